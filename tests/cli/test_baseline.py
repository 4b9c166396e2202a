"""`cableformat check --baseline` and `--write-baseline`."""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat.cli._check._baseline import Baseline, Record, read_baseline
from cableformat.cli._check._result import Finding, Fingerprint, SourceText
from cableformat.cli._folders import known_name
from cableformat.diagnostics import Diagnostic, Severity
from cableformat.errors import CableFormatError
from tests.cli.test_reports import INPUTS, sarif

STRAYS = b"FM AMEMBASSY ROME\nTO SECSTATE WASHDC\n?? one ??\nSUBJECT: CORK\n"
CODE = "text.unrecognised-line"


@pytest.fixture
def accepted(tmp_path, monkeypatch, run):
    """A folder with a telegram of one stray, which the baseline accepts."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/cable.txt").write_bytes(STRAYS)
    result = run("check", "in", "--write-baseline", "base.json", "--fail-on", "info")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "base.json accepts 1 finding\n"
    return Path("in/cable.txt")


def new(run, *args):
    """The messages of the reported findings, and the lines of standard error."""
    result = run("check", *args, "--baseline", "base.json", "--format", "json")
    reported = [json.loads(line) for line in result.stdout.splitlines()]
    return [found["message"] for found in reported], result.stderr


def test_it_is_a_small_document_a_finding_a_line(accepted):
    assert Path("base.json").read_text("ascii") == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        '    {"file": "in/cable.txt", "code": "text.unrecognised-line", '
        '"path": "/heading/strays/*", "words": "?? one ??", "count": 1}\n'
        "  ]\n"
        "}\n"
    )
    assert accepted.read_bytes() == STRAYS


def test_what_it_accepts_is_not_reported_and_fails_nothing(run, accepted):
    result = run("check", "in", "--baseline", "base.json", "--fail-on", "info")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "1 finding accepted by base.json\n"
    assert run("check", "in", "--fail-on", "info").exit_code == 1
    assert accepted.exists()


def test_what_is_new_is_reported_and_fails(run, accepted):
    accepted.write_bytes(STRAYS.replace(b"SUBJECT", b"?? two ??\nSUBJECT"))
    result = run("check", "in", "--baseline", "base.json", "--fail-on", "info")
    assert result.stdout.startswith("in/cable.txt:4:1: warning text.unrecognised-line")
    assert result.stdout.count("\n") == 1
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "edit",
    [
        (b"FM ", b"VZCZCXYZ0001\n\n\nFM "),
        (b"TO SEC", b"TO AMEMBASSY LIMA\nSEC"),
        (b"?? one", b"   ??    one"),
        (b"\n", b"\r\n"),
        (b"CORK\n", b"CORK\n\n1. It floats.\n"),
    ],
)
def test_an_edit_elsewhere_makes_nothing_new(run, accepted, edit):
    """A finding is still accepted after lines, items of lists or blanks around it have
    changed.
    """
    accepted.write_bytes(STRAYS.replace(*edit))
    assert new(run, "in") == ([], "1 finding accepted by base.json\n")


def test_a_paragraph_above_may_renumber_those_below(run, accepted):
    """A finding is still accepted after its paragraph has got another number."""
    head = (
        "FM AMEMBASSY ROME\nTO SECSTATE WASHDC\nBT\nC O N F I D E N T I A L ROME 1\n"
        "SUBJECT: CORK\n\n"
    )
    wall = "(C The wall fell on Monday.\nBT\n"
    accepted.write_text(f"{head}1. {wall}", "utf-8")
    run("check", "in", "--write-baseline", "base.json")
    assert '"words": "(C The wall fell on Monday."' in Path("base.json").read_text(
        "ascii"
    )
    accepted.write_text(f"{head}1. (C) Rain came first.\n\n2. {wall}", "utf-8")
    assert new(run, "in")[0] == []


def test_a_stray_above_moves_the_others_and_is_new_itself(run, accepted):
    accepted.write_bytes(STRAYS.replace(b"TO ", b"?? zero ??\nTO "))
    (message,), _ = new(run, "in")
    assert "'?? zero ??'" in message


def test_what_is_about_the_whole_source_is_known_without_words(run, accepted):
    """A finding about the whole source is still accepted when it begins at another
    character.
    """
    accepted.write_bytes(STRAYS.replace(b"CORK", b"CORK caf\xe9"))
    run("check", "in", "--select", "text", "--write-baseline", "base.json")
    accepted.write_bytes(STRAYS.replace(b"CORK", b"C\xd6RK \x80 caf\xe9"))
    assert new(run, "in", "--select", "text")[0] == []


def test_of_findings_that_are_alike_one_more_is_new(run, accepted):
    twice = STRAYS.replace(b"?? one ??\n", b"?? one ??\n" * 2)
    accepted.write_bytes(twice)
    assert len(new(run, "in")[0]) == 1
    run("check", "in", "--write-baseline", "base.json")
    assert '"count": 2' in Path("base.json").read_text("ascii")
    assert new(run, "in")[0] == []
    accepted.write_bytes(STRAYS)
    reported = "1 finding accepted by base.json; 1 more in it no longer found: "
    assert new(run, "in") == ([], reported + "--write-baseline drops them\n")


def test_a_member_that_lacks_is_known_by_its_name(run, accepted):
    """A missing member is identified by its name, because all missing members of an
    object have the same place.
    """
    schema = "https://w3id.org/cableformat/v1.0/cable.schema.json"
    line = {"routingIndicators": ["RUEHC"], "precedence": {"action": "R"}}
    path = accepted.with_suffix(".json")

    def write(**line):
        document = {"$schema": schema, "transmission": {"routingLine": line}}
        path.write_text(json.dumps(document), "utf-8")

    write(**line | {"precedence": {}})
    run("check", str(path), "--write-baseline", "base.json")
    assert new(run, str(path))[0] == []
    write(**line | {"precedence": {}, "routingIndicators": [{}]})
    assert len(new(run, str(path))[0]) == 1
    for lacks in line:
        write(**{name: value for name, value in line.items() if name != lacks})
        (message,), _ = new(run, str(path))
        assert lacks in message
        run("check", str(path), "--write-baseline", "base.json")
        assert (
            lacks in json.loads(Path("base.json").read_bytes())["findings"][0]["words"]
        )


# What is no longer there


def test_what_is_fixed_is_reported_as_gone(run, accepted):
    accepted.write_bytes(STRAYS.replace(b"?? one ??\n", b""))
    reported = "0 findings accepted by base.json; 1 more in it no longer found: "
    assert new(run, "in") == ([], reported + "--write-baseline drops them\n")


def test_what_was_not_asked_for_is_not_gone(run, accepted):
    """A finding counts as gone only if its file and its code were checked."""
    Path("other.txt").write_bytes(STRAYS.replace(b"?? one ??\n", b""))
    reported = "0 findings accepted by base.json\n"
    assert new(run, "other.txt") == ([], reported)
    assert new(run, "in", "--ignore", CODE) == ([], reported)
    assert new(run, "in", "--select", "content") == ([], reported)
    accepted.chmod(0)
    if os.access(accepted, os.R_OK):
        accepted.unlink()
        assert "1 more in it" in new(run, "other.txt")[1]
    else:
        assert reported in new(run, "in")[1]


def test_a_file_that_is_gone_takes_its_findings_along(run, accepted):
    """The findings of a deleted file count as gone even if other files are checked."""
    accepted.unlink()
    Path("other.txt").write_bytes(STRAYS.replace(b"?? one ??\n", b""))
    assert "1 more in it no longer found" in new(run, "other.txt")[1]


# Files and folders


def test_names_begin_at_its_folder(run, accepted, monkeypatch):
    """The names of files are relative to the folder of the baseline, wherever the
    command runs and however a file is named.
    """
    whole = str(accepted.resolve())
    monkeypatch.chdir("in")
    for name in ("cable.txt", "./cable.txt", whole, "../in"):
        args = ("check", name, "--baseline", "../base.json", "--fail-on", "info")
        assert run(*args).exit_code == 0
    Path("deep").mkdir()
    run("check", ".", "--write-baseline", "deep/base.json")
    (entry,) = json.loads(Path("deep/base.json").read_bytes())["findings"]
    assert entry["file"] == "../cable.txt"


def test_standard_input_has_a_name_too(run, accepted):
    run("check", "-", "--write-baseline", "base.json", stdin=STRAYS)
    result = run("check", "-", "--baseline", "base.json", stdin=STRAYS)
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "1 finding accepted by base.json\n"
    assert new(run, str(accepted))[1] == "0 findings accepted by base.json\n"


def test_it_is_no_document_of_its_folder(run, accepted):
    """When a folder that contains the baseline is checked, the baseline is skipped."""
    run("check", ".", "--write-baseline", "in/base.json")
    first = Path("in/base.json").read_bytes()
    result = run("check", ".", "--baseline", "in/base.json")
    assert (result.stdout, result.exit_code) == ("", 0)
    run("check", ".", "--write-baseline", "in/base.json")
    assert Path("in/base.json").read_bytes() == first
    assert accepted.exists()


def test_a_glob_may_catch_it(run, accepted):
    """A baseline among the named files is read as the baseline and may be rewritten."""
    Path("other.json").write_bytes(b'{"heading": ')
    names = ("base.json", "other.json", str(accepted))
    result = run("check", *names, "--baseline", "./base.json")
    assert result.stdout.startswith("other.json:1:13: error json.malformed ")
    assert result.stdout.count("\n") == 1
    result = run("check", *names, "--write-baseline", "./base.json")
    assert "./base.json accepts 2 findings\n" in result.stderr


def test_it_replaces_no_file_to_check(run, accepted):
    """A file to check is never replaced by a baseline, because its telegram would be
    lost.
    """
    result = run("check", str(accepted), "--write-baseline", f"in/../{accepted}")
    assert "is a file to check and would be replaced" in result.stderr
    assert result.exit_code == 2
    assert accepted.read_bytes() == STRAYS
    result = run("check", str(accepted), "--baseline", str(accepted))
    assert "[baseline.malformed]" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "options",
    [("--baseline", "-"), ("--write-baseline", "-"), ("--write-baseline", "")],
)
def test_it_is_a_file(run, accepted, options):
    result = run("check", str(accepted), *options)
    assert "A baseline needs the name of a file" in result.stderr
    assert result.exit_code == 2


def test_an_empty_name_is_none(run, accepted):
    """An empty name means no baseline, so that the option can override a
    configuration.
    """
    result = run("check", str(accepted), "--baseline", "")
    assert result.stdout.count(CODE) == 1
    assert result.stderr == ""


def test_it_is_written_whole_or_not_at_all(run, accepted):
    before = Path("base.json").read_bytes()
    result = run("check", "in", "--write-baseline", "nowhere/base.json")
    assert result.stderr == (
        "cableformat: nowhere/base.json: No such file or directory "
        "[output.unwritable]\n"
    )
    assert result.exit_code == 1
    assert Path("base.json").read_bytes() == before
    assert accepted.exists()


def test_a_file_that_can_not_be_read_fails_all_the_same(run, accepted):
    """A baseline does not accept that a file cannot be read."""
    result = run("check", "in", "nowhere", "--write-baseline", "base.json")
    assert result.exit_code == 1
    assert result.stderr.endswith("base.json accepts 1 finding\n")
    assert accepted.exists()


# Formats


def test_sarif_says_what_is_new(run, accepted):
    """Every result has a state, and a fingerprint that stays the same
    when lines move.
    """
    args = ("check", "in", "--baseline", "base.json", "--format", "sarif")
    (old,) = sarif(run(*args).stdout)["results"]
    accepted.write_bytes(STRAYS.replace(b"TO ", b"?? zero ??\nTO "))
    results = sarif(run(*args).stdout)["results"]
    states = [result["baselineState"] for result in results]
    assert states == ["new", "unchanged"]
    assert results[1]["partialFingerprints"] == old["partialFingerprints"]
    assert results[0]["partialFingerprints"] != old["partialFingerprints"]
    assert old["baselineState"] == "unchanged"


@pytest.mark.parametrize("name", ["plain", "json", "github", "junit"])
def test_other_formats_tell_of_new_findings_alone(run, accepted, name):
    result = run("check", "in", "--baseline", "base.json", "--format", name)
    assert CODE not in result.stdout
    assert accepted.exists()


def test_statistics_count_new_findings_alone(run, accepted):
    args = ("check", "in", str(accepted), "--baseline", "base.json", "--statistics")
    Path("in/other.txt").write_bytes(STRAYS.replace(b"?? one ??\n", b""))
    assert run(*args).stderr == (
        "2 files: nothing new found\n1 finding accepted by base.json\n"
    )


# The document

ENTRY = {"file": "a", "code": "b", "path": "", "words": "", "count": 1}


def text(*entries, **more):
    return json.dumps({"version": 1, "findings": entries, **more})


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("", "malformed"),
        ("<<<<<<< HEAD\n{}", "malformed"),
        ("[" * 5000, "malformed"),
        ("[]", "malformed"),
        ("null", "malformed"),
        ('"version"', "malformed"),
        ("{}", "malformed"),
        ('{"version": 1}', "malformed"),
        ('{"version": true, "findings": []}', "malformed"),
        ('{"version": 1.0, "findings": []}', "malformed"),
        ('{"version": 0, "findings": []}', "malformed"),
        ('{"version": "1", "findings": []}', "malformed"),
        ('{"version": 2, "findings": {}}', "newer-version"),
        (text(more=1), "malformed"),
        ('{"version": 1, "findings": {}}', "malformed"),
        (text(3), "malformed"),
        (text([*ENTRY]), "malformed"),
        ('{"version": 1, "findings": [' + "[" * 900 + "]" * 900 + "]}", "malformed"),
        (text({**ENTRY, "more": 1}), "malformed"),
        *(
            (text({**ENTRY, name: value}), "malformed")
            for name, value in (
                ("file", 1),
                ("code", None),
                ("path", []),
                ("words", {}),
                ("count", 0),
                ("count", -1),
                ("count", True),
                ("count", 1.0),
                ("count", "1"),
            )
        ),
        *(
            (text({k: v for k, v in ENTRY.items() if k != name}), "malformed")
            for name in ENTRY
        ),
    ],
)
def test_a_broken_baseline_is_reported(run, accepted, document, code):
    """A broken baseline is reported with a code and a hint before any file is read."""
    Path("base.json").write_text(document, "utf-8")
    result = run("check", str(accepted), "--baseline", "base.json")
    assert result.stderr.startswith("cableformat: base.json: ")
    assert f"[baseline.{code}]\n    " in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere.json", "baseline.missing"), ("in", "input.is-a-folder")],
)
def test_a_baseline_that_can_not_be_read_is_reported(run, accepted, name, code):
    result = run("check", str(accepted), "--baseline", name)
    assert f"[{code}]" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)


def test_a_place_in_the_list_is_named(tmp_path):
    path = tmp_path / "base.json"
    path.write_text(text(ENTRY, {**ENTRY, "count": 0}), "utf-8")
    with pytest.raises(CableFormatError, match=r"^findings\[1\]: expected file, code"):
        read_baseline(str(path))


def test_two_lines_of_one_finding_are_the_greater_of_both(tmp_path):
    """If a merge of two branches leaves two entries for one finding, the greater count
    is valid.
    """
    path = tmp_path / "base.json"
    path.write_text(text({**ENTRY, "count": 2}, ENTRY), "utf-8")
    baseline = read_baseline(str(path))
    finding = Fingerprint("a", "b", "", "")
    assert [baseline.accepts(finding) for _ in range(3)] == [True, True, False]


def prints():
    words = st.text(max_size=3)
    return st.builds(Fingerprint, file=words, code=words, path=words, words=words)


@given(found=st.lists(prints(), max_size=8), extra=prints(), order=st.randoms())
def test_what_is_written_is_read_back(tmp_path_factory, found, extra, order):
    """A baseline accepts every finding that it was written from, as often as it was
    met, and no other; the order of the findings does not change its bytes.
    """
    record = Record()
    assert all(map(record.accepts, found))
    document = record.document()
    path = tmp_path_factory.mktemp("baseline") / "base.json"
    path.write_bytes(document)
    baseline = read_baseline(str(path))
    shuffled = list(found)
    order.shuffle(shuffled)
    again = Record()
    assert all(map(baseline.accepts, shuffled))
    assert not baseline.accepts(extra)
    assert all(map(again.accepts, shuffled))
    assert again.document() == document
    assert document.count(b"\n    {") == len(set(found))


# What a finding is known by


def test_the_findings_of_fixtures_are_known_again(run, tmp_path):
    """A second check of the fixtures has no new finding."""
    base = str(tmp_path / "base.json")
    some = INPUTS[::4]
    result = run("check", *some, "--write-baseline", base)
    assert result.exit_code == 0
    result = run("check", *some, "--baseline", base, "--fail-on", "info")
    assert (result.stdout, result.exit_code) == ("", 0)


def test_a_finding_begins_and_ends_where_its_span_does():
    """The line and column of a finding, at both ends, are those of its span in every
    format.
    """
    for name in INPUTS[::4]:
        source = Path(name).read_bytes()
        text = SourceText(source, None)
        for what in cableformat.check(source):
            finding = Finding(what, text, "a")
            start, end = finding.what.span
            begin = (finding.what.line, finding.what.column)
            assert text.line_and_column(start) == begin, name
            line, column = finding.end
            assert (line, column) >= begin, name
            if line == begin[0]:
                assert column - begin[1] == end - start, name


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("B. LIMA  0099", "/content/references/1", "LIMA 0099"),
        ("12.\t(C) Bark", "/content/paragraphs/3", "(C) Bark"),
        ("E.O. 12958: DECL", "/content/executiveOrder", "E.O. 12958: DECL"),
        ("1.5 tons", "/content/strays/0", "1.5 tons"),
        ("one\r\ntwo", "/content/strays/0", "one"),
        ("x" * 59 + " yz", "/content/strays/0", "x" * 59),
        ("one", "", ""),
        ("", "/content", ""),
    ],
)
def test_the_words_that_a_finding_is_about(text, path, expected):
    """A finding in telegram text is identified by the words at its span."""
    what = Diagnostic(
        code=CODE,
        severity=Severity.WARNING,
        message="a 'quoted' word",
        span=(0, len(text)),
        line=1,
        column=1,
        path=path,
        clause="model.md 4",
    )
    assert SourceText(text.encode(), "text").words(what) == expected


def test_a_name_is_the_same_through_a_link(tmp_path, monkeypatch):
    (tmp_path / "real" / "in").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    monkeypatch.chdir(tmp_path / "link")
    folders = (".", str(tmp_path / "real"), str(tmp_path / "link"))
    names = ("in/a.txt", str(tmp_path / "real/in/a.txt"), "../link/in/a.txt")
    for folder, name in itertools.product(folders, names):
        assert known_name(name, folder) == "in/a.txt"


def test_a_file_on_another_drive_has_its_whole_name(tmp_path, monkeypatch):
    """A file on another drive has its absolute name, because no relative path leads to
    it.
    """

    def relpath(_path, _start):
        msg = "path is on mount 'D:', start on mount 'C:'"
        raise ValueError(msg)

    monkeypatch.setattr(os.path, "relpath", relpath)
    path = tmp_path.resolve() / "a.txt"
    assert known_name(str(path), ".") == path.as_posix()


def test_nothing_is_gone_of_what_was_met():
    """A finding counts as gone only if the run did not meet it."""
    record, finding = Record(), Fingerprint("a", "b", "c", "d")
    record.accepts(finding)
    assert record.gone(".", {"a"}, lambda _: True) == 0
    assert Baseline(record._met).gone(".", {"a"}, lambda _: True) == 1


def test_a_file_called_as_standard_input_is_another(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert known_name("-", ".") == "-"
    assert known_name("./-", ".") == "./-"
    assert known_name("./-", "..") == f"{tmp_path.name}/-"


def test_a_file_whose_name_is_no_text_is_not_gone(run, accepted):
    name = os.fsdecode(b"in/caf\xe9.txt")
    Path(name).write_bytes(STRAYS)
    run("check", "in", "--write-baseline", "base.json")
    reported = "1 finding accepted by base.json\n"
    assert run("check", str(accepted), "--baseline", "base.json").stderr == reported
    Path(name).unlink()
    result = run("check", str(accepted), "--baseline", "base.json")
    assert "1 more in it no longer found" in result.stderr
