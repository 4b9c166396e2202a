"""What a trace says of each line of a telegram."""

from __future__ import annotations

import re

import pytest

from cableformat import text
from cableformat.text import Cause, Role
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.lens import Block, Claim, labelled

CABLE = """\
VZCZCXRO4187
P 221610Z MAY 08
FM AMEMBASSY REYKJAVIK
TO RUEHC/SECSTATE WASHDC PRIORITY 3741
RUEHDL/AMEMBASSY DUBLIN
BT
C O N F I D E N T I A L REYKJAVIK 000418

TAGS: PREL, EFIS
SUBJECT: HARBOR PILOTS WEIGH
A COURSE

1. (C) Three pilots called
on May 20.
?? ??
DOE
"""


def taken(source: str | bytes) -> list[list[tuple[str, str]]]:
    """Role and name of what each line was taken for."""
    lines = text.trace(source)
    return [[(t.role.value, t.name) for t in line.taken] for line in lines]


def refused(source: str, number: int) -> list[tuple[str, Cause, str]]:
    """The lenses that did not get a line."""
    (line,) = (line for line in text.trace(source) if line.number == number)
    return [(each.lens, each.cause, each.reason) for each in line.refused]


def test_each_line_has_number_place_zone_and_element() -> None:
    lines = {line.number: line for line in text.trace(CABLE)}
    assert list(lines) == [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 16]
    zones = {n: (line.zone, line.zone_below) for n, line in lines.items()}
    assert zones[1] == ("procedure", "procedure")
    assert zones[2] == ("procedure", "address")
    assert zones[6] == ("address", "opening")
    assert zones[13] == ("opening", "body")
    assert zones[14] == ("body", "body")
    assert [line.text for line in lines.values()] == list(
        filter(None, CABLE.split("\n"))
    )
    assert all(CABLE[slice(*line.span)] == line.text for line in lines.values())


def test_the_zone_below_a_break_is_what_it_opens_or_closes() -> None:
    """BT opens the text even below lines of content that are above the heading."""
    source = (
        "UNCLAS ROME 12\nR 071930Z FEB 77\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nBT\n"
        "SUBJECT: CORK\n\n1. It floats.\nBT\n"
    )
    zones = {line.number: (line.zone, line.zone_below) for line in text.trace(source)}
    assert zones[5] == ("opening", "opening")
    assert zones[9] == ("body", "closed")


def test_a_label_says_nothing_beside_its_value() -> None:
    """A label is not listed beside its value, and a line may have several elements."""
    assert taken(CABLE)[3:11] == [
        [("element", "/heading/actionAddressees/0")],
        [("element", "/heading/actionAddressees/1")],
        [("element", "/break")],
        [("element", "/content/classificationLine")],
        [("element", "/content/tags/0"), ("element", "/content/tags/1")],
        [("element", "/content/subject")],
        [("continuation", "/content/subject")],
        [("element", "/content/paragraphs/0")],
    ]


def test_a_label_alone_is_one() -> None:
    source = "SUBJECT: CORK\n\nREF:\nLISBON 1184\n"
    assert taken(source)[1:] == [
        [("label", "/content/references")],
        [("element", "/content/references/0")],
    ]


def test_a_stray_has_its_code() -> None:
    (line,) = text.trace("FM AMEMBASSY ROME\n\n?? ??\n")[1:]
    (stray,) = line.taken
    assert stray.role is Role.STRAY
    assert stray.name == "/heading/strays/0"
    assert stray.code == "text.unrecognised-line"


def test_furniture_has_the_name_of_its_pattern() -> None:
    """Furniture has the name of its pattern, and so has the end of an
    earlier message.
    """
    source = "NNNN\nVZCZCXRO4187\nPP RUEHC\nDE RUEHRK #0418 1431610\n"
    assert taken(source)[0] == [("furniture", "end of an earlier message")]
    reason = "it ends the message before, for another begins below"
    assert ("EndingLens", Cause.SETTLED, reason) in refused(source, 1)
    page = "SUBJECT: CORK\n\n1. It\n\nASTANA 00001774  002 OF 003\n\nfloats.\n"
    assert taken(page)[2:] == [
        [("furniture", "page line")],
        [("continuation", "/content/paragraphs/0")],
    ]


def test_residue_of_a_rendering_is_a_line_too() -> None:
    """A line of residue, or of characters that no value can contain, is traced as
    residue.
    """
    assert taken("FM AMEMBASSY ROME\n\x00\x01\nTO AMEMBASSY BERN\n") == [
        [("element", "/heading/originator")],
        [("residue", "residue")],
        [("element", "/heading/actionAddressees/0")],
    ]


