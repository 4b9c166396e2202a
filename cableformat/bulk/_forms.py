"""The forms of a table: JSON Lines, CSV, SQLite, Parquet.

Theory of operation.  Workers pack the rows of a piece of work into a shard; at the end,
the program joins the shards into a table.  So the workers do as much as possible, and
the table is written from beginning to end.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import shutil
import sqlite3
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import orjson

from cableformat.bulk._columns import COLUMNS, NAMES
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

__all__ = ["ENDINGS", "TABLE_FORMS", "Form", "form_of", "is_table"]

Row = dict[str, Any]


class Form(Protocol):
    """A form of a table."""

    def pack(self, rows: list[Row], file: BinaryIO) -> None:
        """Write a shard."""

    def join(self, shards: Iterable[BinaryIO], path: Path) -> None:
        """Write a table of shards, each at its beginning."""

    def knows(self, path: Path) -> bool:
        """Whether a file is a table of this form, and of ours."""


class _Lines:
    def pack(self, rows: list[Row], file: BinaryIO) -> None:
        file.writelines(
            orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)
            for row in rows
        )

    def join(self, shards: Iterable[BinaryIO], path: Path) -> None:
        with path.open("wb") as file:
            for shard in shards:
                shutil.copyfileobj(shard, file)

    def knows(self, path: Path) -> bool:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
        return _LINE(head) is not None


#: How many bytes are read to recognise a row; no place is longer.
_HEAD: Final = 1024 * 1024
#: How a row begins: a value of each column up to the format.
_LINE: Final = re.compile(
    r'\{"path":"(?:[^"\\]|\\.)*+","member":(?:null|"(?:[^"\\]|\\.)*+"),'
    r'"piece":[0-9]++,"offset":[0-9]++,"format":'
).match


class _Commas:
    """CSV with a header line; lists and the cable are in JSON.

    Every string is quoted: an empty text differs from a missing value, and a carriage
    return ends no row.
    """

    def pack(self, rows: list[Row], file: BinaryIO) -> None:
        # `csv.QUOTE_STRINGS` is of Python 3.12.
        file.writelines(
            b"%s\n" % ",".join(map(_quoted, _cells(row))).encode() for row in rows
        )

    def join(self, shards: Iterable[BinaryIO], path: Path) -> None:
        with path.open("wb") as file:
            file.write(_HEADER)
            for shard in shards:
                shutil.copyfileobj(shard, file)

    def knows(self, path: Path) -> bool:
        return _begins(path, _HEADER)


_HEADER: Final = ",".join(NAMES).encode() + b"\n"


def _quoted(cell: Any) -> str:
    if isinstance(cell, str):
        return '"' + cell.replace('"', '""') + '"'
    return "" if cell is None else str(cell)


def _begins(path: Path, head: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(head)) == head


def _cells(row: Row) -> list[Any]:
    """The values of a row in the order of the columns, without nesting."""
    return [
        orjson.dumps(value).decode()
        if isinstance(value, list | dict)
        else value.isoformat().replace("+00:00", "Z")
        if isinstance(value, datetime.datetime)
        else value
        for value in row.values()
    ]


class _Database:
    """SQLite, with an index of every word: FTS5 over subject and text."""

    def pack(self, rows: list[Row], file: BinaryIO) -> None:
        file.writelines(
            orjson.dumps(_cells(row), option=orjson.OPT_APPEND_NEWLINE) for row in rows
        )

    def join(self, shards: Iterable[BinaryIO], path: Path) -> None:
        path.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
            # The file has its name when it is whole, and never before.
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            base.execute(f"PRAGMA application_id = {_APPLICATION}")
            base.execute(f"CREATE TABLE telegrams ({', '.join(_declared())})")
            base.execute("BEGIN")
            marks = ", ".join("?" * len(NAMES))
            for shard in shards:
                rows = map(orjson.loads, shard)
                base.executemany(f"INSERT INTO telegrams VALUES ({marks})", rows)  # noqa: S608
            for statement in _INDEXES:
                base.execute(statement)
            base.execute("COMMIT")

    def knows(self, path: Path) -> bool:
        with path.open("rb") as file:
            head = file.read(72)
        return head.startswith(b"SQLite format 3\0") and head[68:] == (
            _APPLICATION.to_bytes(4, "big")
        )


#: ``CABL``: by it `file` and this library know a database.
_APPLICATION: Final = 0x4341424C
_AFFINITIES: Final = {"int32": "INTEGER", "int64": "INTEGER", "float64": "REAL"}
_INDEXED: Final = "canonical_id date message_hash originator post year".split()
_INDEXES: Final = (
    *(f"CREATE INDEX by_{name} ON telegrams ({name})" for name in _INDEXED),
    """CREATE VIRTUAL TABLE telegrams_fts
    USING fts5 (subject, text, content="telegrams")""",
    "INSERT INTO telegrams_fts (telegrams_fts) VALUES ('rebuild')",
    # Without statistics, the planner takes any index.
    "ANALYZE telegrams",
)


def _declared() -> Iterator[str]:
    for column in COLUMNS:
        kind = "TEXT" if column.many else _AFFINITIES.get(column.kind, "TEXT")
        yield f'"{column.name}" {kind}'


_FORMS: Final[dict[str, Form]] = {
    "ndjson": _Lines(),
    "sqlite": _Database(),
    "csv": _Commas(),
}
#: The name of every form.
TABLE_FORMS: Final = ("parquet", *_FORMS)


def form_of(name: str) -> Form:
    """The form of a name.

    Raises:
        CableFormatError: It is Parquet, and pyarrow is not installed
            (``table.no-pyarrow``).
    """
    if name in _FORMS:
        return _FORMS[name]
    from cableformat.bulk._parquet import Parquet  # noqa: PLC0415 - an extra

    return Parquet()


#: The form of a table by the ending of its name.
ENDINGS: Final = {
    ".parquet": "parquet",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".csv": "csv",
}


def is_table(path: str) -> bool:
    """Whether a file that has the name of a table is one of this library."""
    name = ENDINGS.get(Path(path).suffix.lower())
    if name is None:
        return False
    try:
        # A pipe would never end.
        regular = stat.S_ISREG(os.lstat(path).st_mode)
        return regular and form_of(name).knows(Path(path))
    except (CableFormatError, OSError):
        return False
