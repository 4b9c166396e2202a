"""How a class of the model is declared, and what its constructor refuses."""

from typing import Annotated

import attrs
import pytest

from cableformat import CableValueError
from cableformat._record import (
    IN_LINE,
    Among,
    Doc,
    Text,
    Whole,
    arm_of,
    check_item,
    record,
    rows,
    shown,
    sure_line,
    sure_lines,
    unchecked,
)
from cableformat.routing import Precedence


def about(**more):
    return Doc(text="A field", clause="model.md 2", **more)


def declared():
    """A class with a field of each kind, made as those of the model are."""

    @record(kw_only=True)
    class Made:
        """Something made."""

        name: Annotated[str, Text("capitals", "[A-Z]+", detail="alone"), about()]
        line: Annotated[
            str | None, Text("a line", f"[{IN_LINE}]+", sure=sure_line), about()
        ] = None
        place: Annotated[int, Whole(least=1, most=3), about()] = 1
        urgency: Annotated[
            Precedence | None,
            Among(members=frozenset({Precedence.FLASH}), code="made.no-flash"),
            about(),
        ] = None
        either: Annotated[str | int | None, about()] = None
        several: Annotated[
            tuple[str, ...], Text("capitals", "[A-Z]+"), about(item="one", least=1)
        ] = ("A",)

        def __attrs_post_init__(self) -> None:
            if self.name == "OWN":
                msg = "the rule of the class itself"
                raise CableValueError(msg, code="made.own")

    return Made


def test_a_field_is_a_row_with_what_its_declaration_says():
    cls = declared()
    table = {row.name: row for row in rows(cls)}
    assert [*table] == ["name", "line", "place", "urgency", "either", "several"]
    assert [row.types for row in table.values()] == [
        (str,),
        (str,),
        (int,),
        (Precedence,),
        (str, int),
        (str,),
    ]
    assert {n for n, row in table.items() if row.required} == {"name"}
    assert {n for n, row in table.items() if row.nullable} == {
        "line",
        "urgency",
        "either",
    }
    assert {n for n, row in table.items() if row.many} == {"several"}
    assert (table["several"].doc.item, table["several"].doc.least) == ("one", 1)
    assert table["name"].text.told == "capitals alone"
    assert table["place"].text is None
    made = cls(name="A")
    assert (made.line, made.place, made.several) == (None, 1, ("A",))


@pytest.mark.parametrize(
    ("members", "code", "field"),
    [
        ({"name": "a"}, "model.pattern", "Made.name"),
        ({"name": ""}, "model.pattern", "Made.name"),
        ({"line": ""}, "model.pattern", "Made.line"),
        ({"line": "A\x01"}, "model.pattern", "Made.line"),
        ({"place": 0}, "model.range", "Made.place"),
        ({"place": 4}, "model.range", "Made.place"),
        ({"urgency": Precedence.ROUTINE}, "made.no-flash", "Made.urgency"),
        ({"several": ()}, "model.too-few", "Made.several"),
        ({"several": ("A", "b")}, "model.pattern", "Made.several"),
        ({"name": "OWN"}, "made.own", None),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_its_code(members, code, field):
    with pytest.raises(CableValueError) as raised:
        declared()(**{"name": "A", **members})
    assert (raised.value.code, raised.value.field) == (code, field)


@pytest.mark.parametrize(
    "members",
    [
        {"name": 5},
        {"name": None},
        {"place": True},
        {"place": "1"},
        {"urgency": "Z"},
        {"either": 1.5},
        {"several": ["A"]},
        {"several": (5,)},
    ],
)
def test_a_value_of_another_type_is_a_type_error(members):
    with pytest.raises(TypeError):
        declared()(**{"name": "A", **members})


def test_values_at_the_edges_fit():
    cls = declared()
    made = cls(name="A", line=" \t", place=3, urgency=Precedence.FLASH, either=7)
    assert attrs.evolve(made, place=1, either="x", several=("A", "B")).place == 1


def test_an_item_is_checked_as_its_constructor_does():
    row = rows(declared())[-1]
    check_item(row, "there", "AB")
    with pytest.raises(CableValueError) as raised:
        check_item(row, "there", "ab")
    assert (raised.value.code, raised.value.field) == ("model.pattern", "there")


def test_a_class_is_frozen_takes_keywords_and_has_no_subclass():
    cls = declared()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        cls(name="A").name = "B"
    with pytest.raises(TypeError):
        cls("A")
    with pytest.raises(TypeError, match="Made is not made for subclassing"):
        type("Below", (cls,), {})


def test_a_value_that_was_read_is_built_without_checks():
    cls = declared()
    made = unchecked(cls)("a", None, 9, None, None, ())
    assert (type(made), made.name, made.place) == (cls, "a", 9)
    assert unchecked(cls)("A", None, 1, None, None, ("A",)) == cls(name="A")


@pytest.mark.parametrize(
    ("value", "line", "lines"),
    [
        ("FM LIMA", True, True),
        ("é 中", True, True),
        ("A\nB", False, True),
        ("A\n\n  B", False, True),
        ("é\nB", False, True),
        ("", False, False),
        (" A", False, False),
        ("A ", False, False),
        ("A \nB", False, False),
        ("A\n", False, False),
        # A tab or a control character leaves it open.
        ("A\tB", False, False),
        ("é\tB", False, False),
        ("A\x7f", False, False),
        ("A\u202eB", False, False),
    ],
)
def test_an_ordinary_line_or_text_is_known_without_its_pattern(value, line, lines):
    assert (sure_line(value), sure_lines(value)) == (line, lines)


@pytest.mark.parametrize(("length", "ends"), [(58, "'"), (59, "..."), (1000, "...")])
def test_a_value_in_a_message_is_cut_at_60_characters(length, ends):
    text = shown("A" * length)
    assert len(text) <= 60
    assert text.endswith(ends)


def test_the_arm_of_a_union_is_its_kind_if_that_is_a_word():
    class Arm:
        kind = "date"

    class Plain:
        kind = 5

    assert (arm_of(Arm), arm_of(Plain), arm_of(int)) == ("date", None, None)


def test_members_of_an_ordered_enumeration_compare_with_their_own_kind_alone():
    low, high = Precedence.ROUTINE, Precedence.FLASH
    assert (low < high, low <= high, low > high, low >= high) == (
        True,
        True,
        False,
        False,
    )
    same = Precedence.from_text("R")
    assert (low < same, low <= same, low > same, low >= same) == (
        False,
        True,
        False,
        True,
    )
    for compare in (low.__lt__, low.__le__, low.__gt__, low.__ge__):
        assert compare("R") is NotImplemented
