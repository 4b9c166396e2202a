"""``cableformat conform``: the suite, and who passes it."""

from __future__ import annotations

from typing import Final

import click

from cableformat.cli._groups import LazyGroup

__all__ = ["conform"]

_COMMANDS: Final = {
    "check": (f"{__name__}._suite:check", "Judge the suite itself."),
    "flatten": (f"{__name__}._suite:flatten", "Print the suite as JSON."),
    "archive": (f"{__name__}._suite:archive", "Write the suite as a ZIP file."),
    "smoke": (f"{__name__}._run:smoke", "Try the first steps with an adapter."),
    "run": (f"{__name__}._run:run", "Ask an adapter the suite, and report."),
    "report": (f"{__name__}._report:report", "Write an earlier run's report again."),
    "fuzz": (f"{__name__}._fuzz:fuzz", "Look for cables that an adapter fails on."),
}


@click.group(
    cls=LazyGroup,
    table=_COMMANDS,
    epilog="""\b
    Examples:
      cableformat conform smoke --adapter ./my-producer
      cableformat conform run --adapter ./my-producer --report html -o report/

    \b
    Exit codes:
      0  it conforms
      1  it does not, or the suite or the adapter cannot be run
      2  a usage error
    """,
)
def conform() -> None:
    """Test whether a producer of cables is right, in any language.

    The suite is data: one folder for each case, with a source, the cable that it holds,
    and the findings that a reader reports.
    """
