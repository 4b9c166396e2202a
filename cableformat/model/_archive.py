"""What an archive says about a telegram: no part of the message."""

import re
from typing import TYPE_CHECKING, Annotated, Final

from cableformat._record import LINE, Doc, Text, record, shown, sure_line
from cableformat.model.leaves import ONE_LINE, refuse_empty

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from cableformat.model._archive_views import (
        DocumentNumber,
        ExecutiveOrderCode,
        FilmNumber,
        ReviewEntry,
    )
    from cableformat.reference import ArchiveKey

__all__ = ["NOTHING", "Archive", "ArchiveAttribute"]

#: The spellings of no value (nara.md 7).
NOTHING: Final = frozenset({"", "n/a", "N/A"})


_LINE_ENDS: Final = re.compile(r"[\r\n]++")


@record(kw_only=True)
class ArchiveAttribute:
    """One line of the block: a key, and its value as printed.

    >>> ArchiveAttribute(key="TAGS", value="OVIP, (DOE, JANE H)").items
    ('OVIP', '(DOE, JANE H)')
    >>> ArchiveAttribute(key="Capture Date", value="01 JAN 1994").date
    datetime.date(1994, 1, 1)
    """

    key: Annotated[
        str,
        Text(
            "the name of an attribute",
            r"[A-Z][A-Za-z]*(?:\x20[A-Za-z]+)*|[a-z]+(?:[A-Z][a-z]+)*",
            about="What the archive calls the attribute: words that begin with a "
            "capital letter. Of a printed edition it is a name of this library, "
            "without blanks, that begins with a small letter.",
            examples=("Document Number", "TAGS", "sourceNote"),
        ),
        Doc("The key", "nara.md 7"),
    ]
    value: Annotated[
        str,
        Text(
            "one line of text, or nothing",
            f"(?:{LINE})?",
            lambda value: not value or sure_line(value),
            about="The value as printed, on one line. An archive writes nothing, n/a "
            "or N/A where there is none.",
            examples=("1974BERGEN00417", "n/a"),
        ),
        Doc("The value", "nara.md 7"),
    ]

    def __str__(self) -> str:
        """The line of the block: ``TAGS: OVIP``."""
        return f"{self.key}: {self.value}"

    @property
    def empty(self) -> bool:
        """Whether it says that there is no value."""
        return self.value in NOTHING

    @property
    def date(self) -> "datetime.date | None":
        """The day that it names, in any of four spellings; `None` where it names none.

        Dates of a printed edition are spelled otherwise: see `Archive.sent`.

        01 JAN 1960 means no date (nara.md 7).
        """
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.date_of(self.value)

    @property
    def items(self) -> tuple[str, ...]:
        """The items of a list, parted by commas or semicolons."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.items_of(self.value)


@record(kw_only=True)
class Archive:
    """What an archive printed around a telegram, and about it.

    >>> number = ArchiveAttribute(key="Document Number", value="1974BERGEN00417")
    >>> archive = Archive(attributes=(number,))
    >>> archive.value("Document Number"), archive.document_number.serial
    ('1974BERGEN00417', '00417')
    """

    release_stamp: Annotated[
        str | None, ONE_LINE, Doc("The stamp of the release, once", "nara.md 2")
    ] = None
    notice: Annotated[
        str | None, ONE_LINE, Doc("What is in place of a text", "nara.md 6")
    ] = None
    attributes: Annotated[
        tuple[ArchiveAttribute, ...],
        Doc(
            "The attributes, in their order, unknown and repeated keys kept",
            "nara.md 7",
            item="attribute",
        ),
    ] = ()

    def __attrs_post_init__(self) -> None:
        refuse_empty(self)

    @classmethod
    def from_columns(cls, columns: "Mapping[str, str | None]") -> "Archive":
        """The archive of a row of a table, in the order of the block.

        A column has the name of an attribute, as in the block or as `column` of
        `cableformat.reference.ArchiveKey` spells it, in any case, or one that
        `cableformat.reference.archive_column` knows; others are left out, and so are
        columns without a value.  Lines of a value are joined, as in the block.

        Raises:
            CableValueError: No column is an attribute (``model.empty-part``), or a
                value has characters that no line has (``model.pattern``).
            TypeError: A name or a value is no string.

        >>> row = {"doc_nbr": "1974BERGEN00417", "TAGS": "EFIS", "id": "7"}
        >>> [each.key for each in Archive.from_columns(row).attributes]
        ['Document Number', 'TAGS']
        """
        found = []
        for name, value in columns.items():
            _refuse_other(name, value)
            key = _key_of(name)
            if key is not None and value is not None:
                lines = (x.strip(" \t") for x in _LINE_ENDS.split(value))
                line = " ".join(filter(None, lines))
                attribute = ArchiveAttribute(key=key.name, value=line)
                found.append((key.place, attribute))
        found.sort(key=lambda each: each[0])
        return cls(attributes=tuple(attribute for _, attribute in found))

    def value(self, key: str) -> str | None:
        """The first value of a key; `None` where there is no such key."""
        return next((each.value for each in self.attributes if each.key == key), None)

    def stated(self, key: str) -> str | None:
        """The first value of a key that says something; `None` where none does."""
        return next(
            (x.value for x in self.attributes if x.key == key and not x.empty), None
        )

    @property
    def document_number(self) -> "DocumentNumber | None":
        """The document number in its parts: no primary key, for it is not unique."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.document_number_of(self.stated("Document Number") or "")

    @property
    def film_number(self) -> "FilmNumber | None":
        """The place on the archive's film."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.film_number_of(self.stated("Film Number") or "")

    @property
    def executive_order(self) -> "ExecutiveOrderCode | None":
        """What the code of the executive order means."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.executive_order_of(self.stated("Executive Order") or "")

    @property
    def review_history(self) -> "tuple[ReviewEntry, ...]":
        """The entries of the review history that have the usual form."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.review_entries(self.stated("Review History") or "")

    @property
    def sent(self) -> "datetime.date | None":
        """The day of Draft Date, which is called Sent Date in 1977, or of an edition.

        That of an edition is a day where it was sent from, unless a Z is printed.
        """
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        printed = self.stated("Draft Date") or self.stated("Sent Date")
        if printed is not None:
            return _archive_views.date_of(printed)
        day, _ = _archive_views.edition_time_of(self.stated("date") or "")
        return day

    @property
    def sent_at(self) -> "datetime.datetime | None":
        """Day and time that a printed edition gives; `None` without a time of day.

        It is in UTC where a Z is printed; else it is local time, and names no zone.

        >>> date = ArchiveAttribute(key="date", value="June 14, 1956-6:15 p.m.")
        >>> archive = Archive(attributes=(date,))
        >>> archive.sent_at.isoformat(), archive.sent.isoformat()
        ('1956-06-14T18:15:00', '1956-06-14')
        """
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        return _archive_views.edition_time_of(self.stated("date") or "")[1]

    @property
    def line_count(self) -> int | None:
        """The line count, where it is a number; what it counts is in dispute."""
        return self._count("Line Count")

    @property
    def page_count(self) -> int | None:
        """The page count, where it is a number; what it counts is in dispute."""
        return self._count("Page Count")

    @property
    def has_text(self) -> bool | None:
        """Whether the locator says that the text is on line; `None` without one."""
        from cableformat.model import _archive_views  # noqa: PLC0415 - when needed

        printed = self.stated("Locator")
        return None if printed is None else _archive_views.on_line(printed)

    def _count(self, key: str) -> int | None:
        printed = self.value(key) or ""
        return int(printed) if printed.isascii() and printed.isdigit() else None


def _refuse_other(name: object, value: object) -> None:
    """Refuse a column that is none.

    Raises:
        TypeError: A name or a value is no string.
    """
    if not (isinstance(name, str) and isinstance(value, str | None)):
        msg = f"Archive: expected strings; found {shown(name)}: {shown(value)}"
        raise TypeError(msg)


def _key_of(name: str) -> "ArchiveKey | None":
    """The key whose values a column of a table has."""
    from cableformat.reference import (  # noqa: PLC0415 - when needed
        archive_column,
        archive_key,
    )

    name = name.strip(" ")
    column = archive_column(name)
    return archive_key(column.key if column else name.replace("_", " "))
