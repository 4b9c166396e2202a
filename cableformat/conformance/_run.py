"""A run: every question put to an adapter, whatever happens to the adapter.

Theory of operation.  A worker has one adapter, takes the next question that nobody has
taken, and hands back its outcome; the caller gathers the outcomes and puts them into
the order of the questions.  An adapter that died, or sent what is no message, is
started again for the next question.  After too many such failures in a row, the
remaining questions are not asked.
"""

from __future__ import annotations

import queue
import threading
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from cableformat.conformance._adapter import Adapter
from cableformat.conformance._judge import judge
from cableformat.conformance._outcomes import Outcome, Report, Status
from cableformat.conformance._protocol import Failure, Skipped
from cableformat.conformance._questions import Answer
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cableformat.conformance._questions import Question

__all__ = ["MOST_DEATHS", "asked", "run"]

#: How often in a row adapters may die, or send what is no message.
MOST_DEATHS: Final = 5


def asked(
    question: Question, ask: Callable[[Question], Answer | Skipped | Failure]
) -> Outcome:
    """The outcome of one question, put to a producer.

    >>> from cableformat.conformance import Operation, questions, suite
    >>> cases = [c for c in suite() if c.name == "valid/telegram/canonical"]
    >>> (question,) = questions(cases, [Operation.VALIDATE])
    >>> asked(question, lambda question: Answer(valid=True)).status
    <Status.PASSED: 'passed'>
    """
    began = time.monotonic()
    answer = ask(question)
    return _outcome(question, answer, time.monotonic() - began)


def _outcome(
    question: Question, answer: Answer | Skipped | Failure, seconds: float
) -> Outcome:
    of = partial(Outcome, question=question, seconds=seconds)
    if isinstance(answer, Skipped):
        return of(status=Status.SKIPPED, why=answer.reason)
    if isinstance(answer, Failure):
        return of(status=Status.ERRORED, why=answer.why, context=answer.told)
    judgement = judge(question, answer)
    return of(
        status=Status.PASSED if judgement.passed else Status.FAILED,
        why=judgement.why,
        expected=judgement.expected,
        actual=judgement.actual,
    )


def run(
    questions: Iterable[Question],
    command: Sequence[str],
    *,
    timeout: float = 10.0,
    jobs: int = 1,
    on_outcome: Callable[[Outcome], None] | None = None,
) -> Report:
    """Ask an adapter some questions.

    `command` is the program and its arguments, and `timeout` how many seconds it has
    for each answer; `jobs` of it run at a time.  `on_outcome` is called with each
    outcome as it comes, in the thread of the caller.

    Raises:
        CableFormatError: The adapter does not start (``conformance.no-adapter``).

    >>> import sys
    >>> from cableformat.conformance import suite
    >>> from cableformat.conformance import questions as asked_about
    >>> cases = [c for c in suite() if c.name == "valid/telegram/canonical"]
    >>> adapter = [sys.executable, "-m", "cableformat.conformance"]
    >>> run(asked_about(cases), adapter).counts()
    Counter({<Status.PASSED: 'passed'>: 8})
    """
    began, before = datetime.now(UTC), time.monotonic()
    first = Adapter(command, timeout=timeout)
    with first:
        started = first.start()
        if isinstance(started, Failure):
            raise not_started(started)
        others = [Adapter(command, timeout=timeout) for _ in range(jobs - 1)]
        outcomes, notes = _gathered(_Shared(questions), [first, *others], on_outcome)
    return Report(
        implementation=started.implementation,
        outcomes=outcomes,
        notes=notes,
        began=began,
        seconds=time.monotonic() - before,
    )


def not_started(failure: Failure) -> CableFormatError:
    """The exception for an adapter that does not start."""
    told = "".join(f"\n    {line}" for line in failure.told.splitlines())
    msg = f"the adapter does not start: {failure.why}{told}"
    return CableFormatError(msg, code="conformance.no-adapter")


class _Shared:
    """What the workers of a run share."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions: Iterator[tuple[int, Question]] = enumerate(questions)
        self._lock = threading.Lock()
        self._deaths = 0
        self.is_over = False
        #: An outcome with its place, a note, what broke the run; `None`, a worker ends.
        self.told: queue.SimpleQueue[
            tuple[int, Outcome] | str | BaseException | None
        ] = queue.SimpleQueue()

    def next(self) -> tuple[int, Question] | None:
        """A question that nobody has taken, and its place."""
        with self._lock:
            return None if self.is_over else next(self._questions, None)

    def count(self, answer: Answer | Skipped | Failure) -> None:
        """Note whether an answer was the last one of its adapter."""
        with self._lock:
            if isinstance(answer, Failure) and answer.fatal:
                self._deaths += 1
            elif not self.has_given_up:
                self._deaths = 0

    def heard(self, workers: int) -> Iterator[tuple[int, Outcome] | str]:
        """Outcomes and notes, until every worker has ended.

        Raises what broke a worker.
        """
        while workers:
            told = self.told.get()
            if isinstance(told, BaseException):
                raise told
            if told is None:
                workers -= 1
            else:
                yield told

    @property
    def has_given_up(self) -> bool:
        return self._deaths >= MOST_DEATHS


def _gathered(
    shared: _Shared,
    adapters: list[Adapter],
    on_outcome: Callable[[Outcome], None] | None,
) -> tuple[tuple[Outcome, ...], tuple[str, ...]]:
    """Outcomes in the order of the questions, and notes about the adapters."""
    workers = [threading.Thread(target=_work, args=(shared, a)) for a in adapters]
    outcomes: dict[int, Outcome] = {}
    notes: dict[str, None] = {}
    try:
        for worker in workers:
            worker.start()
        for told in shared.heard(len(workers)):
            if isinstance(told, str):
                notes[told] = None
                continue
            place, outcome = told
            outcomes[place] = outcome
            if on_outcome is not None:
                on_outcome(outcome)
    finally:
        shared.is_over = True
        # A worker that waits for an answer need not wait any longer.
        for adapter in adapters:
            adapter.kill()
        for worker in workers:
            if worker.ident is not None:
                worker.join()
    return tuple(outcomes[place] for place in sorted(outcomes)), tuple(notes)


def _work(shared: _Shared, adapter: Adapter) -> None:
    try:
        with adapter:
            while (taken := shared.next()) is not None:
                place, question = taken
                shared.told.put((place, asked(question, _asker(shared, adapter))))
            failure = None if shared.is_over else adapter.stop()
            if failure is not None:
                shared.told.put(failure.why)
    except BaseException as error:  # noqa: BLE001 - raised again where it is heard
        shared.told.put(error)
    shared.told.put(None)


def _asker(
    shared: _Shared, adapter: Adapter
) -> Callable[[Question], Answer | Skipped | Failure]:
    def ask(question: Question) -> Answer | Skipped | Failure:
        if shared.has_given_up:
            why = f"not asked: the adapter failed {MOST_DEATHS} times in a row"
            return Failure(why=why)
        answer = adapter.answer(question)
        shared.count(answer)
        return answer

    return ask
