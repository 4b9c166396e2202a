"""What the caller knows of a telegram and its text does not say."""

from __future__ import annotations

import datetime

import attrs

__all__ = ["Hints"]


@attrs.frozen(kw_only=True, slots=True)
class Hints:
    """What the caller knows and the source does not say.

    >>> Hints(date=datetime.date(1975, 6, 1)).date.year
    1975
    """

    #: A date near the telegram's own, as an archive gives it: settles two-digit years.
    date: datetime.date | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(
            attrs.validators.instance_of(datetime.date)
        ),
    )
