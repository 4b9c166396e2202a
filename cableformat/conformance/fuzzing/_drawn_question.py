"""Questions about drawn cables, as cases that are on no disk until they are kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import orjson

from cableformat import text
from cableformat._convert import FORMATS
from cableformat._detect import format_of
from cableformat.conformance._archive import Folder
from cableformat.conformance._questions import Operation, Question
from cableformat.conformance._suite import Case, Group, Level, Roundtrip
from cableformat.conformance._suite_readings import without_wording
from cableformat.diagnostics import Severity
from cableformat.document import plain
from cableformat.errors import CableEncodeError

if TYPE_CHECKING:
    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.testing import Dress

__all__ = ["made_question"]

_ENDINGS: Final = {"text": "txt", "json": "json", "xml": "xml"}


def made_question(cable: Cable, operation: Operation, dress: Dress) -> Question | None:
    r"""An operation on a cable; `None` where it is not known what would be right.

    A telegram wears the dress: the same cable, with the marks of copying and printing.

    >>> from cableformat import build
    >>> from cableformat.testing import Dress
    >>> dress = Dress(line_ends=("\r\n",))
    >>> made_question(build(subject="CORK"), Operation.TEXT_JSON, dress).source
    b'SUBJECT: CORK\r\n'
    """
    takes = operation.takes or "text"
    clean = _clean(cable) if "text" in (takes, operation.gives) else ""
    if clean is None:
        return None
    found: tuple[Diagnostic, ...] = ()
    if takes == "text":
        source = dress.put_on(clean).encode("utf-8", "surrogatepass")
        reading = text.parse(source)
        found = reading.diagnostics
        sure = reading.cable == cable and format_of(source) == takes
        if not sure or any(each.severity is Severity.ERROR for each in found):
            return None
    else:
        source = _written(cable, takes)
    return Question(
        case=_case(cable, takes, source, found),
        operation=operation,
        format=takes,
        source=source,
    )


def _clean(cable: Cable) -> str | None:
    """The canonical telegram, if the cable has one (law 4)."""
    try:
        return str(text.dumps(cable))
    except CableEncodeError:
        return None


def _written(cable: Cable, name: str) -> bytes:
    file = io.BytesIO()
    FORMATS[name].dump(cable, file)
    return file.getvalue()


def _case(
    cable: Cable, name: str, source: bytes, found: tuple[Diagnostic, ...]
) -> Case:
    warned = any(each.severity is Severity.WARNING for each in found)
    group = Group.REPAIRABLE if warned else Group.VALID
    files = {
        f"input.{_ENDINGS[name]}": source,
        "expected.json": _file(plain(cable)),
        "expected.diagnostics.json": _file(list(map(without_wording, found))),
    }
    same = source == _canonical(cable, name)
    return Case(
        name=f"{group.value}/fuzz/drawn",
        description="a drawn cable",
        clause="laws.md 1",
        words="",
        level=Level.PROPOSED,
        reason="drawn",
        roundtrip=Roundtrip.ONE_PASS if same else Roundtrip.TWO_PASS,
        dialect=text.Context().dialect,
        features=("drawn",),
        folder=Folder.of(files),
    )


def _canonical(cable: Cable, name: str) -> bytes:
    return (_clean(cable) or "").encode() if name == "text" else _written(cable, name)


def _file(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
