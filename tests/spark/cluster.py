"""A cluster for tests: one driver and two executors, processes of this machine.

Facts (Spark, `local-cluster[2,1,1024]`): the driver's Java process starts the executors
as its children, each with one core; it starts another in place of one that dies.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path

#: Where this variable is set, Java has to be there.
NEEDED = "CABLEFORMAT_NEEDS_JAVA"
_MASTER = "local-cluster[2,1,1024]"
#: Seconds to wait, enough for a crowded machine.
_PATIENCE = 180


def has_java():
    """Whether there is a Java, and processes can be found by their parents."""
    return sys.platform == "linux" and shutil.which("java") is not None


@contextmanager
def cluster(monkeypatch):
    """A session of Spark on two executors."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it is needed

    # Executors run the Python of the tests, and find what it finds.
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    session = (
        SparkSession.builder.master(_MASTER)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    try:
        yield session
    finally:
        session.stop()


def executors(session):
    """The processes of the executors."""
    driver = session.sparkContext._gateway.proc.pid
    return [pid for pid in _children(driver) if b"ExecutorBackend" in _command(pid)]


def _children(parent):
    of = f"\nPPid:\t{parent}\n".encode()
    places = Path("/proc").glob("[0-9]*")
    return [int(x.name) for x in places if of in _read(x / "status")]


def _command(pid):
    return _read(Path(f"/proc/{pid}/cmdline"))


def _read(path):
    try:
        return path.read_bytes()
    except OSError:  # it has ended
        return b""


def waited_for(question):
    """The first answer that says something."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(0.02)
    msg = "nothing came of it"
    raise TimeoutError(msg)


def running(session):
    """The stage of which some tasks are done and each executor has another."""
    tracker = session.sparkContext.statusTracker()
    for stage in tracker.getActiveStageIds():
        found = tracker.getStageInfo(stage)
        left = found and found.numTasks - found.numCompletedTasks
        if found and found.numCompletedTasks and found.numActiveTasks > 1 and left > 3:
            return found
    return None
