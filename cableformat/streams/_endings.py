"""Where another telegram begins below an ending.

Theory of operation.  Below an ending are trailers; the first line that is none begins
another piece.  A banner closes a telegram or opens one: of two the second opens.  A
lone one may be either (streams.md 2, 5).  Gateways print one directly below the ending,
and one above a precedence in words or a note: so it opens a telegram if it is above
those, or apart from the ending; otherwise it closes one.

Facts (streams.md 2, 5; nara.md 2): an ending that is quoted, or in a set that is open,
ends nothing, unless a telegram begins below it.  In a document of an archive the
attributes are below the ending, and each section of it has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cableformat.streams._marks import (
    ENDING_LETTERS,
    Cut,
    Evidence,
    begin_of,
    evidence_of,
    is_banner,
    is_ending,
    is_trailer,
    of_telegram,
    opens,
    page_of,
)
from cableformat.text.lenses.archive.stamps import (
    ATTRIBUTES_TITLE,
    STAMP,
    TEXT_TITLE,
)
from cableformat.text.lenses.content.quotations import quotations
from cableformat.text.lenses.content.signature import SignatureLens
from cableformat.text.lenses.sets.grammar import begins_set, ends_text, is_ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.lenses.content.quotations import Quotes
    from cableformat.text.lines.line import Line, Lines

_SIGNATURES: Final = SignatureLens()
#: The first letters of endings, and of the title.
_MAY_END: Final = frozenset(f"{ENDING_LETTERS}{ATTRIBUTES_TITLE[0]}")


def below_endings(text: str, lines: Lines) -> Iterator[Cut]:
    """Where a text is cut below its endings."""
    if not _goes_on_below(lines):
        return
    search = _Search(text, quotations(text, lines))
    above: Line | None = None
    for line in lines:
        words = line.text.removeprefix("\ufeff")
        if words:
            cut = search.take(words, line, above)
            if cut is not None:
                yield cut
            above = line


def _goes_on_below(lines: Lines) -> bool:
    """Whether below the first ending, or title of attributes, there is any other line.

    Of most sources that answers it: they end there.
    """
    ended = False
    for line in lines:
        words = line.text.removeprefix("\ufeff")
        if not words:
            continue
        if words[0] in _MAY_END and (is_ending(words) or words == ATTRIBUTES_TITLE):
            ended = True
        elif ended and not (is_banner(words) or is_trailer(words)):
            return True
    return False


class _Search:
    """What was seen of the telegram at hand."""

    def __init__(self, text: str, quotes: Quotes | None) -> None:
        self.text = text
        self.quotes = quotes
        self._begin()

    def _begin(self) -> None:
        #: Whether a line shows that there is a telegram.
        self.begun = False
        #: Whether an ending is above, and whether it may be quoted.
        self.ended = self.doubtful = False
        #: Whether a set is open.
        self.in_set = False
        #: Whether the text of a document is, or its attributes.
        self.framed = self.attributed = False
        #: What the page lines show.
        self.pages: set[tuple[str, str]] = set()
        #: Where the banners below an ending begin.
        self.banners: list[int] = []
        #: Whether the first of them is below a blank line.
        self.apart = False
        #: Whether nothing else is below the ending: a name may be.
        self.bare = True

    def take(self, words: str, line: Line, above: Line | None) -> Cut | None:
        """Look at a line; where it begins another piece, the cut."""
        begin = begin_of(self.text, above, line)
        if self.attributed:
            cut = self._below_attributes(words, begin)
        elif self.ended:
            cut = self._below_ending(words, line, begin)
        else:
            cut = None
        if cut is not None:
            self._begin()
        if not self.ended:
            self._note(words, line)
        return cut

    def _note(self, words: str, line: Line) -> None:
        """Take note of a line of the telegram."""
        if words == TEXT_TITLE:
            self.framed = self.begun = True
        elif words == ATTRIBUTES_TITLE:
            self.attributed = True
        elif is_ending(words):
            if self.begun and not self.framed:
                quoted = self.quotes and self.quotes.around(line) is not None
                self.ended, self.doubtful = True, bool(quoted) or self.in_set
                self.banners.clear()
                self.apart, self.bare = False, True
        else:
            self.begun = self.begun or of_telegram(words)
            if (page := _page(words)) is not None:
                self.pages.add(page)
            if is_ended(words) or ends_text(words):
                self.in_set = False
            elif begins_set(words):
                self.in_set = True

    def _below_ending(self, words: str, line: Line, begin: int) -> Cut | None:
        if is_ending(words) or is_trailer(words):
            self.banners.clear()
            self.apart = False
            self.bare = self.bare and is_ending(words)
            return None
        if is_banner(words):
            # Under an ending a banner that closes follows directly.
            self.apart = self.apart or (line.gap > 0 and not self.banners)
            self.banners.append(begin)
            self.bare = False
            return None
        if self._goes_on(words):
            self.ended = False
            return None
        evidence = evidence_of(words)
        signs, self.bare = self.bare and _signs(words), False
        if signs and evidence is None:
            return None
        if self.doubtful and evidence is None:
            self.ended = False
            return None
        return self._cut(words, evidence, begin)

    def _cut(self, words: str, evidence: Evidence | None, begin: int) -> Cut:
        banners = self.banners
        if len(banners) == 1 and not (self.apart or opens(words)):
            banners = []
        if not banners:
            return Cut(begin, evidence or Evidence.ENDING)
        return Cut(banners[len(banners) // 2], Evidence.BANNER)

    def _goes_on(self, words: str) -> bool:
        """Whether the page of a later section follows, of the same document."""
        page = _page(words)
        return page is not None and page in self.pages

    def _below_attributes(self, words: str, begin: int) -> Cut | None:
        """What is below the attributes is of another piece only if it begins one."""
        evidence = evidence_of(words)
        if evidence is not None and not opens(words):
            place = self.banners[0] if self.banners else begin
            return Cut(place, evidence)
        if STAMP(words) or not (is_banner(words) or opens(words)):
            self.banners.clear()
        else:
            self.banners.append(begin)
        return None


def _signs(words: str) -> bool:
    """Whether a line is a name alone, as copies print one below an ending."""
    return words.count(" ") < 2 and words[-1] != "." and _SIGNATURES.signed(words)


def _page(words: str) -> tuple[str, str] | None:
    """The telegram that a page line shows, if it shows one."""
    match = page_of(words)
    if match is None or not match["post"]:
        return None
    return match["post"], match["serial"]
