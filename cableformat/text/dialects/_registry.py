"""The dialects there are, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat._record import shown
from cableformat.errors import CableValueError
from cableformat.text.dialects._state import STATE

if TYPE_CHECKING:
    from cableformat.text.dialects._dialect import Dialect

#: Every dialect, by its name.
DIALECTS: Final[dict[str, Dialect]] = {STATE.name: STATE}
#: What a telegram is read in that shows no dialect, and written in without a layout.
DEFAULT: Final = STATE.name


def named(name: str) -> Dialect:
    """The dialect of a name.

    Raises:
        CableValueError: There is none (``hints.unknown-dialect``).

    >>> named("state").name
    'state'
    """
    if name not in DIALECTS:
        known = ", ".join(DIALECTS)
        msg = f"Hints.dialect: expected one of {known}; found {shown(name)}"
        raise CableValueError(msg, code="hints.unknown-dialect", field="Hints.dialect")
    return DIALECTS[name]
