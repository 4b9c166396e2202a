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
