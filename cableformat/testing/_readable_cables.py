"""What a telegram can show, of what the constructors accept.

Each rule here is one of the wire: where two values read alike, or one needs another
beside it, a readable value is one of those that a reader can distinguish.  Where cables
need not be readable, everything else is drawn too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from cableformat._record import rows
from cableformat.errors import CableValueError
from cableformat.model import (
    Addressee,
    Cable,
    CallingStation,
    ClassificationLine,
    Content,
    Distribution,
    FormattedSet,
    Heading,
    OfficeCodes,
    Originator,
    Pilot,
    ReaddressedHeading,
    Reference,
    RoutingLine,
    SecurityWarning,
    Stray,
    Transmission,
)
from cableformat.routing import FilingTime, Precedence
from cableformat.text.dialects import MILITARY, STATE, Dialect

_ORIGINATOR: Final = Originator(designator="AMEMBASSY LIMA")
_INDICATORS: Final = st.sampled_from(["RUEHC", "RUCNDT", "RUEHNO"])
_ROUTED: Final = RoutingLine(
    precedence=Precedence.PRIORITY, routing_indicators=("RUEHC",)
)


def _addressee(drawn: Addressee, draw: st.DrawFn) -> Addressee:
    """Digits that can't be part of the name (wire.md 1.7.4)."""
    if drawn.routing_indicator is not None and draw(st.booleans()):
        drawn = attrs.evolve(drawn, routing_indicator=draw(_INDICATORS))
    number = drawn.message_continuity_number
    if number is None or drawn.precedence is not None:
        return drawn
    if drawn.designator.endswith("DET"):
        return attrs.evolve(drawn, message_continuity_number=None)
    return attrs.evolve(drawn, message_continuity_number=f"{int(number) % 1000:04}")


def _warning(drawn: SecurityWarning, _: st.DrawFn) -> SecurityWarning:
    """Two nations at most, in their order, and none that reads as the class."""
    codes = {code for code in drawn.release_codes if code != drawn.classification}
    return attrs.evolve(drawn, release_codes=tuple(sorted(codes)[:2]))


def _pilot(drawn: Pilot, _: st.DrawFn) -> Pilot:
    """A first line of its own, and something that shows that it was a pilot."""
    line = drawn.routing_line
    shown = drawn.identifications and (drawn.service or drawn.security_warning)
    if line is None and not shown:
        line = _ROUTED
    return attrs.evolve(
        drawn,
        routing_line=None if line is None else attrs.evolve(line, acp128_header=None),
        security_prosign=drawn.security_prosign if drawn.identifications else None,
    )


def _transmission(drawn: Transmission, draw: st.DrawFn) -> Transmission:
    """Something first that shows that a transmission has begun."""
    line, station = drawn.routing_line, drawn.calling_station
    changes: dict[str, Any] = {}
    if not drawn.identifications:
        changes["security_prosign"] = None
    if line is None and drawn.pilots:
        line = changes["routing_line"] = _ROUTED
    if line is not None and line.acp128_header is not None:
        changes |= _by_acp_128(line, station, draw)
    if not (drawn.identifications or line or station or drawn.security_warning):
        # Words after a signal show nothing where no transmission has begun.
        changes["transmission_instructions"] = ()
        changes["operating_signals"] = tuple(
            attrs.evolve(signal, arguments=()) for signal in drawn.operating_signals
        )
    try:
        return attrs.evolve(drawn, **changes)
    except CableValueError:  # nothing is left of it
        return Transmission(routing_line=_ROUTED)


def _by_acp_128(
    line: RoutingLine, station: CallingStation | None, draw: st.DrawFn
) -> dict[str, Any]:
    """A serial of four digits, the day of the year, nothing after it (wire.md 2)."""
    if station is None or station.station_serial_number is None:
        return {"routing_line": attrs.evolve(line, acp128_header=None)}
    filed = station.filing_time
    if filed is None or filed.day_of_year is None:
        day = draw(st.integers(1, 366))
        filed = FilingTime(day_of_year=day, hour=11, minute=9)
    station = attrs.evolve(
        station,
        station_serial_number=f"{int(station.station_serial_number) % 10000:04}",
        position_suffix=None,
        section=None,
        filing_time=filed,
    )
    return {
        "routing_line": attrs.evolve(line, bell=False),
        "calling_station": station,
    }


def _heading(
    drawn: Heading | ReaddressedHeading, _: st.DrawFn
) -> Heading | ReaddressedHeading:
    """An exempted addressee is no collective with exemptions of its own."""
    exempted = tuple(attrs.evolve(a, exempted=()) for a in drawn.exempted_addressees)
    drawn = attrs.evolve(drawn, exempted_addressees=exempted)
    if not isinstance(drawn, Heading) or drawn.readdressed is None:
        return drawn
    # Only below another address does a preamble begin a readdressed heading.
    addressed = drawn.originator or drawn.action_addressees or drawn.info_addressees
    if drawn.preamble and addressed:
        return drawn
    preamble = drawn.preamble or drawn.readdressed.preamble
    strays = tuple(s for s in drawn.strays if s.follows != "readdressed")
    return attrs.evolve(drawn, preamble=preamble, readdressed=None, strays=strays)


