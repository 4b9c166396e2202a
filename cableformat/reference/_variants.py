"""Known misspellings of words of the form, which are read as the word that was meant.

Facts (model.md 6): a known misspelling reads as its value, with a warning; anything
else is only a hint.  Representation: a row per misspelling, with the years in which it
was printed, the source that says so, and the day on which the row came; lenses make
their patterns of them.  Names are never corrected: those of posts have aliases.
"""

from __future__ import annotations

import datetime
import enum
import re
from functools import cache

import attrs

from cableformat.reference._tables import Confidence, dated, rows_of

__all__ = ["Variant", "VariantKind", "variant_pattern", "variants"]


class VariantKind(enum.StrEnum):
    """The word that is misspelled, which says where the misspelling is known."""

    #: The label of the subject (content.md 1.6).
    SUBJECT_LABEL = "subject label"
    #: The label of the TAGS line (content.md 1.5).
    TAGS_LABEL = "tags label"
    #: The first word of the label of the authority line (content.md 1.8).
    AUTHORITY_LABEL = "authority label"
    #: SECTION on the classification line (content.md 1.2).
    SECTION_WORD = "section word"
    #: OF between the numbers of a section (content.md 1.2).
    SECTION_OF = "section of"
    #: A precedence after an addressee (wire.md 3).
    PRECEDENCE = "precedence"


@attrs.frozen(kw_only=True)
class Variant:
    """A misspelling that was printed, and what it is read as.

    >>> [each.variant for each in variants(VariantKind.SUBJECT_LABEL)][:3]
    ['SUBJT', 'SUBJ8', 'SUJ']
    """

    kind: VariantKind
    #: As printed, in capitals.
    variant: str
    #: The word that was meant.
    value: str
    #: When it was printed, as far as the source says; for people.
    seen: str
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    #: The day on which this library began to read it.
    added: datetime.date
    note: str


@cache
def _variants() -> tuple[Variant, ...]:
    return tuple(
        Variant(
            kind=VariantKind(row["kind"]),
            variant=row["variant"],
            value=row["value"],
            **dated(row),
        )
        for row in rows_of("variants.csv")
    )


def variants(kind: VariantKind) -> tuple[Variant, ...]:
    """The known misspellings of one kind, in the order of the list.

    >>> first, *_ = variants(VariantKind.AUTHORITY_LABEL)
    >>> first.variant, first.value
    ('CLASSIIED', 'CLASSIFIED')
    """
    return tuple(each for each in _variants() if each.kind is kind)


def variant_pattern(kind: VariantKind) -> str:
    """The pattern of them all, in capitals.

    >>> variant_pattern(VariantKind.SECTION_OF)
    '0F|GF|F|O'
    """
    return "|".join(re.escape(each.variant) for each in variants(kind))
