"""Who sent it to whom, when, how urgently: ACP 127 format lines 5-10."""

from typing import Annotated, Final

from cableformat._record import Doc, Text, record, shown
from cableformat.errors import CableValueError
from cableformat.model.leaves import (
    GROUP_COUNT,
    OFFICE_SYMBOL,
    ONE_LINE,
    ONE_TO_SIX_DIGITS,
    ROUTING_INDICATOR,
    WORD,
    refuse_empty,
)
from cableformat.model.stray import Stray, settle
from cableformat.routing import (
    DateTimeGroup,
    DesignatorKind,
    OperatingSignal,
    Precedence,
    PrecedencePolicy,
    designator_kind,
    effective_precedence,
    signals_in,
)
from cableformat.routing.precedence import SPELLED_OUT, WITH_PROSIGN

__all__ = [
    "Addressee",
    "Heading",
    "Originator",
    "Preamble",
    "PrecedencePair",
    "ReaddressedHeading",
]


@record(kw_only=True)
class PrecedencePair:
    """How urgent it is, for action and for information: ``P R`` (wire.md 1.6)."""

    action: Annotated[
        Precedence,
        WITH_PROSIGN,
        Doc("The precedence for action addressees, or for all", "wire.md 1.6"),
    ]
    info: Annotated[
        Precedence | None,
        WITH_PROSIGN,
        Doc("The precedence for information addressees, if it differs", "wire.md 1.6"),
    ] = None

    def __str__(self) -> str:
        """The prosigns, as format line 5 has them: ``P R``."""
        both = (self.action, self.info)
        return " ".join(each.prosign for each in both if each is not None)


@record(kw_only=True)
class Preamble:
    """How urgent the message is, and from when: ``P 151122Z SEP 08`` (wire.md 1.6)."""

    precedence: Annotated[
        PrecedencePair | None, Doc("How urgently the message is handled", "wire.md 1.6")
    ] = None
    date_time_group: Annotated[
        DateTimeGroup, Doc("The date and time of the message", "wire.md 5.1")
    ]
    instructions: Annotated[
        tuple[str, ...],
        WORD,
        Doc(
            "The words after the date-time group: signals and message numbers",
            "wire.md 1.6",
            item="instruction",
        ),
    ] = ()

    def __str__(self) -> str:
        """Format line 5: ``P R 151122Z SEP 08 ZDK``."""
        pair = () if self.precedence is None else (str(self.precedence),)
        return " ".join((*pair, self.date_time_group.text, *self.instructions))

    @property
    def operating_signals(self) -> tuple[OperatingSignal, ...]:
        """The signals among the instructions, each with the words it speaks of.

        A heuristic: a free word of the form of a signal is taken for one (wire.md 1.5).

        >>> group = DateTimeGroup.from_text("180800Z MAR 08")
        >>> preamble = Preamble(date_time_group=group, instructions=("ZDK", "CTG"))
        >>> [str(signal.code) for signal in preamble.operating_signals]
        ['ZDK']
        """
        return signals_in(self.instructions)


@record(kw_only=True)
class Originator:
    """Who sends the message: ``FM CNO WASHINGTON DC//N1//`` (wire.md 1.7.1).

    >>> Originator(designator="CNO WASHINGTON DC", office_symbols=("N1",)).designator
    'CNO WASHINGTON DC'
    """

    routing_indicator: Annotated[
        str | None,
        ROUTING_INDICATOR,
        Doc("The station that serves the originator", "wire.md 1.7.1"),
    ] = None
    designator: Annotated[
        str,
        ONE_LINE,
        Doc("The plain language address designator, as printed", "wire.md 1.7.1"),
    ]
    office_symbols: Annotated[
        tuple[str, ...],
        OFFICE_SYMBOL,
        Doc(
            "The offices of the originator, between slashes on the wire",
            "wire.md 1.7.1",
            item="officeSymbol",
        ),
    ] = ()

    def __str__(self) -> str:
        """The originator as printed after FM: ``RUEHTA/AMEMBASSY ASTANA``."""
        return _named(self)

    @property
    def designator_kind(self) -> DesignatorKind:
        """What kind of designator the name is, by its form (wire.md 1.7.5)."""
        return designator_kind(self.designator)


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
        Doc("The station that serves the addressee", "wire.md 1.7.2"),
    ] = None
    delivered_by_other_means: Annotated[
        bool,
        Doc(
            "Whether ZEN before the name says that it is delivered otherwise",
            "wire.md 1.5",
        ),
    ] = False
    designator: Annotated[
        str,
        ONE_LINE,
        Doc("The plain language address designator, as printed", "wire.md 1.7.2"),
    ]
    office_symbols: Annotated[
        tuple[str, ...],
        OFFICE_SYMBOL,
        Doc(
            "The offices of the addressee, between slashes on the wire",
            "wire.md 1.7.2",
            item="officeSymbol",
        ),
    ] = ()
    precedence: Annotated[
        Precedence | None,
        SPELLED_OUT,
        Doc("The precedence spelled out for this addressee", "wire.md 1.7.2"),
    ] = None
    message_continuity_number: Annotated[
        str | None,
        ONE_TO_SIX_DIGITS,
        Doc("The originator's running number to this addressee", "wire.md 0.1 (3)"),
    ] = None
    exempted: Annotated[
        tuple[str, ...],
        ONE_LINE,
        Doc(
            "The members of a collective that do not get the message",
            "wire.md 1.7.3",
            item="exemption",
        ),
    ] = ()

    def __str__(self) -> str:
        """The addressee on its line, exempted members on lines below.

        >>> print(Addressee(designator="SECSTATE WASHDC", precedence=Precedence.FLASH))
        SECSTATE WASHDC FLASH
        """
        zen = "ZEN/" if self.delivered_by_other_means else ""
        word = None if self.precedence is None else self.precedence.word
        words = (zen + _named(self), word, self.message_continuity_number)
        return "\nXMT/".join((" ".join(filter(None, words)), *self.exempted))

    @property
    def designator_kind(self) -> DesignatorKind:
        """What kind of designator the name is, by its form (wire.md 1.7.5).

        >>> Addressee(designator="AIG 205").designator_kind
        <DesignatorKind.AIG: 'aig'>
        """
        return designator_kind(self.designator)


