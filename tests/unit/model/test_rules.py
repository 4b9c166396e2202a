"""What constructors enforce, and what they settle (model.md 1)."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

from cableformat.errors import (
    CableDecodeError,
    CableEncodeError,
    CableFormatError,
    CableValueError,
)
from cableformat.markings import Level
from cableformat.model import (
    Addressee,
    Cable,
    CallingStation,
    ClassificationAuthority,
    ClassificationLine,
    Content,
    Ending,
    ExecutiveOrder,
    Heading,
    OperatingSignal,
    Originator,
    Paragraph,
    Pilot,
    Preamble,
    PrecedencePair,
    ReferenceNumber,
    RoutingLine,
    SecurityWarning,
    Stray,
    Transmission,
    TransmissionInstruction,
    field_table,
)
from cableformat.model._people import name_and_title
from cableformat.routing import DateTimeGroup, FilingTime, Precedence

_GROUP = DateTimeGroup(day=15, hour=11, minute=22, zone="Z", month=9, year=2008)


@pytest.mark.parametrize(
    "empty", [Transmission, Pilot, Ending, Heading, Content, ExecutiveOrder]
)
def test_a_part_that_holds_nothing_is_refused(empty: Any) -> None:
    """A part without a value in any field is refused: an absent part is `None`."""
    with pytest.raises(CableValueError) as caught:
        empty()
    assert caught.value.code == "model.empty-part"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Paragraph(text=""), "model.empty-part"),
        (lambda: Paragraph(text=" x"), "model.pattern"),
        (lambda: Paragraph(text="x\n"), "model.pattern"),
        (lambda: Paragraph(text="x \ny"), "model.pattern"),
        (lambda: Paragraph(text="x\ry"), "model.pattern"),
        (lambda: Paragraph(text="x\x00y"), "model.pattern"),
        (lambda: Paragraph(text="x\ud800y"), "model.pattern"),
        (lambda: Paragraph(number="1\n", text="x"), "model.pattern"),
        (lambda: Paragraph(number="١", text="x"), "model.pattern"),
        (lambda: Content(subject="two\nlines"), "model.pattern"),
        (lambda: Content(tags=("prel",)), "model.pattern"),
        (lambda: Addressee(designator=" X"), "model.pattern"),
        (
            lambda: RoutingLine(precedence=Precedence.FLASH, routing_indicators=()),
            "model.too-few",
        ),
        (lambda: TransmissionInstruction(designators=()), "model.too-few"),
        (lambda: Originator(designator="X", office_symbols=("N1 ",)), "model.pattern"),
        (lambda: Heading(accounting_symbol="W"), "model.pattern"),
        (lambda: Heading(group_count="N"), "model.pattern"),
        (lambda: Pilot(security_prosign="UH"), "model.pattern"),
        (lambda: OperatingSignal(code="ZDK", arguments=("A B",)), "model.pattern"),
        (
            lambda: SecurityWarning(
                signal="ZNY", classification="C", release_codes=("D",)
            ),
            "model.pattern",
        ),
        (
            lambda: PrecedencePair(action=Precedence.NIACT_IMMEDIATE),
            "model.no-prosign",
        ),
        (
            lambda: Addressee(designator="X", precedence=Precedence.CRITIC),
            "model.no-prosign",
        ),
        (
            lambda: CallingStation(routing_indicator="RUEHTA", section="01"),
            "model.section-without-serial",
        ),
        (
            lambda: CallingStation(routing_indicator="RUEHTA", position_suffix="B"),
            "model.section-without-serial",
        ),
        (lambda: FilingTime(hour=11, minute=22), "model.filing-day"),
        (
            lambda: FilingTime(day_of_year=259, day=15, hour=11, minute=22),
            "model.filing-day",
        ),
        (
            lambda: Content(paragraphs=(Paragraph(text="a"), Paragraph(text="b"))),
            "model.nameless-paragraph",
        ),
    ],
)
def test_a_value_that_no_format_could_carry_is_refused(make: Any, code: str) -> None:
    """Each rule of a constructor has its own code."""
    with pytest.raises(CableValueError) as caught:
        make()
    assert caught.value.code == code
    assert caught.value.field is not None
    assert not str(caught.value).split(" [")[0].endswith(".")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Paragraph(text=None),
        lambda: Paragraph(number=1, text="x"),
        lambda: Content(captions=["SIPDIS"]),
        lambda: Content(captions=(None,)),
        lambda: Cable(heading=Content(subject="X")),
        lambda: Heading(originator="X"),
        lambda: Heading(originator=Addressee(designator="X")),
        lambda: Ending(cancelled=1),
    ],
)
def test_wrong_types_are_type_errors(make: Any) -> None:
    """A list for a tuple or a number for a string of digits is a `TypeError`."""
    with pytest.raises(TypeError):
        make()


@pytest.mark.parametrize("cls", list(field_table()))
def test_classes_are_frozen_slotted_and_final(cls: Any) -> None:
    """Classes have slots and keyword-only fields, and refuse subclasses."""
    assert "__dict__" not in dir(cls)
    with pytest.raises(TypeError, match="not made for subclassing"):
        type("Mine", (cls,), {})
    made = attrs.fields(cls)
    assert all(a.kw_only for a in made)


def test_every_field_is_documented() -> None:
    """The field table has name, clause and meaning of every field."""
    table = field_table()
    assert {Cable, Content, Paragraph} <= set(table)
    for fields in table.values():
        for row in fields:
            assert row.doc.clause
            assert row.doc.text
            assert not row.doc.text.endswith(".")
            assert (row.doc.item is not None) == row.many


def test_strays_anchor_to_fields_that_are_there() -> None:
    """An anchor whose field is gone moves to the present field before it."""
    stray = Stray(text="X", code="text.unrecognised-line", follows="tags")
    content = Content(captions=("SIPDIS",), tags=("PREL",), strays=(stray,))
    assert content.strays == (stray,)
    moved = attrs.evolve(content, tags=())
    assert moved.strays[0].follows == "captions"
    alone = Content(strays=(stray,))
    assert alone.strays[0].follows is None


def test_strays_are_sorted_by_what_they_follow() -> None:
    """Strays are sorted, so that the order in which they were found does not matter."""
    first = Stray(text="1", code="text.unrecognised-line", follows="originator")
    second = Stray(text="2", code="text.unrecognised-line")
    heading = Heading(originator=Originator(designator="X"), strays=(first, second))
    assert heading.strays == (second, first)


_CHARGE = "Charge d'Affaires a.i."


@pytest.mark.parametrize(
    ("classifier", "name", "title"),
    [
        ("Pol-Econ Chief Jane Doe", "Jane Doe", "Pol-Econ Chief"),
        ("Ambassador Jane Q. Doe", "Jane Q. Doe", "Ambassador"),
        ("Jane Doe, Ambassador", "Jane Doe", "Ambassador"),
        ("DCM JOHN ROE", "JOHN ROE", "DCM"),
        ("Consul General John Roe, Jr.", "John Roe, Jr.", "Consul General"),
        ("Political Officer, Jane Doe", "Jane Doe", "Political Officer"),
        ("Jane Doe", "Jane Doe", None),
        ("Ambassador", None, "Ambassador"),
        ("Charge d'Affaires a.i. Jane Doe, Jr.", "Jane Doe, Jr.", _CHARGE),
        ("Jane Doe, Charge d'Affaires, a.i.", "Jane Doe", "Charge d'Affaires"),
        ("A/S Jane Doe, E.O. 12958", "Jane Doe", "A/S"),
        ("DAS Doe", "Doe", "DAS"),
        ("PDAS JANE DOE", "JANE DOE", "PDAS"),
        ("Jane Das", "Jane Das", None),
        ("Das Doe", "Das Doe", None),
        ("Jane Doe, E.O. 12958", "Jane Doe", None),
        ("Jane Doe, Executive Order 12958, Consul", "Jane Doe", "Consul"),
        ("Jane Doe, Reasons 1.4 X", "Jane Doe", None),
        ("Jane Doe, after the harvest", "Jane Doe", None),
        ("Jane Doe, 09/15/2018", "Jane Doe", None),
        ("Consul, E.O. 12958", None, "Consul"),
        ("Jane Doe, Under Secretary", "Jane Doe", "Under Secretary"),
        ("Jane Doe, Section 3 Chief", "Jane Doe", "Section 3 Chief"),
        ("", None, None),
    ],
)
def test_name_and_title_are_found(
    classifier: str, name: str | None, title: str | None
) -> None:
    """A title is found before or after the name (content.md 1.8)."""
    assert name_and_title(classifier) == (name, title)
    if not classifier:
        return
    authority = ClassificationAuthority(classifier=classifier)
    assert (authority.name, authority.title) == (name, title)
    assert authority.text == classifier


def test_the_authority_is_spelled_canonically() -> None:
    """The text of an authority names one reason, several, or only the section."""
    make = ClassificationAuthority
    one = make(classifier="A", order_section="1.5", reasons=("d",))
    assert one.text == "A, Reason 1.5 (d)"
    assert make(classifier="A", order_section="1.5").text == "A, Reason 1.5"
    assert make(classifier="A", reasons=("b", "d")).text == "A, Reasons (b) and (d)"


def test_the_canonical_id_needs_year_post_and_serial() -> None:
    """An id such as `08ASTANA1774` is `None` if a part of it is missing."""
    number = ReferenceNumber(post="NEW DELHI", serial="000012")
    line = ClassificationLine(level=Level.SECRET, reference_number=number)
    heading = Heading(preamble=Preamble(date_time_group=_GROUP))
    cable = Cable(heading=heading, content=Content(classification_line=line))
    assert cable.canonical_id == "08NEWDELHI12"
    assert attrs.evolve(cable, heading=None).canonical_id is None
    assert attrs.evolve(cable, content=None).canonical_id is None
    bare = Content(classification_line=ClassificationLine(level=Level.SECRET))
    assert attrs.evolve(cable, content=bare).canonical_id is None
    undated = attrs.evolve(_GROUP, year=None)
    early = Heading(preamble=Preamble(date_time_group=undated))
    assert attrs.evolve(cable, heading=early).canonical_id is None


@pytest.mark.parametrize(
    "error",
    [
        CableFormatError("m", code="a.b"),
        CableDecodeError("m", code="a.b", diagnostics=(1,)),
        CableEncodeError("m", code="a.b", path="/heading"),
        CableValueError("m", code="a.b", field="X.y"),
    ],
)
def test_exceptions_survive_pickling(error: CableFormatError) -> None:
    """A pickled exception keeps its class, message and attributes."""
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert str(again) == "m [a.b]"
