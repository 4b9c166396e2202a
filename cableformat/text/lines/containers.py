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

_HEADER: Final = r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*:[ \t][^\n]*\r?\n(?:[ \t][^\n]*\n)*+"
_SENDER: Final = "(?:From|Received|Return-Path|Message-I[Dd]|MIME-Version|Date|Sent):"
_CELL: Final = r'"(?:[^"]|"")*+"'
_NAME: Final = r"[A-Za-z_][A-Za-z0-9_]*+"


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
            rf"From[ ][^ \n]+@[^ \n]+[ ]|(?=(?:{_HEADER})*?{_SENDER}[ \t])"
            rf"(?:{_HEADER}){{2}}"
        ),
    ),
    # Cells in quotation marks, or a line of names of columns.
    _Container(
        code="text.looks-like-csv",
        begins=(
            rf"{_CELL}(?:[,;\t]{_CELL}){{2}}"
            rf"|{_NAME}(?:,{_NAME}){{2,}}+\r?\n|{_NAME}(?:[;\t]{_NAME}){{2,}}+\r?\n"
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
    begin = begin.removeprefix("\ufeff")
    match = _BEGINS(begin)
    return match and _CONTAINERS[(match.lastindex or 1) - 1].code
