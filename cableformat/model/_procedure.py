"""The lines that relays act on: ACP 127 format lines 1 to 4."""

from typing import Annotated, Final

from cableformat._record import Doc, Text, record
from cableformat.errors import CableValueError
from cableformat.model.leaves import (
    ONE_OR_TWO_DIGITS,
    ONE_TO_SIX_DIGITS,
    ROUTING_INDICATOR,
)
from cableformat.routing import FilingTime, Precedence
from cableformat.routing.precedence import WITH_PROSIGN

__all__ = [
    "Acp128Header",
    "CallingStation",
    "RoutingLine",
    "SecurityWarning",
    "TransmissionIdentification",
]

CLASSIFICATION_LETTER: Final = Text(
    "a letter",
    "[A-Z]",
    about="The classification as one letter: mostly U for unclassified, R for "
    "restricted, C for confidential, S for secret, T for top secret.",
    examples=("U", "C"),
)
CAPITAL_LETTER: Final = Text(
    "one capital letter",
    "[A-Z]",
    about="A letter that stands for a position or a way of handling.",
    examples=("B", "F"),
)


@record(kw_only=True)
class TransmissionIdentification:
    """How the receiving channel names the message: ``VZCZCXRO2903`` (wire.md 1.1)."""

    start_of_message: Annotated[
        str | None,
        Text(
            "VZCZC, ZCZC or VV",
            "V?ZCZC|VV",
            about="The letters that tell machines where a message starts: ZCZC, "
            "mostly behind a V that shields them from noise on the line; or VV on "
            "circuits with operators.",
            examples=("VZCZC", "ZCZC"),
        ),
        Doc("The start functions, if they were copied", "wire.md 1.1"),
    ] = None
    channel: Annotated[
        str,
        Text(
            "two or three letters",
            "[A-Z]{2,3}",
            about="The letters of the sending station and of its channel, on which "
            "transmissions are numbered.",
            examples=("XRO", "FDA"),
        ),
        Doc("The station and channel designator", "wire.md 1.1"),
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
            "The channel serial number: 3 digits by the book, 4 in State traffic",
            "wire.md 0.1 (2)",
        ),
    ]

    def __str__(self) -> str:
        """Format line 1, without the security prosign: ``VZCZCXRO2903``."""
        start = self.start_of_message or ""
        blanks = "   " if start == "VV" else ""
        return f"{start}{blanks}{self.channel}{self.serial}"


@record(kw_only=True)
class Acp128Header:
    """What else format line 2 of ACP 128 says (wire.md 2): ``RTTUZYUW``.

    Its precedence and its stations are the routing line's; its station, serial and time
    are the calling station's.
    """

    language_media_format: Annotated[
        str,
        Text(
            "two letters",
            "[A-Z]{2}",
            about="The media of the originator and of the addressee, a letter each: T "
            "for five-level tape, A for eight-level, others for data.",
            examples=("TT", "AA"),
        ),
        Doc("Positions 2 and 3: the language and media format", "wire.md 2"),
    ]
    classification: Annotated[
        str,
        CLASSIFICATION_LETTER,
        Doc("Position 4: the letter of the classification", "wire.md 2"),
    ]
    content_indicator_code: Annotated[
        str,
        Text(
            "a content indicator code",
            "[A-Z]{3}[A-Z0-9]",
            about="What kind of message it is or what is to be done with it: ZYUW for "
            "a narrative message.",
            examples=("ZYUW", "ZFH2"),
        ),
        Doc("Positions 5 to 8: the content indicator code", "wire.md 2"),
    ]
    classification_redundancy: Annotated[
        str,
        Text(
            "four letters",
            "[A-Z]{4}",
            about="The letter of the classification four times, or twice and two "
            "letters of the nations it may be released to.",
            examples=("UUUU", "CCAA"),
        ),
        Doc("Positions 30 to 33: the classification repeated", "wire.md 2"),
    ]


