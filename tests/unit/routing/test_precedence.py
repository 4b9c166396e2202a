"""Precedence: its order, its prosigns, its words (wire.md 3)."""

from __future__ import annotations

from typing import Any

import pytest

from cableformat.errors import CableValueError
from cableformat.routing import Precedence, PrecedencePolicy, effective_precedence
from cableformat.routing.precedence import SPELLED_OUT, WITH_PROSIGN


def test_the_order_is_that_of_the_source() -> None:
    """ROUTINE is lowest, CRITIC is highest, and NIACT is just above IMMEDIATE."""
    assert [p.name for p in sorted(Precedence)] == [
        "ROUTINE",
        "PRIORITY",
        "IMMEDIATE",
        "NIACT_IMMEDIATE",
        "FLASH",
        "EMERGENCY_COMMAND",
        "CRITIC",
    ]


@pytest.mark.parametrize("precedence", list(Precedence))
def test_a_prosign_is_one_letter(precedence: Precedence) -> None:
    """Each precedence has a letter for format line 2; only NIACT borrows one."""
    assert len(precedence.prosign) == 1
    assert (precedence.prosign == precedence.value) == (
        precedence is not Precedence.NIACT_IMMEDIATE
    )
    assert "_" not in precedence.word


@pytest.mark.parametrize(
    ("text", "precedence"),
    [
        *((p.word, p) for p in Precedence),
        *((p.word.lower(), p) for p in Precedence),
        *((p.value, p) for p in Precedence),
        *((p.value * 2, p) for p in Precedence if len(p.value) == 1),
        ("oO", Precedence.IMMEDIATE),
        ("Niact \t Immediate", Precedence.NIACT_IMMEDIATE),
    ],
)
def test_a_precedence_is_read_from_text(text: str, precedence: Precedence) -> None:
    """A prosign, doubled or not, or a word is read in any case (wire.md 1.2, 1.7.2)."""
    assert Precedence.from_text(text) is precedence


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "X",
            "PR",
            "PPP",
            "P ",
            " P",
            "P P",
            "PRIOITY",
            "NIACT",
            "NIACTIMMEDIATE",
        ),
        *("NIACT_IMMEDIATE", "NIACT\nIMMEDIATE", "NIACT IMMEDIATENIACT IMMEDIATE"),
        *("EMERGENCY_COMMAND", "PR\u0131OR\u0131TY", "DEFERRED"),
    ],
)
def test_what_is_no_precedence_is_refused(text: str) -> None:
    """A misspelling is refused, and so are letters that only `upper` makes ASCII."""
    with pytest.raises(CableValueError, match=r"^Precedence: ") as caught:
        Precedence.from_text(text)
    assert caught.value.code == "model.pattern"
    assert f"found {text!r}" in str(caught.value)
    assert caught.value.field == "Precedence"


ACP127 = {"ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH"}


@pytest.mark.parametrize(
    ("network", "year", "names"),
    [
        ("acp127", 1945, ACP127),
        ("acp127", 2017, ACP127),
        ("acp127", 9999, ACP127),
        ("state", 1973, ACP127 | {"NIACT_IMMEDIATE"}),
        ("state", 2016, ACP127 | {"NIACT_IMMEDIATE"}),
        ("state", 2017, {"ROUTINE", "IMMEDIATE", "NIACT_IMMEDIATE", "FLASH"}),
        ("state", 9999, {"ROUTINE", "IMMEDIATE", "NIACT_IMMEDIATE", "FLASH"}),
    ],
)
def test_a_network_authorises_some_in_a_year(
    network: Any, year: int, names: set[str]
) -> None:
    """State has no PRIORITY from 2017; ACP 127 always has four (wire.md 3)."""
    assert {p.name for p in Precedence if p.authorised(year, network=network)} == names


