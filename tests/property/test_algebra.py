"""Law 8, begun: levels and precedences are totally ordered."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cableformat.markings import Level
from cableformat.routing import Precedence

_ORDERED = st.sampled_from([Level, Precedence])


@st.composite
def _three(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    members = st.sampled_from(list(draw(_ORDERED)))
    return draw(members), draw(members), draw(members)


@given(_three())
def test_order_is_total(three: tuple[Any, Any, Any]) -> None:
    """One of less, equal and greater holds, and the order is transitive."""
    a, b, c = three
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (a < b or a == b)
    assert (a >= b) == (b <= a)
    assert not (a <= b <= a) or a is b
    assert not (a <= b <= c) or a <= c


@given(_three())
def test_the_greatest_is_one_of_them(three: tuple[Any, Any, Any]) -> None:
    """`max` is associative, commutative and idempotent."""
    a, b, c = three
    assert max(a, max(b, c)) is max(max(a, b), c)  # noqa: PLW3301
    assert max(a, b) is max(b, a)
    assert max(a, a) is a


@pytest.mark.parametrize("operation", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_members_of_different_orders_do_not_compare(operation: str) -> None:
    """A level is neither above nor below a precedence."""
    compared = getattr(Level.SECRET, operation)(Precedence.FLASH)
    assert compared is NotImplemented
    with pytest.raises(TypeError):
        assert Level.SECRET < Precedence.FLASH
