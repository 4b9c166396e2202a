"""Where a line may be: whether its surroundings fit what it looks like.

Each function answers one question; a dialect's table names it beside the lens.  A
`here` is asked before a line is looked at, and says whether such a line may be here; a
`confirm` gets what the lens saw, and returns it, or `None`.  Both only ask how far the
blocks have come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.authority import AuthorityLens
from cableformat.text.lenses.content.captions import (
    CAPTIONS,
    TEXT_BEGINS,
    CaptionLens,
)
from cableformat.text.lenses.content.classification import ClassificationLens
from cableformat.text.lenses.content.labels import ABOVE, LabelledLens
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.heading.accounting import AccountingLens
from cableformat.text.lenses.heading.address_lines import AddresseeLens, is_address
from cableformat.text.lenses.heading.addressee import surely_named
from cableformat.text.lenses.heading.preamble import PreambleLens
from cableformat.text.lenses.lens import Zone
from cableformat.text.lenses.level_line import shows_more_than_level
from cableformat.text.lenses.patterns import begins_from
from cableformat.text.lenses.transmission.identification import PilotLens
from cableformat.text.lenses.transmission.instructions import WORDS_TOO
from cableformat.text.passes.landmarks import number_of
from cableformat.text.passes.progress import ADDRESSEES

if TYPE_CHECKING:
    from cableformat.text.passes.progress import Progress

_OPENING: Final = Zone.OPENING
_ANNOUNCES: Final = (Kind.ORIGINATOR, Kind.PASSING_INSTRUCTION)
_COMPLETE_HEADING: Final = {Kind.ACTION_ADDRESSEE, Kind.BREAK}
#: With these a line after the closing BT begins, or there is none (wire.md 1.8).
_ENDS: Final = frozenset(("", "#", "N", "C", "E"))


# Transmission


def validation_number(match: Any, progress: Progress) -> Any:
    """Inside the text a validation number has four digits.

    ``#1`` is a line of a list.
    """
    if match["number"] and progress.inside_text:
        return match if len(match["number"]) == 4 else None
    return match


def before_end_of_message(progress: Progress) -> bool:
    """Corrections are above the end of the message (wire.md 1.8)."""
    return not progress.has(Kind.END_OF_MESSAGE)


def above_own_lines(match: Any, progress: Progress) -> Any:
    """A service message is directly above the message's own lines."""
    if progress.has(Kind.CALLING_STATION):
        return None
    return match if PilotLens.goes_before(progress.following) else None


def in_transmission(match: Any, progress: Progress) -> Any:
    """Words are arguments of signals once the transmission has begun."""
    return None if match is WORDS_TOO and not progress.heading_begun else match


def text_opens_late(progress: Progress) -> bool:
    """BT opens the text below lines of content, if more than an ending follows.

    The heading may be below the first of them, or they may be above BT.  A text that
    another system wrapped has a BT of its own, with its classification line below.
    """
    if progress.zone is not _OPENING:
        return False
    if Kind.BREAK in progress.seen:
        begun = progress.has(Kind.PARAGRAPH)
        return not begun and shows_more_than_level(progress.following)
    late = progress.late_preamble or progress.late_address
    if late and shows_more_than_level(progress.following):
        return True  # the subject is above the heading, the rest below BT
    more = progress.heading_begun and progress.following[:1] not in _ENDS
    return progress.in_caption_zone and (late or more)


# Heading


def accounting(match: Any, progress: Progress) -> Any:
    """A lone symbol is directly above BT; elsewhere it may be an addressee."""
    alone = AccountingLens.is_alone(match)
    return None if alone and progress.following != "BT" else match


def preamble(match: Any, progress: Progress) -> Any:
    """Below the first line of content it is whole, or an originator follows."""
    if progress.zone is not _OPENING:
        return match
    whole = PreambleLens.is_whole(match)
    if Kind.PREAMBLE in progress.seen or not (whole or begins_from(progress.following)):
        return None
    return match if _heading_below(Kind.PREAMBLE, progress) else None


def originator(match: Any, progress: Progress) -> Any:
    """An originator's label is below the heading's lines, or before a post's name.

    Prose may begin with ``From``.
    """
    label, name = match[1], match[2]
    if not (_in_heading(progress) or is_address(label, name)):
        return None
    if progress.zone is not _OPENING:
        return match
    sure = surely_named(name)
    below = _heading_below(Kind.ORIGINATOR, progress, sure=sure)
    return match if label.isupper() and below else None


