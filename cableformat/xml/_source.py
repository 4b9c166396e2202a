"""An XML document as a parser may see it: no entities, no network, no surprises.

Facts: a document type declaration may only stand before the root element (XML 1.0,
production 22), and libxml2 expands entities in attributes whatever it is told: so a
document that has one is refused before any parser sees it.  Encodings are settled here,
by production 80 and appendix F, so that what was searched is what is parsed.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from lxml import etree

from cableformat._record import shown
from cableformat.document import Place, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cableformat.document import Steps

#: Byte-order marks, the longer before the shorter that it begins with.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION: Final = re.compile(
    rb"<\?xml[ \t\r\n]++version[^>]*?[ \t\r\n]encoding[ \t\r\n]*+=[ \t\r\n]*+"
    rb"[\"']([A-Za-z][A-Za-z0-9._-]*+)[\"']"
)
#: The encodings of documents: what every reader of XML must know, and Latin text.
_ENCODINGS: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "windows-1252": "cp1252",
}
_PROLOG: Final = re.compile(
    r"(?:[ \t\r\n]++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+", re.DOTALL
)
_DOCTYPE: Final = re.compile("<!DOCTYPE")


class XmlSource:
    """The text of a document, and where its elements stand."""

    def __init__(self, source: str | bytes) -> None:
        self.problem: Problem | None = None
        self.mark = 0
        self.elements: dict[Steps, _Element] = {}
        self.text = source if isinstance(source, str) else self._decoded(source)
        if self.text.startswith("\ufeff"):
            self.mark = 1

    def _decoded(self, source: bytes) -> str:
        encoding = self._encoding(source)
        try:
            return source.decode(encoding)
        except UnicodeDecodeError as error:
            text = source.decode(encoding, "replace")
            before = len(source[: error.start].decode(encoding, "replace"))
            self._refuse(f"not {encoding} here", before, text)
            return text

    def _encoding(self, source: bytes) -> str:
        for mark, encoding in _MARKS:
            if source.startswith(mark):
                return encoding
        declared = _DECLARATION.match(source)
        if declared is None:
            return "utf-8"
        name = declared[1].decode("ascii")
        encoding = _ENCODINGS.get(name.lower(), "")
        if not encoding:
            self._refuse(f"no encoding {shown(name)} for documents: expected UTF-8", 0)
        return encoding or "latin-1"

    def _refuse(self, message: str, start: int, text: str = "") -> None:
        place = _place_in(text, start)
        self.problem = Problem((), "xml.malformed", message, place=place)

    def root(self) -> _Element | None:
        """The root element; `None` behind a problem, which `problem` then holds."""
        if self.problem is not None:
            return None
        content = self.text[self.mark :]
        prolog = _PROLOG.match(content)
        assert prolog is not None
        if _DOCTYPE.match(content, prolog.end()):
            place = _place_in(self.text, prolog.end() + self.mark)
            message = "expected no document type declaration; found one"
            self.problem = Problem((), "xml.doctype", message, place=place)
            return None
        try:
            return etree.fromstring(content.encode(), _parser())
        except UnicodeEncodeError as error:
            self._refuse("a lone surrogate", error.start + self.mark, self.text)
        except etree.XMLSyntaxError as error:
            self._malformed(error)
        return None

    def _malformed(self, error: etree.XMLSyntaxError) -> None:
        line, column = error.position
        starts = self._lines
        line = max(1, min(line, len(starts)))
        start = min(starts[line - 1] + max(column - 1, 0), len(self.text))
        place = Place((start, start), line, start - starts[line - 1] + 1)
        message = (error.msg or "not XML").rpartition(", line ")[0] or "not XML"
        self.problem = Problem((), "xml.malformed", message, place=place)

    def places(self, paths: set[Steps]) -> dict[Steps, Place]:
        """The lines of some elements, or of the nearest that there are."""
        found = {}
        for steps in paths:
            near = steps
            while near and near not in self.elements:
                near = near[:-1]
            element = self.elements.get(near)
            line = 1 if element is None else int(element.sourceline or 1)
            start = self._lines[min(line, len(self._lines)) - 1]
            end = self.text.find("\n", start)
            span = (start, len(self.text) if end < 0 else end)
            found[steps] = Place(span, line, 1)
        return found

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


def _place_in(text: str, start: int) -> Place:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Place((start, min(start + 1, len(text))), line, column)


def _parser() -> etree.XMLParser:
    # The cap bounds what `huge_tree` lets in; without a document type there is no
    # entity to resolve, and nothing to fetch.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
