"""``cableformat stats``: how many telegrams of which kind, and which to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import click

from cableformat.bulk import stats
from cableformat.cli import _io
from cableformat.cli._options import (
    format_option,
    hints_option,
    jobs_option,
    number_option,
    paths_argument,
)
from cableformat.cli._print import counted, dumps, write_lines
from cableformat.cli._progress import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk import Statistics
    from cableformat.cli._print import Line
    from cableformat.text import Hints

#: The counts of telegrams, in their order.
_COUNTS: Final = ("kinds", "formats", "dialects", "years", "posts", "markings")
#: How many of them are printed for a person, the most frequent; of years all.
_MOST: Final = 10


@click.command(
    "stats",
    epilog="""\b
    Examples:
      cableformat stats cables/
      cableformat stats --worst 50 --jobs 4 1975.zip
      cableformat stats --format json cables/ | jq .years

    \b
    Exit codes:
      0  done
      1  a telegram could not be read
      2  a usage error
    """,
)
@paths_argument
@number_option("--worst", 10, "How many of the worst telegrams to list.")
@format_option("Print a page for a person, or one JSON object with every count.")
@jobs_option
@hints_option
@click.pass_context
def stats_(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    worst: int,
    format_: str,
    jobs: int,
    hints: Hints,
) -> None:
    """Count the telegrams in files, folders and containers, by kind and other facts.

    They are counted by kind, format, dialect, year, post and marking; the post comes
    from the reference number, or otherwise from the originator.  Coverage, findings and
    failures follow, and then the telegrams to look at first: those with the most
    errors, then those with the largest unread share.
    """
    with reading(paths) as heard:
        found = stats(paths, jobs=jobs, hints=hints, worst=worst, heard=heard)
    with _io.standard_output() as stream:
        if format_ == "json":
            stream.write(dumps(_document(found)) + "\n")
        else:
            write_lines(_page(found), stream)
    ctx.exit(_io.FAILED if found.failures else 0)


def _document(found: Statistics) -> dict[str, Any]:
    counts = {name: dict(_sorted(found, name)) for name in _COUNTS}
    return {
        "telegrams": found.telegrams,
        **counts,
        "coverage": {k: round(share, 4) for k, share in found.coverage.items()},
        "findings": dict(found.findings),
        "telegramsWith": dict(found.telegrams_with),
        "failures": {
            code: {"count": count, "first": found.first_failures[code]}
            for code, count in _sorted(found, "failures")
        },
        "worst": [attrs.asdict(look) for look in found.worst],
    }


def _sorted(found: Statistics, name: str) -> list[tuple[str, int]]:
    """The most frequent first, but years in their order."""
    rows = getattr(found, name).items()
    if name == "years":
        return sorted(rows)
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _page(found: Statistics) -> Iterator[Line]:
    yield ((counted(found.telegrams, "telegram"), "title"),)
    for name in _COUNTS:
        rows = _sorted(found, name)
        shown = rows if name == "years" else rows[:_MOST]
        yield from _table(name, ((count, each) for each, count in shown))
        if len(shown) < len(rows):
            rest = sum(count for _, count in rows[_MOST:])
            yield ((f"{rest:>9,}  {len(rows) - _MOST} others", "label"),)
    if shares := found.coverage:
        yield from _section("coverage")
        for name, share in shares.items():
            yield ((f"{share:>9.1%}  {name}", ""),)
    yield from _table(
        "findings",
        ((n, f"{k} in {found.telegrams_with[k]:,}") for k, n in found.findings.items()),
    )
    if found.failures:
        rows = _sorted(found, "failures")
        firsts = (
            (n, f"{code}, first {found.first_failures[code]}") for code, n in rows
        )
        yield from _table("not read", firsts)
    if found.worst:
        yield from _section("look at first: errors, warnings, unread share")
        for look in found.worst:
            part = "" if look.unrecognised is None else f"{look.unrecognised:.1%}"
            numbers = f"{look.errors:>9,} {look.warnings:>6,} {part:>7}"
            yield ((f"{numbers}  {look.place}", ""),)


def _table(title: str, rows: Iterator[tuple[int, str]]) -> Iterator[Line]:
    for place, (count, words) in enumerate(rows):
        if not place:
            yield from _section(title)
        yield ((f"{count:>9,}  {words}", ""),)


def _section(title: str) -> Iterator[Line]:
    yield (("", ""),)
    yield ((title, "label"),)
