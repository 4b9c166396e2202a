"""Operating signals: codes by which operators tell each other what to do.

Facts (wire.md 1.5): three letters, the first Q or Z, and without a blank the digits
that choose another meaning; ``INT`` before it makes it a question; the words up to the
next signal are what it speaks of.  Representation: the parts as sent, so that a signal
we don't know is kept.  Doubt: a free word of the same shape can't be distinguished
from a signal (`SIGNAL`); no table is asked, because none is complete.
"""

import enum
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated, Final, Self

import attrs

from cableformat._record import Doc, Text, record, refuse
from cableformat.routing._signal_table import TABLES, Meaning
from cableformat.routing.leaves import ONE_OR_TWO_DIGITS, WORD

__all__ = ["SIGNAL", "Allocation", "OperatingSignal", "signals_in"]

#: heading.abnf: ( "Z" / "Q" ) 2ALPHA, in capitals.
_CODE: Final = "[QZ][A-Z]{2}"
#: heading.abnf: opsig = ( "Z" / "Q" ) 2ALPHA [ 1*2DIGIT ], in capitals.
SIGNAL: Final = f"{_CODE}[0-9]{{0,2}}"
#: wire.md 1.5 [A127 135,H]: the word that makes the next signal a question.
_INTERROGATIVE: Final = "INT"

_is_signal: Final = re.compile(SIGNAL, re.ASCII).fullmatch


class Allocation(enum.StrEnum):
    """Who gives the signals of a block their meanings.

    Source: wire.md 1.5 [A131,H].  QVA to QZZ is given to nobody there.
    """

    AERONAUTICAL = "aeronautical"
    MARITIME = "maritime"
    #: The International Telecommunication Union.
    ITU = "itu"
    #: The allied military signals of ACP 131.
    ALLIED = "allied"
    #: Each nation, service or command for itself.
    NATIONAL = "national"

    @property
    def block(self) -> tuple[str, str]:
        """The first and the last signal of the block."""
        return _BLOCKS[self]


#: The first and the last signal of each block.
_BLOCKS: Final = {
    Allocation.AERONAUTICAL: ("QAA", "QNZ"),
    Allocation.MARITIME: ("QOA", "QQZ"),
    Allocation.ITU: ("QRA", "QUZ"),
    Allocation.ALLIED: ("ZAA", "ZXZ"),
    Allocation.NATIONAL: ("ZYA", "ZZZ"),
}


@record(kw_only=True)
class OperatingSignal:
    """A code by which operators tell each other what to do: ``ZZH`` (wire.md 1.5).

    >>> OperatingSignal(code="ZFF", variant="4").text
    'ZFF4'
    >>> OperatingSignal(code="ZZH").allocation
    <Allocation.NATIONAL: 'national'>
    """

    code: Annotated[
        str,
        Text(
            "a Q or Z signal",
            _CODE,
            about="An operating signal: three letters, the first Q or Z, that stand "
            "for a sentence between communications centers, such as ZFD for a "
            "suspected duplicate.",
            examples=("ZZH", "ZFD"),
        ),
        Doc("The signal itself", "wire.md 1.5"),
    ]
    variant: Annotated[
        str | None,
        ONE_OR_TWO_DIGITS,
        Doc("The digits that choose another meaning", "wire.md 1.5"),
    ] = None
    interrogative: Annotated[
        bool, Doc("Whether INT before it makes it a question", "wire.md 1.5")
    ] = False
    arguments: Annotated[
        tuple[str, ...],
        WORD,
        Doc(
            "The words after the signal to which it refers: stations, numbers, times",
            "wire.md 1.4",
            item="argument",
        ),
    ] = ()

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The one signal of a text, with the words after it; inverse of `str`.

        Raises:
            CableValueError: It shows none, or several (``model.pattern``).

        >>> OperatingSignal.from_text("INT ZDK").interrogative
        True
        """
        words = re.split("[ \t]+", text)
        found = signals_in(words)
        if len(found) != 1 or found[0].words != tuple(words):
            refuse("OperatingSignal", "one such as ZZH", text)
        (signal,) = found
        return cls(**attrs.asdict(signal, recurse=False))

    def __str__(self) -> str:
        """The signal as sent, with its arguments."""
        return " ".join(self.words)

    @property
    def text(self) -> str:
        """The signal as sent, without its arguments: ``INT ZDK``, ``ZFF4``."""
        asked = f"{_INTERROGATIVE} " if self.interrogative else ""
        return f"{asked}{self.code}{self.variant or ''}"

    @property
    def words(self) -> tuple[str, ...]:
        """Every word as sent, arguments included; `signals_in` is the inverse.

        >>> OperatingSignal(code="ZOV", arguments=("RUFDAE",)).words
        ('ZOV', 'RUFDAE')
        """
        return (*self.text.split(), *self.arguments)

    @property
    def allocation(self) -> Allocation | None:
        """Who gives the signal its meaning; `None` from QVA to QZZ (wire.md 1.5)."""
        for allocation, (first, last) in _BLOCKS.items():
            if first <= self.code <= last:
                return allocation
        return None

    def meaning(self, dialect: str) -> Meaning | None:
        """What the signal means in a dialect, or `None` where we don't know it.

        A signal of the allied block means the same in every dialect.  One from ZYA to
        ZZZ means only what the dialect gives it: ``state`` and ``navy`` have such
        signals, any other name has none (wire.md 0.1 (7)).  For a question, it is
        the meaning of the signal that INT asks about.

        >>> OperatingSignal(code="ZFD").meaning("state").text
        'suspected duplicate'
        >>> OperatingSignal(code="ZZH").meaning("navy") is None
        True
        """
        if self.allocation is Allocation.ALLIED:
            dialect = "acp131"
        table = TABLES.get(dialect, {})
        if self.variant is None:
            return table.get(self.code)
        return table.get(self.code + self.variant, table.get(f"{self.code}n"))


def signals_in(words: Iterable[str]) -> tuple[OperatingSignal, ...]:
    """The signals in a list of words, each with the words up to the next one.

    Inverse of `OperatingSignal.words`, one after the other, where no argument looks
    like a signal.  ``INT`` before a signal belongs to it and elsewhere is a word; words
    before the first signal are skipped (wire.md 1.4-1.6).

    Raises:
        CableValueError: A word after a signal is empty or holds a blank
            (``model.pattern``).

    >>> [s.words for s in signals_in("PSN 06 ZUI RUENAAA INT ZDK ZFF4".split())]
    [('ZUI', 'RUENAAA'), ('INT', 'ZDK'), ('ZFF4',)]
    """
    found: list[tuple[str, bool, list[str]]] = []
    asked = False
    for word, following in pairwise((*words, "")):
        if _is_signal(word):
            found.append((word, asked, []))
            asked = False
        elif word == _INTERROGATIVE and _is_signal(following):
            asked = True
        elif found:
            found[-1][2].append(word)
    return tuple(
        OperatingSignal(
            code=signal[:3],
            variant=signal[3:] or None,
            interrogative=asks,
            arguments=tuple(arguments),
        )
        for signal, asks, arguments in found
    )
