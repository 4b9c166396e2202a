"""Two JSON texts laid out alike, a line a member, so that lines can be compared.

Facts: blanks, escapes and the order of members are free in JSON (RFC 8259).  Both
sides are read and written again in one layout; if one can't be read (it may have been
cut), the tokens of both are put on lines of their own.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from cableformat.conformance._message_values import unique

__all__ = ["alike"]

#: The line that follows a text that was cut.
_CUT: Final = re.compile(r"\n\.\.\. and [^\n]*\Z")
_TOKEN: Final = re.compile(
    r'"(?:[^"\\]|\\.)*+"?|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL
)
_INDENT: Final = "  "
#: A text may be as deep as it likes; a page is not.
_DEEPEST: Final = 40


def alike(expected: str, found: str) -> tuple[str, str]:
    r"""Both texts, laid out alike where both are JSON.

    >>> alike('{\n  "a": 1,\n  "b": 2\n}', '{"b":3,"a":1}')[1].split("\n")
    ['{', '  "a": 1,', '  "b": 3', '}']
    """
    if not (_is_object(expected) and _is_object(found)):
        return expected, found
    try:
        left, right = _read(expected), _read(found)
    except (ValueError, RecursionError):
        return _parted(expected), _parted(found)
    return _written(left), _written(_ordered(right, left))


def _is_object(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _read(text: str) -> Any:
    return json.loads(text.lstrip("\ufeff"), object_pairs_hook=unique)


def _written(value: Any) -> str:
    return json.dumps(value, indent=_INDENT, ensure_ascii=False)


def _ordered(value: Any, like: Any) -> Any:
    """A value whose members are in the order that those of `like` have."""
    if isinstance(value, dict) and isinstance(like, dict):
        names = [*(n for n in like if n in value), *(n for n in value if n not in like)]
        return {name: _ordered(value[name], like.get(name)) for name in names}
    if isinstance(value, list) and isinstance(like, list):
        models = [*like, *[None] * len(value)]
        return [_ordered(*pair) for pair in zip(value, models, strict=False)]
    return value


def _parted(text: str) -> str:
    """The tokens of a text, a line a member or an item."""
    end = _CUT.search(text)
    rest = "" if end is None else end[0]
    tokens = _TOKEN.findall(text[: len(text) - len(rest)])
    lines, depth = [""], 0
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        closes = token in ("}", "]")
        depth += (before in ("{", "[")) - closes
        empty = closes and before in ("{", "[")
        if not empty and (closes or before in ("{", "[", ",")):
            lines.append(_INDENT * min(max(depth, 0), _DEEPEST))
        lines[-1] += f" {token}" if before == ":" else token
    return "\n".join(lines) + rest
