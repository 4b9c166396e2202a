"""What a later line says of earlier ones: the claims of a walk, read anew.

Facts: only what follows shows that lines were a pilot (wire.md 1.1), that addressees
above the routing line are a listing of deliveries (the corpus), that an end of message
is that of an earlier one (wire.md 1.1, glued to `NNNN`).  Rule: each revision looks at
claims that none has looked at before, so all together are linear (law 9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import Pilot
from cableformat.text._kinds import Kind
from cableformat.text._lens import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.text._lens import Span
    from cableformat.text._reader import Note

_pilot = unchecked(Pilot)

#: The kinds that a pilot may hold.
_OF_PILOT: Final = frozenset(
    {
        Kind.IDENTIFICATION,
        Kind.SECURITY_PROSIGN,
        Kind.ROUTING_LINE,
        Kind.SECURITY_WARNING,
        Kind.OPERATING_SIGNAL,
    }
)


def shows_pilot(values: dict[Kind, list[Any]]) -> bool:
    """Whether what was read of the transmission is a pilot, now that more follows.

    With a calling station, or instructions, the message's own lines are complete.
    """
    return (
        Kind.ROUTING_LINE in values
        or Kind.SECURITY_WARNING in values
        or Kind.OPERATING_SIGNAL in values
    ) and not (
        Kind.CALLING_STATION in values or Kind.TRANSMISSION_INSTRUCTION in values
    )


def take_pilot(
    claims: list[Claim],
    values: dict[Kind, list[Any]],
    notes: list[Note],
    text: str,
    service: str | None,
    more: Sequence[Claim],
) -> Claim:
    """Take the claims since the last pilot out of a walk, as one claim."""
    taken: list[Claim] = []
    place = len(claims)
    while place and claims[place - 1].kind is not Kind.PILOT:
        place -= 1
        if claims[place].kind in _OF_PILOT:
            taken.append(claims.pop(place))
    taken.reverse()
    for kind in _OF_PILOT:
        values.pop(kind, None)
    parts = [*taken, *more]
    of: dict[Kind, list[Any]] = {}
    for claim in parts:
        of.setdefault(claim.kind, []).append(claim.value)

    def one(kind: Kind) -> Any:
        return of[kind][0] if kind in of else None

    spans = joined([span for claim in parts for span in claim.spans], text)
    for number in range(len(notes) - 1, -1, -1):
        note = notes[number]
        if note.span[0] < spans[0][0]:
            break
        if note.kind in _OF_PILOT:
            notes[number] = attrs.evolve(note, kind=Kind.PILOT)
    value = _pilot(
        tuple(of.get(Kind.IDENTIFICATION, ())),
        one(Kind.SECURITY_PROSIGN),
        one(Kind.ROUTING_LINE),
        service,
        one(Kind.SECURITY_WARNING),
        tuple(of.get(Kind.OPERATING_SIGNAL, ())),
    )
    return Claim(Kind.PILOT, value, spans)


def joined(spans: list[Span], text: str) -> list[Span]:
    """Spans in their order, joined where only blanks and line ends lie between."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and not text[made[-1][1] : start].strip(" \t\r\n"):
            made[-1] = made[-1][0], end
        else:
            made.append((start, end))
    return made
