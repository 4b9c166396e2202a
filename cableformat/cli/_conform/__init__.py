"""``cableformat conform``: the suite, and who passes it; a file a command."""

from __future__ import annotations

import click

from cableformat.cli._conform._archive import archive
from cableformat.cli._conform._check import check
from cableformat.cli._conform._flatten import flatten
from cableformat.cli._conform._fuzz import fuzz
from cableformat.cli._conform._report import report
from cableformat.cli._conform._run import run
from cableformat.cli._conform._smoke import smoke

__all__ = ["conform"]


@click.group(
    short_help="Ask whether a producer of cables is right.",
    epilog="""\b
    Exit codes:
      0  it conforms
      1  it does not, or the suite or the adapter can't be run
      2  the command line makes no sense
    """,
)
def conform() -> None:
    """Ask whether a producer of cables is right, in whatever language it is written.

    The suite is data: one folder a case, each with a source, the cable that it is, and
    what a reader reports.
    """


conform.add_command(check)
conform.add_command(flatten)
conform.add_command(archive)
conform.add_command(smoke)
conform.add_command(run)
conform.add_command(report)
conform.add_command(fuzz)
