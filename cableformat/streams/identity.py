"""Which telegram a section is of, by the key of each convention (streams.md 3).

An archive's sections share a document number, the State Department's a reference
number, the parts of a Navy message a series number, and those of any other the
originator and the date-time group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cableformat.model.paragraph import flowed

if TYPE_CHECKING:
    from cableformat.model import Cable, Heading, ReaddressedHeading

#: The keys, the strongest first.
_KEYS: Final = ("document", "number", "series", "sent")


@attrs.frozen(kw_only=True)
class Identity:
    """What a section shows of the telegram it is of; `None` for what it does not."""

    document: str | None
    number: str | None
    series: str | None
    sent: str | None
    #: A post counts its telegrams again every year.
    year: int | None
    #: Two messages may have one series number.
    subject: str | None

    @property
    def key(self) -> str | None:
        """The strongest key, as people write it; `None` where there is none."""
        return next(filter(None, (getattr(self, name) for name in _KEYS)), None)

    @property
    def message(self) -> tuple[str, ...] | None:
        """What copies and sections of one message share; `None` if nothing says.

        It is the strongest key, with what distinguishes it from another message of that
        key: a number without a year says nothing.
        """
        if self.document is not None:
            return (self.document,)
        if self.number is not None and self.year is not None:
            return self.number, str(self.year)
        if self.series is not None:
            return self.series, _plain(self.subject or "")
        return None if self.sent is None else (self.sent,)

    def contradicted_by(self, other: Identity) -> tuple[str, str] | None:
        """What each shows, if the two are of different telegrams.

        They are compared by the strongest key that both have; without one there is
        nothing to compare.
        """
        for name in _KEYS:
            one, two = getattr(self, name), getattr(other, name)
            if one is None or two is None:
                continue
            if one != two:
                return one, two
            more = {"number": "year", "series": "subject"}.get(name)
            return None if more is None else self._differ(other, more)
        return None

    def filled_from(self, other: Identity) -> Identity:
        """This, with what another section of the telegram shows and it does not."""
        names = [each.name for each in attrs.fields(Identity)]
        given = {name: getattr(other, name) for name in names}
        lacking = {n: value for n, value in given.items() if getattr(self, n) is None}
        return attrs.evolve(self, **lacking)

    def _differ(self, other: Identity, name: str) -> tuple[str, str] | None:
        one, two = getattr(self, name), getattr(other, name)
        if one is None or two is None or _plain(one) == _plain(two):
            return None
        return str(one), str(two)


def identity_of(cable: Cable) -> Identity:
    """What a cable shows of whose section it is."""
    content, archive = cable.content, cable.archive
    line = None if content is None else content.classification_line
    printed = None if line is None else line.reference_number
    series = None if content is None else content.series
    # The line of a series may be in the first section only; it is in every part.
    if line is not None and line.section is not None:
        series = None
    heading = cable.original_heading
    group = None if heading is None or heading.preamble is None else heading.preamble
    year = None if group is None else group.date_time_group.year
    number = named = None
    if printed is not None:
        number = f"{printed.post.upper()} {int(printed.serial)}"
    if series is not None:
        named = series.canonical_id or f"{series.name} {series.number}"
    return Identity(
        document=None if archive is None else archive.stated("Document Number"),
        number=number,
        series=named,
        sent=_sent(heading),
        year=year,
        subject=None if content is None else content.subject,
    )


def _sent(heading: Heading | ReaddressedHeading | None) -> str | None:
    if heading is None or heading.originator is None or heading.preamble is None:
        return None
    name = flowed(heading.originator.designator.upper())
    return f"{name} {heading.preamble.date_time_group.text}"


def _plain(word: str | int) -> str:
    return flowed(str(word).upper())
