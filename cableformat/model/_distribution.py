"""What the Department's communications center printed above the heading."""

from typing import Annotated

from cableformat._record import Doc, Text, record
from cableformat.model.leaves import refuse_empty

__all__ = ["Distribution", "OfficeCopies", "RelayStamp"]


@record(kw_only=True)
class OfficeCopies:
    """An office, and how many copies it received.

    >>> OfficeCopies(office="EUR", copies="07").count
    7
    """

    office: Annotated[
        str,
        Text(
            "the symbol of an office",
            "[A-Z0-9]+(?:/[A-Z0-9]+)*",
            about="The symbol of an office or an agency, in capitals; a part of an "
            "office stands after a slash.",
            examples=("EUR", "CIAE", "SS"),
        ),
        Doc("The office or agency", "nara.md 4"),
    ]
    copies: Annotated[
        str,
        Text(
            "two or three digits",
            "[0-9]{2,3}",
            about="A number of copies, with zeros in front as printed; none is 00.",
            examples=("00", "07", "25"),
        ),
        Doc("How many copies it received", "nara.md 4"),
    ]

    def __str__(self) -> str:
        """The office with its copies, as printed: ``EUR-07``."""
        return f"{self.office}-{self.copies}"

    @property
    def count(self) -> int:
        """The number of copies."""
        return int(self.copies)


@record(kw_only=True)
class RelayStamp:
    """The line of dashes under the distribution: a relay's running number.

    >>> RelayStamp(number="041882", time="301411Z", copies="46").time
    '301411Z'
    """

    number: Annotated[
        str,
        Text(
            "six digits",
            "[0-9]{6}",
            about="The running number of the relay, by which a telegram without a "
            "date can be placed among others.",
            examples=("041882", "003526"),
        ),
        Doc("The running number of the relay", "nara.md 4"),
    ]
    time: Annotated[
        str | None,
        Text(
            "six digits and Z",
            "[0-9]{6}Z",
            about="Day, hour and minute of filing, in UTC.",
            examples=("301411Z",),
        ),
        Doc("The filing time, from December 1976 on", "nara.md 4"),
    ] = None
    copies: Annotated[
        str | None,
        Text(
            "two or three digits, and perhaps a letter",
            "[0-9]{2,3}(?:-[A-Z])?",
            about="What follows the slash, perhaps a number of copies; a letter may "
            "follow a hyphen.",
            examples=("46", "61-S"),
        ),
        Doc("What follows the slash", "nara.md 4"),
    ] = None


@record(kw_only=True)
class Distribution:
    """How the center distributed the telegram, and the numbers under which it kept it.

    >>> lead = (OfficeCopies(office="EUR", copies="25"),)
    >>> info = (OfficeCopies(office="OCT", copies="01"),)
    >>> Distribution(kind="ACTION", lead=lead, info=info, total="026").sum
    26
    """

    series: Annotated[
        str | None,
        Text(
            "TOSEC or SECTO and a number",
            r"(?:TOSEC|SECTO)\x20[0-9]{1,6}",
            about="The number of a telegram to or from a traveling Secretary of State, "
            "as the page line shows it.",
            examples=("TOSEC 310027", "SECTO 00118"),
        ),
        Doc("The number in the series of a journey", "nara.md 3"),
    ] = None
    handling_number: Annotated[
        str | None,
        Text(
            "two digits, and what follows a slash or a hyphen",
            r"[0-9]{2}(?:/[0-9]{2}|-\x20?[A-Z])?",
            about="The number under the first page line, until November 1976.",
            examples=("44", "46/15", "13- S"),
        ),
        Doc("The number under the page line", "nara.md 3"),
    ] = None
    kind: Annotated[
        str | None,
        Text(
            "ACTION or ORIGIN",
            "ACTION|ORIGIN",
            about="ACTION on a telegram that the Department received, ORIGIN on one "
            "that it sent.",
            examples=("ACTION", "ORIGIN"),
        ),
        Doc("Whether the first offices act or sent", "nara.md 4"),
    ] = None
    lead: Annotated[
        tuple[OfficeCopies, ...],
        Doc(
            "The offices that act, or that sent the telegram",
            "nara.md 4",
            item="office",
        ),
    ] = ()
    info: Annotated[
        tuple[OfficeCopies, ...],
        Doc(
            "The offices that received copies for information",
            "nara.md 4",
            item="office",
        ),
    ] = ()
    total: Annotated[
        str | None,
        Text(
            "three digits",
            "[0-9]{3}",
            about="The number of copies in all, with zeros in front as printed.",
            examples=("054",),
        ),
        Doc("The copies in all", "nara.md 4"),
    ] = None
    flag: Annotated[
        str | None,
        Text(
            "W or R",
            "[WR]",
            about="W on a telegram that the Department received, R on one that it "
            "sent.",
            examples=("W", "R"),
        ),
        Doc("The letter at the end of the list", "nara.md 4"),
    ] = None
    film_number: Annotated[
        str | None,
        Text(
            "five digits",
            "[0-9]{5}",
            about="A line of its own on telegrams that the Department sent; not the "
            "film number of an archive.",
            examples=("70318",),
        ),
        Doc("The number under the distribution", "nara.md 4"),
    ] = None
    relay_stamp: Annotated[
        RelayStamp | None, Doc("The stamp of the relay", "nara.md 4")
    ] = None

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)

    @property
    def sum(self) -> int:
        """The copies of all offices; the center printed the same as the total."""
        return sum(each.count for each in (*self.lead, *self.info))
