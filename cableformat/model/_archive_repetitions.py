"""What an archive's attributes repeat of a telegram that is edited.

Facts (nara.md 9, trap 3): the block repeats subject, TAGS, names and references, so
what an edit removes from the message would still be there (law 10).  The head and the
notes of a printed edition do the same (streams.md 7).  An attribute that repeats a
changed element is rewritten if its form is known, and otherwise left out.
Attributes about the archive's own work stay, unless one contains a word that was
removed from the message: it may have been copied from there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.model._archive import Archive, ArchiveAttribute
from cableformat.model.plain_data import strings
from cableformat.reference import archive_key, edition_words
from cableformat.routing import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.model._cable import Cable

    #: What is repeated, and how it is written; `None` where the form is not known.
    Row = tuple[Callable[[Cable], Any], Callable[[Cable], str | None]]

__all__ = ["settled_after"]

_WORD: Final = re.compile(r"[^\W\d_]{2,}|[0-9]{3,}").findall
_NONE: Final = "n/a"
_LETTERS: Final = 6


def settled_after(cable: Cable, before: Cable) -> Cable:
    """An edited cable whose archive repeats nothing that the edit changed.

    `before` is the cable as it was; an attribute that the edit itself changed stays.

    >>> from cableformat.model import build
    >>> subject = ArchiveAttribute(key="Subject", value="CORK")
    >>> archive = Archive(attributes=(subject,))
    >>> before = attrs.evolve(build(subject="CORK"), archive=archive)
    >>> cable = attrs.evolve(build(subject="TALKS"), archive=archive)
    >>> settled_after(cable, before).archive.attributes[0].value
    'TALKS'
    """
    archive, old = cable.archive, before.archive
    if archive is None or old is None or not archive.attributes:
        return cable
    same = all(getattr(cable, name) == getattr(before, name) for name in _MESSAGE)
    if same and archive.release_stamp == old.release_stamp:
        return cable
    words = _words(cable)
    removed, names = _words(before) - words, _names(before) - words
    known = set(old.attributes)
    kept: list[ArchiveAttribute] = []
    for attribute in archive.attributes:
        settled: ArchiveAttribute | None = attribute
        if attribute in known and not attribute.empty:
            gone = _lost(attribute.key, removed, names)
            settled = _settled(attribute, before, cable, gone)
            if settled is attribute:
                settled = _without_stamp(attribute, old.release_stamp, archive)
        if settled is not None:
            kept.append(settled)
    if tuple(kept) == archive.attributes:
        return cable
    if not kept and archive.release_stamp is None and archive.notice is None:
        return attrs.evolve(cable, archive=None)
    changed: Archive = attrs.evolve(archive, attributes=tuple(kept))
    return attrs.evolve(cable, archive=changed)


_MESSAGE: Final = ("transmission", "heading", "content", "distribution")


def _settled(
    attribute: ArchiveAttribute, before: Cable, cable: Cable, removed: set[str]
) -> ArchiveAttribute | None:
    of_edition = _OF_EDITIONS.get(attribute.key)
    repeated, written = of_edition or _REPEATED.get(attribute.key, _OWN)
    was = repeated(before)
    # Editors' words stay next to what an edit adds.
    same = (of_edition is not None and not _says(was)) or was == repeated(cable)
    if same and removed.isdisjoint(_tokens(_printed(attribute))):
        return attribute
    value = written(cable)
    return None if value is None else attrs.evolve(attribute, value=value)


def _printed(attribute: ArchiveAttribute) -> str:
    """What an attribute says: its value, and a key that is none of the archive's."""
    key = attribute.key
    return attribute.value if archive_key(key) else f"{key} {attribute.value}"


def _says(value: Any) -> bool:
    """Whether there is anything of what is repeated."""
    return any(map(_says, value)) if isinstance(value, tuple) else value is not None


def _without_stamp(
    attribute: ArchiveAttribute, old: str | None, archive: Archive
) -> ArchiveAttribute | None:
    """An attribute with the new release stamp in place of the old; `None` without."""
    stamp = archive.release_stamp
    if old is None or old == stamp or old not in attribute.value:
        return attribute
    if stamp is None:
        return None
    return attrs.evolve(attribute, value=attribute.value.replace(old, stamp))


def _words(cable: Cable) -> set[str]:
    """The words of the message, in capitals; numbers without zeros in front."""
    message = tuple(getattr(cable, name) for name in _MESSAGE)
    return {word for text in strings(message) for word in _tokens(text)}


def _names(cable: Cable) -> set[str]:
    """The words by which the message names who sent, signed and received it."""
    return {word for text in strings(_naming(cable)) for word in _tokens(text)}


def _lost(key: str, removed: set[str], names: set[str]) -> set[str]:
    """The words that an attribute may not repeat."""
    if key in _OF_NAMES:
        return names
    return names | (removed - _editors_words()) if key in _OF_EDITORS else removed


@cache
def _editors_words() -> frozenset[str]:
    """The words that editors use in every volume; they come from no telegram."""
    uses = ("holding", "kind", "level")
    return frozenset(t for use in uses for w in edition_words(use) for t in _tokens(w))


def _tokens(text: str) -> Iterator[str]:
    for word in _WORD(text.upper()):
        yield word.lstrip("0") if word[0].isdigit() else word


# What the keys repeat.


