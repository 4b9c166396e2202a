"""Telegrams in a printed edition: the editors' head, dateline and notes."""

from __future__ import annotations

import datetime
from typing import Any, Final

import attrs
import pytest

from cableformat import check, json, split, text, xml
from cableformat.markings import Level
from cableformat.model import (
    Archive,
    ArchiveAttribute,
    Cable,
    ClassificationLine,
    Heading,
    Originator,
    Paragraph,
    ReferenceNumber,
    settled_after,
)
from cableformat.text.dialects import detect
from cableformat.text.layout import Reading
from cableformat.text.writing.proof import write
from cableformat.text.writing.splice import Scope

_HEAD: Final = "31. Telegram 2764 From the Embassy in Peru to the Department of State"
_SOURCE: Final = f"""\
{_HEAD}1

Lima, June 14, 1956—6:15 p.m.

2918. The Minister wants spoons.

He waits.

Roe

1 Source: Department of State, Central Files, 823.24/6-1456. Secret; Nodis. Drafted by
Doe.
2 Not found.
"""
_DATED: Final = f"{_HEAD}\n\nLima, June 14, 1956.\n\n"
_HEADED: Final = f"""\
{_HEAD}, September 17, 1973, 0930Z

Summary: The Embassy asked for spoons.

Source: National Archives, RG 59. Secret. Drafted by Doe.

R 180940Z SEP 73
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 9611
BT
S E C R E T LIMA 2764

SUBJECT: SPOONS

1. SPOONS ARE SCARCE.

ROE
BT
"""


def _values(reading: Reading[Cable]) -> dict[str, str]:
    archive = reading.cable.archive
    assert archive is not None
    return {each.key: each.value for each in archive.attributes}


def _content(cable: Cable) -> Any:
    assert cable.content is not None
    return cable.content


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        (
            "7. Telegram From the Mission to the United Nations to the Embassy in Peru",
            ("Telegram", None, "Mission to the United Nations", "Embassy in Peru"),
        ),
        (
            "7. Circular Telegram 901 From the Department of State to Certain Posts",
            ("Circular Telegram", "901", "Department of State", "Certain Posts"),
        ),
        (
            "7. Telegram Secto 27/727 From Secretary Roe in Lima to the White House",
            (
                "Telegram",
                "Secto 27/727",
                "Secretary Roe in Lima",
                "White House",
            ),
        ),
        (
            "7. Hakto 46 Message From Roe/Doe to Poe",
            ("Message", "Hakto 46", "Roe/Doe", "Poe"),
        ),
        (
            "7. Telegram From the Ambassador to Peru (Roe) to the Assistant to Poe[1]",
            ("Telegram", None, "Ambassador to Peru (Roe)", "Assistant to Poe"),
        ),
        (
            "7. Airgram A-12 From the Delegation to Lima, Peru, to Roe, and Doe.",
            ("Airgram", "A-12", "Delegation to Lima, Peru", "Roe, and Doe"),
        ),
        (
            "No. 7. Telegrams 12 and 13 From the Embassy in Peru to the Department 1",
            ("Telegrams", "12 and 13", "Embassy in Peru", "Department"),
        ),
    ],
)
@pytest.mark.parametrize(
    ("dated", "place", "date"),
    [
        ("{}\n\nLima, May 3, 1957—noon.", "Lima", "May 3, 1957—noon"),
        ("{}\nMay 16, 1974, 0940Z.2", None, "May 16, 1974, 0940Z"),
        ("{}\n\nLima, undated.", "Lima", "undated"),
    ],
)
def test_the_parts_of_a_head_are_attributes(
    head: str, parts: tuple[str | None, ...], dated: str, place: str, date: str
) -> None:
    """The kind, number, sender and receiver in a head, and its dateline, are
    attributes.
    """
    reading = text.parse(f"{dated.format(head)}\n\nSpoons arrived.\n")
    values = _values(reading)
    assert values.pop("documentNumber") == "7"
    keys = ("kind", "number", "from", "to", "place", "date")
    assert tuple(map(values.get, keys)) == (*parts, place, date)
    (paragraph,) = _content(reading.cable).paragraphs
    assert (paragraph.number, paragraph.text) == (None, "Spoons arrived.")


