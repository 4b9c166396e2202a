"""The table of ``show --trace``: one row for each line of a telegram.

Below a line are the zone that begins there, and the lenses that did not get the line,
each with the reason.
"""

from __future__ import annotations

import re
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from cableformat.cli._wrap import wrap
from cableformat.text import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cableformat.cli._print import Line
    from cableformat.text import Refused, Taken, TracedLine

__all__ = ["table"]

_NUMBER: Final = "line"
_ZONE: Final = "zone"
_TAKEN: Final = "taken for"
_TEXT: Final = "text"
_GAP: Final = "  "
_INDENT: Final = 2
#: The least room for the text of a line, whatever the width.
_NARROWEST: Final = 12
_CUT: Final = "..."
#: The words after a name, by its role; the format gets the code of a stray.
_BESIDE: Final = {
    Role.ELEMENT: "",
    Role.CONTINUATION: " (more)",
    Role.LABEL: " (label)",
    Role.STRAY: " ({})",
    Role.FURNITURE: " (furniture)",
    Role.RESIDUE: "",
}
_STYLES: Final = {Role.STRAY: "warning", Role.FURNITURE: "label", Role.RESIDUE: "label"}


#: A place in a list, at the end of a path.
_PLACE: Final = re.compile("(.*)/([0-9]+)").fullmatch


def table(lines: Sequence[TracedLine], *, width: int) -> Iterator[Line]:
    """The lines of the table; the text of a telegram is cut at its edge."""
    taken = [[*_names(line.taken)] for line in lines]
    numbers = _widest(_NUMBER, (str(line.number) for line in lines))
    zones = _widest(_ZONE, (line.zone for line in lines))
    names = _widest(_TAKEN, chain.from_iterable(taken))
    margin = " " * (numbers + len(_GAP) + zones + len(_GAP))
    room = max(width - len(margin) - names - len(_GAP), _NARROWEST)
    head = (_NUMBER.rjust(numbers), _ZONE.ljust(zones), _TAKEN.ljust(names), _TEXT)
    yield ((_GAP.join(head), "label"),)
    for line, (first, *others) in zip(lines, taken, strict=True):
        yield (
            (f"{line.number:>{numbers}}{_GAP}{line.zone:{zones}}{_GAP}", "label"),
            (first.ljust(names), _STYLES.get(line.taken[0].role, "")),
            (_GAP + _cut(line.text.expandtabs(), room), ""),
        )
        for name in others:
            yield (margin, ""), (name, "")
        for words in _about(line):
            indent = " " * _INDENT
            for piece in wrap(words, max(1, width - len(margin) - 2 * _INDENT)):
                yield ((margin + indent + piece, "label"),)
                indent = " " * (2 * _INDENT)


def _widest(head: str, words: Iterable[str]) -> int:
    return max(len(head), max(map(len, words), default=0))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - len(_CUT)] + _CUT


def _names(taken: Sequence[Taken]) -> Iterator[str]:
    """What a line was taken for; the items of a list that follow each other as one."""
    for (path, role, code), items in groupby(taken, _list):
        places = [item.name.removeprefix(path) for item in items]
        name = path + places[0]
        if len(places) > 1:
            name += f" to {places[-1].removeprefix('/')}"
        yield name + _BESIDE[role].format(code)


def _list(taken: Taken) -> tuple[str, Role, str | None]:
    found = _PLACE(taken.name)
    return taken.name if found is None else found[1], taken.role, taken.code


def _about(line: TracedLine) -> Iterator[str]:
    """What is printed below a line: a new zone, and the lenses that did not get it."""
    if line.zone_below != line.zone:
        yield f"then zone {line.zone_below}"
    for reason, refused in groupby(line.refused, _reason):
        lenses = ", ".join(dict.fromkeys(each.lens for each in refused))
        yield f"not {lenses}: {_lowered(reason)}"


def _lowered(sentence: str) -> str:
    """A sentence within another; a code or a name in front keeps its capitals."""
    first = sentence.partition(" ")[0]
    plain = len(first) == 1 or first[1:].islower()
    return sentence[0].lower() + sentence[1:] if plain else sentence


def _reason(refused: Refused) -> str:
    return refused.reason
