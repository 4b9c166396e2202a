"""From a source to its lines: decoding, line ends, what no telegram can hold.

Theory of operation.  A source is decoded once, by a rule that is total and reversible:
UTF-8, else WHATWG windows-1252.  Line ends are found, never normalised: every line
knows where it lies in the source.  Residue (control characters, the links and pilcrows
of a Markdown rendering) is peeled off a line before any lens sees it; `Peel` maps
places in the peeled text back to the source, so that all spans are those of the source.

Facts: wire.md 6: a line ends in ``CR CR LF``, ``CR LF``, ``LF``, bare ``CR``, VT or FF.
content.md 0 (3): pilcrows and links were added by a web page and its conversion.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._record import VISIBLE
from cableformat.errors import CableDecodeError, CableEncodeError

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Design section 10: 16 MiB, as bytes, or as the UTF-8 length of a `str`.  The largest
#: record message of the corpus has 0.1 MiB; the cap only bounds hostile input.
CAP: Final = 16 * 1024 * 1024

BLANKS: Final = " \t"

#: Where a line ends (wire.md 6).
LINE_END: Final = re.compile("\r*+\n|\r++|[\x0b\x0c]")
_PEELED: Final = re.compile(f"[^\t\n\r\x0b\x0c\\x20{VISIBLE}]+")
#: The control characters among them: in UTF-8 such bytes are nothing else.
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r\x0b\x0c"})
WORDS: Final = re.compile(r"[^ \t]+").findall
_RESIDUE: Final = re.compile(
    # [¶1.](#), [PREL](#): a link whose target is a fragment, as Markdown renders an
    # anchor; nothing else in brackets is touched.
    rf"(?P<open>\[¶?)(?P<text>(?:(?![\[\]()])[\t\x20{VISIBLE}]){{1,60}})"
    rf"(?P<close>\]\(#(?:(?![()])[{VISIBLE}]){{0,60}}\))"
    r"|(?P<pilcrow>^¶(?=[0-9]))"
    # content.md 1.7: ¶ before the letter of a reference.
    rf"|(?P<other>[^\t\x20{VISIBLE}]+|¶(?=[A-Z]\.[ ]))"
)

# WHATWG windows-1252: the five bytes that Microsoft leaves undefined stand for
# themselves.
_TABLE: Final = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)
_ENCODE_TABLE: Final = codecs.charmap_build(_TABLE)


def decode(source: object) -> tuple[str, str | None]:
    """The text of a source, and the encoding that was found (`None` for a `str`).

    Raises:
        CableDecodeError: The source is over the cap (``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.
    """
    if isinstance(source, str):
        if size(source, CAP) > CAP:
            raise _too_large()
        return source, None
    if not isinstance(source, bytes):
        msg = f"expected str or bytes; found {type(source).__name__}"
        raise TypeError(msg)
    if len(source) > CAP:
        raise _too_large()
    try:
        return source.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return codecs.charmap_decode(source, "strict", _TABLE)[0], "windows-1252"


def encode(text: str, encoding: str, *, lossy: bool = False) -> bytes:
    """The bytes of a text, in the encoding its source was found in.

    With `lossy`, a question mark stands for what the encoding lacks.

    Raises:
        CableEncodeError: The encoding has no such character (``text.unencodable``).
    """
    errors = "replace" if lossy else "strict"
    try:
        if encoding == "utf-8":
            return text.encode("utf-8", errors)
        return codecs.charmap_encode(text, errors, _ENCODE_TABLE)[0]
    except UnicodeEncodeError as error:
        msg = (
            f"the source is {encoding}, which has no {text[error.start]!r}: "
            "write without the layout, or read the source as str"
        )
        raise CableEncodeError(msg, code="text.unencodable") from None


def check_size(text: str) -> None:
    """Refuse an output over the cap.

    Raises:
        CableEncodeError: The text is longer (``output.too-large``).
    """
    if size(text, CAP) > CAP:
        msg = f"expected a telegram of {CAP} bytes at most; it would be longer"
        raise CableEncodeError(msg, code="output.too-large")


def as_bytes(source: str | bytes) -> bytes:
    """The bytes of a source: of characters their UTF-8, lone surrogates included."""
    if isinstance(source, bytes):
        return source
    return source.encode("utf-8", "surrogatepass")


def size(source: str | bytes, cap: int) -> int:
    """How many bytes a source has; of one far over the cap, that it is over."""
    if isinstance(source, bytes) or len(source) > cap or source.isascii():
        return len(source)
    return len(as_bytes(source))


def _too_large() -> CableDecodeError:
    msg = f"expected a source of {CAP} bytes at most; it is longer"
    return CableDecodeError(msg, code="input.too-large")


def not_utf8(source: bytes) -> int:
    """Where the first byte stands that is not UTF-8: its code point in windows-1252."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(source)


Run = tuple[int, int, int, int, int]


class Peel:
    """Where the runs of a peeled line lie in the source.

    Each run is (start, end) in the peeled text, its start in the source, and how much
    residue clings to its front and to its back.
    """

    __slots__ = ("_begins", "_runs")

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._begins = [run[0] for run in runs]

    def start(self, place: int) -> int:
        """The source offset of an element that begins at `place`."""
        begin, _, source, front, _ = self._runs[bisect_right(self._begins, place) - 1]
        return source - front if place == begin else source + place - begin

    def within(self, cut: int, most: int) -> Peel:
        """The runs of a piece of the text."""
        shifted = []
        for begin, end, source, front, back in self._runs:
            new_begin, new_end = max(begin, cut), min(end, most)
            if new_begin < new_end:
                shifted.append(
                    (
                        new_begin - cut,
                        new_end - cut,
                        source + new_begin - begin,
                        front if new_begin == begin else 0,
                        back if new_end == end else 0,
                    )
                )
        return Peel(shifted)

    def end(self, place: int) -> int:
        """The source offset of an element that ends at `place`."""
        run = self._runs[max(bisect_left(self._begins, place) - 1, 0)]
        begin, end, source, _, back = run
        return source + place - begin + (back if place == end else 0)


class Line:
    """One line that is not blank: its text without blanks at its ends, and its place.

    `text` is peeled; `start` and `end` say where it lies in the source; `indent` holds
    the blanks before it, beyond the margin of the whole source; `gap` counts the blank
    lines before it.
    """

    __slots__ = ("apart", "cut", "end", "gap", "indent", "peel", "start", "text")

    def __init__(self, text: str, start: int, indent: str, gap: int) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.indent = indent
        self.gap = gap
        self.peel: Peel | None = None
        #: Whether furniture stands between it and the line before.
        self.cut = False
        #: Whether a blank line stands before it, were it one that furniture brought.
        self.apart = gap > 0

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The source span of a piece of the text."""
        if self.peel is None:
            return self.start + begin, self.start + end
        return self.peel.start(begin), self.peel.end(end)

    def piece(self, begin: int, end: int) -> Line:
        """A piece of the text as a line of its own."""
        text = self.text[begin:end]
        stripped = text.strip(BLANKS)
        begin += text.index(stripped[0])
        end = begin + len(stripped)
        start, stop = self.span(begin, end)
        made = Line(stripped, start, "" if begin else self.indent, 0)
        made.end = stop
        if self.peel is not None:
            made.peel = self.peel.within(begin, end)
        if not begin:
            made.gap, made.cut, made.apart = self.gap, self.cut, self.apart
        return made

    @property
    def whole(self) -> tuple[int, int]:
        """The source span of the line without the blanks at its ends."""
        return self.start, self.end


@attrs.frozen(kw_only=True, slots=True)
class Lines:
    """The lines of a text that are not blank, and what was settled about all."""

    lines: list[Line]
    #: The line end that most lines have; LF where there is none.
    line_end: str
    #: The span of the first line end of another kind, if any.
    odd_line_end: tuple[int, int] | None
    #: The span of the first run of characters that no value can hold, if any.
    odd_characters: tuple[int, int] | None
    #: How many visible characters were peeled off.
    residue: int
    #: Whether the source is a Markdown rendering.
    markdown: bool
    #: The blanks that stand before every line.
    margin: str


def split(text: str) -> Lines:
    """The lines of a text.  Work and memory are linear in its length (law 9)."""
    raws, steps, ends = _raw_lines(text)
    odd = _odd_characters(text)
    markdown = "](#" in text
    dirty = markdown or odd is not None or "¶" in text
    lines: list[Line] = []
    gap = residue = 0
    # A byte-order mark is no part of the first line.
    start = following = 1 if text.startswith("\ufeff") else 0
    for raw, step in zip(raws, steps, strict=False):
        start, following = following, following + len(raw) + step
        if raw and raw[0] > " " and raw[-1] > " ":  # most lines: no blank at the ends
            line = Line(raw, start, "", gap)
        elif stripped := raw.strip(BLANKS):
            indent = raw[: raw.index(stripped[0])]
            line = Line(stripped, start + len(indent), indent, gap)
        else:
            gap += 1
            continue
        if dirty:
            residue += _peel(line)
            if not line.text:
                gap += 1
                continue
        lines.append(line)
        gap = 0
    margin = _take_margin(lines)
    most, first_odd = _settle(text, ends)
    return Lines(
        lines=lines,
        line_end=most,
        odd_line_end=first_odd,
        odd_characters=odd,
        residue=residue,
        markdown=markdown,
        margin=margin,
    )


def _raw_lines(
    text: str,
) -> tuple[list[str], Iterable[int], list[tuple[int, int]] | None]:
    """The lines as they are, how long their ends are, and the ends where not all LF."""
    base = 1 if text.startswith("\ufeff") else 0
    if not ("\r" in text or "\x0b" in text or "\x0c" in text):
        return text[base:].split("\n"), repeat(1), None
    ends = [found.span() for found in LINE_END.finditer(text, base)]
    starts = [base, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    raws = [text[a:b] for a, b in zip(starts, stops, strict=True)]
    return raws, [*(end - start for start, end in ends), 0], ends


def _odd_characters(text: str) -> tuple[int, int] | None:
    """The first run of characters that no value can hold."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        data = b"\0"
    if (
        len(data.translate(None, _CONTROLS)) == len(data)
        and "\ufffe" not in text
        and "\uffff" not in text
    ):
        return None
    found = _PEELED.search(text)
    assert found is not None
    return found.span()


def _settle(
    text: str, ends: list[tuple[int, int]] | None
) -> tuple[str, tuple[int, int] | None]:
    if not ends:
        return "\n", None
    kinds = Counter(text[start:end] for start, end in ends)
    # A tie goes to the kind seen first: Counter keeps the order of insertion.
    most = max(kinds, key=kinds.__getitem__)
    odd = next(((s, e) for s, e in ends if text[s:e] != most), None)
    # Page ends (VT, FF) and runs of CR end a line, yet no writer should repeat them.
    return most if most in ("\r\n", "\r\r\n", "\r") else "\n", odd


def _peel(line: Line) -> int:
    """Take the residue off a line; how many visible characters that were."""
    found = list(_RESIDUE.finditer(line.text))
    if not found:
        return 0
    runs: list[Run] = []
    kept: list[str] = []
    length = 0
    place = 0
    peeled = 0

    def keep(begin: int, end: int, front: int, back: int) -> None:
        nonlocal length
        if end > begin:
            kept.append(line.text[begin:end])
            runs.append((length, length + end - begin, line.start + begin, front, back))
            length += end - begin

    for match in found:
        keep(place, match.start(), 0, 0)
        if match["text"] is not None:
            front, back = len(match["open"]), len(match["close"])
            keep(*match.span("text"), front, back)
            peeled += front + back
        else:
            peeled += len(match[0])
            if match["pilcrow"] is not None:
                # It clings to the number behind it.
                rest = found[1].start() if len(found) > 1 else len(line.text)
                keep(1, rest, 1, 0)
                place = rest
                continue
        place = match.end()
    keep(place, len(line.text), 0, 0)
    _trim(line, "".join(kept), runs)
    return peeled


def bare(text: str) -> str:
    """The words of a piece of a source on one line, without residue."""
    lines = [Line(line, 0, "", 0) for line in LINE_END.split(text)]
    for line in lines:
        _peel(line)
    return " ".join(word for line in lines for word in WORDS(line.text))


def _trim(line: Line, text: str, runs: list[Run]) -> None:
    """Put a peeled text in the line's place, again without blanks at its ends."""
    stripped = text.strip(BLANKS)
    line.text = stripped
    if stripped:
        cut = text.index(stripped[0])
        line.peel = Peel(runs).within(cut, cut + len(stripped))
        line.start, line.end = line.peel.start(0), line.peel.end(len(stripped))


def _take_margin(lines: list[Line]) -> str:
    """Take off the blanks that stand before every line: a margin is no table."""
    if not lines or not lines[0].indent:
        return ""
    margin = lines[0].indent
    for line in lines:
        shared = 0
        for ours, theirs in zip(margin, line.indent, strict=False):
            if ours != theirs:
                break
            shared += 1
        margin = margin[:shared]
        if not margin:
            return ""
    for line in lines:
        line.indent = line.indent[len(margin) :]
    return margin
