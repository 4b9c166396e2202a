"""``cableformat explain``: what the catalogue knows of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from cableformat.cli import _io
from cableformat.cli._codes import completed, meant, unknown
from cableformat.cli._findings import cited, cited_members, message_of, page_of
from cableformat.cli._options import format_option
from cableformat.cli._print import dumps, write_lines
from cableformat.cli._wrap import WIDEST_PAGE, wrap
from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._print import Line
    from cableformat.diagnostics import Entry

#: What a code is that no finding carries.
_EXCEPTION: Final = "exception"
_LABEL: Final = 10
_WIDTH: Final = WIDEST_PAGE - 2 * _LABEL


@click.command(
    epilog="""\b
    Examples:
      cableformat explain content.glued-tags
      cableformat explain sections
      cableformat explain --all | less
      cableformat explain --all --format json > codes.jsonl

    \b
    Exit codes:
      0  done
      2  a usage error, such as a code that does not exist
    """,
)
@click.argument("codes", nargs=-1, metavar="[CODE...]", shell_complete=completed)
@click.option("--all", "all_", is_flag=True, help="Explain every code.")
@format_option("Print a page for a person, or one JSON object for each code.")
def explain(codes: tuple[str, ...], *, all_: bool, format_: str) -> None:
    """Explain CODE: the code of a finding or of an exception.

    Print its severity, its message, the reason for it, its clause with the sources and
    the page, and what to do about it if that is known.  The first part of a code, such
    as content, means all codes of that group.
    """
    if all_ == bool(codes):
        msg = "Give one or more codes, or --all"
        raise click.UsageError(msg)
    for code in codes:
        if not meant(code):
            raise click.UsageError(unknown(code))
    rooms = [CATALOGUE] if all_ else [meant(code) for code in codes]
    wanted = [code for room in rooms for code in sorted(room)]
    with _io.standard_output() as stream:
        if format_ == "json":
            stream.writelines(_as_json(code) + "\n" for code in wanted)
        else:
            write_lines(_pages(wanted), stream)


def _severity(entry: Entry) -> str:
    return _EXCEPTION if entry.severity is None else entry.severity.value


def _as_json(code: str) -> str:
    entry = CATALOGUE[code]
    members = {
        "code": code,
        "severity": _severity(entry),
        "message": entry.message,
        "reason": entry.reason,
        "clause": entry.clause,
        **cited_members(entry.clause),
        "hint": entry.hint,
    }
    return dumps(members)


def _pages(codes: Iterable[str]) -> Iterator[Line]:
    for place, code in enumerate(codes):
        if place:
            yield ()
        yield from _page(code)


def _page(code: str) -> Iterator[Line]:
    entry = CATALOGUE[code]
    severity = _severity(entry)
    yield ((code, "title"), ("  ", ""), (severity, severity))
    rows = (
        ("Says", message_of(code)),
        ("Why", entry.reason),
        ("Clause", cited(entry.clause)),
        ("See", page_of(entry.clause)),
        ("Do", entry.hint or ""),
    )
    for label, words in rows:
        for place, line in enumerate(wrap(words, _WIDTH)):
            begin = "" if place else label
            yield ((f"  {begin:{_LABEL - 2}}", "label"), (line, ""))
