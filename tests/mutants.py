"""How many mutants the tests killed, by module, and which survived.

Run by name, behind ``mutmut run``: ``tox -e mutation`` does both.  What is mutated, and
the tests that are to notice, stand in ``[tool.mutmut]``.  A mutant that runs into its
time limit counts as killed; one that no test reaches has survived.  mutmut mutates the
bodies of functions without decorators: tables, patterns and properties have tests of
their edges instead (``tests/unit/routing``, ``tests/unit/text``).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from mutmut.stats import status_by_exit_code

MUTANTS: Final = Path("mutants")
LEAST: Final = 0.85
_KILLED: Final = ("killed", "timeout")


def main() -> int:
    """Print the table, and the names for ``mutmut show``; fail under the least."""
    total: list[bool] = []
    survivors: list[str] = []
    print("| module | mutants | killed | score |\n| --- | --- | --- | --- |")
    for path in sorted(MUTANTS.rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        killed = {
            name: status_by_exit_code[code] in _KILLED for name, code in codes.items()
        }
        if not killed:
            continue
        module = path.relative_to(MUTANTS).as_posix().removesuffix(".meta")
        _print_row(f"`{module}`", list(killed.values()))
        total += killed.values()
        survivors += [name for name, dead in killed.items() if not dead]
    if not total:
        print("no mutants; run `mutmut run` first", file=sys.stderr)
        return 1
    _print_row("all", total)
    print(*survivors, sep="\n")
    return 0 if sum(total) / len(total) >= LEAST else 1


def _print_row(name: str, killed: list[bool]) -> None:
    share = sum(killed) / len(killed)
    print(f"| {name} | {len(killed)} | {sum(killed)} | {share:.1%} |")


if __name__ == "__main__":
    sys.exit(main())
