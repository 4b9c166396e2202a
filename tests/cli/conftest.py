"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cableformat import json, text, xml
from cableformat.cli import main
from cableformat.document import plain
from cableformat.document._layout import cable_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"

Run = "Callable[..., Result]"


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command line in process, on a page of 80 columns."""

    def invoke(*args: str, stdin: bytes = b"") -> Result:
        runner = CliRunner(env={"COLUMNS": "80"})
        result = runner.invoke(main, args, input=stdin)
        # Whatever happens, there is an exit code and no traceback.
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return invoke


@pytest.fixture
def telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A telegram in the working folder, with one stray line, by a short name."""
    monkeypatch.chdir(tmp_path)
    case = FIXTURES / "repairable/strays/unknown-line-at-top"
    Path("cable.txt").write_bytes((case / "input.txt").read_bytes())
    return "cable.txt"


@pytest.fixture
def disputed(telegram: str) -> str:
    """A document whose digests hold, and whose layout reads as another cable."""
    return forged("json", telegram, '"action": "R"', '"action": "P"')


def forged(to: str, telegram: str, before: str, after: str) -> str:
    """A document with a new word, and a digest as if it had always had it."""
    codec = {"json": json, "xml": xml}[to]
    reading = text.parse(Path(telegram).read_bytes())
    document = codec.dumps(reading.cable, layout=reading.layout)
    assert document.count(before) == 1
    edited = document.replace(before, after)
    old, new = (cable_digest(plain(codec.loads(d))) for d in (document, edited))
    name = f"disputed.{to}"
    Path(name).write_text(edited.replace(old, new), "utf-8")
    return name
