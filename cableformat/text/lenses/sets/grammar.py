"""The grammar of formatted sets (military.md 1), with its two tolerances.

Facts: a set begins a line, or follows the end mark of another; a slash begins a field,
a double slash ends the set.  A set may lack its mark, and then ends where the next
begins.  Doubt: a double slash is in addresses of the web too, and is misprinted for a
single one; so it ends a set only at the end of a line, before a blank, or before the
next set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat import reference
from cableformat.text.lenses.patterns import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Sets of fields, by their identifiers; frozen for v1.  Source: military.md 1, 2.
LINEAR: Final = tuple(
    "MSGID SUBJ REF POC EXER OPER DECL ACKN KEYWORD CANX CANCL CNCL".split()
)
#: Free text about the set above.
EXPLAINING: Final = ("AMPN", "NARR")
#: Free text of the message.
OF_TEXT: Final = ("RMKS", "REMARKS", "GENTEXT")
KNOWN: Final = (*LINEAR, *EXPLAINING, *OF_TEXT)
IDENTIFIER: Final = (
    rf"(?:(?P<identifier>{'|'.join(KNOWN)})[ \t]*/"
    # A reference may lack the slash in front of its letter.
    r"|(?P<bare>REF)[ \t]+(?=[A-Z]{1,2}[ \t]*/)"
    r"|(?P<turned>APMN)[ \t]*/"
    # What names a format is the identification, however it is spelled.
    r"|(?P<misspelt>MSGID(?=[ \t])|MSG[A-Z]{1,3}|M?SGID)[ \t/]+"
    r"(?=(?:GENADMIN|NAVADMIN)[ \t,]*/))"
)
#: How a set begins whose identifier is known.
begins_set: Final = re.compile(IDENTIFIER, FLAGS).match
#: One of any other identifier: it shows itself by its fields and its end mark.
begins_unknown: Final = re.compile(
    r"(?!UNCLAS|BT/|NNNN|INFO/|ZEN/|TO/|FM/|PASS)"
    r"(?P<identifier>[A-Z]{3,12})/(?P<bare>)(?P<turned>)(?P<misspelt>)(?=[^/])"
).match
#: `//` before another set, on one line.
NEXT_SET: Final = re.compile(
    rf"(?<![:/ \t])[ \t]*//[ \t]*(?=(?:{'|'.join(KNOWN)})[ \t]*/)", FLAGS
).finditer
#: `//` before other words, which belong to no linear set; descriptors go on with one.
MARK: Final = re.compile(
    r"(?<![:/ \t])[ \t]*//[ \t]+(?!(?:TEL|COMM?|DSN|E-?MAIL|LOC|PHONE)[ \t:])", FLAGS
).search
ENDS: Final = re.compile(r"(?<![ \t])[ \t]*+(?<!:)//[ \t]*+\Z").search
_END_ALONE: Final = re.compile(r"/{1,3}").fullmatch
#: What ends a text beside a set (military.md 1).
ends_text: Final = re.compile(
    r"BT|#[0-9]{4}.*|N[ ]?N[ ]?N[ ]?N/{0,2}", re.ASCII
).fullmatch
#: A URL has slashes of its own; group 1 is what parts fields.
_SLASHES: Final = re.compile(
    r"(?:[A-Z]{3,5}://|WWW\.)(?:[^ \t/]|/(?!/))*+"
    r"|((?:(?<![ \t])[ \t]++)?+/++[ \t]*+)",
    FLAGS,
).finditer


def is_end_mark(text: str) -> bool:
    """Whether a line is the end mark of the set above, and nothing else."""
    return _END_ALONE(text) is not None


def is_ended(text: str) -> bool:
    """Whether a line ends with the mark of the end of a set."""
    return text[-1] == "/" and ENDS(text) is not None


def without_mark(text: str) -> str:
    """A text without the end mark after it."""
    if text[-1:] != "/":
        return text
    found = ENDS(text)
    return text if found is None else text[: found.start()]


def fields_of(text: str) -> tuple[str, ...]:
    """The fields of a set: what is between slashes; what is empty is none.

    >>> fields_of("DOC/SECNAV/https://cork.mil/a/b/17JUL89//")
    ('DOC', 'SECNAV', 'https://cork.mil/a/b/17JUL89')
    """
    return tuple(field for field in _pieces(text) if field)


def _pieces(text: str) -> Iterator[str]:
    begin = 0
    for found in _SLASHES(text):
        if found[1] is not None:
            yield text[begin : found.start()].strip(" \t")
            begin = found.end()
    yield text[begin:].strip(" \t")


def joined(texts: list[str], *, as_field: bool = True) -> str:
    """The lines of a linear set as one: a slash that begins a line begins a field.

    Where the set is one field, as a subject is, such a slash only says that the line
    goes on.
    """
    made = texts[0]
    for text in texts[1:]:
        if text[:1] != "/":
            made += f" {text}"
        else:
            made += text if as_field else f" {text.lstrip('/ ')}"
    return made.strip(" \t")


def series_names() -> str:
    """The pattern of the names of series of messages."""
    return reference.message_series_pattern()


def set_at(text: str) -> Any:
    """How a set begins with a text, known or not; `None` where none does."""
    found = begins_set(text)
    if found is None and text[-1] == "/" and text.count("/") > 2:
        found = begins_unknown(text)
    return found
