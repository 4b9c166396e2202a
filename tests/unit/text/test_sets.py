"""Formatted sets, and the lines around them (military.md)."""

from __future__ import annotations

import attrs
import pytest

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.markings import Level
from cableformat.model import FormattedSet, Reference, Series
from cableformat.text.lenses.sets.survey import late_begins
from cableformat.text.writing.proof import write
from tests.unit.text.telegrams import read

HEAD = "R 031640Z MAR 05\nFM CNO WASHINGTON DC\nTO NAVADMIN\nBT\nUNCLAS\n"
MSGID = "MSGID/GENADMIN/CNO WASHINGTON DC/N4/MAR//\n"
TEXT = "RMKS/1. THEY ARE OPEN.//\nBT\n"


def content(between: str, *, head: str = HEAD):
    return read(f"{head}{between}{TEXT}", "content")


def sets(between: str) -> list[tuple[str, list[str]]]:
    found = content(MSGID + between)["sets"]
    return [(each["identifier"], each.get("fields", [])) for each in found][1:]


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        ("POC/ROE/LCDR/N4//", ["ROE", "LCDR", "N4"]),
        ("POC / ROE / LCDR //", ["ROE", "LCDR"]),
        ("POC/ROE/\nLCDR/N4\n/TEL:1//", ["ROE", "LCDR", "N4", "TEL:1"]),
        ("POC/ROE/LCDR\n//", ["ROE", "LCDR"]),
        ("POC/ROE//LCDR//", ["ROE", "LCDR"]),
        ("POC/ROE/LCDR// TEL: 1//", ["ROE", "LCDR", "TEL: 1"]),
        ("POC/ROE//\nEMAIL: ROE(AT)X.MIL//", ["ROE", "EMAIL: ROE(AT)X.MIL"]),
        ("POC/ROE/HTTPS://X.MIL/A//", ["ROE", "HTTPS://X.MIL/A"]),
        ("POC/ROE/LCDR", ["ROE", "LCDR"]),
        ("poc/ROE//", ["ROE"]),
    ],
)
def test_a_set_has_the_fields_between_its_slashes(printed, fields):
    """A set has the fields between its slashes, even with blanks or in lower case
    (military.md 1).
    """
    assert sets(f"{printed}\n") == [("POC", fields)]


@pytest.mark.parametrize("words", ["SEE BELOW", "AND MORE//"])
def test_words_after_an_end_mark_are_a_stray(words):
    """Words after the end mark of a set of fields are a stray (military.md 1)."""
    found = content(f"{MSGID}EXER/DEEP CORK// {words}\n")
    assert [each["text"] for each in found["strays"]] == [words]


def test_a_set_without_end_mark_does_not_run_into_other_lines():
    """A set without an end mark ends at a labelled line, a series or a blank line
    (military.md 6).
    """
    between = "SUBJ/PIERS\nPASS TO OFFICE CODES:\nFM CNO//N4//\nNAVADMIN 071/05\n"
    found = content(between)
    assert found["subject"] == "PIERS"
    assert found["officeCodes"]["originator"]["officeSymbols"] == ["N4"]
    assert found["series"]["number"] == "071"
    assert content("SUBJ/PIERS\n\nNAVADMIN 071/05\n")["subject"] == "PIERS"


def test_an_unknown_identifier_shows_itself_among_sets_alone():
    """An unknown identifier begins a set only among sets; above the first one, the line
    may be an addressee (military.md 6).
    """
    assert sets("PERIOD/010001ZAPR/302359ZAPR//\n") == [
        ("PERIOD", ["010001ZAPR", "302359ZAPR"])
    ]
    head = HEAD.replace("BT\n", "RUENAAA/CNO WASHINGTON DC//N4//\nBT\n")
    found = read(f"{head}{MSGID}{TEXT}")
    assert len(found["heading"]["actionAddressees"]) == 2
    assert len(found["content"]["sets"]) == 1


@pytest.mark.parametrize("label", ["MSGIS/", "SGID/", "MSGID "])
def test_what_names_a_format_is_the_identification(label):
    """A set that names a format is MSGID, however it is spelled (military.md 2)."""
    found = content(f"{label}GENADMIN/CNO WASHINGTON DC/N4/MAR//\n")["sets"]
    assert [each["identifier"] for each in found] == ["MSGID"]


