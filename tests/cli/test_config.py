"""`[tool.cableformat.check]` of a `pyproject.toml`."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cableformat.cli._check import check
from cableformat.cli._check._keys import KEYS, defaults
from cableformat.errors import CableFormatError

#: Its findings have each severity but error.
MIXED = b"FM AMEMBASSY ROME\nTO caf\xe9 \x07\n"
CODES = ["text.encoding-assumed", "text.control-character"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with a telegram in a folder; a function that configures it."""
    root = tmp_path / "project"
    (root / "in" / "deep").mkdir(parents=True)
    (root / "in" / "cable.txt").write_bytes(MIXED)
    monkeypatch.chdir(root)

    def configure(text, name="pyproject.toml", section="[tool.cableformat.check]\n"):
        Path(name).write_text(section + text, "utf-8")

    return configure


def codes(result):
    return [json.loads(line)["code"] for line in result.stdout.splitlines()]


# What each key does


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", CODES),
        ('select = ["text.encoding-assumed"]', CODES[:1]),
        ('select = ["heading", "text.control-character"]', CODES[1:]),
        ('ignore = ["text"]', []),
        ('ignore = ["text.control-character"]', CODES[:1]),
        ("select = []\nignore = []\nexclude = []", CODES),
        ('exclude = ["cable.*"]', []),
        ('exclude = ["in/cable.txt"]', []),
        ('exclude = ["deep/"]', CODES),
    ],
)
def test_codes_and_files_are_chosen(run, project, setting, expected):
    project(setting)
    assert codes(run("check", "in", "--format", "json")) == expected


def test_how_severe_a_finding_must_be(run, project):
    project('fail-on = "warning"')
    assert run("check", "in").exit_code == 1
    assert run("check", "in", "--fail-on", "error").exit_code == 0


def test_how_findings_are_written(run, project):
    project('format = "github"\nexplain = true')
    reported = run("check", "in").stdout
    assert reported.startswith("::warning ")
    assert "why: " in reported
    reported = run("check", "in", "--format", "plain", "--no-explain").stdout
    assert reported.startswith("in/cable.txt:2:7: warning ")
    assert "why: " not in reported


@pytest.mark.parametrize("day", ["1975-06-01", '"1975-06-01"'])
def test_a_date_near_the_cables(run, project, day):
    """The date may be a day of TOML or a string."""
    Path("in/cable.txt").write_bytes(
        b"FM AMEMBASSY ROME\nE.O. 11652: DECL: 08/09/07\nSUBJECT: CORK\n"
    )
    plain = run("check", "in").stdout
    project(f"date = {day}")
    dated = run("check", "in").stdout
    assert dated == run("check", "in", "--date", "1975-06-01", "--isolated").stdout
    assert dated != plain


def test_what_is_accepted(run, project, monkeypatch):
    """The path of the baseline is relative to the folder of its configuration; an
    option names another baseline, or none.
    """
    Path("kept").mkdir()
    run("check", "in", "--write-baseline", "kept/base.json")
    project('baseline = "kept/base.json"')
    root = Path.cwd()
    for folder, name in ((".", "in"), ("in", "cable.txt"), ("in/deep", "..")):
        monkeypatch.chdir(root / folder)
        result = run("check", name)
        assert result.stdout == ""
        assert "2 findings accepted by " in result.stderr
        assert codes(run("check", name, "--baseline", "", "--format", "json")) == CODES
        assert run("check", name, "--baseline", "nowhere").exit_code == 1


# Where it is


def test_an_option_overrides_its_key(run, project):
    """An option overrides only its own key of the configuration."""
    project('select = ["text"]\nignore = ["text.control-character"]')
    options = ("--select", "text.control-character", "--format", "json")
    assert codes(run("check", "in", *options)) == []
    assert codes(run("check", "in", "--ignore", "heading", *options)) == CODES[1:]


def test_the_nearest_above_the_working_folder_is_read(run, project, monkeypatch):
    """The nearest pyproject.toml with a table of this program is read, and nothing is
    taken from those above it.
    """
    project('ignore = ["text"]')
    project("x = 1", "in/pyproject.toml", "[tool.other]\n")
    monkeypatch.chdir("in/deep")
    assert codes(run("check", "..", "--format", "json")) == []
    project('exclude = ["nothing"]')
    assert codes(run("check", "..", "--format", "json")) == CODES


