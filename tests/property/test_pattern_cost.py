"""Law 9 inside the patterns: the steps of each, counted, on texts made to mislead it.

Every pattern of the text, the markings, the model and the containers is found where its
module keeps it; none is named here.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from tests.steps import Steps, ways

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_ROOMS = (
    "cableformat.bulk",
    "cableformat.markings",
    "cableformat.routing",
    "cableformat.model",
    "cableformat.text",
)
_METHODS = "match|fullmatch|search|finditer|findall|sub|split"
#: The most that the steps of a pattern bend.
_STRAIGHT = 0.1
#: More than any bounded repetition takes, so that those are no longer growing.
_ROUNDS = 64
#: A search goes through all that is below the place where it begins: few show it.
_BEGUN = 12


def _used(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """The patterns of a module and its classes, with the methods that are called."""
    source = inspect.getsource(module)
    kept = dict(vars(module))
    for name, value in list(kept.items()):
        if inspect.isclass(value) and value.__module__ == module.__name__:
            own = vars(value).items()
            kept |= {f"{name}.{key}": getattr(value, key) for key, _ in own}
    for name, value in kept.items():
        if isinstance(value, re.Pattern):
            word = re.escape(name.rsplit(".", 1)[-1])
            for method in set(re.findall(rf"\b{word}\.({_METHODS})\(", source)):
                yield name, value, method
        elif isinstance(getattr(value, "__self__", None), re.Pattern):
            yield name, value.__self__, value.__name__


def _patterns() -> list[Any]:
    found = {}
    for room in _ROOMS:
        package = importlib.import_module(room)
        for info in pkgutil.walk_packages(package.__path__, f"{room}."):
            module = importlib.import_module(info.name)
            place = info.name.rpartition(".")[2]
            for name, pattern, method in _used(module):
                key = pattern.pattern, pattern.flags, method
                found.setdefault(key, (f"{place}.{name}", pattern, method))
    return [pytest.param(p, m, id=name) for name, p, m in found.values()]


def _bend(
    pattern: re.Pattern[str], method: str, pieces: tuple[str, ...], once: int
) -> float:
    """How far the steps grow beyond a straight line, for each round squared.

    Steps of a + bn + cn² bend by 2c. Nothing is negative, so n rounds that take few
    steps, or few more than before, leave no place for a bend worth measuring.
    """
    before, piece, between, after = pieces

    def steps(rounds: int) -> int:
        run = piece * rounds
        text = before + run + (between + run if between else "") + after
        return Steps(pattern, text).run(method)

    one = steps(once)
    if one <= _STRAIGHT / 2 * once**2:
        return 0
    two = steps(2 * once)
    if two - one <= 3 * _STRAIGHT / 2 * once**2:
        return 0
    return (steps(3 * once) - 2 * two + one) / once**2


def _hostile(pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
    texts = set(ways(pattern))
    texts |= {(before, " ") for before, _ in texts}
    for before, piece in sorted(texts):
        for between, after in product(("", "x"), ("!", "x 1 x")):
            yield before, piece, between, after


def _begun(pattern: re.Pattern[str], method: str) -> Iterator[tuple[str, ...]]:
    """Texts in which a search begins often and never succeeds."""
    if method not in ("match", "fullmatch"):
        for whole in sorted({before + piece for before, piece in ways(pattern)}):
            yield "", whole, "", ""
            yield "", f"; {whole}", "", ""


def _worst(pattern: re.Pattern[str], method: str) -> tuple[float, tuple[str, ...]]:
    texts = [(text, _ROUNDS) for text in _hostile(pattern)]
    texts += [(text, _BEGUN) for text in _begun(pattern, method)]
    found = ((_bend(pattern, method, *text), text[0]) for text in texts)
    return max(found, default=(0.0, ()))


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize(("pattern", "method"), _patterns())
def test_steps_of_a_pattern_grow_straight(
    pattern: re.Pattern[str], method: str
) -> None:
    """Three times as many rounds take at most three times as many steps."""
    bend, text = _worst(pattern, method)
    assert bend < _STRAIGHT, text


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        ("[ ]*x", "search"),
        ("<[^>]*>", "search"),
        ("(.*?)[ ]*+y", "fullmatch"),
        ("a[ ]*b?[ ]*c", "match"),
    ],
)
def test_a_bend_is_seen(pattern: str, method: str) -> None:
    """Patterns whose work is known to grow faster are found to bend."""
    bend, _ = _worst(re.compile(pattern), method)
    assert bend > _STRAIGHT


@pytest.mark.parametrize(
    ("pattern", "method", "text"),
    [
        (r"a(?P<x>b|c)?(?(x)d|e)", "fullmatch", "ae"),
        (r"(?P<mark>[/-])1(?P=mark)", "match", "/1/"),
        (r"(?<![a-z])x|y$", "search", "1 y"),
        (r"a*+b{2,}?\Z", "fullmatch", "aabbb"),
    ],
)
def test_the_counter_finds_what_the_library_finds(
    pattern: str, method: str, text: str
) -> None:
    """The counter finds a pattern where `re` finds it."""
    compiled = re.compile(pattern)
    steps = Steps(compiled, text)
    assert steps.run(method)
    assert steps.found
    assert getattr(compiled, method)(text)
