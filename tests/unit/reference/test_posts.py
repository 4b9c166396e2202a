"""Posts: what they are called in print and in identifiers (content.md 1.2)."""

from __future__ import annotations

import pytest

from cableformat.reference import POST_KINDS, FormerName, is_place, longest_post, post


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("ASTANA", 1),
        ("NOFORN SAN SALVADOR", 2),
        ("E F T O LONDON", 1),
        ("AMEMBASSY USUN NEW YORK", 3),
        ("STATE", 1),
        ("SECSTATE", 1),
        ("SECSTATE WASHDC", 2),
        ("DEPT", 1),
        ("PORT-AU-PRINCE", 1),
        ("PORT AU PRINCE", 3),
        ("ST. PETERSBURG", 2),
        ("SANA'A", 1),
        ("LENINGRAD", 1),
        ("UNESCO PARIS FR", 3),
        ("PARIS", 1),
        ("WHITE HOUSE", 2),
        ("NOFORN", 0),
        ("NEW", 0),
        ("", 0),
    ],
)
def test_the_longest_suffix_that_is_a_post(words: str, count: int) -> None:
    """The post is the longest ending of the words that is a name or an alias."""
    assert longest_post(words.split()) == count


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("ASTANA", "ASTANA"),
        ("nur-sultan", "ASTANA"),
        ("SECSTATE", "STATE"),
        ("DEPARTMENT OF STATE", "STATE"),
        ("SANSALVADOR", "SAN SALVADOR"),
        ("NEW DE", "NEW DELHI"),
        ("NEWDE", "NEW DELHI"),
        ("VATICA", "VATICAN"),
        ("IAEAV", "UNVIE VIENNA"),
        ("USUNN", "USUN NEW YORK"),
        ("AMEMBASSY PARIS", "PARIS"),
        ("USMISSION GENEVA", "GENEVA"),
        ("US MISSION GENEVA", "GENEVA"),
        ("BERLIN", "BERLIN"),
        ("USMISSION BERLIN", "US BERLIN"),
        ("PEKING", "BEIJING"),
        ("USLO PEKING", "USLO PEKING"),
        ("COTON0U", "COTONOU"),
    ],
)
def test_a_post_by_all_that_it_is_called(asked: str, name: str) -> None:
    """A post is found in any case, with any blanks, and after a word for its kind."""
    found = post(asked)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("asked", ["", " ", "NOWHERE", "AMEMBASSY", "PORTO", "S"])
def test_what_no_list_has_or_two_posts_share_is_none(asked: str) -> None:
    """A name is no post if no list has it, or if it is short for two, as PORTO is."""
    assert post(asked) is None


def test_what_is_said_of_a_post() -> None:
    """Chennai has a former name with its last year, a kind, a country and sources."""
    chennai = post("MADRAS")
    assert chennai is not None
    assert chennai.former_names == (FormerName("MADRAS", 1996),)
    assert chennai.names == ("CHENNAI", "MADRAS")
    assert (chennai.kind, chennai.iso2, chennai.confidence.value) == (
        "Consulate",
        "IN",
        "high",
    )
    assert chennai.source == ("CM", "C2G")


def test_forms_in_identifiers_follow_from_the_name() -> None:
    """Pages have six characters with blanks, numbers without (content.md 1.2)."""
    post_of_spain = post("PORT OF SPAIN")
    assert post_of_spain is not None
    assert post_of_spain.id_form == "PORTOFSPAIN"
    assert post_of_spain.page_form == "PORT O"
    assert post_of_spain.document_form == "PORTO"
    assert post_of_spain.aliases


def test_words_for_kinds_are_no_posts() -> None:
    """No word for a kind of post is the name of a post."""
    assert [kind for kind in POST_KINDS if longest_post([kind])] == []


@pytest.mark.parametrize(
    "name", ["san salvador", " SAN  SALVADOR ", "San-Salvador", "CAPE VERDE"]
)
def test_a_place_is_known_however_its_blanks_are_printed(name: str) -> None:
    """A post or country is a place with any blanks, and a longer word is none."""
    assert is_place(name)
    assert not is_place("SALVADORX")


def test_a_post_has_what_its_row_says() -> None:
    """A post has its town, country, indicators and the names of other years."""
    found = post("NEW DELHI")
    assert found is not None
    assert (found.location, found.country, found.iso2) == ("New Delhi", "India", "IN")
    assert found.routing_indicators == ("RUEHNE",)
    assert post("MUMBAI") is post("BOMBAY")
