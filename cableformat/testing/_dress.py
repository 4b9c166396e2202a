"""Telegrams in a dress: what copying, printing and publishing do to a clean one."""

from __future__ import annotations

import re
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from cableformat.errors import CableEncodeError
from cableformat.model import Cable
from cableformat.testing._cables import cables
from cableformat.text import dumps, parse
from cableformat.text.kinds import Kind
from cableformat.text.lenses.heading.addressee import surely_named

_ADDRESSEES: Final = (Kind.ACTION_ADDRESSEE, Kind.INFO_ADDRESSEE)
_INTERRUPTED: Final = (
    *_ADDRESSEES,
    Kind.TAG,
    Kind.SUBJECT,
    Kind.REFERENCE,
    Kind.PARAGRAPH,
)
#: Lines of the heading in which one blank between words is as good as two.
_SPACED: Final = (
    Kind.ROUTING_LINE,
    Kind.CALLING_STATION,
    Kind.SECURITY_WARNING,
    Kind.OPERATING_SIGNAL,
    Kind.TRANSMISSION_INSTRUCTION,
    Kind.PREAMBLE,
)
_LABEL: Final = re.compile(
    r"(?:FM|TO|INFO|TAGS:|SUBJECT:|REF:|Classified By:|E\.O\.)(?=[ \n])", re.ASCII
)


#: Which labels may be on the line of which elements.
_JOINS: Final = {
    Kind.ACTION_ADDRESSEE: (Kind.ORIGINATOR,),
    Kind.INFO_ADDRESSEE: (Kind.ACTION_ADDRESSEE,),
    Kind.BREAK: _ADDRESSEES,
}


