"""Banners and portions: their spelling, read and written.

Facts: content.md 1.2, 1.9, 3.2.  Representation: reading gives the level, its owners,
and the words after it, for `cableformat.markings._controls` to read; writing takes the
values of a normal marking.  Doubt: the handbook prints the portion of SBU NOFORN as
(SBU/N), the register as (U//SBU-NF); each style has its own spelling.
"""

from __future__ import annotations

import itertools
import re
from typing import Final, Literal, NamedTuple

from cableformat._record import LINE, refuse
from cableformat.markings._controls import DISPLAY, REL, begins_control
from cableformat.markings.levels import SPELLED, Level, level_spelled, spaced
from cableformat.markings.portions import (
    NATO,
    NO_SLASH,
    controls_of,
    head,
    implied,
    is_joint,
    level_and_owners,
)
from cableformat.markings.register import (
    CODE,
    NOFORN,
    Category,
    fused,
    level_word,
    may_be_cui_category,
    order,
    portion_of,
)

__all__ = ["Printed", "Style", "read_banner", "read_portion", "write"]

#: How the controls of a portion are joined: ``(S/NF)``, or ``(S//NF)``.
Style = Literal["state", "capco"]


class Printed(NamedTuple):
    """A marking as printed; the words after the level are not read yet."""

    level: Level
    owners: tuple[str, ...]
    rest: str


class Facts(NamedTuple):
    """The values to write, in normal form."""

    level: Level
    owners: tuple[str, ...]
    controls: tuple[str, ...]
    releasable_to: tuple[str, ...] | None
    display_only_to: tuple[str, ...] | None


_BLANK: Final = "[ \t]"
#: What separates the level from the words after it.
_AFTER: Final = rf"{_BLANK}*(?://|[/,-]|$)"

_NATION: Final = re.compile(CODE, re.ASCII | re.IGNORECASE)
_OWNER: Final = rf"(?!TOP{_BLANK}){CODE}"
_OWNERS: Final = rf"{_OWNER}(?:{_BLANK}+{_OWNER}){{0,8}}"
_CODES: Final = rf"{CODE}(?:{_BLANK}+{CODE})*"
_BANNER: Final = re.compile(
    rf"(?:(?://)?{_BLANK}*(?:"
    rf"(?P<cosmic>{spaced('COSMIC TOP SECRET')})"
    rf"|{spaced('NATO')}{_BLANK}+(?P<nato>{SPELLED})"
    rf"|JOINT{_BLANK}+(?P<joint>{SPELLED}){_BLANK}+(?P<nations>{_CODES})(?![^ \t/,-])"
    rf")|//{_BLANK}*(?P<nation>{_OWNERS}){_BLANK}+(?P<foreign>{SPELLED})"
    rf"|(?P<level>{SPELLED}))(?:{_AFTER}|{_BLANK}+)",
    re.ASCII | re.IGNORECASE,
)

_PORTION: Final = re.compile(
    rf"{head(CODE)}(?:{_AFTER}|(?={NO_SLASH}))", re.ASCII | re.IGNORECASE
)
_LINE: Final = re.compile(LINE)


def read_banner(text: str) -> Printed:
    """The level of a banner, its owners, and the rest.

    Raises:
        CableValueError: It begins with no level (``model.pattern``).
    """
    line = text.strip(" \t")
    match = _BANNER.match(line)
    if match is None or _LINE.fullmatch(line) is None:
        refuse("Marking", "a banner such as SECRET//NOFORN", text)
    rest = line[match.end() :]
    if match["level"] is not None:
        return Printed(level_spelled(match["level"]), (), rest)
    if match["foreign"] is not None:
        owners = tuple(match["nation"].upper().split())
        return Printed(level_spelled(match["foreign"]), owners, rest)
    if match["joint"] is not None:
        owners, end = _nations(line, match)
        rest = line[end:].lstrip(" \t/,-")
        return Printed(level_spelled(match["joint"]), owners, rest)
    level = Level.TOP_SECRET if match["cosmic"] else level_spelled(match["nato"])
    return Printed(level, ("NATO",), rest)


def _nations(line: str, match: re.Match[str]) -> tuple[tuple[str, ...], int]:
    """The nations that share a level, up to the next control, and where the list ends.

    Raises:
        CableValueError: There is none (``model.pattern``).
    """
    owners: list[str] = []
    end = match.start("nations")
    for word in _NATION.finditer(line, end, match.end("nations")):
        if begins_control(line, word.start()):
            break
        owners.append(word[0].upper())
        end = word.end()
    if not owners:
        refuse("Marking", "a banner such as SECRET//NOFORN", line)
    return tuple(owners), end


