"""Commands on a source that holds several telegrams: each by itself, with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import cableformat
from tests.unit.streams.test_split import END, JUTE, TEA

WORDS = "ORMITY WITH PARAGRAPH 4 OF REFTEL.\n\n"
ODD = JUTE.replace("SUBJECT", "?? ??\nSUBJECT")
STREAM = (TEA + END + WORDS + "ZCZCXRO2903\n" + ODD).encode()
#: The lines with which the telegrams begin.
FIRST, SECOND = 1, 17


@pytest.fixture
def stream(tmp_path, monkeypatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("stream.txt").write_bytes(STREAM)
    return "stream.txt"


def test_hash_prints_a_line_for_each_piece(run, stream):
    """Each piece has a line with its own hash and the line where it begins."""
    result = run("hash", stream)
    hashes = [
        cableformat.content_hash(cableformat.parse(piece.source).cable)
        for piece in cableformat.split(STREAM)
    ]
    names = (f"stream.txt:{FIRST}", "stream.txt:15", f"stream.txt:{SECOND}")
    lines = [f"{hash_}  {name}\n" for hash_, name in zip(hashes, names, strict=True)]
    assert (result.stdout, result.exit_code) == ("".join(lines), 0)


def test_check_places_findings_in_the_source(run, stream):
    """The lines, columns and spans of findings are those of the whole source."""
    result = run("check", "--format", "json", stream)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert "text.several-telegrams" not in {each["code"] for each in found}
    text = STREAM.decode()
    (stray,) = [each for each in found if "?? ??" in each["message"]]
    start, end = stray["span"]
    assert text[start:end] == "?? ??"
    assert stray["line"] == text[:start].count("\n") + 1
    between = [each for each in found if each["line"] == 15]
    assert [each["code"] for each in between] == ["text.not-a-telegram"]
    sarif = json.loads(run("check", "--format", "sarif", stream).stdout)
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in sarif["runs"][0]["results"]
        if "?? ??" in result["message"]["text"]
    ]
    assert (regions[0]["startLine"], regions[0]["endLine"]) == (stray["line"],) * 2


def test_show_prints_a_page_for_each_piece(run, stream):
    result = run("show", stream)
    titles = [line for line in result.stdout.splitlines() if line.startswith("==>")]
    assert titles == [
        f"==> stream.txt:{FIRST} <==",
        "==> stream.txt:15 (between telegrams) <==",
        f"==> stream.txt:{SECOND} <==",
    ]
    assert "stream.txt:24:1: warning text.unrecognised-line" in result.stdout
    assert result.exit_code == 0
    traced = run("show", "--trace", stream).stdout
    assert f"  {SECOND}  procedure" in traced


@pytest.mark.parametrize("name", ["all.ndjson", "all.jsonl"])
def test_json_lines_hold_the_whole_source(run, stream, name):
    """JSON Lines has one document for each piece, including the text between telegrams,
    and is converted back to the whole source.
    """
    assert run("convert", stream, "-o", name).exit_code == 0
    documents = Path(name).read_bytes().splitlines()
    assert len(documents) == 3
    assert all(json.loads(document)["layout"] for document in documents)
    assert run("convert", name, "--to", "text").stdout_bytes == STREAM
    assert (
        run("convert", "-", "--to", "text", stdin=Path(name).read_bytes()).stdout_bytes
        == STREAM
    )
    back = run("convert", "--exact", name, "--to", "text")
    assert back.stdout_bytes == STREAM


@pytest.mark.parametrize("to", ["json", "xml", "text"])
def test_a_folder_holds_the_whole_source(run, stream, to):
    """A source becomes a folder with one file for each piece, and the files joined in
    the order of their names are the source.
    """
    assert run("convert", stream, "--to", to, "-o", "out/").exit_code == 0
    made = sorted(path.stem for path in Path("out/stream").iterdir())
    assert made == ["0001-10COLOMBO161", "0002-between", "0003-10DHAKA212"]
    assert run("convert", "out", "--to", "text", "-o", "back").exit_code == 0
    files = sorted(Path("back/stream").iterdir())
    assert b"".join(file.read_bytes() for file in files) == STREAM


def test_pieces_of_another_run_are_not_mixed_with_these(run, stream):
    """A second run replaces the pieces of the same source, and is refused if there are
    pieces of another one.
    """
    for _ in range(2):
        assert run("convert", stream, "--to", "json", "-o", "out/").exit_code == 0
    names = sorted(Path("out/stream").iterdir())
    Path(stream).write_bytes(STREAM + END.encode() + TEA.encode())
    assert run("convert", stream, "--to", "json", "-o", "out/").exit_code == 0
    Path(stream).write_bytes(STREAM)
    result = run("convert", stream, "--to", "json", "-o", "out/")
    assert (result.exit_code, "which is not of this source" in result.stderr) == (
        1,
        True,
    )
    assert len(list(Path("out/stream").iterdir())) == len(names) + 1


def test_json_lines_may_begin_with_a_byte_order_mark(run, stream):
    """JSON Lines with a byte-order mark is recognised even on standard input, where no
    file name shows the format.
    """
    run("convert", stream, "-o", "all.ndjson")
    document = b"\xef\xbb\xbf" + Path("all.ndjson").read_bytes()
    result = run("convert", "-", "--to", "text", stdin=document)
    assert (result.exit_code, result.stdout_bytes) == (0, STREAM)


def test_one_document_is_refused_for_several_telegrams(run, stream):
    """Several telegrams are refused as one document, and nothing is written; as exact
    text they need no folder.
    """
    for options in (("--to", "json"), ("-o", "a.xml"), ("--to", "text", "--canonical")):
        result = run("convert", stream, *options)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "[output.several-telegrams]" in result.stderr
        assert "-o FOLDER/" in result.stderr
    assert not Path("a.xml").exists()
    assert run("convert", stream, "--to", "text").stdout_bytes == STREAM
    assert run("convert", stream, "--to", "xml", "-o", "a.ndjson").exit_code == 2
    assert run("convert", stream, stream, "-o", "a.ndjson").exit_code == 2


@pytest.mark.usefixtures("stream")
def test_a_document_alone_may_be_a_line_too(run):
    Path("tea.txt").write_text(TEA, "utf-8")
    assert run("convert", "tea.txt", "-o", "tea.ndjson").exit_code == 0
    (line,) = Path("tea.ndjson").read_bytes().splitlines()
    assert cableformat.json.loads(line) == cableformat.parse(TEA).cable
    assert run("convert", "tea.ndjson", "--to", "text").stdout == TEA


def test_a_broken_line_is_reported_at_its_place(run, stream):
    run("convert", stream, "-o", "all.ndjson")
    lines = Path("all.ndjson").read_bytes().splitlines(keepends=True)
    Path("all.ndjson").write_bytes(lines[0] + b'{"heading": 1}\n' + lines[2])
    result = run("check", "all.ndjson")
    assert result.exit_code == 1
    assert "all.ndjson:2:" in result.stdout
    hashes = run("hash", "all.ndjson")
    assert len(hashes.stdout.splitlines()) == 2
    assert hashes.exit_code == 1
    assert hashes.stderr.startswith("all.ndjson:2:1: error ")


def test_diff_aligns_telegrams_by_canonical_id(run, stream):
    """Telegrams in any order are aligned by canonical id, and a telegram that one side
    lacks is a difference.
    """
    other = ODD.replace("TWICE", "ONCE") + END + TEA + END
    Path("other.txt").write_text(other, "utf-8")
    result = run("diff", "--select", "/content/subject", stream, "other.txt")
    assert result.stdout.splitlines() == [
        f"--- stream.txt:{SECOND}",
        "+++ other.txt:1",
        "",
        "/content/subject  changed",
        '- "JUTE SACKS COUNTED TWICE"',
        '+ "JUTE SACKS COUNTED ONCE"',
    ]
    Path("tea.txt").write_text(TEA + END, "utf-8")
    lacking = run("diff", "--format", "json", stream, "tea.txt")
    between, only = [json.loads(line) for line in lacking.stdout.splitlines()]
    assert (between["change"], between["aName"]) == ("removed", "stream.txt:15")
    assert (only["change"], only["aPath"], only["bPath"]) == ("removed", "", None)
    assert (only["aName"], only["bName"]) == (f"stream.txt:{SECOND}", "tea.txt")
    assert only["a"]["content"]["subject"] == "JUTE SACKS COUNTED TWICE"
    subject = run("diff", "--select", "/content/subject", "tea.txt", stream)
    assert "/content/subject  added" in subject.stdout
    assert run("diff", stream, stream).exit_code == 0
    run("convert", stream, "-o", "all.ndjson")
    assert run("diff", stream, "all.ndjson").exit_code == 0


def test_the_account_of_canonical_text_is_placed_in_the_source(run, stream):
    options = ("--to", "text", "--canonical", "-o", "out/", "--report", "json")
    result = run("convert", stream, *options)
    text = STREAM.decode()
    reported = [
        json.loads(line) for line in result.stderr.splitlines() if line[0] == "{"
    ]
    exact = [each for each in reported if each["fate"] == "exact" and each["spans"]]
    assert any(each["line"] > SECOND for each in exact)
    for each in exact:
        start, end = each["spans"][0]
        assert (
            text[start:end].split()
            == each["source"].split()[: len(text[start:end].split())]
        )
        assert each["line"] == text[:start].count("\n") + 1
