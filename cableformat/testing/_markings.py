"""Markings of every kind: what constructors take, in no order, contradictions too."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import strategies as st

from cableformat.markings import Level, Marking
from cableformat.markings.register import CODE, REGISTER, TWO
from cableformat.testing._leaves import line

__all__ = ["markings"]

_COUNTRIES: Final = ("USA", "GBR", "AUS", "CAN", "FRA", "NATO", "ISAF", "UN", "QQQ")
#: A code of an owner may be an abbreviation of a control too: RD, DS.
_OWNERS: Final = (
    *_COUNTRIES,
    *(row.portion for row in REGISTER if re.fullmatch(CODE, row.portion)),
)
_CONTROLS: Final = (
    *(row.name for row in REGISTER),
    *(row.portion for row in REGISTER),
    *TWO,
    *"SI-G SAR-ZAP RD-CNWDI FRD-SG-14 ACCM-ZAP SP-PRVCY FGI X1 20141231".split(),
    "FGI GBR",
    "FGI NATO FRA",
    "USA/GBR EYES ONLY",
    "USA/AUS/GBR EYES ONLY",
    "REL TO USA, GBR",
    "REL TO USA, AUS, GBR",
    "DISPLAY ONLY AUS",
    "NOFORN,ORCON",
    "NOFORN EXDIS",
    "ZAP",
    "zap",
    "DOE ONLY",
    "ZAP, ZIP",
)
#: Words that change what others mean: drawn more often than each of the others.
_MEETING: Final = "NOFORN NODIS EXDIS RELIDO SBU FOUO CUI LOU FGI SI SI-G RD".split()

_lists: Final = st.none() | st.lists(st.sampled_from(_COUNTRIES), max_size=4).map(tuple)
_controls: Final = st.one_of(
    st.sampled_from(_CONTROLS),
    st.sampled_from(_MEETING),
    st.sampled_from(_CONTROLS),
    line.filter(lambda text: text.strip("/,; \t") != ""),
)


def markings(*, marked: bool = False) -> st.SearchStrategy[Marking]:
    """Values of `Marking`, normal or not; with `marked`, those that can be written."""
    return st.builds(
        Marking,
        level=st.sampled_from(Level) if marked else st.none() | st.sampled_from(Level),
        owners=st.lists(st.sampled_from(_OWNERS), max_size=2).map(tuple) | st.just(()),
        controls=st.lists(_controls, max_size=4).map(tuple),
        releasable_to=_lists,
        display_only_to=_lists,
        partly_unmarked=st.just(value=False) if marked else st.booleans(),
    )
