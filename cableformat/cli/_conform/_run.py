"""``cableformat conform run``: ask an adapter everything, and report."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cableformat.cli import _io
from cableformat.cli._conform._adapting import adapter_options
from cableformat.cli._conform._choose import (
    cases_of,
    choose_options,
    folder_argument,
    operations_option,
)
from cableformat.cli._options import FILE
from cableformat.cli._progress import progress
from cableformat.conformance import Level, Status, questions
from cableformat.conformance import run as asked
from cableformat.conformance._reports import FORMATS, render, results_of
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from cableformat.cli._conform._choose import Choice
    from cableformat.conformance import Operation, Question, Report

#: What a report is called in a folder.
_NAMES: Final = {
    "table": "report.txt",
    "json": "report.json",
    "junit": "junit.xml",
    "html": "index.html",
}


@click.command(
    short_help="Ask an adapter the suite, and report.",
    epilog="""\b
    Examples:
      cableformat conform run --adapter ./my-producer
      cableformat conform run --adapter ./my-producer --report html -o report/
      cableformat conform run --adapter "node adapter.mjs" --operation json-xml

    \b
    Exit codes:
      0  it conforms: of the required cases, or where none is chosen of those that
         are, nothing failed or went without an answer, and something passed
      1  it does not, or the suite or the adapter can't be run
      2  the command line makes no sense
    """,
)
@folder_argument
@adapter_options
@choose_options
@operations_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="How many of the adapter run at a time.",
)
@click.option(
    "--report",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the report is written.",
)
@click.option(
    "-o",
    "--output",
    default=_io.STANDARD,
    metavar="OUT",
    type=FILE,
    help="Write this file instead of standard output; in a folder, and where OUT ends "
    "with /, a file named after the report.",
)
@click.pass_context
def run(
    ctx: click.Context,
    folder: str | None,
    *,
    adapter: tuple[str, ...],
    timeout: float,
    choice: Choice,
    operations: tuple[Operation, ...],
    jobs: int,
    report: str,
    output: str,
) -> None:
    """Ask an adapter the suite in FOLDER, or the published one, and report.

    An adapter is a program in any language that answers lines of JSON with lines of
    JSON.  One that dies or is silent is started again; what it does not do, it skips.
    """
    try:
        asked_about = list(questions(cases_of(folder, choice), operations))
        if not asked_about:
            msg = "Nothing is asked about the chosen cases with these operations"
            raise click.UsageError(msg)
        found = _run(asked_about, adapter, timeout, jobs)
        _write(output, report, render(report, results_of(found)))
    except CableFormatError as error:
        _io.complain(folder or output, error)
        ctx.exit(_io.FAILED)
    _tell(found, output)
    ctx.exit(0 if _conforms(found) else _io.FAILED)


def _run(
    asked_about: list[Question], adapter: tuple[str, ...], timeout: float, jobs: int
) -> Report:
    with progress("Asking", len(asked_about)) as bar:
        return asked(
            asked_about,
            adapter,
            timeout=timeout,
            jobs=jobs,
            on_outcome=lambda _: bar.advance(),
        )


def _write(output: str, report: str, written: str) -> None:
    if output.endswith("/") or (output != _io.STANDARD and Path(output).is_dir()):
        _io.make_folder(output)
        output = posixpath.join(output, _NAMES[report])
    _io.write(output, written.encode())


def _tell(report: Report, output: str) -> None:
    for note in report.notes:
        _io.tell(f"{_io.PROGRAM}: the adapter: {note}")
    if output != _io.STANDARD:
        counts = report.counts()
        told = ", ".join(f"{counts[status]} {status.value}" for status in Status)
        _io.tell(f"{_io.PROGRAM}: {told}")


def _conforms(report: Report) -> bool:
    levels = (level for level in Level if report.counts(level))
    return report.conforms(next(levels))
