"""`cableformat convert`."""

from __future__ import annotations

import io
import itertools
import json
import os
import stat
import sys
from pathlib import Path

import pytest

import cableformat
from cableformat import text
from cableformat.cli import main
from cableformat.errors import CableEncodeError
from tests.fixtures import FEW_TELEGRAMS, each

LONE = [b"", b"\n", b"\r", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x0c"]


def listed():
    return listed_in(".")


def listed_in(folder):
    return sorted(path.name for path in Path(folder).iterdir())


@each(FEW_TELEGRAMS)
def test_text_to_text_is_the_source_byte_for_byte(run, path):
    result = run("convert", str(path), "--to", "text")
    assert (result.stdout_bytes, result.exit_code) == (path.read_bytes(), 0)


@pytest.mark.parametrize("source", LONE, ids=[each.hex() or "none" for each in LONE])
def test_lone_bytes_come_back(run, source):
    result = run("convert", "-", "--to", "text", stdin=source)
    assert (result.stdout_bytes, result.exit_code) == (source, 0)


@each(FEW_TELEGRAMS)
def test_canonical_is_the_canonical_telegram_in_utf_8(run, path):
    result = run("convert", str(path), "--to", "text", "--canonical")
    cable = text.parse(path.read_bytes()).cable
    assert result.stdout_bytes == text.dumps(cable).encode()


def test_findings_go_to_standard_error(run, telegram):
    result = run("convert", telegram, "--to", "text")
    assert result.stdout_bytes == Path(telegram).read_bytes()
    assert result.stderr == (
        "cable.txt:1:1: warning text.unrecognised-line 'COPY KEPT IN THE READING ROOM' "
        "belongs to no element; kept as a stray\n"
    )


def test_a_hint_follows_its_finding(run):
    result = run("convert", "-", "--to", "text", stdin=b"FM AMEMBASSY ROME\nTO caf\xe9")
    assert result.stderr == (
        "-:2:7: warning text.encoding-assumed not UTF-8; read as windows-1252\n"
        "    Text of another encoding is best decoded before it is read\n"
        "-:2:8: warning text.cut-off the source ends in the middle of a line\n"
        "    Compare the length with the original: the rest may be missing\n"
    )


def test_a_format_that_is_none_is_a_usage_error_that_lists_them(run, telegram):
    result = run("convert", telegram, "--to", "pdf", "-o", "out")
    reported = "Invalid value for '--to': 'pdf' is not one of 'text', 'json', 'xml'."
    assert reported in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)
    assert not Path("out").exists()


def test_no_format_is_a_usage_error(run, telegram):
    assert run("convert", telegram).exit_code == 2


def test_the_date_is_a_hint(run):
    source = b"R 031410Z JUN 44\nFM AMEMBASSY TUNIS\n"
    run_with = ("convert", "-", "--to", "text", "--canonical", "--date", "1944-01-01")
    assert run(*run_with, stdin=source).stdout.startswith("R 031410Z JUN 1944\n")
    assert run(*run_with[:-1], "soon", stdin=source).exit_code == 2


def test_the_dialect_is_a_hint(run):
    """The dialect that was given is part of the layout; an unknown dialect is a usage
    error.
    """
    source = b"FM AMEMBASSY TUNIS\n"
    context = {"encoding": "utf-8", "lineEnd": "LF", "dialect": "state"}
    run_with = ("convert", "-", "--to", "json")
    written = run(*run_with, stdin=source).stdout
    assert json.loads(written)["layout"]["context"] == context
    written = run(*run_with, "--dialect", "state", stdin=source).stdout
    assert json.loads(written)["layout"]["context"] == context | {"dialectGiven": True}
    assert run(*run_with, "--dialect", "navy", stdin=source).exit_code == 2


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        ("nowhere.txt", "nowhere.txt: no such file [input.missing]"),
        (".", "out: expected a folder; found a file [output.unwritable]"),
    ],
)
@pytest.mark.usefixtures("telegram")
def test_an_input_that_can_not_be_read_leaves_the_output_alone(run, name, reported):
    Path("out").write_bytes(b"old")
    result = run("convert", name, "--to", "text", "-o", "out")
    assert result.stderr == f"cableformat: {reported}\n"
    assert (Path("out").read_bytes(), result.exit_code) == (b"old", 1)


class TestFormatOfTheName:
    """Without `--to`, the extension of the output selects the format."""

    @pytest.mark.parametrize(
        ("name", "to"), [("a.json", "json"), ("a.XML", "xml"), ("b/a.txt", "text")]
    )
    def test_it_need_not_be_given(self, run, telegram, name, to):
        Path("b").mkdir()
        assert run("convert", telegram, "-o", name).exit_code == 0
        wanted = run("convert", telegram, "--to", to).stdout_bytes
        assert Path(name).read_bytes() == wanted

    def test_it_may_be_another(self, run, telegram):
        assert run("convert", telegram, "--to", "xml", "-o", "a.json").exit_code == 0
        assert Path("a.json").read_bytes().startswith(b"<?xml")

    @pytest.mark.parametrize("out", [(), ("-o", "a"), ("-o", "a.json/"), ("-o", "d")])
    def test_a_name_that_says_none_is_not_enough(self, run, telegram, out):
        Path("d").mkdir()
        result = run("convert", telegram, *out)
        assert "Which format to write?  Use --to" in result.stderr
        assert result.exit_code == 2

    def test_options_are_held_against_it(self, run, telegram):
        result = run("convert", telegram, "--exact", "-o", "a.json")
        assert "--exact writes telegram text" in result.stderr
        assert result.exit_code == 2


