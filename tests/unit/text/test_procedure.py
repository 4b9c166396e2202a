"""Format lines 1 to 4, part by part, and what only resembles them (wire.md 1.1-1.5)."""

from __future__ import annotations

import pytest

from tests.unit.text.telegrams import (
    canonical,
    claimed,
    findings,
    messages,
    read,
    strays,
)

_DE = "DE RUEHTA #1774 2591122\n"
_RR = "RR RUFDAE\nDE RUEPDA 116B 1351530\n"
_ACP128 = "RTTUZYUW RUEWMCS0000 3641921-UUUU--RUEWMCS"


def _sent(source, *names):
    return read(source, "transmission", *names)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("VZCZCABC0274", [("VZCZC", "ABC", "0274")]),
        ("VZCZCAB027", [("VZCZC", "AB", "027")]),
        ("ZCZCABC027", [("ZCZC", "ABC", "027")]),
        ("VZCZC \t ABC  027", [("VZCZC", "ABC", "027")]),
        ("VV   ABC027", [("VV", "ABC", "027")]),
        ("VV\t ABC027", [("VV", "ABC", "027")]),
        ("AEA 147", [(None, "AEA", "147")]),
        ("NNNVZCZCABC027", [("VZCZC", "ABC", "027")]),
        ("NNNNABC027", [(None, "ABC", "027")]),
        ("VV   DLA128VV   QTA114", [("VV", "DLA", "128"), ("VV", "QTA", "114")]),
        ("FDA 035 EUA 024", [(None, "FDA", "035"), (None, "EUA", "024")]),
    ],
)
def test_an_identification_is_start_channel_and_serial(line, found):
    """An identification is a start, a channel and a serial, even with lost letters or
    in a chain of relays (wire.md 1.1).
    """
    names = ("startOfMessage", "channel", "serial")
    items = _sent(f"{line}\n", "identifications")
    assert [tuple(item.get(name) for name in names) for item in items] == found


@pytest.mark.parametrize(
    "line",
    [
        "VZCZCABCD027",  # a channel of four letters
        "VZCZCA027",
        "VZCZCABC02",
        "VZCZCABC02745",
        "NNVZCZCABC027",
        "NNNNNVZCZCABC027",
        "VVABC027",  # no blanks after VV
        "ABC027UU",
        "ABC027 XX",
        "ABC027 UUX",
        "abc 027",  # nothing but capitals shows it
        "Abc027 UU",
        "ZZH 174",  # a signal and a number
        "QRA\t174",
    ],
)
def test_what_resembles_an_identification_is_none(line):
    """A line with a letter or a digit too many or too few is not an identification
    (wire.md 1.1).
    """
    assert strays(f"{line}\n") == [line]


def test_a_security_prosign_follows_the_identification():
    """The prosign UU or HH follows the identification, after five spaces in canonical
    text (wire.md 1.1).
    """
    source = "VV   PCB111 HH\n"
    assert _sent(source, "securityProsign") == "HH"
    assert claimed(source) == ["VV   PCB111", "HH"]
    assert canonical(source) == "VV   PCB111     HH\n"


def test_an_end_of_message_before_the_start_is_furniture():
    """The NNNN of an earlier message, glued to the start, is not part of the
    identification (wire.md 1.1).
    """
    source = "NNNNVZCZCABC027 UU\n"
    assert claimed(source) == ["VZCZCABC027", "UU"]
    assert canonical(source) == "VZCZCABC027     UU\n"


def test_a_start_of_message_begins_a_line():
    """In canonical text each ZCZC begins a line, and a VV is chained to the line
    (wire.md 1.1).
    """
    source = "VZCZCABC027VZCZCDEF028VV GHI029JKL030\n"
    assert canonical(source) == "VZCZCABC027\nVZCZCDEF028VV   GHI029JKL030\n"


