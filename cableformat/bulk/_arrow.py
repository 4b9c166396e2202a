"""Tables of telegrams in Arrow: the schema, and batches of rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cableformat._arrow_library import pyarrow as pa
from cableformat.bulk._columns import COLUMNS
from cableformat.bulk._rows import made_of, pieces, rows_of, several
from cableformat.document import VERSION
from cableformat.schema import arrow_field

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from cableformat.bulk._rows import Piece
    from cableformat.text import Hints

__all__ = ["KEY", "SCHEMA", "batch_of", "batches"]

#: By this key of its metadata a table of ours is known.
KEY: Final = b"cableformat"
#: The Arrow schema of a table of telegrams.
SCHEMA: Final = pa.schema(
    [
        arrow_field(each.name, each.kind, f"{each.about}.", each.clause, many=each.many)
        for each in COLUMNS
    ],
    metadata={KEY: VERSION},
)


def batches(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    hints: Hints | None = None,
) -> Iterator[pa.RecordBatch]:
    r"""The same as `rows`, as Arrow record batches of the schema `SCHEMA`.

    Raises:
        CableFormatError: pyarrow is not installed (``table.no-pyarrow``).
        TypeError: A path is neither `str` nor `os.PathLike` of `str`.

    >>> import pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "fax.txt")
    >>> _ = path.write_text("FM AMEMBASSY LIMA\nBT\nTAGS: PREL\nSUBJ: CORK\n", "utf-8")
    >>> for batch in batches(folder.name):
    ...     print(batch.num_rows, batch.column("subject").to_pylist())
    1 ['CORK']
    >>> folder.cleanup()
    """
    work = pieces(several(paths))
    return made_of(partial(_batch, hints=hints), work, jobs=jobs)


def _batch(piece: Piece, hints: Hints | None) -> pa.RecordBatch:
    return batch_of(rows_of(piece, hints))


def batch_of(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    """Rows as a record batch."""
    return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
