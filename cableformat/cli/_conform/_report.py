"""``cableformat conform report``: the report of an earlier run, written otherwise."""

from __future__ import annotations

import click

from cableformat.cli import _io
from cableformat.cli._conform._output import (
    allow_skip_option,
    report_options,
    write_report,
)
from cableformat.cli._options import FILE
from cableformat.conformance.reports import read
from cableformat.errors import CableFormatError


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
    try:
        results = read(_io.read(file))
    except CableFormatError as error:
        _io.complain(file, error)
        ctx.exit(_io.FAILED)
    try:
        write_report(output, report, results)
    except CableFormatError as error:
        _io.complain(output, error)
        ctx.exit(_io.FAILED)
    ctx.exit(0 if results.conforms(allowed) else _io.FAILED)
