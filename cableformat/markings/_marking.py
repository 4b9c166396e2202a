"""What protection a text has: a marking as a value, and the lattice of markings.

Facts (content.md 3.1, captions.csv): a text has the highest level of its portions, all
their controls, and is releasable to those to whom every portion is; some controls go
where others are.  Representation: what a banner states, in names of the register, and
whether some portion showed no marking; a day of declassification that ends a banner of
before 2008 is no protection, and in no normal form.  Doubts: docs/markings.md.

Only rules that hold for any two markings are in the lattice.  What needs a date
(RELIDO with unmarked portions) or adds a control for a whole message by a rule that
State's older telegrams did not know (NODIS and EXDIS add NOFORN and forbid REL TO) is a
check of a message, never a part of `join`: `doubts_relido` and `needs_noforn` tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from cableformat._record import LINE, shown
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
    Item,
    read,
    read_caption,
    read_handling,
    read_list,
)
from cableformat.markings._lattice import USA, Point, joined, lifted, settled
from cableformat.markings.levels import Level
from cableformat.markings.portions import PortionMarking
from cableformat.markings.register import (
    CODE,
    NOFORN,
    Category,
    listed,
    order,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "Marking",
    "covers",
    "doubts_relido",
    "highest",
    "join",
    "needs_noforn",
    "normalise",
]

_CONTROL: Final = re.compile(LINE)
_BOHEMIA: Final = Item("control", "BOHEMIA")
_COUNTRY: Final = re.compile(CODE, re.ASCII)


@attrs.frozen(kw_only=True, slots=True)
class Marking:
    """What protection a text states: level, owners, controls, who may have it.

    Markings form a join-semilattice after `normalise` (law 8).  Source: content.md 3.1.

    Raises:
        CableValueError: A control is no line of text, or nothing but separators, or a
            country is no code of two to four letters (``model.pattern``).
        TypeError: A field is of another type.

    >>> secret = Marking.from_banner("SECRET//NOFORN")
    >>> join(secret, Marking.from_portion("(SBU/N)")) == secret
    True
    >>> join(secret, Marking()).banner()
    Traceback (most recent call last):
    ...
    cableformat.errors.CableValueError: Marking: ... [markings.partly-unmarked]
    """

    #: `None` is unmarked: no level is known, which is not UNCLASSIFIED.
    level: Level | None = None
    #: Whose level it is; none is the United States'.
    owners: tuple[str, ...] = ()
    #: By their names in the register, in the order of a banner; others word for word.
    controls: tuple[str, ...] = ()
    #: The list of ``REL TO``; `None` where the marking does not show it.
    releasable_to: tuple[str, ...] | None = None
    #: The list of ``DISPLAY ONLY``.
    display_only_to: tuple[str, ...] | None = None
    #: Whether some portion that was joined showed no marking: the rest is then a lower
    #: bound of what the text needs.
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
        """The marking that a banner shows; what is not known is kept word for word.

        Reads the register's ``//`` and State's words, letter-spaced or not, and the
        commas of before July 2005 (content.md 1.2, 3.2).  What contradicts itself is
        kept for a reader to see; `normalise` settles it.

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
        """The marking of a level, of controls and words after it, and of captions.

        Controls and handling words count whether they are known or not, save SIPDIS.
        Of captions those count that the register has, by their names: SIPDIS, a
        channel and an attention line with its offices state no protection (content.md
        1.2, 1.3, 3.3).  Whose eyes EYES ONLY means, is not in a marking.

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
            # CTS-B is the portion of BOHEMIA, as of until 2010.
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
        """The banner of the normal form; it never raises, so it may not read back.

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
            CableValueError: The text is unmarked or partly so: no banner says that
                (``markings.partly-unmarked``); or a control has words that would read
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
            msg = f"style: expected state or capco; found {shown(style)}"
            raise CableValueError(msg, code="model.pattern", field="style")
        normal = normalise(self)
        text = write(normal.facts(), style)
        return _proved(text, Marking.from_portion(text), normal)

    def facts(self) -> Facts:
        """What can be written of it.

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
    """Lines of text; one alone is no list of its letters."""
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
        told = " or ".join(each.__name__ for each in types)
        msg = f"{name}: expected {told}; found {shown(value)}"
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
            told = "a line of text" if name == "controls" else "such as GBR or NATO"
            msg = f"Marking.{name}: expected {told}; found {shown(item)}"
            raise CableValueError(msg, code="model.pattern", field=f"Marking.{name}")


# The lattice


def marking_of(marking: Marking | PortionMarking) -> Marking:
    """A marking, or that of a portion.

    Raises:
        TypeError: It is neither.
    """
    check_type("marking", marking, Marking, PortionMarking)
    return marking if isinstance(marking, Marking) else Marking.from_portion(marking)


def _point(stated: Marking | PortionMarking) -> Point:
    marking = marking_of(stated)
    items = [item for control in marking.controls for item in read(control)]
    for word, codes in (
        (REL, marking.releasable_to),
        (DISPLAY, marking.display_only_to),
    ):
        # A list with a code that no table has is read as it is printed.
        items += [] if codes is None else read_list(word, codes)
    release = _meet("release", items)
    display = _meet("display", items)
    if release is None and display is not None:
        release = frozenset()
    if release is not None:
        display = release | (display or frozenset())
    names = frozenset(item.text for item in items if item.kind in ("control", "fgi"))
    names -= {*dates_of(marking)}
    owners = frozenset(marking.owners)
    if marking.level is not None and not owners:
        owners = frozenset({USA})
    if marking.level is Level.CUI:
        # Above, CUI stays as a control: the register marks it beside a level.
        names |= {"CUI"}
    partly = marking.partly_unmarked or marking.level is None
    return settled(Point(marking.level, partly, owners, names, release, display))


def dates_of(stated: Marking | PortionMarking) -> tuple[str, ...]:
    """The days and codes of declassification that a marking ends with.

    They are no protection: two of them would make a banner that says neither.
    """
    controls = marking_of(stated).controls
    names = {item.text for control in controls for item in read(control)}
    rows = (registered(name) for name in sorted(names))
    return tuple(r.name for r in rows if r and r.category is Category.DECLASSIFICATION)


def _meet(kind: str, items: list[Item]) -> frozenset[str] | None:
    """The countries of every list of a kind; EYES ONLY is a list of REL TO."""
    kinds = (kind, "eyes") if kind == "release" else (kind,)
    lists = [frozenset(item.codes) for item in items if item.kind in kinds]
    return frozenset.intersection(*lists) if lists else None


def _marking(point: Point) -> Marking:
    owners, names = point.owners, point.controls
    if point.level is not None and owners == {USA}:
        owners = frozenset()
    if point.level is Level.CUI:
        names -= {"CUI"}
    release, display = point.release, point.display
    shown_to = None if display is None else display - (release or frozenset())
    return Marking(
        level=point.level,
        # JOINT is in the order of the alphabet, trigraphs first (content.md 3.2).
        owners=tuple(sorted(owners, key=lambda code: (len(code) != 3, code))),
        controls=tuple(sorted(names, key=order)),
        releasable_to=listed(release) if release else None,
        display_only_to=listed(shown_to) if shown_to else None,
        partly_unmarked=point.partly and point.level is not None,
    )


def normalise(marking: Marking | PortionMarking) -> Marking:
    """The one form of what a marking states: names, order, contradictions settled.

    Idempotent (law 8).  A control that is not known stays, last.  Where a marking
    contradicts itself, the stricter holds: NOFORN before any list.

    >>> normalise(Marking(level=Level.UNCLASSIFIED, controls=("SBU-NF", "ZAP")))
    Marking(level=<Level.SBU: 'SBU'>, owners=(), controls=('NOFORN', 'ZAP'), ...)
    """
    return _marking(_point(marking))


def join(a: Marking | PortionMarking, b: Marking | PortionMarking) -> Marking:
    """The least marking that covers both, in normal form (law 8; content.md 3.1).

    The higher level, all controls, the countries that both lists name; a list beside a
    marking without one is NOFORN, unless that is unclassified.  Owners stay where both
    have the same; else the text is the United States', and the others are its sources
    (FGI): JOINT says that both own all of it.
    Associative and commutative; ``join(a, a) == normalise(a)``.  There is no identity:
    UNCLASSIFIED changes no other marking of the United States, yet it does change what
    is another's, and what is unmarked.

    >>> one, other = (f"SECRET//REL TO USA, {list}" for list in ("AUS, GBR", "GBR"))
    >>> join(Marking.from_banner(one), Marking.from_banner(other)).banner()
    'SECRET//REL TO USA, GBR'
    """
    return _marking(joined((_point(a), _point(b))))


def covers(a: Marking | PortionMarking, b: Marking | PortionMarking) -> bool:
    """Whether `a` states all the protection that `b` does: a partial order (law 8).

    As for `normalise` and `join`, either may be the marking of a portion.

    >>> covers(Marking.from_banner("SECRET"), Marking.from_banner("CONFIDENTIAL"))
    True
    >>> covers(Marking.from_banner("SECRET"), Marking.from_banner("UNCLAS NOFORN"))
    False
    >>> covers(Marking.from_banner("SECRET"), Marking())
    False
    """
    return join(a, b) == normalise(a)


def highest(portions: Iterable[Marking | PortionMarking | None]) -> Marking:
    """The marking of a text by its portions: their join (content.md 3.1).

    `None` is a portion that shows no marking.  It is never taken for UNCLASSIFIED: the
    result says ``partly_unmarked``, unless a marking before it held for the entire text
    (content.md 8, V67).  Of no portions nothing is known: the result is unmarked.

    A higher banner than this is legal by compilation, a lower one is an error to
    report; neither is ours to change.

    >>> portions = [PortionMarking.from_text(mark) for mark in ("(C)", "(SBU)")]
    >>> highest(portions).banner()
    'CONFIDENTIAL'
    >>> highest([*portions, None]).partly_unmarked
    True
    """
    points = [_point(marking) for marking in _each(portions)]
    return _marking(joined(points)) if points else Marking()


def _each(portions: Iterable[Marking | PortionMarking | None]) -> Iterator[Marking]:
    """The marking of each portion, what holds for the entire text filled in."""
    entire: Marking | None = None
    for portion in portions:
        if portion is None:
            yield Marking() if entire is None else entire
            continue
        marking = marking_of(portion)
        if isinstance(portion, PortionMarking) and portion.entire_text:
            entire = marking
        yield marking


def needs_noforn(marking: Marking | PortionMarking) -> bool:
    """Whether NODIS or EXDIS lacks the NOFORN that the register asks for.

    A check of a whole message by the register of 2016 (content.md 3.1): no part of
    `join`, since State's telegrams before 2003 follow State's practice alone.

    >>> needs_noforn(Marking.from_banner("SECRET//EXDIS"))
    True
    """
    names = normalise(marking).controls
    return NOFORN not in names and not {"NODIS", "EXDIS"}.isdisjoint(names)


def doubts_relido(portions: Iterable[Marking | PortionMarking | None]) -> bool:
    """Whether one portion has RELIDO, and another says nothing about release.

    The text is then NOFORN or RELIDO by a date that no source gives (content.md 3.1): a
    check of a whole message, and no part of `join`, which keeps RELIDO.  Portions that
    are not classified are not asked.

    >>> portions = [PortionMarking.from_text(mark) for mark in ("(S/RELIDO)", "(S)")]
    >>> doubts_relido(portions)
    True
    """
    found = [normalise(marking) for marking in _each(portions)]
    silent = (
        marking.releasable_to is marking.display_only_to is None
        and {NOFORN, "RELIDO"}.isdisjoint(marking.controls)
        for marking in found
        if marking.level is None or marking.level >= Level.RESTRICTED
    )
    return any("RELIDO" in marking.controls for marking in found) and any(silent)
