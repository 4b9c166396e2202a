"""``cableformat show --html``: the telegrams of all inputs as one page of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.cli import _io, _writing
from cableformat.cli._findings import findings
from cableformat.cli._folders import expanded
from cableformat.cli._input import attempted
from cableformat.cli._parts import Attempts
from cableformat.page import Shown, html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.cli._parts import Part
    from cableformat.text import Hints

#: What the page is called in a folder.
_NAME = "index.html"


def write_page(
    files: Iterable[str], from_: str | None, hints: Hints, output: str
) -> bool:
    """Write the page; whether every input is on it.

    An input without a cable is reported, and the others are on the page.
    """
    attempts = Attempts()
    made = [
        attempts.made(part, _shown, hints)
        for file in expanded(files)
        for part in attempts.parts(file, from_)
    ]
    shown = [each for each in made if each is not None]
    if not shown:
        return False
    failed = attempted(_write, shown, output)
    if failed is not None:
        _io.complain(output, failed)
    return not attempts.failed and len(shown) == len(made) and failed is None


def _write(shown: list[Shown], output: str) -> None:
    _writing.write_named(output, _NAME, html(*shown).encode())


def _shown(part: Part, hints: Hints) -> Shown | None:
    """A part of an input for the page; without a cable its findings are reported."""
    reading = part.read(hints)
    if reading.cable is None:
        _io.tell_lines(findings(reading.diagnostics, part.file))
        return None
    name = "standard input" if part.title == _io.STANDARD else part.title
    return Shown(cable=reading.cable, layout=reading.layout, name=name, line=part.line)