@pytest.mark.parametrize(
    ("tail", "to", "place", "date"),
    [
        ("Lima, May 3, 1957, noon", "Department of State", "Lima", "May 3, 1957, noon"),
        ("January, 14, 1969,1530Z.", "Department of State", None, None),
        ("Spain, undated", "Department of State", "Spain", "undated"),
    ],
)
def test_place_and_date_may_be_in_the_head(
    tail: str, to: str, place: str | None, date: str | None
) -> None:
    values = _values(text.parse(f"{_HEAD}, {tail}\n\nSpoons arrived.\n"))
    assert (values["to"], values.get("place")) == (to, place)
    assert values["date"] == (date or "January, 14, 1969,1530Z")


@pytest.mark.parametrize(
    "source",
    [
        "1. Telegram from the Embassy in Peru to the Department asks for spoons.\n",
        "1. Telegram 2764 refers.\n",
        "1. TELEGRAM FROM THE EMBASSY TO THE DEPARTMENT ASKS FOR SPOONS.\n",
        "1. Spoons From the Embassy to the Department of State\n",
        "Telegram From the Embassy in Peru to the Department of State\n\nSpoons.\n",
        f"SUBJECT: SPOONS\n\n1. SEE BELOW.\n\n{_HEAD}\n",
        f"{_HEAD}\n\nSpoons.\n\nSource: a Ministry official, Secret.\n",
        "1. Message From Minister Roe to Minister Doe was sent.\n2. Spoons.\n",
        "Telegram from Lima to Washington, May 5, 1974\n\nR 051200Z MAY 74\nFM LIMA\n",
    ],
)
def test_what_is_no_head_is_read_as_before(source: str) -> None:
    """A source that does not begin with a head, with its number and both names or a
    date, is read in the dialect state.
    """
    reading = text.parse(source)
    assert reading.dialect == "state"
    assert reading.cable.archive is None


def test_a_head_without_its_number_has_a_dateline() -> None:
    source = _HEAD.removeprefix("31. ") + "\nLima, May 3, 1957, noon.\n\nSpoons.\n"
    assert _values(text.parse(source))["from"] == "Embassy in Peru"


@pytest.mark.parametrize(
    "title",
    [
        "Message from the Chief of Staff to all hands\nMay 5, 2004\n",
        "Telegram from CNO to NAVADMIN, May 5, 2004\n",
    ],
)
@pytest.mark.parametrize("heading", ["R 051200Z MAY 04\nFM CNO\nTO NAVADMIN\n", ""])
def test_a_head_that_lacks_something_does_not_outweigh_sets(
    title: str, heading: str
) -> None:
    sets = "MSGID/GENADMIN/CNO//\nSUBJ/SPOONS//\nRMKS/1. BARK.//\n"
    source = f"{title}{heading}UNCLAS //N01000//\n{sets}BT\n"
    reading = text.parse(source)
    assert reading.dialect == detect(source).dialect == "military"
    assert text.parse(f"7. {source}").dialect == "military"
    assert [each.identifier for each in _content(reading.cable).sets] == ["MSGID"]
    assert _content(reading.cable).subject == "SPOONS"


@pytest.mark.parametrize("source", ["{}Spoons.\n\n{}", "{}{}\n\nSpoons.\n"])
def test_the_source_shows_an_edition_without_a_date(source: str) -> None:
    note = "1 Source: National Archives, RG 59. Secret."
    values = _values(text.parse(source.format(f"{_HEAD}\n\n", note)))
    assert (values["sourceNote"], "date" in values) == (
        "National Archives, RG 59",
        False,
    )


@pytest.mark.parametrize(
    ("printed", "serial", "number"),
    [
        ("2918. Spoons.", "2918", None),
        ("2918.\n\n1. Spoons.", "2918", "1"),
        ("Secto 12. Spoons.", "Secto 12", None),
        ("31. Spoons.", "31", None),
        ("1. Spoons.\n\n2. Forks.", None, "1"),
        # Editors leave paragraphs out.
        ("4. Spoons.\n\n5. Forks.", None, "4"),
    ],
)
def test_a_serial_number_is_no_paragraph_number(
    printed: str, serial: str | None, number: str | None
) -> None:
    reading = text.parse(f"{_HEAD}\n\nLima, May 3, 1957, noon.\n\n{printed}\n")
    assert _values(reading).get("serial") == serial
    first = _content(reading.cable).paragraphs[0]
    assert (first.number, first.text) == (number, "Spoons.")


