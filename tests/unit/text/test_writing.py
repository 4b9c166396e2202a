"""Edits written into a source, seen as text (law 5)."""

from __future__ import annotations

import io
from typing import Any

import attrs
import pytest

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.model import (
    Addressee,
    Cable,
    Content,
    Originator,
    Paragraph,
    Reference,
    Series,
)
from cableformat.text import Scope
from cableformat.text.kinds import Kind
from cableformat.text.writing.edits import Conflict, Edits
from cableformat.text.writing.splice import splice, splice_sections

_SOURCE = (
    "VZCZCXRO2903\n\nPP RUEHC RUEHNO  \nDE RUEHTA #1774 2591122  \nZNY CCCCC ZZH  \n"
    "P 151122Z SEP 08  \nFm  AMEMBASSY ASTANA  \n"
    "TO RUEHC/SECSTATE WASHDC PRIORITY 3299  \nINFO RUEHNO/USMISSION USNATO 2235\n"
    "RUCNDT/USMISSION USUN NEW YORK\n\nC O N F I D E N T I A L ASTANA 001774\n\n"
    "SIPDIS, NOFORN\n\nTAGS: [PREL](#) [PGOV](#)\n\nSubject:  GRAPES ARE  \nRIPE\n\n"
    "REF: A. STATE 12\n     B. LIMA 7; C. TUNIS 9\n\n"
    "[¶1.](#) (C) One.\nASTANA 00001774  002 OF 002\nMore of one.\n\n"
    "[¶2.](#) (U) Two.\n\nDOE"
)


def _edited(section: str, **fields: Any) -> str:
    reading = text.parse(_SOURCE)
    part = attrs.evolve(getattr(reading.cable, section), **fields)
    cable = attrs.evolve(reading.cable, **{section: part})
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    assert isinstance(written.text, str)
    return written.text


def _part(section: str) -> Any:
    return getattr(text.parse(_SOURCE).cable, section)


@pytest.mark.parametrize(
    ("section", "fields", "old", "new"),
    [
        (
            "heading",
            {"originator": Originator(designator="AMEMBASSY TUNIS")},
            "Fm  AMEMBASSY ASTANA",
            "Fm  AMEMBASSY TUNIS",
        ),
        ("heading", {"originator": None}, "Fm  AMEMBASSY ASTANA  \n", ""),
        (
            "heading",
            {"info_addressees": ()},
            "INFO RUEHNO/USMISSION USNATO 2235\nRUCNDT/USMISSION USUN NEW YORK\n",
            "",
        ),
        (
            "heading",
            {"info_addressees": _part("heading").info_addressees[1:]},
            "INFO RUEHNO/USMISSION USNATO 2235\nRUCNDT",
            "INFO RUCNDT",
        ),
        (
            "heading",
            {"info_addressees": _part("heading").info_addressees[::-1]},
            "INFO RUEHNO/USMISSION USNATO 2235\nRUCNDT/USMISSION USUN NEW YORK",
            "INFO RUCNDT/USMISSION USUN NEW YORK\nRUEHNO/USMISSION USNATO 2235",
        ),
        (
            "heading",
            {
                "action_addressees": (
                    Addressee(designator="AMEMBASSY LIMA"),
                    *_part("heading").action_addressees,
                )
            },
            "TO RUEHC",
            "TO AMEMBASSY LIMA\nRUEHC",
        ),
        ("transmission", {"operating_signals": ()}, " ZZH", ""),
        ("transmission", {"security_warning": None}, "ZNY CCCCC ZZH", "ZZH"),
        ("transmission", {"identifications": ()}, "VZCZCXRO2903\n\n", ""),
        ("content", {"captions": ("NOFORN",)}, "SIPDIS, NOFORN", "NOFORN"),
        ("content", {"captions": ("SIPDIS",)}, "SIPDIS, NOFORN", "SIPDIS"),
        ("content", {"tags": ("PREL", "KZ")}, "[PGOV](#)", "[KZ](#)"),
        ("content", {"tags": ("PGOV",)}, "[PREL](#) [PGOV](#)", "[PGOV](#)"),
        ("content", {"tags": ()}, "TAGS: [PREL](#) [PGOV](#)\n\n", ""),
        (
            "content",
            {"subject": "OLIVES ARE RIPE"},
            "Subject:  GRAPES ARE  \nRIPE",
            "Subject:  OLIVES ARE RIPE",
        ),
        (
            "content",
            {"references": _part("content").references[:2]},
            "LIMA 7; C. TUNIS 9",
            "LIMA 7",
        ),
        (
            "content",
            {
                "references": (
                    *_part("content").references,
                    Reference(label="D", text="ACCRA 1"),
                )
            },
            "C. TUNIS 9",
            "C. TUNIS 9\n     D. ACCRA 1",
        ),
        (
            "content",
            {
                "paragraphs": (
                    *_part("content").paragraphs,
                    Paragraph(number="3", text="Three."),
                )
            },
            "(U) Two.",
            "(U) Two.\n\n[¶3.](#) Three.",
        ),
        ("content", {"signature": None}, "DOE", ""),
    ],
)
def test_an_edit_changes_its_element_only(
    section: str, fields: dict[str, Any], old: str, new: str
) -> None:
    """An edit changes only its element; labels, separators, page lines and Markdown
    stay as the source has them.
    """
    assert _SOURCE.count(old) == 1
    assert _edited(section, **fields) == _SOURCE.replace(old, new)


