"""Which values that a lens has read are admitted: those that their constructors take.

Input: the claims of a block.  Output: whether all are; else its words are a stray.

Theory of operation.  Lenses build values unchecked (architecture.md 7).  A code is a
group of an ASCII pattern as narrow as its constructor's; so only free text is checked
here, the fields whose pattern takes letters beyond ASCII.  It consists of characters of
lines, which hold none that a value may not; so of a line of text, and of several, only
the ends are checked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import LINE, LINES, compiled, rows
from cableformat.text.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat._record import Field
    from cableformat.text.lenses.lens import Claim

    Check = Callable[[Any], bool]

__all__ = ["admitted"]

#: How a pattern begins the end of a range that lies beyond ASCII.
_BEYOND_ASCII: Final = r"-\ud7ff"
_NOT_A_LINE: Final = "v[:1] <= ' ' or v[-1] <= ' '"


def admitted(claims: list[Claim]) -> bool:
    """Whether constructors take the values of claims, each that of its kind."""
    for claim in claims:
        check = _check_of(claim.kind)
        if check is not None and not claim.label and not check(claim.value):
            return False
    return True


@cache
def _check_of(kind: Kind) -> Check | None:
    """What checks a value of a kind; `None` where there is nothing to check."""
    scope: dict[str, Any] = {}
    unfit = None if kind.row is None else _unfit(kind.row, scope)
    return _written([f"if {unfit}: return False"], scope) if unfit else None


def _unfit(row: Field, scope: dict[str, Any]) -> str | None:
    """An expression that is true of an item ``v`` that does not fit; `None` of codes.

    What it names is put into `scope`, under the name of the field.
    """
    if attrs.has(row.types[0]):
        checks = {cls: _check_of_class(cls) for cls in row.types}
        if not any(checks.values()):
            return None
        scope[row.name] = {cls: check or bool for cls, check in checks.items()}
        return f"not {row.name}[type(v)](v)"
    if row.text is None or _BEYOND_ASCII not in row.text.pattern:
        return None
    if row.text.pattern == LINE:
        return _NOT_A_LINE
    if row.text.pattern in (LINES, f"(?:{LINE})?"):
        return f"v and ({_NOT_A_LINE})"
    scope[row.name] = re.compile(row.text.pattern, re.ASCII).fullmatch
    return f"not {row.name}(v)"


@cache
def _check_of_class(cls: type) -> Check | None:
    """A function that checks every field of a class; `None` where all are codes."""
    scope: dict[str, Any] = {}
    lines = []
    for row in rows(cls):
        unfit = _unfit(row, scope)
        if unfit is None:
            continue
        if row.many:
            lines += [f"for v in value.{row.name}:", f"    if {unfit}: return False"]
        else:
            lines.append(f"v = value.{row.name}")
            lines.append(f"if v is not None and ({unfit}): return False")
    return _written(lines, scope) if lines else None


def _written(lines: list[str], scope: dict[str, Any]) -> Check:
    body = ["v = value", *lines, "return True"]
    check: Check = compiled("check(value)", body, scope)
    return check
