"""What the tables say about a word, under the names of JSON."""

from __future__ import annotations

import pytest

from cableformat.model import build
from cableformat.page import csl
from cableformat.page.table_facts import known


@pytest.mark.parametrize(
    ("word", "kind", "name", "meaning", "members", "source"),
    [
        (
            "mumbai",
            "post",
            "MUMBAI",
            "Consulate",
            {
                "years": "",
                "location": "Mumbai",
                "country": "India",
                "iso2": "IN",
                "aliases": ("MUMB",),
                "formerNames": ["BOMBAY to 1995"],
                "routingIndicators": ("RUEHBI",),
            },
            ("CM", "C2G", "RI"),
        ),
        (
            "RUEHXX",
            "routing family",
            "RUEH",
            "State relay: posts",
            {},
            ("A117-15",),
        ),
        (
            "EAGR",
            "TAGS",
            "EAGR",
            "Agriculture and Forestry",
            {
                "type": "subject",
                "category": "Economic Affairs",
                "firstYear": 1973,
                "lastYear": 1979,
                "iso2": None,
                "iso3": None,
                "resolution": "candidate",
            },
            ("TAGS74",),
        ),
        (
            "SECTO",
            "series",
            "SECTO",
            "From the travelling Secretary of State",
            {"years": "1950s-2010"},
            ("CM", "NARA"),
        ),
        (
            "ZNY",
            "operating signal",
            "ZNY",
            "security warning: the classification follows",
            {"dialect": "acp131"},
            ("A127 124",),
        ),
        (
            "P",
            "precedence",
            "PRIORITY",
            None,
            {"prosign": "P", "objectiveMinutes": 180},
            ("A127 150-151",),
        ),
    ],
)
def test_a_fact_has_what_its_row_says(word, kind, name, meaning, members, source):
    fact = next(each for each in known(word, None) if each.kind == kind)
    assert (fact.name, fact.meaning, fact.source) == (name, meaning, source)
    assert fact.members == members


def test_a_telegram_without_a_sender_has_no_author():
    assert "author" not in csl(build(subject="CORK"))
