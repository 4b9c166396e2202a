"""What is wrong with a suite is reported, one fault at a time; hostile folders too."""

from __future__ import annotations

import base64
import json
import os
import shutil
from pathlib import Path

import pytest

from cableformat.conformance import archived, faults, flattened, questions, suite
from cableformat.conformance._archive import Folder, unzipped
from cableformat.conformance._suite import LONGEST
from cableformat.conformance._suite_check import ELSEWHERE
from cableformat.diagnostics import CATALOGUE
from cableformat.errors import CableFormatError

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
VALID = "valid/telegram/canonical"
REPAIRABLE = "repairable/strays/unknown-line-at-top"
INVALID = "invalid/documents/json-cut-off"
XML = "invalid/documents/xml-attribute"
DOCUMENT = "valid/documents/json-heading"
PLAYED = "valid/documents/json-layout"
RULE = "repairable/rules/release-codes"
NEIGHBOUR = "valid/rules/release-codes"
CASES = (VALID, REPAIRABLE, INVALID, XML, DOCUMENT, PLAYED, RULE, NEIGHBOUR)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A small suite without a fault: some cases and their neighbours."""
    folder = tmp_path_factory.mktemp("suite")
    for name in CASES:
        shutil.copytree(FIXTURES / name, folder / name, dirs_exist_ok=True)
        told = json.loads((FIXTURES / name / "case.json").read_text("utf-8"))
        if "neighbour" in told:
            near = told["neighbour"]
            shutil.copytree(FIXTURES / near, folder / near, dirs_exist_ok=True)
    assert list(faults(folder)) == []
    return folder


@pytest.fixture
def small(sound, tmp_path):
    """The same, to be broken."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(folder, **options):
    return [f"{fault.file}: {fault.told}" for fault in faults(folder, **options)]


def change(path, **members):
    """Other members in a JSON file; `None` takes one away."""
    both = json.loads(path.read_text("utf-8")) | members
    kept = {name: value for name, value in both.items() if value is not None}
    path.write_text(json.dumps(kept), "utf-8")


def replace(path, before, after):
    content = path.read_text("utf-8")
    assert before in content
    path.write_text(content.replace(before, after), "utf-8")


# Form


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Valid", "expected valid, repairable or invalid, a README.md or a LICENSE"),
        ("valid/Telegram", "expected a name of lower-case words joined by hyphens"),
        (f"{VALID}-", "expected a name of lower-case words joined by hyphens"),
        (f"{VALID}/drafts", "no file of a case has this name"),
        (f"{INVALID}/expected.txt", "is no file"),
    ],
)
def test_a_folder_that_belongs_nowhere_is_reported(small, name, problem):
    (small / name).mkdir()
    assert told(small) == [f"{name}: {problem}"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("valid/notes.txt", "expected a folder"),
        ("valid/telegram/notes.txt", "expected a folder"),
        (f"{VALID}/notes.txt", "no file of a case has this name"),
        (f"{VALID}/expected.txt", "stands beside documents with a layout alone"),
    ],
)
def test_a_file_that_belongs_nowhere_is_reported(small, name, problem):
    (small / name).write_text("", "utf-8")
    assert told(small) == [f"{name}: {problem}"]


def test_a_file_beside_the_groups_is_no_fault(small):
    for name in ("README.md", "LICENSE", ".gitattributes", "suite.schema.json"):
        (small / name).write_text("", "utf-8")
    (small / ".git").mkdir()
    assert told(small) == []


@pytest.mark.parametrize(
    "name", ["case.json", "expected.diagnostics.json", "expected.json"]
)
def test_a_file_that_is_missing_is_reported(small, name):
    (small / RULE / name).unlink()
    assert told(small) == [
        f"{RULE}/{name}: is missing"
        + (": the case is read" if name == "expected.json" else "")
    ]


