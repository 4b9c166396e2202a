"""The front door: `parse` reads any source, `convert` reads and writes.

Theory of operation.  A format is a codec: something with `parse`, `dumps` and `dump`;
the table `FORMATS` names them.  A source that nobody names a format for is a document
if it begins like one, broken or whole, and else telegram text, the one format that
reads every source (law 1).
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Protocol

from cableformat import json, text, xml
from cableformat._record import shown
from cableformat.diagnostics import decode_error
from cableformat.errors import CableDecodeError, CableEncodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cableformat.model import Cable
    from cableformat.text import Hints, Layout, Reading

__all__ = ["FORMATS", "cable_of", "convert", "format_of", "parse", "write"]


class Codec(Protocol):
    """What a format does; the public room of each format is one."""

    def parse(self, source: str | bytes, *, hints: Hints | None = None) -> Reading[Any]:
        """Read a source."""

    def dumps(self, cable: Cable, *, layout: Layout | None = None) -> str | bytes:
        """Write a cable."""

    def dump(
        self, cable: Cable, file: BinaryIO, *, layout: Layout | None = None
    ) -> None:
        """Write a cable to a binary file."""


#: Every format by its name, as `convert` and the command line spell it.
FORMATS: Final[Mapping[str, Codec]] = {"text": text, "json": json, "xml": xml}

#: How much of a source is looked at to tell what it is.
_HEAD: Final = 4096
_JSON: Final = re.compile(r'[ \t\r\n]*+\{[ \t\r\n]*+(?:["}]|\Z)')
#: What may stand before the root of an XML document (XML 1.0, production 22).
_PROLOG: Final = re.compile(
    r"(?:[ \t\r\n]++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^<>\[]*+>)*+",
    re.DOTALL,
)
_DECLARED: Final = re.compile(r"[ \t\r\n]*+<\?xml[ \t\r\n]")
_CABLE: Final = re.compile(r"<(?:[\w.-]++:)?cable(?=[ \t\r\n/>]|\Z)")
_PAGE: Final = re.compile(r"<(?:!DOCTYPE[ \t\r\n]++)?html\b", re.IGNORECASE)


def format_of(source: str | bytes) -> str:
    """The name of the format that a source begins like; never a promise that it is one.

    >>> format_of('{"$schema": '), format_of("<cable "), format_of("FM AMEMBASSY LIMA")
    ('json', 'xml', 'text')
    """
    head = _head(source)
    if _JSON.match(head):
        return "json"
    prolog = _PROLOG.match(head)
    assert prolog is not None
    root = prolog.end()
    # A page of the web may be XML too; it is a wrapper of telegram text.
    if _CABLE.match(head, root) or (
        _DECLARED.match(head) and not _PAGE.match(head, root)
    ):
        return "xml"
    return "text"


def _head(source: object) -> str:
    """The first characters of a source, without a byte-order mark."""
    if isinstance(source, str):
        return source[:_HEAD].removeprefix("\ufeff")
    if not isinstance(source, bytes):
        msg = f"expected str or bytes; found {type(source).__name__}"
        raise TypeError(msg)
    head = source[:_HEAD]
    utf16 = head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return head.decode("utf-16" if utf16 else "utf-8-sig", "replace")


def parse(source: str | bytes, *, hints: Hints | None = None) -> Reading[Cable | None]:
    r"""Read a cable from content, never from a path, in whatever format it is.

    Telegram text always has a cable; a document that is broken or no cable has none,
    and the findings say why.

    Raises:
        CableDecodeError: The source is over the cap (``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> parse("FM AMEMBASSY ASTANA\n").cable.heading.originator
    'AMEMBASSY ASTANA'
    """
    return FORMATS[format_of(source)].parse(source, hints=hints)


def convert(
    source: str | bytes,
    *,
    to: str,
    from_: str | None = None,
    canonical: bool = False,
    hints: Hints | None = None,
) -> str | bytes:
    r"""Read a source and write its cable in the format `to`.

    What is read with its layout is written with its layout: text to JSON to XML to text
    is the exact source, `bytes` for `bytes` (laws 2 and 3).  With `canonical`, the
    layout is left behind.

    Args:
        source: Content, never a path.
        to: The format to write.
        from_: The format of the source; detected where none is given.
        canonical: Whether to write the one canonical spelling, without a layout.
        hints: What the caller knows and the source does not say.

    Raises:
        CableDecodeError: `from_` names no format (``convert.unknown-format``); the
            source is over the cap (``input.too-large``), or a document that is broken
            or no cable (the findings are on the exception).
        CableEncodeError: `to` names no format (``convert.unknown-format``), or the
            cable can't be written so that it reads back (see the codec's `dumps`).

    >>> convert("FM   AMEMBASSY ASTANA\n", to="text")
    'FM   AMEMBASSY ASTANA\n'
    >>> convert("FM   AMEMBASSY ASTANA\n", to="text", canonical=True)
    'FM AMEMBASSY ASTANA\nBT\n'
    >>> convert(convert("FM   AMEMBASSY ASTANA\n", to="xml"), to="text")
    'FM   AMEMBASSY ASTANA\n'
    """
    if from_ is not None and from_ not in FORMATS:
        raise CableDecodeError(_unknown(from_), code="convert.unknown-format")
    if to not in FORMATS:
        raise CableEncodeError(_unknown(to), code="convert.unknown-format")
    read = parse if from_ is None else FORMATS[from_].parse
    reading = read(source, hints=hints)
    return FORMATS[to].dumps(cable_of(reading), layout=layout_of(reading, canonical))


def write(reading: Reading[Any], *, to: str, canonical: bool = False) -> bytes:
    """Write what was read as a file of the format `to`, which is one of `FORMATS`."""
    file = io.BytesIO()
    layout = layout_of(reading, canonical)
    FORMATS[to].dump(cable_of(reading), file, layout=layout)
    return file.getvalue()


def cable_of(reading: Reading[Cable | None]) -> Cable:
    """The cable of a reading.

    Raises:
        CableDecodeError: It has none; the findings are on the exception.
    """
    if reading.cable is None:
        raise decode_error(reading.diagnostics)
    return reading.cable


def layout_of(reading: Reading[Any], canonical: bool) -> Layout | None:  # noqa: FBT001
    """The layout to write with: none for the canonical spelling."""
    return None if canonical else reading.layout


def _unknown(name: str) -> str:
    return f"expected one of {', '.join(FORMATS)}; found {shown(name)}"
