"""What a source is that holds telegrams, and is none: by how it begins.

Facts (streams.md 6): archives of telegrams are mailboxes, pages of the web, tables and
compressed files.  A reader takes any of them for a telegram with many strays; only its
beginning shows what it is.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

#: So much of a source is looked at.
_BEGINNING: Final = 4096

_END: Final = r"(?:\r\n?|\n)"
_HEADER: Final = (
    rf"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*:[ \t][^\r\n]*{_END}(?:[ \t][^\r\n]*{_END})*+"
)
#: An address, or what only a mail has: a telegram has From and To of its own.
_SENDER: Final = (
    r"(?:(?:From|Sender|Reply-To):[^\r\n]*@"
    "|(?:Received|Return-Path|Message-I[Dd]|MIME-Version):)"
)
_CELL: Final = r'"(?:[^"]|"")*+"'
#: Names of columns are in small letters, those of a classification line are not.
_NAME: Final = r"[a-z_][A-Za-z0-9_ ]*+"


@attrs.frozen(kw_only=True, slots=True)
class _Container:
    """A kind of container: the code of the finding, and how one begins."""

    code: str
    begins: str


#: The first that fits counts.
_CONTAINERS: Final = (
    _Container(code="text.looks-like-zip", begins="PK\x03\x04"),
    _Container(code="text.looks-like-gzip", begins="\x1f\x8b"),
    _Container(code="text.looks-like-pdf", begins="%PDF-[0-9]"),
    _Container(
        code="text.looks-like-html",
        begins=(
            r"[ \t\r\n]*+(?:<[?][^>]*>\s*+)?(?:<!--(?s:(?!-->).)*+-->\s*+)*+"
            r"<(?i:!doctype[ ]html|html|head|body|pre|table|div|p)[\s>]"
        ),
    ),
    # A mailbox, or the headers of one mail: who sent it, and at least one more.
    _Container(
        code="text.looks-like-mail",
        begins=(
            rf"From[ ][^ \r\n]+@[^ \r\n]+[ ]|(?=(?:{_HEADER})*?{_SENDER})"
            rf"(?:{_HEADER}){{2}}"
        ),
    ),
    # Cells in quotation marks, or a line of names of columns.
    _Container(
        code="text.looks-like-csv",
        begins=(
            rf"(?:{_CELL}|[0-9]++)(?:[,;\t]{_CELL}){{2}}"
            rf"|{_NAME}(?:,{_NAME}){{2,}}+{_END}|{_NAME}(?:[;\t]{_NAME}){{2,}}+{_END}"
        ),
    ),
)
_BEGINS: Final = re.compile(
    "|".join(f"({container.begins})" for container in _CONTAINERS)
).match


def container_code(source: str | bytes) -> str | None:
    """The code of what a source begins like; `None` for a telegram."""
    begin = source[:_BEGINNING]
    if isinstance(begin, bytes):
        begin = begin.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    begin = begin.removeprefix("\ufeff").lstrip("\r\n")
    match = _BEGINS(begin)
    return match and _CONTAINERS[(match.lastindex or 1) - 1].code
