"""Values of messages, read from JSON more strictly than any one JSON reader does.

What an adapter sends is data from somebody else's program.  A value that the schemas in
``schemas/v1.0/conformance`` refuse is `Unfit`, for a reason in one short line.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NoReturn

import orjson

from cableformat._record import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Whole numbers that every JSON reader keeps.
_MOST: Final = 2**53 - 1
LONGEST_WORD: Final = 200


class UnfitError(ValueError):
    """A value that is no part of a message."""


def refuse(why: str) -> NoReturn:
    """Refuse a value.

    Raises:
        UnfitError: Always.
    """
    raise UnfitError(why) from None


def spelled(data: bytes) -> dict[str, str]:
    r"""Bytes as a member of JSON: their text where they are UTF-8, else base64.

    >>> spelled(b"NNNN"), spelled(b"\xff")
    ({'text': 'NNNN'}, {'base64': '/w=='})
    """
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}


def parsed(line: bytes) -> Any:
    """The value of a line of JSON."""
    try:
        # No text that is not UTF-8, no lone surrogate, no NaN, nothing deep or endless.
        orjson.loads(line)
        # No name twice.
        return json.loads(line, object_pairs_hook=unique)
    except UnfitError:
        raise
    except RecursionError:
        refuse("its JSON is nested too deep")
    except ValueError as error:
        refuse(f"it is not JSON ({error})")


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The members of an object, none of which may be there twice."""
    members = dict(pairs)
    if len(members) < len(pairs):
        name, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        refuse(f"it has two members {shown(name)}")
    return members


def members_of(
    value: Any, where: str, required: tuple[str, ...], others: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The members of an object that has all the required ones, and no unknown one."""
    if type(value) is not dict:
        refuse(f"{where}: expected an object; found {described(value)}")
    for name in required:
        if name not in value:
            refuse(f"{where} lacks {name}")
    for name in value:
        if name not in required and name not in others:
            refuse(f"{where} has an unknown member {shown(name)}")
    return value


def items_of(value: Any, where: str) -> list[Any]:
    """The items of a list."""
    if type(value) is not list:
        refuse(f"{where}: expected a list; found {described(value)}")
    return value


def words_of(value: Any, where: str, *, least: int = 0, most: int | None = None) -> str:
    """A string of `least` to `most` characters."""
    if type(value) is not str:
        refuse(f"{where}: expected a string; found {described(value)}")
    if len(value) < least or (most is not None and len(value) > most):
        limit = "some" if len(value) < least else f"{most} at most"
        refuse(f"{where}: expected characters, {limit}; found {len(value)}")
    return value


def whole(value: Any, where: str) -> int:
    """A number that is not below 0, and whole: 1.0 is, as in JSON Schema."""
    integral = type(value) is int or (type(value) is float and value.is_integer())
    if not integral or not 0 <= value <= _MOST:
        refuse(f"{where}: expected a whole number; found {described(value)}")
    return int(value)


def named(members: Iterable[str]) -> str:
    """Members, by their names."""
    return " and ".join(members) or "none"


def described(value: Any) -> str:
    """A value for a message: only the kind, or the beginning, of one that is long."""
    if type(value) is dict:
        return "an object"
    if type(value) is list:
        return "a list"
    if type(value) is str:
        return shown(value[:LONGEST_WORD])
    if value is None or type(value) is bool:
        return json.dumps(value)
    return shown(value)


def bytes_of(value: Any) -> bytes:
    """The bytes that `spelled` spells."""
    members = members_of(value, "output", (), ("text", "base64"))
    if len(members) != 1:
        refuse(f"output: expected text or base64; found {named(members)}")
    if "text" in members:
        return words_of(members["text"], "output.text").encode()
    encoded = words_of(members["base64"], "output.base64")
    try:
        data = base64.b64decode(encoded, validate=True)
    except ValueError:
        data = b""
    # The bits of the last character that hold no data are zero.
    if base64.b64encode(data) != encoded.encode():
        refuse("output.base64: expected base64 with its padding")
    return data
