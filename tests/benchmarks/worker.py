"""Does batches of work with the version of the library that it imports, and times them.

A script, not a module of the package: `tests` would be that of one version.  It uses
only what both versions have.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import json as standard_json
import pickle
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import orjson
from lxml import etree

import cableformat
from cableformat import json, text, xml
from cableformat.errors import CableEncodeError
from cableformat.model import Heading, Originator

Source = str | bytes


class Work(NamedTuple):
    """What is done with an item, which is made of a source before the clock runs."""

    do: Callable[[Any], object]
    prepare: Callable[[Source], Any]
    #: The work on the same items that this one is measured in times of.
    yardstick: str | None = None


_LABEL: Final = re.compile(
    r"VZCZC|[ZOPR]{2} |DE |ZN[RY] |[ZOPR] [0-9]{6}Z|FM |TO |INFO |BT$|UNCLAS|"
    r"C O N F|S E C R E T|SIPDIS|NOFORN|E\.O\.|TAGS:|SUBJECT:|REF:|Classified By:|"
    r"[0-9]{1,3}\. |#[0-9]|NNNN"
).match


def plain_split(source: str) -> list[list[str]]:
    """Lines gathered into blocks by about twenty labels."""
    blocks: list[list[str]] = []
    block: list[str] = []
    for line in source.splitlines(keepends=True):
        if _LABEL(line):
            block = [line]
            blocks.append(block)
        else:
            block.append(line)
    return blocks


def walk(document: bytes) -> int:
    """Parse, and look at everything once, as any reader of XML must."""
    return sum(
        1 for e in etree.fromstring(document).iter() if e.tag and e.text is not e.tail
    )


def decoded(source: Source) -> str:
    """A source as text."""
    return source if isinstance(source, str) else source.decode("utf-8", "replace")


@functools.cache
def read(source: Source) -> text.Reading[Any]:
    """Each source is read once for all work that begins with its reading."""
    return text.parse(source)


def document(codec: Any, source: Source, *, layout: bool) -> bytes:
    """A telegram as a document."""
    reading = read(source)
    written = codec.dumps(reading.cable, layout=reading.layout if layout else None)
    assert isinstance(written, str)
    return written.encode()


def edited(source: Source) -> tuple[Any, Any]:
    """The cable of a telegram with another originator, and its layout."""
    reading = read(source)
    heading = reading.cable.heading or Heading(originator=Originator(designator="LIMA"))
    almaty = Originator(designator="AMEMBASSY ALMATY")
    heading = attrs.evolve(heading, originator=almaty)
    return attrs.evolve(reading.cable, heading=heading), reading.layout


def write(codec: Any, item: tuple[Any, Any]) -> None:
    """Write a cable with a layout or without one, or be refused."""
    cable, layout = item
    with contextlib.suppress(CableEncodeError):
        codec.dumps(cable, layout=layout)


def _works() -> Iterator[tuple[str, Work]]:
    def bare(source: Source) -> tuple[Any, Any]:
        return read(source).cable, None

    def whole(source: Source) -> tuple[Any, Any]:
        return read(source).cable, read(source).layout

    to_text = functools.partial(write, text)
    split = "plain split"
    yield split, Work(plain_split, decoded)
    yield "text parse", Work(text.parse, lambda source: source, split)
    yield "text check", Work(cableformat.check, lambda source: source, "text parse")
    yield "text write", Work(to_text, whole, split)
    yield "text write edited", Work(to_text, edited, split)
    yield "text write canonical", Work(to_text, bare, split)
    yield (
        "convert text to json",
        Work(lambda source: cableformat.convert(source, to="json"), lambda s: s, split),
    )
    for name, codec, baseline, parser in (
        ("json", json, "orjson.loads", orjson.loads),
        ("xml", xml, "etree.fromstring and walk", walk),
    ):
        for with_layout, make in ((" with layout", whole), ("", bare)):
            prepare = functools.partial(document, codec, layout=bool(with_layout))
            parse, yardstick = f"{name} parse{with_layout}", f"{baseline}{with_layout}"
            yield yardstick, Work(parser, prepare)
            yield parse, Work(codec.parse, prepare, yardstick)
            yield (
                f"{name} check{with_layout}",
                Work(cableformat.check, prepare, parse),
            )
            to_codec = functools.partial(write, codec)
            yield f"{name} write{with_layout}", Work(to_codec, make, yardstick)


WORKS: Final = dict(_works())


def main() -> None:
    """Answer each line, which asks for a batch, with its seconds."""
    sources: dict[str, list[Source]] = pickle.loads(Path(sys.argv[1]).read_bytes())

    @functools.cache
    def items(work: str, name: str) -> list[Any]:
        made = [WORKS[work].prepare(source) for source in sources[name]]
        gc.collect()
        gc.freeze()
        return made

    print(cableformat.__file__, flush=True)
    for line in sys.stdin:
        work, name, start, count, repeats = standard_json.loads(line)
        made, do = items(work, name), WORKS[work].do
        batch = [made[n % len(made)] for n in range(start, start + count)] * repeats
        begun = time.process_time()
        for item in batch:
            do(item)
        print((time.process_time() - begun) / repeats, flush=True)


if __name__ == "__main__":
    main()
