"""Damaged telegrams: lost, doubled, swapped and garbled characters and lines."""

from __future__ import annotations

from typing import Final

import attrs
from hypothesis import strategies as st

from cableformat.testing._dress import telegrams

_NASTY: Final = (
    # These more often: only one of many damages brings a character.
    "\ud800\ud800\ud800\ud800\udfff\x00\x07\x0b\x0c\x00\x07\x0b\x0c"
    "\r\ufffe\ufeff\x7f\x85\u2028\n\t ¶#/[](){}:.,-0OZ"
)
_GARBAGE: Final = st.one_of(
    st.sampled_from(_NASTY),
    st.sampled_from(_NASTY),
    st.text(st.characters(), min_size=1, max_size=4),
)
_TO_CHARACTERS: Final = ("garble", "lose", "double", "reverse", "cut")
_TO_LINES: Final = (
    "lose line",
    "double line",
    "swap lines",
    "join lines",
    "blank line",
)


@attrs.frozen(kw_only=True)
class Damage:
    """One damage, at places counted modulo what is there.

    >>> Damage(what="lose", place=3, other=2, garbage="").done_to("FM AMEMBASSY")
    'FM EMBASSY'
    """

    what: str
    place: int
    other: int
    garbage: str

    def done_to(self, text: str) -> str:
        """The text with this damage."""
        if self.what in _TO_CHARACTERS:
            return self._characters(text)
        return self._lines(text)

    def _characters(self, text: str) -> str:
        start = self.place % (len(text) + 1)
        end = min(len(text), start + self.other % 7)
        piece = text[start:end]
        new = {
            "garble": self.garbage,
            "lose": "",
            "double": piece * 2,
            "reverse": piece[::-1],
            "cut": "",
        }[self.what]
        return text[:start] + new + ("" if self.what == "cut" else text[end:])

    def _lines(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        if not lines:
            return text
        place, other = self.place % len(lines), self.other % len(lines)
        if self.what == "lose line":
            del lines[place]
        elif self.what == "double line":
            lines.insert(other, lines[place])
        elif self.what == "swap lines":
            lines[place], lines[other] = lines[other], lines[place]
        elif self.what == "join lines":
            lines[place] = lines[place].rstrip("\r\n")
        else:
            lines.insert(place, "\n")
        return "".join(lines)


DAMAGE: Final = st.builds(
    Damage,
    what=st.sampled_from(("garble", *_TO_CHARACTERS, *_TO_LINES)),
    place=st.integers(0, 1 << 16),
    other=st.integers(0, 1 << 16),
    garbage=_GARBAGE,
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A telegram in some dress, damaged in a few places."""
    # The damage is drawn first: after a whole telegram, little randomness is left.
    damages = draw(st.lists(DAMAGE, min_size=1, max_size=5))
    text = draw(telegrams())
    for damage in damages:
        text = damage.done_to(text)
    return text
