"""Groups of commands, each of which is imported when it is called."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """A group that knows of a command its place and one line about it.

    `table` has for each name an entry such as ``package.module:attribute`` and the line
    that the help of the group prints. The command has no such line of its own: it gets
    this one when it is imported.
    """

    def __init__(
        self, *args: Any, table: Mapping[str, tuple[str, str]], **extra: Any
    ) -> None:
        super().__init__(*args, **extra)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in alphabetical order."""
        return sorted(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, imported now."""
        if cmd_name not in self.table:
            return None
        place, line = self.table[cmd_name]
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        command.short_help = line
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the names and their lines, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(n, self.table[n][1]) for n in self.list_commands(ctx)])
