"""Drawn cables through a producer, and the smallest that it fails on.

Theory of operation.  Cables are drawn, half of them any that can be, half whole
telegrams that break no rule, and each operation is asked for.  A failure is known by
its kind: the operation, and what differs first.  The first of a new kind is shrunk by
Hypothesis, then by leaving out one element after the other, while it stays of its kind;
then drawing continues, and known kinds count as passed.  The smallest failure that was
seen counts, so a producer need not give the same answer twice.

Nothing is read from or left on a disk: the same seed draws the same cables.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir, storage_directory
from hypothesis.errors import HypothesisException

from cableformat.conformance._adapter import Adapter
from cableformat.conformance._judge import Judgement, judge
from cableformat.conformance._protocol import Failure, Skipped, Started
from cableformat.conformance._questions import Operation
from cableformat.conformance._run import not_started
from cableformat.conformance._suite import Group
from cableformat.conformance.fuzzing._drawn_question import made_question
from cableformat.conformance.fuzzing._reduction import smaller
from cableformat.testing import Dress, cables, dresses, sound_cables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cableformat.conformance._outcomes import Implementation
    from cableformat.conformance._questions import Question
    from cableformat.errors import CableFormatError
    from cableformat.model import Cable

__all__ = ["Found", "Fuzzed", "fuzz"]

#: How often a kind of failure is tried to be made smaller, by each of both ways.
_TRIES: Final = 1500
#: How often a producer may be gone while one kind is made smaller, and while drawing.
_DEATHS: Final = 60
_PLAIN: Final = Dress()
#: Of no stated type in Hypothesis.
_keep_in: Final[Any] = set_hypothesis_home_dir
_DIGITS: Final = re.compile("[0-9]+")


@attrs.frozen(kw_only=True)
class Found:
    """A kind of failure: the smallest question of it, and what was wrong."""

    #: The path of the first element that differs, without places in lists, and how; or
    #: what else was wrong, without numbers.
    kind: str
    question: Question
    cable: Cable = attrs.field(repr=False)
    why: str
    #: The path of the first element that differs, if one does.
    path: str | None = None
    judgement: Judgement | None = attrs.field(default=None, repr=False)
    dress: Dress = attrs.field(default=_PLAIN, repr=False)

    @property
    def operation(self) -> Operation:
        return self.question.operation

    @property
    def size(self) -> tuple[bool, int, bytes]:
        """What makes one smaller than another: no warning, and then its length."""
        warned = self.question.case.group is not Group.VALID
        return warned, len(self.question.source), self.question.source


@attrs.frozen(kw_only=True)
class Fuzzed:
    """The result of a run with drawn cables."""

    implementation: Implementation
    #: How many cables were drawn, and how many questions were answered, shrinking not
    #: counted.
    drawn: int
    answered: int
    found: tuple[Found, ...]
    #: Operations that it skips, and why; and what else cut the run short.
    notes: tuple[str, ...]


def fuzz(
    command: Sequence[str],
    *,
    examples: int = 500,
    number: int = 0,
    operations: Sequence[Operation] = tuple(Operation),
    timeout: float = 10.0,
    most: int = 10,
    on_drawn: Callable[[], None] = lambda: None,
) -> Fuzzed:
    """Ask a producer for drawn cables, and make small what it fails on.

    `number` is the seed, and `most` how many kinds of failure are looked for.

    Raises:
        CableFormatError: The adapter does not start (``conformance.no-adapter``).
    """
    with Adapter(command, timeout=timeout) as adapter, _nothing_left():
        started = adapter.start()
        if isinstance(started, Failure):
            raise not_started(started)
        fuzzing = _Fuzzing(adapter, started, operations, most, on_drawn)
        half = examples // 2
        dressed = st.just(_PLAIN) | dresses()
        fuzzing.rounds(st.tuples(cables(), dressed), f"{number} any", examples - half)
        fuzzing.rounds(st.tuples(sound_cables(), dressed), f"{number} sound", half)
        adapter.stop()
        return fuzzing.result()


@contextlib.contextmanager
def _nothing_left() -> Iterator[None]:
    """Hypothesis keeps tables of characters in a folder, which is gone at the end."""
    before: Any = storage_directory(intent_to_write=False)
    with tempfile.TemporaryDirectory() as folder:
        _keep_in(folder)
        try:
            yield
        finally:
            _keep_in(getattr(before, "path", before))


class _WrongError(Exception):
    """The producer fails on what was drawn."""


class _Over(BaseException):
    """The end of a round, with the exception that ends the whole run, if any."""

    def __init__(self, error: CableFormatError | None = None) -> None:
        super().__init__()
        self.error = error


class _Fuzzing:
    """Rounds with one producer: each draws until it finds a new kind of failure."""

    def __init__(
        self,
        adapter: Adapter,
        started: Started,
        operations: Sequence[Operation],
        most: int,
        on_drawn: Callable[[], None],
    ) -> None:
        self.adapter = adapter
        self.started = started
        self.operations = [op for op in operations if op in started.operations]
        self.most = most
        self.on_drawn = on_drawn
        self.found: dict[tuple[Operation, str], Found] = {}
        silent = [op.value for op in operations if op not in started.operations]
        told = [f"it does not announce {', '.join(silent)}"] if silent else []
        self.notes: dict[str, None] = dict.fromkeys(told)
        #: The first reason of each operation: there may be one a question.
        self.skipped: dict[Operation, str] = {}
        self.drawn = self.answered = 0
        #: The smallest of the kind that this round has found.
        self.best: Found | None = None
        self.tries = self.deaths = 0

    def result(self) -> Fuzzed:
        return Fuzzed(
            implementation=self.started.implementation,
            drawn=self.drawn,
            answered=self.answered,
            found=tuple(self.found.values()),
            notes=(
                *self.notes,
                *(f"it skips {op.value}: {why}" for op, why in self.skipped.items()),
            ),
        )

    def rounds(self, strategy: Any, name: str, count: int) -> None:
        """Draw so many cables, however many rounds they take."""
        until = self.drawn + count
        for number in range(self.most + 1):
            if len(self.found) == self.most:
                self.notes["more kinds of failure were not looked for"] = None
                return
            if self.drawn >= until or not self.operations:
                return
            self.best, self.tries, self.deaths = None, 0, 0
            self._round(strategy, f"{name} {number}", until - self.drawn)
            self._finish()

    def _round(self, strategy: Any, name: str, count: int) -> None:
        how = settings(
            max_examples=count,
            database=None,
            deadline=None,
            derandomize=False,
            phases=(Phase.generate, Phase.shrink),
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        run: Any = seed(name)(how(given(strategy)(self._example)))  # type: ignore[no-untyped-call]
        try:
            run()
        except (_WrongError, HypothesisException, BaseExceptionGroup):
            # Found and made small; or a producer that does not answer the same twice.
            pass
        except _Over as over:
            if over.error is not None:
                raise over.error from None

    def _example(self, drawn: tuple[Cable, Dress]) -> None:
        cable, dress = drawn
        tried = self._first if self.best is None else self._still
        # Hypothesis knows a failure by the line that raises.
        if tried(cable, dress) is not None:
            raise _WrongError

    def _first(self, cable: Cable, dress: Dress) -> Found | None:
        """What is wrong and was not yet known, of any operation."""
        if not self.operations:
            raise _Over
        self.drawn += 1
        self.on_drawn()
        for operation in tuple(self.operations):
            found = self._tried(cable, dress, operation)
            if found is not None and (operation, found.kind) not in self.found:
                self.best, self.deaths = found, 0
                return found
        return None

    def _still(self, cable: Cable, dress: Dress) -> Found | None:
        """What is wrong, if it is of the kind of this round."""
        best = self.best
        assert best is not None
        self.tries += 1
        if self.tries > _TRIES or self.deaths > _DEATHS:
            raise _Over
        found = self._tried(cable, dress, best.operation)
        if found is None or found.kind != best.kind:
            return None
        self.best = min(best, found, key=lambda each: each.size)
        return found

    def _finish(self) -> None:
        """Leave out of the smallest what can be left out, and remember the kind."""
        best = self.best
        if best is None:
            return
        self.tries = self.deaths = 0
        try:
            self._still(best.cable, _PLAIN)
            while self._less():
                pass
        except _Over as over:
            if over.error is not None:
                raise over.error from None
        self.found[best.operation, best.kind] = self.best or best

    def _less(self) -> bool:
        best = self.best
        assert best is not None
        return any(
            self._still(cable, best.dress) is not None and self.best is not best
            for cable in smaller(best.cable)
        )

    # The producer

    def _tried(self, cable: Cable, dress: Dress, operation: Operation) -> Found | None:
        """What is wrong with the answer to a question, if anything is."""
        question = made_question(cable, operation, dress)
        if question is None:
            return None
        answer = self._answer(question)
        if isinstance(answer, Skipped):
            self.skipped.setdefault(operation, answer.reason)
            return None
        told = Found(kind="", why="", question=question, cable=cable, dress=dress)
        if isinstance(answer, Failure):
            why = f"no answer: {answer.why}"
            return attrs.evolve(told, kind=_DIGITS.sub("#", why), why=why)
        if self.best is None:
            self.answered += 1
        judgement = judge(question, answer)
        if judgement.passed:
            return None
        return attrs.evolve(
            told,
            kind=_kind(judgement),
            why=judgement.why,
            path=judgement.apart[0].path if judgement.apart else None,
            judgement=judgement,
        )

    def _answer(self, question: Question) -> Any:
        if not self.adapter.runs:
            started = self.adapter.start()
            if isinstance(started, Failure):
                raise _Over(not_started(started))
        answer = self.adapter.ask(question)
        if not self.adapter.runs:
            self.deaths += 1
            if self.best is None and self.deaths > _DEATHS:
                self._give_up(question.operation)
        return answer

    def _give_up(self, operation: Operation) -> None:
        self.operations.remove(operation)
        self.deaths = 0
        note = f"{operation.value} is asked no more: no answer too often"
        self.notes[note] = None


def _kind(judgement: Judgement) -> str:
    if judgement.apart:
        first = judgement.apart[0]
        return f"{_DIGITS.sub('*', first.path)} {first.change.value}"
    return _DIGITS.sub("#", judgement.why.partition(":")[0])
