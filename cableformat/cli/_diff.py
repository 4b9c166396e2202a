"""``cableformat diff``: what differs between two cables, by element.

Exit codes are those of `diff` and `cmp`: 0 the same, 1 they differ, 2 trouble.  Other
commands say 1 of a file that can't be read; here 1 is an answer, and a script that asks
whether two cables differ must never take a missing file for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from cableformat._changes import lines, summary
from cableformat._convert import cable_of
from cableformat.cli import _io
from cableformat.cli._element_paths import chosen, select_option
from cableformat.cli._input import attempted, complain, read, refuse_repeated
from cableformat.cli._options import FILE, from_option, hints_option
from cableformat.cli._print import dumps, write_lines
from cableformat.comparison import differences
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from cableformat.comparison import Difference
    from cableformat.model import Cable
    from cableformat.text import Hints

_SAME: Final = 0
_DIFFER: Final = 1
_TROUBLE: Final = 2


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
      2  trouble: the command line makes no sense, a file could not be read
    """,
)
@click.argument("a", type=FILE, metavar="A")
@click.argument("b", type=FILE, metavar="B")
@from_option
@click.option(
    "-w",
    "--ignore-wrapping",
    is_flag=True,
    help="Take the lines of a paragraph for one: renderings of one telegram differ in "
    "where their lines break.",
)
@select_option
@click.option("-q", "--brief", is_flag=True, help="Say only whether they differ.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("plain", "json")),
    default="plain",
    show_default=True,
    help="Print lines for a person, or one JSON object a difference.",
)
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
    """Tell what differs between the cables A and B, in whatever formats they are.

    Cables are compared by element, so layout never counts: not blanks, not line ends
    of the telegram, not page lines.  Lists are aligned: an addressee more is one
    difference, and one that others passed has moved.  A or B may be -, standard input.

    Each element has its path, as in JSON, and - its value in A and + its value in B;
    of a long text what changed, with the words around it.  Standard error has how many
    there are.  What is wrong with either is for check to tell.
    """
    refuse_repeated((a, b))
    cables = [_cable(name, from_, hints) for name in (a, b)]
    if None in cables:
        ctx.exit(_TROUBLE)
    every = attempted(_differences, *cables, not ignore_wrapping)
    if isinstance(every, CableFormatError):
        _io.complain(f"{a} {b}", every)
        ctx.exit(_TROUBLE)
    found = chosen(every, select)
    if not found:
        ctx.exit(_SAME)
    try:
        _print(found, a, b, "brief" if brief else format_)
    except CableFormatError as error:
        _io.complain(_io.STANDARD, error)
        ctx.exit(_TROUBLE)
    if not brief:
        _io.tell(summary(found))
    ctx.exit(_DIFFER)


def _cable(name: str, from_: str | None, hints: Hints) -> Cable | None:
    cable = attempted(lambda: cable_of(read(name, from_, hints)))
    if isinstance(cable, CableFormatError):
        complain(name, cable)
        return None
    return cable


def _differences(a: Cable, b: Cable, wrapping: bool) -> tuple[Difference, ...]:  # noqa: FBT001
    return differences(a, b, wrapping=wrapping)


def _print(found: tuple[Difference, ...], a: str, b: str, form: str) -> None:
    with _io.standard_output() as stream:
        if form == "brief":
            write_lines((((f"{a} and {b} differ", ""),),), stream)
        elif form == "json":
            stream.writelines(_as_json(difference) + "\n" for difference in found)
        else:
            write_lines(lines(found, a, b), stream)


def _as_json(difference: Difference) -> str:
    """A difference as one line of JSON in ASCII, which no terminal obeys."""
    members: dict[str, Any] = {
        "change": difference.change.value,
        "path": difference.path,
        "aPath": difference.a_path,
        "bPath": difference.b_path,
        "a": difference.a,
        "b": difference.b,
    }
    return dumps(members)
