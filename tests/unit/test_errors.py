"""The exceptions: what each carries, in this process and another."""

from __future__ import annotations

import pickle

import pytest

from cableformat.errors import (
    CableDecodeError,
    CableEncodeError,
    CableFormatError,
    CableValueError,
)


@pytest.mark.parametrize(
    ("error", "more"),
    [
        (CableFormatError("no", code="a.b"), {}),
        (CableDecodeError("no", code="a.b"), {"diagnostics": ()}),
        (
            CableDecodeError("no", code="a.b", diagnostics=(1, 2)),
            {"diagnostics": (1, 2)},
        ),
        (CableEncodeError("no", code="a.b"), {"path": None}),
        (CableEncodeError("no", code="a.b", path="/content"), {"path": "/content"}),
        (CableValueError("no", code="a.b"), {"field": None}),
        (CableValueError("no", code="a.b", field="A.b"), {"field": "A.b"}),
    ],
)
def test_an_exception_has_its_code_and_survives_pickling(error, more):
    for each in (error, pickle.loads(pickle.dumps(error))):
        assert type(each) is type(error)
        assert str(each) == "no [a.b]"
        assert each.args == ("no",)
        assert vars(each) == {"message": "no", "code": "a.b", **more}
