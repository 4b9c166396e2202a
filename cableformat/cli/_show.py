"""``cableformat show``: cables as pages to read."""

from __future__ import annotations

import shutil
from itertools import chain
from typing import TYPE_CHECKING

import click

from cableformat import text
from cableformat.cli import _io
from cableformat.cli._findings import findings
from cableformat.cli._input import attempted, complain
from cableformat.cli._options import FILE, files_argument, from_option, hints_option
from cableformat.cli._page import NARROWEST, page
from cableformat.cli._parts import parts
from cableformat.cli._print import write_lines
from cableformat.cli._trace_table import table
from cableformat.errors import CableEncodeError, CableFormatError

if TYPE_CHECKING:
    from cableformat.cli._parts import Part
    from cableformat.cli._print import Line
    from cableformat.text import Hints


@click.command(
    epilog="""\b
    Examples:
      cableformat show cable.txt
      cableformat show *.json | less
      curl -s https://example.org/cable.txt | cableformat show -
      cableformat show --trace cable.txt
      cableformat show --html cable.txt -o page.html
      cableformat show --html *.txt -o pages/
    """,
)
@files_argument()
@from_option
@hints_option
@click.option(
    "--trace",
    is_flag=True,
    help="Print the lines of the telegram instead, and for each its zone, how it was "
    "read, and why other lenses refused it.",
)
@click.option(
    "--html",
    "as_html",
    is_flag=True,
    help="Write one HTML page instead: the source with every part coloured and "
    "explained, and the findings of check beside it.",
)
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="OUT",
    help="With --html: write this file instead of standard output.  If OUT is a folder "
    "or ends in /, write index.html in it.",
)
@click.pass_context
def show(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    from_: str | None,
    hints: Hints,
    trace: bool,
    as_html: bool,
    output: str | None,
) -> None:
    """Print cables as pages for a person; FILE - is standard input.

    A page has every field of the cable, in the order of the field table: the heading,
    the text, the route of this copy, and the lines that were not recognised.  The
    findings follow, with their places in the file, and how much of the source was
    understood.  For a document that cannot be read, only the findings are printed.  If
    a source has several telegrams, each telegram and each text between two telegrams
    has its own page, with the line where it begins.

    With --html, all of them are on one page, which has no script and needs no other
    file.
    """
    if trace and as_html:
        msg = "--trace and --html contradict each other"
        raise click.UsageError(msg)
    if output is not None and not as_html:
        msg = "-o needs --html: without it, redirect standard output"
        raise click.UsageError(msg)
    if as_html:
        from cableformat.cli._html_page import write_page  # noqa: PLC0415 - loads check

        whole = write_page(
            files, from_, hints, _io.STANDARD if output is None else output
        )
        ctx.exit(0 if whole else _io.FAILED)
    failed = False
    shown = 0
    for name in files:
        found = attempted(parts, name, from_)
        if isinstance(found, CableFormatError):
            complain(name, found)
            failed = True
            continue
        for part in found:
            titled = len(files) > 1 or not part.alone
            title = _title(part.title, shown) if titled else ()
            shown += 1
            failed = not _show(part, title, hints, trace=trace) or failed
    if failed:
        ctx.exit(_io.FAILED)


def _show(part: Part, title: tuple[Line, ...], hints: Hints, *, trace: bool) -> bool:
    """Print a telegram; `False` where there is no cable, or nowhere to print it."""
    found = attempted(_trace if trace else _page, part, hints)
    if isinstance(found, CableFormatError):
        part.complain(found)
        return False
    lines, whole = found
    try:
        with _io.standard_output() as stream:
            write_lines(chain(title, lines), stream)
    except CableEncodeError as error:
        _io.complain(_io.STANDARD, error)
        return False
    return whole


def _title(name: str, place: int) -> tuple[Line, ...]:
    blank: tuple[Line, ...] = ((),) if place else ()
    return (*blank, ((f"==> {name} <==", "title"),), ())


def _page(part: Part, hints: Hints) -> tuple[list[Line], bool]:
    """The lines of a page, and whether they are about a cable."""
    reading = part.read(hints)
    if reading.cable is None:
        return list(findings(reading.diagnostics, part.file)), False
    width = shutil.get_terminal_size().columns
    return list(page(reading, part.file, width=width)), True


def _trace(part: Part, hints: Hints) -> tuple[list[Line], bool]:
    """The lines of a trace, and whether they are about a cable."""
    reading = part.read(hints)
    if reading.cable is None:
        return list(findings(reading.diagnostics, part.file)), False
    layout = reading.layout
    if layout is None:
        msg = "expected a telegram, or a document with a layout; it carries no layout"
        raise CableFormatError(msg, code="layout.not-exact")
    traced = text.trace(layout.source, hints=layout.context.hints)
    # The layout of a document has lines of its own.
    own = layout.source == part.source
    lines = part.numbered(traced) if own else traced
    width = shutil.get_terminal_size().columns
    return list(table(lines, width=max(width, NARROWEST))), True
