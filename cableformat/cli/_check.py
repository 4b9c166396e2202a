"""``cableformat check``: what is wrong with cables, for a person or for a pipeline."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import cableformat
from cableformat.cli import _io
from cableformat.cli._codes import chosen, codes_options
from cableformat.cli._folders import expanded
from cableformat.cli._input import named_format
from cableformat.cli._options import FILE, from_option, hints_option
from cableformat.cli._print import write_lines
from cableformat.cli._render import findings
from cableformat.cli._tally import Tally, json_line
from cableformat.diagnostics import Severity
from cableformat.errors import CableEncodeError, CableFormatError

if TYPE_CHECKING:
    from cableformat.diagnostics import Diagnostic
    from cableformat.text import Hints


@click.command(
    short_help="Tell what is wrong with cables.",
    epilog="""\b
    Examples:
      cableformat check cable.txt
      cableformat check --fail-on warning *.json
      cableformat check --ignore text.lower-case,text.mixed-line-ends cables/
      cableformat check --format json *.xml > findings.jsonl
      cableformat convert cable.txt --to json | cableformat check -

    \b
    Exit codes:
      0  no finding as grave as --fail-on
      1  there is one, or a file could not be read
      2  the command line makes no sense
    """,
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@from_option
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in reversed(Severity)]),
    default=Severity.ERROR.value,
    show_default=True,
    help="How grave a finding must be for exit code 1.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Print lines for a person, or one JSON object a finding.",
)
@codes_options
@hints_option
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    from_: str | None,
    fail_on: str,
    format_: str,
    select: set[str],
    ignore: set[str],
    hints: Hints,
) -> None:
    """Tell what is wrong with cables; FILE - is standard input.

    Of a folder its telegrams and documents are checked: .txt, .json and .xml.

    Findings go to standard output as file:line:column: severity code message, in the
    order of the file; of a clean file nothing is printed.  JSON and XML documents are
    also held against the published schema, and their layout against their cable.
    Standard error has how many findings there were in several files.
    """
    if files.count(_io.STANDARD) > 1:
        msg = "Standard input can be read once"
        raise click.UsageError(msg)
    tally = Tally()
    for name in expanded(files):
        try:
            found = chosen(_findings(name, from_, hints), select, ignore)
        except CableFormatError as error:
            _io.complain(name, error)
            tally.add_unread()
            continue
        tally.add(found)
        try:
            _print(found, name, format_)
        except CableEncodeError as error:
            _io.complain(_io.STANDARD, error)
            ctx.exit(_io.FAILED)
    if tally.files != 1 or _io.is_terminal(sys.stderr):
        _io.tell(tally.summary())
    ctx.exit(_io.FAILED if tally.fails(Severity(fail_on)) else 0)


def _findings(name: str, from_: str | None, hints: Hints) -> tuple[Diagnostic, ...]:
    source = _io.read(name)
    return cableformat.check(source, from_=named_format(name, from_), hints=hints)


def _print(found: tuple[Diagnostic, ...], name: str, format_: str) -> None:
    if not found:
        return
    with _io.standard_output() as stream:
        if format_ == "json":
            stream.writelines(json_line(finding, name) + "\n" for finding in found)
        else:
            write_lines(findings(found, name), stream)
