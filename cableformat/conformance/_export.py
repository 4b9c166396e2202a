"""A suite as one file: a JSON document, or a ZIP file of all its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from cableformat.conformance._archive import zipped
from cableformat.conformance._message_values import spelled
from cableformat.conformance._suite import (
    VERSION,
    contents,
    members,
    published,
    refuse_suite,
    suite,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from cableformat.conformance._suite import Case

__all__ = ["archived", "flattened"]

#: The identity of the schema of the document.
IDENTITY: Final = "https://w3id.org/cableformat/v1/suite.schema.json"
_FORM: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
#: The files that may be beside the cases.
_BESIDE: Final = ("LICENSE", "README.md", "case.schema.json", "suite.schema.json")


def flattened(cases: Iterable[Case]) -> bytes:
    """Some cases as one JSON document, as ``suite.schema.json`` says.

    Raises:
        CableFormatError: A file of a case is missing or broken
            (``conformance.broken-suite``).

    >>> from cableformat.conformance import suite
    >>> orjson.loads(flattened(suite()[:1]))["cases"][0]["name"]
    'invalid/documents/json-cut-off'
    """
    told = {"$schema": IDENTITY, "cases": [_flat(case) for case in cases]}
    try:
        return orjson.dumps(told, option=_FORM)
    except orjson.JSONEncodeError as error:
        # Only what is nested deeper than the writer follows.
        refuse_suite(f"it can't be written as one document: {error}")


def _flat(case: Case) -> dict[str, Any]:
    about = members(contents(case.folder / "case.json", case.name), case.name)
    told = {
        "name": case.name,
        "about": about,
        "format": case.format,
        "source": spelled(case.source),
        "cable": case.cable,
        "findings": case.findings,
        "rules": case.breaches,
        "telegram": None if case.telegram is None else spelled(case.telegram),
    }
    return {name: value for name, value in told.items() if value is not None}


def archived(folder: Traversable | None = None) -> bytes:
    """Every file of a suite as a ZIP file; by default, the published suite.

    The same suite gives the same bytes, wherever and whenever it is written.

    Raises:
        CableFormatError: The suite, or a file of it, can't be read
            (``conformance.broken-suite``), or the installation lacks it
            (``data.missing``).

    >>> archived()[:2]
    b'PK'
    """
    base = published() if folder is None else folder
    return zipped(dict(_files(base)), VERSION)


def _files(base: Traversable) -> Iterator[tuple[str, bytes]]:
    for name in _BESIDE:
        if (base / name).is_file():
            yield name, contents(base / name, VERSION)
    for case in suite(base):
        for file in case.folder.iterdir():
            yield f"{case.name}/{file.name}", contents(file, case.name)
