"""What a line shows of the ends and beginnings of telegrams.

Every line is known by the shapes that the lenses have: there is no second definition of
an ending, a heading or a banner.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from cableformat.text.dialects import DIALECTS
from cableformat.text.kinds import Kind
from cableformat.text.lenses.archive.page_lines import BANNER, CENTER_PAGE
from cableformat.text.lenses.archive.stamps import STAMP
from cableformat.text.lenses.content.labels import HandsLens
from cableformat.text.lenses.furniture import (
    IN_WORDS,
    Pattern,
    letterhead,
    stamp,
)
from cableformat.text.lenses.patterns import begins_from
from cableformat.text.lenses.sets.grammar import ends_text
from cableformat.text.lenses.sets.surroundings import (
    GatewayNoteLens,
    RepeatedLevelLens,
)
from cableformat.text.lenses.transmission.ending import (
    BreakLens,
    EndingLens,
    OperatorsNoteLens,
)
from cableformat.text.lenses.transmission.routing_line import Acp128Lens
from cableformat.text.lines.ends import LINE_END
from cableformat.text.lines.line import Lines
from cableformat.text.passes.landmarks import Landmarks
from cableformat.text.passes.progress import OF_ENDING

if TYPE_CHECKING:
    from cableformat.text.lines.line import Line

#: The first letters of lines that end a telegram.
ENDING_LETTERS: Final = "NnEe<&*"
_ENDINGS: Final = EndingLens()
_BREAKS: Final = BreakLens()
_ACP_128: Final = Acp128Lens().shape
_NOTES: Final = GatewayNoteLens()
_LEVELS: Final = RepeatedLevelLens()
#: Lines of a text that has ended, by their shapes.
_TRAILERS: Final = (HandsLens().shape, OperatorsNoteLens().shape)
#: What is left of an ending.
_STRAY_N: Final = re.compile("N{1,8}").fullmatch
#: A line that holds more is none of a frame.
_LONGEST: Final = 160
#: With these a transmission begins, above its heading.
_FORMAT_LINES: Final = frozenset(
    {Kind.IDENTIFICATION, Kind.ROUTING_LINE, Kind.CALLING_STATION}
)
_OF_HEADING: Final = frozenset({Kind.PREAMBLE, Kind.ORIGINATOR})


class Evidence(enum.StrEnum):
    """Why a source is cut where a piece begins (streams.md 2)."""

    BEGINNING = "the source begins"
    MAIL = "a mail of a mailbox begins"
    DOCUMENT = "a document of an archive or an edition begins"
    FORMAT_LINE = "an ending above, and format line 1 or 2"
    HEADING = "an ending above, and a heading"
    BANNER = "an ending above, and a banner"
    ENDING = "an ending above, and words that are no trailer"
    WORDS = "words above that are no telegram, and a heading"
    CLOSED = "a text above that has ended, and a heading"
    LABELS = "a numbered text above, and the labels of another"


class Cut(NamedTuple):
    """Where a text is cut, and why."""

    place: int
    evidence: Evidence


def begin_of(text: str, above: Line | None, line: Line) -> int:
    """Where a line begins in a text, the blanks before it included."""
    low = 0 if above is None else above.end
    ends = [found.end() for found in LINE_END.finditer(text, low, line.start)]
    return ends[-1] if ends else line.start


def kind_of(text: str) -> Kind | None:
    """What a line shows itself to be in any dialect."""
    if begins_from(text):
        return Kind.ORIGINATOR
    for dialect in DIALECTS.values():
        if found := dialect.landmark(text):
            return found[0]
    return None


def is_ending(text: str) -> bool:
    """Whether a line ends a telegram: NNNN, or what an archive prints instead."""
    if text[0] not in ENDING_LETTERS or len(text) > _LONGEST:
        return False
    if text[0] in "Nn" and ends_text(text):
        return True
    match = _ENDINGS.shape(text)
    return match is not None or stamp(text) is Pattern.END_OF_DOCUMENT


def is_trailer(text: str) -> bool:
    """Whether a line may be below the ending of its telegram."""
    if len(text) > _LONGEST:
        return False
    if _ENDINGS.shape(text) or _BREAKS.shape(text) or _STRAY_N(text):
        return True
    if (note := _note_of(text)) is not None:
        return not note
    return stamp(text) is not None or any(shape(text) for shape in _TRAILERS)


def is_banner(text: str) -> bool:
    """Whether a line is a banner or a stamp, which both close and open."""
    if len(text) > _LONGEST:
        return False
    if BANNER(text) or STAMP(text):
        return True
    match = _LEVELS.shape(text)
    return match is not None and match.level_alone and match.subject_code is None


def evidence_of(text: str) -> Evidence | None:
    """What shows that a telegram begins with a line, below an ending."""
    kind = kind_of(text)
    if kind in _FORMAT_LINES or _ACP_128(text) or _note_of(text) == "unfilled":
        return Evidence.FORMAT_LINE
    if kind in _OF_HEADING or opens(text):
        return Evidence.HEADING
    return None


def opens(text: str) -> bool:
    """Whether a line is above headings alone: a letterhead, a precedence, a page."""
    if text in IN_WORDS or letterhead(text) or page_of(text):
        return True
    return _note_of(text) == "routine"


def page_of(text: str) -> re.Match[str] | None:
    """The page line of the Department's center that a line is."""
    if "PAGE" not in text or len(text) > _LONGEST:
        return None
    return CENTER_PAGE(text)


def _note_of(text: str) -> str | None:
    """What kind of a gateway's note a line is; empty where nothing says."""
    match = None if len(text) > _LONGEST else _NOTES.shape(text)
    return None if match is None else match.lastgroup or ""


def starts_transmission(text: str) -> bool:
    """Whether a line is of a transmission, above its heading: no quotation has it."""
    return opens(text) or evidence_of(text) is Evidence.FORMAT_LINE


def shows_telegram(text: str) -> bool:
    """Whether a text shows anything of a telegram but its end."""
    lines = (line.text.removeprefix("\ufeff") for line in Lines(text))
    return any(map(of_telegram, filter(None, lines)))


def of_telegram(text: str) -> bool:
    """Whether a line shows itself to be of a telegram, and not only of its end."""
    kind = kind_of(text)
    if kind is None:
        return Landmarks.numbered(text)
    return kind not in OF_ENDING and kind is not Kind.BREAK
