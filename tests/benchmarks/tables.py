"""What a row of a table costs, against parsing: ``python -m tests.benchmarks.tables``.

CPU time of this process, in alternating batches; the figure is the median of ratios.
With paths, the telegrams in them are read, else invented ones are.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

import cableformat
from cableformat.bulk import TABLE_FORMS, MemberPlace, members
from cableformat.bulk._forms import form_of
from cableformat.bulk._rows import Piece, rows_of
from cableformat.bulk._telegrams import Work
from tests.benchmarks.telegrams import telegrams

if TYPE_CHECKING:
    from collections.abc import Callable

_BATCH = 100
_ROUNDS = 7


def _sources(paths: list[str]) -> list[str | bytes]:
    found = [x.text for path in paths for x in members(path) if x.text is not None]
    return found or [text.encode() for text in telegrams(_BATCH)]


def _seconds(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began


def main() -> None:
    """Print how much longer a row of each form takes than a parse."""
    sources = _sources(sys.argv[1:])
    sources = (sources * (_BATCH // len(sources) + 1))[: max(_BATCH, len(sources))]
    place = MemberPlace(path="a.txt")
    works = [Work(place=place, text=x, archive=None, error=None) for x in sources]

    def parse() -> None:
        for source in sources:
            cableformat.parse(source)

    def made() -> list[dict[str, Any]]:
        return rows_of(Piece(0, works), None)

    for name in TABLE_FORMS:
        _tell(name, parse, made, len(sources))


def _tell(
    name: str,
    parse: Callable[[], None],
    made: Callable[[], list[dict[str, Any]]],
    count: int,
) -> None:
    form = form_of(name)
    ratios, parses = [], []
    for _ in range(_ROUNDS):
        parsing = _seconds(parse)
        row = _seconds(lambda: form.pack(made(), io.BytesIO()))
        ratios.append(row / parsing)
        parses.append(parsing / count)
    each = statistics.median(parses) * 1e6
    ratio = statistics.median(ratios)
    told = f"a parse {each:5.0f} us, a row {each * ratio:5.0f} us"
    print(f"{name:8} {told}: {1 / ratio:.0%} of the rate")


if __name__ == "__main__":
    main()
