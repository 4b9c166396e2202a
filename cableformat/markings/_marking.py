"""A marking as a value: what protection a text states, and its normal form.

Representation: what a banner states, in names of the register, and whether some portion
showed no marking.  A day of declassification at the end of a banner, as printed before
2008, is no protection, so no normal form has one.  Doubts: docs/markings.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from cableformat._record import LINE, refuse, shown
from cableformat.errors import CableValueError
from cableformat.markings._banner import (
    Facts,
    Printed,
    Style,
    read_banner,
    read_portion,
    write,
)
from cableformat.markings._controls import (
    DISPLAY,
    REL,
    read,
    read_caption,
    read_handling,
)
from cableformat.markings._lattice import USA, Point, is_date, lifted, point_of
from cableformat.markings._words import Item
from cableformat.markings.levels import Level
from cableformat.markings.portions import PortionMarking
from cableformat.markings.register import CODE, Category, listed, order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Marking", "normalise", "normalised"]

_CONTROL: Final = re.compile(LINE)
_BOHEMIA: Final = Item("control", "BOHEMIA")
_COUNTRY: Final = re.compile(CODE, re.ASCII)


@attrs.frozen(kw_only=True, slots=True)
class Marking:
    """What protection a text states: level, owners, controls, and who may have it.

    Markings form a join-semilattice after `normalise` (law 8).  Source: content.md 3.1.

    Raises:
        CableValueError: A control is not a line of text or consists of separators only,
            or a country is not a code of two to four letters (``model.pattern``).
        TypeError: A field is of another type.

    >>> from cableformat.markings import join
    >>> secret = Marking.from_banner("SECRET//NOFORN")
    >>> join(secret, Marking.from_portion("(SBU/N)")) == secret
    True
    >>> join(secret, Marking()).banner()
    Traceback (most recent call last):
    ...
    cableformat.errors.CableValueError: Marking: ... [markings.partly-unmarked]
    """

    #: `None` is unmarked: the level is unknown, which does not mean UNCLASSIFIED.
    level: Level | None = None
    #: Who owns the text; empty for the United States alone.
    owners: tuple[str, ...] = ()
    #: In the order of a banner: names of the register, and unknown words as printed.
    controls: tuple[str, ...] = ()
    #: The list of ``REL TO``; `None` where the marking does not show it.
    releasable_to: tuple[str, ...] | None = None
    #: The list of ``DISPLAY ONLY``.
    display_only_to: tuple[str, ...] | None = None
    #: Whether a portion that was joined showed no marking: the text then needs at least
    #: the rest.
    partly_unmarked: bool = False

    def __attrs_post_init__(self) -> None:
        if self.level is not None:
            _check_type("level", self.level, Level)
        _check_type("partly_unmarked", self.partly_unmarked, bool)
        _check("controls", self.controls, _is_control)
        for name in ("owners", "releasable_to", "display_only_to"):
            value = getattr(self, name)
            if value is not None or name == "owners":
                _check(name, value, _is_country)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The marking of a portion if a text is in brackets, otherwise of a banner.

        Inverse of `str` for what can be written.

        Raises:
            CableValueError: It is neither (``model.pattern``).

        >>> Marking.from_text("(S//NF)") == Marking.from_text("SECRET//NOFORN")
        True
        """
        check_type("text", text, str)
        is_portion = text.strip(" \t").startswith("(")
        return cls.from_portion(text) if is_portion else cls.from_banner(text)

    @classmethod
    def from_banner(cls, text: str) -> Self:
        """The marking that a banner shows; unknown words are kept as printed.

        Reads the register's ``//``, State's words, letter-spaced or not, and the commas
        used until July 2005 (content.md 1.2, 3.2).  Contradictions are kept for a
        reader to see; `normalise` settles them.

        Raises:
            CableValueError: It begins with no level (``model.pattern``).

        >>> Marking.from_banner("S E C R E T EXDIS").controls
        ('EXDIS',)
        >>> Marking.from_banner("//NATO SECRET//ATOMAL").owners
        ('NATO',)
        """
        check_type("text", text, str)
        return cls._from(read_banner(text))

    @classmethod
    def from_portion(cls, portion: PortionMarking | str) -> Self:
        """The marking of a portion, as a value or as printed in brackets.

        Raises:
            CableValueError: The text is no marking in brackets (``model.pattern``).

        >>> Marking.from_portion("(U//SBU-NF)") == Marking.from_portion("(SBU/N)")
        True
        """
        if isinstance(portion, PortionMarking):
            rest = "/".join(portion.controls)
            return cls._from(Printed(portion.level, portion.owners, rest))
        check_type("portion", portion, str)
        return cls._from(read_portion(portion))

    @classmethod
    def of(
        cls,
        level: Level | None,
        *,
        owners: tuple[str, ...] = (),
        controls: Iterable[str] = (),
        handling: Iterable[str] = (),
        captions: Iterable[str] = (),
    ) -> Self:
        """The marking of a level, of the controls and words after it, and of captions.

        Controls and handling words count, known or not, except SIPDIS.  Captions count
        if the register has them by name: SIPDIS, channels and attention lines with
        their offices state no protection (content.md 1.2, 1.3, 3.3).  A marking does
        not say for whose eyes EYES ONLY is.

        >>> Marking.of(Level.SECRET, captions=("NODIS", "ROGER CHANNEL")).controls
        ('NODIS',)
        >>> Marking.of(Level.SECRET, handling=("NOFRON", "SIPDIS")).controls
        ('NOFRON',)
        """
        controls = _words("controls", controls)
        handling = _words("handling", handling)
        captions = _words("captions", captions)
        items = [item for control in controls for item in read(control)]
        items += read_handling(handling)
        items += (item for caption in captions for item in read_caption(caption))
        return cls._made(level, owners, items)

    @classmethod
    def _from(cls, printed: Printed) -> Self:
        items = read(printed.rest)
        if printed.owners == ("NATO",):
            # CTS-B was the portion of BOHEMIA until 2010.
            items = [_BOHEMIA if item.text == "B" else item for item in items]
        return cls._made(printed.level, printed.owners, items)

    @classmethod
    def _made(
        cls, level: Level | None, owners: tuple[str, ...], items: list[Item]
    ) -> Self:
        lists: dict[str, tuple[str, ...]] = {}
        controls: list[str] = []
        for item in items:
            # A second list contradicts the first: it stays a control, word for word.
            if item.kind in ("release", "display") and item.kind not in lists:
                lists[item.kind] = item.codes
            else:
                controls.append(item.text)
        if level is not None and level < Level.RESTRICTED:
            # UNCLASSIFIED//SBU states one level in two words (content.md 3.2).
            level, kept = lifted(level, frozenset(controls))
            controls = [name for name in controls if name in kept]
        return cls(
            level=level,
            owners=owners,
            controls=tuple(sorted(set(controls), key=order)),
            releasable_to=lists.get("release"),
            display_only_to=lists.get("display"),
        )

    def __str__(self) -> str:
        """The banner of the normal form; never raises, so it may not read back.

        >>> str(Marking.from_banner("S E C R E T NOFORN")), str(Marking())
        ('SECRET//NOFORN', 'unmarked')
        """
        normal = normalise(self)
        if normal.level is None:
            return "unmarked"
        text = write(attrs.evolve(normal, partly_unmarked=False).facts(), None)
        return f"{text}, partly unmarked" if normal.partly_unmarked else text

    def of_category(self, category: Category) -> tuple[str, ...]:
        """The controls of a category of the register, in its order.

        >>> marking = Marking.from_banner("TOP SECRET//SI/TK//ORCON/NOFORN")
        >>> marking.of_category(Category.SCI)
        ('SI', 'TALENT KEYHOLE')
        """
        return tuple(n for n in self.controls if order(n)[0] is category)

    def banner(self) -> str:
        """The banner of the normal form; `from_banner` reads it back.

        Raises:
            CableValueError: The text is unmarked or partly so, which no banner can say
                (``markings.partly-unmarked``); or the words of a control would be read
                as something else (``markings.not-readable-back``).

        >>> Marking(level=Level.SBU, controls=("NOFORN",)).banner()
        'UNCLASSIFIED//SBU NOFORN'
        """
        normal = normalise(self)
        text = write(normal.facts(), None)
        return _proved(text, Marking.from_banner(text), normal)

    def portion(self, *, style: Style = "state") -> str:
        """The portion marking of the normal form, brackets included.

        State joins controls by ``/``, the register (``capco``) categories by ``//``.

        Raises:
            CableValueError: As `banner` does; or the style is unknown
                (``model.pattern``).

        >>> marking = Marking(level=Level.SECRET, controls=("NOFORN",))
        >>> marking.portion(), marking.portion(style="capco")
        ('(S/NF)', '(S//NF)')
        """
        if style not in ("state", "capco"):
            refuse("style", "state or capco", style)
        normal = normalise(self)
        text = write(normal.facts(), style)
        return _proved(text, Marking.from_portion(text), normal)

    def facts(self) -> Facts:
        """What `write` needs.

        Raises:
            CableValueError: It is unmarked or partly so (``markings.partly-unmarked``).
        """
        if self.level is None or self.partly_unmarked:
            msg = (
                f"Marking: expected a level for every portion; found {shown(self)}: "
                "what is written would hide that some showed none"
            )
            raise CableValueError(msg, code="markings.partly-unmarked", field="Marking")
        return Facts(
            self.level,
            self.owners,
            self.controls,
            self.releasable_to,
            self.display_only_to,
        )


