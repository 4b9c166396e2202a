"""Precedence: how urgently a message is handled.

Facts (wire.md 3): ACP 127 authorises Z, O, P and R; State adds NIACT IMMEDIATE, which
has no prosign, and dropped PRIORITY in 2017.  Representation: the rules that depend on
the network or the year are tables here, each with its clause.  Doubt: what an addressee
gets that shows no precedence is not the same by the book and in State's traffic
(wire.md 1.7.2); a policy decides, and the caller names it (`effective_precedence`).
"""

from __future__ import annotations

import enum
import re
from typing import Final, Literal, Self

from cableformat._record import Among, Ordered, refuse

__all__ = ["Precedence", "PrecedencePolicy", "effective_precedence"]


class Precedence(Ordered):
    """A precedence; its value is the prosign of format lines 2 and 5.

    Totally ordered, lowest first (law 8).  Source: wire.md 3.  NIACT IMMEDIATE has no
    prosign of its own: it is spelled out after an addressee, and its value is that
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
        """The precedence spelled out, as after an addressee."""
        return self.name.replace("_", " ")

    @property
    def prosign(self) -> str:
        """The letter of format lines 2 and 5; NIACT IMMEDIATE goes there as ``O``."""
        return "O" if self is Precedence.NIACT_IMMEDIATE else str(self.value)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The precedence of a prosign, a doubled prosign or a word, in any case.

        Inverse of `word`, and of `prosign` but for NIACT IMMEDIATE, whose letter is
        that of IMMEDIATE (wire.md 1.2, 1.6, 1.7.2).  Misspellings are not read.

        Raises:
            CableValueError: It shows none (``model.pattern``).

        >>> Precedence.from_text("OO"), Precedence.from_text("niact immediate")
        (<Precedence.IMMEDIATE: 'O'>, <Precedence.NIACT_IMMEDIATE: 'NIACT IMMEDIATE'>)
        """
        # heading.abnf: "NIACT" 1*SP "IMMEDIATE".  Letters that upper() makes ASCII,
        # such as the dotless i, are none of ours.
        spelled = re.sub("[ \t]+", " ", text).upper()
        if not text.isascii() or spelled not in _SPELLED:
            refuse("Precedence", "one such as P, PP or PRIORITY", text)
        return cls(_SPELLED[spelled])

    def __str__(self) -> str:
        """The precedence spelled out: `word`, which `from_text` reads back."""
        return self.word

    def authorised(
        self, year: int, *, network: Literal["acp127", "state"] = "acp127"
    ) -> bool:
        """Whether a network authorises this precedence in a year (wire.md 3).

        ACP 127 authorises exactly Z, O, P and R; State these and NIACT IMMEDIATE, but
        PRIORITY no longer from 2017 on.  The source gives no month: all of 2017 counts
        as after.  EMERGENCY COMMAND and CRITIC are in neither list; real traffic shows
        them all the same, so this is for a warning, never for a refusal.

        Raises:
            TypeError: The network is another word than these two.

        >>> [Precedence.PRIORITY.authorised(y, network="state") for y in (2016, 2017)]
        [True, False]
        """
        if network not in _LAST_YEARS:
            msg = f"Precedence: expected network acp127 or state; found {network!r}"
            raise TypeError(msg)
        last = _LAST_YEARS[network].get(self)
        return last is not None and year <= last

    @property
    def objective_minutes(self) -> int | None:
        """The speed of service aimed at, in minutes; FLASH is to take less (wire.md 3).

        The value is that of the prosign on the wire, so that NIACT IMMEDIATE has that
        of IMMEDIATE; none is known above FLASH.  Source: US Navy training texts.

        >>> Precedence.PRIORITY.objective_minutes
        180
        """
        return _OBJECTIVES.get(self.prosign)

    @property
    def mmhs(self) -> int | None:
        """The number of RFC 6477's ``MMHS-Primary-Precedence`` (wire.md 7.1).

        Order is kept, but not one to one: NIACT IMMEDIATE goes as immediate, 3, and
        needs the word in the message instructions.  CRITIC is the override, 5, by
        memory, confidence medium; EMERGENCY COMMAND has no number in our sources.
        Deferred, 0, is never sent by ACP 127.

        >>> [p.mmhs for p in Precedence]
        [1, 2, 3, 3, 4, None, 5]
        """
        return _MMHS.get(self)


