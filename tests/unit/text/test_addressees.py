"""Format lines 6 to 9, part by part, and what only resembles them (wire.md 1.7)."""

from __future__ import annotations

import pytest

from cableformat import text
from tests.unit.text.telegrams import (
    canonical,
    claimed,
    findings,
    messages,
    read,
    strays,
)

_ABOVE = "P 151122Z SEP 08\nFM LISBON\n"


def _originator(lines):
    return read(f"P 151122Z SEP 08\n{lines}\n", "heading", "originator")


def _list(lines, name="actionAddressees"):
    return read(f"{_ABOVE}{lines}\nBT\n", "heading", name)


def _names(lines, name="actionAddressees"):
    return [item["designator"] for item in _list(lines, name) or ()]


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("FM LISBON", {"designator": "LISBON"}),
        ("FM\tLISBON", {"designator": "LISBON"}),
        (
            "FM RUEHLI/AMEMBASSY LISBON",
            {"routingIndicator": "RUEHLI", "designator": "AMEMBASSY LISBON"},
        ),
        (
            "FM LISBON//POL/ECON//",
            {"designator": "LISBON", "officeSymbols": ["POL", "ECON"]},
        ),
        # Its offices show that a second line belongs to the name.
        (
            "FM AMEMBASSY\nLISBON//POL//",
            {"designator": "AMEMBASSY LISBON", "officeSymbols": ["POL"]},
        ),
        ("FM LISBON\n//POL//", {"designator": "LISBON", "officeSymbols": ["POL"]}),
    ],
)
def test_an_originator_has_indicator_name_and_offices(lines, values):
    """The indicator, name and offices of an originator are on one line or two (wire.md
    1.7.1).
    """
    assert _originator(lines) == values
    assert strays(f"P 151122Z SEP 08\n{lines}\n") == []


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("FM AMEMBASSY", "LISBON"),
        ("FM AMEMBASSY\n", "LISBON//POL//"),
        ("FM AMEMBASSY//ECON//", "LISBON//POL//"),
        ("FM AMEMBASSY\nLISBON//ECON//", "BERN//POL//"),
        ("FM AMEMBASSY", "SENT: BY//POL//"),
    ],
)
def test_another_line_is_no_part_of_the_originator(above, line):
    """A line without offices, below them, with a label or below a blank line is not
    part of the originator.
    """
    assert strays(f"P 151122Z SEP 08\n{above}\n{line}\n") == [line]


def test_the_label_of_the_originator_is_no_part_of_it():
    """The label FM is not part of the originator, so that it stays when the name
    changes.
    """
    source = "FM  AMEMBASSY\n   LISBON//POL//\n"
    assert claimed(source) == ["FM", "AMEMBASSY\n   LISBON//POL//"]
    assert canonical(source) == "FM AMEMBASSY LISBON//POL//\nBT\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FM the harbour of Lisbon", "the harbour of Lisbon"),
        ("Fm LISBON", "LISBON"),
        ("fm AB harbour", "AB harbour"),
        ("Fm RUEHLI/Lisbon", "Lisbon"),
        ("Fm pol/harbour", "pol/harbour"),
    ],
)
def test_a_label_with_nothing_above_needs_capitals(line, name):
    """With nothing above, the label or the word after it needs capitals or a slash."""
    assert read(f"{line}\n", "heading", "originator", "designator") == name


@pytest.mark.parametrize(
    "line",
    [
        "Fm the harbour",
        "Fm A harbour",
        "FM the harbour: boats",
        "FM the harbour, boats and all.",
        "FM A B C D E F G H I J K L M",
        "FMLISBON",
        "FM",
        "To whom it may concern",
        "TO whom it may concern:",
        "To A ship",
        "TO",
        "INFO",
        "XMT",
    ],
)
def test_prose_with_nothing_above_is_no_address(line):
    """With nothing above, a line with a period, many words or small letters is not an
    address (wire.md 1.7.2).
    """
    assert strays(f"{line}\n") == [line]


