"""What is reported about a source, in its order.

Input: the findings of the lenses and of the passes.  Output: diagnostics, each with its
place and the path of its element.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import shown
from cableformat.diagnostics import CATALOGUE, Diagnostic, path_of
from cableformat.text.kinds import Kind
from cableformat.text.lenses.archive.page_lines import shows
from cableformat.text.lenses.lens import Note
from cableformat.text.lines.containers import container_code
from cableformat.text.lines.places import placing
from cableformat.text.lines.source import not_utf8
from cableformat.text.passes.structure import about_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cableformat.diagnostics import Place, Steps
    from cableformat.reference import Near
    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.claims import Claims
    from cableformat.text.lenses.lens import Claim, Span
    from cableformat.text.lines.line import Lines
    from cableformat.text.passes.frame import Frame

#: With these a text may end without a line end (content.md 1.10: since 2009 often no
#: signature).
_LAST_CHARACTERS: Final = frozenset(".!?)\"'”’")
_SEVERAL: Final = "text.several-telegrams"
#: One of these shows whose telegram it is.
_HEADED: Final = frozenset(
    {
        Kind.PREAMBLE,
        Kind.ORIGINATOR,
        Kind.ACTION_ADDRESSEE,
        Kind.INFO_ADDRESSEE,
        Kind.CLASSIFICATION_LINE,
        Kind.CALLING_STATION,
        Kind.ROUTING_LINE,
        Kind.PILOT,
    }
)
_ENDS: Final = frozenset(
    {
        Kind.SIGNATURE,
        Kind.CLOSE,
        Kind.CORRECTION,
        Kind.VALIDATION_NUMBER,
        Kind.CANCELLED,
        Kind.END_OF_MESSAGE,
    }
)


def about_source(
    source: str | bytes,
    text: str,
    lines: Lines,
    encoding: str | None,
    frame: Frame | None = None,
) -> list[Note]:
    """The findings about a source as a whole."""
    notes = []
    if encoding == "windows-1252":
        assert isinstance(source, bytes)
        place = not_utf8(source)
        notes.append(Note("text.encoding-assumed", "", (place, place + 1)))
    if lines.ends.odd is not None:
        notes.append(Note("text.mixed-line-ends", "", lines.ends.odd))
    if lines.odd_characters is not None:
        start, end = lines.odd_characters
        notes.append(Note("text.control-character", text[start:end], (start, end)))
    if lines.empty and (frame is None or not frame.above):
        notes.append(Note("text.empty", "", (0, 0)))
    elif (code := container_code(source)) is not None:
        notes.append(Note(code, "", (0, 0)))
    return notes


@attrs.frozen(kw_only=True, slots=True, eq=False)
class Findings:
    """What is reported about a source: diagnostics are made when asked for.

    A diagnostic takes 350 bytes, and a hostile source has one in every fifth character
    (law 9); what is reported of a stray follows from the stray.
    """

    text: str
    claims: Claims
    #: The findings about the source as a whole.
    of_source: list[Note]
    #: The findings of lenses.
    of_lenses: list[Note]
    #: The lines that held several.
    fused: list[Span]
    #: Whether there is furniture.
    furniture: bool
    #: Where stamps lie that show the end of a document.
    ends: list[int]
    #: What a stray may have been meant for.
    labels: Near
    dialect: Dialect
    #: The frame of the document; `None` for most sources.
    frame: Frame | None = None

    def open(self) -> tuple[Diagnostic, ...]:
        """The diagnostics, in the order of the source."""
        notes = [*self.of_source, *self._of_lines()]
        return located(notes, self.text, self.claims) if notes else ()

    def __reduce__(self) -> Any:
        # A copy of a reading, and a pickled one, holds diagnostics.
        return tuple, (self.open(),)

    def _of_lines(self) -> list[Note]:
        """The findings about lines, or that they are no telegram."""
        if all(claim.kind.stray for claim in self.claims):
            if not self.claims and not self.furniture:
                return []
            strays = about_strays(self.claims, self.labels)
            others = [note for note in strays if note.code == _SEVERAL]
            return [Note("text.not-a-telegram", "", (0, 0)), *others]
        return [
            *about_strays(self.claims, self.labels),
            *self.of_lenses,
            *about_fused_lines(self.fused, self.claims),
            *about_structure(
                self.text, self.claims, self.ends, self.dialect, self.frame
            ),
            *about_heading(self.claims),
            *about_pages(self.frame, self.claims),
            *about_end(self.text, self.claims.last),
        ]


def about_strays(claims: Iterable[Claim], labels: Near) -> Iterator[Note]:
    """Each stray, under its code; a slip in a label gets a hint.

    Only the first line of further telegrams is reported.
    """
    several = False
    for claim in claims:
        if claim.kind.stray:
            stray = claim.value
            if several and stray.code == _SEVERAL:
                continue
            several = stray.code == _SEVERAL
            label, colon, _ = stray.text.partition(":")
            hint = labels.hint(label) if colon and label.isascii() else None
            at = claim.spans[0]
            yield Note(stray.code, stray.text, at, claim.kind, None, hint)


def about_heading(claims: Iterable[Claim]) -> list[Note]:
    """Whether neither a heading nor a number says whose a text is."""
    kinds = {claim.kind for claim in claims}
    if Kind.PARAGRAPH in kinds and _HEADED.isdisjoint(kinds):
        return [Note("text.no-heading", "", (0, 0))]
    return []


def about_pages(frame: Frame | None, claims: Iterable[Claim]) -> Iterator[Note]:
    """The page lines that show another number than the classification line."""
    kind = Kind.CLASSIFICATION_LINE
    shown = [] if frame is None else frame.pages
    line = next((c.value for c in claims if c.kind is kind), None) if shown else None
    if line is None or line.reference_number is None:
        return
    for place, (span, match) in enumerate(shown):
        same = shows(match["post"], match["serial"], line.reference_number)
        if same and not place and line.section is not None and match["part"]:
            parts = int(line.section.number), int(line.section.total)
            same = parts == (int(match["part"]), int(match["parts"]))
        if not same:
            yield Note("text.other-page-line", match[0], span, kind)


def about_end(text: str, last: Claim) -> list[Note]:
    """Whether the text breaks off at the end of its last element."""
    size = len(text)
    if (
        text[-1] not in "\n\r\x0b\x0c \t"
        and text[-1] not in _LAST_CHARACTERS
        and last.kind not in _ENDS
        and last.spans[-1][1] == size
    ):
        return [Note("text.cut-off", "", (size, size), last.kind)]
    return []


def about_fused_lines(fused: Sequence[Span], claims: Iterable[Claim]) -> list[Note]:
    """Each line that held several format lines, by its first element."""
    elements = [claim for claim in claims if not claim.label] if fused else []
    if not elements:
        return []
    starts = [claim.spans[0][0] for claim in elements]
    notes = []
    for span in fused:
        place = bisect_left(starts, span[0])
        first = elements[min(place, len(elements) - 1)]
        below = first.kind.section == "content"
        code = "content.fused-line" if below else "heading.fused-line"
        notes.append(Note(code, "", span, first.kind, first.spans[0][0]))
    return notes


def located(
    notes: list[Note], text: str, claims: Iterable[Claim]
) -> tuple[Diagnostic, ...]:
    """The diagnostics of findings, by their place in the source."""
    place_of = placing(text)
    paths = _paths(claims)
    made = []
    for note in sorted(notes, key=lambda note: note.span):
        entry = CATALOGUE[note.code]
        assert entry.severity is not None
        place = place_of(note.span)
        hint = note.hint or entry.hint
        made.append(
            Diagnostic(
                code=note.code,
                severity=entry.severity,
                message=entry.told(shown(note.printed)),
                span=note.span,
                line=place.line,
                column=place.column,
                path="" if note.kind is None else _path(note, paths),
                clause=entry.clause,
                hint=hint and hint.replace("{line}", str(place.line)),
            )
        )
    return tuple(made)


def places_of(
    paths: set[Steps], text: str, claims: Iterable[Claim]
) -> dict[Steps, Place]:
    """The places of some elements, or of the nearest above: each its first span."""
    spans = {path: claim.spans[0] for claim, path in _numbered(claims)}
    place_of = placing(text)
    found = {}
    for steps in paths:
        above = (path_of(steps[:length]) for length in range(len(steps), 0, -1))
        span = next((spans[path] for path in above if path in spans), (0, 0))
        found[steps] = place_of(span)
    return found


def _path(note: Note, paths: dict[tuple[Kind, int], str]) -> str:
    """The path of the element a note is about: the last of its kind, at the end."""
    assert note.kind is not None
    exact = paths.get((note.kind, note.span[0] if note.at is None else note.at))
    return exact or paths.get((note.kind, -1)) or note.kind.path(0)


def _paths(claims: Iterable[Claim]) -> dict[tuple[Kind, int], str]:
    """The path of each element, by its kind and where it begins."""
    paths = {}
    for claim, path in _numbered(claims):
        paths[claim.kind, claim.spans[0][0]] = paths[claim.kind, -1] = path
    return paths


def _numbered(claims: Iterable[Claim]) -> Iterator[tuple[Claim, str]]:
    """The elements, each with its path."""
    counts: Counter[Kind] = Counter()
    for claim in claims:
        if not claim.label:
            yield claim, claim.kind.path(counts[claim.kind])
            counts[claim.kind] += 1
