"""The short ways into a cable mean the same in every dialect."""

from __future__ import annotations

import copy
import datetime
import pickle
import subprocess
import sys
from typing import Final

import attrs
import pytest

import cableformat
from cableformat.markings import Level
from cableformat.model import (
    Addressee,
    Cable,
    Heading,
    Originator,
    Preamble,
    ReaddressedHeading,
    build,
)
from cableformat.routing import DateTimeGroup
from tests.meta.generated import ROOT

STATE: Final = """\
P R 151122Z SEP 08
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC PRIORITY 0042
INFO RUEHNO/USMISSION USNATO
BT
C O N F I D E N T I A L ASTANA 001774

E.O. 12958: DECL: 09/15/2018
TAGS: EAGR, KZ
SUBJECT: HARVEST

REF: STATE 12

1. (C) Mills hold more
than before.

2. (U) End.
BT
"""
MILITARY: Final = """\
RTTUZYUW RUENAAA0001 2941606-UUUU--RUCRNAD.
ZNR UUUUU
R 201606Z OCT 04
FM CNO WASHINGTON DC//N1//
TO NAVADMIN
BT
UNCLAS //N01000//
NAVADMIN 234/04
MSGID/GENADMIN/CNO WASHINGTON DC/N1/OCT//
SUBJ/SPARE ROPE//
REF/A/DOC/CNO/01JAN2004//
RMKS/1. Count the ropes.//
BT
"""
NARA: Final = """\
Message Text
TEXT NOT AVAILABLE

Message Attributes

Automatic Decaptioning: X
Draft Date: 30 JUN 1976
From: JAKARTA
Original Classification: LIMITED OFFICIAL USE
Reference: 76 STATE 1,\t76 BONN 2
Subject: TIN PRICES
TAGS: EMIN, ID
To: STATE
"""
FRUS: Final = """\
31. Telegram 2764 From the Embassy in Portugal to the Department of State1

Lisbon, May 16, 1974, 0940Z

2918. The Minister wants spoons of silver.

Roe

1 Source: Department of State, Central Files, 853.24/6-1456. Secret; Nodis.
"""


@pytest.mark.parametrize(
    ("source", "dialect", "expected"),
    [
        (
            STATE,
            "state",
            (
                "2008-09-15 11:22:00+00:00",
                "AMEMBASSY ASTANA",
                ["RUEHC/SECSTATE WASHDC PRIORITY 0042"],
                ["RUEHNO/USMISSION USNATO"],
                "CONFIDENTIAL",
                ("EAGR", "KZ"),
                ["STATE 12"],
                "HARVEST",
                "1. (C) Mills hold more\nthan before.\n\n2. (U) End.",
                "08ASTANA1774",
            ),
        ),
        (
            MILITARY,
            "military",
            (
                "2004-10-20 16:06:00+00:00",
                "CNO WASHINGTON DC//N1//",
                ["NAVADMIN"],
                [],
                "UNCLASSIFIED",
                (),
                ["REF/A/DOC/CNO/01JAN2004//"],
                "SPARE ROPE",
                "1. Count the ropes.",
                "NAVADMIN 234/04",
            ),
        ),
        (
            NARA,
            "nara",
            (
                "None",
                "JAKARTA",
                ["STATE"],
                [],
                "LIMITED OFFICIAL USE",
                ("EMIN", "ID"),
                ["76 STATE 1", "76 BONN 2"],
                "TIN PRICES",
                "",
                None,
            ),
        ),
        (
            FRUS,
            "frus",
            (
                "1974-05-16 09:40:00+00:00",
                "Embassy in Portugal",
                ["Department of State"],
                [],
                "SECRET",
                (),
                [],
                None,
                "The Minister wants spoons of silver.",
                None,
            ),
        ),
    ],
    ids=("state", "military", "nara", "frus"),
)
def test_they_mean_the_same_in_every_dialect(source, dialect, expected):
    reading = cableformat.parse(source)
    cable = reading.cable
    assert reading.dialect == dialect
    assert (
        str(cable.date),
        str(cable.originator),
        list(map(str, cable.action)),
        list(map(str, cable.info)),
        str(cable.level),
        cable.tags,
        list(map(str, cable.references)),
        cable.subject,
        cable.text,
        cable.canonical_id,
    ) == expected


