"""What `docs/hashes.md` says to programs in other languages holds.

Its programs are taken from the page and run unchanged.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

import cableformat
from cableformat import json
from cableformat.comparison import SCOPES
from cableformat.testing import cables
from tests.laws import TELEGRAMS, drawn
from tests.meta.generated import ROOT
from tests.meta.test_playback import node

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE: Final = (ROOT / "docs" / "hashes.md").read_text("utf-8")
#: What languages spell in different ways: quotation marks, backslashes, what a terminal
#: obeys, line separators, characters of two UTF-16 units.
ODD: Final = (
    'SUBJECT: "CORK" \\ \x7f\x85\u2028 😀 </é>\n\n1. One\t\ttwo\n\n\n  \\n 😀\n',
    "",
)
PROGRAMS: Final = [
    pytest.param("python", ".py", lambda: sys.executable, id="python"),
    pytest.param("js", ".mjs", node, id="javascript"),
]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every fixture, with its layout; drawn cables; what is odd."""
    folder = tmp_path_factory.mktemp("documents")
    sources = [path.read_bytes() for path in TELEGRAMS]
    written = [cableformat.convert(s, to="json", from_="text") for s in sources]
    written += [json.dumps(cableformat.text.parse(source).cable) for source in ODD]
    written += map(json.dumps, drawn(cables(), 100))
    paths = [folder / f"{number}.json" for number in range(len(written))]
    for path, document in zip(paths, written, strict=True):
        path.write_text(document, "utf-8")
    return paths


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("language", "suffix", "runtime"), PROGRAMS)
def test_a_program_prints_the_hash_of_every_document(
    language: str,
    suffix: str,
    runtime: Callable[[], str],
    scope: str,
    documents: list[Path],
    tmp_path: Path,
) -> None:
    """Each program of the page prints the hashes that the library computes."""
    (source,) = re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE)
    script = tmp_path / f"hash{suffix}"
    script.write_text(source, "utf-8")
    names = [path.name for path in documents]
    done = subprocess.run(
        [runtime(), str(script), scope, *names],
        cwd=documents[0].parent,
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    told = [
        f"{cableformat.content_hash(json.loads(path.read_bytes()), scope=scope)}  "
        f"{path.name}"
        for path in documents
    ]
    assert len(told) > 200
    assert done.stdout.decode().splitlines() == told
