"""An HTML page about one telegram or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat import text
from cableformat._check import check
from cableformat.diagnostics import CATALOGUE, clause
from cableformat.page._notes import sentence
from cableformat.page._stretches import PARTS
from cableformat.page.limits import Budget, limited
from cableformat.page.record_forms import line as in_words
from cableformat.page.shell import attribute, document, styles, words
from cableformat.page.source_view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cableformat.diagnostics import Diagnostic
    from cableformat.model import Cable
    from cableformat.page._codes import Code
    from cableformat.text import Layout

__all__ = ["Shown", "html"]

_LINE_ENDS: Final = {"\n": "LF", "\r\n": "CR LF", "\r\r\n": "CR CR LF", "\r": "CR"}
_LONGEST_TITLE: Final = 200
#: The level of heading below another.
_BELOW: Final = {"h1": "h2", "h2": "h3"}
#: The columns of the table of codes.
_COLUMNS: Final = ("Code", "Kind", "Meaning", "Source", "Confidence")


@attrs.frozen(kw_only=True)
class Shown:
    """A telegram on a page."""

    cable: Cable
    #: `None` where there is no source; the page then shows canonical text, and says so.
    layout: Layout | None = None
    #: What its source is called.
    name: str = ""
    #: The line of its source on which it begins.
    line: int = 1


def html(*telegrams: Shown) -> str:
    r"""Build a page about telegrams, without a script, that needs no other file.

    It holds every character of each source, every finding of `cableformat.check` with
    its place, and what the tables know about the codes.  An edited cable is shown as
    `text.dumps` writes it with its layout.

    Raises:
        CableEncodeError: A cable can't be written as telegram text.

    >>> reading = text.parse("FM AMEMBASSY LIMA\nTAGS: PREL\nSUBJECT: CORK\n")
    >>> page = html(Shown(cable=reading.cable, layout=reading.layout))
    >>> "<title>CORK</title>" in page, "<script" in page
    (True, False)
    """
    budget = Budget()
    several = len(telegrams) > 1
    sheets = [
        _Sheet(shown, f"{number}" if several else "", budget)
        for number, shown in enumerate(telegrams, start=1)
    ]
    title = f"{len(sheets)} telegrams" if several else "A telegram"
    if len(sheets) == 1:
        title = sheets[0].title
    body = "".join(_body(sheets, title))
    return document(title, styles("base", "view", "page"), body)


def _body(sheets: list[_Sheet], title: str) -> Iterator[str]:
    yield '<a class="skip" href="#main">Skip to the telegram</a>'
    yield '<span id="closed"></span>'
    if len(sheets) != 1:
        yield f"<header><h1>{words(title)}</h1></header>"
        yield '<nav aria-label="Telegrams"><ol>'
        for sheet in sheets:
            yield f"<li><a href={attribute(f'#{sheet.prefix}')}>{words(sheet.title)}"
            yield f"</a> {words(sheet.shown.name)}</li>"
        yield "</ol></nav>"
    yield '<main id="main" tabindex="-1">'
    for sheet in sheets:
        yield from sheet.html()
    yield "</main>"
    yield (
        "<footer><p>Point at a part of the telegram, tap it, or move to it with the "
        "Tab key: a note says what it is. Names of parts are their paths in JSON; "
        "clauses name sheets of the documentation of cableformat.</p></footer>"
    )


class _Sheet:
    """One telegram of a page."""

    def __init__(self, shown: Shown, prefix: str, budget: Budget) -> None:
        self.shown, self.prefix, self.budget = shown, prefix, budget
        hints = None if shown.layout is None else shown.layout.context.hints
        source = text.dumps(shown.cable, layout=shown.layout)
        reading = text.parse(source, hints=hints)
        assert reading.layout is not None
        self.layout, self.cable = reading.layout, reading.cable
        self.coverage = reading.layout.coverage
        self.found, self.left = limited(check(source, from_="text", hints=hints))

    @property
    def title(self) -> str:
        """What the telegram is called: its identifier and what it is about."""
        title = ": ".join(filter(None, (self.cable.canonical_id, self.cable.subject)))
        title = title or self.shown.name or "A telegram"
        return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}..."

    def html(self) -> Iterator[str]:
        """The article about it."""
        view = View(
            layout=self.layout,
            cable=self.cable,
            found=self.found,
            prefix=self.prefix,
            line=self.shown.line,
            budget=self.budget,
        )
        source = view.html()
        anchor = self.prefix or "telegram"
        heading = "h2" if self.prefix else "h1"
        yield f'<article class="telegram" id={attribute(anchor)}>'
        yield '<header class="head">'
        if self.cable.level is not None:
            yield f'<p class="level">{words(self.cable.level.word)}</p>'
        yield f"<{heading}>{words(self.title)}</{heading}>"
        yield '<dl class="facts">'
        for name, value in self._facts():
            yield f"<div><dt>{name}</dt><dd>{words(value)}</dd></div>"
        yield "</dl></header>"
        yield f'<div class="beside"><div class="sheet">{source}</div>'
        yield from self._side(heading)
        yield "</div>"
        yield from _glossary(view.codes.values(), heading, self._which)
        yield "</article>"

    @property
    def _which(self) -> str:
        """What distinguishes a part of the page from those about other telegrams."""
        return f" of telegram {self.prefix}" if self.prefix else ""

    def _facts(self) -> Iterator[tuple[str, str]]:
        """What a reader wants to know first; what the telegram lacks is left out."""
        cable, heading = self.cable, self.cable.original_heading
        facts: list[tuple[str, str | None]] = [("File", self.shown.name)]
        if heading is not None and heading.preamble is not None:
            facts.append(("Date", in_words(heading.preamble.date_time_group)))
            facts.append(("Precedence", in_words(heading.preamble.precedence)))
        if cable.originator is not None:
            facts.append(("From", _designator(cable.originator)))
        facts.append(("To", _designators(cable.action)))
        facts.append(("Information", _designators(cable.info)))
        context = self.layout.context
        facts.append(("Dialect", context.dialect))
        facts.append(("Line ends", _LINE_ENDS.get(context.line_end, "")))
        facts.append(("Recognised", f"{1 - self.coverage.unrecognised:.1%}"))
        if self.shown.layout is None:
            facts.append(("Source", "none: this is canonical text of the cable"))
        return ((name, value) for name, value in facts if value)

    def _side(self, heading: str) -> Iterator[str]:
        below = _BELOW[heading]
        label = f"Legend and findings{self._which}"
        yield f'<aside class="side" aria-label={attribute(label)}>'
        yield f"<{below}>Parts</{below}>"
        yield '<ul class="legend">'
        for part in PARTS:
            yield f'<li><span class="{part}">{part}</span></li>'
        yield "</ul><details><summary>What the parts are</summary><dl>"
        for part, about in PARTS.items():
            yield f"<dt>{part}</dt><dd>{words(about)}</dd>"
        yield "</dl></details>"
        count = len(self.found) + sum(n for _, n in self.left)
        yield f"<{below}>Findings ({count:,})</{below}>"
        if not count:
            yield "<p>Nothing was found.</p>"
        else:
            yield '<ol class="findings">'
            for number, finding in enumerate(self.found, start=1):
                yield from self._finding(finding, number)
            for code, more in self.left:
                yield f"<li>and {more:,} more of {words(code)}</li>"
            yield "</ol>"
        yield '<p class="hint">Point at a part of the telegram, tap it, or move to it '
        yield "with Tab: its note is shown here.</p></aside>"

    def _finding(self, finding: Diagnostic, number: int) -> Iterator[str]:
        severity = finding.severity.value
        cited = clause(finding.clause)
        about = finding.clause if cited is None else f"{finding.clause}: {cited}"
        place = f"line {finding.line + self.shown.line - 1}, column {finding.column}"
        anchor = attribute(f"{self.prefix}finding/{number}")
        yield f'<li class="{severity}" id={anchor}>'
        yield f'<span class="severity">{severity}</span> '
        yield f"<code>{words(finding.code)}</code> "
        yield f"<a href={attribute(f'#{self.prefix}mark/{number}')}>{place}</a>"
        yield f'<span class="message">{words(finding.message)}</span>'
        if finding.hint:
            yield f'<span class="do">{words(finding.hint)}</span>'
        yield "<details><summary>Why</summary>"
        yield f"<p>{words(CATALOGUE[finding.code].reason)}</p>"
        yield f"<p>{words(about)}</p></details></li>"


def _designator(station: Any) -> str:
    return station.designator or station.routing_indicator or ""


def _designators(stations: Sequence[Any]) -> str:
    """The first, and the number of the others."""
    if not stations:
        return ""
    more = len(stations) - 1
    first = _designator(stations[0])
    return f"{first} and {more} more" if more else first


def _glossary(found: Collection[Code], heading: str, which: str) -> Iterator[str]:
    """Every code of the telegram, with where its meaning is from."""
    if not found:
        return
    below = _BELOW[heading]
    label = attribute(f"Codes{which}")
    yield f'<div class="glossary"><{below}>Codes</{below}>'
    yield f'<div class="scroll" tabindex="0" role="region" aria-label={label}>'
    yield "<table><thead><tr>"
    for name in _COLUMNS:
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead><tbody>"
    for code in found:
        word = code.word
        for number, fact in enumerate(code.facts):
            named = f'<th scope="row">{words(word)}</th>' if not number else "<td></td>"
            sources = ", ".join(fact.source)
            yield f"<tr>{named}"
            for cell in (fact.kind, sentence(fact, word), sources, fact.confidence):
                yield f"<td>{words(cell)}</td>"
            yield "</tr>"
    yield "</tbody></table></div></div>"
