"""`cableformat assemble`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import cableformat

CASES = Path(__file__).parents[2] / "fixtures" / "sections"


@pytest.fixture
def sections(tmp_path, monkeypatch):
    """The files of a case, in the working folder under its name."""
    monkeypatch.chdir(tmp_path)

    def copied(name: str) -> list[str]:
        shutil.copytree(CASES / name, name)
        return sorted(map(str, Path(name).glob("section-*.txt")), reverse=True)

    return copied


def test_sections_are_written_as_one_telegram(run, sections):
    """Sections in any order give one telegram in canonical spelling."""
    result = run("assemble", *sections("state"))
    expected = (CASES / "state" / "expected.txt").read_text("utf-8")
    assert (result.stdout, result.stderr, result.exit_code) == (expected, "", 0)


@pytest.mark.parametrize("to", ["json", "xml"])
def test_the_ending_of_a_file_names_its_format(run, sections, to):
    files = sections("state")
    assert run("assemble", *files, "-o", f"cable.{to}").exit_code == 0
    assert run("assemble", *files, "-t", to).stdout == Path(f"cable.{to}").read_text()
    expected = (CASES / "state" / "expected.txt").read_text("utf-8")
    cable = cableformat.parse(Path(f"cable.{to}").read_bytes()).cable
    assert cableformat.text.dumps(cable) == expected


def test_a_finding_names_the_file_that_it_is_about(run, sections):
    files = sections("disagree")
    result = run("assemble", *files)
    assert result.stderr.startswith(f"{files[1]}:12:1: warning sections.disagree ")
    assert result.exit_code == 0
    missing = run("assemble", files[0], files[2])
    assert missing.stderr.startswith(f"{files[2]}:1:1: warning sections.missing ")


def test_what_cannot_be_joined_is_refused(run, sections):
    result = run("assemble", *sections("mixed"))
    assert "error sections.mixed" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 1)


def test_files_of_several_telegrams_go_into_a_folder(run, sections):
    """Each telegram has the name of the first of its files."""
    files = [*sections("state"), *sections("navy")]
    for result in (run("assemble", *files), run("assemble", *files, "-o", "x.txt")):
        assert "2 telegrams" in result.stderr
        assert result.exit_code == 2
    Path("acp").mkdir()
    for name in ("section-1.txt", "section-2.txt", "section-3.txt"):
        shutil.copy(CASES / "acp" / name, f"acp/acp-{name}")
    names = ("acp", *reversed(files[:3]))
    assert run("assemble", *names, "-o", "out/", "--to", "xml").exit_code == 0
    written = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    assert {*written} == {"section-1.xml", "acp-section-1.xml"}
    cable = cableformat.xml.loads(written["acp-section-1.xml"])
    expected = (CASES / "acp" / "expected.txt").read_text("utf-8")
    assert cableformat.text.dumps(cable) == expected


def test_telegrams_of_one_file_are_named_by_what_identifies_them(run, sections):
    """Telegrams from one file are named as `split` names them, because the name of the
    file identifies none of them.
    """
    sources = [*sections("state"), *sections("acp")]
    Path("all.txt").write_bytes(b"".join(Path(name).read_bytes() for name in sources))
    assert run("assemble", "all.txt", "-o", "out/").exit_code == 0
    written = sorted(Path("out").iterdir())
    assert [path.name[:4] for path in written] == ["0001", "0002"]
    expected = {
        (CASES / name / "expected.txt").read_text("utf-8") for name in ("state", "acp")
    }
    assert {path.read_text("utf-8") for path in written} == expected


def test_a_file_is_never_replaced_by_what_it_is_part_of(run, sections):
    files = sections("state")
    result = run("assemble", *files, "-o", files[1])
    assert "would be replaced" in result.stderr
    assert result.exit_code == 2


def test_a_file_that_has_no_cable_stops_no_other(run, sections):
    """If a file cannot be read, the others are assembled and the exit code is 1."""
    Path("broken.json").write_text("{", "utf-8")
    result = run("assemble", *sections("state"), "broken.json", "no.txt")
    assert result.stdout == (CASES / "state" / "expected.txt").read_text("utf-8")
    assert "broken.json:1:" in result.stderr
    assert "no.txt: no such file" in result.stderr
    assert result.exit_code == 1
