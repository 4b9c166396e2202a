"""Where something stands in a source, and how a path to an element is spelled."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["Place", "Steps", "path_of"]

#: A path: the names and the places in lists that lead to a member.
Steps = tuple[str | int, ...]

#: A name that was meant is about as long as the longest there is.
LONGEST_NAME: Final = 40
#: No document is as deep.
_DEEPEST: Final = 16


@attrs.frozen(slots=True)
class Place:
    """Where something stands in the text of a source."""

    #: Start and end in code points, the end excluded.
    span: tuple[int, int]
    #: From 1; the column in code points.
    line: int
    column: int


def path_of(steps: Steps) -> str:
    """A path as findings spell it (design section 3).

    Cut where no document has members: depth and names are the sender's.

    >>> path_of(("heading", "actionAddressees", 2))
    '/heading/actionAddressees/2'
    """
    return "".join(f"/{_step(step)}" for step in steps[:_DEEPEST])


def _step(step: str | int) -> str:
    text = str(step)
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 3] + "..."
