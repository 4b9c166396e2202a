"""Telegram text: from characters to a cable with its layout, and back.

This room knows the grammar of telegrams; it must not know JSON, XML or the command
line.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.text._codec import dump, dumps, load, loads
from cableformat.text.hints import Hints
from cableformat.text.layout import Context, Coverage, Inspection, Layout, Reading
from cableformat.text.lines.source import CAP
from cableformat.text.parsing import check, inspect, parse

if TYPE_CHECKING:
    from cableformat.text.writing.account import Account, Fate, Piece, account
    from cableformat.text.writing.proof import Written, write
    from cableformat.text.writing.splice import Scope

__all__ = [
    "CAP",
    "Account",
    "Context",
    "Coverage",
    "Fate",
    "Hints",
    "Inspection",
    "Layout",
    "Piece",
    "Reading",
    "Scope",
    "Written",
    "account",
    "check",
    "dump",
    "dumps",
    "inspect",
    "load",
    "loads",
    "parse",
    "write",
]

# No reader needs them: they load when first asked for (design section 10).
_LATER = {
    "Account": "writing.account",
    "Fate": "writing.account",
    "Piece": "writing.account",
    "Scope": "writing.splice",
    "Written": "writing.proof",
    "account": "writing.account",
    "write": "writing.proof",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
