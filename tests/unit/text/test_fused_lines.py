"""Several format lines on one line, and what only looks so (wire.md (b) 39, 40)."""

from __future__ import annotations

import pytest

from tests.unit.text.telegrams import canonical, claimed, findings, read, strays

_ABOVE = "P 151122Z SEP 08\nFM LISBON\n"


def _parties(source):
    """Originator, addressees for action, for information: their names."""
    heading = read(source, "heading") or {}
    originator = heading.get("originator")
    return [
        [item["designator"] for item in items]
        for items in (
            [originator] if originator else [],
            heading.get("actionAddressees", ()),
            heading.get("infoAddressees", ()),
        )
    ]


def _is_told_once(source, line):
    return [text for code, _, text in findings(source) if "fused" in code] == [line]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("PP RUEHC DE RUEHTA #1774", ["PP RUEHC", "DE RUEHTA #1774"]),
        ("VZCZCABC027 DE RUEHTA #1774", ["VZCZCABC027", "DE RUEHTA #1774"]),
        ("VZCZCABC027 PP RUEHC ZNR UUUUU", ["VZCZCABC027", "PP RUEHC", "ZNR UUUUU"]),
        ("DE RUEHTA #1774 2591122 ZNR UUUUU", ["DE RUEHTA #1774 2591122", "ZNR UUUUU"]),
        ("DE RUEHTA #1774  ZNY CCCCC", ["DE RUEHTA #1774", "ZNY CCCCC"]),
        ("P 151122Z SEP 08FM LISBON", ["P 151122Z SEP 08", "FM", "LISBON"]),
        ("P R 151122ZSEP FM LISBON", ["P R 151122ZSEP", "FM", "LISBON"]),
        ("ZNR UUUUU P 151122Z SEP FM X", ["ZNR UUUUU", "P 151122Z SEP", "FM", "X"]),
        ("P 151122Z SEP ZDK BT UNCLAS", ["P 151122Z SEP ZDK", "BT", "UNCLAS"]),
    ],
)
def test_a_line_of_the_procedure_holds_several(line, pieces):
    """Each format line within a line is an element of its own, with one finding for the
    line.
    """
    source = f"{line}\n"
    assert claimed(source) == pieces
    assert _is_told_once(source, line)
    written = canonical(source)
    assert not findings(written)
    assert canonical(written) == written


@pytest.mark.parametrize(
    "line",
    [
        "DE RUEHTA #1774 PP RUEHC",  # not in the order of format lines
        "DE RUEHTA #1774 DE RUEHTB",
        "DE RUEHTA #1774 ZNR",
        "DE RUEHTA #1774 ZNX UUUUU",
        "DE RUEHTA #1774 XZNR UUUUU",
        "DE RUEHTA #1774 znr uuuuu",
        "DE RUEHTA #1774 TO SECSTATE WASHDC",  # TO follows FM
    ],
)
def test_what_is_not_in_its_order_is_no_format_line(line):
    """A format line within a line is a stray if it is out of order, a longer word, or
    in lower case.
    """
    stray = line.removeprefix("DE RUEHTA #1774 ")
    source = f"{line}\n"
    assert strays(source) == [stray]
    assert not any("fused" in code for code, *_ in findings(source))


