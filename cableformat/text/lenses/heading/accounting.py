"""Format line 10: who pays for the message, and how many groups it has.

Facts (wire.md 1.7.6): an accounting symbol alone, ``GR 37`` or ``GR37``, ``WD GRNC``;
American forms have ``ACCT`` before the symbol.  Doubt: a word in capitals may also be
an addressee.  Without ACCT only known symbols are read, alone only directly before BT.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.patterns import FLAGS, B
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from cableformat.text.lenses.lens import Facts

#: Accounting symbols, frozen for format v1.  Source: wire.md 1.7.6 as of 2026-11: ACEX
#: of ACP 127(G), WD of a sample of ACP 126, NAVY from memory.
_SYMBOLS: Final = frozenset({"ACEX", "NAVY", "WD"})
_KNOWN: Final = "|".join(sorted(_SYMBOLS))


class AccountingLens(Lens):
    """Format line 10: accounting symbol and group count (wire.md 1.7.6)."""

    kinds = (Kind.ACCOUNTING_SYMBOL, Kind.GROUP_COUNT)
    initials = "".join(sorted({"A", "G", *(symbol[0] for symbol in _SYMBOLS)}))
    _line = re.compile(
        rf"(?:ACCT{B}(?P<named>[A-Z][A-Z0-9-]{{1,11}})|(?P<symbol>{_KNOWN}))"
        rf"(?:{B}GR[ \t]*(?P<count>[0-9]{{1,5}}|NC))?"
        rf"|GR[ \t]*(?P<alone>[0-9]{{1,5}}|NC)",
        FLAGS,
    ).fullmatch

    def shape(self, text: str) -> Any:
        if len(text) > 40 or not text.isupper():
            return None
        return self._line(text)

    @staticmethod
    def is_alone(match: re.Match[str]) -> bool:
        """Whether a line shows a symbol and nothing else: it may be an addressee."""
        return match[0] in _SYMBOLS

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        match = block.match
        symbol = match["symbol"] or match["named"]
        count = match["count"] or match["alone"]
        return self.kinds[0 if symbol else 1 : 2 if count else 1]

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        line, match = block.lines[0], block.match
        symbol = match["symbol"] or match["named"]
        count = match["count"] or match["alone"]
        # ACCT and GR are part of what is written for each.
        cut = line.text.rindex("GR") if count else len(line.text)
        claims = []
        if symbol:
            spans = [line.span(0, len(line.text[:cut].rstrip(BLANKS)))]
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