def test_it_holds_for_files_elsewhere(run, project, tmp_path):
    """The working folder selects the configuration, even for files in other folders."""
    project('ignore = ["text"]')
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "cable.txt"
    other.write_bytes(MIXED)
    (tmp_path / "other" / "pyproject.toml").write_text(
        '[tool.cableformat.check]\nselect = ["heading"]\n', "utf-8"
    )
    assert run("check", str(other)).stdout == ""


def test_globs_begin_where_they_are_written(run, project, monkeypatch):
    """A glob of a configuration is relative to the folder of the configuration, and a
    glob of an option to the working folder.
    """
    project('exclude = ["in/cable.txt"]')
    monkeypatch.chdir("in")
    assert run("check", ".").stdout == ""
    options = ("--format", "json", "--exclude")
    assert codes(run("check", ".", *options, "in/cable.txt")) == CODES
    assert codes(run("check", ".", *options, "cable.txt")) == []


def test_a_file_can_be_named(run, project):
    project('ignore = ["text"]')
    project('select = ["text.control-character"]', "in/other.toml")
    args = ("check", "in", "--format", "json", "--config", "in/other.toml")
    assert codes(run(*args)) == CODES[1:]


def test_it_can_be_left_out(run, project):
    project("this is no TOML")
    assert codes(run("check", "in", "--isolated", "--format", "json")) == CODES


@pytest.mark.parametrize("flip", [False, True])
def test_to_name_one_and_leave_it_out_is_a_contradiction(run, project, flip):
    project("")
    options = [["--isolated"], ["--config", "pyproject.toml"]]
    options = options[::-1] if flip else options
    result = run("check", "in", *options[0], *options[1])
    assert "--isolated and --config contradict each other" in result.stderr
    assert result.exit_code == 2


def test_an_empty_table_says_nothing(run, project):
    project("", section="[tool.cableformat]\n")
    assert codes(run("check", "in", "--format", "json")) == CODES


def test_help_needs_no_configuration(run, project):
    project("this is no TOML")
    assert run("check", "--help").exit_code == 0
    assert run("show", "in/cable.txt").exit_code == 0


@pytest.mark.usefixtures("project")
def test_the_completion_of_a_shell_reads_none():
    """The completion of a shell reads no configuration, because an error would end it
    in the middle of a word.
    """
    Path("pyproject.toml").write_text("this is no TOML", "utf-8")
    check.make_context("check", ["in"], resilient_parsing=True)


# What is refused


