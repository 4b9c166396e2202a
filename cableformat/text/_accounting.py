"""Format line 10: who pays for the message, and how many groups it has.

Facts (wire.md 1.7.6): an accounting symbol alone, ``GR 37`` or ``GR37``, ``WD GRNC``;
``ACCT`` before the symbol on forms of the US.  Doubt: a word of capitals alone may as
well be an addressee; only known symbols are read so, and only directly before BT.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text._kinds import Kind
from cableformat.text._lens import FLAGS, B, Block, Claim, Lens, State

if TYPE_CHECKING:
    from cableformat.text._lens import Reader
    from cableformat.text._source import Line

#: Accounting symbols, frozen for format v1.  Source: wire.md 1.7.6 as of 2026-11: ACEX
#: of ACP 127(G), WD of a sample of ACP 126, NAVY from memory.
_SYMBOLS: Final = frozenset({"ACEX", "NAVY", "WD"})


class AccountingLens(Lens):
    """Format line 10: accounting symbol and group count (wire.md 1.7.6)."""

    kinds = (Kind.ACCOUNTING_SYMBOL, Kind.GROUP_COUNT)
    initials = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    states = (State.PROCEDURE, State.ADDRESS)
    leads_to = State.ADDRESS
    _line = re.compile(
        rf"(?:ACCT{B})?(?P<symbol>[A-Z]{{2,10}}){B}GR[ \t]*(?P<count>[0-9]{{1,5}}|NC)"
        rf"|GR[ \t]*(?P<alone>[0-9]{{1,5}}|NC)|ACCT{B}(?P<named>[A-Z]{{2,10}})",
        FLAGS,
    ).fullmatch
    _symbol = re.compile(rf"(?P<symbol>{'|'.join(sorted(_SYMBOLS))})", FLAGS).fullmatch

    def opens(self, line: Line, walk: Reader) -> Any:
        text = line.text
        if "GR" in text or text.startswith("ACCT"):
            return self._line(text) if len(text) < 40 and text.isupper() else None
        if text not in _SYMBOLS or walk.following != "BT":
            return None
        return self._symbol(text)

    def read(self, block: Block, walk: Reader) -> list[Claim]:
        line, groups = block.lines[0], block.match.groupdict()
        symbol = groups.get("symbol") or groups.get("named")
        count = groups.get("count") or groups.get("alone")
        # ACCT and GR are part of what is written for each.
        cut = line.text.rindex("GR") if count else len(line.text)
        claims = []
        if symbol:
            spans = [line.span(0, len(line.text[:cut].rstrip(" \t")))]
            claims.append(Claim(Kind.ACCOUNTING_SYMBOL, symbol, spans))
        if count:
            spans = [line.span(cut, len(line.text))]
            claims.append(Claim(Kind.GROUP_COUNT, count, spans))
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.GROUP_COUNT:
            return f"GR{value}" if value == "NC" else f"GR {value}"
        return str(value) if value in _SYMBOLS else f"ACCT {value}"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        together = kind is Kind.GROUP_COUNT and before is Kind.ACCOUNTING_SYMBOL
        return " " if together else "\n"
