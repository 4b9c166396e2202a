"""What operating signals mean, as far as our sources say (wire.md 1.5), as data.

Facts: ACP 131 gives the meanings from ZAA to ZXZ; those from ZYA to ZZZ each nation or
service gives for itself (wire.md 0.1 (7)).  Representation: a table for each of those
who give meanings.  Its keys are signals with their digits, for a digit chooses another
meaning; the key ``ZFFn`` means ZFF with whatever digits have no row of their own.
Doubt: ACP 131 itself could not be read; each row says from where we have it, and how
sure that is.  The wording is ours.
"""

from typing import Final

import attrs

from cableformat.reference import Confidence

__all__ = ["Confidence", "Meaning"]


@attrs.frozen
class Meaning:
    """What an operating signal means, in our words.

    `source` is a key of the sources, with the paragraph where one is known: A127 is ACP
    127(G), A117-15 the routing book ACP 117, FAH-230 State's handbook, NAV a US Navy
    training text, PLUSD and C2G collections of State telegrams, MEM memory alone.
    """

    #: The meaning, a phrase.
    text: str
    #: Who says so.
    source: str
    #: How sure it is.
    confidence: Confidence


_L: Final = Confidence.LOW
_M: Final = Confidence.MEDIUM
_H: Final = Confidence.HIGH

_SERVICE: Final = Meaning(
    "speaks of a circuit or its service; wording not found", "A127", _H
)
_MISROUTED: Final = Meaning("reports a message missent or misrouted", "A127 426", _H)
_CHANNEL: Final = Meaning(
    "reports that channel numbers do not agree", "A127 429-433", _H
)

#: wire.md 1.5: the allied block, ZAA to ZXZ, of ACP 131.
_ACP131: Final = {
    **dict.fromkeys(
        "ZAN ZAR2 ZAR3 ZBZ ZBZn ZEC ZIC ZID ZKJ ZOE".split(),
        _SERVICE,
    ),
    **dict.fromkeys("ZEQ2 ZEQ3 ZEQ4 ZEQ5".split(), _MISROUTED),
    **dict.fromkeys("ZFQ ZFT ZFU ZFV ZFX".split(), _CHANNEL),
    "ZDF": Meaning("received by the addressee at the time given", "C2G", _M),
    "ZDG": Meaning("accuracy doubtful; a correction will follow", "A127 420", _H),
    "ZDH": Meaning("send a corrected copy to the stations listed", "A127 420", _M),
    "ZDK": Meaning("the following is repeated as you requested", "A127", _H),
    "ZDQ": Meaning("relayed to one station by another at a time", "A127 438", _H),
    # Its use is certain [C2G,H]; its meaning is from memory.
    "ZDS": Meaning("the message just sent was wrong; correct is", "MEM", _M),
    "ZEL": Meaning("this message is a correction", "A127 420", _H),
    "ZEN": Meaning("delivered by other means", "A127 206.b", _H),
    "ZEQ6": Meaning("delayed by misrouting", "A127 426", _H),
    "ZES2": Meaning("received incomplete or garbled; send again", "A127 419", _H),
    "ZEX": Meaning("this is a book message", "A127 206.c", _H),
    "ZFD": Meaning("suspected duplicate", "A127 427", _H),
    "ZFF": Meaning("tell me when it was received or delivered", "PLUSD, FAH-230", _H),
    # The meaning of the digits is unknown, though ZFF4 and ZFF5 are used.
    "ZFFn": Meaning("tell me when it was received or delivered", "MEM", _L),
    "ZFG": Meaning("exact duplicate of a message sent before", "A127 438", _H),
    "ZFH1": Meaning("passed to you for action", "A127 503.e", _H),
    "ZFH2": Meaning("passed to you for information", "A127 503.e", _H),
    "ZFH3": Meaning("passed to you for comment", "MEM", _M),
    "ZFR": Meaning("cancel the transmission named", "A127 424", _H),
    "ZGC": Meaning("no receipt of FLASH from station to station", "A127 151.b", _H),
    "ZNR": Meaning("security warning: unapproved circuits will do", "A127 124", _H),
    "ZNY": Meaning("security warning: the classification follows", "A127 124", _H),
    "ZOC": Meaning("relay to those for whom you are responsible", "C2G", _M),
    "ZOG1": Meaning("pass this message to the station named", "A127 504", _M),
    "ZOJ": Meaning("number of a corrected version", "C2G", _L),
    "ZOT": Meaning("those named may get the lower precedence", "A127 152.f", _H),
    "ZOV": Meaning("rerouted by the station named", "A127 426", _H),
    "ZPH": Meaning("interrupted and cancelled; will be sent again", "A127 424", _H),
    "ZUI": Meaning("your attention is invited to what is named", "A127 418-419", _H),
    "ZVQ": Meaning("emergency traffic: any network will do", "A127 305", _H),
    "ZXB": Meaning("interrupted; send a complete copy", "A127 424", _H),
}

#: wire.md 0.1 (7), 1.5: the national block, ZYA to ZZZ, in the State Department's use.
_STATE: Final = {
    # On nearly every State telegram; the meaning is cable2graph's gloss.
    "ZZH": Meaning("from offices of the Department of State", "C2G", _M),
    "ZZK": Meaning("immediate delivery is required", "A117-15", _H),
}

#: wire.md 1.5: the national block in the US Navy's use.
_NAVY: Final = {"ZYB": Meaning("administrative message", "NAV", _H)}

#: The tables, by the dialect that gives the meanings.
TABLES: Final = {"acp131": _ACP131, "state": _STATE, "navy": _NAVY}
