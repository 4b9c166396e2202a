"""Rules of what an archive says about a telegram, and of the center's distribution.

Facts (nara.md 8): text and attributes were made apart, so each checks the other.  What
differs shows that one of the two is damaged, and never which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.markings import Level
from cableformat.model import archive_words, document_number
from cableformat.rules._cable_facts import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.model import Archive
    from cableformat.rules._cable_facts import Facts

#: The dates of the stamp, by the year of the telegram (nara.md 2).
_STAMPS: Final = {
    1973: ("30 JUN 2005",),
    1974: ("30 JUN 2005",),
    1975: ("06 JUL 2006", "05 JUL 2006"),
    1976: ("04 MAY 2006",),
    1977: ("22 MAY 2009",),
    1978: ("20 MAR 2014",),
    1979: ("20 MAR 2014",),
}
_LEVELS: Final = {
    "UNCLASSIFIED": Level.UNCLASSIFIED,
    "LIMITED OFFICIAL USE": Level.LIMITED_OFFICIAL_USE,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "SECRET": Level.SECRET,
}
_RESTRICTIONS: Final = frozenset("EXDIS NODIS LIMDIS STADIS NOFORN".split())
#: A count so far above the text may show that some is missing.
_FAR: Final = 4
_MANY: Final = 100
_SENT_YEAR: Final = 1977
#: The date in a printed edition (streams.md 7).
_EDITION_DATE: Final = "date"


def copies(facts: Facts) -> Iterator[Breach]:
    """The copies of all offices add up to the total (nara.md 4)."""
    made = facts.cable.distribution
    if made is None or made.total is None or not (made.lead or made.info):
        return
    if made.sum != int(made.total):
        steps = ("distribution", "total")
        yield Breach("rules.copies-total", steps, (made.total, made.sum))


def archive(facts: Facts) -> Iterator[Breach]:
    """What the attributes say agrees with the telegram (nara.md 8)."""
    held = facts.cable.archive
    if held is None:
        return
    for rule in _COMPARED:
        yield from rule(facts, held)


def _number(facts: Facts, held: Archive) -> Iterator[Breach]:
    printed, own = held.stated("Document Number"), document_number(facts.cable)
    if printed is None or own is None or held.document_number is None:
        return
    if printed.upper().partition("_")[0] != own:
        yield Breach(
            "rules.archive-number", _at(held, "Document Number"), (printed, own)
        )


def _date(facts: Facts, held: Archive) -> Iterator[Breach]:
    sent, own = held.sent, facts.dated
    if sent is not None and own is not None and abs((sent - own).days) > 1:
        yield Breach("rules.archive-date", _at(held, _date_key(held)), (sent, own))


def _sent_date(facts: Facts, held: Archive) -> Iterator[Breach]:
    year, key = _year(facts, held), _date_key(held)
    if year is None or key == _EDITION_DATE or held.value(key) is None:
        return
    if (key == "Sent Date") is not (year == _SENT_YEAR):
        yield Breach("rules.archive-sent-date", _at(held, key), (key, year))


def _office(facts: Facts, held: Archive) -> Iterator[Breach]:
    made, printed = facts.cable.distribution, held.stated("Office")
    if made is None or printed is None or made.kind is None or not made.lead:
        return
    kind, _, office = printed.partition(" ")
    if kind in ("ACTION", "ORIGIN") and (kind, office) != (
        made.kind,
        made.lead[0].office,
    ):
        own = f"{made.kind} {made.lead[0].office}"
        yield Breach("rules.archive-office", _at(held, "Office"), (printed, own))


def _level(facts: Facts, held: Archive) -> Iterator[Breach]:
    printed = held.stated("Original Classification")
    if printed is None or facts.level is None:
        return
    if _LEVELS.get(printed) is not facts.level:
        key = "Original Classification"
        yield Breach("rules.archive-level", _at(held, key), (printed, facts.level))


def _restrictions(facts: Facts, held: Archive) -> Iterator[Breach]:
    key = "Original Handling Restrictions"
    printed = held.value(key)
    if printed is None or facts.line is None:
        return
    stated = _RESTRICTIONS & set(_items(held, key))
    words = (*facts.captions, *facts.handling)
    own = _RESTRICTIONS & {word for text in words for word in archive_words(text)}
    if stated != own:
        shown = ", ".join(sorted(own)) or "none"
        yield Breach("rules.archive-restrictions", _at(held, key), (printed, shown))


def _subject(facts: Facts, held: Archive) -> Iterator[Breach]:
    printed = held.stated("Subject")
    own = None if facts.content is None else facts.content.subject
    if printed is None or own is None:
        return
    # It is cut; its blanks and signs do not count.
    shown, whole = ("".join(archive_words(text)) for text in (printed, own))
    if not (whole.startswith(shown) or shown.startswith(whole)):
        yield Breach("rules.archive-subject", _at(held, "Subject"), (printed, own))


def _tags(facts: Facts, held: Archive) -> Iterator[Breach]:
    printed = held.stated("TAGS")
    if printed is None or not facts.tags:
        return
    stated, own = set(archive_words(printed)), set(archive_words(" ".join(facts.tags)))
    if stated != own:
        words = (printed, ", ".join(facts.tags))
        yield Breach("rules.archive-tags", _at(held, "TAGS"), words)


def _order(facts: Facts, held: Archive) -> Iterator[Breach]:
    code = held.executive_order
    order = None if facts.content is None else facts.content.executive_order
    if code is None or code.instruction is None or order is None:
        return
    if order.declassification is None:
        return
    own = str(getattr(order.declassification, "code", "") or "")
    own = own or str(getattr(order.declassification, "text", "") or "")
    category = getattr(order.declassification, "category", None)
    if category is not None:
        own = f"{own}-{category}"
    if own and own.replace("NA", "N/A") != code.instruction:
        words = (code.instruction, own)
        yield Breach("rules.archive-order", _at(held, "Executive Order"), words)


def _drafter(facts: Facts, held: Archive) -> Iterator[Breach]:
    printed = held.stated("Drafter")
    own = None if facts.content is None else facts.content.drafted_by
    if printed is None or own is None:
        return
    if not set(archive_words(printed)) <= set(archive_words(own)):
        yield Breach("rules.archive-drafter", _at(held, "Drafter"), (printed, own))


def _stamp(facts: Facts, held: Archive) -> Iterator[Breach]:
    stamp, marked = held.release_stamp, held.stated("Markings")
    if stamp is not None and marked is not None and stamp != marked:
        yield Breach("rules.archive-stamp", _at(held, "Markings"), (marked, stamp))
        return
    year, shown = _year(facts, held), stamp or marked
    dates = _STAMPS.get(year or 0)
    if shown is None or dates is None:
        return
    if not any(shown.upper().endswith(date) for date in dates):
        steps: Steps = ("archive", "releaseStamp")
        if stamp is None:
            steps = _at(held, "Markings")
        yield Breach("rules.archive-stamp", steps, (shown, f"of {year}"))


def _locator(facts: Facts, held: Archive) -> Iterator[Breach]:
    stated = held.has_text
    if stated is None:
        return
    cable = facts.cable
    there = cable.heading is not None or cable.content is not None
    if stated is not there:
        printed = held.value("Locator") or ""
        own = "a text" if there else "no text"
        yield Breach("rules.archive-locator", _at(held, "Locator"), (printed, own))


def _counts(facts: Facts, held: Archive) -> Iterator[Breach]:
    count = held.line_count
    if count is None or facts.content is None:
        return
    paragraphs = facts.content.paragraphs
    lines = sum(2 + each.text.count("\n") for each in paragraphs)
    if count > _MANY and count > _FAR * (lines + len(facts.recipients)):
        yield Breach("rules.archive-counts", _at(held, "Line Count"), (count, lines))


def _decaptioning(_: Facts, held: Archive) -> Iterator[Breach]:
    key = "Automatic Decaptioning"
    printed = held.stated(key)
    stated = held.value("Original Handling Restrictions")
    if printed is None or stated is None:
        return
    restricted = bool(_items(held, "Original Handling Restrictions"))
    if (printed == "Z") is not restricted:
        yield Breach("rules.archive-decaptioning", _at(held, key), (printed, stated))


def _disposition(_: Facts, held: Archive) -> Iterator[Breach]:
    key = "Disposition Action"
    printed, level = held.value(key), held.stated("Original Classification")
    if printed is None or level is None:
        return
    if (held.stated(key) is None) is not (level == "UNCLASSIFIED"):
        yield Breach("rules.archive-disposition", _at(held, key), (printed, level))


_COMPARED: Final = (
    _number,
    _date,
    _sent_date,
    _office,
    _level,
    _restrictions,
    _subject,
    _tags,
    _order,
    _drafter,
    _stamp,
    _locator,
    _counts,
    _decaptioning,
    _disposition,
)


def _at(held: Archive, key: str) -> Steps:
    """The path of the first attribute of a key."""
    return "archive", "attributes", [each.key for each in held.attributes].index(key)


def _items(held: Archive, key: str) -> tuple[str, ...]:
    return next((each.items for each in held.attributes if each.key == key), ())


def _date_key(held: Archive) -> str:
    keys = ("Draft Date", "Sent Date", _EDITION_DATE)
    return next((key for key in keys if held.value(key) is not None), "Sent Date")


def _year(facts: Facts, held: Archive) -> int | None:
    """The year of the telegram: its own, or that of the document number."""
    if facts.dated is not None:
        return facts.dated.year
    number = held.document_number
    return None if number is None else number.year


RULES: Final = (copies, archive)
