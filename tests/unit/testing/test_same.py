"""`assert_same_cable`: equal cables pass in silence, others are compared by element."""

from __future__ import annotations

import pytest

import cableformat
from cableformat.errors import CableDecodeError
from cableformat.testing import assert_same_cable
from cableformat.text.lines.source import CAP

SOURCE = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nSUBJECT: CORK\n"
CABLE = cableformat.text.loads(SOURCE)
FORMS = [
    CABLE,
    SOURCE,
    SOURCE.encode(),
    SOURCE.replace("\n", "  \r\n"),
    cableformat.json.dumps(CABLE),
    cableformat.xml.dumps(CABLE).encode(),
]


@pytest.mark.parametrize("expected", FORMS)
@pytest.mark.parametrize("actual", FORMS)
def test_a_cable_is_the_same_in_every_form(actual, expected):
    assert_same_cable(actual, expected)


@pytest.mark.parametrize("expected", FORMS)
def test_another_cable_is_compared_by_element(expected):
    """Another cable fails with the differences by element, where the expected value is
    the old one.
    """
    other = SOURCE.replace("LIMA", "ROME").replace("SUBJECT: CORK\n", "")
    with pytest.raises(AssertionError) as caught:
        assert_same_cable(other, expected)
    assert str(caught.value) == (
        "the cables differ (2 differences: 1 removed, 1 changed)\n"
        "--- expected\n"
        "+++ actual\n"
        "\n"
        "/heading/originator/designator  changed\n"
        '- "AMEMBASSY LIMA"\n'
        '+ "AMEMBASSY ROME"\n'
        "\n"
        "/content  removed\n"
        '- subject: "CORK"'
    )


def paragraph(text):
    return cableformat.build(subject="CORK", paragraphs=[text])


def test_the_lines_of_a_paragraph_count_by_default():
    one, other = paragraph("It floats\nand burns."), paragraph("It floats and\nburns.")
    assert_same_cable(one, other, wrapping=False)
    with pytest.raises(AssertionError, match="/content/paragraphs/0/text  changed"):
        assert_same_cable(one, other)
    with pytest.raises(AssertionError, match="/content/paragraphs/0/text  changed"):
        assert_same_cable(one, paragraph("It floats."), wrapping=False)


def test_a_document_that_is_no_cable_fails_with_its_findings():
    """A broken document fails with the places of its findings, of which only a few are
    printed.
    """
    with pytest.raises(AssertionError) as caught:
        assert_same_cable('{"content": {"subject": "CORK", "x": 1}}', CABLE)
    told = str(caught.value).split("\n")
    assert told[0] == "what was made is no cable"
    assert told[1].startswith("actual:1:1: error document.missing-member ")
    assert told[2].startswith("actual:1:33: error document.unknown-member ")
    assert len(told) == 3
    many = ", ".join(f'"{name}": 1' for name in "abcdefg")
    with pytest.raises(AssertionError, match=r"\n\.\.\. and 3 findings more$"):
        assert_same_cable(f"{{{many}}}", CABLE)


def test_a_source_over_the_cap_fails_too():
    with pytest.raises(AssertionError, match=r"input\.too-large"):
        assert_same_cable("A" * (CAP + 1), CABLE)


def test_what_is_expected_must_be_a_cable():
    """A broken expected value raises an exception and is not a failed assertion."""
    with pytest.raises(CableDecodeError):
        assert_same_cable(CABLE, "{}}")
    for actual, expected in ((CABLE, None), (7, CABLE)):
        with pytest.raises(TypeError):
            assert_same_cable(actual, expected)


def test_many_differences_are_cut():
    other = cableformat.build(subject="CORK", captions=["A"] * 60)
    with pytest.raises(AssertionError, match=r"\n\.\.\. and 20 differences more$"):
        assert_same_cable(cableformat.build(subject="CORK"), other)
    few = cableformat.build(subject="CORK", captions=["A"] * 40)
    with pytest.raises(AssertionError) as caught:
        assert_same_cable(cableformat.build(subject="CORK"), few)
    assert "differences more" not in str(caught.value)


def test_nothing_that_a_terminal_obeys_is_in_the_message():
    with pytest.raises(AssertionError) as caught:
        assert_same_cable(SOURCE.replace("CORK", "CO\x9b2JRK\u202e"), CABLE)
    assert r"CO\x9b2JRK\u202e" in str(caught.value)


def test_pytest_shows_the_difference_and_the_line_of_the_test(pytester):
    """pytest shows the difference and the line of the test, and none of the assertion's
    own code.
    """
    pytester.makepyfile(
        """
        from cableformat.testing import assert_same_cable

        def test_it():
            assert_same_cable("FM AMEMBASSY ROME", "FM AMEMBASSY LIMA")
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines_random([r">\s+assert_same_cable\("])
    told = [line for line in result.outlines if line.startswith("E ")]
    assert told == [
        "E       AssertionError: the cables differ (1 difference: 1 changed)",
        "E       --- expected",
        "E       +++ actual",
        "E       ",
        "E       /heading/originator/designator  changed",
        'E       - "AMEMBASSY LIMA"',
        'E       + "AMEMBASSY ROME"',
    ]
    result.stdout.no_fnmatch_line("*raise AssertionError*")
