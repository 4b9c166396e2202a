"""The codec's verbs: `loads`, `dumps`, `load`, `dump`."""

from __future__ import annotations

from typing import BinaryIO, overload

from cableformat.diagnostics import Severity, decode_error
from cableformat.model import Cable
from cableformat.text.hints import Hints
from cableformat.text.layout import Layout
from cableformat.text.lines.source import Source, as_bytes
from cableformat.text.parsing import parse


def loads(source: Source, *, hints: Hints | None = None) -> Cable:
    r"""The cable of a telegram; `parse` gives the layout and the findings too.

    Inverse of `dumps` on canonical text: ``loads(dumps(c)) == c`` (law 4).

    Raises:
        CableDecodeError: A finding of severity error, or a source over the cap.

    >>> loads("FM AMEMBASSY ASTANA\n").heading.originator.designator
    'AMEMBASSY ASTANA'
    """
    reading = parse(source, hints=hints)
    if any(d.severity is Severity.ERROR for d in reading.diagnostics):
        raise decode_error(reading.diagnostics)
    return reading.cable


@overload
def dumps(cable: Cable, *, layout: None = None) -> str: ...
@overload
def dumps(cable: Cable, *, layout: Layout | None) -> str | bytes: ...
def dumps(cable: Cable, *, layout: Layout | None = None) -> str | bytes:
    r"""A cable as telegram text, proved to read back as the cable (law 6).

    Without a layout, it is the canonical telegram.  With the layout of a reading, it is
    the source, in which every unchanged element keeps its bytes (laws 2 and 5), and it
    is `bytes` if the source was `bytes`.

    Raises:
        CableEncodeError: No spelling reads back (``text.not-readable-back``); the
            source's encoding lacks a character (``text.unencodable``); the telegram is
            over the cap (``output.too-large``).

    >>> from cableformat.model import build
    >>> dumps(build(originator="AMEMBASSY ASTANA"))
    'FM AMEMBASSY ASTANA\nBT\n'
    """
    from cableformat.text.writing.proof import write  # noqa: PLC0415 - to parse is less

    return write(cable, layout=layout).text


def load(file: BinaryIO, *, hints: Hints | None = None) -> Cable:
    """The cable of a telegram in a binary file; see `loads`."""
    return loads(file.read(), hints=hints)


def dump(cable: Cable, file: BinaryIO, *, layout: Layout | None = None) -> None:
    """Write a cable to a binary file, in UTF-8 unless the layout says otherwise.

    Either everything is written or nothing (see `dumps`).
    """
    file.write(as_bytes(dumps(cable, layout=layout)))
