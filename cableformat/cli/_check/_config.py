"""The configuration of a project: a section of its ``pyproject.toml``.

The nearest ``pyproject.toml`` from the working folder upwards that has a table
``[tool.cableformat]`` is that of a run, wherever the files lie that it checks.  Options
override it, key by key.
"""

from __future__ import annotations

import contextlib
import os
import tomllib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import click

from cableformat.cli import _io
from cableformat.cli._check._keys import defaults, refuse_unknown
from cableformat.cli._options import FILE, options
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME: Final = "pyproject.toml"
_TABLE: Final = "tool.cableformat"
_COMMAND: Final = "check"
_WHERE: Final = f"{_TABLE}.{_COMMAND}"
_GIVEN: Final = f"{__name__}.given"
_FOLDER: Final = f"{__name__}.folder"


class _Broken(click.UsageError):
    """A configuration that makes no sense; it is reported like an unreadable file."""

    def __init__(self, name: str, error: CableFormatError) -> None:
        super().__init__(str(error))
        self._name = name
        self._error = error

    def show(self, file: IO[Any] | None = None) -> None:
        _io.complain(self._name, self._error)


def folder_of(ctx: click.Context) -> str:
    """The folder of the configuration that is in force; else the working folder."""
    return str(ctx.meta.get(_FOLDER, os.curdir))


def _settle(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Take the defaults from the configuration, once both options are known.

    They are eager: the other options are processed after them.
    """
    given = ctx.meta.setdefault(_GIVEN, {})
    given[parameter.name] = value
    if len(given) < 2 or ctx.resilient_parsing:
        return
    name = given["config"]
    if given["isolated"]:
        if name is not None:
            msg = "--isolated and --config contradict each other"
            raise click.UsageError(msg)
        return
    found = _nearest() if name is None else (name, _section(name, needed=True))
    if found is not None:
        name, section = found
        ctx.meta[_FOLDER] = folder = os.path.dirname(name) or os.curdir  # noqa: PTH120
        ctx.default_map = _defaults(name, section, folder)


def _nearest() -> tuple[str, Any] | None:
    try:
        here = Path.cwd()
    except OSError:  # it is gone
        return None
    for folder in (here, *here.parents):
        # A folder that may not be searched counts as having none: `Path.is_file` would
        # raise.
        if os.path.isfile(folder / _NAME):  # noqa: PTH113
            # As somebody in the working folder would call it.
            name = os.path.relpath(folder / _NAME, here)
            if (section := _section(name)) is not None:
                return name, section
    return None


def _section(name: str, *, needed: bool = False) -> Any:
    """The section in a file; `None` where it has nothing for this program."""
    table: Any = _document(name)
    for step in _TABLE.split("."):
        table = table.get(step) if isinstance(table, dict) else None
    if needed and (not isinstance(table, dict) or _COMMAND not in table):
        msg = f"expected a table [{_WHERE}]; found none"
        raise _Broken(name, CableFormatError(msg, code="config.no-section"))
    if not isinstance(table, dict):
        return None
    with _telling(name):
        refuse_unknown(table, (_COMMAND,), _TABLE)
    return table.get(_COMMAND, {})


def _document(name: str) -> dict[str, Any]:
    with _telling(name):
        source = _io.read(name)
        try:
            return tomllib.loads(source.decode("utf-8"))
        # A number of too many digits is no `TOMLDecodeError`, nor are bytes that are
        # no UTF-8, nor lists in lists without end.
        except (ValueError, RecursionError) as error:
            why = "it is too deep" if isinstance(error, RecursionError) else error
            msg = f"expected TOML; {why}"
            raise CableFormatError(msg, code="config.malformed") from None


def _defaults(name: str, section: Any, folder: str) -> dict[str, Any]:
    with _telling(name):
        return defaults(section, _WHERE, "" if folder == os.curdir else folder)


@contextlib.contextmanager
def _telling(name: str) -> Iterator[None]:
    try:
        yield
    except CableFormatError as error:
        raise _Broken(name, error) from None


#: ``--config`` and ``--isolated``, which settle the defaults of a command.
config_options: Final = options(
    click.option(
        "--config",
        type=FILE,
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_settle,
        help=f"Read defaults from [{_WHERE}] of this file.  [default: the nearest "
        f"{_NAME}, from here upwards, with a section [{_TABLE}]]",
    ),
    click.option(
        "--isolated",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_settle,
        help="Read no configuration.",
    ),
)