def test_a_whole_heading_may_be_one_line():
    """The whole heading may be one line in a copy without line ends
    (wire.md (b) 40).
    """
    lines = [
        "VZCZCABC027",
        "PP RUEHC",
        "DE RUEHTA #1774 2591122",
        "ZNY CCCCC ZZH",
        "P 151122Z SEP 08",
        "FM AMEMBASSY ASTANA",
        "TO RUEHC/SECSTATE WASHDC PRIORITY 3299",
        "INFO RUEHNO/USMISSION USNATO 2235",
        "BT",
        "C O N F I D E N T I A L ASTANA 001774",
    ]
    # DE follows the start of message here: format line 2 needs a sign of its own.
    fused, apart = " ".join(lines) + "\n", "\n".join(lines) + "\n"
    assert read(fused) == read(apart)
    assert _is_told_once(fused, fused.strip())
    assert canonical(fused) == canonical(apart)


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("FM LISBON TO SECSTATE WASHDC", [["LISBON"], ["SECSTATE WASHDC"], []]),
        ("FM LISBON TO AIG 205", [["LISBON"], ["AIG 205"], []]),
        ("FM LISBON TO  RUEHC/STATE", [["LISBON"], ["STATE"], []]),
        ("FM LISBON TO ROME//POL//", [["LISBON"], ["ROME"], []]),
        ("FM LISBON INFO NAVADMIN", [["LISBON"], [], ["NAVADMIN"]]),
        (
            "FM LISBON TO SECSTATE WASHDC INFO AMEMBASSY ROME",
            [["LISBON"], ["SECSTATE WASHDC"], ["AMEMBASSY ROME"]],
        ),
        (
            "FM LISBON TO SCA COLLECTIVE INFO AIG 205",
            [["LISBON"], ["SCA COLLECTIVE"], ["AIG 205"]],
        ),
        (
            "FM: LISBON TO: SECSTATE WASHDC INFO : AMEMBASSY ROME",
            [["LISBON"], ["SECSTATE WASHDC"], ["AMEMBASSY ROME"]],
        ),
        ("FM: LISBON INFO: NAVADMIN", [["LISBON"], [], ["NAVADMIN"]]),
        # Names hold the words too.
        ("FM LISBON TO ROME", [["LISBON TO ROME"], [], []]),
        ("FM US DEL TO UNESCO", [["US DEL TO UNESCO"], [], []]),
        ("FM NAVY INFO CENTER", [["NAVY INFO CENTER"], [], []]),
        ("FM LISBON INTO SECSTATE WASHDC", [["LISBON INTO SECSTATE WASHDC"], [], []]),
        ("FM LISBON to SECSTATE WASHDC", [["LISBON to SECSTATE WASHDC"], [], []]),
    ],
)
def test_a_label_after_the_originator_needs_a_name_by_form(line, parties):
    """A label after the originator needs a prefix, offices, a State activity or a
    collective after it.
    """
    source = f"P 151122Z SEP 08\n{line}\nBT\n"
    assert _parties(source) == parties
    assert _is_told_once(source, line) == (sum(map(len, parties)) > 1)


@pytest.mark.parametrize(
    ("lines", "parties"),
    [
        ("FM LISBON TO SECSTATE WASHDC\nTO ROME", ["LISBON TO SECSTATE WASHDC"]),
        ("FM LISBON TO SECSTATE WASHDC\nTO\nROME", ["LISBON TO SECSTATE WASHDC"]),
        ("FM LISBON INFO AIG 205\nINFO ROME", ["LISBON INFO AIG 205"]),
        ("FM LISBON INFO AIG 205\nINFO\nROME", ["LISBON INFO AIG 205"]),
        ("FM LISBON TO SECSTATE WASHDC\nTOTAL", ["LISBON"]),
        ("FM LISBON TO SECSTATE WASHDC\nINFO ROME", ["LISBON"]),
        ("FM LISBON INFO AIG 205\nINFORM", ["LISBON"]),
    ],
)
def test_the_next_line_has_the_label_where_the_word_is_a_name_s(lines, parties):
    """A label inside a name is a word of the name if the next line has that label."""
    assert _parties(f"P 151122Z SEP 08\n{lines}\nBT\n")[0] == parties


@pytest.mark.parametrize(
    ("lines", "action", "info"),
    [
        ("TO ROME INFO AIG 205", ["ROME"], ["AIG 205"]),
        ("TO ROME\nMILAN INFO AIG 205", ["ROME", "MILAN"], ["AIG 205"]),
        ("TO ROME INFO AIG 205 BT", ["ROME"], ["AIG 205"]),
        ("TO ROME INFO BERN", ["ROME INFO BERN"], []),
        # INFO follows TO, but not INFO.
        ("INFO ROME TO AIG 205", [], ["ROME TO AIG 205"]),
        ("INFO ROME INFO AIG 205", [], ["ROME INFO AIG 205"]),
        ("INFO ROME\nBERN INFO AIG 205", [], ["ROME", "BERN INFO AIG 205"]),
        ("TO ROME TO AIG 205", ["ROME TO AIG 205"], []),
        ("TO ROME\nBERN TO AIG 205", ["ROME", "BERN TO AIG 205"], []),
        ("TO ROME FM AMEMBASSY BERN", ["ROME FM AMEMBASSY BERN"], []),
        ("TO ROME DE RUEHTA 1", ["ROME DE RUEHTA 1"], []),
        ("TO ROME INFO AIG 205\nINFO OSLO", ["ROME INFO AIG 205"], ["OSLO"]),
    ],
)
def test_a_label_counts_in_the_order_of_format_lines(lines, action, info):
    """Inside a line, INFO may follow addressees of TO, and TO only the originator."""
    assert _parties(f"{_ABOVE}{lines}\nBT\n")[1:] == [action, info]


