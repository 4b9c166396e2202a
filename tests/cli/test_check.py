"""`cableformat check`."""

from __future__ import annotations

import io
import itertools
import json
import os
import sys
from pathlib import Path

import pytest

from cableformat.cli import main
from tests.cli.conftest import forged

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
CLEAN = FIXTURES / "valid/telegram/canonical/input.txt"
NAMESPACE = "https://w3id.org/cableformat/v1"
STRAY = (
    "cable.txt:1:1: warning text.unrecognised-line 'COPY KEPT IN THE READING ROOM' "
    "belongs to no element; kept as a stray\n"
)
#: A telegram whose findings have each severity but error.
MIXED = b"FM AMEMBASSY ROME\nTO caf\xe9 \x07\n"


@pytest.fixture
def files(telegram):
    """A file of each worst severity, by that severity; `clean` has no finding."""
    Path("clean.txt").write_bytes(CLEAN.read_bytes())
    Path("info.txt").write_bytes(CLEAN.read_bytes().replace(b"\n", b"\r\n", 1))
    Path("error.json").write_bytes(b'{"heading": ')
    return {
        "clean": "clean.txt",
        "info": "info.txt",
        "warning": telegram,
        "error": "error.json",
    }


def test_a_clean_file_prints_nothing(run):
    result = run("check", str(CLEAN))
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_findings_go_to_standard_output(run, telegram):
    result = run("check", telegram)
    assert (result.stdout, result.stderr, result.exit_code) == (STRAY, "", 0)


def test_a_hint_follows_its_finding(run):
    assert run("check", "-", stdin=MIXED).stdout == (
        "-:2:7: warning text.encoding-assumed not UTF-8; read as windows-1252\n"
        "    Text of another encoding is best decoded before it is read\n"
        "-:2:9: info text.control-character no document can hold '\\x07'; kept only in "
        "the layout\n"
    )


@pytest.mark.parametrize("to", ["json", "xml"])
def test_what_convert_writes_checks(run, telegram, to):
    for option in ((), ("--layout", "drop")):
        document = run("convert", telegram, "--to", to, *option).stdout_bytes
        result = run("check", "-", stdin=document)
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


SEVERITIES = ["clean", "info", "warning", "error"]


@pytest.mark.parametrize(
    ("worst", "least"), [*itertools.product(SEVERITIES, SEVERITIES[1:])]
)
def test_a_finding_as_severe_as_fail_on_is_exit_code_1(run, files, worst, least):
    expected = int(SEVERITIES.index(worst) >= SEVERITIES.index(least))
    for also in ((), (files["clean"],)):
        result = run("check", files[worst], *also, "--fail-on", least)
        assert result.exit_code == expected


def test_without_fail_on_an_error_fails_and_a_warning_does_not(run, files):
    codes = [run("check", file).exit_code for file in files.values()]
    assert codes == [0, 0, 0, 1]


class TestBrokenDocuments:
    @pytest.mark.parametrize(
        ("source", "reported"),
        [
            (b'{"heading": ', "-:1:13: error json.malformed unexpected end of data\n"),
            (
                b'{"$schema": "https://w3id.org/cableformat/v1.9/cable.schema.json"}',
                (
                    "-:1:2: error document.newer-version version 1.9 is needed; this "
                    "library reads up to 1.0\n"
                    "    A newer version of the library reads it\n"
                ),
            ),
            (
                (
                    b'{"$schema": "https://w3id.org/cableformat/v1.0/cable.schema.json",\n'
                    b' "heading": {"originater": "AMEMBASSY ROME"}}'
                ),
                (
                    "-:2:14: error document.unknown-member Heading has no member "
                    "'originater'\n    Did you mean 'originator'?\n"
                ),
            ),
        ],
    )
    def test_what_the_reader_finds_the_schema_does_not_repeat(
        self, run, source, reported
    ):
        result = run("check", "-", stdin=source)
        assert (result.stdout, result.stderr, result.exit_code) == (reported, "", 1)

    def test_a_newer_version_in_xml_is_reported(self, run):
        source = f'<cable xmlns="{NAMESPACE}" formatVersion="2.0"/>'
        result = run("check", "-", stdin=source.encode())
        assert "error document.newer-version version 2.0 is needed" in result.stdout
        assert result.exit_code == 1

    def test_the_format_can_be_named(self, run, telegram):
        result = run("check", telegram, "--from", "json")
        assert result.stdout.startswith("cable.txt:1:1: error json.malformed ")
        assert run("check", "-", "--from", "text", stdin=b"{}").exit_code == 0


