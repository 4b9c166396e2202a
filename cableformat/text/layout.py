"""The layout of a source, and the readings that hold one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Final, Generic, Protocol, TypeVar

import attrs

from cableformat.diagnostics import Diagnostic, Place, Steps, decode_error
from cableformat.errors import CableEncodeError
from cableformat.model import Cable
from cableformat.text.dialects import DEFAULT, named
from cableformat.text.hints import Hints
from cableformat.text.kinds import ABOVE_TEXT, Kind
from cableformat.text.lenses.claims import Claims
from cableformat.text.lenses.furniture import Furniture
from cableformat.text.lenses.lens import Claim

#: The kinds above a text: below them the zone expects a body.
_EXPECT_BODY: Final = frozenset({*ABOVE_TEXT, Kind.CLASSIFICATION_LINE, Kind.ATTRIBUTE})
BLANK_CHARACTERS: Final = " \t\n\r\x0b\x0c"


@attrs.frozen(kw_only=True, slots=True)
class Context:
    """The conditions of reading besides the source, and what reading found."""

    #: The hints of the caller.
    hints: Hints = attrs.field(factory=Hints)
    #: The encoding of a source of `bytes`; `None` for a `str`.
    encoding: str | None = None
    #: The line end of most lines.
    line_end: str = "\n"
    #: The blanks before every line.
    margin: str = ""
    #: The name of the dialect: the hint's, or that which the source shows.
    dialect: str = DEFAULT
    #: The name of the front end that was removed: ``"markdown"`` or `None`.
    front_end: str | None = None


@attrs.frozen(kw_only=True, slots=True)
class Layout:
    """The place of each element of a cable in the source it was read from.

    Pass it to `dumps` with the cable, changed or not: whatever did not change keeps its
    bytes (laws 2 and 5).
    """

    source: str | bytes = attrs.field(repr=False)
    #: The source as text; spans are code points of it.
    text: str = attrs.field(repr=False)
    context: Context
    #: The cable that was read.
    base: Cable = attrs.field(repr=False)
    _claims: Claims = attrs.field(repr=False, eq=False)
    furniture: tuple[Furniture, ...] = attrs.field(repr=False, eq=False)
    #: The number of visible characters that a front end removed.
    residue: int = 0
    #: Whether it came in a document whose cable differs from the one it reads as.
    disputed: bool = False
    #: Whether `source` is certainly the source: it was read, or its digest is right.
    verified: bool = True

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Elements with their spans, in the order of the source."""
        return tuple(self._claims)

    @property
    def coverage(self) -> Coverage:
        """How much of the source was understood (laws.md 17)."""
        return _coverage(self)

    def refuse_disputed(self) -> None:
        """Write nothing with a layout that contradicts the document it came in.

        Raises:
            CableEncodeError: It does (``layout.disagrees``).
        """
        if self.disputed:
            msg = (
                "the layout reads as another cable than its document holds, though "
                "both digests hold: another version wrote it, or somebody forged it"
            )
            raise CableEncodeError(msg, code="layout.disagrees")


@attrs.frozen(kw_only=True, slots=True)
class Coverage:
    """The shares of the visible characters of a source; they sum to 1.

    `structured` is heading, labels, numbers, markings; `prose` the text of paragraphs
    that have a number or a marking, or are below a subject; `furniture` page lines,
    repetitions and rendering residue; `unrecognised` strays, and text that is a
    paragraph only because nothing else took its lines (laws.md 17).
    """

    structured: float
    prose: float
    furniture: float
    unrecognised: float


#: The cable of a reading: `Cable` for telegram text, otherwise `Cable` or `None`.
C_co = TypeVar("C_co", bound=Cable | None, covariant=True)


class Unopened(Protocol):
    """A layout that is not needed yet; readings compare it by value."""

    def open(self) -> Layout:
        """The layout."""

    def broken(self) -> Iterator[int]:
        """The places of the runs that refer to nothing in the document."""


class Unmade(Protocol):
    """Diagnostics that are not needed yet."""

    def open(self) -> tuple[Diagnostic, ...]:
        """The diagnostics."""


def _made(held: tuple[Diagnostic, ...] | Unmade) -> tuple[Diagnostic, ...]:
    return held if isinstance(held, tuple) else held.open()