def _words(name: str, words: Iterable[str]) -> tuple[str, ...]:
    """Lines of text; a single string is refused."""
    if isinstance(words, str):
        msg = f"Marking.of: expected several {name}; found {shown(words)}"
        raise TypeError(msg)
    made = tuple(words)
    for word in made:
        check_type(name, word, str)
    return made


def _proved(text: str, reread: Marking, normal: Marking) -> str:
    if reread != normal:
        msg = f"Marking: {shown(text)} would read as another marking"
        raise CableValueError(msg, code="markings.not-readable-back", field="Marking")
    return text


def _check_type(name: str, value: object, cls: type) -> None:
    if type(value) is not cls:
        msg = f"Marking.{name}: expected {cls.__name__}; found {shown(value)}"
        raise TypeError(msg)


def check_type(name: str, value: object, *types: type) -> None:
    """Refuse an argument of another type.

    Raises:
        TypeError: It is of none of them.
    """
    if not isinstance(value, types):
        expected = " or ".join(each.__name__ for each in types)
        msg = f"{name}: expected {expected}; found {shown(value)}"
        raise TypeError(msg)


def _is_control(text: str) -> bool:
    return _CONTROL.fullmatch(text) is not None and text.strip(" \t/,;") != ""


def _is_country(text: str) -> bool:
    return _COUNTRY.fullmatch(text) is not None


