"""``cableformat check``: what is wrong with cables, for a person or for a pipeline.

Files are read and checked one by one; findings are chosen by code, compared with a
baseline, counted, and written in one of several formats.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click
from click.core import ParameterSource

from cableformat.cli import _io
from cableformat.cli._check._baseline import accepting, baseline_options
from cableformat.cli._check._config import config_options, folder_of
from cableformat.cli._check._report import FORMATS, Wish, report
from cableformat.cli._check._run import Question, run
from cableformat.cli._check._tally import Tally
from cableformat.cli._codes import codes_options
from cableformat.cli._folders import excluder
from cableformat.cli._input import refuse_repeated
from cableformat.cli._options import FILE, from_option, hints_option, jobs_option
from cableformat.diagnostics import Severity

if TYPE_CHECKING:
    from cableformat.text import Hints

_TYPED: Final = ParameterSource.COMMANDLINE
_SEVERITIES: Final = tuple(severity.value for severity in reversed(Severity))


@click.command(
    epilog="""\b
    Examples:
      cableformat check
      cableformat check cable.txt
      cableformat check --fail-on warning *.json
      cableformat check --ignore text.lower-case,text.mixed-line-ends cables/
      cableformat check --explain --statistics cables/
      cableformat check --min-severity warning --files-only --jobs 4 cables/
      cableformat check --write-baseline baseline.json cables/
      cableformat check --baseline baseline.json cables/
      cableformat check --format json *.xml > findings.jsonl
      cableformat check --format sarif cables/ > findings.sarif
      cableformat convert cable.txt --to json | cableformat check -

    \b
    Exit codes:
      0  no finding at or above --fail-on that the baseline does not have
      1  there is one, or a file or the baseline could not be read or written
      2  a usage error, also in the configuration
    """,
)
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE...]")
@from_option
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default=Severity.ERROR.value,
    show_default=True,
    help="The lowest severity of a finding that gives exit code 1.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="Print lines for a person, one JSON object for each finding, a SARIF 2.1.0 "
    "log, commands of GitHub Actions, or JUnit XML.",
)
@click.option(
    "--min-severity",
    type=click.Choice(_SEVERITIES),
    default=Severity.INFO.value,
    show_default=True,
    help="Print only findings of this severity or above; all are counted.",
)
@click.option(
    "--files-only",
    is_flag=True,
    help="Print only the names of the files with findings.",
)
@codes_options
@baseline_options
@click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="In folders, skip names that match this glob, or paths from the current "
    "folder; * matches any characters.  May be repeated.",
)
@click.option(
    "--explain/--no-explain",
    help="Print the reason for each finding below it, and the clause with its sources.",
)
@click.option(
    "--statistics/--no-statistics",
    default=None,
    help="Print on standard error how often each code was found.  [default: for "
    "several files, on a terminal]",
)
@jobs_option
@hints_option
@config_options
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    from_: str | None,
    fail_on: str,
    format_: str,
    min_severity: str,
    files_only: bool,
    select: set[str],
    ignore: set[str],
    baseline: str | None,
    write_baseline: str | None,
    exclude: tuple[str, ...],
    explain: bool,
    statistics: bool | None,
    jobs: int,
    hints: Hints,
) -> None:
    """Report what is wrong with cables; FILE - is standard input.

    Without FILE, the current folder is checked.  In a folder, its telegrams and
    documents are checked: .txt, .json and .xml.

    Findings go to standard output as file:line:column: severity code message, in the
    order of the file; nothing is printed about a clean file.  Everything that the
    published schemas refuse is found, and the layout of a document is compared with its
    cable.  For several files, standard error says how many were checked and what was
    found.
    """
    asked, files = bool(files), files or (os.curdir,)
    refuse_repeated(files)
    if files_only and ctx.get_parameter_source("format_") is _TYPED:
        msg = "--files-only prints names, but --format prints findings"
        raise click.UsageError(msg)
    with _io.ending_on_failure(write_baseline or baseline or _io.STANDARD):
        accepts = accepting(baseline, write_baseline, files)
    question = Question(
        from_=from_,
        hints=hints,
        select=select,
        ignore=ignore,
        folder=accepts.folder,
    )
    found = accepts.files(files, excluder(exclude, _base(ctx)))
    wish = Wish(least=Severity(fail_on), explain=explain)
    tally = Tally()
    form = report("files" if files_only else format_, wish)
    read = run(
        found,
        question,
        accepts.baseline,
        form,
        tally,
        least=Severity(min_severity),
        jobs=jobs,
    )
    several, seen = tally.files != 1, _io.is_terminal(sys.stderr)
    if statistics or (statistics is None and several and seen):
        _io.tell_lines(tally.statistics(), needed=bool(statistics))
    if several or seen or not asked:
        _io.tell(tally.summary())
    with _io.ending_on_failure(accepts.name or _io.STANDARD):
        accepts.tell(tally.accepted, read, question.asks)
    ctx.exit(_io.FAILED if tally.fails(wish.least) else 0)


def _base(ctx: click.Context) -> str:
    """The folder that globs begin at: where they are written."""
    here = ctx.get_parameter_source("exclude") is not ParameterSource.DEFAULT_MAP
    return os.curdir if here else folder_of(ctx)
