"""``cableformat diff``: what differs between two cables, by element.

Exit codes are those of `diff` and `cmp`: 0 the same, 1 they differ, 2 trouble.  Other
commands say 1 of a file that can't be read; here 1 is an answer, and a script that asks
whether two cables differ must never take a missing file for one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TextIO

import attrs
import click

from cableformat._changes import lines, summary
from cableformat.cli import _io
from cableformat.cli._element_paths import chosen, select_option
from cableformat.cli._input import attempted, complain, refuse_repeated
from cableformat.cli._options import FILE, format_option, from_option, hints_option
from cableformat.cli._parts import parts
from cableformat.cli._print import dumps, write_lines
from cableformat.comparison import Change, Difference, differences
from cableformat.document import plain
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.cli._print import Line
    from cableformat.model import Cable
    from cableformat.text import Hints

_SAME: Final = 0
_DIFFER: Final = 1
_TROUBLE: Final = 2

#: A telegram, and the name of its input with the line where it begins.
_Named = tuple[str, "Cable"]


@attrs.frozen(slots=True)
class _Side:
    """The telegrams of an input."""

    name: str
    each: list[_Named]
    #: Whether the input is one telegram, whatever its identity.
    alone: bool = attrs.field(kw_only=True)


@attrs.frozen(slots=True)
class _Pair:
    """Two telegrams of these names, and what differs between them."""

    a: str
    b: str
    found: tuple[Difference, ...]
    #: Whether their inputs may hold others.
    several: bool


@click.command(
    epilog="""\b
    Examples:
      cableformat diff cable.txt cable.json
      cableformat diff --ignore-wrapping printed.txt published.txt
      cableformat diff --select /heading --select /content/tags a.txt b.xml
      cableformat diff --format json a.txt b.txt | jq .path
      cableformat convert a.txt --to text --canonical | cableformat diff a.txt -

    \b
    Exit codes:
      0  the cables are equal
      1  they differ
      2  a usage error, or a file that could not be read
    """,
)
@click.argument("a", type=FILE, metavar="A")
@click.argument("b", type=FILE, metavar="B")
@from_option
@click.option(
    "-w",
    "--ignore-wrapping",
    is_flag=True,
    help="Ignore the line breaks within a paragraph, which differ between renderings "
    "of one telegram.",
)
@select_option
@click.option("-q", "--brief", is_flag=True, help="Print only whether they differ.")
@format_option("Print lines for a person, or one JSON object for each difference.")
@hints_option
@click.pass_context
def diff(
    ctx: click.Context,
    a: str,
    b: str,
    *,
    from_: str | None,
    ignore_wrapping: bool,
    select: tuple[str, ...],
    brief: bool,
    format_: str,
    hints: Hints,
) -> None:
    """Report what differs between the cables A and B, in any formats.

    Cables are compared element by element, so layout does not count: blanks, line ends
    and page lines.  Lists are aligned: one more addressee is one difference, and an
    addressee that changed its place has moved.  A or B may be -, standard input.

    Each element is printed with its path, as in JSON, then - and its value in A, + and
    its value in B; of a long text, only what changed, with the words around it.
    Standard error says how many differences there are.  What is wrong with A or B
    itself is reported by check.

    If A or B holds several telegrams, those with the same canonical id are compared, in
    order; a telegram that only one of them has is reported as added or removed.
    """
    refuse_repeated((a, b))
    sides = [_side(name, from_, hints) for name in (a, b)]
    if None in sides:
        ctx.exit(_TROUBLE)
    compared = attempted(_compared, *sides, not ignore_wrapping, select)
    if isinstance(compared, CableFormatError):
        _io.complain(f"{a} {b}", compared)
        ctx.exit(_TROUBLE)
    if not compared:
        ctx.exit(_SAME)
    try:
        with _io.standard_output() as stream:
            if brief:
                write_lines((((f"{a} and {b} differ", ""),),), stream)
            else:
                _print(compared, format_, stream)
    except CableFormatError as error:
        _io.complain(_io.STANDARD, error)
        ctx.exit(_TROUBLE)
    if not brief:
        _io.tell(summary([each for pair in compared for each in pair.found]))
    ctx.exit(_DIFFER)


def _side(name: str, from_: str | None, hints: Hints) -> _Side | None:
    """The telegrams of an input; `None` where one of them has no cable."""
    side = attempted(lambda: _read(name, from_, hints))
    if isinstance(side, CableFormatError):
        complain(name, side)
        return None
    return side


def _read(name: str, from_: str | None, hints: Hints) -> _Side:
    found = parts(name, from_)
    each = [(part.name, part.cable(hints)) for part in found]
    return _Side(name, each, alone=all(part.alone for part in found))


def _compared(
    a: _Side,
    b: _Side,
    wrapping: bool,  # noqa: FBT001
    select: tuple[str, ...],
) -> list[_Pair]:
    """The pairs of telegrams that differ."""
    compared = []
    for one, other in _aligned(a, b):
        name_a, name_b = (one or (a.name,))[0], (other or (b.name,))[0]
        if one is None or other is None:
            found = _lacking(one and one[1], other and other[1])
        else:
            found = differences(one[1], other[1], wrapping=wrapping)
        if left := chosen(found, select):
            several = not (a.alone and b.alone)
            compared.append(_Pair(name_a, name_b, left, several))
    return compared


def _aligned(a: _Side, b: _Side) -> Iterator[tuple[_Named | None, _Named | None]]:
    """The telegrams of one canonical id in pairs; at last those that A lacks."""
    if a.alone and b.alone:
        yield a.each[0], b.each[0]
        return
    waiting: defaultdict[str | None, deque[int]] = defaultdict(deque)
    for place, (_, cable) in enumerate(b.each):
        waiting[cable.canonical_id].append(place)
    left = set(range(len(b.each)))
    for named in a.each:
        places = waiting[named[1].canonical_id]
        if not places:
            yield named, None
            continue
        left.remove(places[0])
        yield named, b.each[places.popleft()]
    for place in sorted(left):
        yield None, b.each[place]


def _lacking(a: Cable | None, b: Cable | None) -> tuple[Difference, ...]:
    """The difference that a telegram as a whole is."""
    if a is not None:
        return (Difference(change=Change.REMOVED, a_path="", a=plain(a)),)
    assert b is not None
    return (Difference(change=Change.ADDED, b_path="", b=plain(b)),)


def _print(compared: list[_Pair], format_: str, stream: TextIO) -> None:
    for place, pair in enumerate(compared):
        if format_ == "json":
            stream.writelines(_as_json(each, pair) + "\n" for each in pair.found)
            continue
        blank: tuple[Line, ...] = ((),) if place else ()
        write_lines(chain(blank, lines(pair.found, pair.a, pair.b)), stream)


def _as_json(difference: Difference, pair: _Pair) -> str:
    """A difference as one line of JSON in ASCII, which no terminal obeys."""
    members: dict[str, Any] = {
        "change": difference.change.value,
        "path": difference.path,
        "aPath": difference.a_path,
        "bPath": difference.b_path,
        "a": difference.a,
        "b": difference.b,
    }
    if pair.several:
        members |= {"aName": pair.a, "bName": pair.b}
    return dumps(members)
