"""Headings above paragraphs: ``SUMMARY`` with a line of hyphens below it or without.

Facts (content.md 1.9): headings are underlined, between hyphens, or alone; any words
are possible.  Representation: a heading belongs to the paragraph below it; the way in
which it is marked off is layout.  Doubt: the last line of a paragraph may look like a
heading.  Without hyphens, a heading is therefore alone, follows the end of a sentence,
and does not end one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cableformat.text.lines.line import Line

#: content.abnf, head-word: these are headings in any case, with a period or colon.
HEAD_WORDS: Final = (
    r"(?:BEGIN[ ]+)?(?:SUMMARY|COMMENT|INTRODUCTION|BACKGROUND|ACTION[ ]+REQUEST(?:ED)?"
    r"|KEY[ ]+POINTS|TEXT|NOTE)(?:[ ]+(?:AND|&)[ ]+(?:SUMMARY|COMMENT|INTRODUCTION"
    r"|BACKGROUND|ACTION[ ]+REQUEST(?:ED)?))*"
)
_HEAD_WORD: Final = re.compile(
    rf"{HEAD_WORDS}[.:]?", re.ASCII | re.IGNORECASE
).fullmatch
#: content.md 1.10: a run of X is a redaction, not a heading or a name.
is_redacted: Final = re.compile("X{4,}(?:[ .]X{4,})*").fullmatch
#: content.md 1.10: UNQUOTE ends the text above it, as END SUMMARY does.
_CLOSER: Final = re.compile(r"(?:END|UNQUOTE)(?![A-Z])", re.ASCII | re.IGNORECASE).match
_RULE: Final = re.compile(r"[-=_]{3,}|[-=_](?: [-=_]){2,}").fullmatch
#: `------- SUMMARY -------`, `Summary -------`
_BETWEEN: Final = re.compile(
    r"(?:[-=]{2,}[ \t]*)?(?P<words>[^-= \t](?:[^=]*?[^-= \t])?)[ \t]*[-=]{3,}"
).fullmatch
_SENTENCE_ENDS: Final = tuple(".?!:)\"'”’-*")
_LONGEST: Final = 69
_MOST_LINES: Final = 3


def words_of(lines: list[Line]) -> str:
    """The words of a heading as one line, without its rules."""
    texts = [line.text for line in lines if not _RULE(line.text)]
    between = _BETWEEN(texts[0]) if len(texts) == 1 else None
    return between["words"] if between else " ".join(texts)


def heading_at_end(lines: list[Line], *, whole: bool) -> int:
    """How many lines at the end of a block are the heading of the next paragraph.

    `whole` says that the block may consist of a heading only.
    """
    least = 0 if whole else 1
    place = len(lines) - 1
    if place < least:
        return 0
    if _RULE(lines[place].text):
        return _underlined(lines, place, least)
    line = lines[place]
    if not (line.apart or place == 0) or len(line.text) > _LONGEST:
        return 0
    if _BETWEEN(line.text) or _HEAD_WORD(line.text):
        return 1
    before = lines[place - 1].text if place else "."
    return int(before.endswith(_SENTENCE_ENDS) and _heads(line.text))


def _underlined(lines: list[Line], rule: int, least: int) -> int:
    """The lines of a heading above its rule, with a rule above them if there is one."""
    place = rule
    while place > least and rule - place < _MOST_LINES and not lines[place].gap:
        place -= 1
        if lines[place].apart or place == 0 or _RULE(lines[place].text):
            break
    words = [line for line in lines[place:rule] if not _RULE(line.text)]
    if not words or not (lines[place].apart or place == 0):
        return 0
    return len(lines) - place


def heading_at_begin(lines: list[Line]) -> int:
    """How many lines at the start of an unnumbered block are its ruled heading."""
    if lines and _BETWEEN(lines[0].text) and not _RULE(lines[0].text):
        return 1
    for place in range(1, min(len(lines), _MOST_LINES + 1)):
        if lines[place].gap:
            return 0
        if _RULE(lines[place].text):
            # Rules alone are lines of the text.
            words = any(not _RULE(line.text) for line in lines[:place])
            return place + 1 if words else 0
    return 0


def is_ruled(text: str, following: str) -> bool:
    """Whether a line is a heading by the rule under it, or around it."""
    if _RULE(text) is not None or not any(map(str.isalpha, text)):
        return False
    return _RULE(following) is not None or _BETWEEN(text) is not None


def _heads(text: str) -> bool:
    """Whether a line on its own reads as a heading: few words, not a sentence."""
    if text[-1] in ".,;:?!" or not text[0].isupper():
        return False
    if _CLOSER(text) or is_redacted(text):
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    if text.isupper():
        return True
    # In title case every longer word begins with a capital.
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 4)


def ruled(lines: str) -> str:
    """The lines of a heading, with a rule below them."""
    last = lines.rpartition("\n")[2]
    return f"{lines}\n{'-' * max(len(last), 3)}"
