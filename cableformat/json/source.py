"""Where the members of a JSON document are: for findings only, after the reading.

Theory of operation.  A few members are found by their paths; values that no path leads
into are skipped.  To find names that an object repeats, every member is looked at.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Final

import orjson

from cableformat._record import shown
from cableformat.diagnostics import LineStarts, Place
from cableformat.diagnostics.place import nearest, tree_of
from cableformat.document import Enough, Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.diagnostics.place import Sought

#: RFC 8259: a string, a mark of structure, or a word between them.
_STRING: Final = r'"(?:[^"\\]++|\\.)*+"'
_TOKEN: Final = re.compile(
    rf'{_STRING}|[{{}}\[\],:]|[^ \t\n\r"{{}}\[\],:]++', re.DOTALL
)
#: What may precede a name or a value in well-formed JSON.
_BETWEEN: Final = re.compile(r"[ \t\n\r,:]*+")
#: Skips a value: five times as fast as going from bracket to bracket.
_DECODER: Final = json.JSONDecoder(parse_int=len, parse_float=len, strict=False)
#: Everything up to the next bracket, for values that are nested too deep.
_FLAT: Final = re.compile(rf'(?:[^"{{}}\[\]]++|{_STRING})*+', re.DOTALL)
#: RFC 8259 knows no line ends; editors count these.
LINE_END: Final = re.compile("\n")
_MARK: Final = b"\xef\xbb\xbf"


def _name(spelled: str) -> str:
    """A name without its quotes and escapes."""
    if "\\" not in spelled:
        return spelled[1:-1]
    name: str = json.loads(spelled)
    return name


class JsonSource:
    """The text of a document, and where its members are."""

    def __init__(self, source: str | bytes) -> None:
        # RFC 8259 section 8.1: a byte-order mark may be ignored.
        self.mark = 1 if source[:1] == "\ufeff" or source[:3] == _MARK else 0
        self.content = (
            source[self.mark :] if isinstance(source, str) else source[3 * self.mark :]
        )

    @cached_property
    def text(self) -> str:
        """The text after a byte-order mark; bytes that are no UTF-8 are replaced."""
        if isinstance(self.content, str):
            return self.content
        return self.content.decode("utf-8", "replace")

    def is_exactly(self, document: bytes) -> bool:
        """Whether the source is this document."""
        if isinstance(self.content, str):
            return len(self.content) == len(document.decode()) and (
                self.content == document.decode()
            )
        return self.content == document

    def malformed(self, error: orjson.JSONDecodeError) -> Problem:
        """What `orjson` found, and where; it does not tell where text is not UTF-8."""
        start, message = self._not_utf8() or (error.pos, error.msg)
        start = min(start, len(self.text))
        place = self._place(start, min(start + 1, len(self.text)))
        return Problem((), "json.malformed", message, place=place)

    def _not_utf8(self) -> tuple[int, str] | None:
        content = self.content
        try:
            if isinstance(content, str):
                content.encode()
            else:
                content.decode()
        except UnicodeEncodeError as error:
            return error.start, "a lone surrogate"
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode()
            return len(before), "not UTF-8 here"
        return None

    def places(self, paths: set[Steps]) -> dict[Steps, Place]:
        """The places of some members, or of the nearest member that there is."""
        start = self._after_blanks(0)
        end = self._end_of_beginning(start) if start < len(self.text) else 0
        found: dict[Steps, Place] = {(): self._place(start if end else 0, end)}
        self._seek(start, tree_of(paths)[0], (), found)
        return {steps: found[nearest(steps, found)] for steps in paths}

    def _seek(
        self, start: int, sought: Sought, above: Steps, found: dict[Steps, Place]
    ) -> None:
        """Find members of the value that begins at `start`, and members of theirs."""
        text = self.text
        if text[start : start + 1] not in ("{", "["):
            return
        place, named = start + 1, text[start] == "{"
        number = 0
        while sought:
            begin = place = self._after_blanks(place)
            if text[place] in "}]":
                return
            step: str | int = number
            number += 1
            if named:
                step, place = _DECODER.raw_decode(text, place)
                place = self._after_blanks(place)
            # If two members have one name, the first is found.
            inner = sought.pop(step, None)
            if inner is not None:
                steps = (*above, step)
                found[steps] = self._place(begin, self._end_of_beginning(place))
                self._seek(place, inner, steps, found)
            if sought:
                place = self._end_of(place)

    def _after_blanks(self, place: int) -> int:
        return _BETWEEN.match(self.text, place).end()  # type: ignore[union-attr]

    def _end_of_beginning(self, start: int) -> int:
        """Where a scalar ends, or the opening bracket of another value."""
        return _TOKEN.match(self.text, start).end()  # type: ignore[union-attr]

    def _end_of(self, start: int) -> int:
        """Where a value ends."""
        try:
            return _DECODER.raw_decode(self.text, start)[1]
        except RecursionError:
            place, depth = start + 1, 1
        while depth:
            place = _FLAT.match(self.text, place).end()  # type: ignore[union-attr]
            depth += 1 if self.text[place] in ("{", "[") else -1
            place += 1
        return place

    def duplicates(self) -> list[Problem]:
        """Every name that an object repeats."""
        found = Problems()
        with suppress(Enough):
            for problem in self._duplicates():
                found.add(problem)
        return found

    def _duplicates(self) -> Iterator[Problem]:
        seen: list[set[str]] = []
        for path, start, end in self._members():
            del seen[len(path) :]
            while len(seen) < len(path):
                seen.append(set())
            if not path or type(path[-1]) is not str:
                continue
            if path[-1] in seen[-1]:
                message = f"the object has two members {shown(path[-1])}"
                place = self._place(start, end)
                yield Problem(tuple(path), "json.duplicate-name", message, place=place)
            seen[-1].add(path[-1])

    def _members(self) -> Iterator[tuple[list[str | int], int, int]]:
        """Every member of well-formed JSON: its path, and the span of its beginning.

        From its name, if it has one, to the end of a scalar or an opening bracket.  The
        path is one list, changed from step to step.
        """
        path: list[str | int] = []
        lists: list[bool] = []
        named: int | None = None
        for token in _TOKEN.finditer(self.text):
            mark = token[0]
            if mark in ("}", "]"):
                path.pop()
                lists.pop()
            elif mark == ",":
                if lists[-1]:
                    path[-1] += 1  # type: ignore[operator]
            elif mark == ":":
                continue
            elif named is None and lists and not lists[-1]:
                path[-1] = _name(mark)
                named = token.start()
            else:
                yield path, token.start() if named is None else named, token.end()
                named = None
                if mark in ("{", "["):
                    path.append(0)
                    lists.append(mark == "[")

    @cached_property
    def _lines(self) -> LineStarts:
        return LineStarts(self.text, LINE_END)

    def _place(self, start: int, end: int) -> Place:
        line, column = self._lines.line_and_column(start)
        shift = self.mark if line == 1 else 0
        return Place((start + self.mark, end + self.mark), line, column + shift)
