"""Every fixture, against what its clause says (style rules 40-42)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

import cableformat
from cableformat import CableDecodeError, CableEncodeError, convert, text
from cableformat._convert import FORMATS
from cableformat.conformance import Group, suite
from cableformat.conformance._suite_check import lacking
from cableformat.conformance._suite_form import Form
from cableformat.conformance._suite_readings import read_of, written_of
from cableformat.conformance._suite_schemas import schemas_of
from cableformat.conformance._suite_statements import stated
from tests.fixtures import FIXTURES
from tests.laws import rebuilt

if TYPE_CHECKING:
    from cableformat.conformance import Case

CASES = suite(FIXTURES)


def _decoded(case: Case, layout: Any) -> str:
    """The characters of a source; reading decides them for a telegram."""
    if case.format == "text":
        return str(layout.text)
    utf16 = case.source[:2] in (b"\xff\xfe", b"\xfe\xff")
    return case.source.decode("utf-16" if utf16 else "utf-8")


def test_the_suite_is_sound_and_complete() -> None:
    """`cableformat conform check` has no finding in the suite as a whole."""
    form = Form(FIXTURES)
    assert list(form.faults()) == []
    assert list(stated(form.cases)) == []
    assert list(lacking(form.cases)) == []


def test_there_are_fixtures() -> None:
    """There are fixtures of every group to walk."""
    telegrams = [case for case in CASES if case.format == "text"]
    invalid = [case for case in CASES if case.group is Group.INVALID]
    assert len(telegrams) > 100
    assert len(CASES) - len(telegrams) - len(invalid) > 20
    assert len(invalid) > 20
    assert len([case for case in CASES if case.telegram is not None]) > 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_as_it_says(case: Case) -> None:
    """A case is read, written and carried by documents as its clause says."""
    reading = cableformat.parse(case.source)
    _is_read(case, reading)
    if case.group is Group.INVALID:
        _is_refused(case)
    else:
        _is_written(case, reading)
    _is_carried(case, reading)


def _is_read(case: Case, reading: Any) -> None:
    """Every value and every finding is the one that the clause gives."""
    assert list(read_of(case)) == []
    codes = [finding["code"] for finding in case.findings]
    # Checking adds rules, and a case may say nothing of those.
    checked = [finding.code for finding in cableformat.check(case.source)]
    assert [code for code in checked if not code.startswith("rules.")] == codes
    # Comparing a layout with its cable is more than reading.
    added = ("layout.broken-copy", "layout.disagrees")
    parsed = [finding.code for finding in reading.diagnostics]
    assert parsed == [code for code in codes if code not in added]
    if case.format == "text":
        assert reading.layout is not None
        assert reading.layout.context.dialect == case.dialect
    decoded = _decoded(case, reading.layout)
    assert cableformat.parse(decoded).cable == reading.cable, "as a str"


def _is_refused(case: Case) -> None:
    """`loads` refuses the source; a telegram still comes back byte for byte."""
    (finding,) = case.findings
    if case.format == "text":
        assert convert(case.source, to="text") == case.source
    else:
        with pytest.raises((CableDecodeError, CableEncodeError)) as unwritten:
            convert(case.source, to="text")
        assert unwritten.value.code == finding["code"]
    if case.format == "text" or case.cable is None:
        with pytest.raises(CableDecodeError) as refused:
            FORMATS[case.format].loads(case.source)  # type: ignore[attr-defined]
        assert refused.value.code == finding["code"]


def _is_written(case: Case, reading: Any) -> None:
    """``onePass``: the same bytes; ``twoPass``: the same cable (laws 1, 2 and 7)."""
    assert list(written_of(case)) == []
    assert rebuilt(reading.cable) == reading.cable
    if case.format == "text":
        assert text.dumps(reading.cable, layout=reading.layout) == case.source
    elif case.telegram is not None:
        assert text.parse(case.telegram).cable == reading.cable


def _is_carried(case: Case, reading: Any) -> None:
    """The schemas accept its documents (law 7), and nothing is lost in them (law 3)."""
    assert list(schemas_of(case)) == []
    if case.format == "text":
        # `property/test_document_transport.py` has the other journeys.
        document = convert(convert(case.source, to="json"), to="xml")
        assert convert(document, to="text") == case.source
    elif case.group is not Group.INVALID:
        for name in ("json", "xml"):
            file = io.BytesIO()
            FORMATS[name].dump(reading.cable, file, layout=reading.layout)
            carried = FORMATS[name].parse(file.getvalue())
            assert carried.cable == reading.cable, name
            assert carried.diagnostics == ()
            assert (carried.layout is None) == (reading.layout is None)
