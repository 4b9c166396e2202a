"""This copy's journey: ACP 127 format lines 1-4 and 15-16."""

from typing import Annotated

from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.model._leaves import (
    ONE_OR_TWO_DIGITS,
    ONE_TO_SIX_DIGITS,
    ROUTING_INDICATOR,
    refuse_empty,
)
from cableformat.routing import FilingTime, Precedence
from cableformat.routing._precedence import WITH_PROSIGN

__all__ = [
    "CallingStation",
    "Ending",
    "OperatingSignal",
    "RoutingLine",
    "SecurityWarning",
    "Transmission",
    "TransmissionIdentification",
]


@record(kw_only=True)
class TransmissionIdentification:
    """How the receiving channel knows the message: ``VZCZCXRO2903`` (wire.md 1.1)."""

    start_of_message: Annotated[
        str,
        Text(
            "VZCZC or ZCZC",
            "V?ZCZC",
            about="The letters that tell machines where a message starts: ZCZC, "
            "mostly behind a V that shields them from noise on the line.",
            examples=("VZCZC", "ZCZC"),
        ),
        Doc(text="The start functions, V and ZCZC", clause="wire.md 1.1"),
    ]
    channel: Annotated[
        str,
        Text(
            "two or three letters",
            "[A-Z]{2,3}",
            about="The letters of the sending station and of its channel, on which "
            "transmissions are numbered.",
            examples=("XRO", "FDA"),
        ),
        Doc(text="The station and channel designator", clause="wire.md 1.1"),
    ]
    serial: Annotated[
        str,
        Text(
            "three or four digits",
            "[0-9]{3,4}",
            about="The running number of a transmission on its channel. Zeros in "
            "front are kept.",
            examples=("2903", "035"),
        ),
        Doc(
            text="The channel serial number: 3 digits by the book, 4 in State traffic",
            clause="wire.md 0.1 (2)",
        ),
    ]


@record(kw_only=True)
class RoutingLine:
    """Where relays send this copy, how urgently: ``PP RUEHC RUEHNO`` (wire.md 1.2)."""

    precedence: Annotated[
        Precedence,
        WITH_PROSIGN,
        Doc(text="The precedence that the doubled prosign shows", clause="wire.md 1.2"),
    ]
    routing_indicators: Annotated[
        tuple[str, ...],
        ROUTING_INDICATOR,
        Doc(
            text="The stations this copy goes to; not the list of addressees",
            clause="wire.md 1.2",
            item="routingIndicator",
            least=1,
        ),
    ]


@record(kw_only=True)
class CallingStation:
    """Which station sent it and when: ``DE RUEHTA #1774 2591122`` (wire.md 1.3)."""

    routing_indicator: Annotated[
        str,
        ROUTING_INDICATOR,
        Doc(text="The station that originated the message", clause="wire.md 1.3"),
    ]
    station_serial_number: Annotated[
        str | None,
        ONE_TO_SIX_DIGITS,
        Doc(text="The serial number at that station, as sent", clause="wire.md 1.3"),
    ] = None
    section: Annotated[
        str | None,
        ONE_OR_TWO_DIGITS,
        Doc(text="State's section number behind the serial", clause="wire.md 0.1 (6)"),
    ] = None
    filing_time: Annotated[
        FilingTime | None,
        Doc(text="When the message was handed in for sending", clause="wire.md 5.3"),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.section is not None and self.station_serial_number is None:
            msg = "CallingStation: expected a serial number before a section"
            raise CableValueError(
                msg,
                code="model.section-without-serial",
                field="CallingStation.station_serial_number",
            )


@record(kw_only=True)
class SecurityWarning:
    """The warning how the text is classified: ``ZNY CCCCC`` (wire.md 1.4)."""

    signal: Annotated[
        str,
        Text(
            "ZNR or ZNY",
            "ZN[RY]",
            about="The signal in front of the letters of the classification: ZNR "
            "where circuits not approved for classified traffic may carry the "
            "message, ZNY where they may not.",
            examples=("ZNR", "ZNY"),
        ),
        Doc(
            text="ZNR for circuits not approved for classified traffic, else ZNY",
            clause="wire.md 1.4",
        ),
    ]
    classification: Annotated[
        str,
        Text(
            "a letter",
            "[A-Z]",
            about="The classification as one letter: mostly U for unclassified, R for "
            "restricted, C for confidential, S for secret, T for top secret.",
            examples=("U", "C"),
        ),
        Doc(
            text="The letter of the classification, sent five times",
            clause="wire.md 1.4",
        ),
    ]


@record(kw_only=True)
class OperatingSignal:
    """A code by which operators tell each other what to do: ``ZZH`` (wire.md 1.5)."""

    code: Annotated[
        str,
        Text(
            "a Q or Z signal",
            "[QZ][A-Z]{2}",
            about="An operating signal: three letters, the first Q or Z, that stand "
            "for a sentence between communications centers, such as ZFD for a "
            "suspected duplicate.",
            examples=("ZZH", "ZFD"),
        ),
        Doc(text="The signal itself", clause="wire.md 1.5"),
    ]
    variant: Annotated[
        str | None,
        ONE_OR_TWO_DIGITS,
        Doc(text="The digits that choose another meaning", clause="wire.md 1.5"),
    ] = None


@record(kw_only=True)
class Ending:
    """What ends the transmission: ``#1774`` and ``NNNN`` (wire.md 1.8)."""

    validation_number: Annotated[
        str | None,
        ONE_TO_SIX_DIGITS,
        Doc(text="The station serial number once more", clause="wire.md 1.8"),
    ] = None
    end_of_message: Annotated[
        str | None,
        Text(
            "NNNN",
            "N{3,4}",
            about="The letters that tell machines where a message ends: NNNN, or NNN "
            "where one letter was lost.",
            examples=("NNNN", "NNN"),
        ),
        Doc(text="The end-of-message function, as sent", clause="wire.md 1.8"),
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)


@record(kw_only=True)
class Transmission:
    """What the communications centers added; each copy of a cable has its own."""

    identifications: Annotated[
        tuple[TransmissionIdentification, ...],
        Doc(
            text="Identifications of the transmission, newest first",
            clause="wire.md 1.1",
            item="identification",
        ),
    ] = ()
    routing_line: Annotated[
        RoutingLine | None,
        Doc(text="The precedence and the stations of this copy", clause="wire.md 1.2"),
    ] = None
    calling_station: Annotated[
        CallingStation | None,
        Doc(text="The station that sent it, and when", clause="wire.md 1.3"),
    ] = None
    security_warning: Annotated[
        SecurityWarning | None,
        Doc(text="The security warning", clause="wire.md 1.4"),
    ] = None
    operating_signals: Annotated[
        tuple[OperatingSignal, ...],
        Doc(
            text="The operating signals of the transmission instructions",
            clause="wire.md 1.5",
            item="operatingSignal",
        ),
    ] = ()
    ending: Annotated[
        Ending | None,
        Doc(text="The validation number and the end of message", clause="wire.md 1.8"),
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
