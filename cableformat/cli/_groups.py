"""Groups of commands, each imported when it is called; the options that all have."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

import click

from cableformat.cli import _io

if TYPE_CHECKING:
    from collections.abc import Mapping


_COLORS: Final = {"always": True, "never": False}


def _set_quiet(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value:
        ctx.meta[_io.QUIET] = True


def _set_color(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.color = _COLORS.get(value)


def _common_options(others: list[click.Parameter]) -> list[click.Parameter]:
    """``--quiet`` and ``--color``, which work before a command and after it."""
    # ``diff -q`` is ``--brief``, as in the program of that name.
    taken = {name for option in others for name in option.opts}
    quiet = click.Option(
        [*({"-q"} - taken), "--quiet"],
        is_flag=True,
        expose_value=False,
        callback=_set_quiet,
        help="Print nothing on standard error except why something failed.",
    )
    color = click.Option(
        ["--color"],
        type=click.Choice(("auto", "always", "never")),
        expose_value=False,
        callback=_set_color,
        help="When to use color.  [default: auto, on a terminal; NO_COLOR and "
        "FORCE_COLOR decide for auto]",
    )
    return [quiet, color]


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
        self.params += _common_options(self.params)

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
        if command.short_help != line:
            command.short_help = line
            if not isinstance(command, LazyGroup):
                command.params += _common_options(command.params)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name.

        Raises:
            click.UsageError: There is no such command; the message has the nearest.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib  # noqa: PLC0415 - rarely needed

            near = difflib.get_close_matches(args[0][:40], self.table, n=1)
            if near:
                message = f"{error.message.rstrip('.')}; did you mean {near[0]}?"
                vars(error)["message"] = message
            raise

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the names and their lines, without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(n, self.table[n][1]) for n in self.list_commands(ctx)])
