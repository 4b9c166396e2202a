"""What is wrong with the members of a document: where, by which code, which hint."""

from __future__ import annotations

import json

import pytest

from cableformat.diagnostics import path_of
from cableformat.document._findings import MOST, examine

ORDER = "/content/executiveOrder/declassification"


def declassified(value):
    return {"content": {"executiveOrder": {"declassification": value}}}


def addressed(**members):
    return {"heading": {"actionAddressees": [{"designator": "LIMA", **members}]}}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        # Types; the place of an item is in its path.
        ({"heading": []}, ["wrong-type /heading"]),
        ({"heading": {"originator": "LIMA"}}, ["wrong-type /heading/originator"]),
        ({"content": {"tags": "PE"}}, ["wrong-type /content/tags"]),
        ({"content": {"tags": ["PE", 5]}}, ["wrong-type /content/tags/1"]),
        (
            addressed(precedence=5),
            ["wrong-type /heading/actionAddressees/0/precedence"],
        ),
        ({"layout": 5}, ["wrong-type /layout"]),
        # Every problem of every member is reported.
        (
            {"heading": 5, "content": {"subject": 5, "cork": 5}},
            [
                "wrong-type /heading",
                "unknown-member /content/cork",
                "wrong-type /content/subject",
            ],
        ),
        # Unions.
        (declassified([]), [f"wrong-type {ORDER}"]),
        (declassified({}), [f"missing-member {ORDER}"]),
        (declassified({"kind": "cork"}), [f"unknown-value {ORDER}/kind"]),
        (declassified({"kind": 5}), [f"unknown-value {ORDER}/kind"]),
        (declassified({"kind": "date"}), [f"missing-member {ORDER}"]),
        (
            declassified({"kind": "date", "date": "2018-09-15", "cork": 5}),
            [f"unknown-member {ORDER}/cork"],
        ),
        # Values.
        (
            addressed(precedence="X"),
            ["unknown-value /heading/actionAddressees/0/precedence"],
        ),
        ({"content": {"paragraphs": [{}]}}, ["missing-member /content/paragraphs/0"]),
        # A document has strays in the order that a constructor gives them.
        (
            {
                "content": {
                    "subject": "A",
                    "strays": [{"text": "B", "code": "text.cork", "follows": "tags"}],
                }
            },
            ["stray-order /content/strays"],
        ),
        # What constructors refuse is reported at the member that they name or above.
        ({"heading": {}}, ["model.empty-part /heading"]),
        (
            {"heading": {"originator": {"designator": " A"}}},
            ["model.pattern /heading/originator/designator"],
        ),
        (
            {"content": {"paragraphs": [{"text": "A"}, {"text": "B"}]}},
            ["model.nameless-paragraph /content/paragraphs"],
        ),
        (
            declassified({"kind": "date", "date": "2018-02-30"}),
            [f"model.no-such-day {ORDER}/date"],
        ),
    ],
    ids=json.dumps,
)
def test_what_is_wrong_is_reported_where_it_is(members, expected):
    cable, layout, problems = examine(members)
    assert cable is layout is None
    found = [f"{problem.code} {path_of(problem.steps)}" for problem in problems]
    assert [each.removeprefix("document.") for each in found] == expected


@pytest.mark.parametrize(
    ("members", "hinted"),
    [
        ({"headin": 5}, "'heading'"),
        ({"content": {"subjcet": "A"}}, "'subject'"),
        ({"cork": 5}, None),
        ({"headin" + "g" * 40: 5}, None),
        # What is absent is not written.
        ({"heading": None}, "Leave"),
        ({"heading": False}, "Leave"),
        (addressed(deliveredByOtherMeans=False), "Leave"),
        ({"content": {"tags": []}}, "Leave"),
        ({"heading": []}, None),
        ({"heading": 0}, None),
    ],
    ids=json.dumps,
)
def test_a_hint_is_given_where_one_helps(members, hinted):
    (problem,) = examine(members)[2]
    if hinted is None:
        assert problem.hint is None
    else:
        assert hinted in problem.hint


@pytest.mark.parametrize(
    ("members", "expected", "found"),
    [
        ({"heading": 5}, "an object", "5"),
        ({"content": {"tags": True}}, "a list", "true"),
        ({"content": {"tags": False}}, "a list", "false"),
        ({"content": {"subject": None}}, "a string", "null"),
        ({"content": {"cork": 5}}, "Content", "'cork'"),
        ({"content": {"paragraphs": [{}]}}, "'text'", "none"),
    ],
    ids=json.dumps,
)
def test_a_message_names_what_was_expected_and_what_was_found(members, expected, found):
    """Values are named as JSON spells them, classes and members as documents do."""
    (problem,) = examine(members)[2]
    assert expected in problem.message
    assert found in problem.message


def test_the_last_of_too_many_problems_says_that_there_are_more():
    """Ten thousand problems are reported, and one more for all others."""
    _, _, problems = examine({"content": {str(n): n for n in range(MOST + 2)}})
    assert len(problems) == MOST + 1
    assert problems[-1].code == "document.more-findings"
    assert problems[-1].steps == ()
