"""Telegrams as a data source for Spark 4, which distributes the reading.

This room knows how Spark asks for partitions; it must not know how telegrams are read.
It needs the extra ``spark`` on the driver and on every executor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["register"]


def register(spark: SparkSession) -> None:
    """Let a session read telegrams: ``spark.read.format("cableformat").load(paths)``.

    Paths are files, folders and containers; every executor must find them under the
    same names. The columns are those of `cableformat.bulk.SCHEMA`; to read only some of
    them, name them in a schema. The options are ``date`` and ``dialect``, as in
    `cableformat.Hints`, and ``shareSize``, the number of bytes of files that a task
    reads.
    """
    # A session shows that Spark is installed; who only looks at this room needs none.
    from cableformat.spark._source import CableSource  # noqa: PLC0415

    spark.dataSource.register(CableSource)