def test_lines_of_one_line_are_traced_with_it() -> None:
    (first, *_) = text.trace("FM AMEMBASSY ROME TO SECSTATE WASHDC\nBT\n")
    assert [t.name for t in first.taken] == [
        "/heading/originator",
        "/heading/actionAddressees/0",
    ]


def test_the_numbers_are_those_of_findings() -> None:
    source = b"\xef\xbb\xbfFM AMEMBASSY ROME\r\r\n\r\n\x0b?? ??"
    (finding,) = (d for d in text.check(source) if d.code == "text.unrecognised-line")
    assert text.trace(source)[-1].number == finding.line
    assert text.trace(source)[0].text == "FM AMEMBASSY ROME"


def test_nothing_is_traced_of_nothing() -> None:
    assert text.trace(" \n\t\n") == ()


class TestRefusals:
    def test_a_row_is_refused_by_its_place(self) -> None:
        """A row is refused by its place if a line above rules it out, before or after
        its shape was checked.
        """
        source = "FM AMEMBASSY ROME\nTO AMEMBASSY OTTAWA 0004\nAMEMBASSY BERN 0005\n"
        assert ("NumberLens", Cause.PLACE) in [r[:2] for r in refused(source, 3)]
        source = "SUBJECT: CORK\n\n1. It floats in\n13. It sinks.\n"
        assert ("ParagraphLens", Cause.PLACE) in [r[:2] for r in refused(source, 4)]

    def test_a_row_above_takes_the_line(self) -> None:
        assert refused("BT\n", 1) == [
            ("CaptionLens", Cause.ROW_ABOVE, "BreakLens comes first")
        ]

    def test_furniture_is_set_apart_first(self) -> None:
        source = "S E C R E T ROME 000012\n\nSUBJECT: CORK\n\n1. It\n\nSECRET\nA.\n"
        assert taken(source)[3] == [("furniture", "repeated classification line")]
        source = "S E C R E T ROME 000012\n\nSECRET\n\nSUBJECT: CORK\n"
        assert (
            "ClassificationLens",
            Cause.SET_APART,
            "furniture is set apart first",
        ) in refused(source, 3)

    def test_a_quotation_keeps_its_lines(self) -> None:
        source = "SUBJECT: A\n\n1. It read:\nQUOTE\nBT\nUNQUOTE\n2. It ended.\n"
        assert refused(source, 5) == [
            (
                "BreakLens",
                Cause.SET_APART,
                "it stands in a quotation of the paragraph that is open",
            )
        ]

    @pytest.mark.parametrize(
        ("source", "lens", "reason"),
        [
            (
                "PP RUEHC\nZNY CCCCC\nVZCZCXRO4187\nPP RUEHC\nFM AMEMBASSY ROME\n",
                "RoutingLineLens",
                "it is part of a pilot, for the message's own lines follow",
            ),
            (
                "TO BERN\nPP RUEHC\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nBT\n",
                "AddresseeLens",
                "it lists deliveries, for the heading has addressees of its own",
            ),
            (
                "REF:\n\nTAGS: PREL\n",
                "ReferencesLens",
                "its lens reads nothing in the lines of the block",
            ),
        ],
    )
    def test_a_later_pass_makes_something_else_of_it(
        self, source: str, lens: str, reason: str
    ) -> None:
        assert (lens, Cause.SETTLED, reason) in refused(source, 1)

    def test_a_repetition_is_a_stray(self) -> None:
        source = "SUBJECT: CORK\n\nSUBJECT: BARK\n"
        reason = "a cable holds one, and there is one above"
        assert ("SubjectLens", Cause.SETTLED, reason) in refused(source, 3)

    def test_the_end_of_the_text_is_a_signature(self) -> None:
        source = "UNCLAS ROME 12\n\nSIPDIS\n\nTUBBY\n"
        assert taken(source)[-1] == [("element", "/content/signature")]
        reason = "it is the end of the text"
        assert ("CaptionLens", Cause.SETTLED, reason) in refused(source, 5)

    def test_a_value_that_its_constructor_refuses_is_a_stray(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def read(_: SubjectLens, block: Block, __: object) -> list[Claim]:
            return labelled(block, Kind.SUBJECT, len("SUBJECT: "), " X")

        monkeypatch.setattr(SubjectLens, "read", read)
        reason = "it holds a value that the model does not allow"
        assert refused("FM A\nSubject: X\n", 2) == [
            ("SubjectLens", Cause.SETTLED, reason)
        ]


def test_hints_are_those_of_the_reading() -> None:
    assert text.trace(CABLE, hints=text.Hints()) == text.trace(CABLE)


@pytest.mark.parametrize("source", [None, 7])
def test_what_is_no_source_is_refused(source) -> None:
    with pytest.raises(TypeError, match=re.escape("expected str or bytes")):
        text.trace(source)
