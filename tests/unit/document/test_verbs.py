"""What the verbs of both document codecs do alike."""

from __future__ import annotations

import importlib
import io
from types import SimpleNamespace

import pytest
from jsonschema import ValidationError

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


class Refusing:
    """A schema that has something against the subject, or against the document."""

    def __init__(self, message, *, subject):
        self.message = message
        self.subject = subject

    def iter_errors(self, _):
        yield ValidationError(self.message, path=("content", "subject") * self.subject)

    def validate(self, root):
        (subject,) = root.iter("{*}subject")
        path = root.getroottree().getpath(subject) if self.subject else None
        self.error_log = [SimpleNamespace(path=path, message=self.message)]
        return False


@pytest.mark.parametrize(("subject", "path"), [(True, "/content/subject"), (False, "")])
@pytest.mark.parametrize(
    ("message", "words"), [("M" * 160, "M" * 160), ("M" * 161, f"{'M' * 157}...")]
)
def test_what_a_schema_refuses_alone_is_told_in_its_place(
    codec, name, monkeypatch, subject, path, message, words
):
    """Law 7 says that there is nothing; a schema may quote a whole document."""
    schema = Refusing(message, subject=subject)
    module = importlib.import_module(f"cableformat.{name}._check")
    monkeypatch.setattr(module, "_schema", lambda: schema)
    document = codec.dumps(READING.cable)
    (finding,) = codec.check(document)
    assert ("subject" in document[slice(*finding.span)]) == subject
    assert (finding.code, finding.path) == ("schema.invalid", path)
    assert finding.message.endswith(f": {words}")
