"""The tables of ``docs/markings.md`` are true, and hold the whole register."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from typing import Final

import attrs
import pytest
from lxml import etree

from cableformat import text
from cableformat.markings import (
    LABEL_NAMESPACE,
    DeclassificationText,
    Level,
    Marking,
    PortionMarking,
    WhenKind,
    completed,
    from_ism,
    from_label,
    highest,
    join,
    normalise,
    to_ism,
    to_label,
    when,
)
from cableformat.markings.consistency import OF_REGISTER
from cableformat.markings.register import REGISTER
from tests.meta.generated import ROOT
from tests.meta.pages import blocks, commands, prints, ran

PAGE: Final = (ROOT / "docs" / "markings.md").read_text("utf-8")
NOTHING: Final = "–"
CREATED: Final = datetime.datetime(2008, 9, 15, tzinfo=datetime.UTC)


def test_a_program_of_the_page_prints_what_is_shown(tmp_path):
    """Each program runs unchanged on the telegram of the page."""
    names = ("cable.txt", "banners.py", "declassified.py", "ism.py")
    files = {"text", "python"}
    found = [block for _, language, block in blocks(PAGE) if language in files]
    for name, block in zip(names, found, strict=True):
        (tmp_path / name).write_text(block, "utf-8")
    consoles = [block for _, kind, block in blocks(PAGE) if kind == "console"]
    assert len(consoles) == 3
    for command, expected in commands("".join(consoles)):
        assert prints(expected, ran(command, tmp_path)), command


def tables():
    """The rows of the page, by the words of the table's head; cells as printed."""
    found = defaultdict(list)
    for table in re.findall(r"(?m)(?:^\|.*\|\n)+", PAGE):
        head, _, *rows = [
            tuple(cell.strip() for cell in row.strip("|").split(" | "))
            for row in table.splitlines()
        ]
        found[head] += rows
    return found


TABLES: Final = tables()


def rows(*head):
    return pytest.mark.parametrize(
        "row", [pytest.param(row, id=row[0].strip("`")) for row in TABLES[head]]
    )


def code(cell):
    """What a cell shows as code; nothing for a dash."""
    if cell == NOTHING:
        return ""
    assert re.fullmatch("`[^`]+`", cell), cell
    return cell.strip("`")


def codes(cell):
    return tuple(re.findall("`([^`]+)`", cell))


def pairs(cell):
    """Attributes as in XML, in their order."""
    printed = code(cell)
    found = dict(re.findall(r'(\w+)="([^"]+)"', printed))
    assert " ".join(f'{name}="{value}"' for name, value in found.items()) == printed
    return found


def marking(cell):
    return Marking.from_banner(code(cell))


def normal(cell):
    """A banner that is shown as the normal form's."""
    found = normalise(marking(cell))
    assert found.banner() == code(cell)
    return found


def test_every_table_of_the_page_is_run():
    """The page has the tables whose heads are listed here, and no other."""
    heads = {
        ("field", "what it holds"),
        ("code", "what is reported"),
        ("marking", "normal form", "clause"),
        ("a", "b", "join", "why"),
        ("portions", "highest", "partly unmarked"),
        ("control", "in a portion", "IC-ISM", "label", "clause"),
        ("banner", "attributes"),
        ("banner", "attributes", "left over"),
        ("attributes", "banner", "left over"),
        ("banner", "attributes with `add_noforn`", "added", "removed"),
        ("instruction", "order", "attributes", "fits"),
        ("banner", "policy", "classification", "categories", "left over"),
        (
            "instruction",
            "order",
            "level",
            "dated",
            "answer",
            "rule",
            "clause",
            "confidence",
        ),
    }
    assert set(TABLES) == heads
    for head, found in TABLES.items():
        assert {len(row) for row in found} == {len(head)}, head


def test_the_fields_are_those_of_a_marking():
    """The table of fields lists the fields of `Marking` in their order."""
    names = [code(name) for name, _ in TABLES["field", "what it holds"]]
    assert names == [field.name for field in attrs.fields(Marking)]


def test_every_code_of_a_fault_is_on_the_page():
    """The page lists the register's codes and those of unknown and misspelt names."""
    told = {
        name for row in TABLES["code", "what is reported"] for name in codes(row[0])
    }
    assert told == OF_REGISTER | {
        "rules.misspelt-control",
        "rules.unknown-control",
        "rules.unknown-nation",
    }