_STAMP: Final = (
    "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
)
#: Posts that the table knows: only their numbers can be without a level, or have
#: words after them.
_POSTS: Final = st.sampled_from(["ASTANA", "NEW DELHI", "STATE", "USUN NEW YORK"])


def _line(drawn: ClassificationLine, draw: st.DrawFn) -> ClassificationLine:
    """What belongs to a number follows one whose post a table knows."""
    number = drawn.reference_number
    if number is None:
        return drawn
    if draw(st.integers(0, 4)) == 0:
        # A copy that lost the level, and what goes with it.
        drawn = ClassificationLine(reference_number=number, section=drawn.section)
    if drawn.level is None or drawn.tail or number.post_kind or drawn.controls:
        number = attrs.evolve(number, post=draw(_POSTS))
    serial = number.serial if drawn.level else f"{int(number.serial):06}"
    number = attrs.evolve(number, serial=serial)
    tail = drawn.tail if drawn.level else None
    return attrs.evolve(drawn, reference_number=number, tail=tail)


def _content(drawn: Content, draw: st.DrawFn) -> Content:
    """A telegram's, or a military message's, which has a series and no E.O.

    A line without a level is a telegram's.
    """
    line = drawn.classification_line
    military = drawn.series and not drawn.executive_order
    military = military and (line is None or line.level is not None)
    try:
        drawn = attrs.evolve(drawn, **(_of_sets if military else _of_words)(drawn))
    except CableValueError:  # nothing is left of it
        return Content(subject="CORK")
    return drawn if military else _of_state(drawn, draw)


def _without_line(dialect: Dialect) -> dict[str, Any]:
    """The fields of a content for which a dialect has no line, empty."""
    known = {kind.names[0] for kind in dialect.writers if kind.section == "content"}
    return {
        row.name: () if row.many else None
        for row in rows(Content)
        if row.name not in known and row.types != (Stray,)
    }


_UNKNOWN_TO_MESSAGES: Final = _without_line(MILITARY)
_UNKNOWN_TO_STATE: Final = _without_line(STATE)
_FIRST: Final = ("MSGID", "EXER")


def _of_sets(drawn: Content) -> dict[str, Any]:
    """What messages of the services have.

    The first paragraph begins on the line of its set, so it has no heading.
    """
    references = [r for r in drawn.references if r.fields]
    paragraphs = drawn.paragraphs
    if paragraphs and paragraphs[0].heading is not None:
        numbered = attrs.evolve(paragraphs[0], heading=None, number="1")
        paragraphs = (numbered, *paragraphs[1:])
    passed = ("PASS TO OFFICE CODES:",) if drawn.office_codes else ()
    line = drawn.classification_line
    return {
        "classification_line": None if line is None or line.level is None else line,
        **_UNKNOWN_TO_MESSAGES,
        "captions": tuple(c for c in drawn.captions if c == "SIPDIS"),
        "passing_instructions": passed,
        "references": tuple(attrs.evolve(r, label=r.label or "A") for r in references),
        # What names the message is above its subject.
        "sets": tuple(sorted(drawn.sets, key=lambda s: s.identifier not in _FIRST)),
        "paragraphs": paragraphs,
        "strays": (),
    }


def _of_words(drawn: Content) -> dict[str, Any]:
    """What the Department's telegrams have: no sets."""
    return {
        **_UNKNOWN_TO_STATE,
        "references": tuple(r for r in drawn.references if r.text is not None),
    }


def _of_state(drawn: Content, _: st.DrawFn) -> Content:
    """Only below a classification line is any line of capitals a caption.

    A heading above nothing is that of the next paragraph.
    """
    for paragraph in drawn.paragraphs[:1]:
        if not (paragraph.number or paragraph.portion_marking or paragraph.text):
            numbered = attrs.evolve(paragraph, number="1")
            rest = drawn.paragraphs[1:]
            drawn = attrs.evolve(drawn, paragraphs=(numbered, *rest))
    known = tuple(caption for caption in drawn.captions if caption != "SENSITVE")
    if drawn.classification_line is not None or known == drawn.captions:
        return drawn
    return attrs.evolve(drawn, captions=(*known, "SIPDIS"))


def _offices(drawn: OfficeCodes, _: st.DrawFn) -> OfficeCodes:
    """They are names with the codes of offices, and nothing else."""
    return attrs.evolve(
        drawn,
        action_addressees=tuple(map(_bare, drawn.action_addressees)),
        info_addressees=tuple(map(_bare, drawn.info_addressees)),
    )


