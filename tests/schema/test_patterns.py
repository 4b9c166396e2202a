"""Leaves: the constructors, JSON Schema and XML Schema say the same of every string."""

from __future__ import annotations

import itertools
import re
from typing import Any, Final

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree

from cableformat._record import Text, Whole
from cableformat.document._version import NAMESPACE
from cableformat.schema import xsd
from cableformat.schema._parts import leaves
from cableformat.schema._patterns import whole
from cableformat.schema._patterns import xsd as xsd_pattern
from cableformat.testing._leaves import leaf as strings
from tests.schema.documents import JSON_SCHEMA

LEAVES: Final = {leaf.name: leaf for leaf in leaves()}
TEXTS: Final = {n: leaf.what for n, leaf in LEAVES.items() if type(leaf.what) is Text}
WHOLES: Final = {n: leaf.what for n, leaf in LEAVES.items() if type(leaf.what) is Whole}

#: The schema with a root for every leaf, to ask about one alone.
ROOTS: Final = xsd().replace(
    "</xs:schema>",
    "".join(f'<xs:element name="{n}" type="{n}"/>' for n in LEAVES) + "</xs:schema>",
)
LXML: Final = etree.XMLSchema(etree.fromstring(ROOTS))
XMLSCHEMA: Final = xmlschema.XMLSchema10(ROOTS)

#: XML 1.0 section 2.2.
IN_XML: Final = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
ODD: Final = [
    *("\x00\x07\b\t\n\x0b\x0c\r\x1b\x1f \x7f\x85\xa0\u2028\ufeff\ufffd\ufffe\uffff"),
    *"\U00010000\U0001f600\U0010ffffÀ¿éЖ漢٣\ud7ff\ue000aZ09.-/\\,()'[]^$",
]
#: 10 million ways back are the most that libxml2 keeps.
LARGE: Final = 11_000_000

