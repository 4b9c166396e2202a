"""Whatever a cable holds is on its page: no field is left out."""

from __future__ import annotations

import contextlib
import copy
import itertools
import json
import re
import string
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import cableformat.json
from cableformat._record import rows
from cableformat.cli._page import page
from cableformat.errors import CableDecodeError
from cableformat.markings import PortionMarking
from cableformat.testing import cables
from cableformat.text import Reading

SCHEMA = Path(__file__).parents[2] / "schemas" / "v1.0" / "cable.schema.json"
#: The arms of the one union there is.
ARMS = range(5)
#: A record has one of these members.
EITHER = {"FilingTime": ("dayOfYear", "day"), "Reference": ("text", "fields")}
ROOT = ("transmission", "heading", "content", "distribution", "archive")


@pytest.fixture(scope="module")
def schema():
    """The published schema."""
    return json.loads(SCHEMA.read_text("utf-8"))


class Sampler:
    """A document with every member that the schema has, each word another."""

    def __init__(self, schema, arm, first=1):
        self.schema = schema
        self.arm = arm
        self.seen = set()
        self._numbers = itertools.count(first)

    def document(self):
        members = {name: self.schema["properties"][name] for name in ROOT}
        made = {name: self.sample(each) for name, each in members.items()}
        # A stray follows a field that there is.
        made["heading"]["strays"][0]["follows"] = "originator"
        made["content"]["strays"][0]["follows"] = "subject"
        return {"$schema": self.schema["properties"]["$schema"]["const"], **made}

    def sample(self, schema):
        name = schema.get("$ref", "").rpartition("/")[2]
        if name:
            schema = self.schema["$defs"][name]
        if "oneOf" in schema:
            return self.sample(schema["oneOf"][self.arm])
        if schema.get("type") == "object":
            return self._members(name, schema["properties"])
        if schema.get("type") == "array":
            return [self.sample(schema["items"])]
        return self.leaf(schema)

    def _members(self, name, members):
        left_out = EITHER[name][self.arm % 2] if name in EITHER else None
        wanted = {own: each for own, each in members.items() if own != left_out}
        self.seen |= {(name, own) for own in wanted}
        return {own: self.sample(each) for own, each in wanted.items()}

    def leaf(self, schema):
        """A value that no other leaf has, as far as its pattern allows it."""
        number = next(self._numbers)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][number % len(schema["enum"])]
        if schema["type"] == "integer":
            return schema["minimum"] + number % (
                min(schema["maximum"], schema["minimum"] + 8) - schema["minimum"]
            )
        a, b = string.ascii_uppercase[number // 26 % 26], chr(65 + number % 26)
        words = (
            f"ZQ{a}{b}",
            f"X{a}{b}",
            f"RU{a}{b}",
            f"Z{a}{b}",
            f"9{number:03}",
            f"N9{number:03}",
            f"zq.{a}{b}".lower(),
            f"2018-09-{number % 28 + 1:02}",
            f"{a}{b}",
            f"{number % 90 + 10}",
            f"9.{number % 90 + 10}",
            f"OR-{a}{b}",
            f"NN{a}{b}ZCZC",
            b,
        )
        fits = re.compile(schema["pattern"]).search
        example = schema["examples"][number % len(schema["examples"])]
        return next(filter(fits, words), example)


def leaves(value, path=()):
    """The bare values of a document, each with the steps that lead to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("$schema", "kind"):
                yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    else:
        yield path, value


def shown(cable):
    """What is on the page of a cable: in its first column, and beside it."""
    labels, values = [], []
    for line in page(Reading(cable=cable), "cable.json", width=100):
        for text, style in line:
            (labels if style == "label" else values).append(text)
    return squeezed("".join(labels)), squeezed("".join(values))


def squeezed(text):
    """A text without blanks: where lines are wrapped is of no interest."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("arm", ARMS)
def test_a_word_in_any_field_is_on_the_page(schema, arm):
    """The page shows the words of every field; each word is different, so that it
    identifies its field.
    """
    document = Sampler(schema, arm).document()
    _, values = shown(cableformat.json.loads(json.dumps(document)))
    words = [value for _, value in leaves(document) if isinstance(value, str)]
    distinct = [w for w in words if words.count(w) == 1 and len(w) > 2]
    assert len(distinct) > 90
    assert [word for word in distinct if squeezed(word) not in values] == []


def changed(document, path, other):
    """A document with another value at a path, and one without it, where it may be."""
    for value in (other, None):
        made = copy.deepcopy(document)
        *steps, last = path
        place = made
        for step in steps:
            place = place[step]
        if value is None:
            del place[last]
        else:
            place[last] = value
        with contextlib.suppress(CableDecodeError):
            yield cableformat.json.loads(json.dumps(made))


@pytest.mark.parametrize("arm", ARMS)
def test_another_value_in_any_field_makes_another_page(schema, arm):
    """Another value in any field, even a letter, a number or a flag,
    changes the page.
    """
    document = Sampler(schema, arm).document()
    others = dict(leaves(Sampler(schema, arm, first=2).document()))
    cable = cableformat.json.loads(json.dumps(document))
    before = shown(cable)
    unasked = []
    for path, _ in leaves(document):
        different = [c for c in changed(document, path, others[path]) if c != cable]
        assert all(shown(each) != before for each in different), path
        if not different:
            unasked.append(path)
    assert unasked == []


def test_the_documents_have_every_member_of_the_schema(schema):
    """The sample documents have every member of the schema except those of layouts."""
    seen = set()
    for arm in ARMS:
        sampler = Sampler(schema, arm)
        sampler.document()
        seen |= sampler.seen
    layouts = {"DocumentLayout", "DocumentContext", "Literal", "Copy"}
    assert seen == {
        (name, member)
        for name, each in schema["$defs"].items()
        if each.get("type") == "object" and name not in layouts
        for member in each["properties"]
    }


def strings(record):
    """Every text in a record, however deep."""
    for row in rows(type(record)):
        value = getattr(record, row.name)
        for item in value if row.many else (value,):
            if isinstance(item, str):
                yield item
            elif attrs.has(type(item)) and not isinstance(item, PortionMarking):
                yield from strings(item)


@given(cable=cables(readable=False))
def test_every_text_of_every_cable_is_on_its_page(cable):
    """The page shows every text of a cable, and every portion marking as
    it is written.
    """
    labels, values = shown(cable)
    for text in strings(cable):
        assert squeezed(text) in values or text in labels
    for paragraph in cable.content.paragraphs if cable.content else ():
        assert squeezed(str(paragraph.portion_marking or "")) in values
