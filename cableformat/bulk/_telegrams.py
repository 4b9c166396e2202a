"""The telegrams of paths: containers are opened, streams are cut, each is read.

Theory of operation.  Members are taken out by one process, for most containers can be
read from the beginning only. Several of them make a load, and whoever reads them gets a
load at a time, which may be another process.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs

import cableformat
from cableformat._detect import format_of
from cableformat.bulk._member import joined
from cableformat.bulk._opening import members
from cableformat.bulk.pool import mapped
from cableformat.errors import CableDecodeError, CableFormatError
from cableformat.streams import PieceKind
from cableformat.text.layout import cable_of

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.bulk._member import Member
    from cableformat.model import Archive, Cable
    from cableformat.text import Hints, Reading

Value = TypeVar("Value")

#: How many characters or bytes make a load.
_LOAD: Final = 256 * 1024


@attrs.frozen(slots=True)
class Text:
    """The text of a member on its way to who reads it, or why there is none."""

    place: str
    text: str | bytes
    archive: Archive | None
    error: CableFormatError | None


def each_telegram(
    work: Callable[[Reading[Cable]], Value],
    paths: Iterable[str | os.PathLike[str]],
    *,
    hints: Hints | None,
    jobs: int,
) -> Iterator[tuple[str, Value | CableFormatError]]:
    """What `work` makes of each telegram, in order, with its place; or why nothing.

    `work` is a function of a module.
    """
    worked = functools.partial(_worked, work, hints)
    for load, found in mapped(worked, _loads(paths), jobs=jobs):
        if isinstance(found, CableFormatError):
            # Nobody can say which of them it was.
            yield from ((text.place, found) for text in load)
        else:
            yield from found


def _loads(paths: Iterable[str | os.PathLike[str]]) -> Iterator[list[Text]]:
    load: list[Text] = []
    size = 0
    for path in paths:
        for member in members(path):
            load.append(_text_of(member))
            size += len(load[-1].text)
            if size >= _LOAD:
                yield load
                load, size = [], 0
    if load:
        yield load


def _text_of(member: Member) -> Text:
    return Text(str(member.place), member.text or "", member.archive, member.error)


def _worked(
    work: Callable[[Reading[Cable]], Any], hints: Hints | None, load: list[Text]
) -> list[tuple[str, Any]]:
    return [
        (place, reading if isinstance(reading, CableFormatError) else work(reading))
        for text in load
        for place, reading in readings(text, hints)
    ]


def readings(
    text: Text, hints: Hints | None
) -> Iterator[tuple[str, Reading[Cable] | CableFormatError]]:
    """The telegrams of a member, each with its place."""
    if text.error is not None:
        yield text.place, text.error
        return
    for place, source in _sources(text):
        try:
            reading = cableformat.parse(source, hints=hints)
            cable = joined(cable_of(reading), text.archive)
        except CableDecodeError as error:
            yield place, error
        else:
            yield place, cast("Reading[Cable]", attrs.evolve(reading, cable=cable))


def _sources(text: Text) -> list[tuple[str, str | bytes]]:
    alone = [(text.place, text.text)]
    if format_of(text.text) != "text":
        return alone
    try:
        pieces = cableformat.split(text.text)
    except CableDecodeError:  # too large, as `parse` says again
        return alone
    found = [piece for piece in pieces if piece.kind is PieceKind.TELEGRAM]
    if len(found) < 2:
        return alone
    return [(f"{text.place}:{piece.line}", piece.source) for piece in found]
