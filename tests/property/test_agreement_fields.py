"""Law 7, field by field: the same few faults in every field of every class."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache, reduce
from operator import getitem
from typing import Any

from lxml import etree

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.document import NAMESPACE
from cableformat.model import field_table
from cableformat.testing import cables, telegrams
from tests.laws import DEEP, drawn
from tests.property.test_agreement import LXML, excuses, in_json, in_xml

#: The way to a member: names, and places in lists.
Way = tuple[Any, ...]
#: The same, whatever the places.
Shape = tuple[str, ...]


@cache
def smallest() -> dict[Shape, tuple[str, str]]:
    """For every way to a member, the smallest drawn document that has it, twice."""
    made = [
        (cableformat.json.dumps(cable), cableformat.xml.dumps(cable))
        for cable in drawn(cables(readable=False), 200)
    ]
    for source in drawn(telegrams(), 25):
        read = text.parse(source)
        made.append(
            (
                cableformat.json.dumps(read.cable, layout=read.layout),
                cableformat.xml.dumps(read.cable, layout=read.layout),
            )
        )
    found: dict[Shape, tuple[str, str]] = {}
    for both in sorted(made, key=lambda both: len(both[0])):
        for shape in places(json.loads(both[0])):
            found.setdefault(shape, both)
    return found


def places(value: Any, way: Way = ()) -> dict[Shape, Way]:
    """The way to the first member of each shape."""
    found: dict[Shape, Way] = {}
    inner = list(value) if type(value) is dict else range(len(value))
    for name in inner:
        here = (*way, name)
        found.setdefault(shape_of(here), here)
        if type(value[name]) in (dict, list):
            for shape, deeper in places(value[name], here).items():
                found.setdefault(shape, deeper)
    return found


def shape_of(way: Way) -> Shape:
    return tuple("*" if type(name) is int else str(name) for name in way)


def test_every_field_of_every_class_is_reached() -> None:
    """The documents have every field by its name, and every arm of a union."""
    reached = {shape[-1] for shape in smallest()}
    for own in field_table().values():
        assert {row.json_name for row in own} <= reached
    assert len(smallest()) > 100


def others(old: Any) -> Iterator[Any]:
    """Values to put in the place of a value."""
    yield from (None, True, False, 0, 7, 1.0, "", "5", "A\n", [], {}, [old], {"x": 1})
    if type(old) is str:
        yield from (old + "\n", " " + old, old + " ", old.swapcase(), old + "?")
        yield from (old + "\ufffe", old + "\x07", old + '"', old + "\u0661", old * 2)
    elif type(old) is int:
        yield from (old + 10**6, -1, str(old), float(old), old + 0.5)
    elif type(old) is list:
        yield from (old + old, [*old, None], old[::-1], old[:-1])
    elif type(old) is dict:
        yield {**old, "x": 1}
        for name in old:
            yield {other: old[other] for other in old if other != name}


def test_readers_and_the_json_schema_agree_in_every_field() -> None:
    """Both refuse a lost or changed value, both accept it, or the list says why."""
    for shape, (document, _) in smallest().items():
        tree = json.loads(document)
        *way, name = places(tree)[shape]
        holder = reduce(getitem, way, tree)
        for new in others(holder[name]):
            old, holder[name] = holder[name], new
            written = json.dumps(tree)
            holder[name] = old
            excuses(cableformat.json.parse(written), in_json(written))


def elements(root: Any) -> dict[str, Any]:
    """The first element of each way, by its names."""
    found: dict[str, Any] = {}
    tree = etree.ElementTree(root)
    for element in root.iter():
        found.setdefault(tree.getelementpath(element).replace("[1]", ""), element)
    return {way: element for way, element in found.items() if "[" not in way}


def faults(root: Any, way: str) -> Iterator[Any]:
    """Copies of a tree, a fault in each at one element."""
    texts: list[Any] = ["", " ", "?", "5", "true", "date"]
    old = root.find(way).text
    if old and old.strip():
        texts += [old + "\n", " " + old, old + " ", old.swapcase(), old + "?"]
        texts += ["0" + old, old + "\u0661", old + "\ufeff", old * 2]
    for new in texts:
        element = copy.deepcopy(root).find(way)
        if len(element):
            element[-1].tail = new
        else:
            element.text = new
        yield element.getroottree().getroot()
    element = copy.deepcopy(root).find(way)
    etree.SubElement(element, f"{{{NAMESPACE}}}text").text = "A"
    yield element.getroottree().getroot()
    element = copy.deepcopy(root).find(way)
    element.set("lang", "en")
    yield element.getroottree().getroot()
    if way != ".":
        for change in (gone, doubled, last, renamed):
            tree = copy.deepcopy(root)
            change(tree.find(way))
            yield tree


def gone(element: Any) -> None:
    element.getparent().remove(element)


def doubled(element: Any) -> None:
    element.addnext(copy.deepcopy(element))


def last(element: Any) -> None:
    element.getparent().append(element)


def renamed(element: Any) -> None:
    element.tag += "s"


def test_readers_and_the_xml_schema_agree_in_every_field() -> None:
    """Both refuse a lost or changed element, both accept it, or the list says why."""
    done: set[str] = set()
    for _, document in smallest().values():
        root = etree.fromstring(document)
        for way in elements(root).keys() - done:
            done.add(way)
            for tree in faults(root, way):
                written = etree.tostring(tree, encoding="unicode")
                # xmlschema is slow, and is asked about drawn faults in every run.
                valid = in_xml(written) if DEEP else LXML.validate(tree)
                excuses(cableformat.xml.parse(written), valid)
    assert len(done) > 100