def test_a_case_has_one_input(small):
    problem = "expected one input.txt, input.json or input.xml; found"
    (small / INVALID / "input.xml").write_text("<cable/>", "utf-8")
    assert told(small) == [f"{INVALID}: {problem} 2"]
    (small / INVALID / "input.xml").unlink()
    (small / INVALID / "input.json").unlink()
    assert told(small) == [f"{INVALID}: {problem} 0"]


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"description": "it should be read"}, "/description"),
        ({"description": "x" * 71}, "/description"),
        ({"clause": "section 4"}, "/clause"),
        ({"clause": None}, "/"),
        ({"words": ""}, "/words"),
        ({"level": "optional"}, "/"),
        ({"reason": "why not"}, "/"),
        ({"features": ["Two Words"]}, "/features/0"),
        ({"dialect": "navy"}, "/dialect"),
        ({"network": "state"}, "/"),
    ],
)
def test_what_a_case_may_not_say_is_reported_by_its_place(small, members, path):
    change(small / RULE / "case.json", **members)
    (found,) = told(small)
    assert found.startswith(f"{RULE}/case.json: {path}: ")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("case.json", b"{"),
        ("case.json", b"[]"),
        ("case.json", b"\xff"),
        ("case.json", b"[" * 100_000),
        ("case.json", b'{"description": "\\ud800"}'),
        ("expected.json", b"{"),
        ("expected.json", b"[" * 900 + b"]" * 900),
        ("expected.json", b'{"content": 1}'),
        ("expected.diagnostics.json", b"{}"),
        ("expected.diagnostics.json", b'[{"code": 1}]'),
        ("expected.rules.json", b"null"),
        ("expected.rules.json", b" " * LONGEST + b"[]"),
    ],
    ids=range(12),
)
def test_a_file_that_is_not_what_it_must_be_is_reported(small, file, content):
    (small / RULE / file).write_bytes(content)
    found = told(small)
    assert found
    assert all(line.startswith(f"{RULE}") for line in found)
    assert max(map(len, found)) < 400


def test_a_source_over_the_cap_of_a_suite_is_reported(small):
    (small / VALID / "input.txt").write_bytes(b"A" * (LONGEST + 1))
    assert any(f"over {LONGEST} bytes" in line for line in told(small))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("file", ["case.json", "input.json", "expected.json"])
def test_a_pipe_is_never_waited_for(small, file):
    (small / RULE / file).unlink()
    os.mkfifo(small / RULE / file)
    assert told(small) == [f"{RULE}/{file}: is no file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("file", ["case.json", "input.json"])
def test_a_pipe_is_never_waited_for_to_flatten_a_suite(small, file):
    (small / RULE / file).unlink()
    os.mkfifo(small / RULE / file)
    with pytest.raises(CableFormatError) as refused:
        flattened(suite(small))
    assert refused.value.code == "conformance.broken-suite"


def test_a_link_in_a_circle_is_no_case(small):
    (small / "valid" / "telegram" / "loop").symlink_to("loop")
    assert told(small) == ["valid/telegram/loop: expected a folder"]


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda _: None])
def test_where_there_is_no_suite_there_is_nothing_to_judge(tmp_path, make):
    folder = tmp_path / "suite"
    make(folder)
    for judge in (suite, lambda base: list(faults(base))):
        with pytest.raises(CableFormatError) as refused:
            judge(folder)
        assert refused.value.code == "conformance.broken-suite"


# What cases state


def test_two_cases_of_one_description_are_reported(small):
    words = "one description for two"
    for name in (RULE, NEIGHBOUR):
        change(small / name / "case.json", description=words)
    assert told(small) == [
        f"{name}/case.json: another case has this description"
        for name in (RULE, NEIGHBOUR)
    ]


def test_two_cases_of_one_source_are_reported(small):
    shutil.copy(small / RULE / "input.json", small / NEIGHBOUR)
    found = told(small)
    for name in (RULE, NEIGHBOUR):
        assert f"{name}/input.json: another case has this source" in found


@pytest.mark.parametrize(
    ("name", "members", "problem"),
    [
        (VALID, {"clause": "wire.md 99"}, "no such clause: 'wire.md 99'"),
        (VALID, {"clause": "wire.md 1.7.99"}, "no such clause: 'wire.md 1.7.99'"),
        (
            RULE,
            {"neighbour": "valid/rules/nothing"},
            "no such neighbour: 'valid/rules/nothing'",
        ),
        (RULE, {"neighbour": VALID}, "its neighbour is text, and it is json"),
        (RULE, {"neighbour": None}, "names no neighbour, and has a finding"),
        (
            RULE,
            {"neighbour": DOCUMENT},
            "expected 8 lines at most that its neighbour lacks, or it; found 103",
        ),
        (
            VALID,
            {"roundtrip": "none", "neighbour": NEIGHBOUR},
            "roundtrip is none where nothing is read, and nowhere else",
        ),
        (
            VALID,
            {"roundtrip": "twoPass"},
            "what is written back has the same bytes: onePass",
        ),
    ],
)
def test_what_a_case_says_wrongly_is_reported(small, name, members, problem):
    change(small / name / "case.json", **members)
    assert f"{name}/case.json: {problem}" in told(small)


def test_a_neighbour_has_no_finding_itself(small):
    change(small / INVALID / "case.json", neighbour=DOCUMENT)
    findings = (small / REPAIRABLE / "expected.diagnostics.json").read_bytes()
    (small / DOCUMENT / "expected.diagnostics.json").write_bytes(findings)
    problem = "its neighbour has a finding itself"
    assert f"{INVALID}/case.json: {problem}" in told(small)


