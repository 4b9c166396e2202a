"""The clean forms of a dialect, joined by zone: one match finds the lens of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Zone
from cableformat.text.passes.outline import Outline, outline_of_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cableformat.text.dialects._dialect import Row
    from cableformat.text.lenses.clean import CleanForm
    from cableformat.text.lenses.lens import Lens
    from cableformat.text.passes.progress import Progress


@attrs.frozen(eq=False)
class CleanLine:
    """A clean form in a zone: what is known about a line before it is read."""

    lens: Lens
    form: CleanForm
    #: Whether such a line is possible here, as in its row.
    here: Callable[[Progress], bool] | None
    #: The zone of what follows.
    zone: Zone
    #: The groups of the joined pattern that belong to the form.
    groups: slice
    outline: Outline
    kinds: frozenset[Kind]
    #: Whether it opens a paragraph.
    opens: bool


@attrs.frozen(eq=False)
class CleanForms:
    """The clean forms of lines that begin with one letter, in one zone."""

    match: Callable[[str], re.Match[str] | None]
    #: By the last group that matched, which contains the other groups of its form.
    lines: Mapping[int, CleanLine]


def clean_forms(rows: Iterable[Row]) -> dict[Zone, dict[str, CleanForms]]:
    """The clean forms of rows, by the zone and the first letter of a line."""
    found: dict[Zone, dict[str, list[tuple[Row, CleanForm]]]] = {z: {} for z in Zone}
    for row in rows:
        for zone, after in row.clean.items():
            for form in row.lens.clean_forms():
                if form.into in (None, after):
                    for letter in form.letters:
                        found[zone].setdefault(letter, []).append((row, form))
    return {
        zone: {letter: _joined(zone, forms) for letter, forms in by_letter.items()}
        for zone, by_letter in found.items()
    }


def _joined(zone: Zone, forms: list[tuple[Row, CleanForm]]) -> CleanForms:
    lines: dict[int, CleanLine] = {}
    group = 1
    for row, form in forms:
        size = re.compile(form.pattern, re.ASCII).groups + 1
        after = row.clean[zone]
        lines[group] = CleanLine(
            lens=row.lens,
            form=form,
            here=row.here,
            zone=after,
            groups=slice(group, group + size - 1),
            outline=outline_of_list(form.kinds, after),
            kinds=frozenset(form.kinds),
            opens=form.kinds == (Kind.PARAGRAPH,),
        )
        group += size
    joined = "|".join(f"({form.pattern})" for _, form in forms)
    return CleanForms(re.compile(joined, re.ASCII | re.DOTALL).fullmatch, lines)