@pytest.mark.parametrize(
    ("source", "path", "where", "printed"),
    [
        ("vzczcABC027\n", "identifications/0", "vzczcABC027", "vzczc"),
        ("vv ABC027\n", "identifications/0", "vv ABC027", "vv"),
        ("VZCZCAbc027\n", "identifications/0", "VZCZCAbc027", "Abc"),
        ("VZCZCABC027 uu\n", "securityProsign", "uu", "uu"),
        ("pp RUEHC\n", "routingLine", "pp RUEHC", "p"),
        ("PP ruehc\n", "routingLine", "PP ruehc", "ruehc"),
        ("PP RUEHC\nruehno\n", "routingLine", "PP RUEHC\nruehno", "RUEHC ruehno"),
        (f"r{_ACP128[1:]}.\n", "routingLine", "rTTUZYUW", "r"),
        (f"{_ACP128.replace('TT', 'tt')}.\n", "routingLine", "RttUZYUW", "tt"),
        (f"{_ACP128.replace('TTU', 'TTu')}.\n", "routingLine", "RTTuZYUW", "u"),
        (f"{_ACP128.replace('ZYUW', 'zyuw')}.\n", "routingLine", "RTTUzyuw", "zyuw"),
        (f"{_ACP128[:-7]}ruewmcs.\n", "routingLine", "RTTUZYUW", "ruewmcs"),
        (
            f"{_ACP128.replace('RUEWMCS0', 'ruewmcs0')}.\n",
            "callingStation",
            "ruewmcs0000 3641921",
            "ruewmcs",
        ),
        ("DE ruehta 123\n", "callingStation", "DE ruehta 123", "ruehta"),
        ("DE RUEHTA 123b\n", "callingStation", "DE RUEHTA 123b", "b"),
        ("zny CCCCC\n", "securityWarning", "zny CCCCC", "zny"),
        ("ZNY ccccc\n", "securityWarning", "ZNY ccccc", "c"),
        ("ZNY CCCaa\n", "securityWarning", "ZNY CCCaa", "aa"),
        ("ZNY SSSSS/bbbbb\n", "securityWarning", "ZNY SSSSS/bbbbb", "b"),
        ("zzh\n", "operatingSignals/0", "zzh", "zzh"),
        ("int ZDK\n", "operatingSignals/0", "int ZDK", "int"),
        ("ZFD INT zdk\n", "operatingSignals/1", "INT zdk", "zdk"),
    ],
)
def test_a_code_in_lower_case_is_reported_in_its_place(source, path, where, printed):
    """A code of format lines 1 to 4 in lower case is read in capitals and reported
    once.
    """
    (finding,) = findings(source)
    assert finding == ("text.lower-case", f"/transmission/{path}", where)
    assert f"'{printed}'" in messages(source)[0]
    assert _sent(source) == _sent(source.upper())


@pytest.mark.parametrize(
    ("line", "precedence", "stations"),
    [
        ("PP RUEHC", "P", ["RUEHC"]),
        ("YY RUEH", "Y", ["RUEH"]),
        ("WW RUEHCABC QABC UABC", "W", ["RUEHCABC", "QABC", "UABC"]),
        ("PP\tRUEHC \t RUEHNO\nRUEHTA", "P", ["RUEHC", "RUEHNO", "RUEHTA"]),
    ],
)
def test_a_routing_line_is_a_doubled_prosign_and_stations(line, precedence, stations):
    """A routing line is a doubled prosign and stations, on one line or several (wire.md
    1.2).
    """
    assert _sent(f"{line}\n", "routingLine") == {
        "precedence": precedence,
        "routingIndicators": stations,
    }


@pytest.mark.parametrize(
    "line",
    [
        "P RUEHC",
        "PR RUEHC",
        "AA RUEHC",
        "PP",
        "PPRUEHC",
        "PP RUE",
        "PP AUEHC",
        "PP RUEHCABCD",  # a station of nine letters, and no way to part it
        "PP RUEHC 27",
        "PP RUEHC.",
        "JJJJSSSSSZZ RUEHC",
        "XX RUEHC",
    ],
)
def test_what_resembles_a_routing_line_is_none(line):
    """A line with a single prosign, another letter, or stations of a wrong length is
    not a routing line (wire.md 1.2).
    """
    assert strays(f"{line}\n") == [line]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("RUFDAERXFPSA", ["RUFDAE", "RXFPSA"]),  # ACP 127 paragraph 311
        ("RUEHARUEHBRUEHC", ["RUEHA", "RUEHB", "RUEHC"]),
        ("RABCRDEFG", ["RABC", "RDEFG"]),
        ("RABCDEFGRHIJ", ["RABCDEFG", "RHIJ"]),
        ("QABCDEFGRHIJ", ["QABCDEFG", "RHIJ"]),
    ],
)
def test_a_lost_blank_between_stations_is_found(word, parts):
    """A lost blank between stations is found, and reported, if the word can be parted
    in only one way (wire.md 1.2).
    """
    source = f"PP {word}\n"
    assert _sent(source, "routingLine", "routingIndicators") == parts
    assert findings(source) == [
        ("routing.misprint", "/transmission/routingLine", f"PP {word}")
    ]
    assert f"'PP {word}'" in messages(source)[0]
    assert canonical(source) == f"PP {' '.join(parts)}\n"


