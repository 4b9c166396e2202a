"""The claims of a whole source.

Theory of operation.  A hostile source may have an element in every fourth character,
and an object for each, with a list of spans, takes 250 bytes.  All but the last few
claims are therefore packed in columns, with places as numbers in arrays: one then takes
25 bytes (law 9).  Most telegrams have so few claims that nothing is packed.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.lenses.lens import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.lens import Span

#: The number of claims that are packed at once.
_MANY: Final = 200


class Claims:
    """Claims, in the order in which they were added."""

    __slots__ = ("_last", "_packs")

    def __init__(self) -> None:
        self._packs: list[_Pack] = []
        self._last: list[Claim] = []

    def __bool__(self) -> bool:
        return bool(self._last)

    def __iter__(self) -> Iterator[Claim]:
        for pack in self._packs:
            yield from pack.claims()
        yield from self._last

    def extend(self, claims: list[Claim]) -> None:
        """Add claims at the end."""
        self._last += claims
        if len(self._last) > _MANY:
            # The last one stays, because `last` returns it.
            self._packs.append(_Pack(self._last[:-1]))
            del self._last[:-1]

    def given_up(self) -> Iterator[Claim]:
        """The claims; when they have been taken, none is left here."""
        self._packs.reverse()
        while self._packs:
            yield from self._packs.pop().claims()
        last, self._last = self._last, []
        yield from last

    @property
    def last(self) -> Claim:
        """The last claim, if there is one."""
        return self._last[-1]

    def by_kind(self) -> dict[Kind, list[Any]]:
        """The values of all claims but labels."""
        values: dict[Kind, list[Any]] = {}
        for claim in self:
            if not claim.label:
                values.setdefault(claim.kind, []).append(claim.value)
        return values


class _Pack:
    """Claims in columns."""

    __slots__ = ("_ends", "_kinds", "_labels", "_parted", "_starts", "_values")

    def __init__(self, claims: list[Claim]) -> None:
        self._kinds = [claim.kind for claim in claims]
        # Equal values are one object: hostile text repeats the same values.
        values = [claim.value for claim in claims]
        same = dict(zip(values, values, strict=True))
        self._values = [same[value] for value in values]
        self._labels = bytes([claim.label for claim in claims])
        #: The start of the first span of each claim.
        self._starts = array("i", [claim.spans[0][0] for claim in claims])
        self._ends = array("i", [claim.spans[0][1] for claim in claims])
        #: All spans of the claims that have several, by their place.
        self._parted: dict[int, list[Span]] = {
            n: claim.spans for n, claim in enumerate(claims) if len(claim.spans) > 1
        }

    def claims(self) -> list[Claim]:
        spans = [[span] for span in zip(self._starts, self._ends, strict=True)]
        for place, several in self._parted.items():
            spans[place] = several
        columns = self._kinds, self._values, spans, map(bool, self._labels)
        return list(map(Claim, *columns))
