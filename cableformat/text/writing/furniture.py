"""How a line of furniture is rewritten when a telegram is edited.

Law 10: furniture that repeats an element is rewritten or removed when the element
changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cableformat.markings.levels import level_written
from cableformat.routing import Precedence
from cableformat.text.lenses.archive.page_lines import (
    CENTER_PAGE,
    IDENTITY,
    identity_of,
    with_level,
)
from cableformat.text.lenses.furniture import (
    OLD_PAGE,
    PAGE,
    STATION_PAGE,
    Furniture,
    Pattern,
)
from cableformat.text.lenses.level_line import read_line
from cableformat.text.lenses.patterns import FLAGS
from cableformat.text.lines.line import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.markings import Level
    from cableformat.model import Cable, ClassificationLine, ReferenceNumber
    from cableformat.text.layout import Layout
    from cableformat.text.lenses.lens import Span
    from cableformat.text.lines.places import Places

_WORDS: Final = re.compile(r"[^\W_]+").findall
_LONGEST_POST: Final = 40
#: The level that gateways run into the subject of a mail (military.md 3).
_UNCLASSIFIED: Final = re.compile("(?<![A-Z])UNCLAS", FLAGS).search
_OF_DOCUMENTS: Final = (
    Pattern.REPLACEMENT,
    Pattern.RELEASE_STAMP,
    Pattern.SECTION_HEAD,
    Pattern.END_OF_DOCUMENT,
    Pattern.LETTERHEAD,
)
#: What may be on one line with elements.
_WITHIN_LINES: Final = (Pattern.MAIL_SUBJECT, Pattern.CLASSIFICATION)
#: Lines in which a relay printed words of its own and words of the telegram.
_OF_RELAYS: Final = (
    Pattern.MAIL_SUBJECT,
    Pattern.GATEWAY_NOTE,
    Pattern.SECTION_BREAK,
)


def furniture_edits(
    layout: Layout, cable: Cable, places: Places
) -> Iterator[tuple[int, int, str]]:
    """The stretches of furniture that repeat what changed, each with its new text."""
    if not layout.furniture:
        return
    said, says = _words_of(layout.base), _words_of(cable)
    for piece in layout.furniture:
        text = rewritten(piece, layout.base, cable)
        if piece.pattern in _OF_RELAYS and said & _words(piece.text) - says:
            text = None
        post = _words(post_shown(piece) or "")
        # No value names the post any more, whichever did.  Nobody knows what an edited
        # document said before.
        known = post <= said or not layout.verified
        if text == piece.text and post and known and not post <= says:
            text = None
        if text is None:
            yield (*_gone_with(piece, layout.text, places), "")
        elif text != piece.text:
            yield (*piece.span, text)


def _words(text: str) -> set[str]:
    return set(_WORDS(text.upper()))


def _words_of(cable: Cable) -> set[str]:
    """The words of all values, in capitals."""
    return _words(repr(cable).replace("\\n", " "))


def _gone_with(piece: Furniture, source: str, places: Places) -> Span:
    """The line of a piece of furniture, or the piece beside elements."""
    start, end = piece.span
    line_start, line_end = places.line_start(start), places.line_end(end)
    whole = source[line_start:line_end].strip(BLANKS) == piece.text
    if piece.pattern in _WITHIN_LINES and not whole:
        return piece.span
    return line_start, places.past_line(line_end, line_start)


def rewritten(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """A line of furniture as it is in the edited telegram.

    `None` if the line is removed: nothing may show what was removed (law 10).
    """
    if piece.pattern in (Pattern.EARLIER_ENDING, Pattern.PRECEDENCE):
        return _above_heading(piece, old, new)
    if piece.pattern in _OF_DOCUMENTS:
        return _of_document(piece, old, new)
    if new.content is None and old.content is not None:
        return None
    if piece.pattern is Pattern.OPENING:
        return piece.text if _opening(old) == _opening(new) else None
    if piece.pattern in _OF_RELAYS:
        return piece.text if _repeated(piece, old) == _repeated(piece, new) else None
    return _in_content(piece, old, new)


def _repeated(piece: Furniture, cable: Cable) -> Any:
    """What a line that a relay printed may repeat from a cable."""
    content = cable.content
    if content is None or piece.pattern is Pattern.GATEWAY_NOTE:
        return None
    level = _level(content.classification_line)
    if piece.pattern is not Pattern.MAIL_SUBJECT:
        return level
    return content.subject, level if _UNCLASSIFIED(piece.text) else None


def _in_content(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """The new text of a line that repeats part of the classification line."""
    before = None if old.content is None else old.content.classification_line
    after = None if new.content is None else new.content.classification_line
    if piece.pattern is Pattern.STATION_PAGE_LINE:
        same = _station(old) == _station(new) and _level(before) is _level(after)
        return piece.text if same else None
    if before == after or before is None:
        return piece.text
    if piece.pattern is Pattern.CLASSIFICATION:
        return None if after is None else _level_again(piece.text, before, after)
    if piece.pattern is Pattern.CENTER_PAGE_LINE:
        return None if after is None else _center_page(piece.text, before, after)
    return _page_again(piece.text, before.reference_number, after)


def _of_document(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """The new text of a stamp, or of a line in the head of a later section.

    A stamp may repeat that of the archive; stamps of other releases stay, and so does
    every line that repeats no element.
    """
    text = piece.text
    if piece.pattern is Pattern.SECTION_HEAD:
        return text if _head_of(old) == _head_of(new) else None
    before = None if old.archive is None else old.archive.release_stamp
    if text != before:
        return text
    return None if new.archive is None else new.archive.release_stamp


def _head_of(cable: Cable) -> tuple[Any, ...]:
    """What the head of a later section repeats."""
    content = cable.content
    line = None if content is None else content.classification_line
    drafting = content and (content.drafted_by, content.cleared_by, content.approved_by)
    return cable.heading, cable.distribution, line, drafting


def _center_page(
    text: str, old: ClassificationLine, new: ClassificationLine
) -> str | None:
    """A page line of the center, with the new level and the new number."""
    match = CENTER_PAGE(text) or IDENTITY(text)
    assert match is not None
    number, post = new.reference_number, match["post"]
    if post and old.reference_number not in (None, number):
        if number is None:
            return None
        shown, serial = identity_of(number)
        begin, end = match.start("post"), match.end("serial")
        text = f"{text[:begin]}{shown}  {serial}{text[end:]}"
    if match["banner"] and old.level is not new.level:
        return None if new.level is None else with_level(text, new.level.word)
    return text


def _above_heading(piece: Furniture, old: Cable, new: Cable) -> str | None:
    """The new text of a line above the heading; an earlier ending stays."""
    if piece.pattern is Pattern.EARLIER_ENDING:
        # Nobody knows which number it repeats; it goes if the number it shows goes.
        shown = piece.text.removeprefix("#")
        return None if shown in _serials(old) - _serials(new) else piece.text
    action = _action(new)
    return piece.text if action is _action(old) else action and action.word


def _serials(cable: Cable) -> set[str | None]:
    sent = cable.transmission
    if sent is None:
        return set()
    station, ending = sent.calling_station, sent.ending
    return {
        None if station is None else station.station_serial_number,
        None if ending is None else ending.validation_number,
    }


def _opening(cable: Cable) -> tuple[Any, ...]:
    """What a page break repeats besides the classification line."""
    content = cable.content
    if content is None:
        return ()
    return (
        content.captions,
        content.passing_instructions,
        content.executive_order,
        content.tags,
        content.subject,
        content.references,
    )


def _station(cable: Cable) -> tuple[Any, ...]:
    """The telegram's station and serial, as a page line shows them."""
    station = None if cable.transmission is None else cable.transmission.calling_station
    if station is None:
        return ()
    return station.routing_indicator, station.station_serial_number


