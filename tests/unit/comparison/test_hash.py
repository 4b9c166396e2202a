"""The hash of what a cable says."""

from __future__ import annotations

import attrs
import pytest

import cableformat
from cableformat import Cable, CableValueError, build
from cableformat.comparison import SCOPES, content_hash
from cableformat.model import Ending, Transmission, field_table
from cableformat.model.leaves import TEXT_LINES

CABLE = attrs.evolve(
    build(
        originator="AMEMBASSY LISBON",
        action_addressees=["SECSTATE WASHDC"],
        subject="CORK",
        paragraphs=["(U) Bark floats."],
    ),
    transmission=Transmission(ending=Ending(end_of_message="NNNN")),
)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("cable", "73f7c3b0aeb353c1dd65def2e3f59184a2e30cfa7001ce0b877671a2d856345b"),
        ("message", "38f3c9d180751c0c969d482fedb326646906e2017a0e7c85185330e9f95cc31a"),
        ("content", "1cde729d51e37a556695bf167094bc240c4a657a46cf71e0856c2e8dc553a1a5"),
    ],
)
def test_a_hash_never_changes(scope, expected):
    """The hash of a cable is the same in every version: databases keep it."""
    assert content_hash(CABLE, scope=scope) == expected


def test_the_hash_is_of_the_cable_unless_a_scope_is_asked_for():
    assert content_hash(CABLE) == content_hash(CABLE, scope="cable")


def test_the_scope_says_what_counts():
    """Copies have one message hash, and a text sent again has one content hash."""
    copy = attrs.evolve(CABLE, transmission=None)
    again = attrs.evolve(CABLE, heading=None)
    same = {
        scope: [
            content_hash(CABLE, scope=scope) == content_hash(other, scope=scope)
            for other in (copy, again)
        ]
        for scope in SCOPES
    }
    assert same == {
        "cable": [False, False],
        "message": [True, False],
        "content": [True, True],
    }


def test_one_cable_has_another_hash_in_every_scope():
    cable = build(subject="CORK")
    assert len({content_hash(cable, scope=scope) for scope in SCOPES}) == len(SCOPES)
    assert len({content_hash(Cable(), scope=scope) for scope in SCOPES}) == len(SCOPES)


def test_the_front_door_has_it():
    assert cableformat.content_hash is content_hash


def test_what_makes_no_sense_is_refused():
    with pytest.raises(
        CableValueError, match="expected one of cable, message"
    ) as caught:
        content_hash(CABLE, scope="heading")
    assert caught.value.code == "hash.unknown-scope"
    with pytest.raises(TypeError, match="expected Cable; found NoneType"):
        content_hash(None)


def test_paragraphs_and_explanations_alone_hold_lines():
    """Only the listed fields hold lines, as `docs/hashes.md` says for unwrapping."""
    holding = [
        (cls.__name__, row.json_name)
        for cls, rows in field_table().items()
        for row in rows
        if row.text is TEXT_LINES
    ]
    assert holding == [
        ("FormattedSet", "amplification"),
        ("FormattedSet", "narrative"),
        ("Reference", "amplification"),
        ("Reference", "narrative"),
        ("Paragraph", "text"),
    ]
