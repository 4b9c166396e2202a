"""Steps that a pattern takes on a text: a matcher that backtracks as `re` does.

No counter of lens calls sees the work of `re` inside a pattern.  So the pattern's own
parse is walked here, step by step, and texts are made from it that lead to each of its
repetitions and then fail to match.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ONE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
_CHARACTERS = "aA1 .,:;/()-\t\n!'&[]xX0"

_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


@cache
def _tree(pattern: re.Pattern[str]) -> list[Any]:
    """The items of a pattern; parsing it takes longer than most texts."""
    return list(parser.parse(pattern.pattern, pattern.flags))


@cache
def _method(kind: Any) -> str:
    return f"_{kind}".lower()


def _kept(ends: list[int]) -> Any:
    """A continuation that accepts any end, and keeps it."""

    def keep(place: int) -> bool:
        ends.append(place)
        return True

    return keep


class Steps:
    """One pattern at work on one text; `taken` counts its steps."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self.tree = _tree(pattern)
        self.text = text if not pattern.flags & re.IGNORECASE else text.lower()
        self.folds = bool(pattern.flags & re.IGNORECASE)
        self.all = bool(pattern.flags & re.DOTALL)
        self.groups: dict[int, tuple[int, int] | None] = {}
        #: What is known of a class and a character.
        self.classes: dict[tuple[int, str], bool] = {}
        self.taken = 0
        self.found = False

    def run(self, method: str) -> int:
        """The steps of a method; all but three of them search again after a match."""
        end = len(self.text)
        if method in ("match", "fullmatch"):
            whole = method == "fullmatch"
            self.found = self._begin(0, lambda at: not whole or at == end)
            return self.taken
        place = 0
        while place <= end:
            ends: list[int] = []
            found = self._begin(place, _kept(ends))
            self.found = self.found or found
            if found and method == "search":
                break
            place = max(ends[-1], place + 1) if found else place + 1
        return self.taken

    def _begin(self, place: int, then: Any) -> bool:
        self.groups = {}
        return self._items(self.tree, 0, place, then)

    def _items(self, items: Any, n: int, at: int, then: Any) -> bool:
        if n == len(items):
            return bool(then(at))
        kind, value = items[n]
        self.taken += 1
        if kind in _ONE:
            if at < len(self.text) and self._is(kind, value, self.text[at]):
                return self._items(items, n + 1, at + 1, then)
            return False
        after: Any = lambda place: self._items(items, n + 1, place, then)  # noqa: E731
        return bool(getattr(self, _method(kind))(value, at, after))

    def _is(self, kind: Any, value: Any, character: str) -> bool:
        if kind is op.ANY:
            return self.all or character != "\n"
        if kind is op.IN:
            return self.is_in(value, character)
        same = self._fold(value) == character
        return same if kind is op.LITERAL else not same

    def is_in(self, value: Any, character: str) -> bool:
        """Whether a character is in a class."""
        key = id(value), character
        if key not in self.classes:
            negated = value[0][0] is op.NEGATE
            hit = any(self._in(item, character) for item in value[negated:])
            self.classes[key] = hit != negated
        return self.classes[key]

    def _fold(self, code: int) -> str:
        return chr(code).lower() if self.folds else chr(code)

    def _in(self, item: Any, character: str) -> bool:
        kind, value = item
        if kind is op.LITERAL:
            return self._fold(value) == character
        if kind is op.RANGE:
            codes = {ord(character), ord(character.upper()) if self.folds else -1}
            return any(value[0] <= code <= value[1] for code in codes)
        assert kind is op.CATEGORY
        letter = _CATEGORIES[value]
        return re.fullmatch(letter, character, re.ASCII) is not None

    def _max_repeat(self, value: Any, at: int, then: Any) -> bool:
        least, most, body = value
        if len(body) == 1 and body[0][0] in _ONE:
            ends = list(self._ends(body[0], at, most))
            for place in reversed(ends[least:]):
                self.taken += 1
                if then(place):
                    return True
            return False
        return self._again(body, least, most, 0, at, then)

    def _ends(self, item: Any, at: int, most: Any) -> Iterator[int]:
        yield at
        text, end = self.text, len(self.text)
        while most > 0 and at < end and self._is(*item, text[at]):
            self.taken += 1
            at, most = at + 1, most if most is op.MAXREPEAT else most - 1
            yield at

    def _again(
        self, body: Any, least: int, most: Any, done: int, at: int, then: Any
    ) -> bool:
        if done < most and self._items(
            body,
            0,
            at,
            lambda place: (
                (place > at or done < least)
                and self._again(body, least, most, done + 1, place, then)
            ),
        ):
            return True
        return done >= least and bool(then(at))

    def _min_repeat(self, value: Any, at: int, then: Any) -> bool:
        least, most, body = value
        return self._lazily(body, least, most, 0, at, then)

    def _lazily(
        self, body: Any, least: int, most: Any, done: int, at: int, then: Any
    ) -> bool:
        if done >= least and then(at):
            return True
        return done < most and self._items(
            body,
            0,
            at,
            lambda place: self._lazily(body, least, most, done + 1, place, then),
        )

    def _possessive_repeat(self, value: Any, at: int, then: Any) -> bool:
        ends: list[int] = []
        alone = self._max_repeat(value, at, _kept(ends))
        return alone and bool(then(ends[-1]))

    def _atomic_group(self, value: Any, at: int, then: Any) -> bool:
        ends: list[int] = []
        alone = self._items(value, 0, at, _kept(ends))
        return alone and bool(then(ends[-1]))

    def _branch(self, value: Any, at: int, then: Any) -> bool:
        return any(self._items(way, 0, at, then) for way in value[1])

    def _subpattern(self, value: Any, at: int, then: Any) -> bool:
        group, _, _, body = value

        def closed(place: int) -> bool:
            before = self.groups.get(group)
            self.groups[group] = (at, place)
            if then(place):
                return True
            self.groups[group] = before
            return False

        return self._items(body, 0, at, closed)

    def _assert(self, value: Any, at: int, then: Any) -> bool:
        return self._seen(value, at) and bool(then(at))

    def _assert_not(self, value: Any, at: int, then: Any) -> bool:
        return not self._seen(value, at) and bool(then(at))

    def _seen(self, value: Any, at: int) -> bool:
        direction, body = value
        if direction > 0:
            return self._items(body, 0, at, lambda _: True)
        begin = at - body.getwidth()[0]
        return begin >= 0 and self._items(body, 0, begin, lambda place: place == at)

    def _at(self, value: Any, at: int, then: Any) -> bool:
        end = len(self.text)
        line_end = at == end or (at == end - 1 and self.text[at] == "\n")
        where = {
            op.AT_BEGINNING: at == 0,
            op.AT_BEGINNING_STRING: at == 0,
            op.AT_END: line_end,
            op.AT_END_STRING: at == end,
        }
        return where[value] and bool(then(at))

    def _groupref(self, value: Any, at: int, then: Any) -> bool:
        place = self.groups.get(value)
        if place is None:
            return False
        shown = self.text[place[0] : place[1]]
        return self.text.startswith(shown, at) and bool(then(at + len(shown)))

    def _groupref_exists(self, value: Any, at: int, then: Any) -> bool:
        group, yes, no = value
        way = yes if self.groups.get(group) else no or []
        return self._items(way, 0, at, then)