def test_an_invalid_case_has_one_fault(small):
    file = small / INVALID / "expected.diagnostics.json"
    file.write_text(json.dumps(2 * json.loads(file.read_text("utf-8"))), "utf-8")
    name = f"{INVALID}/expected.diagnostics.json"
    assert f"{name}: expected one fault; found 2" in told(small)


@pytest.mark.parametrize(
    ("name", "file"),
    [(RULE, "expected.rules.json"), (REPAIRABLE, "expected.diagnostics.json")],
)
def test_the_group_is_that_of_the_gravest_finding(small, name, file):
    (small / name / file).write_text("[]", "utf-8")
    problem = "by its findings it is valid, by its folder it is not"
    assert f"{name}/expected.diagnostics.json: {problem}" in told(small)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("rules.release-codes", "rules.nothing", "no finding has the code"),
        ("rules.release-codes", "input.missing", "no finding has the code"),
        ("warning", "info", "rules.release-codes is of severity warning"),
    ],
)
def test_a_finding_is_one_of_the_catalogue(small, before, after, problem):
    replace(small / RULE / "expected.rules.json", before, after)
    assert any(problem in line for line in told(small))


# What is read


@pytest.mark.parametrize(
    ("name", "file", "before", "after", "problem"),
    [
        (
            VALID,
            "expected.json",
            "TRAINING COURSE",
            "REST",
            "the source is another cable: /content/subject changed",
        ),
        (
            REPAIRABLE,
            "expected.diagnostics.json",
            '"line": 1,',
            '"line": 2,',
            "lacks warning text.unrecognised-line",
        ),
        (
            RULE,
            "expected.rules.json",
            '"line": 29,',
            '"line": 30,',
            "lacks warning rules.release-codes",
        ),
        (
            PLAYED,
            "expected.txt",
            "FM",
            "TO",
            "another telegram is written with the layout",
        ),
    ],
)
def test_what_is_not_read_so_is_reported(small, name, file, before, after, problem):
    replace(small / name / file, before, after)
    (found,) = told(small)
    assert found.startswith(f"{name}/{file}: {problem}")


def test_a_valid_case_is_an_example(small):
    """The cable of a valid case breaks no rule that is a warning."""
    for file in ("input.json", "expected.json"):
        shutil.copy(small / RULE / file, small / NEIGHBOUR)
    (small / NEIGHBOUR / "expected.rules.json").unlink()
    problem = "is missing: the cable breaks rules.release-codes"
    assert f"{NEIGHBOUR}/expected.rules.json: {problem}" in told(small)
    change(small / NEIGHBOUR / "case.json", level="proposed", reason="to be told")
    assert not any(problem in line for line in told(small))


def test_a_cable_of_nothing_is_reported(small):
    shutil.copy(small / DOCUMENT / "expected.json", small / INVALID)
    assert told(small) == [f"{INVALID}/expected.json: the source is no cable"]


def test_a_cable_that_nobody_expects_is_reported(small):
    shutil.copy(small / DOCUMENT / "input.json", small / INVALID)
    found = told(small)
    assert f"{INVALID}/expected.json: is missing: the source is a cable" in found
    problem = "the schema accepts it, and 'json.malformed'"
    assert not any(problem in line for line in found)


def test_a_document_that_begins_like_another_format_is_reported(small):
    (small / INVALID / "input.json").rename(small / INVALID / "input.xml")
    assert f"{INVALID}/input.xml: it begins like json" in told(small)


def test_what_a_schema_accepts_and_the_case_refuses_is_on_the_list_of_rules(small):
    shutil.copy(small / DOCUMENT / "input.json", small / INVALID)
    file = small / INVALID / "expected.diagnostics.json"
    replace(file, "json.malformed", "document.newer-version")
    problem = "the schema accepts it, and 'document.newer-version' is not among"
    assert any(problem in line for line in told(small))


def test_what_a_schema_refuses_is_not_read(small):
    replace(small / DOCUMENT / "input.json", '"heading"', '"headings"')
    problem = "the schema refuses it, and the case is read"
    assert f"{DOCUMENT}/input.json: {problem}" in told(small)


# Completeness


def test_what_a_complete_suite_lacks_is_reported_where_it_is_asked(small):
    lacking = told(small, complete=True)
    assert "repairable: no case has a finding text.empty" in lacking
    findings = [code for code, entry in CATALOGUE.items() if entry.severity]
    shown = 4
    assert len(lacking) == len(findings) - len(ELSEWHERE) - shown


