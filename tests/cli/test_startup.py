"""What the program imports: no more than the command that is called needs."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cableformat.cli import main
from cableformat.cli._groups import LazyGroup

ROOT = Path(__file__).parents[2]
TELEGRAM = ROOT / "fixtures/v1/valid/telegram/canonical/input.txt"
#: Libraries that cost more than the program itself.
HEAVY = {"attr", "cattrs", "hypothesis", "jsonschema", "lxml", "orjson"}
PROGRAM = """
import atexit, sys
atexit.register(lambda: print(*sorted(sys.modules), sep="\\n", file=sys.__stderr__))
from cableformat.cli import main
main(sys.argv[1:])
"""


def imported(*args):
    """The modules that are there when the program ends."""
    command = [sys.executable, "-P", "-c", PROGRAM, *map(str, args)]
    done = subprocess.run(command, capture_output=True, check=True)
    return set(done.stderr.decode().split("\n"))


def modules_of(group, prefix=()):
    """The module of each command, by the words that call it."""
    for name, (place, _) in group.table.items():
        command = group.get_command(click.Context(group), name)
        yield (*prefix, name), place.partition(":")[0]
        if isinstance(command, LazyGroup):
            yield from modules_of(command, (*prefix, name))


COMMANDS = dict(modules_of(main))


@pytest.mark.parametrize("args", [("--version",), ("--help",), ("conform", "--help")])
def test_what_runs_no_command_imports_none(args):
    found = imported(*args)
    assert {m.partition(".")[0] for m in found} & HEAVY == set()
    commands = {module for words, module in COMMANDS.items() if words != args[:1]}
    assert found & commands == set()
    rooms = {m for m in found if m.startswith("cableformat.")}
    assert {m.split(".")[1] for m in rooms} <= {
        "cli",
        "errors",
        "_escape",
        "_lazy_names",
    }


def test_a_page_of_a_telegram_needs_no_document_and_no_writer():
    found = imported("show", TELEGRAM)
    assert {m.partition(".")[0] for m in found} & (HEAVY - {"attr"}) == set()
    for module in ("document", "json", "xml", "text.writing", "rules"):
        assert f"cableformat.{module}" not in found
    assert found & set(COMMANDS.values()) == {"cableformat.cli._show"}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_has_its_name_and_the_line_of_its_group(words):
    group = main
    for word in words[:-1]:
        group = group.get_command(click.Context(group), word)
    command = group.get_command(click.Context(group), words[-1])
    assert command.name == words[-1]
    line = group.table[words[-1]][1]
    assert command.get_short_help_str(limit=200) == line
    # The help of a group has whole lines.
    assert len(line) <= 60
    assert command.callback.__module__.startswith(COMMANDS[words])


def test_every_module_that_has_a_command_is_in_a_group():
    """Every command is in a group, because nobody could call it otherwise."""
    folder = ROOT / "cableformat" / "cli"
    for path in folder.rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        module = importlib.import_module(name.removesuffix(".__init__"))
        for value in vars(module).values():
            if isinstance(value, click.Command) and value is not main:
                owner = value.callback.__module__
                assert any(owner.startswith(known) for known in COMMANDS.values())