@pytest.mark.parametrize(
    ("setting", "code", "reported"),
    [
        ('selct = ["text"]', "unknown-key", "'selct'; did you mean select?"),
        ('fail_on = "error"', "unknown-key", "'fail_on'; did you mean fail-on?"),
        ("xyzzy = 1", "unknown-key", "'xyzzy'; it has select, ignore, exclude, "),
        ("[tool.cableformat.chekc]", "unknown-key", "'chekc'; did you mean check?"),
        ('select = "text"', "wrong-value", "select: expected a list of strings; "),
        ('select = ["text", 1]', "wrong-value", "select: expected a list of strings"),
        ('ignore = ["text.emtpy"]', "wrong-value", "did you mean text.empty?"),
        ('ignore = [""]', "wrong-value", "ignore: No such code: "),
        ("exclude = {}", "wrong-value", "exclude: expected a list of strings; found a"),
        (
            'fail-on = "eror"',
            "wrong-value",
            "one of error, warning, info; found 'eror'",
        ),
        ("fail-on = 1", "wrong-value", "one of error, warning, info; found 1"),
        ('format = "text"', "wrong-value", "plain, json, sarif, github, junit; found"),
        ("format = []", "wrong-value", "github, junit; found a list"),
        ("baseline = true", "wrong-value", "baseline: expected the path of a file; "),
        ('baseline = ""', "wrong-value", "baseline: expected the path of a file; "),
        ('baseline = "a\\u0000"', "wrong-value", "baseline: expected the path of"),
        ('explain = "yes"', "wrong-value", "explain: expected true or false; found"),
        ("explain = 1", "wrong-value", "explain: expected true or false; found 1"),
        ('date = "1975-02-30"', "wrong-value", "date: expected a day of the calendar"),
        ("date = 1975-06-01T00:00:00", "wrong-value", "date: expected a day of the "),
        ("date = 1975", "wrong-value", "date: expected a day of the calendar"),
        (
            'dialect = "navy"',
            "wrong-value",
            "dialect: expected one of state, military",
        ),
        ("this is no TOML", "malformed", "expected TOML; Expected '=' after a key"),
        ("a = " + "[" * 5000, "malformed", "expected TOML; it is too deep"),
        ("a = " + "9" * 5000, "malformed", "expected TOML; "),
    ],
)
def test_what_makes_no_sense_is_refused(run, project, setting, code, reported):
    """A wrong setting is reported with its key, the nearest known key and a code, and
    nothing is checked.
    """
    project(setting)
    result = run("check", "in")
    assert result.stderr.startswith("cableformat: pyproject.toml: ")
    first = result.stderr.partition("\n")[0]
    assert reported in first
    assert first.endswith(f"[config.{code}]")
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("[tool]\ncableformat = 3\n", "config.no-section"),
        ("[tool.cableformat]\n", "config.no-section"),
        ("[tool.cableformat]\ncheck = 3\n", "config.wrong-value"),
        ("[project]\n", "config.no-section"),
        ("tool = 3\n", "config.no-section"),
    ],
)
def test_a_file_that_is_named_has_the_section(run, project, section, code):
    project("", "other.toml", section)
    result = run("check", "in", "--config", "other.toml")
    assert result.stderr.startswith("cableformat: other.toml: ")
    assert f"[{code}]" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


def test_a_file_that_is_no_text_is_refused(run, project):
    project("")
    Path("pyproject.toml").write_bytes(b"\xff\xfe")
    result = run("check", "in")
    assert "expected TOML; 'utf-8' codec" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere.toml", "missing"), ("in", "is-a-folder")]
)
def test_a_file_that_can_not_be_read_is_refused(run, project, name, code):
    project("")
    result = run("check", "in", "--config", name)
    assert f"[input.{code}]" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.usefixtures("project")
def test_a_folder_above_that_may_not_be_searched_has_none(run, monkeypatch):
    """A folder above that may not be searched counts as one without a configuration."""
    real = os.stat

    def searched(path, *args, **kwargs):
        if Path(path).name == "pyproject.toml":
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "stat", searched)
    result = run("check", "in", "--format", "json")
    assert codes(result) == CODES
    assert "denied" not in result.stderr


@pytest.mark.parametrize(
    ("value", "reported"),
    [("2008-09-15T11:22:00", "2008-09-15T11:22:00"), ("true", "true"), ("7", "7")],
)
def test_values_are_spelled_as_toml_spells_them(run, project, value, reported):
    project(f"date = {value}")
    assert f"; found {reported}" in run("check", "in").stderr.replace("'", "")


def test_a_working_folder_that_is_gone_has_none(run, project, monkeypatch):
    """If the working folder has been deleted, files are checked without a
    configuration.
    """
    project('ignore = ["text"]')
    source = str(Path("in/cable.txt").resolve())

    def gone():
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    assert codes(run("check", source, "--format", "json")) == CODES


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    section=VALUES
    | st.dictionaries(st.sampled_from([key.name for key in KEYS]) | st.text(), VALUES)
)
def test_any_value_is_taken_or_refused_with_a_code(section):
    """Every setting, even one that TOML cannot express, is accepted or refused with a
    code.
    """
    try:
        found = defaults(section, "tool.cableformat.check", "")
    except CableFormatError as error:
        assert error.code in ("config.unknown-key", "config.wrong-value")
    else:
        assert len(found) == len(section)


def test_this_repository_reads_itself(run):
    """The pyproject.toml of this repository has no table of this program, so the one
    above it is looked for.
    """
    root = Path(__file__).parents[2]
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    assert "cableformat" not in settings["tool"]
    clean = str(root / "fixtures/v1/valid/telegram/canonical/input.txt")
    assert run("check", clean).exit_code == 0
