"""A report as one page: no script, no network, nothing that is not in the file.

Everything that a producer or a case says is text of an element, put there by the
library that writes the elements; what would steer a browser or a reader is spelled out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.html.builder import E

from cableformat._escape import fit_for_xml
from cableformat.conformance._outcomes import Status, Verdict, verdict_of
from cableformat.conformance.reports._failures import failures, scrolled
from cableformat.conformance.reports._table import grounds
from cableformat.page.shell import document, styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cableformat.conformance._suite import Level
    from cableformat.conformance.reports._results import Results, Told

__all__ = ["render"]

_SIGNS: Final = {Verdict.CONFORMS: "✓", Verdict.PARTIAL: "–", Verdict.FAILS: "✗"}
_ABOUT: Final = {
    "required": "Every reader and writer passes these cases.",
    "optional": "Whoever chooses to passes these; each case says why it is optional.",
    "proposed": "Nobody has to pass these yet; opinions are asked for.",
}
_MOST_REASONS: Final = 50
_MOST_NAMED: Final = 5


def render(results: Results) -> str:
    """The page.

    >>> from cableformat.conformance import Implementation
    >>> from cableformat.conformance.reports import Results
    >>> who = Implementation(name="<script>", version="1")
    >>> page = render(Results(implementation=who, told=()))
    >>> "<h1>&lt;script&gt; 1</h1>" in page
    True
    """
    body = (
        E.a({"class": "skip", "href": "#main"}, "Skip to the verdicts"),
        E.span({"id": "closed"}),
        _banner(results),
        E.main({"id": "main"}, *_main(results)),
        _foot(results),
    )
    inside = (etree.tostring(e, encoding="unicode", method="html") for e in body)
    style = styles("base", "view") + styles("report", package=__package__)
    title = f"Cable conformance of {_name(results)}"
    return document(title, style, "".join(inside))


def _name(results: Results) -> str:
    who = results.implementation
    return fit_for_xml(f"{who.name} {who.version}".strip()) or "a producer"


def _banner(results: Results) -> _Element:
    return E.header(
        E.p({"class": "kicker"}, "Cable conformance report"),
        E.h1(_name(results)),
        E.dl({"class": "facts"}, *_facts(results)),
    )


def _facts(results: Results) -> Iterator[_Element]:
    who = results.implementation
    homepage = fit_for_xml(who.homepage)
    link: _Element | str = homepage
    if homepage.startswith(("https://", "http://")):
        link = E.a({"href": homepage, "rel": "noopener noreferrer nofollow"}, homepage)
    began = results.began
    for title, value in (
        ("Language", fit_for_xml(who.language)),
        ("Homepage", link),
        ("Suite", fit_for_xml(results.suite)),
        ("Judged by", f"cableformat {fit_for_xml(results.library)}"),
        ("Date", "" if began is None else _date(results)),
        ("Questions", f"{len(results.told):,}"),
        ("Operations", ", ".join(map(fit_for_xml, results.operations()))),
    ):
        if not isinstance(value, str) or value:
            yield E.div(E.dt(title), E.dd(value))


def _date(results: Results) -> _Element:
    began = results.began
    assert began is not None
    return E.time(
        {"datetime": began.isoformat(timespec="seconds")},
        f"{began:%Y-%m-%d %H:%M}{began:%z}",
    )


def _main(results: Results) -> Iterator[_Element]:
    wrong = [
        told
        for level, _, _ in results.levels()
        for told in results.of(Status.FAILED, Status.ERRORED)
        if told.level is level
    ]
    skipped = results.of(Status.SKIPPED)
    yield _verdicts(results)
    yield _contents(len(wrong), len(skipped))
    yield _operations(results)
    yield _topics(results)
    yield failures(wrong)
    if skipped:
        yield _skipped(skipped)
    if results.notes:
        yield _notes(results.notes)


def _contents(wrong: int, skipped: int) -> _Element:
    links = [
        ("#operations", "By operation"),
        ("#topics", "By topic"),
        ("#failures", f"What went wrong ({wrong:,})"),
    ]
    if skipped:
        links.append(("#skipped", f"What was skipped ({skipped:,})"))
    return E.nav(
        {"aria-label": "Parts of the report"},
        E.ul(*(E.li(E.a({"href": href}, words)) for href, words in links)),
    )


# Verdicts


def _verdicts(results: Results) -> _Element:
    return E.section(
        {"aria-labelledby": "verdicts"},
        E.h2({"id": "verdicts"}, "Verdicts"),
        E.div({"class": "cards"}, *(_card(*each) for each in results.levels())),
    )


def _card(level: Level, verdict: Verdict, counts: Counter[Status]) -> _Element:
    return E.div(
        {"class": f"card {verdict.value}"},
        E.h3(level.value.capitalize()),
        E.p(
            {"class": "verdict"},
            E.span({"class": "sign", "aria-hidden": "true"}, _SIGNS[verdict]),
            E.span(verdict.value.capitalize()),
        ),
        _bar(counts),
        E.ul({"class": "counts"}, *(_count(counts, status) for status in Status)),
        E.p({"class": "about"}, _ABOUT[level.value]),
    )


def _count(counts: Counter[Status], status: Status) -> _Element:
    return E.li(f"{counts[status]:,} {status.value}")


def _bar(counts: Counter[Status]) -> _Element:
    """What the numbers beside it say, as lengths."""
    parts = (
        E.span({"class": status.value, "style": f"flex-grow:{counts[status]}"})
        for status in Status
        if counts[status]
    )
    return E.div({"class": "bar", "aria-hidden": "true"}, *parts)


# Topics


def _operations(results: Results) -> _Element:
    return E.section(
        {"aria-labelledby": "operations"},
        E.h2({"id": "operations"}, "By operation"),
        *(
            scrolled(
                f"{level.value.capitalize()} cases by operation",
                _table(level, "operation", results.operations(level), verdicts=True),
            )
            for level, _, _ in results.levels()
        ),
    )


def _topics(results: Results) -> _Element:
    return E.section(
        {"aria-labelledby": "topics"},
        E.h2({"id": "topics"}, "By topic"),
        *(
            _table(level, "topic", results.topics(level), verdicts=False)
            for level, _, _ in results.levels()
        ),
    )


def _table(
    level: Level, noun: str, rows: dict[str, Counter[Status]], *, verdicts: bool
) -> _Element:
    first = [noun.capitalize(), *(["Verdict"] if verdicts else [])]
    heads = [*first, *(each.value.capitalize() for each in Status)]
    return E.table(
        {"class": f"counted {noun}s"},
        E.caption(f"{level.value.capitalize()} cases: questions by {noun} and outcome"),
        E.thead(E.tr(*(E.th({"scope": "col"}, head) for head in heads))),
        E.tbody(*(_row(*row, verdicts=verdicts) for row in rows.items())),
    )


def _row(name: str, counts: Counter[Status], *, verdicts: bool) -> _Element:
    cells = [
        E.td({"class": each.value if counts[each] else "none"}, f"{counts[each]:,}")
        for each in Status
    ]
    if verdicts:
        verdict = verdict_of(counts)
        words = f"{_SIGNS[verdict]} {verdict.value} ({grounds(counts)})"
        cells.insert(0, E.td({"class": f"verdict {verdict.value}"}, words))
    return E.tr(E.th({"scope": "row"}, fit_for_xml(name)), *cells)


# What was skipped


def _skipped(found: list[Told]) -> _Element:
    by_reason: dict[str, list[Told]] = {}
    for told in found:
        by_reason.setdefault(told.why, []).append(told)
    reasons = sorted(by_reason.items(), key=lambda item: -len(item[1]))
    heads = ("Reason", "Questions", "Operations", "Such as")
    table = E.table(
        {"class": "skips"},
        E.caption("Reasons that the producer gives, the most frequent first"),
        E.thead(E.tr(*(E.th({"scope": "col"}, head) for head in heads))),
        E.tbody(*(_reason(*each) for each in reasons[:_MOST_REASONS])),
    )
    section = E.section(
        {"aria-labelledby": "skipped"},
        E.h2({"id": "skipped"}, "What was skipped"),
        scrolled("Reasons to skip", table),
    )
    if len(reasons) > _MOST_REASONS:
        section.append(E.p(f"... and {len(reasons) - _MOST_REASONS:,} more reasons."))
    return section


def _reason(why: str, found: list[Told]) -> _Element:
    operations = dict.fromkeys(told.operation for told in found)
    cases = dict.fromkeys(told.case for told in found)
    named = ", ".join(map(fit_for_xml, list(cases)[:_MOST_NAMED]))
    left = len(cases) - _MOST_NAMED
    more = f", and {left:,} more" if left > 0 else ""
    return E.tr(
        E.td(fit_for_xml(why)),
        E.td(f"{len(found):,}"),
        E.td(", ".join(map(fit_for_xml, operations))),
        E.td(named + more),
    )


def _notes(notes: tuple[str, ...]) -> _Element:
    return E.section(
        {"aria-labelledby": "notes"},
        E.h2({"id": "notes"}, "Notes"),
        E.ul(*(E.li(fit_for_xml(note)) for note in notes)),
    )


def _foot(results: Results) -> _Element:
    return E.footer(
        E.p(
            f"Made by cableformat {fit_for_xml(results.library)} from the answers of "
            "the producer to the conformance suite. What is skipped with a reason is "
            "no failure, and makes a verdict partial."
        )
    )
