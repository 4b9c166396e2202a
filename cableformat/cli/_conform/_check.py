"""``cableformat conform check``: whether a suite is what a suite has to be."""

from __future__ import annotations

import posixpath
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cableformat.cli import _io
from cableformat.cli._conform._choice import folder_argument
from cableformat.cli._print import write_lines
from cableformat.conformance import faults
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
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
      2  the command line makes no sense
    """,
)
@folder_argument
@click.option(
    "--complete/--no-complete",
    default=None,
    help="Ask too that there is a case for every code that a finding can have.  "
    "[default: of the published suite]",
)
@click.pass_context
def check(ctx: click.Context, folder: str | None, *, complete: bool | None) -> None:
    """Judge the suite in FOLDER, or the published one: file: what is wrong with it.

    Every case says what it states and on which words of which clause; its files are
    those that its group asks for; reading its source gives what is expected, both
    schemas agree, and the way back is as promised.
    """
    found = 0
    try:
        base = None if folder is None else Path(folder)
        for fault in faults(
            base, complete=folder is None if complete is None else complete
        ):
            found += 1
            with _io.standard_output() as stream:
                write_lines((_line(folder, fault),), stream)
    except CableFormatError as error:
        _io.complain(folder or _io.STANDARD, error)
        ctx.exit(_io.FAILED)
    if found or _io.is_terminal(sys.stderr):
        _io.tell(f"{found} fault{'' if found == 1 else 's'} in the suite")
    ctx.exit(_io.FAILED if found else 0)


def _line(folder: str | None, fault: Fault) -> tuple[tuple[str, str], ...]:
    name = fault.file if folder is None else posixpath.join(folder, fault.file)
    return ((f"{name}: ", "title"), (fault.told, ""))
