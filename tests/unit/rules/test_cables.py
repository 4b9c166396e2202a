"""What rules know of a cable that no fixture in telegram text shows, or not alone."""

from __future__ import annotations

from typing import Any

import pytest

from cableformat import text
from cableformat.markings import DeclassificationText, Level, PortionMarking
from cableformat.model import (
    Cable,
    ClassificationAuthority,
    ClassificationLine,
    Content,
    ExecutiveOrder,
    Paragraph,
    ReferenceNumber,
    Section,
    SecurityWarning,
    Transmission,
)
from cableformat.rules import broken


def _codes(cable: Cable) -> list[str]:
    return [breach.code for breach in broken(cable)]


def _under(
    letter: str, *handling: str, level: Level | None = Level.UNCLASSIFIED
) -> Cable:
    line = ClassificationLine(level=level, handling=handling)
    signal = "ZNR" if letter == "U" else "ZNY"
    warning = SecurityWarning(signal=signal, classification=letter)
    return Cable(
        transmission=Transmission(security_warning=warning),
        content=Content(classification_line=line),
    )


@pytest.mark.parametrize("word", ["EFTO", "efto"])
def test_handling_words_count_in_whatever_case(word):
    """A handling word counts in any case, as a document may hold it in lower case."""
    assert _codes(_under("U", word)) == ["rules.warning-level"]
    assert _codes(_under("E", word)) == []


@pytest.mark.parametrize(
    ("letter", "levels"),
    [
        ("U", "U FOUO CUI SBU LOU"),
        ("E", "U FOUO CUI SBU LOU"),
        ("R", "R"),
        ("C", "C"),
        ("S", "S"),
        ("T", "TS"),
    ],
)
def test_a_letter_of_the_warning_goes_with_its_levels_alone(letter, levels):
    # wire.md 1.4, content.md 1.2
    found = [level.value for level in Level if not _codes(_under(letter, level=level))]
    assert " ".join(found) == levels


def _at(level: Level, *portions: Level, **members: Any) -> Cable:
    """A cable of a level, and of portions that are marked."""
    controls = members.pop("controls", ())
    paragraphs = tuple(
        Paragraph(text="A", portion_marking=PortionMarking(level=each))
        for each in portions
    )
    line = ClassificationLine(level=level, controls=controls)
    content = Content(classification_line=line, paragraphs=paragraphs, **members)
    return Cable(content=content)


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        (Level.LIMITED_OFFICIAL_USE, ["rules.unclassified-authority"]),
        (Level.RESTRICTED, []),
        (Level.CONFIDENTIAL, []),
    ],
)
def test_restricted_is_not_unclassified(level, codes):
    authority = ClassificationAuthority(classifier="Consul Jane Doe")
    assert _codes(_at(level, classification_authority=authority)) == codes


@pytest.mark.parametrize(
    ("level", "controls", "codes"),
    [
        (Level.RESTRICTED, (), []),
        (Level.CONFIDENTIAL, (), ["rules.not-applicable"]),
        (Level.SECRET, ("NOFORN",), ["rules.not-applicable"]),
        # content.md 5: no order is of the data of atomic energy.
        (Level.SECRET, ("RESTRICTED DATA",), []),
        (Level.SECRET, ("FORMERLY RESTRICTED DATA",), []),
        (Level.SECRET, ("TFNI",), []),
    ],
)
def test_n_a_contradicts_what_an_order_classifies(level, controls, codes):
    order = ExecutiveOrder(declassification=DeclassificationText(text="N/A"))
    assert _codes(_at(level, controls=controls, executive_order=order)) == codes


@pytest.mark.parametrize(
    ("banner", "portion", "codes"),
    [
        (Level.UNCLASSIFIED, Level.SBU, ["rules.banner-level"]),
        # Nothing orders what is controlled and unclassified among itself.
        (Level.CUI, Level.SBU, []),
        (Level.SBU, Level.RESTRICTED, ["rules.banner-level"]),
        (Level.RESTRICTED, Level.RESTRICTED, []),
        (Level.RESTRICTED, Level.CONFIDENTIAL, ["rules.banner-level"]),
    ],
)
def test_a_banner_is_no_lower_than_a_portion(banner, portion, codes):
    """A banner below the level of a portion is reported (content.md 3.1)."""
    assert _codes(_at(banner, portion)) == codes


def test_captions_are_reported_as_they_are_printed():
    content = Content(captions=("AGREMENT CHANNEL", "VISAS VIPER"))
    (breach,) = broken(Cable(content=content))
    assert breach.words == ("VISAS VIPER", "AGREMENT CHANNEL")


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("CORRECTED COPY", []),
        ("SUSPECTED DUPLICATE", []),
        ("TERREP", ["rules.captions"]),
    ],
)
def test_a_remark_of_the_service_is_no_caption_that_restricts(remark, codes):
    content = Content(captions=("DIRGEN CHANNEL", remark))
    assert _codes(Cable(content=content)) == codes


def _marked(*marks: str, section: Section | None = None) -> Cable:
    line = ClassificationLine(level=Level.SECRET, section=section)
    paragraphs = text.loads(
        "SECRET LIMA 000001\n\n"
        + "\n\n".join(f"{place}. {mark}A" for place, mark in enumerate(marks, 1))
        + "\n"
    ).content.paragraphs
    content = Content(classification_line=line, paragraphs=paragraphs)
    return Cable(content=content)


@pytest.mark.parametrize(
    ("marks", "codes"),
    [
        (("(C) ", "(U) "), ["rules.banner-higher"]),
        (("(S) ", "(U) "), []),
        (("(C) ", ""), ["rules.unmarked-portion"]),
        (("", ""), []),
    ],
)
def test_a_higher_banner_is_reported_if_every_portion_is_marked(marks, codes):
    assert _codes(_marked(*marks)) == codes


def test_another_section_may_hold_what_is_higher():
    one_of_two = Section(number="1", total="2")
    assert _codes(_marked("(C) ", section=one_of_two)) == []
    whole = Section(number="1", total="1")
    assert _codes(_marked("(C) ", section=whole)) == ["rules.banner-higher"]


def test_a_banner_without_paragraphs_is_higher_than_none():
    line = ClassificationLine(level=Level.SECRET)
    for paragraphs in ((), (Paragraph(number="1", text=""),)):
        content = Content(classification_line=line, paragraphs=paragraphs)
        assert _codes(Cable(content=content)) == []


@pytest.mark.parametrize(
    ("post", "codes"),
    [
        ("BRUSSELS", []),
        ("USEU BRUSSELS", []),
        ("LIMA", ["rules.post-of-number"]),
        ("EC BRUSSELS", ["rules.post-of-number"]),
    ],
)
def test_the_city_alone_is_no_other_post(post, codes):
    heading = text.loads("R 151122Z SEP 72\nFM USEU BRUSSELS\n").heading
    number = ReferenceNumber(post=post, serial="000001")
    line = ClassificationLine(level=Level.UNCLASSIFIED, reference_number=number)
    content = Content(classification_line=line)
    assert _codes(Cable(heading=heading, content=content)) == codes