#: wire.md 1.2, 1.6: what format lines 2 and 5 can show.
WITH_PROSIGN: Final = Among(
    members=frozenset(Precedence) - {Precedence.NIACT_IMMEDIATE},
    code="model.no-prosign",
)

#: wire.md 1.7.2: the precedences that are spelled out after an addressee.
SPELLED_OUT: Final = Among(
    members=frozenset(Precedence) - {Precedence.CRITIC, Precedence.EMERGENCY_COMMAND},
    code="model.no-prosign",
)

#: wire.md 1.2, 1.6, 1.7.2: every spelling of a precedence.
_SPELLED: Final = (
    {p.prosign: p for p in Precedence if p in WITH_PROSIGN.members}
    | {p.prosign * 2: p for p in Precedence if p in WITH_PROSIGN.members}
    | {p.word: p for p in Precedence}
)

_STILL: Final = 9999
#: wire.md 3: what a network authorises, and the last year in which it does.
_LAST_YEARS: Final = {
    # ACP 127(G) 150-151 [H].
    "acp127": {
        Precedence.ROUTINE: _STILL,
        Precedence.PRIORITY: _STILL,
        Precedence.IMMEDIATE: _STILL,
        Precedence.FLASH: _STILL,
    },
    # 5 FAH-1 H-221, about 2007 [H]; 5 FAH-2 H-420 since CT:TEL-54, 2017 [H].
    "state": {
        Precedence.ROUTINE: _STILL,
        Precedence.PRIORITY: 2016,
        Precedence.IMMEDIATE: _STILL,
        Precedence.NIACT_IMMEDIATE: _STILL,
        Precedence.FLASH: _STILL,
    },
}

#: wire.md 3 [NAV,H]: 10 minutes, 30 minutes, 3 hours, 6 hours.
_OBJECTIVES: Final = {"Z": 10, "O": 30, "P": 180, "R": 360}

#: wire.md 7.1 [ML,H]; NIACT there too; CRITIC as "flash override class" 3 [MEM,M].
_MMHS: Final = {
    Precedence.ROUTINE: 1,
    Precedence.PRIORITY: 2,
    Precedence.IMMEDIATE: 3,
    Precedence.NIACT_IMMEDIATE: 3,
    Precedence.FLASH: 4,
    Precedence.CRITIC: 5,
}


class PrecedencePolicy(enum.StrEnum):
    """Whose practice gives an addressee without a precedence one (wire.md 1.7.2)."""

    #: ACP 127 paragraph 152.a: one prosign holds for all, a second for information.
    ACP127 = "acp127"
    #: State's traffic: for information, nothing marked and no second prosign is R.
    STATE = "state"


def effective_precedence(
    own: Precedence | None,
    *,
    action: Precedence,
    info: Precedence | None = None,
    for_info: bool,
    policy: PrecedencePolicy,
) -> Precedence:
    """The precedence at which an addressee gets the message (wire.md 1.7.2).

    `own` is what follows the addressee and always wins; `action` and `info` are
    the prosigns of format line 5.  Two prosigns are for action and for information.
    One holds for all by ACP 127 paragraph 152.a; by State's habit it holds for action
    alone, and an unmarked addressee for information has ROUTINE.

    Doubt: 10STATE284 shows ``P R`` with unmarked addressees for information, which
    agrees with both; 08ASTANA1774 and 08REYKJAVIK195 show ``P`` alone with such ones,
    which the policies read differently, and no source says which is meant.  For an
    unmarked addressee for action the source says nothing special: `action` applies
    under both.

    >>> own, action = None, Precedence.PRIORITY
    >>> for policy in PrecedencePolicy:
    ...     effective_precedence(own, action=action, for_info=True, policy=policy)
    <Precedence.PRIORITY: 'P'>
    <Precedence.ROUTINE: 'R'>
    """
    if own is not None:
        return own
    if not for_info:
        return action
    if info is not None:
        return info
    return action if policy is PrecedencePolicy.ACP127 else Precedence.ROUTINE
