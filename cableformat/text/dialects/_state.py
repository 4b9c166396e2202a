"""The State Department's telegrams, in their printed form of 1973 to 2010."""

from __future__ import annotations

from typing import Final

from cableformat.text._accounting import AccountingLens
from cableformat.text._address import AddresseeLens, OriginatorLens
from cableformat.text._body import LooseTextLens, ParagraphLens, SignatureLens
from cableformat.text._captions import CaptionLens, PassingLens
from cableformat.text._classification import ClassificationLens
from cableformat.text._ending import BreakLens, CorrectionLens, EndingLens
from cableformat.text._identification import IdentificationLens, PilotLens
from cableformat.text._instructions import InstructionsLens
from cableformat.text._opening import ExecutiveOrderLens, SubjectLens, TagsLens
from cableformat.text._preamble import PreambleLens
from cableformat.text._references import AuthorityLens, ReferencesLens
from cableformat.text._routing_line import (
    Acp128Lens,
    CallingStationLens,
    RoutingLineLens,
)
from cableformat.text.dialects._dialect import Dialect

#: The order matters where two lenses could claim one line: a label before a name, a
#: group count before an identification, a date-time group before a paragraph's number,
#: captions before addressees.
STATE: Final = Dialect(
    "state",
    (
        BreakLens(),
        EndingLens(),
        CorrectionLens(),
        AccountingLens(),
        PilotLens(),
        IdentificationLens(),
        RoutingLineLens(),
        Acp128Lens(),
        CallingStationLens(),
        InstructionsLens(),
        PreambleLens(),
        OriginatorLens(),
        AddresseeLens(),
        ClassificationLens(),
        ExecutiveOrderLens(),
        TagsLens(),
        SubjectLens(),
        ReferencesLens(),
        AuthorityLens(),
        PassingLens(),
        CaptionLens(),
        ParagraphLens(),
        LooseTextLens(),
    ),
    SignatureLens(),
)