def read_portion(text: str) -> Printed:
    """The level of a portion, its owners, and the rest.

    Raises:
        CableValueError: It is no marking in brackets (``model.pattern``).
    """
    line = text.strip(" \t")
    bracketed = line[:1] == "(" and line[-1:] == ")" and _LINE.fullmatch(line)
    inside = _without_entire_text(line[1:-1].rstrip(" \t").removesuffix("."))
    match = _PORTION.match(inside) if bracketed else None
    if match is None:
        refuse("Marking", "a portion such as (S/NF)", text)
    level, owners = level_and_owners(match)
    rest = "/".join((*implied(match), *controls_of(inside[match.end() :])))
    return Printed(Level(level.upper()), owners, rest)


_NOTICE: Final = "ENTIRE TEXT"


def _without_entire_text(inside: str) -> str:
    """A portion without ENTIRE TEXT, which says where a marking holds."""
    inside = inside.strip(" \t")
    if inside.upper().endswith(_NOTICE):
        return inside[: -len(_NOTICE)].rstrip(" \t-")
    return inside


# Writing

#: Levels that the United States print in words of their own, not as UNCLASSIFIED.
_OWN_WORDS: Final = frozenset({Level.CUI, Level.LIMITED_OFFICIAL_USE})


def _head(facts: Facts, style: Style | None) -> tuple[str, str | None]:
    """The words before the controls, and the control that the level adds."""
    level, owners = facts.level, facts.owners
    alone = level in _OWN_WORDS if style is None else level is Level.CUI
    alone = (alone or style == "state") and not owners
    extra = None if alone else level_word(level)
    base = level if extra is None else Level.UNCLASSIFIED
    word = base.word if style is None else base.value
    if owners == ("NATO",):
        return "//" + (_nato_words(base) if style is None else NATO[base]), extra
    if is_joint(owners):
        return f"//JOINT {word} {' '.join(owners)}", extra
    return (f"//{' '.join(owners)} {word}" if owners else word), extra


def _nato_words(level: Level) -> str:
    return f"{'COSMIC' if level is Level.TOP_SECRET else 'NATO'} {level.word}"


def _pieces(
    facts: Facts, extra: str | None, style: Style | None
) -> list[tuple[tuple[int, int, str], str]]:
    """The words of controls and lists, with their places."""
    names = {*facts.controls, *([extra] if extra else ())}
    both = fused(names) and style != "state"
    if both:
        names.remove(NOFORN)
    is_controlled = facts.level is Level.CUI or "CUI" in names
    made = [
        (
            _place(name, is_controlled=is_controlled),
            _word(name, facts, style, both=both),
        )
        for name in names
    ]
    category, place, _ = order("PROPIN")
    if facts.releasable_to is not None:
        text = REL + ", ".join(facts.releasable_to)
        made.append(((category, place, text), text))
    category, place, _ = order("FISA")
    if facts.display_only_to is not None:
        text = DISPLAY + ", ".join(facts.display_only_to)
        made.append(((category, place, text), text))
    return sorted(made)


_SAR: Final = "SAR-"


def _place(name: str, *, is_controlled: bool) -> tuple[int, int, str]:
    """The place of a control; basic categories of CUI follow the specified ones."""
    place = order(name)
    if is_controlled and place[0] is Category.UNKNOWN and may_be_cui_category(name):
        return (Category.CUI_CATEGORY, *place[1:])
    return place


def _programs(words: list[str]) -> list[str]:
    """Print SAR once, in front of all programs (content.md 3.2)."""
    first, *others = words
    if not first.startswith(_SAR):
        return words
    return [first, *(_without_sar(word) for word in others)]


def _without_sar(word: str) -> str:
    name = word.removeprefix(_SAR)
    return word if begins_control(name) else name


def _word(name: str, facts: Facts, style: Style | None, *, both: bool) -> str:
    if both and name == "SBU":
        return "SBU NOFORN" if style is None else "SBU-NF"
    if style is None:
        return name
    # 5 FAH-1 H-246 (content.md 1.1): the portion of SBU NOFORN.
    by_handbook = style == "state" and name == NOFORN and facts.level is Level.SBU
    return "N" if by_handbook and not facts.owners else portion_of(name)


def write(facts: Facts, style: Style | None) -> str:
    """A normal marking as a banner, or as a portion in a style.

    >>> facts = Facts(Level.SECRET, (), ("NOFORN", "EXDIS"), None, None)
    >>> [write(facts, style) for style in (None, "state", "capco")]
    ['SECRET//NOFORN//EXDIS', '(S/NF/XD)', '(S//NF//XD)']
    """
    head, extra = _head(facts, style)
    pieces = _pieces(facts, extra, style)
    categories = [
        "/".join(_programs([word for _, word in group]))
        for _, group in itertools.groupby(pieces, lambda piece: piece[0][0])
    ]
    between = "/" if style == "state" else "//"
    text = between.join((head, *categories))
    return text if style is None else f"({text})"