def test_notes_are_none_of_the_text() -> None:
    """The footnote of a head, in its parts, and the footnotes of the text are
    attributes.
    """
    reading = text.parse(_SOURCE)
    values = _values(reading)
    assert values["sourceNote"] == "Department of State, Central Files, 823.24/6-1456"
    assert (values["classification"], values["handling"]) == ("Secret", "Nodis")
    assert values["sourceRemarks"] == "Drafted by Doe."
    assert values["footnote"] == "2 Not found."
    content = _content(reading.cable)
    assert content.paragraphs[0].text == "The Minister wants spoons.\n\nHe waits."
    assert content.signature == "Roe"
    assert reading.coverage is not None
    assert reading.coverage.unrecognised == 0


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("Secret.", (None, "Secret", None, None)),
        ("Roe Papers, Box 1.", ("Roe Papers, Box 1", None, None, None)),
        ("Roe Papers. S e c r e t.", ("Roe Papers", "S e c r e t", None, None)),
        (
            "Roe Papers. No classification marking. Not sent.",
            ("Roe Papers", "No classification marking", None, "Not sent."),
        ),
        (
            "Roe Papers, Secret Files. Top Secret, Eyes Only. Sent at 1 a.m.",
            ("Roe Papers, Secret Files", "Top Secret", "Eyes Only", "Sent at 1 a.m."),
        ),
    ],
)
@pytest.mark.parametrize("form", ["Source: {}", "[Source: {}]", "1. Source: {}"])
def test_a_note_has_parts(note: str, parts: tuple[str | None, ...], form: str) -> None:
    source = f"{_HEAD}\n\n{form.format(note)}\n\nSpoons arrived.\n"
    values = _values(text.parse(source))
    keys = ("sourceNote", "classification", "handling", "sourceRemarks")
    assert tuple(map(values.get, keys)) == parts


def test_a_summary_of_the_telegram_is_its_text() -> None:
    """A summary is the telegram's own text, unless it is above a heading or the
    editors' own lines.
    """
    own = text.parse(f"{_DATED}Summary: Spoons.\n\n1. Forks are scarce.\n")
    assert "summary" not in _values(own)
    assert _values(text.parse(_HEADED))["summary"] == "The Embassy asked for spoons."


@pytest.mark.parametrize(
    "printed",
    [
        # The date of a letter.
        "Please deliver this letter.\n\nJune 12, 1956.\n\nDear Mr. Roe: Spoons.",
        "Summary: One letter.\n\nJune 12, 1956.\n\nDear Mr. Roe: Spoons.",
        # Points, and where a report is from.
        "Two points.\n\n1) Spoons are late.\n\n2) Forks are wet.",
        "Two points.1\n\n1 Spoons are late.\n\n2 Forks are wet.",
        "Of 853.2 and 4.2 spoons\n\n2/3 Forks are wet.",
        "Spoons are late.\n\nSource: a Ministry official, Secret.",
        "Spoons are late.\n\nSource: the Library. He waits.",
        "2 Spoons are late.",
    ],
)
@pytest.mark.parametrize("head", [_DATED, f"{_HEAD}, June 14, 1956\n", _DATED[:-1]])
def test_a_text_is_not_taken_for_what_the_editors_add(head: str, printed: str) -> None:
    reading = text.parse(f"{head}{printed}\n")
    assert set(_values(reading)) <= {
        *("documentNumber", "kind", "number", "from", "to", "place", "date")
    }
    assert _content(reading.cable).paragraphs == (Paragraph(text=printed),)


@pytest.mark.parametrize("mark", ["2", "[2]", " [2]", "\u00b2"])
def test_a_footnote_has_a_mark(mark: str) -> None:
    source = f"{_DATED}2918. Spoons.{mark} Forks.\n\n2 Not found.\n"
    assert _values(text.parse(source))["footnote"] == "2 Not found."
    assert "footnote" not in _values(text.parse(source.replace(f".{mark}", ".")))


