"""JUnit XML: suites, their cases, and the counts of both."""

from __future__ import annotations

from lxml import etree

from cableformat._junit import case, document, suite, tell


def parsed(*suites):
    return etree.fromstring("\n".join(document("mine", list(suites))).encode("ascii"))


def test_a_document_counts_the_failures_and_errors_of_its_suites():
    cases = [case("mine.tags", name) for name in ("one", "two", "three", "four")]
    tell(cases[1], "failure", {"message": "no tags"}, ["expected: ECON", "found: é"])
    tell(cases[2], "error", {}, [])
    tell(cases[3], "skipped", {"message": "later"}, ())
    root = parsed(suite("tags", cases, time="1"), suite("none", []))
    assert (root.tag, dict(root.attrib)) == (
        "testsuites",
        {"name": "mine", "tests": "4", "failures": "1", "errors": "1"},
    )
    assert [dict(each.attrib) for each in root] == [
        {"name": "tags", "tests": "4", "failures": "1", "errors": "1", "time": "1"},
        {"name": "none", "tests": "0", "failures": "0", "errors": "0"},
    ]
    assert dict(root[0][0].attrib) == {
        "classname": "mine.tags",
        "name": "one",
    }
    (failure,) = root.iter("failure")
    assert (failure.get("message"), failure.text) == (
        "no tags",
        "expected: ECON\nfound: é",
    )
    assert root.find(".//error").text is None


def test_what_xml_cannot_hold_is_spelled_out_and_no_line_is_a_command():
    made = case("mine", "A\x00", note="B\x1b")
    tell(made, "failure", {"message": "C\x01"}, ["D\x02", "::error::E"])
    root = parsed(suite("F\x03", [made]))
    (found,) = root.iter("testcase")
    assert (found.get("name"), found.get("note")) == ("A\\x00", "B\\x1b")
    assert found[0].get("message") == "C\\x01"
    assert found[0].text == "D\\x02\n::error::E"
    assert root[0].get("name") == "F\\x03"
    lines = list(document("mine", [suite("a", [made])]))
    assert not any(line.startswith("::") for line in lines)
    assert lines[0] == '<?xml version="1.0" encoding="US-ASCII"?>'
    assert lines[1].startswith("<testsuites ")
    assert lines[-1] == "</testsuites>"
