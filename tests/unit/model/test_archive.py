"""What an archive says, and what its strings mean."""

import csv
import datetime
import io

import attrs
import pytest

from cableformat.errors import CableValueError
from cableformat.model import Archive, ArchiveAttribute, build, settled_after


def _archive(**values):
    return Archive.from_columns(values)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("01 JAN 1994", datetime.date(1994, 1, 1)),
        ("01 jan 1994", datetime.date(1994, 1, 1)),
        ("01-Jan-1994 12:00:00 am", datetime.date(1994, 1, 1)),
        ("31/12/2019", datetime.date(2019, 12, 31)),
        ("01 JAN 1960", None),
        ("31 FEB 1974", None),
        ("01 XXX 1974", None),
        ("1994-01-01", datetime.date(1994, 1, 1)),
        ("1994-01-01T00:00:00", datetime.date(1994, 1, 1)),
        ("1960-01-01 00:00:00", None),
        ("1994-02-30", None),
        ("12/31/2019", None),
        ("n/a", None),
        ("", None),
    ],
)
def test_a_date_has_four_spellings_and_that_of_tables(printed, day):
    assert ArchiveAttribute(key="Capture Date", value=printed).date == day


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        ("", ()),
        ("N/A", ()),
        ("PREL", ("PREL",)),
        ("EXDIS, STADISNODIS", ("EXDIS", "STADIS", "NODIS")),
        ("OVIP, (DOE, JANE H)", ("OVIP", "(DOE, JANE H)")),
        ("EXDIS; ONLY", ("EXDIS", "ONLY")),
        ("(DOE, JANE", ("(DOE", "JANE")),
    ],
)
def test_a_list_is_parted_by_commas_or_semicolons(printed, items):
    assert ArchiveAttribute(key="TAGS", value=printed).items == items


def test_a_number_has_its_parts_or_none():
    archive = _archive(documentNumber="1976NEWDE13223", film_number="D770316-1214")
    assert attrs.astuple(archive.document_number) == (1976, "NEWDE", "13223")
    assert attrs.astuple(archive.film_number) == ("D", "77", "0316", "1214")
    odd = _archive(documentNumber="LOST", film_number="n/a")
    assert (odd.document_number, odd.film_number) == (None, None)


@pytest.mark.parametrize(
    ("printed", "order", "instruction", "tail"),
    [
        ("GS", None, "GDS", None),
        ("11652 GDS", "11652", "GDS", None),
        ("X4", None, "XGDS-4", None),
        ("XGDS1", None, "XGDS-1", None),
        ("AS 19760331", None, "ADS", "19760331"),
        ("RR", None, None, None),
    ],
)
def test_a_code_means_an_instruction(printed, order, instruction, tail):
    code = _archive(executiveOrder=printed).executive_order
    assert (code.order, code.instruction, code.tail) == (order, instruction, tail)


def test_other_words_are_no_code():
    assert _archive(executiveOrder="GSA").executive_order is None
    assert _archive(executiveOrder="n/a").executive_order is None


def test_a_history_has_steps():
    printed = "WITHDRAWN <10 FEB 2003 by roej, PRIVACY>; RELEASED <16 Sep 2003 by doej>"
    first, second = _archive(reviewHistory=printed).review_history
    assert (first.action, first.account, first.reason) == (
        "WITHDRAWN",
        "roej",
        "PRIVACY",
    )
    assert second.date == datetime.date(2003, 9, 16)
    assert second.reason is None


def test_counts_and_locator_say_what_they_can():
    archive = _archive(lineCount="43", pageCount="n/a", locator="TEXT ON MICROFILM")
    assert (archive.line_count, archive.page_count) == (43, None)
    assert archive.has_text is False
    assert _archive(locator="TEXT ONLINE").has_text
    assert _archive(type="TE").has_text is None


def test_a_row_of_a_table_is_an_archive():
    """Attributes are in the block's order, without other columns and empty ones."""
    table = "id,TAGS,sent_date,Concepts\n7,PREL,14 FEB 1977,\n"
    (row,) = csv.DictReader(io.StringIO(table))
    archive = Archive.from_columns(row)
    assert [(each.key, each.value) for each in archive.attributes] == [
        ("Concepts", ""),
        ("Sent Date", "14 FEB 1977"),
        ("TAGS", "PREL"),
    ]
    assert archive.sent == datetime.date(1977, 2, 14)
    with pytest.raises(CableValueError) as caught:
        Archive.from_columns({"id": "7"})
    assert caught.value.code == "model.empty-part"


def test_a_column_of_a_table_may_have_another_name():
    """A column may have another listed name; lines of its value are joined."""
    row = {"DOC_NBR": "1974LIMA1", "origclass": " SECRET\r\n \tNODIS ", "body": "A"}
    assert [(x.key, x.value) for x in Archive.from_columns(row).attributes] == [
        ("Document Number", "1974LIMA1"),
        ("Original Classification", "SECRET NODIS"),
    ]
    with pytest.raises(CableValueError) as caught:
        Archive.from_columns({"eo": "\x07"})
    assert caught.value.code == "model.pattern"


def test_an_archive_that_the_edit_changed_itself_stays():
    """Only attributes from before the edit are settled; an archive without any goes."""
    subject = ArchiveAttribute(key="Subject", value="CORK")
    concepts = ArchiveAttribute(key="Concepts", value="CORK")
    before = attrs.evolve(
        build(subject="CORK"), archive=Archive(attributes=(concepts,))
    )
    edited = attrs.evolve(build(subject="KITES"), archive=before.archive)
    assert settled_after(edited, before).archive is None
    edited = attrs.evolve(edited, archive=Archive(attributes=(subject,)))
    assert settled_after(edited, before) == edited
    assert settled_after(before, before) is before


@pytest.mark.parametrize(
    ("printed", "day", "time"),
    [
        ("June 14, 1956-6:15 p.m.", "1956-06-14", "1956-06-14T18:15:00"),
        ("June 14, 1956—12:05 a.m.", "1956-06-14", "1956-06-14T00:05:00"),
        ("May 16, 1974, 0940Z", "1974-05-16", "1974-05-16T09:40:00+00:00"),
        ("January, 14, 1969, noon", "1969-01-14", "1969-01-14T12:00:00"),
        ("5 May 1957, 11 p.m.", "1957-05-05", "1957-05-05T23:00:00"),
        ("May 16, 1974", "1974-05-16", None),
        ("May 16, 1974, midnight", "1974-05-16", None),
        ("March 9, 1972, 540Z", "1972-03-09", None),
        ("May 16, 1974, 13 p.m.", "1974-05-16", None),
        ("May 16, 1974, 2561Z", "1974-05-16", None),
        ("May 36, 1974", None, None),
        ("Maj 16, 1974", None, None),
        ("undated", None, None),
        ("14 FEB 1974", None, None),
    ],
)
def test_a_date_of_an_edition_is_local_time_unless_a_z_is_printed(printed, day, time):
    archive = Archive(attributes=(ArchiveAttribute(key="date", value=printed),))
    found = archive.sent, archive.sent_at
    assert tuple(each and each.isoformat() for each in found) == (day, time)
