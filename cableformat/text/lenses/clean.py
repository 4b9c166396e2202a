"""Clean forms: the ordinary spelling of a line, read straight from one pattern.

Theory of operation.  Most lines of most telegrams are spelled in the ordinary way.  A
lens states that spelling as a pattern, and reads its groups without asking what else
the line might be.  A dialect joins the forms of a zone, so that one match finds the
lens of a line.  What is not clean, by its form or by where it stands, is read in full.
Rule 1: where a clean form reads a line, the full reading gives the same claims, and no
finding.  Rule 2: a pattern has no named groups and no references to groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.lens import Claim, Zone
    from cableformat.text.lines.line import Line


@attrs.frozen(eq=False)
class CleanForm:
    """The ordinary spelling of a line that opens a block."""

    #: The letters with which such a line may begin.
    letters: str
    #: The pattern of the whole line.
    pattern: str
    #: What it holds.
    kinds: tuple[Kind, ...]
    #: Reads a line, by the facts and the groups; `None` where it is not clean after
    #: all.  Of a paragraph it gives the opening, for more lines follow.
    read: Callable[..., Any]
    #: The zone that it leads into, where the lens has forms for several.
    into: Zone | None = None
    #: Of a list the form of a line that goes on with it.
    more: CleanMore | None = None


@attrs.frozen(eq=False)
class CleanMore:
    """The ordinary spelling of a line that goes on with a list."""

    letters: str
    match: Callable[[str], Any]
    #: Reads a line, by the last claim above it and the match; `None` if not clean.
    read: Callable[[Line, Claim, Any], Claim | None]
