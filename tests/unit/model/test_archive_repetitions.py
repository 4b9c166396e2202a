"""What an archive's attributes repeat follows an edit of the message (law 10)."""

from __future__ import annotations

import attrs
import pytest

from cableformat.model import (
    Archive,
    ArchiveAttribute,
    Cable,
    Distribution,
    build,
    document_number,
    settled_after,
)

#: Each element that an attribute repeats, with two values.
BEFORE = {
    "date_time_group": "140227Z SEP 76",
    "originator": "AMCONSUL OPORTO",
    "action_addressees": ["SECSTATE WASHDC"],
    "level": "CONFIDENTIAL",
    "reference_number": "OPORTO 000981",
    "captions": ["LIMDIS"],
    "executive_order": "11652",
    "tags": ["EAGR", "PO"],
    "subject": "CORK HARVEST",
    "references": ["LISBON 1234"],
    "distribution": "ACTION EUR-12",
}
AFTER = {
    "date_time_group": "150308Z OCT 76",
    "originator": "AMEMBASSY LIMA",
    "action_addressees": ["AMEMBASSY QUITO"],
    "level": "SECRET",
    "reference_number": "LIMA 000982",
    "captions": ["NODIS"],
    "executive_order": "12065",
    "tags": ["ECON"],
    "subject": "KITES",
    "references": ["QUITO 77"],
    "distribution": "ORIGIN ARA-10",
}


def of_message(changed: str | None = None, value: object = None) -> Cable:
    """The cable before an edit, or with one element changed."""
    given = {**BEFORE, **({changed: value} if changed else {})}
    return build(**{name: each for name, each in given.items() if each is not None})


def drafted(by: str | None) -> Cable:
    cable = of_message()
    return attrs.evolve(cable, content=attrs.evolve(cable.content, drafted_by=by))


def settled(key: str, value: str, before: Cable, after: Cable) -> str | None:
    """What an attribute says after an edit; the archive has one more that stays."""
    attributes = (
        ArchiveAttribute(key=key, value=value),
        ArchiveAttribute(key="Film Number", value="D760349"),
    )
    archive = Archive(attributes=attributes)
    edited = settled_after(
        attrs.evolve(after, archive=archive), attrs.evolve(before, archive=archive)
    )
    assert edited.archive is not None
    assert edited.archive.attributes[-1] == attributes[-1]
    return edited.archive.value(key)


@pytest.mark.parametrize(
    ("changed", "key", "value", "rewritten"),
    [
        ("subject", "Subject", "CORK HARVEST", "KITES"),
        ("tags", "TAGS", "EAGR, PO", "ECON"),
        ("references", "Reference", "LISBON 1234", "QUITO 77"),
        ("level", "Original Classification", "CONFIDENTIAL", "SECRET"),
        ("level", "Previous Classification", "CONFIDENTIAL", "SECRET"),
        ("level", "classification", "Confidential", "Secret"),
        ("captions", "Channel Indicators", "LIMDIS", None),
        ("captions", "Original Handling Restrictions", "LIMDIS", None),
        ("captions", "handling", "Limdis", None),
        ("executive_order", "Executive Order", "GS 11652", None),
        ("originator", "From", "OPORTO", None),
        ("originator", "from", "Consulate in Oporto", None),
        ("action_addressees", "To", "STATE", None),
        ("date_time_group", "Draft Date", "14 SEP 1976", "15 OCT 1976"),
        ("date_time_group", "Sent Date", "14 SEP 1976", "15 OCT 1976"),
        ("date_time_group", "date", "September 14, 1976", None),
        ("reference_number", "Document Number", "1976OPORTO00981", "1976LIMA00982"),
        ("reference_number", "number", "981", "982"),
        ("reference_number", "serial", "981", "982"),
        ("distribution", "Office", "ACTION EUR", "ORIGIN ARA"),
    ],
)
def test_an_attribute_that_repeats_a_changed_element(changed, key, value, rewritten):
    """The attribute is rewritten if its form is known, and otherwise left out."""
    before, after = of_message(), of_message(changed, AFTER[changed])
    assert settled(key, value, before, after) == rewritten


