"""Designators: what kind of name each is (wire.md 1.7.5)."""

from __future__ import annotations

import pytest

from cableformat.routing import DesignatorKind, aig_number, designator_kind

NAMES = (
    "ALCOM ALCOMLANT ALCOMPAC ALMAR ALNAV ALNAVSTA ALPACFLT ALSAFE ALSTRAT LANTADMIN "
    "MARADMIN NAVACT NAVADMIN NAVNEWS NAVOP PACADMIN"
)

KINDS = {
    DesignatorKind.AIG: [
        *("AIG 205", "AIG 1123", "AIG205", "aig \t 8777", "AIG 1", "AIG 12345"),
        *("BPFU (REPRESENTING AIG 123)", "bpfu(Representing \t AIG123 )"),
        "BPFU ( REPRESENTING AIG 123)",
    ],
    DesignatorKind.COLLECTIVE_ADDRESS_DESIGNATOR: [
        *NAMES.split(),
        *("ALL DIPLOMATIC AND CONSULAR POSTS", "ALL DIPLOMATIC POSTS", "navadmin"),
        "ALL  DIPLOMATIC\tAND CONSULAR POSTS",
    ],
    DesignatorKind.COLLECTIVE: [
        *("EUROPEAN POLITICAL COLLECTIVE", "SCA COLLECTIVE", "sca \t collective"),
        *("ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE", "COLLECTIVE COLLECTIVE"),
    ],
    DesignatorKind.TASK_ORGANIZATION: [
        *("CTF 70", "CTG 70.1", "CTU 70.1.2", "CTE 70.1.2.3", "TF 50", "TG 50.1"),
        *("TU 50.1.1", "TE 50.1.1.1", "CTF70", "ctf \t 7000", "CTG 7.1000"),
    ],
    DesignatorKind.ADDRESS_GROUP: ["EYNT", "XYAG", "USUN", "ALCO", "ZZZZ", "AAAA"],
    DesignatorKind.PLAIN_LANGUAGE: [
        *("AMEMBASSY ASTANA", "SECSTATE WASHDC", "HQ USEUCOM VAIHINGEN GE", "", " "),
        # Near an AIG.
        *("AIG", "AIG 123456", "AIG 205 X", "X AIG 205", "AIGX 205", "AIG-205"),
        *("AIG \u0661", "BPF (REPRESENTING AIG 123)", "BPFUX (REPRESENTING AIG 123)"),
        *("BPFU (REPRESENTING AIG)", "BPFU (REPRESENTINGAIG 123)"),
        *("BPFU (REPRESENTING AIG 123", "BPFU REPRESENTING AIG 123"),
        # Near a name for many.
        *("NAVADMINS", "THE NAVADMIN", "ALL DIPLOMATIC", "ALL DIPLOMATICPOSTS"),
        *("NAVADM\u0131N", "ALLDIPLOMATIC POSTS"),
        # Near a collective.
        *("COLLECTIVE", " COLLECTIVE", "SCACOLLECTIVE", "SCA COLLECTIVES"),
        *("SCA COLLECTIVE X", "A\nB COLLECTIVE"),
        # Near a task organization.
        *("CTF", "CTF 70.", "CTF 70.1.", "CTF 70..1", "CTF .1", "CTF 12345", "TX 70"),
        *("CTF 70 NORTH", "CCTF 70", "XTF 70", "CTF 70.12345", "CT 70", "T 70"),
        # Near an address group.
        *("EYN", "EYNTA", "Rome", "rome", "EY1T", "EYNT ", "EYNT EYNT", "\u00c9YNT"),
    ],
}


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, texts in KINDS.items() for text in texts]
)
def test_a_designator_has_a_kind(text: str, kind: DesignatorKind) -> None:
    """A designator's form or a table gives its kind; any other is plain language."""
    assert designator_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("AIG 205", "205"),
        ("AIG205", "205"),
        ("aig 0077", "0077"),
        ("BPFU (REPRESENTING AIG 123)", "123"),
        ("AIG", None),
        ("CTF 70", None),
        ("AMEMBASSY ROME 0077", None),
    ],
)
def test_an_aig_has_a_number_as_printed(text: str, number: str | None) -> None:
    """Only an AIG has a number, which keeps its zeros."""
    assert aig_number(text) == number
    assert (number is not None) == (designator_kind(text) is DesignatorKind.AIG)


def test_every_kind_is_shown_here() -> None:
    """Every kind has an example here, and its value is its name."""
    assert set(KINDS) == set(DesignatorKind)
    for kind in DesignatorKind:
        assert kind.value == kind.name.lower().replace("_", "-")
