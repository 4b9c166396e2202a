r"""The frame of every page of this package: one file, no script, nothing external.

Facts: a browser drops NUL, reads CR as LF, and obeys marks of direction; many other
characters are invisible.  Representation: a character that is not printable is shown as
Python spells it (``\x07``), in a ``data`` element whose value is its code points in
hexadecimal.  So the text of a page gives its source back: replace each ``data`` element
by the characters of its value.
"""

from __future__ import annotations

from html import escape
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cableformat._escape import markup_for_logs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["attribute", "document", "pieces", "spelled", "styles", "words"]

#: No page runs a script or loads anything, whatever gets into it.
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def document(title: str, style: str, body: str) -> str:
    """A whole page.

    The title is text; `body` is HTML.
    """
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{words(title)}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
    return markup_for_logs(page)


def styles(*names: str, package: str = __package__) -> str:
    """Style sheets of a package, one after the other."""
    folder = resources.files(package)
    return "".join((folder / f"{name}.css").read_text("utf-8") for name in names)


def words(text: str) -> str:
    r"""A text as HTML, what is not printable spelled out.

    >>> words("A<\x07")
    'A&lt;\\x07'
    """
    return escape(text if text.isprintable() else "".join(map(_shown, text)))


def attribute(text: str) -> str:
    """A text as the value of an attribute, in its quotes."""
    return f'"{words(text)}"'


def spelled(text: str, usual: str = "") -> str:
    r"""A text as HTML that gives the text back: see the top of this module.

    If `usual` is directly before LF, it is not shown: a page says once that all lines
    end in CR LF.

    >>> spelled("A\x07\r\n<")
    'A<data value="7 d">\\x07\\r</data>\n&lt;'
    >>> spelled("A\r\n", usual="\r")
    'A<data value="d"></data>\n'
    """
    return "".join(
        escape(shown) if value is None else f'<data value="{value}">{shown}</data>'
        for shown, value in pieces(text, usual)
    )


def pieces(text: str, usual: str = "") -> Iterator[tuple[str, str | None]]:
    r"""What is shown of a text, and the value of its ``data`` element; mostly `None`.

    >>> list(pieces("A\x07B"))
    [('A', None), ('\\x07', '7'), ('B', None)]
    """
    *lines, last = text.split("\n")
    for line in lines:
        yield from _of_line(line.removesuffix(usual))
        if usual and line.endswith(usual):
            yield "", _value(usual)
        yield "\n", None
    yield from _of_line(last)


def _of_line(line: str) -> Iterator[tuple[str, str | None]]:
    if line.isprintable():
        yield line, None
        return
    for printable, run in groupby(line, str.isprintable):
        piece = "".join(run)
        if printable:
            yield piece, None
        else:
            yield "".join(map(_shown, piece)), _value(piece)


def _value(run: str) -> str:
    """The code points of some characters, in hexadecimal."""
    return " ".join(f"{ord(character):x}" for character in run)


def _shown(character: str) -> str:
    return character if character.isprintable() else repr(character)[1:-1]