@pytest.mark.usefixtures("telegram")
def test_a_cable_that_can_not_be_written_leaves_the_output_alone(run, monkeypatch):
    def refuse(*_args, **_named):
        msg = "no spelling of the cable reads back as it"
        raise CableEncodeError(msg, code="text.not-readable-back")

    monkeypatch.setattr("cableformat.cli._convert.write", refuse)
    Path("out").write_bytes(b"old")
    result = run("convert", "cable.txt", "--to", "text", "-o", "out")
    assert result.stderr == (
        "cableformat: cable.txt: no spelling of the cable reads back as it "
        "[text.not-readable-back]\n"
    )
    assert (Path("out").read_bytes(), result.exit_code) == (b"old", 1)


@pytest.mark.usefixtures("telegram")
class TestOutput:
    """`-o OUT` writes an output completely or not at all."""

    def convert(self, run, out="out"):
        return run("convert", "cable.txt", "--to", "text", "-o", out)

    def test_a_new_file_is_written(self, run, telegram):
        umask = os.umask(0o027)
        try:
            result = self.convert(run)
        finally:
            os.umask(umask)
        assert (result.stdout, result.exit_code) == ("", 0)
        assert Path("out").read_bytes() == Path(telegram).read_bytes()
        if os.name == "posix":
            assert stat.S_IMODE(Path("out").stat().st_mode) == 0o640
        assert listed() == ["cable.txt", "out"]

    @pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
    @pytest.mark.parametrize("mode", [0o600, 0o666, 0o755])
    def test_an_existing_file_keeps_its_mode(self, run, telegram, mode):
        Path("out").write_bytes(b"old")
        Path("out").chmod(mode)
        assert self.convert(run).exit_code == 0
        assert Path("out").read_bytes() == Path(telegram).read_bytes()
        assert stat.S_IMODE(Path("out").stat().st_mode) == mode

    def test_an_input_is_never_the_output(self, run, telegram):
        """An input is never replaced by the output, because its layout
        would be lost.
        """
        before = Path(telegram).read_bytes()
        result = run("convert", telegram, "--to", "text", "--canonical", "-o", telegram)
        assert result.exit_code == 2
        assert "is an input and would be replaced" in result.stderr
        assert Path(telegram).read_bytes() == before

    def test_a_file_is_read_as_what_its_name_says(self, run, telegram):
        """A broken file is read in the format of its extension, and not
        as a telegram.
        """
        Path("list.json").write_text('[{"subject": "HARVEST"}]')
        Path("cable.XML").write_text("<cables/>")
        for name, code in (("list.json", "not-a-cable"), ("cable.XML", "wrong-names")):
            result = run("check", name)
            assert f".{code}" in result.stdout
            assert result.exit_code == 1
            assert run("convert", name, "--to", "text").exit_code == 1

    def test_a_hyphen_is_standard_output(self, run, telegram):
        assert self.convert(run, "-").stdout_bytes == Path(telegram).read_bytes()

    def test_the_file_that_a_symbolic_link_leads_to_is_replaced(self, run, telegram):
        Path("real").write_bytes(b"old")
        try:
            Path("out").symlink_to("real")
        except OSError:
            pytest.skip("needs symbolic links")
        assert self.convert(run).exit_code == 0
        assert Path("out").is_symlink()
        assert Path("real").read_bytes() == Path(telegram).read_bytes()

    @pytest.mark.skipif(os.name != "posix", reason="devices are POSIX's")
    def test_a_device_is_written_into(self, run):
        assert self.convert(run, os.devnull).exit_code == 0
        assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)

    def test_into_a_folder_that_is_there_the_name_is_the_inputs(self, run, telegram):
        Path("folder").mkdir()
        assert self.convert(run, "folder").exit_code == 0
        assert Path("folder/cable.txt").read_bytes() == Path(telegram).read_bytes()

    def test_a_missing_folder_is_reported(self, run):
        result = self.convert(run, "no/where")
        assert result.stderr.startswith("cableformat: no/where: ")
        assert result.stderr.endswith(" [output.unwritable]\n")
        assert result.exit_code == 1

    def test_a_folder_that_takes_no_file_is_reported(self, run, monkeypatch):
        def refuse(*_args, **_named):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("os.open", refuse)
        result = self.convert(run)
        monkeypatch.undo()
        assert result.stderr == (
            "cableformat: out: Permission denied [output.unwritable]\n"
        )
        assert result.exit_code == 1

    def test_a_read_only_file_is_left_alone(self, run, monkeypatch):
        Path("out").write_bytes(b"old")
        # Root may write everything, so the answer of the system is replaced.
        monkeypatch.setattr("os.access", lambda *_: False)
        result = self.convert(run)
        assert result.stderr == (
            "cableformat: out: the file is read-only [output.unwritable]\n"
        )
        assert Path("out").read_bytes() == b"old"

    @pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
    def test_a_failure_half_way_leaves_the_folder_as_it_was(
        self, run, monkeypatch, step
    ):
        def refuse(*_args):
            raise OSError(28, "No space left on device")

        Path("out").write_bytes(b"old")
        monkeypatch.setattr(step, refuse)
        result = self.convert(run)
        assert result.stderr == (
            "cableformat: out: No space left on device [output.unwritable]\n"
        )
        assert (Path("out").read_bytes(), result.exit_code) == (b"old", 1)
        assert listed() == ["cable.txt", "out"]

    def test_an_interruption_half_way_leaves_the_folder_as_it_was(
        self, run, monkeypatch
    ):
        def interrupt(*_args):
            raise KeyboardInterrupt

        monkeypatch.setattr("os.fsync", interrupt)
        result = self.convert(run)
        assert (result.stderr, result.exit_code) == ("", 130)
        assert listed() == ["cable.txt"]


