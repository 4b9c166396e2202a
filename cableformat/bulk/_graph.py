"""Which telegram cites which: references, resolved against a set of telegrams.

Theory of operation.  Every telegram is read once.  Its keys and references are kept,
never its text.  Then each reference is looked up by number, by series, and by
originator and date-time group.  A reference that matches no message, or more than one,
gets a fate that says why; nothing is guessed.
"""

from __future__ import annotations

import enum
import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from cableformat.bulk._known_messages import MOST, Messages
from cableformat.bulk._message_keys import Entry, entry_of
from cableformat.bulk._output import other_members
from cableformat.bulk._rows import made_of, pieces, several
from cableformat.bulk._telegrams import telegrams
from cableformat.model import CitationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.bulk._known_messages import Message
    from cableformat.bulk._message_keys import Cited
    from cableformat.bulk._rows import Piece
    from cableformat.bulk._telegrams import Telegram
    from cableformat.text import Hints

__all__ = ["Edge", "Fate", "Graph", "Node", "graph"]


class Fate(enum.StrEnum):
    """What happened to a reference: it was resolved, or why it was not."""

    RESOLVED = "resolved"
    #: It names a message, which is not in the set.
    NOT_IN_SET = "not-in-set"
    #: Several messages of the set answer to it.
    AMBIGUOUS = "ambiguous"
    #: Its number or series names one message, its originator and group another.
    CONTRADICTORY = "contradictory"
    #: The only message that answers to it is the citing one.
    ITSELF = "itself"
    #: Another originator sent a message in that minute.
    OTHER_ORIGINATOR = "other-originator"
    #: A number without a year, which the telegram does not show either.
    NO_YEAR = "no-year"
    #: A number that the set does not have, of a post that no table has.
    UNKNOWN_POST = "unknown-post"
    #: A message without a number or a complete group, or words that do not tell.
    UNIDENTIFIABLE = "unidentifiable"
    #: A letter, an e-mail, an airgram, a regulation or another document.
    NO_MESSAGE = "no-message"


@attrs.frozen(kw_only=True, slots=True)
class Node:
    """A message: one that is in the set, or one that is only cited."""

    #: Its canonical id, its document number, or its originator and group; the place of
    #: a telegram that shows none. If several messages have one name, all but the
    #: first are numbered: ``08LIMA12 (2)``.
    id: str
    #: Where its first copy is; `None` if it is not in the set.
    place: str | None
    #: How many copies and sections the set has.
    telegrams: int
    originator: str | None
    #: The minute of the date-time group in UTC: ``2008-09-15T11:22Z``.
    sent: str | None

    @property
    def in_set(self) -> bool:
        """Whether the set has it."""
        return self.telegrams > 0


@attrs.frozen(kw_only=True, slots=True)
class Edge:
    """One message that a reference names."""

    #: The id of the citing node.
    source: str
    #: The id of the node that is cited; `None` if nobody can say which it is.
    target: str | None
    fate: Fate
    #: By what it was found: ``number``, ``series`` or ``group``.
    by: str | None
    #: The place of the reference in the telegram, from 0, and its letter.
    reference: int
    label: str | None
    kind: CitationKind
    #: What the reference says, cut off at 80 characters.
    text: str
    #: How many messages of the set answer to it.
    candidates: int


