"""A member of a container: its text, its place, and what the container says of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

import cableformat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cableformat.errors import CableDecodeError
    from cableformat.model import Archive, Cable

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_NO_COLUMNS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType({})


@attrs.frozen(kw_only=True, slots=True)
class MemberPlace:
    """Where a member is; `None` means not applicable, and all counts begin at 1.

    >>> print(MemberPlace(path="old.zip", name="box.mbox", mail=3, part=1))
    old.zip: box.mbox: mail 3: part 1
    """

    #: The file on the disk.
    path: str
    #: The name in an archive, as the archive has it: a label, and never a path to
    #: write to, for it may be absolute or lead out of any folder.
    name: str | None = None
    #: The identifier of a document in an XML volume.
    document: str | None = None
    #: The row of a table, or the line of JSON Lines; the names of columns are no row.
    row: int | None = None
    #: The mail in a mailbox.
    mail: int | None = None
    #: The part in a mail.
    part: int | None = None

    def __str__(self) -> str:
        counts = {"row": self.row, "mail": self.mail, "part": self.part}
        names = [x for x in (self.path, self.name, self.document) if x is not None]
        numbers = [f"{k} {n}" for k, n in counts.items() if n is not None]
        return ": ".join(names + numbers)


@attrs.frozen(kw_only=True, slots=True, hash=False)
class Member:
    """What one member of a container holds.

    Either `text` or `error` is `None`.  If the member could not be read, `error` is
    the exception that says why, with its code (streams.md 6).
    """

    place: MemberPlace
    #: As the container holds it: `bytes`, or `str` where it holds characters.
    text: str | bytes | None = None
    #: What the container says of the member, by name, as plain data.
    claims: Mapping[str, str] = _NOTHING
    #: Where in the text each column of a table is, if the text was joined from
    #: several: by name, start and end.
    columns: Mapping[str, tuple[int, int]] = _NO_COLUMNS
    #: The claims that an archive makes, as a cable holds them.
    archive: Archive | None = None
    error: CableDecodeError | None = None

    def cable(self) -> Cable | None:
        r"""The cable of the text, with the archive that the container states.

        If both the text and the container state an attribute, the text wins.
        A broken document gives `None`.

        Raises:
            CableDecodeError: The member could not be read; this is its `error`.

        >>> place = MemberPlace(path="fax.txt")
        >>> Member(place=place, text="SUBJ: CORK\n").cable().content.subject
        'CORK'
        """
        if self.error is not None:
            raise self.error
        assert self.text is not None
        cable = cableformat.parse(self.text).cable
        return None if cable is None else with_archive(cable, self.archive)


def with_archive(cable: Cable, stated: Archive | None) -> Cable:
    """A cable with the archive that its container states, if it states one."""
    if stated is None:
        return cable
    return attrs.evolve(cable, archive=_joined(cable.archive, stated))


def _joined(said: Archive | None, stated: Archive) -> Archive:
    """What a text says, and of what a container states the rest."""
    if said is None:
        return stated
    keys = {each.key for each in said.attributes}
    more = [each for each in stated.attributes if each.key not in keys]
    return attrs.evolve(said, attributes=(*said.attributes, *more))
