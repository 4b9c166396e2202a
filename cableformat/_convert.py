"""The front door: `parse` and `loads` read any source, `dumps` and `convert` write.

Theory of operation.  A format is a codec: something with `parse`, `dumps` and `dump`;
the table `FORMATS` names them.  A source that nobody names a format for is a document
if it begins like one, broken or whole, and else telegram text, the one format that
reads every source (law 1).
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator, Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    BinaryIO,
    Final,
    Literal,
    Protocol,
    cast,
    overload,
)

from cableformat._detect import format_of
from cableformat._record import shown
from cableformat.errors import CableDecodeError, CableEncodeError
from cableformat.text.layout import cable_of
from cableformat.text.lines.containers import container_code

if TYPE_CHECKING:
    from cableformat.model import Cable
    from cableformat.text import Hints, Inspection, Layout, Reading, Source

__all__ = [
    "FORMATS",
    "cable_of",
    "codec_of",
    "convert",
    "dumps",
    "loads",
    "parse",
    "write",
]


_FILE_NAME: Final = "text.looks-like-file-name"


class Codec(Protocol):
    """What a format does; the public room of each format is one."""

    def parse(self, source: Source, *, hints: Hints | None = None) -> Reading[Any]:
        """Read a source."""

    def loads(self, source: Source, *, hints: Hints | None = None) -> Cable:
        """The cable of a source without an error."""

    def inspect(self, source: Source, *, hints: Hints | None = None) -> Inspection[Any]:
        """Find what is wrong with a source, and where its elements are."""

    def dumps(self, cable: Cable, *, layout: Layout | None = None) -> str | bytes:
        """Write a cable."""

    def dump(
        self, cable: Cable, file: BinaryIO, *, layout: Layout | None = None
    ) -> None:
        """Write a cable to a binary file."""


class _Formats(Mapping[str, Codec]):
    """The codecs by name, each loaded when it is first asked for."""

    _names: Final = ("text", "json", "xml")

    def __getitem__(self, name: str) -> Codec:
        if name not in self._names:
            raise KeyError(name)
        return cast("Codec", importlib.import_module(f"cableformat.{name}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


#: Every format by its name, as `convert` and the command line spell it.
FORMATS: Final[Mapping[str, Codec]] = _Formats()


def parse(source: Source, *, hints: Hints | None = None) -> Reading[Cable | None]:
    r"""Read a cable from content, never from a path, in any of the formats.

    Telegram text always has a cable.  A document that is broken, or is not a cable,
    has none, and the findings say why.

    Raises:
        CableDecodeError: The source is over the cap (``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> parse("FM AMEMBASSY ASTANA\n").cable.heading.originator.designator
    'AMEMBASSY ASTANA'
    """
    return codec_of(source).parse(source, hints=hints)


def loads(source: Source, *, hints: Hints | None = None) -> Cable:
    r"""The cable of a source in any format; `parse` gives layout and findings too.

    Inverse of `dumps` (law 4).

    Raises:
        CableDecodeError: A finding of severity error; all findings are on the
            exception.  Or the source is over the cap (``input.too-large``), or a
            string like the name of a file (``text.looks-like-file-name``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> print(loads("FM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n").originator)
    AMEMBASSY ASTANA
    """
    _refuse_file_name(source)
    return codec_of(source).loads(source, hints=hints)


@overload
def dumps(
    cable: Cable, *, to: Literal["json", "xml"], layout: Layout | None = None
) -> str: ...
@overload
def dumps(cable: Cable, *, to: str = "text", layout: None = None) -> str: ...
@overload
def dumps(cable: Cable, *, to: str = "text", layout: Layout | None) -> str | bytes: ...
def dumps(
    cable: Cable, *, to: str = "text", layout: Layout | None = None
) -> str | bytes:
    r"""Write a cable in the format `to`: telegram text, ``"json"`` or ``"xml"``.

    Without a layout, it has the one canonical spelling; with the layout of a reading,
    everything unchanged keeps its bytes (see the codec's own `dumps`).

    Raises:
        CableEncodeError: `to` names no format (``convert.unknown-format``), or the
            cable can't be written so that it reads back (see the codec's `dumps`).

    >>> dumps(loads("FM   AMEMBASSY ASTANA\n"))
    'FM AMEMBASSY ASTANA\nBT\n'
    """
    return _codec_to(to).dumps(cable, layout=layout)


@overload
def convert(
    source: Source,
    *,
    to: Literal["json", "xml"],
    from_: str | None = None,
    canonical: bool = False,
    hints: Hints | None = None,
) -> str: ...
@overload
def convert(
    source: Source,
    *,
    to: str,
    from_: str | None = None,
    canonical: bool = False,
    hints: Hints | None = None,
) -> str | bytes: ...
def convert(
    source: Source,
    *,
    to: str,
    from_: str | None = None,
    canonical: bool = False,
    hints: Hints | None = None,
) -> str | bytes:
    r"""Read a source and write its cable in the format `to`.

    The layout that was read is written too: text to JSON to XML to text is the exact
    source, `bytes` for `bytes` (laws 2 and 3).  With `canonical`, the layout is left
    out.

    Args:
        source: Content, never a path.
        to: The format to write.
        from_: The format of the source; detected if none is given.
        canonical: Whether to write the one canonical spelling, without a layout.
        hints: What the caller knows and the source does not say.

    Raises:
        CableDecodeError: `from_` names no format (``convert.unknown-format``); the
            source is over the cap (``input.too-large``), or it is a document that is
            broken or not a cable (the findings are on the exception); without `from_`,
            it is a string like the name of a file (``text.looks-like-file-name``).
        CableEncodeError: `to` names no format (``convert.unknown-format``), or the
            cable can't be written so that it reads back (see the codec's `dumps`).

    >>> convert("FM   AMEMBASSY ASTANA\n", to="text")
    'FM   AMEMBASSY ASTANA\n'
    >>> convert("FM   AMEMBASSY ASTANA\n", to="text", canonical=True)
    'FM AMEMBASSY ASTANA\nBT\n'
    >>> convert(convert("FM   AMEMBASSY ASTANA\n", to="xml"), to="text")
    'FM   AMEMBASSY ASTANA\n'
    """
    codec = _codec_to(to)
    if from_ is None:
        _refuse_file_name(source)
    reading = codec_of(source, from_).parse(source, hints=hints)
    return codec.dumps(cable_of(reading), layout=layout_of(reading, canonical))


def write(reading: Reading[Any], *, to: str, canonical: bool = False) -> bytes:
    """Write what was read as a file of the format `to`, which is one of `FORMATS`."""
    file = io.BytesIO()
    layout = layout_of(reading, canonical)
    FORMATS[to].dump(cable_of(reading), file, layout=layout)
    return file.getvalue()


def layout_of(reading: Reading[Any], canonical: bool) -> Layout | None:  # noqa: FBT001
    """The layout to write with: none for the canonical spelling."""
    return None if canonical else reading.layout


def codec_of(source: Source, name: str | None = None) -> Codec:
    """The codec of a source: the one that is named, or else detected.

    Raises:
        CableDecodeError: No format has that name (``convert.unknown-format``).
    """
    if name is not None and name not in FORMATS:
        raise CableDecodeError(_unknown(name), code="convert.unknown-format")
    return FORMATS[name or format_of(source)]


def _refuse_file_name(source: Source) -> None:
    """Refuse the name of a file in place of content; `bytes` are read from files."""
    if isinstance(source, str) and container_code(source) == _FILE_NAME:
        msg = "expected content; found what looks like the name of a file: "
        msg += f"{shown(source)}; cableformat.read(path) reads a file"
        raise CableDecodeError(msg, code=_FILE_NAME)


def _codec_to(name: str) -> Codec:
    if name not in FORMATS:
        raise CableEncodeError(_unknown(name), code="convert.unknown-format")
    return FORMATS[name]


def _unknown(name: str) -> str:
    return f"expected one of {', '.join(FORMATS)}; found {shown(name)}"
