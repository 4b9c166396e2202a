"""Quotations of a text, and the heading lines of a telegram that is quoted."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.model import Content, Paragraph, Quotation

_INNER = (
    "R 011200Z MAR 75\nFM AMEMBASSY QUITO\nTO AMEMBASSY LIMA\n"
    "UNCLAS QUITO 0801\n\nSUBJECT: LAMPS FOR SALE\n\n1. FORTY LAMPS ARE FOR SALE.\n"
)
_HEADING = (
    "R 011200Z MAR 75",
    "FM AMEMBASSY QUITO",
    "TO AMEMBASSY LIMA",
    "UNCLAS QUITO 0801",
    "SUBJECT: LAMPS FOR SALE",
)


def _of(*texts: str, signature: str | None = None) -> tuple[Quotation, ...]:
    paragraphs = tuple(
        Paragraph(number=str(number), text=each) for number, each in enumerate(texts, 1)
    )
    return Content(paragraphs=paragraphs, signature=signature).quotations


@pytest.mark.parametrize(
    ("above", "below", "closed"),
    [
        ("QUITO WROTE:\nQUOTE\n", "UNQUOTE", True),
        ("QUITO WROTE: BEGIN QUOTE\n", "END QUOTE", True),
        ("QUITO WROTE:\nQUOTE\n", "", False),
        ("FOLLOWING TELEGRAM FROM QUITO IS REPEATED:\n\n", "", False),
    ],
)
def test_a_quoted_telegram_has_its_own_heading_lines(above, below, closed):
    """The heading lines of a quoted telegram read as its own (content.md 1.10)."""
    (quotation,) = _of(f"{above}{_INNER}{below}".rstrip("\n"))
    assert quotation.heading == _HEADING
    assert (quotation.paths, quotation.closed) == (("/content/paragraphs/0",), closed)
    inner = text.loads(f"{quotation.text}\n")
    assert inner.heading.originator.designator == "AMEMBASSY QUITO"
    assert inner.content.subject == "LAMPS FOR SALE"


def test_what_is_no_telegram_has_no_heading_lines():
    """A quotation of ordinary words has no heading lines."""
    (quotation,) = _of("HE SAID: QUOTE IT FLOATS UNQUOTE AND LEFT.")
    assert (quotation.text, quotation.heading) == ("IT FLOATS", ())


def test_a_quotation_may_hold_paragraphs_and_others():
    """A quotation holds headings, numbers and quotations inside it as text."""
    (quotation,) = _of("QUOTE A.", "HE SAID QUOTE B UNQUOTE.", "C. UNQUOTE")
    assert quotation.text == "A.\n\n2. HE SAID QUOTE B UNQUOTE.\n\n3. C."
    assert (quotation.first, quotation.last) == (0, 2)
    headed = Paragraph(number="2", heading="PIERS", text="B UNQUOTE")
    paragraphs = (Paragraph(number="1", text="QUOTE A."), headed)
    (quotation,) = Content(paragraphs=paragraphs).quotations
    assert quotation.text == "A.\n\nPIERS\n\n2. B"


def test_the_signature_of_a_telegram_that_is_sent_again_closes_one():
    """The signature ``LOE UNQUOTE ROE`` closes the quotation (content.md 1.10)."""
    (quotation,) = _of(
        "QUOTE UNCLAS QUITO 0801 IT FLOATS.", signature="LOE UNQUOTE ROE"
    )
    assert quotation.closed
    assert quotation.text == "UNCLAS QUITO 0801 IT FLOATS."


@pytest.mark.parametrize(
    "words", ["QUOTE IT FLOATS.", "FOLLOWING MESSAGE:\nIT FLOATS.", "HE SAID UNQUOTE."]
)
def test_without_its_end_only_a_telegram_is_quoted(words):
    """The word QUOTE without an end begins no quotation, unless a telegram follows."""
    assert _of(words) == ()


def test_a_text_without_numbers_has_its_labels_as_heading_lines():
    """Without numbers, the heading lines end with the last label."""
    (quotation,) = _of("QUOTE\nUNCLAS QUITO 0801\nSUBJECT: BELLS\nRING. UNQUOTE")
    assert quotation.heading == ("UNCLAS QUITO 0801", "SUBJECT: BELLS")
