"""Rules of the transmission: ACP 127 format lines 1 to 4, 15 and 16."""

from __future__ import annotations

import pytest

from tests.unit.rules.telegrams import breaches

LINE = "/transmission/routingLine"
WARNING = "/transmission/securityWarning"
STATION = "/transmission/callingStation"
TO = "FM AMEMBASSY LIMA\nTO ROME{}\n"


@pytest.mark.parametrize(
    ("prosigns", "preamble", "addressee", "expected"),
    [
        ("PP", "P", "", []),
        ("RR", "P R", "", []),
        ("RR", "P", "", [f"routing-precedence {LINE} R, P"]),
        # A copy may show the lower one of those whom it goes to, and none between.
        ("RR", "P", " ROUTINE", []),
        ("OO", "P R", " ROUTINE", [f"routing-precedence {LINE} O, P R"]),
        ("PP", "O", " ROUTINE", [f"routing-precedence {LINE} P, O"]),
    ],
)
def test_the_prosign_of_the_routing_line_is_one_of_the_preambles(
    prosigns, preamble, addressee, expected
):
    """A routing line is reported if the preamble lacks its prosign (wire.md 3)."""
    source = f"{prosigns} RUEHC\nDE RUEHPE #0100 2591122\n{preamble} 151122Z SEP 08\n"
    assert breaches(source + TO.format(addressee)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("ZNR UUUUU\n", []),
        ("ZNY CCCCC\n", []),
        ("ZNR CCCCC\n", [f"warning-signal {WARNING} ZNR, C"]),
        ("ZNY UUUUU\n", [f"warning-signal {WARNING} ZNY, U"]),
        (
            "RR RUEHC RUEHC RUEHRO RUEHRO RUEHC\nDE RUEHPE #0100 2591122\n",
            [f"duplicate-indicator {LINE} {name}" for name in ("RUEHC", "RUEHRO")],
        ),
    ],
)
def test_the_lines_before_the_heading_agree(source, expected):
    """A warning whose letter contradicts its signal is reported (wire.md 1.4).

    A routing indicator that is repeated is reported once (wire.md 1.2).
    """
    assert breaches(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # What is encrypted off line goes under U, and has its groups counted.
        ("ZNR UUUUU\nFM LIMA\nGR 37\nBT\nSECRET\n", []),
        (
            "ZNY CCCCC\nFM LIMA\nGR 37\nBT\nSECRET\n",
            [f"warning-level {WARNING} C, SECRET"],
        ),
        (
            "ZNR UUUUU\nFM LIMA\nGR NC\nBT\nSECRET\n",
            [f"warning-level {WARNING} U, SECRET"],
        ),
        ("ZNR UUUUU\nFM LIMA\nBT\nSECRET\n", [f"warning-level {WARNING} U, SECRET"]),
        ("ZNY EEEEE\nFM LIMA\nBT\nUNCLAS EFTO\n", []),
        (
            "ZNR UUUUU\nFM LIMA\nBT\nUNCLAS EFTO\n",
            [f"warning-level {WARNING} U, UNCLASSIFIED EFTO"],
        ),
        # A letter of special handling says nothing of the level.
        ("ZNY MMMMM\nFM LIMA\nBT\nTOP SECRET\n", []),
        (
            "RTTCZYUW RUEHROA0217 0480915-CCCC--RUEHC.\nZNY CCCCC\nBT\nSECRET\n",
            [f"warning-level {WARNING} C, SECRET", f"warning-level {LINE} C, SECRET"],
        ),
    ],
)
def test_the_letter_of_the_level_is_that_of_the_text(source, expected):
    """A letter that contradicts the level is reported (content.md 1.2; wire.md 1.4)."""
    assert breaches(source) == expected


@pytest.mark.parametrize(
    ("header", "again", "agrees"),
    [
        ("U", "UUUU", True),
        ("U", "UUAC", True),
        ("U", "UUCA", False),
        ("U", "UUUC", False),
        ("C", "UUUU", False),
        ("C", "CUUU", False),
    ],
)
def test_acp_128_has_the_letter_again_or_a_release_code(header, again, agrees):
    """A field with neither the letter nor release codes is reported (wire.md 2)."""
    source = f"RTT{header}ZYUW RUEHROA0217 0480915-{again}--RUEHC.\n"
    expected = f"classification-redundancy {LINE} {again}, {header}"
    assert breaches(source) == ([] if agrees else [expected])


@pytest.mark.parametrize(
    ("day", "signals", "instruction", "is_reported"),
    [
        ("259", "ZZH", "", False),
        ("260", "ZZH", "", False),
        ("262", "ZZH", "", True),
        ("258", "ZZH", "", True),
        # One that is sent again is filed when it is.
        ("262", "ZEL", "", False),
        ("262", "ZZH", " ZDK", False),
    ],
)
def test_a_message_is_filed_on_the_day_of_its_group_or_after(
    day, signals, instruction, is_reported
):
    """A filing time before its group or days after it is reported (wire.md 5.5)."""
    source = (
        f"DE RUEHPE #0100 {day}1122\nZNR UUUUU {signals}\n"
        f"P 151122Z SEP 08{instruction}\n{TO.format('')}"
    )
    expected = f"filing-time {STATION} {day}1122, 151122Z SEP 08"
    assert breaches(source) == ([expected] if is_reported else [])


@pytest.mark.parametrize(
    ("station", "line", "ending", "expected"),
    [
        ("RUEHPE #0100", "LIMA 000100", "0100", []),
        # State's serial is the last four digits of the number.
        ("RUEHPE #2345", "LIMA 012345", "2345", []),
        ("RUEHPE #12345", "LIMA 012345", "12345", []),
        (
            "RUEHPE #0345",
            "LIMA 012345",
            "0345",
            [f"station-serial {STATION} 0345, LIMA 012345"],
        ),
        (
            "RUEHPE #0100",
            "LIMA 000100",
            "0101",
            ["validation-number /transmission/ending/validationNumber 0101, 0100"],
        ),
        # Another network's is its own; a service message shows another's number.
        ("RHEFHQN #0101", "LIMA 000100", "0101", []),
        ("RUEHPE #0101", "SVC LIMA 000100", "0101", []),
        # The section after the serial.
        ("RUEHPE #0100/01", "SECTION 01 OF 02 LIMA 000100", "0100", []),
        ("RUEHPE #0100/02", "LIMA 000100", "0100", []),
        (
            "RUEHPE #0100/02",
            "SECTION 01 OF 02 LIMA 000100",
            "0100",
            [f"station-section {STATION} 02, 01 OF 02"],
        ),
    ],
)
def test_serial_and_section_of_the_station_are_those_of_the_text(
    station, line, ending, expected
):
    """A serial or section unlike the text's is reported (wire.md 0.1 (6), 1.3, 1.8)."""
    source = (
        f"DE {station} 2591122\n{TO.format('')}BT\nUNCLAS {line}\nBT\n#{ending}\nNNNN\n"
    )
    assert breaches(source) == expected
