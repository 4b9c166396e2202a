"""Laws 5 and 6 for edits of real telegrams, where the corpus is beside the project.

The project contains nothing of the corpus; without it there is nothing to edit.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.text import Scope
from tests.laws import drawn, element_bytes, made_edits, unchanged
from tests.real.test_exactness import SOURCES, needs_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from cableformat.model import Cable
    from cableformat.text import Layout

FOLDERS = sorted({path.parent.name for path in SOURCES})
#: The largest share of a folder's edits that may be refused.
REFUSED = 0.03


@cache
def _layout(path: Path) -> Layout:
    layout = text.parse(path.read_bytes()).layout
    assert layout is not None
    return layout


@st.composite
def _edited(draw: st.DrawFn, folder: str) -> tuple[Layout, Cable]:
    """A telegram of a folder, and what one to five edits leave of its cable."""
    paths = [path for path in SOURCES if path.parent.name == folder]
    layout = _layout(draw(st.sampled_from(paths)))
    cable = layout.base
    for _ in range(draw(st.integers(1, 5))):
        cable = draw(made_edits(cable)).cable
    return layout, cable


def _check(written: text.Written, layout: Layout, cable: Cable) -> None:
    """The text reads as the edited cable, and unchanged elements keep their bytes."""
    reading = text.parse(written.text)
    assert reading.cable == cable
    if written.scope is Scope.ELEMENT:
        assert not unchanged(cable, layout) - element_bytes(reading.layout)


@needs_corpus
@pytest.mark.parametrize("count", [60, pytest.param(1500, marks=pytest.mark.full)])
@pytest.mark.parametrize("folder", FOLDERS)
def test_few_edits_of_real_telegrams_are_refused(
    folder: str, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """At most 3 % of one to five edits are refused; scopes are printed (law 5)."""
    shares: Counter[str] = Counter()
    for layout, cable in drawn(_edited(folder), count, each=5):
        if cable == layout.base:
            continue
        try:
            written = text.write(cable, layout=layout)
        except CableEncodeError as error:
            assert error.code in ("text.not-readable-back", "text.unencodable")
            shares["refused"] += 1
            continue
        _check(written, layout, cable)
        shares[written.scope.value] += 1
    total = shares.total()
    with capsys.disabled():
        told = ", ".join(f"{k} {v / total:.1%}" for k, v in shares.most_common())
        print(f"\n{folder}, {total} edits by scope: {told}")
    assert shares["refused"] <= REFUSED * total