# Documents

#: CRLF, NUL, BEL, and bytes that are windows-1252 and no UTF-8.
BINARY = (
    b"\x07VZCZCXRO2903\r\r\n\x00FM   AMEMBASSY LISBON\r\nTO RUEHC/SECSTATE WASHDC\r\n"
    b"BT\r\nUNCLAS LISBON 000012\r\n\r\nSUBJECT: CAF\xc9  \x93CORK\x94\r\n\r\n"
    b"1. (U) A line\\ of \x81 text.  \r\nDOE\r\n\x04"
)
JOURNEYS = [
    *itertools.permutations(("json", "xml")),
    ("json",),
    ("xml",),
    ("text", "json", "text", "xml", "json"),
]
DISAGREES = (
    "cableformat: disputed.json: the layout reads as another cable than its document "
    "holds, though both digests hold: another version wrote it, or somebody forged it "
    "[layout.disagrees]\n"
    "    convert --exact writes the original source; --layout drop ignores it\n"
)


@pytest.mark.parametrize("formats", JOURNEYS, ids="-".join)
@pytest.mark.parametrize("source", [BINARY, *LONE], ids=range(len(LONE) + 1))
def test_through_any_formats_a_source_comes_back_byte_for_byte(run, formats, source):
    document, last = source, "text"
    for to in (*formats, "text"):
        # A single byte does not show its format.
        result = run("convert", "-", "--from", last, "--to", to, stdin=document)
        assert result.exit_code == 0
        document, last = result.stdout_bytes, to
    assert document == source


@each(FEW_TELEGRAMS)
@pytest.mark.parametrize("to", ["json", "xml"])
def test_a_document_of_a_fixture_checks_and_comes_back(run, path, to):
    document = run("convert", str(path), "--to", to).stdout_bytes
    checked = run("check", "--ignore", "rules", "-", stdin=document)
    assert (checked.stdout, checked.stderr, checked.exit_code) == ("", "", 0)
    result = run("convert", "-", "--to", "text", stdin=document)
    assert (result.stdout_bytes, result.exit_code) == (path.read_bytes(), 0)


@pytest.mark.parametrize("to", ["json", "xml"])
def test_a_document_without_layout_holds_the_cable_alone(run, telegram, to):
    for option in (("--layout", "drop"), ("--canonical",)):
        result = run("convert", telegram, "--to", to, *option)
        assert "layout" not in result.stdout
        back = run("convert", "-", "--to", "text", stdin=result.stdout_bytes)
        cable = text.parse(Path(telegram).read_bytes()).cable
        assert back.stdout_bytes == text.dumps(cable).encode()


def test_a_kept_layout_is_a_member(run, telegram):
    result = run("convert", telegram, "--to", "json", "--layout", "keep")
    assert list(json.loads(result.stdout)) == [
        *("$schema", "heading", "content", "layout")
    ]


def test_the_date_travels_with_the_layout(run):
    source = b"R 031410Z JUN 44\nFM AMEMBASSY TUNIS\n"
    document = run("convert", "-", "--to", "xml", "--date", "1944-01-01", stdin=source)
    result = run("show", "-", "--date", "2044-01-01", stdin=document.stdout_bytes)
    assert "1944-06-03" in result.stdout


BROKEN = [
    (b'{"heading": ', "json", "-:1:13: error json.malformed unexpected end of data\n"),
    (
        b'{"$schema": "https://w3id.org/cableformat/v1.9/cable.schema.json"}',
        "json",
        (
            "-:1:2: error document.newer-version version 1.9 is needed; this library "
            "reads up to 1.0\n    A newer version of the library reads it\n"
        ),
    ),
    (
        b'<cable xmlns="https://w3id.org/cableformat/v1"/>',
        "xml",
        (
            "-:1:1: error document.missing-member expected an attribute "
            "'formatVersion'; found none\n"
        ),
    ),
]


