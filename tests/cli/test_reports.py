"""The formats of `cableformat check`, checked against their own schemas."""

from __future__ import annotations

import io
import json
import os
import re
import string
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from lxml import etree

from cableformat.cli._check._report import FORMATS, Wish, report
from cableformat.cli._check._result import Checked, Finding, SourceText
from cableformat.cli._print import write_lines
from cableformat.diagnostics import CATALOGUE, Diagnostic, Severity
from cableformat.errors import CableDecodeError

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "v1"
SCHEMAS = ROOT / "tests" / "schemas-of-others"
SARIF = Draft7Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_bytes()))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: RFC 3986: what a URI reference may hold.
URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#\[\]-]|%[0-9A-F]{2})*")
INPUTS = sorted(map(str, FIXTURES.glob("*/*/*/input.*")))


def sarif(text):
    log = json.loads(text)
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (only,) = log["runs"]
    return only


def junit(text):
    root = etree.fromstring(text.encode())
    JUNIT.assertValid(root)
    return root


# All formats


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_file_is_in_order_in_every_format(run, name):
    """A clean file gives a valid document in SARIF and JUnit, and no output in other
    formats.
    """
    clean = str(FIXTURES / "valid/telegram/canonical/input.txt")
    result = run("check", clean, "--format", name)
    assert (result.stderr, result.exit_code) == ("", 0)
    if name == "sarif":
        assert sarif(result.stdout)["results"] == []
    elif name == "junit":
        (case,) = junit(result.stdout).iter("testcase")
        assert (len(case), case.get("name")) == (0, clean)
    else:
        assert result.stdout == ""


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(run, telegram, name):
    args = ("check", telegram, "nowhere", "--format", name)
    assert run(*args[:2], *args[3:]).exit_code == 0
    assert run(*args[:2], *args[3:], "--fail-on", "warning").exit_code == 1
    result = run(*args)
    assert result.exit_code == 1
    assert "cableformat: nowhere: no such file [input.missing]" in result.stderr


#: Names that would begin lines of their own, or that no encoding takes.
HOSTILE = (
    "::error file=a,line=1::owned.txt",
    "a\n::error::owned.txt",
    "a\r\nb.txt:1:1: error text.empty owned.txt",
    "\x1b]0;owned\x07.txt",
    'a"&<]]>%0A,:.txt',
    "\u202egnp.txt",
    "caf\udce9.txt",
    "\ufffe\uffff.txt",
)


