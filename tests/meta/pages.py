"""Pages that lead through a folder of their own: files, and commands that are run."""

from __future__ import annotations

import doctest
import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.meta.generated import ROOT
from tests.meta.test_playback import node

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK: Final = re.compile(r"(?ms)^(?:[^\n]*`([\w.-]+)`:\n\n)?```(\w+)\n(.*?)^```$")
_SAME: Final = doctest.OutputChecker().check_output


def blocks(page: str) -> Iterator[tuple[str | None, str, str]]:
    """The name of the file that a block is, its language, its text."""
    for name, language, text in _BLOCK.findall(page):
        yield name or None, language, text


def environment() -> dict[str, str]:
    """This Python, its programs, and Node.js are found first."""
    folders = [Path(sys.executable).parent, Path(node()).parent]
    found = {
        **os.environ,
        "PATH": os.pathsep.join([*map(str, folders), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT) if "CABLEFORMAT_INSTALLED" not in os.environ else "",
        "COLUMNS": "80",
        "PYTEST_ADDOPTS": "-p no:cacheprovider",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    points = importlib.metadata.entry_points(group="pytest11")
    if not any(point.value == "cableformat._pytest" for point in points):
        # A checkout that was installed before it had the plugin.
        found["PYTEST_PLUGINS"] = "cableformat._pytest"
    return found


def commands(console: str) -> Iterator[tuple[str, str]]:
    """The commands of a console, and what each prints."""
    for part in re.split(r"(?m)^\$ ", console)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def ran(command: str, folder: Path) -> str:
    """What a command of a page prints, standard error after standard output."""
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    return (done.stdout + done.stderr).decode()


def prints(expected: str, found: str) -> bool:
    """Whether that is what the page says; `...` is anything."""
    return _SAME(expected, found, doctest.ELLIPSIS)
