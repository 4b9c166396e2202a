"""The laws of split (streams.md 4): nothing is lost, and a piece is one piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat import text
from cableformat.streams import PieceKind
from cableformat.testing import damaged, telegrams
from tests.property.growth import calls

_JOINTS = st.sampled_from(
    (
        "\n",
        "\nNNNN\n",
        "\nNNNN\n\n\n",
        "\r\nNNNN\r\n",
        "\n#1774\nNNNN\nUNCLASSIFIED//\n",
    )
)
_BETWEEN = st.sampled_from(("", "", "ORMITY WITH THE ABOVE.\n\n", "\f", "\ufeff"))


@st.composite
def streams(draw: st.DrawFn) -> str:
    """Telegrams one after another, damaged or not, with what may be between them."""
    each = st.one_of(telegrams(), damaged())
    count = draw(st.integers(1, 4))
    parts = (draw(each) + draw(_JOINTS) + draw(_BETWEEN) for _ in range(count))
    return "".join(parts)


_SOURCES = st.one_of(
    streams(),
    streams().map(lambda source: source.encode("utf-8", "surrogatepass")),
    streams().map(lambda source: source.encode("cp1252", "replace")),
    st.text(),
    st.binary(),
)


@given(_SOURCES)
def test_the_pieces_are_the_source(source: str | bytes) -> None:
    """Pieces are in order, of the source's type, and at the places that they state."""
    pieces = cableformat.split(source)
    assert type(source)().join(piece.source for piece in pieces) == source
    assert all(source[piece.start : piece.end] == piece.source for piece in pieces)
    assert all(piece.source for piece in pieces[1:])


@given(_SOURCES)
def test_splitting_a_piece_gives_that_piece(source: str | bytes) -> None:
    """A piece that is split again is one piece of the same kind."""
    for piece in cableformat.split(source):
        (again,) = cableformat.split(piece.source)
        assert (again.source, again.kind) == (piece.source, piece.kind)


@given(telegrams())
def test_a_source_of_one_telegram_is_one_piece(source: str) -> None:
    """A source of one telegram, in any dress, is one piece."""
    assert len(cableformat.split(source)) == 1


@given(streams())
def test_the_reader_finds_one_telegram_in_each_piece(source: str) -> None:
    """`split` cuts wherever `parse` reports several telegrams."""
    for piece in cableformat.split(source):
        found = text.check(piece.source)
        assert all(f.code != "text.several-telegrams" for f in found), piece.source


@given(streams())
def test_a_source_of_several_telegrams_has_a_finding_of_the_text(source: str) -> None:
    """A source that is cut has a finding, so `bulk` need not cut any other."""
    found = [p for p in cableformat.split(source) if p.kind is PieceKind.TELEGRAM]
    codes = {finding.code for finding in text.parse(source).diagnostics}
    assert len(found) < 2 or any(code.startswith("text.") for code in codes)


_HOSTILE = {
    "endings": "NNNN\n",
    "telegrams": "R 151122Z SEP 08\nFM A\nTO B\nBT\nUNCLAS\n1. C.\nBT\nNNNN\n",
    "telegrams without endings": "R 151122Z SEP 08\nFM A\nTO B\nBT\n1. C.\nBT\n",
    "bodies": "UNCLAS LIMA 0001\nSUBJECT: A\nE.O. 12958: N/A\n1. C.\n",
    "headings": "R 151122Z SEP 08\nFM A\n",
    "documents": "Message Text\nMessage Attributes\n",
    "mails": "From a@b Mon\n\nNNNN\n\n",
    "quotations": "QUOTE\nNNNN\nUNQUOTE\n",
    "open quotations": "QUOTE\nNNNN\n",
    "banners": "1. A\nNNNN\nSECRET\nSECRET\n",
    "words": "1. A\nNNNN\nwords\n",
    "page heads": "PAGE 01 LIMA 00701 01 OF 02 150846Z\nNNN\n",
    "letterheads": "TELEGRAM\nFM A\n",
    "blank lines": "\n",
    "editions": "31. Telegram 12 From the Embassy in Chad to the Department\n\n",
    "form feeds": "\f",
    "one line": "NNNN ",
}


@pytest.mark.parametrize("piece", _HOSTILE.values(), ids=_HOSTILE)
def test_twice_the_source_costs_at_most_twice_as_much(piece: str) -> None:
    """Twice the source takes at most twice as many calls, also in C (law 9)."""
    once = piece * (12_000 // len(piece))
    cableformat.split(once)  # compiles what later runs need
    first = calls(lambda: cableformat.split(once))
    second = calls(lambda: cableformat.split(2 * once))
    assert second <= 2 * first + 500
