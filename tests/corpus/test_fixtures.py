"""Every fixture, against what its clause says (style rules 40-42)."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

import cableformat
from cableformat import CableDecodeError, CableEncodeError, convert, text
from cableformat._convert import FORMATS
from cableformat.conformance import faults, suite
from cableformat.conformance._suite_readings import read_of, written_of
from cableformat.conformance._suite_schemas import schemas_of
from tests.laws import rebuilt

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
SUITE = {case.name: case for case in suite(FIXTURES)}
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


def _written(reading: Any, name: str, layout: Any) -> bytes:
    file = io.BytesIO()
    FORMATS[name].dump(reading.cable, file, layout=layout)
    return file.getvalue()


def test_the_suite_is_sound_and_complete() -> None:
    """All that `cableformat conform check` asks of it."""
    assert list(faults(FIXTURES, complete=True)) == []


def test_there_are_fixtures() -> None:
    """The walks below walk something."""
    assert len(TELEGRAMS) > 100
    assert len(DOCUMENTS) > 20
    assert len(INVALID) > 20
    assert len(PLAYED) > 5


@pytest.mark.parametrize("case", CASES, ids=_name)
class TestFixture:
    """One fixture: its reading and its findings."""

    def test_reading_is_as_expected(self, case: Path) -> None:
        """Every value and every finding is the one that the clause gives."""
        assert list(read_of(SUITE[_name(case)])) == []

    def test_writing_is_as_promised(self, case: Path) -> None:
        """``onePass``: the same bytes; ``twoPass``: the same cable."""
        assert list(written_of(SUITE[_name(case)])) == []

    def test_the_schemas_agree(self, case: Path) -> None:
        """With each other and with the reader (law 7)."""
        assert list(schemas_of(SUITE[_name(case)])) == []

    def test_parsing_tells_what_is_found_without_a_layout(self, case: Path) -> None:
        """Comparing a layout with its cable is more than reading."""
        expected = _load(case, "expected.diagnostics.json")
        told = [
            finding.code for finding in cableformat.parse(_source(case)).diagnostics
        ]
        added = ("layout.broken-copy", "layout.disagrees")
        assert [f["code"] for f in expected if f["code"] not in added] == told

    def test_what_checking_adds_are_rules(self, case: Path) -> None:
        """Which is all that a case says nothing of."""
        found = [finding.code for finding in cableformat.check(_source(case))]
        others = [code for code in found if not code.startswith("rules.")]
        expected = _load(case, "expected.diagnostics.json")
        assert others == [finding["code"] for finding in expected]

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


@pytest.mark.parametrize("case", TELEGRAMS, ids=_name)
class TestTelegram:
    """One telegram: its way back."""

    def test_the_source_comes_back(self, case: Path) -> None:
        """Laws 1, 2 and 7 on this source."""
        source = _source(case)
        reading = text.parse(source)
        assert text.dumps(reading.cable, layout=reading.layout) == source
        assert rebuilt(reading.cable) == reading.cable

    def test_it_is_read_in_the_dialect_that_it_states(self, case: Path) -> None:
        layout = text.parse(_source(case)).layout
        assert layout.context.dialect == _load(case, "case.json")["dialect"]

    def test_the_source_comes_back_through_documents(self, case: Path) -> None:
        """Law 3 on this source."""
        source = _source(case)
        for first, second in (("json", "xml"), ("xml", "json")):
            document = convert(convert(source, to=first), to=second)
            assert convert(document, to="text") == source


@pytest.mark.parametrize("case", DOCUMENTS, ids=_name)
class TestDocument:
    """One document that is read: its way back."""

    def test_either_format_carries_it(self, case: Path) -> None:
        """With its layout, if it has one: law 3 on this document."""
        reading = cableformat.parse(_source(case))
        for name in ("json", "xml"):
            carried = FORMATS[name].parse(_written(reading, name, reading.layout))
            assert carried.cable == reading.cable == rebuilt(reading.cable)
            assert carried.diagnostics == ()
            assert (carried.layout is None) == (reading.layout is None)

    def test_a_layout_gives_a_telegram_of_the_cable(self, case: Path) -> None:
        """A document without a layout has no ``expected.txt``."""
        reading = cableformat.parse(_source(case))
        assert (reading.layout is not None) == (case in PLAYED)
        if case in PLAYED:
            played = (case / "expected.txt").read_bytes()
            assert text.parse(played).cable == reading.cable


@pytest.mark.parametrize("case", INVALID, ids=_name)
class TestInvalid:
    """One source with an error."""

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
