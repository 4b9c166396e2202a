"""``cableformat bulk``: a table of many telegrams, one row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cableformat.bulk import TABLE_FORMS, write_table
from cableformat.cli import _io
from cableformat.cli._options import FILE, hints_option, number_option, paths_argument
from cableformat.cli._print import counted
from cableformat.cli._progress import reading
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from cableformat.bulk import TableSummary
    from cableformat.text import Hints


@click.command(
    epilog="""\b
    Examples:
      cableformat bulk cables/ -o cables.parquet --jobs 4
      cableformat bulk 1974.zip 1975.zip -o archive.sqlite
      cableformat bulk mail.mbox -o cables.ndjson

    \b
    Exit codes:
      0  done
      1  a member could not be read (see its row), or the table could not be written
      2  a usage error
    """,
)
@paths_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=FILE,
    help="The table to write, completely or not at all; a table of an earlier run is "
    "replaced.",
)
@click.option(
    "--to",
    type=click.Choice(TABLE_FORMS),
    help="The format of the table.  [default: from the extension of FILE: .parquet, "
    ".ndjson or .jsonl, .sqlite or .db, .csv]",
)
@number_option("--jobs", 1, "How many processes read.")
@hints_option
@click.pass_context
def bulk(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    output: str,
    to: str | None,
    jobs: int,
    hints: Hints,
) -> None:
    """Write a table of many telegrams: one row for each, in files and containers.

    PATH is a file, a folder or a container: an archive (zip, tar, gzip, bzip2, xz), a
    mailbox, a CSV table, JSON Lines, an HTML page, a TEI volume.  A source with several
    telegrams has a row for each; an input that can't be read has a row with the code of
    its failure.  schemas/v1.0/tables describes the columns.

    A SQLite table has an index of all words: telegrams_fts.  Parquet needs pyarrow:
    pip install "cableformat[tables]".

    To continue an interrupted run, give the same command again; the work in progress is
    kept in a folder beside FILE.
    """
    if output in ("", _io.STANDARD):
        msg = "A table is a file: -o FILE"
        raise click.UsageError(msg)
    try:
        with reading(paths) as heard:
            made = write_table(
                paths, output, to=to, jobs=jobs, hints=hints, heard=heard
            )
    except CableFormatError as error:
        if error.code == "convert.unknown-format":
            msg = f"the name {output} does not show a format: give --to"
            raise click.UsageError(msg) from None
        _io.complain(output, error)
        ctx.exit(_io.FAILED)
    except KeyboardInterrupt:
        _io.tell(f"{_io.PROGRAM}: {output}: interrupted; the same command continues")
        raise
    _tell(output, made)
    ctx.exit(_io.FAILED if made.failures else 0)


def _tell(output: str, made: TableSummary) -> None:
    _io.tell(f"{output}: {counted(made.rows, 'row')}")
    for code, number in sorted(made.failures.items()):
        _io.tell(f"    {counted(number, 'failure')}: {code}")
