"""The view of a source: which part each stretch is, what its note says."""

from __future__ import annotations

import attrs
import pytest
from lxml import html

from cableformat import check, text
from cableformat.diagnostics import Severity
from cableformat.page import Shown
from cableformat.page import html as page_of
from cableformat.page.limits import Budget
from cableformat.page.shell import styles
from cableformat.page.source_view import View
from tests.fixtures import FIXTURES


def view_of(source, **more):
    layout = text.parse(source).layout
    return View(layout=layout, cable=layout.base, **more)


def shown(source, **more):
    return html.fragment_fromstring(view_of(source, **more).html())


def words(element):
    return " ".join(element.text_content().split())


def note_of(root, path):
    (note,) = root.xpath(f'.//*[@id="{path}~"]')
    return words(note)


TELEGRAM = (FIXTURES / "valid/telegram/canonical/input.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "part", "printed"),
    [
        ("/transmission/securityWarning", "transmission", "ZNY CCCCC"),
        ("/heading/infoAddressees/1", "heading", "RUEHNO/USMISSION USNATO 0212"),
        ("/break", "transmission", "BT"),
        ("/content/tags/3", "content", "IC"),
        ("/content/references/1", "content", "B. STATE 041213 (NOTAL)"),
        ("/transmission/ending/endOfMessage", "transmission", "NNNN"),
    ],
)
def test_an_element_has_the_name_of_its_path_and_the_colour_of_its_part(
    path, part, printed
):
    (element,) = shown(TELEGRAM).xpath(f'.//*[@id="{path}"]')
    assert element.get("class").split()[:2] == ["el", part]
    assert words(element) == printed
    (link,) = element.iterfind("a")
    assert (link.get("href"), link.get("aria-describedby")) == (f"#{path}", f"{path}~")


@pytest.mark.parametrize(
    ("source", "path", "expected"),
    [
        ("FM LIMA\nTAGS: CH\nSUBJECT:\n  CORK\nAND OAK\n", "/content/subject", "CORK"),
        (TELEGRAM, "/content/subject", "HARBOR"),
        (TELEGRAM, "/content/paragraphs/1", "2. (SBU)"),
        (TELEGRAM, "/transmission/routingLine", "PP"),
        (
            "FM LIMA\nTAGS: CH\nSUBJ: A\n\nWords alone are here.\n",
            "/content/paragraphs/0",
            "Words",
        ),
    ],
)
def test_the_anchor_of_a_long_element_is_its_first_words(source, path, expected):
    (link,) = shown(source).xpath(f'.//*[@id="{path}"]/a')
    assert link.text_content() == expected


def test_every_part_has_its_colour():
    root = shown((FIXTURES / "valid/nara/document/input.txt").read_text("utf-8"))
    parts = {element.get("class").split()[1] for element in root.find_class("el")}
    others = {"transmission", "heading", "content", "distribution", "archive"}
    assert parts == {*others, "furniture"}
    stray = FIXTURES / "repairable/strays/unknown-line-in-heading/input.txt"
    (line,) = shown(stray.read_text("utf-8")).find_class("stray")[:1]
    assert words(line) == "CLEARED ON THE EVENING RUN"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/transmission/securityWarning", "ZNY security warning: the classification"),
        ("/transmission/callingStation", "RUEHRK AMEMBASSY REYKJAVIK"),
        ("/heading/preamble", "P PRIORITY"),
        ("/heading/originator", "AMEMBASSY REYKJAVIK REYKJAVIK, Embassy"),
        ("/content/tags/0", "PREL External Political Relations"),
        ("/content/captions/0", "SIPDIS Posted on SIPRNet"),
        ("/content/executiveOrder", "12958 executive order (in force 1995-10-14 to"),
        ("/content/executiveOrder", "Read as 12958, declassify on 2018-05-22"),
        ("/content/paragraphs/0", "content.md 1.9"),
        ("/content/paragraphs/0", "Marked (C): CONFIDENTIAL"),
        ("/content/references/0", "Read as 08REYKJAVIK377"),
        ("/break", "The prosign that separates the heading from the text."),
    ],
)
def test_a_note_explains_an_element_and_its_codes(path, expected):
    assert expected in note_of(shown(TELEGRAM), path)


@pytest.mark.parametrize(
    ("year", "meaning"), [("75", "China (Mainland)"), ("14", "Switzerland")]
)
def test_a_tag_means_what_it_meant_in_the_year_of_the_telegram(year, meaning):
    source = f"R 141030Z FEB {year}\nFM AMEMBASSY LIMA\nTO STATE\nTAGS: CH\nSUBJ: A\n"
    assert f"CH {meaning} " in note_of(shown(source), "/content/tags/0")