def _check(name: str, value: Any, fits: Callable[[str], bool]) -> None:
    _check_type(name, value, tuple)
    for item in value:
        _check_type(name, item, str)
        if not fits(item):
            fitting = "a line of text" if name == "controls" else "such as GBR or NATO"
            refuse(f"Marking.{name}", fitting, item)


def marking_of(marking: Marking | PortionMarking) -> Marking:
    """The marking itself, or the marking of a portion.

    Raises:
        TypeError: It is neither.
    """
    check_type("marking", marking, Marking, PortionMarking)
    return marking if isinstance(marking, Marking) else Marking.from_portion(marking)


def lists_of(marking: Marking) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lists of countries that a marking shows, each with the words that open it."""
    if marking.releasable_to is not None:
        yield REL, marking.releasable_to
    if marking.display_only_to is not None:
        yield DISPLAY, marking.display_only_to


def dates_of(stated: Marking | PortionMarking) -> tuple[str, ...]:
    """The days and codes of declassification at the end of a marking.

    They are no protection: the join of two markings would otherwise end with two days.
    """
    controls = marking_of(stated).controls
    names = {item.text for control in controls for item in read(control)}
    return tuple(filter(is_date, sorted(names)))


def point(stated: Marking | PortionMarking) -> Point:
    """The point of the lattice that a marking is."""
    marking = marking_of(stated)
    return point_of(marking, lists_of(marking))


def normalised(point: Point) -> Marking:
    """The normal form that a point of the lattice has."""
    owners, names = point.owners, point.controls
    if point.level is not None and owners == {USA}:
        owners = frozenset()
    if point.level is Level.CUI:
        names -= {"CUI"}
    release, display = point.release, point.display
    shown_to = None if display is None else display - (release or frozenset())
    return Marking(
        level=point.level,
        # JOINT is followed by trigraphs, then others, alphabetically (content.md 3.2).
        owners=tuple(sorted(owners, key=lambda code: (len(code) != 3, code))),
        controls=tuple(sorted(names, key=order)),
        releasable_to=listed(release) if release else None,
        display_only_to=listed(shown_to) if shown_to else None,
        partly_unmarked=point.partly and point.level is not None,
    )


def normalise(marking: Marking | PortionMarking) -> Marking:
    """The one form of what a marking states: names, order, contradictions settled.

    Idempotent (law 8).  Unknown controls come last.  If a marking contradicts itself,
    the stricter statement counts: NOFORN before any list.

    >>> normalise(Marking(level=Level.UNCLASSIFIED, controls=("SBU-NF", "ZAP")))
    Marking(level=<Level.SBU: 'SBU'>, owners=(), controls=('NOFORN', 'ZAP'), ...)
    """
    return normalised(point(marking))
