"""The codes of the TAGS line, by list and date (content.md 1.5 and 4)."""

from __future__ import annotations

import datetime

import pytest

from cableformat.reference import (
    TagEra,
    TagKind,
    TagResolution,
    is_tag,
    multi_word_tags,
    split_tags,
    tags,
)
from cableformat.reference._tags import by_code


def at(year: int) -> datetime.date:
    return datetime.date(year, 6, 1)


@pytest.mark.parametrize(
    "code",
    """PREL kpao CH XA 1A UNGA/C-6 ZANU-PF AU-1 NATO KCIA ALITALIA AT&T BA'ATH""".split(
        " "
    ),
)
def test_a_code_of_any_time_is_known(code: str) -> None:
    """A code of any time is known, in any case and with any blanks inside."""
    assert is_tag(code)
    assert is_tag("aer  lingus")


@pytest.mark.parametrize("code", ["", " ", "PRE", "ZZZZ", "(DOE, JANE)", "PRELCH"])
def test_another_is_not(code: str) -> None:
    """A word is no code because of its form, and a name in brackets is none."""
    assert not is_tag(code)
    assert tags(code) == ()
    assert tags(code, at(2008)) == ()


@pytest.mark.parametrize(
    ("code", "year", "meaning", "resolution"),
    [
        ("CH", 1974, "China (Mainland)", "resolved"),
        ("CH", 2008, "China", "resolved"),
        ("CH", 2013, "Switzerland", "resolved"),
        ("IS", 2012, "Israel", "resolved"),
        ("IS", 2013, "Iceland", "resolved"),
        ("TC", 1979, "United Arab Emirates (UAE)", "resolved"),
        ("TC", 2004, "United Arab Emirates", "resolved"),
        ("TC", 2005, "United Arab Emirates", "assumed"),
        ("TC", 2013, "Turks and Caicos Islands", "resolved"),
        ("AE", 2008, "United Arab Emirates", "resolved"),
        ("AE", 1979, "United Arab Emirates", "assumed"),
        ("XA", 2012, "Africa", "resolved"),
        ("XA", 2013, "Ashmore and Cartier Islands", "resolved"),
        ("XF", 2013, "Middle East", "assumed"),
        ("1A", 2008, "Africa", "assumed"),
        ("PREL", 1975, "External Political Relations", "assumed"),
        ("PFOR", 1965, "Foreign Policy and Relations", "resolved"),
        ("PREL", 2015, "External Political Relations", "assumed"),
    ],
)
def test_the_date_picks_the_list(
    code: str, year: int, meaning: str, resolution: str
) -> None:
    """A code has the meaning of its year, or, as assumed, of the nearest list."""
    (tag,) = tags(code, at(year))
    assert tag.meaning == meaning
    assert tag.resolution.value == resolution


def test_without_a_date_all_that_a_code_meant() -> None:
    """Without a date, a code has all its meanings; for 85 codes countries differ."""
    found = tags("CH")
    assert [tag.iso2 for tag in found] == ["CN", "CN", "CH"]
    assert {tag.resolution for tag in found} == {TagResolution.CANDIDATE}
    assert [tag.eras for tag in found] == [(era,) for era in TagEra]
    changed = [
        code
        for code, known in by_code().items()
        if len({t.iso2 for t in known if t.kind is TagKind.GEOGRAPHIC}) > 1
    ]
    assert len(changed) == 85


def test_a_code_can_mean_two_things_at_once() -> None:
    """AL is both Albania and an organization in 2008."""
    kinds = [tag.kind for tag in tags("AL", at(2008))]
    assert sorted(kinds, key=lambda kind: kind.value) == [
        TagKind.GEOGRAPHIC,
        TagKind.ORGANIZATION,
    ]


def test_what_is_said_of_a_code() -> None:
    """A code has its kind, category, meaning, lists and years, if a list has them."""
    (program,) = tags("KCCP")
    assert (program.kind, program.meaning) == (TagKind.PROGRAM, None)
    subject = tags("AINF")[0]
    assert (subject.category, subject.retention) == ("Administration", "permanent")
    (region,) = tags("XF")
    assert region.eras == (TagEra.HANDBOOK, TagEra.CABLES)
    assert (region.first_year, region.last_year) == (1973, 2012)


def test_codes_of_several_words() -> None:
    """Every code of several words belongs to an organization."""
    assert {"AER LINGUS", "EL AL", "COLOMBO PLAN"} <= multi_word_tags()
    assert all(
        tag.kind is TagKind.ORGANIZATION for c in multi_word_tags() for tag in tags(c)
    )


@pytest.mark.parametrize(
    ("token", "codes"),
    [
        ("PHUMBA", "PHUM BA"),
        ("phumba", "PHUM BA"),
        ("ETRDEINVECINPGOVCS", "ETRD EINV ECIN PGOV CS"),
        ("PRELPGOV", "PREL PGOV"),
        ("PRELXF", "PREL XF"),
        ("PRELNATO", "PREL NATO"),
        ("PRELUSCH", "PREL US CH"),
        ("SCULUS", "SCUL US"),
    ],
)
def test_glued_codes_come_apart(token: str, codes: str) -> None:
    """A token comes apart if codes make up all of it (content.md 1.5)."""
    assert split_tags(token) == tuple(codes.split(" "))


@pytest.mark.parametrize(
    "token",
    """
    PREL CH CUBA MALI IRAN ECONOMIC PROPAGANDA FAMILIES CSPREL PRELX PRELQQ PRELEUN
    NATO NATOPREL UNGA/C-6 MEDIA USCH UNGANATO
    """.split(),
)
def test_other_tokens_do_not(token: str) -> None:
    """A known code, a token with a rest and one that is too long stay whole."""
    assert split_tags(token) == ()
    assert split_tags("PREL PGOV") == split_tags("") == split_tags("PREL" * 70) == ()


def test_the_longest_token_is_split() -> None:
    """A token of 69 codes is split."""
    assert split_tags("PREL" * 69) == ("PREL",) * 69
