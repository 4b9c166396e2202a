"""How a class of the model is declared, and what its constructor enforces.

A field is declared once, as an annotation: its type, its `Text` pattern, its `Doc`.
From that one place come the constructor's checks here, and the field table
(`cableformat.model.field_table`) that every format, schema and page of documentation
reads.  model.md 1: constructors enforce what makes one value representable,
nothing more; rules that real cables break are diagnostics.
"""

import enum
import re
import types
import typing
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, Union

import attrs

from cableformat._class_help import Description, signature
from cableformat.errors import CableValueError

__all__ = [
    "IN_LINE",
    "LINE",
    "LINES",
    "UPPER_RANGES",
    "VISIBLE",
    "Among",
    "Doc",
    "Field",
    "Ordered",
    "Text",
    "Whole",
    "arm_of",
    "camel",
    "check_item",
    "compiled",
    "record",
    "refuse",
    "rows",
    "shown",
    "sure_line",
    "sure_lines",
    "unchecked",
]

T = TypeVar("T")

# model.md 2: strings hold XML 1.0 characters minus CR; a blank is a space or a
# tab.  These are the insides of character classes, so that patterns can be composed.
UPPER_RANGES: Final = r"\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
VISIBLE: Final = r"\x21-" + UPPER_RANGES
IN_LINE: Final = r"\t\x20" + VISIBLE

#: One line of text: at least one character, no blank at either end.
LINE: Final = rf"[{VISIBLE}](?:[{IN_LINE}]*[{VISIBLE}])?"

#: Lines of text: the first without indentation, none with blanks at its end, none
#: blank at either end of the text; the empty text too.
LINES: Final = rf"(?:{LINE}(?:\n+[{IN_LINE}]*[{VISIBLE}])*)?"


@attrs.frozen
class Text:
    """The pattern a string matches in full, and its name in the schemas.

    The pattern uses only what ECMA 262, XSD and Python read alike, except for the
    character classes above.
    """

    name: str
    pattern: str
    #: A quick test for ordinary strings: what it accepts, the pattern accepts.
    sure: Callable[[str], bool] | None = attrs.field(default=None, eq=False)
    #: What the name leaves unsaid; it follows the name in a sentence.
    detail: str = ""
    #: What such a string is, for a stranger: one or two sentences for the schemas.
    about: str = attrs.field(default="", kw_only=True, eq=False)
    #: One to three strings that match.
    examples: tuple[str, ...] = attrs.field(default=(), kw_only=True, eq=False)

    @property
    def told(self) -> str:
        """What the string is, for a sentence."""
        return f"{self.name} {self.detail}".rstrip()


@attrs.frozen(kw_only=True)
class Whole:
    """The range of a whole number, both ends included."""

    least: int
    most: int


@attrs.frozen(kw_only=True)
class Among:
    """The members of an enumeration that a field takes, if it does not take all."""

    members: frozenset[enum.Enum]
    #: The code of the exception for another member.
    code: str


@attrs.frozen
class Doc:
    """What a field means to a stranger, and the clause that says so.

    `item` names the items of a list in XML; `least` is the fewest items it holds.
    """

    text: str
    clause: str
    item: str | None = attrs.field(default=None, kw_only=True)
    least: int = attrs.field(default=0, kw_only=True)


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
_Declared: Final = type(typing.Annotated[str, ""])


def rows(cls: type) -> tuple[Field, ...]:
    """The field table's rows of one class, in canonical order."""
    return tuple(a.metadata[_ROW] for a in attrs.fields(cls))


def arm_of(cls: type) -> str | None:
    """What the class of a union is called in documents; `None` for any other class.

    A class may have a field of the name ``kind``; that is none.
    """
    kind = getattr(cls, "kind", None)
    return kind if isinstance(kind, str) else None