def _named(value: Originator | Addressee) -> str:
    """An originator or an addressee up to its offices (wire.md 1.7.1)."""
    before = "" if value.routing_indicator is None else f"{value.routing_indicator}/"
    offices = "/".join(value.office_symbols)
    return f"{before}{value.designator}" + (f"//{offices}//" if offices else "")


_PREAMBLE: Final = Doc("Precedence, date-time group and instructions", "wire.md 1.6")
_ORIGINATOR: Final = Doc("Who sends the message", "wire.md 1.7.1")
_ACTION: Final = Doc(
    "The addressees for action, in their order", "wire.md 1.7.2", item="addressee"
)
_INFO: Final = Doc(
    "The addressees for information, in their order", "wire.md 1.7.2", item="addressee"
)
_EXEMPTED: Final = Doc(
    "Addressees that no collective of this message includes, in their order",
    "wire.md 1.7.3",
    item="addressee",
)


@record(kw_only=True)
class ReaddressedHeading:
    """The heading of a message that was readdressed, as it was (wire.md 1.6).

    It begins with its preamble, after the heading of the post that readdressed it.
    """

    preamble: Annotated[Preamble, _PREAMBLE]
    originator: Annotated[Originator | None, _ORIGINATOR] = None
    action_addressees: Annotated[tuple[Addressee, ...], _ACTION] = ()
    info_addressees: Annotated[tuple[Addressee, ...], _INFO] = ()
    exempted_addressees: Annotated[tuple[Addressee, ...], _EXEMPTED] = ()


@record(kw_only=True)
class Heading:
    """The heading: who, to whom, when, how urgently."""

    preamble: Annotated[Preamble | None, _PREAMBLE] = None
    originator: Annotated[Originator | None, _ORIGINATOR] = None
    action_addressees: Annotated[tuple[Addressee, ...], _ACTION] = ()
    info_addressees: Annotated[tuple[Addressee, ...], _INFO] = ()
    exempted_addressees: Annotated[tuple[Addressee, ...], _EXEMPTED] = ()
    readdressed: Annotated[
        ReaddressedHeading | None,
        Doc("The original heading, if this one readdresses the message", "wire.md 1.6"),
    ] = None
    accounting_symbol: Annotated[
        str | None,
        Text(
            "an accounting symbol",
            "[A-Z][A-Z0-9-]{1,11}",
            about="The letters and digits that say who pays for the message on "
            "commercial circuits.",
            examples=("WD", "ACEX"),
        ),
        Doc("Who pays for the message", "wire.md 1.7.6"),
    ] = None
    group_count: Annotated[
        str | None,
        GROUP_COUNT,
        Doc(
            "How many code groups the text has; a sign that it is encrypted",
            "wire.md 1.7.6",
        ),
    ] = None
    strays: Annotated[
        tuple[Stray, ...],
        Doc(
            "Lines above the text that belong to no element", "model.md 4", item="stray"
        ),
    ] = ()

    @property
    def is_codress(self) -> bool:
        """Whether the address is inside an encrypted text: CODRESS (wire.md 1).

        A heuristic: a group count, and neither originator nor addressee.
        """
        addressed = self.originator or self.action_addressees or self.info_addressees
        return self.group_count is not None and not addressed

    def effective_precedence(
        self, addressee: Addressee, *, policy: PrecedencePolicy
    ) -> Precedence | None:
        """How urgent the message is for one of its addressees (wire.md 1.7.2).

        If an addressee shows none, the sources leave it open, and `policy` decides.
        `None` if the heading shows no precedence at all.

        Raises:
            CableValueError: It is no addressee for action or for information
                (``model.not-an-addressee``).

        >>> tunis = Addressee(designator="AMEMBASSY TUNIS")
        >>> group = DateTimeGroup.from_text("151122Z SEP 08")
        >>> pair = PrecedencePair(action=Precedence.PRIORITY)
        >>> heading = Heading(
        ...     preamble=Preamble(precedence=pair, date_time_group=group),
        ...     info_addressees=(tunis,),
        ... )
        >>> heading.effective_precedence(tunis, policy=PrecedencePolicy.ACP127)
        <Precedence.PRIORITY: 'P'>
        """
        for_info = addressee not in self.action_addressees
        if for_info and addressee not in self.info_addressees:
            msg = f"expected an addressee of the heading; found {shown(addressee)}"
            raise CableValueError(msg, code="model.not-an-addressee")
        pair = None if self.preamble is None else self.preamble.precedence
        if pair is None:
            return addressee.precedence
        return effective_precedence(
            addressee.precedence,
            action=pair.action,
            info=pair.info,
            for_info=for_info,
            policy=policy,
        )

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
        if self.strays:
            settle(self)
