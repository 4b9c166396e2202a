"""Where the members of a JSON document stand: for findings only, behind the reading."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Final

import orjson

from cableformat._record import shown
from cableformat.diagnostics import LineStarts, Place
from cableformat.document import Enough, Problem, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps

#: RFC 8259: a string, a mark of structure, or a word between them.
_TOKEN: Final = re.compile(
    r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^ \t\n\r"{}\[\],:]++', re.DOTALL
)
#: RFC 8259 knows no line ends; editors count these.
LINE_END: Final = re.compile("\n")
_MARK: Final = b"\xef\xbb\xbf"


class JsonSource:
    """The text of a document, and where its members stand."""

    def __init__(self, source: str | bytes) -> None:
        # RFC 8259 section 8.1: a byte-order mark may be ignored.
        self.mark = 1 if source[:1] == "\ufeff" or source[:3] == _MARK else 0
        self.content = (
            source[self.mark :] if isinstance(source, str) else source[3 * self.mark :]
        )

    @cached_property
    def text(self) -> str:
        """The text behind a byte-order mark, also of bytes that are none."""
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
        above = {steps[:end] for steps in paths for end in range(len(steps) + 1)}
        found: dict[Steps, Place] = {}
        deepest = max(map(len, above), default=0)
        for path, start, end in self._members():
            if len(path) <= deepest and (steps := tuple(path)) in above:
                found.setdefault(steps, self._place(start, end))
        found.setdefault((), self._place(0, min(1, len(self.text))))
        return {
            steps: next(
                found[steps[:end]]
                for end in range(len(steps), -1, -1)
                if steps[:end] in found
            )
            for steps in paths
        }

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
                path[-1] = json.loads(mark, strict=False)
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
