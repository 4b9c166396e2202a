"""JSON in ASCII, which every reader takes and no terminal obeys."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from cableformat._escape import encodable

__all__ = ["decoded", "dumps", "encodable"]

_SURROGATE: Final = re.compile(r"\\u(d[89a-f][0-9a-f]{2})")


def decoded(text: str) -> str:
    r"""The name of a file that `encodable` made of one, save where it held as much.

    >>> decoded(encodable("caf\udce9")) == "caf\udce9"
    True
    """
    return _SURROGATE.sub(lambda found: chr(int(found[1], 16)), text)


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
