"""How lines are read: in clean form, as more of a paragraph, or asked all questions.

    python -m tests.benchmarks.clean_share FOLDER...

For the benchmark's telegrams and each folder of telegrams: lines, the shares of those
in clean form and of those that only an open paragraph claims, patterns asked for each
line, and refusals for each claim.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from cableformat.text import parse, parsing
from cableformat.text.lines.line import Lines
from cableformat.text.lines.source import decode
from cableformat.text.passes import blocks
from cableformat.text.passes.clean_lines import CleanLines
from tests.benchmarks.telegrams import telegrams

_HEAD: Final = ("lines", "clean", "prose", "full", "asked a line", "refused a claim")


def _counted(count: Counter[str], name: str, function: Any) -> Any:
    def counting(*given: Any) -> Any:
        result = function(*given)
        count[name] += result is not False
        return result

    return counting


def shares(sources: list[str | bytes]) -> tuple[float, ...]:
    """What the columns say of some sources."""
    count: Counter[str] = Counter()
    place, loop = blocks.place, blocks._Loop

    def placed(*given: Any, **named: Any) -> Any:
        result = place(*given, **named)
        count["asked"] += result.calls
        return result

    with (
        patch.object(parsing, "place", placed),
        patch.object(loop, "_place", _counted(count, "full", loop._place)),
        patch.object(
            CleanLines,
            "_take_clean",
            _counted(count, "clean", CleanLines._take_clean),
        ),
    ):
        for source in sources:
            layout = parse(source).layout
            assert layout is not None
            count["claims"] += sum(not claim.label for claim in layout.claims)
            count["furniture"] += len(layout.furniture)
            count["lines"] += sum(1 for _ in Lines(decode(source)[0]))
    lines, claims = count["lines"], count["claims"]
    clean, full = count["clean"], count["full"] + count["furniture"]
    prose = lines - clean - full
    of_lines = (each / lines for each in (clean, prose, full))
    refused = max(count["asked"] - count["clean"], 0)
    return lines, *of_lines, count["asked"] / lines, refused / claims


def main(folders: list[str]) -> None:
    """Print one row for each set of sources."""
    print(" | ".join(("source", *_HEAD)))
    sets: dict[str, list[str | bytes]] = {"generated": [*telegrams(500)]}
    for folder in folders:
        paths = sorted(Path(folder).rglob("*.txt"))
        sets[Path(folder).name] = [path.read_bytes() for path in paths]
    for name, sources in sets.items():
        lines, *others = shares(sources)
        print(" | ".join((name, str(lines), *(f"{each:.2f}" for each in others))))


if __name__ == "__main__":
    main(sys.argv[1:])
