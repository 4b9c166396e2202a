"""Names of places: posts, their towns and countries, and what TAGS name.

Facts (content.md 1.2, 1.5): titles name the place where one serves.  Representation:
what the lists of posts and of TAGS have, without what they add in brackets.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cableformat.reference._place_names import plain_name
from cableformat.reference._tables import listed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_place"]

_BRACKET: Final = re.compile(r"[ ]*\(.*", re.ASCII)


def _names() -> Iterator[str]:
    for row in rows_of("posts.csv"):
        yield from (row["name"], row["location"], row["country"])
        yield from (cell.rpartition(" ")[0] for cell in listed(row["former_names"]))
    for row in rows_of("tags.csv"):
        if row["kind"] == "geographic":
            yield _BRACKET.sub("", row["meaning"])


@cache
def _places() -> frozenset[str]:
    return frozenset(filter(None, map(plain_name, _names())))


def is_place(name: str) -> bool:
    """Whether a list has a post, a town of one or a country of this name.

    Blanks, marks and case do not matter.

    >>> is_place("Cape Verde"), is_place("SAN SALVADOR"), is_place("Doe")
    (True, True, False)
    """
    return "\n" not in name and plain_name(name) in _places()
