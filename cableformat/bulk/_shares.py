"""Shares of the work: independent parts of about the same size, for many machines.

Theory of operation.  Files are listed once, and divided by size. A container can be
read only from the start, but taking its members out costs a tenth of that.  So a
large one has several shares: each opens it, and they take turns at its members.
"""

from __future__ import annotations

import os
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.bulk._member import Member
from cableformat.bulk._opening import file_members, files_of, members
from cableformat.bulk._rows import pieces, rows_of, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from cableformat.bulk._rows import Piece
    from cableformat.text import Hints

__all__ = ["Share", "shares"]

#: How many bytes of files a share has; one core reads as much in about ten seconds.
_SIZE: Final = 8 * 1024 * 1024
#: How many shares a container has at most: each of them opens it from the beginning.
_TURNS: Final = 16


@attrs.frozen(kw_only=True, slots=True)
class Share:
    """A part of the work; it can be pickled."""

    #: Paths as they were given, and files that were found in a folder.
    given: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    #: Which of the pieces of a container it takes: those of its turn.
    turn: int = 0
    turns: int = 1

    def rows(self, *, hints: Hints | None = None) -> Iterator[dict[str, Any]]:
        """Its part of `rows`."""
        return (row for piece in self._pieces() for row in rows_of(piece, hints))

    def batches(self, *, hints: Hints | None = None) -> Iterator[pa.RecordBatch]:
        """Its part of `batches`.

        Raises:
            CableFormatError: pyarrow is not installed (``table.no-pyarrow``).
        """
        from cableformat.bulk._arrow import batch_of  # noqa: PLC0415 - an extra

        return (batch_of(rows_of(piece, hints)) for piece in self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        # What was found in a folder may be a link, which is not followed.
        inside = partial(file_members, follow=False)
        for names, opened in ((self.given, members), (self.found, inside)):
            yield from islice(pieces(names, opened), self.turn, None, self.turns)


def shares(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    size: int = _SIZE,
) -> Iterator[Share]:
    r"""Divide the work on files, folders and containers into shares of `size` bytes.

    The size is approximate. Together the shares give every row of `rows` exactly once.
    They are for engines that distribute work over machines; every machine needs this
    library and the same paths.

    Raises:
        TypeError: A path is neither `str` nor `os.PathLike` of `str`.

    >>> import pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> for name in ("lima", "rome", "bonn"):
    ...     path = pathlib.Path(folder.name, f"{name}.txt")
    ...     _ = path.write_bytes(f"FM {name}\n".encode())
    >>> parts = list(shares(folder.name, size=16))
    >>> [[row["originator"] for row in part.rows()] for part in parts]
    [['bonn', 'lima'], ['rome']]
    >>> folder.cleanup()
    """
    held: dict[bool, list[str]] = {True: [], False: []}
    whole = 0
    size = max(size, 1)
    for path, given in _listed(several(paths)):
        own = _size(path)
        if own > size:
            turns = min(-(-own // size), _TURNS)
            yield from (_share({given: [path]}, turn, turns) for turn in range(turns))
            continue
        held[given].append(path)
        whole += own
        if whole >= size:
            yield _share(held)
            held, whole = {True: [], False: []}, 0
    if any(held.values()):
        yield _share(held)


def _share(held: dict[bool, list[str]], turn: int = 0, turns: int = 1) -> Share:
    given, found = (tuple(held.get(each, ())) for each in (True, False))
    return Share(given=given, found=found, turn=turn, turns=turns)


def _listed(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Files, and whether they were given; a folder that nobody may list is itself."""
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - `Path.is_dir` may be refused
            yield path, True
            continue
        for each in files_of(path):
            if isinstance(each, Member):
                yield each.place.path, True
            else:
                yield each, False


def _size(path: str) -> int:
    try:
        return os.lstat(path).st_size
    except (OSError, ValueError):
        return 0