#: Invented: what a heading may hold besides, some of it spelled oddly.
_RELAYED = (
    "OO  RUEHLO  \nZOV RUEHNO\nVZCZCXRO2903  HH\nPP RUEHC RUEHTU\n"
    "DE RUEHLI #1205A 2110915\nZNY CCCAB/FFFFF ZZH\nINT ZDK  RUEHTU\n"
    "RUEHNO T RUEHTU  XYAG\nP 291000Z JUL 08\nFM RUEHLI/AMEMBASSY LISBON//ECON//\n"
    "TO RUEHC/SECSTATE WASHDC//EUR/WE//  PRIORITY 7014\n"
    "INFO ZEN/AMEMBASSY TUNIS\nRUEHZL/EUROPEAN POLITICAL COLLECTIVE\n"
    "XMT/AMEMBASSY SOFIA  \nXMT  AMEMBASSY BUCHAREST\n"
    "R 281530Z JUL 08\nFM  AMCONSUL OPORTO\nTO   AMEMBASSY LISBON\nWD  GR37\nBT\n"
    "UNCLAS LISBON 001205\n\nSUBJECT: CORK\n\n1. Yards are full.\nBT\n"
    "C  WA YARDS\n#1205\nE E E E  E E E E AR\nNNNN\n"
)


@pytest.mark.parametrize(
    ("path", "fields", "old", "new"),
    [
        ("transmission", {"pilots": ()}, "OO  RUEHLO  \nZOV RUEHNO\n", ""),
        ("transmission", {"security_prosign": "UU"}, "3  HH", "3  UU"),
        ("transmission", {"security_prosign": None}, "3  HH", "3"),
        ("transmission/calling_station", {"position_suffix": None}, "#1205A", "#1205"),
        (
            "transmission/security_warning",
            {"release_codes": ("X",), "special_handling": None},
            "CCCAB/FFFFF",
            "CCCXX",
        ),
        (
            "transmission/operating_signals/1",
            {"interrogative": False, "arguments": ("RUEHBR",)},
            "INT ZDK  RUEHTU",
            "ZDK RUEHBR",
        ),
        (
            "transmission",
            {"transmission_instructions": ()},
            "RUEHNO T RUEHTU  XYAG\n",
            "",
        ),
        ("transmission/ending", {"corrections": ()}, "C  WA YARDS\n", ""),
        ("transmission/ending", {"cancelled": False}, "E E E E  E E E E AR\n", ""),
        ("heading/originator", {"office_symbols": ()}, "LISBON//ECON//", "LISBON"),
        (
            "heading/action_addressees/0",
            {"office_symbols": ("EUR",)},
            "WASHDC//EUR/WE//  PRIORITY",
            "WASHDC//EUR// PRIORITY",
        ),
        (
            "heading/info_addressees/0",
            {"delivered_by_other_means": False},
            "ZEN/AMEMBASSY TUNIS",
            "AMEMBASSY TUNIS",
        ),
        ("heading/info_addressees/1", {"exempted": ()}, "\nXMT/AMEMBASSY SOFIA", ""),
        ("heading", {"exempted_addressees": ()}, "XMT  AMEMBASSY BUCHAREST\n", ""),
        (
            "heading",
            {"readdressed": None},
            "R 281530Z JUL 08\nFM  AMCONSUL OPORTO\nTO   AMEMBASSY LISBON\n",
            "",
        ),
        (
            "heading/readdressed",
            {"originator": Originator(designator="AMCONSUL FARO")},
            "FM  AMCONSUL OPORTO",
            "FM  AMCONSUL FARO",
        ),
        ("heading", {"accounting_symbol": "ACEX"}, "WD  GR37", "ACEX  GR37"),
        ("heading", {"accounting_symbol": None}, "WD  GR37", "GR37"),
        ("heading", {"group_count": "NC"}, "WD  GR37", "WD  GRNC"),
        (
            "heading",
            {"accounting_symbol": None, "group_count": None},
            "WD  GR37\n",
            "",
        ),
    ],
)
def test_an_edit_of_what_relays_add_changes_its_element_only(
    path: str, fields: dict[str, Any], old: str, new: str
) -> None:
    """An edit of a pilot, a readdressal, an exemption, offices, accounting or a
    correction changes only that element.
    """
    reading = text.parse(_RELAYED)
    assert reading.diagnostics == ()
    assert _RELAYED.count(old) == 1
    cable = _evolved(reading.cable, path.split("/"), fields)
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    assert written.text == _RELAYED.replace(old, new)


