"""Format lines 10 to 16, and what only resembles them (wire.md 1.7.6, 1.8)."""

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

_HEADING = "FM LISBON\nTO ROME\n"
_TEXT = f"{_HEADING}BT\nUNCLAS\nSUBJECT: A\n1. WORDS.\n"


def _ending(below):
    return read(f"{_TEXT}{below}\n", "transmission", "ending")


@pytest.mark.parametrize(
    ("below", "ending"),
    [
        ("BT.\n#1", {"validationNumber": "1"}),
        ("BT\n#123456", {"validationNumber": "123456"}),
        ("BT\nNNN", {"endOfMessage": "NNN"}),
        ("BT\nNNNN", {"endOfMessage": "NNNN"}),
        ("BT\nNNNNZCZC", {"endOfMessage": "NNNNZCZC"}),
        ("BT\nNNNNMAFVVZCZ", {"endOfMessage": "NNNNMAFVVZCZ"}),
        ("BT\nE E E E E E E E AR", {"cancelled": True}),
        ("BT\nE\tE E E  E E E E AR", {"cancelled": True}),
        ("BT\nC WA 1500Z POSITION", {"corrections": ["WA 1500Z POSITION"]}),
        ("BT\nC7 - PROXU 9 - ECPDF", {"corrections": ["7 - PROXU 9 - ECPDF"]}),
        ("BT\nC \t PAGE 3\nC LINE 2", {"corrections": ["PAGE 3", "LINE 2"]}),
        # Before BT, inside the text.
        ("#1774", {"validationNumber": "1774"}),
        ("NNNN", {"endOfMessage": "NNNN"}),
    ],
)
def test_an_ending_is_corrections_number_and_end(below, ending):
    """Format lines 15 and 16 are the corrections, the validation number and the end of
    message (wire.md 1.8).
    """
    assert _ending(below) == ending


@pytest.mark.parametrize(
    "line",
    [
        "#",
        "#1234567",
        "#17A",
        "# 1774",
        "NN",
        "NNNNN",
        "NNNNX",
        "NNNNABCDEFGHIZCZC",
        "E E E E E E E AR",
        "E E E E E E E E E AR",
        "E E E E E E E EAR",
        "E E E E E E E E",
        "C",
        "CORRECTION",
        "C-WA",
        "BTX",
        "bT",
        "B T",
    ],
)
def test_what_resembles_an_ending_is_none(line):
    """A line with a digit or a letter too many or too few is not an ending (wire.md
    1.8).
    """
    source = f"{_TEXT}BT\n{line}\n"
    assert read(source, "transmission") is None
    assert [stray["text"] for stray in read(source, "content", "strays")] == [line]


@pytest.mark.parametrize("line", ["#1", "#177", "#17745", "C WA 1500Z", "bT", "BT X1"])
def test_inside_the_text_such_a_line_is_text(line):
    """Inside the text, a line like one of an ending belongs to the paragraph (wire.md
    1.8).
    """
    (paragraph,) = read(f"{_TEXT}{line}\n", "content", "paragraphs")
    assert paragraph["text"] == f"WORDS.\n{line}"


def test_below_the_end_of_message_there_is_no_correction():
    """A correction below the end of message, which is the last format line, is a stray
    (wire.md 1.8).
    """
    source = f"{_TEXT}BT\nNNNN\nC WA 1500Z\n"
    assert _ending("BT\nNNNN\nC WA 1500Z") == {"endOfMessage": "NNNN"}
    assert read(source, "content", "strays")[0]["text"] == "C WA 1500Z"
    # There may be one after the validation number.
    assert _ending("BT\n#1774\nC WA 1500Z")["corrections"] == ["WA 1500Z"]


@pytest.mark.parametrize(
    ("line", "element"),
    [("nnnn", "endOfMessage"), ("e e e e e e e e ar", "cancelled")],
)
def test_an_ending_in_lower_case_is_reported(line, element):
    """An ending in lower case is reported at its element and read in capitals."""
    source = f"{_TEXT}BT\n{line}\n"
    assert findings(source) == [
        ("text.lower-case", f"/transmission/ending/{element}", line)
    ]
    assert f"'{line}'" in messages(source)[0]
    assert _ending(f"BT\n{line}") == _ending(f"BT\n{line.upper()}")


def test_the_label_of_a_correction_is_c():
    """The label C of a correction is an entry of its own, and the blanks after it
    belong to no element (wire.md 1.8).
    """
    assert claimed(f"{_TEXT}BT\nC  WA 1500Z\n")[-2:] == ["C", "WA 1500Z"]


def test_an_ending_is_written_in_the_order_of_format_lines():
    """Canonical text has the corrections, the number, the cancellation and the end in
    this order (wire.md 1.8).
    """
    written = canonical(f"{_TEXT}BT\nC A\nC B\nE E E E E E E E AR\n#0012\nNNNN\n")
    ending = written.partition("WORDS.\nBT\n")[2]
    assert ending.splitlines() == [
        "C A",
        "C B",
        "#0012",
        "E E E E E E E E AR",
        "NNNN",
    ]