@pytest.mark.parametrize(
    "word",
    [
        "RUEHRRUEHC",  # RUEH RRUEHC, RUEHR RUEHC
        "RABCDEFGH",
        "RABRCDEFG",  # three letters are no station
        "RABCDERFG",
        "RUEHCABCDXFPSA",
    ],
)
def test_what_can_be_parted_in_two_ways_or_none_is_a_stray(word):
    """A word that can be parted into stations in two ways, or in none, is a stray and
    never guessed.
    """
    assert strays(f"PP {word}\n") == [f"PP {word}"]


def test_a_word_that_is_a_station_stays_one():
    """RUEHRUEH stays one station, and another word on its line may still be parted
    (wire.md 4).
    """
    assert _sent("PP RUEHRUEH RXFPSARUEHC\n", "routingLine", "routingIndicators") == [
        "RUEHRUEH",
        "RXFPSA",
        "RUEHC",
    ]


@pytest.mark.parametrize(
    ("line", "element"),
    [
        ("JJJJJSSSSSZZ RUEHC", "JJJJJSSSSSZZ RUEHC"),
        ("jjjjjsssss ZZ RUEHC", "jjjjjsssss ZZ RUEHC"),
        ("\x07ZZ RUEHC", "\x07ZZ RUEHC"),
        ("\x07\x07\x07ZZ RUEHC", "\x07\x07\x07ZZ RUEHC"),
    ],
)
def test_the_bell_before_flash_is_of_the_routing_line(line, element):
    """The bell before FLASH, as letters or as BEL characters, belongs to the routing
    line (wire.md 1.2).
    """
    source = f"{line}\n"
    assert _sent(source, "routingLine", "bell") is True
    assert claimed(source) == [element]
    assert canonical(source) == "JJJJJSSSSSZZ RUEHC\n"


def test_below_the_originator_there_is_no_routing_line():
    """Below an originator there is no routing line; below a list of deliveries there
    may be one.
    """
    assert _sent("FM LISBON\nTO ROME\nINFO BERN\nRR RUFDAE\n") is None
    assert _sent("TO ROME\nRR RUFDAE\n", "routingLine", "precedence") == "R"


def _acp128(line):
    sent = _sent(f"{line}\n")
    assert sent is not None
    return sent["routingLine"], sent["callingStation"]


@pytest.mark.parametrize(
    ("line", "code", "stations"),
    [
        (f"{_ACP128}.", "ZYUW", ["RUEWMCS"]),
        (f"{_ACP128.replace('ZYUW ', 'ZFH2' + chr(9))}.", "ZFH2", ["RUEWMCS"]),
        (f"{_ACP128} RULYCUR\nRUDOSAB.", "ZYUW", ["RUEWMCS", "RULYCUR", "RUDOSAB"]),
    ],
)
def test_the_positions_of_acp_128_are_lines_2_and_3(line, code, stations):
    """The positions of ACP 128 are the precedence, media, class, code, station, serial
    and time (wire.md 2).
    """
    routing, calling = _acp128(line)
    assert routing == {
        "precedence": "R",
        "acp128Header": {
            "languageMediaFormat": "TT",
            "classification": "U",
            "contentIndicatorCode": code,
            "classificationRedundancy": "UUUU",
        },
        "routingIndicators": stations,
    }
    assert calling == {
        "routingIndicator": "RUEWMCS",
        "stationSerialNumber": "0000",
        "filingTime": {"dayOfYear": 364, "hour": 19, "minute": 21},
    }
    assert findings(f"{line}\n") == []


