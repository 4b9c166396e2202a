"""Routing indicators: the letters that name a relay or a station, and their meaning.

Facts (wire.md 4): the first letter is the network's, the second the nation's, the
fourth the major relay's, the rest the station's; in US networks the third letter no
longer shows the area.  Representation: the letters as sent, and small tables of what
ACP 117 says of them.  Doubt: the tables are those of 2011 and 2015, indicators move,
and one serves many names: an unknown letter or family is `None`, never an error.
"""

import enum
from typing import Annotated, Final, Self

import attrs

from cableformat._record import Doc, record
from cableformat.routing.leaves import ROUTING_INDICATOR

__all__ = ["RoutingFamily", "RoutingIndicator", "RoutingNetwork"]


class RoutingNetwork(enum.StrEnum):
    """The network of a routing indicator; its value is the first letter (wire.md 4)."""

    #: [A117-15,H]
    WORLDWIDE = "R"
    #: A network of one command or theatre [NAV,H].
    SELF_CONTAINED = "Q"
    #: Seen only in descriptions of tactical networks, confidence low.
    TACTICAL = "U"


@attrs.frozen
class RoutingFamily:
    """Whose indicators begin with a prefix, or are it (wire.md 4).

    A prefix of four letters is a relay, and covers all that begin with it; a longer
    one is a station, and means only itself: ``RUEHC`` is the Department of State, but
    ``RUEHCI`` the consulate general in Kolkata.
    """

    #: The letters.
    prefix: str
    #: Whose they are, in short.
    name: str


#: wire.md 4, second letter: nation, service or alliance [A117-15 appendix,H].  J, L, M,
#: R, S, T, V and W are not listed there.
_NATIONS: Final = {
    "A": "Australia",
    "B": "United Kingdom",
    "C": "Canada",
    "D": "Denmark",
    "E": "Spain",
    "F": "France",
    "G": "Germany",
    "H": "United States",
    "I": "Italy",
    "K": "Greece",
    "N": "Netherlands",
    "O": "Japan",
    "P": "Portugal",
    "Q": "Belgium",
    "U": "United States",
    "X": "NATO",
    "Y": "Norway",
    "Z": "New Zealand",
}

#: wire.md 4, US families [A117-15,H].
_FAMILIES: Final = {
    "RBOYST": "US-UK EYES ONLY path",
    "RHEB": "Department of Energy",
    "RHEF": "DIA and DHS",
    "RHEG": "Department of Energy",
    "RHEH": "White House",
    "RHMCSUU": "Message Conversion System",
    "RHMCSYY": "Message Conversion System",
    "RHMF": "DMS MFI",
    "RHMFISS": "DMS MFI, up to SECRET",
    "RHMFITT": "DMS MFI, TOP SECRET",
    "RHMFIUU": "DMS MFI, unclassified",
    "RUCN": "State relay: missions, collectives, FBI, USSS",
    "RUCNDT": "USUN",
    "RUCP": "Department of Commerce",
    "RUEA": "NGC and agencies",
    "RUEABND": "DEA",
    "RUEAIIA": "CIA",
    "RUEANAT": "NASA",
    "RUEAORC": "CBP",
    "RUEAWJA": "DOJ",
    "RUEH": "State relay: posts",
    "RUEHC": "Department of State",
    "RUEI": "DNI",
    "RUEK": "Pentagon",
    "RUEKJCS": "Joint Staff and SECDEF",
}

#: wire.md 4: the letters after the four of a relay that name its own offices, legacy
#: [A117-15 paragraph 10,H].  Doubt: CSA may be a service desk or, like CSD, take
#: automatic service messages.
_OFFICES: Final = {
    "C": "local delivery and refile in page form",
    "CF": "broadcast",
    "CI": "routing information",
    "CM": "retransmission",
    "CN": "conference",
    "CR": "crypto center",
    "CS": "service desk",
    "CSA": "service desk",
    "CSD": "automatic service messages",
    "CT": "telephone",
    "CU": "commercial refile",
    "CW": "radiotelegraph",
    "CX": "commercial means",
}

