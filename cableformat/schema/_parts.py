"""What both schemas define: every class, union and leaf of the field table, named once.

A leaf is a string, a number or a truth value.  Names are made from the table: a class
and an enumeration keep theirs, a pattern is named after what it says.
"""

from __future__ import annotations

import enum
import inspect
import re
from typing import Final

import attrs

from cableformat._record import Field, Ordered, Text, Whole, camel
from cableformat.document import MEMBERS, Envelope
from cableformat.model import Cable, field_table

__all__ = [
    "Leaf",
    "about",
    "classes",
    "fewest",
    "leaves",
    "name_of",
    "unions",
]

# A clause is for the maintainers; within a sentence, strangers have no use for it.
_CLAUSE: Final = re.compile(
    r"\s*\((?:wire|content|nara|military|streams|laws|model|architecture)\.md"
    r"\s(?:[^()]|\([^()]*\))*\)"
)
# The period of an initial (E.O.) ends no sentence.
_SENTENCE: Final = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s")


@attrs.frozen
class Leaf:
    """A definition without members: what it may be, and what that means."""

    name: str
    about: str
    #: `None` for the truth value that is only ever true: its absence says no.
    what: Text | Whole | tuple[enum.Enum, ...] | None
    examples: tuple[str, ...] = ()


def classes() -> dict[type, tuple[Field, ...]]:
    """Every class below the document itself, with its fields."""
    table = field_table() | field_table(Envelope)
    return {cls: own for cls, own in table.items() if cls not in (Cable, Envelope)}


def unions() -> dict[str, tuple[type, ...]]:
    """The arms of every field that takes one of several classes."""
    return {name_of(row): row.types for row in _rows() if len(row.types) > 1}


def leaves() -> list[Leaf]:
    """Every leaf, in the order of first use."""
    return list(
        {
            (leaf := _leaf(row)).name: leaf
            for row in _rows()
            if not attrs.has(row.types[0])
        }.values()
    )


def name_of(row: Field) -> str:
    """The name of the definition that says what a field, or each of its items, is."""
    if attrs.has(row.types[0]):
        return "Or".join(cls.__name__ for cls in row.types)
    return _leaf(row).name


def fewest(row: Field) -> int:
    """How many items a list holds at least: an empty one is left out."""
    return max(1, row.doc.least)


def about(cls: type) -> str:
    """The first sentence of a class, for a stranger."""
    prose = inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0]
    sentence = _SENTENCE.split(_CLAUSE.sub("", " ".join(prose.split())))[0]
    return sentence.replace("`", "")


def _rows() -> list[Field]:
    return [*MEMBERS, *(row for own in classes().values() for row in own)]


def _leaf(row: Field) -> Leaf:
    (cls,) = row.types
    if row.text is not None:
        text = row.text
        description = text.about or f"A string: {text.told}."
        return Leaf(_title(text.name), description, text, text.examples)
    if row.whole is not None:
        least, most = row.whole.least, row.whole.most
        description = (
            f"A whole number from {least} to {most}, in digits without a sign."
        )
        return Leaf(f"from{least}To{most}", description, row.whole)
    if issubclass(cls, enum.Enum):
        return _enumeration(row, cls)
    assert cls is bool
    description = "The value true; where the answer is no, the member is left out."
    return Leaf("trueOrAbsent", description, None)


def _enumeration(row: Field, cls: type[enum.Enum]) -> Leaf:
    name, members = cls.__name__, tuple(cls)
    if row.among is not None:
        refused = [member for member in cls if member not in row.among.members]
        members = tuple(member for member in cls if member in row.among.members)
        name += "Without" + "And".join(camel(f"_{m.name.lower()}") for m in refused)
    order = "Lowest first: " if issubclass(cls, Ordered) else "One of: "
    description = f"{about(cls)} {order}{', '.join(map(_described, members))}."
    return Leaf(name, description, members)


def _described(member: enum.Enum) -> str:
    """A value, with its name where that says more."""
    words = member.name.replace("_", " ")
    same = re.sub("[^a-z0-9]", "", member.value.lower()) == re.sub(
        "[^a-z0-9]", "", words.lower()
    )
    return member.value if same else f"{member.value} ({words})"


def _title(words: str) -> str:
    """A name made from words: a name in XML begins with a letter.

    >>> _title("a routing indicator"), _title("the 8 digits of a SHA-256")
    ('routingIndicator', 'the8DigitsOfASha256')
    """
    bare = re.sub("^(?:an?|the) (?=[A-Za-z])", "", words)
    return camel("_".join(re.findall("[a-z0-9]+", bare.lower())))
