"""What must hold for any bytes that a reader gets, and the bytes it starts from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import cableformat
from cableformat import json, text, xml
from cableformat.errors import CableEncodeError
from cableformat.model import settled_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

FIXTURES: Final = Path(__file__).parents[2] / "fixtures" / "v1"


def read_text(source: bytes) -> None:
    """A telegram comes back byte for byte, and so it does through a document."""
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source
    document = json.dumps(reading.cable, layout=reading.layout)
    again = json.parse(document)
    assert again.cable == reading.cable
    assert again.layout is not None
    assert again.layout.source == source


def _read_document(codec: ModuleType, source: bytes) -> None:
    """A cable that was read is written as a document that reads the same.

    With the layout that came with it too, unless that contradicts the cable; then what
    an archive repeats of the telegram is rewritten with it (law 10).
    """
    reading = codec.parse(source)
    if reading.cable is None:
        assert any(finding.severity.name == "ERROR" for finding in reading.diagnostics)
        return
    document = codec.dumps(reading.cable)
    assert codec.parse(document).cable == reading.cable
    if reading.layout is not None:
        try:
            document = codec.dumps(reading.cable, layout=reading.layout)
        except CableEncodeError:
            return
        again = codec.parse(document)
        assert again.cable == settled_after(reading.cable, reading.layout.base)
        assert codec.dumps(again.cable, layout=again.layout) == document


def read_json(source: bytes) -> None:
    """See `_read_document`."""
    _read_document(json, source)


def read_xml(source: bytes) -> None:
    """See `_read_document`."""
    _read_document(xml, source)


READERS: Final[dict[str, Callable[[bytes], None]]] = {
    "text": read_text,
    "json": read_json,
    "xml": read_xml,
}


def seeds(reader: str) -> Iterator[bytes]:
    """The fixtures of a format, and the telegrams among them as its documents."""
    ending = {"text": "txt"}.get(reader, reader)
    for path in sorted(FIXTURES.glob(f"*/*/*/input.{ending}")):
        yield path.read_bytes()
    if reader != "text":
        for path in sorted(FIXTURES.glob("*/*/*/input.txt")):
            document = cableformat.convert(path.read_bytes(), to=reader)
            assert isinstance(document, str)
            yield document.encode()
