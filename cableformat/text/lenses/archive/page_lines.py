"""The page lines of the Department's center, with the banner and the numbers they show.

Facts (nara.md 3): until 1977 page and identity share a line; from 1978 the identity has
a line of its own, and a banner may be glued to either.  The post is cut to six letters,
the serial has five digits, or six where the Department numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cableformat.model import ReferenceNumber

_WORDS: Final = "TOP SECRET|SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLASSIFIED"
_LEVEL: Final = f"(?:{_WORDS}|UNCLAS|LOU)".replace(" ", "[ ]+")
_GLUED: Final = f"(?:{_WORDS})".replace(" ", "[ ]+")
_DUPE: Final = r"[ \t]+POSS(?:IBLE)?[ ]DUPE?"
_SERIES: Final = r"(?:TOSEC|SECTO)[ \t]+[0-9]{1,6}"
_IDENTITY: Final = (
    r"(?:(?P<only>TOSEC|SECTO)[ \t]+(?P<own>[0-9]{1,6})"
    r"|(?P<post>[A-Z](?:[A-Z. ]{0,14}?[A-Z.])?)[ \t]+(?P<serial>[0-9]{4,8})"
    rf"(?:[ \t]+(?P<series>{_SERIES}))?)"
)
_REST: Final = (
    r"(?:[ \t]+(?P<part>[0-9]{2})[ ]OF[ ](?P<parts>[0-9]{2}))?"
    rf"(?:[ \t]+(?P<time>[0-9]{{6}}[ ]?Z))?(?:{_DUPE})?"
)
#: A banner alone: a level, which may be doubled.
BANNER: Final = re.compile(
    rf"{_LEVEL}(?:[ \t]+{_LEVEL})?(?:{_DUPE})?", re.ASCII
).fullmatch
#: A page line, whole or without its identity.
CENTER_PAGE: Final = re.compile(
    rf"(?P<banner>{_LEVEL}(?:[ \t]+{_LEVEL})?(?:{_DUPE})?[ \t]+)?"
    rf"PAGE[ \t]+(?P<page>[0-9]{{2,3}})(?:[ \t]+(?=[A-Z]){_IDENTITY})?{_REST}",
    re.ASCII,
).fullmatch
#: The second line of a page line, or one glued to its banner.
IDENTITY: Final = re.compile(
    rf"(?P<banner>{_GLUED})?{_IDENTITY}{_REST}", re.ASCII
).fullmatch
#: Where a glued one may be.
GLUED: Final = re.compile(rf"{_GLUED}[A-Z][A-Z. ]{{0,5}}[ \t]+[0-9]{{5}}", re.ASCII)
_POST_LETTERS: Final = 6
_NAMED: Final = re.compile(rf"{_LEVEL}", re.ASCII)


def identity_of(number: ReferenceNumber) -> tuple[str, str]:
    """Post and serial as a page line shows them.

    >>> from cableformat.model import ReferenceNumber
    >>> identity_of(ReferenceNumber(post="NEW DELHI", serial="3223"))
    ('NEW DE', '03223')
    """
    post = number.post.upper()[:_POST_LETTERS].strip(" ")
    return post, f"{int(number.serial):0{6 if post == 'STATE' else 5}}"


def shows(post: str, serial: str, number: ReferenceNumber) -> bool:
    """Whether what a page line shows is a reference number."""
    return int(serial) == int(number.serial) and _same_post(post, number.post)


def _same_post(shown: str, post: str) -> bool:
    shown, post = _letters(shown), _letters(post)
    return post.startswith(shown) or shown.startswith(post)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isalnum())


def with_level(text: str, word: str) -> str:
    """A banner or a page line with another level."""
    return _NAMED.sub(word, text)
