"""``conform check``, ``flatten`` and ``archive``: the suite itself, no adapter."""

from __future__ import annotations

import posixpath
import sys
from typing import TYPE_CHECKING

import click

from cableformat.cli import _io, _writing
from cableformat.cli._conform._options import (
    cases_of,
    choose_options,
    folder_argument,
    place_of,
)
from cableformat.cli._options import FILE, output_option
from cableformat.cli._print import counted, write_lines
from cableformat.conformance import archived, faults, flattened

if TYPE_CHECKING:
    from cableformat.cli._conform._options import Choice
    from cableformat.conformance import Fault


@click.command(
    epilog="""\b
    Examples:
      cableformat conform check
      cableformat conform check my-suite/

    \b
    Exit codes:
      0  the suite is sound
      1  it is not, or it can't be read
      2  a usage error
    """,
)
@folder_argument
@click.option(
    "--complete/--no-complete",
    default=None,
    help="Also require a case for every code that a finding can have.  [default: for "
    "the published suite]",
)
@click.pass_context
def check(ctx: click.Context, folder: str | None, *, complete: bool | None) -> None:
    """Report what is wrong with the suite in FOLDER, or with the published one.

    Every case must name the clause that it rests on and quote its words, and have the
    files of its group.  Reading its source must give what is expected, both schemas
    must agree, and writing must keep what the case promises.
    """
    found = 0
    complete = folder is None if complete is None else complete
    with _io.ending_on_failure(folder or _io.STANDARD):
        for fault in faults(place_of(folder), complete=complete):
            found += 1
            with _io.standard_output() as stream:
                write_lines((_line(folder, fault),), stream)
    if found or _io.is_terminal(sys.stderr):
        _io.tell(f"{counted(found, 'fault')} in the suite")
    ctx.exit(_io.FAILED if found else 0)


def _line(folder: str | None, fault: Fault) -> tuple[tuple[str, str], ...]:
    name = fault.file if folder is None else posixpath.join(folder, fault.file)
    return ((f"{name}: ", "title"), (fault.told, ""))


@click.command(
    epilog="""\b
    Examples:
      cableformat conform flatten > suite.json
      cableformat conform flatten --level required --topic references
      cableformat conform flatten --case 'invalid/*/*' -o invalid.json
    """,
)
@folder_argument
@choose_options
@output_option()
def flatten(folder: str | None, *, choice: Choice, output: str) -> None:
    """Print the suite in FOLDER, or the published one, as one JSON document.

    A case has its name, the members of case.json, its source as text or base64, and
    what is expected of it; suite.schema.json, beside the cases, is the schema.
    """
    with _io.ending_on_failure(folder or output):
        _writing.write(output, flattened(cases_of(folder, choice)))


@click.command(
    epilog="""\b
    Examples:
      cableformat conform archive -o suite.zip
      cableformat conform archive my-suite/ -o mine.zip
    """,
)
@folder_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=FILE,
    help="Write this file, completely or not at all; - is standard output.",
)
def archive(folder: str | None, *, output: str) -> None:
    """Write the suite in FOLDER, or the published one, as a ZIP file.

    The same suite always gives the same bytes.  Neither Python nor this library is
    needed to use the archive.
    """
    with _io.ending_on_failure(folder or _io.STANDARD):
        made = archived(place_of(folder))
    with _io.ending_on_failure(output):
        _writing.write(output, made)
