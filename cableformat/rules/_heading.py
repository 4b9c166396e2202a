"""Rules of the heading: ACP 127 format lines 5 to 9."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.routing import DesignatorKind, Precedence, designator_kind
from cableformat.rules._cable_facts import Breach, post_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.model import Addressee
    from cableformat.rules._cable_facts import Facts

_PREAMBLE: Final = ("heading", "preamble")
#: wire.md 1.7.3: the names for many, which may have exemptions.
_MANY: Final = frozenset(DesignatorKind) - {
    DesignatorKind.PLAIN_LANGUAGE,
    DesignatorKind.TASK_ORGANIZATION,
}


def precedence_order(facts: Facts) -> Iterator[Breach]:
    """The precedence for information is no higher than for action (wire.md 1.6, 3)."""
    pair = None if facts.preamble is None else facts.preamble.precedence
    if pair is not None and pair.info is not None and pair.info > pair.action:
        words = (pair.info.prosign, pair.action.prosign)
        yield Breach("rules.precedence-order", _PREAMBLE, words)


def addressee_precedence(facts: Facts) -> Iterator[Breach]:
    """The preamble's prosign is the highest of all addressees' (wire.md 3)."""
    pair = None if facts.preamble is None else facts.preamble.precedence
    if pair is None:
        return
    highest = max(pair.action, pair.info or pair.action)
    for steps, addressee in facts.recipients + facts.exempted:
        own = addressee.precedence
        # NIACT IMMEDIATE has no prosign of its own: the preamble shows O.
        if own is not None and Precedence(own.prosign) > highest:
            words = (own.word, addressee.designator, highest.prosign)
            yield Breach("rules.addressee-precedence", steps, words)


def precedence_at_date(facts: Facts) -> Iterator[Breach]:
    """A precedence is one that the network knew in its year (wire.md 3)."""
    if facts.dated is None:
        return
    year = facts.dated.year
    seen: set[Precedence] = set()
    for steps, precedence in _precedences(facts):
        if precedence in seen:
            continue
        seen.add(precedence)
        if not _is_known(precedence, year, facts):
            words = (precedence.word, year)
            yield Breach("rules.precedence-at-date", steps, words)


def _precedences(facts: Facts) -> Iterator[tuple[Steps, Precedence]]:
    """Every precedence that the heading states, with its path."""
    pair = None if facts.preamble is None else facts.preamble.precedence
    for stated in () if pair is None else (pair.action, pair.info):
        if stated is not None:
            yield _PREAMBLE, stated
    for steps, addressee in facts.recipients + facts.exempted:
        if addressee.precedence is not None:
            yield steps, addressee.precedence


def _is_known(precedence: Precedence, year: int, facts: Facts) -> bool:
    """Whether the network that a message shows, or else either, authorises it."""
    state = precedence.authorised(year, network="state")
    return state if facts.is_states else state or precedence.authorised(year)


def duplicate_addressee(facts: Facts) -> Iterator[Breach]:
    """An addressee is named once for action, or once for information (wire.md 1.7.2).

    Offices of one designator are different addressees.
    """
    seen: dict[object, Steps] = {}
    for steps, addressee in facts.recipients:
        before = seen.setdefault(_name_of(addressee), steps)
        if before == steps:
            continue
        same = before[1] == steps[1]
        code = "rules.duplicate-addressee" if same else "rules.action-and-info"
        yield Breach(code, steps, (addressee.designator,))


def _name_of(addressee: Addressee) -> object:
    name = " ".join(addressee.designator.upper().split())
    return name, addressee.office_symbols


def exemption(facts: Facts) -> Iterator[Breach]:
    """Members are exempted of a name for many alone (wire.md 1, 1.7.3)."""
    for steps, addressee in facts.recipients:
        if addressee.exempted and not _is_many(addressee):
            yield Breach("rules.exemption", steps, (addressee.exempted[0],))
    for steps, addressee in facts.exempted:
        if not any(_is_many(addressee) for _, addressee in facts.recipients):
            yield Breach("rules.exemption", steps, (addressee.designator,))
        return


def _is_many(addressee: Addressee) -> bool:
    return designator_kind(addressee.designator) in _MANY


def post_of_number(facts: Facts) -> Iterator[Breach]:
    """The post of the reference number is the originator (content.md 1.2).

    A mission shows the city alone at times: BRUSSELS for USEU BRUSSELS.
    """
    sender = None if facts.original is None else facts.original.originator
    if sender is None or facts.number is None:
        return
    if f" {sender.designator}".upper().endswith(f" {facts.number.post}".upper()):
        return
    own, numbered = post_named(sender.designator), post_named(facts.number.post)
    if own is not None and numbered is not None and own != numbered:
        steps = ("content", "classificationLine")
        yield Breach(
            "rules.post-of-number", steps, (facts.number.post, sender.designator)
        )


RULES: Final = (
    precedence_order,
    addressee_precedence,
    precedence_at_date,
    duplicate_addressee,
    exemption,
    post_of_number,
)
