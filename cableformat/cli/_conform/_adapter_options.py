"""Options about an adapter, which several commands have."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

#: A day.
_LONGEST: Final = 86_400

F = TypeVar("F", bound="Callable[..., Any]")


def _command(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    try:
        # Backslashes are parts of paths on Windows.
        words = shlex.split(value, posix=os.name != "nt")
    except ValueError as error:
        msg = f"not a command: {error}"
        raise click.BadParameter(msg) from None
    if not words:
        msg = "the command is empty"
        raise click.BadParameter(msg)
    return tuple(words)


def _seconds(_: click.Context, __: click.Parameter, value: float) -> float:
    if not 0 < value <= _LONGEST:
        msg = f"expected more than 0 and at most {_LONGEST:,} seconds; found {value:g}"
        raise click.BadParameter(msg)
    return value


def adapter_options(command: F) -> F:
    """Give a command ``--adapter``, split into words, and ``--timeout``."""
    for option in (
        click.option(
            "--timeout",
            type=float,
            callback=_seconds,
            default=10.0,
            show_default=True,
            metavar="SECONDS",
            help="How long the adapter may take to start, and for each answer.",
        ),
        click.option(
            "--adapter",
            required=True,
            metavar="CMD",
            callback=_command,
            help="The program that answers, with its arguments, quoted as for a "
            "shell; no shell runs it.",
        ),
    ):
        command = option(command)
    return command
