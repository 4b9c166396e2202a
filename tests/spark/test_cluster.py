"""The data source of Spark, on executors of their own."""

from __future__ import annotations

import os
import signal
import threading
import zipfile

import pytest

from cableformat import bulk
from tests.spark.cluster import (
    NEEDED,
    cluster,
    executors,
    has_java,
    running,
    waited_for,
)

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(
        not has_java() and NEEDED not in os.environ, reason="there is no Java"
    ),
    # Python sources of Spark are full of what is to go in its next version.
    pytest.mark.filterwarnings("ignore"),
]

_TEXT = (
    "R {0:02}1200Z MAR 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
    "UNCLAS LIMA {1:06}\nTAGS: PREL\nSUBJECT: CORK\nREF: LIMA 1\n\n"
)


@pytest.fixture
def folder(tmp_path):
    """Telegrams in files and in a container, and what can't be read."""
    with zipfile.ZipFile(tmp_path / "large.zip", "w") as archive:
        for n in range(600):
            archive.writestr(f"{n}.txt", _telegram(n, 40))
    for n in range(60):
        (tmp_path / f"{n:02}.txt").write_text(_telegram(n, 2000), "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    return str(tmp_path)


def _telegram(number, paragraphs):
    lines = (f"{n}. (U) Bark floats.\n\n" for n in range(1, paragraphs + 1))
    return _TEXT.format(number % 28 + 1, number) + "".join(lines) + "DOE\nBT\n"


def test_an_executor_that_is_killed_costs_no_row(folder, monkeypatch):
    """When an executor is killed during a job, the job still has the rows and types of
    `bulk.batches`.
    """
    from cableformat.spark import register  # noqa: PLC0415 - only where Spark is

    with cluster(monkeypatch) as session:
        register(session)
        telegrams = session.read.format("cableformat").option("shareSize", 50_000)
        frame = telegrams.load([folder, f"{folder}/missing.txt"])
        before = waited_for(lambda: len(executors(session)) == 2 and executors(session))
        made = []
        job = threading.Thread(target=lambda: made.append(frame.toArrow()))
        job.start()
        stage = waited_for(lambda: running(session))
        os.kill(before[0], signal.SIGKILL)
        job.join()
        tracker = session.sparkContext.statusTracker()
        assert tracker.getStageInfo(stage.stageId).numFailedTasks > 0
        assert before[0] not in executors(session)
        (table,) = made
    assert table.schema.equals(bulk.SCHEMA)
    expected = bulk.rows([folder, f"{folder}/missing.txt"])
    assert _sorted(table.to_pylist()) == _sorted(_arrow(expected))


def _arrow(rows):
    """Rows with `None` where Arrow has a member that a cable lacks."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.Table.from_pylist(list(rows), schema=bulk.SCHEMA).to_pylist()


def _sorted(rows):
    return sorted(
        rows, key=lambda row: (row["path"], row["member"] or "", row["piece"])
    )
