"""What reading depends on, and what it gives."""

from __future__ import annotations

import datetime
from typing import Final

import attrs

from cableformat.diagnostics import Diagnostic
from cableformat.model import Cable
from cableformat.text._furniture import Furniture
from cableformat.text._lens import Claim

BLANK_CHARACTERS: Final = " \t\n\r\x0b\x0c"


@attrs.frozen(kw_only=True, slots=True)
class Hints:
    """What the caller knows and the source does not say.

    >>> Hints(date=datetime.date(1975, 6, 1)).date.year
    1975
    """

    #: A date near the telegram's own, as an archive gives it: settles two-digit years.
    date: datetime.date | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(
            attrs.validators.instance_of(datetime.date)
        ),
    )


@attrs.frozen(kw_only=True, slots=True)
class Context:
    """What reading depends on besides the source, and what it settled."""

    #: What the caller gave.
    hints: Hints = attrs.field(factory=Hints)
    #: The encoding of a source of `bytes`; `None` where the source is a `str`.
    encoding: str | None = None
    #: The line end of most lines.
    line_end: str = "\n"
    #: The blanks before every line.
    margin: str = ""
    dialect: str = "state"
    #: The wrapper that was peeled off: ``"markdown"`` or `None`.
    front_end: str | None = None


@attrs.frozen(kw_only=True, slots=True)
class Layout:
    """Where each element of a cable lies in the source it was read from.

    Give it back to `dumps` with the cable, changed or not: what did not change keeps
    its bytes (laws 2 and 5).
    """

    source: str | bytes = attrs.field(repr=False)
    #: The source as text; spans are code points of it.
    text: str = attrs.field(repr=False)
    context: Context
    #: The cable that was read.
    base: Cable = attrs.field(repr=False)
    #: Elements with their spans, in the order of the source.
    claims: tuple[Claim, ...] = attrs.field(repr=False, eq=False)
    furniture: tuple[Furniture, ...] = attrs.field(repr=False, eq=False)
    #: How many visible characters a front end peeled off.
    residue: int = 0


@attrs.frozen(kw_only=True, slots=True)
class Coverage:
    """The shares of the visible characters of a source; they sum to 1.

    `structured` is heading, labels, numbers, markings; `prose` the text of paragraphs;
    `furniture` page lines, repetitions and rendering residue; `unrecognised` strays.
    """

    structured: float
    prose: float
    furniture: float
    unrecognised: float


@attrs.frozen(kw_only=True, slots=True)
class Reading:
    """A cable with the layout it was read from and the findings about its source."""

    cable: Cable
    layout: Layout
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """How much of the source was understood (design section 6)."""
        return _coverage(self.cable, self.layout)


def visible(text: str) -> int:
    """How many characters are neither blank nor a line end."""
    return len(text) - sum(map(text.count, BLANK_CHARACTERS))


def _coverage(cable: Cable, layout: Layout) -> Coverage:
    total = visible(layout.text)
    if not total:
        return Coverage(structured=0.0, prose=0.0, furniture=1.0, unrecognised=0.0)
    content, heading = cable.content, cable.heading
    prose = sum(visible(p.text) for p in content.paragraphs) if content else 0
    strays = (content.strays if content else ()) + (heading.strays if heading else ())
    unrecognised = sum(visible(stray.text) for stray in strays)
    furniture = layout.residue + sum(visible(f.text) for f in layout.furniture)
    structured = total - prose - unrecognised - furniture
    return Coverage(
        structured=structured / total,
        prose=prose / total,
        furniture=furniture / total,
        unrecognised=unrecognised / total,
    )
