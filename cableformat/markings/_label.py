"""Markings as confidentiality labels of STANAG 4774.

Facts: content.md 3.4, captions.csv.  Representation: a label has the policy of one
owner, the level in the policy's words, and categories; controls are of the category
Additional Sensitivity, and REL TO is Releasable To.  What has no counterpart is told,
never forced.  Doubt: no identifier of a policy of the United States is known to us, nor
of any country's: the label names the country, and a caller who knows the identifier
gives it.  Binding a label to its text, by STANAG 4778, is the caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cableformat._record import shown
from cableformat.errors import CableValueError
from cableformat.markings._controls import DISPLAY
from cableformat.markings._lattice import USA
from cableformat.markings._levels import Level
from cableformat.markings._marking import Marking, normalise
from cableformat.markings._register import REGISTER, level_word, order, registered

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

__all__ = ["LABEL_NAMESPACE", "InLabel", "from_label", "to_label"]

#: content.md 3.4.
LABEL_NAMESPACE: Final = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"
_NATO_POLICY: Final = "urn:oid:1.3.26.1.3.1"
_SENSITIVITY: Final = ("RESTRICTIVE", "Additional Sensitivity")
_RELEASABLE: Final = ("PERMISSIVE", "Releasable To")

_CLASSES: Final = {level.word: level for level in Level if level_word(level) is None}
# How NATO's highest level is displayed (content.md 3.4).
_CLASSES["COSMIC TOP SECRET"] = Level.TOP_SECRET
#: The names of controls, by their values in a label.
_NAMES: Final = {row.label: row.name for row in REGISTER if row.label}


class InLabel(NamedTuple):
    """A marking as a label, and what is not in it."""

    #: ``originatorConfidentialityLabel``, an element of lxml.
    element: Any
    #: Controls without counterpart, as `Marking.controls` names them.
    left_over: tuple[str, ...]


def to_label(
    marking: Marking,
    *,
    created: datetime.datetime,
    review: datetime.datetime | None = None,
    policy_uri: str | None = None,
) -> InLabel:
    """A marking as a label of STANAG 4774, and what it can't hold (content.md 3.4).

    `created` and `review` are of a time zone; the latter is where a day of
    declassification goes.  `policy_uri` identifies the owner's policy; NATO's is known.

    Raises:
        CableValueError: The marking is unmarked or partly so
            (``markings.partly-unmarked``); it has several owners, and a label one
            policy (``markings.several-owners``); a time has no zone (``model.range``).

    >>> import datetime
    >>> created = datetime.datetime(2008, 9, 15, 11, 22, tzinfo=datetime.UTC)
    >>> label = to_label(Marking.from_banner("SECRET//SI//NODIS"), created=created)
    >>> [value.text for value in label.element.iter("{*}GenericValue")]
    ['NODIS']
    >>> label.left_over
    ('SI',)
    """
    from lxml import etree  # noqa: PLC0415 - most readers of markings need none

    facts = normalise(marking).facts()
    owner = _owner(facts.owners)
    root = etree.Element(_tag("originatorConfidentialityLabel"), nsmap=_NSMAP)
    if review is not None:
        root.set("ReviewDateTime", _time("review", review))
    information = etree.SubElement(root, _tag("ConfidentialityInformation"))
    policy = etree.SubElement(information, _tag("PolicyIdentifier"))
    policy.text = owner
    uri = policy_uri or (_NATO_POLICY if owner == "NATO" else None)
    if uri is not None:
        policy.set("URI", uri)
    word = level_word(facts.level)
    level = Level.UNCLASSIFIED if word else facts.level
    etree.SubElement(information, _tag("Classification")).text = level.word
    names = {*facts.controls, *([word] if word else ())}
    labels, left = _values(names)
    if facts.display_only_to is not None:
        left = (*left, DISPLAY + ", ".join(facts.display_only_to))
    for category, values in (
        (_SENSITIVITY, labels),
        (_RELEASABLE, facts.releasable_to or ()),
    ):
        _add(information, category, values)
    etree.SubElement(root, _tag("CreationDateTime")).text = _time("created", created)
    return InLabel(root, left)


_NSMAP: Final = {None: LABEL_NAMESPACE}


def _tag(name: str) -> str:
    return f"{{{LABEL_NAMESPACE}}}{name}"


def _owner(owners: tuple[str, ...]) -> str:
    if len(owners) > 1:
        msg = f"to_label: expected one owner, as a label has one policy; found {owners}"
        raise CableValueError(msg, code="markings.several-owners", field="Marking")
    return owners[0] if owners else USA


def _time(name: str, moment: datetime.datetime) -> str:
    if moment.tzinfo is None:
        msg = f"{name}: expected a time with its zone; found {shown(moment)}"
        raise CableValueError(msg, code="model.range", field=name)
    return moment.isoformat().replace("+00:00", "Z")


def _values(names: Iterable[str]) -> tuple[list[str], tuple[str, ...]]:
    labels, left = [], []
    for name in sorted(names, key=order):
        row = registered(name)
        if row is None or row.label is None:
            left.append(name)
        else:
            labels.append(row.label)
    return labels, tuple(left)


def _add(parent: Any, category: tuple[str, str], values: Iterable[str]) -> None:
    """A category with its values, if there are any."""
    values = list(values)
    if not values:
        return
    element = parent.makeelement(_tag("Category"))
    parent.append(element)
    element.set("Type", category[0])
    element.set("TagName", category[1])
    for value in values:
        child = element.makeelement(_tag("GenericValue"))
        child.text = value
        element.append(child)


def from_label(element: Any) -> Marking:
    """The marking that a label states, in normal form (content.md 3.4).

    Takes an element, never text: whoever parses the text must resolve no entities.
    Restrictive values that we do not know become controls word for word.

    Raises:
        CableValueError: It has no policy or classification that is known, or a value is
            none that a marking can hold (``model.pattern``).
    """
    information = element.find(_tag("ConfidentialityInformation"))
    if information is None:
        _refuse("an element with ConfidentialityInformation", element.tag)
    owner = _stripped(information.findtext(_tag("PolicyIdentifier")))
    words = _stripped(information.findtext(_tag("Classification"))).upper()
    level = _CLASSES.get(words)
    if level is None:
        _refuse("a classification such as SECRET", words)
    releasable: list[str] | None = None
    controls: list[str] = []
    for category in information.findall(_tag("Category")):
        values = list(_generic(category))
        if _kind(category) == _RELEASABLE:
            releasable = [*(releasable or ()), *values]
        else:
            controls += (_NAMES.get(value, value) for value in values)
    return normalise(
        Marking(
            level=level,
            owners=(owner,),
            controls=tuple(controls),
            releasable_to=None if releasable is None else tuple(releasable),
        )
    )


def _stripped(text: str | None) -> str:
    return (text or "").strip(" \t\r\n")


def _kind(category: Any) -> tuple[str | None, str | None]:
    return category.get("Type"), category.get("TagName")


def _generic(category: Any) -> Iterator[str]:
    for value in category.findall(_tag("GenericValue")):
        text = _stripped(value.text)
        if text:
            yield text


def _refuse(expected: str, found: object) -> None:
    msg = f"Marking: expected {expected}; found {shown(found)}"
    raise CableValueError(msg, code="model.pattern", field="Marking")