def test_an_explanation_belongs_to_the_set_above():
    """An AMPN or NARR explains the set above it, which has at most one of each
    (military.md 2).
    """
    found = content(
        f"{MSGID}REF/A/DOC/X/1JAN05//\nAMPN/ONE//\nNARR/TWO.\n\nMORE // OF IT.\n"
        "1. AND A NUMBER\nNAVADMIN 001/05, TOO//\nNARR/THREE//\n"
    )
    (reference,) = found["references"]
    assert reference["amplification"] == "ONE"
    assert reference["narrative"] == (
        "TWO.\n\nMORE // OF IT.\n1. AND A NUMBER\nNAVADMIN 001/05, TOO"
    )
    assert found["sets"][1:] == [{"identifier": "NARR", "narrative": "THREE"}]
    assert "series" not in found


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("UNCLAS //N04700//", "N04700"),
        ("UNCLAS//N04700//", "N04700"),
        ("UNCLAS/N04700//", "N04700"),
        ("UNCLASS //N4700//", "N4700"),
        ("UNCLAS //04700//", "N04700"),
        ("UNCLAS //N04700", "N04700"),
        ("UNCLASSIFED//", None),
        ("CLASSIFICATION: UNCLASSIFIED//", None),
    ],
)
def test_the_subject_code_has_many_forms(line, code):
    # military.md 3
    head = HEAD.replace("UNCLAS\n", f"{line}\n")
    found = content(MSGID, head=head)["classificationLine"]
    assert found == {"level": "U"} | ({} if code is None else {"subjectCode": code})


@pytest.mark.parametrize(
    ("line", "series"),
    [
        ("NAVADMIN 071/05", Series(name="NAVADMIN", number="071", year=2005)),
        ("NAVADMIN/071/05//", Series(name="NAVADMIN", number="071", year=2005)),
        ("ALNAV 9/1998", Series(name="ALNAV", number="9", year=1998)),
        ("MARADMIN 0123-14", Series(name="MARADMIN", number="0123", year=2014)),
        ("NAVADMIN 071", Series(name="NAVADMIN", number="071")),
        (
            "NAVADMIN 071/05, CHANGE 1//",
            Series(name="NAVADMIN", number="071", year=2005, remark="CHANGE 1"),
        ),
        (
            "NAVADMIN 071/05\n(CORRECTED COPY)",
            Series(name="NAVADMIN", number="071", year=2005, remark="(CORRECTED COPY)"),
        ),
    ],
)
def test_a_series_has_a_name_a_number_and_a_year(line, series):
    # military.md 3
    cable = text.parse(f"{HEAD}{line}\n{MSGID}{TEXT}").cable
    assert cable.content.series == series
    assert cable.canonical_id == series.canonical_id
    assert text.parse(text.dumps(cable)).cable == cable


def test_the_subject_of_a_mail_repeats_that_of_the_set():
    """The subject of an e-mail repeats that of the set, and contains labels of other
    lines across line ends (military.md 6).
    """
    source = HEAD + (
        "SUBJ: CHANGES TO PIERS, IN FO OF 2005 UNCLASSIFIED/ FM CNO\n"
        "WASHINGTON DC//N4// TO NAVADMIN INFO CNO WASHINGTON DC//N1//\n"
        f"UNCLAS//N04700// NAVADMIN 071/05\n{MSGID}"
        f"SUBJ/CHANGES TO PIERS, INFO OF 2005//\n{TEXT}"
    )
    reading = text.parse(source)
    found = reading.cable.content
    assert (found.subject, found.strays) == ("CHANGES TO PIERS, INFO OF 2005", ())
    assert found.classification_line.subject_code == "N04700"
    assert found.office_codes.originator.designator == "CNO WASHINGTON DC"
    assert len(found.office_codes.info_addressees) == 1
    names = [piece.pattern.value for piece in reading.layout.furniture]
    assert names == ["repeated classification line", "subject of a mail"]


