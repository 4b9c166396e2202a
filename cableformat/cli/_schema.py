"""``cableformat schema``: the published schemas."""

from __future__ import annotations

from typing import Literal

import click

from cableformat._data import schema as published
from cableformat.cli import _io, _writing
from cableformat.cli._options import FILE
from cableformat.document import VERSION
from cableformat.errors import CableFormatError


@click.command(
    epilog="""\b
    Examples:
      cableformat schema json > cable.schema.json
      cableformat schema xsd -o cable.xsd
    """,
    help=f"""Print a published schema, byte for byte: that of version {VERSION}.

    json is the JSON Schema (2020-12) of JSON documents, xsd the XML Schema of XML
    documents; both accept the same cables.
    """,
)
@click.argument("kind", type=click.Choice(("json", "xsd")))
@click.option(
    "-o",
    "--output",
    default=_io.STANDARD,
    metavar="OUT",
    type=FILE,
    help="Write this file, completely or not at all, instead of standard output.",
)
@click.pass_context
def schema(ctx: click.Context, kind: Literal["json", "xsd"], output: str) -> None:
    # The help stands above, for it names a version.
    try:
        _writing.write(output, published(kind))
    except CableFormatError as error:
        _io.complain(output, error)
        ctx.exit(_io.FAILED)