def _evolved(value: Any, steps: list[str], fields: dict[str, Any]) -> Any:
    """The value with other fields of the part at a path."""
    if not steps:
        return attrs.evolve(value, **fields)
    step, *rest = steps
    if isinstance(value, tuple):
        place = int(step)
        changed = _evolved(value[place], rest, fields)
        return (*value[:place], changed, *value[place + 1 :])
    return attrs.evolve(value, **{step: _evolved(getattr(value, step), rest, fields)})


def test_a_page_line_inside_a_changed_paragraph_stays() -> None:
    """A page line inside a changed paragraph stays, because it is not part of the
    paragraph.
    """
    first, second = _part("content").paragraphs
    out = _edited("content", paragraphs=(attrs.evolve(first, text="New."), second))
    assert "[¶1.](#) (C) New.\nASTANA 00001774  002 OF 002\n" in out
    assert "More of one" not in out


def test_a_page_line_between_removed_elements_stays() -> None:
    """A page line between removed elements is copied, and only the elements are
    removed.
    """
    out = _edited("content", paragraphs=_part("content").paragraphs[1:])
    assert "ASTANA 00001774  002 OF 002" in out
    assert "One." not in out
    assert "More of one" not in out


@pytest.mark.parametrize("source", ["", "\n\n", "  \n"])
def test_an_empty_source_takes_a_first_element(source: str) -> None:
    """A first element is written below the blank lines of an otherwise empty source."""
    reading = text.parse(source)
    cable = text.parse("FM AMEMBASSY LIMA\n").cable
    out = text.dumps(cable, layout=reading.layout)
    assert text.loads(out) == cable
    assert isinstance(out, str)
    assert out.startswith(source)


def test_a_cable_that_needs_another_order_is_written_whole() -> None:
    """The canonical telegram is written if no narrower scope reads back."""
    reading = text.parse("ZNR UUUUU\n#81\n")
    cable = attrs.evolve(
        reading.cable, content=text.parse("SUBJECT: X\n\n1. Y.\n").cable.content
    )
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.WHOLE
    assert text.loads(written.text) == cable