class TestLayout:
    """A document that nobody edited plays back a source that reads as its cable."""

    MESSAGE = (
        "error layout.disagrees the layout reads as another cable than its document "
        "holds\n    convert --exact writes the original source; --layout drop "
        "ignores it\n"
    )

    @pytest.mark.parametrize(
        ("to", "words"),
        [
            ("json", ('"action": "R"', '"action": "P"', '"layout": {')),
            ("xml", ("<action>R</action>", "<action>P</action>", "<layout>")),
        ],
    )
    def test_another_cable_is_an_error_at_the_layout(self, run, telegram, to, words):
        *change, member = words
        name = forged(to, telegram, *change)
        before, found, _ = Path(name).read_text("utf-8").partition(f"\n  {member}")
        assert found
        line = before.count("\n") + 2
        result = run("check", name)
        assert result.stdout == f"{name}:{line}:3: {self.MESSAGE}"
        assert result.exit_code == 1

    def test_an_edit_is_no_error(self, run, telegram):
        document = run("convert", telegram, "--to", "json").stdout
        edited = document.replace("AMEMBASSY COLOMBO", "AMEMBASSY ROME")
        result = run("check", "-", stdin=edited.encode())
        assert " info layout.edited " in result.stdout
        assert result.exit_code == 0


class TestSeveralFiles:
    def test_standard_input_is_read_once(self, run):
        result = run("check", "-", "-", stdin=b"FM AMEMBASSY LIMA\n")
        assert "Standard input can be read only once" in result.stderr
        assert result.exit_code == 2

    def test_how_many_findings_there_were_is_the_last_line(self, run, files):
        result = run("check", *files.values(), "nowhere")
        assert result.stdout.splitlines(keepends=True)[1] == STRAY
        assert result.stderr == (
            "cableformat: nowhere: no such file [input.missing]\n"
            "5 files: 1 error, 1 warning, 1 info, 1 not read\n"
        )
        assert result.exit_code == 1

    def test_none_is_reported_too(self, run, files):
        Path("also.txt").write_bytes(CLEAN.read_bytes())
        result = run("check", files["clean"], "also.txt")
        assert (result.stdout, result.stderr) == ("", "2 files: nothing found\n")
        assert result.exit_code == 0

    def test_a_file_that_can_not_be_read_fails_at_any_severity(self, run, files):
        result = run("check", files["clean"], "nowhere")
        assert result.stderr.endswith("2 files: 1 not read\n")
        assert result.exit_code == 1

    def test_a_file_over_the_cap_can_not_be_read(self, run, files, tmp_path):
        with (tmp_path / "large.txt").open("wb") as file:
            file.truncate((1 << 24) + 1)
        result = run("check", files["clean"], "large.txt")
        assert "[input.too-large]" in result.stderr
        assert result.exit_code == 1

    def test_a_document_may_be_larger_than_a_telegram(self, run, telegram):
        document = run("convert", telegram, "--to", "json").stdout_bytes
        result = run("check", "-", stdin=document + b" " * (1 << 24))
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


