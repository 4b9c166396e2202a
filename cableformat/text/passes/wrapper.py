"""Where the labels end that wrap a telegram: a mail's subject, or an archive's.

Input: the source, its lines, a dialect.  Output: a place in the source.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.patterns import LABEL_ENDS
from cableformat.text.passes.progress import OF_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.text.dialects import Dialect
    from cableformat.text.lines.line import Line

#: Labels of a text that a wrapper has of its own, and a later section repeats.
LABELS: Final = frozenset(
    {Kind.EXECUTIVE_ORDER, Kind.TAG, Kind.SUBJECT, Kind.REFERENCE}
)
#: They are among so many first lines.
_TOP: Final = 30
#: So many characters hold those lines.
_HEAD: Final = 3000
ORIGINATOR: Final = re.compile(rf"FM{LABEL_ENDS}[^ \t]", re.IGNORECASE).match


def wrapper_end(
    text: str, lines: Iterable[Line], dialect: Dialect, second: int | None
) -> int:
    """Where the labels end that are above a telegram but not its own; else 0.

    The telegram begins with its heading, or with its classification line.  Editors
    print the subject above the heading: it is the telegram's own, unless lines of its
    transmission are between them, or it has another.
    """
    if not _label_first(text, dialect):
        return 0
    labels: set[Kind] = set()
    for line in islice(_above(lines, second), _TOP):
        found = dialect.landmark(line.text)
        if found is None:
            continue
        kind = found[0]
        if kind in LABELS:
            labels.add(kind)
        elif kind is Kind.CLASSIFICATION_LINE or kind.section != "content":
            below = (each for each in _above(lines, second) if each.start > line.start)
            own = labels and _has_own(kind, labels, below, dialect)
            return line.start if own else 0
    return 0


def _has_own(
    kind: Kind, labels: set[Kind], below: Iterator[Line], dialect: Dialect
) -> bool:
    """Whether a telegram that begins with a kind of line has labels of its own."""
    if kind.section == "transmission" and kind not in OF_ENDING:
        return any(ORIGINATOR(line.text) for line in islice(below, 2 * _TOP))
    shown = filter(None, (dialect.landmark(line.text) for line in below))
    return any(kind in labels for kind, _ in shown)


def _label_first(text: str, dialect: Dialect) -> bool:
    """Whether a label is the first thing that shows itself: of few telegrams it is."""
    # Where a line ends matters here only roughly.
    for line in text[:_HEAD].replace("\r", "\n").split("\n")[:_TOP]:
        if (bare := line.strip(" \t\ufeff")) and (found := dialect.landmark(bare)):
            return found[0] in LABELS
    return False


def _above(lines: Iterable[Line], second: int | None) -> Iterator[Line]:
    """The lines above a second telegram, if there is one."""
    return takewhile(lambda line: second is None or line.start < second, lines)
