"""Values of the model, drawn from the field table: no second list of fields."""

from __future__ import annotations

import datetime
import enum
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from cableformat._record import Field, camel, rows
from cableformat.errors import CableValueError
from cableformat.markings import Level
from cableformat.markings.declassification import ISO_DATE
from cableformat.model import Cable, Content, Heading, Stray
from cableformat.testing import _leaves
from cableformat.testing._readable_cables import READABLE


@cache
def values(cls: type, *, readable: bool = True) -> st.SearchStrategy[Any]:
    """Values of one class of the model: every field, every arm, absent parts too.

    `readable` values are those that telegrams hold, including lower case, any script
    and odd names; otherwise, values are everything that the constructors accept.
    """
    if readable and cls in READABLE:
        return READABLE[cls](_built(cls, readable=True))
    return _built(cls, readable)


def cables(*, readable: bool = True) -> st.SearchStrategy[Cable]:
    """Cables; see `values`.

    `text.dumps` refuses a few readable cables, and many others, with a code (law 4).
    """
    return values(Cable, readable=readable)


@st.composite
def _built(draw: st.DrawFn, cls: type, readable: bool) -> Any:  # noqa: FBT001
    fields = [row for row in rows(cls) if not (readable and row.types == (Stray,))]
    drawn = {
        row.name: draw(field_values(cls, row, readable=readable)) for row in fields
    }
    if cls is Content:
        expected = drawn["subject"] or drawn["classification_authority"] or not readable
        drawn["paragraphs"] = _named(drawn["paragraphs"], 1 if expected else 0)
    if readable and cls in _STRAYS:
        drawn["strays"] = draw(_strays(cls, drawn))
    try:
        return cls(**drawn)
    except CableValueError as error:
        # A rule across fields (nothing in it, a year without a month): give it what the
        # rule asks for, instead of throwing the draw away.
        return cls(**{**drawn, **_mended(draw, cls, error.code, readable=readable)})


#: Lines that are strays wherever they follow one of these fields.
_ODD_LINES: Final = ("3 garbled: words", "été: ligne perdue", "12 -- 12 : ?")
_STRAYS: Final[dict[type, tuple[str, ...]]] = {
    Heading: ("preamble", "originator", "action_addressees", "info_addressees"),
    Content: ("classification_line", "captions", "executive_order", "tags"),
}
_ONCE_MORE: Final = {
    "originator": "FM AMEMBASSY LIMA",
    "subject": "SUBJECT: ONCE MORE, été 3",
    "classification_authority": "Classified By: Somebody Else",
    "executive_order": "E.O. 12065: N/A",
}


def _strays(cls: type, drawn: dict[str, Any]) -> st.SearchStrategy[tuple[Stray, ...]]:
    present = [name for name in _STRAYS[cls] if drawn[name]]
    again = [name for name in _ONCE_MORE if drawn.get(name)]
    lines = st.builds(
        Stray,
        text=st.sampled_from(_ODD_LINES),
        code=st.just("text.unrecognised-line"),
        follows=st.sampled_from([None, *map(camel, present)]),
    )
    arms = [lines]
    if again:
        twice = st.sampled_from(again).map(
            lambda name: Stray(
                text=_ONCE_MORE[name], code="text.repeated-element", follows=camel(name)
            )
        )
        arms.append(twice)
    return st.one_of(st.just(()), st.lists(st.one_of(arms), max_size=2).map(tuple))


def _named(paragraphs: tuple[Any, ...], first: int) -> tuple[Any, ...]:
    """Paragraphs from `first` on with a number where they had neither."""
    return paragraphs[:first] + tuple(
        attrs.evolve(paragraph, number=str(place))
        if paragraph.number is None and paragraph.portion_marking is None
        else paragraph
        for place, paragraph in enumerate(paragraphs[first:], first + 1)
    )


_FIELDS: Final = ("Reference", "fields")
#: What a rule across fields asks for, by its code.
_ASKED_FOR: Final[dict[str, st.SearchStrategy[dict[str, Any]]]] = {
    "model.line-without-level": st.just({"level": Level.CONFIDENTIAL}),
    "model.year-without-month": st.fixed_dictionaries({"month": st.integers(1, 12)}),
    "model.reference-words": st.one_of(
        st.fixed_dictionaries({"text": _leaves.line, "fields": st.just(())}),
        st.fixed_dictionaries(
            {"text": st.none(), "fields": st.tuples(_leaves.BY_FIELD[_FIELDS])}
        ),
    ),
    "model.section-without-serial": st.just({"station_serial_number": "0881"}),
    "model.filing-day": st.one_of(
        st.fixed_dictionaries(
            {"day": st.none(), "day_of_year": st.integers(0, 999)},
        ),
        st.fixed_dictionaries({"day": st.integers(0, 99), "day_of_year": st.none()}),
    ),
}


def _mended(draw: st.DrawFn, cls: type, code: str, *, readable: bool) -> dict[str, Any]:
    if code in _ASKED_FOR:
        return draw(_ASKED_FOR[code])
    assert code == "model.empty-part", code
    row = draw(st.sampled_from([row for row in rows(cls) if row.types != (Stray,)]))
    if row.name == "text":
        return {"text": draw(_leaves.line)}
    if row.types == (bool,):
        return {row.name: True}
    one = item_values(cls, row, readable=readable)
    return {row.name: draw(st.tuples(one) if row.many else one)}


#: Days of the calendar: a date that is none is refused by a rule across its parts.
_DAYS: Final = st.dates(datetime.date(1945, 1, 1), datetime.date(2099, 12, 31)).map(
    datetime.date.isoformat
)


def field_values(cls: type, row: Field, *, readable: bool) -> st.SearchStrategy[Any]:
    """Values of a field: none, one, many."""
    one = item_values(cls, row, readable=readable)
    if row.many:
        least = row.doc.least
        few = st.lists(one, min_size=least, max_size=least + 1)
        many = st.lists(one, min_size=least, max_size=4)
        # A list may hold a value twice, which drawing it twice seldom makes.
        return st.one_of(few, many, one.map(lambda value: [value] * 2)).map(tuple)
    return st.one_of(st.none(), one, one) if row.nullable else one


def item_values(cls: type, row: Field, *, readable: bool) -> st.SearchStrategy[Any]:
    """Values of a field that is there, or of one item of a list."""
    special = _leaves.BY_FIELD.get((cls.__name__, row.name))
    if readable and special is not None:
        return special
    if row.name == "follows":
        fields = ["originator", "actionAddressees", "captions", "tags", "subject"]
        return st.one_of(st.none(), st.sampled_from(fields))
    return st.one_of([_typed(row, inner, readable=readable) for inner in row.types])


def _typed(row: Field, inner: type, *, readable: bool) -> st.SearchStrategy[Any]:
    if inner is bool:
        return st.booleans()
    if inner is str:
        assert row.text is not None, row.name
        return _DAYS if row.text is ISO_DATE else _leaves.leaf(row.text)
    if inner is int:
        assert row.whole is not None, row.name
        return _numbers(row)
    if issubclass(inner, enum.Enum):
        members = list(inner) if row.among is None else list(row.among.members)
        return st.sampled_from(sorted(members, key=lambda member: str(member.value)))
    return values(inner, readable=readable)  # type: ignore[arg-type]


def _numbers(row: Field) -> st.SearchStrategy[int]:
    assert row.whole is not None
    least, most = row.whole.least, row.whole.most
    if row.name == "year":
        return st.one_of(st.integers(1945, 2044), st.integers(least, most))
    return st.integers(least, most)