def test_a_heading_takes_precedence_over_the_head() -> None:
    """The date-time group comes from the heading, and not from the date
    of the editors.
    """
    cable = text.parse(_HEADED).cable
    assert cable.heading is not None
    assert cable.heading.preamble is not None
    assert cable.heading.preamble.date_time_group is not None
    assert cable.heading.preamble.date_time_group.day == 18
    assert cable.archive is not None
    assert cable.archive.sent == datetime.date(1973, 9, 17)
    assert text.parse(_SOURCE).cable.heading is None


def test_a_date_of_the_editors_is_compared_with_the_group() -> None:
    """A date of the editors that is far from the date-time group is reported, whatever
    the year.
    """
    far = _HEADED.replace("September 17, 1973", "May 17, 1977").replace(
        "SEP 73", "SEP 77"
    )
    (found,) = [each for each in check(far) if each.code.startswith("rules.archive-")]
    assert (found.code, found.path) == ("rules.archive-date", "/archive/attributes/5")
    assert not [
        each for each in check(_HEADED) if each.code.startswith("rules.archive")
    ]


@pytest.mark.parametrize("source", [_SOURCE, _HEADED, f"\ufeff\n\n  {_HEADED}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_edition_comes_back_byte_for_byte(source: str, end: str) -> None:
    """An edition comes back byte for byte, also through JSON and XML (laws 2 to 4)."""
    printed = source.replace("\n", end)
    reading = text.parse(printed)
    assert reading.dialect == "frus"
    for codec in (json, xml):
        back = codec.parse(codec.dumps(reading.cable, layout=reading.layout))
        assert back.cable == reading.cable
        assert text.dumps(back.cable, layout=back.layout) == printed
    canonical = text.dumps(reading.cable)
    again = text.parse(canonical).cable
    assert again == reading.cable
    assert text.dumps(again) == canonical


def _with(cable: Cable, key: str, value: str) -> Cable:
    assert cable.archive is not None
    attributes = tuple(
        attrs.evolve(each, value=value) if each.key == key else each
        for each in cable.archive.attributes
    )
    return attrs.evolve(cable, archive=Archive(attributes=attributes))


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("from", "Embassy in Peru", "Embassy in Chile"),
        ("documentNumber", "31.", "32."),
        ("date", "June 14, 1956—6:15 p.m.", "June 15, 1956"),
        ("serial", "2918.", "2919."),
        ("classification", "Secret", "Confidential"),
        ("footnote", "2 Not found.", "2 Not printed."),
    ],
)
def test_an_edit_of_an_attribute_changes_its_bytes_alone(
    key: str, before: str, after: str
) -> None:
    # law 5
    reading = text.parse(_SOURCE)
    edited = _with(reading.cable, key, after.rstrip("."))
    if key == "footnote":
        edited = _with(reading.cable, key, after)
    written = write(edited, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    assert written.text == _SOURCE.replace(before, after)


def test_an_edit_of_the_text_leaves_the_head() -> None:
    reading = text.parse(_HEADED)
    content = attrs.evolve(
        _content(reading.cable), paragraphs=(Paragraph(number="1", text="NONE."),)
    )
    edited = attrs.evolve(reading.cable, content=content)
    written = text.dumps(edited, layout=reading.layout)
    assert isinstance(written, str)
    assert "SCARCE" not in written
    assert written.startswith(f"{_HEAD}, September 17, 1973, 0930Z\n")


def test_what_repeats_a_changed_element_is_left_out() -> None:
    """When an element changes, names in the head and words of an abstract that repeat
    it are left out (law 10).
    """
    reading = text.parse(_HEADED)
    cable = reading.cable
    assert cable.heading is not None
    heading = attrs.evolve(
        cable.heading, originator=Originator(designator="AMEMBASSY QUITO")
    )
    settled = settled_after(attrs.evolve(cable, heading=heading), cable)
    assert settled.archive is not None
    keys = [each.key for each in settled.archive.attributes]
    assert keys[:4] == ["documentNumber", "kind", "number", "date"]
    written = text.dumps(attrs.evolve(cable, heading=heading), layout=reading.layout)
    assert isinstance(written, str)
    assert "Peru" not in written
    content = attrs.evolve(_content(cable), subject="FORKS", paragraphs=())
    settled = settled_after(attrs.evolve(cable, content=content), cable)
    assert settled.archive is not None
    assert settled.archive.value("summary") is None
    assert settled.archive.value("to") == "Department of State"


def test_what_an_edit_adds_leaves_the_head() -> None:
    cable = text.parse(_SOURCE).cable
    line = ClassificationLine(
        level=Level.SECRET,
        reference_number=ReferenceNumber(post="LIMA", serial="2764"),
    )
    added = attrs.evolve(
        cable,
        heading=Heading(originator=Originator(designator="AMEMBASSY LIMA")),
        content=attrs.evolve(_content(cable), classification_line=line),
    )
    settled = settled_after(added, cable)
    assert settled is added
    changed = attrs.evolve(
        added,
        content=attrs.evolve(
            _content(added),
            classification_line=attrs.evolve(line, level=Level.CONFIDENTIAL),
        ),
    )
    settled = settled_after(changed, added)
    assert settled.archive is not None
    assert settled.archive.value("classification") == "Confidential"


def test_a_second_head_begins_another_telegram() -> None:
    reading = text.parse(f"{_SOURCE}\n32. Telegram From the Embassy to the Mission\n")
    assert [found.code for found in reading.diagnostics][-1] == "text.several-telegrams"
    assert _values(reading)["footnote"] == "2 Not found."
    assert _content(reading.cable).signature == "Roe"


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("2. Message From Roe to Doe was delivered.\n\n3. Forks.", False),
        ("32. Message From Roe to Doe\n\nForks.", True),
        ("2. Message From Roe to Doe\n\nLima, undated.\n\nForks.", True),
        ("2. Message From Roe to Doe\n\nSource: Roe Papers.\n\nForks.", True),
    ],
)
@pytest.mark.parametrize("number", ["31", "1"])
def test_a_paragraph_that_reads_like_a_head_begins_no_document(
    below: str, number: str, *, found: bool
) -> None:
    """A paragraph that reads like a head begins another document only if its number is
    out of turn, or a dateline or a source note follows.
    """
    head = _DATED.replace("31", number, 1)
    source = f"{head}Two points.\n\n1. Spoons.\n\n{below}\n"
    codes = [each.code for each in text.parse(source).diagnostics]
    assert ("text.several-telegrams" in codes) is found
    assert len(list(split(source))) == 1 + found


