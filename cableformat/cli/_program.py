"""The program: its commands, and how it ends when the world ends it."""

from __future__ import annotations

import sys
from typing import Any, Final

import click

from cableformat import __version__
from cableformat.cli import _io
from cableformat.cli._check import check
from cableformat.cli._conform import conform
from cableformat.cli._convert import convert
from cableformat.cli._diff import diff
from cableformat.cli._explain import explain
from cableformat.cli._hash import hash_
from cableformat.cli._lookup import lookup
from cableformat.cli._schema import schema
from cableformat.cli._show import show
from cableformat.errors import CableFormatError

#: What a shell reports for a process that was interrupted: 128 and SIGINT.
INTERRUPTED: Final = 130


class _Program(click.Group):
    """A group of commands that ends quietly when its reader or its user leaves."""

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            return super().main(*args, **extra)
        except OSError as error:
            # The help itself, or a finding, had nowhere to go.
            _io.silence()
            _io.complain(_io.STANDARD, _io.unwritable(error))
            sys.exit(_io.FAILED)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # `cableformat show ... | head`: nobody reads on, and nobody need be told.
            _io.silence()
            ctx.exit(_io.FAILED)
        except CableFormatError as error:
            # What a command does not tell of a file itself had nowhere to go.
            _io.complain(_io.STANDARD, error)
            ctx.exit(_io.FAILED)


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
    Examples:
      cableformat show cable.txt
      cableformat convert cable.txt --to json -o cable.json
      cableformat check *.json
      cableformat lookup RUEHTA

    \b
    Exit codes:
      0  done, whatever was found
      1  an input could not be read, something could not be written, or check found
         an error (see check --fail-on)
      2  the command line, or the configuration of check, makes no sense
    Those of diff are 0 the same, 1 they differ, 2 trouble.
    An interruption ends the program with 130.
    """,
)
@click.version_option(
    __version__, prog_name=_io.PROGRAM, message="%(prog)s %(version)s"
)
def main() -> None:
    """Read, check and convert State Department telegrams ("cables"), whole or broken.

    Telegram text, JSON and XML are read alike; a cable keeps its source, byte for byte,
    in each of them.
    """


main.add_command(show)
main.add_command(convert)
main.add_command(check)
main.add_command(diff)
main.add_command(hash_)
main.add_command(explain)
main.add_command(schema)
main.add_command(lookup)
main.add_command(conform)
