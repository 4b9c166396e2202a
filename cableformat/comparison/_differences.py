"""What differs between two cables, by element.

Theory of operation.  Both are walked along the field table at once.  A part with fields
is descended into; a list is aligned, so that an item more is one difference and not one
for all that follow it.  Items between two that are equal are paired by what they have
in common, and a pair is descended into; what has nothing in common is removed and
added.  Items that both lists have, and that are not in the same order, have moved.

Cost: alignment hashes (`cableformat._align`); pairing compares items with items in
short stretches only, so that each meets a bounded number of others (law 9).
"""

from __future__ import annotations

import enum
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any

import attrs

from cableformat._align import gaps
from cableformat._record import rows
from cableformat.comparison._line_wrapping import unwrapped
from cableformat.comparison._pairs import pairs
from cableformat.document import plain
from cableformat.model import Cable
from cableformat.text.layout import refuse_other_cable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Change", "Difference", "differences"]


class Change(enum.StrEnum):
    """What happened to an element between one cable and the other."""

    #: Only the other cable has it.
    ADDED = "added"
    #: Only the first cable has it.
    REMOVED = "removed"
    #: Both have it, with another value.
    CHANGED = "changed"
    #: Both have it in one list, at another place relative to others.
    MOVED = "moved"


@attrs.frozen(kw_only=True, slots=True)
class Difference:
    """One element that differs: its place and its value in each cable.

    Values are those of a JSON document: strings, numbers, `True`, lists, dictionaries.
    """

    change: Change
    #: The path in the first cable, spelled as in JSON; `None` where it has none.
    a_path: str | None = None
    #: The path in the other; it differs if items were added or removed before it.
    b_path: str | None = None
    a: Any = None
    b: Any = None

    @property
    def path(self) -> str:
        """The path in the first cable that has the element."""
        path = self.b_path if self.a_path is None else self.a_path
        assert path is not None
        return path


def differences(a: Cable, b: Cable, *, wrapping: bool = True) -> tuple[Difference, ...]:
    """What differs between two cables, in the order of the field table.

    The cables are equal if there is none.

    Args:
        a: The first cable.
        b: The other.
        wrapping: Whether the line ends and the indentation of paragraphs count;
            otherwise texts are compared, and returned, as `Paragraph.flow`.

    >>> from cableformat import build
    >>> one = build(tags=["PO", "SENV"], captions=["SIPDIS"], subject="CORK")
    >>> other = build(tags=["ECON", "PO", "SENV"], subject="BARK")
    >>> for found in differences(one, other):
    ...     print(found.change.value, found.path, found.a, found.b)
    removed /content/captions/0 SIPDIS None
    added /content/tags/0 None ECON
    changed /content/subject CORK BARK
    """
    for cable in (a, b):
        refuse_other_cable(cable)
    if not wrapping:
        a, b = unwrapped(a), unwrapped(b)
    return tuple(_parts("", "", a, b))


def _parts(a_path: str, b_path: str, a: Any, b: Any) -> Iterator[Difference]:
    """What differs between two values of one class that has fields."""
    for row in rows(type(a)):
        old, new = getattr(a, row.name), getattr(b, row.name)
        if old != new:
            step = f"/{row.json_name}"
            compare = _lists if row.many else _values
            yield from compare(a_path + step, b_path + step, old, new)


def _values(a_path: str, b_path: str, old: Any, new: Any) -> Iterator[Difference]:
    # A flag that is not set is absent, as it is in a document.
    if old is None or old is False:
        yield Difference(change=Change.ADDED, b_path=b_path, b=_plain(new))
    elif new is None or new is False:
        yield Difference(change=Change.REMOVED, a_path=a_path, a=_plain(old))
    elif type(old) is type(new) and attrs.has(type(old)):
        yield from _parts(a_path, b_path, old, new)
    else:
        yield Difference(
            change=Change.CHANGED,
            a_path=a_path,
            b_path=b_path,
            a=_plain(old),
            b=_plain(new),
        )


def _lists(
    a_path: str, b_path: str, old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[Difference]:
    found = list(gaps(old, new))
    moved = _moved(found, old, new)
    arrived = set(moved.values())
    for places, values in found:
        for place in filter(moved.__contains__, places):
            value = _plain(old[place])
            yield Difference(
                change=Change.MOVED,
                a_path=f"{a_path}/{place}",
                b_path=f"{b_path}/{moved[place]}",
                a=value,
                b=value,
            )
        left = [place for place in places if place not in moved]
        came = [value for value in values if value not in arrived]
        for at_old, at_new in _steps(old, new, left, came):
            yield from _values(
                f"{a_path}/{at_old}",
                f"{b_path}/{at_new}",
                None if at_old is None else old[at_old],
                None if at_new is None else new[at_new],
            )


def _moved(
    found: list[tuple[range, range]], old: tuple[Any, ...], new: tuple[Any, ...]
) -> dict[int, int]:
    """Where items that both lists have, but that lost their place, have gone."""
    came: dict[Any, deque[int]] = defaultdict(deque)
    for _, values in found:
        for value in values:
            came[new[value]].append(value)
    return {
        place: came[old[place]].popleft()
        for places, _ in found
        for place in places
        if came.get(old[place])
    }


def _steps(
    old: tuple[Any, ...], new: tuple[Any, ...], left: list[int], came: list[int]
) -> Iterator[tuple[int | None, int | None]]:
    """The items in both lists, only in the first and only in the other, in order."""
    at_old = at_new = 0
    ends = (len(left), len(came))
    for place, value in (*pairs(old, new, left, came), ends):
        yield from ((n, None) for n in left[at_old:place])
        yield from ((None, n) for n in came[at_new:value])
        if (place, value) != ends:
            yield left[place], came[value]
        at_old, at_new = place + 1, value + 1


def _plain(value: Any) -> Any:
    if attrs.has(type(value)):
        return plain(value)
    return value.value if isinstance(value, enum.Enum) else value
