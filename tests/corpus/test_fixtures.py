"""Every fixture, against what its clause says (style rules 40-42)."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import cableformat
from cableformat import CableDecodeError, CableEncodeError, convert, text
from cableformat._convert import FORMATS, codec_of
from cableformat.document import plain
from tests.laws import rebuilt

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
CASES = sorted(path.parent for path in FIXTURES.glob("*/*/*/case.json"))
INVALID = [case for case in CASES if case.parts[-3] == "invalid"]
TELEGRAMS = [case for case in CASES if (case / "input.txt").exists()]
DOCUMENTS = [case for case in CASES if case not in (*INVALID, *TELEGRAMS)]
PLAYED = [case for case in DOCUMENTS if (case / "expected.txt").exists()]
SUFFIXES = {"text": "txt", "json": "json", "xml": "xml"}


def _load(case: Path, name: str) -> Any:
    return json.loads((case / name).read_text(encoding="utf-8"))


def _name(case: Path) -> str:
    return "/".join(case.parts[-3:])


def _format(case: Path) -> str:
    """The name of the format that the one input has."""
    (path,) = case.glob("input.*")
    return next(
        name for name, suffix in SUFFIXES.items() if path.suffix == f".{suffix}"
    )


def _source(case: Path) -> bytes:
    return (case / f"input.{SUFFIXES[_format(case)]}").read_bytes()


def _findings(diagnostics: Any) -> list[dict[str, Any]]:
    """Code, severity, path, span, line and column; wording is not API."""
    return [
        {
            "code": d.code,
            "severity": d.severity.value,
            "path": d.path,
            "span": list(d.span),
            "line": d.line,
            "column": d.column,
        }
        for d in diagnostics
    ]


def _written(reading: Any, name: str, layout: Any) -> bytes:
    file = io.BytesIO()
    FORMATS[name].dump(reading.cable, file, layout=layout)
    return file.getvalue()


def test_there_are_fixtures() -> None:
    """The walks below walk something."""
    assert len(TELEGRAMS) > 100
    assert len(DOCUMENTS) > 20
    assert len(INVALID) > 20
    assert len(PLAYED) > 5


@pytest.mark.parametrize("case", CASES, ids=_name)
class TestFixture:
    """One fixture: its reading and its findings."""

    def test_it_says_what_it_states(self, case: Path) -> None:
        """As the schema of cases asks; nothing comes back of what is invalid alone."""
        told = _load(case, "case.json")
        schema = json.loads((FIXTURES / "case.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(told)
        assert (told["roundtrip"] == "none") == (case in INVALID)

    def test_the_cable_is_as_expected(self, case: Path) -> None:
        """Every value is the one that the clause gives; nothing more is there."""
        cable = cableformat.parse(_source(case)).cable
        if (case / "expected.json").exists():
            assert plain(cable) == _load(case, "expected.json")
        else:
            assert case in INVALID
            assert cable is None

    def test_the_findings_are_as_expected(self, case: Path) -> None:
        """What reading tells, and what comparing a layout with its cable adds."""
        expected = _load(case, "expected.diagnostics.json")
        inspected = codec_of(_source(case)).inspect(_source(case))
        assert _findings(inspected.diagnostics) == expected
        told = _findings(cableformat.parse(_source(case)).diagnostics)
        added = ("layout.broken-copy", "layout.disagrees")
        assert [f for f in expected if f["code"] not in added] == told

    def test_the_rules_that_it_breaks_are_as_expected(self, case: Path) -> None:
        """Where it says so, what `check` adds is that and nothing more."""
        found = _findings(cableformat.check(_source(case)))
        rules = [f for f in found if f["code"].startswith("rules.")]
        others = [f for f in found if f not in rules]
        assert others == _load(case, "expected.diagnostics.json")
        if (case / "expected.rules.json").exists():
            assert rules == _load(case, "expected.rules.json")

    def test_its_neighbour_is_another_case_without_a_finding(self, case: Path) -> None:
        """A valid one, by its path in the suite."""
        if "neighbour" in (told := _load(case, "case.json")):
            neighbour = FIXTURES / told["neighbour"]
            assert neighbour.parts[-3] == "valid"
            for name in ("expected.diagnostics.json", "expected.rules.json"):
                assert _load(neighbour, name) == []

    def test_a_str_reads_as_its_bytes_do(self, case: Path) -> None:
        """The type of the source changes no value."""
        source = _source(case)
        reading = cableformat.parse(source)
        if case in TELEGRAMS:
            assert reading.layout is not None
            decoded = reading.layout.text
        else:
            utf16 = source[:2] in (b"\xff\xfe", b"\xfe\xff")
            decoded = source.decode("utf-16" if utf16 else "utf-8")
        assert cableformat.parse(decoded).cable == reading.cable

    def test_its_folder_says_how_clean_it_is(self, case: Path) -> None:
        """`invalid` has an error, `repairable` a warning, `valid` neither.

        Whatever a rule finds, the source can be read.
        """
        severities = {d["severity"] for d in _load(case, "expected.diagnostics.json")}
        assert ("error" in severities) == (case in INVALID)
        if (case / "expected.rules.json").exists():
            found = _load(case, "expected.rules.json")
            severities |= {f["severity"].replace("error", "warning") for f in found}
        assert ("warning" in severities) == (case.parts[-3] == "repairable")


@pytest.mark.parametrize("case", TELEGRAMS, ids=_name)
class TestTelegram:
    """One telegram: its way back."""

    def test_the_source_comes_back(self, case: Path) -> None:
        """Laws 1, 2 and 7 on this source."""
        source = _source(case)
        reading = text.parse(source)
        assert text.dumps(reading.cable, layout=reading.layout) == source
        assert rebuilt(reading.cable) == reading.cable

    def test_the_source_comes_back_through_documents(self, case: Path) -> None:
        """Law 3 on this source."""
        source = _source(case)
        for first, second in (("json", "xml"), ("xml", "json")):
            document = convert(convert(source, to=first), to=second)
            assert convert(document, to="text") == source

    def test_canonical_writing_is_as_promised(self, case: Path) -> None:
        """``onePass``: the same bytes; ``twoPass``: the same cable."""
        source = _source(case)
        cable = text.parse(source).cable
        written = text.dumps(cable)
        assert isinstance(written, str)
        assert text.loads(written) == cable
        if _load(case, "case.json")["roundtrip"] == "onePass":
            assert written.encode() == source


@pytest.mark.parametrize("case", DOCUMENTS, ids=_name)
class TestDocument:
    """One document that is read: its way back."""

    def test_writing_is_as_promised(self, case: Path) -> None:
        """``onePass``: the same bytes; ``twoPass``: the same cable."""
        name = _format(case)
        reading = cableformat.parse(_source(case))
        written = _written(reading, name, reading.layout)
        assert FORMATS[name].parse(written).cable == reading.cable
        if _load(case, "case.json")["roundtrip"] == "onePass":
            assert written == _source(case)

    def test_either_format_carries_it(self, case: Path) -> None:
        """With its layout, if it has one: law 3 on this document."""
        reading = cableformat.parse(_source(case))
        for name in ("json", "xml"):
            carried = FORMATS[name].parse(_written(reading, name, reading.layout))
            assert carried.cable == reading.cable == rebuilt(reading.cable)
            assert carried.diagnostics == ()
            assert (carried.layout is None) == (reading.layout is None)

    def test_a_layout_gives_a_telegram(self, case: Path) -> None:
        """That of ``expected.txt``; without a layout there is no such file."""
        reading = cableformat.parse(_source(case))
        assert (reading.layout is not None) == (case in PLAYED)
        if reading.layout is not None:
            played = text.dumps(reading.cable, layout=reading.layout)
            assert played == (case / "expected.txt").read_bytes()
            assert text.parse(played).cable == reading.cable


@pytest.mark.parametrize("case", INVALID, ids=_name)
class TestInvalid:
    """One source with an error."""

    def test_it_has_one_fault(self, case: Path) -> None:
        """So that a reader that misses it has no other reason to refuse."""
        assert len(_load(case, "expected.diagnostics.json")) == 1

    def test_nothing_is_written_of_it(self, case: Path) -> None:
        """By its code, whether it can be read or not."""
        source = _source(case)
        (finding,) = _load(case, "expected.diagnostics.json")
        with pytest.raises((CableDecodeError, CableEncodeError)) as refused:
            convert(source, to="text")
        assert refused.value.code == finding["code"]
        if not (case / "expected.json").exists():
            with pytest.raises(CableDecodeError) as unread:
                FORMATS[_format(case)].loads(source)
            assert unread.value.code == finding["code"]