@pytest.mark.parametrize("prefix", ["RUEHLI/", "ZEN/"])
def test_a_prefix_shows_a_name_however_long(prefix):
    """A line with a prefix is an address, however long the name is (wire.md 1.7.2)."""
    name = "A B C D E F G H I J K L M"
    assert read(f"TO {prefix}{name}\n", "heading", "actionAddressees") is not None


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("AMEMBASSY ROME", {}),
        ("RUEHRO/AMEMBASSY ROME", {"routingIndicator": "RUEHRO"}),
        ("RUEHRO/ AMEMBASSY ROME", {"routingIndicator": "RUEHRO"}),
        ("ZEN/AMEMBASSY ROME", {"deliveredByOtherMeans": True}),
        ("ZEN/ZEN/AMEMBASSY ROME", {"deliveredByOtherMeans": True}),
        ("ZEN//AMEMBASSY ROME", {"deliveredByOtherMeans": True}),
        (
            "ZEN/RUEHRO/AMEMBASSY ROME",
            {"routingIndicator": "RUEHRO", "deliveredByOtherMeans": True},
        ),
        ("AMEMBASSY ROME FLASH", {"precedence": "Z"}),
        ("AMEMBASSY ROME NIACT IMMEDIATE", {"precedence": "NIACT IMMEDIATE"}),
        ("AMEMBASSY ROME IMMEDIATE", {"precedence": "O"}),
        ("AMEMBASSY ROME ROUTINE", {"precedence": "R"}),
        (
            "AMEMBASSY ROME PRIORITY 1",
            {"precedence": "P", "messageContinuityNumber": "1"},
        ),
        ("AMEMBASSY ROME 123456", {"messageContinuityNumber": "123456"}),
        (
            "AMEMBASSY ROME//POL/ECON// PRIORITY 0012",
            {
                "officeSymbols": ["POL", "ECON"],
                "precedence": "P",
                "messageContinuityNumber": "0012",
            },
        ),
        (
            "AMEMBASSY ROME \t PRIORITY \t 0012",
            {"precedence": "P", "messageContinuityNumber": "0012"},
        ),
        (
            "AMEMBASSY ROME  PRIORITY  0012",
            {"precedence": "P", "messageContinuityNumber": "0012"},
        ),
    ],
)
def test_an_addressee_is_peeled_from_the_right(line, values):
    """An addressee is a prefix, a name, offices, a precedence and a number (wire.md
    1.7.4).
    """
    assert _list(f"TO {line}") == [{"designator": "AMEMBASSY ROME", **values}]
    assert findings(f"{_ABOVE}TO {line}\nBT\n") == []


@pytest.mark.parametrize(
    "name",
    [
        "ZENITH/AMEMBASSY",
        "USIA/FAM",
        "UNCLAS/X",
        "SUEHC/X",
        "RUE/X",
        "RUEHCABCD/X",
        "RUEHRO/",
        "AMEMBASSY ROME PRIORITIES",
        "AMEMBASSY ROME DEFERRED",
        "PRIORITY MATERIAL OFFICE DET",
        "PRIORITY",
        "NIACT",
        "AMEMBASSY ROME 1234567",
        "AMEMBASSY ROME A12",
        "AMEMBASSY ROME X-12",
        "0012",
        "//USDP//",
    ],
)
def test_what_resembles_a_part_stays_in_the_name(name):
    """A part with a letter or a digit too many, or without a name before it, stays in
    the name (wire.md 1.7.4).
    """
    assert _list(f"TO {name}") == [{"designator": name}]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        # After State's own indicators and activities, any number is one.
        ("RUCNDT/HQ 12", "12"),
        ("ruehno/HQ 12", "12"),
        ("SECSTATE WASHDC 8019", "8019"),
        ("USUN NEW YORK 7", "7"),
        ("usmission geneva 1", "1"),
        # After a precedence, any number.
        ("DET 102 PRIORITY 0102", "0102"),
        ("RHMFISS/HQ ROUTINE 12", "12"),
        # Elsewhere four digits that begin with 0.
        ("RHMFISS/HQ USEUCOM 0077", "0077"),
        ("JOINT STAFF 0077", "0077"),
    ],
)
def test_a_number_after_a_name_is_a_continuity_number(line, number):
    """A number after a name is a continuity number by its place or its form (wire.md
    1.7.4).
    """
    (addressee,) = _list(f"TO {line}")
    assert addressee["messageContinuityNumber"] == number
    assert not addressee["designator"].endswith(number)