#: There are many leaves, so each has fewer draws than other laws.
FEW: Final = settings(max_examples=settings.default.max_examples // 3)

#: Literals of layouts; Hypothesis is slow to draw them from the pattern.
LITERAL: Final = "escapedText"
LITERALS: Final = st.lists(
    st.sampled_from([*"a \n\té\U0001f600", r"\\", r"\u0007", r"\ud800", "VZCZC"]),
    min_size=1,
).map("".join)


@st.composite
def near(draw: st.DrawFn, text: Text) -> str:
    """A string of a pattern, or one near it."""
    value = draw(LITERALS if text is TEXTS[LITERAL] else strings(text))
    match draw(st.integers(0, 5)):
        case 0:
            return value
        case 1:
            return value + draw(st.sampled_from(["\n", "\r", "\r\n", "\n\n", " "]))
        case 2:
            return draw(st.sampled_from(["\n", " ", "\t", "\ufeff"])) + value
        case 3:
            return draw(st.sampled_from([value.swapcase(), value.lower(), value * 2]))
        case 4:
            place = draw(st.integers(0, len(value)))
            return value[:place] + value[place + 1 :]
    place = draw(st.integers(0, len(value)))
    return value[:place] + draw(st.sampled_from(ODD)) + value[place:]


def element(name: str, value: str) -> Any:
    made = etree.Element(f"{{{NAMESPACE}}}{name}")
    made.text = value
    return made


def agree(name: str, value: str) -> bool:
    """The one verdict of every judge about a string."""
    text = TEXTS[name]
    verdict = re.compile(text.pattern, re.ASCII).fullmatch(value) is not None
    if text.sure is not None:
        assert verdict or not text.sure(value)
    definition = JSON_SCHEMA["$defs"][name]
    assert Draft202012Validator(definition).is_valid(value) == verdict
    if IN_XML.fullmatch(value):
        assert LXML.validate(element(name, value)) == verdict
        assert XMLSCHEMA.is_valid(element(name, value)) == verdict
    else:
        assert not verdict
    return verdict


@pytest.mark.parametrize("name", TEXTS)
@FEW
@given(data=st.data())
def test_every_judge_says_the_same_of_a_string(name, data):
    """What one judge accepts as a leaf, all accept (law 7)."""
    agree(name, data.draw(near(TEXTS[name])))


@pytest.mark.parametrize("name", TEXTS)
def test_no_judge_accepts_a_line_end_after_a_string(name):
    """No string except the literal of a layout may end in a line end."""
    text = TEXTS[name]
    literal = re.fullmatch(text.pattern, "\n") is not None
    assert literal == (name == LITERAL)
    for value in ("A", "C", "07", "0077", "1.4", "RUEHC", "b", "ZNY", "", "2018-09-15"):
        assert agree(name, value + "\n") == literal
        assert not agree(name, value + "\r")


@pytest.mark.parametrize("name", TEXTS)
def test_every_judge_says_the_same_of_an_odd_character(name):
    """Judges agree on a character alone, and in each place of two words."""
    places = ("{}", "{}A b", "A{}b", "A {}b", "A b{}", "({}A)")
    for odd, place in itertools.product(ODD, places):
        agree(name, place.format(odd))


@pytest.mark.parametrize("name", TEXTS)
def test_every_judge_says_the_same_of_the_end_of_another_alternative(name):
    """Judges agree where libxml2 once let one alternative's end close them all."""
    words = ("A", "a", "1", "A B", "(A)", "from")
    for word, end in itertools.product(words, (" a", " A", "/B", "&C", "Bc", ",D")):
        agree(name, word + end)


@pytest.mark.parametrize("name", WHOLES)
@given(number=st.integers(-10, 10_000) | st.integers())
def test_every_judge_says_the_same_of_a_number(name, number):
    """Judges agree on a number; XML has only digits, without sign or leading zeros."""
    limits = WHOLES[name]
    verdict = limits.least <= number <= limits.most
    assert Draft202012Validator(JSON_SCHEMA["$defs"][name]).is_valid(number) == verdict
    assert LXML.validate(element(name, str(number))) == verdict
    for spelled in (f"0{number}", f"+{number}", f"{number}.0", f" {number}"):
        assert not LXML.validate(element(name, spelled))


@pytest.mark.parametrize("name", WHOLES)
def test_no_judge_takes_what_is_no_number(name):
    """Truth values and strings are no numbers in JSON, nor other digits in XML."""
    definition = Draft202012Validator(JSON_SCHEMA["$defs"][name])
    for value in (True, "1", None, 1.5):
        assert not definition.is_valid(value)
    for value in ("", "1e1", "\u0661", "1\n", "true"):
        assert not LXML.validate(element(name, value))


@given(st.integers(0, 1200), st.integers(0, 1200))
def test_the_pattern_of_a_range_takes_that_range_alone(one, other):
    """The pattern matches every number of its range and no other."""
    least, most = sorted((one, other))
    pattern = re.compile(whole(least, most))
    taken = [n for n in range(1300) if pattern.fullmatch(str(n))]
    assert taken == list(range(least, most + 1))


@pytest.mark.parametrize(
    "pattern",
    [r"\d+", r"[\d]", r"\Z", "(?=a)", "[^a]", ".", "a*?", "a{2}+", "^a", "a$"],
)
def test_a_pattern_that_languages_read_differently_is_refused(pattern):
    """The generator of a schema refuses a pattern that languages read differently."""
    with pytest.raises(AssertionError):
        xsd_pattern(pattern)


@pytest.mark.full
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lineOfText", "x"),
        ("lineOfText", "wo rd\t "),
        ("linesOfText", "x"),
        ("linesOfText", "Some words here\n   and more\n\n"),
        (LITERAL, "x\\u0007 \n"),
        ("wordWithoutBlanks", "x"),
        ("nameOfAPost", "San "),
        ("tagsCodeOrANameInBrackets", "UNGA/C-6/"),
        ("controlOfAPortionMarking", "REL TO USA, "),
    ],
)
def test_libxml2_reads_strings_of_any_length(name, value):
    """libxml2 accepts a very long string, and refuses it with a CR at its end."""
    text = value * (LARGE // len(value)) + "X"
    assert LXML.validate(element(name, text))
    assert not LXML.validate(element(name, text + "\r"))
