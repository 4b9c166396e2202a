"""Markings as attributes of IC-ISM, version 10 of its data encoding.

Facts: content.md 3.3.  Representation: a dict of attributes, without namespace; the
caller puts them where its documents want them.  What version 10 has no value for is
told, never forced into another: State's LIMDIS is not DS, EYES ONLY of a name is not
the list EYES, LIMITED OFFICIAL USE is not SBU.  Doubt: a telegram that is older than
the register may break its rules (NODIS without NOFORN); that is not mended here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from cableformat._record import shown
from cableformat.errors import CableValueError
from cableformat.markings._declassification import (
    Declassification,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
)
from cableformat.markings._lattice import USA
from cableformat.markings._levels import Level
from cableformat.markings._marking import Marking, needs_noforn, normalise
from cableformat.markings._register import (
    NOFORN,
    Category,
    level_word,
    order,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["InIsm", "from_ism", "to_ism"]

#: content.md 3.3; what is between U and R is U and a control.
_CLASSES: Final = {word: Level(word) for word in ("U", "R", "C", "S", "TS")}
_DISSEMINATION: Final = "disseminationControls"
#: The attributes that hold controls alone, in the order of content.md 3.3.
_ATTRIBUTES: Final = (
    "SCIcontrols",
    "atomicEnergyMarkings",
    _DISSEMINATION,
    "nonICmarkings",
    "nonUSControls",
)
#: content.md 3.3: the order of the values of disseminationControls.
_VALUES: Final = (
    "RS FOUO OC OC-USGOV IMC NF PR REL RELIDO EYES DSEN FISA DISPLAYONLY".split()
)
#: Attributes of later versions or without a list of values: what a control of them is
#: called in a banner begins so (content.md 3.2, 3.3).
_BEGINNINGS: Final = {"SARIdentifier": "SAR-", "cuiSpecified": "SP-", "cuiBasic": ""}
#: content.md 3.3: the codes that declassException of version 10 has.
_EXCEPTIONS: Final = frozenset(
    {*(f"25X{number}" for number in range(1, 10)), "50X1-HUM", "50X2-WMD"}
)
#: content.md 3.3: the longest texts.
_LONGEST: Final = 1024
_LONGEST_REASON: Final = 4096


class InIsm(NamedTuple):
    """A marking in IC-ISM, and what is not in it."""

    #: Attributes without namespace, in the order of content.md 3.3.
    attributes: dict[str, str]
    #: Controls without counterpart, as `Marking.controls` names them.
    left_over: tuple[str, ...]
    #: Controls that the marking does not have, added because the caller asked.
    added: tuple[str, ...]
    #: The instruction, where not all of it has a counterpart.
    instruction: Declassification | None


def to_ism(
    marking: Marking,
    *,
    instruction: Declassification | None = None,
    classified_by: str | None = None,
    classification_reason: str | None = None,
    derived_from: str | None = None,
    derivatively_classified_by: str | None = None,
    add_noforn: bool = False,
) -> InIsm:
    """A marking as attributes of IC-ISM, and what these can't hold.

    The register's rules want NF beside ND and XD: `add_noforn` adds it, and the result
    tells.  Joined with what is left over, the attributes read back as the marking
    (content.md 3.3).

    Raises:
        CableValueError: The marking is unmarked or partly so
            (``markings.partly-unmarked``); a text is empty or too long for its
            attribute (``model.range``).

    >>> result = to_ism(Marking.from_banner("SECRET//NOFORN//NODIS//STADIS"))
    >>> for name, value in result.attributes.items():
    ...     print(name, value)
    classification S
    ownerProducer USA
    disseminationControls NF
    nonICmarkings ND
    >>> result.left_over
    ('STADIS',)
    """
    normal = normalise(marking)
    added = (NOFORN,) if add_noforn and needs_noforn(normal) else ()
    if added:
        normal = normalise(attrs.evolve(normal, controls=normal.controls + added))
    facts = normal.facts()
    word = level_word(facts.level)
    values, left = _values({*facts.controls, *([word] if word else ())})
    if facts.releasable_to is not None:
        values.setdefault(_DISSEMINATION, []).append("REL")
        values["releasableTo"] = list(facts.releasable_to)
    if facts.display_only_to is not None:
        values.setdefault(_DISSEMINATION, []).append("DISPLAYONLY")
        values["displayOnlyTo"] = list(facts.display_only_to)
    if _DISSEMINATION in values:
        values[_DISSEMINATION].sort(key=_VALUES.index)
    declassification, whole = _declassification(instruction)
    attributes: dict[str, str] = {
        "classification": "U" if word else facts.level.value,
        "ownerProducer": " ".join(facts.owners or (USA,)),
        **{name: " ".join(values[name]) for name in _ORDER if name in values},
        **_text("classifiedBy", classified_by),
        **_text("classificationReason", classification_reason, _LONGEST_REASON),
        **_text("derivedFrom", derived_from),
        **_text("derivativelyClassifiedBy", derivatively_classified_by),
        **declassification,
    }
    return InIsm(attributes, left, added, None if whole else instruction)


_ORDER: Final = (
    *_ATTRIBUTES[:3],
    "releasableTo",
    "displayOnlyTo",
    *_ATTRIBUTES[3:],
    "FGIsourceOpen",
    "FGIsourceProtected",
)


def _values(names: set[str]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The values of each attribute, and the names that have none."""
    values: dict[str, list[str]] = {}
    left: list[str] = []
    both = names >= {"SBU", NOFORN}
    for name in sorted(names - {NOFORN} if both else names, key=order):
        row = registered(name)
        if row is not None and row.category is Category.FGI:
            codes = name.split(" ")[1:]
            values["FGIsourceOpen" if codes else "FGIsourceProtected"] = codes or [name]
        elif row is None or row.ism is None:
            left.append(name)
        else:
            value = "SBU-NF" if both and name == "SBU" else row.portion
            values.setdefault(row.ism, []).append(value)
    return values, tuple(left)


