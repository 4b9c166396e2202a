"""Options about an adapter, which several commands have."""

from __future__ import annotations

import contextlib
import functools
import os
import shlex
import signal
import threading
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def _with_ending(command: F) -> F:
    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        with _ending():
            return command(*args, **kwargs)

    return cast("F", run)


@contextlib.contextmanager
def _ending() -> Iterator[None]:
    """Let whoever ends this program end its adapters too, as Ctrl-C does."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    # Windows has no SIGHUP; what is ignored, by nohup say, is ignored on.
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    wanted = [getattr(signal, name) for name in names]
    if threading.current_thread() is not threading.main_thread():
        wanted = []
    before = {each: signal.getsignal(each) for each in wanted}
    for each in wanted:
        if before[each] is signal.SIG_DFL:
            signal.signal(each, end)
    try:
        yield
    finally:
        for each in wanted:
            signal.signal(each, before[each])


def adapter_options(command: F) -> F:
    """Give a command ``--adapter``, split into words, and ``--timeout``."""
    command = _with_ending(command)
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
            help="The program that answers, and its arguments, quoted as for a shell; "
            "none reads them.",
        ),
    ):
        command = option(command)
    return command
