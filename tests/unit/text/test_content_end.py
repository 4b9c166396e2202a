"""The end of the text: its group and its signers."""

from __future__ import annotations

import pytest

from cableformat import text
from tests.unit.text.telegrams import canonical, findings, read

OPENING = "SUBJECT: BELLS\n\n1. One bell.\n\n2. It is cracked.\n"


@pytest.mark.parametrize(
    ("lines", "signature", "signers"),
    [
        ("\nROE\nUNQUOTE\nDOE", "ROE UNQUOTE DOE", ("ROE", "DOE")),
        ("\nROE UNQUOTE\nDOE", "ROE UNQUOTE DOE", ("ROE", "DOE")),
        ("\nROE\nUNQUOTE DOE", "ROE UNQUOTE DOE", ("ROE", "DOE")),
        ("\nROE UNQUOTE DOE", "ROE UNQUOTE DOE", ("ROE", "DOE")),
        ("\nDOE\nROE", "DOE/ROE", ("DOE", "ROE")),
        ("\nROE/DOE", "ROE/DOE", ("ROE", "DOE")),
        ("\nROE / O'DOE", "ROE / O'DOE", ("ROE", "O'DOE")),
        ("UNQUOTE\nDOE", "DOE", ("DOE",)),
        ("GP-3.\nDOE", "DOE", ("DOE",)),
        ("\nGP-3\nDOE", "DOE", ("DOE",)),
    ],
)
def test_signers_are_on_a_line_or_on_several(lines, signature, signers):
    """A signature is an inner signer, UNQUOTE and an outer signer, or two names, on one
    line or more (content.md 1.10).
    """
    source = f"{OPENING}{lines}\n"
    assert read(source, "content", "signature") == signature
    content = text.parse(source).cable.content
    assert content.signers == signers
    assert text.loads(canonical(source)).content.signers == signers
    assert findings(source) == []


def test_a_page_line_between_signers_is_none_of_them():
    """A page line between signers interrupts the signature and is not part of it
    (content.md 2.1).
    """
    page = "LIMA 00000721  002 OF 003"
    source = f"{OPENING}\nROE\nUNQUOTE\n{page}\nDOE\n"
    assert read(source, "content", "signature") == "ROE UNQUOTE DOE"
    claim = text.parse(source).layout.claims[-1]
    assert [source[slice(*span)] for span in claim.spans] == ["ROE\nUNQUOTE", "DOE"]


@pytest.mark.parametrize(
    "lines",
    [
        "\nXXXXXXXXXXXX",
        "\nXXXX XXXXXXXX",
        "\nDOE\nUNQUOTE",
        "\nAND/OR",
        "\nROE/DOE/POE",
        "DOE\nROE",
        "\nOF\nROE",
        "\nAND FOUR MORE\n\nDOE\nROE",
        "\nSECRET/DOE",
    ],
)
def test_other_last_lines_are_text(lines):
    """A redaction, a list or an inner signer alone on the last line is text (content.md
    1.10).
    """
    source = f"{OPENING}{lines}\n"
    assert read(source, "content", "signature") is None
    assert read(source, "content", "paragraphs")[1]["text"].endswith(lines)


def test_a_redaction_is_no_heading():
    """A redaction is kept as text at its place, and is not a heading
    (content.md 1.10).
    """
    source = "SUBJECT: X\n\n1. One.\n\nXXXXXXXXXXXX\n\n2. Two.\n"
    content = text.parse(source).cable.content
    assert content.paragraphs[0].text == "One.\n\nXXXXXXXXXXXX"
    assert content.paragraphs[1].heading is None
    assert content.blocks == ()


@pytest.mark.parametrize(
    ("line", "group", "signed"),
    [
        ("Mended. GP-3", "GP-3", ""),
        ("Mended.  GP-3.", "GP-3", ""),
        ('"Mended." GP4', "GP-4", ""),
        ("Mended. GP-1", "GP-1", "DOE"),
        ("Mended. GP-1", "GP-1", "\nDOE"),
    ],
)
@pytest.mark.parametrize("above", ["1. ", "1. It is\n"])
def test_the_group_may_be_after_the_last_sentence(above, line, group, signed):
    """A downgrading group may follow the last sentence on its line (content.md 1.4,
    1.10).
    """
    source = f"SUBJECT: X\n\n{above}{line}\n{signed}\n"
    content = read(source, "content")
    assert content["downgradingGroup"] == group
    assert content.get("signature") == (signed.strip() or None)
    (paragraph,) = content["paragraphs"]
    printed = line.rpartition(" ")[0].rstrip()
    assert paragraph["text"] == above.removeprefix("1. ") + printed


@pytest.mark.parametrize(
    "line", ["See GP-3", "Mended. GP-5", "Mended. XGP-3", "GP-3 it"]
)
def test_other_words_at_the_end_are_no_group(line):
    """A downgrading group follows a sentence, at the end of the line
    (content.md 1.4).
    """
    assert read(f"1. {line}\n", "content", "downgradingGroup") is None


def test_a_second_group_stays_text():
    """A second downgrading group is text, because a cable has only one."""
    source = "1. One. GP-3\n\nGP-4\n"
    assert read(source, "content", "downgradingGroup") == "GP-4"
    assert read(source, "content", "paragraphs")[0]["text"] == "One. GP-3"
