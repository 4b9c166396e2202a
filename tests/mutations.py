"""One fault in a document, such as another tool or a person may make."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from lxml import etree

from cableformat.document import NAMESPACE
from cableformat.schema import xsd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ODD: Final = "\"'\\<&\t\x00\x07\x7f\x85\xa0\u2028\ufeff\ufffe\uffff\U0010ffffé漢٣"
DATES: Final = ["2018-02-30", "2018-02-28", "1944-01-01", "18-02-03", "0000-00-00"]
DATE: Final = re.compile("[0-9]{4}-")
KINDS: Final = ["date", "text", "literal", "copy"]
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
#: The types of elements that have one, by their names.
TYPES: Final = dict(re.findall(r'<xs:element name="(\w+)" type="(\w+)"', xsd()))
#: Members that rules across fields compare: faults are drawn here most often.
RULED: Final = "month dayOfYear stationSerialNumber number date kind paragraphs".split()
#: A name that is written as the name before it, so that two names are equal.
TWICE: Final = "\x00"


def _one_of(named: Iterable[tuple[Any, Any]]) -> st.SearchStrategy[Any]:
    """One of some items; each of their names is equally likely."""
    by_name: dict[Any, list[Any]] = {}
    for name, thing in named:
        by_name.setdefault("item" if type(name) is int else name, []).append(thing)
    ruled = [name for name in by_name if name in RULED]
    names = st.sampled_from([*by_name])
    if ruled:
        names = st.one_of(names, names, st.sampled_from(ruled))
    return names.flatmap(lambda name: st.sampled_from(by_name[name]))


# Strings


@st.composite
def broken(draw: st.DrawFn, value: str) -> str:
    """A string near this one, of its pattern or not."""
    special = KINDS if value in KINDS else DATES if DATE.match(value) else []
    if special and draw(st.booleans()):
        return draw(st.sampled_from(special))
    place = draw(st.integers(0, len(value)))
    odd = draw(st.sampled_from(ODD))
    return draw(
        st.sampled_from(
            [
                *(value + "\n", "\n" + value, " " + value, value + " ", value + "\r"),
                *("", value.swapcase(), value.lower(), value + value, value[:-1]),
                *(value[:place] + odd + value[place:], value[:place] + odd),
                *(
                    value.replace("0", "٠"),
                    value.replace("0", "00"),
                    value.replace("\n", "\n\n"),
                ),
                *("0", "date", "copy", "Z", "A word", "true"),
            ]
        )
    )


# JSON


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value inside a JSON value, as its holder and its name or number there."""
    names = {dict: list, list: lambda items: range(len(items))}.get(type(value))
    for name in names(value) if names else ():
        yield value, name
        yield from places(value[name])


@st.composite
def mutated_json(draw: st.DrawFn, document: str) -> str:
    """A JSON document with at most one fault."""
    tree = json.loads(document)
    holder, name = draw(_one_of((place[1], place) for place in places(tree)))
    old = holder[name]
    ways = [_dropped, _dropped, _retyped]
    if type(holder) is dict:
        ways += [_added, _renamed, _twice]
    ways += {str: [_string] * 4, int: [_number] * 3, list: [_list] * 3}.get(
        type(old), [_retyped]
    )
    draw(st.sampled_from(ways))(draw, holder, name)
    written = json.dumps(tree, ensure_ascii=draw(st.booleans()))
    return written.replace(json.dumps(TWICE)[1:-1], "").replace(TWICE, "")


def _dropped(_: st.DrawFn, holder: Any, name: Any) -> None:
    del holder[name]


def _retyped(draw: st.DrawFn, holder: Any, name: Any) -> None:
    old = holder[name]
    others = [None, True, False, 0, 5, 1.0, 1.5, "", "5", [], {}, [None], [old]]
    holder[name] = draw(st.sampled_from([*others, {"kind": "text", "text": "A"}]))


def _added(draw: st.DrawFn, holder: Any, _: Any) -> None:
    odd = ["x", "", "kind", "text", "number", "strays", "layout"]
    names = [*odd, "section", "positionSuffix", "year", "day"]
    holder[draw(st.sampled_from(names))] = draw(
        st.sampled_from(["A", "01", 1945, 1, {}, [], None, copy.deepcopy(holder)])
    )


def _renamed(draw: st.DrawFn, holder: Any, name: Any) -> None:
    new = draw(st.sampled_from([name.upper(), name.capitalize(), name + "s", "text"]))
    holder[new] = holder.pop(name)


def _twice(_: st.DrawFn, holder: Any, name: Any) -> None:
    holder[name + TWICE] = copy.deepcopy(holder[name])


