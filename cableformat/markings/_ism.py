"""Markings as attributes of IC-ISM, version 10 of its data encoding.

Facts: content.md 3.3.  Representation: a dict of attributes without namespace, for the
caller to put into documents.  What version 10 has no value for is reported, never
replaced by another value: State's LIMDIS is not DS, EYES ONLY for a named reader is not
the list EYES, and LIMITED OFFICIAL USE is not SBU.  Whatever is read but fits no
marking is reported too.  Doubt: a telegram older than the register may break its rules
(NODIS without NOFORN); that is not corrected here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import NoneType
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

import attrs

from cableformat._record import LINES, refuse, shown
from cableformat.errors import CableValueError
from cableformat.markings._controls import DISPLAY, REL, read
from cableformat.markings._lattice import USA
from cableformat.markings._marking import (
    Marking,
    check_type,
    dates_of,
    lists_of,
    normalise,
)
from cableformat.markings._roll_up import needs_noforn
from cableformat.markings._statement import Changes, Stated, changes
from cableformat.markings.declassification import (
    Declassification,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
)
from cableformat.markings.levels import Level
from cableformat.markings.register import (
    NOFORN,
    Category,
    fused,
    level_word,
    order,
    parents,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.markings.portions import PortionMarking

__all__ = ["ISM_NAMESPACE", "InIsm", "from_ism", "to_ism"]

#: content.md 3.3: the namespace of the attributes, which `to_ism` leaves out.
ISM_NAMESPACE: Final = "urn:us:gov:ic:ism"

#: content.md 3.3; a level between U and R is U with a control.
_CLASSES: Final = {word: Level(word) for word in ("U", "R", "C", "S", "TS")}
_DISSEMINATION: Final = "disseminationControls"
#: The attributes that hold controls alone, in the order of content.md 3.3.
_ATTRIBUTES: Final = (
    "SCIcontrols",
    "SARIdentifier",
    "atomicEnergyMarkings",
    _DISSEMINATION,
    "nonICmarkings",
    "nonUSControls",
)
#: content.md 3.3: the order of the values of disseminationControls.
_VALUES: Final = "RS FOUO OC IMC NF PR REL RELIDO EYES DSEN FISA DISPLAYONLY".split()
#: The attribute of a list, and the value that says that there is one.
_LISTS: Final = {
    REL: ("releasableTo", "REL"),
    DISPLAY: ("displayOnlyTo", "DISPLAYONLY"),
}
#: What a control of an attribute begins with in a banner (content.md 3.2, 3.3).
_BEGINNINGS: Final = {"SARIdentifier": "SAR-", "cuiSpecified": "SP-"}
#: content.md 3.3: from 2021 on; a basic category has no word in a banner.
_CUI: Final = ("cuiSpecified", "cuiBasic")
#: content.md 3.3: the codes that declassException of version 10 has.
_EXCEPTIONS: Final = frozenset(
    {*(f"25X{number}" for number in range(1, 10)), "50X1-HUM", "50X2-WMD"}
)
#: content.md 3.3: the longest texts.
_LONGEST: Final = 1024
_LONGEST_REASON: Final = 4096
#: The attributes of texts, by the arguments of `to_ism`.
_TEXTS: Final = {
    "classified_by": "classifiedBy",
    "classification_reason": "classificationReason",
    "derived_from": "derivedFrom",
    "derivatively_classified_by": "derivativelyClassifiedBy",
}
_LINES: Final = re.compile(LINES)
_BLANKS: Final = re.compile("[ \t\r\n]+")


class InIsm(NamedTuple):
    """A marking in IC-ISM, and what is not in it."""

    #: Attributes without namespace, in the order of content.md 3.3.
    attributes: dict[str, str]
    #: Controls without counterpart, as `Marking.controls` names them.
    left_over: tuple[str, ...]
    #: Controls that the marking lacks, added because the caller asked.
    added: tuple[str, ...]
    #: Lists of the marking that the added controls do not allow.
    removed: tuple[str, ...]
    #: The instruction, where not all of it has a counterpart.
    instruction: Declassification | None
    #: How the normal form, which is converted, differs from the marking.
    changes: Changes


def to_ism(
    marking: Marking | PortionMarking,
    *,
    instruction: Declassification | None = None,
    classified_by: str | None = None,
    classification_reason: str | None = None,
    derived_from: str | None = None,
    derivatively_classified_by: str | None = None,
    add_noforn: bool = False,
) -> InIsm:
    """A marking as attributes of IC-ISM, and what these can't hold.

    The register's rules require NF beside ND and XD.  `add_noforn` adds it; the result
    reports that, and any list removed for it.  Together with what is left over
    (`completed`), the attributes read back as the marking (content.md 3.3).

    Raises:
        CableValueError: The marking is unmarked or partly so
            (``markings.partly-unmarked``); it is RESTRICTED and of the United States,
            for which there is no value (``markings.level-not-in-ism``); a text is empty
            or too long for its attribute (``model.range``), or no lines of text
            (``model.pattern``).
        TypeError: An argument is of another type.

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
    check_type("add_noforn", add_noforn, bool)
    check_type("instruction", instruction, *get_args(Declassification), NoneType)
    normal = normalise(marking)
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    if add_noforn and needs_noforn(normal):
        added = (NOFORN,)
        removed = tuple(word + ", ".join(codes) for word, codes in lists_of(normal))
        normal = normalise(attrs.evolve(normal, controls=normal.controls + added))
    facts = normal.facts()
    if facts.level is Level.RESTRICTED and not facts.owners:
        msg = "to_ism: expected a level that the United States have; found RESTRICTED"
        raise CableValueError(msg, code="markings.level-not-in-ism", field="Marking")
    word = level_word(facts.level)
    values, left = _values({*facts.controls, *([word] if word else ())})
    for opening, codes in lists_of(normal):
        attribute, value = _LISTS[opening]
        values.setdefault(_DISSEMINATION, []).append(value)
        values[attribute] = list(codes)
    values.get(_DISSEMINATION, []).sort(key=_VALUES.index)
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
    left += dates_of(marking)
    unfit = None if whole else instruction
    return InIsm(attributes, left, added, removed, unfit, changes(marking))


