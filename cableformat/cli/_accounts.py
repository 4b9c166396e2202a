"""The report of ``convert --canonical``: what happened to each piece of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat._changes import change
from cableformat.cli._print import dumps
from cableformat.text import Fate
from cableformat.text.lines.places import placing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._parts import Part
    from cableformat.cli._print import Line
    from cableformat.text import Account, Layout, Piece

#: How much is reported: nothing, the number of pieces of each fate, or every piece.
REPORTS: Final = ("none", "summary", "plain", "json")
#: The style of the word for each fate.
_STYLES: Final = {
    Fate.EXACT: "label",
    Fate.CANONICALISED: "warning",
    Fate.FURNITURE: "info",
    Fate.BETWEEN: "info",
}
_NO_SOURCE: Final = "it carries no source that reads as its cable: nothing to compare"
_LINE_ENDS: Final = {"\r\n": "CR LF", "\r\r\n": "CR CR LF", "\r": "CR"}


def lines(
    account: Account | None, layout: Layout | None, part: Part, report: str
) -> Iterator[Line]:
    """The lines about the account of a telegram, if there is one."""
    name = part.name
    if report == "none":
        return
    if account is None or layout is None:
        if report != "json":
            yield ((f"{name}: {_NO_SOURCE}", ""),)
        return
    if report == "summary":
        yield ((_summary(account, layout, name), ""),)
        return
    place_of = placing(layout.text)
    # The layout of a document has lines of its own.
    line_above, above = 0, 0
    if layout.source == part.source:
        line_above, above = part.line - 1, part.offset
    for piece in account.pieces:
        place = place_of(piece.spans[0]) if piece.spans else None
        line = None if place is None else place.line + line_above
        column = None if place is None else place.column
        if report == "json":
            yield ((_as_json(piece, line, column, part.file, above), ""),)
        else:
            where = "" if place is None else f":{line}:{column}"
            yield from _block(piece, f"{part.file}{where}: ")


def _block(piece: Piece, where: str) -> Iterator[Line]:
    words = " ".join(filter(None, (piece.path, piece.what)))
    fate = piece.fate.value if words == "" else f"{piece.fate.value} "
    yield (where, ""), (fate, _STYLES[piece.fate]), (words, "")
    if piece.fate is not Fate.EXACT:
        for line in change(piece.source, piece.canonical):
            yield ("    ", ""), *line


def _as_json(
    piece: Piece, line: int | None, column: int | None, name: str, above: int
) -> str:
    return dumps(
        {
            "file": name,
            "fate": piece.fate.value,
            "path": piece.path,
            "what": piece.what,
            "spans": [(begin + above, end + above) for begin, end in piece.spans],
            "line": line,
            "column": column,
            "source": piece.source,
            "canonical": piece.canonical,
        }
    )


def _summary(account: Account, layout: Layout, name: str) -> str:
    """How many pieces have each fate, in one line."""
    counts = [f"{account.count(fate)} {fate.value}" for fate in Fate]
    ends = _LINE_ENDS.get(layout.context.line_end)
    more = [] if ends is None else [f"line ends {ends} to LF"]
    return f"{name}: {', '.join(counts + more)}"
