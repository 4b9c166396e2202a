"""What format a source begins like; never a promise that it is one."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from cableformat.text.lines.source import content

if TYPE_CHECKING:
    from cableformat.text import Source

__all__ = ["format_of"]

#: How much of a source is looked at to tell what it is, unless it says nothing.
_HEAD: Final = 4096
_JSON: Final = re.compile(r'[ \t\r\n]*+\{[ \t\r\n]*+(?:["}]|\Z)')
#: What may come before the root of an XML document (XML 1.0, production 22).
_PROLOG: Final = re.compile(
    r"(?:[ \t\r\n]++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^<>\[]*+>)*+",
    re.DOTALL,
)
_OPEN: Final = ("<!--", "<?")
_DECLARED: Final = re.compile(r"[ \t\r\n]*+<\?xml(?=[ \t\r\n?]|\Z)")
#: A root element, or a document type that names one (production 28).
_CABLE: Final = re.compile(
    r"<(?:!DOCTYPE[ \t\r\n]++)?(?:[\w.-]++:)?cable(?=[ \t\r\n/>\[]|\Z)"
)
_PAGE: Final = re.compile(r"<(?:!DOCTYPE[ \t\r\n]++)?html\b", re.IGNORECASE)


def format_of(source: Source) -> str:
    """The name of the format that a source begins like; never a promise that it is one.

    >>> format_of('{"$schema": '), format_of("<cable "), format_of("FM AMEMBASSY LIMA")
    ('json', 'xml', 'text')
    """
    source = content(source)
    head = _head(source, _HEAD)
    root = _root(head)
    if root == len(head) or head.startswith(_OPEN, root):
        # Blanks, or a comment, longer than that.
        head = _head(source, len(source))
        root = _root(head)
    if _JSON.match(head):
        return "json"
    # A page of the web may be XML too; it is a wrapper of telegram text.
    if _CABLE.match(head, root) or (
        _DECLARED.match(head) and not _PAGE.match(head, root)
    ):
        return "xml"
    return "text"


def _root(head: str) -> int:
    """Where the root element would be."""
    prolog = _PROLOG.match(head)
    assert prolog is not None
    return prolog.end()


def _head(source: str | bytes, size: int) -> str:
    """The first characters of a source, without a byte-order mark."""
    if isinstance(source, str):
        return source[:size].removeprefix("\ufeff")
    # Cut within a character, a document begins like one all the same.
    head = source[:size]
    return head.decode(_encoding(head), "replace").rstrip("\ufffd")


def _encoding(head: bytes) -> str:
    """What the first bytes of a source are (XML 1.0, appendix F)."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    first, second = head[0:4:2], head[1:4:2]
    if second and first.strip(b"\0") and not second.strip(b"\0"):
        return "utf-16-le"
    if second.strip(b"\0") and not first.strip(b"\0"):
        return "utf-16-be"
    return "utf-8-sig"
