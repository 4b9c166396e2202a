"""``cableformat graph``: which telegram cites which."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from cableformat.bulk import GRAPH_FORMS, Fate, graph, write_graph
from cableformat.cli import _io, _writing
from cableformat.cli._folders import Input
from cableformat.cli._input import attempted
from cableformat.cli._options import FILE, hints_option, jobs_option, paths_argument
from cableformat.cli._outputs import refuse_loss
from cableformat.cli._print import counted
from cableformat.cli._progress import reading
from cableformat.errors import CableEncodeError, CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk import Graph
    from cableformat.text import Hints

#: How a graph in JSON begins.
_HEAD: Final = b'{"directed": '


@click.command(
    "graph",
    epilog="""\b
    Examples:
      cableformat graph cables/ -o graph.graphml         # for Gephi, networkx, yEd
      cableformat graph 1975.zip 1976.zip -o edges.parquet --jobs 4
      cableformat graph cables/ -o graph.json

    \b
    Exit codes:
      0  done
      1  a telegram could not be read, or the output could not be written
      2  a usage error
    """,
)
@paths_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    type=FILE,
    help="Write this file, completely or not at all: .graphml, .json (node-link, for "
    "networkx and D3) or .parquet (a row for each edge).",
)
@jobs_option
@hints_option
@click.pass_context
def graph_(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    output: str,
    jobs: int,
    hints: Hints,
) -> None:
    """Write which telegram cites which, in files, folders and containers.

    A reference is looked up in the set of telegrams by post, number and year, by
    series, and by originator and date-time group.  Copies and sections of one message
    are one node; a cited message that is not in the set is a node too.

    Standard error reports how many references were resolved, and why the others were
    not.
    """
    to = Path(output).suffix.lower()[1:]
    if to not in GRAPH_FORMS:
        msg = f"the name {output} does not show a format: .{', .'.join(GRAPH_FORMS)}"
        raise click.UsageError(msg)
    refuse_loss([(Input(path), output) for path in paths])
    made: list[Graph] = []

    def write_into(file: BinaryIO) -> None:
        # The file is made first, and the library loaded: reading may take hours.
        if to == "json":
            _refuse_other(output)
        if to == "parquet":
            importlib.import_module("cableformat._arrow_library")
        with reading(paths) as heard:
            made.append(
                graph(paths, jobs=jobs, hints=hints, without=output, heard=heard)
            )
        write_graph(made[0], file, to=to)

    failed = attempted(_writing.fill, output, write_into)
    if isinstance(failed, CableFormatError):
        _io.complain(output, failed)
        ctx.exit(_io.FAILED)
    for line in _summary(made[0]):
        _io.tell(line)
    ctx.exit(_io.FAILED if made[0].failures else 0)


def _refuse_other(output: str) -> None:
    """Refuse to replace JSON that is no graph: it may be a document of the set."""
    path = Path(output)
    if not path.is_file():
        return
    with path.open("rb") as file:
        if file.read(len(_HEAD)) not in (b"", _HEAD):
            msg = "the file that is there is no graph, and is not replaced"
            raise CableEncodeError(msg, code="output.not-a-table")


def _summary(found: Graph) -> Iterator[str]:
    inside = [node for node in found.nodes if node.in_set]
    telegrams = sum(node.telegrams for node in inside)
    share = f"{found.resolved_share:.1%} of those to messages resolved"
    yield (
        f"{counted(telegrams, 'telegram')}, {counted(len(inside), 'message')}, "
        f"{counted(len(found.edges), 'reference')}: {share}"
    )
    ways = Counter(edge.by for edge in found.edges if edge.by is not None)
    by = ", ".join(f"{count} by {way}" for way, count in sorted(ways.items()))
    for fate, count in found.fates.items():
        words = f" ({by})" if fate is Fate.RESOLVED else ""
        yield f"{count:>9}  {fate.value}{words}"
    if found.failures:
        codes = ", ".join(f"{code} {n}" for code, n in found.failures.items())
        yield f"{sum(found.failures.values())} not read: {codes}"
