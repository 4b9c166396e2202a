"""Options that several commands have: cases, operations, an adapter."""

from __future__ import annotations

import fnmatch
import functools
import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs
import click

from cableformat.cli._options import FILE, options
from cableformat.conformance import Level, Operation, suite

if TYPE_CHECKING:
    from cableformat.conformance import Case

#: The longest time to wait for an adapter, in seconds: a day.
_LONGEST: Final = 86_400


@attrs.frozen(kw_only=True)
class Choice:
    """Which cases a user wants; of what is empty, all.

    >>> choice = Choice(topics=("telegram",), names=("*/canonical",))
    >>> [case.name for case in choice.of(suite())]
    ['valid/telegram/canonical']
    """

    #: The last level that is wanted: `Level.OPTIONAL` has what is required too.
    level: Level = Level.PROPOSED
    topics: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    #: Globs for the names of cases.
    names: tuple[str, ...] = ()

    def of(self, cases: tuple[Case, ...]) -> tuple[Case, ...]:
        """Those of some cases that are wanted, in their order."""
        levels = tuple(Level)[: tuple(Level).index(self.level) + 1]
        return tuple(
            case
            for case in cases
            if case.level in levels
            and (not self.topics or case.topic in self.topics)
            and (not self.features or set(self.features) & set(case.features))
            and (not self.names or self._names(case.name))
        )

    def _names(self, name: str) -> bool:
        return any(re.match(fnmatch.translate(glob), name) for glob in self.names)


def place_of(folder: str | None) -> Path | None:
    """Where a suite is; `None` for the published one."""
    return None if folder is None else Path(folder)


def cases_of(folder: str | None, choice: Choice) -> tuple[Case, ...]:
    """The cases that a user wants of a suite; without a folder, of the published one.

    Raises:
        CableFormatError: The suite can't be read.
        UsageError: None of its cases is wanted.
    """
    found = choice.of(suite(place_of(folder)))
    if not found:
        msg = "No case of the suite matches the options"
        raise click.UsageError(msg)
    return found


def _choice(ctx: click.Context, _: click.Parameter, level: str) -> Choice:
    others = {name: ctx.params.pop(name) for name in ("topics", "features", "names")}
    return Choice(level=Level(level), **others)


#: Options that choose cases, which a command takes as `choice`.
choose_options: Final = options(
    click.option(
        "--topic",
        "topics",
        metavar="NAME",
        help="Cases of this topic.",
        multiple=True,
        is_eager=True,
    ),
    click.option(
        "--feature",
        "features",
        metavar="NAME",
        help="Cases with this feature.",
        multiple=True,
        is_eager=True,
    ),
    click.option(
        "--case",
        "names",
        metavar="GLOB",
        help="Cases whose name fits, such as 'valid/telegram/*'.",
        multiple=True,
        is_eager=True,
    ),
    click.option(
        "--level",
        "choice",
        type=click.Choice([level.value for level in Level]),
        default=Level.PROPOSED.value,
        show_default=True,
        callback=_choice,
        help="The cases of this level and of those before it.",
    ),
)


def _operations(
    _: click.Context, __: click.Parameter, given: tuple[str, ...]
) -> tuple[Operation, ...]:
    return tuple(op for op in Operation if not given or op.value in given)


#: The names of operations, once or more.
_several_operations: Final = functools.partial(
    click.option,
    multiple=True,
    type=click.Choice([operation.value for operation in Operation]),
    metavar="NAME",
)

#: ``--operation``, which a command takes as `operations`.
operations_option: Final = _several_operations(
    "--operation",
    "operations",
    callback=_operations,
    help="Ask for this alone: text-json, json-text, text-xml, xml-text, json-xml, "
    "xml-json, validate or canonicalise.",
)

#: ``--allow-skip``, which a command takes as `allowed`.
allow_skip_option: Final = _several_operations(
    "--allow-skip",
    "allowed",
    help="Questions about this operation may be skipped without changing the exit "
    "code.  May be repeated.",
)

#: A suite, which a command takes as `folder`.
folder_argument: Final = click.argument(
    "folder", required=False, type=FILE, metavar="[FOLDER]"
)


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


#: ``--adapter``, split into words, and ``--timeout``.
adapter_options: Final = options(
    click.option(
        "--adapter",
        required=True,
        metavar="CMD",
        callback=_command,
        help="The program that answers, with its arguments, quoted as for a shell; no "
        "shell runs it.",
    ),
    click.option(
        "--timeout",
        type=float,
        callback=_seconds,
        default=10.0,
        show_default=True,
        metavar="SECONDS",
        help="How long the adapter may take to start, and for each answer.",
    ),
)