@pytest.mark.parametrize(("source", "from_", "reported"), BROKEN)
def test_a_broken_document_is_reported_and_nothing_is_written(
    run, telegram, source, from_, reported
):
    before = Path(telegram).read_bytes()
    for args in ((), ("--from", from_)):
        result = run(
            "convert", "-", "--to", "text", "-o", telegram, *args, stdin=source
        )
        assert (result.stdout, result.stderr, result.exit_code) == ("", reported, 1)
    assert Path(telegram).read_bytes() == before


def test_a_document_can_be_read_as_text(run):
    source = b'{"heading": '
    result = run("convert", "-", "--from", "text", "--to", "text", stdin=source)
    assert (result.stdout_bytes, result.exit_code) == (source, 0)


class TestExact:
    """`--exact` writes the source in a document only if its digest is right."""

    def exact(self, run, *args, stdin=b""):
        return run("convert", *args, "--to", "text", "--exact", stdin=stdin)

    def test_a_disputed_document_is_written_by_nothing_else(
        self, run, telegram, disputed
    ):
        for to in ("text", "json", "xml"):
            result = run("convert", disputed, "--to", to)
            assert (result.stdout, result.stderr) == ("", DISAGREES)
            assert result.exit_code == 1
        result = self.exact(run, disputed)
        assert result.stdout_bytes == Path(telegram).read_bytes()
        assert (result.stderr, result.exit_code) == ("", 0)

    def test_without_its_layout_a_disputed_document_is_its_cable(self, run, disputed):
        result = run("convert", disputed, "--to", "text", "--layout", "drop")
        assert "\nP 020615Z MAR 10\n" in result.stdout
        assert result.exit_code == 0

    def test_text_is_its_own_source(self, run):
        assert self.exact(run, "-", stdin=BINARY).stdout_bytes == BINARY

    def test_a_source_of_characters_is_written_in_utf_8(self, run):
        reading = text.parse("FM AMEMBASSY CAF\u00c9\ud800\n")
        document = cableformat.xml.dumps(reading.cable, layout=reading.layout)
        result = self.exact(run, "-", stdin=document.encode())
        assert result.stdout_bytes == b"FM AMEMBASSY CAF\xc3\x89\xed\xa0\x80\n"

    def test_without_a_layout_there_is_no_source(self, run, telegram):
        bare = run("convert", telegram, "--to", "json", "--layout", "drop")
        result = self.exact(run, "-", stdin=bare.stdout_bytes)
        assert (result.stdout, result.exit_code) == ("", 1)
        assert result.stderr == (
            "cableformat: -: expected a document that holds its source; it carries no "
            "layout [layout.not-exact]\n"
            "    Without --exact, the cable itself is written\n"
        )

    def test_a_source_that_its_digest_denies_is_none(self, run, telegram):
        kept = run("convert", telegram, "--to", "json").stdout
        edited = kept.replace("COPY KEPT IN THE READING ROOM", "COPY")
        result = self.exact(run, "-", stdin=edited.encode())
        assert result.stderr.endswith(
            "its digest does not hold [layout.not-exact]\n"
            "    Without --exact, the cable itself is written\n"
        )
        assert (result.stdout, result.exit_code) == ("", 1)

    def test_a_broken_document_is_reported(self, run):
        source, _, reported = BROKEN[0]
        result = self.exact(run, "-", stdin=source)
        assert (result.stdout, result.stderr, result.exit_code) == ("", reported, 1)


@pytest.mark.parametrize(
    ("args", "reported"),
    [
        (("json", "--exact"), "--exact writes telegram text: use --to text"),
        (("text", "--exact", "--canonical"), "--exact needs the layout"),
        (("text", "--exact", "--layout", "drop"), "--exact needs the layout"),
        (("text", "--canonical", "--layout", "keep"), "--canonical and --layout keep"),
    ],
)
def test_options_that_contradict_each_other_are_a_usage_error(
    run, telegram, args, reported
):
    result = run("convert", telegram, "--to", *args)
    assert f"Error: {reported}" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.usefixtures("telegram")
