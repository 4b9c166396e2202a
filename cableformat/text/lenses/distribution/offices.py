"""The Department's distribution: offices and copies, their sum, the numbers around.

Facts (nara.md 4): ACTION or ORIGIN with the offices that lead; INFO with the others, on
several lines; the sum and a flag; a number of two digits above, one of five below, and
the relay's stamp.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import OfficeCopies, RelayStamp
from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Claim, Lens

if TYPE_CHECKING:
    from cableformat.text.lines.line import Line

_copies = unchecked(OfficeCopies)
_stamp = unchecked(RelayStamp)

_OFFICE: Final = r"[A-Z0-9]+(?:/[A-Z0-9]+)*-[ ]?[0-9]{2,3}"
_OFFICES: Final = rf"(?:{_OFFICE}(?:[ \t]+|\Z))*+"
_TOTAL: Final = (
    r"(?:(?P<slash>/)[ ]?(?P<total>[0-9]{3})(?:[ \t]*(?P<flag>[WR]))?"
    r"|(?P<iso>\([ ]*ISO[ ]*\))[ \t]*(?P<iso_flag>[WR]))?"
)
#: A line that begins the distribution.
LEAD: Final = re.compile(
    rf"(?P<kind>ACTION|ORIGIN)(?:[ \t]+|\Z)(?P<lead>{_OFFICES})"
    rf"(?:(?P<label>INFO)(?:[ \t]+|\Z)(?P<info>{_OFFICES}))?{_TOTAL}",
    re.ASCII,
).fullmatch
#: A line that continues it.
MORE: Final = re.compile(
    rf"(?=.)(?:(?P<label>INFO)(?:[ \t]+|\Z))?(?P<info>{_OFFICES}){_TOTAL}", re.ASCII
).fullmatch
_EACH: Final = re.compile(
    r"(?<![A-Z0-9/])(?P<office>[A-Z0-9/]++)-[ ]?(?P<copies>[0-9]{2,3})(?![^ \t])"
).finditer
HANDLING: Final = re.compile(r"[0-9]{2}(?:/[0-9]{2}|-[ ]*[A-Z])?").fullmatch
FILM: Final = re.compile(r"[0-9]{5}").fullmatch
RELAY: Final = re.compile(
    r"-{10,}[ \t]*(?:(?P<number>[0-9]{6})(?:[ \t]+(?P<time>[0-9]{6}[ ]?Z))?"
    r"|(?P<first_time>[0-9]{6}[ ]?Z)[ \t]+(?P<second>[0-9]{6}))"
    r"(?:[ \t]*/(?P<copies>[0-9]{2,3}(?:-[A-Z])?))?",
    re.ASCII,
).fullmatch
#: The dashes of the two forms of the stamp, and where they begin.
_OLD_DASHES: Final = " " * 21 + "-" * 21 + " "
_NEW_DASHES: Final = " " * 21 + "-" * 18


class OfficesLens(Lens):
    """Kind, offices, sum and flag of the distribution."""

    kinds = (
        Kind.DISTRIBUTION_KIND,
        Kind.LEAD_OFFICE,
        Kind.INFO_OFFICE,
        Kind.COPIES_TOTAL,
        Kind.DISTRIBUTION_FLAG,
    )
    filled = True
    landmark = r"(?:ACTION|ORIGIN|INFO)[ \t]+[A-Z0-9/]+-[ ]?[0-9]{2,3}(?![0-9])"
    landmark_begins = ("AC", "OR", "IN")

    def shape(self, text: str) -> Any:
        return LEAD(text)

    def landmark_of(self, text: str) -> tuple[Kind, None]:
        return (Kind.INFO_OFFICE if text[0] == "I" else Kind.DISTRIBUTION_KIND), None

    def label(self, kind: Kind) -> str:
        return {Kind.INFO_OFFICE: "INFO ", Kind.COPIES_TOTAL: "/"}.get(kind, "")

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return " "

    def lead(self, kind: Kind, before: Kind | None) -> str:
        if kind in (Kind.DISTRIBUTION_KIND, Kind.INFO_OFFICE):
            return "\n"
        if kind is Kind.DISTRIBUTION_FLAG and before is not Kind.COPIES_TOTAL:
            return "  ( ISO ) "
        return " "


class CenterNumberLens(Lens):
    """A number alone on its line."""

    def __init__(self, kind: Kind, shape: Any) -> None:
        self.kinds = (kind,)
        self._line = shape


class PageSeriesLens(Lens):
    """The number in a series, on a page line."""

    kinds = (Kind.PAGE_SERIES,)

    def shape(self, text: str) -> Any:
        return None

    def label(self, kind: Kind) -> str:
        return "PAGE 01  "


class RelayLens(Lens):
    """The relay's stamp: a number, from December 1976 on with a time."""

    kinds = (Kind.RELAY_STAMP,)
    _line = staticmethod(RELAY)
    landmark = r"-{10,}[ \t]*[0-9]{6}(?![0-9])"
    landmark_begins = ("--",)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if value.time is None:
            text = _OLD_DASHES + value.number
        else:
            text = f"{_NEW_DASHES}{value.number} {value.time}"
        return text if value.copies is None else f"{text} /{value.copies}"


def relay_claim(line: Line, match: re.Match[str]) -> Claim:
    """The relay's stamp on a line."""
    number = match["number"] or match["second"]
    time = match["time"] or match["first_time"]
    time = time and time.replace(" ", "")
    stamp = _stamp(number, time, match["copies"])
    return Claim(Kind.RELAY_STAMP, stamp, [line.whole])


def office_claims(line: Line, match: re.Match[str], before: Kind) -> list[Claim]:
    """The elements on a line; `before` is the kind of the office above it."""
    claims: list[Claim] = []

    def add(kind: Kind, group: str, *, label: bool = False) -> None:
        value = None if label else match[group]
        claims.append(Claim(kind, value, [line.span(*match.span(group))], label))

    groups = match.groupdict()
    if groups.get("kind"):
        add(Kind.DISTRIBUTION_KIND, "kind")
        _add_offices(claims, line, Kind.LEAD_OFFICE, match.span("lead"))
    if groups["label"]:
        add(Kind.INFO_OFFICE, "label", label=True)
        before = Kind.INFO_OFFICE
    if groups["info"]:
        _add_offices(claims, line, before, match.span("info"))
    if groups["total"]:
        add(Kind.COPIES_TOTAL, "slash", label=True)
        add(Kind.COPIES_TOTAL, "total")
    if groups["flag"]:
        add(Kind.DISTRIBUTION_FLAG, "flag")
    if groups["iso_flag"]:
        add(Kind.DISTRIBUTION_FLAG, "iso", label=True)
        add(Kind.DISTRIBUTION_FLAG, "iso_flag")
    return claims


def _add_offices(
    claims: list[Claim], line: Line, kind: Kind, span: tuple[int, int]
) -> None:
    for each in _EACH(line.text, *span):
        value = _copies(each["office"], each["copies"])
        claims.append(Claim(kind, value, [line.span(*each.span())]))
