"""Paths of elements on the command line: ``--select /heading/originator``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
import click

from cableformat._record import rows, shown
from cableformat.comparison import Change, Difference
from cableformat.model import Cable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

F = TypeVar("F", bound="Callable[..., Any]")

_PLACE: Final = re.compile("0|[1-9][0-9]*", re.ASCII).fullmatch


def select_option(command: F) -> F:
    """Give a command ``--select``, which it takes as a tuple of paths."""
    return click.option(
        "--select",
        metavar="PATH",
        multiple=True,
        callback=_known,
        help="Compare only this element and everything in it; may be repeated.  A "
        "path is spelled as in JSON, with places from 0: "
        "/heading/infoAddressees/2.",
    )(command)


def chosen(
    found: Iterable[Difference], paths: tuple[str, ...]
) -> tuple[Difference, ...]:
    """The differences at and under these paths; all, if there are none."""
    if not paths:
        return tuple(found)
    # An element is reported once, even if two paths lead to it.
    narrowed = [
        next(filter(None, (_narrowed(difference, path) for path in paths)), None)
        for difference in found
    ]
    return tuple(filter(None, narrowed))


def _known(
    _: click.Context, __: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    for path in value:
        if not _leads(path):
            msg = (
                f"expected the path of an element, such as /content/tags; found "
                f"{shown(path)}"
            )
            raise click.BadParameter(msg)
    return value


def _leads(path: str) -> bool:
    """Whether the field table has such a path."""
    root, *steps = path.split("/")
    classes: tuple[type, ...] = (Cable,)
    in_list = False
    for step in steps:
        if in_list and _PLACE(step):
            in_list = False
            continue
        fields = [row for cls in classes if attrs.has(cls) for row in rows(cls)]
        row = next((row for row in fields if row.json_name == step), None)
        if in_list or row is None:
            return False
        classes, in_list = row.types, row.many
    return not root and bool(steps)


def _narrowed(difference: Difference, path: str) -> Difference | None:
    """What of a difference is at a path or under it."""
    own = [p for p in (difference.a_path, difference.b_path) if p is not None]
    if any(_within(p, path) for p in own):
        return difference
    above = [p for p in own if _within(path, p)]
    if not above:
        return None
    if difference.change is Change.MOVED:
        # Whatever is within has moved with it.
        return difference
    steps = path[len(above[0]) :].split("/")[1:]
    a, b = _at(difference.a, steps), _at(difference.b, steps)
    if a == b:
        return None
    return attrs.evolve(
        difference,
        a_path=None if difference.a_path is None else path,
        b_path=None if difference.b_path is None else path,
        a=a,
        b=b,
    )


def _within(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}/")


def _at(value: Any, steps: list[str]) -> Any:
    for step in steps:
        if isinstance(value, list) and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value
