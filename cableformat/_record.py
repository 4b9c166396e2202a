"""How a class of the model is declared, and what its constructor enforces.

A field is declared once, as an annotation: its type, its `Text` pattern, its `Doc`.
From that one place come the constructor's checks here, and the field table
(`cableformat.model.field_table`) that every format, schema and page of documentation
reads.  Design section 4: constructors enforce what makes one value representable,
nothing more; rules that real cables break are diagnostics.
"""

import enum
import re
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, Union

import attrs

from cableformat.errors import CableValueError

__all__ = [
    "IN_LINE",
    "LINE",
    "LINES",
    "VISIBLE",
    "Among",
    "Doc",
    "Field",
    "Ordered",
    "Text",
    "Whole",
    "camel",
    "record",
    "rows",
    "shown",
    "sure_line",
    "sure_lines",
    "unchecked",
]

T = TypeVar("T")

# Design section 4: strings hold XML 1.0 characters minus CR; a blank is a space or a
# tab.  These are the insides of character classes, so that patterns can be composed.
VISIBLE: Final = r"\x21-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
IN_LINE: Final = r"\t\x20" + VISIBLE

#: One line of text: at least one character, no blank at either end.
LINE: Final = rf"[{VISIBLE}](?:[{IN_LINE}]*[{VISIBLE}])?"

#: Lines of text: the first without indentation, none with blanks at its end, none
#: blank at either end of the text; the empty text too.
LINES: Final = rf"(?:{LINE}(?:\n+[{IN_LINE}]*[{VISIBLE}])*)?"


@attrs.frozen
class Text:
    """The pattern a string matches in full, and its name in the schemas.

    The pattern uses only what ECMA 262, XSD and Python read alike, save for the
    character classes above.
    """

    name: str
    pattern: str
    #: A quick test for ordinary strings: what it accepts, the pattern accepts.
    sure: Callable[[str], bool] | None = attrs.field(default=None, eq=False)


@attrs.frozen(kw_only=True)
class Whole:
    """The range of a whole number, both ends included."""

    least: int
    most: int


@attrs.frozen(kw_only=True)
class Among:
    """The members of an enumeration that a field takes, where it takes not all."""

    members: frozenset[enum.Enum]
    #: The code of the exception for another member.
    code: str


@attrs.frozen(kw_only=True)
class Doc:
    """What a field means to a stranger, and the clause that says so.

    `item` names the items of a list in XML; `least` is the fewest items it holds.
    """

    text: str
    clause: str
    item: str | None = None
    least: int = 0


@attrs.frozen(kw_only=True)
class Field:
    """One row of the field table."""

    name: str
    json_name: str
    types: tuple[type, ...]
    required: bool
    #: Whether `None` is a value.
    nullable: bool
    many: bool
    doc: Doc
    text: Text | None
    whole: Whole | None
    among: Among | None


_ROW: Final = "cableformat"


def rows(cls: type) -> tuple[Field, ...]:
    """The field table's rows of one class, in canonical order."""
    return tuple(a.metadata[_ROW] for a in attrs.fields(cls))


