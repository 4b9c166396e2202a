"""From elements to values: the fast way, for documents that are one.

Anything that is not exactly a document is `NotPlain` here; `_findings` reports what is
wrong and where.  Text between elements is not sought element by element: the parser
leaves out blanks there, so there is none if every text was read as that of a leaf.
"""

from __future__ import annotations

import enum
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
from lxml import etree

from cableformat.errors import CableValueError
from cableformat.model import Cable
from cableformat.xml._names import Member, arms, members, qualified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from cableformat._record import Field
    from cableformat.document import DocumentLayout

    #: Reads an element; every text it meets goes on the list.
    Read = Callable[[_Element, list[str]], Any]
    #: What an element may contain: by tag, the place, the field and the reader.
    Table = Mapping[str, tuple[int, str, Read]]

__all__ = ["NotPlain", "has_attributes", "leaf_value", "read_root"]

_KIND: Final = qualified("kind")
_TEXTS: Final = etree.XPath("count(//text())")
_ATTRIBUTES: Final = etree.XPath("count(//@*)")
# Nine digits are more than any number of the model has.
_WHOLE: Final = re.compile("0|[1-9][0-9]{0,8}", re.ASCII)


class NotPlain(Exception):
    """The elements are not exactly those of a document."""


def read_root(root: _Element) -> tuple[Cable, DocumentLayout | None]:
    """The cable and the layout of a document that has no attributes but its version.

    Raises:
        NotPlain: An element is unknown, out of order or repeated; there is text between
            elements; or a value is refused.
    """
    texts: list[str] = []
    try:
        fields = _read_fields(root, _table(Cable), texts)
        layout = fields.pop("layout", None)
        cable = Cable(**fields)
    except (CableValueError, KeyError, TypeError) as error:
        raise NotPlain from error
    if _count(_TEXTS, root) != len(texts):
        raise NotPlain
    return cable, layout


def has_attributes(root: _Element) -> bool:
    """Whether a document has attributes beside its version."""
    return _count(_ATTRIBUTES, root) > 1


def _count(path: etree.XPath, root: _Element) -> int:
    """How many nodes a path selects.

    Raises:
        NotPlain: More than libxml2 selects, which is ten million.
    """
    try:
        return int(path(root))
    except etree.XPathError as error:
        raise NotPlain from error


def leaf_value(text: str, cls: type) -> Any:
    """The plain value of the text of a leaf; the text itself where it is none."""
    if cls is int:
        return int(text) if _WHOLE.fullmatch(text) else text
    if cls is bool:
        return True if text == "true" else text
    return text


def _read_fields(
    children: Iterable[_Element], table: Table, texts: list[str]
) -> dict[str, Any]:
    """The values of some elements by their fields; `NotPlain` out of their order."""
    made = {}
    last = 0
    for child in children:
        found = table.get(child.tag)
        if found is None or found[0] <= last:
            raise NotPlain
        last, name, value = found
        if value is not _text:
            made[name] = value(child, texts)
        elif len(child):
            raise NotPlain
        else:
            # As `_text` reads it; most elements are such, and a call costs as much.
            made[name] = text = child.text or ""
            if text:
                texts.append(text)
    return made


@cache
def _table(cls: type) -> Table:
    return {
        tag: (member.place, member.row.name, _member_reader(member))
        for tag, member in members(cls).items()
        if member.row is not None
    }


def _record_reader(cls: type) -> Read:
    table = _table(cls)
    if qualified("strays") not in table:
        return lambda element, texts: cls(**_read_fields(element, table, texts))

    def read(element: _Element, texts: list[str]) -> Any:
        fields = _read_fields(element, table, texts)
        made: Any = cls(**fields)
        # Constructors settle strays; a document has them settled.
        if made.strays != fields.get("strays", ()):
            raise NotPlain
        return made

    return read


def _member_reader(member: Member) -> Read:
    row = member.row
    assert row is not None
    if len(row.types) > 1:
        item = _union_reader(row)
    elif attrs.has(row.types[0]):
        item = _record_reader(row.types[0])
    else:
        item = _leaf_reader(row.types[0])
    return _list_reader(member.item, item) if row.many else item


def _leaf_reader(cls: type) -> Read:
    if issubclass(cls, enum.Enum):
        values = {member.value: member for member in cls}
        return lambda element, texts: values[_text(element, texts)]
    if cls is str:
        return _text
    return lambda element, texts: leaf_value(_text(element, texts), cls)


def _text(element: _Element, texts: list[str]) -> str:
    if len(element):
        raise NotPlain
    text: str | None = element.text
    if not text:
        return ""
    texts.append(text)
    return text


def _list_reader(tag: str, item: Read) -> Read:
    def read(element: _Element, texts: list[str]) -> tuple[Any, ...]:
        made = []
        for child in element:
            if child.tag != tag:
                raise NotPlain
            made.append(item(child, texts))
        if not made:
            raise NotPlain
        return tuple(made)

    return read


def _union_reader(row: Field) -> Read:
    tables = {kind: (arm, _table(arm)) for kind, arm in arms(row).items()}

    def read(element: _Element, texts: list[str]) -> Any:
        children = iter(element)
        kind = next(children, None)
        if kind is None or kind.tag != _KIND:
            raise NotPlain
        cls, table = tables[_text(kind, texts)]
        return cls(**_read_fields(children, table, texts))

    return read
