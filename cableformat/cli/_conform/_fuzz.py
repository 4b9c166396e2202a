"""``cableformat conform fuzz``: drawn cables through a producer."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cableformat._changes import lines
from cableformat.cli import _io
from cableformat.cli._conform._options import adapter_options, operations_option
from cableformat.cli._options import FILE, number_option
from cableformat.cli._print import write_lines
from cableformat.cli._progress import progress
from cableformat.conformance import Group
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.cli._print import Line
    from cableformat.conformance import Operation
    from cableformat.conformance.fuzzing import Found, Fuzzed, Kept

#: How many lines of a source, and how many differences are shown.
_SHOWN: Final = 40
#: What a person must say of a case.
_MISSING: Final = {
    Group.VALID: "to do in its case.json: words, and whether it is required",
    Group.REPAIRABLE: "to do in its case.json: words, whether it is required, and the "
    "nearest case without a finding as neighbour",
}


@click.command(
    epilog="""\b
    Examples:
      cableformat conform fuzz --adapter ./my-producer
      cableformat conform fuzz --adapter ./my-producer --seed 7 -o my-suite/
      cableformat conform fuzz --adapter "node adapter.mjs" --operation json-xml

    \b
    Exit codes:
      0  no failure was found
      1  a failure was found, or the adapter cannot be run
      2  a usage error
    """,
)
@adapter_options
@operations_option
@number_option(
    "--examples",
    500,
    "How many cables to draw; each operation is asked about each of them.",
)
@number_option(
    "--seed", 0, "What to draw: the same number draws the same cables.", least=0
)
@number_option("--most", 10, "How many kinds of failure to look for.")
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=FILE,
    help="Keep each failure as a case of a suite in this folder.",
)
@click.pass_context
def fuzz(
    ctx: click.Context,
    *,
    adapter: tuple[str, ...],
    timeout: float,
    operations: tuple[Operation, ...],
    examples: int,
    seed: int,
    most: int,
    output: str | None,
) -> None:
    """Draw cables, put them through an adapter, and reduce what it fails on.

    Half of the cables are arbitrary, half are whole telegrams that break no rule;
    telegrams look as copying and printing leave them.  A failure is identified by its
    operation and by the first element that differs: the smallest cable of each kind is
    printed, and with -o it is kept as a case that needs only a person's judgement.

    This needs the extra testing: pip install "cableformat[testing]".
    """
    with _io.ending_on_failure(output or _io.STANDARD):
        with progress("Drawing", examples) as bar:
            fuzzed = _engine()(
                adapter,
                examples=examples,
                number=seed,
                operations=operations,
                timeout=timeout,
                most=most,
                on_drawn=bar.advance,
            )
        kept = _kept(fuzzed, output)
        with _io.standard_output() as stream:
            for found in fuzzed.found:
                write_lines(_block(found, kept.get(id(found)), output), stream)
    _tell(fuzzed, seed)
    ctx.exit(_io.FAILED if fuzzed.found else 0)


def _engine() -> Callable[..., Fuzzed]:
    """What draws; it needs an extra."""
    try:
        from cableformat.conformance.fuzzing import fuzz as engine  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "hypothesis":
            raise
        msg = 'drawing cables needs Hypothesis: pip install "cableformat[testing]"'
        raise CableFormatError(msg, code="conformance.no-hypothesis") from None
    return engine


def _kept(fuzzed: Fuzzed, output: str | None) -> dict[int, Kept]:
    if output is None or not fuzzed.found:
        return {}
    from cableformat.conformance.fuzzing import keep  # noqa: PLC0415 - loaded by now

    return {id(each.found): each for each in keep(fuzzed.found, Path(output))}


def _block(found: Found, kept: Kept | None, output: str | None) -> Iterator[Line]:
    yield (found.operation.value, "title"), (f"  {found.why}", "error")
    if found.judgement is not None:
        for line in lines(found.judgement.apart[:_SHOWN], "expected", "found"):
            if found.judgement.apart:
                yield (("  ", ""), *line)
    yield (("  the smallest source:", "label"),)
    source = found.question.source.decode("utf-8", "backslashreplace").split("\n")
    source = source[:-1] if source[-1] == "" else source
    for words in source[:_SHOWN]:
        yield ((f"    {words}", ""),)
    if len(source) > _SHOWN:
        yield ((f"    ... and {len(source) - _SHOWN} lines more", "label"),)
    if kept is not None:
        name = posixpath.join(output or "", kept.name)
        label = "kept as" if kept.is_new else "there is a case already, left as it is:"
        yield (f"  {label} ", "label"), (name, "title")
        if kept.is_new:
            yield ((f"  {_MISSING[found.question.case.group]}", "label"),)
    yield ()


def _tell(fuzzed: Fuzzed, seed: int) -> None:
    for note in fuzzed.notes:
        _io.tell(f"{_io.PROGRAM}: the adapter: {note}")
    kinds = len(fuzzed.found)
    _io.tell(
        f"{_io.PROGRAM}: {fuzzed.drawn} cables drawn with --seed {seed}, "
        f"{fuzzed.answered} answers, {kinds} kind{'' if kinds == 1 else 's'} of failure"
    )
