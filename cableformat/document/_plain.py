"""Names, lists, strings and numbers as values of the model: the fast way.

The field table is compiled once to a function for each class, through `cattrs`.  What
is not exactly a document raises here, anything; `_findings` then says what and where.
"""

from __future__ import annotations

import enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, override

from cableformat._record import Field, rows
from cableformat.document._form import DocumentLayout, Envelope
from cableformat.model import Cable
from cableformat.model.plain_data import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    Structure = Callable[[Any, Any], Any]

__all__ = ["MEMBERS", "structure"]

_CONVERTER: Final = cattrs.Converter(detailed_validation=False, forbid_extra_keys=True)


def structure(members: dict[str, Any]) -> tuple[Cable, DocumentLayout | None]:
    """The cable and the layout of a document, its identity taken off.

    Raises:
        Exception: The members are no document; of any class.
    """
    if "layout" not in members:
        return _cable(members), None
    layout = _structurer(DocumentLayout)(members["layout"], DocumentLayout)
    return _cable({n: value for n, value in members.items() if n != "layout"}), layout


def _cable(members: dict[str, Any]) -> Cable:
    cable: Cable = _structurer(Cable)(members, Cable)
    for name in ("heading", "content"):
        section = getattr(cable, name)
        # Constructors settle strays; a document has them settled.
        if section is not None and section.strays:
            settled = [plain(stray) for stray in section.strays]
            if settled != members[name]["strays"]:
                raise ValueError
    return cable


@cache
def _structurer(cls: type) -> Structure:
    # Constructors check patterns, ranges and rules across fields; hooks check what a
    # constructor cannot see: null, empty lists, the spelling of enumerations.
    overrides: dict[str, Any] = {
        row.name: override(rename=row.json_name, struct_hook=_reader(row))
        for row in rows(cls)
    }
    return make_dict_structure_fn(
        cls,
        _CONVERTER,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=False,
        **overrides,
    )


def _reader(row: Field) -> Structure:
    item = _item_reader(row)
    if not row.many:
        return item

    def read(value: Any, _: Any) -> tuple[Any, ...]:
        if type(value) is not list or not value:
            raise TypeError
        return tuple([item(one, None) for one in value])

    return read


def _item_reader(row: Field) -> Structure:
    if len(row.types) > 1:
        return _union_reader(row.types)
    (cls,) = row.types
    if attrs.has(cls):
        return _structurer(cls)
    if issubclass(cls, enum.Enum):
        members = {member.value: member for member in cls}
        return lambda value, _: members[value]
    if cls is bool:
        return _true
    return _present


def _union_reader(arms: tuple[type, ...]) -> Structure:
    structurers = {arm.kind: _structurer(arm) for arm in arms}  # type: ignore[attr-defined]

    def read(value: Any, _: Any) -> Any:
        rest = dict(value)
        return structurers[rest.pop("kind")](rest, None)

    return read


def _present(value: Any, _: Any) -> Any:
    if value is None:
        raise TypeError
    return value


def _true(value: Any, _: Any) -> bool:
    if value is not True:
        raise TypeError
    return True


#: The members of a document, in their order; the identity comes before them.
MEMBERS: Final[tuple[Field, ...]] = (*rows(Cable), *rows(Envelope))
