"""One adapter: somebody else's program, which answers questions line by line.

Theory of operation.  `Adapter` is a dialogue with a `Process`: a question, then a line
in time.  Anything else is a `Failure`, described in one line.  After a fatal one,
nobody knows which question the next line would answer, so the program is killed; it may
be started again.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Final, Self

from cableformat._record import shown
from cableformat.conformance._process import LONGEST_LINE, MOMENT, End, Process
from cableformat.conformance._protocol import (
    Failure,
    Skipped,
    Started,
    cut,
    read_answer,
    read_started,
    run_message,
    start_message,
    stop_message,
)
from cableformat.conformance._questions import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from cableformat.conformance._questions import Question

__all__ = ["Adapter"]

#: The longest timeout: a day.
_LONGEST: Final = 86_400


class Adapter:
    """A program that speaks the protocol of ``docs/harness.md``.

    `command` is the program and its arguments; no shell reads them.  `timeout` is how
    long it may take for an answer, and to start, in seconds.

    As a context manager it starts nothing, and ends with `kill`.

    Raises:
        ValueError: `timeout` is not above 0, or is more than a day.

    >>> import sys
    >>> with Adapter([sys.executable, "-m", "cableformat.conformance"]) as adapter:
    ...     adapter.start().implementation.name
    'cableformat'
    """

    def __init__(self, command: Sequence[str], *, timeout: float = 10.0) -> None:
        # Also of NaN, which no clock ever reaches.
        if not 0 < timeout <= _LONGEST:
            msg = (
                f"expected a timeout above 0 and up to {_LONGEST:,} s; found {timeout}"
            )
            raise ValueError(msg)
        self.command = tuple(command)
        self.timeout = timeout
        self._process: Process | None = None
        self._started: Started | None = None
        # Goes on over restarts: no answer is ever taken for that to another question.
        self._seq = 0

    @property
    def runs(self) -> bool:
        """Whether it was started and has not been ended since."""
        return self._process is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def start(self) -> Started | Failure:
        """Run the program, or run it again, and learn who it is and what it does."""
        self.kill()
        try:
            self._process = Process(self.command)
        except OSError as error:
            told = f"{shown(self.command[0])}: {error.strerror or error}"
            return Failure(why=f"it can't be run: {told}")
        except ValueError as error:
            return Failure(why=f"it can't be run: {error}")
        self._process.say(start_message())
        line = self._process.hear(self.timeout)
        if isinstance(line, End):
            return self._failed(self._process, line, "an answer to start")
        started = read_started(line)
        if isinstance(started, Failure):
            self.kill()
            return started
        self._started = started
        return started

    def answer(self, question: Question) -> Answer | Skipped | Failure:
        """What it answers to a question, once it runs: it is started if need be."""
        if not self.runs and isinstance(started := self.start(), Failure):
            return started
        return self.ask(question)

    def ask(
        self, question: Question, *, anyway: bool = False
    ) -> Answer | Skipped | Failure:
        """What it answers to a question.

        It is not asked for an operation that it did not announce, unless `anyway`.
        """
        process, started = self._process, self._started
        if process is None or started is None:
            return Failure(why="it does not run")
        operation = question.operation
        if operation not in started.operations and not anyway:
            return Skipped(reason=f"it does not announce {operation.value}")
        self._seq += 1
        process.say(run_message(self._seq, question))
        line = process.hear(self.timeout)
        if isinstance(line, End):
            return self._failed(process, line, "an answer")
        answer = read_answer(line, self._seq, operation)
        if isinstance(answer, Failure) and answer.fatal:
            self.kill()
        return answer

    def stop(self) -> Failure | None:
        """End it politely; a failure if it does not end, or says something more."""
        process = self._process
        if process is None:
            return None
        process.say(stop_message())
        process.hang_up()
        line = process.hear(MOMENT)
        code = None if isinstance(line, bytes) else process.ended()
        told = process.complaints
        self.kill()
        if isinstance(line, bytes):
            why = "expected no answer to stop; found a line"
            return Failure(why=why, told=cut(line))
        if code is None:
            return Failure(why="it did not end at stop, and was killed")
        if code != 0:
            return Failure(why=f"at stop it ended with {_ending(code)}", told=told)
        return None

    def kill(self) -> None:
        """End it at once, if it runs."""
        process, self._process, self._started = self._process, None, None
        if process is not None:
            process.kill()

    def _failed(self, process: Process, end: End, expected: str) -> Failure:
        why = f"expected {expected}; {self._why(process, end)}"
        self.kill()
        return Failure(why=why, told=process.complaints)

    def _why(self, process: Process, end: End) -> str:
        if end is End.SILENT:
            begun = ", but the beginning of a line" if process.in_line else ""
            return f"found none within {self.timeout:g} s{begun}"
        if end is End.ENDLESS:
            return f"found a line of more than {LONGEST_LINE:,} bytes"
        code = process.ended()
        if code is None:
            return "it closed its standard output and goes on"
        return f"it ended with {_ending(code)}"


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
