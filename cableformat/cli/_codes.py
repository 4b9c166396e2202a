"""Codes as a user names them: one, or all of a room."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.diagnostics import Diagnostic

F = TypeVar("F", bound="Callable[..., Any]")


def unknown(code: str) -> str:
    """What to tell of a code that there is not, with the nearest one."""
    near = difflib.get_close_matches(code, CATALOGUE, n=1)
    told = f"; did you mean {near[0]}?" if near else "; explain --all lists them"
    return f"No such code: {code}{told}"


def meant(word: str) -> set[str]:
    """The codes that a word means: ``content`` is all of its room."""
    return {code for code in CATALOGUE if word in (code, code.partition(".")[0])}


def _named(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> set[str]:
    codes: set[str] = set()
    for name in ",".join(given).split(","):
        word = name.strip(" ")
        if word and not meant(word):
            raise click.BadParameter(unknown(word))
        codes |= meant(word)
    return codes


def codes_options(command: F) -> F:
    """Give a command ``--select`` and ``--ignore``, which it takes as sets of codes."""
    for name, told in (
        ("--ignore", "Tell nothing of these codes; goes before --select."),
        (
            "--select",
            "Tell of these codes alone: content.glued-tags, or all of content.",
        ),
    ):
        option = click.option(
            name, multiple=True, metavar="CODE[,CODE...]", callback=_named, help=told
        )
        command = option(command)
    return command


def chosen(
    found: Iterable[Diagnostic], select: set[str], ignore: set[str]
) -> tuple[Diagnostic, ...]:
    """The findings of the codes that a user wants to hear of."""
    return tuple(each for each in found if is_chosen(each.code, select, ignore))


def is_chosen(code: str, select: set[str], ignore: set[str]) -> bool:
    """Whether a user wants to hear of a code."""
    return code not in ignore and (not select or code in select)
