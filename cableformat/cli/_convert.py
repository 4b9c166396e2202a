"""``cableformat convert``: a cable from one format to another."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cableformat import parse
from cableformat._convert import FORMATS, write
from cableformat.cli import _io
from cableformat.cli._options import FILE, hints_option
from cableformat.cli._print import write_lines
from cableformat.cli._render import findings
from cableformat.errors import CableDecodeError, CableEncodeError

if TYPE_CHECKING:
    from cableformat.text import Hints


@click.command(
    short_help="Write a cable in another format, or clean.",
    epilog="""\b
    Examples:
      cableformat convert cable.txt --to text --canonical
      cableformat convert cable.txt --to text -o copy.txt
      cat cable.txt | cableformat convert - --to text > copy.txt
    """,
)
@click.argument("file", type=FILE)
@click.option("--to", required=True, type=click.Choice(tuple(FORMATS)))
@click.option(
    "--canonical",
    is_flag=True,
    help="Write the one canonical spelling instead of the source's own.",
)
@click.option(
    "-o",
    "--output",
    default=_io.STANDARD,
    metavar="OUT",
    type=FILE,
    help="Write this file, whole or not at all, instead of standard output.",
)
@hints_option
@click.pass_context
def convert(
    ctx: click.Context,
    file: str,
    to: str,
    *,
    canonical: bool,
    output: str,
    hints: Hints,
) -> None:
    """Write a cable in another format, or clean; FILE - is standard input.

    Without --canonical, text to text is the source byte for byte.  Standard output
    holds the document alone; what was found in the source goes to standard error.
    """
    name = file
    try:
        reading = parse(_io.read(file), hints=hints)
        document = write(reading, to=to, canonical=canonical)
        name = output
        _io.write(output, document)
    except (CableDecodeError, CableEncodeError) as error:
        _io.complain(name, error)
        ctx.exit(_io.FAILED)
    # Behind the document: what can't be told takes nothing from it.
    if sys.stderr is not None:
        write_lines(findings(reading.diagnostics, file), sys.stderr)
