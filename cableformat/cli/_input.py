"""One input: a file, or standard input, in the format it is or is said to be."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from cableformat._convert import codec_of
from cableformat.cli import _io

if TYPE_CHECKING:
    from cableformat.text import Hints, Reading

__all__ = ["named_format", "read"]

#: What a file is that says so by its name.  Of any other, its beginning tells.
_NAMED: Final = {".json": "json", ".xml": "xml"}


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
