"""JUnit XML, as Jenkins and GitLab show it: suites of test cases, and what failed them.

Both show of a test case its name, whether it failed, and the text of its first failure.
Jenkins takes whatever precedes the last period of a class for a package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from cableformat._escape import fit_for_xml, markup_for_logs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

__all__ = ["case", "document", "suite", "tell"]

#: What a suite counts, and the element of a case that it counts.
_COUNTED: Final = {"failures": "failure", "errors": "error"}


def case(classname: str, name: str, **more: str) -> _Element:
    """A test case that nothing failed."""
    about = {"classname": classname, "name": name, **more}
    return etree.Element("testcase", _clean(about))


def tell(
    case: _Element, outcome: str, about: dict[str, str], lines: Iterable[str]
) -> None:
    """Put a failure, an error, a reason to skip or an output into a case."""
    element = etree.SubElement(case, outcome, _clean(about))
    element.text = "\n".join(map(fit_for_xml, lines)) or None


def suite(name: str, cases: list[_Element], **more: str) -> _Element:
    """A suite of cases, with their counts."""
    counts = {"tests": str(len(cases))}
    counts |= {
        count: str(sum(each.find(outcome) is not None for each in cases))
        for count, outcome in _COUNTED.items()
    }
    element = etree.Element("testsuite", _clean({"name": name, **counts, **more}))
    element.extend(cases)
    return element


def document(name: str, suites: list[_Element]) -> Iterator[str]:
    """The lines of a document of some suites, in ASCII.

    >>> passed, failed = case("mine.tags", "one"), case("mine.tags", "two")
    >>> tell(failed, "failure", {"message": "no tags"}, ["expected: ECON"])
    >>> for line in document("mine", [suite("tags", [passed, failed])]):
    ...     print(line)
    <?xml version="1.0" encoding="US-ASCII"?>
    <testsuites name="mine" tests="2" failures="1" errors="0">
      <testsuite name="tags" tests="2" failures="1" errors="0">
        <testcase classname="mine.tags" name="one"/>
        <testcase classname="mine.tags" name="two">
          <failure message="no tags">expected: ECON</failure>
        </testcase>
      </testsuite>
    </testsuites>
    """
    counts = {
        count: str(sum(int(suite.get(count, "0")) for suite in suites))
        for count in ("tests", *_COUNTED)
    }
    root = etree.Element("testsuites", _clean({"name": name, **counts}))
    root.extend(suites)
    yield '<?xml version="1.0" encoding="US-ASCII"?>'
    text = etree.tostring(root, encoding="us-ascii", pretty_print=True)
    yield from markup_for_logs(text.decode("ascii")).rstrip("\n").split("\n")


def _clean(about: dict[str, str]) -> dict[str, str]:
    return {name: fit_for_xml(value) for name, value in about.items()}