@pytest.mark.parametrize(
    ("line", "digits"),
    [
        ("AIG 205", "205"),
        ("AFOSI DET 102", "102"),
        ("RUEHRO/AFOSI DET 0102", "0102"),
        ("aig 0205", "0205"),
        ("CTF 70 1234", "1234"),
        ("RHMFISS/HQ 12", "12"),
        ("RHMFISS/HQ USEUCOM 12077", "12077"),
        ("JOINT STAFF 1077", "1077"),
        ("JOINT STAFF 077", "077"),
        ("JOINT STAFF 00077", "00077"),
        ("AMEMBASSYROME 12", "12"),
        ("IMMEDIATE 12", "12"),
    ],
)
def test_digits_of_another_form_stay_in_the_name_and_are_reported(line, digits):
    """Digits of an area, of a detachment or of another form stay in the name and are
    reported (wire.md 1.7.4).
    """
    source = f"{_ABOVE}TO {line}\nBT\n"
    (addressee,) = _list(f"TO {line}")
    assert addressee["designator"].endswith(f" {digits}") or line == "IMMEDIATE 12"
    assert "messageContinuityNumber" not in addressee
    assert "precedence" not in addressee
    assert findings(source) == [
        ("heading.digits-in-name", "/heading/actionAddressees/0", line)
    ]
    assert f"'{digits}'" in messages(source)[0]


@pytest.mark.parametrize(
    ("word", "precedence"),
    [
        ("PRIOITY", "P"),
        ("PIORITY", "P"),
        ("PRORITY", "P"),
        ("IMMEDATE", "O"),
        ("NIACT IMMEDATE", "NIACT IMMEDIATE"),
    ],
)
def test_a_misspelt_precedence_is_read_and_reported(word, precedence):
    """A precedence in a misspelling that was sent is read and reported (wire.md 3)."""
    source = f"{_ABOVE}TO AMEMBASSY ROME {word} 12\nBT\n"
    (addressee,) = _list(f"TO AMEMBASSY ROME {word} 12")
    assert addressee["precedence"] == precedence
    assert findings(source) == [
        (
            "heading.misspelt-precedence",
            "/heading/actionAddressees/0",
            f"AMEMBASSY ROME {word} 12",
        )
    ]
    assert f"'{word}'" in messages(source)[0]


@pytest.mark.parametrize(
    ("line", "where", "printed"),
    [
        ("TO ruehro/ROME", "ruehro/ROME", "ruehro"),
        ("TO ROME priority", "ROME priority", "priority"),
        ("TO ROME niact IMMEDIATE", "ROME niact IMMEDIATE", "niact IMMEDIATE"),
        ("INFO BERN\nruehro/ROME", "ruehro/ROME", "ruehro"),
        ("XMT ruehro/ROME", "ruehro/ROME", "ruehro"),
        ("XMT BERN\nXMT ruehro/ROME", "ruehro/ROME", "ruehro"),
        ("XMT ROME Routine", "ROME Routine", "Routine"),
    ],
)
def test_lower_case_is_reported_at_the_addressee(line, where, printed):
    """Codes of an addressee in lower case are reported and read in capitals; a name is
    kept (wire.md 1.7.2).
    """
    source = f"{_ABOVE}{line}\nBT\n"
    ((code, path, text),) = findings(source)
    assert (code, text) == ("text.lower-case", where)
    place = {"T": "action", "I": "info", "X": "exempted"}[line[0]]
    number = line.count("\n")
    assert path == f"/heading/{place}Addressees/{number}"
    assert f"'{printed}'" in messages(source)[0]


def test_lower_case_is_reported_at_the_originator():
    """The indicator of an originator in lower case is reported and read in capitals
    (wire.md 1.7.1).
    """
    source = "FM ruehli/Lisbon\n"
    assert findings(source) == [
        ("text.lower-case", "/heading/originator", "ruehli/Lisbon")
    ]
    assert read(source, "heading", "originator", "routingIndicator") == "RUEHLI"


