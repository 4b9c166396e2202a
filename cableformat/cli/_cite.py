"""``cableformat cite``: references to telegrams."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from cableformat._escape import ascii_json
from cableformat.cli import _io
from cableformat.cli._folders import expanded
from cableformat.cli._input import refuse_repeated
from cableformat.cli._options import files_argument, from_option, hints_option
from cableformat.cli._parts import Attempts, Part
from cableformat.cli._print import write_lines
from cableformat.page.citation import STYLES, csl, reference

if TYPE_CHECKING:
    from cableformat.text import Hints


@click.command(
    epilog="""\b
    Examples:
      cableformat cite cable.txt
      cableformat cite cables/ > references.json
      cableformat cite --style frus cable.txt

    \b
    Styles:
      csl   CSL-JSON, schema 1.0.2, which Zotero, pandoc and citeproc read
      nara  National Archives, General Information Leaflet 17 (2010), and the
            form of its archivists for foreign affairs records
      frus  the form of notes in Foreign Relations of the United States, in
            its volumes on 1969 to 1980
    """,
)
@files_argument("PATH...")
@click.option(
    "--style",
    type=click.Choice(("csl", *STYLES)),
    default="csl",
    show_default=True,
    help="How the references are written.",
)
@from_option
@hints_option
@click.pass_context
def cite(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    style: str,
    from_: str | None,
    hints: Hints,
) -> None:
    """Print a reference to each telegram; PATH - is standard input.

    A reference holds what the telegram says about itself: sender, recipients, date,
    subject, number, and the archive's document and film numbers.  Anything else is left
    out, so add where you found the telegram.  In a folder, every telegram and document
    is cited; in a source with several telegrams, each of them.
    """
    refuse_repeated(files)
    attempts = Attempts()
    items: list[dict[str, Any]] = []
    lines: list[str] = []
    for file in expanded(files):
        for part in attempts.parts(file, from_):
            cable = None if part.between else attempts.made(part, Part.cable, hints)
            if cable is not None and style == "csl":
                items.append(csl(cable))
            elif cable is not None:
                lines.append(reference(cable, style))
    with _io.standard_output() as stream:
        if style == "csl":
            _tell_apart(items)
            stream.write(ascii_json(json.dumps(items, indent=2)) + "\n")
        else:
            write_lines((((line, ""),) for line in lines), stream)
    ctx.exit(_io.FAILED if attempts.failed else 0)


def _tell_apart(items: list[dict[str, Any]]) -> None:
    """Give each item an id of its own: two copies of one telegram share theirs."""
    counts: Counter[str] = Counter()
    for item in items:
        counts[item["id"]] += 1
        if (count := counts[item["id"]]) > 1:
            item["id"] += f"-{count}"
