"""Rows of many telegrams: members in pieces of work, and what processes make of them.

Theory of operation.  One process opens containers, which costs a tenth of reading their
content, and hands members on in pieces of work of about the same size. So the division
does not depend on the number of processes, and rows come in the order of members.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import attrs

from cableformat.bulk import pool
from cableformat.bulk._columns import row
from cableformat.bulk._opening import members
from cableformat.bulk._telegrams import Work, telegrams
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.bulk._member import Member
    from cableformat.text import Hints

__all__ = ["Piece", "made_of", "pieces", "rows", "rows_of", "several"]

Value = TypeVar("Value")

#: A piece of work is full with so many members, or so many characters.
_MEMBERS: Final = 256
_SIZE: Final = 1024 * 1024


class Piece(NamedTuple):
    """A piece of work: members in their order, and the number of the first, from 0."""

    first: int
    works: list[Work]
    #: What it is called, if it is.
    name: str = ""


def rows(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    hints: Hints | None = None,
) -> Iterator[dict[str, Any]]:
    r"""Yield a row, a dictionary, for each telegram in files, folders and containers.

    The members are those of `members`, in that order; a source with several telegrams
    has a row for each.  A member that can't be read has a row with the code of its
    `failure`, and the others follow.  The columns are those of `SCHEMA`: lists are
    lists, the date is a `datetime`, the cable is as in its JSON document.

    Args:
        paths: A path, or several.
        jobs: How many processes read.  With more than one, a script needs the usual
            ``if __name__ == "__main__":``, because each process imports it.
        hints: What the caller knows of every telegram.

    Raises:
        TypeError: A path is neither `str` nor `os.PathLike` of `str`.

    >>> import pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "fax.txt")
    >>> _ = path.write_text("FM AMEMBASSY LIMA\nBT\nTAGS: PREL\nSUBJ: CORK\n", "utf-8")
    >>> for row in rows(folder.name):
    ...     print(row["originator"], row["tags"], row["subject"], row["failure"])
    AMEMBASSY LIMA ['PREL'] CORK None
    >>> folder.cleanup()
    """
    made = made_of(partial(rows_of, hints=hints), pieces(several(paths)), jobs=jobs)
    return (row for each in made for row in each)


def pieces(
    paths: Iterable[str | os.PathLike[str]],
    opened: Callable[[str], Iterator[Member]] = members,
) -> Iterator[Piece]:
    """The members of all paths, in pieces of work."""
    works: list[Work] = []
    first = size = 0
    for member in (member for path in paths for member in opened(os.fspath(path))):
        works.append(Work.of(member))
        size += len(member.text or "")
        if len(works) == _MEMBERS or size >= _SIZE:
            yield Piece(first, works)
            first, works, size = first + len(works), [], 0
    if works:
        yield Piece(first, works)


def made_of(
    function: Callable[[Piece], Value],
    work: Iterable[Piece],
    *,
    jobs: int,
    ordered: bool = True,
) -> Iterator[Value]:
    """What a function makes of each piece of work.

    If the process dies, the piece is done again, member by member, so that only one
    member fails.
    """
    for piece, made in pool.mapped(function, work, jobs=jobs, ordered=ordered):
        if not isinstance(made, CableFormatError):
            yield made
            continue
        alone = (Piece(piece.first + n, [x]) for n, x in enumerate(piece.works))
        # With one job it would be done in this process, which is to live.
        for single, again in pool.mapped(function, alone, jobs=2):
            if isinstance(again, CableFormatError):
                yield function(_failed(single, again))
            else:
                yield again


def _failed(piece: Piece, error: CableFormatError) -> Piece:
    works = [attrs.evolve(each, text=None, error=error) for each in piece.works]
    return Piece(piece.first, works)


def several(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> list[str]:
    """The given paths, of which there may be only one.

    Raises:
        TypeError: One is neither `str` nor `os.PathLike` of `str`.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    found: list[Any] = [os.fspath(path) for path in given]
    for path in found:
        if not isinstance(path, str):
            msg = f"expected a path of str; found {type(path).__name__}"
            raise TypeError(msg)
    return found


def rows_of(piece: Piece, hints: Hints | None) -> list[dict[str, Any]]:
    """The rows of a piece of work."""
    return [row(each) for work in piece.works for each in telegrams(work, hints)]