@pytest.mark.parametrize(
    ("printed", "name", "offices"),
    [
        ("SECDEF//USDP/ISA//", "SECDEF", ["USDP", "ISA"]),
        ("SECDEF//USDP/ISA", "SECDEF", ["USDP", "ISA"]),
        ("SECDEF//USDP/", "SECDEF", ["USDP"]),
        ("SECDEF \t//USDP / ISA// ", "SECDEF", ["USDP", "ISA"]),
        ("SECDEF//USDP//ISA//", "SECDEF", ["USDP", "ISA"]),
        ("SECDEF///USDP///ISA///", "SECDEF", ["USDP", "ISA"]),
        # A slash lost before them.
        ("SECDEF/USDP/ISA//", "SECDEF", ["USDP", "ISA"]),
        ("SECDEF/USDP// ", "SECDEF", ["USDP"]),
        # None between them.
        ("SECDEF//", "SECDEF", None),
        ("SECDEF////", "SECDEF", None),
        ("SECDEF// / //", "SECDEF", None),
        # A directory name has slashes of its own.
        ("OU=X/CN=Y//", "OU=X/CN=Y", None),
        ("OU=X/CN=Y//USDP//", "OU=X/CN=Y", ["USDP"]),
    ],
)
def test_offices_are_between_slashes(printed, name, offices):
    """Offices are between slashes, of which one may be lost (wire.md 1.7.2)."""
    expected = {"designator": name, **({"officeSymbols": offices} if offices else {})}
    assert _list(f"TO {printed}") == [expected]
    assert _originator(f"FM {printed}") == expected


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("NAVSEA//00/01/\n02//", ["NAVSEA"]),
        ("NAVSEA//00/01//\n02//", ["NAVSEA", "02"]),
        ("NAVSEA//00/01\n02//", ["NAVSEA", "02"]),
        ("NAVSEA/00/\n02//", ["NAVSEA/00/", "02"]),
        ("NAVSEA//00/01/\n02 03//", ["NAVSEA", "02 03"]),
        ("NAVSEA//00/01/\n02/03", ["NAVSEA", "02/03"]),
    ],
)
def test_offices_continue_below_an_open_slash(lines, names):
    """Offices continue below an open slash, up to a line of nothing but offices
    (wire.md 1.7.2).
    """
    assert _names(f"TO {lines}") == names


@pytest.mark.parametrize("label", ["TO", "INFO", "to", "Info"])
def test_a_label_opens_a_list(label):
    """A label is on the line of the first addressee of its list, or alone above it
    (wire.md 1.7.2).
    """
    name = f"{ {'t': 'action', 'i': 'info'}[label[0].lower()] }Addressees"
    assert _names(f"{label} ROME\nBERN\n\nRUEHPA/PARIS", name) == [
        "ROME",
        "BERN",
        "PARIS",
    ]
    assert _names(f"{label}\nROME\nBERN", name) == ["ROME", "BERN"]
    assert claimed(f"{_ABOVE}{label}  ROME\nBT\n")[3:5] == [label, "ROME"]


@pytest.mark.parametrize("colon", [":", " :", "\t:"])
@pytest.mark.parametrize("blank", [" ", "\t"])
def test_a_label_may_have_a_colon(colon, blank):
    """A label may have a colon, which belongs to it; canonical text has none."""
    fm, to, info = (f"{label}{colon}" for label in ("FM", "TO", "INFO"))
    source = f"{fm}{blank}AMEMBASSY ROME\n{to}{blank}USUN\nOSLO\n{info}\nBERN\nBT\n"
    source = f"P 151122Z SEP 08\n{source}"
    plain = source.replace(colon, "").replace("\t", " ")
    assert read(source) == read(plain)
    assert findings(source) == []
    assert [label for label in claimed(source) if ":" in label] == [fm, to, info]
    assert canonical(source) == canonical(plain)
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source


@pytest.mark.parametrize(
    "source",
    [
        # A line above the transmission belongs to a wrapper.
        "SUBJECT: A\n\nPP RUEHC\nP 020615Z MAR 10\nFM USUN\nTO STATE\nBT\nUNCLAS\n",
        # Below content, an originator follows a preamble without a month.
        "UNCLAS LIMA 000161\nP 020615Z\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n",
        # A level alone above the heading is furniture.
        "CONFIDENTIAL\nP 020615Z MAR 10\nFM LIMA\nTO ROME\nBT\nSUBJECT: CORK\n",
        # A second telegram.
        "P 020615Z MAR 10\nFM USUN\nBT\n1. A\n\nP 030615Z MAR 10\nFM ROME\nBT\n1. B.\n",
    ],
)
def test_a_label_with_a_colon_shows_a_heading(source):
    """A label with a colon shows a heading like a label without one."""
    with_colons = source.replace("FM ", "FM: ").replace("TO ", "TO: ")
    for part in ("transmission", "heading"):
        assert read(with_colons, part) == read(source, part)
    codes = [code for code, *_ in findings(with_colons)]
    assert codes == [code for code, *_ in findings(source)]


def test_exemptions_are_inside_a_block_whose_label_has_a_colon():
    """Exemptions belong to a block whose label has a colon if INFO follows it (wire.md
    1.7.3).
    """
    lines = "TO: ALL POSTS\nXMT ROME\nINFO: BERN"
    assert _list(lines) == _list(lines.replace(":", ""))


