"""``cableformat lookup``: what the tables know of a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

from cableformat.cli import _io
from cableformat.cli._options import day_option, format_option
from cableformat.cli._print import dumps, write_lines
from cableformat.page.table_facts import known

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from cableformat.cli._print import Line
    from cableformat.page.table_facts import Fact

_LABEL: Final = 20
#: Where a name of JSON has a word within.
_WITHIN: Final = re.compile("(?<=[a-z])(?=[A-Z])", re.ASCII)


@click.command(
    epilog="""\b
    Examples:
      cableformat lookup RUEHTA ZFF4 NODIS
      cableformat lookup "SAN SALVADOR"
      cableformat lookup CH --date 1975-06-01
      cableformat lookup CH PREL --format json | jq .found
    """,
)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@day_option
@format_option("Print lines for a person, or one JSON object for each word.")
def lookup(
    words: tuple[str, ...],
    *,
    date: datetime.date | None,
    format_: str,
) -> None:
    """Print what the tables know about each WORD.

    Words in quotation marks are one name.  The tables hold routing indicators and who
    used them, posts, TAGS, captions, series, operating signals, precedences, executive
    orders and attributes of archives, each with its source and confidence.  If a word
    has several meanings, all are printed.  A word that is in no table is not an error;
    it may still mean something.

    The meaning of many TAGS changed: without --date, every meaning is printed.
    """
    with _io.standard_output() as stream:
        for place, word in enumerate(words):
            facts = tuple(known(word, date))
            if format_ == "json":
                stream.write(_json(word, date, facts) + "\n")
            else:
                blank: tuple[Line, ...] = ((),) if place else ()
                write_lines((*blank, *_lines(word, facts)), stream)


def _lines(word: str, facts: tuple[Fact, ...]) -> Iterator[Line]:
    if not facts:
        yield (word, "title"), (": in no table", "")
        return
    yield ((word, "title"),)
    for fact in facts:
        meaning = "" if fact.meaning is None else f": {fact.meaning}"
        yield (f"  {fact.kind} ", "label"), (f"{fact.name}{meaning}", "")
        for name, value in (*_given(fact.members), *_given(_origin(fact))):
            label = _WITHIN.sub(" ", name).lower()
            yield (f"    {label:<{_LABEL}}", "label"), (_printed(value), "")


def _origin(fact: Fact) -> dict[str, Any]:
    return {
        "note": fact.note,
        "source": fact.source,
        "confidence": fact.confidence,
    }


def _given(members: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a row has; a cell that is empty is not known."""
    for name, value in members.items():
        if value not in (None, "", (), []):
            yield name, value


def _printed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        # Forms of the E.O. line have commas in them.
        return "; ".join(map(str, value))
    return str(value)


def _json(word: str, date: datetime.date | None, facts: tuple[Fact, ...]) -> str:
    """A word as one line of JSON in ASCII, which no terminal obeys."""
    members = {
        "word": word,
        "date": date and date.isoformat(),
        "found": [
            {
                "kind": fact.kind,
                "name": fact.name,
                "meaning": fact.meaning,
                **dict(_given(fact.members)),
                **dict(_given(_origin(fact))),
            }
            for fact in facts
        ],
    }
    return dumps(members)
