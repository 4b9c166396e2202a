"""Metamorphic laws of what is derived from the content (style rule 35)."""

from __future__ import annotations

import textwrap

import attrs
from hypothesis import given
from hypothesis import strategies as st

from cableformat import text
from cableformat.markings import PortionMarking, covers
from cableformat.model import Content, Paragraph
from cableformat.testing._cables import values
from cableformat.testing._dress import clean_telegrams

_marks = values(PortionMarking).filter(lambda mark: not mark.entire_text)


@given(values(Content), _marks, st.data())
def test_one_more_portion_never_lowers_what_a_text_needs(
    content: Content, mark: PortionMarking, data: st.DataObject
) -> None:
    """Wherever it stands; a higher marking raises the roll-up, a lower one keeps it."""
    place = data.draw(st.integers(0, len(content.paragraphs)))
    more = Paragraph(number="1", portion_marking=mark, text="It floats.")
    above, below = content.paragraphs[:place], content.paragraphs[place:]
    if below and place == 0:
        # Only the first paragraph may go without number and marking.
        below = (attrs.evolve(below[0], number=below[0].number or "2"), *below[1:])
    after = attrs.evolve(content, paragraphs=(*above, more, *below))
    before = content.highest_portion
    if before.level is not None:
        assert covers(after.highest_portion, before)
    else:
        assert after.highest_portion.level is not None


@given(st.lists(st.sampled_from(
    "SUMMARY: COMMENT: END SUMMARY. COMMENT. QUOTE UNQUOTE BEGIN TEXT the wall fell "
    "ACTION REQUEST: MINIMIZE CONSIDERED. It is up again, AND".split()
), min_size=1, max_size=30), st.integers(12, 60))  # fmt: skip
def test_wrapping_leaves_blocks_where_they_are(words: list[str], width: int) -> None:
    """Names, places and ends of blocks are those of the flow of a paragraph."""
    half = len(words) // 2
    flows = [" ".join(part) for part in (words[:half], words[half:]) if part]

    def content(*, fill: bool) -> Content:
        return Content(
            paragraphs=tuple(
                Paragraph(
                    number=str(number),
                    text=textwrap.fill(flow, width) if fill else flow,
                )
                for number, flow in enumerate(flows, 1)
            )
        )

    plain, filled = content(fill=False), content(fill=True)
    assert filled.blocks == plain.blocks
    assert filled.minimize_considered == plain.minimize_considered


@given(clean_telegrams(), st.data())
def test_one_damaged_character_is_told_or_makes_a_clean_telegram(
    clean: str, data: st.DataObject
) -> None:
    """An equal cable, another clean one, or a finding inside the source."""
    place = data.draw(st.integers(0, max(len(clean) - 1, 0)))
    source = clean[:place] + data.draw(st.characters()) + clean[place + 1 :]
    reading = text.parse(source)
    for finding in reading.diagnostics:
        start, end = finding.span
        assert 0 <= start <= end <= len(source)
    codes = [finding.code for finding in reading.diagnostics]
    if "text.not-a-telegram" in codes:
        return  # which tells of all strays at once
    strays = [
        stray
        for part in (reading.cable.heading, reading.cable.content)
        if part is not None
        for stray in part.strays
    ]
    assert len(strays) <= len(codes)
