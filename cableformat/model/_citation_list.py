"""What one reference cites: telegrams by post and number, and other documents.

A heuristic, so properties and not fields: the text of a reference stays as printed.
Facts (content.md 1.7): a reference names a post and its running number.  The year is in
front, in brackets after it, or missing; a number alone belongs to the post before it.
Representation: one citation for each message or document, with its place in the text.
Doubt: a number after a word that is in no list of posts may not be a telegram's; then
`Citation.known` is false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cableformat.model._citation_draft import Draft
from cableformat.model._citation_scan import Scan
from cableformat.model._citations import Citation, CitationKind
from cableformat.reference import post as post_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["citations", "content_citations"]


def citations(
    text: str,
    *,
    post: str | None = None,
    year: int | None = None,
    serial: str | None = None,
) -> tuple[Citation, ...]:
    """What a reference names, in its order.

    `post` is the post to which bare numbers belong, and `year` the year of the cable:
    references without a year are mostly of that year (content.md 1.7).  Both are marked
    as implied.  `serial` is the cable's own number: its post had not yet come to a
    higher one, so a higher one is of the year before.  Never raises; the work is linear
    in the length of the text.

    >>> first, second = citations("A. 08 ASTANA 1700 (NOTAL), 1702")
    >>> first.post, first.serial, first.year, first.captions, first.label
    ('ASTANA', '1700', 2008, ('NOTAL',), 'A')
    >>> second.post, second.serial, second.implied
    ('ASTANA', '1702', ('post', 'year'))
    >>> citations("DOE-ROE E-MAIL 11/02/09")[0].kind
    <CitationKind.E_MAIL: 'eMail'>
    """
    own = _Own(post, year, serial)
    return tuple(_cited(draft, text, own) for draft in Scan(post).read(text, None))


def content_citations(
    references: Iterable[tuple[str, str | None]],
    post: str | None = None,
    year: int | None = None,
    serial: str | None = None,
) -> tuple[tuple[Citation, ...], ...]:
    """What each reference of a cable names, given its text and its label.

    See `citations`.  A number alone belongs to the post before it, in this reference or
    an earlier one; without any, to the cable's own `post`.
    """
    scan, own = Scan(post), _Own(post, year, serial)
    return tuple(
        tuple(_cited(draft, text, own) for draft in scan.read(text, label))
        for text, label in references
    )


class _Own(NamedTuple):
    """Post, year and running number of the cable that refers to others."""

    post: str | None
    year: int | None
    serial: str | None

    def year_of(self, draft: Draft) -> int | None:
        """The year of a message that is cited without one (content.md 1.7)."""
        if draft.heir_of is not None and draft.heir_of.year is not None:
            return draft.heir_of.year
        if self.year is None or not self._is_later(draft):
            return self.year
        return self.year - 1

    def _is_later(self, draft: Draft) -> bool:
        """Whether a telegram of the own post has a higher number than the cable."""
        if draft.kind is not CitationKind.TELEGRAM or draft.serial is None:
            return False
        if self.post is None or self.serial is None or draft.post is None:
            return False
        if _size(draft.serial) <= _size(self.serial):
            return False
        return _name_of(self.post) == _name_of(draft.post)


def _size(digits: str) -> tuple[int, str]:
    """A sort key for numbers of any length."""
    digits = digits.lstrip("0")
    return len(digits), digits


def _name_of(post: str) -> str:
    known = post_of(post)
    return " ".join(post.upper().split()) if known is None else known.name


def _cited(draft: Draft, text: str, own: _Own) -> Citation:
    end = draft.end
    # The bracket that closes a caption belongs to it.
    if text.count("(", draft.begin, end) > text.count(")", draft.begin, end):
        end += text[end : end + 1] == ")"
    full, implied = draft.year, draft.year is None and draft.is_numbered
    if full is None and draft.is_numbered:
        full = own.year_of(draft)
    parts: list[Literal["post", "year"]] = []
    if draft.heir_of is not None:
        parts.append("post")
    if implied and full is not None:
        parts.append("year")
    return Citation(
        kind=draft.kind,
        post=draft.post,
        known=draft.known,
        serial=draft.serial,
        series=draft.series,
        year=full,
        captions=tuple(draft.captions),
        date_time_group=draft.group,
        label=draft.label,
        implied=tuple(parts),
        misprints=tuple((each.printed, each.read) for each in draft.misprints),
        text=text[draft.begin : end],
        begin=draft.begin,
        end=end,
    )
