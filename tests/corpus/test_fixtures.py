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
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def _decoded(case: Case, layout: Any) -> str:
    """The characters of a source: of a telegram as reading found them."""
    if case.format == "text":
        return str(layout.text)
    utf16 = case.source[:2] in (b"\xff\xfe", b"\xfe\xff")
    return case.source.decode("utf-16" if utf16 else "utf-8")


def test_the_suite_is_sound_and_complete() -> None:
    """All that `cableformat conform check` asks of it, apart from single cases."""
    form = Form(FIXTURES)
    assert list(form.faults()) == []
    assert list(stated(form.cases)) == []
    assert list(lacking(form.cases)) == []


def test_there_are_fixtures() -> None:
    """The walks below walk something."""
    telegrams = [case for case in CASES if case.format == "text"]
    invalid = [case for case in CASES if case.group is Group.INVALID]
    assert len(telegrams) > 100
    assert len(CASES) - len(telegrams) - len(invalid) > 20
    assert len(invalid) > 20
    assert len([case for case in CASES if case.telegram is not None]) > 5


@each_case
def test_a_case_is_read_as_it_says(case: Case) -> None:
    """Every value and every finding is the one that the clause gives."""
    assert list(read_of(case)) == []
    codes = [finding["code"] for finding in case.findings]
    # What checking adds are rules: all that a case may say nothing of.
    checked = [finding.code for finding in cableformat.check(case.source)]
    assert [code for code in checked if not code.startswith("rules.")] == codes
    # Comparing a layout with its cable is more than reading.
    added = ("layout.broken-copy", "layout.disagrees")
    reading = cableformat.parse(case.source)
    parsed = [finding.code for finding in reading.diagnostics]
    assert parsed == [code for code in codes if code not in added]
    if case.format == "text":
        assert reading.layout is not None
        assert reading.layout.context.dialect == case.dialect
    decoded = _decoded(case, reading.layout)
    assert cableformat.parse(decoded).cable == reading.cable, "as a str"


@each_case
def test_a_case_is_written_as_it_says(case: Case) -> None:
    """``onePass``: the same bytes; ``twoPass``: the same cable; or nothing at all."""
    assert list(written_of(case)) == []
    if case.group is Group.INVALID and case.format == "text":
        # A telegram with an error comes back, and `loads` refuses it.
        (finding,) = case.findings
        assert convert(case.source, to="text") == case.source
        with pytest.raises(CableDecodeError) as refused:
            text.loads(case.source)
        assert refused.value.code == finding["code"]
        return
    if case.group is Group.INVALID:
        (finding,) = case.findings
        with pytest.raises((CableDecodeError, CableEncodeError)) as refused:
            convert(case.source, to="text")
        assert refused.value.code == finding["code"]
        if case.cable is None:
            with pytest.raises(CableDecodeError) as unread:
                FORMATS[case.format].loads(case.source)  # type: ignore[attr-defined]
            assert unread.value.code == finding["code"]
        return
    reading = cableformat.parse(case.source)
    assert rebuilt(reading.cable) == reading.cable
    if case.format == "text":
        # Laws 1, 2 and 7 on this source.
        assert text.dumps(reading.cable, layout=reading.layout) == case.source
    elif case.telegram is not None:
        assert text.parse(case.telegram).cable == reading.cable


@each_case
def test_a_case_is_carried_by_documents(case: Case) -> None:
    """The schemas accept them (law 7), and nothing is lost in either (law 3)."""
    assert list(schemas_of(case)) == []
    if case.format == "text":
        for first, second in (("json", "xml"), ("xml", "json")):
            document = convert(convert(case.source, to=first), to=second)
            assert convert(document, to="text") == case.source, (first, second)
    elif case.group is not Group.INVALID:
        reading = cableformat.parse(case.source)
        for name in ("json", "xml"):
            file = io.BytesIO()
            FORMATS[name].dump(reading.cable, file, layout=reading.layout)
            carried = FORMATS[name].parse(file.getvalue())
            assert carried.cable == reading.cable, name
            assert carried.diagnostics == ()
            assert (carried.layout is None) == (reading.layout is None)