@pytest.mark.parametrize(
    "line",
    [
        "To: reader@example.org",
        "To: whom it may concern",
        "To: JANE ROE",
        "To: AMEMBASSY ROME",
        "TO: READER@EXAMPLE.ORG",
        "TO: WHOM IT MAY CONCERN",
        "TO: JANE ROE",
        "TO: HTTP://EXAMPLE.ORG",
        "FM: JANE ROE",
    ],
)
def test_a_label_of_an_e_mail_is_no_address(line):
    """Above the heading, a label with a colon needs a name by form; other such lines
    belong to an e-mail.
    """
    heading = f"{_ABOVE}TO ROME\nBT\n"
    assert strays(f"{line}\n{heading}") == [line]
    assert strays(f"{line}\n\n{heading}") == [line]


@pytest.mark.parametrize("line", ["To: ROME", "Info : ROME", "to: reader@example.org"])
def test_in_a_heading_a_label_with_a_colon_needs_capitals(line):
    """In a heading, a label with a colon in small letters belongs to an e-mail."""
    assert strays(f"{_ABOVE}{line}\nBT\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        *("TOTAL 5", "INFORM ALL", "TO", "INFO", "XMTROME", "INFOROME"),
        *("TO:ROME", "TO :ROME", "TO:: ROME"),
    ],
)
def test_what_resembles_a_label_opens_none(line):
    """A longer word, or a label without a name or without a blank after its colon, is a
    stray (wire.md 1.7.2).
    """
    assert strays(f"{_ABOVE}{line}\nBT\n") == [line]


@pytest.mark.parametrize(
    "line",
    ["INFO OCT-01 ISO-00 /026 R", "INFO OCT-01", "TO OCT-01 ISO-00", "INFO OCT-01 "],
)
def test_a_distribution_of_copies_is_no_list(line):
    """The distribution of an archive's copies, after INFO or TO, is not a list of
    addressees (wire.md 1.9 a).
    """
    assert strays(f"{_ABOVE}{line}\nBT\n") == [line.strip()]


@pytest.mark.parametrize(
    "name", ["CTG-70 STAFF", "OCT-01A", "OCT-001", "OCT-01 /26 R", "OCT-01 ISO", "A-B"]
)
def test_what_resembles_a_distribution_is_an_addressee(name):
    """A name with a hyphen that is not a distribution is an addressee
    (wire.md 1.7.2).
    """
    assert _names(f"INFO {name}", "infoAddressees") == [name]


def test_a_label_may_come_twice():
    """A second label adds to the list of the first, but not below the
    sets of a text.
    """
    assert _names("TO ROME\nINFO OSLO\nTO BERN") == ["ROME", "BERN"]
    source = f"{_ABOVE}TO ROME\nMSGID/GENADMIN/CNO//\nTO BERN\n"
    assert _names("TO ROME\nMSGID/GENADMIN/CNO//\nTO BERN") == ["ROME"]
    assert read(source, "content", "strays")[0]["text"] == "TO BERN"


@pytest.mark.parametrize(
    ("line", "wrapped"),
    [
        ("PRIORITY", "ROME PRIORITY"),
        ("immedate 12", "ROME immedate 12"),
        ("//POL//", "ROME //POL//"),
        ("/POL//", "ROME /POL//"),
        ("0123", "ROME 0123"),
        ("123456", "ROME 123456"),
    ],
)
def test_a_tail_on_a_line_of_its_own_belongs_to_the_name_above(line, wrapped):
    """A precedence, offices or a number on a line of its own belongs to the name above
    (wire.md 1.7.4).
    """
    assert _list(f"TO ROME\n{line}") == _list(f"TO {wrapped}")


