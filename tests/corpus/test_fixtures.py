"""Every fixture, against what its clause says (style rules 40-42)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cableformat import text
from cableformat.document import plain
from tests.laws import rebuilt

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
CASES = sorted(path.parent for path in FIXTURES.glob("*/*/*/case.json"))


def _load(case: Path, name: str) -> Any:
    return json.loads((case / name).read_text(encoding="utf-8"))


def _name(case: Path) -> str:
    return "/".join(case.parts[-3:])


def test_there_are_fixtures() -> None:
    """The walk below walks something."""
    assert len(CASES) > 100


@pytest.mark.parametrize("case", CASES, ids=_name)
class TestFixture:
    """One fixture: its reading, its findings, its way back."""

    def test_the_cable_is_as_expected(self, case: Path) -> None:
        """Every value is the one that the clause gives; nothing more is there."""
        reading = text.parse((case / "input.txt").read_bytes())
        assert plain(reading.cable) == _load(case, "expected.json")

    def test_the_findings_are_as_expected(self, case: Path) -> None:
        """Code, severity, path, span, line and column; wording is not API."""
        reading = text.parse((case / "input.txt").read_bytes())
        found = [
            {
                "code": d.code,
                "severity": d.severity.value,
                "path": d.path,
                "span": list(d.span),
                "line": d.line,
                "column": d.column,
            }
            for d in reading.diagnostics
        ]
        assert found == _load(case, "expected.diagnostics.json")

    def test_the_source_comes_back(self, case: Path) -> None:
        """Laws 1, 2 and 7 on this source."""
        source = (case / "input.txt").read_bytes()
        reading = text.parse(source)
        assert text.dumps(reading.cable, layout=reading.layout) == source
        assert rebuilt(reading.cable) == reading.cable

    def test_canonical_writing_is_as_promised(self, case: Path) -> None:
        """``onePass``: the same bytes; ``twoPass``: the same cable."""
        source = (case / "input.txt").read_bytes()
        cable = text.parse(source).cable
        written = text.dumps(cable)
        assert isinstance(written, str)
        assert text.loads(written) == cable
        if _load(case, "case.json")["roundtrip"] == "onePass":
            assert written.encode() == source

    def test_a_str_reads_as_its_bytes_do(self, case: Path) -> None:
        """The type of the source changes no value."""
        source = (case / "input.txt").read_bytes()
        reading = text.parse(source)
        assert text.parse(reading.layout.text).cable == reading.cable

    def test_its_folder_says_how_clean_it_is(self, case: Path) -> None:
        """`repairable` has a warning, `valid` has none."""
        severities = {d["severity"] for d in _load(case, "expected.diagnostics.json")}
        assert ("warning" in severities) == (case.parts[-3] == "repairable")
