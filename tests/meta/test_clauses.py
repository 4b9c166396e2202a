"""Clauses: every one that is cited is a section of a page that ships."""

from __future__ import annotations

import re
from typing import Final

from cableformat.diagnostics import CATALOGUE, clauses
from tests.meta.clauses import cited, numbers, plain, sections, texts, titles
from tests.meta.generated import ROOT

#: A code in running text: what is before the period begins a code of the catalogue.
_BEGINNINGS: Final = "|".join(sorted({code.split(".")[0] for code in CATALOGUE}))
_CODE: Final = re.compile(
    rf"(?<![\w./-])(?:{_BEGINNINGS})\.[a-z]+(?:-[a-z]+)+(?![\w.(/-])"
)
#: An item of a list or the first cell of a row.
_ITEM: Final = r"(?m)^(?:- \*\*{0}\*\*|\| {0} )"


def test_every_clause_that_is_cited_is_a_section():
    """Each clause cited in package, schemas, fixtures, tests or pages is a section."""
    known = sections()
    assert [
        (str(path.relative_to(ROOT)), clause)
        for path, clause, _ in cited()
        if clause not in known
    ] == []


def test_every_item_that_is_cited_is_in_its_section():
    """A cited item comes first in a line or a row of its section."""
    known = sections()
    assert [
        (str(path.relative_to(ROOT)), clause, item)
        for path, clause, item in cited()
        if item and not re.search(_ITEM.format(re.escape(item)), known[clause])
    ] == []


def test_the_anchor_of_a_section_is_its_number():
    """The section `wire.md 1.7.4` has the anchor `1.7.4`, whatever its title says."""
    assert [each for each in numbers() if each[1] != each[2]] == []


def test_the_list_of_clauses_has_every_section_with_its_title():
    """`clauses.csv` lists every section with the title that it has on its page."""
    pages = {
        name: plain(title)
        for name, title in titles().items()
        if not name.startswith("architecture.md")
    }
    listed = {each.name: plain(each.about) for each in clauses().values()}
    differing = sorted(listed.items() ^ pages.items())
    assert not differing, f"clauses.csv and the pages differ: {differing}"


def test_a_section_of_a_source_names_the_sources_of_the_list():
    """A section with sources names them in a line `From:`, as the list does."""
    for each in clauses().values():
        told = re.search(r"(?m)^From: (.+)\.$", sections()[each.name])
        assert (told[1].split("; ") if told else []) == [*each.sources], each.name


def test_an_address_leads_to_the_section():
    """The address of a clause is a file of the repository and an anchor in it."""
    for each in clauses().values():
        path, anchor = each.address.split("#")
        assert f'<a name="{anchor}"></a>' in (ROOT / path).read_text("utf-8")


def test_no_file_cites_a_page_that_does_not_ship():
    """No file cites a page that is outside the repository."""
    assert [
        (str(path.relative_to(ROOT)), found)
        for path, text in texts()
        if path.name != "test_clauses.py"
        for found in re.findall(
            r"design\.md|esign section|\.\./shared|reference/(?!README)\w+\.md",
            text,
        )
    ] == []


def test_every_code_that_is_named_is_in_the_catalogue():
    """Each code in messages, docstrings, pages and cases is in the catalogue."""
    assert [
        (str(path.relative_to(ROOT)), code)
        for path, text in texts()
        if path.name != "CHANGELOG.md"
        for code in _CODE.findall(text)
        if code not in CATALOGUE
    ] == []
