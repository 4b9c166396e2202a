"""Designators: the kinds of names of addressees and originators.

Facts (wire.md 1.7.1, 1.7.5): a designator is mostly plain language; it can also be an
address indicating group (AIG), an address group of four letters, or a name for many.
Representation: a designator stays the text that was printed; its kind is a property.
Doubt: a name of four letters looks like an address group, and names for many come and
go; tables choose, and never refuse.
"""

from __future__ import annotations

import enum
import re
from typing import Final

__all__ = ["DesignatorKind", "aig_number", "designator_kind"]


class DesignatorKind(enum.StrEnum):
    """What kind of name a designator is (wire.md 1.7.5)."""

    #: An address indicating group, by its number: ``AIG 205`` [A127 222,H].
    AIG = "aig"
    #: A name for many, from our table: ``NAVADMIN`` [NAV,CBM,H].
    COLLECTIVE_ADDRESS_DESIGNATOR = "collective-address-designator"
    #: A name that says so itself: ``SCA COLLECTIVE`` [CBM,SEED,H].
    COLLECTIVE = "collective"
    #: A commander or unit of a task organization: ``CTG 70.1`` (wire.md 1.7.4).
    TASK_ORGANIZATION = "task-organization"
    #: Four letters from a book of groups: ``EYNT`` [A127 222]; confidence medium, for
    #: a short name such as ``USUN`` looks the same.
    ADDRESS_GROUP = "address-group"
    #: Any other name.
    PLAIN_LANGUAGE = "plain-language"


_FLAGS: Final = re.ASCII | re.IGNORECASE
_AIG: Final = r"AIG[ \t]*([0-9]{1,5})"
#: wire.md 1.7.5 [A127 222,H]: ``AIG 205``, ``BPFU (REPRESENTING AIG 123)``.
_aig: Final = re.compile(
    rf"{_AIG}|[A-Z]{{4}}[ \t]*\([ \t]*REPRESENTING[ \t]+{_AIG}[ \t]*\)", _FLAGS
).fullmatch
#: wire.md 1.7.5: the last word of a name of several.
_collective: Final = re.compile(r".*[^ \t][ \t]+COLLECTIVE", _FLAGS).fullmatch
#: wire.md 1.7.4 names CTF, TF and TG; groups, units and elements of the same kind from
#: memory, confidence high.  The number of each level follows a point.
_task: Final = re.compile(
    r"C?T[FGUE][ \t]*[0-9]{1,4}(?:\.[0-9]{1,4})*", _FLAGS
).fullmatch
_group: Final = re.compile("[A-Z]{4}").fullmatch

#: Names for many without such a word.
_COLLECTIVES: Final = (
    # wire.md 1.7.5 [CBM,H].
    "ALL DIPLOMATIC AND CONSULAR POSTS",
    # State telegrams of 1969-76 in Foreign Relations of the United States.
    "ALL DIPLOMATIC POSTS",
    # wire.md 1.7.5 [NAV,H], and general messages of ACP 117 CAN-US SUPP-1(P), section
    # V, 12 January 2015 [A117-15,H].
    *("ALCOM", "ALCOMLANT", "ALCOMPAC", "ALMAR", "ALNAV", "ALNAVSTA", "ALPACFLT"),
    *("ALSAFE", "ALSTRAT", "LANTADMIN", "MARADMIN", "NAVACT", "NAVADMIN", "NAVNEWS"),
    *("NAVOP", "PACADMIN"),
)
_designator: Final = re.compile(
    "|".join(_COLLECTIVES).replace(" ", r"[ \t]+"), _FLAGS
).fullmatch


def aig_number(text: str) -> str | None:
    """The number of the address indicating group that a designator is, as printed.

    Also where an address group represents it.  There is one exactly where the kind is
    `DesignatorKind.AIG`.  It is no message continuity number (wire.md 1.7.4-1.7.5).

    >>> aig_number("AIG 205"), aig_number("BPFU (REPRESENTING AIG 123)")
    ('205', '123')
    """
    match = _aig(text)
    return (match[1] or match[2]) if match else None


def designator_kind(text: str) -> DesignatorKind:
    """What kind of name a designator is, by its form and a small table of names.

    Total: what has no other form is plain language.  Case does not matter, but an
    address group is in capitals (wire.md 1.7.5).

    >>> designator_kind("EUROPEAN POLITICAL COLLECTIVE")
    <DesignatorKind.COLLECTIVE: 'collective'>
    >>> designator_kind("AMEMBASSY ASTANA")
    <DesignatorKind.PLAIN_LANGUAGE: 'plain-language'>
    """
    if _aig(text):
        return DesignatorKind.AIG
    if _designator(text):
        return DesignatorKind.COLLECTIVE_ADDRESS_DESIGNATOR
    if _collective(text):
        return DesignatorKind.COLLECTIVE
    if _task(text):
        return DesignatorKind.TASK_ORGANIZATION
    if _group(text):
        return DesignatorKind.ADDRESS_GROUP
    return DesignatorKind.PLAIN_LANGUAGE
