"""The baseline of a run: which file it is, and what is told of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from cableformat.cli import _io, _writing
from cableformat.cli._check import _baseline
from cableformat.cli._check._baseline import Baseline, Record
from cableformat.cli._check._tally import counted
from cableformat.cli._folders import expanded, once, same_file
from cableformat.cli._options import FILE
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.cli._folders import Input

F = TypeVar("F", bound="Callable[..., Any]")


def baseline_options(command: F) -> F:
    """Give a command ``--baseline`` and ``--write-baseline``."""
    write = click.option(
        "--write-baseline",
        type=FILE,
        metavar="FILE",
        help="Write all findings to this file, to accept them.",
    )
    read = click.option(
        "--baseline",
        type=FILE,
        metavar="FILE",
        help="Report only findings that are not in this file, which --write-baseline "
        'wrote; "" means no baseline.',
    )
    return read(write(command))


@attrs.frozen(slots=True)
class Accepting:
    """The file of a baseline, and what it accepts; none of either where none is."""

    name: str | None = None
    baseline: Baseline | None = None

    @property
    def folder(self) -> str:
        """The folder that the names of files in it begin at."""
        return os.path.dirname(self.name or "") or os.curdir  # noqa: PTH120

    def files(
        self, names: Iterable[str], excludes: Callable[[str], bool]
    ) -> list[Input]:
        """The files to check, each once, without the baseline, which is no cable."""
        if self.name is None:
            return once(expanded(names, excludes))
        is_own = same_file(self.name)
        found = expanded(names, lambda name: is_own(name) or excludes(name))
        own = _io.real(self.name)
        # A glob may name it.
        return [file for file in once(found) if _io.real(file.name) != own]

    def tell(
        self, accepted: int, checked: set[str], asks: Callable[[str], bool]
    ) -> None:
        """Write a new baseline, or say what became of the one that there was.

        `checked` are the files as they are known, and `asks` says of which codes
        findings were told.

        Raises:
            CableEncodeError: The system refuses to write it (``output.unwritable``).
        """
        if self.name is None or self.baseline is None:
            return
        found = counted(accepted, "finding")
        if isinstance(self.baseline, Record):
            _writing.write(self.name, self.baseline.document())
            _io.tell(f"{self.name} accepts {found}")
            return
        told = f"{found} accepted by {self.name}"
        if left := self.baseline.gone(self.folder, checked, asks):
            told += f"; {left} more in it no longer found: --write-baseline drops them"
        _io.tell(told)


def accepting(read: str | None, write: str | None, files: Iterable[str]) -> Accepting:
    """What the options say; a baseline that is written is not read.

    Raises:
        click.UsageError: The baseline has no name, or would replace one of the files.
        CableFormatError: It can't be read (see `_baseline.read`).
    """
    name = write if write is not None else read or None
    if name is None:
        return Accepting()
    if name in ("", _io.STANDARD):
        msg = "A baseline needs the name of a file: --baseline FILE"
        raise click.UsageError(msg)
    if write is None:
        return Accepting(name, _baseline.read(name))
    if _io.real(name) in map(_io.real, files) and not _is_baseline(name):
        msg = f"{name} is a file to check and would be replaced: choose another name"
        raise click.UsageError(msg)
    return Accepting(name, Record())


def _is_baseline(name: str) -> bool:
    try:
        _baseline.read(name)
    except CableFormatError:
        return False
    return True
