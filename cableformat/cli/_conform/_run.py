"""``conform run`` and ``conform smoke``: what an adapter answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from cableformat.cli import _io
from cableformat.cli._conform._options import (
    adapter_options,
    allow_skip_option,
    cases_of,
    choose_options,
    folder_argument,
    operations_option,
)
from cableformat.cli._conform._report import report_options, shown, write_report
from cableformat.cli._options import number_option
from cableformat.cli._print import write_lines
from cableformat.cli._progress import progress
from cableformat.conformance import Status, questions, suite
from cableformat.conformance import run as asked
from cableformat.conformance import smoke as steps
from cableformat.conformance.reports import results_of

if TYPE_CHECKING:
    from cableformat.cli._conform._options import Choice
    from cableformat.cli._print import Line
    from cableformat.conformance import Operation, Question, Report, Step


_SIGNS: Final = {
    True: ("ok  ", "label"),
    False: ("FAIL", "error"),
    None: ("-   ", "label"),
}


@click.command(
    epilog="""\b
    Examples:
      cableformat conform run --adapter ./my-producer
      cableformat conform run --adapter ./my-producer --report html -o report/
      cableformat conform run --adapter "node adapter.mjs" --operation json-xml
      cableformat conform run --adapter ./my-producer --allow-skip canonicalise

    \b
    Exit codes:
      0  it conforms: at least one question about the required cases was asked, and all
         were answered correctly or skipped as --allow-skip allows; if no required
         case is chosen, the same about the optional cases, or else the proposed ones
      1  it fails or conforms in part, or the suite or the adapter cannot be run
      2  a usage error
    """,
)
@folder_argument
@adapter_options
@choose_options
@operations_option
@allow_skip_option
@number_option("--jobs", 1, "How many adapters run at a time.")
@report_options
@click.pass_context
def run(
    ctx: click.Context,
    folder: str | None,
    *,
    adapter: tuple[str, ...],
    timeout: float,
    choice: Choice,
    operations: tuple[Operation, ...],
    allowed: tuple[str, ...],
    jobs: int,
    report: str,
    output: str,
) -> None:
    """Ask an adapter the questions of the suite in FOLDER, or of the published one.

    An adapter is a program in any language that answers lines of JSON with lines of
    JSON.  If it dies or does not answer, it is started again; it may skip what it does
    not support.  The verdict on each operation is conforms, partial or fails.
    """
    with _io.ending_on_failure(folder or output):
        asked_about = list(questions(cases_of(folder, choice), operations))
        if not asked_about:
            msg = "The chosen cases have no questions about these operations"
            raise click.UsageError(msg)
        found = _run(asked_about, adapter, timeout, jobs)
        results = results_of(found)
        write_report(output, report, results)
    _tell(found, output, report)
    ctx.exit(0 if results.conforms(allowed) else _io.FAILED)


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


def _tell(found: Report, output: str, report: str) -> None:
    for note in () if shown(output, report) else found.notes:
        _io.tell(f"{_io.PROGRAM}: the adapter: {note}")
    if output != _io.STANDARD:
        counts = found.counts()
        reported = ", ".join(f"{counts[status]} {status.value}" for status in Status)
        _io.tell(f"{_io.PROGRAM}: {reported}")


@click.command(
    epilog="""\b
    Examples:
      cableformat conform smoke --adapter ./my-producer
      cableformat conform smoke --adapter "python -m cableformat.conformance"

    \b
    Exit codes:
      0  it speaks the protocol
      1  it does not, or can't be run
      2  a usage error
    """,
)
@adapter_options
@click.pass_context
def smoke(ctx: click.Context, *, adapter: tuple[str, ...], timeout: float) -> None:
    """Start an adapter, ask it a few questions and stop it.

    Each step is one line, with a hint if it failed.

    This tests the protocol: a wrong answer is reported, but only conform run judges it.
    """
    passed = True
    with _io.ending_on_failure(_io.STANDARD):
        for step in steps(suite(), adapter, timeout=timeout):
            passed = passed and step.passed is not False
            with _io.standard_output() as stream:
                write_lines(_lines(step), stream)
    ctx.exit(0 if passed else _io.FAILED)


def _lines(step: Step) -> list[Line]:
    context = [(f"      | {line}", "") for line in step.context.splitlines()]
    hint = [(f"      {step.hint}", "label")] if step.hint else []
    first = (_SIGNS[step.passed], (f"  {step.name:<7}  ", "title"), (step.told, ""))
    return [first, *((line,) for line in context + hint)]
