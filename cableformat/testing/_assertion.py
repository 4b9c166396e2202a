"""One assertion for tests of producers: two cables are the same."""

from __future__ import annotations

from typing import Final

from cableformat._changes import lines, summary
from cableformat._convert import cable_of, parse
from cableformat._escape import escaped
from cableformat.comparison import differences
from cableformat.errors import CableDecodeError
from cableformat.model import Cable

__all__ = ["assert_same_cable"]

#: How many differences are shown.
_SHOWN: Final = 40
#: How many findings about what is no cable are shown.
_TOLD: Final = 5


def assert_same_cable(
    actual: Cable | str | bytes, expected: Cable | str | bytes, *, wrapping: bool = True
) -> None:
    r"""Compare two cables, each given as a value, a telegram or a document.

    They are compared element by element, so layout never counts.

    Args:
        actual: The producer's result.
        expected: The right result.
        wrapping: Whether the line ends and the indentation of paragraphs count.

    Raises:
        AssertionError: They differ, or the result is a document that is not a cable;
            the message lists each element that differs, with `-` for the expected
            value and `+` for the actual one.
        CableDecodeError: The expected value is not a cable.

    >>> assert_same_cable("FM   AMEMBASSY LIMA\r\n", "FM AMEMBASSY LIMA\nBT\n")
    >>> assert_same_cable("FM AMEMBASSY LIMA\n", "FM AMEMBASSY ROME\n")
    Traceback (most recent call last):
    AssertionError: the cables differ (1 difference: 1 changed)
    --- expected
    +++ actual
    <BLANKLINE>
    /heading/originator/designator  changed
    - "AMEMBASSY ROME"
    + "AMEMBASSY LIMA"
    """
    __tracebackhide__ = True
    wanted = _cable(expected)
    try:
        made = _cable(actual)
    except CableDecodeError as error:
        raise AssertionError(_broken(error)) from None
    found = differences(wanted, made, wrapping=wrapping)
    if not found:
        return
    told = [
        f"the cables differ ({summary(found)})",
        *(
            "".join(text for text, _ in line).rstrip(" ")
            for line in lines(found[:_SHOWN], "expected", "actual")
        ),
    ]
    if len(found) > _SHOWN:
        told += ["", f"... and {len(found) - _SHOWN} differences more"]
    raise AssertionError("\n".join(map(escaped, told)))


def _cable(source: Cable | str | bytes) -> Cable:
    return source if isinstance(source, Cable) else cable_of(parse(source))


def _broken(error: CableDecodeError) -> str:
    told = [found.located("actual") for found in error.diagnostics[:_TOLD]]
    more = len(error.diagnostics) - len(told)
    told += [f"... and {more} findings more"] if more else []
    return "\n".join(["what was made is no cable", *map(escaped, told or [str(error)])])
