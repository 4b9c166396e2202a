"""What `tests/fuzz` asks of the readers is true, and fails where a reader is wrong."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import cableformat
from cableformat.model import Cable
from tests.fuzz.mutation import mutated
from tests.fuzz.readers import READERS, seeds

if TYPE_CHECKING:
    from collections.abc import Iterator


def change(draw: random.Random, part: bytes) -> bytes:
    """Bytes with one replaced, removed or added, as a fuzzer does it."""
    place = draw.randint(0, len(part))
    new = bytes(draw.sample(range(256), draw.randint(0, 1)))
    return part[:place] + new + part[place + draw.randint(0, 1) :]


@cache
def sources(reader: str) -> list[bytes]:
    return [source for source in seeds(reader) if source]


def mutants(reader: str) -> Iterator[bytes]:
    """A hundred of them."""
    draw = random.Random(0)
    for seed in range(100):
        source = draw.choice(sources(reader))
        yield mutated(reader, source, seed, lambda part: change(draw, part))


@pytest.mark.parametrize("reader", READERS)
def test_the_laws_hold_for_mutants_of_the_seeds(reader: str) -> None:
    """A change of a seed breaks no law."""
    for source in mutants(reader):
        READERS[reader](source)


def well_formed(reader: str, source: bytes) -> bool:
    try:
        {"json": json.loads, "xml": etree.fromstring}[reader](source)
    except (ValueError, etree.XMLSyntaxError):
        return False
    return True


@pytest.mark.parametrize("reader", ["json", "xml"])
def test_most_mutants_are_well_formed(reader: str) -> None:
    """Over half of the mutants are well-formed, and so reach the reader of cables."""
    made = list(mutants(reader))
    assert sum(well_formed(reader, source) for source in made) > len(made) / 2


@pytest.mark.parametrize("reader", READERS)
def test_a_law_fails_where_a_codec_writes_another_cable(
    monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    """If a codec writes another cable, a law fails on the longest seed."""
    codec = getattr(cableformat, reader)
    source = max(sources(reader), key=len)
    READERS[reader](source)
    empty = codec.dumps(Cable())
    monkeypatch.setattr(codec, "dumps", lambda *_, **__: empty)
    with pytest.raises(AssertionError):
        READERS[reader](source)
