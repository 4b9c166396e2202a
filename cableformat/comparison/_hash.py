"""One hash for what a cable says, whatever its format, its layout and its wrapping.

Facts: a layout's own `cableDigest` is over the cable as it is, line ends of paragraphs
included, and belongs to a document.  This hash is for telling copies: it is over a line
that names what is hashed and how, and the members by RFC 8785, so that hashes of other
scopes and of other versions of this rule never meet.  `docs/hashes.md` has the rule for
programs in any language.
"""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import orjson

from cableformat._record import camel, rows, shown
from cableformat.document import plain
from cableformat.errors import CableValueError
from cableformat.model import Cable
from cableformat.text.layout import refuse_other_cable

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCOPES", "content_hash"]

#: What each scope takes of a cable, by the names of JSON: all of it; what was sent,
#: the same in every copy; what was said, the same if it was sent again.
SCOPES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "cable": tuple(camel(row.name) for row in rows(Cable)),
        "message": ("heading", "content"),
        "content": ("content",),
    }
)
_RULE: Final = 1


def content_hash(cable: Cable, *, scope: str = "cable") -> str:
    r"""The SHA-256 of what a cable says, as 64 hexadecimal digits in lower case.

    It is equal for two cables if `differences` without wrapping finds nothing, and only
    then.  It needs neither layout nor format, and is the same in every version of this
    library that reads the same cable.

    Args:
        cable: The cable.
        scope: One of `SCOPES`: ``"cable"``, ``"message"`` (without the transmission,
            which is this copy's journey) or ``"content"``.

    Raises:
        CableValueError: There is no such scope (``hash.unknown-scope``).

    >>> import cableformat
    >>> one = cableformat.parse("SUBJECT: CORK\n\n1. Bark\nfloats.\n").cable
    >>> other = cableformat.parse("SUBJ:   CORK\r\n\r\n1. Bark floats.\r\n").cable
    >>> one == other, content_hash(one) == content_hash(other)
    (False, True)
    """
    refuse_other_cable(cable)
    if scope not in SCOPES:
        msg = f"expected one of {', '.join(SCOPES)}; found {shown(scope)}"
        raise CableValueError(msg, code="hash.unknown-scope")
    members = plain(cable, unwrapped=True)
    taken = {name: members[name] for name in SCOPES[scope] if name in members}
    hashed = f"cableformat hash {_RULE} {scope}\n".encode()
    hashed += orjson.dumps(taken, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(hashed).hexdigest()