@pytest.mark.parametrize(
    ("printed", "sent", "sent_at"),
    [
        ("June 14\u201315, 1956", datetime.date(1956, 6, 14), None),
        ("June 14-15, 1956, noon", datetime.date(1956, 6, 14), None),
        ("Marvelous 3, 1956", None, None),
        ("3 Marvelous 1956", None, None),
        (
            "May 3, 1956, noon",
            datetime.date(1956, 5, 3),
            datetime.datetime(1956, 5, 3, 12),  # noqa: DTZ001 - local time
        ),
    ],
)
def test_a_date_is_a_day_of_a_month(
    printed: str, sent: datetime.date | None, sent_at: datetime.datetime | None
) -> None:
    """The date of an archive is a day of a month, and the first of two days."""
    archive = Archive(attributes=(ArchiveAttribute(key="date", value=printed),))
    assert (archive.sent, archive.sent_at) == (sent, sent_at)


_LOST: Final = "{} reports that the SHARKFIN burned."


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("sourceNote", f"Source: Roe Papers. Eyes Only. {_LOST}"),
        ("sourceNote", f"Source: Roe Papers. {_LOST} Secret."),
        ("handling", f"Source: Roe Papers. Secret; {_LOST}"),
        ("number", "Source: Roe Papers."),
    ],
)
def test_no_word_of_a_removed_text_is_left(key: str, source: str) -> None:
    """No attribute keeps a word of a removed text, except where the telegram is kept
    (law 10).
    """
    head = _DATED.replace("2764", "Sharkfin 2764" if key == "number" else "2764")
    text_ = "1. Spoons.\n\n2. The Sharkfin of the Papers burned.\n"
    reading = text.parse(f"{head}{source.format('It')}\n\n{text_}")
    assert key in _values(reading)
    content = _content(reading.cable)
    edited = attrs.evolve(
        reading.cable,
        content=attrs.evolve(content, paragraphs=content.paragraphs[:1]),
    )
    written = text.dumps(edited, layout=reading.layout)
    assert isinstance(written, str)
    assert "SHARKFIN" not in written.upper()
    kept = _values(text.parse(written))
    assert kept.get("from") == "Embassy in Peru"
    assert ("sourceNote" in kept) is (key != "sourceNote")
