"""The places of members, and of the nearest member where one is missing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

import cableformat
from cableformat.json.source import JsonSource
from cableformat.xml._codec import read
from cableformat.xml.source import XmlSource
from tests.property.test_agreement import documents

SOURCE = "P 151122Z SEP 08\nFM LIMA\nTO ROME\nBT\nSUBJECT: X\n\n1. Cork.\nBT\n"
PATHS = {
    ("heading", "originator", "officeSymbol", "x"): "originator",
    ("heading", "infoAddressees", 3): "heading",
    ("content", "paragraphs", 0, "text"): "text",
    ("archive", "x"): "cable",
}


@pytest.mark.parametrize("name", ["json", "xml"])
def test_what_is_not_there_has_the_place_of_the_nearest_above_it(name):
    codec = getattr(cableformat, name)
    document = codec.dumps(cableformat.parse(SOURCE).cable)
    places = codec.inspect(document).places(set(PATHS))
    found = {
        path: document[slice(*place.span)].strip('{[": <>').partition('"')[0]
        for path, place in places.items()
    }
    top = "" if name == "json" else "cable xmlns="
    for path, member in PATHS.items():
        assert found[path] == (top if member == "cable" else member)


@pytest.mark.parametrize("name", ["json", "xml"])
def test_no_paths_have_no_places(name):
    codec = getattr(cableformat, name)
    document = codec.dumps(cableformat.parse(SOURCE).cable)
    assert codec.inspect(document).places(set()) == {}


def test_an_element_of_xml_is_found_whatever_its_prefix():
    """An element is found by its namespace and name, whatever its prefix."""
    document = cableformat.xml.dumps(cableformat.parse(SOURCE).cable)
    prefixed = re.sub(r"<(/?)(?=[a-z])", r"<\1c:", document).replace("xmlns", "xmlns:c")
    path = ("heading", "originator")
    (place,) = cableformat.xml.inspect(prefixed).places({path}).values()
    assert prefixed[slice(*place.span)] == "<c:originator>"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_refusal_is_on_the_line_that_editors_show(line_end):
    """A refusal is on its line, which CR alone ends too (XML 1.0 section 2.11)."""
    source = line_end.join(
        ["<?xml version='1.0'?>", "", " <!DOCTYPE cable>", "<cable/>"]
    )
    (finding,) = cableformat.xml.check(source)
    assert (finding.code, finding.line, finding.column) == ("xml.doctype", 3, 2)
    assert source[slice(*finding.span)] == "<"


#: Escapes in names, repeated names, lists in lists, blanks in front.
IN_JSON = r"""
 { "a": [ [1, {"b": 2}], "c]}", {"b\"\\": 3, "é": {"d": 4}} ],
   "\u0061": 5, "e": {} , "big": 1e999,"f":[{},{"g":-1},[]],"": 6 }
"""


@pytest.mark.parametrize(
    ("steps", "member"),
    [
        ((), "{"),
        (("a",), '"a": ['),
        (("a", 0), "["),
        (("a", 0, 1, "b"), '"b": 2'),
        (("a", 1), '"c]}"'),
        (("a", 2, 'b"\\'), r'"b\"\\": 3'),
        (("a", 2, "é", "d"), '"d": 4'),
        (("e", "x"), '"e": {'),
        (("f", 1, "g"), '"g":-1'),
        (("f", 9), '"f":['),
        (("f", 2), "["),
        (("",), '"": 6'),
        ((0,), "{"),
    ],
)
def test_a_member_of_json_is_found_by_its_path(steps, member):
    """A path leads to the first member of its name, or to a value in a list."""
    source = JsonSource(IN_JSON)
    place = source.places({steps, ("f", 2), ("a", 1, "x")})[steps]
    assert IN_JSON[slice(*place.span)] == member
    begun = IN_JSON[: place.span[0]].split("\n")
    assert (place.line, place.column) == (len(begun), len(begun[-1]) + 1)


@pytest.mark.parametrize("source", ["", " ", "\n\t "])
def test_a_blank_document_has_one_place_its_beginning(source):
    """Every path in a blank document leads to its beginning: line 1, column 1."""
    places = cableformat.json.inspect(source).places({(), ("a", 0)})
    assert {place.span for place in places.values()} == {(0, 0)}
    assert {(place.line, place.column) for place in places.values()} == {(1, 1)}


def test_members_are_skipped_however_deep_they_are():
    """Members are skipped even if they are deeper than Python's parser can go."""
    inner = '{"c": ["]", {}]}, "]", 1'
    source = f'{{"a": {"[" * 5000}{inner}{"]" * 5000}, "b": 7}}'
    (place,) = JsonSource(source).places({("b",)}).values()
    assert source[slice(*place.span)] == '"b": 7'


@given(documents(cableformat.json))
def test_members_are_found_where_a_walk_over_all_finds_them(document):
    """One path or many lead to the same places as a walk over all members."""
    source = JsonSource(document)
    walked = {}
    for path, start, end in source._members():
        walked.setdefault(tuple(path), (start, end))
    found = JsonSource(document).places(set(walked))
    assert {steps: place.span for steps, place in found.items()} == walked
    for steps, place in found.items():
        assert JsonSource(document).places({steps}) == {steps: place}


@given(documents(cableformat.xml))
def test_elements_are_found_where_their_tags_are(document):
    """The fast way and the thorough one, forced by a comment, find the same places."""
    source = XmlSource(document)
    read(source)
    commented = XmlSource(document.replace("</cable>", "<!-- A --></cable>"))
    read(commented)
    noted = set(commented.elements)
    assert source.places(noted) == commented.places(noted)
    for steps in noted:
        place = source.places({steps})[steps]
        name = next((s for s in reversed(steps) if type(s) is str), "cable")
        tag = document[slice(*place.span)]
        assert tag.startswith(f"<{name}") or type(steps[-1]) is int
        assert tag.endswith(">")
