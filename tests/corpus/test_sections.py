"""Every case of sections, against what its clause says (streams.md 3, 4)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from cableformat import text
from cableformat.diagnostics import CATALOGUE, clause
from cableformat.streams import assemble

CASES: Final = sorted(
    path.parent
    for path in (Path(__file__).parents[2] / "fixtures" / "sections").glob(
        "*/case.json"
    )
)


def test_every_code_of_sections_has_a_case() -> None:
    """Each code has a case, and each convention has a case without findings."""
    shown = {
        finding["code"]
        for case in CASES
        for finding in json.loads((case / "expected.diagnostics.json").read_bytes())
    }
    assert shown == {code for code in CATALOGUE if code.startswith("sections.")}
    assert {"acp", "navy", "state", "nara"} <= {case.name for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sections_are_joined_as_their_case_says(case: Path) -> None:
    """Sections in either order give the telegram of their case, or its findings."""
    assert clause(json.loads((case / "case.json").read_bytes())["clause"]) is not None
    sources = [path.read_bytes() for path in sorted(case.glob("section-*.txt"))]
    assembly = assemble(map(text.parse, sources))
    assert sorted(assembly.sources) == sorted(sources)
    assert assembly == assemble(map(text.parse, reversed(sources)))
    found = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "path": each.path,
            "span": list(each.span),
        }
        for each in assembly.diagnostics
    ]
    assert found == json.loads((case / "expected.diagnostics.json").read_bytes())
    expected = case / "expected.txt"
    if assembly.cable is None:
        assert not expected.exists()
    else:
        assert text.dumps(assembly.cable) == expected.read_text("utf-8")