def addressee(match: Any, progress: Progress) -> Any:
    """An addressee's label is below the heading's lines, or before a post's name.

    Prose may begin with ``To``, and a page of an archive lists copies with ``INFO``.
    """
    if match[3] and progress.among_addressees and not progress.line.gap:
        return None  # an exemption belongs to the block it is in
    kind, label, name = AddresseeLens.parts(match)
    if name is None:
        good = progress.heading_begun and (
            progress.zone is not _OPENING or _directly_below_list(progress)
        )
    else:
        good = _in_heading(progress) or is_address(label, name)
        good = good and not AddresseeLens.distributes(name)
    if not good:
        return None
    if progress.zone is _OPENING:
        sure = name is not None and surely_named(name)
        good = label.isupper() and _heading_below(kind, progress, sure=sure)
    elif progress.of_heading(kind) in progress.seen:
        # A label once more: a sentence of a formatted text may begin so.
        good = _above_text(progress)
    return match if good else None


def _in_heading(progress: Progress) -> bool:
    """Whether a line is directly below lines of a heading, so that its label counts."""
    return (
        progress.zone is not _OPENING
        and progress.heading_begun
        and not progress.line.gap
    )


def _above_text(progress: Progress) -> bool:
    """Whether a line is above the first that is only in the text."""
    return progress.line.start < progress.marks.text_begun


def _heading_below(kind: Kind, progress: Progress, *, sure: bool = False) -> bool:
    """Whether a line of the heading may be here, below the first of content.

    Some systems print the classification line above the heading, and editors the
    subject: what the heading lacks may still come, before the text proper.  That it
    does shows a preamble, or a name that is `sure` to be one.
    """
    if _directly_below_list(progress):
        return _above_text(progress)
    seen, block = progress.seen, progress.block
    # Directly below its originator, or the pass line, an address is sure.
    announced = block is not None and block.lens.kinds[0] in _ANNOUNCES
    announced = announced and not progress.line.gap
    sure = sure or announced
    if kind is not Kind.PREAMBLE and not progress.late_preamble:
        # The block of a subject is open still.
        above = not progress.in_content and progress.in_caption_zone
        sure = sure or progress.late_address or Kind.PREAMBLE in seen
        if not (above and sure):
            return False
    if progress.late_address:
        return _above_text(progress)
    low = kind not in seen
    if kind in ADDRESSEES and not seen.isdisjoint(ADDRESSEES):
        # The heading has addressees; after BT it is complete.
        low = low and sure and (announced or Kind.BREAK not in seen)
    return low and not _passed_on(progress) and _above_text(progress)


def _directly_below_list(progress: Progress) -> bool:
    """Whether a line is directly below addresses that are below a line of content.

    A label is sure to be one there: no name begins with it (wire.md 1.7.2).
    """
    listed = progress.zone is _OPENING and progress.has_open(Kind.ACTION_ADDRESSEE)
    return listed and not progress.line.gap


def _passed_on(progress: Progress) -> bool:
    """Whether passing instructions repeat a heading that is complete."""
    return (
        progress.last_content is Kind.PASSING_INSTRUCTION
        and progress.seen >= _COMPLETE_HEADING
    )


# Content


def bare_number(progress: Progress) -> bool:
    """A number without a level is on top, after BT, or apart.

    Elsewhere, and in a list, a city and a number may be an addressee.
    """
    zone, block = progress.zone, progress.block
    late = _below_late_address(progress)
    if (late or zone is Zone.ADDRESS) and not _number_above(progress):
        if not progress.line.apart:
            return False
        # In a double-spaced list a kind of post precedes the city.
        if block is not None and progress.line.text.count(" ") > 1:
            listed = isinstance(block.lens, AddresseeLens)
            if listed and block.lens.goes_on(block, progress.line):
                return False
    return late or not (
        progress.content_begun or (zone is Zone.PROCEDURE and progress.heading_begun)
    )


def _below_late_address(progress: Progress) -> bool:
    """Whether addresses that are below a subject are open."""
    block = progress.block
    return (
        progress.zone is _OPENING
        and block is not None
        and isinstance(block.lens, AddresseeLens)
        and not progress.has(Kind.CLASSIFICATION_LINE)
    )


