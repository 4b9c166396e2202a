"""`cableformat conform check`, `flatten` and `archive`."""

from __future__ import annotations

import base64
import io
import json
import os
import shutil
import zipfile
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from cableformat.conformance import suite

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
CASE = "valid/telegram/canonical"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A suite of one case, in the working folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FIXTURES / CASE, tmp_path / "mine" / CASE)
    return Path("mine")


# check


def test_of_a_sound_suite_nothing_is_reported(run, mine):
    result = run("conform", "check", str(mine))
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_every_fault_is_a_line(run, mine):
    (mine / CASE / "expected.json").unlink()
    (mine / "valid" / "No\x9btes").write_text("")
    result = run("conform", "check", str(mine))
    assert result.stdout == (
        "mine/valid/No\\x9btes: expected a folder\n"
        "mine/valid/telegram/canonical/expected.json: is missing: the case is read\n"
    )
    assert result.stderr == "2 faults in the suite\n"
    assert result.exit_code == 1


def test_a_suite_of_others_is_complete_only_where_that_is_asked(run, mine):
    result = run("conform", "check", str(mine), "--complete")
    assert "mine/repairable: no case has a finding text.empty\n" in result.stdout
    assert result.exit_code == 1


def test_without_a_folder_the_published_suite_is_checked(run, mine, monkeypatch):
    """Without an argument the published suite is checked, and it has to be complete."""
    published = "cableformat.conformance._suite_check.published"
    monkeypatch.setattr(published, lambda: mine)
    result = run("conform", "check")
    assert "\nrepairable: no case has a finding text.empty\n" in result.stdout
    assert result.exit_code == 1


@pytest.mark.parametrize("command", ["check", "flatten"])
def test_a_folder_that_is_no_suite_is_reported(run, tmp_path, command):
    result = run("conform", command, str(tmp_path))
    assert result.stderr == (
        f"cableformat: {tmp_path}: the suite can't be read: expected cases in valid, "
        "repairable or invalid; found none [conformance.broken-suite]\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)


# flatten


def flat(result):
    assert (result.stderr, result.exit_code) == ("", 0)
    return json.loads(result.stdout_bytes)


def bytes_of(member):
    if "text" in member:
        return member["text"].encode()
    return base64.b64decode(member["base64"])


def test_the_suite_as_one_document_holds_every_file(run):
    """The document of the suite contains every source byte for byte, and every JSON
    file member by member.
    """
    reported = flat(run("conform", "flatten"))
    assert len(reported["cases"]) == len(suite())
    for case, found in zip(suite(), reported["cases"], strict=True):
        folder = FIXTURES / case.name
        assert found["name"] == case.name
        assert bytes_of(found["source"]) == (folder / case.input).read_bytes()
        assert found["format"] == case.format
        for name, file in (
            ("about", "case.json"),
            ("cable", "expected.json"),
            ("findings", "expected.diagnostics.json"),
            ("rules", "expected.rules.json"),
        ):
            there = (folder / file).exists()
            assert (name in found) == there
            assert not there or found[name] == json.loads((folder / file).read_bytes())
        there = (folder / "expected.txt").exists()
        assert ("telegram" in found) == there
        if there:
            telegram = (folder / "expected.txt").read_bytes()
            assert bytes_of(found["telegram"]) == telegram


def test_the_suite_as_one_document_is_as_its_schema_says(run):
    schemas = [
        json.loads((FIXTURES / name).read_bytes())
        for name in ("case.schema.json", "suite.schema.json")
    ]
    registry = [DRAFT202012.create_resource(each) for each in schemas] @ Registry()
    validator = jsonschema.Draft202012Validator(schemas[1], registry=registry)
    reported = flat(run("conform", "flatten"))
    assert [error.message for error in validator.iter_errors(reported)] == []
    reported["cases"][0]["source"] = {"base64": "a"}
    reported["cases"][1]["findings"] = [{}]
    del reported["cases"][2]["about"]["clause"]
    assert len({e.path[1] for e in validator.iter_errors(reported)}) == 3


@pytest.mark.parametrize(
    ("args", "chosen"),
    [
        (["--topic", "references"], lambda case: case.topic == "references"),
        (
            ["--topic", "tags", "--topic", "subject"],
            lambda case: case.topic in ("tags", "subject"),
        ),
        (["--level", "required"], lambda case: case.level.value == "required"),
        (["--level", "optional"], lambda case: case.level.value != "proposed"),
        (["--level", "proposed"], lambda _: True),
        (["--feature", "misprint"], lambda case: "misprint" in case.features),
        (["--case", "invalid/*"], lambda case: case.name.startswith("invalid/")),
        (
            ["--case", "*/subject/*", "--level", "required", "--feature", "subject"],
            lambda case: (
                case.topic == "subject"
                and case.level.value == "required"
                and "subject" in case.features
            ),
        ),
    ],
    ids=range(8),
)
def test_cases_are_chosen(run, args, chosen):
    reported = flat(run("conform", "flatten", *args))
    expected = [case.name for case in suite() if chosen(case)]
    assert [case["name"] for case in reported["cases"]] == expected
    assert expected


def test_a_choice_of_nothing_is_a_usage_error(run):
    result = run("conform", "flatten", "--topic", "references", "--case", "invalid/*")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "No case of the suite matches the options" in result.stderr


def test_the_document_is_written_to_a_file(run, mine):
    result = run("conform", "flatten", str(mine), "-o", "suite.json")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    reported = json.loads(Path("suite.json").read_bytes())
    assert [case["name"] for case in reported["cases"]] == [CASE]


def test_a_broken_case_is_reported_and_nothing_written(run, mine):
    (mine / CASE / "expected.diagnostics.json").write_text("{")
    result = run("conform", "flatten", str(mine), "-o", "suite.json")
    assert f"{CASE}/expected.diagnostics.json: no JSON" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)
    assert not Path("suite.json").exists()


