"""An XML document as a parser may see it: no entities, no network, no surprises.

Facts: a document type declaration may only precede the root element (XML 1.0,
production 22), and libxml2 expands entities in attributes under any settings, so a
document with a declaration is refused before any parser sees it.  Encodings (production
80 and appendix F) and line ends (section 2.11) are settled here too, so that the text
that was searched is the text that is parsed.
"""

from __future__ import annotations

import codecs
import re
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from cableformat._record import shown
from cableformat.diagnostics import LineStarts, Place
from cableformat.diagnostics.place import nearest, tree_of
from cableformat.document import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element

    from cableformat.diagnostics import Steps
    from cableformat.diagnostics.place import Sought

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
LINE_END: Final = re.compile("\r\n?|\n")
#: In a well-formed document without a document type: what is no start tag, or one.
_TAG: Final = re.compile(
    r"<!--(?:(?!-->).)*+-->|<!\[CDATA\[(?:(?!\]\]>).)*+\]\]>|<\?(?:(?!\?>).)*+\?>|</"
    r"|<(?P<name>[^ \t\r\n/>]++)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)


#: An open element: its path, what is sought in it, its numbers of elements.
_Opened = tuple["Steps", "Sought | None", "Iterator[int]"]


def _child(above: _Opened, name: str) -> _Opened:
    """The next element inside another, with `None` if nothing is sought in it.

    The items of a list are identified by their places, other elements by name.
    """
    steps, sought, places = above
    if sought:
        for step in (name, next(places)):
            # If two elements have one name, the first is found.
            if (inner := sought.pop(step, None)) is not None:
                return (*steps, step), inner, count()
    return (), None, places


class XmlSource:
    """The text of a document, and where its elements are."""

    def __init__(self, source: str | bytes) -> None:
        self.problem: Problem | None = None
        self.mark = 0
        self.elements: dict[Steps, _Element] = {}
        #: Whether the root element contains comments, CDATA sections or instructions.
        self.interrupted = False
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

    def _refuse(
        self, message: str, start: int, text: str = "", *, code: str = "xml.malformed"
    ) -> None:
        self.problem = Problem((), code, message, place=_place_in(text, start))

    def root(self) -> _Element | None:
        """The root element; `None` after a problem, which `problem` then holds."""
        if self.problem is not None:
            return None
        content = self.text[self.mark :]
        prolog = _PROLOG.match(content)
        assert prolog is not None
        if _DOCTYPE.match(content, prolog.end()):
            start = prolog.end() + self.mark
            message = "expected no document type declaration; found one"
            self._refuse(message, start, self.text, code="xml.doctype")
        elif content.startswith("\ufeff"):
            self._refuse("a second byte-order mark", self.mark, self.text)
        else:
            # One character is sought much faster than two, and is seldom there.
            begin = prolog.end()
            self.interrupted = ("!" in content and content.find("<!", begin) >= 0) or (
                "?" in content and content.find("<?", begin) >= 0
            )
            return self._parsed(content)
        return None

    def _parsed(self, content: str) -> _Element | None:
        if "\r" in content:
            content = content.replace("\r\n", "\n").replace("\r", "\n")
        try:
            return etree.fromstring(content.encode(), _parser(self.interrupted))
        except UnicodeEncodeError as error:
            found = content[error.start]
            self._refuse("a lone surrogate", self.text.index(found), self.text)
        except etree.XMLSyntaxError as error:
            self._malformed(error)
        return None

    def _malformed(self, error: etree.XMLSyntaxError) -> None:
        line, column = error.position
        start = min(self._lines.start(line) + max(column - 1, 0), len(self.text))
        place = self._lines.place((start, start))
        reason = (error.msg or "").rpartition(", line ")[0].partition(", use XML_")[0]
        message = " ".join(reason.split()) or "not XML"
        self.problem = Problem((), "xml.malformed", message, place=place)

    def places(self, paths: set[Steps]) -> dict[Steps, Place]:
        """The start tags of some elements, or of the nearest that there are."""
        if len(self.elements) == 1:
            # Read the fast way, which records no elements.
            found = self._sought(paths)
        else:
            noted = {nearest(steps, self.elements) for steps in paths}
            places = self.places_of([self.elements[steps] for steps in noted])
            found = dict(zip(noted, places, strict=True))
        return {steps: found[nearest(steps, found)] for steps in paths}

    def _sought(self, paths: set[Steps]) -> dict[Steps, Place]:
        """The start tags of the elements of paths, and of those that hold them."""
        tree, most = tree_of(paths)
        root: _Opened = ((), {0: tree}, count())
        found: dict[Steps, Place] = {}
        opened = [root]
        for tag in _TAG.finditer(self.text):
            name = tag["name"]
            if name is None:
                if tag[0] == "</":
                    opened.pop()
                continue
            child = _child(opened[-1], name.rpartition(":")[2])
            steps, sought, _ = child
            if sought is not None:
                # The root is no step of any path.
                found[steps[1:]] = self._place(*tag.span())
                if len(found) > most:
                    break
            if self.text[tag.end() - 2] != "/":
                opened.append(child)
        return found

    def places_of(self, elements: Collection[_Element]) -> list[Place]:
        """The start tags of some elements."""
        if not elements:
            return []
        # The tree has the elements in the order of their start tags.
        walk = enumerate(self.elements[()].iter())
        numbers = {element: number for number, element in walk}
        tags = [tag.span() for tag in _TAG.finditer(self.text) if tag["name"]]
        return [self._place(*tags[numbers[element]]) for element in elements]

    def _place(self, start: int, end: int) -> Place:
        return self._lines.place((start, end))

    @cached_property
    def _lines(self) -> LineStarts:
        return LineStarts(self.text, LINE_END)


def _place_in(text: str, start: int) -> Place:
    return LineStarts(text, LINE_END).place((start, min(start + 1, len(text))))


def _parser(interrupted: bool) -> etree.XMLParser:  # noqa: FBT001
    # The cap bounds what `huge_tree` lets in; without a document type there is no
    # entity to resolve, and nothing to fetch.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        # Where text is interrupted, libxml2 takes the blanks before for blanks between
        # elements.
        remove_blank_text=not interrupted,
        remove_comments=True,
        remove_pis=True,
    )
