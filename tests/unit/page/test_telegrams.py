"""The page about telegrams: its outline, its facts, its findings and its codes."""

from __future__ import annotations

import pytest
from lxml import html

from cableformat import text
from cableformat.page import Shown
from cableformat.page import html as page_of
from cableformat.page.limits import MOST

SOURCE = (
    "P 141030Z FEB 75\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nINFO USMISSION GENEVA\n"
    "BT\nC O N F I D E N T I A L LIMA 0042\nE.O. 11652: GDS\n"
    "TAGS: EAGREFIN\nSUBJECT: CORK\n"
)


def shown(source=SOURCE, *, hints=None, **more):
    reading = text.parse(source, hints=hints)
    return Shown(cable=reading.cable, layout=reading.layout, **more)


def root_of(*telegrams):
    return html.document_fromstring(page_of(*telegrams))


def words(element):
    return " ".join(element.text_content().split())


def outline(root):
    return [(each.tag, words(each)) for each in root.xpath("//h1|//h2|//h3")]


def facts(root):
    return {words(each[0]): words(each[1]) for each in root.find_class("facts")[0]}


def test_a_page_about_one_telegram_has_its_title_above_the_parts():
    assert outline(root_of(shown())) == [
        ("h1", "75LIMA42: CORK"),
        ("h2", "Parts"),
        ("h2", "Findings (1)"),
        ("h2", "Codes"),
    ]


def test_a_page_about_two_telegrams_lists_them_and_has_one_heading_more():
    root = root_of(shown(name="a.txt"), shown("FM LIMA\nSUBJECT: OAK\n", name="b.txt"))
    assert outline(root) == [
        ("h1", "2 telegrams"),
        ("h2", "75LIMA42: CORK"),
        ("h3", "Parts"),
        ("h3", "Findings (1)"),
        ("h3", "Codes"),
        ("h2", "OAK"),
        ("h3", "Parts"),
        ("h3", "Findings (0)"),
        ("h3", "Codes"),
    ]
    (nav,) = root.iter("nav")
    assert [words(each) for each in nav.iter("li")] == [
        "75LIMA42: CORK a.txt",
        "OAK b.txt",
    ]
    assert [each.get("href") for each in nav.iter("a")] == ["#1", "#2"]
    assert [each.get("id") for each in root.iter("article")] == ["1", "2"]
    labels = root.xpath("//aside/@aria-label|//div[@role='region']/@aria-label")
    assert labels == [
        f"{each} of telegram {number}"
        for number in (1, 2)
        for each in ("Legend and findings", "Codes")
    ]


def test_the_facts_of_a_telegram_are_above_it():
    """The facts of a telegram are above it, without those that it lacks."""
    assert facts(root_of(shown(name="cable.txt"))) == {
        "File": "cable.txt",
        "Date": "1975-02-14 10:30 UTC (141030Z FEB 75)",
        "Precedence": "PRIORITY",
        "From": "AMEMBASSY LIMA",
        "To": "SECSTATE WASHDC",
        "Information": "USMISSION GENEVA",
        "Dialect": "state",
        "Line ends": "LF",
        "Recognised": "100.0%",
    }
    (level,) = root_of(shown()).find_class("level")
    assert words(level) == "CONFIDENTIAL"
    bare = facts(root_of(shown("FM LIMA\r\n")))
    assert bare == {
        "From": "LIMA",
        "Dialect": "state",
        "Line ends": "CR LF",
        "Recognised": "100.0%",
    }


def test_a_telegram_is_read_again_with_its_own_hints():
    hints = text.Hints(dialect="military")
    assert facts(root_of(shown(hints=hints)))["Dialect"] == "military"


def test_a_cable_without_a_source_is_shown_as_canonical_text():
    cable = text.parse(SOURCE.lower()).cable
    assert facts(root_of(Shown(cable=cable)))["Source"].startswith("none")


@pytest.mark.parametrize(("line", "place"), [(1, "line 8"), (30, "line 37")])
def test_a_finding_has_its_place_in_the_file_and_its_reason(line, place):
    root = root_of(shown(line=line))
    ((finding,),) = map(list, root.find_class("findings"))
    assert (finding.get("class"), finding.get("id")) == ("info", "finding/1")
    (link,) = finding.iter("a")
    assert (words(link), link.get("href")) == (f"{place}, column 7", "#mark/1")
    assert [words(each) for each in finding.iter("code")] == ["content.glued-tags"]
    reason, cited = finding.iter("p")
    assert words(cited).startswith("content.md 1.5: ")
    assert words(reason)


def test_findings_of_one_code_beyond_the_limit_are_counted():
    root = root_of(shown("?? ??\n" * (MOST + 7) + SOURCE))
    (found,) = root.find_class("findings")
    assert "and 7 more of text.unrecognised-line" in [words(each) for each in found]
    listed = len(found.xpath("li[@class]"))
    assert f"Findings ({listed + 7})" in [words(each) for each in root.iter("h2")]


def test_the_codes_of_a_telegram_are_in_a_table_with_their_sources():
    head, *rows = root_of(shown()).iter("tr")
    assert [words(cell) for cell in head] == [
        "Code",
        "Kind",
        "Meaning",
        "Source",
        "Confidence",
    ]
    by_code = {words(row[0]): [words(cell) for cell in row[1:]] for row in rows}
    assert by_code["P"][:2] == ["precedence", "PRIORITY"]
    assert by_code["EAGR"] == ["TAGS", "Agriculture and Forestry", "TAGS74", "high"]


def test_a_code_with_two_meanings_has_its_word_once():
    _, *rows = root_of(shown("FM LIMA\nTAGS: CH\nSUBJECT: A\n")).iter("tr")
    own = [(row[0].tag, words(row[0])) for row in rows][-3:]
    assert own == [("th", "CH"), ("td", ""), ("td", "")]
