"""The identities of documents and schemas (laws.md 16); nothing is ever fetched.

A minor version is its own folder of ``schemas/`` and its own identity of a schema; the
namespace is that of the major version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cableformat._record import shown
from cableformat.document._findings import Problem

if TYPE_CHECKING:
    from cableformat.diagnostics import Steps

__all__ = [
    "NAMESPACE",
    "SCHEMA_IDENTITY",
    "VERSION",
    "refusal_of_identity",
    "refusal_of_namespace",
    "refusal_of_version",
]

#: The version of documents that this library writes, and the newest that it reads.
VERSION: Final = "1.0"
#: The XML namespace.
NAMESPACE: Final = "https://w3id.org/cableformat/v1"
#: The ``$id`` of the JSON Schema, and the ``$schema`` of a document.
SCHEMA_IDENTITY: Final = f"https://w3id.org/cableformat/v{VERSION}/cable.schema.json"


# One spelling of each number: 01.0 names no version.
_NUMBER: Final = "(?:0|[1-9][0-9]{0,3})"
_NUMBERS: Final = re.compile(rf"({_NUMBER})\.({_NUMBER})", re.ASCII)
_NAMESPACE: Final = re.compile(rf"https://w3id\.org/cableformat/v({_NUMBER})", re.ASCII)
_IDENTITY: Final = re.compile(
    rf"https://w3id\.org/cableformat/v({_NUMBER}\.{_NUMBER})/cable\.schema\.json",
    re.ASCII,
)


def refusal_of_identity(found: object, steps: Steps) -> Problem | None:
    """Why a document with this ``$schema`` can't be read; `None` where it can."""
    match = _IDENTITY.fullmatch(found) if type(found) is str else None
    if match is None:
        return Problem(
            steps,
            "document.unknown-schema",
            f"expected {SCHEMA_IDENTITY!r}; found {shown(found)}",
        )
    return refusal_of_version(match[1], steps)


def refusal_of_namespace(found: str | None, steps: Steps) -> Problem | None:
    """Why a document of the namespace of another major version can't be read."""
    match = _NAMESPACE.fullmatch(found or "")
    return match and refusal_of_version(f"{match[1]}.0", steps)


def refusal_of_version(found: str, steps: Steps) -> Problem | None:
    """Why a document of this version can't be read; `None` where it can."""
    match = _NUMBERS.fullmatch(found)
    if match is None:
        message = f"expected a version such as {VERSION}; found {shown(found)}"
        return Problem(steps, "document.unknown-schema", message)
    ours = tuple(map(int, VERSION.split(".")))
    theirs = int(match[1]), int(match[2])
    if theirs > ours:
        return Problem(
            steps,
            "document.newer-version",
            f"version {found} is needed; this library reads up to {VERSION}",
            "A newer version of the library reads it",
        )
    # Every version so far; old majors stay readable.
    return (
        None
        if theirs == ours
        else Problem(steps, "document.unknown-schema", f"there is no version {found}")
    )
