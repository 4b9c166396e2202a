"""Characters of a text whose container names their encoding."""

from __future__ import annotations

import codecs
import re
from typing import Final

from cableformat._record import IN_LINE

#: What telegram text is decoded as where nothing names an encoding (model.md 9).
_OWN: Final = frozenset({"ascii", "utf-8"})
#: Encodings of text in linear time; Python knows others, such as punycode, that are
#: neither.
_KNOWN: Final = re.compile(
    r"utf-(?:7|8(?:-sig)?|(?:16|32)(?:-[bl]e)?)|ascii|cp[0-9]{3,5}|iso8859-[0-9]{1,2}"
    r"|koi8-[rtu]|mac-[a-z]+|big5(?:hkscs)?|gb(?:2312|k|18030)|hz"
    r"|euc_?(?:jp|kr|jis_?2004|jisx0213)|shift_?jis(?:_?2004|x0213)?|iso2022_[a-z0-9_]+"
    r"|johab|ptcp154|tis-620|kz1048"
)
_CONTROLS: Final = re.compile(f"[^{IN_LINE}\r\n]")


def characters(content: bytes, charset: str | None) -> str | bytes:
    """The text, if its named encoding is known; otherwise the bytes.

    ASCII and UTF-8 stay bytes: the reader of telegrams decodes them itself.

    >>> characters("ZÜRICH".encode("latin-1"), "ISO-8859-1")
    'ZÜRICH'
    >>> characters(b"LIMA", "us-ascii"), characters(b"LIMA", "rot13")
    (b'LIMA', b'LIMA')
    """
    name = _name(charset)
    if name is None or name in _OWN:
        return content
    try:
        return content.decode(name)
    except UnicodeError:
        return content


def without_controls(value: str) -> str:
    r"""A value with blanks in place of characters that no line of a cable can have.

    >>> without_controls("CORK\x07 BARK")
    'CORK  BARK'
    """
    return _CONTROLS.sub(" ", value)


def _name(charset: str | None) -> str | None:
    if not charset or len(charset) > 40:
        return None
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return name if _KNOWN.fullmatch(name) else None