class TestTerminal:
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def check(self, *args):
        with pytest.raises(SystemExit) as exited:
            main(["check", *args])
        return exited.value.code

    def test_a_person_is_reported_that_one_file_is_clean(self, monkeypatch, capsys):
        terminal = self.Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        assert self.check(str(CLEAN)) == 0
        assert terminal.getvalue() == "1 file: nothing found\n"
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        ("options", "reported"),
        [((), True), (("--statistics",), True), (("--no-statistics",), False)],
    )
    def test_a_person_sees_statistics_of_several_files(
        self, files, monkeypatch, capsys, options, reported
    ):
        terminal = self.Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("NO_COLOR", "1")
        self.check(*options, files["warning"], files["clean"])
        assert ("1  text.unrecognised-line  " in terminal.getvalue()) == reported
        assert terminal.getvalue().endswith("2 files: 1 warning\n")
        terminal.truncate(0)
        self.check(files["warning"])
        assert "1  text.unrecognised-line" not in terminal.getvalue()

    def test_findings_stand_above_the_bar(self, files, monkeypatch, capsys):
        """If both streams are one terminal, findings are printed above the bar, which
        is gone at the end.
        """
        monkeypatch.setenv("TERM", "xterm-256color")
        terminal = self.Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setattr(sys, "stderr", terminal)
        assert self.check(files["warning"], "nowhere", files["clean"]) == 1
        seen = terminal.getvalue()
        assert "Checking" in seen
        for line in (
            f"\x1b[33m{STRAY[:-1]}\x1b[0m\n",
            "cableformat: nowhere: no such file [input.missing]\n",
        ):
            assert f"\r\x1b[2K{line}" in seen
        assert seen.endswith("3 files: 1 warning, 1 not read\n")

    def test_severities_have_colours(self, telegram, monkeypatch):
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("COLORTERM", raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        terminal = self.Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert self.check(telegram) == 0
        assert terminal.getvalue() == f"\x1b[33m{STRAY[:-1]}\x1b[0m\n"

    def test_closed_standard_output_is_reported_once(
        self, telegram, monkeypatch, capsys
    ):
        monkeypatch.setattr(sys, "stdout", None)
        assert self.check(telegram, telegram) == 1
        assert capsys.readouterr().err == (
            "cableformat: -: standard output is closed [output.unwritable]\n"
        )

    def test_closed_standard_output_is_no_news_where_nothing_is_said(
        self, monkeypatch, capsys
    ):
        monkeypatch.setattr(sys, "stdout", None)
        assert self.check(str(CLEAN)) == 0
        assert capsys.readouterr().err == ""

    def test_a_reader_that_leaves_is_no_news(self, telegram, monkeypatch, capsys):
        class Left(io.StringIO):
            def write(self, _text):
                raise BrokenPipeError(32, "Broken pipe")

        monkeypatch.setattr(sys, "stdout", Left())
        assert self.check(telegram) == 1
        assert capsys.readouterr().err == ""

    def test_without_standard_error_the_exit_code_says_it(self, files, monkeypatch):
        monkeypatch.setattr(sys, "stderr", None)
        assert self.check(*files.values()) == 1


class TestJson:
    """`--format json` prints one object for each finding, on one line."""

    def test_a_line_holds_all_that_a_finding_has(self, run, files):
        result = run("check", *files.values(), "--format", "json")
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        assert [line["file"] for line in lines] == [
            "info.txt",
            "cable.txt",
            "error.json",
        ]
        assert lines[1] == {
            "file": "cable.txt",
            "code": "text.unrecognised-line",
            "severity": "warning",
            "message": "'COPY KEPT IN THE READING ROOM' belongs to no element; kept as "
            "a stray",
            "span": [0, 29],
            "line": 1,
            "column": 1,
            "path": "/heading/strays/0",
            "clause": "model.md 4",
            "hint": None,
        }
        assert result.stderr == "4 files: 1 error, 1 warning, 1 info\n"
        assert result.exit_code == 1

    def test_every_finding_has_a_line(self, run):
        source = b"FM AMEMBASSY ROME\n" + b"\nx y z\n" * 150
        result = run("check", "-", "--format", "json", stdin=source)
        assert result.stdout.count('"text.unrecognised-line"') == 150

    def test_lines_are_in_ascii_and_a_terminal_obeys_none(self, run):
        source = "FM AMEMBASSY ROME\n\n?? \u202ecaf\u00e9 ??\n".encode()
        lines = run("check", "-", "--format", "json", stdin=source).stdout
        assert lines.isascii()
        assert lines.replace("\n", "").isprintable()

    @pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
    def test_a_name_that_is_no_text_is_spelled_out(self, run, tmp_path):
        path = os.fsencode(tmp_path) + b"/caf\xe9.json"
        try:
            Path(os.fsdecode(path)).write_bytes(b"{}")
        except OSError:
            pytest.skip("the file system wants UTF-8")
        result = run("check", os.fsdecode(path), "--format", "json")
        assert json.loads(result.stdout)["file"] == f"{tmp_path}/caf\\udce9.json"


@pytest.mark.parametrize(
    "args",
    [("-", "-"), ("-", "--fail-on", "never"), ("-", "--format", "xml"), ("-", "--to")],
)
def test_a_command_line_without_sense_is_a_usage_error(run, args):
    assert run("check", *args).exit_code == 2


def test_without_files_the_folder_is_checked_and_its_files_counted(run, files):
    """Without arguments the working folder is checked and its files are counted, even
    if there is only one.
    """
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == run("check", ".").stdout
    assert result.stderr.endswith("4 files: 1 error, 1 warning, 1 info\n")
    for name in ("info", "warning", "error"):
        Path(files[name]).unlink()
    alone = run("check")
    assert (alone.stdout, alone.exit_code) == ("", 0)
    assert alone.stderr == "1 file: nothing found\n"
    Path(files["clean"]).unlink()
    empty = run("check")
    assert "[input.no-cables]" in empty.stderr
    assert empty.stderr.endswith("0 files: nothing found\n")
    assert empty.exit_code == 1


# The selection of codes and of files


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), ["text.encoding-assumed", "text.control-character"]),
        (("--select", "text.control-character"), ["text.control-character"]),
        (("--select", "text"), ["text.encoding-assumed", "text.control-character"]),
        (("--select", "heading,content"), []),
        (("--ignore", "text"), []),
        (("--ignore", "text.control-character"), ["text.encoding-assumed"]),
        (
            ("--select", "text", "--ignore", "text.encoding-assumed, content"),
            ["text.control-character"],
        ),
        (
            ("--select", "text.empty", "--select", "text.control-character"),
            ["text.control-character"],
        ),
    ],
)
def test_codes_are_chosen(run, options, codes):
    """The name of a group selects all of its codes, and `--ignore` overrides
    `--select`.
    """
    result = run("check", "-", "--format", "json", *options, stdin=MIXED)
    reported = [json.loads(line)["code"] for line in result.stdout.splitlines()]
    assert reported == codes


