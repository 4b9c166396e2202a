"""Lines on a terminal: nothing raw from a source, colour where it can be had.

Whatever is printed goes through `escaped`, so that no page can forget to, and no line
is a command to GitHub Actions unless it is meant as one; JSON is in ASCII, which every
reader takes and no terminal obeys.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TextIO

from cableformat._escape import ascii_json, encodable, escaped
from cableformat._styled_lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["COMMAND", "STYLES", "Line", "Span", "dumps", "escaped", "write_lines"]

#: The style of a line that is a workflow command of GitHub Actions.
COMMAND: Final = "command"

#: Styles of a `Span`, in rich's words; the colours of levels are those of cover sheets
#: and banners (green, blue, red, orange), with magenta for what is controlled and
#: unclassified.
STYLES: Final = {
    "title": "bold",
    "label": "dim",
    "U": "green",
    "FOUO": "magenta",
    "CUI": "magenta",
    "SBU": "magenta",
    "LOU": "magenta",
    "R": "cyan",
    "C": "bold bright_blue",
    "S": "bold red",
    "TS": "bold dark_orange",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "-": "red",
    "+": "green",
}


def write_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Print lines: in colour on a terminal where rich is installed, else plain."""
    if stream.isatty():
        try:
            _write_coloured(lines, stream)
        except ImportError:
            pass
        else:
            return
    for line in map(_without_command, lines):
        words = "".join(_printable(text, stream) for text, _ in line)
        stream.write(words.rstrip(" ") + "\n")


def _write_coloured(lines: Iterable[Line], stream: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 - an extra
    from rich.text import Text  # noqa: PLC0415 - an extra

    console = Console(file=stream, highlight=False)
    for line in map(_without_command, lines):
        words = Text()
        for text, style in line:
            words.append(_printable(text, stream), STYLES.get(style, ""))
        words.rstrip()
        # Lines come wrapped; what is longer is a table, for the terminal to break.
        console.print(words, soft_wrap=True)


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