@pytest.mark.parametrize(
    ("removed", "key", "value", "rewritten"),
    [
        ("subject", "Subject", "CORK HARVEST", "n/a"),
        ("tags", "TAGS", "EAGR, PO", "n/a"),
        ("references", "Reference", "LISBON 1234", "n/a"),
        ("level", "Original Classification", "CONFIDENTIAL", None),
        ("level", "classification", "Confidential", None),
        ("date_time_group", "Sent Date", "14 SEP 1976", None),
        ("date_time_group", "Document Number", "1976OPORTO00981", None),
        ("distribution", "Office", "ACTION EUR", None),
    ],
)
def test_an_attribute_that_repeats_a_removed_element(removed, key, value, rewritten):
    """The attribute goes, unless the archive has words that say there is none."""
    before = of_message()
    if removed in ("level", "date_time_group"):
        section = "content" if removed == "level" else "heading"
        after = attrs.evolve(before, **{section: None})
    else:
        after = of_message(removed, None)
    assert settled(key, value, before, after) == rewritten


@pytest.mark.parametrize(
    ("before", "after", "rewritten"),
    [
        ("ECON:RROE", "POL:JDOE", "JDOE"),
        ("ECON:RROE", "JDOE", "n/a"),
        ("ECON:RROE", None, "n/a"),
    ],
)
def test_the_drafter_is_the_name_after_the_office(before, after, rewritten):
    """A drafting line without a colon, or none, names no drafter."""
    assert settled("Drafter", "RROE", drafted(before), drafted(after)) == rewritten


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("Concepts", "BARK, CORK", False),
        ("Concepts", "BARK, MILLS", True),
        ("summary", "Harvest of the year", False),
        ("to", "The harvest office", True),
    ],
)
def test_other_attributes_stay_unless_they_hold_a_removed_word(key, value, kept):
    """An attribute goes with a removed word, unless it is one of names."""
    before, after = of_message(), of_message("subject", "KITES")
    assert settled(key, value, before, after) == (value if kept else None)


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [("place", "Oporto", False), ("place", "Paris", True), ("to", "Oporto", False)],
)
def test_an_attribute_of_names_goes_with_a_removed_name(key, value, kept):
    """An attribute goes if it has a removed name of a sender, signer or recipient."""
    before, after = of_message(), of_message("originator", "AMEMBASSY LIMA")
    after = attrs.evolve(
        after, content=attrs.evolve(after.content, classification_line=None)
    )
    assert settled(key, value, before, after) == (value if kept else None)


@pytest.mark.parametrize(("key", "kept"), [("Concepts", False), ("sourceNote", True)])
def test_words_of_editors_may_be_in_their_own_notes(key, kept):
    """Editors' notes keep a removed word such as Secret; other attributes go."""
    before, after = of_message("subject", "SECRET CORK"), of_message("subject", "KITES")
    assert settled(key, "Secret", before, after) == ("Secret" if kept else None)


@pytest.mark.parametrize(
    ("stamp", "value"), [("Released 2006", "R: Released 2006"), (None, None)]
)
def test_a_release_stamp_within_an_attribute_follows_the_archive(stamp, value):
    """An attribute gets the archive's new stamp, and goes if there is none."""
    attribute = ArchiveAttribute(key="Markings", value="R: Released 2005")
    old = Archive(attributes=(attribute,), release_stamp="Released 2005")
    new = attrs.evolve(old, release_stamp=stamp, notice="COPY")
    before = attrs.evolve(of_message(), archive=old)
    edited = settled_after(attrs.evolve(before, archive=new), before)
    assert edited.archive is not None
    assert edited.archive.value("Markings") == value


@pytest.mark.parametrize(
    ("number", "group", "expected"),
    [
        ("OPORTO 000981", "140227Z SEP 76", "1976OPORTO00981"),
        ("STATE 981", "140227Z SEP 76", "1976STATE000981"),
        ("PORT LOUIS 7", "140227Z SEP 76", "1976PORTLO00007"),
        ("OPORTO 000981", "140227Z", None),
        (None, "140227Z SEP 76", None),
    ],
)
def test_a_document_number_has_the_year_the_post_and_the_serial(
    number, group, expected
):
    """Posts have six letters, serials five digits, the Department's six (nara.md 7)."""
    cable = build(
        date_time_group=group,
        level=number and "SECRET",
        reference_number=number,
    )
    assert document_number(cable) == expected


def test_an_office_needs_a_kind_and_a_lead() -> None:
    """A distribution that shows neither has no office to print."""
    after = attrs.evolve(of_message(), distribution=Distribution(total="013"))
    assert settled("Office", "ACTION EUR", of_message(), after) is None