def test_the_period_ends_the_stations_of_acp_128():
    """A period directly after the last station ends the stations of ACP 128 (wire.md
    2).
    """
    assert strays(f"{_ACP128}.\nRULYCUR\n") == ["RULYCUR"]
    assert strays(f"{_ACP128} RULYCUR\nRUDOSAB.\nRULYCUR\n") == ["RULYCUR"]
    assert strays(f"{_ACP128}\nWORDS\n") == ["WORDS"]
    assert strays("PP RUEHC\nRUDOSAB.\n") == ["RUDOSAB."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CS0000", "CS000"),
        ("CS0000", "CS00000"),
        ("3641921", "364192"),
        ("3641921", "36419210"),
        ("UUUU", "UUU"),
        ("UUUU", "UUUUU"),
        ("UUUU", "UUU1"),
        ("ZYUW", "ZYU"),
        ("ZYUW", "ZY22"),
        ("RTT", "ATT"),
        ("RTT", "RT2"),
        ("TTU", "TT1"),
        ("--", "---"),
        ("--", ""),
        ("RUEWMCS", "AUEWMCS"),
        ("RUEWMCS0", "RUE0"),
    ],
)
def test_what_resembles_the_line_of_acp_128_is_none(old, new):
    """A line with a position too many or too few, or of another kind, is not one of ACP
    128 (wire.md 2).
    """
    line = f"{_ACP128.replace(old, new)}."
    assert strays(f"{line}\n") == [line]


@pytest.mark.parametrize(
    ("old", "new"),
    [("--", "\u2014"), ("--", "\u2013"), ("--", "-"), ("-UUUU", "UUUU")],
)
def test_misprinted_hyphens_of_acp_128_are_reported(old, new):
    """A dash in place of two hyphens, or a lost hyphen, is read as ACP 128 and reported
    (wire.md 2).
    """
    line = f"{_ACP128.replace(old, new)}."
    assert findings(f"{line}\n") == [
        ("routing.misprint", "/transmission/routingLine", line)
    ]
    assert f"'{line}'" in messages(f"{line}\n")[0]
    assert _acp128(line) == _acp128(f"{_ACP128}.")
    assert canonical(f"{line}\n") == f"{_ACP128}.\n"


def test_the_stations_of_acp_128_are_wrapped():
    """Canonical text wraps the stations of ACP 128 at 69 characters
    (wire.md 1.2, 6).
    """
    source = f"{_ACP128} {' '.join(['RULYCUR'] * 12)}.\n"
    written = canonical(source)
    assert max(map(len, written.splitlines())) <= 69
    assert _sent(written) == _sent(source)


def test_the_halves_of_acp_128_are_two_elements():
    """On a line of ACP 128, what is on either side of the calling station belongs to
    the routing line.
    """
    assert claimed(f"{_ACP128}.\n") == [
        "RTTUZYUW",
        "-UUUU--RUEWMCS.",
        "RUEWMCS0000 3641921",
    ]


@pytest.mark.parametrize(
    ("rest", "values"),
    [
        ("", {}),
        (" 123", {"stationSerialNumber": "123"}),
        (" #123456", {"stationSerialNumber": "123456"}),
        (" 116B", {"stationSerialNumber": "116", "positionSuffix": "B"}),
        (" #0881/1", {"stationSerialNumber": "0881", "section": "1"}),
        (" #0881/01", {"stationSerialNumber": "0881", "section": "01"}),
        (
            " 2591122",
            {"filingTime": {"dayOfYear": 259, "hour": 11, "minute": 22}},
        ),
        (
            " #1774 2591122",
            {
                "stationSerialNumber": "1774",
                "filingTime": {"dayOfYear": 259, "hour": 11, "minute": 22},
            },
        ),
        (
            " 123\t17/2207Z",
            {
                "stationSerialNumber": "123",
                "filingTime": {"day": 17, "hour": 22, "minute": 7},
            },
        ),
    ],
)
def test_a_calling_station_has_its_serial_and_its_time(rest, values):
    """The serial and the time of a calling station are optional; suffix and section
    need a serial (wire.md 1.3).
    """
    source = f"DE RUEHTA{rest}\n"
    assert _sent(source, "callingStation") == {"routingIndicator": "RUEHTA", **values}
    assert findings(source) == []
    assert claimed(source) == [source.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "DE RUEHTA #1234567 2591122",  # a serial of seven digits
        "DE RUEHTA 116BC 1351530",
        "DE RUEHTA #0881/012 2591122",
        "DE RUEHTA WORD",  # DE is a word of languages
        "DE RUEHTA ##1774",
        "DE RUE 123",
        "DE RUEHTAABC 123",
        "DE AUEHTA 123",
        "DERUEHTA 123",
    ],
)
def test_what_resembles_a_calling_station_is_none(line):
    """A line with a digit or a letter too many is not a calling station
    (wire.md 1.3).
    """
    assert strays(f"{line}\n") == [line]


