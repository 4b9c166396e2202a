"""One change of a source that leaves its form as it is.

A byte changed at random leaves one JSON or XML document in fifty well formed, and the
others say nothing about the reader of cables.  So a change is made inside a string of
a document or a line of a telegram, or a line moves.
"""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable

#: The insides of what is changed as a whole.
PARTS: Final = {
    "text": re.compile(r"[^\n]+"),
    "json": re.compile(r'(?<=")(?:[^"\\\n]|\\.)*(?=")|(?<=: )[0-9]+'),
    "xml": re.compile(r"(?<=>)[^<>\n]+(?=<)|(?<=>)(?=</)"),
}
ESCAPES: Final[dict[str, Callable[[str], str]]] = {
    "text": str,
    "json": lambda part: json.dumps(part, ensure_ascii=False)[1:-1],
    "xml": escape,
}


def _lines_changed(source: str, draw: random.Random) -> str:
    """One line is deleted, written twice, or moved."""
    lines = source.splitlines(keepends=True)
    place = draw.randrange(len(lines))
    change = draw.choice(("delete", "repeat", "move"))
    line = lines[place] if change == "repeat" else lines.pop(place)
    if change != "delete":
        lines.insert(draw.randint(0, len(lines)), line)
    return "".join(lines)


def mutated(
    reader: str, data: bytes, seed: int, change: Callable[[bytes], bytes]
) -> bytes:
    """The source with one change; `change` is how the fuzzer changes bytes."""
    draw = random.Random(seed)
    source = data.decode("utf-8", "surrogateescape")
    parts = list(PARTS[reader].finditer(source))
    way = draw.choice(("bytes", "lines", "part", "part", "part", "other"))
    if way == "bytes" or not parts:
        return change(data)
    if way == "lines":
        source = _lines_changed(source, draw)
    else:
        part = draw.choice(parts)
        if way == "other":
            new = draw.choice(parts)[0]
        else:
            inside = part[0].encode("utf-8", "surrogateescape")
            errors = "surrogateescape" if reader == "text" else "ignore"
            new = ESCAPES[reader](change(inside).decode("utf-8", errors))
        source = source[: part.start()] + new + source[part.end() :]
    return source.encode("utf-8", "surrogateescape")
