"""From plain data to elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from lxml import etree

from cableformat.document import NAMESPACE, VERSION
from cableformat.model import Cable
from cableformat.xml._names import ROOT, Member, arms, members

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["write_root"]


def write_root(plain: dict[str, Any]) -> _Element:
    """The root element of a document."""
    root = etree.Element(ROOT, {"formatVersion": VERSION}, nsmap={None: NAMESPACE})
    _fill(root, Cable, plain)
    return root


def _fill(element: _Element, cls: type, plain: dict[str, Any]) -> None:
    for tag, member in members(cls).items():
        if member.name in plain:
            child = etree.SubElement(element, tag)
            _fill_member(child, member, plain[member.name])


def _fill_member(element: _Element, member: Member, value: Any) -> None:
    if type(value) is list:
        for item in value:
            _fill_item(etree.SubElement(element, member.item), member, item)
    else:
        _fill_item(element, member, value)


def _fill_item(element: _Element, member: Member, value: Any) -> None:
    if type(value) is not dict:
        element.text = "true" if value is True else str(value)
        return
    assert member.row is not None
    cls = member.row.types[0]
    if len(member.row.types) > 1:
        cls = arms(member.row)[value["kind"]]
    assert attrs.has(cls)
    _fill(element, cls, value)
