"""Clean forms: the ordinary spelling of a line, read straight from one pattern.

Theory of operation.  Most lines of most telegrams are spelled in the ordinary way.  A
lens states that spelling as a pattern, and reads its groups without asking what else
the line might be.  A dialect joins the forms of a zone, so that one match finds the
lens of a line.  A line that is not clean, by its form or its place, is read in full.
Rule 1: if a clean form reads a line, the full reading gives the same claims, and no
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
    #: The kinds of its elements.
    kinds: tuple[Kind, ...]
    #: Reads a line, by the facts and the groups; `None` if it is not clean after all.
    #: For a paragraph it returns only the opening, because more lines follow.
    read: Callable[..., Any]
    #: The zone that it leads into, if the lens has forms for several.
    into: Zone | None = None
    #: For a list, the form of a line that continues it.
    more: CleanMore | None = None


@attrs.frozen(eq=False)
class CleanMore:
    """The ordinary spelling of a line that continues a list."""

    letters: str
    match: Callable[[str], Any]
    #: Reads a line, by the last claim above it and the match; `None` if not clean.
    read: Callable[[Line, Claim, Any], Claim | None]