def test_what_a_mail_shows_of_a_subject_goes_with_it():
    """A changed subject is removed from the subject of the e-mail too (law 10), and the
    rest of the line keeps its bytes (law 5).
    """
    source = (
        f"{HEAD}SUBJ: PIERS UNCLASSIFIED/ FM CNO//N4//\nTO NAVADMIN\n"
        f"{MSGID}SUBJ/PIERS//\n{TEXT}"
    )
    reading = text.parse(source)
    found = attrs.evolve(reading.cable.content, subject="WHARVES")
    cable = attrs.evolve(reading.cable, content=found)
    written = write(cable, layout=reading.layout)
    assert written.scope.value == "element"
    assert "PIERS" not in written.text
    assert written.text == source.replace("SUBJ: PIERS UNCLASSIFIED/", "").replace(
        "SUBJ/PIERS//", "SUBJ/WHARVES//"
    )


def test_a_break_of_a_section_parts_no_paragraph():
    """A paragraph continues after the break of a section, which is furniture
    (military.md 5).
    """
    source = f"{HEAD}{MSGID}RMKS/1. THEY ARE\nUNCLAS SECTION 2 OF 2\nOPEN.\n2. SO.//\n"
    reading = text.parse(source)
    assert [p.text for p in reading.cable.content.paragraphs] == [
        "THEY ARE\nOPEN.",
        "SO.",
    ]
    assert [piece.pattern.value for piece in reading.layout.furniture] == [
        "break of a section"
    ]


def test_a_set_within_the_text_ends_a_paragraph():
    """A set within the text ends a paragraph, and the next number begins another."""
    source = f"{HEAD}{MSGID}RMKS/1. ONE.//\nPOC/ROE/LCDR//\n2. TWO.//\nBT\n"
    found = read(source, "content")
    assert [p["text"] for p in found["paragraphs"]] == ["ONE.", "TWO."]
    assert found["sets"][1] == {"identifier": "POC", "fields": ["ROE", "LCDR"]}


def test_a_cable_is_written_in_the_dialect_that_has_its_lines():
    """A cable is written in the dialect that has its lines; with elements of two
    dialects it has no text (law 6).
    """
    sets_alone = FormattedSet(identifier="POC", fields=("ROE",))
    cable = text.parse(f"{HEAD}{MSGID}{TEXT}").cable
    more = attrs.evolve(cable.content, sets=(*cable.content.sets, sets_alone))
    cable = attrs.evolve(cable, content=more)
    assert "\nPOC/ROE//\nRMKS/1. THEY ARE OPEN.//\n" in text.dumps(cable)
    both = attrs.evolve(cable, content=attrs.evolve(more, tags=("PREL",)))
    with pytest.raises(CableEncodeError) as caught:
        text.dumps(both)
    assert caught.value.code == "text.not-readable-back"


def test_a_reference_names_a_message_by_two_keys():
    """A reference names a message by originator and date-time group, and by its series
    (military.md 8).
    """
    reading = text.parse(
        f"{HEAD}{MSGID}REF/A/MSG/CNO/171425ZJAN2005/-/NOTAL//\n"
        "REF/B/DOC/OPNAV/17JUL1989//\nREF/C/MSG/CNO/ALNAV 3/05//\n"
        f"NARR/REF A IS NAVADMIN 012/05.  REF B IS A MANUAL.//\n{TEXT}"
    )
    found = [[each.kind.name for each in cited] for cited in reading.cable.citations]
    assert found == [["DATE_TIME_GROUP", "SERIES"], [], ["SERIES"]]
    group, number = reading.cable.citations[0]
    assert (group.post, group.date_time_group, group.year) == (
        "CNO",
        "171425ZJAN2005",
        2005,
    )
    assert group.captions == ("NOTAL",)
    assert number.canonical_id == "NAVADMIN 012/05"
    alone = Reference(fields=("MSG", "CNO", "171425ZJAN05"), amplification="ALNAV 1/05")
    assert [each.kind.name for each in alone.citations] == ["DATE_TIME_GROUP", "SERIES"]


