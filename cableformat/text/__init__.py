"""Telegram text: from characters to a cable with its layout, and back.

This room knows the grammar of telegrams; it must not know JSON, XML or the command
line.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.text._codec import dump, dumps, load, loads
from cableformat.text.hints import Hints
from cableformat.text.layout import Context, Coverage, Inspection, Layout, Reading
from cableformat.text.lines.source import CAP, Source
from cableformat.text.parsing import check, inspect, parse

if TYPE_CHECKING:
    from cableformat.text.line_trace import (
        Cause,
        Refused,
        Role,
        Taken,
        TracedLine,
        trace,
    )
    from cableformat.text.writing.account import Account, Fate, Piece, account
    from cableformat.text.writing.proof import Written, write
    from cableformat.text.writing.splice import Scope

__all__ = [
    "CAP",
    "Account",
    "Cause",
    "Context",
    "Coverage",
    "Fate",
    "Hints",
    "Inspection",
    "Layout",
    "Piece",
    "Reading",
    "Refused",
    "Role",
    "Scope",
    "Source",
    "Taken",
    "TracedLine",
    "Written",
    "account",
    "check",
    "dump",
    "dumps",
    "inspect",
    "load",
    "loads",
    "parse",
    "trace",
    "write",
]

# No reader needs them: they load when first asked for (architecture.md 6).
_LATER = {
    "Account": "writing.account",
    "Cause": "line_trace",
    "Fate": "writing.account",
    "Piece": "writing.account",
    "Refused": "line_trace",
    "Role": "line_trace",
    "Scope": "writing.splice",
    "Taken": "line_trace",
    "TracedLine": "line_trace",
    "Written": "writing.proof",
    "account": "writing.account",
    "trace": "line_trace",
    "write": "writing.proof",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
