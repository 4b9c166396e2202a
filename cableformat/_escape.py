"""Text of a source where it is shown: nothing that a terminal obeys, no format refuses.

Facts: a terminal obeys C0 and C1 control characters; bidirectional controls make it and
a browser show words in another order than that of the text.  XML 1.0 holds neither C0
controls, nor surrogates, nor the last two code points of the plane.  GitHub Actions
obeys a line of a log that begins with two colons, whatever blanks come before them.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "Line",
    "Span",
    "ascii_json",
    "encodable",
    "escaped",
    "escaped_line",
    "fit_for_xml",
    "hostile",
    "markup_for_logs",
]

#: A piece of a line for a person, and the name of its style, which may be "".
Span = tuple[str, str]
Line = tuple[Span, ...]

_HOSTILE: Final = (
    # C0 but the line end, DEL and C1; marks, embeddings, overrides and isolates of
    # direction; line and paragraph separators; surrogates, which file names can hold.
    "\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
)
_FOR_TERMINALS: Final = re.compile(f"[\n{_HOSTILE}]")
_COMMANDS: Final = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
_NOT_XML: Final = re.compile("[\ufffe\uffff]")

#: Runs of what is spelled out where a text is shown line by line.
hostile: Final = re.compile(f"[{_HOSTILE}\ufffe\uffff]+")


def escaped(text: str) -> str:
    r"""A text for a terminal, what a terminal would obey spelled out.

    >>> print(escaped("A\x9b2JB\u202e"))
    A\x9b2JB\u202e
    """
    return _FOR_TERMINALS.sub(lambda m: repr(m[0])[1:-1], text)


def escaped_line(line: str) -> str:
    r"""A whole line for a terminal or a log: `escaped`, and no workflow command.

    >>> print(escaped_line("  ::error::A\x9b"))
      \x3a:error::A\x9b
    """
    return _COMMANDS.sub(r"\1\\x3a", escaped(line))


def markup_for_logs(text: str) -> str:
    r"""XML or HTML no line of which is a workflow command; it says the same.

    >>> print(markup_for_logs("<p>A\n::error::B</p>"))
    <p>A
    &#58;:error::B</p>
    """
    return _COMMANDS.sub(r"\1&#58;", text)


def fit_for_xml(text: str) -> str:
    r"""A text that XML 1.0 can hold, on one line, its hostile characters spelled out.

    >>> print(fit_for_xml("A\x00\nB\uffff"))
    A\x00\nB\uffff
    """
    return _NOT_XML.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped(text))


def encodable(text: str) -> str:
    r"""A text that every encoding of Unicode takes.

    File names may hold lone surrogates, which many readers of JSON refuse.

    >>> print(encodable("caf\udce9"))
    caf\udce9
    """
    return text.encode("utf-8", "backslashreplace").decode()


def ascii_json(text: str) -> str:
    r"""JSON in ASCII without DEL, the one control character that JSON leaves alone.

    >>> print(ascii_json('"A\x7f"'))
    "A\u007f"
    """
    return text.replace("\x7f", "\\u007f")
