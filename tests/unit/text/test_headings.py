"""Headings that a hostile reader broke, each with what it says."""

from __future__ import annotations

import attrs
import pytest

import cableformat
from cableformat import text
from cableformat.model import Addressee, Heading, Preamble, PrecedencePair
from cableformat.routing import DateTimeGroup, Precedence, PrecedencePolicy
from cableformat.text import Scope
from cableformat.text.kinds import Kind
from cableformat.text.lenses.heading.accounting import AccountingLens
from tests.unit.text.telegrams import claimed


def heading(source):
    """The heading of a source that comes back exactly, by every format."""
    reading = text.parse(source)
    assert text.dumps(reading.cable, layout=reading.layout) == source
    for name in ("json", "xml"):
        document = cableformat.convert(source, to=name)
        assert cableformat.convert(document, to="text") == source
    return reading.cable.heading


def names(addressees):
    return [addressee.designator for addressee in addressees]


LISTING = (
    "TO AMEMBASSY A\nRR RUEHC\nDE RUEHTA #1774 2591122\nR 151122Z SEP 08\n"
    "FM SECSTATE WASHDC\nTO AMEMBASSY PARIS\nINFO AMEMBASSY ROME\n"
    "TO AMEMBASSY LONDON\nBT\nUNCLAS STATE 0001\n\nSUBJECT: X\n"
)


def test_a_listing_is_set_aside_once():
    """The TO lines below the routing line are one list, without those of the list above
    it.
    """
    read = heading(LISTING)
    assert names(read.action_addressees) == ["AMEMBASSY PARIS", "AMEMBASSY LONDON"]
    assert [stray.text for stray in read.strays] == ["TO AMEMBASSY A"]


def test_an_edit_below_a_listing_keeps_every_addressee():
    """An edit of the subject changes only the subject, and keeps every addressee (law
    5).
    """
    reading = text.parse(LISTING)
    content = attrs.evolve(reading.cable.content, subject="Y")
    cable = attrs.evolve(reading.cable, content=content)
    out = text.write(cable, layout=reading.layout)
    assert out.scope is Scope.ELEMENT
    assert out.text == LISTING.replace("SUBJECT: X", "SUBJECT: Y")


def test_a_stray_of_a_listing_holds_no_residue():
    """A stray contains no control characters, which are layout (model.md 2)."""
    read = heading("TO AMEMBASSY\x07BERN\nRR RUEHC\nFM Y\nTO PARIS\n")
    assert [stray.text for stray in read.strays] == ["TO AMEMBASSYBERN"]


def test_a_preamble_with_no_year_readdresses_nothing():
    """A preamble with four digits that are not a year is a stray and readdresses
    nothing.
    """
    read = heading("R 172200Z JUN 71\nFM A\nTO B\nR 142200Z MAR 0071\nFM C\nTO D\n")
    assert read.readdressed is None
    assert "R 142200Z MAR 0071" in [stray.text for stray in read.strays]


def test_a_third_heading_is_kept_as_strays():
    """The lines of a third heading are strays, because a cable has one readdressed
    heading (wire.md 1.6).
    """
    one = "R {}2200Z JUN 71\nFM {} CMD\nTO {} CMD\n"
    source = "".join(
        one.format(*p) for p in (("17", "A", "B"), ("16", "C", "D"), ("15", "E", "F"))
    )
    read = heading(source)
    assert names(read.readdressed.action_addressees) == ["D CMD"]
    assert [stray.text for stray in read.strays] == [
        "R 152200Z JUN 71",
        "FM E CMD",
        "TO F CMD",
    ]


@pytest.mark.parametrize(
    "line",
    ["ZNR UUUUU INT T FOO", "ZNR UUUUU INT", "ZNR UUUUU RUEHC T", "ZNR UUUUU T"],
)
def test_instructions_hold_what_documents_can(line):
    """A line with T after any words can be read: the station is a routing indicator or
    absent.
    """
    heading(f"{line}\nFM X\n")


