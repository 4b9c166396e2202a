"""Real telegrams, shuffled and joined with their natural ends, and cut again.

A joint is found where a piece begins with the first words of the second file.  A lone
banner between two messages may close the first or open the second, which nobody can
know (streams.md 2): joints are counted strictly, and with such banners left out.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import pytest

import cableformat
from cableformat.streams._marks import is_banner
from tests.real.test_exactness import SOURCES, needs_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Files in one stream (streams.md 0, MIX).
_BATCH: Final = 25
_BLANKS: Final = " \t\r\n\f\ufeff"
#: The least recall and precision, banners left out: the goal where messages end with
#: NNNN; else what was measured on 2026-11-28, a little less.
_LEAST: Final = {
    "navadmin": (0.985, 0.99),
    "frus-verbatim": (0.88, 0.96),
    "nara-bodies": (0.0, 0.99),
    "foia-ocr": (0.0, 0.99),
    "all folders": (0.82, 0.99),
}


class _Counts:
    def __init__(self) -> None:
        self.found = self.missed = self.wrong = 0

    def add(self, true: set[int], cut: set[int]) -> None:
        self.found += len(true & cut)
        self.missed += len(true - cut)
        self.wrong += len(cut - true)

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)

    @property
    def precision(self) -> float:
        cut = self.found + self.wrong
        return self.found / cut if cut else 1.0

    def __str__(self) -> str:
        return f"recall {self.recall:.2%}, precision {self.precision:.2%}"


def _streams(files: list[str]) -> Iterator[tuple[str, list[int]]]:
    """Streams of shuffled files, and where each file but the first begins."""
    order = random.Random(7).sample(files, len(files))
    for start in range(0, len(order), _BATCH):
        batch = [
            file if file[-1:] == "\n" else file + "\n"
            for file in order[start:][:_BATCH]
        ]
        yield "".join(batch), list(accumulate(map(len, batch)))[:-1]


def _words(stream: str, place: int) -> int:
    """Where the words begin at a place or below it."""
    while stream[place : place + 1] and stream[place] in _BLANKS:
        place += 1
    return place


def _past_banners(stream: str, place: int) -> int:
    """Where the words begin below the banners at a place."""
    while True:
        place = _words(stream, place)
        line = stream[place:].partition("\n")[0].strip()
        if not (line and is_banner(line)):
            return place
        place += len(line)


@needs_corpus
def test_shuffled_streams_are_cut_where_they_were_joined(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Recall and precision reach the folder's limits, with and without lone banners."""
    folders: dict[str, list[str]] = {}
    for path in SOURCES:
        folders.setdefault(path.parent.name, []).append(path.read_bytes().decode())
    folders["all folders"] = [file for files in folders.values() for file in files]
    results = {}
    for name, files in folders.items():
        strict, lenient = _Counts(), _Counts()
        for stream, joints in _streams(files):
            cuts = [piece.start for piece in cableformat.split(stream)[1:]]
            for counts, at in ((strict, _words), (lenient, _past_banners)):
                counts.add(
                    {at(stream, j) for j in joints}, {at(stream, c) for c in cuts}
                )
        results[name] = strict, lenient
    with capsys.disabled():
        for name, (strict, lenient) in results.items():
            print(f"\n{name}: {strict}; without lone banners {lenient}", end="")
    for name, (recall, precision) in _LEAST.items():
        assert results[name][1].recall >= recall, name
        assert results[name][1].precision >= precision, name


@needs_corpus
def test_every_file_of_the_corpus_is_one_telegram() -> None:
    """Each file is one piece; words below its ending are no other telegram."""
    for path in SOURCES:
        pieces = cableformat.split(path.read_bytes())
        assert len(pieces) == 1, path.name