@pytest.mark.parametrize("line", ["12", "1234567", "PRIORITY MAIL", "PRIORITY 1234567"])
def test_what_resembles_a_tail_is_an_addressee(line):
    """A line of other digits, or with a word after a precedence, is an addressee
    (wire.md 1.7.4).
    """
    assert _names(f"TO ROME\n{line}") == ["ROME", line]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("TO RUEHRO/ROME\n    OF ITALY", ["ROME OF ITALY"]),
        ("TO RUEHRO/ROME\n   OF ITALY", ["ROME", "OF ITALY"]),
        ("TO RUEHRO/ROME\nOF ITALY", ["ROME", "OF ITALY"]),
        # Where one has no prefix, its lack shows nothing.
        ("TO ROME\n    OF ITALY", ["ROME", "OF ITALY"]),
        ("TO RUEHRO/ROME\nBERN\n    OF BERN", ["ROME", "BERN", "OF BERN"]),
        ("TO BERN\nRUEHRO/ROME\n    OF ITALY", ["BERN", "ROME", "OF ITALY"]),
        ("TO RUEHRO/ROME\n    RUEHBE/BERN", ["ROME", "BERN"]),
        ("TO RUEHRO/ROME\nRUEHBE/BERN\n OF BERN", ["ROME", "BERN OF BERN"]),
        ("TO\nRUEHRO/ROME\n OF ITALY", ["ROME OF ITALY"]),
        ("TO\n RUEHRO/ROME\n OF ITALY", ["ROME", "OF ITALY"]),
    ],
)
def test_an_indented_line_continues_with_a_name_with_a_prefix(lines, names):
    """A line without a prefix, indented further than a name with one, continues that
    name (wire.md 1.7.2).
    """
    assert _names(lines) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("RUEHRO/ROME RUEHBE/BERN", ["ROME", "BERN"]),
        ("RUEHRO/ROME \t ZEN/BERN", ["ROME", "BERN"]),
        ("RUEHRO/ROME RUEHBE/BERN RUEHPA/PARIS", ["ROME", "BERN", "PARIS"]),
        ("RUEHRO/ROME PRIORITY 12 RUEHBE/BERN", ["ROME", "BERN"]),
        ("ROME RUEHBE/BERN", ["ROME RUEHBE/BERN"]),
        ("BERN/X RUEHBE/BERN", ["BERN/X RUEHBE/BERN"]),
        ("RUEHRO/ROME USIA/FAM", ["ROME USIA/FAM"]),
        ("RUEHRO/ROME RUE/BERN", ["ROME RUE/BERN"]),
    ],
)
def test_several_addressees_on_a_line_have_each_a_prefix(line, names):
    """Several addressees on one line need a prefix each (wire.md 1.7.2)."""
    assert _names(f"TO {line}") == names
    assert _names(f"TO RUEHOS/OSLO\n{line}") == ["OSLO", *names]


def test_addressees_of_one_line_have_each_its_span():
    """Addressees on one line have a span each, and the blanks between them belong to
    none.
    """
    lines = "TO RUEHOS/OSLO\nRUEHRO/ROME  RUEHBE/BERN \t\nRUEHPA/PARIS\n"
    assert claimed(_ABOVE + lines)[4:] == [
        "RUEHOS/OSLO",
        "RUEHRO/ROME",
        "RUEHBE/BERN",
        "RUEHPA/PARIS",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "NAVADMIN 356/07",
        "PASS TO BERN",
        "ROME PASS BERN",
        "FOR BERN FROM ROME",
        "MSGID/GENADMIN/CNO//",
        "THIS IS PROSE. WITH A SENTENCE",
        "A SENTENCE WITH AN END.",
        "A LABEL: AND WORDS",
        "A QUESTION?",
        "A B C D E F G H I J K L M",
        "A" * 81,
    ],
)
def test_another_line_ends_the_list(line):
    """A line of another kind, or longer than a name, ends a list (wire.md 1.7.2)."""
    assert _names(f"TO ROME\n{line}") == ["ROME"]
    words = line.replace("MSGID/GENADMIN", "GENADMIN").split("/")
    found = str(read(f"{_ABOVE}TO ROME\n{line}\nBT\n"))
    assert all(word.removeprefix("NAVADMIN ") in found for word in words)


@pytest.mark.parametrize(
    "line",
    [
        "ST. LOUIS",
        "NAVADMIN 356/0",
        "NAVADMIN 35607",
        "PASSTO BERN",
        "UNCLASSIFIED BERN",
        "A B C D E F G H I J K L",
        "A" * 80,
        "A (B) 'C' & D-E/F",
    ],
)
def test_what_resembles_another_line_is_an_addressee(line):
    """A line in the wide alphabet of names that only resembles another kind is an
    addressee (wire.md 1.7.2).
    """
    assert _names(f"TO ROME\n{line}") == ["ROME", line]


def test_after_a_blank_line_only_a_prefix_goes_on():
    """After a blank line, only a name with a prefix continues a list
    (wire.md 1.7.2).
    """
    assert _names("TO ROME\n\nRUEHBE/BERN") == ["ROME", "BERN"]
    assert strays(f"{_ABOVE}TO ROME\n\nBERN\n") == ["BERN"]


