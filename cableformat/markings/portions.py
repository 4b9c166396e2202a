"""The marking in front of a paragraph."""

import re
from typing import Annotated, Final, Self

from cableformat._record import Doc, Text, record, refuse
from cableformat.markings.levels import Level

__all__ = ["OWNER", "PortionMarking"]

CONTROL = Text(
    "a control of a portion marking",
    r"[A-Z][A-Z0-9]*(?:[ ,-]+[A-Z0-9]+)*",
    about="A restriction that a portion marking adds to the level, such as NF: not to "
    "be released to foreign nationals. It is in capitals and digits.",
    examples=("NF", "REL TO USA, GBR"),
)
OWNER = Text(
    "NATO or the two to four letters of a country",
    "[A-Z]{2,4}",
    about="Whose level it is where it is not the United States': NATO, or the code of "
    "a country or an organization in two to four letters.",
    examples=("NATO", "GBR", "UN"),
)

#: content.md 3.2: the abbreviations of NATO's levels.
NATO: Final = {
    Level.TOP_SECRET: "CTS",
    Level.SECRET: "NS",
    Level.CONFIDENTIAL: "NC",
    Level.RESTRICTED: "NR",
    Level.UNCLASSIFIED: "NU",
}
#: content.md 3.2: the same with ATOMAL, as printed until 2010; from memory,
#: confidence medium.
_ATOMAL: Final = {
    "CTSA": Level.TOP_SECRET,
    "NSAT": Level.SECRET,
    "NCA": Level.CONFIDENTIAL,
}
_LEVEL: Final = "TS|SBU|LOU|FOUO|CUI|[SCUR]"


def head(code: str) -> str:
    """The pattern of a level and its owners; `code` is the pattern of a country.

    NATO's levels have names of their own.  Other owners are printed between slashes and
    the level; several owners without JOINT each gave a part.
    """
    return (
        rf"(?:(?://[ \t]?)?(?P<nato>{'|'.join(NATO.values())})"
        rf"|//[ \t]?JOINT[ \t](?P<joint>{_LEVEL})(?P<nations>(?:[ \t]{code}){{1,9}})"
        rf"|//[ \t]?(?P<atomal>{'|'.join(_ATOMAL)})(?![A-Z0-9])"
        rf"|//[ \t]?(?P<nation>{code}(?:[ \t]{code}){{0,8}})[ \t](?P<foreign>{_LEVEL})"
        rf"|(?P<level>{_LEVEL}))"
    )


#: content.md 1.9, 3.2: controls after a level without a slash: `(SNF)` lost it.
NO_SLASH: Final = r"(?:[ ,][ ]?)?(?:NF|NOFORN)(?![A-Z0-9])"
#: content.md 1.9, 3.2: a marking as printed, any case.
PORTION: Final = (
    rf"\([ \t]?{head(OWNER.pattern)}"
    # A list of controls is short; the bound keeps an unclosed bracket cheap (law 9).
    rf"(?P<controls>(?:{NO_SLASH})?(?:[/-][A-Z0-9 ,/-]{{0,80}}?)??)"
    r"(?P<entire>[ \t]?-?[ \t]?ENTIRE[ \t]TEXT)?\.?[ \t]?\)"
)
_NATO_LEVEL: Final = {printed: level for level, printed in NATO.items()}


def controls_of(printed: str) -> tuple[str, ...]:
    """The controls that `PORTION` found, one by one.

    >>> controls_of("/NF//REL TO USA, GBR")
    ('NF', 'REL TO USA, GBR')
    """
    controls = (control.strip(" \t,.-") for control in printed.split("/"))
    return tuple(control for control in controls if control)


def level_and_owners(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """The abbreviation of the level that `PORTION` found, and its owners.

    Case is kept, save NATO's, whose abbreviation says both.
    """
    if match["level"] is not None:
        return match["level"], ()
    if match["nato"] is not None:
        return _NATO_LEVEL[match["nato"].upper()].value, ("NATO",)
    if match["atomal"] is not None:
        return _ATOMAL[match["atomal"].upper()].value, ("NATO",)
    if match["joint"] is not None:
        return match["joint"], tuple(match["nations"].upper().split())
    return match["foreign"], tuple(match["nation"].upper().split())


def implied(match: re.Match[str]) -> tuple[str, ...]:
    """The controls that the abbreviation of a level implies."""
    return () if match["atomal"] is None else ("ATOMAL",)


def is_joint(owners: tuple[str, ...]) -> bool:
    """Whether the United States own a text jointly with others."""
    return len(owners) > 1 and "USA" in owners


def settled(level: str, controls: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Level and controls; ``(U/LOU)`` is the level LOU (content.md 1.9)."""
    if level in ("U", "u") and controls[:1] in (("LOU",), ("lou",)):
        return controls[0], controls[1:]
    return level, controls


@record(kw_only=True)
class PortionMarking:
    """The marking of one portion, such as ``(C)``, ``(S/NF)``, ``(C - ENTIRE TEXT)``.

    Source: content.md 1.9, 3.2.  How the parts are joined (``/``, ``//``, ``-``) is
    layout.

    >>> str(PortionMarking(level=Level.SECRET, controls=("NF",)))
    '(S/NF)'
    >>> PortionMarking.from_text("(//GBR S)").owners
    ('GBR',)
    """

    level: Annotated[Level, Doc("The level of the portion", "content.md 1.9")]
    owners: Annotated[
        tuple[str, ...],
        OWNER,
        Doc(
            "The owners of the level, if it is not only the United States'",
            "content.md 3.2",
            item="owner",
        ),
    ] = ()
    controls: Annotated[
        tuple[str, ...],
        CONTROL,
        Doc(
            "Controls after the level, as printed and in their order",
            "content.md 1.9",
            item="control",
        ),
    ] = ()
    entire_text: Annotated[
        bool,
        Doc(
            "Whether the marking says that it applies to the entire text",
            "content.md 1.9",
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
            refuse("PortionMarking", "one such as (S/NF)", text)
        level, owners = level_and_owners(match)
        printed = (*implied(match), *controls_of(match["controls"]))
        level, controls = settled(level, printed)
        return cls(
            level=Level(level.upper()),
            owners=owners,
            controls=tuple(control.upper() for control in controls),
            entire_text=match["entire"] is not None,
        )

    def __str__(self) -> str:
        """The marking in State's canonical spelling, brackets included."""
        inside = "/".join((self._level_written(), *self.controls))
        return f"({inside} - ENTIRE TEXT)" if self.entire_text else f"({inside})"

    def _level_written(self) -> str:
        level = self.level.value
        if not self.owners:
            return level
        if self.owners == ("NATO",) and self.level in NATO:
            return f"//{NATO[self.level]}"
        owners = " ".join(self.owners)
        # content.md 3.2: only what is shared with the United States is JOINT.
        return (
            f"//JOINT {level} {owners}"
            if is_joint(self.owners)
            else f"//{owners} {level}"
        )
