"""Which file is written where, settled before anything is read or written."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cableformat.cli._folders import (
    SUFFIXES,
    Input,
    format_of,
    holds_lines,
    is_folder,
)
from cableformat.cli._io import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: An input and its output.
Pair = tuple[Input, str]

#: What separates the names of a path, and ends the name of a folder.
SEPARATORS: Final = tuple(filter(None, (os.sep, os.altsep)))
#: What is between two telegrams has no identity.
BETWEEN: Final = "between"
#: The fewest digits of a place, so that most folders sort alike.
_DIGITS: Final = 4
#: Characters that no name of a file should have.
_ODD: Final = re.compile("[^A-Za-z0-9]+").sub
_LONGEST: Final = 40


def into_folder(files: Sequence[str], output: str) -> bool:
    """Whether the output is a folder to write into, there already or not.

    Raises:
        click.UsageError: It has no name, or that of a file, and one is not enough.
    """
    if not output:
        # From an unset variable of the shell; `Path` reads it as the working folder.
        msg = "The name after -o is empty"
        raise click.UsageError(msg)
    several = len(files) > 1 or any(map(is_folder, files))
    if output == STANDARD:
        if several:
            msg = "Several files need an output folder: -o FOLDER"
            raise click.UsageError(msg)
        return False
    if output.endswith(SEPARATORS) or is_folder(output):
        return True
    if several and (format_of(output) is not None or holds_lines(output)):
        msg = (
            f"Several files need an output folder, and {output} looks like a file: "
            f"-o {output}{os.sep} makes it a folder"
        )
        raise click.UsageError(msg)
    return several


def outputs(files: Sequence[Input], folder: str, to: str) -> list[Pair]:
    """Where in a folder each input goes; what was in a folder keeps its place in it.

    Raises:
        click.UsageError: There is no name for an output, several inputs have one, or an
            input would be lost.
    """
    if any(file.name == STANDARD for file in files):
        msg = "Standard input has no name for a file in a folder: name one with -o FILE"
        raise click.UsageError(msg)
    pairs = [(file, _output(file, folder, to)) for file in files]
    _refuse_clashes(pairs)
    refuse_loss(pairs)
    return pairs


def _output(file: Input, folder: str, to: str) -> str:
    path = Path(file.name)
    place = "" if file.within is None else path.relative_to(file.within).parent
    return str(Path(folder, place, path.stem + SUFFIXES[to]))


def part_names(identities: Iterable[str | None], count: int, to: str) -> list[str]:
    """Names for the files of one source, which sort in its order and say what each is.

    >>> part_names(["08ASTANA1774", None, BETWEEN], 3, "json")
    ['0001-08ASTANA1774.json', '0002.json', '0003-between.json']
    """
    digits = max(_DIGITS, len(str(count)))
    return [
        f"{place:0{digits}}{_identified(identity)}{SUFFIXES[to]}"
        for place, identity in enumerate(identities, start=1)
    ]


def _identified(identity: str | None) -> str:
    return "" if identity is None else f"-{_ODD('-', identity)[:_LONGEST]}"


def _refuse_clashes(pairs: list[Pair]) -> None:
    """Two inputs of one output: the second would replace the first."""
    writers: dict[str, str] = {}
    for file, output in pairs:
        # Some systems distinguish neither case nor composition.
        key = unicodedata.normalize("NFC", output).casefold()
        if key in writers:
            msg = (
                f"{writers[key]} and {file.name} would both be written to {output}: "
                "convert one of them alone"
            )
            raise click.UsageError(msg)
        writers[key] = file.name


def refuse_loss(pairs: list[Pair]) -> None:
    """Refuse an output that is an input: without its layout it can't come back.

    Raises:
        click.UsageError: There is one.
    """
    inputs = {_identity(file.name) for file, _ in pairs} - {None}
    for _, output in pairs:
        if _identity(output) in inputs:
            msg = f"{output} is an input and would be replaced: choose another output"
            raise click.UsageError(msg)


def _identity(name: str) -> tuple[int, int] | None:
    """What a file is under any name; `None` where there is none."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
