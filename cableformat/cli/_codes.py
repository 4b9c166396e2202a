"""Codes as a user names them: one, or all of a room."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from cableformat.cli._options import options
from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.diagnostics import Diagnostic

F = TypeVar("F", bound="Callable[..., Any]")


#: How many codes are suggested.
_MOST: Final = 3
#: A longer word is compared with no code: the work grows with its length.
_LONGEST: Final = 80


def unknown(code: str) -> str:
    """What to say of a code that does not exist, with those that may be meant.

    >>> unknown("glued")
    'No such code: glued; did you mean content.glued-tags?'
    """
    word = code.lower()[:_LONGEST]
    likely = [each for each in sorted(CATALOGUE) if word and word in each]
    if not likely:
        parts = {each.partition(".")[2]: each for each in sorted(CATALOGUE)}
        likely = difflib.get_close_matches(word, CATALOGUE, n=_MOST)
        near = difflib.get_close_matches(word.partition(".")[2] or word, parts, n=_MOST)
        likely += [parts[each] for each in near if parts[each] not in likely]
    if not likely:
        return f"No such code: {code}; cableformat explain --all prints every code"
    return f"No such code: {code}; did you mean {' or '.join(likely[:_MOST])}?"


def completed(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The codes that a word begins, and the rooms; of a list of codes its last word.

    >>> [each.value for each in completed(None, None, "text.empty,content.glued")]
    ['text.empty,content.glued-tags']
    """
    before, comma, begun = incomplete.rpartition(",")
    rooms = {code.partition(".")[0]: "all codes in this group" for code in CATALOGUE}
    words = rooms | {code: entry.message for code, entry in CATALOGUE.items()}
    return [
        CompletionItem(f"{before}{comma}{word}", help=words[word])
        for word in sorted(words)
        if word.startswith(begun)
    ]


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


def _codes_option(name: str, words: str) -> Callable[[F], F]:
    return click.option(
        name,
        multiple=True,
        metavar="CODE[,CODE...]",
        callback=_named,
        shell_complete=completed,
        help=words,
    )


#: ``--select`` and ``--ignore``, which a command takes as sets of codes.
codes_options: Final = options(
    _codes_option(
        "--select",
        "Report only these codes: content.glued-tags, or content for its group.",
    ),
    _codes_option(
        "--ignore", "Leave out findings with these codes; wins over --select."
    ),
)


def chosen(
    found: Iterable[Diagnostic], select: set[str], ignore: set[str]
) -> tuple[Diagnostic, ...]:
    """The findings of the codes that a user wants to hear of."""
    return tuple(each for each in found if is_chosen(each.code, select, ignore))


def is_chosen(code: str, select: set[str], ignore: set[str]) -> bool:
    """Whether a user wants to hear of a code."""
    return code not in ignore and (not select or code in select)
