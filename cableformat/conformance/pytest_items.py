"""The suite as a tree of pytest: an item for each question to one producer.

Theory of operation.  A producer is functions or an adapter; both are asked by a call
that gives an answer, or skips.  An adapter is started at the first question and ended
with the session; each process of pytest-xdist has its own.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from cableformat._changes import lines
from cableformat._escape import escaped, escaped_line
from cableformat.conformance._adapter import Adapter
from cableformat.conformance._judge import judge
from cableformat.conformance._producers import UnfitError, answered, functions_of
from cableformat.conformance._protocol import Failure, Skipped
from cableformat.conformance._questions import Answer, Operation, questions
from cableformat.conformance._suite import Level, suite

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr

    from cableformat.conformance._judge import Judgement
    from cableformat.conformance._questions import Question
    from cableformat.conformance._suite import Case

__all__ = ["Questions"]

Ask = Callable[["Question"], Answer]

#: After how many failures in a row an adapter is given up.
_PATIENCE: Final = 5
#: How many differences, or lines of an answer, are shown without ``-vv``.
_SHOWN: Final = 30
_PRODUCERS: Final = answered.__code__.co_filename


class Questions(pytest.Collector):
    """The questions for one producer."""

    def __init__(self, *, producer: object, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.producer = producer

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each question that the options and the producer allow."""
        ask, operations = self._asked()
        chosen = self.config.getoption("cableformat_operation") or ()
        wanted = [op for op in operations if not chosen or op.value in chosen]
        level = Level(self.config.getoption("cableformat_level"))
        for question in questions(_cases(level), wanted):
            name = f"{question.case.name}[{question.operation.value}]"
            made: pytest.Item = _Item.from_parent(
                self, name=name, question=question, ask=ask
            )
            yield made

    def _asked(self) -> tuple[Ask, Sequence[Operation]]:
        try:
            if isinstance(self.producer, Mapping):
                functions = functions_of(self.producer)
                return (lambda q: answered(functions[q.operation], q)), [*functions]
            command = _command(self.producer)
        except (TypeError, ValueError) as error:
            msg = f"{self.name}: {error}"
            raise self.CollectError(msg) from None
        timeout = self.config.getoption("cableformat_timeout")
        running = _Running(Adapter(command, timeout=timeout))
        self.config.add_cleanup(running.end)
        return running.ask, [*Operation]


def _cases(last: Level) -> list[Case]:
    levels = tuple(Level)
    wanted = levels[: levels.index(last) + 1]
    return [case for case in suite() if case.level in wanted]


def _command(told: object) -> list[str]:
    words = shlex.split(told) if isinstance(told, str) else told
    if not isinstance(words, list | tuple) or not words:
        words = [None]
    if any(not isinstance(word, str) for word in words):
        msg = "expected the command of an adapter, as one string or as its words"
        raise TypeError(msg)
    return [*words]


class _Running:
    """An adapter that is given up when it has failed too often in a row."""

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter
        #: How often it has failed since it last answered.
        self.lost = 0

    def ask(self, question: Question) -> Answer:
        """Its answer; if there is none, the item fails or is skipped."""
        __tracebackhide__ = True
        answer = self._answer(question)
        if isinstance(answer, Skipped):
            pytest.skip(escaped(answer.reason))
        if isinstance(answer, Failure):
            pytest.fail(_told(answer), pytrace=False)
        return answer

    def _answer(self, question: Question) -> Answer | Skipped | Failure:
        if self.lost == _PATIENCE:
            return Failure(why=f"given up: {_PATIENCE} failures in a row")
        answer = self.adapter.answer(question)
        self.lost = 0 if self.adapter.runs else self.lost + 1
        return answer

    def end(self) -> None:
        self.adapter.stop()


def _told(failure: Failure) -> str:
    lines = [f"no answer: {failure.why}", *failure.told.split("\n")]
    return "\n".join(map(escaped_line, lines))


class _Item(pytest.Item):
    """One question, and whether its answer is right."""

    def __init__(self, *, question: Question, ask: Ask, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.question = question
        self.ask = ask
        self.add_marker("cableformat")
        self.extra_keyword_matches.update((question.case.level.value,))

    def runtest(self) -> None:
        __tracebackhide__ = True
        judgement = judge(self.question, self.ask(self.question))
        if not judgement.passed:
            raise _WrongError(judgement)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> str | TerminalRepr:
        if isinstance(excinfo.value, _WrongError):
            whole = self.config.get_verbosity() > 1
            told = _lines(self.question, excinfo.value.judgement, whole=whole)
            return "\n".join(map(escaped_line, told))
        if isinstance(excinfo.value, UnfitError):
            return escaped_line(str(excinfo.value))
        return super().repr_failure(excinfo, style)

    def _traceback_filter(self, excinfo: Any) -> Any:
        """The traceback of a function that failed, without our call of it."""
        ours = [str(entry.path) == _PRODUCERS for entry in excinfo.traceback]
        if True not in ours:
            return excinfo.traceback
        below = len(ours) - ours[::-1].index(True)
        return type(excinfo.traceback)(excinfo.traceback[below:] or excinfo.traceback)


class _WrongError(Exception):
    """A wrong answer."""

    def __init__(self, judgement: Judgement) -> None:
        super().__init__(judgement.why)
        self.judgement = judgement


def _lines(question: Question, judgement: Judgement, *, whole: bool) -> Iterator[str]:
    case = question.case
    yield judgement.why
    yield f"  the case: {case.description} ({case.level.value})"
    yield f'  it rests on {case.clause}: "{case.words}"'
    if judgement.apart:
        few = judgement.apart if whole else judgement.apart[:_SHOWN]
        for line in lines(few, "expected", "found"):
            yield "".join(text for text, _ in line).rstrip(" ")
        yield from _more(judgement.apart, "differences", whole=whole)
    if whole or not judgement.apart:
        for name, words in (
            ("expected", judgement.expected),
            ("found", judgement.actual),
        ):
            yield f"{name}:"
            told = words.split("\n")
            yield from (f"  {line}" for line in (told if whole else told[:_SHOWN]))
            yield from _more(told, "lines", whole=whole)


def _more(many: Sequence[object], noun: str, *, whole: bool) -> Iterator[str]:
    if len(many) > _SHOWN and not whole:
        yield f"  ... and {len(many) - _SHOWN} {noun} more (-vv shows them)"
