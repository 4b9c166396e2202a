"""Precedence: how urgently a message is handled."""

from __future__ import annotations

from typing import Final

from cableformat._record import Among, Ordered

__all__ = ["Precedence"]


class Precedence(Ordered):
    """A precedence; its value is the prosign of format lines 2 and 5.

    Totally ordered, lowest first (law 8).  Source: wire.md 3.  NIACT IMMEDIATE has no
    prosign of its own: it is spelled out behind an addressee, and its value is that
    spelling.  The place of CRITIC above EMERGENCY COMMAND is from memory, confidence
    medium.

    >>> Precedence.FLASH > Precedence.NIACT_IMMEDIATE > Precedence.IMMEDIATE
    True
    >>> Precedence.PRIORITY.prosign, Precedence.NIACT_IMMEDIATE.prosign
    ('P', 'O')
    """

    ROUTINE = "R"
    PRIORITY = "P"
    IMMEDIATE = "O"
    NIACT_IMMEDIATE = "NIACT IMMEDIATE"
    FLASH = "Z"
    EMERGENCY_COMMAND = "Y"
    CRITIC = "W"

    @property
    def word(self) -> str:
        """The precedence spelled out, as it stands behind an addressee."""
        return self.name.replace("_", " ")

    @property
    def prosign(self) -> str:
        """The letter of format lines 2 and 5; NIACT IMMEDIATE goes there as ``O``."""
        return "O" if self is Precedence.NIACT_IMMEDIATE else str(self.value)


#: wire.md 1.2, 1.6: what format lines 2 and 5 can show.
WITH_PROSIGN: Final = Among(
    members=frozenset(Precedence) - {Precedence.NIACT_IMMEDIATE},
    code="model.no-prosign",
)

#: wire.md 1.7.2: what is spelled out behind an addressee.
SPELLED_OUT: Final = Among(
    members=frozenset(Precedence) - {Precedence.CRITIC, Precedence.EMERGENCY_COMMAND},
    code="model.no-prosign",
)
