"""What the caller knows about a telegram and its text does not say."""

from __future__ import annotations

import datetime
from typing import Any, Final

import attrs

from cableformat.errors import CableValueError

__all__ = ["Hints", "given"]

#: A document writes the year of a hint with four digits and no zero before them.
_EARLIEST: Final = 1000


def _day(value: Any) -> Any:
    """The day of a moment: for `isinstance`, a `datetime` is a date too."""
    return value.date() if isinstance(value, datetime.datetime) else value


def _not_too_early(_: object, __: object, value: datetime.date | None) -> None:
    if value is not None and value.year < _EARLIEST:
        msg = f"Hints.date: expected a year from {_EARLIEST}; found {value.year}"
        raise CableValueError(msg, code="model.range", field="Hints.date")


def _known(_: object, __: object, value: str | None) -> None:
    if value is not None:
        # Lenses, and so dialects, import this module.
        from cableformat.text.dialects import named  # noqa: PLC0415

        named(value)


def given(hints: object) -> Hints:
    """The hints of a call; `None` means no hints.

    Raises:
        TypeError: They are neither `Hints` nor `None`.
    """
    if hints is None:
        return _NONE
    if not isinstance(hints, Hints):
        msg = f"expected Hints or None; found {type(hints).__name__}"
        raise TypeError(msg)
    return hints


@attrs.frozen(kw_only=True, slots=True)
class Hints:
    """What the caller knows and the source does not say.

    Raises:
        CableValueError: The date is before the year 1000 (``model.range``), or no
            dialect has the name (``hints.unknown-dialect``).
        TypeError: The date is not a date, or the name is not a `str`.

    >>> Hints(date=datetime.date(1975, 6, 1)).date.year
    1975
    >>> Hints(dialect="state").dialect
    'state'
    """

    #: A date near the telegram's own, as an archive gives it: it decides the century of
    #: two-digit years.
    date: datetime.date | None = attrs.field(
        default=None,
        converter=_day,
        validator=[
            attrs.validators.optional(attrs.validators.instance_of(datetime.date)),
            _not_too_early,
        ],
    )
    #: The name of the dialect to read in; `None` for the one that the telegram shows.
    dialect: str | None = attrs.field(
        default=None,
        validator=[
            attrs.validators.optional(attrs.validators.instance_of(str)),
            _known,
        ],
    )


_NONE: Final = Hints()