def _text(name: str, text: str | None, longest: int = _LONGEST) -> dict[str, str]:
    if text is None:
        return {}
    if not 1 <= len(text) <= longest:
        msg = f"{name}: expected 1 to {longest} characters; found {len(text)}"
        raise CableValueError(msg, code="model.range", field=name)
    return {name: text}


def _declassification(
    instruction: Declassification | None,
) -> tuple[dict[str, str], bool]:
    """The attributes of an instruction, and whether they hold all of it."""
    date: str | None = getattr(instruction, "date", None)
    event: str | None = getattr(instruction, "event", None)
    stated: dict[str, str] = {}
    if date is not None:
        stated["declassDate"] = date
    elif event is not None and len(event) <= _LONGEST:
        stated["declassEvent"] = event
    if isinstance(instruction, DeclassificationExemption):
        # X1 to X8, OADR and MR have no value, nor has a second code.
        code = instruction.codes[0]
        if len(instruction.codes) > 1 or code not in _EXCEPTIONS:
            return stated, False
        return {**stated, "declassException": code}, True
    whole = isinstance(instruction, DeclassificationDate | DeclassificationEvent)
    return stated, instruction is None or (whole and bool(stated))


def from_ism(attributes: Mapping[str, str]) -> Marking:
    """The marking that attributes of IC-ISM state, in normal form.

    Values that we do not know become controls word for word; attributes that state no
    protection, such as ``createDate``, are passed over (content.md 3.3).

    Raises:
        CableValueError: There is no classification that is known, or a value is none
            that a marking can hold (``model.pattern``).

    >>> from_ism({"classification": "U", "nonICmarkings": "SBU-NF"}).banner()
    'UNCLASSIFIED//SBU NOFORN'
    """
    level = _CLASSES.get(attributes.get("classification", ""))
    if level is None:
        found = shown(attributes.get("classification"))
        msg = f"Marking: expected a classification of IC-ISM; found {found}"
        raise CableValueError(msg, code="model.pattern", field="Marking.level")
    return normalise(
        Marking(
            level=level,
            owners=_tokens(attributes, "ownerProducer"),
            controls=tuple(_controls(attributes)),
            releasable_to=_tokens(attributes, "releasableTo") or None,
            display_only_to=_tokens(attributes, "displayOnlyTo") or None,
        )
    )


def _tokens(attributes: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(attributes.get(name, "").split())


def _controls(attributes: Mapping[str, str]) -> Iterable[str]:
    # A list says these; without one, they are kept.
    passed = {"REL", "EYES"} if _tokens(attributes, "releasableTo") else set()
    passed |= {"DISPLAYONLY"} if _tokens(attributes, "displayOnlyTo") else set()
    for attribute in _ATTRIBUTES:
        for value in _tokens(attributes, attribute):
            if value not in passed:
                # The words of portions, which the normal form knows.
                yield value
    for attribute, beginning in _BEGINNINGS.items():
        for value in _tokens(attributes, attribute):
            yield beginning + value.removeprefix(beginning)
    codes = _tokens(attributes, "FGIsourceOpen")
    if codes:
        yield " ".join(("FGI", *codes))
    if attributes.get("FGIsourceProtected"):
        yield "FGI"