class TestFolder:
    """Several files are written to the folder after `-o`."""

    @pytest.fixture(autouse=True)
    def second(self, telegram):
        Path("second.txt").write_bytes(BINARY)

    def convert(self, run, *files, to="json", out="out"):
        return run("convert", *files, "--to", to, "-o", out)

    def test_each_file_keeps_its_name(self, run, telegram):
        result = self.convert(run, telegram, "second.txt", out="new/out")
        assert (result.stdout, result.exit_code) == ("", 0)
        assert [path.name for path in sorted(Path("new/out").iterdir())] == [
            "cable.json",
            "second.json",
        ]
        reported = [line.partition(":")[0] for line in result.stderr.splitlines()]
        assert set(reported) - {
            "    Text of another encoding is best decoded before it is read"
        } == {"cable.txt", "second.txt"}
        files = ("new/out/cable.json", "new/out/second.json")
        assert self.convert(run, *files, to="text", out="back").exit_code == 0
        assert Path("back/second.txt").read_bytes() == BINARY
        assert Path("back/cable.txt").read_bytes() == Path(telegram).read_bytes()

    @pytest.mark.parametrize("to", ["text", "json", "xml"])
    def test_a_separator_makes_a_folder_for_one_file(self, run, telegram, to):
        suffix = {"text": "txt"}.get(to, to)
        assert self.convert(run, telegram, to=to, out="out/").exit_code == 0
        assert Path(f"out/cable.{suffix}").exists()

    def test_a_bad_file_stops_no_other(self, run, telegram):
        Path("bad.json").write_bytes(b'{"heading": ')
        files = ("nowhere.txt", telegram, "bad.json", "second.txt")
        result = self.convert(run, *files, to="xml")
        assert listed_in("out") == ["cable.xml", "second.xml"]
        assert (
            "cableformat: nowhere.txt: no such file [input.missing]\n" in result.stderr
        )
        assert "bad.json:1:13: error json.malformed " in result.stderr
        assert result.exit_code == 1

    def test_an_output_that_can_not_be_written_stops_no_other(self, run, telegram):
        Path("out/cable.json").mkdir(parents=True)
        result = self.convert(run, telegram, "second.txt")
        assert "cableformat: out/cable.json: Is a directory" in result.stderr
        assert Path("out/second.json").exists()
        assert result.exit_code == 1

    @pytest.mark.parametrize(
        ("files", "reported"),
        [
            (
                ("cable.txt", "second.txt", "sub/cable.txt"),
                "cable.txt and sub/cable.txt would both be written to out/cable.json",
            ),
            (
                ("cable.txt", "cable.xml"),
                "cable.txt and cable.xml would both be written to out/cable.json",
            ),
            (
                ("second.txt", "SECOND.txt"),
                "second.txt and SECOND.txt would both be written to out/SECOND.json",
            ),
            (
                ("cable.txt", "cable.txt"),
                "cable.txt and cable.txt would both be written to out/cable.json",
            ),
            (("cable.txt", "-"), "Standard input has no name for a file in a folder"),
        ],
    )
    def test_names_that_clash_are_refused_before_anything_is_written(
        self, run, files, reported
    ):
        result = self.convert(run, *files)
        assert f"Error: {reported}" in result.stderr
        assert (result.exit_code, Path("out").exists()) == (2, False)

    def test_an_input_is_never_replaced(self, run, telegram):
        before = Path(telegram).read_bytes()
        for files in ((telegram, "second.txt"), ("second.txt", "nowhere"), (telegram,)):
            result = self.convert(run, *files, to="text", out="./")
            assert "is an input and would be replaced: choose another" in result.stderr
            assert result.exit_code == 2
        assert Path(telegram).read_bytes() == before
        assert listed() == ["cable.txt", "second.txt"]

    def test_several_files_without_a_folder_are_a_usage_error(self, run, telegram):
        for out in ((), ("-o", "-")):
            result = run("convert", telegram, "second.txt", "--to", "json", *out)
            assert "Error: Several files need an output folder" in result.stderr
            assert (result.stdout, result.exit_code) == ("", 2)

    def test_no_name_is_a_usage_error(self, run, telegram):
        for files in ((telegram,), (telegram, "second.txt")):
            result = self.convert(run, *files, out="")
            assert "Error: The name after -o is empty" in result.stderr
            assert result.exit_code == 2
        assert listed() == ["cable.txt", "second.txt"]

    @pytest.mark.parametrize("name", ["one.json", "ONE.TXT", "second.txt"])
    @pytest.mark.parametrize("files", [("cable.txt", "second.txt"), (".",)])
    def test_a_name_of_a_file_makes_no_folder(self, run, files, name):
        before = listed()
        result = self.convert(run, *files, out=name)
        assert f"Error: Several files need an output folder, and {name} looks like" in (
            result.stderr
        )
        assert (result.exit_code, listed()) == (2, before)

    def test_a_folder_may_have_the_name_of_a_file(self, run, telegram):
        Path("old.json").mkdir()
        for name in ("one.json/", "old.json"):
            assert self.convert(run, telegram, "second.txt", out=name).exit_code == 0
            assert listed_in(name) == ["cable.json", "second.json"]

    def test_a_file_is_no_folder(self, run, telegram):
        for out in ("second.txt/", "second.txt/under"):
            result = self.convert(run, telegram, "nowhere", out=out)
            assert result.stderr == (
                f"cableformat: {out}: expected a folder; found a file "
                "[output.unwritable]\n"
            )
            assert result.exit_code == 1
        assert Path("second.txt").read_bytes() == BINARY

    def test_a_folder_that_can_not_be_made_is_reported(
        self, run, telegram, monkeypatch
    ):
        def refuse(*_args, **_named):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.mkdir", refuse)
        assert self.convert(run, telegram, "second.txt").stderr == (
            "cableformat: out: Permission denied [output.unwritable]\n"
        )


