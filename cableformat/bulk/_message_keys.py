"""The keys of a telegram, and what it cites: all that a graph keeps of it.

Facts: a telegram is cited by post, number and year (content.md 1.7), a military message
by originator and date-time group, and by its series (military.md 8). A post has
several names: both sides use the one in the table. Doubt: originators are printed in
many forms, ``CNO`` and ``CNO WASHINGTON DC``; if the words of one begin the other, they
count as the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cableformat.errors import CableValueError
from cableformat.model import CitationKind
from cableformat.model.paragraph import flowed
from cableformat.reference import post
from cableformat.routing import DateTimeGroup
from cableformat.streams.identity import identity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.model import Cable, Citation, Reference

#: How many characters are kept of what a reference says.
_LONGEST: Final = 80
#: What the first field of a set says of a message (military.md 2).
_MESSAGES: Final = ("MSG", "RMG", "GENADMIN")
_BY_NUMBER: Final = (CitationKind.TELEGRAM, CitationKind.SERIES)


@attrs.frozen(kw_only=True, slots=True)
class Cited:
    """One message that a reference names, by all its keys."""

    #: The place of the reference, from 0, and its letter.
    reference: int
    label: str | None
    kind: CitationKind
    #: As printed, cut off.
    text: str
    #: Post, number and year, or the series, as an `Entry` has them.
    ids: tuple[str, ...] = ()
    #: Who sent it, and when: the minute in UTC.
    sender: str | None = None
    sent: str | None = None
    #: Why it can't be identified, where that is so.
    lack: str | None = None


@attrs.frozen(kw_only=True, slots=True)
class Entry:
    """The keys of a telegram, and what it cites."""

    #: What its copies and sections share; `None` if nothing says.
    message: tuple[str, ...] | None
    #: Its canonical id, its document number, or its originator and group.
    name: str | None
    ids: tuple[str, ...]
    sender: str | None
    sent: str | None
    cited: tuple[Cited, ...]


def entry_of(cable: Cable) -> Entry:
    """The keys of a cable, and what it cites."""
    identity = identity_of(cable)
    heading = cable.original_heading
    group = None if heading is None else heading.preamble
    origin = None if heading is None else heading.originator
    year = identity.year or _archived_year(cable)
    return Entry(
        message=identity.message,
        name=cable.canonical_id or identity.document or identity.sent,
        ids=tuple(dict.fromkeys(_own_ids(cable, year))),
        sender=None if origin is None else sender_named(origin.designator),
        sent=None if group is None else _minute(group.date_time_group),
        cited=tuple(_cited(cable, year)),
    )


def is_same_sender(one: str, other: str) -> bool:
    """Whether the words of one begin the other.

    >>> is_same_sender("CNO WASHINGTON DC", "CNO"), is_same_sender("CNOS", "CNO")
    (True, False)
    """
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def first_word(name: str) -> str:
    """The first word, which the same originators have."""
    return name.partition(" ")[0]


def sender_named(name: str) -> str:
    """An originator as both sides have it: the post of a table, or the printed words.

    >>> sender_named("SECSTATE WASHDC"), sender_named("CNO WASHINGTON DC//N1//")
    ('STATE', 'CNO WASHINGTON DC')
    """
    words = flowed(name.partition("//")[0].upper()).strip(" ")
    known = post(words) if words.isascii() else None
    return words if known is None else known.name


def _archived_year(cable: Cable) -> int | None:
    number = None if cable.archive is None else cable.archive.document_number
    return None if number is None else number.year


def _own_ids(cable: Cable, year: int | None) -> Iterator[str]:
    content, archive = cable.content, cable.archive
    line = None if content is None else content.classification_line
    if content is not None and content.series is not None:
        if content.series.canonical_id is not None:
            yield content.series.canonical_id
    elif line is not None and line.reference_number is not None and year is not None:
        number = line.reference_number
        yield _id(number.post, number.serial, year)
    stated = None if archive is None else archive.document_number
    if stated is not None:
        yield _id(stated.post, stated.serial, stated.year)


def _id(name: str, serial: str, year: int) -> str:
    """The canonical id by the post's name in the table: it is called by several."""
    known = post(name) if name.isascii() else None
    printed = "".join(x for x in name.upper() if x.isalnum())
    return f"{year % 100:02}{known.id_form if known else printed}{int(serial)}"


def _minute(group: DateTimeGroup) -> str | None:
    moment = group.in_utc()
    return None if moment is None else f"{moment:%Y-%m-%dT%H:%MZ}"


def _cited(cable: Cable, year: int | None) -> Iterator[Cited]:
    content = cable.content
    if content is None:
        return
    named = content.cited(year=year)
    for place, (reference, found) in enumerate(
        zip(content.references, named, strict=True)
    ):
        if reference.fields or not found:
            # A set names one message, by one key or by two.
            yield _of_set(place, reference, found)
        else:
            for each in found:
                yield _of_keys(place, each.label or reference.label, each.text, (each,))


def _of_set(place: int, reference: Reference, found: tuple[Citation, ...]) -> Cited:
    if found:
        return _of_keys(place, reference.label, reference.words, found)
    is_message = bool(reference.fields) and reference.in_set.type in _MESSAGES
    return Cited(
        reference=place,
        label=reference.label,
        kind=CitationKind.OTHER,
        text=flowed(reference.words)[:_LONGEST],
        lack="unidentifiable" if is_message else "no-message",
    )


def _of_keys(
    place: int, label: str | None, text: str, found: tuple[Citation, ...]
) -> Cited:
    ids = tuple(filter(None, map(_id_of, found)))
    sent = next(filter(None, (_sent(each) for each in found)), (None, None))
    lacks = [_lack(each) for each in found]
    return Cited(
        reference=place,
        label=label,
        kind=found[-1].kind,
        text=flowed(text)[:_LONGEST],
        ids=ids,
        sender=sent[0],
        sent=sent[1],
        lack=None if None in lacks else lacks[0],
    )


def _id_of(cited: Citation) -> str | None:
    """The id of a citation, of an unknown post too: the set may have it."""
    if cited.kind is not CitationKind.TELEGRAM:
        return cited.canonical_id
    if cited.post is None or cited.serial is None or cited.year is None:
        return None
    return _id(cited.post, cited.serial, cited.year)


def _sent(cited: Citation) -> tuple[str, str] | None:
    if cited.date_time_group is None or cited.post is None:
        return None
    try:
        minute = _minute(DateTimeGroup.from_text(cited.date_time_group))
    except CableValueError:
        return None
    return None if minute is None else (sender_named(cited.post), minute)


def _lack(cited: Citation) -> str | None:
    """Why nobody can say which message it is; `None` if its keys say it."""
    if cited.kind is CitationKind.DATE_TIME_GROUP:
        return None if _sent(cited) else "unidentifiable"
    if cited.kind not in _BY_NUMBER:
        is_other = cited.kind is CitationKind.OTHER
        return "unidentifiable" if is_other else "no-message"
    if cited.canonical_id is not None or _sent(cited):
        return None
    if cited.serial is None or (cited.post is None and cited.series is None):
        return "unidentifiable"
    if cited.year is None:
        return "no-year"
    return "unidentifiable" if cited.series else "unknown-post"
