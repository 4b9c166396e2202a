"""``cableformat conform archive``: the suite as plain files in one ZIP file."""

from __future__ import annotations

from pathlib import Path

import click

from cableformat.cli import _io, _writing
from cableformat.cli._conform._choice import folder_argument
from cableformat.cli._options import FILE
from cableformat.conformance import archived
from cableformat.errors import CableFormatError


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
@click.pass_context
def archive(ctx: click.Context, folder: str | None, *, output: str) -> None:
    """Write the suite in FOLDER, or the published one, as a ZIP file.

    The same suite always gives the same bytes.  Neither Python nor this library is
    needed to use the archive.
    """
    try:
        made = archived(None if folder is None else Path(folder))
    except CableFormatError as error:
        _io.complain(folder or _io.STANDARD, error)
        ctx.exit(_io.FAILED)
    try:
        _writing.write(output, made)
    except CableFormatError as error:
        _io.complain(output, error)
        ctx.exit(_io.FAILED)