def test_with_nothing_above_a_label_inside_a_line_is_a_word():
    """A label inside a line is a word unless a format line above it shows that it may
    follow.
    """
    assert _parties("BERN TO SECSTATE WASHDC\n") == [[], [], []]
    assert _parties("P 151122Z SEP 08 TO SECSTATE WASHDC\n")[1] == ["SECSTATE WASHDC"]
    assert _parties("P 151122Z SEP 08 INFO AIG 205\n")[2] == ["AIG 205"]
    assert strays(f"{_ABOVE}BERN TO SECSTATE WASHDC\n") == ["BERN TO SECSTATE WASHDC"]


@pytest.mark.parametrize("label", ["XFM LISBON", "A1FMLISBON", "8 XFM LISBON"])
def test_only_a_blank_or_a_digit_is_before_fm(label):
    """FM inside a line follows a blank or a digit; after a letter it is
    part of a word.
    """
    assert strays(f"{label}\n") == [label]


@pytest.mark.parametrize(
    ("line", "name", "level"),
    [
        ("TO ROME BT", "ROME", None),
        ("TO ROME BT ", "ROME", None),
        ("TO ROME BT UNCLAS", "ROME", "U"),
        ("TO ROME BT  C O N F I D E N T I A L", "ROME", "C"),
        ("TO ROME BTUNCLAS", "ROME", "U"),
        ("TO ROME BT UNCLASSIFIED", "ROME", "U"),
        ("TO ROME BT WORDS", "ROME BT WORDS", None),
        ("TO ROME BT SECRETARY", "ROME BT SECRETARY", None),
        ("TO ROME BTX", "ROME BTX", None),
        ("TO ROME XBT", "ROME XBT", None),
        ("TO ROME bt", "ROME bt", None),
        ("TO BT CORPORATION", "BT CORPORATION", None),
    ],
)
def test_bt_after_an_addressee_is_followed_by_a_classification(line, name, level):
    """BT after an addressee ends the line or precedes a classification (wire.md (b)
    39).
    """
    source = f"{_ABOVE}{line}\n"
    (addressee,) = read(source, "heading", "actionAddressees")
    assert addressee["designator"] == name
    assert read(source, "content", "classificationLine", "level") == level
    assert claimed(source)[4] == name
    assert bool(findings(source)) == (name == "ROME")


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("BT UNCLAS", ["BT", "UNCLAS"]),
        ("BT   S E C R E T LISBON 001205", ["BT", "S E C R E T LISBON 001205"]),
        ("BTUNCLAS", ["BT", "UNCLAS"]),
    ],
)
def test_a_classification_after_bt_is_a_line_of_its_own(line, claims):
    """A classification after BT is an element of its own, and BT still opens the text
    (wire.md (b) 39).
    """
    source = f"{_ABOVE}TO ROME\n{line}\nSIPDIS\n"
    assert claimed(source)[5:7] == claims
    assert read(source, "content", "captions") == ["SIPDIS"]
    assert _is_told_once(source, line)


@pytest.mark.parametrize("line", ["BT WORDS", "BT SECRETARY", "BTX"])
def test_words_after_bt_are_no_text(line):
    """A line of BT and other words is an addressee, which may have such a name."""
    assert _parties(f"{_ABOVE}TO ROME\n{line}\n")[1] == ["ROME", line]


def test_unclas_with_the_number_of_a_subject_is_a_classification_too():
    """UNCLAS with a subject code, as the US Navy prints it, is a classification after
    BT (wire.md 7.3).
    """
    source = f"{_ABOVE}TO ROME BT UNCLAS //N05800//\nSUBJ/CORK//\n"
    assert _parties(source)[1] == ["ROME"]
    assert claimed(source)[4:6] == ["ROME", "BT"]
    source = f"{_ABOVE}TO ROME\nBT UNCLAS //N05800//\n"
    assert _parties(source)[1] == ["ROME"]


def test_after_a_classification_nothing_is_taken_apart():
    """Labels after a classification are words of the classification line."""
    source = f"{_ABOVE}TO ROME\nBT UNCLAS LISBON 001205 INFO AIG 205\n"
    assert read(source, "heading", "infoAddressees") is None
