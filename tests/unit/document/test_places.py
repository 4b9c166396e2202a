"""Where members stand that there are, and the nearest to those that there are not."""

from __future__ import annotations

import pytest

import cableformat

SOURCE = "P 151122Z SEP 08\nFM LIMA\nTO ROME\nBT\nSUBJECT: X\n\n1. Cork.\nBT\n"
PATHS = {
    ("heading", "originator", "officeSymbol", "x"): "originator",
    ("heading", "infoAddressees", 3): "heading",
    ("content", "paragraphs", 0, "text"): "text",
    ("archive", "x"): "cable",
}


@pytest.mark.parametrize("name", ["json", "xml"])
def test_what_is_not_there_stands_where_the_nearest_above_it_does(name):
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


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_refusal_stands_on_the_line_that_editors_show(line_end):
    """XML 1.0 section 2.11: CR alone ends a line too."""
    source = line_end.join(
        ["<?xml version='1.0'?>", "", " <!DOCTYPE cable>", "<cable/>"]
    )
    (finding,) = cableformat.xml.check(source)
    assert (finding.code, finding.line, finding.column) == ("xml.doctype", 3, 2)
    assert source[slice(*finding.span)] == "<"
