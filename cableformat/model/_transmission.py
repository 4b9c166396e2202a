"""This copy's journey: ACP 127 format lines 1-4 and 15-16."""

from typing import Annotated, Final

from cableformat._record import Doc, Text, record
from cableformat.model._procedure import (
    CallingStation,
    RoutingLine,
    SecurityWarning,
    TransmissionIdentification,
)
from cableformat.model.leaves import (
    ONE_LINE,
    ONE_TO_SIX_DIGITS,
    ROUTING_INDICATOR,
    WORD,
    refuse_empty,
)
from cableformat.routing import OperatingSignal

__all__ = ["Ending", "Pilot", "Transmission", "TransmissionInstruction"]

SECURITY_PROSIGN: Final = Text(
    "UU or HH",
    "UU|HH",
    about="The security prosign of format line 1: UU for a message that any circuit "
    "may carry, HH for one that only approved circuits may.",
    examples=("UU", "HH"),
)
_SECURITY_PROSIGN: Final = Doc(
    "The security prosign after the identification", "wire.md 1.1"
)
_SECURITY_WARNING: Final = Doc("The security warning", "wire.md 1.4")


@record(kw_only=True)
class TransmissionInstruction:
    """Who sends the message on to whom: ``RBDIC T RBDIC XYAG`` (wire.md 1.4)."""

    station: Annotated[
        str | None,
        ROUTING_INDICATOR,
        Doc("The station that is instructed; if absent, all stations", "wire.md 1.4"),
    ] = None
    designators: Annotated[
        tuple[str, ...],
        WORD,
        Doc(
            "Stations, call signs and address groups to transmit to",
            "wire.md 1.4",
            item="designator",
            least=1,
        ),
    ]


@record(kw_only=True)
class Pilot:
    """What a relay put in front of a message it sent on again (wire.md 1.1)."""

    identifications: Annotated[
        tuple[TransmissionIdentification, ...],
        Doc(
            "Identifications of this transmission, newest first",
            "wire.md 1.1",
            item="identification",
        ),
    ] = ()
    security_prosign: Annotated[str | None, SECURITY_PROSIGN, _SECURITY_PROSIGN] = None
    routing_line: Annotated[
        RoutingLine | None, Doc("The precedence and the right stations", "wire.md 1.1")
    ] = None
    service: Annotated[
        str | None,
        Text(
            "words of capitals",
            r"[A-Z]+(?:\x20[A-Z]+)*",
            about="The classification in front of SVC, by which a pilot says that it "
            "is a service message.",
            examples=("UNCLAS",),
        ),
        Doc(
            "The classification before SVC, if the pilot is a service message",
            "wire.md 6",
        ),
    ] = None
    security_warning: Annotated[SecurityWarning | None, _SECURITY_WARNING] = None
    operating_signals: Annotated[
        tuple[OperatingSignal, ...],
        Doc(
            "Why it was sent again, and by which station",
            "wire.md 1.1",
            item="operatingSignal",
        ),
    ] = ()

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)


@record(kw_only=True)
class Ending:
    """What ends the transmission: ``#1774`` and ``NNNN`` (wire.md 1.8)."""

    corrections: Annotated[
        tuple[str, ...],
        ONE_LINE,
        Doc(
            "The words after the prosign C: corrections of the text",
            "wire.md 1.8",
            item="correction",
        ),
    ] = ()
    validation_number: Annotated[
        str | None,
        ONE_TO_SIX_DIGITS,
        Doc("The station serial number, repeated", "wire.md 1.8"),
    ] = None
    cancelled: Annotated[
        bool, Doc("Whether E eight times and AR cancel the transmission", "wire.md 1.8")
    ] = False
    end_of_message: Annotated[
        str | None,
        Text(
            "NNNN or another mark",
            r"N{3,4}(?:[A-Z]{0,8}ZCZC?)?|N[A-Z]{2,8}ZCZC?"
            r"|[<]{2}\x20END\x20OF\x20DOCUMENT\x20[>]{2}|E(?:\x20E){7}|ADP000",
            about="The letters that tell machines where a message ends: NNNN, or NNN "
            "where one letter was lost; at times what begins the next message is glued "
            "to them. An archive may show a mark of its own instead.",
            examples=("NNNN", "NNN"),
        ),
        Doc("The mark of the end of the message", "wire.md 1.8"),
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)


@record(kw_only=True)
class Transmission:
    """What the communications centers added; each copy of a cable has its own."""

    pilots: Annotated[
        tuple[Pilot, ...],
        Doc(
            "What relays put in front of the message, newest first",
            "wire.md 1.1",
            item="pilot",
        ),
    ] = ()
    identifications: Annotated[
        tuple[TransmissionIdentification, ...],
        Doc(
            "Identifications of the transmission, newest first",
            "wire.md 1.1",
            item="identification",
        ),
    ] = ()
    security_prosign: Annotated[str | None, SECURITY_PROSIGN, _SECURITY_PROSIGN] = None
    routing_line: Annotated[
        RoutingLine | None,
        Doc("The precedence and the stations of this copy", "wire.md 1.2"),
    ] = None
    calling_station: Annotated[
        CallingStation | None, Doc("The station that sent it, and when", "wire.md 1.3")
    ] = None
    security_warning: Annotated[SecurityWarning | None, _SECURITY_WARNING] = None
    operating_signals: Annotated[
        tuple[OperatingSignal, ...],
        Doc(
            "The operating signals of the transmission instructions",
            "wire.md 1.5",
            item="operatingSignal",
        ),
    ] = ()
    transmission_instructions: Annotated[
        tuple[TransmissionInstruction, ...],
        Doc(
            "Who sends the message on to whom",
            "wire.md 1.4",
            item="transmissionInstruction",
        ),
    ] = ()
    ending: Annotated[
        Ending | None,
        Doc("The validation number and the end of message", "wire.md 1.8"),
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
