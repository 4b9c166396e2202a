"""Pages of HTML, by their text.

Representation: most pages show a telegram as preformatted text.  If that is more
than half of the characters of a page, not counting blanks, only it is used; otherwise
all text is used, with each block as a paragraph, as a browser shows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from cableformat.bulk._charsets import characters
from cableformat.bulk._marked_text import PARAGRAPH, Markup, blocks_of
from cableformat.bulk._member import Member
from cableformat.errors import CableDecodeError
from cableformat.text.lines.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk._marked_text import Block
    from cableformat.bulk._stream import Source

#: The HTML standard looks for it in the first 1024 bytes.
_HEAD: Final = 1024
_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
).search
#: How a page begins whose characters have two bytes: with their mark, or with a tag.
_WIDE: Final = {
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big br cite code del dfn em font i ins kbd label mark q "
    "s samp small span strike strong sub sup time tt u var wbr".split(" ")
)


def _gap(_element: Any, name: str, _event: str) -> str:
    if name in ("td", "th"):
        return " "
    return "" if name in _INLINE else PARAGRAPH


_HTML: Final = Markup(
    skipped=frozenset({"head", "script", "style", "template", "noscript"}),
    breaks=frozenset({"br"}),
    gap=_gap,
    verbatim=frozenset({"pre"}),
)
_BLANKS: Final = " \t\r\n\f"


def page_members(source: Source) -> Iterator[Member]:
    """The one member that a page is."""
    yield Member(place=source.place, text=text_of_page(source.stream.rest()))


def text_of_page(page: str | bytes) -> str:
    r"""The preformatted text of a page, if that is most of it; otherwise all its text.

    Raises:
        CableDecodeError: Its elements are nested too deep (``container.too-deep``).

    >>> text_of_page("<html><body><h1>Fax</h1><pre>\nFM LIMA\nTO BONN\n</pre></body>")
    'FM LIMA\nTO BONN\n'
    >>> text_of_page("<p>FM  LIMA<br>TO BONN<p>1. Bark &lt;floats&gt;.")
    'FM LIMA\nTO BONN\n\n1. Bark <floats>.'
    """
    # Entities of a document type are never expanded, and nothing is fetched.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # Characters that no page may have (HTML, 13.2.3.5) would end it.
    shown = _characters(page).replace("\0", "\ufffd").encode("utf-8", "replace")
    root = etree.fromstring(shown, parser) if shown.strip(b" \t\r\n\f") else None
    if parser.error_log.filter_from_fatals():
        msg = "the elements of the page are nested too deep: its text can't be read"
        raise CableDecodeError(msg, code="container.too-deep")
    if root is None:
        return ""
    blocks = list(blocks_of(root, _HTML))
    verbatim = [block for block in blocks if block.verbatim]
    most = 2 * sum(map(_size, verbatim)) > sum(map(_size, blocks))
    return PARAGRAPH.join(block.text for block in (verbatim if most else blocks))


def _size(block: Block) -> int:
    return len(block.text) - sum(map(block.text.count, _BLANKS))


def _characters(page: str | bytes) -> str:
    if isinstance(page, str):
        return page
    for begin, encoding in _WIDE.items():
        if page.startswith(begin):
            return page.decode(encoding, "replace").removeprefix("\ufeff")
    named = _CHARSET(page, 0, _HEAD)
    # What can be read as ASCII so far is not in two bytes a character.
    if named is not None and not named[1].lower().startswith(b"utf-16"):
        page = characters(page, named[1].decode("ascii"))
    return page if isinstance(page, str) else decode(page)[0]
