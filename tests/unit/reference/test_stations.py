"""Routing indicators, both ways (wire.md 4)."""

from __future__ import annotations

import attrs
import pytest

from cableformat.reference import routing_indicators, stations


@pytest.mark.parametrize(
    ("indicator", "names"),
    [
        ("RUEHTA", ["AMEMBASSY ASTANA"]),
        (" ruehta ", ["AMEMBASSY ASTANA"]),
        ("RUEHJA", ["AMCONSUL SURABAYA", "AMEMBASSY JAKARTA"]),
        ("RUEHC", ["DEPT OF LABOR WASHDC", "DEPT OF STATE WASHINGTON DC"]),
        ("RUEAWJC", ["DEPT OF JUSTICE WASHINGTON DC"]),
        ("RUEHLM", ["AMEMBASSY COLOMBO"]),
    ],
)
def test_an_indicator_has_several_names(indicator: str, names: list[str]) -> None:
    """An indicator gives its stations in the order of their names."""
    found = [station.name for station in stations(indicator)]
    assert found[: len(names)] == names


@pytest.mark.parametrize(
    ("name", "indicators"),
    [
        ("AMEMBASSY ASTANA", ["RUEHTA"]),
        ("astana", ["RUEHTA"]),
        ("AMCONSUL ASTANA", []),
        ("St. Petersburg", ["RUEHLN"]),
        ("AMEMBASSY HARARE", ["RUEHSAB", "RUEHSB"]),
        ("SURABAYA", ["RUEHJA", "RUEHJS"]),
        ("AMEMBASSY PARAMARIBO", ["RUEHPO"]),
        ("USMISSION OECD PARIS", ["RUEHFRE", "RUEHFRO"]),
    ],
)
def test_a_name_has_several_indicators(name: str, indicators: list[str]) -> None:
    """A name in any case gives its indicators; a kind of post narrows them down."""
    assert [found.indicator for found in routing_indicators(name)] == indicators


@pytest.mark.parametrize("word", ["", " ", "-", "AMEMBASSY", "RUEH-", "\x00", "\ud800"])
def test_what_no_table_has_is_none(word: str) -> None:
    """An unknown word has no stations and no indicators, and is no error."""
    assert stations(word) == routing_indicators(word) == ()


def test_a_station_says_when_and_from_where() -> None:
    """A station has the years of its sources, and another spelling in a note."""
    (quito,) = stations("RUEHQT")
    assert quito.years == (2007, 2011, 2015)
    assert quito.source == ("ACP2011", "ACP2015", "HDR")
    assert quito.confidence.value == "high"
    assert quito.note == "2015 prints QUINTO"
    (remembered,) = stations("RUEHEE")
    assert (remembered.years, remembered.source) == ((), ("MEM",))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        quito.note = ""  # type: ignore[misc]


def test_both_ways_agree() -> None:
    """The stations of a name are among the stations of their indicators."""
    for name in ("SECSTATE WASHDC", "AMEMBASSY TOKYO", "CIA WASHDC"):
        for station in routing_indicators(name):
            assert station in stations(station.indicator)
