"""Whole reports of one small run, as files: what a reader sees in each format.

``pytest --update-expected`` writes the files again; the change is then reviewed.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import attrs
import pytest

from cableformat.conformance import (
    Answer,
    Failure,
    Level,
    Operation,
    Skipped,
    asked,
    questions,
    suite,
)
from cableformat.conformance.reports import (
    _failures,
    _html,
    _json,
    _results,
    _table,
    lines,
    read,
    render,
    results_of,
)
from cableformat.errors import CableFormatError
from tests.conformance.reports import report
from tests.unit.conformance.in_process import right

EXPECTED = Path(__file__).parent / "expected"
#: In the order of the suite.
NAMES = ("documents/json-cut-off", "documents/json-layout", "telegram/canonical")
OPTIONAL = (
    "content-signature/note-by-operators",
    "content-subject/heading-behind-subject",
)
ERROR = Failure(why="it reports an error: no memory", told="at: x.c\nat: y.c\n" * 3)
SKIPPED = Skipped(reason="it writes no XML")


@cache
def outcomes():
    """Some of everything, at every level."""
    named = {case.name.partition("/")[2]: case for case in suite()}
    assert all(named[name].level is not Level.REQUIRED for name in OPTIONAL)
    cases = [named[name] for name in (*NAMES, *OPTIONAL)]
    found = []
    for place, question in enumerate(questions(cases)):
        answer = right(question)
        if question.operation.gives == "xml":
            answer = SKIPPED
        elif question.operation is Operation.XML_JSON:
            answer = ERROR
        elif question.operation is Operation.VALIDATE and place % 2:
            answer = Answer(valid=not answer.valid, findings=answer.findings)
        elif answer.output and place % 3:
            wrong = answer.output.replace(b"TO ", b"INFO ").replace(b"000", b"\x07")
            answer = Answer(output=wrong.replace(b'": "', b'":"', 9))
        outcome = asked(question, lambda _, answer=answer: answer)
        found.append(
            attrs.evolve(
                outcome,
                question=attrs.evolve(
                    question,
                    source=question.source[:240],
                    # A report on a suite with other clauses has such a clause.
                    case=attrs.evolve(question.case, clause="another page 1")
                    if place > 20
                    else question.case,
                ),
                expected=outcome.expected[:240],
                actual=outcome.actual[:240],
                seconds=place / 8,
            )
        )
    return tuple(found)


class Shown:
    """A telegram in the page, by its length."""

    def __init__(self, layout, **_):
        self.length = len(layout.text)

    def html(self):
        return f"<p>{self.length} characters</p>"


def styled(results):
    """The table with the name of each style in braces."""
    for line in lines(results):
        yield "".join(f"{{{style}|{text}}}" if style else text for text, style in line)


def texts(results):
    """Every format, without the styles of the page and the names of schemas."""
    page = render("html", results)
    return {
        "report.txt": "\n".join(styled(results)) + "\n",
        "report.xml": render("junit", results),
        "report.html": page[page.index("<body") :].replace("><", ">\n<"),
        "report.json": render("json", results),
    }


@pytest.fixture(params=["whole", "cut"])
def results(request, monkeypatch):
    """The results of the run, and the same with room for little."""
    # The room of pages tests how a telegram is shown.
    monkeypatch.setattr(_failures, "View", Shown)
    if request.param == "cut":
        for module, limits in (
            (_failures, {"_MOST": 2, "_MOST_NAMED": 1, "_SOURCE": 60, "_LINES": 4}),
            (_html, {"_MOST_REASONS": 1, "_MOST_NAMED": 1}),
            (_results, {"MOST": 80, "_NOTES": 1, "_LINE": 30}),
            (_table, {"_MOST": 1, "_CONTEXT": 2, "_CONTEXT_WIDTH": 5}),
        ):
            for name, value in limits.items():
                monkeypatch.setattr(module, name, value)
    found = outcomes()
    if request.param == "cut":
        last = found[-1].question
        found = (*found, asked(last, lambda _: Skipped(reason="it is late")))
        found = (*found[:-1], attrs.evolve(found[-1], seconds=0.0))
    notes = ("at stop it ended with exit code 4", "and again")
    return request.param, results_of(report(found, notes=notes))


def test_a_report_reads_as_it_was_reviewed(results, request):
    name, found = results
    folder = EXPECTED / name
    for file, text in texts(found).items():
        if request.config.getoption("--update-expected"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8")
        assert text == (folder / file).read_text("utf-8"), file


def test_a_page_has_its_own_style():
    css = resources.files(_html.__package__) / "report.css"
    rule, _, _ = css.read_text("utf-8").partition("\n")
    assert rule in render("html", results_of(report(outcomes()[:1])))


def test_a_report_over_the_cap_is_refused(monkeypatch):
    monkeypatch.setattr(_json, "_MOST_BYTES", 10)
    with pytest.raises(CableFormatError) as caught:
        read(render("json", results_of(report(outcomes()[:1]))).encode())
    assert caught.value.code == "conformance.broken-report"