def test_of_a_readdressed_message_they_are_those_of_the_original():
    later, first = (
        Preamble(date_time_group=DateTimeGroup.from_text(text))
        for text in ("011200Z JAN 09", "311122Z DEC 08")
    )
    original = ReaddressedHeading(
        preamble=first,
        originator=Originator(designator="AMEMBASSY ASTANA"),
        info_addressees=(Addressee(designator="AMEMBASSY ROME"),),
    )
    heading = Heading(
        preamble=later,
        originator=Originator(designator="SECSTATE WASHDC"),
        action_addressees=(Addressee(designator="AMEMBASSY LIMA"),),
        readdressed=original,
    )
    cable = cableformat.build(reference_number="ASTANA 1774")
    cable = attrs.evolve(cable, heading=heading)
    assert cable.date == datetime.datetime(2008, 12, 31, 11, 22, tzinfo=datetime.UTC)
    assert cable.canonical_id == "08ASTANA1774"
    assert str(cable.originator) == "AMEMBASSY ASTANA"
    assert (cable.action, list(map(str, cable.info))) == ((), ["AMEMBASSY ROME"])


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        # A time of the post, a day alone, and what is no date.
        ({"date": "June 14, 1956-6:15 p.m."}, None),
        ({"Draft Date": "30 JUN 1976"}, None),
        ({"date": "May 16, 1974, 0940Z"}, "1974-05-16T09:40:00+00:00"),
    ],
)
def test_a_date_is_never_naive_and_never_a_day_alone(attributes, expected):
    archive = cableformat.model.Archive(
        attributes=tuple(
            cableformat.model.ArchiveAttribute(key=key, value=value)
            for key, value in attributes.items()
        )
    )
    date = Cable(archive=archive).date
    assert (date and date.isoformat()) == expected


def test_a_level_that_no_table_knows_is_none():
    attribute = cableformat.model.ArchiveAttribute(
        key="Original Classification", value="EYES"
    )
    archive = cableformat.model.Archive(attributes=(attribute,))
    assert Cable(archive=archive).level is None


CABLE: Final = cableformat.parse(STATE).cable


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda cable: pickle.loads(pickle.dumps(cable))],
)
def test_a_copy_is_equal_and_has_the_same_hash(copied):
    reading = cableformat.parse(STATE)
    assert copied(CABLE) == CABLE
    assert hash(copied(CABLE)) == hash(CABLE)
    assert copied(reading) == reading


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace is of 3.13")
def test_copy_replace_goes_through_the_constructor():
    content = attrs.evolve(CABLE.content, subject="OATS")
    assert copy.replace(CABLE, content=content).subject == "OATS"
    with pytest.raises(TypeError):
        copy.replace(CABLE, content="OATS")


def test_a_cable_matches_by_its_properties():
    match CABLE:
        case Cable(level=Level.CONFIDENTIAL, tags=(first, *_), heading=Heading()):
            assert first == "EAGR"
        case _:
            pytest.fail("no pattern fits")
    match build(subject="OATS"):
        case Cable(level=None, subject=str(subject)):
            assert subject == "OATS"


EXAMPLE: Final = ROOT / "docs" / "examples" / "folder.py"


def test_the_example_of_the_page_prints_a_folder(tmp_path):
    (tmp_path / "a.txt").write_text(STATE, "utf-8")
    (tmp_path / "b.txt").write_text("FM AMEMBASSY LIMA\n", "utf-8")
    done = subprocess.run(
        [sys.executable, str(EXAMPLE), str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == (
        "2008-09-15 11:22:00+00:00\tAMEMBASSY ASTANA\tSECSTATE WASHDC\tHARVEST\t"
        "CONFIDENTIAL\nNone\tAMEMBASSY LIMA\t\tNone\tNone\n"
    )
    program = EXAMPLE.read_text("utf-8")
    assert program in (ROOT / "docs" / "python.md").read_text("utf-8")
    assert len([line for line in program.split("\n") if line]) <= 10
