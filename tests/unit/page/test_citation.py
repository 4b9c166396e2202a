"""Citations: what each style says of a telegram, and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from cableformat import text
from cableformat.model import Cable, build
from cableformat.page import csl, reference
from cableformat.page.citation import STYLES
from cableformat.testing import cables
from tests.fixtures import FIXTURES

#: The members of schema 1.0.2 of CSL-JSON that an item has, each with its shape there.
NAME = {
    "type": "object",
    "properties": {"literal": {"type": "string", "minLength": 1}},
    "required": ["literal"],
    "additionalProperties": False,
}
NAMES = {"type": "array", "items": NAME, "minItems": 1}
STRING = {"type": "string", "minLength": 1}
DATE = {
    "type": "object",
    "properties": {
        "literal": STRING,
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "items": {"type": "integer"},
                "minItems": 1,
                "maxItems": 3,
            },
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
}
ITEM = Draft7Validator(
    {
        "type": "object",
        "properties": {
            "id": STRING,
            "type": {"const": "document"},
            "genre": STRING,
            "title": STRING,
            "number": STRING,
            "author": NAMES,
            "recipient": NAMES,
            "issued": DATE,
            "container-title": STRING,
            "archive": STRING,
            "archive_collection": STRING,
            "archive_location": STRING,
            "call-number": STRING,
            "note": STRING,
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    }
)


def cable(name):
    return text.parse((FIXTURES / name / "input.txt").read_bytes()).cable


STATE = cable("valid/telegram/canonical")
NARA = cable("valid/nara/document")
EDITION = cable("valid/editions/canonical")
MESSAGE = cable("valid/sets/genadmin")
READDRESSED = cable("valid/readdressal/accounting")


def test_csl_has_the_facts_of_a_telegram():
    assert csl(STATE) == {
        "id": "08REYKJAVIK418",
        "type": "document",
        "genre": "Telegram",
        "title": "HARBOR PILOTS WEIGH A JOINT TRAINING COURSE FOR THE NORTHERN "
        "APPROACHES",
        "number": "REYKJAVIK 418",
        "author": [{"literal": "AMEMBASSY REYKJAVIK"}],
        "recipient": [{"literal": "SECSTATE WASHDC"}, {"literal": "AMEMBASSY DUBLIN"}],
        "issued": {"date-parts": [[2008, 5, 22]]},
        "note": "Markings: Confidential; Priority; Sipdis",
    }


def test_csl_names_the_archive_that_shows():
    """A CSL item names the archive that the document number shows; other telegrams have
    none.
    """
    item = csl(NARA)
    assert item["archive"] == "National Archives at College Park, College Park, MD"
    assert item["archive_collection"].endswith(
        "Central Foreign Policy Files, 1973-1979"
    )
    assert item["archive_location"] == "1974OPORTO00417"
    assert not {"archive", "archive_collection"} & {*csl(STATE), *csl(EDITION)}


@pytest.mark.parametrize(
    ("cable", "style", "expected"),
    [
        (
            STATE,
            "nara",
            (
                "AMEMBASSY REYKJAVIK to SECSTATE WASHDC and AMEMBASSY DUBLIN, Telegram "
                '418, "HARBOR PILOTS WEIGH A JOINT TRAINING COURSE FOR THE NORTHERN '
                'APPROACHES," May 22, 2008.'
            ),
        ),
        (
            NARA,
            "nara",
            (
                'AMCONSUL OPORTO to SECSTATE WASHDC, Telegram 417, "THE CORK HARVEST," '
                "February 14, 1974; Document Number 1974OPORTO00417; Central Foreign "
                "Policy Files, 1973-1979; General Records of the Department of State, "
                "Record Group 59; National Archives at College Park, College Park, MD."
            ),
        ),
        (
            EDITION,
            "nara",
            "Department of State to Certain Posts, Circular Telegram 901, May 8, 1957.",
        ),
        (
            MESSAGE,
            "nara",
            (
                'CNO WASHINGTON DC to NAVADMIN, Message, "PIERS AND WHARVES," '
                "March 3, 2005."
            ),
        ),
        (
            READDRESSED,
            "nara",
            (
                'AMEMBASSY LIMA to AMEMBASSY SAN SALVADOR, Telegram 123, "HARBOR BELL '
                'RECAST," September 15, 2008.'
            ),
        ),
        (
            READDRESSED,
            "frus",
            (
                "Telegram 123 from Lima to San Salvador, September 15, 2008, 1122Z. "
                "Unclassified; Priority."
            ),
        ),
        (
            STATE,
            "frus",
            (
                "Telegram 418 from Reykjavik to the Department of State and "
                "Dublin, May 22, 2008, 1610Z. Confidential; Priority; Sipdis. "
                "Repeated to EUROPEAN POLITICAL COLLECTIVE, USNATO and HQ USEUCOM "
                "VAIHINGEN GE."
            ),
        ),
        (
            NARA,
            "frus",
            (
                "Telegram 417 from Oporto to the Department of State, "
                "February 14, 1974, 1030Z. Source: National Archives, RG 59, Central "
                "Foreign Policy Files. Confidential. Repeated to Lisbon."
            ),
        ),
        (
            EDITION,
            "frus",
            (
                "Circular Telegram 901 from the Department of State to Certain Posts, "
                "May 8, 1957, 7:02 p.m. Source: Department of State, Central Files, "
                "398.24/5-857. Secret; Limit Distribution."
            ),
        ),
    ],
)
def test_a_reference_is_in_its_style(cable, style, expected):
    assert reference(cable, style) == expected


def test_only_a_cable_is_cited():
    with pytest.raises(TypeError, match="expected Cable; found str"):
        csl("SUBJECT: CORK")


def test_a_title_keeps_its_quotation_marks_apart():
    quoted = build(subject='THE "CORK" HARVEST.')
    assert reference(quoted, "nara") == """Telegram, "THE 'CORK' HARVEST.\""""
    assert reference(build(subject="TALKS IN U.S."), "nara").endswith('IN U.S."')


def test_a_film_number_is_cited():
    """A film number is cited after the name of the files, as editors do."""
    source = (
        "Message Attributes\n\nDocument Number: 1976OPORTO00417\n"
        "Draft Date: 14 FEB 1976\nFilm Number: D760055-0417\n"
    )
    found = text.parse(source, hints=text.Hints(dialect="nara")).cable
    assert reference(found, "frus") == (
        "Telegram, February 14, 1976. Source: National Archives, RG 59, Central "
        "Foreign Policy Files, D760055-0417."
    )
    assert csl(found)["call-number"] == "D760055-0417"
    assert csl(found)["id"] == "1976OPORTO00417"


def test_files_that_end_in_1979_hold_nothing_later():
    source = (
        "Message Attributes\n\nDocument Number: 1976A00417\nDraft Date: 14 FEB 1986\n"
    )
    found = text.parse(source, hints=text.Hints(dialect="nara")).cable
    assert "National Archives" not in reference(found, "nara")
    assert "archive" not in csl(found)


def test_a_cable_without_facts_has_a_reference_and_invents_none():
    assert reference(Cable(), "nara") == "Telegram."
    assert reference(Cable(), "frus") == "Telegram."
    assert {*csl(Cable())} == {"id", "type", "genre"}


def test_another_style_is_refused():
    with pytest.raises(TypeError, match="nara, frus"):
        reference(STATE, "apa")


@given(cables())
def test_every_cable_has_a_citation(cable):
    """Every cable has a valid CSL item, and one line in each style."""
    assert [error.message for error in ITEM.iter_errors(csl(cable))] == []
    for style in STYLES:
        assert "\n" not in reference(cable, style)
