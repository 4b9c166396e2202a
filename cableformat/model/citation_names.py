"""What the words before a number name, and whether they name anyone.

Facts (content.md 1.2, 1.7): the longest suffix of the words that is a known post is the
post; others send messages too, and their names are in no list.  Representation: a name
and how many of the words are of it.  Doubt: an attaché's office numbers its messages
apart from its post, by a short list of such offices.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from cableformat.model._citation_words import NO_NAME, OWN_NUMBERS, TOKEN, TRANSPARENT
from cableformat.reference import POST_KINDS, longest_post, post

__all__ = [
    "WORDS",
    "Name",
    "Token",
    "known_name",
    "leads_to_post",
    "plain",
    "trimmed",
    "unknown_name",
]

Token = re.Match[str]

_POSSESSIVES: Final = ("'S", "\u2019S")
#: The most words in a name and between it and its number.
WORDS: Final = 8


@attrs.frozen
class Name:
    """What the words before a number name, and how many of them."""

    post: str
    known: bool
    count: int


def plain(token: Token) -> str:
    """A word in capitals, without possessive and period."""
    word: str = token[0].upper().rstrip(".")
    return word[:-2] if word.endswith(_POSSESSIVES) else word


def known_name(names: list[str], *, glued: bool) -> Name | None:
    """The known post at the end of words; a form of identifiers too, if `glued`."""
    count = longest_post(names)
    printed = " ".join(names[-count:]) if count else names[-1]
    entry = post(printed) if count or glued else None
    if entry is None and (run := _run_together(names)):
        printed, count = run
        entry = post(printed)
    if entry is None:
        return None
    count = max(count, 1)
    name = printed if printed in entry.names else entry.name
    before = names[-count - 1] if len(names) > count else ""
    # USDAO X numbers its messages apart from X, unless the two are a post together.
    if before in OWN_NUMBERS and "Delegation" not in entry.kind:
        return Name(f"{before} {name}", known=False, count=count + 1)
    return Name(name, known=True, count=count + (before in POST_KINDS))


def _run_together(names: list[str]) -> tuple[str, int] | None:
    """A name without its blanks, or broken at a line end: ``NEWDELHI``, ``LON DON``."""
    for count in range(1, min(len(names), 3) + 1):
        whole = "".join(names[-count:])
        entry = post(whole)
        if entry is not None and entry.id_form == whole:
            return entry.name, count
    return None


def unknown_name(names: list[str]) -> Name | None:
    """Words that look like a name: no list has all that send messages."""
    if not 0 < len(names) <= 4:
        return None
    if any(len(name) < 2 or name in NO_NAME for name in names):
        return None
    bare = names[1:] if names[0] in POST_KINDS and len(names) > 1 else names
    return Name(" ".join(bare), known=False, count=len(names))


def trimmed(words: list[Token]) -> list[Token]:
    """The last words, without those that only say that a number follows."""
    last = words[-WORDS:]
    while last and plain(last[-1]) in TRANSPARENT:
        last.pop()
    return last


def leads_to_post(text: str, place: int) -> bool:
    """Whether a known post begins here, possibly after a year."""
    words: list[str] = []
    for count, token in enumerate(TOKEN.finditer(text, place)):
        if token.lastgroup == "word":
            words.append(plain(token))
        if token.lastgroup not in ("blank", "dash", "word", "number") or count > WORDS:
            break
    return any(longest_post(words[:count]) == count for count in range(1, 5))
