"""The data source in the protocol of Spark: a schema, partitions, and a reader.

Facts (PySpark 4, `pyspark.sql.datasource`): the source is made and asked for its
partitions by a process beside the driver; source, reader and partitions are pickled and
sent to executors, so they are classes of a module. Batches are taken as they are if
their types are those of the schema.
"""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.pandas.types import from_arrow_schema

from cableformat.bulk import SCHEMA, Share, shares
from cableformat.errors import CableFormatError
from cableformat.text import Hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pyarrow as pa

__all__ = ["CableSource"]

_NAME: Final = "cableformat"
Value = TypeVar("Value")


class CableSource(DataSource):  # type: ignore[misc]
    """The data source."""

    @classmethod
    def name(cls) -> str:
        """The name of the format."""
        return _NAME

    def schema(self) -> Any:
        """The schema of `cableformat.bulk.SCHEMA`."""
        return from_arrow_schema(SCHEMA)

    def reader(self, schema: Any) -> CableReader:
        """A reader of the columns that are asked for."""
        return CableReader(dict(self.options), schema.fieldNames())


class CablePartition(InputPartition):  # type: ignore[misc]
    """A share of the work."""

    def __init__(self, share: Share | None) -> None:
        super().__init__(share)


class CableReader(DataSourceReader):  # type: ignore[misc]
    """The reader of a partition, on any machine."""

    def __init__(self, options: Mapping[str, str], columns: list[str]) -> None:
        known = {name.lower(): value for name, value in options.items()}
        self._paths = _paths(known)
        self._hints = _hints(known)
        size = known.get("sharesize")
        self._size = {} if size is None else {"size": _read(int, "shareSize", size)}
        self._columns = columns

    def partitions(self) -> list[CablePartition]:
        """A partition for each share; Spark needs at least one."""
        found = [CablePartition(each) for each in shares(self._paths, **self._size)]
        return found or [CablePartition(None)]

    def read(self, partition: CablePartition) -> Iterator[pa.RecordBatch]:
        """The batches of a share, in the types of Spark."""
        share: Share = partition.value or Share()
        for batch in share.batches(hints=self._hints):
            yield batch.select(self._columns)


def _paths(options: Mapping[str, str]) -> list[str]:
    """One path, or several, which Spark joins as JSON.

    Raises:
        CableFormatError: There is none (``input.missing``).
    """
    if "paths" in options:
        return [str(path) for path in json.loads(options["paths"])]
    if "path" in options:
        return [options["path"]]
    msg = "expected a path to load; found none"
    raise CableFormatError(msg, code="input.missing")


def _hints(options: Mapping[str, str]) -> Hints:
    date = options.get("date")
    day = None if date is None else _read(datetime.date.fromisoformat, "date", date)
    return Hints(date=day, dialect=options.get("dialect"))


def _read(read: Callable[[str], Value], name: str, text: str) -> Value:
    """The value of an option.

    Raises:
        CableFormatError: The text is not such a value (``config.wrong-value``).
    """
    try:
        return read(text)
    except ValueError as error:
        msg = f"option {name}: {error}"
        raise CableFormatError(msg, code="config.wrong-value") from None