def test_a_word_is_spelled_as_on_the_wire() -> None:
    """NIACT IMMEDIATE has a blank between its words (wire.md 1.7.2)."""
    assert Precedence.NIACT_IMMEDIATE.word == "NIACT IMMEDIATE"
    assert Precedence.FLASH.word == "FLASH"


def test_the_network_is_that_of_acp_127_where_none_is_named() -> None:
    """Without a network ACP 127 applies, which has no NIACT IMMEDIATE."""
    assert Precedence.PRIORITY.authorised(2020)
    assert not Precedence.NIACT_IMMEDIATE.authorised(2020)


def test_an_unknown_network_is_a_type_error() -> None:
    network: Any = "navy"
    with pytest.raises(TypeError, match="'navy'"):
        Precedence.FLASH.authorised(2020, network=network)


def test_objectives_are_those_of_the_source() -> None:
    """NIACT IMMEDIATE travels as IMMEDIATE; above FLASH none is known (wire.md 3)."""
    assert {p.name: p.objective_minutes for p in Precedence} == {
        "ROUTINE": 360,
        "PRIORITY": 180,
        "IMMEDIATE": 30,
        "NIACT_IMMEDIATE": 30,
        "FLASH": 10,
        "EMERGENCY_COMMAND": None,
        "CRITIC": None,
    }


def test_numbers_of_rfc_6477_are_those_of_the_source() -> None:
    """Numbers are 1 to 5, since 0, deferred, is no precedence here (wire.md 7.1)."""
    assert {p.name: p.mmhs for p in Precedence} == {
        "ROUTINE": 1,
        "PRIORITY": 2,
        "IMMEDIATE": 3,
        "NIACT_IMMEDIATE": 3,
        "FLASH": 4,
        "EMERGENCY_COMMAND": None,
        "CRITIC": 5,
    }


R, P, O, N = (Precedence(v) for v in ("R", "P", "O", "NIACT IMMEDIATE"))  # noqa: E741


@pytest.mark.parametrize(
    ("own", "action", "info", "for_info", "acp127", "state"),
    [
        # Its own wins, above or below the prosigns.
        (N, O, None, False, N, N),
        (N, O, P, True, N, N),
        (R, O, None, False, R, R),
        (P, O, R, True, P, P),
        # For action, the first prosign.
        (None, P, None, False, P, P),
        (None, O, R, False, O, O),
        # For information, the second.
        (None, O, P, True, P, P),
        # For information, one prosign alone: here they differ.
        (None, P, None, True, P, R),
        (None, R, None, True, R, R),
    ],
)
def test_an_addressee_gets_the_message_at_a_precedence(
    own: Precedence | None,
    action: Precedence,
    info: Precedence | None,
    for_info: bool,
    acp127: Precedence,
    state: Precedence,
) -> None:
    """An addressee has its own precedence or that of a prosign (wire.md 1.7.2)."""
    for policy, expected in (
        (PrecedencePolicy.ACP127, acp127),
        (PrecedencePolicy.STATE, state),
    ):
        found = effective_precedence(
            own, action=action, info=info, for_info=for_info, policy=policy
        )
        assert found is expected


def test_one_prosign_is_the_rule() -> None:
    """If no second prosign is given, the first counts for information too."""
    policy = PrecedencePolicy.ACP127
    assert effective_precedence(None, action=P, for_info=True, policy=policy) is P


def test_policies_are_named_for_who_has_them() -> None:
    """The values of the policies are the names of the networks."""
    assert [policy.value for policy in PrecedencePolicy] == ["acp127", "state"]


def test_a_place_of_the_wire_shows_some_precedences() -> None:
    """Prosigns exclude NIACT, and words those above FLASH (wire.md 1.6-1.7)."""
    niact, top = Precedence.NIACT_IMMEDIATE, Precedence.FLASH
    assert WITH_PROSIGN.members == {p for p in Precedence if p is not niact}
    assert SPELLED_OUT.members == {p for p in Precedence if p <= top}
    assert WITH_PROSIGN.code == SPELLED_OUT.code == "model.no-prosign"
