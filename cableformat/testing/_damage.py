"""Damaged telegrams: lost, doubled, swapped and garbled characters and lines."""

from __future__ import annotations

from hypothesis import strategies as st

from cableformat.testing._dress import telegrams

_GARBAGE = st.one_of(
    st.sampled_from("\x00\x07\x0b\x0c\r\ud800\udfff\ufffe\ufeff\x7f\x85\u2028"),
    st.sampled_from("\n\t ¶#/[](){}:.,-0OZ"),
    st.characters(),
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A telegram in some dress, damaged in a few places."""
    text = draw(telegrams())
    for _ in range(draw(st.integers(1, 5))):
        hurt = draw(st.sampled_from([_characters, _lines]))
        text = hurt(draw, text)
    return text


def _characters(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    end = min(len(text), start + draw(st.integers(0, 6)))
    what = draw(st.sampled_from(["garble", "lose", "double", "swap", "garble", "cut"]))
    piece = text[start:end]
    new = {
        "lose": "",
        "double": piece * 2,
        "swap": piece[::-1],
        "garble": draw(st.text(_GARBAGE, max_size=4)),
        "cut": "",
    }[what]
    return text[:start] + new + ("" if what == "cut" else text[end:])


def _lines(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    place = draw(st.integers(0, len(lines) - 1))
    other = draw(st.integers(0, len(lines) - 1))
    what = draw(st.sampled_from(["lose", "double", "swap", "join", "blank"]))
    if what == "lose":
        del lines[place]
    elif what == "double":
        lines.insert(other, lines[place])
    elif what == "swap":
        lines[place], lines[other] = lines[other], lines[place]
    elif what == "join":
        lines[place] = lines[place].rstrip("\r\n")
    else:
        lines.insert(place, "\n")
    return "".join(lines)
