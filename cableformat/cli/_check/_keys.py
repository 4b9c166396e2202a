"""The keys of a configuration: what each takes, and the option it is a default of.

Unknown keys and values of another type are refused: nobody would notice a setting that
is silently ignored.
"""

from __future__ import annotations

import datetime
import difflib
import os
from typing import TYPE_CHECKING, Any, Final, NoReturn

import attrs

from cableformat._record import shown
from cableformat.cli._check._report import FORMATS
from cableformat.cli._codes import meant, unknown
from cableformat.cli._options import is_day
from cableformat.diagnostics import Severity
from cableformat.errors import CableFormatError
from cableformat.text.dialects import DIALECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class _Refused(Exception):
    """Why a key does not take a value."""


@attrs.frozen(slots=True)
class Key:
    """A key of the section."""

    name: str
    #: The parameter of the command that it is the default of.
    parameter: str
    #: What it takes, and what it is for, in the words of the documentation.
    takes: str
    about: str
    #: The default that a value gives, in a configuration of this folder.
    read: Callable[[Any, str], Any]


def _strings(value: Any, _folder: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        _refuse("a list of strings", value)
    return value


def _codes(value: Any, folder: str) -> list[str]:
    words = _strings(value, folder)
    for word in words:
        if not meant(word):
            raise _Refused(unknown(word))
    return words


def _one_of(names: Iterable[str]) -> Callable[[Any, str], str]:
    allowed = tuple(names)

    def read(value: Any, _folder: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            _refuse(f"one of {', '.join(allowed)}", value)
        return value

    return read


def _path(value: Any, folder: str) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        _refuse("the path of a file", value)
    return os.path.join(folder, value)  # noqa: PTH118 - `Path` would respell it


def _day(value: Any, _folder: str) -> str:
    # TOML has days of its own.
    day = value.isoformat() if type(value) is datetime.date else value
    if not isinstance(day, str) or not is_day(day):
        _refuse("a day of the calendar as YYYY-MM-DD", value)
    return day


def _flag(value: Any, _folder: str) -> bool:
    if not isinstance(value, bool):
        _refuse("true or false", value)
    return value


def _refuse(expected: str, value: Any) -> NoReturn:
    msg = f"expected {expected}; found {_shown(value)}"
    raise _Refused(msg)


def _shown(value: Any) -> str:
    # A list may be as deep as it likes: it is named, never printed.
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    # TOML spells days and times as ISO 8601 does.
    return shown(value.isoformat() if hasattr(value, "isoformat") else value)


#: Every key of the section.
KEYS: Final = (
    Key(
        "select",
        "select",
        "list of codes and rooms",
        "report only these, as `--select`",
        _codes,
    ),
    Key(
        "ignore",
        "ignore",
        "list of codes and rooms",
        "do not report these, as `--ignore`",
        _codes,
    ),
    Key(
        "exclude",
        "exclude",
        "list of globs",
        "what to skip in a folder, as `--exclude`; paths begin at the file's folder",
        _strings,
    ),
    Key(
        "fail-on",
        "fail_on",
        "`error`, `warning` or `info`",
        "the least severity for exit code 1, as `--fail-on`",
        _one_of(severity.value for severity in reversed(Severity)),
    ),
    Key(
        "min-severity",
        "min_severity",
        "`error`, `warning` or `info`",
        "the least severity that is printed, as `--min-severity`",
        _one_of(severity.value for severity in reversed(Severity)),
    ),
    Key(
        "format",
        "format_",
        "`plain`, `json`, `sarif`, `github` or `junit`",
        "how findings are written, as `--format`",
        _one_of(FORMATS),
    ),
    Key(
        "baseline",
        "baseline",
        "path",
        "the findings that are accepted, as `--baseline`; it begins at the file's "
        "folder",
        _path,
    ),
    Key(
        "explain",
        "explain",
        "`true` or `false`",
        "whether each finding has its reason and clause, as `--explain`",
        _flag,
    ),
    Key(
        "date",
        "date",
        "day",
        "a date near those of the cables, as `--date`",
        _day,
    ),
    Key(
        "dialect",
        "dialect",
        "name of a dialect",
        "the dialect of the cables, as `--dialect`",
        _one_of(DIALECTS),
    ),
)


def defaults(section: Any, where: str, folder: str) -> dict[str, Any]:
    """The parameters that a section sets; `where` names the section in messages.

    Raises:
        CableFormatError: It has a key that there is not (``config.unknown-key``), or a
            value that its key does not take (``config.wrong-value``).
    """
    if not isinstance(section, dict):
        msg = f"{where}: expected a table; found {_shown(section)}"
        raise CableFormatError(msg, code="config.wrong-value")
    keys = {key.name: key for key in KEYS}
    refuse_unknown(section, keys, where)
    found = {}
    for name, value in section.items():
        try:
            found[keys[name].parameter] = keys[name].read(value, folder)
        except _Refused as refused:
            msg = f"{where}.{name}: {refused}"
            raise CableFormatError(msg, code="config.wrong-value") from None
    return found


def refuse_unknown(table: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    """Refuse a key that is none of `names`, with the nearest one."""
    known = list(names)
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name[:40], known, n=1)
            help_ = f"did you mean {near[0]}?" if near else f"it has {', '.join(known)}"
            msg = f"{where} has no key {shown(name)}; {help_}"
            raise CableFormatError(msg, code="config.unknown-key")
