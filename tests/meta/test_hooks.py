"""What pre-commit takes: the hook for users, and the hooks of this repository."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from cableformat.cli import main
from tests.meta.generated import ROOT

FILE = ROOT / ".pre-commit-hooks.yaml"


def test_pre_commit_takes_the_hooks():
    """pre-commit's own schema accepts the hook, which runs a command that exists."""
    if not FILE.exists():
        pytest.skip("an archive of the source has no hooks")
    clientlib = pytest.importorskip("pre_commit.clientlib")
    (hook,) = clientlib.load_manifest(str(FILE))
    assert hook["id"] == "cableformat-check"
    program, command = shlex.split(hook["entry"])
    assert program == "cableformat"
    assert command in main.table
    # Types: the files that a hook is given without a word from its user.
    assert hook["types_or"] == ["plain-text", "json", "xml"]


def test_the_hooks_of_this_repository_run_the_locked_versions():
    """The hooks pin the versions that `requirements.lock` has."""
    config = ROOT / ".pre-commit-config.yaml"
    if not config.exists():
        pytest.skip("an archive of the source has no hooks")
    clientlib = pytest.importorskip("pre_commit.clientlib")
    (repository,) = clientlib.load_config(str(config))["repos"]
    locked = set((ROOT / "requirements.lock").read_text("utf-8").split())
    pinned = {
        requirement
        for hook in repository["hooks"]
        for requirement in hook["additional_dependencies"]
        if "==" in requirement
    }
    assert pinned
    assert pinned <= locked


def test_a_broken_document_stops_a_commit(tmp_path):
    """`check` fails if one of the named files is broken, and passes a clean one."""
    (tmp_path / "clean.txt").write_text("FM AMEMBASSY LIMA\nBT\n")
    (tmp_path / "broken.json").write_text("{")
    command = [sys.executable, "-m", "cableformat", "check"]
    for names, code in ((["clean.txt"], 0), (["clean.txt", "broken.json"], 1)):
        done = subprocess.run(
            [*command, *names], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == code
        assert (b"broken.json:1:" in done.stdout) == bool(code)
