"""Telegrams sent in sections, by each convention (streams.md 3)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from cableformat.markings import Level
from cableformat.model import Cable, Content, FormattedSet, Section, Series
from cableformat.testing._documents import documents, frames
from cableformat.testing._sound_cables import sound_cables
from cableformat.text import dumps, parse
from cableformat.text.kinds import Kind

CONVENTIONS: Final = ("acp", "navy", "state", "nara")
_FIELDS: Final = attrs.fields(Content)
_SPELT: Final = "ONE TWO THREE FOUR".split()
_LINES: Final = st.sampled_from(
    (
        "THE CORK OF THE UPPER VALLEY IS DEAR THIS YEAR, AND THE MILLS HOLD",
        "MORE BARK THAN LAST MAY.  A FOREMAN SAYS THAT NO SHIP CAME, AND",
        "    RED BARK   0412     PALE BARK  0077",
        "RAIN WAS LATE, SO BUYERS WAIT FOR THE SECOND CUT AND",
        "PRICES ROSE.",
    )
)
#: What a later section has of the opening.
_REPEATED: Final = st.sampled_from(
    ((), ("subject",), ("executive_order", "tags", "subject"))
)


@attrs.frozen(kw_only=True)
class Sectioned:
    """One telegram, whole and as it was sent in sections."""

    convention: str
    whole: str
    sections: tuple[str, ...]


@st.composite
def sections(draw: st.DrawFn, *, convention: str | None = None) -> Sectioned:
    """A telegram cut into two to four sections, in the dress of a convention.

    A section may end within a paragraph or a table.  Source: streams.md 3.
    """
    chosen = convention or draw(st.sampled_from(CONVENTIONS))
    drawn = draw(sound_cables(classified=False))
    cable = _cable(drawn, chosen)
    bodies = draw(_bodies())
    bodies[-1] += _signature(drawn, chosen)
    frame = draw(frames())
    made = []
    for place, body in enumerate(bodies):
        repeated = draw(_REPEATED)
        text = _section(cable, chosen, (place, len(bodies)), body, repeated)
        if chosen == "nara":
            text = draw(documents(text, frame=frame, pages=False))
        made.append(text)
    whole = _dressed(cable, "\n".join(bodies), chosen)
    return Sectioned(convention=chosen, whole=whole, sections=tuple(made))


@st.composite
def _bodies(draw: st.DrawFn) -> list[str]:
    """A numbered text, cut between two of its lines into two to four."""
    paragraphs = draw(st.lists(st.lists(_LINES, min_size=1, max_size=4), min_size=2))
    above = "\n" * draw(st.integers(0, 1))
    lines = [
        line if place else f"{above}{number}. {line.lstrip(' ')}"
        for number, paragraph in enumerate(paragraphs, 1)
        for place, line in enumerate(paragraph)
    ]
    lines[0] = lines[0].removeprefix(above)
    places = st.integers(1, len(lines) - 1)
    most = min(3, len(lines) - 1)
    cuts = sorted(draw(st.sets(places, min_size=1, max_size=most)))
    return ["\n".join(lines[a:b]) for a, b in pairwise([0, *cuts, len(lines)])]


def _section(
    cable: Cable,
    convention: str,
    place: tuple[int, int],
    body: str,
    repeated: tuple[str, ...],
) -> str:
    content = _content(cable, convention, place, repeated)
    sent = attrs.evolve(_sent(cable, convention, place[0]), content=content)
    text = _dressed(sent, body, convention)
    return _parted(text, *place) if convention == "navy" else text


def _cable(drawn: Cable, convention: str) -> Cable:
    """A telegram without a text, and what its convention knows it by."""
    content, sent = drawn.content, drawn.transmission
    assert content is not None
    assert content.classification_line is not None
    assert sent is not None
    assert sent.calling_station is not None
    line = attrs.evolve(content.classification_line, section=None)
    if convention in ("acp", "navy"):
        line = attrs.evolve(line, reference_number=None, level=Level.UNCLASSIFIED)
    content = attrs.evolve(
        content, classification_line=line, paragraphs=(), signature=None
    )
    if convention == "navy":
        content = Content(
            classification_line=line,
            series=Series(name="NAVADMIN", number="114", year=2005),
            sets=(FormattedSet(identifier="MSGID", fields=("GENADMIN", "CNO", "N1")),),
            subject=content.subject,
        )
    station = attrs.evolve(sent.calling_station, section=None)
    sent = attrs.evolve(sent, calling_station=station)
    return attrs.evolve(drawn, transmission=sent, content=content)


def _signature(cable: Cable, convention: str) -> str:
    content: Any = cable.content
    signed = convention != "navy" and content.signature is not None
    return f"\n\n{content.signature}" if signed else ""


def _content(
    cable: Cable, convention: str, place: tuple[int, int], repeated: tuple[str, ...]
) -> Content:
    """The opening of one section; a later one has the line and what is repeated."""
    content: Any = cable.content
    if convention == "navy":
        assert isinstance(content, Content)
        return content
    number, total = place
    section = Section(number=f"{number + 1:02}", total=f"{total:02}")
    line = attrs.evolve(content.classification_line, section=section)
    names = {name: getattr(content, name) for name in repeated}
    if number == 0:
        names = {each.name: getattr(content, each.name) for each in _FIELDS}
    return Content(**{**names, "classification_line": line})


def _parted(text: str, place: int, total: int) -> str:
    """A message that says which part it is."""
    above, below = text.split("NAVADMIN 114/05\n")
    part = f"PART {_SPELT[place]} OF {_SPELT[total - 1]}"
    return f"{above}NAVADMIN 114/05\n{part}\n{below}"


def _sent(cable: Cable, convention: str, place: int) -> Cable:
    """The cable of a later section: its serial, its part of one, or its minute."""
    sent: Any = cable.transmission
    heading: Any = cable.heading
    station = sent.calling_station
    if convention == "state":
        station = attrs.evolve(station, section=f"{place + 1:02}")
    elif convention == "acp":
        serial = f"{(int(station.station_serial_number) + place) % 10_000:04}"
        station = attrs.evolve(station, station_serial_number=serial)
        ending = attrs.evolve(sent.ending, validation_number=serial)
        sent = attrs.evolve(sent, ending=ending)
    elif convention == "navy":
        group = heading.preamble.date_time_group
        group = attrs.evolve(group, minute=(group.minute + place) % 60)
        preamble = attrs.evolve(heading.preamble, date_time_group=group)
        heading = attrs.evolve(heading, preamble=preamble)
    sent = attrs.evolve(sent, calling_station=station)
    return attrs.evolve(cable, transmission=sent, heading=heading)


def _dressed(cable: Cable, body: str, convention: str) -> str:
    """Canonical text with a body between its opening and its end."""
    text = dumps(cable)
    assert isinstance(text, str)
    layout = parse(text).layout
    assert layout is not None
    ends = (claim.spans[0][0] for claim in layout.claims if claim.kind is Kind.CLOSE)
    end = next(ends)
    if convention == "navy":
        body = f"GENTEXT/REMARKS/{body}//"
    return f"{text[:end]}\n{body}\n{text[end:]}"