@attrs.frozen(kw_only=True)
class Dress:
    r"""What is done to a clean telegram; no part of it changes the cable.

    >>> Dress(line_ends=("\r\n",)).put_on("FM AMEMBASSY ASTANA\nBT\n")
    'FM AMEMBASSY ASTANA\r\nBT\r\n'
    """

    #: The line ends, in turn.
    line_ends: tuple[str, ...] = ("\n",)
    #: Blanks at the end of every n-th line (0: none).
    trailing: int = 0
    #: Blank lines added where there is one, and at both ends.
    blank_lines: int = 0
    #: A margin before every line.
    margin: str = ""
    #: TAGS and paragraph numbers as a web page in Markdown has them.
    markdown: bool = False
    #: A page line in every n-th place where one may fall (0: none).
    page_lines: int = 0
    #: The classification once more under the text.
    closing: bool = False
    #: How labels are spelled.
    labels: str = "as they are"
    final_line_end: bool = True
    #: Two blanks for one in the procedure lines, and after the labels of an address.
    spacing: bool = False
    #: What follows an addressee's name, on a line of its own.
    wrapped: bool = False
    #: TO on the line of FM, INFO and BT on the line of the addressee before them, where
    #: the form of what follows the label shows that it is a name.
    fused: bool = False

    def put_on(self, clean: str) -> str:
        """The clean telegram in this dress."""
        reading = parse(clean)
        parts = (
            self._blank_lines,
            self._residue,
            self._labels,
            self._spacing,
            self._wrapped,
            self._fused,
        )
        inserted = [edit for part in parts for edit in part(clean, reading.layout)]
        # Page lines first: a later insertion at the same place is put before them.
        text = _apply(clean, self._page_lines(clean, reading) + inserted)
        if self.closing:
            text = _closed(text, reading.cable)
        if not self.final_line_end:
            text = text.removesuffix("\n")
        return self._lines(text)

    def _blank_lines(self, clean: str, layout: Any) -> list[tuple[int, int, str]]:
        more = "\n" * self.blank_lines
        ends = [
            c.spans[-1][1]
            for c in layout.claims
            if clean.startswith("\n\n", c.spans[-1][1])
        ]
        return [(end, end, more) for end in ends] + [(0, 0, more)]

    def _page_lines(self, clean: str, reading: Any) -> list[tuple[int, int, str]]:
        line = reading.cable.content and reading.cable.content.classification_line
        if not self.page_lines or line is None or line.reference_number is None:
            return []
        number = line.reference_number
        page = f"\n{number.post} {number.serial:>08}  002 OF 002"
        places = [
            start + match.start()
            for claim in reading.layout.claims
            if claim.kind in _INTERRUPTED and not claim.label
            for start, end in claim.spans
            for match in re.finditer(r"(?<!\n)\n(?!\n)", clean[start : end + 1])
        ]
        return [(place, place, page) for place in places[:: self.page_lines]]

    def _residue(self, clean: str, layout: Any) -> list[tuple[int, int, str]]:
        if not self.markdown:
            return []
        made = []
        for claim in layout.claims:
            start, end = claim.spans[0]
            linked = claim.kind is Kind.TAG and not claim.label and end - start < 60
            if linked and clean[start] != "(":
                made += [(start, start, "["), (end, end, "](#)")]
            if claim.kind is not Kind.PARAGRAPH or claim.label:
                continue
            if claim.value.heading is not None:
                continue
            if claim.value.number is not None:
                dot = start + len(claim.value.number) + 1
                made += [(start, start, "[¶"), (dot, dot, "](#)")]
        return made

    def _labels(self, clean: str, layout: Any) -> list[tuple[int, int, str]]:
        if self.labels == "as they are":
            return []
        made = []
        for claim in layout.claims:
            if not claim.label and claim.kind is not Kind.EXECUTIVE_ORDER:
                continue
            if match := _LABEL.match(clean, claim.spans[0][0]):
                label = match[0].lower() if self.labels == "lower" else match[0].upper()
                made.append((*match.span(), label))
        return made

    def _spacing(self, clean: str, layout: Any) -> list[tuple[int, int, str]]:
        if not self.spacing:
            return []
        made = []
        for claim in layout.claims:
            if claim.kind in _SPACED and not claim.label:
                for start, end in claim.spans:
                    blanks = re.finditer("(?<=[^ ]) (?=[^ ])", clean[start:end])
                    made += [(start + b.end(), start + b.end(), " ") for b in blanks]
            elif claim.label and claim.kind in (Kind.ORIGINATOR, *_ADDRESSEES):
                end = claim.spans[-1][1]
                if clean.startswith(" ", end):
                    made.append((end, end, "  "))
        return made

    def _wrapped(self, clean: str, layout: Any) -> list[tuple[int, int, str]]:
        if not self.wrapped or self.fused or self.page_lines:
            return []
        made = []
        for claim in layout.claims:
            if claim.kind not in _ADDRESSEES or claim.label or claim.value.exempted:
                continue
            start, end = claim.spans[0]
            tail = []
            if claim.value.precedence is not None:
                tail.append(claim.value.precedence.word)
            number = claim.value.message_continuity_number
            if number is not None and len(number) > 2:
                tail.append(number)
            words = " ".join(tail)
            if words and clean[start:end].endswith(f" {words}"):
                made.append((end - len(words) - 1, end - len(words), "\n     "))
        return made

    def _fused(self, clean: str, layout: Any) -> list[tuple[int, int, str]]:
        """TO after FM, then INFO and BT: never two of them on one line."""
        if not self.fused or self.labels == "lower" or self.page_lines:
            return []
        made = []
        before = None
        for claim in sorted(layout.claims, key=lambda claim: claim.spans[0]):
            joins = _JOINS.get(claim.kind) if claim.label else None
            if (
                joins is not None
                and before is not None
                and before.kind in joins
                and not getattr(before.value, "exempted", ())
            ):
                start, end = before.spans[-1][1], claim.spans[-1][1]
                name = clean[end : clean.find("\n", end)].strip(" ")
                sure = claim.kind is Kind.BREAK or surely_named(name)
                if sure and clean[start : claim.spans[0][0]] == "\n":
                    made.append((start, claim.spans[0][0], " "))
            if not claim.label:
                before = claim
        return made

    def _lines(self, text: str) -> str:
        made = []
        for number, line in enumerate(text.split("\n")):
            if number:
                made.append(self.line_ends[number % len(self.line_ends)])
            blanks = "  " if self.trailing and not number % self.trailing else ""
            made.append((self.margin if line else "") + line + blanks)
        return "".join(made)


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _closed(text: str, cable: Cable) -> str:
    content = cable.content
    if content is None or content.classification_line is None or content.strays:
        return text
    level = content.classification_line.level
    if level is None:
        return text
    word = {"U": "UNCLASSIFIED", "SBU": "SBU"}.get(level.value, level.word)
    return f"{text}\n{word}\n" if text.endswith("\n") else f"{text}\n\n{word}"


def dresses() -> st.SearchStrategy[Dress]:
    """Every dress."""
    return st.builds(
        Dress,
        line_ends=st.sampled_from(
            [("\n",), ("\r\n",), ("\r\r\n",), ("\n", "\r\n"), ("\r\n", "\n", "\r\r\n")]
        ),
        trailing=st.integers(0, 3),
        blank_lines=st.integers(0, 2),
        margin=st.sampled_from(["", "", "  ", "\t"]),
        markdown=st.booleans(),
        page_lines=st.integers(0, 2),
        closing=st.booleans(),
        labels=st.sampled_from(["as they are", "lower", "upper"]),
        final_line_end=st.booleans(),
        spacing=st.booleans(),
        wrapped=st.booleans(),
        fused=st.booleans(),
    )


@st.composite
def clean_telegrams(draw: st.DrawFn) -> str:
    """Canonical telegrams, of cables that have one."""
    text = None
    while text is None:
        try:
            # The frame of a document is a dress of its own: `documents`.
            drawn = attrs.evolve(draw(cables()), distribution=None, archive=None)
            text = dumps(drawn)
        except CableEncodeError:
            text = None
    assert isinstance(text, str)
    return text


@st.composite
def telegrams(draw: st.DrawFn) -> str:
    """Telegrams in any dress."""
    return draw(dresses()).put_on(draw(clean_telegrams()))
