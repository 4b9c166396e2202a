"""What the tables say about a word: every meaning, each with its source.

Facts: a word may be several things (``P`` is a precedence, ``CH`` has been three
countries), and a name of several words is one thing.  Representation: a fact is what
one table says in one row; every table is asked, and none decides for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

import attrs

from cableformat.errors import CableValueError
from cableformat.reference import (
    archive_codes,
    archive_column,
    archive_key,
    caption,
    edition_keys,
    executive_order,
    nation,
    order_in_force,
    post,
    routing_indicators,
    series,
    stations,
    tags,
)
from cableformat.routing import (
    SIGNAL,
    Allocation,
    OperatingSignal,
    Precedence,
    RoutingIndicator,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from cableformat.reference import Confidence

#: Who gives signals from ZYA to ZZZ a meaning; one from ZAA to ZXZ has it everywhere.
_DIALECTS: Final = ("state", "navy")
#: The last year of what a list still says.
_STILL: Final = 9999
_GAPS: Final = re.compile(r"[ \t\n]+", re.ASCII)
_SIGNAL: Final = re.compile(rf"(INT )?({SIGNAL})", re.ASCII)
_ORDER: Final = re.compile(r"(?:E\. ?O\.?|EO) ?:? ?([0-9]{5})|([0-9]{5})", re.ASCII)
#: wire.md 3, row by row: the source for a precedence, and how sure it is.
_PRECEDENCE: Final = {
    Precedence.CRITIC: ("MEM", "med"),
    Precedence.EMERGENCY_COMMAND: ("NAV", "high"),
    Precedence.NIACT_IMMEDIATE: ("FAH-420", "high"),
}
#: wire.md 3 [H]: ACP 127(G) 150-151.
_AUTHORISED: Final = ("A127 150-151", "high")


@attrs.frozen(kw_only=True)
class Fact:
    """What one row of a table says about a word."""

    #: The kind of thing, a word or two.
    kind: str
    name: str
    meaning: str | None = None
    #: What else the row has, under the names of JSON; what is empty is left out.
    members: dict[str, Any]
    source: tuple[str, ...]
    confidence: str
    note: str = ""


class _Row(Protocol):
    """A row of any table: where it is from, and how sure it is."""

    @property
    def source(self) -> tuple[str, ...]: ...
    @property
    def confidence(self) -> Confidence: ...
    @property
    def note(self) -> str: ...


def _row(
    kind: str, row: _Row, name: str, meaning: str | None = None, /, **members: Any
) -> Fact:
    """A fact of a row, with where it is from."""
    return Fact(
        kind=kind,
        name=name,
        meaning=meaning,
        members=members,
        source=row.source,
        confidence=row.confidence.value,
        note=row.note,
    )


def known(word: str, date: datetime.date | None) -> Iterator[Fact]:
    """All that the tables know about a word or name, on a date or at any time.

    >>> [(fact.kind, fact.name) for fact in known("P", None)]
    [('precedence', 'PRIORITY')]
    >>> list(known("XYZZY", None))
    []
    """
    word = _GAPS.sub(" ", word).strip(" ").replace("’", "'")
    if not word.isascii():
        # No table has such a word, and upper() would make ASCII of some.
        return
    word = word.upper()
    yield from _routing(word)
    yield from _post(word)
    yield from _tags(word, date)
    yield from _nation(word)
    yield from _captions(word)
    yield from _archive(word)
    yield from _signals(word)
    yield from _precedence(word, date)
    yield from _orders(word, date)


def _nation(word: str) -> Iterator[Fact]:
    """A code in a list of release."""
    found = nation(word)
    if found is not None:
        until = {} if found.until is None else {"until": str(found.until)}
        kind = f"release list, {found.kind}"
        yield _row(kind, found, found.code, found.name, **until)


def _routing(word: str) -> Iterator[Fact]:
    found = stations(word)
    for each in found or routing_indicators(word):
        yield _row(
            "routing indicator", each, each.indicator, each.name, years=each.years
        )
    if found:
        return
    try:
        family = RoutingIndicator(text=word).family
    except CableValueError:
        return
    if family is not None:
        # That of the relay, or of a station that the table leaves out.
        yield Fact(
            kind="routing family",
            name=family.prefix,
            meaning=family.name,
            members={},
            source=("A117-15",),
            confidence="high",
        )


def _post(word: str) -> Iterator[Fact]:
    found = post(word)
    if found is not None:
        yield _row(
            "post",
            found,
            found.name,
            found.kind,
            years=found.years,
            location=found.location,
            country=found.country,
            iso2=found.iso2,
            aliases=found.aliases,
            formerNames=[f"{old.name} to {old.until}" for old in found.former_names],
            routingIndicators=found.routing_indicators,
        )


def _tags(word: str, date: datetime.date | None) -> Iterator[Fact]:
    for tag in tags(word, date):
        yield _row(
            "TAGS",
            tag,
            tag.code,
            tag.meaning,
            type=tag.kind.value,
            category=tag.category,
            firstYear=tag.first_year,
            lastYear=None if tag.last_year == _STILL else tag.last_year,
            iso2=tag.iso2,
            iso3=tag.iso3,
            resolution=tag.resolution.value,
        )


def _captions(word: str) -> Iterator[Fact]:
    printed = caption(word)
    if printed is not None:
        yield _row(
            "caption",
            printed,
            printed.name,
            printed.meaning,
            type=printed.kind.value,
            places=[place.value for place in printed.places],
            excludes=printed.excludes,
            years=printed.years,
        )
    numbers = series(word)
    if numbers is not None:
        yield _row(
            "series", numbers, numbers.name, numbers.meaning, years=numbers.years
        )


def _signals(word: str) -> Iterator[Fact]:
    sent = _SIGNAL.fullmatch(word)
    if sent is None:
        return
    signal = OperatingSignal(
        code=sent[2][:3], variant=sent[2][3:] or None, interrogative=bool(sent[1])
    )
    allied = signal.allocation is Allocation.ALLIED
    for dialect in ("acp131",) if allied else _DIALECTS:
        meaning = signal.meaning(dialect)
        if meaning is not None:
            yield Fact(
                kind="operating signal",
                name=signal.text,
                meaning=meaning.text,
                members={"dialect": dialect},
                source=tuple(meaning.source.split(", ")),
                confidence=meaning.confidence.value,
            )


def _precedence(word: str, date: datetime.date | None) -> Iterator[Fact]:
    try:
        precedence = Precedence.from_text(word)
    except CableValueError:
        return
    members: dict[str, Any] = {
        "prosign": precedence.prosign,
        "objectiveMinutes": precedence.objective_minutes,
    }
    if date is not None:
        members["authorisedAcp127"] = precedence.authorised(date.year)
        members["authorisedState"] = precedence.authorised(date.year, network="state")
    source, confidence = _PRECEDENCE.get(precedence, _AUTHORISED)
    yield Fact(
        kind="precedence",
        name=precedence.word,
        members=members,
        source=(source,),
        confidence=confidence,
    )


def _orders(word: str, date: datetime.date | None) -> Iterator[Fact]:
    printed = _ORDER.fullmatch(word)
    order = printed and executive_order(printed[1] or printed[2])
    if not order:
        return
    at_date = {}
    if date is not None:
        cited = order_in_force(date)
        at_date["citedAtDate"] = cited and cited.number
    yield _row(
        "executive order",
        order,
        order.number,
        amends=order.amends,
        inForceFrom=order.in_force_from.isoformat(),
        until=order.until and order.until.isoformat(),
        reasonsSection=order.reasons_section,
        reasonLetters=order.reason_letters,
        codes=order.codes,
        longestYears=order.longest_years,
        forms=order.forms,
        **at_date,
    )


def _archive(word: str) -> Iterator[Fact]:
    """Attributes of an archive or an edition, and codes; a letter alone is none."""
    column = archive_column(word)
    if column is not None:
        added = column.added.isoformat()
        yield _row("archive column", column, column.name, column.key, added=added)
    key = archive_key(word)
    if key is not None:
        yield _row(
            "archive attribute",
            key,
            key.name,
            key.meaning,
            values=key.kind,
            column=key.column,
        )
    by_name = {name.casefold(): key for name, key in edition_keys().items()}
    key = by_name.get(word.casefold())
    if key is not None:
        kind = "attribute of an edition"
        yield _row(kind, key, key.name, key.meaning, values=key.kind)
    for code in archive_codes():
        if code.code == word and len(word) > 1:
            yield _row(
                "archive code", code, code.code, code.meaning, attribute=code.key
            )
