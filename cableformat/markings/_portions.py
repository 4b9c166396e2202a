"""The marking in front of a paragraph."""

import re
from typing import Annotated, Final, Self

from cableformat._record import Doc, Text, record, shown
from cableformat.errors import CableValueError
from cableformat.markings._levels import Level

__all__ = ["PortionMarking"]

CONTROL = Text(
    "a control of a portion marking",
    r"[A-Z][A-Z0-9]*(?:[ ,-]+[A-Z0-9]+)*",
    about="A restriction that a portion marking adds to the level, such as NF: not to "
    "be released to foreign nationals. It is in capitals and digits.",
    examples=("NF", "REL TO USA, GBR"),
)

#: content.md 1.9: a marking as printed, any case.
PORTION: Final = (
    r"\([ \t]?(?P<level>TS|SBU|LOU|[SCUR])"
    # A list of controls is short; the bound keeps an unclosed bracket cheap (law 9).
    r"(?P<controls>(?:[/-][A-Z0-9 ,/-]{0,80}?)??)"
    r"(?P<entire>[ \t]?-?[ \t]?ENTIRE[ \t]TEXT)?\.?[ \t]?\)"
)


def controls_of(printed: str) -> tuple[str, ...]:
    """The controls that `PORTION` found, one by one.

    >>> controls_of("/NF//REL TO USA, GBR")
    ('NF', 'REL TO USA, GBR')
    """
    controls = (control.strip(" ,-") for control in printed.split("/"))
    return tuple(control for control in controls if control)


@record(kw_only=True)
class PortionMarking:
    """The marking of one portion, such as ``(C)``, ``(S/NF)``, ``(C - ENTIRE TEXT)``.

    Source: content.md 1.9.  How the parts are joined (``/``, ``//``, ``-``) is layout.

    >>> str(PortionMarking(level=Level.SECRET, controls=("NF",)))
    '(S/NF)'
    """

    level: Annotated[
        Level, Doc(text="The level of the portion", clause="content.md 1.9")
    ]
    controls: Annotated[
        tuple[str, ...],
        CONTROL,
        Doc(
            text="Controls after the level, as printed and in their order",
            clause="content.md 1.9",
            item="control",
        ),
    ] = ()
    entire_text: Annotated[
        bool,
        Doc(
            text="Whether the marking says that it holds for the entire text",
            clause="content.md 1.9",
        ),
    ] = False

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The marking that a text shows, brackets included.

        Raises:
            CableValueError: It shows none (``model.pattern``).

        >>> PortionMarking.from_text("(c - entire text)").level
        <Level.CONFIDENTIAL: 'C'>
        """
        match = re.fullmatch(PORTION, text, re.ASCII | re.IGNORECASE)
        if match is None:
            msg = f"PortionMarking: expected one such as (S/NF); found {shown(text)}"
            raise CableValueError(msg, code="model.pattern", field="PortionMarking")
        return cls(
            level=Level(match["level"].upper()),
            controls=controls_of(match["controls"].upper()),
            entire_text=match["entire"] is not None,
        )

    def __str__(self) -> str:
        """The marking in State's canonical spelling, brackets included."""
        inside = "/".join((self.level.value, *self.controls))
        return f"({inside} - ENTIRE TEXT)" if self.entire_text else f"({inside})"
