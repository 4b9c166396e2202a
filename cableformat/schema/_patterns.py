r"""The patterns of the field table in the spellings of ECMA 262 and of XML Schema.

Theory of operation.  The three languages agree on sequences, alternatives and
quantifiers.  They differ in characters: none but Python has ``\U0010ffff``, ECMA 262
sees UTF-16 without its ``u`` flag, XML Schema has no numbers for characters at all, and
an XML document cannot hold some.  So a class is read into its code points and spelled
again; a class that reaches to the last code point is spelled by what it leaves out.

No lookahead and no ``\d``, ``\s``, ``\w``: engines differ on these.  Characters beyond
ASCII are written as they are, because RE2 and PCRE know no ``\u``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Final

from cableformat._record import LINES, VISIBLE

__all__ = ["ecma", "whole", "xsd"]

#: Code points, as ascending ranges that do not touch; both ends included.
Ranges = tuple[tuple[int, int], ...]
#: A class or an escaped character, or what all languages spell alike.
Token = Ranges | str

_POINT: Final = (
    r"\\U[0-9a-f]{8}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[tn]|\\[^A-Za-z0-9]|[^\\]"
)
_RANGE: Final = re.compile(rf"({_POINT})(?:-({_POINT}))?")
_TOKEN: Final = re.compile(
    rf"(?P<points>\[(?:\\.|[^\\\]])+\]|(?=\\)(?:{_POINT}))"
    r"|(?P<same>\(\?:|[()|]|(?:[?*+]|\{[0-9]+(?:,[0-9]+)?\})(?![?*+])|[A-Za-z0-9/,-])"
)
_NAMED: Final = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}

_SURROGATES: Final = (0xD800, 0xDFFF)
#: XML 1.0 section 2.2: the code points that no XML document may hold.
_NOT_XML: Final = ((0, 0x8), (0xB, 0xC), (0xE, 0x1F), _SURROGATES, (0xFFFE, 0xFFFF))
#: `LINES` with one way to read every string; see `_decided`.
_DECIDED_LINES: Final = rf"(?:[{VISIBLE}](?:\n*[\t\x20]*[{VISIBLE}])*)?"


def ecma(pattern: str) -> str:
    r"""The pattern for JSON Schema, anchored; the same with and without flag ``u``.

    In Python and PCRE, ``$`` also matches before a line end that closes the string: the
    schema refuses that apart.

    >>> ecma(r"(?:0[1-9]|1[0-2])[.\x20]+[\u00c0-\U0010ffff]")
    '^(?:(?:0[1-9]|1[0-2])[\\x20.]+[^\\x00-¿])$'
    """
    spelled = "".join(
        token if isinstance(token, str) else _class(token, (_SURROGATES,), r"\x20")
        for token in _tokens(pattern)
    )
    return f"^(?:{spelled})$"


def xsd(pattern: str) -> str:
    r"""The pattern for XML Schema, which anchors it and knows no ``(?:``.

    >>> xsd(r"[0-9]\.(?:[A-F]|[\x21-\U0010ffff]+)")
    '[0-9]\\.([A-F]|[^\\t\\n\\r ]+)'
    """
    tokens = list(_tokens(pattern.replace(LINES, _DECIDED_LINES)))
    return "".join(
        token if isinstance(token, str) else _class(token, _NOT_XML, " ")
        for token in _decided(_without_starred_groups(tokens))
    ).replace("(?:", "(")


# Whole numbers


def whole(least: int, most: int) -> str:
    """The pattern of the numbers from `least` to `most`, without leading zeros.

    >>> whole(0, 99), whole(1, 12), whole(1945, 2044)
    ('[0-9]|[1-9][0-9]', '[1-9]|1[0-2]', '19(4[5-9]|[5-9][0-9])|20([0-3][0-9]|4[0-4])')
    """
    ways: list[str] = []
    for width in range(len(str(least)), len(str(most)) + 1):
        low = max(least, 10 ** (width - 1) if width > 1 else 0)
        ways += _between(str(low), str(min(most, 10**width - 1)))
    return "|".join(ways)


def _between(low: str, high: str) -> list[str]:
    """Alternatives for the numbers between two of one width."""
    if not low:
        return [""]
    if low[0] == high[0]:
        ways = _between(low[1:], high[1:])
        return [low[0] + (ways[0] if len(ways) == 1 else f"({'|'.join(ways)})")]
    zeros, nines = "0" * (len(low) - 1), "9" * (len(low) - 1)
    first, last = int(low[0]), int(high[0])
    before: list[str] = []
    after: list[str] = []
    if low[1:] != zeros:
        before, first = _between(low, low[0] + nines), first + 1
    if high[1:] != nines:
        after, last = _between(high[0] + zeros, high), last - 1
    if first > last:
        return before + after
    digit = str(first) if first == last else f"[{first}-{last}]"
    any_digits = ("", "[0-9]", f"[0-9]{{{len(zeros)}}}")[min(len(zeros), 2)]
    return [*before, digit + any_digits, *after]


# Reading classes


def _tokens(pattern: str) -> Iterator[Token]:
    place = 0
    while place < len(pattern):
        token = _TOKEN.match(pattern, place)
        assert token is not None, f"not of every language: {pattern[place:]!r}"
        yield token["same"] or _points(token["points"])
        place = token.end()


def _points(token: str) -> Ranges:
    """The code points of a class, or of one escaped character."""
    inside = token[1:-1] if token[0] == "[" else token
    assert inside[0] != "^", f"a class says what it holds: {token}"
    found = list(_RANGE.finditer(inside))
    assert "".join(map("{0[0]}".format, found)) == inside, f"not read: {token}"
    return _joined((_point(m[1]), _point(m[2] or m[1])) for m in found)


def _point(character: str) -> int:
    if len(character) == 1:
        return ord(character)
    if digits := character[2:]:
        return int(digits, base=16)
    return ord({"t": "\t", "n": "\n"}.get(character[1], character[1]))


def _joined(pairs: Iterator[tuple[int, int]]) -> Ranges:
    made: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if made and first <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(made[-1][1], last))
        else:
            made.append((first, last))
    return tuple(made)


def _outside(ranges: Ranges) -> Ranges:
    """All other code points."""
    edges = [-1, *(edge for pair in ranges for edge in pair), sys.maxunicode + 1]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((a + 1, b - 1) for a, b in pairs if b - a > 1)


def _less(ranges: Ranges, others: Ranges) -> Ranges:
    return _outside(_joined(iter((*_outside(ranges), *others))))


# Spelling classes


def _class(ranges: Ranges, no_matter: Ranges, space: str) -> str:
    """The spelling; `no_matter` are code points that no document holds."""
    if ranges[-1][1] == sys.maxunicode:
        left_out = _outside(_joined(iter((*ranges, *no_matter))))
        return f"[^{_members(left_out, space)}]"
    members = _members(ranges, space)
    alone = ranges[0][0] == ranges[0][1] and len(ranges) == 1
    character = chr(ranges[0][0])
    if alone and (character.isalnum() or character in _NAMED):
        return members
    if alone and character in r"\.?*+{}()[]|":
        return f"\\{character}"
    return f"[{members}]"


def _members(ranges: Ranges, space: str) -> str:
    def spelled(point: int) -> str:
        character = chr(point)
        if point < 0x20:
            return _NAMED.get(character, f"\\x{point:02x}")
        if point == 0x20:
            return space
        return f"\\{character}" if character in r"\[]^-" else character

    return "".join(
        # `,-.` is a range that looks like three characters.
        "".join(map(spelled, range(first, last + 1)))
        if last - first < (2 if chr(first).isalnum() else 3)
        else f"{spelled(first)}-{spelled(last)}"
        for first, last in ranges
    )


# What libxml2 can read


def _without_starred_groups(tokens: list[Token]) -> list[Token]:
    """The tokens, with ``(X)*`` spelled ``((X)+)?``.

    Where such a group ends an alternative, libxml2 lets it follow the others too.
    """
    if "|" not in tokens:
        return tokens
    spelled: list[Token] = []
    begins: list[int] = []
    last = 0
    for place, sign in enumerate(tokens):
        match (tokens[place - 1], sign):
            case (")", "*"):
                spelled[last:] = ["(?:", *spelled[last:], "+", ")", "?"]
                continue
            case (_, "(" | "(?:"):
                begins.append(len(spelled))
            case (_, ")"):
                last = begins.pop()
        spelled.append(sign)
    return spelled


def _decided(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with ``[Y]*[Z]`` spelled ``(?:[Y-Z]*[Z])+`` where Y holds all of Z.

    libxml2 keeps a way back for each character that has two ways to be read, and gives
    up at ten million: a telegram may be larger (laws.md 15).
    """
    place = 0
    while place < len(tokens):
        match tokens[place : place + 3]:
            case [tuple(many), "*", tuple(last)] if not _less(last, many):
                assert (*tokens, "")[place + 3] not in ("?", "*", "+")
                yield from ("(?:", _less(many, last), "*", last, ")", "+")
                place += 3
            case _:
                yield tokens[place]
                place += 1