@pytest.mark.parametrize(
    ("line", "stray"),
    [
        ("DE RUEHTA 123 WORD \t MORE", "WORD \t MORE"),
        ("DE RUEHTA 123 259112", "259112"),
        ("DE RUEHTA 123 25911223", "25911223"),
        ("DE RUEHTA 123 1/1516Z", "1/1516Z"),
        ("DE RUEHTA 123 15/151Z", "15/151Z"),
        ("DE RUEHTA 123 15/1516", "15/1516"),
        ("DE RUEHTA 123 15/1516A", "15/1516A"),
        ("DE RUEHTA #1774 2591122  ZZH", "ZZH"),
    ],
)
def test_words_after_a_calling_station_are_a_stray_of_their_own(line, stray):
    """Words after a calling station, such as a garbled time, are a stray, and the
    station is kept (wire.md 1.3).
    """
    source = f"{line}\n"
    assert strays(source) == [stray]
    code = "text.unrecognised-line"
    assert (code, "/heading/strays/0", stray) in findings(source)
    assert claimed(source) == [line[: -len(stray)].rstrip(), stray]
    assert _sent(source, "callingStation", "routingIndicator") == "RUEHTA"


@pytest.mark.parametrize(
    ("rest", "canonically"),
    [
        ("1740931040", "#174 0931040"),
        ("123/15/1516Z", "#123 15/1516Z"),
        ("182/03/1232Z", "#182 03/1232Z"),
        ("123 15/15162", "#123 15/1516Z"),
        ("123 14/1625ZZ", "#123 14/1625Z"),
    ],
)
def test_misprints_of_the_filing_time_are_reported(rest, canonically):
    """A misprinted filing time that can mean only one thing is read and reported
    (wire.md 1.3).
    """
    source = f"DE RUEHTA {rest}\n"
    line = source.strip()
    assert findings(source) == [
        ("routing.misprint", "/transmission/callingStation", line)
    ]
    assert f"'{line}'" in messages(source)[0]
    assert canonical(source) == f"DE RUEHTA {canonically}\n"


@pytest.mark.parametrize(
    ("filed", "possible"),
    [
        ("0011122", True),
        ("0001122", False),
        ("3661122", True),
        ("3671122", False),
        ("2590000", True),
        ("2592359", True),
        ("2592400", False),
        ("2592360", False),
        ("01/1516Z", True),
        ("00/1516Z", False),
        ("31/1516Z", True),
        ("32/1516Z", False),
    ],
)
def test_a_filing_time_off_the_calendar_or_the_clock_is_reported(filed, possible):
    """A filing time outside the calendar or the clock is reported and kept as sent
    (wire.md 1.3, 5.2).
    """
    line = f"DE RUEHTA #123 {filed}"
    expected = ("routing.impossible-time", "/transmission/callingStation", line)
    assert findings(f"{line}\n") == ([] if possible else [expected])
    assert canonical(f"{line}\n") == f"{line}\n"
    if not possible:
        assert f"'{line}'" in messages(f"{line}\n")[0]


