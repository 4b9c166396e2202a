"""What an archive and the Department's center put around a telegram, and between.

Input: the source.  Output: where the telegram's own lines lie; the elements above and
below them; furniture.

Theory of operation.  A document is a telegram in a frame: stamps, titles, page lines,
the head of the page, attributes.  All of it shows itself by words that are sought in
the whole text at once; what it leaves is read as any telegram.  So the lenses of a
telegram meet no line of the frame, and a telegram in a frame reads as it does without.

Facts (nara.md 2, 3): a stamp or a page line is between any two lines.  A document
of several sections repeats the head and the heading in front of each: what repeats the
first is furniture, and the text goes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.model import Archive
from cableformat.text.kinds import Kind
from cableformat.text.lenses.archive.attributes import AttributesLens, attributes_of
from cableformat.text.lenses.archive.page_lines import (
    BANNER,
    CENTER_PAGE,
    GLUED,
    IDENTITY,
)
from cableformat.text.lenses.archive.stamps import (
    ATTRIBUTES_TITLE,
    STAMP,
    STAMP_WORDS,
    TEXT_TITLE,
    NoticeLens,
    StampLens,
    TitleLens,
)
from cableformat.text.lenses.distribution.offices import HANDLING, PageSeriesLens
from cableformat.text.lenses.furniture import Furniture, Pattern
from cableformat.text.lenses.lens import Block, Claim, Zone
from cableformat.text.lines.line import Line, Lines
from cableformat.text.passes.cuttings import (
    SPACE,
    Cuttings,
    Found,
    block_of,
    line_above,
    line_at,
)
from cableformat.text.passes.page_head import LEAD_LINE, Head, head_of
from cableformat.text.passes.sections import ENDS, sections_of
from cableformat.text.passes.telegrams import telegram_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.text.dialects import Dialect
    from cableformat.text.lenses.lens import Lens, Note, Span

_TITLE: Final = re.compile(r"Message (?:Text|Attributes)").finditer
_PAGE: Final = re.compile(r"PAGE[ \t]+[0-9]{2}").finditer
_GLUED: Final = GLUED.finditer
_LOST: Final = re.compile("\u00bf+").finditer
_WORDS: Final = STAMP_WORDS.partition(" ")[0]
_STAMPED: Final = re.compile(re.escape(_WORDS)).finditer
_NEXT: Final = re.compile(r"[ \t\r\n\v\f]*").match
_TITLES: Final = TitleLens()
_LENSES: Final[dict[Kind, Lens]] = {
    Kind.RELEASE_STAMP: StampLens(),
    Kind.TEXT_TITLE: _TITLES,
    Kind.ATTRIBUTES_TITLE: _TITLES,
    Kind.PAGE_SERIES: PageSeriesLens(),
}
_NOTICES: Final = NoticeLens()
_ATTRIBUTES: Final = AttributesLens()
#: Without titles the head begins in so many first characters.
_TOP: Final = 2000
#: A notice has no more lines.
_LONGEST_NOTICE: Final = 10


@attrs.frozen(eq=False, kw_only=True)
class Frame:
    """What is around a telegram, and where its own lines lie."""

    #: Where its lines lie, and those of what follows the document.
    regions: tuple[Span, ...]
    #: Where the last of its lines ends.
    until: int
    furniture: list[Furniture] = attrs.field(factory=list)
    #: How many of its lines are above the head of the page: editors put them there.
    labels: int = 0
    #: The elements above it, and below.
    above: list[Block] = attrs.field(factory=list)
    below: list[Block] = attrs.field(factory=list)
    #: Where a second document begins.
    second: int | None = None
    #: Where page lines show the telegram's number, and what they show.
    pages: list[tuple[Span, re.Match[str]]] = attrs.field(factory=list)
    notes: list[Note] = attrs.field(factory=list)
    #: Where the last line above a text begins, in a printed edition.
    labels_until: int = -1


def frame_of(
    text: str, whole: Lines, dialect: Dialect, apart: Sequence[Span] = ()
) -> Frame:
    """The frame of a telegram; the dialect says what a line shows itself to be.

    What is set `apart` is neither the frame's nor the telegram's: the first span of it
    is above both.
    """
    return _Search(text, whole, dialect, apart).frame()


def documents(text: str) -> Iterator[int]:
    """Where the first line of each document with a text begins."""
    for line in _titles_of(text):
        if line.text == TEXT_TITLE:
            yield _first_of(text, line).begin


def _titles_of(text: str) -> Iterator[Found]:
    for match in _TITLE(text):
        line = line_at(text, match.start())
        if line is not None and line.text in (TEXT_TITLE, ATTRIBUTES_TITLE):
            yield line


def _first_of(text: str, title: Found) -> Found:
    """The first line of a document that has a title: a stamp may be above."""
    above = line_above(text, title.begin)
    return above if above is not None and STAMP(above.text) else title


class _Search:
    def __init__(
        self, text: str, whole: Lines, dialect: Dialect, apart: Sequence[Span]
    ) -> None:
        self.text = text
        self.whole = whole
        self.dialect = dialect
        #: Where the document begins.
        self.top = apart[0][1] if apart else 0
        self.cuttings = Cuttings(text, whole, apart)
        self.above: list[Block] = []
        self.below: list[Block] = []
        self.notes: list[Note] = []
        self.labels = 0
        self.shown: list[tuple[Span, re.Match[str]]] = []
        #: The stamps of the document by where their lines begin.
        self.stamps: dict[int, Found] = {}

    def frame(self) -> Frame:
        text_title, attributes_title, second = self._titles()
        if attributes_title is not None:
            second = self._telegram_below(attributes_title, second)
        size = len(self.text)
        until = size if second is None else second.begin
        self._place_stamps(until, text_title)
        attributes = None
        if attributes_title is not None:
            attributes = self._attributes(attributes_title, until)
            until = attributes_title.begin
        begin = 0 if text_title is None else text_title.past
        if "\u00bf" in self.text:
            self._replacements(begin, until)
        pages = self._pages(begin, until)
        self._head(begin, until, pages)
        regions = self.cuttings.regions(0, until)
        if attributes is not None and text_title is not None and not pages:
            regions = self._without_notice(regions, begin, attributes)
        if second is not None:
            regions.append((second.begin, size))
        return Frame(
            regions=tuple(regions),
            until=until,
            furniture=self.cuttings.furniture,
            labels=self.labels,
            above=self.above,
            below=self.below,
            second=None if second is None else second.start,
            pages=self.shown,
            notes=self.notes,
        )

    # Stamps and titles

    def _titles(self) -> tuple[Found | None, Found | None, Found | None]:
        """The titles of the first document, and the line that begins a second."""
        for match in _STAMPED(self.text):
            line = line_at(self.text, match.start())
            if line is not None and STAMP(line.text):
                self.stamps[line.begin] = line
        titles: dict[str, Found] = {}
        second = None
        for line in _titles_of(self.text):
            if line.text == TEXT_TITLE and titles:
                second = _first_of(self.text, line)
                break
            titles.setdefault(line.text, line)
        return titles.get(TEXT_TITLE), titles.get(ATTRIBUTES_TITLE), second

    def _telegram_below(self, title: Found, second: Found | None) -> Found | None:
        """What begins first below the attributes: a telegram without titles, if any."""
        until = len(self.text) if second is None else second.begin
        place = telegram_below(self.cuttings.lines([(title.past, until)]), self.dialect)
        return second if place is None else Found("", place, place, place)

    def _place_stamps(self, until: int, title: Found | None) -> None:
        """The first stamp is an element, like the title; the others are furniture."""
        blocks: list[Block] = []
        for line in self.stamps.values():
            if line.begin >= until:
                break
            if blocks:
                self.cuttings.keep(line, Pattern.RELEASE_STAMP)
            else:
                span = line.start, line.end
                blocks = [self._block(line, Kind.RELEASE_STAMP, line.text, span)]
        if title is not None:
            blocks.append(self._title(title, Kind.TEXT_TITLE))
        self.above += sorted(blocks, key=lambda block: block.lines[0].start)

    def _title(self, line: Found, kind: Kind) -> Block:
        return self._block(line, kind, None, (line.start, line.end))

    def _block(self, line: Found, kind: Kind, value: Any, span: Span) -> Block:
        """A block of one line, which is cut out of the telegram."""
        self.cuttings.cut(line)
        whole = Line(line.text, line.start, "", 0)
        claim = Claim(kind, value, [span], label=value is None)
        return block_of(_LENSES[kind], [whole], [claim])

    # The attributes

    def _attributes(self, title: Found, until: int) -> list[Claim]:
        self.below.append(self._title(title, Kind.ATTRIBUTES_TITLE))
        lines = list(self.cuttings.lines(self.cuttings.regions(title.past, until)))
        claims, notes = attributes_of(lines, self.dialect.landmark)
        self.notes += notes
        if claims:
            self.below.append(block_of(_ATTRIBUTES, lines, claims, Zone.CLOSED))
        return claims

    def _without_notice(
        self, regions: list[Span], begin: int, attributes: list[Claim]
    ) -> list[Span]:
        """The regions without a notice that is in place of a text."""
        inside = [region for region in regions if region[1] > begin]
        lines: list[Line] = []
        for line in self.cuttings.lines(inside):
            if len(lines) == _LONGEST_NOTICE or self.dialect.landmark(line.text):
                return regions
            lines.append(line)
        headed = any(block.kinds[0].section == "distribution" for block in self.above)
        if not lines or headed or _says_text(attributes):
            return regions
        block = block_of(_NOTICES, lines, [])
        block.claims = [Claim(Kind.NOTICE, block.joined(), block.spans())]
        self.above.append(block)
        return [region for region in regions if region[1] <= begin]

    def _replacements(self, begin: int, until: int) -> None:
        """Whole lines of characters that could not be reproduced."""
        place = begin
        for match in _LOST(self.text, begin, until):
            line = None if match.start() < place else line_at(self.text, match.start())
            if line is not None and not line.text.strip("\u00bf \t"):
                self.cuttings.keep(line, Pattern.REPLACEMENT)
                place = line.past

    # Page lines

    def _pages(self, begin: int, until: int) -> list[Found]:
        """The page lines; of one in two lines the second."""
        text = self.text
        places = [match.start() for match in _PAGE(text, begin, until)]
        places += [match.start() for match in _GLUED(text, begin, until)]
        places.sort()
        pages: list[Found] = []
        for place in places:
            if pages and place < pages[-1].past:
                continue
            line = line_at(text, place)
            if line is None or line.begin < begin:
                continue
            match = CENTER_PAGE(line.text) or IDENTITY(line.text)
            if match is None or not (match["banner"] or "PAGE" in line.text):
                continue
            self._banners(line.begin, begin)
            self._page(line, match)
            if "page" in match.re.groupindex and not (match["post"] or match["only"]):
                line = self._identity(line, until) or line
            pages.append(line)
        return pages

    def _page(self, line: Found, match: re.Match[str]) -> None:
        """A page line is furniture; the first that shows a series holds an element."""
        if match["post"]:
            span = line.start + match.start("post"), line.start + match.end("serial")
            self.shown.append((span, match))
        group = "only" if match["only"] else "series"
        kind = Kind.PAGE_SERIES
        if match[group] is None or any(block.kinds == (kind,) for block in self.above):
            self.cuttings.keep(line, Pattern.CENTER_PAGE_LINE)
            return
        start = match.start(group)
        end = match.end("own" if match["only"] else "series")
        value = " ".join(line.text[start:end].split())
        span = line.start + start, line.start + end
        self.above.append(self._block(line, kind, value, span))
        if left := line.text[:start].rstrip(" \t"):
            where = line.start, line.start + len(left)
            piece = Furniture(where, Pattern.CENTER_PAGE_LINE, left)
            self.cuttings.furniture.append(piece)

    def _identity(self, page: Found, until: int) -> Found | None:
        """The second line of a page line."""
        place = _NEXT(self.text, page.past).end()  # type: ignore[union-attr]
        line = line_at(self.text, place) if place < until else None
        match = None if line is None else IDENTITY(line.text)
        if line is None or match is None or match["banner"]:
            return None
        self._page(line, match)
        return line

    def _banners(self, place: int, begin: int) -> None:
        """The banners directly above a page line: two at most."""
        for _ in range(2):
            line = line_above(self.text, place)
            if line is None or line.begin < begin or not BANNER(line.text):
                return
            if self.cuttings.has(line):
                return
            self.cuttings.keep(line, Pattern.CLASSIFICATION)
            place = line.begin

    # The head of the first page, and of those of later sections

    def _head(self, begin: int, until: int, pages: list[Found]) -> None:
        place = pages[0].past if pages else begin
        if not (pages or begin):
            # A copy without titles: only the distribution shows where its head begins.
            lead = LEAD_LINE(self.text, self.top, min(until, self.top + _TOP))
            place = lead.end() if lead else self.top
            above = line_above(self.text, place) if self.top else None
            if above is not None and HANDLING(above.text):
                place = above.begin
        regions = self.cuttings.regions(place, until)
        head = head_of(self.text, regions, self.whole)
        for line in head.lines:
            found = line_at(self.text, line.start)
            if found is not None:
                self.cuttings.cut(found)
        self.above += head.blocks
        if head.blocks:
            regions = self.cuttings.regions(0, head.lines[0].start)
            if any(self.text[a:b].strip(SPACE) for a, b in regions):
                self.labels = sum(1 for _ in self.cuttings.lines(regions))
        self.notes += head.notes
        if head.blocks and len(pages) > 1:
            self._sections(head, pages, until)

    def _sections(self, head: Head, pages: list[Found], until: int) -> None:
        """The heads of later sections, which repeat the first."""
        regions = self.cuttings.regions(head.until, until)
        above = 0
        landmark = self.dialect.landmark
        for section in sections_of(
            self.text, head, pages, regions, self.whole, landmark
        ):
            for line in section.lines:
                found = line_at(self.text, line.start)
                assert found is not None
                self.cuttings.keep(found, Pattern.SECTION_HEAD)
            self._end_of_section(section.page, until=above)
            above = section.page.begin
            self.notes.append(section.note)

    def _end_of_section(self, page: Found, until: int) -> None:
        """The marks of an end above the head of a section, and the level once more.

        They are looked for as far up as the head of the section before (law 9).
        """
        place = page.begin
        while (line := line_above(self.text, place)) is not None:
            place = line.begin
            if place < until:
                return
            if self.cuttings.has(line):
                continue
            if ENDS(line.text):
                self.cuttings.keep(line, Pattern.SECTION_HEAD)
            elif BANNER(line.text):
                self.cuttings.keep(line, Pattern.CLASSIFICATION)
            else:
                return


def _says_text(attributes: list[Claim]) -> bool:
    """Whether the locator says that the text is on line."""
    values = tuple(claim.value for claim in attributes)
    return bool(values) and Archive(attributes=values).has_text is True
