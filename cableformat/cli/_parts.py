"""The telegrams and documents of one input: mostly one; each one of a stream.

Theory of operation.  A source is cut before any command reads it, so that each command
works on one telegram at a time and says where it begins: findings and places are those
of the input, whatever piece they are about.  Text is cut as `cableformat.split` does;
JSON Lines, which `convert` writes of such a source, have a document a line.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

import cableformat
from cableformat._convert import cable_of, codec_of
from cableformat._detect import format_of
from cableformat.cli import _io
from cableformat.cli._folders import holds_lines
from cableformat.cli._input import attempted, complain, named_format
from cableformat.errors import CableFormatError
from cableformat.streams import PieceKind
from cableformat.text import CAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.cli._folders import Input
    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.text import Hints, Reading, TracedLine

T = TypeVar("T")

_BLANKS: Final = b" \t\r"
_LINE_BLANKS: Final = b" \t\r\n"


@attrs.frozen(kw_only=True, slots=True)
class Part:
    """A telegram or a document of an input, or the text between two telegrams."""

    #: The name of the input.
    file: str
    source: bytes
    #: The format that it is said to be in; `None` where nothing says.
    format: str | None
    #: The line of the input with which it begins, and how many characters are above.
    line: int = 1
    offset: int = 0
    #: Whether it is all of its input.
    alone: bool = True
    #: Whether it is the text between two telegrams.
    between: bool = False

    @property
    def name(self) -> str:
        """The name of the input; if it has several, with the line where it begins."""
        return self.file if self.alone else f"{self.file}:{self.line}"

    @property
    def title(self) -> str:
        """The name, and whether it is no telegram."""
        return f"{self.name} (between telegrams)" if self.between else self.name

    def read(self, hints: Hints) -> Reading[Any]:
        """Read it; its findings are placed in the input.

        Raises:
            CableDecodeError: It is over the cap of its format (``input.too-large``).
        """
        codec = codec_of(self.source, self.format)
        reading = codec.parse(self.source, hints=hints)
        if self.alone:
            return reading
        found = tuple(self.placed(reading.diagnostics))
        return attrs.evolve(reading, diagnostics=found)

    def read_whole(self, hints: Hints) -> Reading[Any]:
        """Read it, for a command that needs its cable.

        Raises:
            CableDecodeError: It is over the cap of its format (``input.too-large``), or
                a document without a cable.
        """
        reading = self.read(hints)
        cable_of(reading)
        return reading

    def cable(self, hints: Hints) -> Cable:
        """Its cable; raises as `read_whole` does."""
        return cable_of(self.read(hints))

    def check(self, hints: Hints) -> Iterator[Diagnostic]:
        """What is wrong with it, placed in the input.

        Raises:
            CableDecodeError: It is over the cap of its format (``input.too-large``).
        """
        found = cableformat.check(self.source, from_=self.format, hints=hints)
        return self.placed(found)

    def complain(self, error: CableFormatError) -> None:
        """Say why it has no cable; findings have their places in the input."""
        placed = bool(getattr(error, "diagnostics", ()))
        complain(self.file if placed else self.name, error)

    def numbered(self, lines: Iterable[TracedLine]) -> list[TracedLine]:
        """The lines of a trace, numbered as in the input."""
        return [
            attrs.evolve(line, number=line.number + self.line - 1) for line in lines
        ]

    def placed(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Findings about it, placed in the input."""
        for finding in found:
            start, end = finding.span
            yield attrs.evolve(
                finding,
                span=(start + self.offset, end + self.offset),
                line=finding.line + self.line - 1,
            )


@attrs.define(slots=True)
class Attempts:
    """Work on the parts of files: what fails is reported, and the rest goes on."""

    failed: bool = False

    def parts(self, file: Input, from_: str | None) -> tuple[Part, ...]:
        """The parts of a file; none if it can't be read."""
        found = attempted(lambda: parts(file.readable(), from_))
        if isinstance(found, CableFormatError):
            complain(file.name, found)
            self.failed = True
            return ()
        return found

    def made(self, part: Part, work: Callable[..., T], *args: Any) -> T | None:
        """What `work` makes of a part and of `args`; `None` if it fails."""
        return self.kept(part, attempted(work, part, *args))

    def kept(self, part: Part, made: T | CableFormatError) -> T | None:
        """What was made of a part; `None` if that failed."""
        if isinstance(made, CableFormatError):
            part.complain(made)
            self.failed = True
            return None
        return made


def parts(name: str, from_: str | None) -> tuple[Part, ...]:
    """The parts of an input; in order, their sources are its source.

    Raises:
        CableDecodeError: It can't be read (see `_io.read`).
    """
    return parts_of(name, _io.read(name), named_format(name, from_))


def parts_of(name: str, source: bytes, format_: str | None) -> tuple[Part, ...]:
    """The parts of a source that an input of this name has."""
    known = format_ or format_of(source)
    found: list[Part] = []
    if known == "text" and len(source) <= CAP:
        found = list(_pieces(name, source, format_))
        if sum(not part.between for part in found) < 2:
            found = []
    elif known == "json" and (holds_lines(name) or _is_lines(source)):
        found = list(_documents(name, source))
    return tuple(found) or (Part(file=name, source=source, format=format_),)


def _pieces(name: str, source: bytes, format_: str | None) -> Iterator[Part]:
    for piece in cableformat.split(source):
        yield Part(
            file=name,
            source=piece.source,
            format=format_,
            line=piece.line,
            offset=piece.offset,
            alone=False,
            between=piece.kind is PieceKind.BETWEEN,
        )


def _is_lines(source: bytes) -> bool:
    """Whether each line of a source is an object, and there are several."""
    source = source.removeprefix(BOM_UTF8)
    first = source[: source.find(b"\n") + 1].strip(_LINE_BLANKS)
    if not first.endswith(b"}"):
        return False  # a document on several lines
    lines = [line for line in source.split(b"\n") if line.strip(_BLANKS)]
    if len(lines) < 2:
        return False
    bare = (line.strip(_BLANKS) for line in lines)
    return all(line.startswith(b"{") and line.endswith(b"}") for line in bare)


def _documents(name: str, source: bytes) -> Iterator[Part]:
    """The documents of JSON Lines; none if the source was cut at the cap."""
    from cableformat.document import CAP as WHOLE  # noqa: PLC0415 - loads the codecs

    if len(source) > WHOLE:
        return
    offset = 0
    lines = source.split(b"\n")
    for number, line in enumerate(lines, start=1):
        if line.strip(_BLANKS):
            yield Part(
                file=name,
                source=line,
                format="json",
                line=number,
                offset=offset,
                alone=len(lines) == 1,
            )
        offset += len(line.decode("utf-8", "replace")) + 1