_ORDER: Final = (
    *_ATTRIBUTES[:4],
    "releasableTo",
    "displayOnlyTo",
    *_ATTRIBUTES[4:],
    "FGIsourceOpen",
    "FGIsourceProtected",
)


def _values(names: set[str]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The values of each attribute, and the names that have none."""
    values: dict[str, list[str]] = {}
    left: list[str] = []
    both = fused(names)
    names |= _wholes(names)
    for name in sorted(names - {NOFORN} if both else names, key=order):
        row = registered(name)
        if row is not None and row.category is Category.FGI:
            codes = name.split(" ")[1:]
            values["FGIsourceOpen" if codes else "FGIsourceProtected"] = codes or [name]
        elif row is None or row.ism is None:
            left.append(name)
        else:
            value = "SBU-NF" if both and name == "SBU" else row.portion
            value = value.removeprefix(_BEGINNINGS.get(row.ism, ""))
            values.setdefault(row.ism, []).append(value)
    return values, tuple(left)


def _wholes(names: set[str]) -> set[str]:
    """The wholes of which some names are parts: IC-ISM has both, a banner the part."""
    found = set()
    for name in names:
        row = registered(name)
        if row is not None and row.ism is not None:
            found |= {*parents(name)}
    return found


def _text(name: str, text: str | None, longest: int = _LONGEST) -> dict[str, str]:
    check_type(name, text, str, NoneType)
    if text is None:
        return {}
    if not 1 <= len(text) <= longest:
        msg = f"{name}: expected 1 to {longest} characters; found {len(text)}"
        raise CableValueError(msg, code="model.range", field=name)
    if _LINES.fullmatch(text) is None:
        refuse(name, "lines of text", text)
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


def from_ism(attributes: Mapping[str, str]) -> Stated:
    """What attributes of IC-ISM state: the marking, in normal form, and the rest.

    Unknown values become controls word for word, because their attributes restrict.
    Unknown attributes, such as ``createDate``, are left over as they are, and so are a
    day and an exception that fit no instruction (content.md 3.3).

    Raises:
        CableValueError: There is no known classification, or a value is one that
            no marking can hold (``model.pattern``); no owner is named
            (``markings.no-owner``).
        TypeError: It is no mapping of strings.

    >>> found = from_ism(
    ...     {"classification": "U", "ownerProducer": "USA", "nonICmarkings": "SBU-NF"}
    ... )
    >>> found.marking.banner()
    'UNCLASSIFIED//SBU NOFORN'
    """
    check_type("attributes", attributes, Mapping)
    for name, value in attributes.items():
        check_type("attributes", name, str)
        check_type(name, value, str)
    level, owners = _class_and_owners(attributes)
    controls = tuple(_controls(attributes))
    wholes = {whole for name in controls for whole in parents(name)}
    stated = Marking(
        level=level,
        owners=owners,
        # IC-ISM has a part beside what it is part of; a marking has the part alone.
        controls=tuple(name for name in controls if _named(name) not in wholes),
        releasable_to=_tokens(attributes, "releasableTo") or None,
        display_only_to=_tokens(attributes, "displayOnlyTo") or None,
    )
    instruction, used = _instruction(attributes)
    texts = {
        argument: attributes[name]
        for argument, name in _TEXTS.items()
        if name in attributes
    }
    known = {*used, *_TEXTS.values(), *_HELD}
    left = tuple(pair for pair in attributes.items() if pair[0] not in known)
    return Stated(normalise(stated), instruction, texts, left, changes(stated))


def _class_and_owners(attributes: Mapping[str, str]) -> tuple[Level, tuple[str, ...]]:
    """The two attributes that IC-ISM requires."""
    level = _CLASSES.get(attributes.get("classification", ""))
    if level is None:
        found = shown(attributes.get("classification"))
        msg = f"Marking: expected a classification of IC-ISM; found {found}"
        raise CableValueError(msg, code="model.pattern", field="Marking.level")
    owners = _tokens(attributes, "ownerProducer")
    if not owners:
        msg = "Marking.owners: expected an ownerProducer, which is required; found none"
        raise CableValueError(msg, code="markings.no-owner", field="Marking.owners")
    return level, owners


def _named(value: str) -> str:
    """The name of the control that a value of IC-ISM means."""
    items = read(value)
    return items[0].text if len(items) == 1 else value


#: The attributes of which a marking holds all.
_HELD: Final = frozenset({"classification", "ownerProducer", "cuiSpecified", *_ORDER})


def _tokens(attributes: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(filter(None, _BLANKS.split(attributes.get(name, ""))))


def _controls(attributes: Mapping[str, str]) -> Iterator[str]:
    # A list says the same as these; without one, they are kept.
    implied = {"REL", "EYES"} if _tokens(attributes, "releasableTo") else set()
    implied |= {"DISPLAYONLY"} if _tokens(attributes, "displayOnlyTo") else set()
    for attribute in (*_ATTRIBUTES, "cuiSpecified"):
        beginning = _BEGINNINGS.get(attribute, "")
        for value in _tokens(attributes, attribute):
            if value not in implied:
                yield _spelled(beginning + value.removeprefix(beginning))
    if any(_tokens(attributes, name) for name in _CUI):
        yield "CUI"
    codes = _tokens(attributes, "FGIsourceOpen")
    if codes:
        yield " ".join(("FGI", *codes))
    if attributes.get("FGIsourceProtected"):
        yield "FGI"


def _spelled(value: str) -> str:
    """A value of 2022, such as FED_ONLY, as the register spells it (content.md 3.3)."""
    name = value.replace("_", " ").removeprefix("NATO-")
    row = registered(name)
    return value if row is None else name


def _instruction(
    attributes: Mapping[str, str],
) -> tuple[Declassification | None, set[str]]:
    """The instruction, and the attributes of which it holds all."""
    date, event = attributes.get("declassDate", ""), attributes.get("declassEvent", "")
    codes = _tokens(attributes, "declassException")
    for used, make in (
        (
            {"declassException", "declassDate"},
            lambda: DeclassificationExemption(codes=codes, date=date),
        ),
        ({"declassException"}, lambda: DeclassificationExemption(codes=codes)),
        ({"declassDate"}, lambda: DeclassificationDate(date=date)),
        ({"declassEvent"}, lambda: DeclassificationEvent(event=event)),
    ):
        if used <= attributes.keys():
            try:
                return make(), used
            except CableValueError:  # a day that is none, AEA
                continue
    return None, set()
