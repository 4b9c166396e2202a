"""Which file is written where, settled before anything is read or written."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cableformat.cli._io import STANDARD

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What the file of a format ends in.
SUFFIXES: Final = {"text": ".txt", "json": ".json", "xml": ".xml"}

#: An input and its output.
Pair = tuple[str, str]

_SEPARATORS: Final = tuple(filter(None, (os.sep, os.altsep)))


def is_folder(files: Sequence[str], output: str) -> bool:
    """Whether the output is a folder to write into, there already or not."""
    if output == STANDARD:
        return False
    return len(files) > 1 or output.endswith(_SEPARATORS) or Path(output).is_dir()


def outputs(files: Sequence[str], output: str, to: str) -> list[Pair]:
    """Where each input goes.

    Raises:
        click.UsageError: There is no name for an output, several inputs have one, or an
            input would be lost.
    """
    if not output:
        # As of an unset variable of the shell; `Path` takes it for the working folder.
        msg = "-o has no name"
        raise click.UsageError(msg)
    if not is_folder(files, output):
        if len(files) > 1:
            msg = "Several files need a folder to be written into: -o FOLDER"
            raise click.UsageError(msg)
        pairs = [(files[0], output)]
        if STANDARD not in pairs[0]:
            _refuse_loss(pairs)
        return pairs
    if STANDARD in files:
        msg = "Standard input has no name for a file in a folder: -o FILE gives it one"
        raise click.UsageError(msg)
    pairs = [
        (name, str(Path(output, Path(name).stem + SUFFIXES[to]))) for name in files
    ]
    _refuse_clashes(pairs)
    _refuse_loss(pairs)
    return pairs


def _refuse_clashes(pairs: list[Pair]) -> None:
    """Two inputs of one output: the second would replace the first."""
    writers: dict[str, str] = {}
    for name, output in pairs:
        # There are systems that tell neither case nor composition apart.
        key = unicodedata.normalize("NFC", output).casefold()
        if key in writers:
            msg = f"{writers[key]} and {name} would both be written to {output}"
            raise click.UsageError(msg)
        writers[key] = name


def _refuse_loss(pairs: list[Pair]) -> None:
    """An input that an output would replace: without its layout it can't come back."""
    inputs = {_identity(name) for name, _ in pairs} - {None}
    for _, output in pairs:
        if _identity(output) in inputs:
            msg = f"{output} is an input and would be replaced: -o another name"
            raise click.UsageError(msg)


def _identity(name: str) -> tuple[int, int] | None:
    """What a file is under any name; `None` where there is none."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
