"""``docs/reading.md`` is true: its traces, and its table of reasons."""

from __future__ import annotations

import re
import shlex
from typing import Final

import pytest
from click.testing import CliRunner

from cableformat.cli import main
from cableformat.text import line_trace
from tests.meta.generated import ROOT

_PATH: Final = ROOT / "docs" / "reading.md"
PAGE: Final = _PATH.read_text("utf-8")
_CONSOLE: Final = re.compile(r"(?ms)^```console\n\$ cableformat (.*?)\n(.*?)^```$")
COMMANDS: Final = [command for command, _ in _CONSOLE.findall(PAGE)]


def _shown(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(ROOT)
    runner = CliRunner(env={"COLUMNS": "100"})
    result = runner.invoke(main, shlex.split(command))
    assert result.exit_code == 0
    return result.stdout


def test_the_traces_of_the_page_are_those_of_the_fixtures(request, monkeypatch):
    """The page shows the traces of the fixtures (`--update-expected` writes them)."""

    def block(found: re.Match[str]) -> str:
        return f"```console\n$ cableformat {found[1]}\n{shown[found[1]]}```"

    shown = {command: _shown(command, monkeypatch) for command in COMMANDS}
    page = _CONSOLE.sub(block, PAGE)
    if request.config.getoption("--update-expected", default=False):
        _PATH.write_bytes(page.encode())
    assert _PATH.read_bytes().decode() == page


def test_every_reason_of_the_trace_has_a_row(monkeypatch):
    """The page has a row for each reason that is no row's of a dialect."""
    rows = re.findall(r'(?m)^\| "([^"]+)" \|', PAGE)
    reasons = [
        reason
        for name, reason in vars(line_trace).items()
        if isinstance(reason, str) and re.fullmatch("_[A-Z][A-Z_]+", name)
    ]
    assert len(reasons) >= 9
    for reason in reasons:
        assert [row for row in rows if reason.startswith(row)], reason
    told = _shown(COMMANDS[0], monkeypatch)
    assert "BreakLens comes first" in told
    assert "text without a number is below a subject" in told