# The lattice


@rows("marking", "normal form", "clause")
def test_a_marking_has_its_normal_form(row):
    """Each marking has the normal form of its row, which normalises to itself."""
    assert normalise(marking(row[0])) == normal(row[1])


@rows("a", "b", "join", "why")
def test_two_markings_are_joined(row):
    """Two markings have the join of their row, in either order."""
    a, b, expected = map(normal, row[:3])
    assert join(a, b) == join(b, a) == expected


@rows("portions", "highest", "partly unmarked")
def test_portions_have_a_highest(row):
    """Portions, with a dash for one without a mark, have the highest of their row."""
    printed = re.findall(rf"`([^`]+)`|{NOTHING}", row[0])
    marks = [PortionMarking.from_text(mark) if mark else None for mark in printed]
    partly = {"yes": True, "no": False}[row[2]]
    assert highest(marks) == attrs.evolve(normal(row[1]), partly_unmarked=partly)


# The register

REGISTERED: Final = ("control", "in a portion", "IC-ISM", "label", "clause")


def test_every_row_of_the_register_is_on_the_page():
    """The page lists the register in its order with its clauses, then other rows."""
    named = [(code(row[0]), row[4]) for row in TABLES[REGISTERED]]
    registered = [(row.name, row.clause) for row in REGISTER]
    assert named[: len(registered)] == registered


@rows(*REGISTERED)
def test_a_control_is_the_same_in_every_spelling(row):
    """A control reads back from banner, portion, attributes and label.

    What attributes or label have no value for is left over.
    """
    name, portion, label = code(row[0]), code(row[1]), code(row[3])
    value = pairs(row[2])
    stated = {"SBU", "FOUO", "CUI", "LIMITED OFFICIAL USE"}
    level, short = ("UNCLASSIFIED", "U") if name in stated else ("SECRET", "S")
    expected = normalise(Marking(level=Level(short), controls=(name,)))
    assert normalise(Marking.from_banner(f"{level}//{name}")) == expected
    assert Marking.from_portion(expected.portion(style="capco")) == expected
    if name != "CUI":
        assert expected.portion(style="capco") == f"({short}//{portion})"
    ism = to_ism(expected)
    assert ism.attributes == {
        "classification": short,
        "ownerProducer": "USA",
        **value,
    }
    assert ism.left_over == (() if value else (name,))
    assert completed(from_ism(ism.attributes).marking, ism.left_over) == expected
    element, left, _ = to_label(expected, created=CREATED)
    assert [v.text for v in element.iter("{*}GenericValue")] == [label] * bool(label)
    assert left == (() if label else (name,))
    assert completed(from_label(element).marking, left) == expected


# IC-ISM


@rows("banner", "attributes")
def test_a_banner_is_its_attributes_and_they_are_the_banner(row):
    """A banner becomes the attributes in their order, and they become the banner."""
    result = to_ism(normal(row[0]))
    assert list(result.attributes.items()) == list(pairs(row[1]).items())
    assert result[1:5] == ((), (), (), None)
    assert from_ism(pairs(row[1])) == (
        normal(row[0]),
        None,
        {},
        (),
        ((), (), ()),
    )


@rows("banner", "attributes", "left over")
def test_what_is_left_over_completes_the_attributes(row):
    """The attributes lack what is left over, which completes the marking read back."""
    result = to_ism(normal(row[0]))
    assert list(result.attributes.items()) == list(pairs(row[1]).items())
    assert result.left_over == codes(row[2]) != ()
    assert completed(from_ism(pairs(row[1])).marking, codes(row[2])) == normal(row[0])


@rows("attributes", "banner", "left over")
def test_attributes_are_read(row):
    """The attributes become the banner, which is written as other attributes."""
    found = from_ism(pairs(row[0]))
    assert found.marking == normal(row[1])
    assert [name for name, _ in found.left_over] == list(codes(row[2]))
    assert to_ism(normal(row[1])).attributes != pairs(row[0])


@rows("banner", "attributes with `add_noforn`", "added", "removed")
def test_noforn_is_added_where_it_is_asked_for(row):
    """`add_noforn` adds NOFORN, and the result reports what it added and removed."""
    result = to_ism(normal(row[0]), add_noforn=True)
    assert list(result.attributes.items()) == list(pairs(row[1]).items())
    assert result.added == codes(row[2])
    assert result.removed == codes(row[3])
    assert to_ism(normal(row[0])).added == ()
    assert from_ism(pairs(row[1])).marking == completed(normal(row[0]), codes(row[2]))


