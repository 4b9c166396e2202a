"""What rules need to know about a cable, each fact computed once.

Theory of operation.  A rule compares values of the model; what it needs of a cable
besides a field is here, so that two rules never derive one thing in two ways.
Nothing here reads telegram text: the lenses did, and the model's own properties know
the rest.
"""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.markings import Level, Marking
from cableformat.reference import post
from cableformat.routing import RoutingIndicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.diagnostics import Steps
    from cableformat.markings import PortionMarking
    from cableformat.model import (
        Addressee,
        Cable,
        Paragraph,
        ReferenceNumber,
    )
    from cableformat.reference import Post

__all__ = ["Breach", "Facts", "post_named"]

#: wire.md 6: the first word of a service message's text, after the level.
_SERVICE: Final = "SVC"
#: A caption that states no protection and is on most telegrams (content.md 1.3).
_POSTED: Final = "SIPDIS"


@attrs.frozen(slots=True)
class Breach:
    """A broken rule: its code, the element, and the words of the message."""

    code: str
    #: The element that breaks the rule.
    steps: Steps
    #: What the message mentions, in order; a `str` is the cable's own, and is quoted.
    words: tuple[str | int | datetime.date | Level, ...] = ()
    #: What may have been meant; without it, the hint of the code.
    hint: str | None = None


def post_named(name: str) -> Post | None:
    """The post or department that a designator names, if a table has it."""
    return post(name) if name.isascii() else None


class Facts:
    """A cable as rules see it."""

    def __init__(self, cable: Cable, dated: datetime.date | None) -> None:
        self._hinted = dated
        # The parts of the cable: less work than a cached property for each.
        self.cable = cable
        sent = self.transmission = cable.transmission
        heading = self.heading = cable.heading
        content = self.content = cable.content
        self.routing_line = None if sent is None else sent.routing_line
        self.calling_station = None if sent is None else sent.calling_station
        self.security_warning = None if sent is None else sent.security_warning
        self.preamble = None if heading is None else heading.preamble
        self.is_readdressed = (heading and heading.readdressed) is not None
        #: The heading that the text was first sent under (wire.md 1.6).
        self.original = cable.original_heading
        self.line = None if content is None else content.classification_line
        self.level = None if self.line is None else self.line.level
        self.authority = None if content is None else content.classification_authority
        self.captions = () if content is None else content.captions
        self.tags = () if content is None else content.tags

    # What follows from it

    @cached_property
    def number(self) -> ReferenceNumber | None:
        """Its own number; a service message shows that of another (wire.md 6)."""
        if self.line is None or _SERVICE in self.handling:
            return None
        return self.line.reference_number

    @cached_property
    def handling(self) -> tuple[str, ...]:
        """The words after the level, in capitals."""
        line = self.line
        return () if line is None else tuple(word.upper() for word in line.handling)

    @cached_property
    def dated(self) -> datetime.date | None:
        """The day of the text in UTC, or else the day that the caller gave."""
        moment = self.sent
        if moment is None:
            hint = self._hinted
            # A datetime is a date too, but can't be compared with one.
            return hint and datetime.date(hint.year, hint.month, hint.day)
        return moment.date()

    @cached_property
    def sent(self) -> datetime.datetime | None:
        """When the text was first sent, in UTC."""
        heading = self.original
        if heading is None or heading.preamble is None:
            return None
        return heading.preamble.date_time_group.in_utc()

    @cached_property
    def is_classified(self) -> bool:
        """Whether it is CONFIDENTIAL at least (content.md 3.1)."""
        return self.level is not None and self.level >= Level.CONFIDENTIAL

    @cached_property
    def is_unclassified(self) -> bool:
        """Whether it is UNCLASSIFIED, controlled or not (content.md 3.1)."""
        return self.level is not None and self.level < Level.RESTRICTED

    @cached_property
    def is_states(self) -> bool:
        """Whether it is State's: by its reference number, or by who sent it."""
        station = self.calling_station
        return self.number is not None or (
            station is not None
            and RoutingIndicator(text=station.routing_indicator).is_state
        )

    @cached_property
    def portions(self) -> tuple[tuple[int, Paragraph], ...]:
        """The paragraphs that have words, each with its place."""
        paragraphs = () if self.content is None else self.content.paragraphs
        return tuple(
            (place, paragraph)
            for place, paragraph in enumerate(paragraphs)
            if paragraph.text
        )

    @cached_property
    def unmarked(self) -> tuple[int, ...]:
        """The places of portions that are marked neither themselves nor as a whole."""
        return () if self.content is None else self.content.unmarked_paragraphs

    @cached_property
    def banner(self) -> Marking:
        return Marking() if self.content is None else self.content.marking

    @property
    def may_state_more(self) -> bool:
        """Whether line or captions may state more than a level; banners are slow."""
        line = self.line
        stated = line is not None and (line.controls or line.owners or line.handling)
        return bool(stated) or any(text != _POSTED for text in self.captions)

    @cached_property
    def markings(self) -> tuple[PortionMarking | None, ...]:
        return () if self.content is None else self.content.portion_markings

    @cached_property
    def recipients(self) -> tuple[tuple[Steps, Addressee], ...]:
        """The addressees for action and for information, each with its path."""
        heading = self.heading
        if heading is None:
            return ()
        return (
            *_placed("actionAddressees", heading.action_addressees),
            *_placed("infoAddressees", heading.info_addressees),
        )

    @cached_property
    def exempted(self) -> tuple[tuple[Steps, Addressee], ...]:
        """The addressees that are exempted, each with its path."""
        heading = self.heading
        if heading is None:
            return ()
        return (*_placed("exemptedAddressees", heading.exempted_addressees),)


def _placed(
    name: str, addressees: tuple[Addressee, ...]
) -> Iterator[tuple[Steps, Addressee]]:
    for place, addressee in enumerate(addressees):
        yield ("heading", name, place), addressee
