"""Law 10 in a document of an archive: what repeats an element follows it."""

from __future__ import annotations

from typing import Any, Final

import attrs
import pytest

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.markings import Level
from cableformat.model import (
    Cable,
    OfficeCopies,
    Originator,
    Reference,
    ReferenceNumber,
)
from cableformat.routing import Precedence

_STAMP: Final = "Declassified/Released US Department of State EO Systematic Review"
_SOURCE: Final = f"""\
Jane Q. Doe {_STAMP} 04 MAY 2006
                              Message Text
CONFIDENTIAL
PAGE 01  OPORTO  00981  140531Z
44
ACTION EUR-12
INFO OCT-01 ISO-00 /013 W
                     --------------------- 061201
R 140227Z SEP 76
FM AMCONSUL OPORTO
TO SECSTATE WASHDC 2231
BT
C O N F I D E N T I A L OPORTO 000981

LIMDIS

DRAFTED BY: ECON:RROE
E.O. 11652: GDS
TAGS: EAGR, PO
SUBJECT: CORK HARVEST
REF: LISBON 1234

1. MILLS HOLD MORE BARK THAN
CONFIDENTIAL
PAGE 02  OPORTO  00981  140531Z
LAST YEAR.

DOE
BT
NNNN

                              Message Attributes
Automatic Decaptioning: X
Channel Indicators: LIMDIS
Concepts: BARK, CORK
Disposition Action: RELEASED
Document Number: 1976OPORTO00981
Draft Date: 14 SEP 1976
Drafter: ECON:RROE
Executive Order: GS
From: OPORTO
Line Count: 24
Office: ACTION EUR
Original Classification: CONFIDENTIAL
Original Handling Restrictions: LIMDIS
Page Count: 1
Reference: LISBON 1234
Subject: CORK HARVEST
TAGS: EAGR, PO
To: STATE
Markings: Jane Q. Doe {_STAMP} 04 MAY 2006
"""


def _content(**changes: Any) -> Any:
    return lambda cable: attrs.evolve(
        cable, content=attrs.evolve(cable.content, **changes)
    )


def _line(**changes: Any) -> Any:
    def edit(cable: Cable) -> Cable:
        line = attrs.evolve(cable.content.classification_line, **changes)
        return _content(classification_line=line)(cable)

    return edit


def _heading(**changes: Any) -> Any:
    return lambda cable: attrs.evolve(
        cable, heading=attrs.evolve(cable.heading, **changes)
    )


def _date(**changes: Any) -> Any:
    def edit(cable: Cable) -> Cable:
        preamble = cable.heading.preamble
        group = attrs.evolve(preamble.date_time_group, **changes)
        return _heading(preamble=attrs.evolve(preamble, date_time_group=group))(cable)

    return edit


def _precedence(cable: Cable) -> Cable:
    preamble = cable.heading.preamble
    pair = attrs.evolve(preamble.precedence, action=Precedence.IMMEDIATE)
    return _heading(preamble=attrs.evolve(preamble, precedence=pair))(cable)


def _lead(cable: Cable) -> Cable:
    lead = (OfficeCopies(office="NEA", copies="12"),)
    return attrs.evolve(cable, distribution=attrs.evolve(cable.distribution, lead=lead))


def _archive(**changes: Any) -> Any:
    return lambda cable: attrs.evolve(
        cable, archive=attrs.evolve(cable.archive, **changes)
    )


_NUMBER: Final = ReferenceNumber(post="LISBON", serial="000417")
_ORIGINATOR: Final = Originator(designator="AMEMBASSY LISBON")


@pytest.mark.parametrize(
    ("edit", "key", "value"),
    [
        (_content(subject="OLIVES"), "Subject", "OLIVES"),
        (_content(subject=None), "Subject", "n/a"),
        (_content(tags=("EFIS",)), "TAGS", "EFIS"),
        (_content(tags=()), "TAGS", "n/a"),
        (_content(references=(Reference(text="ROME 7"),)), "Reference", "ROME 7"),
        (_content(references=()), "Reference", "n/a"),
        (_content(captions=()), "Channel Indicators", None),
        (_content(captions=()), "Original Handling Restrictions", None),
        (_content(executive_order=None), "Executive Order", None),
        (_content(paragraphs=()), "Concepts", None),
        (_line(level=Level.SECRET), "Original Classification", "SECRET"),
        (_line(reference_number=_NUMBER), "Document Number", "1976LISBON00417"),
        (_line(reference_number=None), "Document Number", None),
        (_date(day=15), "Draft Date", "15 SEP 1976"),
        (_date(month=None, year=None), "Draft Date", None),
        (_heading(originator=_ORIGINATOR), "From", None),
        (_heading(action_addressees=()), "To", None),
        (_lead, "Office", "ACTION NEA"),
        (_archive(release_stamp=None), "Markings", None),
        (
            _archive(release_stamp=f"R. Roe {_STAMP} 05 MAY 2006"),
            "Markings",
            f"R. Roe {_STAMP} 05 MAY 2006",
        ),
    ],
)
def test_an_attribute_follows_what_it_repeats(
    edit: Any, key: str, value: str | None
) -> None:
    """An attribute that repeats an edited element is rewritten, or left out if its form
    is not known.
    """
    reading = text.parse(_SOURCE)
    written = text.dumps(edit(reading.cable), layout=reading.layout)
    found = text.parse(written).cable.archive
    shown = {each.key: each.value for each in found.attributes}
    assert shown.get(key) == value
    assert shown["Disposition Action"] == "RELEASED"


@pytest.mark.parametrize(
    ("edit", "gone", "there"),
    [
        (_line(level=Level.SECRET), "CONFIDENTIAL", "SECRET\nPAGE 02  OPORTO"),
        (_line(reference_number=_NUMBER), "OPORTO  00981", "PAGE 02  LISBON  00417"),
        (_line(reference_number=None), "PAGE 02", "BARK THAN"),
        (_precedence, "\nR 140227Z", "\nO 140227Z SEP 76"),
        (_content(captions=()), "LIMDIS", "E.O. 11652: GDS"),
    ],
)
def test_furniture_follows_what_it_repeats(edit: Any, gone: str, there: str) -> None:
    """Page lines and banners that repeat an edited element show its new value or are
    removed.
    """
    reading = text.parse(_SOURCE)
    written = text.dumps(edit(reading.cable), layout=reading.layout)
    assert gone not in written
    assert there in written


def test_a_reference_of_another_dialect_is_refused_with_a_code() -> None:
    """A reference with fields is refused in the dialect nara, because no line of the
    telegram can show them.
    """
    reading = text.parse(_SOURCE)
    edit = _content(references=(Reference(label="A", fields=("DOC", "X")),))
    with pytest.raises(CableEncodeError) as caught:
        text.dumps(edit(reading.cable), layout=reading.layout)
    assert caught.value.code == "text.not-readable-back"
    assert caught.value.path == "/content/references/0"


def test_the_source_is_written_as_it_was() -> None:
    reading = text.parse(_SOURCE)
    assert reading.dialect == "nara"
    assert text.dumps(reading.cable, layout=reading.layout) == _SOURCE


def test_copies_of_three_digits_show_a_page_head_too() -> None:
    """A page head is recognised by its distribution alone, even with copies of three
    digits (nara.md 11).
    """
    source = "PAGE 01  OPORTO  00981\nACTION EUR-126\nR 140227Z SEP 76\nFM A\n"
    reading = text.parse(source)
    assert reading.dialect == "nara"
    made = reading.cable.distribution
    assert made is not None
    assert made.lead == (OfficeCopies(office="EUR", copies="126"),)
