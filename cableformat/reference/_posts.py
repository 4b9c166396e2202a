"""Posts: what they are called, in print and in identifiers.

Facts (content.md 1.2): a post's name holds blanks, and an identifier made from it does
not; archives cut it to six characters.  Representation: a row a post, what it was
called before and what typists made of it beside its name; the cut forms follow from a
rule, and are in no list.  Doubt: the list is not complete, least for consulates that
closed before 1980, so that a name it lacks may be a post all the same.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.reference._place_names import GAPS, KIND, MARKS, plain_name
from cableformat.reference._tables import Confidence, listed, provenance, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["FormerName", "Post", "longest_post", "post", "post_names"]

#: content.md 1.2: how much of a name an archive's identifiers keep.
_CUT: Final = 6


@attrs.frozen
class FormerName:
    """What a post was called, and the last year of it, as far as is known."""

    name: str
    until: int


@attrs.frozen(kw_only=True)
class Post:
    """An embassy, consulate, mission or department that numbers telegrams.

    >>> post("BOMBAY").name, post("NEWDE").name
    ('MUMBAI', 'NEW DELHI')
    >>> post("NEW DELHI").page_form, post("NEW DELHI").document_form
    ('NEW DE', 'NEWDE')
    """

    #: As the classification line prints it: ``SAN SALVADOR``.
    name: str
    #: ``Embassy``, ``Consulate``, ...; ``Agency`` numbers telegrams and is no post.
    kind: str
    #: When it was there, or was what it is, where that is limited; for people.
    years: str
    location: str
    country: str
    #: The country's code in ISO 3166-1; XK is Kosovo.
    iso2: str
    #: As ACP 117 of 2010 had them.
    routing_indicators: tuple[str, ...]
    #: Short and misspelt forms, as found; no identifiers.
    aliases: tuple[str, ...]
    former_names: tuple[FormerName, ...]
    #: Keys that the room's ``README.md`` explains.
    source: tuple[str, ...]
    #: How sure the row is.
    confidence: Confidence
    note: str

    @property
    def id_form(self) -> str:
        """The name in an identifier such as ``08SANSALVADOR1`` (content.md 1.2)."""
        return _id_form(self.name)

    @property
    def page_form(self) -> str:
        """The name in NARA's page line: six characters, blanks kept, none at the end.

        So printed: ``VATICA 00283`` (content.md 1.2).
        """
        return _page_form(self.name)

    @property
    def document_form(self) -> str:
        """The name in NARA's document number: the page form without its blanks."""
        return _document_form(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and what it was called before."""
        return (self.name, *(former.name for former in self.former_names))


def _id_form(name: str) -> str:
    return GAPS.sub("", MARKS.sub("", name))


def _page_form(name: str) -> str:
    return name[:_CUT].rstrip(" ")


def _document_form(name: str) -> str:
    return name[:_CUT].replace(" ", "")


@cache
def _posts() -> tuple[Post, ...]:
    return tuple(_post_of(row) for row in rows_of("posts.csv"))


def _post_of(row: dict[str, str]) -> Post:
    formers = (cell.rpartition(" ") for cell in listed(row["former_names"]))
    return Post(
        name=row["name"],
        kind=row["kind"],
        years=row["years"],
        location=row["location"],
        country=row["country"],
        iso2=row["iso2"],
        routing_indicators=listed(row["routing_indicators"]),
        aliases=listed(row["aliases"]),
        former_names=tuple(FormerName(name, int(until)) for name, _, until in formers),
        **provenance(row),
    )


@cache
def _known() -> tuple[dict[str, Post], int]:
    """Posts by all that print calls them, and the most words that such a name has."""
    found: dict[str, Post] = {}
    # A name before an alias: PANAM is one, PANAMA the other.
    for each in _posts():
        found |= dict.fromkeys(map(plain_name, each.names), each)
    for each in _posts():
        for alias in each.aliases:
            found.setdefault(plain_name(alias), each)
    return found, max(name.count(" ") for name in found) + 1


def _unlike(pairs: Iterable[tuple[str, Post]]) -> dict[str, Post]:
    """The forms that mean one post alone: six characters can mean several."""
    found: dict[str, Post | None] = {}
    for form, each in pairs:
        key = plain_name(form)
        found[key] = each if found.get(key, each) is each else None
    return {form: each for form, each in found.items() if each is not None}


@cache
def _forms() -> tuple[dict[str, Post], ...]:
    """Posts by their forms in identifiers, the longest forms first."""

    def cut(names: Iterable[tuple[str, Post]]) -> Iterator[tuple[str, Post]]:
        for name, each in names:
            yield _page_form(name), each
            yield _document_form(name), each

    names = [(name, each) for each in _posts() for name in each.names]
    aliases = [(name, each) for each in _posts() for name in each.aliases]
    ids = ((_id_form(name), each) for name, each in [*names, *aliases])
    # Misspelt names are found in no identifier that an archive cut: those of IAEA
    # VIENNA and USUN are.
    mission = [(name, each) for name, each in aliases if "Mission" in each.kind]
    return _unlike(ids), _unlike(cut(names)), _unlike(cut(mission))


def longest_post(words: Sequence[str]) -> int:
    """How many words at the end of `words` name a known post together; 0 for none.

    The most of them, for content.md 1.2 takes the longest suffix in the registry: what
    is before it is handling words, or says what the post is (`POST_KINDS`).  Words
    are in capitals.  Never raises.

    >>> longest_post(["NOFORN", "SAN", "SALVADOR"])
    2
    >>> longest_post(["E", "F", "T", "O", "SECSTATE"]), longest_post(["NOFORN"])
    (1, 0)
    """
    known, most = _known()
    for count in range(min(len(words), most), 0, -1):
        if plain_name(" ".join(words[-count:])) in known:
            return count
    return 0


def post_names() -> frozenset[str]:
    """What print calls the known posts, in capitals: names, former names, aliases.

    >>> {"LIMA", "BOMBAY", "SECSTATE"} <= post_names()
    True
    """
    return frozenset(_known()[0])


def post(name: str) -> Post | None:
    """The post of a name, an alias, or a form in identifiers; `None` for no known one.

    Names come before aliases, these before identifiers, and a name of several
    posts (``PORTO``) finds none.  A word of `POST_KINDS` in front is skipped.
    Blanks and case do not matter.

    >>> post("SecState").name, post("SANSALVADOR").name, post("AMEMBASSY PARIS").name
    ('STATE', 'SAN SALVADOR', 'PARIS')
    >>> post("PORTO") is None
    True
    """
    wanted = plain_name(name)
    found = _known_as(wanted)
    if found is None and (kind := KIND.match(wanted)):
        found = _known_as(wanted[kind.end() :])
    return found


def _known_as(key: str) -> Post | None:
    """The post of a name, an alias or a form, in this order."""
    for table in (_known()[0], *_forms()):
        if key in table:
            return table[key]
    return None