def instruction(printed, order):
    """As the reader of telegrams reads it; a group is below the text."""
    if not printed:
        return None
    if order == NOTHING:
        return DeclassificationText(text=printed)
    source = f"SECRET LISBON 000001\n\nE.O. {order}: {printed}\nSUBJECT: CORK\n"
    found = text.loads("BT\n" + source).content.executive_order
    assert found.number == order
    return found.declassification


@rows("instruction", "order", "attributes", "fits")
def test_an_instruction_has_attributes(row):
    """The result gives the instruction back if the attributes do not hold all of it."""
    printed = instruction(code(row[0]), row[1])
    result = to_ism(Marking(level=Level.SECRET), instruction=printed)
    assert dict(list(result.attributes.items())[2:]) == pairs(row[2])
    assert (result.instruction is None) is {"yes": True, "no": False}[row[3]]
    assert result.instruction in (None, printed)


# STANAG 4774


def label_of(policy, classification, categories):
    """The label that a row describes."""

    def add(parent, name, told=None):
        element = etree.SubElement(parent, f"{{{LABEL_NAMESPACE}}}{name}")
        element.text = told
        return element

    root = etree.Element(f"{{{LABEL_NAMESPACE}}}originatorConfidentialityLabel")
    information = add(root, "ConfidentialityInformation")
    add(information, "PolicyIdentifier", policy)
    add(information, "Classification", classification)
    for (kind, tag), values in categories:
        category = add(information, "Category")
        category.set("Type", kind)
        category.set("TagName", tag)
        for value in values:
            add(category, "GenericValue", value)
    return root


def categories_of(cell):
    if cell == NOTHING:
        return []
    parts = [part.split(": ") for part in cell.split("; ")]
    return [(codes(kind), codes(values)) for kind, values in parts]


@rows("banner", "policy", "classification", "categories", "left over")
def test_a_banner_is_its_label_and_that_is_the_banner(row):
    """The label that is read and what is left over together are the banner."""
    element, left, _ = to_label(normal(row[0]), created=CREATED)
    assert left == codes(row[4])
    assert element.findtext(".//{*}PolicyIdentifier") == code(row[1])
    assert element.findtext(".//{*}Classification") == code(row[2])
    categories = categories_of(row[3])
    assert categories == [
        (
            (category.get("Type"), category.get("TagName")),
            tuple(value.text for value in category),
        )
        for category in element.iter("{*}Category")
    ]
    read = from_label(label_of(code(row[1]), code(row[2]), categories))
    assert completed(read.marking, left) == normal(row[0])


# When

INSTRUCTIONS: Final = (
    "instruction",
    "order",
    "level",
    "dated",
    "answer",
    "rule",
    "clause",
    "confidence",
)


@pytest.mark.parametrize("row", TABLES[INSTRUCTIONS], ids=" ".join)
def test_an_instruction_comes_to_its_answer(row):
    """An instruction has the answer, rule, clause and confidence of its row."""
    printed, order, level, dated, answer, rule, clause, confidence = row
    found = when(
        instruction(code(printed), order),
        order=None if order == NOTHING else order,
        level=Level(level),
        dated=None if dated == NOTHING else datetime.date.fromisoformat(dated),
    )
    told = found.kind.value
    if found.kind is WhenKind.DATE:
        told = str(found.date)
    elif found.kind is WhenKind.EVENT:
        told = f"`{found.event}`"
    if found.how is not None:
        told += f", {found.how}"
    assert told == answer
    assert (found.rule, found.clause, found.confidence.value) == (
        rule,
        clause,
        confidence,
    )


def test_every_answer_is_on_the_page():
    """The page has answers of each kind, stated and computed, of each confidence."""
    answers = " ".join(row[4] for row in TABLES[INSTRUCTIONS])
    for kind in WhenKind:
        if kind not in (WhenKind.DATE, WhenKind.EVENT):
            assert kind.value in answers
    assert {"stated", "computed"} <= set(answers.split())
    assert {row[7] for row in TABLES[INSTRUCTIONS]} == {"high", "med", "low"}
