"""A report as JSON, after ``schemas/v1.0/conformance/report.schema.json``, and back.

The counts and verdicts are for readers of the JSON; reading it back counts again.
Only ``began`` and ``seconds`` differ between two runs with the same answers.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
import orjson

from cableformat._data import published
from cableformat._escape import ascii_json
from cableformat.conformance._outcomes import Implementation, Status, verdict_of
from cableformat.conformance._suite import Level
from cableformat.conformance.reports._results import Results, Told
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections import Counter

    from jsonschema.protocols import Validator

__all__ = ["read", "render"]

SCHEMA: Final = "conformance/report.schema.json"
_ID: Final = f"https://w3id.org/cableformat/v1.0/{SCHEMA}"
#: As of documents (laws.md 15).
_MOST_BYTES: Final = 256 * 1024 * 1024


def render(results: Results) -> str:
    """The report as an indented JSON document, in ASCII."""
    return ascii_json(json.dumps(_document(results), indent=2)) + "\n"


def _document(results: Results) -> dict[str, Any]:
    began, who = results.began, results.implementation
    return {
        "$schema": _ID,
        "suite": results.suite,
        "library": results.library,
        **({} if began is None else {"began": began.isoformat(timespec="seconds")}),
        "seconds": round(results.seconds, 3),
        "implementation": {"name": who.name, **_without_blanks(attrs.asdict(who))},
        "notes": list(results.notes),
        "levels": [
            {"level": level.value, "verdict": verdict.value, **_counted(counts)}
            for level, verdict, counts in results.levels()
        ],
        "operations": [
            {
                "operation": name,
                "level": level.value,
                "verdict": verdict_of(counts).value,
                **_counted(counts),
            }
            for level in Level
            for name, counts in results.operations(level).items()
        ],
        "topics": [
            {"topic": topic, "level": level.value, **_counted(counts)}
            for level in Level
            for topic, counts in results.topics(level).items()
        ],
        "outcomes": [_outcome(told) for told in results.told],
    }


def _counted(counts: Counter[Status]) -> dict[str, int]:
    return {status.value: counts[status] for status in Status}


def _outcome(told: Told) -> dict[str, Any]:
    members = attrs.asdict(told)
    seconds = round(members.pop("seconds"), 3)
    members |= {"level": told.level.value, "status": told.status.value}
    return {**_without_blanks(members), "seconds": seconds}


def _without_blanks(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value != ""}


def read(source: bytes) -> Results:
    """What a report says that was written as JSON.

    Raises:
        CableFormatError: It is no such report (``conformance.broken-report``).

    >>> from cableformat.conformance import Implementation
    >>> nobody = Results(implementation=Implementation(name="nobody"), told=())
    >>> read(render(nobody).encode()) == nobody
    True
    """
    document = _parsed(source)
    if (fault := next(_validator().iter_errors(document), None)) is not None:
        where = "".join(f"/{step}" for step in fault.absolute_path)
        # The wording of the validator may hold the value whole.
        msg = f"no report of a run: {where or '/'} breaks {fault.validator!r}"
        raise CableFormatError(msg, code="conformance.broken-report")
    try:
        return _results(document)
    except ValueError as error:
        msg = f"no report of a run: {error}"
        raise CableFormatError(msg, code="conformance.broken-report") from None


def _parsed(source: bytes) -> Any:
    if len(source) > _MOST_BYTES:
        msg = f"expected {_MOST_BYTES} bytes at most; found {len(source)}"
        raise CableFormatError(msg, code="conformance.broken-report")
    try:
        # No NaN, no nesting without end, no lone surrogates.
        return orjson.loads(source.removeprefix(b"\xef\xbb\xbf"))
    except ValueError as error:
        msg = f"no report of a run: {error}"
        raise CableFormatError(msg, code="conformance.broken-report") from None


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - loads much

    return Draft202012Validator(json.loads(published(SCHEMA)))


def _results(document: dict[str, Any]) -> Results:
    began = document.get("began")
    return Results(
        implementation=Implementation(**document["implementation"]),
        told=tuple(map(_read_outcome, document["outcomes"])),
        notes=tuple(document["notes"]),
        suite=document["suite"],
        library=document["library"],
        began=None if began is None else datetime.fromisoformat(began),
        seconds=document["seconds"],
    )


def _read_outcome(members: dict[str, Any]) -> Told:
    level, status = Level(members["level"]), Status(members["status"])
    return Told(**{**members, "level": level, "status": status})
