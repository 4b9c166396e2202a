"""One input: a file, or standard input, in the format it is or is said to be."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

import click

from cableformat._convert import codec_of
from cableformat.cli import _io
from cableformat.cli._findings import findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.errors import CableFormatError
    from cableformat.text import Hints, Reading

__all__ = ["complain", "named_format", "read", "refuse_repeated"]

#: What a file is that says so by its name.  Of any other, its beginning tells.
_NAMED: Final = {".json": "json", ".xml": "xml"}


def refuse_repeated(names: Sequence[str]) -> None:
    """Refuse standard input where it is named more than once.

    Raises:
        click.UsageError: It is.
    """
    if names.count(_io.STANDARD) > 1:
        msg = "Standard input can be read once"
        raise click.UsageError(msg)


def named_format(name: str, from_: str | None) -> str | None:
    """The format that an input is said to be in; `None` where nothing says."""
    return from_ or _NAMED.get(PurePath(name).suffix.lower())


def read(name: str, from_: str | None, hints: Hints) -> Reading[Any]:
    """Read an input in its format, which is detected where nothing says.

    Raises:
        CableDecodeError: It can't be read (see `_io.read`), or is over the cap of its
            format (``input.too-large``).
    """
    source = _io.read(name)
    return codec_of(source, named_format(name, from_)).parse(source, hints=hints)


def complain(name: str, error: CableFormatError) -> None:
    """Say why an input has no cable: its findings, or why it could not be read."""
    # The findings of a document tell more than the first of them.
    found = getattr(error, "diagnostics", ())
    if not found:
        _io.complain(name, error)
    else:
        _io.tell_lines(findings(found, name))