@pytest.mark.parametrize("page", ["PAGE", "page"])
def test_a_page_line_after_the_label_is_furniture(page):
    """A page line after a label is furniture, and the list follows below it (wire.md
    6).
    """
    lines = f"TO {page} 02 STATE 015113 182333Z\nROME\nBERN"
    assert _names(lines) == ["ROME", "BERN"]
    assert claimed(f"{_ABOVE}{lines}\n")[3:] == ["TO", "ROME", "BERN"]
    assert _names("TO PAGE TURNERS\nROME") == ["PAGE TURNERS", "ROME"]


def test_a_label_before_nothing_but_a_page_line_is_a_stray():
    """A label with nothing but a page line after it is a stray, and the page line is
    furniture.
    """
    source = f"{_ABOVE}TO PAGE 02 STATE 015113 182333Z\nBT\n"
    assert strays(source) == ["TO"]
    found = text.parse(source).coverage
    shares = found.furniture, found.unrecognised
    assert shares == (pytest.approx(24 / 49), pytest.approx(2 / 49))


@pytest.mark.parametrize(
    ("lines", "exempted"),
    [
        ("TO SCA COLLECTIVE\nXMT/ROME", ["ROME"]),
        ("TO SCA COLLECTIVE\nxmt , ROME", ["ROME"]),
        ("TO SCA COLLECTIVE\nXMT/ROME\nBERN\nXMT/OSLO", ["ROME", "BERN", "OSLO"]),
        ("TO SCA COLLECTIVE\nXMT/\nROME", ["ROME"]),
        ("TO SCA COLLECTIVE\nXMT ROME\nINFO BERN", ["ROME"]),
        ("TO\nSCA COLLECTIVE\nXMT ROME\nINFO BERN", ["ROME"]),
        ("TO SCA COLLECTIVE, XMT, ROME", ["ROME"]),
        ("TO SCA COLLECTIVE, XMT, ROME, BERN ,, OSLO,", ["ROME", "BERN", "OSLO"]),
        ("TO SCA COLLECTIVE xmt ROME", ["ROME"]),
        ("TO SCA COLLECTIVE XMT/ROME", ["ROME"]),
        ("TO SCA COLLECTIVE , XMT ROME\nXMT/BERN", ["ROME", "BERN"]),
    ],
)
def test_members_of_a_collective_are_exempted(lines, exempted):
    """XMT exempts members of a collective if it has a slash, is on its line, or INFO
    follows TO (wire.md 1.7.3).
    """
    assert _list(lines) == [{"designator": "SCA COLLECTIVE", "exempted": exempted}]
    assert _list(lines, "exemptedAddressees") is None
    written = canonical(f"{_ABOVE}{lines}\nBT\n")
    members = "".join(f"XMT/{member}\n" for member in exempted)
    assert f"TO SCA COLLECTIVE\n{members}" in written


@pytest.mark.parametrize(
    ("lines", "exempted"),
    [
        ("TO SCA COLLECTIVE\nXMT ROME", ["ROME"]),
        ("TO SCA COLLECTIVE\nXMT\nROME\nBERN", ["ROME", "BERN"]),
        ("TO SCA COLLECTIVE\nXMT ROME\nXMT/BERN", ["ROME", "BERN"]),
        ("TO SCA COLLECTIVE\nINFO BERN\nXMT ROME", ["ROME"]),
        ("INFO SCA COLLECTIVE\nXMT ROME\nTO BERN", ["ROME"]),
        ("TO SCA COLLECTIVE\nXMT ROME\nTO BERN", ["ROME"]),
        ("TO SCA COLLECTIVE\n\nXMT/ROME", ["ROME"]),
        ("XMT/ROME", ["ROME"]),
        ("XMT ROME", ["ROME"]),
    ],
)
def test_addressees_are_exempted_from_the_whole_message(lines, exempted):
    """XMT exempts from the whole message if it is below the lists or has no slash
    (wire.md 1.7.3).
    """
    assert _names(lines, "exemptedAddressees") == exempted
    assert all("exempted" not in item for item in _list(lines) or ())
    claims = claimed(f"{_ABOVE}{lines}\nBT\n")
    assert claims[claims.index(exempted[0]) - 1] == "XMT"


def test_an_exempted_addressee_has_the_parts_of_any_other():
    """An exempted addressee has a prefix, a precedence and a number like any other
    (wire.md 1.7.3).
    """
    assert _list("XMT RUEHRO/ROME PRIORITY 0012", "exemptedAddressees") == [
        {
            "routingIndicator": "RUEHRO",
            "designator": "ROME",
            "precedence": "P",
            "messageContinuityNumber": "0012",
        }
    ]


