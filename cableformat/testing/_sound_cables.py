"""Cables that are right: whole telegrams of State that break no rule across elements.

Theory of operation.  A day is drawn first, for codes, orders and networks depend on it;
then who sends what to whom at which level.  What two elements both say is computed from
what was drawn once.
"""

from __future__ import annotations

import datetime
from typing import Final, NamedTuple

from hypothesis import strategies as st

from cableformat.markings import (
    Declassification,
    DeclassificationDate,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.model import (
    Addressee,
    Cable,
    CallingStation,
    ClassificationAuthority,
    ClassificationLine,
    Content,
    Ending,
    ExecutiveOrder,
    Heading,
    Originator,
    Paragraph,
    Preamble,
    PrecedencePair,
    Reference,
    ReferenceNumber,
    RoutingLine,
    Section,
    SecurityWarning,
    Transmission,
)
from cableformat.reference import order_in_force
from cableformat.routing import DateTimeGroup, FilingTime, Precedence

__all__ = ["sound_cables"]

#: Posts of all years, with their routing indicators.
_POSTS: Final = (
    *(("ACCRA", "RUEHAR"), ("BANGKOK", "RUEHBK"), ("BOGOTA", "RUEHBO")),
    *(("CAIRO", "RUEHEG"), ("LIMA", "RUEHPE"), ("LISBON", "RUEHLI")),
    *(("LONDON", "RUEHLO"), ("OTTAWA", "RUEHOT"), ("QUITO", "RUEHQT")),
)
#: Codes that are in the lists of all years.
_TAGS: Final = "EAGR EFIN ETRD SENV TBIO".split()
_WORDS: Final = st.sampled_from(
    "CORK IS DEAR|MILLS HOLD MORE BARK|A FOREMAN WAITS|PRICES ROSE|NO SHIP CAME"
    "|THE YARD IS FULL|BUYERS COME IN MAY|RAIN IS LATE".split("|")
)
_CAPTIONS: Final = ((), ("SIPDIS",), ("SIPDIS", "TERREP"), ("LIMDIS",))
_FIRST: Final = datetime.date(1973, 3, 1)
_LAST: Final = datetime.date(2016, 12, 31)
_PRECEDENCES: Final = (
    Precedence.ROUTINE,
    Precedence.PRIORITY,
    Precedence.IMMEDIATE,
    Precedence.FLASH,
)
_LETTERS: Final = {
    Level.UNCLASSIFIED: "U",
    Level.CONFIDENTIAL: "C",
    Level.SECRET: "S",
    Level.TOP_SECRET: "T",
}
#: Since this day, reasons are in section 1.4 (content.md 5).
_AMENDED: Final = datetime.date(2003, 9, 23)


class _Sent(NamedTuple):
    """What several elements say of one telegram."""

    level: Level
    day: datetime.date
    minute: int
    post: str
    station: str
    serial: int
    section: int | None
    pair: PrecedencePair
    others: tuple[tuple[str, str], ...]


@st.composite
def sound_cables(
    draw: st.DrawFn,
    *,
    first: datetime.date = _FIRST,
    last: datetime.date = _LAST,
    classified: bool | None = None,
) -> Cable:
    """State's telegrams that break no rule: whole, consistent, dated 1973 or later.

    `first` and `last` bound the day, 1 March 1973 to 31 December 2016 at most;
    `classified` says whether the level is CONFIDENTIAL at least, or UNCLASSIFIED.
    Source: the clauses of the rules, and content.md 1.1.
    """
    unclassified, *levels = _LETTERS
    if classified is None:
        levels = [unclassified, *levels]
    elif not classified:
        levels = [unclassified]
    (name, station), *others = draw(st.permutations(_POSTS))
    sent = _Sent(
        level=draw(st.sampled_from(levels)),
        day=draw(st.dates(first, last)),
        minute=draw(st.integers(0, 24 * 60 - 1)),
        post=name,
        station=station,
        serial=draw(st.integers(1, 99_999)),
        section=draw(st.none() | st.integers(1, 3)),
        pair=draw(_pairs()),
        others=tuple(others),
    )
    return Cable(
        transmission=draw(_transmissions(sent)),
        heading=draw(_headings(sent)),
        content=draw(_contents(sent)),
    )


@st.composite
def _pairs(draw: st.DrawFn) -> PrecedencePair:
    place = draw(st.integers(0, len(_PRECEDENCES) - 1))
    lower = st.sampled_from(_PRECEDENCES[: place + 1])
    return PrecedencePair(action=_PRECEDENCES[place], info=draw(st.none() | lower))


@st.composite
def _transmissions(draw: st.DrawFn, sent: _Sent) -> Transmission:
    letter = _LETTERS[sent.level]
    serial = f"{sent.serial % 10_000:04}"
    count = draw(st.integers(1, len(sent.others)))
    return Transmission(
        routing_line=RoutingLine(
            precedence=sent.pair.action,
            routing_indicators=tuple(station for _, station in sent.others[:count]),
        ),
        calling_station=CallingStation(
            routing_indicator=sent.station,
            station_serial_number=serial,
            section=None if sent.section is None else f"{sent.section:02}",
            filing_time=FilingTime(
                day_of_year=sent.day.timetuple().tm_yday,
                hour=sent.minute // 60,
                minute=sent.minute % 60,
            ),
        ),
        security_warning=SecurityWarning(
            signal="ZNR" if letter == "U" else "ZNY", classification=letter
        ),
        ending=Ending(validation_number=serial, end_of_message="NNNN"),
    )


@st.composite
def _headings(draw: st.DrawFn, sent: _Sent) -> Heading:
    group = DateTimeGroup(
        day=sent.day.day,
        hour=sent.minute // 60,
        minute=sent.minute % 60,
        zone="Z",
        month=sent.day.month,
        year=sent.day.year,
    )
    addressees = tuple(
        Addressee(
            routing_indicator=station,
            designator=f"AMEMBASSY {name}",
            precedence=draw(st.sampled_from((None, Precedence.ROUTINE))),
            message_continuity_number=draw(st.sampled_from((None, "0042", "7014"))),
        )
        for name, station in sent.others
    )
    for_action = draw(st.integers(1, len(addressees)))
    return Heading(
        preamble=Preamble(precedence=sent.pair, date_time_group=group),
        originator=Originator(designator=f"AMEMBASSY {sent.post}"),
        action_addressees=addressees[:for_action],
        info_addressees=addressees[for_action:],
    )


@st.composite
def _contents(draw: st.DrawFn, sent: _Sent) -> Content:
    section = None
    if sent.section is not None:
        section = Section(number=f"{sent.section:02}", total="03")
    number = ReferenceNumber(post=sent.post, serial=f"{sent.serial:06}")
    codes = st.lists(st.sampled_from(_TAGS), min_size=1, max_size=3, unique=True)
    return Content(
        classification_line=ClassificationLine(
            level=sent.level, section=section, reference_number=number
        ),
        captions=draw(st.sampled_from(_CAPTIONS)),
        executive_order=draw(_orders(sent)),
        tags=tuple(draw(codes)),
        subject=draw(_WORDS),
        references=draw(_references(sent)),
        classification_authority=_authority(sent),
        paragraphs=draw(_paragraphs(sent)),
        signature="DOE",
    )


@st.composite
def _orders(draw: st.DrawFn, sent: _Sent) -> ExecutiveOrder:
    order = order_in_force(sent.day)
    assert order is not None
    instruction: st.SearchStrategy[Declassification]
    instruction = st.just(DeclassificationText(text="N/A"))
    if sent.level is not Level.UNCLASSIFIED:
        instruction = _instructions(order.number, sent.day)
    return ExecutiveOrder(number=order.number, declassification=draw(instruction))


def _instructions(
    number: str, day: datetime.date
) -> st.SearchStrategy[Declassification]:
    """What an order says of declassification (content.md 1.4)."""
    date = st.integers(1, 3650).map(
        lambda days: (day + datetime.timedelta(days)).isoformat()
    )
    if number == "11652":
        return st.just(DeclassificationSchedule(code="GDS"))
    if number == "12065":
        return st.builds(
            DeclassificationSchedule,
            code=st.just("GDS"),
            date=date,
            officer=st.just("DOE, JANE H."),
        )
    code = "OADR" if number == "12356" else "25X1"
    return st.one_of(
        st.builds(DeclassificationDate, date=date),
        st.just(DeclassificationExemption(codes=(code,))),
    )


def _authority(sent: _Sent) -> ClassificationAuthority | None:
    if sent.level is Level.UNCLASSIFIED or sent.day.year < 1996:
        return None
    return ClassificationAuthority(
        classifier="Consul Jane Doe",
        order_section="1.4" if sent.day >= _AMENDED else "1.5",
        reasons=("b", "d"),
    )


@st.composite
def _references(draw: st.DrawFn, sent: _Sent) -> tuple[Reference, ...]:
    year = sent.day.year - 1
    other, _ = sent.others[0]
    texts = [f"{year % 100:02} {other} {draw(st.integers(1, 99_999)):06}"]
    if sent.serial > 1:
        texts.append(f"{sent.post} {draw(st.integers(1, sent.serial - 1)):06}")
    count = draw(st.integers(0, len(texts)))
    return tuple(
        Reference(label=chr(65 + place), text=text)
        for place, text in enumerate(texts[:count])
    )


@st.composite
def _paragraphs(draw: st.DrawFn, sent: _Sent) -> tuple[Paragraph, ...]:
    levels = [level for level in _LETTERS if level <= sent.level]
    marked = sent.level is not Level.UNCLASSIFIED
    return tuple(
        Paragraph(
            number=str(place),
            # The first is as high as the line says.
            portion_marking=PortionMarking(
                level=sent.level if place == 1 else draw(st.sampled_from(levels))
            )
            if marked
            else None,
            text=f"{draw(_WORDS)}.",
        )
        for place in range(1, draw(st.integers(1, 3)) + 1)
    )
