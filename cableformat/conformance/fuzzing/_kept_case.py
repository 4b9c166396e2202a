"""What fuzzing found, as cases of a suite that lack only what a person must decide.

Theory of operation.  A case rests on words of a clause, and nobody but a person knows
which: the clause is that of the field that differs, and the words say that somebody
has to quote it.  Until then the case is proposed, and says so.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

import attrs
import orjson

from cableformat._record import rows
from cableformat.diagnostics import clause
from cableformat.errors import CableFormatError
from cableformat.model import Cable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cableformat._record import Field
    from cableformat.conformance.fuzzing._search import Found

__all__ = ["Kept", "keep"]

_WORDS: Final = "TO DO: quote the words of the clause that decide this"
_REASON: Final = (
    "found by fuzzing: whoever has read the clause decides whether it is required"
)
#: The laws: what holds of every element.
_LAWS: Final = "laws.md 1"
_NO_SLUG: Final = re.compile("[^a-z0-9]+")
_HUMP: Final = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_LONGEST: Final = 70


@attrs.frozen(kw_only=True)
class Kept:
    """Where a failure is kept as a case."""

    found: Found
    #: The path of its case below the folder.
    name: str
    #: Whether it was written: a case that is there already is somebody's, and stays.
    is_new: bool


def keep(found: Iterable[Found], folder: Path) -> tuple[Kept, ...]:
    """Write failures as cases in a folder, which is then a suite.

    Several failures with one source make one case.

    Raises:
        CableFormatError: The system refuses (``output.unwritable``).
    """
    kept: list[Kept] = []
    names: dict[bytes, str] = {}
    for each in found:
        name = names.setdefault(each.question.source, _name(each))
        try:
            is_new = _written(each, folder / name)
        except OSError as error:
            msg = f"{folder / name} can't be written: {error.strerror or error}"
            raise CableFormatError(msg, code="output.unwritable") from None
        kept.append(Kept(found=each, name=name, is_new=is_new))
    return tuple(kept)


def _name(found: Found) -> str:
    words = f"{found.operation.value} {_HUMP.sub('-', found.kind)}".lower()
    slug = _NO_SLUG.sub("-", words).strip("-")
    return f"{found.question.case.group.value}/fuzz/{slug[:100].rstrip('-')}"


def _written(found: Found, folder: Path) -> bool:
    if folder.exists():
        return False
    folder.mkdir(parents=True)
    told = orjson.dumps(case_file(found), option=orjson.OPT_INDENT_2) + b"\n"
    (folder / "case.json").write_bytes(told)
    for file in found.question.case.folder.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return True


def case_file(found: Found) -> dict[str, Any]:
    """What ``case.json`` says of a failure."""
    field = _field(found.path)
    cited = field.doc.clause if field is not None else _LAWS
    known = clause(cited)
    source = hashlib.sha256(found.question.source).hexdigest()[:8]
    told = f"drawn cable {source} comes through"
    return {
        "description": _short(found, told),
        "clause": _LAWS if known is None else known.name,
        "words": _WORDS,
        "level": "proposed",
        "reason": _REASON,
        "roundtrip": found.question.case.roundtrip.value,
        "dialect": found.question.case.dialect,
        "features": ["fuzz", found.operation.value],
    }


def _short(found: Found, otherwise: str) -> str:
    """A fact in few characters: the end of a path says more than its beginning."""
    head, told = f"{found.operation.value}: ", f"{found.path} is kept"
    if found.path is None:
        return head + otherwise
    left = _LONGEST - len(head)
    return head + (told if len(told) <= left else f"...{told[3 - left :]}")


def _field(path: str | None) -> Field | None:
    """The field that a path leads to, or the last on its way that there is."""
    found = None
    classes: tuple[type, ...] = (Cable,)
    for step in (path or "").split("/"):
        inside = [row for cls in classes if attrs.has(cls) for row in rows(cls)]
        row = next((row for row in inside if row.json_name == step), None)
        if row is not None:
            found, classes = row, row.types
    return found
