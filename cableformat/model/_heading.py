"""Who sent it to whom, when, how urgently: ACP 127 format lines 5-10."""

from typing import Annotated

from cableformat._record import Doc, record
from cableformat.model._leaves import (
    ONE_LINE,
    ONE_TO_SIX_DIGITS,
    ROUTING_INDICATOR,
    WORD,
    refuse_empty,
)
from cableformat.model._stray import Stray, settle
from cableformat.routing import DateTimeGroup, Precedence
from cableformat.routing._precedence import SPELLED_OUT, WITH_PROSIGN

__all__ = ["Addressee", "Heading", "Preamble", "PrecedencePair"]


@record(kw_only=True)
class PrecedencePair:
    """How urgent it is, for action and for information: ``P R`` (wire.md 1.6)."""

    action: Annotated[
        Precedence,
        WITH_PROSIGN,
        Doc(
            text="The precedence for action addressees, or for all",
            clause="wire.md 1.6",
        ),
    ]
    info: Annotated[
        Precedence | None,
        WITH_PROSIGN,
        Doc(
            text="The precedence for information addressees, where it differs",
            clause="wire.md 1.6",
        ),
    ] = None


@record(kw_only=True)
class Preamble:
    """How urgent the message is and of when: ``P 151122Z SEP 08`` (wire.md 1.6)."""

    precedence: Annotated[
        PrecedencePair | None,
        Doc(text="How urgently the message is handled", clause="wire.md 1.6"),
    ] = None
    date_time_group: Annotated[
        DateTimeGroup,
        Doc(text="The date and time of the message", clause="wire.md 5.1"),
    ]
    instructions: Annotated[
        tuple[str, ...],
        WORD,
        Doc(
            text="The words behind the date-time group: signals and message numbers",
            clause="wire.md 1.6",
            item="instruction",
        ),
    ] = ()


@record(kw_only=True)
class Addressee:
    """One addressee of the message, for action or for information (wire.md 1.7.2).

    >>> addressee = Addressee(designator="SECSTATE", message_continuity_number="3299")
    >>> addressee.designator
    'SECSTATE'
    """

    routing_indicator: Annotated[
        str | None,
        ROUTING_INDICATOR,
        Doc(text="The station that serves the addressee", clause="wire.md 1.7.2"),
    ] = None
    designator: Annotated[
        str,
        ONE_LINE,
        Doc(
            text="The plain language address designator, as printed",
            clause="wire.md 1.7.2",
        ),
    ]
    precedence: Annotated[
        Precedence | None,
        SPELLED_OUT,
        Doc(
            text="The precedence spelled out for this addressee", clause="wire.md 1.7.2"
        ),
    ] = None
    message_continuity_number: Annotated[
        str | None,
        ONE_TO_SIX_DIGITS,
        Doc(
            text="The originator's running number to this addressee",
            clause="wire.md 0.1 (3)",
        ),
    ] = None


@record(kw_only=True)
class Heading:
    """The heading: who, to whom, when, how urgently."""

    preamble: Annotated[
        Preamble | None,
        Doc(text="Precedence, date-time group and instructions", clause="wire.md 1.6"),
    ] = None
    originator: Annotated[
        str | None,
        ONE_LINE,
        Doc(text="The designator of the originator", clause="wire.md 1.7.1"),
    ] = None
    action_addressees: Annotated[
        tuple[Addressee, ...],
        Doc(
            text="The addressees for action, in their order",
            clause="wire.md 1.7.2",
            item="addressee",
        ),
    ] = ()
    info_addressees: Annotated[
        tuple[Addressee, ...],
        Doc(
            text="The addressees for information, in their order",
            clause="wire.md 1.7.2",
            item="addressee",
        ),
    ] = ()
    strays: Annotated[
        tuple[Stray, ...],
        Doc(
            text="Lines up to the first line of content that belong to no element",
            clause="design.md 4",
            item="stray",
        ),
    ] = ()

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
        if self.strays:
            settle(self)
