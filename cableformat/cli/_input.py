"""One input: a file, or standard input, in the format it is or is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cableformat._convert import FORMATS
from cableformat._detect import format_of
from cableformat.cli import _io

if TYPE_CHECKING:
    from cableformat.text import Hints, Reading

__all__ = ["read"]


def read(name: str, from_: str | None, hints: Hints) -> Reading[Any]:
    """Read an input in its format, which is detected where none is given.

    Raises:
        CableDecodeError: It can't be read (see `_io.read`), or is over the cap of its
            format (``input.too-large``).
    """
    source = _io.read(name)
    return FORMATS[from_ or format_of(source)].parse(source, hints=hints)
