"""The pool of processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from itertools import islice

import pytest

from cableformat.bulk import pool
from cableformat.errors import CableFormatError

pytestmark = pytest.mark.usefixtures("spawns_tests")

#: An item that ends its worker, one that makes it raise, and one that takes long.
DEADLY, WRONG, SLOW = "deadly", "wrong", "slow"
#: One of which comes something that can't be sent to another process.
LOCAL = "local"


def worked(item):
    if item == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == WRONG:
        raise KeyError(item)
    if item == SLOW:
        time.sleep(0.2)
    if item == LOCAL:
        return lambda: None
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_items(jobs):
    """Outcomes come in the order of the items, whichever process is ready first."""
    items = [SLOW, *"abcdefghijklm"]
    assert [item for item, _ in pool.mapped(worked, items, jobs=jobs)] == items


def test_outcomes_come_as_they_are_ready_if_order_does_not_matter():
    """Without an order, an item that takes long does not delay the
    outcomes of others.
    """
    items = [SLOW, *"abcdefghijklm"]
    found = [i for i, _ in pool.mapped(worked, items, jobs=2, ordered=False)]
    assert sorted(found) == sorted(items)
    assert found[0] != SLOW


def test_a_worker_that_dies_takes_one_item_with_it():
    """If a worker dies, one item fails, and another worker does the rest."""
    items = ["a", DEADLY, "b", DEADLY, DEADLY, "c", *"defgh"]
    found = list(pool.mapped(worked, items, jobs=2))
    assert [item for item, _ in found] == items
    for item, outcome in found:
        if item == DEADLY:
            assert outcome.code == "input.worker-died"
            assert "by signal 9" in str(outcome)
        else:
            assert outcome != os.getpid()


def test_what_can_not_be_sent_is_a_failure_and_ends_no_worker(capfd):
    """An outcome that cannot be sent is a failure of its item, and
    nothing is printed.
    """
    (_, outcome), (_, other) = pool.mapped(worked, [LOCAL, "a"], jobs=2)
    assert outcome.code == "input.unforeseen"
    assert isinstance(other, int)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_function_raises_is_raised(jobs):
    """An exception of the function is raised to the caller, with any number of
    processes.
    """
    with pytest.raises(KeyError, match=WRONG):
        list(pool.mapped(worked, ["a", WRONG], jobs=jobs))
    assert not multiprocessing.active_children()


def test_items_are_taken_as_they_are_needed():
    """Items are taken only as they are needed, because there may be no end of them."""
    taken = []

    def endless():
        while True:
            taken.append("a")
            yield "a"

    outcomes = pool.mapped(worked, endless(), jobs=2)
    assert len(list(islice(outcomes, 20))) == 20
    outcomes.close()
    assert len(taken) <= 20 + 2 * 3
    assert not multiprocessing.active_children()


def test_a_worker_that_does_not_start_ends_the_work():
    """If a worker does not start, the work ends with one exception, and the items do
    not fail one by one.
    """

    def local(item):
        raise AssertionError(item)

    local.__qualname__ = local.__name__ = "worked_elsewhere"
    globals()["worked_elsewhere"] = local
    try:
        with pytest.raises(CableFormatError, match=r"input\.worker-died"):
            list(pool.mapped(local, ["a"], jobs=2))
    finally:
        del globals()["worked_elsewhere"]


def test_a_worker_answers_until_its_pipe_ends():
    """A worker says that it is ready, then answers every item until its pipe ends."""
    ours, theirs = multiprocessing.Pipe()
    kept = signal.getsignal(signal.SIGINT)
    client = threading.Thread(target=_converse, args=(ours,))
    client.start()
    try:
        pool.serve(theirs, len)
    finally:
        signal.signal(signal.SIGINT, kept)
        client.join()
    assert SAID[:2] == ["ready", (True, 4)]
    assert isinstance(SAID[2][1], TypeError)


def test_a_worker_whose_parent_is_gone_ends():
    """A worker ends if its parent is gone before it could say that it is ready."""
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    kept = signal.getsignal(signal.SIGINT)
    try:
        pool.serve(theirs, len)
    finally:
        signal.signal(signal.SIGINT, kept)


SAID: list = []


def _converse(connection):
    SAID.append(connection.recv())
    for item in ("LIMA", 7):
        connection.send(item)
        SAID.append(connection.recv())
    connection.close()


INTERRUPTED = """
import os, signal, sys
sys.path.append(os.getcwd())
from cableformat.bulk.pool import mapped
from tests.unit.bulk.test_pool import worked

if __name__ == "__main__":
    # A program in the background may have been told to ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        for number, _ in enumerate(mapped(worked, ["a"] * 100, jobs=2)):
            if number == 5:
                os.killpg(0, signal.SIGINT)
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups")
def test_an_interruption_reaches_the_caller_alone():
    """An interruption of the whole group, as from a terminal, is reported once, by the
    caller.
    """
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        start_new_session=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("interrupted\n", "")
