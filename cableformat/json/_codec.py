"""The codec's verbs: `parse`, `check`, `inspect`, `loads`, `dumps`, `load`, `dump`.

Facts (model.md 8): names are in lowerCamelCase; what is absent is left out;
duplicate and unknown names are refused.  `orjson` refuses what is not JSON by RFC 8259,
such as NaN and lone surrogates, and keeps the last of two equal names: those are found
here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import orjson

from cableformat.document import (
    SCHEMA_IDENTITY,
    Problem,
    cable_of,
    check_arguments,
    check_output,
    examined,
    inspected,
    members_of,
    reading_of,
    refusal_of_identity,
    refused,
    structure,
)
from cableformat.json.source import JsonSource

if TYPE_CHECKING:
    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.text import Hints, Inspection, Layout, Reading, Source

_OURS: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
#: What a document may be instead of an object, in the words of JSON.
_KINDS: Final = {
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
}


def parse(
    source: Source,
    *,
    hints: Hints | None = None,
) -> Reading[Cable | None]:
    r"""Read a document; if it is broken or not a cable, the findings say why.

    Every document up to the cap has a reading (law 1), whose cable may be `None`.  The
    layout, if there is one, plays back the source of the document; `hints` apply to it.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> parse('{"heading": {"originator": "AMEMBASSY ASTANA"}}').diagnostics[0].code
    'document.missing-member'
    """
    source = check_arguments(source, hints)
    return read(JsonSource(source))


def check(source: Source, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    """Every finding about a document, in document order.

    These are the findings of `parse`; if none of them is an error, also whether the
    layout reads as the cable.  Whatever the published schema refuses, `parse` refuses
    (law 7).

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).

    >>> [finding.code for finding in check('{}')]
    ['document.missing-member']
    """
    return inspect(source, hints=hints).diagnostics


def inspect(source: Source, *, hints: Hints | None = None) -> Inspection[Cable | None]:
    """The findings of `check`, with the cable and the places of its members.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).

    >>> inspect('{}').cable is None, inspect('{}').diagnostics[0].line
    (True, 1)
    """
    source = check_arguments(source, hints)
    document = JsonSource(source)
    return inspected(read(document), document)


def read(document: JsonSource) -> Reading[Cable | None]:
    """Read a document that is under the cap; see `parse`."""
    try:
        tree = orjson.loads(document.content)
    except orjson.JSONDecodeError as error:
        return refused([document.malformed(error)], document)
    if type(tree) is not dict:
        message = f"expected an object; found {_KINDS.get(type(tree), 'null')}"
        return refused([Problem((), "document.not-a-cable", message)], document)
    if twice := _repeated(document, tree):
        return refused(twice, document)
    return _read(tree, document)


def _read(tree: dict[str, Any], document: JsonSource) -> Reading[Cable | None]:
    if "$schema" not in tree:
        problem = Problem(
            (),
            "document.missing-member",
            "expected a member '$schema'; found none",
            hint=f'A document begins {{"$schema": "{SCHEMA_IDENTITY}", ...',
        )
        return examined(tree, document, [problem])
    refusal = refusal_of_identity(tree.pop("$schema"), ("$schema",))
    if refusal is not None:
        return refused([refusal], document)
    try:
        cable, layout = structure(tree)
    except Exception:  # noqa: BLE001 - cattrs raises many; `examined` finds the reason
        return examined(tree, document)
    tree.pop("layout", None)
    return reading_of(cable, layout, document, tree)


def _repeated(document: JsonSource, tree: dict[str, Any]) -> list[Problem]:
    """The names that an object has twice, which `orjson` does not report."""
    # A document that is written again from the tree with the same bytes has every name
    # once.  Any other is read once more, by the slower parser.  Nesting that either
    # refuses is far deeper than any cable's.
    seen = _Repetition()
    try:
        if document.is_exactly(orjson.dumps(tree, option=_OURS)):
            return []
        json.loads(
            document.content, object_pairs_hook=seen, parse_int=len, parse_float=len
        )
    except (orjson.JSONEncodeError, RecursionError):
        return document.duplicates()
    return document.duplicates() if seen.found else []


class _Repetition:
    """Whether any object of a document repeated a name."""

    def __init__(self) -> None:
        self.found = False

    def __call__(self, pairs: list[tuple[str, Any]]) -> None:
        self.found = self.found or len({name for name, _ in pairs}) < len(pairs)


def loads(source: Source, *, hints: Hints | None = None) -> Cable:
    """The cable of a document; `parse` gives the layout and the findings too.

    Inverse of `dumps`: ``loads(dumps(c)) == c`` for every cable (law 4).

    Raises:
        CableDecodeError: The document is broken or not a cable; all findings are on
            the exception.  Or the source is over the cap (``input.too-large``).

    >>> from cableformat.model import build
    >>> cable = build(originator="AMEMBASSY ASTANA")
    >>> loads(dumps(cable)) == cable
    True
    """
    return cable_of(parse(source, hints=hints))


def dumps(cable: Cable, *, layout: Layout | None = None) -> str:
    r"""A cable as a document, with its layout if one is given.

    Every cable has a document (law 4).  With the layout of a reading, the document
    carries the source, and `cableformat.text` writes it again byte for byte (law 3); if
    the cable was edited since, the source is edited first (laws 5 and 10).

    Raises:
        CableEncodeError: A constructor would refuse the cable
            (``document.not-readable-back``); the layout contradicts its document
            (``layout.disagrees``); the edited cable can't be written as text (see
            `cableformat.text.dumps`); the document is over the cap
            (``output.too-large``).

    >>> from cableformat.model import build
    >>> print(dumps(build(originator="AMEMBASSY ASTANA")), end="")
    {
      "$schema": "https://w3id.org/cableformat/v1.0/cable.schema.json",
      "heading": {
        "originator": {
          "designator": "AMEMBASSY ASTANA"
        }
      }
    }
    """
    return check_output(_document(cable, layout).decode())


def _document(cable: Cable, layout: Layout | None) -> bytes:
    members = members_of(cable, layout)
    return orjson.dumps({"$schema": SCHEMA_IDENTITY, **members}, option=_OURS)


def load(file: BinaryIO, *, hints: Hints | None = None) -> Cable:
    """The cable of a document in a binary file; see `loads`."""
    return loads(file.read(), hints=hints)


def dump(cable: Cable, file: BinaryIO, *, layout: Layout | None = None) -> None:
    """Write a document to a binary file, in UTF-8: all of it or nothing."""
    file.write(dumps(cable, layout=layout).encode())