@pytest.mark.parametrize("printed", ["BT", "bt", "Bt"])
def test_bt_parts_the_text_from_heading_and_ending(printed):
    """The first BT opens the text, and the second closes it (wire.md 1.8)."""
    source = f"{_HEADING}{printed}\nUNCLAS\nSUBJECT: A\n{printed}\n#12\n"
    assert read(source, "transmission", "ending") == {"validationNumber": "12"}
    assert read(source, "heading", "strays") is None
    assert read(source, "content", "strays") is None
    assert claimed(source).count(printed) == 2
    assert canonical(source) == (f"{_HEADING}BT\nUNCLAS\n\nSUBJECT: A\nBT\n#12\n")


def test_an_end_before_the_heading_is_that_of_an_earlier_message():
    """An ending above a heading is that of an earlier message; with nothing below it,
    it is the telegram's own (wire.md 1.1).
    """
    source = "#1774\nNNNN\nFM LISBON\n"
    assert read(source) == {"heading": {"originator": {"designator": "LISBON"}}}
    assert findings(source) == []
    assert read("NNNN\n") == {"transmission": {"ending": {"endOfMessage": "NNNN"}}}


def _accounts(lines):
    heading = read(f"{_HEADING}{lines}\nBT\n", "heading")
    return heading.get("accountingSymbol"), heading.get("groupCount")


@pytest.mark.parametrize(
    ("line", "symbol", "count", "claims"),
    [
        ("ACEX", "ACEX", None, ["ACEX"]),
        ("NAVY", "NAVY", None, ["NAVY"]),
        ("GR37", None, "37", ["GR37"]),
        ("GR \t 12345", None, "12345", ["GR \t 12345"]),
        ("GRNC", None, "NC", ["GRNC"]),
        ("WD  GRNC", "WD", "NC", ["WD", "GRNC"]),
        ("WD GR 5", "WD", "5", ["WD", "GR 5"]),
        ("ACCT AB", "AB", None, ["ACCT AB"]),
        ("ACCT GRANT", "GRANT", None, ["ACCT GRANT"]),
        ("ACCT GRANT GR 12", "GRANT", "12", ["ACCT GRANT", "GR 12"]),
    ],
)
def test_an_accounting_line_is_a_symbol_and_a_count(line, symbol, count, claims):
    """An accounting line is a symbol and a group count, whose values lack ACCT and GR
    (wire.md 1.7.6).
    """
    assert _accounts(line) == (symbol, count)
    assert claimed(f"{_HEADING}{line}\nBT\n")[4:-1] == claims


@pytest.mark.parametrize(
    ("line", "canonically"),
    [
        ("ACCT NAVY", "NAVY"),
        ("ACCT ABC", "ACCT ABC"),
        ("ACCT ABC GRNC", "ACCT ABC GRNC"),
        ("GR37", "GR 37"),
        ("GR NC", "GRNC"),
    ],
)
def test_a_known_symbol_is_written_alone(line, canonically):
    """Canonical text writes a known symbol alone and any other after ACCT (wire.md
    1.7.6).
    """
    assert canonical(f"{_HEADING}{line}\nBT\n") == f"{_HEADING}{canonically}\nBT\n"


@pytest.mark.parametrize(
    "line",
    [
        "GR",  # GR without digits
        "GR 123456",
        "GRX",
        "GR 37X",
        "WDGRNC",
        "ACCT A",
        "ACCT",
        "ACCTAB",
        "FOO",
        "acex",
        "Gr 37",
        "gr37",
        "ACEX FOO",
    ],
)
def test_what_resembles_an_accounting_line_is_an_addressee(line):
    """A line of capitals that is not an accounting line is an addressee (wire.md
    1.7.6).
    """
    assert _accounts(line) == (None, None)
    addressees = read(f"{_HEADING}{line}\nBT\n", "heading", "actionAddressees")
    assert [item["designator"] for item in addressees] == ["ROME", line]


@pytest.mark.parametrize("following", ["BERN\nBT\n", "", "UNCLAS\n"])
def test_a_symbol_alone_is_directly_before_bt(following):
    """A symbol alone is one only directly before BT; elsewhere it is an addressee
    (wire.md 1.7.6).
    """
    source = f"{_HEADING}NAVY\n{following}"
    names = [item["designator"] for item in read(source, "heading", "actionAddressees")]
    assert names[:2] == ["ROME", "NAVY"]
    assert read(source, "heading", "accountingSymbol") is None
    # A symbol with a count is an accounting line anywhere.
    source = f"{_HEADING}NAVY GRNC\n{following}"
    assert read(source, "heading", "accountingSymbol") == "NAVY"


def test_an_accounting_line_is_no_longer_than_forty_characters():
    """An accounting line has at most forty characters; a longer one is a stray (wire.md
    1.7.6).
    """
    longest = "ACCT ABC" + " " * 27 + "GR 12"
    assert len(longest) == 40
    assert _accounts(longest) == ("ABC", "12")
    longer = longest.replace("ABC ", "ABC  ")
    assert _accounts(longer) == (None, None)
    assert strays(f"{_HEADING}{longer}\nBT\n") == [longer]