class TestTree:
    """A folder is converted with its folders."""

    @pytest.fixture
    def tree(self, telegram):
        source = Path(telegram).read_bytes()
        for name in ("in/a.txt", "in/sub/a.txt", "in/sub/deep/b.txt", "in/note.md"):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(source)
        return "in"

    def names(self, folder):
        return sorted(
            path.relative_to(folder).as_posix()
            for path in Path(folder).rglob("*")
            if path.is_file()
        )

    @pytest.mark.parametrize("name", ["in", "in/", "./in", "../{}/in"])
    def test_what_is_in_folders_goes_into_folders(self, run, tree, name):
        name = name.format(Path.cwd().name)
        result = run("convert", name, "--to", "json", "-o", "out")
        assert result.exit_code == 0
        assert self.names("out") == ["a.json", "sub/a.json", "sub/deep/b.json"]
        assert run("convert", "out", "--to", "text", "-o", "back").exit_code == 0
        for file in self.names("back"):
            assert Path("back", file).read_bytes() == Path(tree, file).read_bytes()

    def test_the_working_folder_is_one(self, run, tree, monkeypatch):
        monkeypatch.chdir(tree)
        assert run("convert", ".", "--to", "xml", "-o", "../out").exit_code == 0
        assert self.names("../out") == ["a.xml", "sub/a.xml", "sub/deep/b.xml"]

    def test_what_was_written_before_is_no_input(self, run, tree):
        """The documents of an earlier run are not read, even if the output folder is
        inside the input folder.
        """
        for _ in range(2):
            result = run("convert", tree, "--to", "json", "-o", "in/out")
            assert result.exit_code == 0
            assert self.names("in/out") == ["a.json", "sub/a.json", "sub/deep/b.json"]

    def test_of_one_name_in_two_folders_nothing_is_written(self, run, tree, telegram):
        Path("a.txt").write_bytes(b"FM ROME\n")
        result = run("convert", tree, "a.txt", "--to", "json", "-o", "out")
        assert "in/a.txt and a.txt would both be written to out/a.json" in result.stderr
        assert (result.exit_code, Path("out").exists()) == (2, False)

    def test_an_input_in_a_folder_is_never_replaced(self, run, tree):
        result = run("convert", tree, "--to", "text", "--canonical", "-o", tree)
        assert "is an input and would be replaced" in result.stderr
        assert result.exit_code == 2

    def test_a_file_where_a_folder_is_needed_stops_no_other(self, run, tree):
        Path("out").mkdir()
        Path("out/sub").write_bytes(b"")
        result = run("convert", tree, "--to", "json", "-o", "out")
        reported = "out/sub/a.json: expected a folder; found a file [output.unwritable]"
        assert reported in result.stderr
        assert Path("out/a.json").exists()
        assert result.exit_code == 1

    def test_a_folder_has_no_name_on_standard_output(self, run, tree):
        result = run("convert", tree, "--to", "json")
        assert "Several files need an output folder" in result.stderr
        assert result.exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="there each file is waited for")
