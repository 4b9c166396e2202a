"""How a report is written, which several commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from cableformat.cli import _io, _writing
from cableformat.cli._options import FILE
from cableformat.cli._print import write_lines
from cableformat.conformance import Operation
from cableformat.conformance.reports import FORMATS, lines, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.conformance.reports import Results

F = TypeVar("F", bound="Callable[..., Any]")

#: What a report is called in a folder.
_NAMES: Final = {
    "table": "report.txt",
    "json": "report.json",
    "junit": "junit.xml",
    "html": "index.html",
}


def report_options(command: F) -> F:
    """Give a command ``--report`` and ``--output``."""
    for option in (
        click.option(
            "-o",
            "--output",
            default=_io.STANDARD,
            metavar="OUT",
            type=FILE,
            help="Write this file instead of standard output; if OUT is a folder or "
            "ends in /, a file in it that is named after the report.",
        ),
        click.option(
            "--report",
            type=click.Choice(FORMATS),
            default="table",
            show_default=True,
            help="How the report is written.",
        ),
    ):
        command = option(command)
    return command


def allow_skip_option(command: F) -> F:
    """Give a command ``--allow-skip``, which it takes as `allowed`."""
    return click.option(
        "--allow-skip",
        "allowed",
        multiple=True,
        type=click.Choice([operation.value for operation in Operation]),
        metavar="NAME",
        help="Questions about this operation may be skipped without changing the exit "
        "code.  May be repeated.",
    )(command)


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
    """Whether the report is lines for whoever reads standard output."""
    return output == _io.STANDARD and report == "table"
