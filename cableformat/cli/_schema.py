"""``cableformat schema``: the published schemas."""

from __future__ import annotations

from typing import Literal

import click

from cableformat._data import schema as published
from cableformat.cli import _io, _writing
from cableformat.cli._options import output_option
from cableformat.document import VERSION


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
@output_option()
def schema(kind: Literal["json", "xsd"], output: str) -> None:
    # The decorator has the help, because it names a version.
    with _io.ending_on_failure(output):
        _writing.write(output, published(kind))
