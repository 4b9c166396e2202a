"""JUnit XML, as Jenkins and GitLab show it: a test case a file.

Both show of a test case its name, whether it failed, and the text of its first failure.
So a file is a test case, and what fails it stands in one failure, the gravest code as
its type; what does not fail it stands in its output.  A file that could not be read is
an error.  The counts stand before the cases, which are kept until all are known; of one
code, a file tells as many findings as `plain` does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from cableformat.cli._io import PROGRAM
from cableformat.cli._print import escaped
from cableformat.cli._render import findings
from cableformat.cli._reports import _report
from cableformat.diagnostics import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from cableformat.cli._findings import Checked
    from cableformat.cli._print import Line
    from cableformat.cli._reports._report import Wish
    from cableformat.diagnostics import Diagnostic

_SUITE: Final = f"{PROGRAM} check"
#: Jenkins takes what stands before the last period for a package.
_CLASS: Final = f"{PROGRAM}.check"
#: Code points that XML 1.0 cannot hold, besides those that a terminal obeys.
_NOT_XML: Final = re.compile("[\ufffe\uffff]")


class Report(_report.Report):
    """One document, written at the end."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._cases: list[_Element] = []

    def file(self, checked: Checked) -> Iterator[Line]:
        """Nothing yet."""
        self._cases.append(self._case(checked))
        yield from ()

    def end(self) -> Iterator[Line]:
        """The document."""
        counts = {
            "tests": str(len(self._cases)),
            "failures": str(self._count("failure")),
            "errors": str(self._count("error")),
        }
        root = etree.Element("testsuites", {"name": _SUITE, **counts})
        suite = etree.SubElement(root, "testsuite", {"name": _SUITE, **counts})
        suite.extend(self._cases)
        yield (('<?xml version="1.0" encoding="US-ASCII"?>', ""),)
        document = etree.tostring(root, encoding="us-ascii", pretty_print=True)
        for line in document.decode("ascii").rstrip("\n").split("\n"):
            yield ((line, ""),)

    def _count(self, outcome: str) -> int:
        return sum(case.find(outcome) is not None for case in self._cases)

    def _case(self, checked: Checked) -> _Element:
        name = _clean(checked.name)
        case = etree.Element("testcase", {"classname": _CLASS, "name": name})
        if checked.error is not None:
            error, hint = checked.error, CATALOGUE[checked.error.code].hint
            words = (f"{checked.name}: {error.message}", hint)
            about = {"type": error.code, "message": error.message}
            _add(case, "error", about, filter(None, words))
        least = self._wish.least
        failing = tuple(found for found in checked.told if found.severity >= least)
        others = tuple(found for found in checked.told if found.severity < least)
        if failing:
            lines = self._lines(failing, checked.name)
            _add(case, "failure", _headline(failing), lines)
        if others:
            _add(case, "system-out", {}, self._lines(others, checked.name))
        return case

    def _lines(self, found: tuple[Diagnostic, ...], name: str) -> Iterator[str]:
        lines = findings(found, name, explain=self._wish.explain)
        return ("".join(text for text, _ in line) for line in lines)


def _add(
    case: _Element, outcome: str, about: dict[str, str], lines: Iterable[str]
) -> None:
    clean = {name: _clean(value) for name, value in about.items()}
    element = etree.SubElement(case, outcome, clean)
    element.text = "\n".join(map(_clean, lines))


def _headline(failing: tuple[Diagnostic, ...]) -> dict[str, str]:
    # Of the gravest the first.
    gravest = max(failing, key=lambda found: found.severity)
    more = len(failing) - 1
    told = f"{gravest.message} (line {gravest.line})"
    if more:
        told += f", and {more} more"
    return {"type": gravest.code, "message": told}


def _clean(text: str) -> str:
    """A text that XML 1.0 can hold, on one line, its hostile characters spelled out."""
    return _NOT_XML.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped(text))