def test_a_tag_of_an_undated_telegram_has_all_its_meanings():
    note = note_of(
        shown("FM AMEMBASSY LIMA\nTAGS: CH\nSUBJECT: A\n"), "/content/tags/0"
    )
    assert "China (Mainland) (1973 to 1979)" in note
    assert "Switzerland (2013 to now)" in note


def test_a_signal_means_what_its_dialect_gives_it():
    """A signal is explained by its dialect: ZYB is of the services, ZZH of the
    Department.
    """
    line = "ZNR UUUUU ZYB\nR 141030Z FEB 75\nFM A\nTO B\n"
    asked = [
        View(layout=layout, cable=layout.base)
        for name in ("military", "state")
        for layout in [text.parse(line, hints=text.Hints(dialect=name)).layout]
    ]
    path = "/transmission/operatingSignals/0"
    military, state = (
        note_of(html.fragment_fromstring(view.html()), path) for view in asked
    )
    assert "administrative message" in military
    assert "administrative message" not in state


def test_a_finding_is_marked_at_its_line_and_its_words():
    source = "FM AMEMBASSY LIMA\nTO STATE\nTAGS: PRELEAGR\nSUBJECT: A\n"
    (finding,) = check(source)
    root = shown(source, found=[finding])
    (mark,) = root.find_class("marks")
    # Where its line begins: after the number of the third line.
    assert len(root.xpath(".//span[@class='marks']/preceding::i")) == 3
    (link,) = mark
    assert link.get("href") == "#finding/1"
    assert link.get("aria-label") == "Finding 1: info content.glued-tags"
    assert [words(each) for each in root.iter("u")] == ["PREL", "EAGR"]


def test_the_most_severe_finding_underlines():
    """Where findings overlap, the most severe one decides the underline."""

    source = "FM AMEMBASSY LIMA\nTAGS: PRELEAGR\nSUBJECT: A\n"
    (finding,) = check(source)
    start, _ = finding.span
    found = [
        finding,
        attrs.evolve(finding, severity=Severity.ERROR, span=(start + 2, start + 4)),
    ]
    root = shown(source, found=found)
    reported = [(each.get("class"), each.text) for each in root.iter("u")]
    assert reported == [("info", "PR"), ("error", "EL"), ("info", "EAGR")]


def test_elements_after_the_budget_keep_colour_and_name():
    root = shown(TELEGRAM, budget=Budget(1))
    notes = root.find_class("note")
    assert len(notes) == 1
    assert len(root.find_class("el")) == len(shown(TELEGRAM).find_class("el"))
    (link,) = root.xpath('.//*[@id="/heading/originator"]/a')
    assert link.get("title") == "Originator"


def test_a_page_says_what_a_telegram_is():
    reading = text.parse(TELEGRAM)
    root = html.document_fromstring(
        page_of(Shown(cable=reading.cable, layout=reading.layout, name="a<b.txt"))
    )
    assert root.find(".//title").text.startswith("08REYKJAVIK418: HARBOR PILOTS")
    facts = {words(each[0]): words(each[1]) for each in root.find_class("facts")[0]}
    assert facts["File"] == "a<b.txt"
    assert facts["From"] == "AMEMBASSY REYKJAVIK"
    assert facts["Information"] == "EUROPEAN POLITICAL COLLECTIVE and 2 more"
    assert facts["Line ends"] == "LF"
    rows = [[words(cell) for cell in row] for row in root.iter("tr")]
    assert [
        "ZNY",
        "operating signal",
        "security warning: the classification follows",
    ] in [row[:3] for row in rows]


@pytest.mark.parametrize("name", ["base", "view", "page"])
def test_a_style_sheet_asks_for_nothing(name):
    style = styles(name)
    assert "url(" not in style
    assert "@import" not in style


def test_an_edited_cable_is_shown_as_it_is_written():

    reading = text.parse(TELEGRAM)
    content = attrs.evolve(reading.cable.content, subject="CORK")
    cable = attrs.evolve(reading.cable, content=content)
    page = page_of(Shown(cable=cable, layout=reading.layout))
    assert "<title>08REYKJAVIK418: CORK</title>" in page
    assert "HARBOR PILOTS WEIGH" not in page


def test_a_text_is_not_repeated_in_its_note_and_a_short_value_is_not_cut():
    root = shown(TELEGRAM)
    assert "Read as" not in note_of(root, "/content/subject")
    order = note_of(root, "/content/executiveOrder")
    assert "declassify on 2018-05-22" in order
    assert "..." not in order


def test_the_usual_end_of_a_line_is_kept_and_not_shown():
    page = view_of("FM LIMA\r\nTO ROME\r\n").html()
    assert page.startswith('<pre class="source" dir="ltr"><span class="first">')
    assert page.count('<data value="d"></data>') == 2
    assert "\\r" not in page
    assert "counter-reset:line 6" in view_of("FM LIMA\n", line=7).html()
