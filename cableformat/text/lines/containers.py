"""What a source is that holds telegrams, and is none: by how it begins.

Facts (streams.md 6): archives of telegrams are mailboxes, pages of the web, tables and
compressed files.  A reader takes any of them for a telegram with many strays; only its
beginning shows what it is.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

import attrs

from cableformat.text.lines.ends import LINE_END

#: So much of a source is looked at.
_BEGINNING: Final = 4096

#: How a mail begins in a mailbox: from whom, or a hyphen, and the time.
MAIL_BEGINS: Final = re.compile(
    r"From[ ](?:[^ @\r\n]++@[^ @\r\n]++[ ]"
    r"|[^ \r\n]++[ ]++(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[ ](?:Jan|Feb|Mar|Apr|May"
    r"|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ ]++[0-9]{1,2}[ ][0-9]{2}:[0-9]{2})"
)
_CELL: Final = r'"[^"\r\n]*+"'


@attrs.frozen(kw_only=True, slots=True)
class _Container:
    """A kind of container: the code of the finding, and how its first line begins."""

    code: str
    begins: re.Pattern[str]


#: The first that fits counts.
_CONTAINERS: Final = (
    _Container(code="text.looks-like-zip", begins=re.compile("PK\x03\x04")),
    _Container(code="text.looks-like-gzip", begins=re.compile("\x1f\x8b")),
    # bzip2, and xz.
    _Container(
        code="text.looks-like-compressed",
        begins=re.compile("BZh[1-9]1AY&SY|\xfd7zXZ\x00"),
    ),
    # The name of a member, and the numbers and the checksum about it.
    _Container(
        code="text.looks-like-tar",
        begins=re.compile(r".{257}ustar[\x00 ]", re.DOTALL),
    ),
    _Container(code="text.looks-like-pdf", begins=re.compile("%PDF-[0-9]")),
    _Container(
        code="text.looks-like-html",
        begins=re.compile(
            r"[ \t]*+<(?:!doctype[ ]html|html|head|body|pre|table|div|p)[\s>]",
            re.IGNORECASE,
        ),
    ),
    # Cells in quotation marks, the first of which may be a bare number; or names of
    # columns, in small letters: those of a classification line are not.
    _Container(
        code="text.looks-like-csv",
        begins=re.compile(
            rf"(?:{_CELL}|[0-9]++)(?:[,;\t]{_CELL}){{2}}"
            r"|[a-z_][A-Za-z0-9_ ]*+(?:[,;\t][a-z_][A-Za-z0-9_ ]*+){2}"
        ),
    ),
    _Container(
        code="text.looks-like-mail",
        begins=MAIL_BEGINS,
    ),
    # The whole source is one line, and ends as the name of a file does.
    _Container(
        code="text.looks-like-file-name",
        begins=re.compile(
            r"(?=[^\r\n]{1,1000}+[\r\n]{0,2}+\Z)[^\r\n]*\.(?:cable|csv|eml|gz|html?"
            r"|json|jsonl|mbox|md|ndjson|pdf|text|txt|xml|zip)[\r\n]{0,2}+\Z",
            re.IGNORECASE,
        ),
    ),
)
_HEADER: Final = re.compile("[A-Z][A-Za-z-]*+:[ \t]", re.ASCII).match
#: An address, or what only a mail has: a telegram has From and To of its own.
_OF_MAIL: Final = re.compile(
    "(?:From|Sender|Reply-To):[^@]*+@"
    "|(?:Received|Return-Path|Message-I[Dd]|MIME-Version):"
).match


def container_code(source: str | bytes) -> str | None:
    """The code of what a source begins like; `None` for a telegram."""
    begin = source[:_BEGINNING]
    if isinstance(begin, bytes):
        begin = begin.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    begin = begin.removeprefix("\ufeff").lstrip("\r\n")
    found = (each.code for each in _CONTAINERS if each.begins.match(begin))
    if (code := next(found, None)) is None and _HEADER(begin):
        return _code_of_mail(begin)
    return code


def _code_of_mail(begin: str) -> str | None:
    """That of a mail, where a source begins with headers, one of them only a mail's."""
    lines = list(takewhile(bool, LINE_END.split(begin)))
    headers = [line for line in lines if line[:1] not in (" ", "\t")]
    if len(headers) < 2 or not all(map(_HEADER, headers[:2])):
        return None
    code = "text.looks-like-mail"
    return code if any(map(_OF_MAIL, headers)) else None
