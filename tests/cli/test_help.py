"""Help: each command ends with examples that run as they are written."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from cableformat.cli import main
from cableformat.cli._groups import LazyGroup


def _commands(group, words=()):
    """Every command and group, by the words that call it."""
    yield words, group
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        if isinstance(command, LazyGroup):
            yield from _commands(command, (*words, name))
        else:
            yield (*words, name), command


COMMANDS = dict(_commands(main))


def examples(command):
    """The lines of the examples, without remarks."""
    _, _, below = (command.epilog or "").partition("Examples:\n")
    lines = below.partition("\n\n")[0].strip().split("\n")
    return [re.sub(" {2,}#.*", "", line.strip()) for line in lines]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_ends_with_two_examples_or_more(words):
    own = " ".join(("cableformat", *words))
    command = COMMANDS[words]
    assert len([each for each in examples(command) if own in each]) >= 2


def calls():
    """Each call of the program in an example, as its words."""
    for words, command in COMMANDS.items():
        for line in examples(command):
            # A shell reads the pipes and the redirections.
            for part in re.split(r"[|>]", line):
                found = shlex.split(part)
                if found[:1] == ["cableformat"]:
                    yield pytest.param(found[1:], id=f"{' '.join(words)}: {line}")


@pytest.mark.parametrize("args", list(calls()))
def test_an_example_is_a_command_that_the_program_takes(args, tmp_path, monkeypatch):
    """The program accepts the words of every example; the example is not run, because
    its files do not exist.
    """
    monkeypatch.chdir(tmp_path)
    command, rest = main, args
    while isinstance(command, LazyGroup):
        command, rest = command.get_command(click.Context(command), rest[0]), rest[1:]
    # The settings are given because a command keeps the names of its first help option.
    parent = click.Context(main, **main.context_settings)
    command.make_context(command.name, rest, parent=parent)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_quiet_and_color_are_options_of_every_command_once(words):
    names = [name for each in COMMANDS[words].params for name in each.opts]
    assert len(set(names)) == len(names)
    assert {"--quiet", "--color"} <= set(names)


def test_a_command_that_does_not_exist_has_the_nearest(run):
    assert "No such command 'chekc'; did you mean check?" in run("chekc").stderr
    assert "did you mean flatten?" in run("conform", "flaten").stderr
    assert run("xyzzy").stderr.endswith("No such command 'xyzzy'.\n")


# Completion


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cableformat explain content.glued", ["content.glued-tags"]),
        ("cableformat explain sectio", ["sections"]),
        ("cableformat check --select text.empty,content.glued", ["content.glued-tags"]),
        ("cableformat check --ignore conte", ["content"]),
        ("cableformat check --form", ["--format"]),
        ("cableformat check --color a", ["auto", "always"]),
        ("cableformat conf", ["conform"]),
        ("cableformat schema ", ["json", "xsd"]),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_words(shell, line, expected, monkeypatch, capsys):
    """Every shell is offered the expected words, when asked as by the script that click
    prints for it.
    """
    *words, last = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", last if shell == "fish" else str(len(words)))
    monkeypatch.setenv("_CABLEFORMAT_COMPLETE", f"{shell}_complete")
    with pytest.raises(SystemExit) as exited:
        main(prog_name="cableformat")
    assert exited.value.code == 0
    reported = capsys.readouterr().out
    for word in expected:
        assert re.search(rf"(?m)(^|[,\n]){re.escape(word)}($|\t|\n)", reported), (
            reported
        )
