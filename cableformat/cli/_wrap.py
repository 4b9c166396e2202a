"""Paragraphs for a page: prose is wrapped again, tables and lists are left alone.

Facts (content.md 1.9): lines of prose were wrapped at 69 columns or so, or not at all;
tables, lists and sub-paragraphs are lines of the same paragraph.  Representation: a
paragraph is blocks of lines; a block is prose, to be filled, or a row, to be kept.
Doubt: only its looks tell a row from prose, so a row can be taken for prose on a page;
nothing but the page depends on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The widest page: longer lines are hard to follow.
WIDEST_PAGE: Final = 100

# A gap between columns: blanks inside a line that no end of a sentence explains.
_GAP: Final = re.compile(r"""(?<=[^ .:;!?"')\]])\x20{2,}+|\x20{5,}+""")
# Two blanks in one place are a slip of the hand; in two places, or three, columns.
_SLIP: Final = 2
_BLANK_LINES: Final = re.compile("\n{3,}+")
_RULE: Final = re.compile(r"[-=_*#.]{4,}")
_BULLET: Final = re.compile(
    r"(?:--?|\*|[0-9]{1,3}[.)]|[A-Za-z][.)]|\([A-Za-z0-9]{1,3}\))\x20"
)
# A longer line was never wrapped: it ends where its writer ended it, and is no row.
_WIDEST: Final = 132
# How much room a typist leaves at the end of a line without meaning anything by it.
_SLACK: Final = 8


@attrs.define(slots=True)
class Block:
    """Lines of a paragraph that belong together."""

    #: The blanks before its first line.
    indent: str
    text: str
    #: Whether the line breaks are part of it: a row of a table, or a blank line.
    kept: bool


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` characters; a longer word is cut.

    Runs of blanks become one.  Work is linear, unlike that of `textwrap`, which copies
    the rest of a long word for each piece of it (law 9).

    >>> list(wrap("the harvest  ends early", 12))
    ['the harvest', 'ends early']
    """
    line = ""
    for word in filter(None, text.replace("\t", " ").split(" ")):
        if line and len(line) + 1 + len(word) <= width:
            line += " " + word
            continue
        if line:
            yield line
        *pieces, line = (word[n : n + width] for n in range(0, len(word), width))
        yield from pieces
    if line:
        yield line


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a paragraph's text, in their order; blank lines come one by one."""
    lines = [
        (line.expandtabs(), not line or _is_row(line))
        for line in _BLANK_LINES.sub("\n\n", text).split("\n")
    ]
    widest = max((len(line) for line, row in lines if not row), default=0)
    prose: list[str] = []
    for line, row in lines:
        if prose and (row or _begins(line) or _ended(prose[-1], line, widest)):
            yield _filled(prose)
            prose = []
        if row:
            yield Block("", line, kept=True)
        else:
            prose.append(line)
    if prose:
        yield _filled(prose)


def _filled(lines: list[str]) -> Block:
    first = lines[0]
    indent = first[: len(first) - len(first.lstrip(" "))]
    return Block(indent, " ".join(lines).lstrip(" "), kept=False)


def _is_row(line: str) -> bool:
    inside = line.strip(" \t")
    if len(inside) > _WIDEST:
        return False
    gaps = [len(match[0]) for match in _GAP.finditer(inside)]
    columns = len(gaps) > 1 or max(gaps, default=0) > _SLIP or "\t" in inside
    return columns or _RULE.fullmatch(inside) is not None


def _begins(line: str) -> bool:
    """Whether a line begins something new by its looks: it is indented, or a bullet."""
    return line.startswith(" ") or _BULLET.match(line) is not None


def _ended(line: str, following: str, widest: int) -> bool:
    """Whether a line ends where its writer wanted, not where its width ran out."""
    if len(line) > _WIDEST or line.endswith(":"):
        return True
    room = widest - len(line) - 1 - len(following.partition(" ")[0])
    return room >= _SLACK
