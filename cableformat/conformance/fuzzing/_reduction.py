"""Cables with one element less, which make a failure smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from cableformat._record import rows
from cableformat.errors import CableValueError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat._record import Field

__all__ = ["smaller"]


def smaller(value: Any) -> Iterator[Any]:
    r"""Values of the model that lack one element each, or all of a list.

    >>> from cableformat import build
    >>> from cableformat.text import dumps
    >>> for cable in smaller(build(subject="CORK", tags=["PO", "SENV"])):
    ...     print(dumps(cable).replace("\n", "|"))
    <BLANKLINE>
    SUBJECT: CORK|
    TAGS: PO|SUBJECT: CORK|
    TAGS: SENV|SUBJECT: CORK|
    TAGS: PO, SENV|
    """
    for row in rows(type(value)):
        for part in _parts(row, getattr(value, row.name)):
            try:
                yield attrs.evolve(value, **{row.name: part})
            except CableValueError:
                # Nothing is left, or a rule across fields: the whole goes, or stays.
                continue


def _parts(row: Field, part: Any) -> Iterator[Any]:
    if part is None or part is False or part == ():
        return
    if row.many:
        yield from _lists(part, row.doc.least)
    elif part is True:
        yield False
    else:
        if row.nullable:
            yield None
        if attrs.has(type(part)):
            yield from smaller(part)


def _lists(items: tuple[Any, ...], least: int) -> Iterator[tuple[Any, ...]]:
    if not least and len(items) > 1:
        yield ()
    if len(items) > least:
        for place in reversed(range(len(items))):
            yield items[:place] + items[place + 1 :]
    for place, item in enumerate(items):
        if attrs.has(type(item)):
            for less in smaller(item):
                yield (*items[:place], less, *items[place + 1 :])
