"""What is wrong with the elements of a document, all of it: the thorough way.

What they hold is for `cableformat.document`; here are attributes, namespaces, order and
text between elements, which only XML has.  The plain data that comes of it keeps what
is unknown, so that it is reported there.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import shown
from cableformat.document import NAMESPACE, Enough, Problem, Problems
from cableformat.model import Cable
from cableformat.xml._names import ROOT, Member, arms, members
from cableformat.xml._reader import leaf_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cableformat.diagnostics import Steps
    from cableformat.xml.source import XmlSource

__all__ = ["examine_root"]

_BLANKS: Final = " \t\r\n"
#: Hints to a schema processor, which change nothing of what a document means.
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_LOCATIONS: Final = (f"{_XSI}schemaLocation", f"{_XSI}noNamespaceSchemaLocation")


def examine_root(
    root: _Element, source: XmlSource
) -> tuple[dict[str, Any], list[Problem]]:
    """The members of a document as they are, and what is wrong with its elements."""
    examination = _Examination(source)
    made: dict[str, Any] = {}
    with suppress(Enough):
        made = examination.record(root, Cable, ())
    places = source.places_of(examination.misplaced)
    problems = examination.problems
    for number, place in zip(examination.misplaced.values(), places, strict=True):
        problems[number] = attrs.evolve(problems[number], place=place)
    return made, problems


def _attribute_problems(element: _Element, steps: Steps) -> Iterator[Problem]:
    """The attributes that an element should not have."""
    allowed = {*_LOCATIONS, *(("formatVersion",) if element.tag == ROOT else ())}
    for name in element.attrib:
        if name not in allowed:
            message = f"expected no attribute; found {shown(_short(str(name)))}"
            yield Problem(steps, "xml.attribute", message)


def _short(tag: str) -> str:
    """A tag or a name without our namespace."""
    return tag.removeprefix(f"{{{NAMESPACE}}}")


class _Examination:
    def __init__(self, source: XmlSource) -> None:
        self.problems = Problems()
        #: The path of a second element leads to the first: these are found by element.
        self.misplaced: dict[_Element, int] = {}
        self._elements = source.elements

    def _enter(self, element: _Element, steps: Steps) -> None:
        self._elements[steps] = element
        for problem in _attribute_problems(element, steps):
            self.problems.add(problem)

    def record(self, element: _Element, cls: type, steps: Steps) -> dict[str, Any]:
        """The members of an element that holds elements."""
        self._enter(element, steps)
        self._blank(element, steps)
        made: dict[str, Any] = {}
        last = -1
        table = members(cls)
        for child in element:
            member = table.get(child.tag)
            if member is None:
                self._unknown(child, steps, made)
                continue
            inner = (*steps, member.name)
            if member.place <= last:
                self._misplaced(child, member, inner, made)
                if member.name in made:
                    continue
            last = max(last, member.place)
            made[member.name] = self._member(child, member, inner)
        return made

    def _unknown(self, child: _Element, steps: Steps, made: dict[str, Any]) -> None:
        tag = str(child.tag)
        name = _short(tag)
        inner = (*steps, name)
        self._elements.setdefault(inner, child)
        if name == tag:
            message = f"expected namespace {NAMESPACE!r}; found {shown(tag)}"
            self.problems.add(Problem(inner, "xml.wrong-namespace", message))
        else:
            made[name] = None

    def _misplaced(
        self, child: _Element, member: Member, steps: Steps, made: dict[str, Any]
    ) -> None:
        where = "twice" if member.name in made else "behind one that follows it"
        message = f"{shown(member.name)} stands {where}"
        self.problems.add(Problem(steps, "xml.out-of-order", message))
        self.misplaced[child] = len(self.problems) - 1

    def _member(self, element: _Element, member: Member, steps: Steps) -> Any:
        row = member.row
        if row is None or not row.many:
            return self._item(element, member, steps)
        self._enter(element, steps)
        self._blank(element, steps)
        items: list[Any] = []
        for child in element:
            inner = (*steps, len(items))
            if child.tag != member.item:
                self._elements[inner] = child
                message = (
                    f"expected {shown(row.doc.item)}; "
                    f"found {shown(_short(str(child.tag)))}"
                )
                self.problems.add(Problem(inner, "document.unknown-member", message))
            items.append(self._item(child, member, inner))
        return items

    def _item(self, element: _Element, member: Member, steps: Steps) -> Any:
        row = member.row
        if row is None:
            return self._leaf(element, str, steps)
        if len(row.types) > 1:
            kinds = (c.text or "" for c in element if _short(c.tag) == "kind")
            # For an unknown kind, the members of the first arm are as good as any.
            arm = arms(row).get(next(kinds, ""), row.types[0])
            return self.record(element, arm, steps)
        (cls,) = row.types
        if attrs.has(cls):
            return self.record(element, cls, steps)
        return self._leaf(element, cls, steps)

    def _leaf(self, element: _Element, cls: type, steps: Steps) -> Any:
        self._enter(element, steps)
        if len(element):
            # In plain data it is no string, so it differs from text.
            return {_short(str(child.tag)): None for child in element}
        return leaf_value(element.text or "", cls)

    def _blank(self, element: _Element, steps: Steps) -> None:
        """Refuse text between the elements of an element."""
        texts = [element.text, *(child.tail for child in element)]
        for text in texts:
            if text is not None and text.strip(_BLANKS):
                found = shown(text.strip(_BLANKS))
                message = f"expected elements only; found {found}"
                self.problems.add(Problem(steps, "xml.stray-text", message))
                return
