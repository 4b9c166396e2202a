"""From a source to a reading: its lines, the passes on them, the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.text.dialects import choose
from cableformat.text.hints import Hints, given
from cableformat.text.layout import Context, Inspection, Layout, Reading
from cableformat.text.lenses.furniture import Pattern
from cableformat.text.lines.line import Lines
from cableformat.text.lines.source import content, decode
from cableformat.text.passes.assembly import cable_of
from cableformat.text.passes.blocks import place
from cableformat.text.passes.endings import earlier_endings
from cableformat.text.passes.findings import Findings, about_source, places_of
from cableformat.text.passes.landmarks import landmarks
from cableformat.text.passes.listings import listings_of
from cableformat.text.passes.pilots import pilots_of
from cableformat.text.passes.repetitions import repetitions_of
from cableformat.text.passes.revision import Settled, revise
from cableformat.text.passes.values import Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.text.dialects import Dialect
    from cableformat.text.lines.source import Source
    from cableformat.text.passes.frame import Frame
    from cableformat.text.passes.outline import Outline


def parse(source: Source, *, hints: Hints | None = None) -> Reading[Cable]:
    r"""Read a telegram: a cable for every `str` and `bytes` up to the cap (law 1).

    Content never raises an exception: a line that is not understood is a stray, with a
    diagnostic.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> reading = parse("FM AMEMBASSY ASTANA\nTO SECSTATE WASHDC PRIORITY 0042\n")
    >>> reading.cable.heading.action_addressees[0].message_continuity_number
    '0042'
    """
    return read(source, given(hints))


def check(source: Source, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    r"""Every finding about a telegram, in the order of the source: those of `parse`.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> [finding.code for finding in check("FM AMEMBASSY ASTANA\n?? ??\n")]
    ['text.unrecognised-line']
    """
    return parse(source, hints=hints).diagnostics


def inspect(source: Source, *, hints: Hints | None = None) -> Inspection[Cable]:
    r"""The findings of `check`, with the cable and the places of its elements.

    Raises:
        CableDecodeError: The source is over 16 MiB (code ``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> path = ("heading", "originator")
    >>> inspect("FM AMEMBASSY ASTANA\n").places({path})[path]
    Place(span=(3, 19), line=1, column=4)
    """
    reading = read(source, given(hints))
    layout = reading.layout
    assert layout is not None
    return Inspection(
        reading.cable,
        reading.diagnostics,
        lambda paths: places_of(paths, layout.text, layout.claims),
    )


def read(source: Source, hints: Hints, dialect: str | None = None) -> Reading[Cable]:
    """What `parse` does, in the dialect that a document names, despite any hint."""
    source = content(source)
    text, encoding = decode(source)
    lines = Lines(text)
    read_in = choose(text, lines, dialect or hints.dialect)
    frame, lines = framed(text, lines, read_in)
    values = Values(text, hints)
    marks = landmarks(text, lines, read_in, frame)
    placed = place(marks, read_in, values.take, clean=values)
    repeated = placed.repeated or frame is not None
    revise(values, settled_of(values.outlines, repeated=repeated), text)
    furniture, notes = [*placed.furniture, *values.furniture], values.notes
    if frame is not None:
        furniture += frame.furniture
        notes += frame.notes
    furniture.sort(key=lambda piece: piece.span)
    layout = Layout(
        source=source,
        text=text,
        context=_context(hints, encoding, lines, read_in.name),
        base=cable_of(values.by_kind),
        claims=values.claims,
        furniture=tuple(furniture),
        residue=lines.residue,
    )
    findings = Findings(
        text=text,
        claims=values.claims,
        of_source=about_source(source, text, lines, encoding, frame),
        of_lenses=notes,
        fused=placed.fused,
        furniture=bool(furniture),
        ends=[f.span[1] for f in furniture if f.pattern is Pattern.END_OF_DOCUMENT],
        labels=read_in.labels,
        dialect=read_in,
        frame=frame,
    )
    return Reading(cable=layout.base, layout=layout, diagnostics=findings)


def framed(text: str, lines: Lines, dialect: Dialect) -> tuple[Frame | None, Lines]:
    """The frame of a document, if its dialect has one, and the lines inside."""
    if dialect.frame is None:
        return None, lines
    frame = dialect.frame(text, lines, dialect)
    return frame, Lines(text, frame.regions, lines)


def _context(hints: Hints, encoding: str | None, lines: Lines, dialect: str) -> Context:
    return Context(
        hints=hints,
        encoding=encoding,
        line_end=lines.ends.most,
        margin=lines.margin,
        dialect=dialect,
        front_end=lines.front_end,
    )


def settled_of(blocks: Sequence[Outline], *, repeated: bool) -> Settled:
    """What later blocks show about earlier ones.

    `repeated` says whether several blocks have a kind that a cable holds only once.
    """
    pilots, endings = pilots_of(blocks), earlier_endings(blocks)
    repetitions: bytes | bytearray = bytes(len(blocks))
    if repeated:
        repetitions = repetitions_of(blocks, pilots, endings)
    return Settled(pilots, endings, listings_of(blocks), repetitions)
