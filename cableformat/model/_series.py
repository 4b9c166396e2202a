"""The series of a military message, and its second block of addresses."""

from typing import Annotated

from cableformat._record import Doc, Text, Whole, record
from cableformat.model._heading import Addressee, Originator
from cableformat.model.leaves import ONE_LINE, refuse_empty
from cableformat.routing import resolve_year

__all__ = ["OfficeCodes", "Series"]


@record(kw_only=True)
class Series:
    """The number of a message in its series: ``NAVADMIN 234/04``.

    It identifies the message; its date-time group does not, for the parts of one
    message have several.

    >>> Series(name="NAVADMIN", number="9", year=2004).canonical_id
    'NAVADMIN 009/04'
    """

    name: Annotated[
        str,
        Text(
            "the name of a series",
            "[A-Z]{2,15}",
            about="The word by which the messages of a series are called.",
            examples=("NAVADMIN", "ALNAV", "MARADMIN"),
        ),
        Doc("The name of the series", "military.md 3"),
    ]
    number: Annotated[
        str,
        Text(
            "one to four digits",
            "[0-9]{1,4}",
            about="The running number of the message in its series and year. Zeros in "
            "front are kept.",
            examples=("234", "002"),
        ),
        Doc("The running number, padded as printed", "military.md 3"),
    ]
    year: Annotated[
        int | None,
        Whole(least=1945, most=2099),
        Doc(
            "The full year, if given; two digits are resolved by policy",
            "military.md 3",
        ),
    ] = None
    remark: Annotated[
        str | None,
        ONE_LINE,
        Doc(
            "What follows the number, such as CORRECTED COPY or CHANGE 1",
            "military.md 3",
        ),
    ] = None

    def __str__(self) -> str:
        """The line above the subject: ``NAVADMIN 234/04 CORRECTED COPY``.

        A year has two digits where they are resolved to it, else four (wire.md 5.4).
        """
        number = f"{self.name} {self.number}"
        if self.year is not None:
            short = self.year % 100
            same = resolve_year(short) == self.year
            number += f"/{short:02}" if same else f"/{self.year:04}"
        return number if self.remark is None else f"{number} {self.remark}"

    @property
    def canonical_id(self) -> str | None:
        """Name, number of three digits, year of two; `None` without a year."""
        if self.year is None:
            return None
        return f"{self.name} {int(self.number):03}/{self.year % 100:02}"


@record(kw_only=True)
class OfficeCodes:
    """The addresses below PASS TO OFFICE CODES, with the codes of offices.

    They repeat those of the heading and add the offices (military.md 3).
    """

    originator: Annotated[
        Originator | None, Doc("The office that sends the message", "military.md 3")
    ] = None
    action_addressees: Annotated[
        tuple[Addressee, ...],
        Doc("The offices for action", "military.md 3", item="addressee"),
    ] = ()
    info_addressees: Annotated[
        tuple[Addressee, ...],
        Doc("The offices for information", "military.md 3", item="addressee"),
    ] = ()

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)