def test_an_indicator_ends_the_exemptions_before_it():
    """An addressee with a routing indicator ends the exemptions above it (wire.md
    1.7.3).
    """
    read = heading(
        "FM SECSTATE WASHDC\nINFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE\n"
        "XMT/AMEMBASSY SOFIA\nAMEMBASSY BUCHAREST\nRUEHNO/USMISSION USNATO 2235\nBT\n"
    )
    first, second = read.info_addressees
    assert first.exempted == ("AMEMBASSY SOFIA", "AMEMBASSY BUCHAREST")
    assert second.message_continuity_number == "2235"


def test_after_an_exemption_of_the_message_none_is_an_addressee_s():
    """After an exemption from the whole message, every other exemption is one too."""
    read = heading("TO A\nXMT B\nXMT/C\n")
    assert names(read.exempted_addressees) == ["B", "C"]


@pytest.mark.parametrize(
    "source",
    [
        "FM A\nTO NAVY INFO CENTER WASHINGTON DC\nBT\n",
        "FM USDEL TO CSCE VIENNA\nINFO AMEMBASSY ROME\nBT\n",
        "FM US DEL TO UNESCO\nTO\nSECSTATE WASHDC\nBT\n",
    ],
)
def test_a_name_may_hold_a_label(source):
    """A label inside a line is a word of a name unless a name by form follows it."""
    read = heading(source)
    parties = [read.originator, *read.action_addressees, *read.info_addressees]
    assert any({"TO", "INFO"} & set(p.designator.split(" ")) for p in parties)


def test_a_text_below_a_late_heading_is_text():
    """BT opens the text even if the classification line is above the heading."""
    cable = text.loads(
        "C O N F I D E N T I A L ASTANA 001774\nP 151122Z SEP 08\nFM AMEMBASSY ASTANA\n"
        "TO SECSTATE WASHDC\nBT\nSUBJECT: TALKS\n\n1. (C) Text.\nBT\n"
    )
    assert cable.content.subject == "TALKS"
    assert not cable.content.strays
    assert cable.heading.originator.designator == "AMEMBASSY ASTANA"


@pytest.mark.parametrize(
    "line",
    [
        "TO ALL CHIEFS FROM THE SECRETARY",
        "FM SECRETARY TO CHIEFS",
        "INFO COPY FOR USTR",
    ],
)
def test_below_the_classification_line_words_alone_are_no_address(line):
    """Below the classification line, a line is an address only with a preamble or a
    name by its form.
    """
    cable = text.loads(f"UNCLAS STATE 012345\n{line}\n\nSUBJECT: X\n")
    assert cable.heading is None


def test_a_wrapped_precedence_is_no_furniture():
    """A precedence on the line directly below an addressee belongs to
    that addressee.
    """
    read = heading(
        "FM A\nTO RUEHC/SECSTATE WASHDC\n     PRIORITY\nP 142200Z MAR 71\nFM B\nTO C\n"
    )
    assert read.action_addressees[0].precedence is not None


def test_an_accounting_symbol_may_have_a_hyphen():
    """An accounting symbol may have a hyphen, as in forms of the US Navy."""
    read = heading("FM A\nTO NAVADMIN\nACCT NA-CNRF\nBT\n")
    assert (names(read.action_addressees), read.accounting_symbol) == (
        ["NAVADMIN"],
        "NA-CNRF",
    )


@pytest.mark.parametrize(
    ("source", "offices"),
    [
        ("FM A\nTO NAVSEA//00/01/02/03/\n04/05//\nBT\n", 6),
        ("FM A\nTO USS NIMITZ//CO/XO/\n/CMC//\nBT\n", 3),
    ],
)
def test_offices_continue_on_the_next_line(source, offices):
    """Offices continue on the next line if a slash ends the line or begins the next
    one.
    """
    (addressee,) = heading(source).action_addressees
    assert len(addressee.office_symbols) == offices


