"""What it costs to start: processes against a bare interpreter and `import attrs`."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_IMPORT: Final = ("-c", "import cableformat")
_FIRST: Final = ("-c", "import cableformat; cableformat.parse('FM CNO\\nTO CMC\\n')")
_ATTRS: Final = ("-c", "import attrs")
_BARE: Final = ("-c", "pass")


def commands(sample: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What follows the interpreter, and what follows it in the yardstick."""
    program = ("-m", "cableformat")
    return {
        "import": (_IMPORT, _ATTRS),
        "import and first parse": (_FIRST, _ATTRS),
        "version": ((*program, "--version"), _BARE),
        "show the sample": ((*program, "show", str(sample)), _BARE),
    }


def seconds(command: list[str], environment: Mapping[str, str]) -> float:
    """The CPU time of one process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
