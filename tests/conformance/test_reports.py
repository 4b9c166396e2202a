"""The reports of a run: what each says, of which size, and that no text steers it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import attrs
import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from cableformat._data import published
from cableformat._escape import hostile
from cableformat.conformance import (
    Implementation,
    Level,
    Operation,
    Outcome,
    Report,
    Status,
)
from cableformat.conformance._outcomes import Verdict, verdict_of
from cableformat.conformance.reports import FORMATS, render, results_of
from cableformat.conformance.reports._json import SCHEMA, read
from cableformat.conformance.reports._members import alike
from cableformat.conformance.reports._results import cut, line
from cableformat.conformance.reports._sides import hunks
from cableformat.conformance.reports._table import lines
from cableformat.errors import CableFormatError
from tests.conformance import reports

ROOT = Path(__file__).parents[2]
JUNIT = etree.XMLSchema(etree.parse(ROOT / "tests/schemas-of-others/junit-10.xsd"))
VALIDATOR = Draft202012Validator(json.loads(published(SCHEMA)))
KINDS = ("clean", "mixed", "hostile")


def results(kind):
    return results_of(getattr(reports, kind)())


def page(kind):
    return html.document_fromstring(render("html", results(kind)))


def words(element):
    return " ".join(element.text_content().split())


def parts(element):
    return " ".join(" ".join(element.itertext()).split())


# Verdicts


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ({Status.PASSED: 1}, Verdict.CONFORMS),
        ({Status.PASSED: 1, Status.SKIPPED: 9}, Verdict.PARTIAL),
        ({Status.PASSED: 9, Status.FAILED: 1}, Verdict.FAILS),
        ({Status.PASSED: 9, Status.ERRORED: 1}, Verdict.FAILS),
        ({Status.SKIPPED: 9, Status.ERRORED: 1}, Verdict.FAILS),
        ({Status.SKIPPED: 9}, Verdict.PARTIAL),
        ({}, Verdict.PARTIAL),
    ],
)
def test_a_verdict_is_said_of_counts(counts, verdict):
    """Skipped questions make a verdict neither failed nor conforming."""
    assert verdict_of(Counter(counts)) is verdict


def test_a_report_conforms_level_by_level():
    """A failure in one level does not change whether the report conforms in another."""
    outcomes = [
        attrs.evolve(
            reports.passed(question),
            status=Status.FAILED
            if question.case.level is Level.OPTIONAL
            else Status.PASSED,
        )
        for question in reports.asked()
    ]
    report = reports.report(outcomes)
    assert report.conforms()
    assert report.conforms(Level.PROPOSED)
    assert not report.conforms(Level.OPTIONAL)


def skipping(*names, status=Status.SKIPPED, all_but=0):
    """A report of a run that skips operations, all but the first questions of each."""
    left = Counter(dict.fromkeys(names, all_but))
    outcomes = []
    for question in reports.asked():
        name = question.operation.value
        outcome = reports.passed(question)
        if name in names:
            left[name] -= 1
            if left[name] < 0:
                outcome = attrs.evolve(outcome, status=status, why="not done")
        outcomes.append(outcome)
    return reports.report(outcomes)


@pytest.mark.parametrize("all_but", [0, 1])
def test_what_is_skipped_is_allowed_by_the_name_of_its_operation(all_but):
    """A skip is allowed by the name of the operation, even if only some of its
    questions are skipped.
    """
    report = skipping("json-xml", "xml-json", all_but=all_but)
    for each in (report, results_of(report)):
        conforms = each.conforms
        assert not conforms()
        assert not conforms(allow_skip=["json-xml"])
        assert conforms(allow_skip=["json-xml", "xml-json"])
        assert not conforms(allow_skip=["json-text"])


def test_what_is_wrong_is_never_allowed():
    report = skipping("json-xml", status=Status.FAILED, all_but=5)
    assert not report.conforms(allow_skip=["json-xml"])


def test_a_run_that_skips_all_but_one_question_conforms_to_nothing():
    """A run that skips all operations, or all but one, does not conform, whatever may
    be skipped.
    """
    every = [operation.value for operation in Operation]
    all_but_one = skipping(*every[:-1]), skipping(*every[1:])
    for report in (skipping(*every), *all_but_one):
        assert not report.conforms()
    assert not skipping(*every).conforms(allow_skip=every)


# What results hold


def test_results_count_what_the_report_counts():
    report, told = reports.mixed(), results("mixed")
    for level in (*Level, None):
        assert told.counts(level) == report.counts(level)
    for level in Level:
        assert sum(told.topics(level).values(), Counter()) == report.counts(level)


def test_only_what_is_wrong_is_reported_at_length():
    for each in results("mixed").told:
        assert bool(each.description) == each.wrong
        assert bool(each.length) == each.wrong


def test_a_text_is_cut_once():
    """A text that the judge has cut is not cut again."""
    told = cut("A" * 20_000)
    assert told.endswith("\n... and 3616 characters more")
    assert cut(told) == told
    assert len(line("A\n" * 9000)) == 500


def test_a_report_of_a_run_that_is_all_wrong_has_an_end():
    """A report on mebibytes of wrong answers has a limited length and still lists every
    question.
    """
    told = results("vast")
    assert len(told.told) == len(reports.asked())
    assert sum(each.length for each in told.told) < 10 * 2**20
    assert all(each.why for each in told.told)
    assert len(render("html", told)) < 5 * 2**20
    assert len(render("table", told)) < 2**16
    assert len(render("json", told)) < 50 * 2**20


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_is_a_report(name):
    """A producer that ends before the first question has a report that names it."""
    nothing = results_of(Report(implementation=reports.WHO, outcomes=()))
    assert "telegraph-writer" in render(name, nothing) or name == "junit"


@pytest.mark.parametrize("name", ["junit", "json"])
def test_a_document_for_programs_is_ascii(name):
    assert render(name, results("hostile")).isascii()


# The table


def test_every_topic_has_its_turn():
    """If a report cannot show all failures of a producer, it shows some of several
    topics.
    """
    told = results("vast")
    topics = {each.topic for each in told.told}
    assert len(topics) > 12
    named = re.findall(r"(?m)^failed \w+/([\w-]+)/", render("table", told))
    assert len({*named}) == min(len(topics), 20)
    articles = html.document_fromstring(render("html", told)).iter("article")
    assert len({each.get("id").split("/")[2] for each in articles}) > 5
    assert {each.topic for each in told.told if each.expected} == topics
    assert not all(each.expected for each in told.told)


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_the_table_holds_a_line_end(kind):
    assert not any("\n" in text for told in lines(results(kind)) for text, _ in told)
    told = render("table", results(kind))
    assert not hostile.search(told.replace("\ufffe", "").replace("\uffff", ""))


# JSON


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_fits_its_schema_and_is_read_back(kind):
    told = results(kind)
    text = render("json", told)
    assert [e.message for e in VALIDATOR.iter_errors(json.loads(text))] == []
    again = read(text.encode())
    assert again == told
    assert again.began == told.began
    assert render("json", again) == text


@pytest.mark.parametrize("name", FORMATS)
def test_a_producer_may_have_no_name(name):
    nobody = results_of(reports.report([], Implementation(name="")))
    assert render(name, nobody)
    assert read(render("json", nobody).encode()) == nobody


def test_the_json_of_two_runs_differs_by_times_alone():
    first = reports.mixed()
    second = attrs.evolve(
        first,
        began=None,
        seconds=1.0,
        outcomes=tuple(attrs.evolve(o, seconds=9.0) for o in first.outcomes),
    )
    drop = re.compile(r'\s*"(?:began|seconds)": [^\n]*')
    one, two = (drop.sub("", render("json", results_of(r))) for r in (first, second))
    assert one == two


def test_the_schema_describes_every_definition():
    schema = json.loads(published(SCHEMA))
    Draft202012Validator.check_schema(schema)
    parts = [*schema["properties"].values(), *schema["$defs"].values()]
    for part in parts:
        assert {"description", "$ref"} & set(part)
        assert all(
            {"description", "$ref"} & set(inner)
            for inner in part.get("properties", {}).values()
        )
    operations = schema["$defs"]["operation"]["enum"]
    verdicts = schema["$defs"]["verdict"]["enum"]
    assert verdicts == [verdict.value for verdict in Verdict]
    assert operations == [operation.value for operation in Operation]
    assert schema["$defs"]["level"]["enum"] == [level.value for level in Level]
    assert schema["$defs"]["status"]["enum"] == [status.value for status in Status]


def _without(name):
    return lambda report: report.pop(name)


@pytest.mark.parametrize(
    "break_it",
    [
        _without("implementation"),
        _without("outcomes"),
        lambda report: report.update({"$schema": "https://example.org/"}),
        lambda report: report.update(began="yesterday"),
        lambda report: report.update(began="2031-13-41T12:30:15+00:00"),
        lambda report: report.update(seconds=-1),
        lambda report: report.update(more=1),
        lambda report: report["implementation"].update(name=None),
        lambda report: report["implementation"].update(name="A" * 501),
        lambda report: report["outcomes"][0].update(status="perfect"),
        lambda report: report["outcomes"][0].update(level="any"),
        lambda report: report["outcomes"][0].update(operation="telex"),
        lambda report: report["outcomes"][0].update(script="alert(1)"),
    ],
)
def test_what_is_no_report_is_refused(break_it):
    report = json.loads(render("json", results("hostile")))
    break_it(report)
    with pytest.raises(CableFormatError) as caught:
        read(json.dumps(report).encode())
    assert caught.value.code == "conformance.broken-report"
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"seconds": NaN}',
        b'{"suite": "\\ud800"}',
    ],
    ids=["empty", "open", "bytes", "list", "null", "deep", "nan", "surrogate"],
)
def test_what_is_no_json_is_refused(source):
    with pytest.raises(CableFormatError) as caught:
        read(source)
    assert caught.value.code == "conformance.broken-report"


# JUnit


@pytest.mark.parametrize("kind", KINDS)
def test_the_junit_is_valid_and_counts(kind):
    """The JUnit document is valid and counts the questions, followed by the verdicts on
    the operations.
    """
    told = results(kind)
    root = etree.fromstring(render("junit", told).encode())
    JUNIT.assertValid(root)
    *suites, verdicts = root
    counts = told.counts()
    for name, expected in (
        ("tests", len(told.told)),
        ("failures", counts[Status.FAILED]),
        ("errors", counts[Status.ERRORED]),
        ("skipped", counts[Status.SKIPPED]),
    ):
        assert sum(int(suite.get(name)) for suite in suites) == expected
        if name != "skipped":
            own = int(verdicts.get(name))
            assert int(root.get(name)) == expected + own
    assert [s.get("name") for s in suites] == sorted({t.topic for t in told.told})
    assert verdicts.get("name") == "verdicts"


# The page


def test_the_page_holds_no_script_and_asks_for_nothing():
    """The page contains no script and loads nothing, even if every word of the producer
    is hostile.
    """
    for kind in KINDS:
        root = page(kind)
        assert not list(root.iter("script", "img", "link", "iframe", "object", "base"))
        assert len(list(root.iter("style"))) == 1
        for element in root.iter(etree.Element):
            assert not [name for name in element.attrib if name.startswith("on")]
            assert not {"src", "srcset", "background", "action"} & set(element.attrib)
        hrefs = [a.get("href") for a in root.iter("a")]
        assert all(href.startswith(("#", "https://example.org/")) for href in hrefs)
        assert "url(" not in root.find(".//style").text
        assert "@import" not in root.find(".//style").text


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_spells_out_what_would_steer_a_reader(kind):
    told = render("html", results(kind))
    assert not hostile.search(told)
    assert told.startswith("<!DOCTYPE html>\n")
    told.encode("utf-8")


def test_a_hostile_text_is_in_the_page_as_text():
    text = words(page("hostile"))
    for each in (
        "</script><script>alert(1)</script>",
        "{{7*7}}",
        "javascript:alert(1)",
    ):
        assert each in text
    for each in (r"A\x00B\x1b[2J\x07\x9b31m", r"abc\u202edef", r"\ud800 lone \udfff"):
        assert each in text
    assert r"\ufffe\uffff" in text


@pytest.mark.parametrize("kind", KINDS)
def test_names_in_the_page_are_unique_and_links_lead_somewhere(kind):
    root = page(kind)
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    for link in root.iter("a"):
        if link.get("href").startswith("#"):
            assert link.get("href")[1:] in ids
    for element in root.iter():
        assert element.get("aria-labelledby", next(iter(ids))) in ids


def test_the_source_of_a_failed_telegram_is_explained():
    """The page explains the source of a failed telegram as `cableformat show --html`
    does.
    """
    root = page("mixed")
    notes = root.find_class("note")
    assert any("Action addressee" in words(note) for note in notes)
    assert len({note.get("id") for note in notes}) == len(notes)


def test_a_homepage_that_is_none_is_no_link():
    who = attrs.evolve(reports.WHO, homepage="javascript:alert(1)")
    told = results_of(reports.report([], who))
    root = html.document_fromstring(render("html", told))
    assert "javascript:alert(1)" in words(root)
    assert [a.get("href") for a in root.iter("a") if a.get("href")[0] != "#"] == []


# Sides


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("A", "A", []),
        ("", "A", [(0, [""], ["+A+"])]),
        ("A B", "A C", [(0, ["A -B-"], ["A +C+"])]),
        ("A\nB", "A", [(0, ["A", "-B-"], ["A"])]),
        (
            "1\n2\n3\n4\nA",
            "1\n2\n3\n4\nB",
            [(1, ["2", "3", "4", "-A-"], ["2", "3", "4", "+B+"])],
        ),
        ("0077", "77", [(0, ["-0077-"], ["+77+"])]),
    ],
)
def test_what_differs_is_marked(left, right, expected):
    """The lines that differ are marked, with the words of lines that both sides have,
    between three lines around them.
    """

    def written(lines, sign):
        return [
            "".join(f"{sign}{t}{sign}" if apart else t for t, apart in told.pieces)
            for told in lines
        ]

    found = [
        (hunk.skipped, written(hunk.left, "-"), written(hunk.right, "+"))
        for hunk in hunks(left, right)
    ]
    assert found == expected


def test_the_sides_hold_all_that_differs():
    """The marked and the unmarked pieces of a side together make up its lines."""
    for outcome in reports.mixed().outcomes:
        if outcome.status is not Status.FAILED:
            continue
        for side, text in (("left", outcome.expected), ("right", outcome.actual)):
            lines = text.split("\n")
            for hunk in hunks(outcome.expected, outcome.actual):
                for told in getattr(hunk, side):
                    assert "".join(t for t, _ in told.pieces) == lines[told.number - 1]


CABLE = {
    "$schema": "x",
    "content": {"subject": "CORK", "tags": ["ECON", "ETRD"]},
    "heading": {"originator": {"designator": "été \U0001f600"}},
}


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def marked(expected, actual):
    """What is marked on each side of the page."""
    told = attrs.evolve(
        results("mixed").of(Status.FAILED)[0], expected=expected, actual=actual
    )
    root = html.document_fromstring(
        render("html", attrs.evolve(results("mixed"), told=(told,)))
    )
    return tuple(
        [e.text_content() for e in root.find_class("hunk")[0].iter(tag)]
        for tag in ("del", "ins")
    )


@pytest.mark.parametrize(
    "write", [compact, json.dumps, lambda v: json.dumps(v, indent=4)]
)
def test_the_member_that_differs_is_marked_however_json_is_laid_out(write):
    """Only the member that differs is marked; the order of members and the spelling of
    characters do not count.
    """
    expected = json.dumps(CABLE, indent=2, ensure_ascii=False)
    other = json.loads(expected)
    other["content"]["subject"] = "HARVEST"
    other = {name: other[name] for name in reversed(other)}
    assert marked(expected, write(other)) == (["CORK"], ["HARVEST"])


@pytest.mark.parametrize("write", [compact, json.dumps])
def test_the_member_that_differs_is_marked_where_json_was_cut(write):
    """The member that differs is marked even if the JSON was cut or has a
    name twice.
    """
    expected = json.dumps(CABLE, indent=2)
    end = "\n... and 7 characters more"
    left, right = alike(
        expected[:-9] + end, write(CABLE).replace("CORK", "RICE")[:-4] + end
    )
    first = next(hunks(left, right))
    apart = [text for line in first.left for text, only in line.pieces if only]
    assert apart[0] == "CORK"
    assert left.split("\n")[-1] == right.split("\n")[-1] == end[1:]
    twice = '{"a": 1, "a": 2}'
    assert alike(twice, compact({"a": 2}))[0] == '{\n  "a": 1,\n  "a": 2\n}'


def test_what_is_no_json_is_left_alone():
    for pair in (("FM ROME", '{"a":1}'), ("<cable/>", "<cable></cable>"), ("", "")):
        assert alike(*pair) == pair


@pytest.mark.parametrize("deep", ["[" * 20_000, '{"a":' * 20_000, '"' + "\\" * 9_999])
def test_json_without_end_has_a_layout(deep):
    text = '{"a": ' + deep
    _, right = alike("{}", text)
    assert len(right) < 100 * len(text)
    assert re.sub(r"\s", "", right) == re.sub(r"\s", "", text)


def test_far_apart_differences_are_apart():
    left = "\n".join(map(str, range(40)))
    right = left.replace("5\n", "x\n", 1).replace("39", "y")
    first, second = hunks(left, right)
    assert (first.skipped, second.skipped) == (2, 27)
    assert [told.number for told in second.right] == [37, 38, 39, 40]


def test_an_outcome_is_equal_by_what_came_of_it():
    question = reports.asked()[0]
    slow, fast = (
        Outcome(question=question, status=Status.PASSED, seconds=s) for s in (1, 2)
    )
    assert slow == fast