@record(kw_only=True)
class RoutingLine:
    """Where relays send this copy, how urgently: ``PP RUEHC RUEHNO`` (wire.md 1.2)."""

    bell: Annotated[
        bool, Doc("Whether a bell rang before it, as it does for FLASH", "wire.md 1.2")
    ] = False
    precedence: Annotated[
        Precedence,
        WITH_PROSIGN,
        Doc("The precedence that the doubled prosign shows", "wire.md 1.2"),
    ]
    acp128_header: Annotated[
        Acp128Header | None,
        Doc("The rest of the line, if it follows ACP 128", "wire.md 2"),
    ] = None
    routing_indicators: Annotated[
        tuple[str, ...],
        ROUTING_INDICATOR,
        Doc(
            "The stations to which this copy goes; not the list of addressees",
            "wire.md 1.2",
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
        Doc("The station that originated the message", "wire.md 1.3"),
    ]
    station_serial_number: Annotated[
        str | None,
        ONE_TO_SIX_DIGITS,
        Doc("The serial number at that station, as sent", "wire.md 1.3"),
    ] = None
    position_suffix: Annotated[
        str | None,
        CAPITAL_LETTER,
        Doc("The letter of the operator's position, after the serial", "wire.md 1.3"),
    ] = None
    section: Annotated[
        str | None,
        ONE_OR_TWO_DIGITS,
        Doc("State's section number, after the serial", "wire.md 0.1 (6)"),
    ] = None
    filing_time: Annotated[
        FilingTime | None,
        Doc("When the message was handed in for sending", "wire.md 5.3"),
    ] = None

    def __str__(self) -> str:
        """Format line 3: ``DE RUEHTA #1774/01 2591122``."""
        text = f"DE {self.routing_indicator}"
        if self.station_serial_number is not None:
            text += f" #{self.station_serial_number}{self.position_suffix or ''}"
            if self.section is not None:
                text += f"/{self.section}"
        return text if self.filing_time is None else f"{text} {self.filing_time.text}"

    def __attrs_post_init__(self) -> None:
        after = (self.section, self.position_suffix)
        if after != (None, None) and self.station_serial_number is None:
            msg = "CallingStation: expected a serial number before a section or suffix"
            raise CableValueError(
                msg,
                code="model.section-without-serial",
                field="CallingStation.station_serial_number",
            )


@record(kw_only=True)
class SecurityWarning:
    """The warning that says how the text is classified: ``ZNY CCCCC`` (wire.md 1.4)."""

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
            "ZNR for circuits not approved for classified traffic, otherwise ZNY",
            "wire.md 1.4",
        ),
    ]
    classification: Annotated[
        str,
        CLASSIFICATION_LETTER,
        Doc(
            "The letter of the classification, sent five times, or three before "
            "release codes",
            "wire.md 1.4",
        ),
    ]
    release_codes: Annotated[
        tuple[str, ...],
        Text(
            "a transmission release code",
            "[ABCOUXZ]",
            about="The nation that the message may be released to, as one letter: A "
            "for Australia, B for Britain, C for Canada, X for NATO, Z for New "
            "Zealand.",
            examples=("A", "C"),
        ),
        Doc(
            "The nations of the release code, of which the wire shows two",
            "wire.md 1.4",
            item="releaseCode",
        ),
    ] = ()
    special_handling: Annotated[
        str | None,
        CAPITAL_LETTER,
        Doc(
            "The letter of the special handling designator, sent five times",
            "wire.md 1.4",
        ),
    ] = None

    def __str__(self) -> str:
        """The warning as sent, one nation of a release code doubled: ``ZNY CCCCC``."""
        letter, codes = self.classification, "".join(self.release_codes)
        group = letter * 3 + codes * (1 if len(codes) > 1 else 2)
        special = f"/{self.special_handling * 5}" if self.special_handling else ""
        return f"{self.signal} {group if codes else letter * 5}{special}"
