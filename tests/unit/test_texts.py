"""Values of markings and routing are read of the text that they have."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cableformat.errors import CableValueError
from cableformat.markings import (
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.routing import (
    DateTimeGroup,
    FilingTime,
    OperatingSignal,
    Precedence,
    RoutingIndicator,
    signals_in,
)
from cableformat.testing import values

CLASSES = (
    DateTimeGroup,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    FilingTime,
    Level,
    OperatingSignal,
    PortionMarking,
    Precedence,
    RoutingIndicator,
)


@pytest.mark.parametrize("cls", CLASSES)
@given(data=st.data())
def test_a_value_is_read_of_its_text(cls, data):
    """`from_text` is the inverse of `str`."""
    drawn = st.sampled_from(cls) if hasattr(cls, "__members__") else values(cls)
    value = data.draw(drawn)
    if cls is OperatingSignal:
        # An argument that looks like a signal is one.
        assume(signals_in(value.words) == (value,))
    if cls is DeclassificationSchedule and value.event is not None:
        # After brackets, a name is the officer's.
        assume(value.event.isalpha())
    assert cls.from_text(str(value)) == value


def test_words_are_their_own_text():
    """What is no other instruction."""
    words = DeclassificationText(text="N/A")
    assert DeclassificationText.from_text(str(words)) == words


@pytest.mark.parametrize("cls", [c for c in CLASSES if c is not DeclassificationEvent])
@pytest.mark.parametrize("text", ["", " ", "?", "ſ", "ZZH ZZK"])
def test_another_text_is_refused(cls, text):
    """By its code and the name of the value; any words may be an event."""
    with pytest.raises(CableValueError) as caught:
        cls.from_text(text)
    assert caught.value.code == "model.pattern"
    assert caught.value.field.startswith(cls.__name__)