def test_what_is_not_chosen_fails_nothing(run, files):
    """`--fail-on` considers only findings that are reported."""
    args = ("check", files["warning"], "--fail-on", "warning")
    assert run(*args).exit_code == 1
    assert run(*args, "--ignore", "text").exit_code == 0


@pytest.mark.parametrize(
    ("word", "reported"),
    [("text.emtpy", "did you mean text.empty?"), ("xyzzy", "No such")],
)
def test_a_code_that_is_none_is_a_usage_error(run, telegram, word, reported):
    """An unknown code is a usage error, because a misspelt one would hide nothing or
    everything.
    """
    result = run("check", telegram, "--ignore", word)
    assert reported in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


def test_a_folder_is_its_telegrams_and_documents(run, telegram):
    """The files of a folder and of its inner folders are checked in the order of their
    names, except hidden ones and those with other extensions.
    """
    for name in ("in/b.txt", "in/a.JSON", "in/deep/c.xml", "in/.git/d.txt", "in/e.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(Path(telegram).read_bytes())
    result = run("check", "in", telegram)
    named = dict.fromkeys(
        line.partition(":")[0]
        for line in result.stdout.splitlines()
        if not line.startswith(" ")
    )
    assert list(named) == ["in/a.JSON", "in/b.txt", "in/deep/c.xml", telegram]
    assert result.stderr.startswith("4 files: ")


@pytest.mark.usefixtures("telegram")
def test_names_in_the_working_folder_are_their_own(run):
    """A file of the working folder is printed without `./` in front of its name."""
    assert run("check", ".").stdout == STRAY


def test_a_file_is_checked_once(run, telegram):
    """A file that is named several times, in any way, is checked once under its first
    name.
    """
    Path("in").mkdir()
    Path("in/link.txt").symlink_to(f"../{telegram}")
    result = run("check", telegram, f"./{telegram}", "in", str(Path.cwd()), telegram)
    assert result.stdout == STRAY
    assert result.stderr == ""


def test_links_in_a_circle_end(run, telegram):
    """A link from a folder to itself is not followed, and a link to itself is reported
    as unreadable.
    """
    Path("in").mkdir()
    Path("in/again").symlink_to(".", target_is_directory=True)
    Path("in/self.txt").symlink_to("self.txt")
    Path("in/gone.txt").symlink_to("nowhere.txt")
    Path("in/cable.txt").write_bytes(Path(telegram).read_bytes())
    result = run("check", "in")
    assert result.stdout == f"in/{STRAY}"
    assert result.stderr.startswith(
        "cableformat: in/gone.txt: no such file [input.missing]\n"
        "cableformat: in/self.txt: "
    )
    assert "[input.unreadable]\n3 files: 1 warning, 2 not read\n" in result.stderr
    assert result.exit_code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_a_folder_is_passed_over(run, telegram):
    """A pipe in a folder is skipped, because nobody may ever write to it."""
    Path("in").mkdir()
    os.mkfifo("in/pipe.txt")
    result = run("check", "in", telegram)
    assert result.stdout == STRAY


def test_a_folder_that_can_not_be_listed_is_reported(run, telegram, monkeypatch):
    """A folder that cannot be listed is reported, because it would count as clean if it
    were silently skipped.
    """
    Path("in/deep").mkdir(parents=True)
    Path("in/cable.txt").write_bytes(Path(telegram).read_bytes())
    listed = os.scandir

    def scandir(name):
        if str(name).endswith("deep"):
            raise PermissionError(13, "Permission denied", name)
        return listed(name)

    monkeypatch.setattr(os, "scandir", scandir)
    result = run("check", "in")
    assert result.stdout == f"in/{STRAY}"
    assert result.stderr == (
        "cableformat: in/deep: Permission denied [input.unreadable]\n"
        "2 files: 1 warning, 1 not read\n"
    )
    assert result.exit_code == 1


TREE = ["in/a.txt", "in/drafts/b.txt", "in/old/1975.txt", "in/old/drafts.txt"]


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        ((), TREE),
        (("drafts",), [TREE[0], *TREE[2:]]),
        (("in/drafts/",), [TREE[0], *TREE[2:]]),
        (("in/old/*",), TREE[:2]),
        (("old/*",), TREE),
        (("19??.txt", "*drafts*"), TREE[:1]),
        (("in",), TREE),
    ],
)
def test_what_is_excluded_of_a_folder(run, telegram, globs, left):
    """A glob excludes files of a folder by their names or by their paths from the
    working folder.
    """
    for name in TREE:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(Path(telegram).read_bytes())
    options = [option for glob in globs for option in ("--exclude", glob)]
    result = run("check", "in", *options)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == left