def test_the_disk_is_waited_for_once(run, telegram, monkeypatch):
    """The disk is synchronised once for a file, and once for a folder, however many
    files are in it.
    """
    waits = []
    monkeypatch.setattr(os, "fsync", lambda _: waits.append("file"))
    monkeypatch.setattr(os, "sync", lambda: waits.append("all"))
    for number in range(3):
        Path(f"{number}.txt").write_bytes(b"FM ROME\n")
    assert run("convert", telegram, "-o", "out.json").exit_code == 0
    assert waits == ["file"]
    waits.clear()
    files = ("0.txt", "1.txt", "2.txt")
    assert run("convert", *files, "--to", "xml", "-o", "out").exit_code == 0
    assert waits == ["all"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize("command", ["show", "check", "hash"])
def test_a_web_address_is_never_fetched(run, command):
    """For a web address a message says how to download it, and nothing is fetched."""
    address = "https://example.org/cable.txt"
    for words in ((command, address), ("convert", address, "--to", "json")):
        result = run(*words)
        assert result.stderr == (
            f"cableformat: {address}: expected a file; found a web address: download "
            "it first, for example with curl -O [input.missing]\n"
        )
        assert result.exit_code == 1


class TestProgress:
    """A bar is shown only for several files, and only on a terminal."""

    @pytest.fixture
    def terminal(self, monkeypatch):
        for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        return Terminal()

    def convert(self, monkeypatch, stream, *files):
        monkeypatch.setattr(sys, "stderr", stream)
        with pytest.raises(SystemExit) as exited:
            main(["convert", *files, "--to", "json", "-o", "out/"])
        assert exited.value.code == 0
        assert len(listed_in("out")) == 2 - (len(files) < 2)

    @pytest.fixture
    def files(self, telegram):
        Path("second.txt").write_bytes(Path(telegram).read_bytes())
        return telegram, "second.txt"

    def test_a_terminal_sees_a_bar_and_findings_on_lines_of_their_own(
        self, terminal, files, monkeypatch
    ):
        self.convert(monkeypatch, terminal, *files)
        shown = terminal.getvalue()
        assert "Converting" in shown
        assert "2/2" in shown
        for name in files:
            # On a line that was cleared.
            assert f"\r\x1b[2K\x1b[33m{name}:1:1: warning text.unrec" in shown
        assert shown.endswith("\x1b[?25h\n\x1b[1A\r\x1b[2K")

    def test_of_one_file_there_is_none(self, terminal, telegram, monkeypatch):
        self.convert(monkeypatch, terminal, telegram)
        assert "Converting" not in terminal.getvalue()

    def test_on_a_terminal_that_erases_nothing_there_is_none(
        self, terminal, files, monkeypatch
    ):
        monkeypatch.setenv("TERM", "dumb")
        self.convert(monkeypatch, terminal, *files)
        assert [line[:14] for line in terminal.getvalue().splitlines()] == [
            "cable.txt:1:1:",
            "second.txt:1:1",
        ]

    def test_quiet_shows_none(self, terminal, files, monkeypatch):
        self.convert(monkeypatch, terminal, "-q", *files)
        assert terminal.getvalue() == ""

    def test_in_a_pipe_there_is_none(self, run, files):
        result = run("convert", *files, "--to", "json", "-o", "out")
        assert "Converting" not in result.stderr
        assert "\x1b" not in result.stderr

    def test_without_standard_error_there_is_none(self, files, monkeypatch):
        self.convert(monkeypatch, None, *files)


class Full(io.RawIOBase):
    """A device without room."""

    def writable(self):
        return True

    def write(self, _data):
        raise OSError(28, "No space left on device")


class Slow(io.RawIOBase):
    """A raw stream that takes seven bytes at a time, as one may."""

    def __init__(self):
        super().__init__()
        self.taken = b""

    def writable(self):
        return True

    def write(self, data):
        self.taken += bytes(data[:7])
        return min(len(data), 7)


@pytest.mark.usefixtures("telegram")
class TestStandardOutput:
    def convert(self, monkeypatch, raw):
        stream = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(SystemExit) as exited:
            main(["convert", "cable.txt", "--to", "text"])
        return exited.value.code

    def test_a_stream_that_takes_parts_gets_all(self, telegram, monkeypatch):
        slow = Slow()
        assert self.convert(monkeypatch, slow) == 0
        assert slow.taken == Path(telegram).read_bytes()

    def test_a_full_device_is_reported(self, monkeypatch, capsys):
        assert self.convert(monkeypatch, Full()) == 1
        assert capsys.readouterr().err == (
            "cableformat: -: No space left on device [output.unwritable]\n"
        )

    def test_a_closed_stream_is_reported(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdout", None)
        with pytest.raises(SystemExit) as exited:
            main(["convert", "cable.txt", "--to", "text"])
        assert exited.value.code == 1
        assert capsys.readouterr().err == (
            "cableformat: -: standard output is closed [output.unwritable]\n"
        )

    def test_without_standard_error_the_document_is_written(
        self, telegram, monkeypatch, capfdbinary
    ):
        monkeypatch.setattr(sys, "stderr", None)
        with pytest.raises(SystemExit) as exited:
            main(["convert", "cable.txt", "--to", "text"])
        assert exited.value.code == 0
        assert capfdbinary.readouterr().out == Path(telegram).read_bytes()


UNTIDY = (
    b"UNCLAS LIMA 000501\r\n\r\nSUBJ: CORK\r\nTAGS: SENV,PO\r\n\r\n1. One\r\n"
    b"LIMA 00000501  002 OF 002\r\nand two.\r\n"
)


class TestReport:
    """What canonical writing reports about the source."""

    def report(self, run, *args, stdin=UNTIDY):
        result = run("convert", "-", "--to", "text", "--canonical", *args, stdin=stdin)
        cable = text.parse(stdin).cable
        assert result.stdout_bytes == text.dumps(cable).encode()
        assert result.exit_code == 0
        return result.stderr

    def test_a_line_has_how_many_pieces_there_are_of_each_fate(self, run):
        reported = self.report(run)
        assert reported == (
            "-: 6 exact, 1 canonicalised, 1 furniture, 1 between, "
            "line ends CR LF to LF\n"
        )
        assert self.report(run, "--report", "summary") == reported

    def test_plain_has_all_of_them_with_their_places(self, run):
        assert self.report(run, "--report", "plain").splitlines() == [
            "-:1:1: exact /content/classificationLine",
            "-:3:1: canonicalised /content/subject label",
            '    - "SUBJ:"',
            '    + "SUBJECT:"',
            "-:3:7: exact /content/subject",
            "-:4:1: exact /content/tags label",
            "-:4:7: exact /content/tags/0",
            "-:4:11: between",
            '    - ","',
            "-:4:12: exact /content/tags/1",
            "-:6:1: exact /content/paragraphs/0",
            "-:7:1: furniture page line",
            '    - "LIMA 00000501  002 OF 002"',
        ]

    def test_json_has_one_object_a_piece(self, run):
        reported = self.report(run, "--report", "json")
        assert reported.isascii()
        first, second, *rest = map(json.loads, reported.splitlines())
        assert (first["fate"], first["path"]) == (
            "exact",
            "/content/classificationLine",
        )
        assert second == {
            "file": "-",
            "fate": "canonicalised",
            "path": "/content/subject",
            "what": "label",
            "spans": [[22, 27]],
            "line": 3,
            "column": 1,
            "source": "SUBJ:",
            "canonical": "SUBJECT:",
        }
        assert len(rest) == 7

    def test_what_the_source_lacks_has_no_place(self, run):
        reported = self.report(run, "--report", "plain", stdin=b"FM LIMA\n")
        assert reported.splitlines()[-2:] == ["-: canonicalised BT", '    + "BT"']
        reported = self.report(run, "--report", "json", stdin=b"FM LIMA\n")
        last = json.loads(reported.splitlines()[-1])
        assert (last["line"], last["source"], last["spans"]) == (None, None, [])

    def test_none_prints_nothing(self, run):
        assert self.report(run, "--report", "none") == ""

    def test_the_source_of_a_document_is_reported_on_too(self, run, telegram):
        document = run("convert", telegram, "--to", "json").stdout_bytes
        clean = ("--to", "text", "--layout", "drop")
        first = run("convert", telegram, *clean)
        second = run("convert", "-", *clean, stdin=document)
        assert second.stdout_bytes == first.stdout_bytes
        assert second.stderr.splitlines()[-1] == first.stderr.splitlines()[-1].replace(
            telegram, "-"
        )

    @pytest.mark.parametrize("edited", [True, False])
    def test_without_a_source_that_is_the_cable_there_is_no_account(
        self, run, telegram, edited
    ):
        """A document without a layout, and one that was edited, have no source to
        compare, which the report says.
        """
        drop = () if edited else ("--canonical",)
        document = run("convert", telegram, "--to", "json", *drop).stdout
        document = document.replace('"action": "R"', '"action": "P"')
        clean = ("convert", "-", "--to", "text", "--canonical", "--report")
        reported = (
            "-: it carries no source that reads as its cable: nothing to compare\n"
        )
        for report, expected in (
            ("summary", reported),
            ("plain", reported),
            ("json", ""),
        ):
            result = run(*clean, report, stdin=document.encode())
            assert result.stderr.endswith(expected)
            assert "canonicalised" not in result.stderr
            assert "\nP 020615Z" in result.stdout

    @pytest.mark.parametrize(
        "args", [("--to", "json", "--canonical"), ("--to", "text"), ("--to", "xml")]
    )
    def test_only_canonical_text_has_a_report(self, run, telegram, args):
        result = run("convert", telegram, *args, "--report", "plain")
        assert "--report is about canonical text" in result.stderr
        assert (result.stdout, result.exit_code) == ("", 2)
        assert "exact," not in run("convert", telegram, *args).stderr

    def test_of_several_files_each_has_its_line(self, run, telegram):
        Path("other.txt").write_bytes(UNTIDY)
        result = run(
            "convert",
            telegram,
            "other.txt",
            "--to",
            "text",
            "--canonical",
            "-o",
            "out/",
        )
        reported = [line.split(":")[0] for line in result.stderr.splitlines()]
        assert reported[-1] == "other.txt"
        assert f"{telegram}: " in result.stderr

    def test_a_long_text_is_reported_by_what_changed(self, run):
        words = " ".join(f"word{number}" for number in range(30))
        reported = self.report(
            run, "--report", "plain", stdin=f"1. (c) {words}\n".encode()
        )
        assert reported.splitlines()[-3:] == [
            "-:1:1: canonicalised /content/paragraphs/0",
            '    - "1. (c) word0 word1 word2 word3 ...',
            '    + "1. (C) word0 word1 word2 word3 ...',
        ]


def test_a_heading_above_the_first_ending_is_written_and_the_exit_code_is_1(run):
    """A second heading without an ending above it stays in the document, the exit code
    is 1, and the finding names its line.
    """
    source = (
        b"R 020615Z MAR 10\nFM AMEMBASSY COLOMBO\nBT\nSUBJECT: TEA\n\n1. (U) Sent:\n"
        b"R 040915Z MAR 10\nFM AMEMBASSY DHAKA\nBT\n1. (U) Jute.\nBT\nNNNN\n"
    )
    result = run("convert", "-", "--to", "json", stdin=source)
    assert result.exit_code == 1
    assert "-:7:1: error text.several-telegrams 'R 040915Z MAR 10'" in result.stderr
    assert "here at line 7" in result.stderr
    back = run("convert", "-", "--to", "text", stdin=result.stdout_bytes)
    assert back.stdout_bytes == source