@pytest.mark.skipif(os.name != "posix", reason="other systems refuse such names")
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_name_begins_no_line(run, telegram, name, hostile):
    """A hostile file name adds no line to a report, and nothing that a terminal or a CI
    runner obeys.
    """
    try:
        Path(hostile).write_bytes(Path(telegram).read_bytes())
    except OSError:
        pytest.skip("the file system wants UTF-8")
    plain = run("check", telegram, "--format", name).stdout
    reported = run("check", hostile, "--format", name).stdout
    assert reported.count("\n") == plain.count("\n")
    for line in reported.splitlines():
        assert line.isprintable() or "\ufffe" in hostile
        assert line.startswith("::") == (name == "github")
    if name == "sarif":
        (result,) = sarif(reported)["results"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert URI.fullmatch(uri)
        assert not urlsplit(uri).scheme
        assert unquote_to_bytes(uri) == os.fsencode(hostile)
    elif name == "junit":
        junit(reported)


# SARIF


def test_every_fixture_makes_a_valid_log(run):
    """The SARIF log of all fixtures is valid and has the rules, levels, places and
    paths of the findings.
    """
    objects = run("check", *INPUTS, "--format", "json").stdout.splitlines()
    log = sarif(run("check", *INPUTS, "--format", "sarif").stdout)
    rules = log["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(log["results"]) == len(objects) > 100
    for result, line in zip(log["results"], objects, strict=True):
        found = json.loads(line)
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == found["code"]
        assert result["level"] == LEVELS[found["severity"]]
        assert rule["defaultConfiguration"]["level"] == result["level"]
        assert result["message"]["text"].startswith(found["message"])
        assert result["properties"]["clause"] == found["clause"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == Path(found["file"]).as_uri()
        logical = location.get("logicalLocations", [{"fullyQualifiedName": ""}])
        assert logical[0]["fullyQualifiedName"] == found["path"]
        assert "baselineState" not in result
    assert log["invocations"] == [{"executionSuccessful": True}]
    assert log["columnKind"] == "unicodeCodePoints"


def test_a_rule_says_what_the_catalogue_knows(run, telegram):
    log = sarif(run("check", telegram, "--format", "sarif").stdout)
    (rule,) = log["tool"]["driver"]["rules"]
    entry = CATALOGUE["text.unrecognised-line"]
    assert rule["name"] == "TextUnrecognisedLine"
    assert rule["shortDescription"]["text"] == entry.message.replace("{}", "'...'")
    assert rule["fullDescription"]["text"] == entry.reason
    assert "Clause model.md 4: strays\n" in rule["help"]["text"]
    assert "See docs/model.md#4" in rule["help"]["text"]
    assert rule["properties"] == {"clause": "model.md 4", "tags": ["text"]}


def test_the_region_is_the_span_after_a_byte_order_mark(run, tmp_path):
    """The lines, columns and offsets of a region name the same characters, also after a
    byte-order mark.
    """
    text = "FM AMEMBASSY ROME\r\n\u00e9\U0001f600 TO\r\n?? \U0001f600 lost ??\r\n"
    for mark in ("", "\ufeff"):
        path = tmp_path / "cable.txt"
        path.write_bytes((mark + text).encode())
        log = sarif(run("check", str(path), "--format", "sarif").stdout)
        regions = [
            result["locations"][0]["physicalLocation"]["region"]
            for result in log["results"]
            if result["ruleId"] == "text.unrecognised-line"
        ]
        assert regions
        for region in regions:
            start = region["charOffset"]
            end = start + region["charLength"]
            assert "\n" not in text[start:end]
            line = text.split("\r\n")[region["startLine"] - 1]
            begin, behind = region["startColumn"] - 1, region["endColumn"] - 1
            assert line[begin:behind] == text[start:end]
            assert region["endLine"] == region["startLine"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("cable.txt", "cable.txt"),
        ("./cable.txt", "cable.txt"),
        ("in/a b#c?d.txt", "in/a%20b%23c%3Fd.txt"),
        ("../wd/cable.txt", "../wd/cable.txt"),
        ("a:b.txt", "a%3Ab.txt"),
    ],
)
def test_a_name_is_a_relative_uri_reference(run, tmp_path, monkeypatch, name, uri):
    (tmp_path / "wd" / "in").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "wd")
    Path(name).write_bytes(b"FM AMEMBASSY ROME\n?? lost ??\n")
    (result,) = sarif(run("check", name, "--format", "sarif").stdout)["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_file_that_can_not_be_read_is_a_notification(run, telegram):
    log = sarif(run("check", "no where.txt", telegram, "--format", "sarif").stdout)
    assert len(log["results"]) == 1
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is False
    (reported,) = invocation["toolExecutionNotifications"]
    assert reported["descriptor"] == {"id": "input.missing"}
    assert reported["level"] == "error"
    (location,) = reported["locations"]
    artifact = location["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "no%20where.txt"}


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def decoded(text):
    for code, mark in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(code, mark)
    return text.replace("%25", "%")


def commands(text):
    for line in text.splitlines():
        command, properties, data = COMMAND.fullmatch(line).groups()
        pairs = (pair.partition("=") for pair in properties.split(","))
        yield command, {key: decoded(value) for key, _, value in pairs}, decoded(data)


def test_a_finding_is_a_command(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a,b:c%0A.txt").write_bytes(b"FM AMEMBASSY ROME\nTO caf\xe9 \x07 100%\n")
    name = "a,b:c%0A.txt"
    reported = list(commands(run("check", name, "--format", "github").stdout))
    assert reported[0][:2] == (
        "warning",
        {
            "file": name,
            "line": "2",
            "endLine": "2",
            "col": "7",
            "endColumn": "8",
            "title": "text.encoding-assumed",
        },
    )
    assert reported[0][2] == (
        f"{name}:2:7: warning text.encoding-assumed not UTF-8; read as windows-1252\n"
        "Text of another encoding is best decoded before it is read"
    )
    assert [command for command, _, _ in reported] == ["warning", "notice"]


def test_a_column_goes_with_one_line_only(run, telegram):
    """Only an annotation of one line has a column, because GitHub refuses one for
    several lines.
    """
    source = Path(telegram).read_bytes().replace(b"\n", b"\r\n", 1)
    reported = commands(run("check", "-", "--format", "github", stdin=source).stdout)
    places = {place["title"]: place for _, place, _ in reported}
    several = places["text.mixed-line-ends"]
    assert several["endLine"] == str(int(several["line"]) + 1)
    assert not {"col", "endColumn"} & set(several)
    assert {"col", "endColumn"} <= set(places["text.unrecognised-line"])


def test_a_file_that_can_not_be_read_is_an_error_command(run):
    (reported,) = commands(run("check", "nowhere", "--format", "github").stdout)
    place = {"file": "nowhere", "title": "input.missing"}
    assert reported == ("error", place, "nowhere: no such file")


# JUnit


def test_a_file_is_a_test_case(run, telegram):
    """The findings that fail a file are in its failure, and the others in
    its output.
    """
    Path("bad.json").write_bytes(b'{"heading": ')
    Path("mixed.txt").write_bytes(b"FM AMEMBASSY ROME\nTO caf\xe9 \x07\n")
    names = [telegram, "bad.json", "mixed.txt", "nowhere"]
    reported = run("check", *names, "--format", "junit", "--fail-on", "warning").stdout
    root = junit(reported)
    for element in (root, root.find("testsuite")):
        counts = [element.get(name) for name in ("tests", "failures", "errors")]
        assert counts == ["4", "3", "1"]
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert list(cases) == names
    (failure,) = cases["bad.json"]
    assert dict(failure.attrib) == {
        "type": "json.malformed",
        "message": "unexpected end of data (line 1)",
    }
    assert failure.text == "bad.json:1:13: error json.malformed unexpected end of data"
    failure, output = cases["mixed.txt"]
    assert (failure.tag, output.tag) == ("failure", "system-out")
    assert failure.text.startswith("mixed.txt:2:7: warning text.encoding-assumed ")
    assert output.text.startswith("mixed.txt:2:9: info text.control-character no ")
    (error,) = cases["nowhere"]
    assert (error.tag, error.get("type")) == ("error", "input.missing")
    assert error.text == "nowhere: no such file"


def test_a_failure_has_the_most_severe_code_and_every_finding(run):
    """A file has one failure with the most severe code, because some viewers show only
    the first failure.
    """
    source = b"FM AMEMBASSY ROME\x07\nTO caf\xe9\n"
    args = ("check", "-", "--format", "junit", "--fail-on", "info")
    (failure,) = junit(run(*args, stdin=source).stdout).iter("failure")
    assert dict(failure.attrib) == {
        "type": "text.encoding-assumed",
        "message": "not UTF-8; read as windows-1252 (line 2), and 1 more",
    }
    codes = [line.split(" ")[2] for line in failure.text.splitlines() if "-:" in line]
    assert codes == ["text.control-character", "text.encoding-assumed"]


def test_fixtures_make_a_valid_report(run):
    some = INPUTS[::4]
    root = junit(run("check", *some, "--format", "junit").stdout)
    assert len(list(root.iter("testcase"))) == len(some)


# Explanations


@pytest.mark.parametrize("name", FORMATS)
def test_an_explanation_has_the_reason_and_the_clause(run, telegram, name):
    reported = run("check", telegram, "--format", name, "--explain").stdout
    entry = CATALOGUE["text.unrecognised-line"]
    assert entry.reason in reported
    if name == "json":
        found = json.loads(reported)
        assert (found["reason"], found["about"]) == (entry.reason, "strays")
        assert (found["sources"], found["page"]) == ([], "docs/model.md#4")
    else:
        assert "model.md 4: strays" in reported
        assert "see: docs/model.md#4" in reported
    bare = run("check", telegram, "--format", name).stdout
    assert (entry.reason in bare) == (name == "sarif")


def test_an_explanation_is_below_the_hint(run):
    source = b"FM AMEMBASSY ROME\nTO caf\xe9\n"
    lines = run("check", "-", "--explain", stdin=source).stdout.splitlines()
    entry = CATALOGUE["text.encoding-assumed"]
    assert lines[1:] == [
        f"    {entry.hint}",
        f"    why: {entry.reason}",
        "    model.md 9: context",
        "    see: docs/model.md#9",
    ]


# Hostile names and messages


def words(*, minimum=0):
    hostile = st.sampled_from("\x00\x1b\x9b\r\n:,%<&]>\"'\\\ud800\udfff\ufffe\u202e#;")
    plain = st.sampled_from(string.ascii_letters + " ")
    return st.text(hostile | plain | st.characters(), min_size=minimum, max_size=20)


def diagnostics():
    return st.builds(
        Diagnostic,
        code=st.sampled_from(sorted(c for c, e in CATALOGUE.items() if e.severity)),
        severity=st.sampled_from(Severity),
        message=words(),
        span=st.just((3, 5)),
        line=st.just(1),
        column=st.just(4),
        path=words().map(lambda text: text and f"/{text}"),
        clause=st.sampled_from(("content.md 1.4", "wire.md 0.1 (6)")),
        hint=st.none() | words(),
    )


def findings():
    text = st.sampled_from(("FM AMEMBASSY ROME", "\ufeffFM \U0001f600", "{}\n\n"))
    sources = st.builds(SourceText, text.map(str.encode), st.none())
    accepted = st.sampled_from((None, True, False))
    return st.builds(Finding, diagnostics(), sources, words(), accepted)


NAMES = words(minimum=1).filter(lambda name: "\x00" not in name)
ERRORS = words().map(
    lambda reported: CableDecodeError(reported, code="input.unreadable")
)


class Ascii(io.StringIO):
    encoding = "ascii"

    @property
    def text(self):
        return self.getvalue()


@given(
    name=st.sampled_from(FORMATS),
    files=st.lists(
        st.builds(Checked, NAMES, st.lists(findings(), max_size=3).map(tuple))
        | st.builds(Checked, NAMES, error=ERRORS),
        max_size=3,
    ),
    explain=st.booleans(),
)
def test_no_name_and_no_words_break_a_format(name, files, explain):
    """JSON, SARIF and XML are valid, and every command is one, whatever names and words
    a finding has.
    """
    stream = Ascii()
    reported = report(name, Wish(least=Severity.WARNING, explain=explain))
    write_lines(reported.begin(), stream)
    for file in files:
        write_lines(reported.file(file), stream)
    write_lines(reported.end(), stream)
    assert stream.text.replace("\n", "").isprintable()
    assert stream.text.isascii()
    new = [f for file in files for f in file.findings if not f.accepted]
    lines = stream.text.splitlines()
    if name == "sarif":
        results = sarif(stream.text)["results"]
        assert len(results) == sum(len(file.findings) for file in files)
    elif name == "junit":
        assert len(list(junit(stream.text).iter("testcase"))) == len(files)
    elif name == "json":
        assert len(list(map(json.loads, lines))) == len(lines) == len(new)
    elif name == "github":
        unread = sum(file.error is not None for file in files)
        assert len(list(commands(stream.text))) == len(lines) == len(new) + unread
    else:
        assert not any(line.lstrip().startswith("::") for line in lines)
