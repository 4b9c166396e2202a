"""Parquet, of which groups of rows are written as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from cableformat._arrow_library import pyarrow as pa  # isort: split

from pyarrow import ipc, parquet

from cableformat.bulk._arrow import KEY, SCHEMA, batch_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Parquet"]

#: So many bytes of a table are in memory, and make a group of rows.
_GROUP: Final = 32 * 1024 * 1024


class Parquet:
    """A form of a table; a shard is a stream of Arrow."""

    def pack(self, rows: list[dict[str, Any]], file: BinaryIO) -> None:
        """Write a shard."""
        with ipc.new_stream(file, SCHEMA) as stream:
            stream.write_batch(batch_of(rows))

    def join(self, shards: Iterable[BinaryIO], path: Path) -> None:
        """Write a table of shards, each at its beginning."""
        with parquet.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
            for batches in _groups(shards):
                table = pa.Table.from_batches(batches, schema=SCHEMA)
                batches.clear()
                writer.write_table(table, row_group_size=table.num_rows)
                # The next group is read before this name has it.
                del table

    def knows(self, path: Path) -> bool:
        """Whether a file is a table of this form, and of ours."""
        try:
            return KEY in (parquet.read_schema(path).metadata or {})
        except pa.ArrowException:
            return False


def _groups(shards: Iterable[BinaryIO]) -> Iterator[list[pa.RecordBatch]]:
    """Batches of about one size; the caller clears the list."""
    batches: list[pa.RecordBatch] = []
    size = 0
    for shard in shards:
        for batch in ipc.open_stream(shard):
            batches.append(batch)
            size += batch.nbytes
        if size >= _GROUP:
            yield batches
            size = 0
    if batches:
        yield batches
