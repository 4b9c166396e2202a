"""All dialects, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat._record import shown
from cableformat.errors import CableValueError
from cableformat.text.dialects._frus import FRUS
from cableformat.text.dialects._military import MILITARY
from cableformat.text.dialects._nara import NARA
from cableformat.text.dialects._state import STATE

if TYPE_CHECKING:
    from cableformat.model import Cable
    from cableformat.text.dialects._dialect import Dialect

#: Every dialect, by its name.
DIALECTS: Final[dict[str, Dialect]] = {
    dialect.name: dialect for dialect in (STATE, MILITARY, NARA, FRUS)
}
#: The dialect of a telegram that shows none, and of one written without a layout.
DEFAULT: Final = STATE.name


def named(name: str) -> Dialect:
    """The dialect with a name.

    Raises:
        CableValueError: There is no such dialect (``hints.unknown-dialect``).

    >>> named("state").name
    'state'
    """
    if name not in DIALECTS:
        known = ", ".join(DIALECTS)
        msg = f"Hints.dialect: expected one of {known}; found {shown(name)}"
        raise CableValueError(msg, code="hints.unknown-dialect", field="Hints.dialect")
    return DIALECTS[name]


def holding(cable: Cable) -> Dialect:
    """The dialect in which a cable is written if no layout names one.

    It is the first with a line for every element, or the default one if none has.
    """
    default = DIALECTS[DEFAULT]
    return next((d for d in DIALECTS.values() if d.holds(cable)), default)
