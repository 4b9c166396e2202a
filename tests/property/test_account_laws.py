"""Nothing is ever dropped: canonical writing accounts for every visible character."""

from __future__ import annotations

import contextlib
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.testing import damaged, dresses, telegrams
from cableformat.testing._dress import clean_telegrams
from cableformat.text import Fate
from cableformat.text.layout import visible


@st.composite
def accounts(draw):
    """A source in some dress, damaged or not, its layout and its account."""
    layout = text.parse(draw(st.one_of(telegrams(), damaged()))).layout
    found = None
    with contextlib.suppress(CableEncodeError):
        found = text.account(layout)
    assume(found is not None)
    return layout, found


@given(accounts())
def test_every_visible_character_is_in_one_piece(case):
    """Pieces overlap nowhere, and together hold all that is visible."""
    layout, found = case
    spans = sorted(span for piece in found.pieces for span in piece.spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    held = sum(visible(p.source) for p in found.pieces if p.source is not None)
    assert held == visible(layout.text)
    for piece in found.pieces:
        words = "\n".join(layout.text[start:end] for start, end in piece.spans)
        assert piece.source == (words if piece.spans else None)


@given(accounts())
def test_every_element_is_exact_or_canonicalised(case):
    """Exact pieces are in the canonical telegram unchanged, each value once."""
    layout, found = case
    of_elements = (Fate.EXACT, Fate.CANONICALISED)
    elements = [p for p in found.pieces if p.fate in of_elements and p.spans]
    assert len(elements) == len(layout.claims)
    for piece in elements:
        if piece.fate is Fate.EXACT:
            assert visible(piece.source) == visible(piece.canonical)
        if piece.canonical is not None:
            first = piece.canonical.split("\n")[0]
            assert first in found.text


@given(accounts())
def test_the_account_of_canonical_text_is_all_exact(case):
    """Canonical text is a fixed point: only separators are dropped."""
    _, found = case
    again = text.account(text.parse(found.text).layout)
    assert again.text == found.text == text.dumps(text.parse(found.text).cable)
    assert not again.count(Fate.CANONICALISED)
    assert not again.count(Fate.FURNITURE)


@given(clean_telegrams(), dresses())
def test_a_dress_is_accounted_for_or_invisible(clean, dress):
    """The elements of a dressed telegram have the canonical text of the clean one."""
    plain = text.account(text.parse(clean).layout)
    dressed = text.account(text.parse(dress.put_on(clean)).layout)
    assert dressed.text == plain.text