def test_prose_below_a_blank_line_is_no_address():
    """Prose below a blank line is not an address, even if the heading has begun."""
    read = heading(
        "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC 3299\n\n"
        "To the surprise of many, the vote failed.\n"
    )
    assert names(read.action_addressees) == ["SECSTATE WASHDC"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b"])
def test_line_ends_leave_the_addressees_equal(end):
    """A set ends the heading with any kind of line end."""
    lines = [
        "FM CNO//N1//",
        "TO ALNAV",
        "SUBJ/X//",
        "RMKS/1. Y",
        "TO APPLY SEND A LETTER",
        "Z//",
    ]
    read = text.parse(end.join(lines) + end).cable.heading
    assert names(read.action_addressees) == ["ALNAV"]


def test_the_closing_classification_is_no_correction():
    """C O N F I D E N T I A L below the closing BT is not a correction."""
    cable = text.loads(
        "FM A\nTO B\nBT\nC O N F I D E N T I A L LIMA 0001\n\nSUBJECT: X\nBT\n"
        "C O N F I D E N T I A L\nNNNN\n"
    )
    assert cable.transmission.ending.corrections == ()


def test_a_correction_is_edited_at_its_place():
    """An edited correction is rewritten at its place, in the section of the ending (law
    5).
    """
    source = "FM A\nTO B\nBT\nUNCLAS LIMA 0001\n\nSUBJECT: X\nBT\nC7 - PROXU\n#0001\n"
    reading = text.parse(source)
    sent = reading.cable.transmission
    ending = attrs.evolve(sent.ending, corrections=("8 - PROXI",))
    cable = attrs.evolve(reading.cable, transmission=attrs.evolve(sent, ending=ending))
    written = text.write(cable, layout=reading.layout)
    assert written.scope in (Scope.ELEMENT, Scope.LIST)
    assert text.loads(written.text) == cable


def test_an_earlier_ending_goes_with_the_number_it_shows():
    """The ending of an earlier message is removed with the number that it shows,
    because nobody knows whose it is (law 10).
    """
    source = "#1774\nNNNN\nDE RUEHTA #1774 2591122\nFM A\nTO B\n"
    reading = text.parse(source)
    sent = reading.cable.transmission
    station = attrs.evolve(sent.calling_station, station_serial_number="2000")
    sent = attrs.evolve(sent, calling_station=station)
    out = text.dumps(
        attrs.evolve(reading.cable, transmission=sent), layout=reading.layout
    )
    assert "1774" not in out


def test_two_nations_out_of_order_are_no_release_code():
    """Two release codes out of alphabetical order are not a warning, but a garbled
    fifth letter (wire.md 1.4).
    """
    cable = text.parse("ZNR UUUUC\nFM A\nTO B\n").cable
    assert cable.transmission is None


def test_of_one_addressee_twice_the_action_counts():
    """An addressee for both action and information has the precedence of action."""
    both = (Addressee(designator="B"),)
    pair = PrecedencePair(action=Precedence.IMMEDIATE, info=Precedence.ROUTINE)
    group = DateTimeGroup.from_text("151122Z SEP 08")
    read = Heading(
        preamble=Preamble(precedence=pair, date_time_group=group),
        action_addressees=both,
        info_addressees=both,
    )
    policy = PrecedencePolicy.ACP127
    assert read.effective_precedence(both[0], policy=policy) is Precedence.IMMEDIATE


@pytest.mark.parametrize(
    ("line", "symbol", "alone", "written"),
    [
        ("WD", "WD", True, "WD"),
        ("ACCT WD", "WD", False, "WD"),
        ("WD GR37", "WD", False, "WD"),
        ("ACCT ST-1", "ST-1", False, "ACCT ST-1"),
    ],
)
def test_an_unknown_accounting_symbol_needs_its_label(line, symbol, alone, written):
    """An unknown accounting symbol needs its label, and a known one may be alone on its
    line.
    """
    lens = AccountingLens()
    match = lens.shape(line)
    assert (match["symbol"] or match["named"]) == symbol
    assert lens.is_alone(match) is alone
    assert lens.write(Kind.ACCOUNTING_SYMBOL, symbol, None) == written


def test_labels_and_names_of_the_heading_have_spans_of_their_own():
    """Labels and names of the heading have separate spans, and the blank between them
    belongs to neither.
    """
    source = (
        "FM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC\n"
        "INFO RUEHNO/USMISSION USNATO 2235\nRUEHRO/AMEMBASSY ROME\n"
    )
    names = [word for line in source.split("\n") for word in line.split(" ", 1)]
    assert claimed(source) == [
        *names[:6],
        "RUEHRO/AMEMBASSY ROME",
    ]
