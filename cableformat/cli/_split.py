"""``cableformat split``: the telegrams of one source, each in a file of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

import cableformat
from cableformat.cli import _io, _writing
from cableformat.cli._folders import Input
from cableformat.cli._input import attempted
from cableformat.cli._options import FILE, FilesArgument, hints_option
from cableformat.cli._outputs import BETWEEN, part_names, refuse_loss
from cableformat.cli._print import write_lines
from cableformat.errors import CableFormatError
from cableformat.streams import PieceKind

if TYPE_CHECKING:
    from cableformat.cli._print import Line
    from cableformat.streams import StreamPiece
    from cableformat.text import Hints


@click.command(
    epilog="""\b
    Examples:
      cableformat split archive.txt -o out/
      curl -s https://example.org/all.txt | cableformat split - -o out/
      cat out/*.txt | cmp - archive.txt

    \b
    Exit codes:
      0  done
      1  the file could not be read, or a piece could not be written
      2  a usage error, or a file of the folder would be replaced
    """,
)
@click.argument("file", type=FILE, cls=FilesArgument, metavar="FILE")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FOLDER",
    type=FILE,
    help="The folder to write into, which is created if it does not exist.",
)
@hints_option
@click.pass_context
def split(ctx: click.Context, file: str, *, output: str, hints: Hints) -> None:
    """Write each telegram of FILE to a file of its own; FILE - is standard input.

    The names of the files start with the place in the source, followed by the
    telegram's canonical id if it has one: 0001-08ASTANA1774.txt.  Text between
    telegrams gets a file too, such as 0002-between.txt: all files in order are the
    source, byte for byte.

    Standard output has one line for each file: its name, where it begins, what it is,
    and why the source was cut there.  Existing files are never replaced.
    """
    if output in ("", _io.STANDARD):
        msg = "The pieces need an output folder: -o FOLDER"
        raise click.UsageError(msg)
    pieces = attempted(_pieces, file)
    if isinstance(pieces, CableFormatError):
        _io.complain(file, pieces)
        ctx.exit(_io.FAILED)
    names = _names(pieces, hints)
    targets = [str(Path(output, name)) for name in names]
    refuse_loss([(Input(file), target) for target in targets])
    _refuse_replacement(targets)
    failed = attempted(_write, pieces, targets, output)
    if isinstance(failed, CableFormatError):
        _io.complain(output, failed)
        ctx.exit(_io.FAILED)
    with _io.standard_output() as stream:
        write_lines(
            (_told(*each, file) for each in zip(targets, pieces, strict=True)), stream
        )


def _pieces(name: str) -> tuple[StreamPiece[bytes], ...]:
    return cableformat.split(_io.read(name))


def _write(
    pieces: tuple[StreamPiece[bytes], ...], targets: list[str], folder: str
) -> None:
    _writing.make_folder(folder)
    with _writing.synced_once(into_folder=True) as put:
        for piece, target in zip(pieces, targets, strict=True):
            put(target, piece.source)


def _names(pieces: tuple[StreamPiece[bytes], ...], hints: Hints) -> list[str]:
    identities = (_identity(piece, hints) for piece in pieces)
    return part_names(identities, len(pieces), "text")


def _identity(piece: StreamPiece[bytes], hints: Hints) -> str | None:
    if piece.kind is PieceKind.BETWEEN:
        return BETWEEN
    return cableformat.text.parse(piece.source, hints=hints).cable.canonical_id


def _refuse_replacement(targets: list[str]) -> None:
    """Refuse to mix the pieces with what another run has written.

    Raises:
        click.UsageError: There is a file of that name.
    """
    for target in targets:
        if os.path.lexists(target):
            msg = f"{target} already exists: choose another folder with -o"
            raise click.UsageError(msg)


def _told(target: str, piece: StreamPiece[bytes], name: str) -> Line:
    where = f"{target}  {name}:{piece.line} {piece.kind.value}: {piece.evidence.value}"
    return ((where, ""),)