@pytest.mark.parametrize(
    ("printed", "marking", "rest"),
    [
        ("(C/) Words", "(C)", "Words"),
        ("(C/3-) Words", None, "(C/3-) Words"),
        ("(Note) words", None, "(Note) words"),
        ("( C ) Words", "(C)", "Words"),
        ("(c) words", "(C)", "words"),
        ("(S//NF) Words", "(S/NF)", "Words"),
        ("(SBU-NF) Words", "(SBU/NF)", "Words"),
        ("(C-ENTIRE TEXT.) Words", "(C - ENTIRE TEXT)", "Words"),
        ("(S//REL TO USA, GBR) Words", "(S/REL TO USA, GBR)", "Words"),
        ("(U) (SBU) is later", "(U)", "(SBU) is later"),
        ("(EU) words", None, "(EU) words"),
    ],
)
def test_portion_markings_are_distinguished_from_brackets(
    printed: str, marking: str | None, rest: str
) -> None:
    """Only a level, with known controls, is a portion marking in brackets (content.md
    1.9).
    """
    content = text.parse(f"1. {printed}\n").cable.content
    assert content is not None
    paragraph = content.paragraphs[0]
    found = paragraph.portion_marking
    assert (None if found is None else str(found)) == marking
    assert paragraph.text == rest


def test_a_cable_of_nothing_is_an_empty_telegram() -> None:
    """A cable whose parts are all absent is written as an empty telegram."""
    assert text.dumps(Cable()) == ""
    assert text.loads("") == Cable()


def test_what_stays_between_two_edits_keeps_its_bytes() -> None:
    """A paragraph between a removed and a changed one keeps its bytes."""
    source = (
        "S E C R E T LIMA 000123\n\nSUBJECT: A BRIDGE\n\n1. (S) One.\n\n"
        "2.  ( S//NF ) Two goes\nLIMA 00000123  002 OF 003\non here.\n\n3. (C) Three.\n"
    )
    reading = text.parse(source)
    content = reading.cable.content
    assert content is not None
    _, second, third = content.paragraphs
    changed = (second, attrs.evolve(third, text="Changed."))
    cable = attrs.evolve(
        reading.cable, content=attrs.evolve(content, paragraphs=changed)
    )
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    kept = source.replace("1. (S) One.\n\n", "").replace("Three.", "Changed.")
    assert written.text == kept


def test_a_byte_order_mark_stays_in_front() -> None:
    """A first line is inserted after the byte-order mark."""
    source = "\ufeffTO RUEHC/SECSTATE WASHDC  \nINFO  RUEHLO/AMEMBASSY LONDON\n"
    reading = text.parse(source)
    heading = reading.cable.heading
    assert heading is not None
    heading = attrs.evolve(heading, originator=Originator(designator="AMEMBASSY LIMA"))
    out = text.dumps(Cable(heading=heading), layout=reading.layout)
    assert out == "\ufeffFM AMEMBASSY LIMA\n" + source[1:]


def test_a_stray_keeps_its_place_when_the_element_before_it_is_removed() -> None:
    """A stray stays at its place when the element before it is removed, and the rest of
    the source keeps its bytes.
    """
    source = (
        "FM AMEMBASSY LIMA\nBT\nUNCLAS  LIMA 1205\n4 COPIES -- FILE :  7\n\n"
        "SUBJECT:  A\n\n1. One.\n"
    )
    reading = text.parse(source)
    content = attrs.evolve(reading.cable.content, classification_line=None)
    cable = attrs.evolve(reading.cable, content=content)
    written = text.write(cable, layout=reading.layout)
    assert written.text == source.replace("UNCLAS  LIMA 1205\n", "")
    assert written.scope is Scope.ELEMENT


def test_the_first_line_of_a_text_is_below_a_break() -> None:
    """The first line of a text is written below a break, because above it a name is not
    a signature and a group does not downgrade.
    """
    reading = text.parse("FM  AMEMBASSY LIMA\n")
    for content, line in (
        (Content(signature="DOE"), "DOE"),
        (Content(downgrading_group="GP-3"), "GP-3"),
    ):
        cable = attrs.evolve(reading.cable, content=content)
        written = text.write(cable, layout=reading.layout)
        assert written.scope is Scope.ELEMENT
        assert text.loads(written.text) == cable
        assert "".join(written.text.split()) == f"FMAMEMBASSYLIMABT{line}"


