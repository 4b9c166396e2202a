"""What a page says about an element: its name, its meaning, its codes, its clause."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cableformat.diagnostics import clause
from cableformat.page.record_forms import line
from cableformat.page.shell import attribute, words
from cableformat.text.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cableformat.model import Citation, Paragraph
    from cableformat.page._codes import Code
    from cableformat.page._stretches import Stretch
    from cableformat.page.table_facts import Fact

__all__ = ["name_of", "note", "sentence"]

#: What has no row in the field table: its meaning and its clause.
_SYNTAX: Final = {
    Kind.BREAK: ("The prosign that separates the heading from the text", "wire.md 1.8"),
    Kind.CLOSE: ("The prosign that ends the text", "wire.md 1.8"),
    Kind.NOTE: ("A line of a relay around the text", "wire.md 1.8"),
    Kind.TEXT_TITLE: ("The archive's title above the text", "nara.md 2"),
    Kind.ATTRIBUTES_TITLE: ("The archive's title above its attributes", "nara.md 7"),
}
_FURNITURE: Final = (
    "It belongs to no element of the telegram, and is kept as printed",
    "model.md 4",
)
#: How much is shown of a value, and how many codes of an element.
_LONGEST: Final = 300
_MOST_CODES: Final = 12


@cache
def name_of(kind: Kind) -> str:
    """The name of a kind of element, in words.

    >>> name_of(Kind.ACTION_ADDRESSEE)
    'Action addressee'
    """
    return kind.name.replace("_", " ").capitalize()


@cache
def _about(kind: Kind | None) -> tuple[str, str]:
    """What a kind means, and the clause that says so."""
    if kind is None:
        return _FURNITURE
    if kind.row is None:
        return _SYNTAX[kind]
    return kind.row.doc.text, kind.row.doc.clause


@cache
def _cited(name: str) -> str:
    found = clause(name)
    return words(name if found is None else f"{name}: {found}")


def note(
    stretch: Stretch, codes: Iterable[Code], cited: Iterable[Citation], anchor: str
) -> str:
    """The note about an element, as HTML; `anchor` is the name of the note itself.

    `cited` is what it names, if it is a reference.
    """
    kind = stretch.kind
    name = str(stretch.value).capitalize() if kind is None else name_of(kind)
    meaning, cites = _about(kind)
    parts = [
        f'<b class="name">{words(name)}</b>',
        f'<span class="tag {stretch.part}">{stretch.part}</span>',
        f'<span class="means">{words(meaning)}.</span>',
    ]
    if shown := _reads(stretch, cited):
        parts.append(f'<span class="reads">{words(shown)}</span>')
    explained = [_code(code) for code in codes]
    parts += explained[:_MOST_CODES]
    if len(explained) > _MOST_CODES:
        more = len(explained) - _MOST_CODES
        parts.append(f'<span class="code">and {more} codes more</span>')
    path = f"<code>{words(stretch.path)}</code>, " if kind is not None else ""
    parts.append(f'<span class="cites">{path}{_cited(cites)}</span>')
    parts.append('<a class="close" href="#closed">Close</a>')
    # A screen reader needs blanks between them.
    inside = " ".join(parts)
    return f'<span class="note" role="note" id={attribute(anchor)}>{inside}</span>'


def _reads(stretch: Stretch, cited: Iterable[Citation]) -> str:
    """How a value was read; empty for a text, because the source shows it."""
    value: Any = stretch.value
    if stretch.part == "stray":
        return f"Reported as {value.code}"
    if stretch.kind is Kind.PARAGRAPH:
        return _marked(value)
    if stretch.kind is Kind.REFERENCE:
        names = ", ".join(filter(None, (each.canonical_id for each in cited)))
        return _cut(f"Read as {names}") if names else ""
    if value is None or isinstance(value, str | bool) or stretch.kind is Kind.SET:
        return ""
    return _cut(f"Read as {line(value)}")


def _marked(paragraph: Paragraph) -> str:
    marking = paragraph.portion_marking
    return "" if marking is None else f"Marked {marking}: {marking.level.word}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _code(code: Code) -> str:
    facts = "; ".join(dict.fromkeys(sentence(fact, code.word) for fact in code.facts))
    return f'<span class="code"><b>{words(code.word)}</b> {words(facts)}</span>'


def sentence(fact: Fact, word: str) -> str:
    """What a table says about a word, on one line.

    >>> from cableformat.page.table_facts import known
    >>> [sentence(fact, "RUEHTA") for fact in known("RUEHTA", None)]
    ['AMEMBASSY ASTANA (seen 2008, 2011, 2015)']
    """
    members = fact.members
    name = "" if fact.name == word else fact.name
    place = ", ".join(
        dict.fromkeys(filter(None, map(members.get, ("location", "country"))))
    )
    meaning = ", ".join(filter(None, (name, fact.meaning, place)))
    when = _when(members)
    return f"{meaning or fact.kind} ({when})" if when else meaning or fact.kind


def _when(members: dict[str, Any]) -> str:
    """When a row holds, if it says so."""
    if "inForceFrom" in members:
        return f"in force {members['inForceFrom']} to {members['until'] or 'now'}"
    if members.get("resolution") == "candidate":
        return f"{members['firstYear']} to {members['lastYear'] or 'now'}"
    years = members.get("years")
    if isinstance(years, tuple):
        return f"seen {', '.join(map(str, years))}" if years else ""
    return years or ""