def test_an_impossible_time_of_acp_128_is_about_the_station():
    """An impossible time in positions 22 to 28 of ACP 128 is reported at the calling
    station (wire.md 2).
    """
    line = f"{_ACP128.replace('364', '367')}."
    expected = ("routing.impossible-time", "/transmission/callingStation")
    assert findings(f"{line}\n") == [(*expected, "RUEWMCS0000 3671921")]
    assert f"'{line}'" in messages(f"{line}\n")[0]


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("CCCCC", {"classification": "C"}),
        ("SSSAA", {"classification": "S", "releaseCodes": ["A"]}),
        ("SSSAC", {"classification": "S", "releaseCodes": ["A", "C"]}),
        (
            "TTTOZ/FFFFF",
            {
                "classification": "T",
                "releaseCodes": ["O", "Z"],
                "specialHandling": "F",
            },
        ),
        ("SSSSS/BBBBB", {"classification": "S", "specialHandling": "B"}),
    ],
)
def test_a_security_warning_is_a_letter_five_times(group, values):
    """A warning is a letter five times, or three times before two release codes; B and
    F follow a slash (wire.md 1.4).
    """
    source = f"ZNY {group}\n"
    assert _sent(source, "securityWarning") == {"signal": "ZNY", **values}
    assert findings(source) == []
    assert canonical(source) == source


@pytest.mark.parametrize(
    "group",
    [
        "CCC",
        "CCCCCC",  # six letters
        "SSSAD",  # D is no release code
        "SSSCA",  # not in their order
        "SSSA",
        "SSAA",
        "SSSAC/FFFF",
        "SSSSS/BBB",
        "SSSSS/BBBBBB",
        "SSSSS/BBBBC",
        "CCCCCX",
        "CCCCC/",
    ],
)
def test_what_resembles_a_security_warning_is_an_argument(group):
    """ZNY before any other group is an operating signal, and the group its argument
    (wire.md 1.4).
    """
    source = f"{_DE}ZNY {group}\n"
    assert _sent(source, "securityWarning") is None
    assert _sent(source, "operatingSignals") == [{"code": "ZNY", "arguments": [group]}]


def test_another_signal_is_no_security_warning():
    """Only ZNR and ZNY begin a security warning (wire.md 1.4)."""
    source = f"{_DE}ZNX CCCCC\n"
    assert _sent(source, "operatingSignals") == [
        {"code": "ZNX", "arguments": ["CCCCC"]}
    ]


@pytest.mark.parametrize(
    ("line", "where", "canonically"),
    [
        ("ZNY CCCC", "ZNY CCCC", "ZNY CCCCC"),
        ("ZNY SSSSZZH", "ZNY SSSS", "ZNY SSSSS ZZH"),
        ("ZNY SSSSSZZH", "ZNY SSSSS", "ZNY SSSSS ZZH"),
        ("ZNR UUUUU/BBBB ZZH", "ZNR UUUUU/BBBB", "ZNR UUUUU/BBBBB ZZH"),
    ],
)
def test_misprints_of_the_warning_are_reported(line, where, canonically):
    """Four letters for five, or a signal glued to them, are read as the warning and
    reported (wire.md 1.4, 2).
    """
    source = f"{line}\n"
    assert findings(source) == [
        ("routing.misprint", "/transmission/securityWarning", where)
    ]
    assert f"'{where}'" in messages(source)[0]
    assert canonical(source) == f"{canonically}\n"


def _signals(line):
    """Each signal of a line as its words; a question with INT."""
    found = _sent(f"{_DE}{line}\n", "operatingSignals") or []
    return [
        [
            *(["INT"] if signal.get("interrogative") else []),
            signal["code"] + signal.get("variant", ""),
            *signal.get("arguments", []),
        ]
        for signal in found
    ]


@pytest.mark.parametrize(
    ("line", "signals"),
    [
        ("ZZH", [["ZZH"]]),
        ("ZES2 QRA12", [["ZES2"], ["QRA12"]]),
        ("ZOV RUFDAE 116B ZZH", [["ZOV", "RUFDAE", "116B"], ["ZZH"]]),
        ("ZFD RUEHC INT RUEHD", [["ZFD", "RUEHC", "INT", "RUEHD"]]),
        ("ZFD INT", [["ZFD", "INT"]]),
        ("ZFD INT ZDK", [["ZFD"], ["INT", "ZDK"]]),
        ("INT ZDK INT ZFD RUEHC", [["INT", "ZDK"], ["INT", "ZFD", "RUEHC"]]),
        ("ZFD int ZDK", [["ZFD"], ["INT", "ZDK"]]),
        (
            "ZUI AB ZDK CD INT ZFD EF",
            [["ZUI", "AB"], ["ZDK", "CD"], ["INT", "ZFD", "EF"]],
        ),
        ("ZFD INT INT ZDK", [["ZFD", "INT"], ["INT", "ZDK"]]),
        ("ZFD T", [["ZFD"]]),
    ],
)
def test_a_signal_has_the_words_up_to_the_next(line, signals):
    """The words up to the next signal are arguments; INT makes a signal a question
    (wire.md 1.5).
    """
    assert _signals(line) == signals