def test_an_element_of_another_dialect_makes_the_whole_telegram_one() -> None:
    """If an element belongs to another dialect, the whole telegram is written in it,
    unless a hint named the first.
    """
    source = "FM  AMEMBASSY LIMA\nBT\nUNCLAS\nSUBJECT:  PIERS\n\n1. One.\n"
    reading = text.parse(source)
    series = Series(name="NAVADMIN", number="071")
    content = attrs.evolve(reading.cable.content, series=series)
    cable = attrs.evolve(reading.cable, content=content)
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.WHOLE
    assert written.layout.context.dialect == "military"
    assert text.loads(written.text) == cable
    given = text.parse(source, hints=text.Hints(dialect="state"))
    with pytest.raises(CableEncodeError, match="/content/series"):
        text.write(cable, layout=given.layout)


_ACP128 = (
    "RTTUZYUW RUEHLIA1205 2110915-UUUU--RUEHC RUEHTU.\nZNR  UUUUU\n"
    "R 291000Z JUL 08\nFM AMEMBASSY LISBON\nTO  SECSTATE WASHDC\nBT\nUNCLAS\n1. Y.\n"
)


@pytest.mark.parametrize(
    ("path", "fields", "line"),
    [
        (
            "calling_station",
            {"station_serial_number": "1206"},
            "RTTUZYUW RUEHLIA1206 2110915-UUUU--RUEHC RUEHTU.",
        ),
        (
            "routing_line",
            {"routing_indicators": ("RUEHC",)},
            "RTTUZYUW RUEHLIA1205 2110915-UUUU--RUEHC.",
        ),
        ("", {"routing_line": None}, "DE RUEHLIA #1205 2110915"),
    ],
)
def test_an_edit_of_either_element_rewrites_their_shared_line(
    path: str, fields: dict[str, Any], line: str
) -> None:
    """An edit of either element on format line 2 of ACP 128 rewrites that line, and
    every other line keeps its bytes.
    """
    reading = text.parse(_ACP128)
    steps = ["transmission", *filter(None, [path])]
    cable = _evolved(reading.cable, steps, fields)
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    assert written.text == line + _ACP128[_ACP128.index("\n") :]


def test_canonical_text_begins_with_the_shared_line_of_acp_128() -> None:
    """Canonical text has the line of ACP 128 once, for both of its elements."""
    written = text.dumps(text.parse(_ACP128).cable)
    assert written.startswith(f"{_ACP128.partition(chr(10))[0]}\nZNR UUUUU\n")
    assert text.dumps(text.parse(written).cable) == written


def test_a_shared_line_is_removed_with_its_section() -> None:
    """A shared line is removed with its section, which is rewritten because such a line
    without elements has no place.
    """
    reading = text.parse(_ACP128)
    fields = {"routing_line": None, "calling_station": None}
    cable = _evolved(reading.cable, ["transmission"], fields)
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.SECTION
    assert written.text == _ACP128.partition("\n")[2].replace("ZNR  U", "ZNR U")


def test_a_list_to_redo_is_rewritten_where_it_begins() -> None:
    """A list is rewritten at its label or its first item, and the other items are
    removed.
    """
    source = (
        "FM  LISBON\nTO  ROME\nINFO  BERN\nOSLO\nBT\nUNCLAS\n1.  Y\n  is.\n\n2.  Z.\n"
    )
    reading = text.parse(source)
    redone = splice(reading.cable, reading.layout, {(Kind.INFO_ADDRESSEE, None)})
    assert redone == source.replace("INFO  BERN", "INFO BERN")
    redone = splice(reading.cable, reading.layout, {(Kind.PARAGRAPH, None)})
    assert redone.rstrip("\n") == source.replace(".  ", ". ").rstrip("\n")


def test_a_changed_section_is_rewritten_if_no_other_interrupts_it() -> None:
    """A changed section is rewritten by itself if no other section interrupts it."""
    source = "#1205\nFM  LISBON\nTO  ROME\nBT\nSUBJECT:  X\nBT\n#1205\n\nNNNN\n"
    reading = text.parse(source)
    cable = _evolved(reading.cable, ["content"], {"subject": "Z"})
    rewritten = splice_sections(cable, reading.layout)
    assert rewritten == source.replace("SUBJECT:  X", "SUBJECT: Z")
    interrupted = "FM  LISBON\nDRAFTED BY: J\nTO  ROME\nBT\nUNCLAS\nSUBJECT:  X\n"
    reading = text.parse(interrupted)
    cable = _evolved(reading.cable, ["content"], {"subject": "Z"})
    with pytest.raises(Conflict):
        splice_sections(cable, reading.layout)


