"""``conform report``: the report of an earlier run; and how any report is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from cableformat.cli import _io, _writing
from cableformat.cli._conform._options import allow_skip_option
from cableformat.cli._options import FILE, options
from cableformat.cli._print import write_lines
from cableformat.conformance.reports import FORMATS, lines, read, render

if TYPE_CHECKING:
    from cableformat.conformance.reports import Results

#: What a report is called in a folder.
_NAMES: Final = {
    "table": "report.txt",
    "json": "report.json",
    "junit": "junit.xml",
    "html": "index.html",
}


#: ``--report`` and ``--output``.
report_options: Final = options(
    click.option(
        "--report",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How the report is written.",
    ),
    click.option(
        "-o",
        "--output",
        default=_io.STANDARD,
        metavar="OUT",
        type=FILE,
        help="Write this file instead of standard output; if OUT is a folder or ends "
        "in /, a file in it that is named after the report.",
    ),
)


@click.command(
    epilog="""\b
    Examples:
      cableformat conform run --adapter ./my-producer --report json -o report.json
      cableformat conform report report.json
      cableformat conform report report.json --report html -o report/

    \b
    Exit codes: those of the run.
    """,
)
@click.argument("file", metavar="FILE", type=FILE)
@allow_skip_option
@report_options
@click.pass_context
def report(
    ctx: click.Context,
    file: str,
    *,
    allowed: tuple[str, ...],
    report: str,
    output: str,
) -> None:
    """Write the report of an earlier run in another form; FILE is the report as JSON.

    Nothing is run again: one run can give a page for people and files for programs.
    """
    with _io.ending_on_failure(file):
        results = read(_io.read(file))
    with _io.ending_on_failure(output):
        write_report(output, report, results)
    ctx.exit(0 if results.conforms(allowed) else _io.FAILED)


def write_report(output: str, report: str, results: Results) -> None:
    """Write a report: the table in colour where standard output is a terminal.

    Raises:
        CableEncodeError: The system refuses it (``output.unwritable``).
    """
    if shown(output, report):
        with _io.standard_output() as stream:
            write_lines(lines(results), stream)
        return
    _writing.write_named(output, _NAMES[report], render(report, results).encode())


def shown(output: str, report: str) -> bool:
    """Whether the report is printed as lines on standard output."""
    return output == _io.STANDARD and report == "table"