def test_a_message_to_embassies_has_their_addresses():
    """A message is one by its sets, even if its addressees are embassies, and keeps
    their addresses.
    """
    head = (
        "R 031640Z MAR 05\nFM CNO WASHINGTON DC//N3//\n"
        "TO RUEHPE/AMEMBASSY LIMA PRIORITY 0042\nRUEHBO/USDAO BOGOTA\n"
        "INFO RUEHC/SECSTATE WASHDC//PM/ISO//\nBT\nUNCLAS\nSUBJ: VISIT OF SHIPS\n"
    )
    reading = text.parse(f"{head}{MSGID}SUBJ/VISIT OF SHIPS//\n{TEXT}")
    assert reading.dialect == "military"
    action = reading.cable.heading.action_addressees
    assert [each.designator for each in action] == ["AMEMBASSY LIMA", "USDAO BOGOTA"]
    assert action[0].message_continuity_number == "0042"
    assert reading.cable.content.subject == "VISIT OF SHIPS"
    assert not reading.diagnostics


def test_a_second_originator_begins_the_office_codes_where_bt_was_lost():
    """If BT is lost, a second originator begins the office codes, which repeat the
    addresses (military.md 3).
    """
    head = HEAD.removesuffix("BT\nUNCLAS\n")
    found = read(f"{head}FM CNO WASHINGTON DC//N4//\nTO NAVADMIN\n{MSGID}{TEXT}")
    assert found["heading"]["originator"] == {"designator": "CNO WASHINGTON DC"}
    codes = found["content"]["officeCodes"]
    assert codes["originator"]["officeSymbols"] == ["N4"]
    assert codes["actionAddressees"] == [{"designator": "NAVADMIN"}]


def test_the_distribution_that_is_desired_is_none_of_the_text():
    """The desired distribution of a message is recognised by its label and is not text
    (content.md 2.3).
    """
    found = read(
        f"{HEAD}{MSGID}RMKS/1. THEY ARE OPEN.//\nDESIRED DISTRIBUTION: N4\nBT\n"
    )
    assert found["content"]["desiredDistribution"] == "N4"
    assert found["content"]["paragraphs"][0]["text"] == "THEY ARE OPEN."


def test_no_word_that_an_edit_removes_stays_in_what_a_gateway_printed():
    """No removed word stays in the lines of a gateway, although the e-mail's subject
    shows more than the set's (law 10).
    """
    mail = "SUBJ: PIERS (CORRECTED COPY)\n"
    source = (
        f"{HEAD}{mail}NAVADMIN 071/05 (CORRECTED COPY)\n{MSGID}SUBJ/PIERS//\n{TEXT}"
    )
    reading = text.parse(source)
    assert reading.diagnostics == ()
    series = attrs.evolve(reading.cable.content.series, remark=None)
    content = attrs.evolve(reading.cable.content, series=series)
    cable = attrs.evolve(reading.cable, content=content)
    written = text.dumps(cable, layout=reading.layout)
    assert "COPY" not in written
    assert "SUBJ: " not in written
    assert "SUBJ/PIERS//" in written


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "POC/ROE/LT/N13/TEL: 555 0100//",
            ("POC", ["ROE", "LT", "N13", "TEL: 555 0100"]),
        ),
        ("POC/ROE/LT/N13", ("POC", ["ROE", "LT", "N13"])),
        ("DECL/01JAN2010//", ("DECL", ["01JAN2010"])),
        ("POC/NEAREST OFFICER, OR SEE", None),
        ("POC/ROE/OF THE HARBOR.//", None),
        ("DECL/OR NOT.", None),
    ],
)
@pytest.mark.parametrize("below", ["BT\n#0001\nNNNN\n", "DECL/X//\nBT\n", ""])
def test_remarks_without_end_mark_end_where_a_set_begins(line, shown, below):
    """Remarks without an end mark end at a set with enough fields or its own mark
    (military.md 1, 6).
    """
    found = content(f"{MSGID}RMKS/1. ONE\n2. TWO\n{line}\n{below}")
    after = [("DECL", ["X"])] if below.startswith("DECL") else []
    shown_sets = [(each["identifier"], each["fields"]) for each in found["sets"][1:]]
    assert shown_sets == [shown] * (shown is not None) + after
    words = "TWO" if shown else f"TWO\n{line.removesuffix('//')}"
    assert found["paragraphs"][1]["text"] == words


