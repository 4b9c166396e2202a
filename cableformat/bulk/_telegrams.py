"""The telegrams of members: each is read separately, or has the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

import cableformat
from cableformat._convert import cable_of, codec_of
from cableformat._detect import format_of
from cableformat._record import shown
from cableformat.bulk._member import with_archive
from cableformat.errors import CableDecodeError, CableFormatError
from cableformat.streams import PieceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk._member import Member, MemberPlace
    from cableformat.model import Archive, Cable
    from cableformat.streams import StreamPiece
    from cableformat.text import Hints, Reading

__all__ = ["Telegram", "Work", "telegrams"]


@attrs.frozen(kw_only=True, slots=True)
class Work:
    """The part of a member that is sent to another process."""

    place: MemberPlace
    text: str | bytes | None
    archive: Archive | None
    error: CableFormatError | None

    @classmethod
    def of(cls, member: Member) -> Work:
        """What is needed of a member; its claims are not."""
        return cls(
            place=member.place,
            text=member.text,
            archive=member.archive,
            error=member.error,
        )


@attrs.frozen(kw_only=True, slots=True)
class Telegram:
    """A telegram and its place, or a member or a piece of one that can't be read."""

    place: MemberPlace
    #: Its number in its member, from 1, and how many characters are above it.
    piece: int = 1
    offset: int = 0
    source: str | bytes | None = None
    format: str | None = None
    reading: Reading[Any] | None = None
    cable: Cable | None = None
    error: CableFormatError | None = None

    @property
    def where(self) -> str:
        """The place, and which telegram it is there, if it is not the first."""
        return f"{self.place}: {self.piece}" if self.piece > 1 else str(self.place)


def telegrams(work: Work, hints: Hints | None = None) -> Iterator[Telegram]:
    """The telegrams of a member, at least one.

    Whatever reading one raises is its error.
    """
    if work.text is None:
        yield Telegram(place=work.place, error=work.error)
        return
    name = format_of(work.text)
    whole = Telegram(place=work.place, source=work.text, format=name)
    only = _read(whole, work, hints)
    # A second telegram is always a finding (laws.md 17), and cutting costs as much as
    # reading.
    if name != "text" or only.reading is None or not _may_be_several(only.reading):
        yield only
        return
    try:
        found = _pieces(work.text)
    except Exception as error:  # noqa: BLE001 - the other members have their turn
        yield attrs.evolve(whole, error=_coded(error))
        return
    if len(found) < 2:
        yield only
        return
    for number, piece in enumerate(found, start=1):
        yield _read(
            attrs.evolve(whole, piece=number, source=piece.source, offset=piece.offset),
            work,
            hints,
        )


def _may_be_several(reading: Reading[Any]) -> bool:
    """Whether something was found that several telegrams in one source would show."""
    return any(finding.code.startswith("text.") for finding in reading.diagnostics)


def _read(found: Telegram, work: Work, hints: Hints | None) -> Telegram:
    assert found.source is not None
    try:
        reading = codec_of(found.source, found.format).parse(found.source, hints=hints)
        cable = with_archive(cable_of(reading), work.archive)
    except Exception as error:  # noqa: BLE001 - as above
        return attrs.evolve(found, error=_coded(error))
    return attrs.evolve(found, reading=reading, cable=cable)


def _pieces(text: str | bytes) -> list[StreamPiece[Any]]:
    pieces = cableformat.split(text)
    return [piece for piece in pieces if piece.kind is PieceKind.TELEGRAM]


def _coded(error: Exception) -> CableFormatError:
    if isinstance(error, CableFormatError):
        return error
    if isinstance(error, MemoryError):
        msg = "there is not enough memory for the telegram"
        return CableDecodeError(msg, code="input.out-of-memory")
    words = f"{type(error).__name__}: {error}"
    return CableDecodeError(shown(words), code="input.unforeseen")
