"""What the verbs of both document codecs do alike."""

from __future__ import annotations

import io

import pytest

import cableformat
from cableformat import text

READING = text.parse("FM  AMEMBASSY LIMA\nSUBJ: CORK\n")
CODECS = {"json": cableformat.json, "xml": cableformat.xml}
#: What a file begins with, and a string does not.
DECLARATIONS = {"json": b"", "xml": b"<?xml version='1.0' encoding='UTF-8'?>\n"}


@pytest.fixture(params=CODECS)
def name(request):
    return request.param


@pytest.fixture
def codec(name):
    return CODECS[name]


@pytest.mark.parametrize("verb", ["parse", "loads", "load", "check", "inspect"])
def test_other_hints_are_refused(codec, verb):
    document = codec.dumps(READING.cable)
    source = io.BytesIO(document.encode()) if verb == "load" else document
    with pytest.raises(TypeError, match="Hints"):
        getattr(codec, verb)(source, hints="2008")


@pytest.mark.parametrize("layout", [None, READING.layout])
def test_a_file_holds_what_a_string_holds(codec, name, layout):
    file = io.BytesIO()
    codec.dump(READING.cable, file, layout=layout)
    written = codec.dumps(READING.cable, layout=layout).encode()
    assert file.getvalue() == DECLARATIONS[name] + written
    file.seek(0)
    assert codec.load(file) == READING.cable