@pytest.mark.parametrize(
    "line",
    [
        "ZZHH",
        "ZZ",
        "ZZH-1",
        "AZH",
        "INT",
        "INT RUEHC",
        "zzh 12",  # words after a signal might be prose
        "T X",  # T and one letter
        "TX",
        "RUEHC T X",
        "RUEHC T",
        "RUE T RUEHD",
        "RUEHC RUEHD T RUEHE",
        "T O P S E C",
    ],
)
def test_what_resembles_an_instruction_is_none(line):
    """A line with a letter too many or too few is neither a signal nor an instruction
    (wire.md 1.4, 1.5).
    """
    assert strays(f"{_DE}{line}\n") == [line]


@pytest.mark.parametrize(
    ("line", "instructions"),
    [
        ("T XY", [(None, ["XY"])]),
        ("RBDIC T RBDIC XYAG", [("RBDIC", ["RBDIC", "XYAG"])]),
        ("ZFD RUEHC T RUEHD", [("RUEHC", ["RUEHD"])]),
        ("ZFD T RUEHD RUEHE", [(None, ["RUEHD", "RUEHE"])]),
        ("RXFPC T HAVF RBDIC T XYAG", [("RXFPC", ["HAVF"]), ("RBDIC", ["XYAG"])]),
        ("T ABCD T EFGH", [(None, ["ABCD"]), (None, ["EFGH"])]),
        ("RUEHC T ABCD ZFD", [("RUEHC", ["ABCD"])]),
    ],
)
def test_an_instruction_is_for_the_station_before_t(line, instructions):
    """An instruction is for the station before T, and T alone is for every station
    (wire.md 1.4).
    """
    found = _sent(f"{_DE}{line}\n", "transmissionInstructions")
    assert [(item.get("station"), item["designators"]) for item in found] == (
        instructions
    )


@pytest.mark.parametrize("words", ["WORDS", "WORDS OF ANOTHER", "INT RUEHC"])
def test_words_between_warning_and_signal_are_a_stray(words):
    """Words between a warning and a signal are a stray at their own place (wire.md
    1.4).
    """
    source = f"ZNY CCCCC \t{words}  ZZH\n"
    assert strays(source) == [words]
    assert findings(source) == [("text.unrecognised-line", "/heading/strays/0", words)]
    assert claimed(source) == ["ZNY CCCCC", words, "ZZH"]


@pytest.mark.parametrize("words", ["T", "RUEHC T", "INT T"])
def test_an_instruction_without_a_designator_is_none(words):
    """T without a designator after it is not an instruction, because it names no
    recipient (wire.md 1.4).
    """
    source = f"ZNY CCCCC {words}\n"
    assert _sent(source, "transmissionInstructions") is None
    assert " ".join(strays(source)) == words


def test_a_station_without_an_instruction_is_no_argument():
    """A station before a T without a designator is a stray with that T, and not an
    argument (wire.md 1.4).
    """
    assert strays(f"{_DE}ZFD RUEHC T\n") == ["RUEHC T"]
    assert _signals("ZFD RUEHC T") == [["ZFD"]]


def test_instructions_are_on_lines_of_their_own():
    """In canonical text signals are on the line of the warning, and each instruction
    has its own line (wire.md 1.4).
    """
    source = "ZNY CCCCC ZZH INT ZDK RUEHC T ABCD T EFGH\n"
    assert canonical(source) == ("ZNY CCCCC ZZH INT ZDK\nRUEHC T ABCD\nT EFGH\n")


def test_signals_without_a_warning_begin_a_line():
    """Without a warning, signals begin a line of their own in canonical text (wire.md
    1.4).
    """
    assert canonical("PP RUEHC\nZZH\nZFD\n") == "PP RUEHC\nZZH ZFD\n"


def _pilot(above):
    (pilot,) = _sent(f"{above}\n{_RR}", "pilots")
    return pilot


