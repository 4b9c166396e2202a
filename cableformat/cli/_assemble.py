"""``cableformat assemble``: one telegram from the sections in which it was sent."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cableformat._convert import FORMATS, write
from cableformat.cli import _io, _writing
from cableformat.cli._findings import findings
from cableformat.cli._folders import expanded, format_of, is_folder, once, same_file
from cableformat.cli._input import attempted, refuse_repeated
from cableformat.cli._options import FILE, from_option, hints_option, output_option
from cableformat.cli._outputs import SEPARATORS, outputs, part_names, refuse_loss
from cableformat.cli._parts import Attempts, Part
from cableformat.errors import CableFormatError
from cableformat.streams import assemble as joined
from cableformat.streams import telegram_key
from cableformat.text import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.cli._folders import Input
    from cableformat.cli._writing import Put
    from cableformat.diagnostics import Diagnostic
    from cableformat.streams import Assembly
    from cableformat.text import Hints

#: A file, a part of it, and what was read from that.
Piece = tuple["Input", "Part", Reading[Any]]


@click.command(
    epilog="""\b
    Examples:
      cableformat assemble section1.txt section2.txt
      cableformat assemble sections/ -o telegrams/ --to json

    \b
    Exit codes:
      0  done, even if something is missing
      1  a file could not be read, or sections could not be joined or written
      2  a usage error
    """,
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@from_option
@click.option(
    "-t",
    "--to",
    type=click.Choice(tuple(FORMATS)),
    help="The format to write.  [default: from the extension of OUT, or text]",
)
@output_option(
    "  If OUT is a folder or ends in /: write each telegram into it, under the name of "
    "its first file; if a file holds several telegrams, under their places and "
    "identifiers."
)
@hints_option
@click.pass_context
def assemble(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    from_: str | None,
    to: str | None,
    output: str,
    hints: Hints,
) -> None:
    """Join the sections or parts of telegrams; the order of the files does not matter.

    The order comes from the numbers that the sections print (SECTION 01 OF 02, PART TWO
    OF THREE); it is never guessed.  Files belong to one telegram if they have the same
    reference number, series number, document number, or originator and date-time group.
    FILE - is standard input.  From a folder, its telegrams and documents are joined;
    from a file with several sections, all of them.

    Text is written in its one canonical spelling.  Standard error says what is missing,
    what occurs twice, and where sections disagree.
    """
    refuse_repeated(files)
    into = output.endswith(SEPARATORS) or is_folder(output)
    to = to or (None if into else format_of(output)) or "text"
    # What was written there before is no input.
    inputs = once(expanded(files, same_file(output)))
    attempts = Attempts()
    groups = _groups(list(_pieces(inputs, from_, hints, attempts)))
    targets = _targets(groups, output, to, into=into)
    failed = attempts.failed
    with _writing.synced_once(into) as put:
        for group, target in zip(groups, targets, strict=True):
            failed = not _assembled(group, target, to, put) or failed
    ctx.exit(_io.FAILED if failed else 0)


def _pieces(
    inputs: Sequence[Input], from_: str | None, hints: Hints, attempts: Attempts
) -> Iterator[Piece]:
    """The telegrams and sections of the files that can be read."""
    for file in inputs:
        for part in attempts.parts(file, from_):
            if not part.between:
                reading = attempts.made(part, Part.read_whole, hints)
                if reading is not None:
                    yield file, part, reading


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each telegram; those without a key are of the only one there is."""
    keys = [telegram_key(reading) for *_, reading in pieces]
    if len({*keys} - {None}) < 2:
        return [list(pieces)] if pieces else []
    groups: dict[object, list[Piece]] = {}
    for key, piece in zip(keys, pieces, strict=True):
        groups.setdefault(id(piece) if key is None else key, []).append(piece)
    return list(groups.values())


def _targets(
    groups: Sequence[Sequence[Piece]], output: str, to: str, *, into: bool
) -> list[str]:
    if not into and len(groups) > 1:
        msg = (
            f"The files hold {len(groups)} telegrams, which need an output folder: "
            f"-o FOLDER{os.sep}"
        )
        raise click.UsageError(msg)
    targets = [output] * len(groups)
    first = [group[0][0] for group in groups]
    if into and len({file.name for file in first}) < len(first):
        # A file that holds several telegrams names none of them: as `split` does.
        keys = [telegram_key(group[0][2]) for group in groups]
        names = part_names(keys, len(groups), to)
        targets = [str(Path(output, name)) for name in names]
    elif into:
        targets = [target for _, target in outputs(first, output, to)]
    if output != _io.STANDARD:
        pairs = zip(groups, targets, strict=True)
        refuse_loss([(file, target) for group, target in pairs for file, *_ in group])
    return targets


def _assembled(group: Sequence[Piece], target: str, to: str, put: Put) -> bool:
    """Whether the sections of one telegram were joined and written."""
    assembly = attempted(joined, [reading for *_, reading in group])
    if isinstance(assembly, CableFormatError):
        _io.complain(group[0][0].name, assembly)
        return False
    _tell(assembly, {id(reading): part for _, part, reading in group})
    if assembly.cable is None:
        return False
    document = attempted(_document, assembly, to)
    if isinstance(document, CableFormatError):
        _io.complain(group[0][0].name, document)
        return False
    written = attempted(put, target, document)
    if isinstance(written, CableFormatError):
        _io.complain(target, written)
        return False
    return True


def _document(assembly: Assembly, to: str) -> bytes:
    return write(Reading(cable=assembly.cable), to=to, canonical=True)


def _tell(assembly: Assembly, parts_: dict[int, Part]) -> None:
    """The findings, each placed in the file that it is about."""

    def about(finding: Diagnostic) -> Part:
        # `/parts/1/heading`; what is missing is reported with the first.
        place = int(finding.path.split("/")[2]) if finding.path else 0
        return parts_[id(assembly.parts[place])]

    for part, found in groupby(assembly.diagnostics, key=about):
        words = findings(tuple(part.placed(found)), part.file)
        _io.tell_lines(words, needed=assembly.cable is None)
