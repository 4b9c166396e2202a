"""The columns of a table of telegrams: what each is, and its value for a telegram.

Most columns are flat; `cable` is the whole telegram, as in a JSON document.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.comparison import content_hash
from cableformat.diagnostics import Severity
from cableformat.document import plain

if TYPE_CHECKING:
    from cableformat.bulk._telegrams import Telegram
    from cableformat.model import Cable
    from cableformat.text import Reading

__all__ = ["COLUMNS", "NAMES", "Column", "row"]


@attrs.frozen
class Column:
    """A column: its name, its Arrow type, and what it says."""

    name: str
    #: The name of a type in Arrow; ``date`` is a moment, and ``cable`` is nested.
    kind: str
    about: str
    clause: str
    many: bool = False


#: Whether a column holds lists.
_TEXTS: Final = True
COLUMNS: Final = (
    Column("path", "string", "The file on the disk", "streams.md 6"),
    Column(
        "member",
        "string",
        "The place in the file where it is a container: the name in an archive, the "
        "document, and the numbers of row, mail and part, from 1",
        "streams.md 6",
    ),
    Column("piece", "int32", "Which telegram there, from 1", "streams.md 4"),
    Column(
        "offset", "int64", "How many characters are above it in there", "streams.md 4"
    ),
    Column("format", "string", "The format: text, json or xml", "model.md 8"),
    Column("dialect", "string", "The dialect in which it was read", "model.md 9"),
    Column(
        "canonical_id",
        "string",
        "Year, post and serial, or the number in its series: no key",
        "content.md 1.2",
    ),
    Column("document_number", "string", "The archive's number", "nara.md 7"),
    Column(
        "source_sha256",
        "string",
        "The SHA-256 of the source of this telegram, as UTF-8 if it is characters",
        "model.md 10",
    ),
    Column(
        "message_hash",
        "string",
        "The hash of heading and content, which copies of one telegram share",
        "model.md 5",
    ),
    Column("date", "date", "When it was first sent, in UTC", "wire.md 5.1"),
    Column("year", "int32", "The year, also where no more is known", "wire.md 5.4"),
    Column(
        "post",
        "string",
        "The post of its reference number, or else of the archive's number",
        "content.md 1.2",
    ),
    Column("originator", "string", "Who sent it", "wire.md 1.7.1"),
    Column("action", "string", "The action addressees", "wire.md 1.7.1", _TEXTS),
    Column("info", "string", "The information addressees", "wire.md 1.7.1", _TEXTS),
    Column("precedence", "string", "The precedence for action", "wire.md 5.1"),
    Column("level", "string", "The classification in words", "content.md 1.2"),
    Column("captions", "string", "The captions", "content.md 1.3", _TEXTS),
    Column("tags", "string", "The TAGS", "content.md 1.5", _TEXTS),
    Column("subject", "string", "The subject in one line", "content.md 1.6"),
    Column(
        "references",
        "string",
        "What it refers to, as printed",
        "content.md 1.7",
        _TEXTS,
    ),
    Column(
        "cites",
        "string",
        "The canonical ids of what it refers to, each once, as far as it names them",
        "content.md 1.7",
        _TEXTS,
    ),
    Column(
        "text",
        "string",
        "The paragraphs as printed, a blank line between two",
        "content.md 1.9",
    ),
    Column("structured", "float64", "The share of headings and labels", "laws.md 17"),
    Column("prose", "float64", "The share of the text of paragraphs", "laws.md 17"),
    Column("furniture", "float64", "The share of page lines, stamps", "laws.md 17"),
    Column("unrecognised", "float64", "The share that was not read", "laws.md 17"),
    Column("errors", "int32", "How many findings are errors", "laws.md 13"),
    Column("warnings", "int32", "How many findings are warnings", "laws.md 13"),
    Column(
        "failure", "string", "The code that says why no telegram is here", "laws.md 14"
    ),
    Column("failure_message", "string", "The same in words", "laws.md 14"),
    Column("cable", "cable", "The whole telegram, as in its document", "model.md 8"),
)
NAMES: Final = tuple(column.name for column in COLUMNS)


def row(found: Telegram) -> dict[str, Any]:
    """The row of a telegram: a value for each column, as plain data.

    Lists are lists, the date is a `datetime` in UTC, the cable is as in its document.
    Every telegram has a list in each list column; a failure has `None` there.
    """
    made = flat(found)
    if found.cable is not None:
        made["message_hash"] = content_hash(found.cable, scope="message")
        made["cable"] = plain(found.cable)
    return made


def flat(found: Telegram) -> dict[str, Any]:
    """The row without its hash and its cable, which cost more than all the rest."""
    made = dict.fromkeys(NAMES) | _place(found)
    if found.cable is not None:
        assert found.reading is not None
        made |= _reading(found.reading)
        made |= _identity(found.cable) | _answers(found.cable)
    return made


def _place(found: Telegram) -> dict[str, Any]:
    path, source, error = found.place.path, found.source, found.error
    made: dict[str, Any] = {
        "path": _spelled(path),
        "piece": found.piece,
        "offset": found.offset,
        "format": found.format,
    }
    if len(place := str(found.place)) > len(path):
        made["member"] = _spelled(place[len(path) + 2 :])
    if source is not None:
        held = source if isinstance(source, bytes) else _bytes(source)
        made["source_sha256"] = hashlib.sha256(held).hexdigest()
    if error is not None:
        made["failure"] = error.code
        made["failure_message"] = _spelled(error.message)
    return made


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _spelled(text: str) -> str:
    """A text with escapes for surrogates: bytes of a name that is no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()


def _reading(reading: Reading[Any]) -> dict[str, Any]:
    severities = [finding.severity for finding in reading.diagnostics]
    made: dict[str, Any] = {
        "dialect": reading.dialect,
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
    }
    if (shares := reading.coverage) is not None:
        for name in ("structured", "prose", "furniture", "unrecognised"):
            made[name] = getattr(shares, name)
    return made


def _identity(cable: Cable) -> dict[str, Any]:
    content, archive = cable.content, cable.archive
    line = None if content is None else content.classification_line
    number = None if line is None else line.reference_number
    stated = None if archive is None else archive.document_number
    post = number or stated
    cited = (each.canonical_id for named in cable.citations for each in named)
    return {
        "canonical_id": cable.canonical_id,
        "cites": list(dict.fromkeys(filter(None, cited))),
        "post": None if post is None else post.post,
    }


def _answers(cable: Cable) -> dict[str, Any]:
    """The values of the properties that `Cable` has in every dialect."""
    content, archive, date = cable.content, cable.archive, cable.date
    heading = cable.original_heading
    preamble = None if heading is None else heading.preamble
    pair = None if preamble is None else preamble.precedence
    return {
        "date": date,
        "year": _year(cable) if date is None else date.year,
        "originator": cable.originator and cable.originator.designator,
        "action": [each.designator for each in cable.action],
        "info": [each.designator for each in cable.info],
        "precedence": None if pair is None else pair.action.value,
        "level": None if cable.level is None else cable.level.word,
        "captions": [] if content is None else list(content.captions),
        "tags": list(cable.tags),
        "subject": cable.subject,
        "references": [each.words for each in cable.references],
        "text": cable.text,
        "document_number": archive and archive.stated("Document Number"),
    }


def _year(cable: Cable) -> int | None:
    """The year of a group whose day is not known, or that of the archive."""
    heading, archive = cable.original_heading, cable.archive
    if heading is not None and heading.preamble is not None:
        year = heading.preamble.date_time_group.year
        if year is not None:
            return year
    sent = None if archive is None else archive.sent
    return None if sent is None else sent.year
