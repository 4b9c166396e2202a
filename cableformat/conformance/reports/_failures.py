"""What went wrong, for the page: cases and clauses, questions and their sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml.html import fragment_fromstring
from lxml.html.builder import E

from cableformat import text
from cableformat._escape import fit_for_xml
from cableformat.conformance.reports._members import alike
from cableformat.conformance.reports._results import cut, spread
from cableformat.conformance.reports._sides import hunks
from cableformat.diagnostics import clause
from cableformat.page.limits import Budget
from cableformat.page.shell import pieces
from cableformat.page.source_view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from cableformat.conformance.reports._results import Told
    from cableformat.conformance.reports._sides import Hunk, Line, Piece

__all__ = ["failures", "scrolled"]

#: How many questions are shown with their sides, and how many more are named.
_MOST: Final = 200
_MOST_NAMED: Final = 1000
#: How much of all texts together is shown, in characters.
_BUDGET: Final = 1024 * 1024
#: How much of one: of a source, and of both sides in lines.
_SOURCE: Final = 4 * 1024
_LINES: Final = 400
#: How much of notes about elements of all sources together.
_NOTES: Final = 1024 * 1024
#: How many runs of control characters of a text are marked; more are spelled out alike.
_MARKED: Final = 200


def failures(wrong: list[Told]) -> _Element:
    """The section about what failed and what was not answered."""
    section = E.section(
        {"aria-labelledby": "failures"},
        E.h2({"id": "failures"}, "What went wrong"),
    )
    if not wrong:
        section.append(E.p("Nothing: every answer was right or skipped with a reason."))
        return section
    detailed, rest = _within_budget(wrong)
    budget = Budget(_NOTES)
    for case, told in _by_case(detailed).items():
        section.append(_article(case, told, budget))
    if rest:
        section.append(_rest(rest))
    return section


def _within_budget(wrong: list[Told]) -> tuple[list[Told], list[Told]]:
    """What is shown with its sides, and what is not."""
    most = _MOST
    while True:
        chosen, others = spread(wrong, most)
        if sum(map(_cost, chosen)) <= _BUDGET:
            return chosen, others
        most = most * 3 // 4


def _cost(told: Told) -> int:
    return told.length - max(len(told.source) - _SOURCE, 0)


def _by_case(wrong: list[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in wrong:
        found.setdefault(told.case, []).append(told)
    return found


def _anchor(*names: str) -> str:
    """A name in the page; none of the page's own has a slash."""
    name = "/".join(("case", *names))
    return re.sub(r"[^A-Za-z0-9/_-]", lambda m: f".{ord(m[0]):x}.", name)


def _article(case: str, found: list[Told], budget: Budget) -> _Element:
    first, anchor = found[0], _anchor(case)
    level = E.span({"class": "tag"}, first.level.value)
    return E.article(
        {"id": anchor, "aria-labelledby": f"{anchor}-title"},
        E.h3(
            {"id": f"{anchor}-title"},
            E.a({"href": f"#{anchor}"}, fit_for_xml(case)),
        ),
        E.p({"class": "states"}, level, " ", fit_for_xml(first.description)),
        *_clause(first),
        *(_question(told, budget) for told in found),
    )


def _clause(told: Told) -> Iterator[_Element]:
    if not told.clause:
        return
    cited = clause(told.clause)
    name = fit_for_xml(told.clause)
    about = name if cited is None else f"{name}: {cited}"
    yield E.figure(
        {"class": "clause"},
        E.blockquote(E.p(fit_for_xml(told.words))),
        E.figcaption("Clause ", E.cite(about)),
    )


def _question(told: Told, budget: Budget) -> _Element:
    anchor = _anchor(told.case, told.operation)
    section = E.div(
        {"class": f"question {told.status.value}"},
        E.h4(
            {"id": anchor},
            E.span({"class": "status"}, told.status.value.capitalize()),
            " ",
            fit_for_xml(told.operation),
        ),
        E.p({"class": "why"}, fit_for_xml(told.why)),
    )
    if told.expected or told.actual:
        section.append(_sides(told))
    if told.context:
        section.append(_text("Context", told.context))
    if told.source:
        title = f"Input ({fit_for_xml(told.format)})"
        section.append(E.details(E.summary(title), *_input(told, f"{anchor}/", budget)))
    return section


