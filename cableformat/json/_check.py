"""What more can be found in a document: its layout against its cable, the schema."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import orjson

from cableformat._data import schema
from cableformat.document import check_arguments, inspected, violation
from cableformat.json._codec import read
from cableformat.json.source import JsonSource

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

    from cableformat.diagnostics import Diagnostic
    from cableformat.document import Problem
    from cableformat.model import Cable
    from cableformat.text import Hints, Inspection


def check(source: str | bytes, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    """Every finding about a document, in document order.

    Those of `parse`; and where those hold no error, whether the layout reads as the
    cable, and whether the published JSON Schema agrees (law 7).

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).
        CableFormatError: The installation lacks the schema (``data.missing``).

    >>> [finding.code for finding in check('{}')]
    ['document.missing-member']
    """
    return inspect(source, hints=hints).diagnostics


def inspect(
    source: str | bytes, *, hints: Hints | None = None
) -> Inspection[Cable | None]:
    """The findings of `check`, with the cable and the places of its members.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).
        CableFormatError: The installation lacks the schema (``data.missing``).

    >>> inspect('{}').cable is None, inspect('{}').diagnostics[0].line
    (True, 1)
    """
    check_arguments(source, hints)
    document = JsonSource(source)
    return inspected(read(document), document, lambda: _against_schema(document))


def _against_schema(document: JsonSource) -> Problem | None:
    from jsonschema.exceptions import best_match  # noqa: PLC0415 - slow to import

    error = best_match(_schema().iter_errors(orjson.loads(document.content)))
    return error and violation(tuple(error.absolute_path), error.message)


@cache
def _schema() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import

    return Draft202012Validator(orjson.loads(schema("json")))
