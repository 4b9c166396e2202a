"""One addressee: its name, and the parts before and after it.

Facts (wire.md 1.7): a routing indicator or ``ZEN`` precedes the name; offices between
slashes, a precedence and a message continuity number follow it; members of a collective
may be exempted.  Doubt: a name may itself end in digits or in a word of precedence.  An
addressee is therefore peeled from the right (wire.md 1.7.4); the rest is the name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cableformat import reference
from cableformat._record import unchecked
from cableformat.model import Addressee
from cableformat.reference import Near
from cableformat.routing import DesignatorKind, Precedence, designator_kind
from cableformat.routing.leaves import ROUTING_INDICATOR
from cableformat.routing.precedence import SPELLED_OUT
from cableformat.text.lenses.patterns import FLAGS, capitals
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.lens import Block, Span

_addressee = unchecked(Addressee)

#: wire.md 1.7.2: the precedences that are spelled out after an addressee.
_WORDS: Final = {
    precedence.word: precedence
    for precedence in Precedence
    if precedence in SPELLED_OUT.members
}
_PARTS: Final = {word for words in _WORDS for word in words.split(" ")}
_NEAR: Final = Near(_PARTS)
#: One slip leaves two letters at one end as they were: few names are looked up.
_BEGINNINGS: Final = {
    part[:2] for word in _PARTS for part in (word, word.lower(), word.capitalize())
}
_ENDINGS: Final = {part[-2:] for word in _PARTS for part in (word, word.lower())}

#: wire.md 1.7.4: a number after one of these belongs to the name.
_COUNTED: Final = frozenset(
    "AIG AREA CAD CTE CTF CTG CTU DET DETACHMENT DISTRICT DIV NR REGION SITE SQDN TE "
    "TF TG TU UNIT".split()
)

# wire.md 4: U as first letter is doubtful, and no nation has S as second: a name that
# begins with US (USIA/FAM) is not an indicator, nor is a classification or a set.
_INDICATOR: Final = rf"(?!US|UNCLAS|RMKS/){ROUTING_INDICATOR.pattern}"
#: wire.md 1.7.2: the prefix of a name; ZEN or its slash is sometimes doubled.
PREFIX: Final = re.compile(
    rf"(?P<zen>(?:ZEN//?)+)?+(?:(?P<indicator>{_INDICATOR})[ \t]*/)?+[ \t]*(?=[^ \t/])",
    FLAGS,
).match
PREFIXED: Final = re.compile(rf"(?:ZEN|{_INDICATOR})[ \t]*/[ \t]*[^ \t]", FLAGS).match
_BY_FORM: Final = (DesignatorKind.PLAIN_LANGUAGE, DesignatorKind.ADDRESS_GROUP)
_NUMBER: Final = re.compile("[0-9]{1,6}", FLAGS).fullmatch
# wire.md 1.7.4: State's indicators, whose addressees have continuity numbers.
_STATE_INDICATOR: Final = re.compile("RUEH|RUCN", FLAGS).match
# wire.md 1.7.2: continuity numbers are assigned to State activities, whose names, such
# as these, had no indicator before 1980 (`SECSTATE WASHDC 8019`).
_STATE_NAME: Final = re.compile(
    r"(?:SECSTATE|AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USINT|USLO|USDEL|USUN)[ \t]",
    FLAGS,
).match
# wire.md 1.7.3: `COLLECTIVE, XMT, AMEMBASSY X`.
_INLINE: Final = re.compile(
    r"(?P<name>.*?[^ \t,])[ \t]*+(?:,[ \t]*+|(?<=[ \t]))XMT"
    r"(?:[ \t]*+[,/][ \t]*+|[ \t]++)(?P<exempted>[^ \t].*)",
    FLAGS | re.DOTALL,
).fullmatch
_BETWEEN_OFFICES: Final = re.compile(
    r"(?<![ \t])[ \t]*+(?:/[ \t]*+)++",
).split
_BETWEEN_EXEMPTED: Final = re.compile(r"(?<![ \t])[ \t]*+,[ \t]*+").split


@cache
def _misspelt() -> dict[str, str]:
    """The precedence that each known misspelling means (wire.md 3)."""
    known = reference.variants(reference.VariantKind.PRECEDENCE)
    return {each.variant: each.value for each in known}


@cache
def tail() -> Callable[[str], re.Match[str] | None]:
    """The parts after a name, alone on a line: the addressee was wrapped."""
    return re.compile(
        r"/{1,2}+[^/].*"
        rf"|(?:{'|'.join(sorted({*_WORDS, *_misspelt()}))})"
        r"(?:[ \t]+[0-9]{1,6})?|[0-9]{3,6}",
        FLAGS,
    ).fullmatch


def surely_named(text: str) -> bool:
    """Whether a text is an addressee by its form, even if its label may be a word.

    It has a prefix or offices, or it is the name of a State activity or a collective.
    """
    return (
        "//" in text
        or PREFIXED(text) is not None
        or _STATE_NAME(text) is not None
        or designator_kind(text) not in _BY_FORM
    )


def without_period(text: str) -> str:
    """An address without the period, comma or semicolon that some copies put after it.

    A sure name has no such character at its end; any other name may.
    """
    if text[-1] in ".,;" and text[-4:-1].isalnum() and surely_named(text[:-1]):
        return text[:-1]
    return text


def is_urgent(text: str) -> bool:
    """Whether a precedence follows a name, or a name and a number."""
    name, word = _last_word(text)
    return _peel_precedence(name if _NUMBER(word) else text)[1] != ""


def read_prefix(
    text: str, block: Block, kind: Kind, spans: list[Span]
) -> tuple[bool, str | None, str]:
    """Whether ZEN precedes a name, the indicator before it, and the name."""
    match = PREFIX(text)
    if match is None or match.end() == 0:
        return False, None, text
    indicator = match["indicator"]
    if indicator is not None:
        indicator = block.capitals(indicator, kind, spans)
    return match["zen"] is not None, indicator, text[match.end() :]


def read_name(text: str) -> tuple[str, tuple[str, ...]]:
    """A designator, and the offices between slashes after it.

    ``NAME//USDP/ISA//`` (wire.md 1.7.2); a slash may be lost on either side of them.
    """
    name, slashes, offices = text.partition("//")
    if not slashes or not name:
        return text, ()
    if not offices.strip("/ \t"):
        # A directory name (OU=X/CN=Y) has slashes of its own.
        head, _, offices = name.partition("/")
        if head and "=" not in head:
            name = head
        else:
            offices = ""
    parts = _BETWEEN_OFFICES(offices.strip("/ \t"))
    return name.rstrip(BLANKS), tuple(part for part in parts if part)


def read_addressee(
    text: str, block: Block, kind: Kind, spans: list[Span], exempted: tuple[str, ...]
) -> Addressee:
    """One addressee, peeled from the right by the rule of wire.md 1.7.4."""
    text = without_period(text)
    if ("XMT" in text or "xmt" in text) and (inline := _INLINE(text)):
        text = inline["name"]
        members = _BETWEEN_EXEMPTED(inline["exempted"].strip(" \t,"))
        exempted = (*(member for member in members if member), *exempted)
    zen, indicator, number = False, None, None
    if "/" in text:
        zen, indicator, text = read_prefix(text, block, kind, spans)
    name, tail = _last_word(text)
    counted = bool(name) and _NUMBER(tail) is not None
    named, word = _peel_precedence(name if counted else text)
    precedence = None
    if word:
        precedence = _precedence(word, block, kind, spans)
    else:
        _doubt(named, block, kind, spans)
    if not counted:
        text = named
    elif _is_continuity_number(tail, name, indicator, precedence):
        number, text = tail, named
    else:
        precedence = None
        block.note("heading.digits-in-name", tail, kind, spans)
    offices: tuple[str, ...] = ()
    if "//" in text:
        text, offices = read_name(text)
    return _addressee(indicator, zen, text, offices, precedence, number, exempted)


#: An addressee in clean form: indicator, name, precedence, continuity number.
CLEAN: Final = (
    rf"(?:({_INDICATOR})/)?([A-Z]+(?: [A-Z]+)*?)"
    rf"(?: ({'|'.join(sorted(_WORDS, key=len, reverse=True))}))?(?: ([0-9]{{3,6}}))?"
)


def clean_addressee(
    indicator: str | None, name: str, word: str | None, number: str | None
) -> Addressee | None:
    """An addressee by the groups of its clean form; `None` if a word is doubtful."""
    last = name[name.rfind(" ") + 1 :]
    doubtful = last in _misspelt() or "XMT" in name
    by_name = _STATE_NAME(name) is not None
    if indicator is None:
        doubtful = doubtful or not by_name
    elif not by_name:
        by_name = _STATE_INDICATOR(indicator) is not None
    if word is None:
        if number is not None:
            four = len(number) == 4 and number[0] == "0"
            doubtful = doubtful or last in _COUNTED or not (by_name or four)
        if last != name and (last[-2:] in _ENDINGS or last[:2] in _BEGINNINGS):
            # It may be a misspelt precedence.
            doubtful = doubtful or _NEAR.hint(last) is not None
    if doubtful:
        return None
    precedence = None if word is None else _WORDS[word]
    return _addressee(indicator, False, name, (), precedence, number, ())  # noqa: FBT003 - all by position


def _precedence(word: str, block: Block, kind: Kind, spans: list[Span]) -> Precedence:
    folded = block.capitals(word, kind, spans)
    if folded in _WORDS:
        return _WORDS[folded]
    block.note("heading.misspelt-precedence", word, kind, spans)
    return _WORDS[" ".join(_misspelt().get(part, part) for part in folded.split(" "))]


def _doubt(text: str, block: Block, kind: Kind, spans: list[Span]) -> None:
    """Report a last word that is one slip from a precedence."""
    begin = text.rfind(" ") + 1
    if text[-2:] in _ENDINGS or text[begin : begin + 2] in _BEGINNINGS:
        name, word = _last_word(text)
        hint = _NEAR.hint(word) if name else None
        if hint is not None:
            block.note("heading.doubtful-precedence", word, kind, spans, hint=hint)


def _last_word(text: str) -> tuple[str, str]:
    """The words before the last one, and the last one."""
    if "\t" not in text:
        before, _, word = text.rpartition(" ")
        return before.rstrip(" "), word
    cut = max(text.rfind(" "), text.rfind("\t"))
    return text[: max(cut, 0)].rstrip(BLANKS), text[cut + 1 :]


def _peel_precedence(text: str) -> tuple[str, str]:
    """The name, and the word of precedence after it as printed, if any."""
    name, word = _last_word(text)
    folded = capitals(word)
    folded = _misspelt().get(folded, folded)
    if not name or folded not in _WORDS:
        return text, ""
    if folded == "IMMEDIATE":
        before, night = _last_word(name)
        if before and capitals(night) == "NIACT":
            return before, f"{night} {word}"
    return name, word


def _is_continuity_number(
    digits: str, name: str, indicator: str | None, precedence: Precedence | None
) -> bool:
    if precedence is not None:
        return True
    if _last_word(name)[1].upper() in _COUNTED:
        return False
    if indicator is not None and _STATE_INDICATOR(indicator):
        return True
    if _STATE_NAME(name):
        return True
    return len(digits) == 4 and digits.startswith("0")
