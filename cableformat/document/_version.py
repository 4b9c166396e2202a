"""The identities of documents and schemas (design section 9); nothing is ever fetched.

A minor version is its own folder of ``schemas/`` and its own identity of a schema; the
namespace is that of the major version.
"""

from __future__ import annotations

from typing import Final

__all__ = ["NAMESPACE", "SCHEMA_IDENTITY", "VERSION"]

#: The version of documents that this library writes, and the newest that it reads.
VERSION: Final = "1.0"
#: The XML namespace.
NAMESPACE: Final = "https://w3id.org/cableformat/v1"
#: The ``$id`` of the JSON Schema, and the ``$schema`` of a document.
SCHEMA_IDENTITY: Final = f"https://w3id.org/cableformat/v{VERSION}/cable.schema.json"