def camel(name: str) -> str:
    """A field's name in JSON and XML (design section 5).

    >>> camel("routing_indicators")
    'routingIndicators'
    """
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def shown(value: object) -> str:
    """A value for a message: its repr, cut at 60 characters."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _row(attribute: Any) -> Field:
    hint, *extras = typing.get_args(attribute.type)
    by_type = {type(extra): extra for extra in extras}
    arms = (
        typing.get_args(hint)
        if typing.get_origin(hint) in (Union, types.UnionType)
        else (hint,)
    )
    present = tuple(arm for arm in arms if arm is not type(None))
    nullable = len(present) < len(arms)
    many = typing.get_origin(present[0]) is tuple
    if many:
        inner = typing.get_args(present[0])[0]
        present = typing.get_args(inner) or (inner,)
    doc = by_type[Doc]
    return Field(
        name=attribute.name,
        json_name=camel(attribute.name),
        types=present,
        required=attribute.default is attrs.NOTHING,
        nullable=nullable,
        many=many,
        doc=doc,
        text=by_type.get(Text),
        whole=by_type.get(Whole),
        among=by_type.get(Among),
    )


@cache
def _compiled(pattern: str) -> Callable[[Any], object]:
    return re.compile(pattern, re.ASCII).fullmatch


def sure_line(value: str) -> bool:
    """Whether `value` surely matches `LINE`; a tab or a control leaves it open."""
    # A printable character is a visible one or a space.
    return value.isprintable() and value[:1] > " " and value[-1] != " "


def sure_lines(value: str) -> bool:
    """Whether `value` surely matches `LINES`; a tab or a control leaves it open."""
    return (
        value.replace("\n", "").isprintable()
        and value[:1] > " "
        and value[-1] > " "
        and " \n" not in value
    )


def _item_fits(row: Field) -> Callable[[Any], bool]:
    """The check of one value (of one item, for a list)."""
    (accepted, *more) = row.types
    if more:
        accepted_types = frozenset(row.types)
        return lambda value: type(value) in accepted_types
    if row.text is not None:
        # Compiled when first needed: importing the model stays cheap.
        pattern, sure = row.text.pattern, row.text.sure
        if sure is None:
            return lambda value: (
                type(value) is str and _compiled(pattern)(value) is not None
            )
        return lambda value: (
            type(value) is str
            and (sure(value) or _compiled(pattern)(value) is not None)
        )
    # A bool is an int to isinstance; no field means that.
    if row.whole is not None:
        least, most = row.whole.least, row.whole.most
        return lambda value: type(value) is int and least <= value <= most
    if row.among is not None:
        members = row.among.members
        return lambda value: type(value) is accepted and value in members
    return lambda value: type(value) is accepted


def _refuse(row: Field, where: str, value: object) -> None:
    """Say why a value does not fit its field.

    Raises:
        CableValueError: It does not match (``model.pattern``), is out of range
            (``model.range``), or is another member than the field takes.
        TypeError: It is of another type.
    """
    if type(value) not in row.types:
        expected = " or ".join(t.__name__ for t in row.types)
        msg = f"{where}: expected {expected}; found {shown(value)}"
        raise TypeError(msg)
    if row.text is not None:
        msg = f"{where}: expected {row.text.name}; found {shown(value)}"
        raise CableValueError(msg, code="model.pattern", field=where)
    if row.whole is not None:
        least, most = row.whole.least, row.whole.most
        msg = f"{where}: expected {least} to {most}; found {shown(value)}"
        raise CableValueError(msg, code="model.range", field=where)
    assert row.among is not None
    msg = f"{where}: found {shown(value)}, which this field can't show"
    raise CableValueError(msg, code=row.among.code, field=where)


def _validator(row: Field) -> Callable[[object, Any, Any], None]:
    fits, nullable, least = _item_fits(row), row.nullable, row.doc.least

    def one(instance: object, _: Any, value: Any) -> None:
        if (value is None and nullable) or fits(value):
            return
        _refuse(row, f"{type(instance).__name__}.{row.name}", value)

    def every(instance: object, _: Any, value: Any) -> None:
        if type(value) is tuple and len(value) >= least:
            for item in value:
                if not fits(item):
                    _refuse(row, f"{type(instance).__name__}.{row.name}", item)
            return
        where = f"{type(instance).__name__}.{row.name}"
        if type(value) is not tuple:
            msg = f"{where}: expected tuple; found {shown(value)}"
            raise TypeError(msg)
        msg = f"{where}: expected {least} items or more; found {len(value)}"
        raise CableValueError(msg, code="model.too-few", field=where)

    return every if row.many else one


def _declare(_: type, fields: list[Any]) -> list[Any]:
    declared = []
    for attribute in fields:
        row = _row(attribute)
        declared.append(
            attribute.evolve(validator=_validator(row), metadata={_ROW: row})
        )
    return declared


def _refuse_subclass(cls: type, **_: object) -> None:
    msg = f"{cls.__bases__[0].__name__} is not made for subclassing: hold one instead"
    raise TypeError(msg)


if TYPE_CHECKING:
    from attrs import frozen as record
else:

    def record(*, kw_only: bool) -> Callable[[type[T]], type[T]]:
        """Declare a class of the model: frozen, slotted, by keyword, not subclassed."""

        def decorate(cls: type[T]) -> type[T]:
            made = attrs.frozen(
                cls, kw_only=kw_only, slots=True, field_transformer=_declare
            )
            made.__init_subclass__ = classmethod(_refuse_subclass)
            return made

        return decorate


def unchecked(cls: type[T]) -> Callable[..., T]:
    """A constructor of `cls` for values a lens has just read: no validator runs.

    Takes every field by position.  Design section 11 allows it where a test builds
    the same values checked: ``test_every_value_read_is_constructible`` does.
    """
    names = [a.name for a in attrs.fields(cls)]  # type: ignore[arg-type]
    scope: dict[str, Any] = {"new": object.__new__, "cls": cls}
    scope |= {f"put_{name}": cls.__dict__[name].__set__ for name in names}
    # Written out, as attrs writes its own __init__: a loop costs twice the time.
    lines = [f"def build({', '.join(names)}):", "    made = new(cls)"]
    lines += [f"    put_{name}(made, {name})" for name in names]
    exec("\n".join([*lines, "    return made"]), scope)  # noqa: S102
    return scope["build"]  # type: ignore[no-any-return]


class Ordered(enum.Enum):
    """An enumeration that is totally ordered by its members' order (law 8)."""

    @property
    def rank(self) -> int:
        """The place in the order, lowest first, from 0."""
        return _RANKS[type(self)][self]

    def __lt__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.rank < other.rank

    def __le__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.rank <= other.rank

    def __gt__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.rank > other.rank

    def __ge__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.rank >= other.rank


class _Ranks(dict[type, dict[Any, int]]):
    def __missing__(self, cls: type) -> dict[Any, int]:
        ranks = {member: place for place, member in enumerate(cls)}  # type: ignore[var-annotated, arg-type]
        self[cls] = ranks
        return ranks


_RANKS: Final = _Ranks()
