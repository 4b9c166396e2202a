"""The program: its commands, and how it ends when the world ends it."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from cableformat import __version__
from cableformat._escape import escaped
from cableformat.cli import _io
from cableformat.cli._groups import LazyGroup
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

#: What a shell reports for a process that was interrupted: 128 and SIGINT.
INTERRUPTED: Final = 130


_ROOM: Final = "cableformat.cli"
_COMMANDS: Final = {
    "show": (f"{_ROOM}._show:show", "Print cables as pages for a person."),
    "convert": (f"{_ROOM}._convert:convert", "Write cables in another format."),
    "assemble": (f"{_ROOM}._assemble:assemble", "Join the sections of telegrams."),
    "check": (f"{_ROOM}._check:check", "Report what is wrong with cables."),
    "diff": (f"{_ROOM}._diff:diff", "Report what differs between two cables."),
    "split": (f"{_ROOM}._split:split", "Write each telegram of a source to a file."),
    "hash": (f"{_ROOM}._hash:hash_", "Print a hash of what cables say."),
    "graph": (f"{_ROOM}._graph:graph_", "Write which telegram cites which."),
    "stats": (f"{_ROOM}._stats:stats_", "Count telegrams, and say which to look at."),
    "explain": (f"{_ROOM}._explain:explain", "Explain a code."),
    "bulk": (f"{_ROOM}._bulk:bulk", "Write a table of many cables."),
    "cite": (f"{_ROOM}._cite:cite", "Print references to telegrams."),
    "schema": (f"{_ROOM}._schema:schema", "Print a published schema."),
    "lookup": (f"{_ROOM}._lookup:lookup", "Look up a word in the tables."),
    "conform": (f"{_ROOM}._conform:conform", "Test a producer of cables."),
}


class _Program(LazyGroup):
    """A group of commands that ends quietly when its reader or its user leaves."""

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            with _ending_by_signal():
                return super().main(*args, **extra)
        except OSError as error:
            # The help itself, or a finding, had nowhere to go.
            _io.silence()
            _io.complain(_io.STANDARD, _io.unwritable(error))
            sys.exit(_io.FAILED)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _escaping():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with _escaping():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # `cableformat show ... | head`: nobody reads on, so nobody needs a message.
            _io.silence()
            ctx.exit(_io.FAILED)
        except CableFormatError as error:
            # A command reports faults of files itself; this is about its output.
            _io.complain(_io.STANDARD, error)
            ctx.exit(_io.FAILED)


class _Ended(BaseException):
    """That a signal came; no `Exception`, so that nothing takes it for a failure."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def _ending_by_signal() -> Iterator[None]:
    """Let SIGTERM and SIGHUP unwind what runs, as Ctrl-C does: files, adapters.

    Then the program ends by the signal, so that a waiting process sees which.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # Windows has no SIGHUP; what is ignored, by nohup for one, stays ignored.
    wanted = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    numbers = [n for n in wanted if n and signal.getsignal(n) is signal.SIG_DFL]

    def end(number: int, _: FrameType | None) -> NoReturn:
        # Cleaning up is not interrupted once more.
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise _Ended(number)

    for each in numbers:
        signal.signal(each, end)
    try:
        yield
    except _Ended as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        signal.raise_signal(ended.number)
    finally:
        for each in numbers:
            signal.signal(each, signal.SIG_DFL)


@contextlib.contextmanager
def _escaping() -> Iterator[None]:
    """Escape what usage errors quote from the command line, which click prints raw."""
    try:
        yield
    except click.UsageError as error:
        # In later versions of click, the help is an error too if there is no command.
        if not isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
            vars(error)["message"] = escaped(error.message)
        raise


@click.group(
    cls=_Program,
    table=_COMMANDS,
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
      2  a usage error, also in the configuration of check
    For diff: 0 equal, 1 different, 2 trouble.
    If interrupted, the program ends with 130; SIGTERM and SIGHUP end it as signals do.
    """,
)
@click.version_option(
    __version__, prog_name=_io.PROGRAM, message="%(prog)s %(version)s"
)
def main() -> None:
    """Read, check and convert State Department telegrams ("cables"), whole or damaged.

    Telegram text, JSON and XML are read alike; in each of them, a cable keeps its
    source, byte for byte.
    """