def test_a_cable_of_a_case_that_is_none_is_refused_with_its_first_fault(small):
    """The error about an expected cable that is not one names the wrong member, and not
    only the file.
    """
    (small / VALID / "expected.json").write_text('{"content": {"cork": 1}}', "utf-8")
    with pytest.raises(CableFormatError, match="/content/cork: Content has no member"):
        list(questions(suite(small)))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (f"{VALID}/expected.diagnostics.json", "[5]"),
        (f"{VALID}/expected.diagnostics.json", '[{"code": "text.no-end"}]'),
        (f"{INVALID}/expected.diagnostics.json", "{}"),
        (f"{RULE}/expected.rules.json", "5"),
        (f"{VALID}/expected.json", "null"),
        (f"{VALID}/expected.json", "[" * 900 + "]" * 900),
        (f"{VALID}/case.json", '{"description": 5}'),
    ],
)
def test_of_a_broken_suite_nobody_is_asked(small, file, content):
    """If any file of a suite is broken, one exception is raised before the first
    question.
    """
    (small / file).write_text(content, "utf-8")
    with pytest.raises(CableFormatError) as caught:
        list(questions(suite(small)))
    assert caught.value.code == "conformance.broken-suite"


def test_a_case_states_strings(small):
    file = small / VALID / "case.json"
    told = json.loads(file.read_text("utf-8"))
    for name in ("description", "clause", "words", "neighbour", "reason", "features"):
        file.write_text(json.dumps({**told, name: [5]}), "utf-8")
        with pytest.raises(CableFormatError, match="expected a string"):
            suite(small)


def test_of_what_is_nested_too_deep_there_is_no_document(small):
    (small / VALID / "expected.json").write_text("[" * 900 + "]" * 900, "utf-8")
    with pytest.raises(CableFormatError, match="as one document"):
        flattened(suite(small))


def test_a_name_that_is_not_utf_8_is_reported(small):
    try:
        shutil.copytree(small / VALID, small / "valid/telegram/\udcff")
    except OSError:
        pytest.skip("the file system has no such names")
    with pytest.raises(CableFormatError, match="its name is not UTF-8"):
        suite(small)


def test_a_suite_is_made_again_of_its_one_document(sound, tmp_path):
    """The document of a suite contains everything from which the same suite can be
    written again.
    """
    document = json.loads(flattened(suite(sound)))
    for told in document["cases"]:
        folder = tmp_path / told["name"]
        folder.mkdir(parents=True)
        ending = {"text": "txt"}.get(told["format"], told["format"])
        for name, member in (
            ("case.json", "about"),
            ("expected.json", "cable"),
            ("expected.diagnostics.json", "findings"),
            ("expected.rules.json", "rules"),
        ):
            if member in told:
                (folder / name).write_text(json.dumps(told[member]), "utf-8")
        for name, member in (
            (f"input.{ending}", "source"),
            ("expected.txt", "telegram"),
        ):
            if member in told:
                (spelled,) = told[member].items()
                (folder / name).write_bytes(
                    spelled[1].encode()
                    if spelled[0] == "text"
                    else base64.b64decode(spelled[1])
                )
    assert list(faults(tmp_path)) == []
    assert flattened(suite(tmp_path)) == flattened(suite(sound))


def test_a_suite_in_an_archive_is_the_suite_in_folders(sound):
    """A suite is read from an archive, as in a wheel, with the same content as from
    folders.
    """
    folder = unzipped(archived(sound))
    assert list(faults(folder)) == []
    assert flattened(suite(folder)) == flattened(suite(sound))
    assert archived(folder) == archived(sound)


def test_what_an_archive_lacks_is_reported(sound):
    folder = unzipped(archived(sound))
    found = told(Folder("", {**folder._inside, "valid": {"telegram": {"bare": {}}}}))
    assert "valid/telegram/bare/case.json: is missing" in found
    with pytest.raises(CableFormatError, match=r"case\.json is no file"):
        suite(Folder("", {"valid": {"telegram": {"bare": {}}}}))
    for missing in (folder / "valid", folder / "valid" / "no" / "such"):
        assert not missing.is_file()
        with pytest.raises(FileNotFoundError):
            missing.read_bytes()
    assert not (folder / VALID / "input.txt" / "more").is_file()


def test_a_file_of_an_archive_is_read_as_bytes_or_text(sound):
    file = unzipped(archived(sound)) / VALID / "case.json"
    content = (sound / VALID / "case.json").read_bytes()
    assert file.read_bytes() == content
    assert file.read_text("utf-8") == content.decode()
    with file.open(encoding="utf-8") as stream:
        assert stream.read() == content.decode()
