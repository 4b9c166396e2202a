"""An adapter that is a function: what a run, the first steps or fuzzing ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from cableformat import conformance
from cableformat.conformance import (
    Adapter,
    Failure,
    Implementation,
    Operation,
    Started,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.conformance import Answer, Question, Skipped


def right(question: Question) -> Answer:
    """The answer of this library."""
    return conformance.own_answer(question.operation, question.format, question.source)


class InProcess:
    """It replaces the class `Adapter` in a module, and is its every instance too."""

    def __init__(
        self,
        answer: Callable[[Question], Answer | Skipped | Failure] = right,
        *,
        operations: Iterable[Operation] = tuple(Operation),
        starts: Iterable[Failure | None] = (),
        ending: Failure | None = None,
    ) -> None:
        self.said = answer
        #: What it says when it starts, each time.
        self.announced = Started(
            implementation=Implementation(name="mine", version="2", language="C"),
            operations=frozenset(operations),
        )
        #: How its first starts fail; `None` for one that does not.
        self.starts = list(starts)
        self.ending = ending
        self.runs = False
        self.started = self.stopped = self.killed = 0
        self.options: list[tuple[Any, Any]] = []

    def __call__(self, command: Any, *, timeout: float) -> InProcess:
        self.options.append((command, timeout))
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> Started | Failure:
        self.started += 1
        failure = self.starts.pop(0) if self.starts else None
        self.runs = failure is None
        return failure or self.announced

    def answer(self, question: Question) -> Answer | Skipped | Failure:
        """As the real one does."""
        return Adapter.answer(self, question)  # type: ignore[arg-type]

    def ask(
        self, question: Question, *, anyway: bool = False
    ) -> Answer | Skipped | Failure:
        assert self.runs
        assert anyway or question.operation in self.announced.operations
        answer = self.said(question)
        self.runs = not (isinstance(answer, Failure) and answer.fatal)
        return answer

    def stop(self) -> Failure | None:
        self.stopped += 1
        self.runs = False
        return self.ending

    def kill(self) -> None:
        self.killed += 1
        self.runs = False