def _input(told: Told, prefix: str, budget: Budget) -> Iterator[_Element]:
    """The source of a case: of a telegram as `cableformat show --html` shows it."""
    if told.format != "text":
        yield _pre(_spelled(cut(told.source, _SOURCE)))
        return
    layout = text.parse(told.source[:_SOURCE]).layout
    assert layout is not None
    view = View(layout=layout, cable=layout.base, prefix=prefix, budget=budget)
    yield fragment_fromstring(view.html())
    if (left := len(told.source) - _SOURCE) > 0:
        yield E.p(f"... and {left:,} characters more")


def _rest(rest: list[Told]) -> _Element:
    """Questions that are named without their sides, to keep the page short."""
    heads = (E.th({"scope": "col"}, head) for head in ("Case", "Operation", "Why"))
    table = E.table(
        {"class": "rest"},
        E.caption(f"{len(rest):,} more, without their sides: the JSON report has them"),
        E.thead(E.tr(*heads)),
        E.tbody(*map(_named, rest[:_MOST_NAMED])),
    )
    left = len(rest) - _MOST_NAMED
    more = E.p(f"... and {left:,} more that this page does not name.")
    return E.div(scrolled("More that went wrong", table), *([more] if left > 0 else []))


def _named(told: Told) -> _Element:
    return E.tr(
        E.th({"scope": "row"}, fit_for_xml(told.case)),
        E.td(fit_for_xml(told.operation)),
        E.td(f"{told.status.value}: ", fit_for_xml(told.why)),
    )


def scrolled(name: str, table: _Element) -> _Element:
    """A table that may be wider than a telephone, reached by keyboard too."""
    about = {"class": "scroll", "tabindex": "0", "aria-label": name}
    return E.section(about, table)


def _text(title: str, words: str) -> _Element:
    return E.figure(E.figcaption(title), _pre(_spelled(words)))


def _pre(content: Iterable[_Element | str]) -> _Element:
    return E.pre({"dir": "ltr"}, *content)


# Sides


def _sides(told: Told) -> _Element:
    sides = E.div({"class": "sides"})
    left = 0
    found = list(hunks(*alike(told.expected, told.actual)))
    for number, hunk in enumerate(found):
        if left > _LINES:
            sides.append(_between(f"{len(found) - number:,} more places differ"))
            break
        if hunk.skipped:
            lines = "line" if hunk.skipped == 1 else "lines"
            sides.append(_between(f"{hunk.skipped:,} {lines} alike"))
        left += len(hunk.left) + len(hunk.right)
        sides.append(_hunk(hunk))
    if not found:
        sides.append(_text("Expected and found alike", told.actual))
    return sides


def _between(words: str) -> _Element:
    return E.p({"class": "between"}, words)


def _hunk(hunk: Hunk) -> _Element:
    return E.div(
        {"class": "hunk"},
        _side("Expected", "del", hunk.left),
        _side("Found", "ins", hunk.right),
    )


def _side(title: str, tag: str, lines: tuple[Line, ...]) -> _Element:
    where = f", from line {lines[0].number}" if lines and lines[0].number > 1 else ""
    if not any(line.pieces for line in lines):
        nothing = E.p({"class": "nothing"}, "nothing")
        return E.figure(E.figcaption(f"{title}{where}"), nothing)
    content = [_line(line, tag) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        content.append(E.span(f"... and {len(lines) - _LINES:,} more lines"))
    return E.figure(E.figcaption(f"{title}{where}"), _pre(content))


def _line(line: Line, tag: str) -> _Element:
    sign = {"del": "- ", "ins": "+ "}[tag] if line.apart else "  "
    content = [piece for pair in line.pieces for piece in _piece(pair, tag)]
    kind = f"line {tag}" if line.apart else "line"
    return E.span({"class": kind}, sign, *content, "\n")


def _piece(piece: Piece, tag: str) -> Iterator[_Element | str]:
    words, apart = piece
    if apart:
        yield E(tag, *_spelled(words))
    else:
        yield from _spelled(words)


def _spelled(words: str) -> Iterator[_Element | str]:
    """A text as it is shown, what would not be seen marked and spelled out."""
    # Text is given in one piece: `lxml` appends each in linear time.
    plain: list[str] = []
    marked = 0
    for shown, value in pieces(words):
        if value is None or marked >= _MARKED:
            plain.append(shown)
            continue
        marked += 1
        yield "".join(plain)
        plain.clear()
        yield E.data({"value": value}, shown)
    yield "".join(plain)
