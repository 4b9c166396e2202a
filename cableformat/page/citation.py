"""How to cite a telegram: CSL-JSON, and references in two styles.

Facts: the sources of each style are in ``docs/citing.md``.  Representation: a citation
has only the facts of the cable; what the cable lacks is left out.  If a telegram has a
document number or film number of the National Archives, and a day from 1973 to 1979,
the Archives hold it: these numbers are those of the Central Foreign Policy Files
(nara.md 7).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.page._cited_facts import Cited, cited, day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.model import Cable

__all__ = ["STYLES", "csl", "reference"]

#: The styles of `reference`, and whose each is.
STYLES: Final = {
    "nara": "the National Archives",
    "frus": "Foreign Relations of the United States",
}
_RECORD_GROUP: Final = "General Records of the Department of State, Record Group 59"
_FILE: Final = "Central Foreign Policy Files, 1973-1979"
_ARCHIVES: Final = "National Archives at College Park, College Park, MD"
#: The end of ``U.S.``, whose period is its own.
_ABBREVIATION: Final = re.compile(r"\.[A-Z]\.\Z").search
#: How many receivers are named, of more the first.
_MOST: Final = 3


def csl(cable: Cable) -> dict[str, Any]:
    """A telegram as an item of CSL-JSON, of the type ``document``.

    >>> from cableformat.model import build
    >>> csl(build(subject="CORK", originator="AMEMBASSY LISBON"))["author"]
    [{'literal': 'AMEMBASSY LISBON'}]
    """
    facts = cited(cable)
    members: dict[str, Any] = {
        "id": facts.id,
        "type": "document",
        "genre": facts.genre,
        "title": facts.subject,
        "number": " ".join(filter(None, (facts.post, facts.number))),
        "author": _names(facts.sender),
        "recipient": _names(*facts.recipients),
        "issued": _date(facts),
        "container-title": facts.volume,
        "archive": _ARCHIVES if facts.in_archives else "",
        "archive_collection": f"{_RECORD_GROUP}, {_FILE}" if facts.in_archives else "",
        "archive_location": facts.document_number,
        "call-number": facts.film_number,
        "note": "; ".join(_remarks(facts)),
    }
    return {name: value for name, value in members.items() if value}


def reference(cable: Cable, style: str) -> str:
    """A telegram as a reference in a style of `STYLES`, on one line.

    Raises:
        TypeError: There is no such style, or it is no cable.

    >>> from cableformat.model import build
    >>> cable = build(subject="CORK", originator="AMEMBASSY LISBON")
    >>> reference(cable, "nara")
    'AMEMBASSY LISBON, Telegram, "CORK."'
    >>> reference(cable, "frus")
    'Telegram from Lisbon.'
    """
    if style == "nara":
        return _of_the_archives(cited(cable))
    if style == "frus":
        return _of_the_editors(cited(cable))
    msg = f"expected one of {', '.join(STYLES)}; found {style!r}"
    raise TypeError(msg)


def _names(*names: str) -> list[dict[str, str]]:
    return [{"literal": name} for name in names if name]


def _date(facts: Cited) -> dict[str, Any]:
    day = facts.day
    if day is None:
        return {"literal": facts.date} if facts.date else {}
    return {"date-parts": [[day.year, day.month, day.day]]}


def _remarks(facts: Cited) -> Iterator[str]:
    if facts.markings:
        yield f"Markings: {'; '.join(facts.markings)}"
    if facts.volume_document:
        yield f"Document {facts.volume_document}"
    if facts.source_note:
        yield facts.source_note


def _telegram(facts: Cited) -> str:
    return " ".join(filter(None, (facts.genre, facts.number)))


def _listed(names: tuple[str, ...]) -> str:
    """Some recipients, or the first and the number of the others."""
    if len(names) > _MOST:
        return f"{names[0]} and {len(names) - 1} others"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


# The National Archives


def _of_the_archives(facts: Cited) -> str:
    """Item; file unit; series; record group; repository."""
    routed = facts.sender
    if facts.recipients:
        routed = f"{routed} to {_listed(facts.recipients)}".lstrip()
    day = facts.date if facts.day is None else day_in_words(facts.day)
    named = ", ".join(filter(None, (routed, _telegram(facts))))
    if facts.subject:
        # A comma or a period is within the quotation marks, and never after another;
        # a quotation in a quotation has single marks.
        subject = facts.subject.replace('"', "'")
        if not _ABBREVIATION(subject[-4:]):
            subject = subject.rstrip(".,")
        end = "," if day else ""
        parts = [f'{named}, "{subject}{end}" {day}'.rstrip(" ")]
    else:
        parts = [", ".join(filter(None, (named, day)))]
    if facts.document_number:
        parts.append(f"Document Number {facts.document_number}")
    if facts.film_number:
        parts.append(f"Film Number {facts.film_number}")
    if facts.in_archives:
        parts += [_FILE, _RECORD_GROUP, _ARCHIVES]
    elif facts.volume:
        parts += filter(None, (facts.volume, _in_volume(facts)))
    whole = "; ".join(parts)
    if whole.endswith('"'):
        return f'{whole[:-1].removesuffix(".")}."'
    return f"{whole}."


def _in_volume(facts: Cited) -> str:
    return f"Document {facts.volume_document}" if facts.volume_document else ""


# Foreign Relations


def _of_the_editors(facts: Cited) -> str:
    """A telegram as a note names it, and what a source note says about it."""
    head = _telegram(facts)
    if facts.from_place:
        head += f" from {facts.from_place}"
    if facts.to_places:
        head += f" to {_listed(facts.to_places)}"
    sentences = [", ".join(filter(None, (head, facts.date)))]
    if facts.volume:
        sentences.append(", ".join(filter(None, (facts.volume, _in_volume(facts)))))
    sentences += _source(facts)
    # The editors say nothing of the lowest precedence.
    marked = [word for word in facts.markings if word != "Routine"]
    if marked:
        sentences.append("; ".join(marked))
    if facts.copied_to:
        sentences.append(f"Repeated to {_listed(facts.copied_to)}")
    return " ".join(f"{each.removesuffix('.')}." for each in sentences)


def _source(facts: Cited) -> Iterator[str]:
    if facts.in_archives:
        place = "National Archives, RG 59, Central Foreign Policy Files"
        yield "Source: " + ", ".join(filter(None, (place, facts.film_number)))
    elif facts.source_note:
        yield f"Source: {facts.source_note.removeprefix('Source: ')}"