def camel(name: str) -> str:
    """A field's name in JSON and XML (model.md 8).

    >>> camel("routing_indicators")
    'routingIndicators'
    """
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def shown(value: object) -> str:
    """A value for a message: its repr, cut at 60 characters."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _row(name: str, declared: Any, *, required: bool) -> Field:
    hint, *extras = typing.get_args(declared)
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
        name=name,
        json_name=camel(name),
        types=present,
        required=required,
        nullable=nullable,
        many=many,
        doc=doc,
        text=by_type.get(Text),
        whole=by_type.get(Whole),
        among=by_type.get(Among),
    )


#: The control characters of ASCII but LF.
_CONTROLS: Final = bytes({*range(0x20), 0x7F} - {*b"\n"})


def sure_line(value: str) -> bool:
    """Whether `value` surely matches `LINE`; a tab or a control leaves it open."""
    # A printable character is a visible one or a space.
    return value.isprintable() and value[:1] > " " and value[-1] != " "


def sure_lines(value: str) -> bool:
    """Whether `value` surely matches `LINES`; a tab or a control leaves it open."""
    if value.isascii():
        # Five times as fast as asking for printable characters, one by one.
        plain = len(value.encode().translate(None, _CONTROLS)) == len(value)
    else:
        plain = value.replace("\n", "").isprintable()
    # `rfind` seeks two characters several times as fast as `in` does.
    return plain and value[:1] > " " and value[-1] > " " and value.rfind(" \n") < 0


def refuse(
    where: str, expected: str, found: object, *, code: str = "model.pattern"
) -> NoReturn:
    """Refuse a value: what was expected of it, and what was found instead.

    Raises:
        CableValueError: Always, with a code.
    """
    msg = f"{where}: expected {expected}; found {shown(found)}"
    raise CableValueError(msg, code=code, field=where)


def _unfit(row: Field, name: str, scope: dict[str, Any]) -> str:
    """An expression that is true where the item ``v`` does not fit its field.

    What it names is put into `scope`, under names that end with `name`.
    """
    if len(row.types) > 1:
        scope[f"types_{name}"] = frozenset(row.types)
        return f"type(v) not in types_{name}"
    # A bool is an int to isinstance; no field means that.
    scope[f"type_{name}"] = row.types[0]
    unfit = f"type(v) is not type_{name}"
    if row.text is not None:
        scope[f"match_{name}"] = re.compile(row.text.pattern, re.ASCII).fullmatch
        if row.text.sure is None:
            return f"{unfit} or match_{name}(v) is None"
        scope[f"sure_{name}"] = row.text.sure
        return f"{unfit} or not (sure_{name}(v) or match_{name}(v))"
    if row.whole is not None:
        return f"{unfit} or not {row.whole.least} <= v <= {row.whole.most}"
    if row.among is not None:
        scope[f"members_{name}"] = row.among.members
        return f"{unfit} or v not in members_{name}"
    return unfit


def compiled(head: str, body: Iterable[str], scope: dict[str, Any]) -> Any:
    """A function that is written out: a loop over the field table costs twice the time.

    `scope` has what its lines name.

    >>> compiled("twice(v)", ["return 2 * v"], {})(21)
    42
    """
    exec("\n    ".join([f"def {head}:", *body]), scope)  # noqa: S102
    return scope[head.partition("(")[0]]


@cache
def _fits(row: Field) -> Callable[[object], bool]:
    scope: dict[str, Any] = {}
    unfit = _unfit(row, "it", scope)
    fits: Callable[[object], bool]
    fits = compiled("fits(v)", [f"return not ({unfit})"], scope)
    return fits


def check_item(row: Field, where: str, value: object) -> None:
    """Refuse a value (an item, of a list) that does not fit its field.

    Raises:
        CableValueError: It does not match (``model.pattern``), is out of range
            (``model.range``), or is another member than the field takes.
        TypeError: It is of another type.
    """
    if not _fits(row)(value):
        _refuse(row, where, value)


def _refuse(row: Field, where: str, value: object) -> None:
    if type(value) not in row.types:
        expected = " or ".join(t.__name__ for t in row.types)
        msg = f"{where}: expected {expected}; found {shown(value)}"
        raise TypeError(msg)
    if row.text is not None:
        refuse(where, row.text.told, value)
    if row.whole is not None:
        least, most = row.whole.least, row.whole.most
        refuse(where, f"{least} to {most}", value, code="model.range")
    assert row.among is not None
    msg = f"{where}: found {shown(value)}, which this field can't show"
    raise CableValueError(msg, code=row.among.code, field=where)


def _refuse_list(row: Field, where: str, value: object) -> None:
    if type(value) is not tuple:
        msg = f"{where}: expected tuple; found {shown(value)}"
        raise TypeError(msg)
    msg = f"{where}: expected {row.doc.least} items or more; found {len(value)}"
    raise CableValueError(msg, code="model.too-few", field=where)


def _checker(cls: type, own: Callable[[Any], None] | None) -> Callable[[Any], None]:
    """What a constructor runs: every field's check, then the class's own rules."""
    scope: dict[str, Any] = {"refuse": _refuse, "refuse_list": _refuse_list}
    lines = []
    for row in rows(cls):
        name = row.name
        scope[f"row_{name}"] = row
        unfit = _unfit(row, name, scope)
        tell = f"refuse(row_{name}, {f'{cls.__name__}.{name}'!r}, v)"
        lines.append(f"v = self.{name}")
        if row.many:
            least = row.doc.least
            lines += [
                f"if type(v) is not tuple or len(v) < {least}:",
                f"    refuse_list(row_{name}, {f'{cls.__name__}.{name}'!r}, v)",
                "for v in v:",
                f"    if {unfit}: {tell}",
            ]
        else:
            guard = "v is not None and " if row.nullable else ""
            lines.append(f"if {guard}({unfit}): {tell}")
    if own is not None:
        scope["own"] = own
        lines.append("own(self)")
    check: Callable[[Any], None] = compiled("check(self)", lines, scope)
    return check


def _declare(cls: type) -> None:
    """Move what is declared of each field to its row; plain types are left to attrs."""
    hints = cls.__annotations__
    for name, hint in hints.items():
        if isinstance(hint, _Declared):
            row = _row(name, hint, required=name not in cls.__dict__)
            default = cls.__dict__.get(name, attrs.NOTHING)
            setattr(cls, name, attrs.field(default=default, metadata={_ROW: row}))
            hints[name] = typing.get_args(hint)[0]


def _refuse_subclass(cls: type, **_: object) -> None:
    msg = f"{cls.__bases__[0].__name__} is not made for subclassing: hold one instead"
    raise TypeError(msg)


if TYPE_CHECKING:
    from attrs import frozen as record
else:

    def record(*, kw_only: bool) -> Callable[[type[T]], type[T]]:
        """Declare a class of the model: frozen, slotted, by keyword, not subclassed."""

        def decorate(cls: type[T]) -> type[T]:
            own = cls.__dict__.get("__attrs_post_init__")

            def check_first(instance: Any) -> None:
                # Patterns are compiled with the first instance: importing is cheap.
                made.__attrs_post_init__ = _checker(made, own)
                instance.__attrs_post_init__()

            cls.__attrs_post_init__ = check_first
            _declare(cls)
            made = attrs.frozen(cls, kw_only=kw_only, slots=True)
            made.__init_subclass__ = classmethod(_refuse_subclass)
            made.__init__.__signature__ = signature(made)
            made.__doc__ = Description(cls.__doc__, rows)
            return made

        return decorate


def unchecked(cls: type[T]) -> Callable[..., T]:
    """A constructor of `cls` for values a lens has just read: no validator runs.

    Takes every field by position.  architecture.md 7 allows it where a test builds
    the same values checked: ``test_every_value_read_is_constructible`` does.
    """
    names = [a.name for a in attrs.fields(cls)]  # type: ignore[arg-type]
    scope: dict[str, Any] = {"new": object.__new__, "cls": cls}
    scope |= {f"put_{name}": cls.__dict__[name].__set__ for name in names}
    puts = [f"put_{name}(made, {name})" for name in names]
    body = ["made = new(cls)", *puts, "return made"]
    build: Callable[..., T] = compiled(f"build({', '.join(names)})", body, scope)
    return build


class Ordered(enum.Enum):
    """An enumeration that is totally ordered by its members' order (law 8)."""

    def __str__(self) -> str:
        """The text of the member: its value, where a class does not spell it out."""
        return str(self.value)

    # Kept by the member itself: to look a member up costs several times as much.
    @cached_property
    def rank(self) -> int:
        """The place in the order, lowest first, from 0."""
        return list(type(self)).index(self)

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
