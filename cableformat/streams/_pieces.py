"""The pieces of a source: what each is, where it lies, and why it was cut there.

Facts (streams.md 4): the pieces concatenate to the source; cutting a piece again gives
that piece; a source of one telegram is one piece.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import attrs

from cableformat.streams._boundaries import boundaries
from cableformat.streams._marks import Evidence, shows_telegram
from cableformat.text.lines.places import placing
from cableformat.text.lines.source import content, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Evidence", "PieceKind", "StreamPiece", "split"]

_Source = TypeVar("_Source", bound=str | bytes)


class PieceKind(enum.StrEnum):
    """What a piece of a source is."""

    TELEGRAM = "telegram"
    #: Words that are no telegram: what a machine left, what an editor wrote.
    BETWEEN = "between"


@attrs.frozen(kw_only=True, slots=True)
class StreamPiece(Generic[_Source]):
    """A telegram in a source, or the text between two."""

    #: A `str` where the source is one, and `bytes` where it is `bytes`.
    source: _Source = attrs.field(repr=False)
    #: Where it lies in the source: characters of a `str`, bytes of `bytes`.
    start: int
    #: Where it ends, the end excluded.
    end: int
    kind: PieceKind
    #: Why the source was cut where the piece begins.
    evidence: Evidence
    #: The line of the source with which it begins, from 1.
    line: int
    #: How many characters of the decoded source are above it: spans count those.
    offset: int


def split(source: _Source) -> tuple[StreamPiece[_Source], ...]:
    r"""Cut telegram text into telegrams and the text between them.

    The pieces, joined, are the source; splitting a piece gives that piece, and a source
    with one telegram is one piece (streams.md 4).  Content never raises an exception.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> source = "FM LIMA\nBT\nSUBJECT: CORK\nBT\nNNNN\nFM ROME\nBT\nSUBJECT: TIN\n"
    >>> for piece in split(source):
    ...     print(piece.line, piece.kind, repr(piece.source[:8]), piece.evidence)
    1 telegram 'FM LIMA\n' the source begins
    6 telegram 'FM ROME\n' an ending above, and a heading
    """
    # Pieces of another buffer are `bytes`.
    source = cast("_Source", content(source))
    text, encoding = decode(source)
    return tuple(_pieces(source, text, encoding))


def _pieces(
    source: _Source, text: str, encoding: str | None
) -> Iterator[StreamPiece[_Source]]:
    place, start = placing(text), 0
    for begin, until, evidence in boundaries(text):
        words = text[begin:until]
        piece = words if encoding is None else encode(words, encoding)
        kind = PieceKind.TELEGRAM if shows_telegram(words) else PieceKind.BETWEEN
        end = start + len(piece)
        yield StreamPiece(
            source=cast("_Source", source[start:end]),
            start=start,
            end=end,
            kind=kind,
            evidence=evidence,
            line=place((begin, begin)).line,
            offset=begin,
        )
        start = end
