"""Formatted sets, and the references that are such sets (military.md 1, 2).

The fields are kept as printed: the message dictionaries, which say what each may hold,
are no part of this library.  What a field means by its place is a property.
"""

from typing import TYPE_CHECKING, Annotated

from cableformat._record import Doc, Text, record
from cableformat.model.leaves import ONE_LINE, TEXT_LINES

if TYPE_CHECKING:
    from cableformat.model._set_views import MessageIdentifier, PointOfContact

__all__ = ["AMPLIFICATION", "FIELD", "NARRATIVE", "FormattedSet"]

FIELD = Annotated[
    tuple[str, ...],
    ONE_LINE,
    Doc(
        "The fields as printed; a hyphen is one without a value",
        "military.md 1",
        item="field",
    ),
]
AMPLIFICATION = Annotated[
    str | None,
    TEXT_LINES,
    Doc("The lines of the AMPN set below, which explains this set", "military.md 2"),
]
NARRATIVE = Annotated[
    str | None,
    TEXT_LINES,
    Doc(
        "The lines of the NARR set below, which explains this set and those above",
        "military.md 2",
    ),
]


@record(kw_only=True)
class FormattedSet:
    """One formatted set of a military message: ``POC/DOE/LCDR/N1//``.

    AMPN and NARR belong to the set above them.  If no set could have them,
    they are sets of their own, without fields.

    >>> FormattedSet(identifier="EXER", fields=("DEEP CORK",)).fields
    ('DEEP CORK',)
    """

    identifier: Annotated[
        str,
        Text(
            "the identifier of a set",
            "[A-Z][A-Z0-9]{1,11}",
            about="The word with which a formatted set begins, in capitals.",
            examples=("MSGID", "POC"),
        ),
        Doc("The word that says what the set is", "military.md 1"),
    ]
    fields: FIELD = ()
    amplification: AMPLIFICATION = None
    narrative: NARRATIVE = None

    def __str__(self) -> str:
        """The set, without the lines that explain it: ``EXER/DEEP CORK//``."""
        return "/".join((self.identifier, *self.fields)) + "//"

    @property
    def message_identifier(self) -> "MessageIdentifier | None":
        """What a MSGID set says, by the places of its fields; `None` of other sets.

        >>> fields = ("GENADMIN", "CNO WASHINGTON DC", "N1", "JUL")
        >>> msgid = FormattedSet(identifier="MSGID", fields=fields).message_identifier
        >>> msgid.originator, msgid.serial, msgid.month
        ('CNO WASHINGTON DC', 'N1', 7)
        """
        if self.identifier != "MSGID":
            return None
        from cableformat.model import _set_views  # noqa: PLC0415 - when needed

        return _set_views.message_identifier(self.fields)

    @property
    def point_of_contact(self) -> "PointOfContact | None":
        """What a POC set says, by the places of its fields; `None` of other sets.

        >>> fields = ("DOE, JANE", "LCDR", "OPNAV N1", "TEL:(202)555-0143")
        >>> contact = FormattedSet(identifier="POC", fields=fields).point_of_contact
        >>> contact.name, contact.rank, contact.telephones
        ('DOE, JANE', 'LCDR', ('(202)555-0143',))
        """
        if self.identifier != "POC":
            return None
        from cableformat.model import _set_views  # noqa: PLC0415 - when needed

        return _set_views.point_of_contact(self.fields)
