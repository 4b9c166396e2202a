"""Lines on a terminal: nothing raw from a source, colour where it is wanted.

Whatever is printed goes through `escaped`, so that no page can forget to, and no line
is a command to GitHub Actions unless it is meant as one; JSON is in ASCII, which every
reader takes and no terminal obeys.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final, TextIO

import click

from cableformat._escape import Line, Span, ascii_json, encodable, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "COMMAND",
    "STYLES",
    "Line",
    "Span",
    "counted",
    "dumps",
    "escaped",
    "write_lines",
]

#: The style of a line that is a workflow command of GitHub Actions.
COMMAND: Final = "command"

#: Styles of a `Span`, as arguments of `click.style`.  The colours of levels are those
#: of cover sheets and banners (green, blue, red, orange), with magenta for what is
#: controlled and unclassified.
STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True},
    "label": {"dim": True},
    "U": {"fg": "green"},
    "FOUO": {"fg": "magenta"},
    "CUI": {"fg": "magenta"},
    "SBU": {"fg": "magenta"},
    "LOU": {"fg": "magenta"},
    "R": {"fg": "cyan"},
    "C": {"fg": "bright_blue", "bold": True},
    "S": {"fg": "red", "bold": True},
    "TS": {"fg": 208, "bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "-": {"fg": "red"},
    "+": {"fg": "green"},
}

#: Plurals; ``info`` has none.
_PLURALS: Final = {
    "entry": "entries",
    "error": "errors",
    "failure": "failures",
    "fault": "faults",
    "file": "files",
    "finding": "findings",
    "message": "messages",
    "reference": "references",
    "row": "rows",
    "telegram": "telegrams",
    "warning": "warnings",
}


def write_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Print lines, in colour where `is_coloured` says so."""
    coloured = is_coloured(stream)
    for line in lines:
        pieces = _trimmed(
            [(_printable(t, stream), style) for t, style in _without_command(line)]
        )
        if coloured:
            words = "".join(_styled(*piece) for piece in pieces)
            # On Windows, click makes old terminals obey.
            click.echo(words, file=stream, color=True)
        else:
            stream.write("".join(text for text, _ in pieces) + "\n")


def is_coloured(stream: TextIO) -> bool:
    """Whether lines have colour: ``--color``, else the environment, else a terminal.

    ``NO_COLOR`` goes before ``FORCE_COLOR``; either is set if it is not empty.
    """
    context = click.get_current_context(silent=True)
    if context is not None and context.color is not None:
        return context.color
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _styled(text: str, style: str) -> str:
    # A workflow command has no style, so that nothing follows it.
    return click.style(text, **STYLES[style]) if style in STYLES else text


def _trimmed(pieces: list[Span]) -> list[Span]:
    """The pieces of a line without the spaces at its end."""
    while pieces:
        text, style = pieces.pop()
        if rest := text.rstrip(" "):
            return [*pieces, (rest, style)]
    return []


def _without_command(line: Line) -> Line:
    """A line whose first colon is spelled out where it would be a workflow command."""
    words = "".join(text for text, _ in line).lstrip()
    if not words.startswith("::") or line[0][1] == COMMAND:
        return line
    place = next(n for n, (text, _) in enumerate(line) if ":" in text)
    text, style = line[place]
    return (*line[:place], (text.replace(":", r"\x3a", 1), style), *line[place + 1 :])


def _printable(text: str, stream: TextIO) -> str:
    shown = escaped(text)
    if stream.encoding and not shown.isascii():
        encoding = stream.encoding
        return shown.encode(encoding, "backslashreplace").decode(encoding)
    return shown


def dumps(value: Any) -> str:
    """A value as one line of JSON."""
    return ascii_json(json.dumps(_encodable(value)))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {name: _encodable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(inner) for inner in value]
    return value


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "file"), counted(2000, "file")
    ('1 file', '2,000 files')
    """
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun)}"