# archive


def test_the_archive_holds_every_file_of_the_suite(run):
    """The archive contains the files of the suite and nothing else, and is a suite when
    it is unpacked.
    """
    result = run("conform", "archive", "-o", "-")
    assert (result.stderr, result.exit_code) == ("", 0)
    with zipfile.ZipFile(io.BytesIO(result.stdout_bytes)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == {
        f"cableformat-suite-v1/{path.relative_to(FIXTURES).as_posix()}": (
            path.read_bytes()
        )
        for path in FIXTURES.rglob("*")
        if path.is_file()
    }
    assert b"Permission is hereby granted" in found["cableformat-suite-v1/LICENSE"]


def test_an_archive_is_the_same_whenever_it_is_made(run, mine):
    """The bytes of an archive do not depend on the dates and modes of its files."""
    made = []
    for day in (1_000_000_000, 2_000_000_000):
        for path in mine.rglob("*"):
            os.utime(path, (day, day))
        (mine / CASE / "case.json").chmod(0o600 if made else 0o755)
        result = run("conform", "archive", str(mine), "-o", "mine.zip")
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
        made.append(Path("mine.zip").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile("mine.zip") as archive:
        archive.extractall("unpacked")
    result = run("conform", "check", "unpacked/cableformat-suite-v1")
    assert (result.stdout, result.exit_code) == ("", 0)


def test_of_a_broken_suite_there_is_no_archive(run, mine):
    (mine / CASE / "case.json").write_text("{")
    result = run("conform", "archive", str(mine), "-o", "mine.zip")
    assert "[conformance.broken-suite]" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)
    assert not Path("mine.zip").exists()


def test_an_archive_that_can_not_be_written_is_reported(run, mine):
    result = run("conform", "archive", str(mine), "-o", str(mine))
    assert result.stderr.startswith(f"cableformat: {mine}: ")
    assert "[output.unwritable]" in result.stderr
    assert result.exit_code == 1


# The page of the suite


def test_the_page_of_the_suite_shows_a_case_as_it_is():
    page = (FIXTURES / "README.md").read_text("utf-8")
    shown = json.loads(page.split("```json")[1].split("```")[0])
    case = FIXTURES / "repairable/address/misspelt-immediate/case.json"
    assert shown == json.loads(case.read_bytes())