def _string(draw: st.DrawFn, holder: Any, name: Any) -> None:
    holder[name] = draw(broken(holder[name]))


def _number(draw: st.DrawFn, holder: Any, name: Any) -> None:
    old = holder[name]
    near = [old + 1, old - 1, -old, old + 60, old * 100, 10**9, 10**30, old + 0.5]
    holder[name] = draw(st.sampled_from([*near, float(old), str(old), True]))


def _list(draw: st.DrawFn, holder: Any, name: Any) -> None:
    old = holder[name]
    some = [
        [],
        [{"text": ""}, *old],
        [*old, {"text": "A"}],
        [*old, *old],
        [*old, None],
        [*old, ""],
        [*old, {}],
        [[*old]],
    ]
    holder[name] = draw(st.sampled_from([*some, old[::-1], old[:-1], old[0]]))


# XML


@st.composite
def mutated_xml(draw: st.DrawFn, document: str) -> str:
    """An XML document with at most one fault."""
    root = etree.fromstring(document)
    named = ((etree.QName(element).localname, element) for element in root.iter())
    element = draw(_one_of(named))
    ways: list[Callable[..., None]] = [_attribute, _retagged, _child, _interrupted]
    if len(element):
        ways += [_between, _emptied]
    elif element is not root:
        # In an empty root, xmlschema strips characters that are not blanks in XML.
        ways += [_text] * 6
    if element is not root:
        ways += [_gone, _gone, _doubled, _swapped]
    draw(st.sampled_from(ways))(draw, element)
    written = etree.tostring(root, encoding="unicode")
    ends = draw(st.sampled_from(["\n", "\n", "\n", "\r\n"]))
    prolog = draw(st.sampled_from(["", "", "", "", "<!DOCTYPE cable>\n", "<!-- -->"]))
    return prolog + written.replace("\n", ends)


def _gone(_: st.DrawFn, element: Any) -> None:
    element.getparent().remove(element)


def _emptied(draw: st.DrawFn, element: Any) -> None:
    """Nothing is left but, sometimes, the first item."""
    del element[draw(st.integers(0, 1)) :]


def _doubled(_: st.DrawFn, element: Any) -> None:
    element.addnext(copy.deepcopy(element))


def _swapped(draw: st.DrawFn, element: Any) -> None:
    other = draw(st.sampled_from([*element.getparent()]))
    other.addnext(element)


def _retagged(draw: st.DrawFn, element: Any) -> None:
    names = [other.tag for other in element.getroottree().iter()]
    name = etree.QName(element).localname
    odd = [name, f"{{{NAMESPACE}.1}}{name}", f"{{{NAMESPACE}}}{name.upper()}"]
    element.tag = draw(st.sampled_from([*names, *odd]))


def _child(draw: st.DrawFn, element: Any) -> None:
    odd = ["x", "kind", "text", "number", "strays", "layout"]
    names = [*odd, "section", "positionSuffix", "year", "day"]
    child = etree.SubElement(element, f"{{{NAMESPACE}}}{draw(st.sampled_from(names))}")
    child.text = draw(st.sampled_from([None, "A", "01", "1945", "1"]))
    element.insert(draw(st.integers(0, len(element) - 1)), child)


def _attribute(draw: st.DrawFn, element: Any) -> None:
    names = ["lang", "formatVersion", "{http://www.w3.org/XML/1998/namespace}lang"]
    ours = [f"{{{XSI}}}{name}" for name in ("schemaLocation", "type", "nil")]
    types = [TYPES.get(etree.QName(element).localname, "x")] * 4
    values = [*types, "1.0", "1.00", "1.1", "2.0", "", "false", "true", "a b"]
    element.set(draw(st.sampled_from(names + ours)), draw(st.sampled_from(values)))


def _interrupted(draw: st.DrawFn, element: Any) -> None:
    """Comments and instructions, which mean nothing, within text and between tags."""
    made = draw(st.sampled_from([etree.Comment(" "), etree.PI("x", "y")]))
    if not len(element) and element.text:
        middle = draw(st.integers(0, len(element.text)))
        made.tail, element.text = element.text[middle:], element.text[:middle]
    element.insert(0, made)


def _between(draw: st.DrawFn, element: Any) -> None:
    found = draw(st.sampled_from(["A", "\ufeff", "\n", "\t", ".", "&"]))
    if draw(st.booleans()):
        element.text = found
    else:
        draw(st.sampled_from([*element])).tail = found


def _text(draw: st.DrawFn, element: Any) -> None:
    new = draw(broken(element.text or ""))
    element.text = "".join(c for c in new if c not in "\x00\x07\ufffe\uffff\r")
