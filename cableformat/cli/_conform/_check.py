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
