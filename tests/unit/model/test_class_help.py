"""What `help` shows of a class: types and meanings, no patterns."""

from __future__ import annotations

import inspect
import pydoc
import typing
from typing import Final

import attrs
import pytest

from cableformat._record import rows
from cableformat.document import Envelope
from cableformat.model import Addressee, Heading, field_table
from cableformat.routing import FilingTime, Precedence

CLASSES: Final = [*field_table(), *field_table(Envelope)]


def of_each_class(test):
    return pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)(test)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("cls", "name", "shown"),
    [
        (Addressee, "designator", "designator: str"),
        (Addressee, "office_symbols", "office_symbols: tuple[str, ...] = ()"),
        (Addressee, "precedence", "precedence: Precedence | None = None"),
        (
            Heading,
            "action_addressees",
            "action_addressees: tuple[Addressee, ...] = ()",
        ),
        (FilingTime, "hour", "hour: int"),
    ],
)
def test_a_signature_shows_plain_types(cls: type, name: str, shown: str) -> None:
    """A signature names classes without their modules."""
    assert str(inspect.signature(cls).parameters[name]) == shown


@of_each_class
def test_a_signature_is_that_of_the_fields(cls: type) -> None:
    """Each field is a keyword, which has a default unless it is required."""
    parameters = inspect.signature(cls).parameters.values()
    empty = inspect.Parameter.empty
    assert {p.kind for p in parameters} == {inspect.Parameter.KEYWORD_ONLY}
    assert [(p.name, p.default is empty) for p in parameters] == [
        (row.name, row.required) for row in rows(cls)
    ]


@of_each_class
def test_types_at_run_time_are_those_of_the_signature(cls: type) -> None:
    """`get_type_hints` gives the types of the signature, without patterns."""
    shown = {p.name: p.annotation for p in inspect.signature(cls).parameters.values()}
    assert {a.name: a.type for a in attrs.fields(cls)} == shown
    hints = typing.get_type_hints(cls, include_extras=True)
    assert {name: hints[name] for name in shown} == shown
    made = typing.get_type_hints(cls.__init__, include_extras=True)
    assert made == {**shown, "return": type(None)}


@of_each_class
def test_the_help_of_a_class_says_what_each_field_means(cls: type) -> None:
    """The help of a class lists the meanings of its fields once, without patterns."""
    page = pydoc.render_doc(cls, renderer=pydoc.plaintext)
    assert "Annotated" not in page
    assert "pattern=" not in page
    _, _, fields = words(cls.__doc__ or "").partition(" Attributes: ")
    for row in rows(cls):
        assert f"{row.name}: {words(row.doc.text)}" in fields
        if row.text is not None:
            assert f"({words(row.text.told)})" in fields
    assert words(page.replace("|", " ")).count(fields) == 1


def test_an_instance_has_the_docstring_of_its_class() -> None:
    """`help` of a value shows its class."""
    assert Addressee(designator="SECSTATE").__doc__ == Addressee.__doc__
    assert "precedence: The precedence spelled out" in (Addressee.__doc__ or "")
    annotation = inspect.signature(Addressee).parameters["precedence"].annotation
    assert annotation == Precedence | None
