"""Values of markings and routing are read from the text that they print."""

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
def test_a_value_is_read_from_its_text(cls, data):
    """For every value, `from_text` is the inverse of `str`."""
    drawn = st.sampled_from(cls) if hasattr(cls, "__members__") else values(cls)
    value = data.draw(drawn)
    if cls is OperatingSignal:
        # An argument that looks like a signal is one.
        assume(signals_in(value.words) == (value,))
    if cls is DeclassificationSchedule and value.event is not None:
        # After brackets, a name is the officer's.
        assume(value.event.isalpha())
    assert cls.from_text(str(value)) == value


@pytest.mark.parametrize(
    ("value", "printed", "others"),
    [
        (RoutingIndicator(text="RUEHTA"), "RUEHTA", ("ruehta",)),
        (
            OperatingSignal(
                code="ZDK", interrogative=True, arguments=("RUEHC", "0077")
            ),
            "INT ZDK RUEHC 0077",
            ("INT \tZDK RUEHC  0077",),
        ),
        (
            DeclassificationDate(date="2018-09-05"),
            "DECL: 09/05/2018",
            ("9/5/2018", "20180905", "decl:2018-09-05", "DECLASSIFY ON: 09/05/2018"),
        ),
        (DeclassificationEvent(event="AFTER TALKS"), "DECL: AFTER TALKS", ()),
        (
            DeclassificationExemption(codes=("X1", "25X6"), date="2018-09-15"),
            "DECL: X1, 25X6, 09/15/2018",
            ("x1 25x6, 20180915",),
        ),
        (DeclassificationSchedule(code="GDS"), "GDS", ("gds",)),
        (
            DeclassificationSchedule(code="XGDS", category="1", date="1984-12-31"),
            "XGDS1, DECLAS 12/31/1984",
            ("XGDS-1 12/31/1984",),
        ),
        (
            DeclassificationSchedule(
                code="RDS",
                category="4",
                date="1999-06-05",
                officer="DOE, JANE",
                extension="OR-M",
            ),
            "RDS-4 06/05/1999 (DOE, JANE) OR-M",
            ("rds4 6/5/1999 (DOE, JANE) or-m",),
        ),
        (
            DeclassificationSchedule(code="ADS", date="1984-12-31", event="TESTS END"),
            "ADS, DECLAS 12/31/1984 OR TESTS END",
            (),
        ),
        (
            DeclassificationSchedule(code="GDS", event="TESTS END"),
            "GDS, DECLAS TESTS END",
            (),
        ),
    ],
)
def test_a_value_has_one_text_and_is_read_from_others(value, printed, others):
    """A value has one text, and is also read from texts with other case, blanks, labels
    or days.
    """
    assert str(value) == printed
    for text in (printed, *others):
        assert type(value).from_text(text) == value


def test_words_are_their_own_text():
    """Words that are not an instruction of another kind come back as they are."""
    words = DeclassificationText(text="N/A")
    assert DeclassificationText.from_text(str(words)) == words


@pytest.mark.parametrize("cls", [c for c in CLASSES if c is not DeclassificationEvent])
@pytest.mark.parametrize("text", ["", " ", "?", "ſ", "ZZH ZZK"])
def test_another_text_is_refused(cls, text):
    """A text that is not of the value is refused with a code and the name
    of the value.
    """
    with pytest.raises(CableValueError) as caught:
        cls.from_text(text)
    assert caught.value.code == "model.pattern"
    assert caught.value.field.startswith(cls.__name__)