def _number_above(progress: Progress) -> bool:
    """Whether a line shows the number of a letterhead, or of the originator's post."""
    sender = progress.marks.originator
    number = number_of(progress.line)
    if number is not None and sender is not None and sender.text.endswith(number[0]):
        return True
    return number is not None and not progress.shown_above.isdisjoint(
        (number, (None, number[1]))
    )


def outside_text(progress: Progress) -> bool:
    """Inside a text no line is the classification line."""
    return not progress.takes_rest


def classification(match: Any, progress: Progress) -> Any:
    """Below the level, FOUO and SBU are captions (content.md 1.3)."""
    caption = ClassificationLens.is_caption_too(match)
    return None if caption and progress.has(Kind.CLASSIFICATION_LINE) else match


def subject(match: Any, progress: Progress) -> Any:
    """A label without its colon counts where there is no subject yet."""
    return None if match["bare"] and progress.has(Kind.SUBJECT) else match


def authority(match: Any, progress: Progress) -> Any:
    """Reasons on their own belong to the authority line above them."""
    block = progress.block
    above = block is not None and isinstance(block.lens, AuthorityLens)
    return None if above and AuthorityLens.is_alone(match) else match


def source(match: Any, progress: Progress) -> Any:
    """A label has its colon, or is under another label."""
    return match if match["colon"] is not None or _labelled(progress) else None


def hands(match: Any, progress: Progress) -> Any:
    """Below the heading a label has its colon, is apart, or is under another.

    The words may begin a sentence (content.md 2.3): what is apart is in capitals.
    """
    if _labelled(progress):
        return match
    if not match["rest"]:
        return None
    if progress.zone in ABOVE or (match["colon"] and match["short"] is None):
        return match
    apart = progress.line.apart and (
        match["short"] is not None or progress.line.text.isupper()
    )
    return match if apart else None


def _labelled(progress: Progress) -> bool:
    return progress.block is not None and isinstance(progress.block.lens, LabelledLens)


#: Words after which a line is not whole.
_UNFINISHED: Final = ("FOR", "OF", "WITH", "BY", "TO", "FROM", "AND", "THE", "ON", "IN")


def caption(match: Any, progress: Progress) -> Any:
    """A subject that ends in a preposition goes on: `VISIT OF`, `CODEL DOE`.

    A single word below it is a caption all the same.
    """
    block, line = progress.block, progress.line
    if block is None or line.gap or " " not in line.text:
        return match
    if not isinstance(block.lens, SubjectLens):
        return match
    last = block.lines[-1].text.rpartition(" ")[2].upper()
    return None if last in _UNFINISHED else match


def passing(match: Any, progress: Progress) -> Any:
    """An attention line is above the text, and names somebody or is a caption.

    Doubt: a line of prose in capitals says FOR too.  So one that names nobody who could
    be meant is among captions.
    """
    block = progress.block
    if _more_offices(progress) or progress.has(Kind.PARAGRAPH):
        return None
    if progress.among_addressees and not progress.line.gap:
        return None
    text = progress.line.text
    begun = progress.heading_begun or progress.content_begun
    known = CAPTIONS.is_known(text) or CAPTIONS.speaks(text, begun=begun)
    if not (progress.among_captions or known):
        return None
    if text[-1] == ":":
        return match if progress.zone is _OPENING else None
    if not progress.has(Kind.SUBJECT):
        return match
    # Under the subject it is alone, above the text.
    below = progress.following
    alone = progress.line.gap > 0 or (
        block is not None and isinstance(block.lens, CaptionLens)
    )
    return match if alone and (TEXT_BEGINS(below) or CAPTIONS.speaks(below)) else None


def among_captions(progress: Progress) -> bool:
    """An unknown caption is among captions, and not below a list of offices."""
    return progress.among_captions and not _more_offices(progress)


def unknown_caption(match: Any, progress: Progress) -> Any:
    """A line that belongs to the text is not a caption: ``SUBJ/CORK//``."""
    return None if progress.marks.in_text(progress.line.text) else match


def _more_offices(progress: Progress) -> bool:
    """Whether a line goes on with the list of offices above it."""
    block = progress.block
    return (
        block is not None
        and isinstance(block.lens, CaptionLens)
        and block.lens.goes_on(block, progress.line)
    )