def test_a_reference_below_remarks_without_end_mark():
    """A reference set is read even below remarks without an end mark (military.md 1,
    T1).
    """
    found = content(f"{MSGID}RMKS/1. ONE\nREF/A/MSG/CNO/051200ZMAY04\nBT\n")
    assert found["references"] == [
        {"label": "A", "fields": ["MSG", "CNO", "051200ZMAY04"]}
    ]


@pytest.mark.parametrize(
    ("mail", "repeats"),
    [
        ("SUBJ: PIERS PASS TO CORK", True),
        ("SUBJ: PASS TO CORK", False),
        ("SUBJ: TEXT", False),
        ("SUBJ: PIERS PASS TO BARK", False),
        ("SUBJ: PIERS PASS TO BARK BARK", False),
    ],
)
def test_what_is_run_into_the_subject_of_a_mail_is_below_words_of_it(mail, repeats):
    """Words in the subject of an e-mail are a repetition if they follow the subject and
    occur elsewhere; any other line is a stray (military.md 3).
    """
    source = f"{HEAD}{mail}\n{MSGID}SUBJ/PIERS//\nRMKS/1. CORK FLOATS.//\nBT\n"
    found = text.parse(source)
    assert [each.text for each in found.cable.content.strays] == [mail] * (not repeats)
    assert [each.code for each in found.diagnostics] == (
        [] if repeats else ["text.repeated-element"]
    )


def test_a_level_in_the_subject_of_a_mail_goes_with_that_of_the_message():
    """A changed level is removed from the subject of the e-mail too (law 10)."""
    reading = text.parse(f"{HEAD}SUBJ: PIERS (UNCLAS)\n{MSGID}SUBJ/PIERS//\n{TEXT}")
    assert reading.diagnostics == ()
    found = reading.cable.content
    line = attrs.evolve(found.classification_line, level=Level.CONFIDENTIAL)
    cable = attrs.evolve(
        reading.cable, content=attrs.evolve(found, classification_line=line)
    )
    written = text.dumps(cable, layout=reading.layout)
    assert "UNCLAS" not in written
    assert "SUBJ/PIERS//" in written


def test_a_break_may_have_its_numbers_in_words():
    """The break of a section may have its numbers in words (military.md 5)."""
    reading = text.parse(f"{HEAD}{MSGID}RMKS/1. THEY ARE\nPART TWO OF THREE\nOPEN.\n")
    assert reading.cable.content.paragraphs[0].text == "THEY ARE\nOPEN."


def test_canonical_sets_are_wrapped_at_their_whole_length():
    """Canonical sets are wrapped with their labels counted, and sets without words are
    written too.
    """
    subject = " ".join(["PIERS"] * 20)
    source = f"{HEAD}{MSGID}SUBJ/{subject}//\nREF//\nSUBJ//\n{TEXT}"
    cable = text.parse(source).cable
    written = text.dumps(cable)
    lines = written.split("\n")
    assert "SUBJ//" in lines
    assert "REF//" in lines
    first = next(line for line in lines if line.startswith("SUBJ/PIERS"))
    assert len(first) <= 69 < len(f"{first} PIERS")
    assert text.parse(written).cable == cable


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("POC/A//\nRMKS/1. A\nEXER/B//\nPERIOD/C//\n", {"EX"}),
        ("GENTEXT/A\nclassification: A\nDRAFTED BY A\n", {"CL", "DR"}),
        ("REMARKS/A\rPOC/A\rPART 2 OF 3\r", {"PO", "PA"}),
        ("RMKS/A\r\nPOC/A\r\nDECL/A\n", {"PO", "DE"}),
        ("POC/A\nDECL/A\n", {"DE"}),
    ],
)
def test_lines_below_the_first_remarks_may_begin_a_set_or_break_the_text(
    source, begins
):
    """The first two letters of known sets, breaks of sections and labels below the
    first remarks are found.
    """
    assert late_begins(source) == begins
