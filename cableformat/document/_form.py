r"""What a document carries beside the cable: its layout (model.md 10).

A layout plays back the source: its runs, joined, are the source's text.  A literal is
text that the cable does not hold; a copy takes text from a string of the same document,
so the document holds every text once.  The share of literals is the *residue*: what the
model does not hold.

Playing back: in a literal and in a copy alike, every LF means the line end of the
context; then, in a literal, ``\\`` means a backslash and ``\uXXXX`` for the code
point, which is never a line end.
"""

import enum
import hashlib
import re
from typing import Annotated, ClassVar, Final

from cableformat._record import Doc, Text, Whole, record
from cableformat.markings.declassification import ISO_DATE, refuse_no_such_day

__all__ = [
    "Copy",
    "DocumentContext",
    "DocumentLayout",
    "Encoding",
    "Envelope",
    "LineEnd",
    "Literal",
    "fingerprint",
]

_DIGEST: Final = Text(
    "a SHA-256 digest",
    "[0-9a-f]{64}",
    detail="in 64 hexadecimal digits",
    about="The SHA-256 checksum of some text or bytes, in 64 hexadecimal digits, "
    "lower case: it tells whether they are still the same.",
    examples=(hashlib.sha256(b"SIPDIS").hexdigest(),),
)
_PLACE: Final = Whole(least=0, most=99_999_999)

# model.md 10: every XML character except CR and the backslash is written as it is.
_PLAIN: Final = r"\t\n\x20-\x5b\x5d-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_ESCAPE: Final = r"\\(?:\\|u[0-9a-f]{4})"
_ESCAPES: Final = re.compile(_ESCAPE)


def _sure_literal(value: str) -> bool:
    # Of millions of escapes the pattern would keep millions of places to go back to.
    rest = _ESCAPES.sub("", value) if "\\" in value else value
    return value > "" and "\\" not in rest and rest.replace("\n", "").isprintable()


class Encoding(enum.StrEnum):
    """The encoding of a source that was bytes; its value is the WHATWG name."""

    UTF_8 = "utf-8"
    WINDOWS_1252 = "windows-1252"


class LineEnd(enum.StrEnum):
    """The line end of most lines of a source: its control characters by name."""

    LF = "LF"
    CRLF = "CRLF"
    CRCRLF = "CRCRLF"
    CR = "CR"

    @property
    def characters(self) -> str:
        r"""The line end itself.

        >>> LineEnd.CRCRLF.characters
        '\r\r\n'
        """
        return self.value.replace("CR", "\r").replace("LF", "\n")


@record(kw_only=True)
class Literal:
    r"""Text beside the cable: played back, LF is the line end, an escape its character.

    >>> Literal(text="VZCZC\\u0007").text
    'VZCZC\\u0007'
    """

    kind: ClassVar[str] = "literal"

    text: Annotated[
        str,
        Text(
            "escaped text",
            rf"(?:[{_PLAIN}]|{_ESCAPE})[{_PLAIN}]*(?:{_ESCAPE}[{_PLAIN}]*)*",
            _sure_literal,
            "in which a backslash begins an escape",
            about="Characters as they stand, save two: LF stands for the line end of "
            "the source, and a backslash begins an escape: a second one for a "
            "backslash, or u and four hexadecimal digits for a code point.",
            examples=("SUBJECT:", r"VZCZC\u0007", r"C:\\CABLES"),
        ),
        Doc("The text; LF is the line end, a backslash escapes", "model.md 10"),
    ]


@record(kw_only=True)
class Copy:
    """A string of the document, or a piece: played back as it is, LF is the line end.

    Places and lengths count code points, not bytes and not UTF-16 code units.

    >>> Copy(path="/content/subject", digest="0f3c9a51").start is None
    True
    """

    kind: ClassVar[str] = "copy"

    path: Annotated[
        str,
        Text(
            "a path",
            "(?:/(?:[A-Za-z]+|0|[1-9][0-9]*))+",
            detail="of a string of the cable",
            about="The way from the top of the document to one of its strings: names "
            "of members and places in lists, counted from 0, a slash before each.",
            examples=("/content/subject", "/content/paragraphs/0/text"),
        ),
        Doc("The path of the string; places in lists count from 0", "model.md 7"),
    ]
    digest: Annotated[
        str,
        Text(
            "a short digest",
            "[0-9a-f]{8}",
            detail="of 8 hexadecimal digits",
            about="The first 8 hexadecimal digits of a SHA-256 checksum of text in "
            "UTF-8, lower case.",
            examples=("cc784df9",),
        ),
        Doc(
            (
                "The first 8 digits of the SHA-256 of the string's UTF-8: it shows "
                "that somebody changed the string"
            ),
            "model.md 10",
        ),
    ]
    start: Annotated[
        int | None,
        _PLACE,
        Doc(
            "The code point of the string where the piece begins; if absent, 0",
            "model.md 10",
        ),
    ] = None
    length: Annotated[
        int | None,
        _PLACE,
        Doc("How many code points; if absent, all to the end", "model.md 10"),
    ] = None


@record(kw_only=True)
class DocumentContext:
    """What reading depends on besides the source (model.md 9)."""

    encoding: Annotated[
        Encoding | None,
        Doc(
            "The encoding of the source's bytes; absent for a source of characters",
            "model.md 9",
        ),
    ] = None
    line_end: Annotated[LineEnd, Doc("The meaning of LF in the runs", "wire.md 6")]
    date: Annotated[
        str | None,
        ISO_DATE,
        Doc(
            "A date near the telegram's own, given as a hint to the reader",
            "wire.md 5.4",
        ),
    ] = None

    dialect: Annotated[
        str | None,
        Text(
            "a dialect",
            "[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
            detail="by its name",
            about="The name of a dialect of telegram text, in small letters: words and "
            "numbers, hyphens between them.",
            examples=("state",),
        ),
        Doc(
            (
                "The dialect in which the source was read, and is read again; if "
                "absent, the one that it shows"
            ),
            "model.md 9",
        ),
    ] = None
    dialect_given: Annotated[
        bool, Doc("Whether the dialect was given as a hint to the reader", "model.md 9")
    ] = False

    def __attrs_post_init__(self) -> None:
        if self.date is not None:
            refuse_no_such_day(self.date, "DocumentContext.date")


@record(kw_only=True)
class DocumentLayout:
    """How to write the source again, byte for byte: play the runs back and join them.

    A literal gives its own text, a copy that of a string of the cable.
    """

    context: Annotated[
        DocumentContext, Doc("Encoding, line end, dialect, hints", "model.md 9")
    ]
    source_digest: Annotated[
        str,
        _DIGEST,
        Doc("The SHA-256 of the source's bytes, or of its UTF-8", "model.md 10"),
    ]
    cable_digest: Annotated[
        str,
        _DIGEST,
        Doc(
            "The SHA-256 of the cable in JSON, by RFC 8785, as the document "
            "without $schema and layout",
            "model.md 10",
        ),
    ]
    runs: Annotated[
        tuple[Literal | Copy, ...],
        Doc(
            (
                "The parts of the source: played back in this order and joined, they "
                "are its text"
            ),
            "model.md 10",
            item="run",
        ),
    ] = ()


@record(kw_only=True)
class Envelope:
    """The members of a document that are not the cable's."""

    layout: Annotated[
        DocumentLayout | None,
        Doc(
            (
                "How to write the source again; if absent, the document is only the "
                "cable"
            ),
            "model.md 10",
        ),
    ] = None


def fingerprint(text: str) -> str:
    """The digest by which a copy knows its string again.

    >>> fingerprint("SIPDIS")
    'cc784df9'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:8]
