"""Cables from data: every form an argument takes, and every refusal."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

import cableformat
from cableformat import text
from cableformat.errors import CableEncodeError, CableValueError
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.model import (
    Addressee,
    Archive,
    ArchiveAttribute,
    Cable,
    ClassificationAuthority,
    ClassificationLine,
    Content,
    Distribution,
    ExecutiveOrder,
    Heading,
    OfficeCopies,
    Originator,
    Paragraph,
    Preamble,
    PrecedencePair,
    Reference,
    ReferenceNumber,
    build,
)
from cableformat.routing import DateTimeGroup, Precedence

_GROUP = DateTimeGroup(day=15, hour=11, minute=22, zone="Z", month=9, year=2008)
_CONFIDENTIAL = PortionMarking(level=Level.CONFIDENTIAL)


def content(**arguments: Any) -> Content:
    made = build(**arguments).content
    assert made is not None
    return made


def paragraphs(*given: Any) -> tuple[Paragraph, ...]:
    return content(paragraphs=given).paragraphs


def group(given: Any) -> DateTimeGroup:
    heading = build(date_time_group=given).heading
    assert heading is not None
    assert heading.preamble is not None
    return heading.preamble.date_time_group


# Whole cables


def test_every_argument_has_its_place() -> None:
    """One call makes the value that six nested classes make."""
    made = build(
        precedence="P",
        info_precedence="ROUTINE",
        date_time_group="151122Z SEP 08",
        originator="AMEMBASSY ASTANA",
        action_addressees=["SECSTATE WASHDC"],
        info_addressees=["AMEMBASSY LIMA"],
        level="C",
        handling=["NOFORN"],
        reference_number="ASTANA 001774",
        captions=["SIPDIS"],
        passing_instructions=["DEPT FOR EUR/WE"],
        executive_order="12958",
        declassification="2018-09-15",
        tags=["PREL", "KZ"],
        subject="HARVEST",
        references=["LIMA 12"],
        classifier="Consul Jane Doe",
        order_section="1.4",
        reasons=["b", "d"],
        paragraphs=["(C) Mills hold more."],
        signature="DOE",
    )
    assert made == Cable(
        heading=Heading(
            preamble=Preamble(
                precedence=PrecedencePair(
                    action=Precedence.PRIORITY, info=Precedence.ROUTINE
                ),
                date_time_group=_GROUP,
            ),
            originator=Originator(designator="AMEMBASSY ASTANA"),
            action_addressees=(Addressee(designator="SECSTATE WASHDC"),),
            info_addressees=(Addressee(designator="AMEMBASSY LIMA"),),
        ),
        content=Content(
            classification_line=ClassificationLine(
                level=Level.CONFIDENTIAL,
                handling=("NOFORN",),
                reference_number=ReferenceNumber(post="ASTANA", serial="001774"),
            ),
            captions=("SIPDIS",),
            passing_instructions=("DEPT FOR EUR/WE",),
            executive_order=ExecutiveOrder(
                number="12958", declassification=DeclassificationDate(date="2018-09-15")
            ),
            tags=("PREL", "KZ"),
            subject="HARVEST",
            references=(Reference(text="LIMA 12"),),
            classification_authority=ClassificationAuthority(
                classifier="Consul Jane Doe", order_section="1.4", reasons=("b", "d")
            ),
            paragraphs=(
                Paragraph(
                    number="1", portion_marking=_CONFIDENTIAL, text="Mills hold more."
                ),
            ),
            signature="DOE",
        ),
    )
    assert text.loads(text.dumps(made)) == made


def test_a_part_of_which_nothing_is_given_is_absent() -> None:
    """A part is absent if nothing is given for it; an empty list gives nothing."""
    assert build() == Cable()
    assert build(tags=[], paragraphs=[]) == Cable()
    assert build(subject="X") == Cable(content=Content(subject="X"))
    x = Originator(designator="X")
    assert build(originator="X") == Cable(heading=Heading(originator=x))


def test_the_front_door_has_it() -> None:
    """`cableformat.build` is the function of the model."""
    assert cableformat.build is build


# Forms


@pytest.mark.parametrize(
    "given", [Precedence.IMMEDIATE, "O", "IMMEDIATE", "Immediate", "o"]
)
def test_a_precedence_is_a_prosign_or_a_word(given: Any) -> None:
    """`build` accepts a prosign or a word in any case, or the value."""
    heading = build(date_time_group=_GROUP, precedence=given).heading
    assert heading is not None
    assert heading.preamble is not None
    assert heading.preamble.precedence == PrecedencePair(action=Precedence.IMMEDIATE)


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (Level.SECRET, Level.SECRET),
        ("S", Level.SECRET),
        ("Secret", Level.SECRET),
        ("TOP SECRET", Level.TOP_SECRET),
        ("UNCLAS", Level.UNCLASSIFIED),
        ("UNCLASSIFIED", Level.UNCLASSIFIED),
        ("SENSITIVE BUT UNCLASSIFIED", Level.SBU),
        ("LOU", Level.LIMITED_OFFICIAL_USE),
        ("LIMITED OFFICIAL USE", Level.LIMITED_OFFICIAL_USE),
    ],
)
def test_a_level_is_an_abbreviation_or_words(given: Any, level: Level) -> None:
    """`build` accepts an abbreviation or words in any case, or the value."""
    assert content(level=given).classification_line == ClassificationLine(level=level)


@pytest.mark.parametrize(
    "given",
    [
        _GROUP,
        "151122Z SEP 08",
        "151122z sep 2008",
        "151122ZSEP08",
        datetime.datetime(2008, 9, 15, 11, 22, 59, tzinfo=datetime.UTC),
        datetime.datetime(
            2008, 9, 16, 0, 22, tzinfo=datetime.timezone(datetime.timedelta(hours=13))
        ),
    ],
)
def test_a_date_time_group_is_a_value_a_text_or_a_moment(given: Any) -> None:
    """A group may be a value, a text or a moment, which is put in zone Z."""
    assert group(given) == _GROUP


def test_a_group_without_month_or_year_has_none() -> None:
    """A text without month or year gives a group that lacks them too."""
    assert group("151122Z") == DateTimeGroup(day=15, hour=11, minute=22, zone="Z")
    assert group("151122A JAN") == DateTimeGroup(
        day=15, hour=11, minute=22, zone="A", month=1
    )


def test_an_addressee_is_a_value_or_its_designator() -> None:
    """A list of addressees may contain both values and designators."""
    lima = Addressee(designator="AMEMBASSY LIMA", precedence=Precedence.NIACT_IMMEDIATE)
    heading = build(action_addressees=["SECSTATE WASHDC", lima]).heading
    assert heading is not None
    assert heading.action_addressees == (Addressee(designator="SECSTATE WASHDC"), lima)


def test_an_originator_is_a_value_or_its_designator() -> None:
    """A text is the designator as printed: no office symbol is split off."""
    office = Originator(designator="CNO WASHINGTON DC", office_symbols=("N1",))
    for given, originator in (
        (office, office),
        ("AMEMBASSY LIMA", Originator(designator="AMEMBASSY LIMA")),
        ("CNO//N1//", Originator(designator="CNO//N1//")),
    ):
        assert build(originator=given) == Cable(heading=Heading(originator=originator))


@pytest.mark.parametrize(
    ("given", "post", "serial"),
    [
        ("ASTANA 001774", "ASTANA", "001774"),
        ("SAN SALVADOR 12", "SAN SALVADOR", "12"),
        (ReferenceNumber(post="LIMA", serial="3"), "LIMA", "3"),
    ],
)
def test_a_reference_number_is_a_value_or_its_text(
    given: Any, post: str, serial: str
) -> None:
    """The last word of the text is the serial, and all words before it are the post."""
    line = content(level="C", reference_number=given).classification_line
    assert line is not None
    assert line.reference_number == ReferenceNumber(post=post, serial=serial)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (datetime.date(2018, 9, 15), DeclassificationDate(date="2018-09-15")),
        ("2018-09-15", DeclassificationDate(date="2018-09-15")),
        ("N/A", DeclassificationText(text="N/A")),
        ("DECL: OADR", DeclassificationText(text="DECL: OADR")),
        (DeclassificationText(text="GDS"), DeclassificationText(text="GDS")),
    ],
)
def test_a_declassification_is_a_date_or_words(given: Any, value: Any) -> None:
    """A string is an ISO date or the instruction as printed."""
    order = content(declassification=given).executive_order
    assert order == ExecutiveOrder(declassification=value)


def test_an_order_may_have_its_number_alone() -> None:
    """An order may have a number and no declassification."""
    order = content(executive_order="12958").executive_order
    assert order == ExecutiveOrder(number="12958")


def test_several_references_have_the_letters_of_their_places() -> None:
    """Several references have letters, one alone has none, a value keeps its own."""
    own = Reference(label="Z", text="LIMA 3")
    assert content(references=["LIMA 1"]).references == (Reference(text="LIMA 1"),)
    assert content(references=["LIMA 1", own, "LIMA 2"]).references == (
        Reference(label="A", text="LIMA 1"),
        own,
        Reference(label="C", text="LIMA 2"),
    )
    assert content(references=["X"] * 26).references[-1].label == "Z"


def test_an_authority_may_have_a_classifier_alone() -> None:
    """A classifier without section and reasons makes an authority."""
    authority = content(classifier="Jane Doe").classification_authority
    assert authority == ClassificationAuthority(classifier="Jane Doe")


def test_a_list_is_any_iterable_with_an_order() -> None:
    """A tuple and a generator are accepted as a list."""
    assert content(tags=("PREL", "KZ")).tags == ("PREL", "KZ")
    assert content(tags=(tag for tag in ["PREL", "KZ"])).tags == ("PREL", "KZ")


# Paragraphs


def test_paragraphs_are_numbered_from_one() -> None:
    """If no paragraph shows a number, their places are their numbers."""
    assert [p.number for p in paragraphs("One.", "(C) Two.", "Three.")] == [*"123"]


def test_a_paragraph_without_a_number_gets_the_next_one() -> None:
    """A paragraph that shows no number gets the next one; a value keeps what it has."""
    summary, fifth = Paragraph(text="Summary."), Paragraph(number="5", text="x")
    made = paragraphs(summary, "One.", fifth, "Six.", "9. (C) Nine.", "Ten.")
    assert [p.number for p in made] == [None, "1", "5", "6", "9", "10"]
    assert made[0] is summary
    assert made[4].portion_marking == _CONFIDENTIAL


@pytest.mark.parametrize(
    ("printed", "marking", "words"),
    [
        ("Talks continue.", None, "Talks continue."),
        ("(C) Talks continue.", _CONFIDENTIAL, "Talks continue."),
        ("(C)  Talks continue.", _CONFIDENTIAL, "Talks continue."),
        ("(C)\nTalks\n  continue.", _CONFIDENTIAL, "Talks\n  continue."),
        ("(C)", _CONFIDENTIAL, ""),
        (
            "(S/NF) Talks.",
            PortionMarking(level=Level.SECRET, controls=("NF",)),
            "Talks.",
        ),
        (
            "(C - ENTIRE TEXT) Talks.",
            PortionMarking(level=Level.CONFIDENTIAL, entire_text=True),
            "Talks.",
        ),
        ("(C/1X) Talks.", None, "(C/1X) Talks."),
        ("(X) Talks.", None, "(X) Talks."),
        ("Talks (C) continue.", None, "Talks (C) continue."),
        ("3.5 percent.", None, "3.5 percent."),
        ("", None, ""),
    ],
)
def test_a_marking_in_front_is_read(
    printed: str, marking: PortionMarking | None, words: str
) -> None:
    """`build` reads a marking before the text as the reader of telegrams does."""
    expected = Paragraph(number="1", portion_marking=marking, text=words)
    assert paragraphs(printed) == (expected,)
    assert text.loads(f"SUBJECT: X\n\n1. {printed}\n").content == Content(
        subject="X", paragraphs=(expected,)
    )


def test_a_letter_in_lower_case_counts_a_list_and_classifies_nothing() -> None:
    """The letter is text, and is refused in a telegram, which would read a marking."""
    cable = build(paragraphs=["(c) Talks continue."])
    assert cable.content is not None
    assert cable.content.paragraphs == (
        Paragraph(number="1", text="(c) Talks continue."),
    )
    with pytest.raises(CableEncodeError) as refused:
        text.dumps(cable)
    assert refused.value.code == "text.not-readable-back"


# Refusals


@pytest.mark.parametrize(
    ("arguments", "code", "field"),
    [
        ({"precedence": "Q"}, "model.pattern", "PrecedencePair.action"),
        ({"info_precedence": ""}, "model.pattern", "PrecedencePair.info"),
        ({"level": "confıdential"}, "model.pattern", "ClassificationLine.level"),
        ({"level": "COSMIC"}, "model.pattern", "ClassificationLine.level"),
        (
            {"precedence": "NIACT IMMEDIATE", "date_time_group": _GROUP},
            "model.no-prosign",
            "PrecedencePair.action",
        ),
        ({"date_time_group": "SEP 15"}, "model.pattern", "DateTimeGroup"),
        ({"date_time_group": "151122Z SEP 08 "}, "model.pattern", "DateTimeGroup"),
        (
            {"date_time_group": "151122Z SEP 0008"},
            "model.range",
            "DateTimeGroup.year",
        ),
        (
            {"date_time_group": datetime.datetime(8, 9, 15, tzinfo=datetime.UTC)},
            "model.range",
            "DateTimeGroup.year",
        ),
        (
            {
                "date_time_group": datetime.datetime(
                    1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=5))
                )
            },
            "model.range",
            "DateTimeGroup.year",
        ),
        (
            {"level": "C", "reference_number": "ASTANA"},
            "model.pattern",
            "ClassificationLine.reference_number",
        ),
        (
            {"level": "C", "reference_number": "ASTANA X"},
            "model.pattern",
            "ReferenceNumber.serial",
        ),
        (
            {"declassification": "2018-02-30"},
            "model.no-such-day",
            "DeclassificationDate.date",
        ),
        (
            {"declassification": datetime.date(8, 9, 15)},
            "model.pattern",
            "DeclassificationDate.date",
        ),
        ({"executive_order": "E.O. 1"}, "model.pattern", "ExecutiveOrder.number"),
        ({"tags": ["prel"]}, "model.pattern", "Content.tags"),
        ({"subject": ""}, "model.pattern", "Content.subject"),
        ({"action_addressees": [""]}, "model.pattern", "Addressee.designator"),
        ({"references": ["X"] * 27}, "model.range", "Content.references"),
        ({"paragraphs": [" x"]}, "model.pattern", "Paragraph.text"),
        ({"paragraphs": ["x"] * 1000}, "model.pattern", "Paragraph.number"),
        (
            {"paragraphs": ["x", Paragraph(text="y")]},
            "model.nameless-paragraph",
            "Content.paragraphs",
        ),
        (
            {"reference_number": "ASTANA 001774", "handling": ["NOFORN"]},
            "model.line-without-level",
            "ClassificationLine",
        ),
        (
            {"precedence": "P"},
            "model.incomplete-part",
            "Preamble.date_time_group",
        ),
        (
            {"info_precedence": "R", "date_time_group": _GROUP},
            "model.incomplete-part",
            "PrecedencePair.action",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_a_code(
    arguments: dict[str, Any], code: str, field: str
) -> None:
    """A refusal has a code and the field that the value was for."""
    with pytest.raises(CableValueError) as caught:
        build(**arguments)
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize(
    "arguments",
    [
        {"tags": "PREL"},
        {"tags": b"PREL"},
        {"tags": {"PREL", "KZ"}},
        {"tags": {"PREL": 1}},
        {"tags": 1},
        {"tags": None},
        {"tags": [1]},
        {"paragraphs": "Talks."},
        {"paragraphs": [None]},
        {"references": "LIMA 1"},
        {"references": [1]},
        {"action_addressees": "SECSTATE WASHDC"},
        {"info_addressees": [1]},
        {"reasons": "bd"},
        {"precedence": 1},
        {"level": Precedence.PRIORITY},
        {"level": "C", "reference_number": 1774},
        {"date_time_group": datetime.date(2008, 9, 15)},
        {"date_time_group": datetime.datetime(2008, 9, 15)},  # noqa: DTZ001
        {"declassification": datetime.datetime(2018, 9, 15)},  # noqa: DTZ001
        {"executive_order": 12958},
        {"originator": 1},
        {"headline": "X"},
    ],
)
def test_a_value_of_another_type_is_a_type_error(arguments: dict[str, Any]) -> None:
    """A lone string for a list, for instance, is a `TypeError`."""
    with pytest.raises(TypeError):
        build(**arguments)


def test_a_refusal_says_where_what_was_expected_and_what_was_found() -> None:
    with pytest.raises(CableValueError, match=r"Line: expected a level, .* neither"):
        build(handling=["NOFORN"])
    with pytest.raises(TypeError, match=r"Content\.tags: expected a list; found 'KZ'"):
        build(tags="KZ")


# What the center and an archive print around a telegram


def test_a_distribution_is_given_as_printed() -> None:
    """A printed line gives kind, offices, total and flag (nara.md 4)."""
    made = build(distribution="ACTION EUR-25 INFO OCT-01 L/M-003 /029 W").distribution
    assert made == Distribution(
        kind="ACTION",
        lead=(OfficeCopies(office="EUR", copies="25"),),
        info=(
            OfficeCopies(office="OCT", copies="01"),
            OfficeCopies(office="L/M", copies="003"),
        ),
        total="029",
        flag="W",
    )
    assert build(distribution=made).distribution is made
    with pytest.raises(CableValueError, match=r"Cable\.distribution") as caught:
        build(distribution="EUR-25")
    assert caught.value.code == "model.pattern"


def test_an_archive_is_given_by_its_keys_or_columns() -> None:
    """Attributes are in the order of the block; those without a value are absent."""
    made = build(archive={"TAGS": "EFIS", "documentNumber": "1974X00001", "To": None})
    number = ArchiveAttribute(key="Document Number", value="1974X00001")
    tags = ArchiveAttribute(key="TAGS", value="EFIS")
    assert made.archive == Archive(attributes=(number, tags))
    assert build(archive=made.archive).archive is made.archive
    assert build(archive={"TAGS": None}).archive is None
    with pytest.raises(TypeError):
        build(archive={"Line Count": 24})  # type: ignore[dict-item]
