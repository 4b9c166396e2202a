"""A table of telegrams as a file, which is written completely or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import pickle
import sqlite3
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

import attrs
import orjson

from cableformat._record import shown
from cableformat.bulk._columns import NAMES
from cableformat.bulk._forms import ENDINGS, TABLE_FORMS, form_of
from cableformat.bulk._opening import members_heard
from cableformat.bulk._rows import Piece, made_of, pieces, rows_of, several
from cableformat.bulk._shards import Shards, whole_file
from cableformat.errors import CableEncodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cableformat.bulk._forms import Form
    from cableformat.bulk._member import Member
    from cableformat.text import Hints

__all__ = ["TableSummary", "other_members", "write_table"]

_JOINED: Final = "joined"


@attrs.frozen(kw_only=True, slots=True)
class TableSummary:
    """What a table holds."""

    rows: int
    #: How many rows are failures, by code.
    failures: Mapping[str, int]


def write_table(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    to: str | None = None,
    jobs: int = 1,
    hints: Hints | None = None,
    heard: Callable[[int], None] | None = None,
) -> TableSummary:
    r"""Write the rows of `rows` to a file: Parquet, JSON Lines, SQLite or CSV.

    The file appears when it is complete.  Until then, finished work is kept in a folder
    beside it, `.OUTPUT.parts`.  After an interruption for any reason, the next run
    continues from there, and gives the same rows.

    Args:
        paths: A path, or several.
        output: The file to write.  A table of this library is replaced.
        to: ``"parquet"``, ``"ndjson"``, ``"sqlite"`` or ``"csv"``; the default
            is the format of the extension.
        jobs: How many processes read.
        hints: What the caller knows of every telegram.
        heard: Called with the number of bytes each time something of a file is read.

    Raises:
        CableEncodeError: Neither `to` nor the extension names a format
            (``convert.unknown-format``), the output is an input
            (``output.is-an-input``), the existing file is not a table of this library
            (``output.not-a-table``), another run is writing it (``output.in-use``), or
            the system refuses it (``output.unwritable``).
        CableFormatError: It is Parquet, and pyarrow is not installed
            (``table.no-pyarrow``).

    >>> import pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "fax.txt")
    >>> _ = path.write_text("FM AMEMBASSY LIMA\nBT\nTAGS: PREL\nSUBJ: CORK\n", "utf-8")
    >>> write_table(path, pathlib.Path(folder.name, "faxes.csv"))
    TableSummary(rows=1, failures={})
    >>> folder.cleanup()
    """
    given, target = several(paths), Path(os.path.realpath(output))
    name = to or ENDINGS.get(target.suffix.lower(), "")
    if name not in TABLE_FORMS:
        msg = f"expected one of {', '.join(TABLE_FORMS)}; found {shown(to or output)}"
        raise CableEncodeError(msg, code="convert.unknown-format")
    if str(target) in map(os.path.realpath, given):
        msg = "the output is an input, and would be replaced"
        raise CableEncodeError(msg, code="output.is-an-input")
    try:
        _refuse_other(target, form_of(name))
        shards = Shards(target, _manifest(given, name, hints))
        try:
            work = pieces(given, lambda path: other_members(path, target, heard))
            maker = _Maker(shards.folder, name, hints, shards.manifest)
            made = _made(work, shards, maker, jobs)
            summary = _joined(made, shards, target, name)
            shards.remove()
        finally:
            shards.close()
    except OSError as error:
        msg = error.strerror or str(error)
        raise CableEncodeError(msg, code="output.unwritable") from None
    except sqlite3.Error as error:
        raise CableEncodeError(str(error), code="output.unwritable") from None
    return summary


def _refuse_other(target: Path, form: Form) -> None:
    """Refuse to replace a file that is not a table of this library.

    Raises:
        CableEncodeError: There is such a file.
        OSError: The system refuses to read it.
    """
    try:
        found = target.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "expected a file")
    if found.st_size and not form.knows(target):
        msg = "the file that is there is no such table, and is not replaced"
        raise CableEncodeError(msg, code="output.not-a-table")


def _manifest(
    paths: list[str], name: str, hints: Hints | None
) -> dict[str, str | list[str]]:
    """What rows are made by; the digest of a shard says what they are made from."""
    from cableformat import __version__  # noqa: PLC0415 - the front door loads rooms

    inputs = [os.path.realpath(path) for path in paths]
    spelled = [path.encode("utf-8", "backslashreplace").decode() for path in inputs]
    return {
        "version": __version__,
        "form": name,
        "columns": list(NAMES),
        "hints": repr(hints),
        "inputs": spelled,
    }


class _Maker(NamedTuple):
    """What makes the shard of a piece of work, in any process."""

    folder: Path
    form: str
    hints: Hints | None
    manifest: bytes

    def shard(self, piece: Piece) -> str:
        """Write the shard; its name."""
        name = piece.name or self.name(piece)
        rows = rows_of(piece, self.hints)
        failures = Counter(row["failure"] for row in rows if row["failure"])
        with whole_file(self.folder / name) as file:
            summary = {"rows": len(rows), "failures": failures}
            file.write(orjson.dumps(summary, option=orjson.OPT_APPEND_NEWLINE))
            form_of(self.form).pack(rows, file)
        return name

    def name(self, piece: Piece) -> str:
        """The name of a shard: they sort in the order of the members."""
        digest = hashlib.sha256(self.manifest + pickle.dumps(piece.works)).hexdigest()
        return f"{piece.first:012}-{digest[:32]}"


def _made(work: Iterable[Piece], shards: Shards, maker: _Maker, jobs: int) -> list[str]:
    """The shards of all work, in its order; those that are missing are made."""
    there = shards.names()
    found = []

    def missing() -> Iterator[Piece]:
        for piece in work:
            name = maker.name(piece)
            if name in there:
                found.append(name)
            else:
                yield piece._replace(name=name)

    found += made_of(maker.shard, missing(), jobs=jobs, ordered=False)
    return sorted(found)


def _joined(names: list[str], shards: Shards, target: Path, name: str) -> TableSummary:
    """The table of all shards; the file that was there is replaced by it."""
    rows, failures = 0, Counter[str]()

    def opened() -> Iterator[BinaryIO]:
        nonlocal rows
        for each in names:
            with shards.path(each).open("rb") as file:
                summary = orjson.loads(file.readline())
                rows += summary["rows"]
                failures.update(summary["failures"])
                yield file

    table = shards.path(_JOINED)
    form_of(name).join(opened(), table)
    with table.open("rb+") as file:
        os.fsync(file.fileno())
    with contextlib.suppress(FileNotFoundError):
        table.chmod(stat.S_IMODE(target.stat().st_mode))
    table.replace(target)
    return TableSummary(rows=rows, failures=dict(failures))


def other_members(
    path: str, target: Path, heard: Callable[[int], None] | None
) -> Iterator[Member]:
    """The members of a path, without those of the table that is to be replaced."""
    for member in members_heard(path, heard):
        here = member.place.path
        if not here.endswith(target.name) or os.path.realpath(here) != str(target):
            yield member
