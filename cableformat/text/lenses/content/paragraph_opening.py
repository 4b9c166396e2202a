"""How a paragraph begins: its number, its marking, in clean and in broken print.

Facts (content.md 1.9): the marking follows the number; transcriptions lose a bracket,
a blank or a period, spell levels out, and put ENTIRE TEXT after the brackets.  Doubt:
``(C)`` may be the third item of a lettered list, and ``3 TONS`` is not a paragraph.  An
opening that is not in clean print therefore counts only if it can be nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat.markings import Level
from cableformat.markings.portions import (
    CONTROL,
    PORTION,
    controls_of,
    implied,
    level_and_owners,
    settled,
)
from cableformat.model.paragraph import NUMBERED
from cableformat.text.lenses.content.lost_line_ends import may_begin_field
from cableformat.text.lenses.content.paragraph_headings import HEAD_WORDS
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

#: The number in other print (the corpus): `1.TEXT`, `1 . TEXT`, `1: TEXT`; `1 COMMENT:`
#: without its period; `1) TEXT` and `1.- TEXT`, with another sign.
_LOOSE: Final = (
    r"(?P<loose>[0-9]{1,3})"
    rf"(?:[ ]\.(?=[ ]|$)|\.(?=[A-Z])|:(?=[ ])|(?=[ ]{HEAD_WORDS}[.:])"
    r"|(?P<sign>\)|\.--?)(?=[ ]))[ \t]*"
)
_ENTIRE: Final = r"[ \t]?-?[ \t]?ENTIRE[ \t]TEXT"
_OPENER: Final = re.compile(
    rf"(?:{NUMBERED}|{_LOOSE})?"
    rf"(?:{PORTION}(?P<again>\))?(?:\.(?=[ \t]|$))?"
    rf"(?P<behind>{_ENTIRE}\.?(?![A-Z]))?[ \t]*)?",
    FLAGS,
).match
_WORDS: Final = {
    level.word: level
    for level in (
        Level.TOP_SECRET,
        Level.SECRET,
        Level.CONFIDENTIAL,
        Level.UNCLASSIFIED,
        Level.LIMITED_OFFICIAL_USE,
    )
}
_LEVEL: Final = "TS|SBU|LOU|[SCU]"
#: A marking after a number that lacks a bracket or has one too many, is spelled out, or
#: has no brackets before ENTIRE TEXT; only in capitals, because letters number lists.
_BROKEN: Final = re.compile(
    rf"(?:(?P<shut>{_LEVEL})\)"
    rf"|\((?P<open>{_LEVEL})(?=[ ][A-Z][^()]*(?:\([^()]*\)[^()]*)*$)"
    rf"|\(\((?P<twice>{_LEVEL})\)\)?"
    rf"|(?P<bare>{_LEVEL})(?={_ENTIRE})"
    rf"|\((?P<word>{'|'.join(_WORDS)})(?P<within>{_ENTIRE})?\.?\))"
    rf"(?P<entire>{_ENTIRE}\.?(?![A-Z]))?[ \t]*",
    re.ASCII,
).match
_SQUEEZED: Final = {word.replace(" ", ""): level for word, level in _WORDS.items()}
_SPELT: Final = rf"{'|'.join(map('[ ]{0,2}'.join, _SQUEEZED))}|{_LEVEL}"
_TEXT: Final = r"ENTIRE[ \t]TEXT"
_HYPHEN: Final = rf"(?<=-{_TEXT})|(?<=-[ \t]{_TEXT})"
#: ENTIRE TEXT before or after a level in any print; it is a marking even without a
#: number.
_ENTIRELY: Final = re.compile(
    rf"(?:(?P<open>\()?[ ]?(?P<before>{_SPELT})(?P<noforn>[ /]{{1,2}}NOFORN)?{_ENTIRE}"
    rf"(?:{_HYPHEN}|(?=\.?(?:\)|$)))(?(open)\.?[ ]?\)\.?|\.?)"
    rf"|\([ ]?{_TEXT}[ ]?[-:]?[ ]?(?P<within>{_SPELT})\.?[ ]?\)\.?"
    rf"|{_TEXT}[ ]?[-:]?[ ]?(?P<behind>{_SPELT})\.?(?=$))(?![A-Z])[ \t]*",
    FLAGS,
).match
_CONTROL: Final = re.compile(CONTROL.pattern, FLAGS).fullmatch
_LETTERED: Final = re.compile(r"\([ ]?([A-Za-z])[ ]?\)").match


#: The print of most paragraphs: a number, usually with a marking; the words after it
#: are not part of a marking, nor a numbered authority line.
CLEAN: Final = (
    rf"([0-9]{{1,3}})\.[ ](?:\(({_LEVEL})\)[ ](?![ \t\-eE]|[Cc][Ll][Aa]))?"
    rf"(?![ \t(\-]|[Cc][Ll][Aa]|(?:{_LEVEL})\)).*"
)


class Opening:
    """How a paragraph begins: its number, its marking, and where its text begins."""

    __slots__ = (
        "broken",
        "controls",
        "end",
        "entire",
        "heading",
        "label",
        "level",
        "loose",
        "number",
        "owners",
        "sign",
    )

    def __init__(self, text: str) -> None:
        self._begin()
        self._read(text)

    def _begin(self) -> None:
        self.number: str | None = None
        #: The abbreviation of the level, as printed.
        self.level: str | None = None
        self.owners: tuple[str, ...] = ()
        self.controls: tuple[str, ...] = ()
        self.entire = False
        #: The marking as printed, where it is broken.
        self.broken: str | None = None
        #: Whether the number is not in clean print.
        self.loose = False
        #: The sign after the number, if items of a list have it too.
        self.sign: str | None = None
        #: The length of the label of its set, with the slash.
        self.label = 0
        #: The lines of the heading above the paragraph.
        self.heading: list[Line] = []

    def _read(self, text: str) -> None:
        match = _OPENER(text)
        assert match is not None  # every part may be missing
        self.number = match["number"] or match["loose"]
        self.loose = match["loose"] is not None
        self.sign = match["sign"]
        self.end = match.end()
        printed = match["controls"]
        if printed is None:
            if self.number is None or not self._read_broken(text):
                self._read_spelt(text)
            return
        controls = (*implied(match), *(controls_of(printed) if printed else ()))
        if all(map(_CONTROL, controls)):
            level, self.owners = level_and_owners(match)
            self.level, self.controls = settled(level, controls)
            self.entire = bool(match["entire"] or match["behind"])
            if match["again"] is not None:  # (C))
                self.broken = text[text.index("(") : match.end("again")]
        else:  # brackets that are not a marking: (C/)
            after = match.end("loose" if self.loose else "number")
            self.end = _after_number(text, after) if self.number else 0

    def _read_broken(self, text: str) -> bool:
        match = _BROKEN(text, self.end)
        if match is None:
            return False
        shown = filter(None, match.group("shut", "open", "twice", "bare"))
        self.level = next(shown, None) or _WORDS[match["word"]].value
        self.entire = bool(match["entire"] or match["within"])
        self._end_broken(match)
        return True

    def _read_spelt(self, text: str) -> None:
        match = _ENTIRELY(text, self.end)
        if match is None:
            return
        printed = next(filter(None, match.group("before", "within", "behind")))
        level = _SQUEEZED.get(printed.upper().replace(" ", ""))
        self.level = printed if level is None else level.value
        self.controls = ("NOFORN",) if match["noforn"] else ()
        self.entire = True
        self._end_broken(match)

    def _end_broken(self, match: re.Match[str]) -> None:
        self.broken = match[0].rstrip(BLANKS)
        self.end = match.end()


def _after_number(text: str, end: int) -> int:
    """Where the text begins after a number that ends at `end`."""
    found = re.compile(r"[ ]?[.:)]?-{0,2}[ \t]*").match(text, end)
    assert found is not None
    return found.end()


def letter_of(text: str) -> str | None:
    """The letter in brackets at the beginning of a line, as for an item of a list."""
    found = _LETTERED(text)
    return None if found is None else found[1].upper()


#: The longest opening with ENTIRE TEXT.
_REACH: Final = 60


class CleanOpening(Opening):
    """How a paragraph begins in clean print."""

    __slots__ = ()

    def __init__(
        self, number: str, level: str | None, end: int, label: int = 0
    ) -> None:
        self._begin()
        self.number, self.level = number, level
        self.end, self.label = end, label


def clean_opening(
    line: Line, _: Facts, number: str, level: str | None
) -> CleanOpening | None:
    """The opening of a line in clean form; `None` if it may hold several fields."""
    text = line.text
    if ":" in text and may_begin_field(text):
        return None
    if level is None and "ENTIRE" in text[:_REACH].upper():
        return None
    marking = 0 if level is None else len(f"({level}) ")
    return CleanOpening(number, level, len(f"{number}. ") + marking)
