"""Blocks of a text: where each begins, and where it ends."""

from __future__ import annotations

import pytest

from cableformat.model import Content, Paragraph


def blocks(*texts: str | tuple[str, str], signature: str | None = None) -> list[str]:
    """The blocks of numbered paragraphs: name, first and last place, if closed.

    A pair is a heading and a text.
    """
    paragraphs = tuple(
        Paragraph(number=str(number), heading=heading, text=text)
        for number, (heading, text) in enumerate(
            ((None, text) if isinstance(text, str) else text for text in texts), 1
        )
    )
    found = Content(paragraphs=paragraphs, signature=signature).blocks
    return [f"{b.name} {b.first}-{b.last}{' closed' * b.closed}" for b in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (
            ["SUMMARY: A. END SUMMARY. COMMENT: B. END COMMENT."],
            ["SUMMARY 0-0 closed", "COMMENT 0-0 closed"],
        ),
        (["SUMMARY: A.", "B. END SUMMARY."], ["SUMMARY 0-1 closed"]),
        (
            ["SUMMARY AND COMMENT: A.", "END COMMENT."],
            ["SUMMARY AND COMMENT 0-1 closed"],
        ),
        (["SUMMARY & COMMENT. A.", "END SUMMARY."], ["SUMMARY & COMMENT 0-1 closed"]),
        (
            ["ACTION REQUESTED: A.", "END ACTION REQUEST."],
            ["ACTION REQUESTED 0-1 closed"],
        ),
        (["A. BEGIN TEXT", "B.", "C. END TEXT."], ["TEXT 0-2 closed"]),
        (["A. BEGIN TEXT: B. END OF TEXT."], ["TEXT 0-0 closed"]),
        (
            ["SUMMARY: A. COMMENT: B. END COMMENT.", "C. END SUMMARY."],
            ["SUMMARY 0-1 closed", "COMMENT 0-0 closed"],
        ),
        (["It ended. (Comment: Well.) Note."], []),
        (["It ended.  COMMENT. Well.", "B."], ["COMMENT 0-0"]),
        (["It ended.\nComment: Well.", "B."], ["COMMENT 0-0"]),
        (["It ended.\n\nComment: Well.", "B."], ["COMMENT 0-0"]),
    ],
)
def test_blocks_begin_and_end_within_a_paragraph(texts, found):
    """First words of a sentence begin a block, and END closes it (content.md 1.9)."""
    assert blocks(*texts) == found


@pytest.mark.parametrize(
    "text",
    [
        "NO COMMENT.",
        "They changed the\ntext. More.",
        "They changed it. Text. More.",
        "THEY CHANGED IT. TEXT. MORE.",
        "No. Comment. More.",
        "THEY SENT THE SUMMARY: IT IS SHORT.",
        "END SUMMARY.",
        "BEGINTEXT",
        "END COMMENTARY.",
    ],
)
def test_words_of_a_sentence_begin_no_block(text):
    """Words inside a sentence begin no block and end none (content.md 1.9)."""
    assert blocks(text) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["SUMMARY: A.", *"BCDEFG"], ["SUMMARY 0-0"]),
        (["SUMMARY: A.", "B.", "COMMENT: C."], ["SUMMARY 0-0", "COMMENT 2-2"]),
        ([("SUMMARY", "A."), *"BCD"], ["SUMMARY 0-0"]),
        ([("SUMMARY", "A."), "B.", "COMMENT: C."], ["SUMMARY 0-1", "COMMENT 2-2"]),
        (
            [("SUMMARY", "A."), "B.", ("GRAPES", "C."), "D."],
            ["SUMMARY 0-1", "GRAPES 2-3"],
        ),
        ([("GRAPES", "A. COMMENT: B."), "C."], ["GRAPES 0-0", "COMMENT 0-0"]),
    ],
)
def test_a_block_without_a_closer_ends_early(texts, found):
    """A block without END ends with its paragraph, or where the next block begins."""
    assert blocks(*texts) == found


def test_unquote_in_the_signature_closes_a_quotation():
    """The signature of a re-sent telegram closes its quotation (content.md 1.10)."""
    assert blocks("QUOTE", "A.", signature="ROE UNQUOTE DOE") == ["QUOTE 0-1 closed"]
    assert blocks("QUOTE", "A.", signature="DOE") == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Summary Talks went on. End summary.", "B."], ["SUMMARY 0-0 closed"]),
        (["(Summary) Talks went on.", "(End summary)"], ["SUMMARY 0-1 closed"]),
        (["SUMMARY\n\nTALKS WENT ON.", "B. END SUMMARY."], ["SUMMARY 0-1 closed"]),
        (
            ["SUMMARY AND KEY JUDGMENTS: A.", "B. END SUMMARY AND KEY JUDGMENTS."],
            ["SUMMARY AND KEY JUDGMENTS 0-1 closed"],
        ),
        (
            ["SUMMARY/COMMENT: A. END SUMMARY/COMMENT."],
            ["SUMMARY / COMMENT 0-0 closed"],
        ),
        (["EXECUTIVE SUMMARY: A.", "B. END SUMMARY."], ["SUMMARY 0-1 closed"]),
        ([("EXECUTIVE SUMMARY", "A."), "B."], ["SUMMARY 0-0"]),
        ([("SUMMARY (U)", "A."), "B. END SUMMARY."], ["SUMMARY 0-1 closed"]),
        (["SUMMARY (C): A. END SUMMARY."], ["SUMMARY 0-0 closed"]),
        (["SUMMARY; A."], ["SUMMARY 0-0"]),
        # As typists spell it.
        (["SUMARY: A.", "B. END SUMMMARY."], ["SUMMARY 0-1 closed"]),
        (["SUMMARY: A.", "B. ENDSUMMARY."], ["SUMMARY 0-1 closed"]),
    ],
)
def test_a_summary_is_known_in_all_its_spellings(texts, found):
    """A summary may have another name, no mark or a misspelling (content.md 1.9)."""
    assert blocks(*texts) == found


@pytest.mark.parametrize(
    "texts",
    [
        # Words without a mark begin no block that nothing closes.
        ["Summary of talks follows.", "B."],
        ["SUMMARY A.", "END COMMENT."],
        ["SUMY: A."],
        ["A SUMMARY B. END SUMMARY."],
    ],
)
def test_words_that_are_no_block(texts):
    assert blocks(*texts) == []


def test_a_closer_closes_one_block_alone():
    assert blocks("SUMMARY A. END SUMMARY.", "END SUMMARY.") == ["SUMMARY 0-0 closed"]
