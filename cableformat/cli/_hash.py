"""``cableformat hash``: which files hold one cable, whatever they look like.

It is a command of its own because `sort` and `uniq` can use it: ``diff`` compares two
files, and nobody compares a thousand files in pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import click

from cableformat.cli import _io
from cableformat.cli._folders import expanded
from cableformat.cli._input import (
    attempted,
    complain,
    each_attempted,
    processes,
    refuse_repeated,
)
from cableformat.cli._options import (
    files_argument,
    from_option,
    hints_option,
    jobs_option,
)
from cableformat.cli._parts import Attempts, parts
from cableformat.cli._print import write_lines
from cableformat.comparison import SCOPES, content_hash
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from cableformat.cli._folders import Input
    from cableformat.cli._parts import Part
    from cableformat.text import Hints


@click.command(
    "hash",
    epilog="""\b
    Examples:
      cableformat hash cable.txt cable.xml
      cableformat hash --scope message cables/ | sort | uniq -w 64 -D

    \b
    Exit codes:
      0  done
      1  a file could not be read
      2  a usage error
    """,
)
@files_argument()
@from_option
@click.option(
    "--scope",
    type=click.Choice(tuple(SCOPES)),
    default="cable",
    show_default=True,
    help="What is hashed: the whole cable; the message, which is everything except "
    "the transmission (the route of this copy); or only its content.",
)
@jobs_option
@hints_option
@click.pass_context
def hash_(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    from_: str | None,
    scope: str,
    jobs: int,
    hints: Hints,
) -> None:
    """Print a hash of what each cable says, and the file's name, as sha256sum does.

    A cable has the same hash in text, JSON and XML, in any layout and however its lines
    break; if two files have the same hash, diff --ignore-wrapping finds no difference
    between them.  With --scope message, two copies of one telegram have the same hash
    too.  FILE - is standard input.  From a folder, its telegrams and documents are
    hashed; a source with several telegrams gets a hash for each piece, with the line
    where it begins.
    """
    refuse_repeated(files)
    attempts = Attempts()
    inputs = list(expanded(files))
    jobs = processes(inputs, jobs)
    for file, found in each_attempted(_digests, inputs, from_, hints, scope, jobs=jobs):
        if isinstance(found, CableFormatError):
            complain(file.name, found)
            attempts.failed = True
            continue
        for part, made in found:
            if (digest := attempts.kept(part, made)) is not None:
                with _io.standard_output() as stream:
                    write_lines((((f"{digest}  {part.name}", ""),),), stream)
    ctx.exit(_io.FAILED if attempts.failed else 0)


def _digests(
    file: Input, from_: str | None, hints: Hints, scope: str
) -> list[tuple[Part, str | CableFormatError]]:
    """The parts of a file, without their sources, and the hash of each."""
    return [
        (attrs.evolve(part, source=b""), attempted(_digest, part, hints, scope))
        for part in parts(file.readable(), from_)
    ]


def _digest(part: Part, hints: Hints, scope: str) -> str:
    return content_hash(part.cable(hints), scope=scope)