def _bare(drawn: Addressee) -> Addressee:
    return Addressee(designator=drawn.designator, office_symbols=drawn.office_symbols)


def _reference(drawn: Reference, _: st.DrawFn) -> Reference:
    """Only a set is explained, or has fields."""
    if drawn.text is None:
        return attrs.evolve(drawn, fields=_up_to_address(drawn.fields))
    return attrs.evolve(drawn, fields=(), amplification=None, narrative=None)


def _set(drawn: FormattedSet, _: st.DrawFn) -> FormattedSet:
    return attrs.evolve(drawn, fields=_up_to_address(drawn.fields))


def _up_to_address(fields: tuple[str, ...]) -> tuple[str, ...]:
    """What follows a web address after a slant is read as more of the address."""
    found = (n for n, field in enumerate(fields, 1) if "://" in field)
    return fields[: next(found, len(fields))]


def _distribution(drawn: Distribution, draw: st.DrawFn) -> Distribution:
    """Offices and their sum are below a line that says what the first ones do."""
    listed = drawn.lead or drawn.info or drawn.total or drawn.flag
    if drawn.kind is not None or not listed:
        return drawn
    return attrs.evolve(drawn, kind=draw(st.sampled_from(["ACTION", "ORIGIN"])))


def _with_offices(drawn: Cable) -> Cable:
    """Office codes are below a heading that has addresses."""
    heading, content = drawn.heading, drawn.content
    if content is None or content.office_codes is None:
        return drawn
    if heading is None:
        return attrs.evolve(drawn, heading=Heading(originator=_ORIGINATOR))
    if heading.originator or heading.action_addressees:
        return drawn
    return attrs.evolve(drawn, heading=attrs.evolve(heading, originator=_ORIGINATOR))


def _cable(drawn: Cable, _: st.DrawFn) -> Cable:
    """Corrections follow a text; a notice is there in place of everything else."""
    drawn = _with_offices(drawn)
    if drawn.content is not None and drawn.content.series:
        # What archives print around a telegram is in no military message.
        drawn = attrs.evolve(drawn, archive=None, distribution=None)
    if drawn.transmission is not None and (drawn.archive or drawn.distribution):
        # An archive prints nothing between a page's head and the heading (nara.md 5).
        ending = drawn.transmission.ending
        sent = None if ending is None else Transmission(ending=ending)
        drawn = attrs.evolve(drawn, transmission=sent)
    archive = drawn.archive
    parts = (drawn.transmission, drawn.heading, drawn.content, drawn.distribution)
    if archive is not None and archive.notice is not None:
        # Only a locator shows that there is no text.
        plain = tuple(a for a in archive.attributes if a.key != "Locator")
        if any(part is not None for part in parts) or not plain:
            stamp = archive.release_stamp or _STAMP
            archive = attrs.evolve(archive, notice=None, release_stamp=stamp)
        else:
            archive = attrs.evolve(archive, attributes=plain)
        drawn = attrs.evolve(drawn, archive=archive)
    return _corrected(drawn)


def _corrected(drawn: Cable) -> Cable:
    sent = drawn.transmission
    ending = None if sent is None else sent.ending
    if sent is None or ending is None or drawn.content is not None:
        return drawn
    if not ending.corrections:
        return drawn
    number = ending.validation_number or "0418"
    ending = attrs.evolve(ending, corrections=(), validation_number=number)
    return attrs.evolve(drawn, transmission=attrs.evolve(sent, ending=ending))


def is_readable(value: Any, draw: st.DrawFn) -> bool:
    """Whether telegrams can show a value, without any change."""
    settle = _SETTLE.get(type(value))
    return settle is None or settle(value, draw) == value


def _settled(
    settle: Callable[[Any, st.DrawFn], Any],
) -> Callable[[st.SearchStrategy[Any]], st.SearchStrategy[Any]]:
    @st.composite
    def settled(draw: st.DrawFn, strategy: st.SearchStrategy[Any]) -> Any:
        return settle(draw(strategy), draw)

    return settled


_SETTLE: Final[dict[type, Callable[[Any, st.DrawFn], Any]]] = {
    Addressee: _addressee,
    SecurityWarning: _warning,
    Pilot: _pilot,
    Transmission: _transmission,
    Heading: _heading,
    ReaddressedHeading: _heading,
    ClassificationLine: _line,
    Content: _content,
    OfficeCodes: _offices,
    Reference: _reference,
    FormattedSet: _set,
    Distribution: _distribution,
    Cable: _cable,
}
#: How the values of a class are made readable, by the class.
READABLE: Final = {cls: _settled(settle) for cls, settle in _SETTLE.items()}
