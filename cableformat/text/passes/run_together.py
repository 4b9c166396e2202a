"""Where a line of a military message is cut that holds several.

Facts (military.md 1, 3, 6): a set follows the end mark of another on one line; gateways
run the subject of a mail, the addresses below the pass line, the classification and the
series into each other, across line ends.  Doubt: a subject holds the words TO and INFO;
so a label counts only after that of the format line before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Zone
from cableformat.text.lenses.sets.formatted import SetLens, opened
from cableformat.text.lenses.sets.grammar import (
    KNOWN,
    LINEAR,
    MARK,
    NEXT_SET,
    begins_set,
    is_ended,
    series_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.text.lenses.lens import Block
    from cableformat.text.lines.line import Line
    from cableformat.text.passes.progress import Progress

_LABELS: Final = (
    r"(?P<fm>FM[ ](?=[A-Z]))",
    r"(?P<to>TO(?:[ ](?=[A-Z])|\Z))",
    r"(?P<info>INFO(?:[ ](?=[A-Z])|\Z))",
    r"(?P<code>UNCLAS[A-Z]*[ ]?/{1,3}[ ]?N?[0-9]{4,5})",
    r"(?P<pass>(?:PLEASE[ ])?PASS[ ]TO[ ](?:ALL[ ]|ALL\Z|OFFICE))",
    rf"(?P<set>(?:{'|'.join(KNOWN)})/)",
    r"(?P<bt>BT(?=[ ]UNCLAS|\Z))",
    r"(?P<note>Q{4}\Z|\*{3}[ ]?THIS[ ]IS)",
    r"(?<=\*[ ])(?P<level>UNCLAS(?=\Z|[ ]Q{4}))",
    r"(?P<bare>UNCLAS\Z)",
)
_BEGINS: Final = re.compile(
    r"(?P<fm>FM[ ])|(?P<to>TO[ ])|(?P<info>INFO[ ])|(?P<bt>BT[ ])"
    r"|(?P<pass>(?:PLEASE[ ])?PASS[ ]TO|PLEASE|(?:OFFICE[ ])?CODES?[ :])"
    r"|(?P<code>UNCLAS[A-Z]*[ ]?(?:/|[ ](?=NAVADMIN|Q{4}))|\*{3})"
    r"|(?P<subject>SUBJ[A-Z]*[ ]?:)",
    re.ASCII,
).match
#: After which of these each may follow on one line; the others after any.
_FOLLOWS: Final = {
    "fm": frozenset(("subject", "pass", "bt", "code")),
    "to": frozenset(("fm",)),
    "info": frozenset(("fm", "to")),
    "bare": frozenset(("fm", "to", "info")),
}
#: What the open block is, where a line goes on with it.
_OF_KIND: Final = {
    Kind.NOTE: "subject",
    Kind.SUBJECT: "subject",
    Kind.CAPTION: "pass",
    Kind.OFFICE_ORIGINATOR: "fm",
    Kind.OFFICE_ACTION: "to",
}
#: The end of format line 5, and the next on its line.
_INSTRUCTED: Final = re.compile(
    r"(?:Z[A-Z]{2}|MIN|PSN|[0-9]{6}[A-Z][0-9]{2}|ASN-[^ ]*|[ ])+ (?P<fm>FM[ ])",
    re.ASCII,
).match


@cache
def _run() -> Callable[[str], Iterator[re.Match[str]]]:
    series = rf"(?P<series>(?:{series_names()})[ /]+[0-9]{{1,4}}/[0-9]{{2}})"
    labels = "|".join((*_LABELS, series))
    return re.compile(rf"(?<=[^ \t])[ \t]+(?:{labels})", re.ASCII).finditer


def cuts(line: Line, progress: Progress) -> list[int]:
    """Where a line is cut; nowhere, mostly."""
    text, zone = line.text, progress.zone
    if zone is Zone.ADDRESS and (found := _INSTRUCTED(text)):
        return [found.start("fm")]
    begins = begins_set(text) if "/" in text else None
    if begins is not None:
        return _cut_sets(text, linear=opened(begins).identifier in LINEAR)
    if zone is not Zone.OPENING and not (zone is Zone.ADDRESS and text[0] == "*"):
        return []
    block = progress.block
    if block is None or not isinstance(block.lens, SetLens):
        return _cut_run(text, block)
    if is_ended(block.lines[-1].text):
        return _cut_run(text, None)
    return _cut_sets(text, linear=not block.match.parts)


def _cut_sets(text: str, *, linear: bool) -> list[int]:
    """After the end marks; in free text only before a set that is known."""
    found = [match.end() for match in NEXT_SET(text)]
    if linear:
        mark = MARK(text, 0, found[0] if found else len(text))
        if mark is not None and mark.end() < len(text) and mark.end() not in found:
            found.insert(0, mark.end())
    return found


def _cut_run(text: str, block: Block | None) -> list[int]:
    """Before the labels of lines that were run together."""
    begins = _BEGINS(text)
    if begins is not None:
        last = begins.lastgroup
    else:
        last = None if block is None else _OF_KIND.get(block.lens.kinds[0])
    found = []
    for match in _run()(text):
        what = match.lastgroup or ""
        if what == last or last not in _FOLLOWS.get(what, (last,)):
            continue
        # A subject may name a series, or a set.
        named = what in ("set", "series") and last == "subject"
        if named and text[match.start() - 1] != "/":
            continue
        found.append(match.start(what))
        last = what
    return found