def test_both_parts_of_an_archive_s_frame_are_sections() -> None:
    """The two parts of an archive's frame, above and below the telegram, are rewritten
    separately.
    """
    title = " " * 30 + "Message {}\n"
    source = (
        title.format("Text") + "PAGE 01  OPORTO  00981\nACTION  EUR-12\n"
        "R 140227Z SEP 76\nFM  AMCONSUL OPORTO\nTO  STATE\nBT\nUNCLAS OPORTO 000981\n\n"
        "SUBJECT:  X\n\n1. Y.\n\n" + title.format("Attributes") + "From:  OPORTO\n"
    )
    reading = text.parse(f"{source}To: STATE\n")
    attributes = reading.cable.archive.attributes[:1]
    cable = _evolved(reading.cable, ["archive"], {"attributes": attributes})
    rewritten = splice_sections(cable, reading.layout)
    assert rewritten.rstrip() == source.replace("From:  ", "From: ").rstrip()


def test_a_label_goes_with_the_last_item_of_its_block() -> None:
    """A label is removed with the last item of its block, and that of another block of
    the list stays.
    """
    source = "FM  LISBON\nTO  ROME\nINFO  BERN\nOSLO\nINFO  PARIS\nBT\nUNCLAS\n1. Y.\n"
    reading = text.parse(source)
    *_, last = reading.cable.heading.info_addressees
    cable = _evolved(reading.cable, ["heading"], {"info_addressees": (last,)})
    written = text.write(cable, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    assert written.text == source.replace("INFO  BERN\nOSLO\n", "")


def test_a_page_line_of_another_post_stays() -> None:
    """A page line of another post stays, because no removed element named that post."""
    page = "OSLO 00000003  002 OF 003"
    source = f"UNCLAS LIMA 1205\n\nSUBJECT:  X\n\n1. Y\n{page}\nis.\n"
    reading = text.parse(source)
    assert [piece.text for piece in reading.layout.furniture] == [page]
    cable = _evolved(reading.cable, ["content"], {"subject": "Z"})
    written = text.dumps(cable, layout=reading.layout)
    assert written == source.replace("SUBJECT:  X", "SUBJECT:  Z")


def test_an_unedited_cable_is_its_source() -> None:
    """An unedited cable is written as its source, and nothing is checked again."""
    reading = text.parse(_SOURCE)
    written = text.write(reading.cable, layout=reading.layout)
    assert written.scope is Scope.VERBATIM
    assert written.text is reading.layout.source
    assert written.layout is reading.layout


def test_a_cable_without_a_spelling_is_refused_at_its_first_difference() -> None:
    """A cable without a spelling is refused with the path of the first element that
    would be lost or read otherwise.
    """
    reading = text.parse("SUBJECT:  X\n\n1. Y.\n")
    fields = {"paragraphs": (Paragraph(text="REF: A"),)}
    cable = _evolved(reading.cable, ["content"], fields)
    with pytest.raises(CableEncodeError) as caught:
        text.write(cable, layout=reading.layout)
    assert caught.value.code == "text.not-readable-back"
    assert caught.value.path == "/content/paragraphs/0"


def test_edits_are_applied_by_their_place() -> None:
    """Edits at one place are applied in their order, and overlapping
    edits are refused.
    """
    edits = Edits("one two three", text.Context(line_end="\r\n", margin="  "))
    edits.replace([(4, 7), (8, 13)], "2")
    edits.edit(0, 0, "zero ")
    edits.write(3, 3, "\nhalf\n\n")
    edits.edit(3, 3, "-")
    assert edits.applied() == "zero one\r\n  half\r\n\r\n- 2 "
    edits.edit(5, 6, "")
    with pytest.raises(Conflict):
        edits.applied()


def test_a_cable_is_written_to_a_binary_file() -> None:
    """`dump` writes the bytes of `dumps`, in UTF-8 if the source was a `str`."""
    file = io.BytesIO()
    cable = text.parse("SUBJECT: CAFÉ\n").cable
    text.dump(cable, file)
    assert file.getvalue() == text.dumps(cable).encode()
