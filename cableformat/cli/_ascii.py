"""JSON in ASCII, which every reader takes and no terminal obeys."""

from __future__ import annotations

import json
from typing import Any

from cableformat._escape import encodable

__all__ = ["dumps", "encodable"]


def dumps(value: Any) -> str:
    """A value as one line of JSON."""
    return json.dumps(_encodable(value))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {name: _encodable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(inner) for inner in value]
    return value
