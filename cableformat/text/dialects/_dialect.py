"""A dialect is data: its lenses, in the order in which they are asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cableformat.text.lenses.lens import Lens, State
from cableformat.text.lenses.slips import Near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.text.kinds import Kind
    from cableformat.text.lenses.content.downgrading import DowngradingLens
    from cableformat.text.lenses.content.signature import SignatureLens

#: For a first letter the lenses to ask; and those to ask for any other.
Choice = tuple[dict[str, tuple[Lens, ...]], tuple[Lens, ...]]


class Dialect:
    """A named set of lenses with its transition table, built once.

    `table` says which lenses may claim a line in a state, by the line's first letter;
    a lens's own ``leads_to`` says which state follows.  `writers` finds the lens that
    writes a kind of element.
    """

    def __init__(
        self,
        name: str,
        lenses: tuple[Lens, ...],
        signature: SignatureLens,
        group: DowngradingLens,
    ) -> None:
        self.name = name
        self.lenses = lenses
        self.signature = signature
        #: Signature and group may stand within the last paragraph.
        self.group = group
        #: By the state, and whether a line ends in a digit.
        self.table: dict[State, tuple[Choice, Choice]] = {
            state: (
                self._choice([lens for lens in asked if not lens.ends_in_digit]),
                self._choice(asked),
            )
            for state, asked in self._asked()
        }
        of_text = [lens for lens in lenses if State.BODY in lens.states]
        #: Page lines begin with P; a lens without signs may open in any source.
        self._always = "P" + "".join(x.initials for x in of_text if not x.signs)
        self._signed = [(sign, x.initials) for x in of_text for sign in x.signs]
        self.writers: dict[Kind, Lens] = {
            kind: lens for lens in (signature, *reversed(lenses)) for kind in lens.kinds
        }

    @cached_property
    def labels(self) -> Near:
        """The labels of its lenses, by what a slip makes of them."""
        labels = (lens.label(kind) for kind, lens in self.writers.items())
        return Near((label.strip(" :").upper() for label in labels), least=4)

    def begins(self, text: str) -> frozenset[str]:
        """The letters with which a line may begin that is not more of a paragraph.

        Those of the lenses of the text, if the source holds their signs, and of page
        lines.
        """
        capitals = text.upper()
        letters = self._always
        for sign, initials in self._signed:
            if sign in capitals:
                letters += initials
        return frozenset(letters + letters.lower())

    def _asked(self) -> Iterator[tuple[State, list[Lens]]]:
        for state in State:
            yield state, [lens for lens in self.lenses if state in lens.states]

    @staticmethod
    def _choice(lenses: list[Lens]) -> Choice:
        letters = {letter for lens in lenses for letter in lens.initials}
        any_letter = tuple(lens for lens in lenses if not lens.initials)
        by_letter = {}
        for letter in letters:
            asked = tuple(
                lens for lens in lenses if not lens.initials or letter in lens.initials
            )
            by_letter[letter] = by_letter[letter.lower()] = asked
        return by_letter, any_letter