def _at(*paths: str) -> Callable[[Cable], Any]:
    """What a cable has at one path of attributes, or a tuple for several."""
    getters = [path.split(".") for path in paths]

    def held(cable: Cable) -> Any:
        found = []
        for names in getters:
            value: Any = cable
            for name in names:
                value = getattr(value, name, None)
            found.append(value)
        return tuple(found) if len(found) > 1 else found[0]

    return held


_drafted_by: Final = _at("content.drafted_by")
_group: Final = _at("heading.preamble.date_time_group")
_lead: Final = _at("distribution.kind", "distribution.lead")
_level: Final = _at("content.classification_line.level")
_references_of: Final = _at("content.references")
_subject_of: Final = _at("content.subject")
_tags_of: Final = _at("content.tags")
_reference_number: Final = _at("content.classification_line.reference_number")
_number: Final = _at(
    "content.classification_line.reference_number", "heading.preamble.date_time_group"
)


_naming: Final = _at(
    "heading",
    "content.captions",
    "content.passing_instructions",
    "content.signature",
    "content.drafted_by",
    "content.cleared_by",
    "content.approved_by",
    "content.released_by",
)


def _unwritten(_: Cable) -> None:
    """No form of it is known."""


def _subject(cable: Cable) -> str:
    return _subject_of(cable) or _NONE


def _tags(cable: Cable) -> str:
    return ", ".join(_tags_of(cable) or ()) or _NONE


def _references(cable: Cable) -> str:
    references = _references_of(cable) or ()
    shown = (each.text or "/".join(each.fields) for each in references)
    return ", ".join(shown) or _NONE


def _drafter(cable: Cable) -> str:
    printed: str = _drafted_by(cable) or ""
    return printed.partition(":")[2].strip(" ") or _NONE


def _level_word(cable: Cable) -> str | None:
    level = _level(cable)
    return None if level is None else str(level.word)


def _edition_level(cable: Cable) -> str | None:
    word = _level_word(cable)
    return None if word is None else word.title()


def _serial(cable: Cable) -> str | None:
    number = _reference_number(cable)
    return None if number is None else str(int(number.serial))


def document_number(cable: Cable) -> str | None:
    """The document number that a cable has in the archive (nara.md 7)."""
    number, group = _number(cable)
    if number is None or group is None or group.year is None:
        return None
    post = re.sub("[^A-Z.]", "", number.post.upper())[:_LETTERS]
    width = 6 if post == "STATE" else 5
    return f"{group.year}{post}{int(number.serial):0{width}}"


def _day(cable: Cable) -> str | None:
    group = _group(cable)
    if group is None or group.year is None or group.month is None:
        return None
    return f"{group.day:02} {MONTHS[group.month - 1]} {group.year}"


def _office(cable: Cable) -> str | None:
    kind, lead = _lead(cable)
    return f"{kind} {lead[0].office}" if kind is not None and lead else None


def _beside_level(cable: Cable) -> Any:
    """The captions, and whether there is a level with them."""
    return _captions(cable), None if _level(cable) is None else True


_captions: Final = _at("content.captions")
_OWN: Final[Row] = (_unwritten, _unwritten)
_LEVEL: Final[Row] = (_level, _level_word)
_CAPTIONS: Final[Row] = (_captions, _unwritten)
_DATE: Final[Row] = (_group, _day)
_ADDRESSED: Final = ("heading.action_addressees", "heading.info_addressees")
_REPEATED: Final[dict[str, Row]] = {
    "Channel Indicators": _CAPTIONS,
    "Document Number": (_number, document_number),
    "Draft Date": _DATE,
    "Drafter": (_drafted_by, _drafter),
    "Executive Order": (_at("content.executive_order"), _unwritten),
    "From": (_at("heading.originator"), _unwritten),
    "Office": (_lead, _office),
    "Original Classification": _LEVEL,
    "Original Handling Restrictions": _CAPTIONS,
    "Previous Channel Indicators": _CAPTIONS,
    "Previous Classification": _LEVEL,
    "Previous Handling Restrictions": _CAPTIONS,
    "Reference": (_references_of, _references),
    "Sent Date": _DATE,
    "Subject": (_subject_of, _subject),
    "TAGS": (_tags_of, _tags),
    "To": (_at(*_ADDRESSED), _unwritten),
}
_PARTIES: Final[Row] = (_at("heading.originator", *_ADDRESSED), _unwritten)
#: What the attributes of a printed edition repeat (streams.md 7).
_OF_EDITIONS: Final[dict[str, Row]] = {
    "classification": (_level, _edition_level),
    "date": (_group, _unwritten),
    "footnote": (_unwritten, _unwritten),
    "from": _PARTIES,
    "handling": (_beside_level, _unwritten),
    "number": (_reference_number, _serial),
    "place": (_group, _unwritten),
    "serial": (_reference_number, _serial),
    "sourceNote": (_unwritten, _unwritten),
    "sourceRemarks": (_unwritten, _unwritten),
    "summary": (_unwritten, _unwritten),
    "to": _PARTIES,
}
#: These repeat names only: other words of a text are in many heads.
_OF_NAMES: Final = frozenset({"date", "from", "place", "to"})
#: These contain any words; many contain those of the editors' own lists.
_OF_EDITORS: Final = frozenset({"handling", "number", "serial", "sourceNote"})
