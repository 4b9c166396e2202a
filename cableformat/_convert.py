"""The front door: `parse` reads any source, `convert` reads and writes.

Theory of operation.  A format is a codec: something with `parse` and `dumps`; the table
`FORMATS` names them.  A source that nobody names a format for is telegram text, the one
format that reads every source (law 1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from cableformat import text
from cableformat._record import shown
from cableformat.errors import CableDecodeError, CableEncodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cableformat.model import Cable
    from cableformat.text import Hints, Layout, Reading

__all__ = ["FORMATS", "convert", "parse", "write"]


class Codec(Protocol):
    """What a format does; the public room of each format is one."""

    def parse(self, source: str | bytes, *, hints: Hints | None = None) -> Reading:
        """Read a source."""

    def dumps(self, cable: Cable, *, layout: Layout | None = None) -> str | bytes:
        """Write a cable."""


#: Every format by its name, as `convert` and the command line spell it.
FORMATS: Final[Mapping[str, Codec]] = {"text": text}


def parse(source: str | bytes, *, hints: Hints | None = None) -> Reading:
    r"""Read a cable from content, never from a path, in whatever format it is.

    Raises:
        CableDecodeError: The source is over the cap (``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> parse("FM AMEMBASSY ASTANA\n").cable.heading.originator
    'AMEMBASSY ASTANA'
    """
    return text.parse(source, hints=hints)


def convert(
    source: str | bytes,
    *,
    to: str,
    from_: str | None = None,
    canonical: bool = False,
    hints: Hints | None = None,
) -> str | bytes:
    r"""Read a source and write its cable in the format `to`.

    What is read with its layout is written with its layout: text to text is the exact
    source, `bytes` for `bytes` (law 2).  With `canonical`, the layout is left behind.

    Args:
        source: Content, never a path.
        to: The format to write.
        from_: The format of the source; detected where none is given.
        canonical: Whether to write the one canonical spelling.
        hints: What the caller knows and the source does not say.

    Raises:
        CableDecodeError: `from_` names no format (``convert.unknown-format``), or the
            source is over the cap (``input.too-large``).
        CableEncodeError: `to` names no format (``convert.unknown-format``), or the
            cable can't be written so that it reads back (see the codec's `dumps`).

    >>> convert("FM   AMEMBASSY ASTANA\n", to="text")
    'FM   AMEMBASSY ASTANA\n'
    >>> convert("FM   AMEMBASSY ASTANA\n", to="text", canonical=True)
    'FM AMEMBASSY ASTANA\nBT\n'
    """
    if from_ is not None and from_ not in FORMATS:
        raise CableDecodeError(_unknown(from_), code="convert.unknown-format")
    if to not in FORMATS:
        raise CableEncodeError(_unknown(to), code="convert.unknown-format")
    read = parse if from_ is None else FORMATS[from_].parse
    return write(read(source, hints=hints), to=to, canonical=canonical)


def write(reading: Reading, *, to: str, canonical: bool = False) -> str | bytes:
    """Write what was read in the format `to`, which is one of `FORMATS`."""
    layout = None if canonical else reading.layout
    return FORMATS[to].dumps(reading.cable, layout=layout)


def _unknown(name: str) -> str:
    return f"expected one of {', '.join(FORMATS)}; found {shown(name)}"
