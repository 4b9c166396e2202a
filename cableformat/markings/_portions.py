"""The marking in front of a paragraph."""

from typing import Annotated

from cableformat._record import Doc, Text, record
from cableformat.markings._levels import Level

__all__ = ["PortionMarking"]

CONTROL = Text("a control of a portion marking", r"[A-Z][A-Z0-9]*(?:[ ,-]+[A-Z0-9]+)*")


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

    def __str__(self) -> str:
        """The marking in State's canonical spelling, brackets included."""
        inside = "/".join((self.level.value, *self.controls))
        return f"({inside} - ENTIRE TEXT)" if self.entire_text else f"({inside})"