#: How many letters name the major relay.
_RELAY: Final = 4
#: wire.md 1.7.4: State's relays.
_STATE: Final = ("RUEH", "RUCN")
#: wire.md 4: the relay of collectives, as entered and as received
#: [A117-15 paragraph 11,H].
_ENTERED: Final = "RHCR"
_RECEIVED: Final = "RUCR"


@record(kw_only=True)
class RoutingIndicator:
    """The address of a relay or a communications center: ``RUEHTA`` (wire.md 4).

    Equal by its letters.  One indicator serves many addressees, and an addressee has
    several: it is no name of anyone (wire.md 0.1 (8)).

    >>> astana = RoutingIndicator(text="RUEHTA")
    >>> astana.network, astana.nation, astana.is_state
    (<RoutingNetwork.WORLDWIDE: 'R'>, 'United States', True)
    """

    text: Annotated[
        str, ROUTING_INDICATOR, Doc("The letters of the indicator", "wire.md 4")
    ]

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The indicator of its letters, in any case; inverse of `str`.

        Raises:
            CableValueError: They are no indicator (``model.pattern``).

        >>> str(RoutingIndicator.from_text("ruehta"))
        'RUEHTA'
        """
        return cls(text=text.upper() if text.isascii() else text)

    def __str__(self) -> str:
        """The letters of the indicator."""
        return self.text

    @property
    def network(self) -> RoutingNetwork:
        """The network, by the first letter; each letter it can be has one."""
        return RoutingNetwork(self.text[0])

    @property
    def nation(self) -> str | None:
        """The nation or alliance, by the second letter; `None` where none is listed.

        >>> RoutingIndicator(text="RXFPSA").nation
        'NATO'
        """
        return _NATIONS.get(self.text[1])

    @property
    def family(self) -> RoutingFamily | None:
        """The station where we know it, else the relay's US family, else `None`.

        >>> RoutingIndicator(text="RHEHNSC").family
        RoutingFamily(prefix='RHEH', name='White House')
        """
        for prefix in (self.text, self.text[:_RELAY]):
            if prefix in _FAMILIES:
                return RoutingFamily(prefix, _FAMILIES[prefix])
        return None

    @property
    def is_state(self) -> bool:
        """Whether it is of State's relays, ``RUEH`` or ``RUCN`` (wire.md 1.7.4).

        These serve others too: the FBI sits on ``RUCN``.
        """
        return self.text.startswith(_STATE)

    @property
    def office(self) -> str | None:
        """The office of the relay, by letters C, CF, ... after its four (wire.md 4).

        Legacy.  `None` without one, and for State's relays, which name posts with such
        letters: ``RUEHCI`` is Kolkata.

        >>> RoutingIndicator(text="RZYXCR").office
        'crypto center'
        """
        return None if self.is_state else _OFFICES.get(self.text[_RELAY:])

    @property
    def is_collective(self) -> bool:
        """Whether it means many stations: ``RHCR`` or ``RUCR`` (wire.md 4)."""
        return self.text.startswith((_ENTERED, _RECEIVED))

    @property
    def as_entered(self) -> Self:
        """The form in which it is sent; inverse of `as_received` on collectives.

        A collective is entered as ``RHCR`` and arrives as ``RUCR``, and what arrived
        must never be entered again (wire.md 4).  Any other indicator is itself.

        >>> RoutingIndicator(text="RUCRNAD").as_entered
        RoutingIndicator(text='RHCRNAD')
        """
        return self._on(_ENTERED)

    @property
    def as_received(self) -> Self:
        """The form in which it arrives; inverse of `as_entered` on collectives.

        >>> RoutingIndicator(text="RHCRNAD").as_received
        RoutingIndicator(text='RUCRNAD')
        """
        return self._on(_RECEIVED)

    def _on(self, relay: str) -> Self:
        if not self.is_collective:
            return self
        return attrs.evolve(self, text=relay + self.text[_RELAY:])
