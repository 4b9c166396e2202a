"""The result of a run as plain values, all that a report shows.

An outcome refers to its case, whose files may be elsewhere when a report is written.
The values here hold what the case says, cut, so that the report of a producer that
fails everything can still be read.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

import attrs

from cableformat import __version__
from cableformat._escape import encodable
from cableformat.conformance._outcomes import (
    Implementation,
    Report,
    Status,
    Verdict,
    is_enough,
    verdict_of,
)
from cableformat.conformance._questions import Operation
from cableformat.conformance._suite import VERSION, Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cableformat.conformance._outcomes import Outcome

__all__ = ["Results", "Told", "cut", "line", "results_of", "spread"]

#: How much of a source or a side is kept, in characters.
MOST: Final = 16 * 1024
#: The longest line of a reason, or of what a producer says about itself.
_LINE: Final = 500
#: How many notes are kept.
_NOTES: Final = 100
#: How much of all texts together is kept, in characters; after that, only the reasons
#: are.
_BUDGET: Final = 8 * 1024 * 1024


@attrs.frozen(kw_only=True)
class Told:
    """The outcome of one question; nothing but that if it passed."""

    case: str
    operation: str
    level: Level
    status: Status
    description: str = ""
    clause: str = ""
    #: The words of the clause that the case rests on.
    words: str = ""
    why: str = ""
    #: The format of the source.
    format: str = ""
    source: str = attrs.field(default="", repr=False)
    expected: str = attrs.field(default="", repr=False)
    actual: str = attrs.field(default="", repr=False)
    context: str = attrs.field(default="", repr=False)
    seconds: float = attrs.field(default=0.0, eq=False)

    @property
    def topic(self) -> str:
        """The folder of the case in its group."""
        return [*self.case.split("/"), ""][1]

    @property
    def length(self) -> int:
        """The characters of its texts, without those of a line."""
        texts = (self.source, self.expected, self.actual, self.context)
        return sum(map(len, texts))

    @property
    def wrong(self) -> bool:
        """Whether there was no right answer, and no reason for that."""
        return self.status in (Status.FAILED, Status.ERRORED)


@attrs.frozen(kw_only=True)
class Results:
    """What a report says, in the order of the questions."""

    implementation: Implementation
    told: tuple[Told, ...]
    #: More about the producer: how it ended.
    notes: tuple[str, ...] = ()
    suite: str = VERSION
    library: str = __version__
    began: datetime | None = attrs.field(default=None, eq=False)
    seconds: float = attrs.field(default=0.0, eq=False)

    def counts(
        self, level: Level | None = None, topic: str | None = None
    ) -> Counter[Status]:
        """How many questions of a level and a topic have each status."""
        return Counter(
            each.status
            for each in self.told
            if level in (None, each.level) and topic in (None, each.topic)
        )

    def levels(self) -> Iterator[tuple[Level, Verdict, Counter[Status]]]:
        """The levels of the questions, with the verdict and the counts of each."""
        for level in Level:
            if counts := self.counts(level):
                yield level, verdict_of(counts), counts

    def conforms(self, allow_skip: Collection[str] = ()) -> bool:
        """Whether the producer conforms to the first of the levels.

        Questions of the operations named in `allow_skip` may be skipped.
        """
        level = next((level for level, _, _ in self.levels()), None)
        return level is not None and is_enough(self.operations(level), allow_skip)

    def topics(self, level: Level) -> dict[str, Counter[Status]]:
        """What came of each topic of a level, by name."""
        found: dict[str, Counter[Status]] = {}
        for each in self.told:
            if each.level is level:
                found.setdefault(each.topic, Counter())[each.status] += 1
        return dict(sorted(found.items()))

    def operations(self, level: Level | None = None) -> dict[str, Counter[Status]]:
        """What came of each operation of a level, or of all, in their own order."""
        found: dict[str, Counter[Status]] = {}
        for each in self.told:
            if level in (None, each.level):
                found.setdefault(each.operation, Counter())[each.status] += 1
        names = [operation.value for operation in Operation]
        return {name: found[name] for name in sorted(found, key=names.index)}

    def of(self, *statuses: Status) -> list[Told]:
        """The outcomes with one of some statuses."""
        return [each for each in self.told if each.status in statuses]


def results_of(report: Report) -> Results:
    """What a report of a run says.

    >>> from cableformat.conformance import Outcome, questions, suite
    >>> asked = next(questions(suite()))
    >>> outcome = Outcome(question=asked, status=Status.PASSED)
    >>> who = Implementation(name="mine")
    >>> results = results_of(Report(implementation=who, outcomes=(outcome,)))
    >>> [(level.value, verdict.value) for level, verdict, _ in results.levels()]
    [('required', 'conforms')]
    """
    told = list(map(_told, report.outcomes))
    _add_texts(told, report.outcomes)
    who = attrs.asdict(report.implementation)
    return Results(
        implementation=Implementation(**{k: line(v) for k, v in who.items()}),
        told=tuple(told),
        notes=tuple(map(line, report.notes[:_NOTES])),
        suite=report.suite,
        library=report.library,
        began=report.began,
        seconds=report.seconds,
    )


def _told(outcome: Outcome) -> Told:
    question, case = outcome.question, outcome.question.case
    told = Told(
        case=case.name,
        operation=question.operation.value,
        level=case.level,
        status=outcome.status,
        why=line(outcome.why),
        seconds=outcome.seconds,
    )
    if not told.wrong:
        return told
    return attrs.evolve(
        told,
        description=case.description,
        clause=case.clause,
        words=case.words,
        format=question.format,
    )


def _add_texts(told: list[Told], outcomes: tuple[Outcome, ...]) -> None:
    """Add the texts of what is wrong, one of each topic in turn."""
    wrong = [place for place, each in enumerate(told) if each.wrong]
    shown = 0
    for turn in _in_turn([told[place] for place in wrong]):
        if shown >= _BUDGET:
            return
        place = wrong[turn]
        told[place] = _with_texts(told[place], outcomes[place])
        shown += told[place].length


def _with_texts(told: Told, outcome: Outcome) -> Told:
    source = outcome.question.source
    return attrs.evolve(
        told,
        source=cut(source.decode("utf-8", "backslashreplace")),
        expected=cut(outcome.expected),
        actual=cut(outcome.actual),
        context=cut(outcome.context),
    )


def spread(found: list[Told], most: int) -> tuple[list[Told], list[Told]]:
    """So many of some, of every topic as many as there is room for, and the others.

    >>> told = [Told(case=f"valid/{name}", operation="validate", level=Level.REQUIRED,
    ...              status=Status.FAILED) for name in ("tags/a", "tags/b", "pilots/a")]
    >>> [each.case for each in spread(told, 2)[0]]
    ['valid/tags/a', 'valid/pilots/a']
    """
    chosen = set(_in_turn(found)[:most])
    return (
        [told for place, told in enumerate(found) if place in chosen],
        [told for place, told in enumerate(found) if place not in chosen],
    )


def _in_turn(found: list[Told]) -> list[int]:
    """The places of the first of each topic, then of the second of each, and so on."""
    turns: Counter[str] = Counter()
    ranks = []
    for place, told in enumerate(found):
        ranks.append((turns[told.topic], place))
        turns[told.topic] += 1
    return [place for _, place in sorted(ranks)]


def cut(text: str, most: int = MOST) -> str:
    r"""The beginning of a text, and how many characters are left out.

    >>> cut("FM ROME", 2)
    'FM\n... and 5 characters more'
    """
    if len(text) <= most:
        return encodable(text)
    # A text that was cut already ends in such words.
    if len(text) <= most + 100 and "\n... and " in text[-100:]:
        return encodable(text)
    return encodable(f"{text[:most]}\n... and {len(text) - most} characters more")


def line(text: str) -> str:
    r"""A text on one line, its line ends spelled out, cut.

    >>> print(line("no\nanswer"))
    no\nanswer
    """
    told = encodable(text[: _LINE + 1]).replace("\r", "\\r").replace("\n", "\\n")
    return told if len(told) <= _LINE else f"{told[: _LINE - 3]}..."