def test_a_named_file_is_checked_whatever_is_excluded(run, telegram):
    """A file that is named itself is checked even if a glob matches it."""
    assert run("check", telegram, "--exclude", "*.txt").stdout == STRAY


# How often each code was found


def test_statistics_count_the_codes(run, files):
    """The statistics on standard error list the most frequent code first."""
    source = b"FM AMEMBASSY ROME\n\n?? ??\n\n!! !!\n"
    Path("strays.txt").write_bytes(source)
    result = run("check", "--statistics", *files.values(), "strays.txt")
    assert result.stderr == (
        "3  text.unrecognised-line  '...' belongs to no element; kept as a stray\n"
        "1  json.malformed          not JSON\n"
        "1  text.mixed-line-ends    a different line end from most lines\n"
        "5 files: 1 error, 3 warnings, 1 info\n"
    )
    assert "belongs to no element; kept as a stray\n" in result.stdout


def test_statistics_of_one_file_are_printed_on_request(run, telegram):
    """For one file the statistics are printed without a summary line."""
    result = run("check", "--statistics", telegram)
    assert result.stderr.startswith("1  text.unrecognised-line  ")
    assert "1 file" not in result.stderr


@pytest.mark.parametrize("command", ["check", "hash", "convert"])
def test_a_folder_without_cables_is_no_success(run, tmp_path, monkeypatch, command):
    """A folder without cables is reported with exit code 1; files named beside it are
    still read.
    """
    monkeypatch.chdir(tmp_path)
    Path("photos/older").mkdir(parents=True)
    Path("photos/older/a.jpg").write_bytes(b"\xff\xd8")
    Path("good.txt").write_bytes(CLEAN.read_bytes())
    more = ("--to", "json", "-o", "out/") if command == "convert" else ()
    reported = (
        "cableformat: photos: expected files .json, .txt, .xml in the folder; found "
        "none [input.no-cables]\n"
        "    Files with other endings are read if you name them, for example cables/*\n"
    )
    result = run(command, "photos", *more)
    assert (result.stdout, result.stderr, result.exit_code) == ("", reported, 1)
    result = run(command, "photos", "good.txt", *more)
    assert result.stderr.startswith(reported)
    assert result.exit_code == 1


@pytest.mark.parametrize(
    "options", [("--exclude", "*.txt"), ("--baseline", "cables/base.json")]
)
def test_what_is_excluded_or_the_baseline_is_no_cable(
    run, tmp_path, monkeypatch, options
):
    monkeypatch.chdir(tmp_path)
    Path("cables").mkdir()
    run("check", "cables", "--write-baseline", "cables/base.json")
    if options[0] == "--exclude":
        Path("cables/base.json").rename("cables/a.txt")
    result = run("check", "cables", *options)
    assert "cableformat: cables: expected files .json, " in result.stderr
    assert result.exit_code == 1