def _action(cable: Cable) -> Precedence | None:
    """The precedence for action, as format line 5 shows it."""
    preamble = None if cable.heading is None else cable.heading.preamble
    pair = None if preamble is None else preamble.precedence
    return None if pair is None else pair.action


def _level(line: ClassificationLine | None) -> Level | None:
    return None if line is None else line.level


def _page_again(
    text: str, old: ReferenceNumber | None, line: ClassificationLine | None
) -> str | None:
    """A page line with the new reference number; only State's own form can show it."""
    new = None if line is None else line.reference_number
    match = PAGE(text) or OLD_PAGE(text)
    assert match is not None
    if old in (None, new) or not _shows(match, old):
        return text
    if new is None or "page" not in match.groupdict() or len(new.post) > _LONGEST_POST:
        return None
    return f"{new.post} {new.serial:>08}  {match['page']}"


def post_shown(piece: Furniture) -> str | None:
    """The post or the station that a page line shows; `None` for other furniture."""
    match = PAGE(piece.text) or OLD_PAGE(piece.text)
    if match is None and piece.pattern is Pattern.CENTER_PAGE_LINE:
        match = CENTER_PAGE(piece.text) or IDENTITY(piece.text)
        assert match is not None
    if match is not None:
        return match["post"]
    match = STATION_PAGE(piece.text)
    return None if match is None else match["station"]


def _shows(match: re.Match[str], number: ReferenceNumber | None) -> bool:
    """Whether a page line shows anything of a reference number."""
    return number is not None and (
        int(match["serial"]) == int(number.serial)
        or number.post.upper().startswith(match["post"].upper())
    )


def _level_again(
    text: str, old: ClassificationLine, new: ClassificationLine
) -> str | None:
    parts = read_line(text)
    if parts is None or parts.post is not None:
        return None
    if parts.level is not old.level:
        return text
    if new.level is None:
        return None
    if (old.level, parts.controls and old.controls) == (
        new.level,
        parts.controls and new.controls,
    ):
        return text
    if parts.controls:
        return new.banner(spaced=True)[0]
    spaced = len(text) > len(old.level.word)
    return level_written(new.level, spaced=spaced)