def ways(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Texts that lead to each unbounded repetition, with one round of it."""
    for most in (False, True):
        yield from _ways(_tree(pattern), "", most=most)


def _ways(items: Any, before: str, *, most: bool) -> Iterator[tuple[str, str]]:
    for kind, value in items:
        if kind in _REPEATS and value[1] is op.MAXREPEAT:
            yield before, _shortest([*value[2]], most=most) or " "
        for inner in _inside(kind, value):
            yield from _ways([*inner], before, most=most)
        before += _shortest([(kind, value)], most=most)


def _inside(kind: Any, value: Any) -> list[Any]:
    """The patterns within an item: its alternatives, its body, its lookahead."""
    if kind in _REPEATS:
        return [value[2]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]] if value[0] > 0 else []
    if kind is op.GROUPREF_EXISTS:
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []


def _shortest(items: Any, *, most: bool) -> str:
    """A text that the items match, without what they may lack unless `most`."""
    text = ""
    for kind, value in items:
        if kind is op.LITERAL:
            text += chr(value)
        elif kind is op.NOT_LITERAL:
            text += next(c for c in _CHARACTERS if c != chr(value))
        elif kind is op.ANY:
            text += "a"
        elif kind is op.IN:
            text += _member(value)
        elif kind in _REPEATS:
            rounds = max(value[0], 1 if most else 0)
            text += _shortest([*value[2]], most=most) * rounds
        elif kind is op.BRANCH:
            text += _shortest([*value[1][0]], most=most)
        elif kind is op.SUBPATTERN:
            text += _shortest([*value[3]], most=most)
        elif kind is op.ATOMIC_GROUP:
            text += _shortest([*value], most=most)
    return text


def _member(value: Any) -> str:
    """A character of a class."""
    kind, first = value[0]
    if kind is op.NEGATE or kind is op.CATEGORY:
        fits = Steps(re.compile("", re.ASCII), "").is_in
        return next((c for c in _CHARACTERS if fits(value, c)), "\x01")
    return chr(first if kind is op.LITERAL else first[0])
