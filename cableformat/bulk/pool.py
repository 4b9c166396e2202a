"""One pool of processes: a function, mapped over work of any length in bounded memory.

Theory of operation.  Each worker has a pipe of its own and at most one item, so that a
worker that dies takes exactly one item with it, and a worker whose parent is gone reads
the end of its pipe and ends.  Processes are spawned, never forked: a fork copies locks
that threads of other libraries hold.  Workers ignore Ctrl-C, which a terminal sends to
all; the parent gets it and kills them.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import sys
from collections import deque
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

__all__ = ["mapped"]

Item = TypeVar("Item")
Value = TypeVar("Value")

#: How many items are taken ahead of the outcomes, for each worker.
_AHEAD: Final = 3
_READY: Final = "ready"


def mapped(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    *,
    jobs: int = 1,
    ordered: bool = True,
) -> Iterator[tuple[Item, Value | CableFormatError]]:
    """Yield each item with the result of the function, computed by several processes.

    Items are taken from their iterator as workers need them. With one job everything
    runs in this process. If a worker dies, for example because the kernel ends it
    for its memory, its item has a `CableFormatError` (``input.worker-died``) instead of
    a value, and another worker takes its place. Close the iterator to end the workers
    early.

    Args:
        function: A function of a module: workers import it by its name.
        items: The work; items and values must be picklable.
        jobs: How many processes.
        ordered: Whether outcomes come in the order of the items, or as they are ready.

    Raises:
        CableFormatError: A worker does not start (``input.worker-died``).
        Exception: What the function raises, raised again here.

    >>> list(mapped(len, ["LIMA", "ASTANA"]))
    [('LIMA', 4), ('ASTANA', 6)]
    """
    if jobs <= 1:
        for item in items:
            yield item, function(item)
        return
    with contextlib.closing(_Pool(function, jobs)) as pool:
        yield from pool.outcomes(items, ordered=ordered)


class _Worker(Generic[Item]):
    """A process, its pipe, and the item that it has."""

    def __init__(self, function: Callable[[Item], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.held: tuple[int, Item] | None = None
        self.is_ready = False
        self._process = context.Process(
            target=serve, args=(theirs, function), daemon=True
        )
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def give(self, held: tuple[int, Item]) -> None:
        self.held = held
        # Where it is dead, its pipe has ended too, and `outcomes` reads that.
        with contextlib.suppress(OSError):
            self.connection.send(held[1])

    def died(self) -> CableFormatError:
        """Why a worker has nothing more to say."""
        self._process.join()
        code = self._process.exitcode or 0
        how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
        msg = f"the process that worked on it ended {how}"
        return CableFormatError(msg, code="input.worker-died")

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


class _Pool(Generic[Item, Value]):
    def __init__(self, function: Callable[[Item], Value], jobs: int) -> None:
        self._function, self._jobs = function, jobs
        self._workers: list[_Worker[Item]] = []

    def outcomes(
        self, items: Iterable[Item], *, ordered: bool
    ) -> Iterator[tuple[Item, Value | CableFormatError]]:
        numbered = iter(enumerate(items))
        waiting: deque[tuple[int, Item]] = deque()
        ready: dict[int, tuple[Item, Value | CableFormatError]] = {}
        due, may_take = 0, True
        while may_take or waiting or self._held():
            taken = len(waiting) + len(ready) + self._held()
            takes = may_take and taken < self._jobs * _AHEAD
            if takes and (upcoming := next(numbered, None)) is not None:
                waiting.append(upcoming)
            elif takes:
                takes = may_take = False
                continue
            self._give(waiting)
            # Where there is more to take, it is taken while the workers work.
            for place, item, outcome in self._heard(0 if takes else None):
                ready[place] = item, outcome
            while ready and (place := due if ordered else next(iter(ready))) in ready:
                yield ready.pop(place)
                due += 1

    def _held(self) -> int:
        return sum(worker.held is not None for worker in self._workers)

    def _give(self, waiting: deque[tuple[int, Item]]) -> None:
        """Give what waits to idle workers, and start those that lack."""
        starting = 0
        for worker in self._workers:
            starting += not worker.is_ready
            if waiting and worker.is_ready and worker.held is None:
                worker.give(waiting.popleft())
        lacking = min(len(waiting) - starting, self._jobs - len(self._workers))
        self._workers += [_Worker(self._function) for _ in range(lacking)]

    def _heard(
        self, timeout: float | None
    ) -> Iterator[tuple[int, Item, Value | CableFormatError]]:
        """What the workers say next; without a timeout, something at least."""
        workers = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(workers), timeout):
            worker = workers[connection]  # type: ignore[index]
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._lost(worker)
                continue
            if said == _READY:
                worker.is_ready = True
                continue
            (place, item), worker.held = worker.held, None  # type: ignore[misc]
            succeeded, value = said
            if not succeeded:
                raise value
            yield place, item, value

    def _lost(
        self, worker: _Worker[Item]
    ) -> Iterator[tuple[int, Item, CableFormatError]]:
        self._workers.remove(worker)
        error, held = worker.died(), worker.held
        worker.end()
        if not worker.is_ready:
            msg = "a process for the work does not start"
            raise CableFormatError(msg, code="input.worker-died")
        if held is not None:
            yield *held, error

    def close(self) -> None:
        for worker in self._workers:
            worker.end()


def serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """Answer each item that comes, until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The other end may be gone at any time, even now.
    with contextlib.suppress(EOFError, OSError):
        connection.send(_READY)
        _answer(connection, function)
        # What is loaded by now stays: collections need not go through it again.
        gc.collect()
        gc.freeze()
        while True:
            _answer(connection, function)


def _answer(connection: Connection, function: Callable[[Any], Any]) -> None:
    item = connection.recv()
    try:
        answer = (True, function(item))
    except Exception as error:  # noqa: BLE001 - raised again by the parent
        answer = (False, error)
    try:
        connection.send(answer)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - pickling runs code of any class
        msg = f"what came of it can't be sent: {type(error).__name__}"
        failure = CableFormatError(msg, code="input.unforeseen")
        connection.send((True, failure))


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach; what is blocked is inherited."""
    if sys.platform == "win32":
        yield
        return
    # It lets interrupts through once it has started, and so it starts before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
