"""Options that choose cases and operations, which several commands have."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from cableformat.cli._options import FILE
from cableformat.conformance import Level, Operation, suite

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.conformance import Case

F = TypeVar("F", bound="Callable[..., Any]")


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


def cases_of(folder: str | None, choice: Choice) -> tuple[Case, ...]:
    """The cases that a user wants of a suite; without a folder, of the published one.

    Raises:
        CableFormatError: The suite can't be read.
        UsageError: None of its cases is wanted.
    """
    found = choice.of(suite(None if folder is None else Path(folder)))
    if not found:
        msg = "No case of the suite matches the options"
        raise click.UsageError(msg)
    return found


def _choice(
    ctx: click.Context,
    _: click.Parameter,
    level: str,
) -> Choice:
    given = ctx.params
    return Choice(
        level=Level(level),
        topics=given.pop("topics"),
        features=given.pop("features"),
        names=given.pop("names"),
    )


def choose_options(command: F) -> F:
    """Give a command options for cases, which it takes as `choice`."""
    for option in (
        click.option(
            "--level",
            "choice",
            type=click.Choice([level.value for level in Level]),
            default=Level.PROPOSED.value,
            show_default=True,
            callback=_choice,
            help="The cases of this level and of those before it.",
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
            "--feature",
            "features",
            metavar="NAME",
            help="Cases with this feature.",
            multiple=True,
            is_eager=True,
        ),
        click.option(
            "--topic",
            "topics",
            metavar="NAME",
            help="Cases of this topic.",
            multiple=True,
            is_eager=True,
        ),
    ):
        command = option(command)
    return command


def _operations(
    _: click.Context, __: click.Parameter, given: tuple[str, ...]
) -> tuple[Operation, ...]:
    return tuple(op for op in Operation if not given or op.value in given)


def operations_option(command: F) -> F:
    """Give a command ``--operation``, which it takes as `operations`."""
    return click.option(
        "--operation",
        "operations",
        multiple=True,
        type=click.Choice([operation.value for operation in Operation]),
        metavar="NAME",
        callback=_operations,
        help="Ask for this alone: text-json, json-text, text-xml, xml-text, json-xml, "
        "xml-json, validate or canonicalise.",
    )(command)


def folder_argument(command: F) -> F:
    """Give a command a suite, which it takes as `folder`."""
    return click.argument("folder", required=False, type=FILE, metavar="[FOLDER]")(
        command
    )
