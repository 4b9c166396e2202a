"""The manual page, ``docs/cableformat.1``: commands, their options and their help.

In the macros of man(7), which every man program reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

import cableformat
from cableformat.cli import main
from cableformat.cli._groups import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENVIRONMENT = {
    "NO_COLOR": "If not empty, no color is used, unless --color asks for it.",
    "FORCE_COLOR": "If not empty, color is used even if standard output is not a "
    "terminal.",
    "COLUMNS": "The width of the pages of cableformat show.",
}


def manual() -> str:
    """The whole page."""
    commands = dict(_commands(main, ("cableformat",)))
    context = commands[("cableformat",)]
    version = cableformat.__version__
    about = _escaped("read, check and convert record-message telegrams")
    lines = [
        f'.TH CABLEFORMAT 1 "" "cableformat {_escaped(version)}" "User Commands"',
        ".SH NAME",
        rf"cableformat \- {about}",
        ".SH SYNOPSIS",
        *_synopsis(context),
        ".SH DESCRIPTION",
        *_prose(main.help or ""),
        ".SH OPTIONS",
        *_options(context),
        ".SH COMMANDS",
        _escaped("The options above work with every command; diff -q is diff --brief."),
    ]
    for words, each in commands.items():
        if words != ("cableformat",):
            lines += [f".SS {_escaped(' '.join(words))}", *_synopsis(each)]
            lines += [".PP", *_prose(each.command.help or ""), *_options(each)]
            lines += _epilog(each.command)
    lines += [".SH EXAMPLES AND EXIT CODES", *_epilog(main)[1:], ".SH ENVIRONMENT"]
    for name, told in _ENVIRONMENT.items():
        lines += [".TP", f".B {_escaped(name)}", _escaped(told)]
    return "\n".join(lines) + "\n"


def _commands(
    group: LazyGroup, words: tuple[str, ...], parent: click.Context | None = None
) -> Iterator[tuple[tuple[str, ...], click.Context]]:
    settings: Any = group.context_settings
    context = click.Context(group, info_name=words[-1], parent=parent, **settings)
    yield words, context
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, LazyGroup):
            yield from _commands(command, (*words, name), context)
        elif command is not None:
            yield (*words, name), click.Context(command, parent=context, info_name=name)


def _synopsis(context: click.Context) -> list[str]:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    return [rf".B {_escaped(context.command_path)}", _escaped(pieces)]


def _prose(text: str) -> list[str]:
    paragraphs = re.split(r"\n[ \t]*\n", text.strip())
    lines = [" ".join(each.split()) for each in paragraphs]
    return [line for each in lines for line in (".PP", _escaped(each))][1:]


def _options(context: click.Context) -> list[str]:
    above = [] if context.parent is None else context.find_root().command.params
    common = {name for each in above for name in each.opts} | {"--help"}
    lines = []
    for option in context.command.get_params(context):
        record: Any = option.get_help_record(context)
        shared = context.parent is not None and option.opts[-1] in common
        if isinstance(option, click.Option) and record is not None and not shared:
            lines += [".TP", f".B {_escaped(record[0])}", _escaped(record[1])]
    return lines


def _epilog(command: click.Command) -> list[str]:
    """The examples and the exit codes, line by line as they are."""
    lines = []
    for block in re.split(r"\n[ \t]*\n", (command.epilog or "").replace("\b\n", "")):
        rows = [row.strip(" ") for row in block.strip("\n").split("\n")]
        lines += [".PP", ".nf", *map(_escaped, rows), ".fi"]
    return lines if command.epilog else []


def _escaped(text: str) -> str:
    """A line for roff: no escape, no control line, hyphens that can be copied."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", text)
