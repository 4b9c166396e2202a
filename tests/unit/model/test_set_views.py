"""What the fields of a set say by their places (military.md 2)."""

from __future__ import annotations

import pytest

from cableformat.model import FormattedSet, Reference


@pytest.mark.parametrize(
    ("fields", "serial", "month"),
    [
        (("GENADMIN", "CNO", "N4", "MAR"), "N4", 3),
        (("GENADMIN", "CNO", "-", "MAR"), None, 3),
        (("GENADMIN", "CNO", "-", "N4", "JULY"), "N4", 7),
        (("GENADMIN", "CNO", "MAR"), None, 3),
        (("GENADMIN", "CNO", "N4"), "N4", None),
        (("GENADMIN", "CNO"), None, None),
    ],
)
def test_the_short_form_of_msgid_has_a_month_last(fields, serial, month):
    """The month is the last field, and fields before it may be absent."""
    found = FormattedSet(identifier="MSGID", fields=fields).message_identifier
    assert (found.message_format, found.originator) == ("GENADMIN", "CNO")
    assert (found.serial, found.month, found.standard) == (serial, month, None)


def test_the_long_form_of_msgid_names_its_standard():
    """The standard is in a field of its own, or joined to the format by commas."""
    long = ("GENADMIN", "MIL-STD-6040(SERIES)", "B.1", "CNO", "1001", "MAR", "CHG", "2")
    found = FormattedSet(identifier="MSGID", fields=long).message_identifier
    assert (found.standard, found.version, found.originator) == (
        "MIL-STD-6040(SERIES)",
        "B.1",
        "CNO",
    )
    assert (found.serial, found.month, found.qualifier) == ("1001", 3, "CHG")
    joined = ("GENADMIN,USMTF,2008", "CNO", "1001")
    found = FormattedSet(identifier="MSGID", fields=joined).message_identifier
    assert (found.message_format, found.standard, found.version, found.originator) == (
        "GENADMIN",
        "USMTF",
        "2008",
        "CNO",
    )


def test_a_contact_has_fields_that_name_themselves():
    """After name, rank and unit, fields of a contact are in any order."""
    fields = (
        "ROE",
        "LCDR",
        "N4",
        "LOC:WASH",
        "DSN 555-0143",
        "(202) 555-0143",
        "R@X.MIL",
    )
    found = FormattedSet(identifier="POC", fields=fields).point_of_contact
    assert (found.name, found.rank, found.unit, found.location) == (
        "ROE",
        "LCDR",
        "N4",
        "WASH",
    )
    assert found.telephones == ("555-0143", "(202) 555-0143")
    assert found.emails == ("R@X.MIL",)


@pytest.mark.parametrize("field", ["EMAIL:ROE AT X.MIL", "E-MAIL: ROE AT X.MIL"])
def test_a_contact_names_an_address_or_shows_its_sign(field):
    """An address without its sign is known by the name of the field."""
    found = FormattedSet(identifier="POC", fields=("ROE", field)).point_of_contact
    assert (found.emails, found.telephones) == (("ROE AT X.MIL",), ())


def test_only_its_own_set_has_a_view():
    other = FormattedSet(identifier="EXER", fields=("DEEP CORK",))
    assert other.message_identifier is other.point_of_contact is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (("DOC", "OPNAV", "17JUL1989"), ("DOC", "OPNAV", "17JUL1989", None)),
        (("MSGID:DOC", "OPNAV", "17JUL89"), ("DOC", "OPNAV", "17JUL89", None)),
        (("OPNAVINST 5.1", "10AUG21"), ("OPNAVINST 5.1", None, "10AUG21", None)),
        (("DOC", "OPNAV"), ("DOC", "OPNAV", None, None)),
        (("DOC", "-", "17JUL89", "-", "0123"), ("DOC", None, "17JUL89", "0123")),
    ],
)
def test_the_date_of_a_reference_is_found_by_its_form(fields, said):
    """The date's form separates type and originator from the serial number."""
    found = Reference(label="A", fields=fields).in_set
    assert (found.type, found.originator, found.date, found.serial) == said
    assert (found.is_group, found.notal) == (False, False)


def test_a_reference_to_a_message_has_a_group_and_may_be_notal():
    """NOTAL, anywhere among the fields, says that not all addressees had it."""
    fields = ("MSG", "CNO", "171425Z JAN 05", "N4", "(NOTAL)")
    found = Reference(label="A", fields=fields).in_set
    assert (found.is_group, found.date) == (True, "171425Z JAN 05")
    assert (found.serial, found.notal) == ("N4", True)
