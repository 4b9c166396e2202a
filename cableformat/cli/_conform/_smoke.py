"""``cableformat conform smoke``: whether an adapter speaks the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from cableformat.cli import _io
from cableformat.cli._conform._adapter_options import adapter_options
from cableformat.cli._print import write_lines
from cableformat.conformance import smoke as steps
from cableformat.conformance import suite
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from cableformat.cli._print import Line
    from cableformat.conformance import Step

_SIGNS: Final = {
    True: ("ok  ", "label"),
    False: ("FAIL", "error"),
    None: ("-   ", "label"),
}


@click.command(
    epilog="""\b
    Examples:
      cableformat conform smoke --adapter ./my-producer
      cableformat conform smoke --adapter "python -m cableformat.conformance"

    \b
    Exit codes:
      0  it speaks the protocol
      1  it does not, or can't be run
      2  a usage error
    """,
)
@adapter_options
@click.pass_context
def smoke(ctx: click.Context, *, adapter: tuple[str, ...], timeout: float) -> None:
    """Start an adapter, ask it a few questions and stop it.

    Each step is one line, with a hint if it failed.

    This tests the protocol: a wrong answer is reported, but only conform run judges it.
    """
    passed = True
    try:
        for step in steps(suite(), adapter, timeout=timeout):
            passed = passed and step.passed is not False
            with _io.standard_output() as stream:
                write_lines(_lines(step), stream)
    except CableFormatError as error:
        _io.complain(_io.STANDARD, error)
        ctx.exit(_io.FAILED)
    ctx.exit(0 if passed else _io.FAILED)


def _lines(step: Step) -> list[Line]:
    context = [(f"      | {line}", "") for line in step.context.splitlines()]
    hint = [(f"      {step.hint}", "label")] if step.hint else []
    first = (_SIGNS[step.passed], (f"  {step.name:<7}  ", "title"), (step.told, ""))
    return [first, *((line,) for line in context + hint)]
