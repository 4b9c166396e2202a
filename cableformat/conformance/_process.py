"""A program with pipes: lines in, lines out, and nothing that waits for ever.

Theory of operation.  Three threads serve one program: one writes its standard input,
one cuts its standard output into lines, one keeps the end of its standard error.  None
of them gathers without bound: a line has a cap, few lines wait, and a program that says
more is held up by its pipe.  The program leads a group of processes, and the group is
killed: children that it forked go with it.  One that left the group lives on; the
threads leave its pipes alone within a moment.

Facts: pipes can't be asked on Windows whether they are ready, so a thread there waits
in its pipe until that closes, and children of the program are not killed.  Nobody has
tried it there.
"""

from __future__ import annotations

import contextlib
import enum
import os
import queue
import select
import signal
import subprocess
import threading
import time
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["LONGEST_LINE", "MOMENT", "End", "Process"]

#: As much as a telegram may have; what an adapter answers to a case has kilobytes.
LONGEST_LINE: Final = 16 * 1024 * 1024
#: How much of the end of standard error is kept.
KEPT: Final = 4096
#: How soon a thread notices that it is no longer wanted, in seconds.
_TICK: Final = 0.1
#: How long what a program said last may be on its way, where the machine is busy: a
#: child that holds a pipe open costs all of it.
_ON_ITS_WAY: Final = 1.0
#: How long the system may take to end or to kill a program.
MOMENT: Final = 2.0
#: How many lines wait to be read.
_WAITING: Final = 4
_CHUNK: Final = 64 * 1024
#: A pipe that is ready takes so much without waiting (POSIX: at least 512).
_ATOM: Final = getattr(select, "PIPE_BUF", 512)
_ON_WINDOWS: Final = os.name == "nt"


class End(enum.Enum):
    """Why there is no line."""

    #: Nothing was said within the time.
    SILENT = enum.auto()
    #: Standard output is closed.
    CLOSED = enum.auto()
    #: The program has ended, though a child of it may hold standard output open.
    DIED = enum.auto()
    #: The line is longer than the cap.
    ENDLESS = enum.auto()


class Process:
    """One running program.

    Raises:
        OSError: The system can't run it.
        ValueError: The command is empty, or holds a NUL.
    """

    def __init__(self, command: Sequence[str]) -> None:
        if not command:
            msg = "the command is empty"
            raise ValueError(msg)
        self._program = subprocess.Popen(  # noqa: S603 - what the user asks for
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            # A group of its own: it is killed as one.
            start_new_session=not _ON_WINDOWS,
        )
        self._unwanted = threading.Event()
        self._lines: queue.Queue[bytes | End] = queue.Queue(_WAITING)
        self._to_say: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._complaints = b""
        #: Whether a line has begun that has not ended.
        self.in_line = False
        self._writer = _thread(self._write, self._program.stdin)
        self._reader = _thread(self._read, self._program.stdout)
        self._drain = _thread(self._keep, self._program.stderr)

    def say(self, line: bytes) -> None:
        """Write a line to its standard input, without waiting."""
        self._to_say.put(line)

    def hang_up(self) -> None:
        """Close its standard input after what was said."""
        self._to_say.put(None)

    def hear(self, seconds: float) -> bytes | End:
        """The next line of its standard output, without its LF."""
        deadline = time.monotonic() + seconds
        while True:
            left = deadline - time.monotonic()
            try:
                return self._lines.get(timeout=max(0.0, min(_TICK, left)))
            except queue.Empty:
                if self._is_over():
                    return self._last()
                if left <= 0:
                    return End.SILENT

    def _last(self) -> bytes | End:
        """What it said before it ended may still be on its way."""
        try:
            return self._lines.get(timeout=_ON_ITS_WAY)
        except queue.Empty:
            return End.DIED

    def ended(self, seconds: float = MOMENT) -> int | None:
        """Its exit code, minus the signal that ended it; `None` if it goes on."""
        deadline = time.monotonic() + seconds
        while not self._is_over():
            if time.monotonic() >= deadline:
                return None
            time.sleep(_TICK / 10)
        # Before the program is waited for: until then its number is no other group's.
        self.kill()
        return self._program.returncode

    def _is_over(self) -> bool:
        """Whether it has ended; it is not waited for, which would free its number."""
        if self._program.returncode is not None:
            return True
        if not hasattr(os, "waitid"):
            return self._program.poll() is not None
        how = os.WEXITED | os.WNOHANG | os.WNOWAIT
        try:
            return os.waitid(os.P_PID, self._program.pid, how) is not None
        except ChildProcessError:
            # Somebody else has waited for it.
            return self._program.poll() is not None

    @property
    def complaints(self) -> str:
        """The end of its standard error."""
        return self._complaints.decode("utf-8", "backslashreplace").strip()

    def kill(self) -> None:
        """End it and its group, at once."""
        if self._program.returncode is None:
            with contextlib.suppress(OSError):
                _kill_group(self._program.pid)
            with contextlib.suppress(OSError):
                self._program.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._program.wait(MOMENT)
        # What it said last is read before the pipes are left alone.
        self._drain.join(_ON_ITS_WAY)
        self._unwanted.set()
        self._to_say.put(None)
        for thread in (self._writer, self._reader, self._drain):
            thread.join(2 * _TICK)

    def _write(self, pipe: IO[bytes]) -> None:
        while (line := self._to_say.get()) is not None:
            rest = memoryview(line)
            while rest and not self._unwanted.is_set():
                if _is_ready(pipe, to_write=True):
                    rest = rest[os.write(pipe.fileno(), rest[:_ATOM]) :]

    def _read(self, pipe: IO[bytes]) -> None:
        pending = bytearray()
        for chunk in self._chunks(pipe):
            begun = len(pending)
            pending += chunk
            while (end := pending.find(b"\n", begun)) >= 0:
                self._put(bytes(pending[:end]))
                del pending[: end + 1]
                begun = 0
            self.in_line = bool(pending)
            if len(pending) > LONGEST_LINE:
                self._put(End.ENDLESS)
                return
        self._put(End.CLOSED)

    def _put(self, item: bytes | End) -> None:
        while not self._unwanted.is_set():
            with contextlib.suppress(queue.Full):
                self._lines.put(item, timeout=_TICK)
                return

    def _keep(self, pipe: IO[bytes]) -> None:
        for chunk in self._chunks(pipe):
            self._complaints = (self._complaints + chunk)[-KEPT:]

    def _chunks(self, pipe: IO[bytes]) -> Iterator[bytes]:
        while not self._unwanted.is_set():
            if _is_ready(pipe, to_write=False):
                chunk = os.read(pipe.fileno(), _CHUNK)
                if not chunk:
                    return
                yield chunk


def _thread(serve: Callable[[Any], None], pipe: IO[bytes] | None) -> threading.Thread:
    """A thread that serves a pipe, and closes it when it is done."""

    def run() -> None:
        assert pipe is not None
        # The other end may close it at any moment.
        with contextlib.suppress(OSError), pipe:
            serve(pipe)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def _is_ready(pipe: IO[bytes], *, to_write: bool) -> bool:
    """Whether a pipe can be read or written without waiting; waits a tick for it."""
    if _ON_WINDOWS:
        return True
    poll = select.poll()
    poll.register(pipe, select.POLLOUT if to_write else select.POLLIN)
    return bool(poll.poll(1000 * _TICK))


def _kill_group(group: int) -> None:
    if not _ON_WINDOWS:
        os.killpg(group, signal.SIGKILL)