@attrs.frozen(kw_only=True, slots=True)
class Reading(Generic[C_co]):
    """A cable with the layout it was read from and the findings about its source."""

    #: `None` if a document is broken or holds no cable; the findings say why.
    cable: C_co
    _layout: Layout | Unopened | None = attrs.field(default=None, repr=False)
    _diagnostics: tuple[Diagnostic, ...] | Unmade = attrs.field(default=(), eq=_made)

    def __repr__(self) -> str:
        return f"Reading(cable={self.cable!r}, diagnostics={self.diagnostics!r})"

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, in the order of the source."""
        return _made(self._diagnostics)

    @cached_property
    def layout(self) -> Layout | None:
        """The layout with which `dumps` writes the source again.

        `None` for a document without one.  The layout of a document is read on first
        access, so reading only the cable does not pay for it.
        """
        held = self._layout
        return held if held is None or isinstance(held, Layout) else held.open()

    @property
    def unopened(self) -> Unopened | None:
        """The layout of a document before it is read; `None` for a telegram."""
        return None if isinstance(self._layout, Layout) else self._layout

    @property
    def coverage(self) -> Coverage | None:
        """How much of the source was understood; `None` without a layout."""
        return None if self.layout is None else self.layout.coverage

    @property
    def dialect(self) -> str | None:
        r"""The dialect that the source was read in; `None` without a layout.

        >>> from cableformat import text
        >>> text.parse("FM AMEMBASSY LIMA\nTAGS: PREL\n").dialect
        'state'
        """
        return None if self.layout is None else self.layout.context.dialect


@attrs.frozen(slots=True)
class Inspection(Generic[C_co]):
    """A cable, the findings about its source, and the places of its elements there."""

    #: `None` if a document is broken or holds no cable; the findings say why.
    cable: C_co
    #: In the order of the source.
    diagnostics: tuple[Diagnostic, ...]
    #: The place of each path, or of the nearest existing element above it.
    places: Callable[[set[Steps]], dict[Steps, Place]]


def cable_of(reading: Reading[Cable | None]) -> Cable:
    """The cable of a reading that has one.

    Raises:
        CableDecodeError: It has none; the exception has the findings.
    """
    if reading.cable is None:
        raise decode_error(reading.diagnostics)
    return reading.cable


def refuse_other_cable(cable: object) -> None:
    """Refuse anything but a cable; the likeliest mistake is to pass its reading.

    Raises:
        TypeError: It is not a `Cable`.
    """
    if type(cable) is not Cable:
        msg = f"expected Cable; found {type(cable).__name__}"
        if isinstance(cable, Reading):
            msg += ": give its cable"
        raise TypeError(msg)


def refuse_other_layout(layout: object) -> None:
    """Refuse anything but a layout; the likeliest mistake is to pass its reading.

    Raises:
        TypeError: It is neither a `Layout` nor `None`.
    """
    if layout is not None and not isinstance(layout, Layout):
        msg = f"expected Layout or None; found {type(layout).__name__}"
        raise TypeError(msg)


def visible(text: str) -> int:
    """How many characters are neither blank nor a line end."""
    return len(text) - sum(map(text.count, BLANK_CHARACTERS))


def _coverage(layout: Layout) -> Coverage:
    total = visible(layout.text)
    if not total:
        return Coverage(structured=0.0, prose=0.0, furniture=1.0, unrecognised=0.0)
    in_text = named(layout.context.dialect).in_text
    prose = unrecognised = 0
    begun = False
    for claim in layout.claims:
        kind = claim.kind
        if kind.stray:
            unrecognised += visible(claim.value.text)
        elif kind is Kind.PARAGRAPH and not claim.label:
            paragraph = claim.value
            marked = paragraph.number is not None or paragraph.portion_marking
            # Sets of a formatted text are not a paragraph.
            if marked or (begun and not in_text(paragraph.text)):
                prose += visible(claim.value.text)
            else:
                unrecognised += visible(claim.value.text)
        elif kind in _EXPECT_BODY:
            begun = True
    furniture = layout.residue + sum(visible(f.text) for f in layout.furniture)
    structured = total - prose - unrecognised - furniture
    return Coverage(
        structured=structured / total,
        prose=prose / total,
        furniture=furniture / total,
        unrecognised=unrecognised / total,
    )