@attrs.frozen(kw_only=True, slots=True)
class Graph:
    """Messages, and what they cite, in the order of the set."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    #: How many members could not be read, by code.
    failures: dict[str, int]

    @property
    def fates(self) -> dict[Fate, int]:
        """How many references have each fate, in the order of `Fate`."""
        counts = Counter(edge.fate for edge in self.edges)
        return {fate: counts[fate] for fate in Fate if counts[fate]}

    @property
    def resolved_share(self) -> float:
        """The resolved share of the references to messages; 0 if there are none."""
        fates = self.fates
        named = len(self.edges) - fates.get(Fate.NO_MESSAGE, 0)
        return fates.get(Fate.RESOLVED, 0) / named if named else 0.0


def graph(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    jobs: int = 1,
    hints: Hints | None = None,
    without: str | os.PathLike[str] | None = None,
    heard: Callable[[int], None] | None = None,
) -> Graph:
    r"""Build the citation graph of the telegrams in files, folders and containers.

    Copies and sections of one message are one node. Memory grows with the number of
    telegrams and references, not with the texts. The same paths give the same graph.

    Args:
        paths: A path, or several.
        jobs: How many processes read.
        hints: What the caller knows of every telegram.
        without: A file that is skipped, such as the graph of an earlier run.
        heard: Called with the number of bytes each time something of a file is read.

    Raises:
        CableFormatError: A process does not start (``input.worker-died``). What can't
            be read is counted in `Graph.failures`, by code.
        TypeError: A path is neither `str` nor `os.PathLike` of `str`.

    >>> import pathlib, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "lima.txt")
    >>> size = path.write_text(
    ...     "R 011200Z MAR 08\nFM AMEMBASSY LIMA\nBT\nUNCLAS LIMA 000001\n"
    ...     "SUBJ: CORK\nBT\nNNNN\n"
    ...     "R 021200Z MAR 08\nFM AMEMBASSY LIMA\nBT\nUNCLAS LIMA 000002\n"
    ...     "SUBJ: CORK\nREF: LIMA 1\nBT\nNNNN\n",
    ...     "utf-8",
    ... )
    >>> found = graph([path])
    >>> [(edge.source, edge.target, edge.fate.value) for edge in found.edges]
    [('08LIMA2', '08LIMA1', 'resolved')]
    >>> folder.cleanup()
    """
    known = Messages()
    failures: Counter[str] = Counter()
    but = Path(os.path.realpath(without or os.devnull))
    work = pieces(several(paths), lambda path: other_members(path, but, heard))
    for made in made_of(partial(_entries, hints=hints), work, jobs=jobs):
        for place, entry in made:
            if isinstance(entry, Entry):
                known.add(entry, place)
            else:
                failures[entry] += 1
    names = list(_names(known.all))
    edges = tuple(_edges(known, names))
    inside = map(_node, known.all, names)
    taken = set(names)
    cited = (edge.target for edge in edges if edge.target not in taken)
    outside = map(_outside, dict.fromkeys(filter(None, cited)))
    failed = dict(sorted(failures.items()))
    return Graph(nodes=(*inside, *outside), edges=edges, failures=failed)


def _entries(piece: Piece, hints: Hints | None) -> list[tuple[str, Entry | str]]:
    """The keys of each telegram, with its place; or the code of its failure."""
    found = (each for work in piece.works for each in telegrams(work, hints))
    return [(each.where, _entry(each)) for each in found]


def _entry(found: Telegram) -> Entry | str:
    if found.cable is not None:
        return entry_of(found.cable)
    assert found.error is not None
    return found.error.code


def _names(messages: list[Message]) -> Iterator[str]:
    """A unique name for each message."""
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for each in messages:
        plain = name = each.name or each.place
        while name in taken:
            counts[plain] += 1
            name = f"{plain} ({counts[plain] + 1})"
        taken.add(name)
        # In the order of the messages, for their numbers are places in it.
        yield name


def _node(message: Message, name: str) -> Node:
    return Node(
        id=name,
        place=message.place,
        telegrams=message.copies,
        originator=message.sender or None,
        sent=message.sent,
    )


def _outside(name: str) -> Node:
    return Node(id=name, place=None, telegrams=0, originator=None, sent=None)


def _edges(known: Messages, names: list[str]) -> Iterator[Edge]:
    for source, message in enumerate(known.all):
        for cited in message.cited:
            yield _edge(known, names, source, cited)
        # Of millions both would be too much.
        message.cited = ()


def _edge(known: Messages, names: list[str], source: int, cited: Cited) -> Edge:
    fate, by, found = _fate(known, source, cited)
    target = None
    if fate is Fate.RESOLVED:
        (number,) = found
        target = names[number]
    elif fate in (Fate.NOT_IN_SET, Fate.UNKNOWN_POST):
        target = sys.intern(_sought(cited))
    return Edge(
        source=names[source],
        target=target,
        fate=fate,
        by=by,
        reference=cited.reference,
        label=cited.label,
        kind=cited.kind,
        text=cited.text,
        candidates=len(found),
    )


def _fate(
    known: Messages, source: int, cited: Cited
) -> tuple[Fate, str | None, set[int]]:
    """The fate of a reference, the key that resolved it, and the matching messages."""
    by_id, by_group = known.by_id(cited), known.by_group(cited)
    every = by_id | by_group
    if max(len(by_id), len(by_group)) > MOST:
        return Fate.AMBIGUOUS, None, every
    if cited.ids:
        # A message of that minute with another number is not meant.
        by_group -= known.numbered(by_group) - by_id
        if every and not by_id | by_group:
            return Fate.CONTRADICTORY, None, every
    if by_id and every - by_id and not by_group:
        return Fate.CONTRADICTORY, None, every
    # Two keys are better than one: several messages may have one number.
    found = by_id & by_group or by_id or by_group
    if not found:
        return _unanswered(known, cited), None, found
    others = found - {source}
    if len(others) == 1:
        return Fate.RESOLVED, _key_of(cited, by_id), others
    return (Fate.AMBIGUOUS, None, others) if others else (Fate.ITSELF, None, found)


def _unanswered(known: Messages, cited: Cited) -> Fate:
    if cited.lack is not None:
        return Fate(cited.lack)
    other = not cited.ids and cited.sent in known.minutes
    return Fate.OTHER_ORIGINATOR if other else Fate.NOT_IN_SET


def _key_of(cited: Cited, by_id: set[int]) -> str:
    if not by_id:
        return "group"
    return "series" if cited.kind is CitationKind.SERIES else "number"


def _sought(cited: Cited) -> str:
    """The name of a message that is not in the set."""
    return cited.ids[0] if cited.ids else f"{cited.sender} {cited.sent}"
