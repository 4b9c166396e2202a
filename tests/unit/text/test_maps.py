"""Which element each line of a telegram belongs to, shown beside the line.

A map has two columns.  On the right is a telegram; on the left is what each line was
taken for: the path of an element (with ``..`` where the line continues one), a label,
or a kind of furniture in brackets; then the codes of the findings on that line.
Each map in the folder ``maps`` shows the fact in the line above it.

``pytest tests/unit/text/test_maps.py --update-expected`` fills in the left column;
read what it wrote, for the map is the promise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from cableformat import text
from cableformat.text import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER: Final = Path(__file__).with_name("maps")
_MAP: Final = re.compile(r"^== (.+)\n((?:.*\|.*\n)+)", re.MULTILINE)
_SHOWN: Final = {
    Role.ELEMENT: "{}",
    Role.STRAY: "{}",
    Role.CONTINUATION: ".. {}",
    Role.LABEL: "label {}",
    Role.FURNITURE: "({})",
    Role.RESIDUE: "({})",
}


def drawn(source: str) -> str:
    """The map of a telegram."""
    found: dict[int, list[str]] = defaultdict(list)
    for line in text.trace(source):
        names = ((t.role, t.name.removeprefix("/")) for t in line.taken)
        found[line.number] = shortened(
            _SHOWN[role].format(name) for role, name in names
        )
    for diagnostic in text.check(source):
        found[diagnostic.line].append(f"!{diagnostic.code}")
    lines = source.removesuffix("\n").split("\n")
    cells = [", ".join(found[number]) for number in range(1, len(lines) + 1)]
    width = max(map(len, cells))
    rows = zip(cells, lines, strict=True)
    return "".join(f"{cell:{width}} | {line}".rstrip() + "\n" for cell, line in rows)


def shortened(names: Iterable[str]) -> list[str]:
    """Names, those of the items of one list as one: ``tags/0-2``."""
    found: dict[str, list[str]] = {}
    for name in names:
        path, _, number = name.rpartition("/")
        found.setdefault(path if number.isdecimal() else name, []).append(number)
    return [
        f"{path}/{'-'.join(dict.fromkeys((numbers[0], numbers[-1])))}"
        if numbers[0].isdecimal()
        else path
        for path, numbers in found.items()
    ]


def source_of(table: str) -> str:
    """The telegram of a map."""
    lines = (row.partition("|")[2] for row in table.splitlines())
    return "".join(f"{line.removeprefix(' ')}\n" for line in lines)


MAPS: Final = [
    pytest.param(fact, table, id=f"{path.stem}: {fact}")
    for path in sorted(FOLDER.glob("*.txt"))
    for fact, table in _MAP.findall(path.read_text(encoding="utf-8"))
]


def test_every_line_of_a_folder_is_in_a_map(request: pytest.FixtureRequest) -> None:
    """Every line of the files is in a map, and every fact occurs once."""
    for path in FOLDER.glob("*.txt"):
        printed = path.read_text(encoding="utf-8")
        if request.config.getoption("--update-expected", default=False):
            printed = _MAP.sub(
                lambda found: f"== {found[1]}\n{drawn(source_of(found[2]))}", printed
            )
            path.write_text(printed, encoding="utf-8")
        assert not _MAP.sub("", printed).strip("\n")
    assert len({param.values[0] for param in MAPS}) == len(MAPS)


@pytest.mark.parametrize(("fact", "table"), MAPS)
def test_each_line_is_taken_for_what_the_map_shows(fact: str, table: str) -> None:
    """Each line has the elements, the furniture and the findings that the map shows."""
    assert drawn(source_of(table)) == table, fact
