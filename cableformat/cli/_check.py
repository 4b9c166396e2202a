"""``cableformat check``: what is wrong with cables, for a person or for a pipeline."""

from __future__ import annotations

import contextlib
import itertools
import sys
from typing import TYPE_CHECKING

import attrs
import click

import cableformat
from cableformat.cli import _io
from cableformat.cli._codes import chosen, codes_options
from cableformat.cli._findings import Checked, findings_of, known_name
from cableformat.cli._folders import excluder, expanded, once
from cableformat.cli._input import named_format
from cableformat.cli._options import FILE, from_option, hints_option
from cableformat.cli._print import write_lines
from cableformat.cli._progress import progress
from cableformat.cli._reports import FORMATS, Wish, report
from cableformat.cli._tally import Tally
from cableformat.diagnostics import Severity
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._folders import Input
    from cableformat.cli._print import Line
    from cableformat.cli._progress import Progress
    from cableformat.text import Hints


@attrs.frozen(kw_only=True, slots=True)
class _Question:
    """What to find in each file."""

    from_: str | None
    hints: Hints
    select: set[str]
    ignore: set[str]

    def asked(self, name: str) -> Checked:
        """What is found in a file.

        Raises:
            CableFormatError: It can't be read.
        """
        source = _io.read(name)
        format_ = named_format(name, self.from_)
        found = cableformat.check(source, from_=format_, hints=self.hints)
        told = chosen(found, self.select, self.ignore)
        known = known_name(name, ".")
        return Checked(name, findings_of(told, source, format_, known, lambda _: None))


@click.command(
    short_help="Tell what is wrong with cables.",
    epilog="""\b
    Examples:
      cableformat check cable.txt
      cableformat check --fail-on warning *.json
      cableformat check --ignore text.lower-case,text.mixed-line-ends cables/
      cableformat check --explain --statistics cables/
      cableformat check --format json *.xml > findings.jsonl
      cableformat check --format sarif cables/ > findings.sarif
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
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="Print lines for a person, one JSON object a finding, a SARIF 2.1.0 log, "
    "commands of GitHub Actions, or JUnit XML.",
)
@codes_options
@click.option(
    "--exclude",
    multiple=True,
    metavar="GLOB",
    help="Of a folder, pass over what fits by its name or its path from here; * "
    "stands for any characters.",
)
@click.option(
    "--explain/--no-explain",
    help="Print under each finding why it is told, and the clause with its sources.",
)
@click.option(
    "--statistics/--no-statistics",
    default=None,
    help="Print on standard error how often each code was found.  [default: of "
    "several files, on a terminal]",
)
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
    exclude: tuple[str, ...],
    explain: bool,
    statistics: bool | None,
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
    question = _Question(from_=from_, hints=hints, select=select, ignore=ignore)
    wish = Wish(least=Severity(fail_on), explain=explain)
    tally = Tally()
    found = once(expanded(files, excluder(exclude, ".")))
    _report(found, question, format_, wish, tally)
    several, seen = tally.files != 1, _io.is_terminal(sys.stderr)
    if statistics or (statistics is None and several and seen):
        _io.tell_lines(tally.statistics())
    if several or seen:
        _io.tell(tally.summary())
    ctx.exit(_io.FAILED if tally.fails(wish.least) else 0)


def _report(
    files: list[Input], question: _Question, format_: str, wish: Wish, tally: Tally
) -> None:
    """Check files, and print what a format has of each as soon as it is known."""
    told = report(format_, wish)
    with progress("Checking", len(files)) as bar:
        _print(told.begin(), bar)
        for file in files:
            checked = _checked(file, question)
            tally.add(checked)
            if checked.error is not None:
                with bar.aside():
                    _io.complain(checked.name, checked.error)
            _print(told.file(checked), bar)
            bar.advance()
        _print(told.end(), bar)


def _checked(file: Input, question: _Question) -> Checked:
    if file.error is not None:
        return Checked(file.name, error=file.error)
    try:
        return question.asked(file.name)
    except CableFormatError as error:
        return Checked(file.name, error=error)


def _print(lines: Iterable[Line], bar: Progress) -> None:
    """Print lines; standard output is not asked for where there are none."""
    rest: Iterator[Line] = iter(lines)
    first = next(rest, None)
    if first is None:
        return
    shared = _io.is_terminal(sys.stdout)
    with (
        bar.aside() if shared else contextlib.nullcontext(),
        _io.standard_output() as stream,
    ):
        write_lines(itertools.chain((first,), rest), stream)