@pytest.mark.parametrize(
    ("above", "service", "signals"),
    [
        ("UNCLAS SVC", "UNCLAS", None),
        ("UNCLAS  EFTO \t SVC  ZUI", "UNCLAS EFTO", [{"code": "ZUI"}]),
        (
            "UNCLAS SVC ZUI XZA103 ZDK RFFPI 174 03/1040Z",
            "UNCLAS",
            [
                {"code": "ZUI", "arguments": ["XZA103"]},
                {"code": "ZDK", "arguments": ["RFFPI", "174", "03/1040Z"]},
            ],
        ),
    ],
)
def test_a_service_message_before_the_routing_line_is_a_pilot(above, service, signals):
    """A service message before the routing line is a pilot of words, SVC and signals
    (wire.md 6, ACP 127 paragraph 419).
    """
    pilot = _pilot(above)
    assert pilot == {
        "service": service,
        **({"operatingSignals": signals} if signals else {}),
    }
    source = f"{above}\n{_RR}"
    assert claimed(source)[0] == above
    assert canonical(canonical(source)) == canonical(source)


@pytest.mark.parametrize(
    "above",
    [
        "UNCLAS SVC WORDS",
        "UNCLAS SVC WORDS ZUI",
        "UNCLAS SVCX ZUI",
        "UNCLAS SVC SVC ZUI",
        "UNCLAS SVC T RUEHC",
        "unclas SVC ZUI",
        "SVC ZUI",
    ],
)
def test_what_resembles_a_service_message_is_none(above):
    """A line with other words after SVC, or no words before it, is not a service
    message (wire.md 6).
    """
    assert strays(f"{above}\n{_RR}") == [above]


@pytest.mark.parametrize("following", ["RR RUFDAE", f"{_ACP128}.", "VZCZCABC027"])
def test_what_follows_a_service_message_is_the_message(following):
    """A service message is a pilot if a routing line of either book, or an
    identification, follows (wire.md 1.1).
    """
    pilots = _sent(f"UNCLAS SVC ZUI\n{following}\n", "pilots")
    assert pilots == [{"service": "UNCLAS", "operatingSignals": [{"code": "ZUI"}]}]


@pytest.mark.parametrize("following", ["", "WORDS\n", "DE RUEHTA 123\n"])
def test_before_anything_else_a_service_message_is_no_pilot(following):
    """A service message that precedes anything else is a stray and not a pilot (wire.md
    6).
    """
    source = f"UNCLAS SVC ZUI\n{following}"
    assert strays(source)[0] == "UNCLAS SVC ZUI"


def test_below_a_calling_station_there_is_no_pilot():
    """Below a calling station, where the message's own lines are complete, there is no
    pilot (wire.md 1.1).
    """
    source = "DE RUEPDA 116B\nUNCLAS SVC ZUI\nRR RUFDAE\n"
    assert strays(source) == ["UNCLAS SVC ZUI"]
    assert _sent(source, "pilots") is None


@pytest.mark.parametrize(
    "above",
    [
        "VZCZCABC027     UU\nRR RUFDDO\nZNR UUUUU ZOV RUFDAE",
        "VZCZCABC027\nVZCZCDEF028GHI029\nZNR UUUUU\nUNCLAS SVC ZUI",
        "RR RUFDDO\nUNCLAS SVC",
        "ABC027\nDEF028\nZFD",
        "RR RUFDDO " + " ".join(["RUFDDO"] * 11) + "\nZFD",
    ],
)
def test_a_pilot_is_written_as_lines_1_2_and_4(above):
    """A pilot is written as format lines 1, 2 and 4 in one spelling, which reads back
    (wire.md 1.1).
    """
    source = f"{above}\n{_RR}"
    written = canonical(source)
    assert _sent(written) == _sent(source)
    assert canonical(written) == written
    assert max(map(len, written.splitlines())) <= 69
    joined = above.replace("ABC027\nDEF028", "ABC027DEF028")
    if len(max(above.splitlines(), key=len)) <= 69:
        assert written.startswith(f"{joined}\n")


def test_a_pilot_in_lower_case_is_about_the_pilot():
    """A finding about any part of a pilot has the path of the pilot (wire.md 1.1)."""
    source = "vzczcABC027\nZFD\nDEF028\n"
    assert findings(source) == [
        ("text.lower-case", "/transmission/pilots/0", "vzczcABC027")
    ]
