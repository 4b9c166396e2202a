"""From a source to a reading: decode, split, walk, and tell what was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cableformat._record import shown
from cableformat.diagnostics import CATALOGUE, Diagnostic, path_of
from cableformat.model import Cable
from cableformat.text._found import Note
from cableformat.text._reader import Walk
from cableformat.text.dialects import STATE
from cableformat.text.hints import Hints, given
from cableformat.text.kinds import Kind
from cableformat.text.layout import Context, Inspection, Layout, Reading
from cableformat.text.lines.line import split
from cableformat.text.lines.places import placing
from cableformat.text.lines.source import decode, not_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Place, Steps
    from cableformat.text.lenses.lens import Claim
    from cableformat.text.lines.line import Lines

#: With these a text may end without a line end (content.md 1.10: since 2009 often no
#: signature).
_LAST_CHARACTERS: Final = frozenset(".!?)\"'”’")
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


def parse(source: str | bytes, *, hints: Hints | None = None) -> Reading[Cable]:
    r"""Read a telegram: a cable for every `str` and `bytes` up to the cap (law 1).

    Content never raises: what is not understood is a stray, with a diagnostic.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> reading = parse("FM AMEMBASSY ASTANA\nTO SECSTATE WASHDC PRIORITY 0042\n")
    >>> reading.cable.heading.action_addressees[0].message_continuity_number
    '0042'
    """
    return _read(source, given(hints))[0]


def check(source: str | bytes, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    r"""Every finding about a telegram, in the order of the source: those of `parse`.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> [finding.code for finding in check("FM AMEMBASSY ASTANA\n?? ??\n")]
    ['text.unrecognised-line']
    """
    return parse(source, hints=hints).diagnostics


def inspect(source: str | bytes, *, hints: Hints | None = None) -> Inspection[Cable]:
    r"""The findings of `check`, with the cable and the places of its elements.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> path = ("heading", "originator")
    >>> inspect("FM AMEMBASSY ASTANA\n").places({path})[path]
    Place(span=(3, 19), line=1, column=4)
    """
    reading, walk = _read(source, given(hints))
    return Inspection(
        reading.cable,
        reading.diagnostics,
        lambda paths: _places(paths, walk.text, walk.claims),
    )


def _read(source: str | bytes, hints: Hints) -> tuple[Reading[Cable], Walk]:
    text, encoding = decode(source)
    lines = split(text)
    walk = Walk(text, lines.lines, STATE, hints)
    cable = walk.cable()
    context = Context(
        hints=hints,
        encoding=encoding,
        line_end=lines.line_end,
        margin=lines.margin,
        dialect=STATE.name,
        front_end="markdown" if lines.markdown and lines.residue else None,
    )
    layout = Layout(
        source=source,
        text=text,
        context=context,
        base=cable,
        claims=tuple(walk.claims),
        furniture=tuple(walk.furniture),
        residue=lines.residue,
    )
    notes = [*_about_source(source, text, lines, encoding), *_about_lines(text, walk)]
    diagnostics = _located(notes, text, walk.claims) if notes else ()
    return Reading(cable=cable, layout=layout, diagnostics=diagnostics), walk


def _about_source(
    source: str | bytes, text: str, lines: Lines, encoding: str | None
) -> list[Note]:
    notes = []
    if encoding == "windows-1252":
        assert isinstance(source, bytes)
        place = not_utf8(source)
        notes.append(Note("text.encoding-assumed", "", (place, place + 1)))
    if lines.odd_line_end is not None:
        notes.append(Note("text.mixed-line-ends", "", lines.odd_line_end))
    if lines.odd_characters is not None:
        start, end = lines.odd_characters
        notes.append(Note("text.control-character", text[start:end], (start, end)))
    if not lines.lines:
        notes.append(Note("text.empty", "", (0, 0)))
    return notes


def _about_lines(text: str, walk: Walk) -> list[Note]:
    recognised = next((c for c in walk.claims if not c.kind.stray), None)
    if recognised is None:
        empty = not walk.claims and not walk.furniture
        return [] if empty else [Note("text.not-a-telegram", "", (0, 0))]
    walk.tell_fused_lines()
    last = walk.claims[-1]
    size = len(text)
    if (
        text[-1] not in "\n\r\x0b\x0c \t"
        and text[-1] not in _LAST_CHARACTERS
        and last.kind not in _ENDS
        and last.spans[-1][1] == size
    ):
        return [*walk.notes, Note("text.cut-off", "", (size, size), last.kind)]
    return walk.notes


def _located(
    notes: list[Note], text: str, claims: list[Claim]
) -> tuple[Diagnostic, ...]:
    place_of = placing(text)
    paths = _paths(claims)
    made = []
    for note in sorted(notes, key=lambda note: note.span):
        entry = CATALOGUE[note.code]
        assert entry.severity is not None
        place = place_of(note.span)
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
                hint=note.hint or entry.hint,
            )
        )
    return tuple(made)


def _places(paths: set[Steps], text: str, claims: list[Claim]) -> dict[Steps, Place]:
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


def _paths(claims: list[Claim]) -> dict[tuple[Kind, int], str]:
    """The path of each element, by its kind and where it begins."""
    paths = {}
    for claim, path in _numbered(claims):
        paths[claim.kind, claim.spans[0][0]] = paths[claim.kind, -1] = path
    return paths


def _numbered(claims: list[Claim]) -> Iterator[tuple[Claim, str]]:
    """The elements, each with its path."""
    counts: Counter[Kind] = Counter()
    for claim in claims:
        if not claim.label:
            yield claim, claim.kind.path(counts[claim.kind])
            counts[claim.kind] += 1
