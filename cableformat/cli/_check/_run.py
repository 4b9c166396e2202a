"""Checking files: each is read, checked, compared with the baseline, and reported."""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from typing import TYPE_CHECKING

import attrs

from cableformat.cli import _io
from cableformat.cli._check._result import Checked, Finding, SourceText
from cableformat.cli._codes import chosen, is_chosen
from cableformat.cli._folders import known_name
from cableformat.cli._input import (
    attempted,
    each_attempted,
    named_format,
    processes,
)
from cableformat.cli._parts import parts_of
from cableformat.cli._print import write_lines
from cableformat.cli._progress import progress
from cableformat.diagnostics import Severity
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.cli._check._baseline import Baseline
    from cableformat.cli._check._report import Report
    from cableformat.cli._check._tally import Tally
    from cableformat.cli._folders import Input
    from cableformat.cli._print import Line
    from cableformat.cli._progress import Progress
    from cableformat.text import Hints


@attrs.frozen(kw_only=True, slots=True)
class Question:
    """What to find in each file."""

    from_: str | None
    hints: Hints
    select: set[str]
    ignore: set[str]
    #: The folder that the names of files are known from.
    folder: str = os.curdir

    def asks(self, code: str) -> bool:
        """Whether findings of a code are reported."""
        return is_chosen(code, self.select, self.ignore)


def run(
    files: list[Input],
    question: Question,
    baseline: Baseline | None,
    report: Report,
    tally: Tally,
    *,
    least: Severity = Severity.INFO,
    jobs: int = 1,
) -> set[str]:
    """Check files, and print the findings of each as soon as they are known.

    Findings below `least` are counted but not printed.  Returns the known names of the
    files that were read.

    Raises:
        CableEncodeError: Standard output refuses it (``output.unwritable``).
    """
    read = set()
    jobs = processes(files, jobs)
    with progress("Checking", len(files)) as bar:
        _print(report.begin(), bar)
        for file, found in each_attempted(_checked, files, question, jobs=jobs):
            # A baseline accepts each finding once, in the order of the files.
            held = found if baseline is None else attempted(_held, found, baseline)
            checked, lines = _reported(file, held, report, least)
            tally.add(checked)
            if checked.error is not None:
                with bar.aside():
                    _io.complain(checked.name, checked.error)
            else:
                read.add(checked.known)
            _print(lines, bar)
            bar.advance()
        _print(report.end(), bar)
    return read


def _checked(file: Input, question: Question) -> Checked:
    """What is found in a file."""
    name = file.readable()
    source = _io.read(name)
    format_ = named_format(name, question.from_)
    parts = parts_of(name, source, format_)
    found = [each for part in parts for each in part.check(question.hints)]
    reported = chosen(found, question.select, question.ignore)
    known = known_name(name, question.folder)
    text = SourceText(source, format_)
    findings = tuple(Finding(what, text, known) for what in reported)
    return Checked(name, findings, known=known)


def _held(checked: Checked | CableFormatError, baseline: Baseline) -> Checked:
    if isinstance(checked, CableFormatError):
        raise checked
    return checked.held_against(baseline.accepts)


def _reported(
    file: Input, found: Checked | CableFormatError, report: Report, least: Severity
) -> tuple[Checked, list[Line]]:
    """A file that was checked, and the lines about it."""
    if isinstance(found, CableFormatError):
        found = Checked(file.name, error=found)
    lines: list[Line] = []
    failure = attempted(lines.extend, report.file(found.at_least(least)))
    if failure is None:
        return found, lines
    # The lines that are there stay, for a report may count them.
    checked = Checked(file.name, error=failure)
    lines.extend(report.file(checked))
    return checked, lines


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
