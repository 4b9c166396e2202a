"""The proof before a document is written: its cable passes the constructors once more.

Theory of operation.  Readers build what they read with the same constructors; so a
document of values that they take is read, and one of any other by nobody.  A cable can
hold such values where somebody got around the constructors (model.md 10).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from cableformat._record import compiled, rows
from cableformat.errors import CableEncodeError, CableValueError
from cableformat.model import Cable

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["refuse_unreadable"]


def refuse_unreadable(cable: Cable) -> None:
    """Refuse a cable that would be a document which no reader takes.

    Raises:
        CableEncodeError: A constructor refuses a value of it, or would change it
            (``document.not-readable-back``).
    """
    try:
        _check_of(Cable)(cable)
    except (CableValueError, TypeError) as error:
        reason = error.message if isinstance(error, CableValueError) else error
        msg = f"no reader would take the document: {reason}"
        raise CableEncodeError(msg, code="document.not-readable-back") from error


@cache
def _check_of(cls: type) -> Callable[[Any], None]:
    """What has the constructor of a class check a value, then all that it holds."""
    names = [row.name for row in rows(cls)]
    scope: dict[str, Any] = {"settled": _check_settled}
    # The outer value first: the types inside it are then right.
    lines = ["settled(value)" if "strays" in names else "value.__attrs_post_init__()"]
    for row in rows(cls):
        if not attrs.has(row.types[0]):
            continue
        checks = {arm: _check_of(arm) for arm in row.types}
        one = len(checks) == 1
        scope[row.name] = checks[row.types[0]] if one else checks
        call = f"{row.name}(v)" if one else f"{row.name}[type(v)](v)"
        if row.many:
            lines.append(f"for v in value.{row.name}: {call}")
        else:
            lines.append(f"v = value.{row.name}")
            lines.append(f"if v is not None: {call}")
    check: Callable[[Any], None] = compiled("check(value)", lines, scope)
    return check


def _check_settled(section: Any) -> None:
    """Check a section, whose constructor anchors and orders its strays."""
    if not section.strays:
        section.__attrs_post_init__()
    elif attrs.evolve(section).strays != section.strays:
        msg = f"{type(section).__name__}.strays: expected the order of their fields"
        raise CableValueError(msg, code="document.stray-order")
