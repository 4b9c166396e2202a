"""Metamorphic laws of what is derived from the content (style rule 35)."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, get_args

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cableformat import text
from cableformat._record import rows
from cableformat.markings import (
    Declassification,
    DeclassificationDate,
    DeclassificationExemption,
    PortionMarking,
    covers,
    when,
)
from cableformat.model import Cable, ClassificationAuthority, Content, Paragraph
from cableformat.testing import sound_cables
from cableformat.testing._cables import values
from cableformat.testing._dress import clean_telegrams

_marks = values(PortionMarking).filter(lambda mark: not mark.entire_text)


@given(values(Content), _marks, st.data())
def test_one_more_portion_never_lowers_what_a_text_needs(
    content: Content, mark: PortionMarking, data: st.DataObject
) -> None:
    """A portion added in any place leaves the highest at its level or raises it."""
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
def test_one_damaged_character_is_reported_or_makes_a_clean_telegram(
    clean: str, data: st.DataObject
) -> None:
    """Each finding lies inside the source, and each stray has a finding."""
    place = data.draw(st.integers(0, max(len(clean) - 1, 0)))
    source = clean[:place] + data.draw(st.characters()) + clean[place + 1 :]
    reading = text.parse(source)
    for finding in reading.diagnostics:
        start, end = finding.span
        assert 0 <= start <= end <= len(source)
    codes = [finding.code for finding in reading.diagnostics]
    if "text.not-a-telegram" in codes:
        return  # which covers all strays at once
    strays = [
        stray
        for part in (reading.cable.heading, reading.cable.content)
        if part is not None
        for stray in part.strays
    ]
    assert len(strays) <= len(codes)


# When a text is declassified


def _on_a_line(content: Content, instruction: Declassification) -> Content:
    return attrs.evolve(content, declassify_on=instruction)


def _in_the_banner(content: Content, instruction: Declassification) -> Content:
    """A day or codes: a banner shows nothing else."""
    stated = getattr(instruction, "codes", ())
    if date := getattr(instruction, "date", None):
        stated = (*stated, date.replace("-", ""))
    assume(isinstance(instruction, DeclassificationDate | DeclassificationExemption))
    line = attrs.evolve(content.classification_line, controls=("NOFORN", *stated))
    return attrs.evolve(content, classification_line=line)


def _as_a_group(content: Content, _: Declassification) -> Content:
    return attrs.evolve(content, downgrading_group="GP-4")


def _on_the_authority_line(source: str) -> str:
    """The line moved to the end of the reasons."""
    found = re.search(r"\n+(?=Declassify on:)", source)
    assert found is not None
    return source[: found.start()] + "; " + source[found.end() :]


def _day_of(cable: Cable) -> datetime.date:
    assert cable.heading is not None
    assert cable.heading.preamble is not None
    sent = cable.heading.preamble.date_time_group.in_utc()
    assert sent is not None
    return sent.date()


#: Other places of an instruction than the E.O. line: how each changes the content, and
#: the source.
_PLACES: dict[str, tuple[Callable[..., Content], Callable[[str], str]]] = {
    "a line of its own": (_on_a_line, str),
    "the authority line": (_on_a_line, _on_the_authority_line),
    "the banner": (_in_the_banner, str),
    "a group": (_as_a_group, str),
}
_AUTHORITY = ClassificationAuthority(
    classifier="Consul Jane Doe", order_section="1.4", reasons=("b",)
)


@pytest.mark.parametrize("place", [*_PLACES, "the E.O. line"])
@given(sound_cables(classified=True), st.booleans())
def test_an_instruction_declassifies_a_text_in_any_place(
    place: str, cable: Cable, is_numbered: bool
) -> None:
    """An instruction counts in the E.O. line, other lines, the banner or a group.

    If it is not there, the E.O. line has only its number, or there is none.
    """
    content, dress = cable.content, str
    assert content is not None
    order = content.executive_order
    assert order is not None
    instruction: Any = order.declassification
    if place in _PLACES:
        printed, dress = _PLACES[place]
        bare = attrs.evolve(order, declassification=None) if is_numbered else None
        content = attrs.evolve(
            content, executive_order=bare, classification_authority=_AUTHORITY
        )
        content = printed(content, instruction)
        instruction = content.downgrading_group or instruction
    source = dress(text.dumps(attrs.evolve(cable, content=content)))
    read = text.parse(source).cable.content
    assert read is not None
    assert content.classification_line is not None
    asked = {
        "order": order.number if place not in _PLACES or is_numbered else None,
        "level": content.classification_line.level,
        "dated": _day_of(cable),
    }
    expected = when(instruction, **asked)
    assert expected.rule != when(None, **asked).rule
    assert read.when(_day_of(cable)) == expected


def _instructed(cls: type, instruction: Declassification) -> Iterator[Any]:
    """The values of a class that hold an instruction in one of their fields."""
    for row in rows(cls):
        if type(instruction) in row.types:
            yield cls(**{row.name: instruction})
        elif not row.many and attrs.has(row.types[0]):
            for inner in _instructed(row.types[0], instruction):
                yield cls(**{row.name: inner})


@given(st.one_of([values(cls) for cls in get_args(Declassification)]), st.dates())
def test_every_field_that_holds_an_instruction_is_asked(
    instruction: Declassification, dated: datetime.date
) -> None:
    """`Content.when` finds an instruction in every field that can hold one."""
    found = [*_instructed(Content, instruction)]
    assert len(found) > 1
    for content in found:
        assert content.when(dated) == when(
            instruction, order=None, level=None, dated=dated
        )
