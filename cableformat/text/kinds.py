"""The kinds of element: one enumeration for readers, writers and layouts."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cableformat.model import Cable

from cableformat._record import Field, camel, rows
from cableformat.model import (
    Archive,
    Content,
    Distribution,
    Ending,
    FormattedSet,
    Heading,
    OfficeCodes,
    ReaddressedHeading,
    Stray,
    Transmission,
)

_ROWS: Final[dict[tuple[str, ...], Field]] = {}


def _fill() -> None:
    parts: dict[tuple[str, ...], type] = {
        ("transmission",): Transmission,
        ("transmission", "ending"): Ending,
        ("heading",): Heading,
        ("heading", "readdressed"): ReaddressedHeading,
        ("content",): Content,
        ("content", "office_codes"): OfficeCodes,
        ("distribution",): Distribution,
        ("archive",): Archive,
    }
    for path, cls in parts.items():
        _ROWS.update({(*path, row.name): row for row in rows(cls)})


_fill()


class Kind(enum.Enum):
    """A kind of element, by the section that holds it and its place there.

    The members are in the order of a canonical telegram.  `BREAK` and `CLOSE` are the
    two BT, and the titles are an archive's: syntax without a value.  `NOTE` is what a
    relay printed around the text.
    """

    RELEASE_STAMP = ("archive", "release_stamp")
    TEXT_TITLE = ("textTitle",)
    NOTICE = ("archive", "notice")
    PAGE_SERIES = ("distribution", "series")
    HANDLING_NUMBER = ("distribution", "handling_number")
    DISTRIBUTION_KIND = ("distribution", "kind")
    LEAD_OFFICE = ("distribution", "lead")
    INFO_OFFICE = ("distribution", "info")
    COPIES_TOTAL = ("distribution", "total")
    DISTRIBUTION_FLAG = ("distribution", "flag")
    FILM_NUMBER = ("distribution", "film_number")
    RELAY_STAMP = ("distribution", "relay_stamp")
    PILOT = ("transmission", "pilots")
    IDENTIFICATION = ("transmission", "identifications")
    SECURITY_PROSIGN = ("transmission", "security_prosign")
    ROUTING_LINE = ("transmission", "routing_line")
    CALLING_STATION = ("transmission", "calling_station")
    SECURITY_WARNING = ("transmission", "security_warning")
    OPERATING_SIGNAL = ("transmission", "operating_signals")
    TRANSMISSION_INSTRUCTION = ("transmission", "transmission_instructions")
    PREAMBLE = ("heading", "preamble")
    ORIGINATOR = ("heading", "originator")
    ACTION_ADDRESSEE = ("heading", "action_addressees")
    INFO_ADDRESSEE = ("heading", "info_addressees")
    EXEMPTED_ADDRESSEE = ("heading", "exempted_addressees")
    READDRESSED_PREAMBLE = ("heading", "readdressed", "preamble")
    READDRESSED_ORIGINATOR = ("heading", "readdressed", "originator")
    READDRESSED_ACTION_ADDRESSEE = ("heading", "readdressed", "action_addressees")
    READDRESSED_INFO_ADDRESSEE = ("heading", "readdressed", "info_addressees")
    READDRESSED_EXEMPTED_ADDRESSEE = ("heading", "readdressed", "exempted_addressees")
    ACCOUNTING_SYMBOL = ("heading", "accounting_symbol")
    GROUP_COUNT = ("heading", "group_count")
    BREAK = ("break",)
    NOTE = ("note",)
    CLASSIFICATION_LINE = ("content", "classification_line")
    CAPTION = ("content", "captions")
    PASSING_INSTRUCTION = ("content", "passing_instructions")
    OFFICE_ORIGINATOR = ("content", "office_codes", "originator")
    OFFICE_ACTION = ("content", "office_codes", "action_addressees")
    OFFICE_INFO = ("content", "office_codes", "info_addressees")
    SERIES = ("content", "series")
    SET = ("content", "sets")
    EXECUTIVE_ORDER = ("content", "executive_order")
    TAG = ("content", "tags")
    SUBJECT = ("content", "subject")
    REFERENCE = ("content", "references")
    CLASSIFICATION_AUTHORITY = ("content", "classification_authority")
    DERIVED_BY = ("content", "derived_by")
    DERIVED_FROM = ("content", "derived_from")
    DECLASSIFY_ON = ("content", "declassify_on")
    PARAGRAPH = ("content", "paragraphs")
    DOWNGRADING_GROUP = ("content", "downgrading_group")
    SIGNATURE = ("content", "signature")
    DRAFTED_BY = ("content", "drafted_by")
    CLEARED_BY = ("content", "cleared_by")
    APPROVED_BY = ("content", "approved_by")
    RELEASED_BY = ("content", "released_by")
    DESIRED_DISTRIBUTION = ("content", "desired_distribution")
    CLOSE = ("close",)
    CORRECTION = ("transmission", "ending", "corrections")
    VALIDATION_NUMBER = ("transmission", "ending", "validation_number")
    CANCELLED = ("transmission", "ending", "cancelled")
    END_OF_MESSAGE = ("transmission", "ending", "end_of_message")
    ATTRIBUTES_TITLE = ("attributesTitle",)
    ATTRIBUTE = ("archive", "attributes")
    HEADING_STRAY = ("heading", "strays")
    CONTENT_STRAY = ("content", "strays")

    def __init__(self, section: str, *names: str) -> None:
        self.section = section
        self.names = names
        #: The name of the field in JSON, the last step of the element's path.
        self.field = camel(names[-1]) if names else section
        #: The name of the section's field that holds it; strays follow that field.
        self.anchor = camel(names[0]) if names else section
        #: Its row of the field table; `None` for syntax.
        self.row = _ROWS.get((section, *names))
        self.many = self.row is not None and self.row.many
        self.stray = names == ("strays",)
        #: Whether a cable holds at most one.
        self.single = bool(names) and not self.many
        self._path = "/".join(("", section, *map(camel, names)))

    __hash__ = object.__hash__

    def path(self, place: int | None = None) -> str:
        """The path of an element of this kind, as in JSON (model.md 7)."""
        return self._path if place is None or not self.many else f"{self._path}/{place}"

    def items(self, cable: Cable) -> tuple[Any, ...]:
        """The values of this kind in a cable, in order."""
        if not self.names:
            return ()
        value: Any = getattr(cable, self.section)
        for name in self.names:
            if value is None:
                return ()
            value = getattr(value, name)
        if self.many:
            return value or ()
        return () if value is None or value is False else (value,)


#: The kinds that may be directly above a text without a number.
ABOVE_TEXT: Final = (
    Kind.SUBJECT,
    Kind.CLASSIFICATION_AUTHORITY,
    Kind.DERIVED_BY,
    Kind.DERIVED_FROM,
    Kind.DECLASSIFY_ON,
)

#: The kinds below the paragraphs, in the order of a canonical telegram.
BEHIND_TEXT: Final = (
    Kind.DOWNGRADING_GROUP,
    Kind.SIGNATURE,
    Kind.DRAFTED_BY,
    Kind.CLEARED_BY,
    Kind.APPROVED_BY,
    Kind.RELEASED_BY,
    Kind.DESIRED_DISTRIBUTION,
)

#: The kinds of a heading, and those of the heading that it readdresses.
READDRESSED: Final = {
    kind: Kind["READDRESSED_" + kind.name]
    for kind in Kind
    if f"READDRESSED_{kind.name}" in Kind.__members__
}

_ALL: Final = tuple(Kind)
#: The lines that are written without a value.
SYNTAX: Final = frozenset(
    {Kind.BREAK, Kind.CLOSE, Kind.TEXT_TITLE, Kind.ATTRIBUTES_TITLE}
)
#: The kinds above a telegram and below it in the frame of a document.
FRAME_ABOVE: Final = frozenset(_ALL[: _ALL.index(Kind.PILOT)])
FRAME_BELOW: Final = frozenset({Kind.ATTRIBUTES_TITLE, Kind.ATTRIBUTE})

#: A place in canonical order: a kind, and for strays the field that they follow; sets
#: above the subject or the references have `ABOVE_SUBJECT` or `FREE`.
Slot = tuple[Kind, str | None]

#: The places of sets, by identifier (military.md 2); all others are below the
#: references.  An explanation without a set above it is below the subject.
ABOVE_SUBJECT: Final = "above the subject"
FREE: Final = "free"
_SET_PLACES: Final = {
    **dict.fromkeys(("MSGID", "EXER", "OPER"), ABOVE_SUBJECT),
    **dict.fromkeys(("AMPN", "NARR"), FREE),
}


def strays_after(section: str, field: str | None) -> Slot:
    """The slot of the strays that follow a field of a section."""
    kind = Kind.HEADING_STRAY if section == "heading" else Kind.CONTENT_STRAY
    return kind, field


def slot_items(cable: Cable, slot: Slot) -> tuple[Any, ...]:
    """The values of a cable in a slot."""
    kind, follows = slot
    values = kind.items(cable)
    if kind is Kind.SET and values:
        return tuple(v for v in values if _SET_PLACES.get(v.identifier) == follows)
    if not kind.stray or not values:
        return values
    return tuple(stray for stray in values if stray.follows == follows)


def slot_of(kind: Kind, value: Any) -> Slot:
    """The slot of a value."""
    if type(value) is FormattedSet:
        return kind, _SET_PLACES.get(value.identifier)
    return (kind, value.follows) if type(value) is Stray else (kind, None)


def _slots() -> tuple[Slot, ...]:
    """Every slot in canonical order; strays are after the field they follow.

    Strays at the end of the text are below the ending, where nothing claims them.
    """
    slots: list[Slot] = []
    late: list[Slot] = []
    for kind in Kind:
        if kind.stray:
            continue
        if kind is Kind.SET:
            slots.append((kind, ABOVE_SUBJECT))
            continue
        if kind is Kind.REFERENCE:
            slots.append((Kind.SET, FREE))
        if kind is Kind.PREAMBLE or kind is Kind.CLASSIFICATION_LINE:
            slots.append(strays_after(kind.section, None))
        strays = strays_after(kind.section, kind.anchor)
        if strays in slots:  # one field may have several kinds
            slots.remove(strays)
        slots.append((kind, None))
        if kind in BEHIND_TEXT or kind is Kind.PARAGRAPH:
            late.append(strays)
        elif kind.section in ("heading", "content"):
            slots.append(strays)
        if kind is Kind.REFERENCE:
            slots += [(Kind.SET, None), strays_after("content", Kind.SET.anchor)]
    # The lower part of the frame is below the whole telegram.
    end = slots.index((Kind.ATTRIBUTES_TITLE, None))
    return (*slots[:end], *late, *slots[end:])


#: Every slot, in canonical order.
SLOTS: Final = _slots()
