"""``docs/checking.md`` is true: what it prints, its keys, its configuration."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from cableformat.cli import main
from cableformat.cli._check import check
from cableformat.cli._check._keys import KEYS, defaults
from tests.meta.generated import ROOT

PAGE: Final = (ROOT / "docs" / "checking.md").read_text("utf-8")
BLOCKS: Final = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", PAGE)
COMMANDS: Final = sorted(
    {
        command.strip()
        for text in (PAGE, (ROOT / "docs" / "commands.md").read_text("utf-8"))
        for command in re.findall(r"cableformat check ([^`\n|>#]*)", text)
    }
)


def test_the_page_prints_what_the_program_prints(tmp_path, monkeypatch):
    """The commands, run in order on the page's telegrams, print what it shows."""
    monkeypatch.chdir(tmp_path)
    Path("cables").mkdir()
    ran = 0
    for language, text in BLOCKS:
        if language == "text":
            Path("cables/lisbon.txt").write_text(text, "utf-8")
        elif language == "json":
            assert Path("baseline.json").read_text("utf-8") == text
        elif language == "console":
            command, _, expected = text.partition("\n")
            words = shlex.split(command.removeprefix("$ cableformat "))
            quiet = words[-2:] == [">", "/dev/null"]
            result = CliRunner().invoke(main, words[:-2] if quiet else words)
            assert (result.stderr if quiet else result.output) == expected
            ran += 1
    assert ran == 7


def test_the_table_of_keys_is_theirs():
    """The table lists names, values and meanings of all keys in their order."""
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \| (.+) \| (.+) \|$", PAGE)
    keys = [(key.name, key.takes, key.about) for key in KEYS]
    assert rows[-len(keys) :] == keys


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_key_is_the_default_of_an_option_of_its_name(key):
    """Each key has an option of its name, and its description names that option."""
    (parameter,) = [each for each in check.params if each.name == key.parameter]
    assert f"--{key.name}" in parameter.opts
    assert f"`--{key.name}`" in key.about


def test_the_configuration_of_the_page_is_taken():
    """The program accepts all four keys of the configuration on the page."""
    (text,) = [text for language, text in BLOCKS if language == "toml"]
    section = tomllib.loads(text)["tool"]["cableformat"]["check"]
    assert len(defaults(section, "", "")) == len(section) == 4


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_shown_makes_sense(command):
    """`check` accepts the options and values of every command on either page."""
    words = [*shlex.split(command), "cable.txt"]
    check.make_context("check", [*words, "--isolated"])
