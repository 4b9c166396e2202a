"""What differences and hashes promise, for whatever cables."""

from __future__ import annotations

import re
from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat import text
from cableformat.comparison import Change, content_hash, differences, unwrapped
from cableformat.document import plain
from cableformat.testing import cables, dresses
from cableformat.testing._dress import clean_telegrams
from tests.laws import edited


@st.composite
def two_cables(draw):
    """Two that have much in common, or nothing."""
    if draw(st.booleans()):
        return draw(cables()), draw(cables())
    source, cable = draw(edited(most=4))
    return text.parse(source).cable, cable


def leaves(path, value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(f"{path}/{name}", inner)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(f"{path}/{place}", inner)
    else:
        yield path, value


def at(value, path):
    for step in path.split("/")[1:]:
        value = value[int(step) if isinstance(value, list) else step]
    return value


def rest(members, paths):
    """The bare values that are under none of these paths, whatever their place."""
    left = Counter()
    for path, value in leaves("", members):
        steps = path.split("/")
        above = {"/".join(steps[:end]) for end in range(1, len(steps) + 1)}
        if not above & paths:
            left[re.sub("/[0-9]+", "/*", path), value] += 1
    return left


@given(two_cables())
def test_no_difference_is_missed_and_none_is_invented(pair):
    """Without the differences both cables are equal, and values are at their paths."""
    a, b = pair
    found = differences(a, b)
    assert bool(found) == (a != b)
    one, other = plain(a), plain(b)
    for difference in found:
        assert difference.a_path is None or at(one, difference.a_path) == difference.a
        assert difference.b_path is None or at(other, difference.b_path) == difference.b
        equal = (difference.a, difference.b)
        assert (equal[0] == equal[1]) == (difference.change is Change.MOVED)
    old = {d.a_path for d in found if d.a_path is not None}
    new = {d.b_path for d in found if d.b_path is not None}
    assert rest(one, old) == rest(other, new)


@given(two_cables())
def test_one_hash_is_no_difference_without_wrapping(pair):
    """Cables differ, wrapping aside, exactly if their hashes differ."""
    a, b = pair
    same = not differences(a, b, wrapping=False)
    assert (content_hash(a) == content_hash(b)) == same
    assert same == (unwrapped(a) == unwrapped(b))


@given(cables())
def test_formats_leave_the_hash_alone(cable):
    for codec in (cableformat.json, cableformat.xml):
        assert content_hash(codec.loads(codec.dumps(cable))) == content_hash(cable)


@given(clean_telegrams(), dresses())
def test_a_dress_leaves_the_hash_alone(clean, dress):
    """Blanks, margins, Markdown, page lines and labels do not change the hash."""
    dressed = text.parse(dress.put_on(clean)).cable
    assert content_hash(dressed) == content_hash(text.parse(clean).cable)


def wrapped(cable, width):
    """The cable with its paragraphs rewrapped, at blanks alone."""
    content = cable.content
    if content is None:
        return cable

    def lines(paragraph):
        words, made = paragraph.flow().split(" "), [""]
        for word in words:
            if made[-1] and len(made[-1]) + len(word) > width:
                made.append(word)
            else:
                made[-1] = f"{made[-1]} {word}" if made[-1] else word
        return attrs.evolve(paragraph, text="\n  ".join(made))

    paragraphs = tuple(map(lines, content.paragraphs))
    return attrs.evolve(cable, content=attrs.evolve(content, paragraphs=paragraphs))


@given(cables(), st.integers(1, 80), st.integers(1, 80))
def test_wrapping_leaves_the_hash_alone(cable, width, other):
    one, two = wrapped(cable, width), wrapped(cable, other)
    assert content_hash(one) == content_hash(two) == content_hash(cable)
    assert not differences(one, two, wrapping=False)
