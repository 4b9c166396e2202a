"""``cableformat conform flatten``: the suite as one document, for any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cableformat.cli import _io, _writing
from cableformat.cli._conform._choice import cases_of, choose_options, folder_argument
from cableformat.cli._options import FILE
from cableformat.conformance import flattened
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from cableformat.cli._conform._choice import Choice


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
@click.option(
    "-o",
    "--output",
    default=_io.STANDARD,
    metavar="OUT",
    type=FILE,
    help="Write this file, completely or not at all, instead of standard output.",
)
@click.pass_context
def flatten(
    ctx: click.Context, folder: str | None, *, choice: Choice, output: str
) -> None:
    """Print the suite in FOLDER, or the published one, as one JSON document.

    A case has its name, the members of case.json, its source as text or base64, and
    what is expected of it; suite.schema.json, beside the cases, is the schema.
    """
    try:
        _writing.write(output, flattened(cases_of(folder, choice)))
    except CableFormatError as error:
        _io.complain(folder or output, error)
        ctx.exit(_io.FAILED)
