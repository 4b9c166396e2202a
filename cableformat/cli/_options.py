"""Options that more than one command has."""

from __future__ import annotations

import datetime
import functools
import re
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import click

from cableformat._convert import FORMATS
from cableformat._record import shown
from cableformat.cli import _io
from cableformat.text import Hints
from cableformat.text.dialects import DIALECTS

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

# `date.fromisoformat` alone takes 20080915 and 2008-W38-1 too.
_DATE: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as YYYY-MM-DD.

    >>> is_day("2008-02-29"), is_day("2007-02-29"), is_day("20080229")
    (True, False, False)
    """
    try:
        return _DATE(text) is not None and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _day(
    _: click.Context, __: click.Parameter, value: str | None
) -> datetime.date | None:
    if value is None:
        return None
    if is_day(value):
        return datetime.date.fromisoformat(value)
    msg = f"expected a day of the calendar as YYYY-MM-DD; found {shown(value)}"
    raise click.BadParameter(msg)


#: A file that need not exist and is not tried beforehand: opening it says more, and a
#: file that can't be opened is no error of usage.
FILE: Final = click.Path(readable=False)


class FilesArgument(click.Argument):
    """What to read; where nothing is named, standard input if something is piped in."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        missing = self.value_is_missing(value)
        if missing and not ctx.resilient_parsing and _io.is_piped():
            value = _io.STANDARD if self.nargs == 1 else (_io.STANDARD,)
        return super().process_value(ctx, value)


def hints_option(command: F) -> F:
    """Give a command ``--date`` and ``--dialect``, which it takes as `hints`."""

    @functools.wraps(command)
    def hinted(
        *args: Any, date: datetime.date | None, dialect: str | None, **others: Any
    ) -> Any:
        return command(*args, hints=Hints(date=date, dialect=dialect), **others)

    date = click.option(
        "--date",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="A date near that of the cable, for example from an archive: it settles "
        "two-digit years in telegram text.  A document has its own.",
    )
    dialect = click.option(
        "--dialect",
        type=click.Choice(tuple(DIALECTS)),
        help="The dialect of every telegram.  A document has its own.  [default: "
        "detected for each]",
    )
    return date(dialect(cast("F", hinted)))


def files_argument(metavar: str = "FILE...") -> Callable[[F], F]:
    """What a command reads, which it takes as `files`; see `FilesArgument`."""
    return click.argument(
        "files", nargs=-1, required=True, type=FILE, cls=FilesArgument, metavar=metavar
    )


#: The files, folders and containers of a command that reads whole sets.
paths_argument = click.argument(
    "paths", nargs=-1, required=True, type=FILE, metavar="PATH..."
)

#: ``--date``, for a command that looks words up.
day_option = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="Print what a word meant on that day.",
)

#: ``--from``, which a command takes as `from_`.
from_option = click.option(
    "--from",
    "from_",
    type=click.Choice(tuple(FORMATS)),
    help="The format of every FILE.  [default: detected for each]",
)


def format_option(words: str) -> Callable[[F], F]:
    """``--format plain`` or ``json``, which a command takes as `format_`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(("plain", "json")),
        default="plain",
        show_default=True,
        help=words,
    )


def output_option(more: str = "") -> Callable[[F], F]:
    """``-o`` for one file, or else standard output; `more` continues the help."""
    words = "Write this file, completely or not at all, instead of standard output."
    return click.option(
        "-o",
        "--output",
        default=_io.STANDARD,
        metavar="OUT",
        type=FILE,
        help=words + more,
    )


def number_option(
    name: str, default: int, words: str, *, least: int = 1
) -> Callable[[F], F]:
    """An option that takes a whole number."""
    return click.option(
        name,
        type=click.IntRange(min=least),
        default=default,
        show_default=True,
        metavar="N",
        help=words,
    )


#: ``--jobs``, for commands that read many files.
jobs_option = number_option(
    "--jobs", 1, "How many processes read the files; the output does not change."
)


def options(*several: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in the order of the help."""
    return lambda command: functools.reduce(
        lambda inner, option: option(inner), reversed(several), command
    )