@pytest.mark.parametrize(
    "name", ["XMT ROME", "SCA XMTROME", "SCAXMT ROME", "SCA XMT", "SCA, XMT,"]
)
def test_what_resembles_an_exemption_stays_in_the_name(name):
    """XMT without a name before or after it, or without a blank, stays in the name
    (wire.md 1.7.3).
    """
    assert _list(f"TO {name}") == [{"designator": name}]


def test_exemptions_across_a_page_line_are_one_addressee():
    """An addressee with exemptions across a page line has a span on each side of it
    (wire.md 6).
    """
    lines = "TO RUEHC/SCA COLLECTIVE\nXMT/ROME\nPAGE 02 STATE 015113 182333Z\nBERN\n"
    assert claimed(_ABOVE + lines)[4:] == ["RUEHC/SCA COLLECTIVE\nXMT/ROME", "BERN"]
    assert _list(lines.strip())[0]["exempted"] == ["ROME", "BERN"]


@pytest.mark.parametrize(
    "lines",
    [
        "XMT BERN\nXMT RUEHRO/ROME\nRUEHPA/PARIS",
        "XMT BERN\nXMT ZEN/ROME\nRUEHPA/PARIS\nOSLO",
        "XMT RUEHRO/ROME\nBERN\nOSLO",
    ],
)
def test_an_exempted_addressee_with_a_prefix_has_a_label_after_one_without(lines):
    """After an exempted name without a prefix, one with a prefix has the label again,
    because it would join the list otherwise (wire.md 1.7.3).
    """
    source = f"{_ABOVE}TO SCA COLLECTIVE\nINFO OSLO\n{lines}\nBT\n"
    assert canonical(source) == source


def test_an_addressee_after_exemptions_has_its_label_again():
    """An addressee after exemptions has its label again, because it would be exempted
    otherwise (wire.md 1.7.3).
    """
    source = f"{_ABOVE}TO SCA COLLECTIVE\nXMT/ROME\nTO BERN\nBT\n"
    assert canonical(source) == source
    assert canonical(f"{_ABOVE}TO BERN\nROME\nBT\n") == f"{_ABOVE}TO BERN\nROME\nBT\n"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("FM AMEMBASSY LISBON", "originator"),
        ("FM RUEHLI/LISBON", "originator"),
        ("FM LISBON//POL//", "originator"),
        ("TO SECSTATE WASHDC", "actionAddressees"),
        ("TO AIG 205", "actionAddressees"),
        ("TO RUEHC/STATE", "actionAddressees"),
        ("INFO SCA COLLECTIVE", "infoAddressees"),
        ("XMT USINT HAVANA", "exemptedAddressees"),
    ],
)
def test_below_the_classification_line_a_name_by_form_is_an_address(line, part):
    """Below the classification line, a label with a name by form is an address, and the
    opening continues below it.
    """
    source = f"UNCLAS LISBON 001205\n{line}\nSIPDIS\n"
    assert list(read(source, "heading")) == [part]
    captions = read(source, "content", "captions")
    assert captions == ["SIPDIS"] or part != "originator"


@pytest.mark.parametrize(
    "line",
    [
        "Fm AMEMBASSY LISBON",
        "FM LISBON",
        "To SECSTATE WASHDC",
        "TO STATE",
        "TO",
        "INFO FOUR",
        "TO USIA/FAM",
    ],
)
def test_below_the_classification_line_a_label_and_a_word_are_none(line):
    """Below the classification line, a label with other words, even in capitals, is not
    an address (wire.md 1.7.2).
    """
    assert read(f"UNCLAS LISBON 001205\n{line}\n", "heading") is None


def test_below_a_subject_there_is_no_address_without_a_preamble():
    """Below a subject, a line that looks like an address is not one
    without a preamble.
    """
    line = "UNCLAS LISBON 001205\nSUBJECT: CORK\n"
    assert read(f"{line}TO SECSTATE WASHDC\n", "heading") is None
    assert read(f"{line}FM AMEMBASSY LISBON\n", "heading") is None


def test_below_content_there_is_one_originator():
    """A second originator below content is not an address."""
    source = "FM LISBON\nUNCLAS LISBON 001205\nFM AMEMBASSY ROME\n"
    assert read(source, "heading", "originator") == {"designator": "LISBON"}
    assert read(source, "content", "classificationLine") is not None
