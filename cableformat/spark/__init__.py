"""Telegrams as a data source of Spark 4: many machines read, and Spark distributes.

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

    Paths are files, folders and containers, which every executor finds under the same
    names. The columns are those of `cableformat.bulk.SCHEMA`; a schema that names some
    of them alone spares Spark the others. Options are ``date`` and ``dialect``, as of
    `cableformat.Hints`, and ``shareSize``, how many bytes of files a task reads.
    """
    # A session shows that Spark is installed; who only looks at this room needs none.
    from cableformat.spark._source import CableSource  # noqa: PLC0415

    spark.dataSource.register(CableSource)
