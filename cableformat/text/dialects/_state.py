"""The State Department's telegrams, in their printed form of 1973 to 2010."""

from __future__ import annotations

from typing import Final

from cableformat.text._accounting import AccountingLens
from cableformat.text._address import AddresseeLens, OriginatorLens
from cableformat.text._authority import AuthorityLens
from cableformat.text._body import LooseTextLens, ParagraphLens
from cableformat.text._captions import CaptionLens
from cableformat.text._classification import ClassificationLens, NumberLens
from cableformat.text._ending import (
    BreakLens,
    CorrectionLens,
    EndingLens,
    OperatorsNoteLens,
)
from cableformat.text._identification import IdentificationLens, PilotLens
from cableformat.text._instructions import InstructionsLens
from cableformat.text._labelled import DowngradingLens, HandsLens, LabelledLens
from cableformat.text._opening import ExecutiveOrderLens, SubjectLens
from cableformat.text._preamble import PreambleLens
from cableformat.text._references import ReferencesLens
from cableformat.text._routing_line import (
    Acp128Lens,
    CallingStationLens,
    RoutingLineLens,
)
from cableformat.text._sets import SetsLens
from cableformat.text._signature import SignatureLens
from cableformat.text._tags import TagsLens
from cableformat.text.dialects._dialect import Dialect

_GROUP: Final = DowngradingLens()

#: The order matters where two lenses could claim one line: a label before a name, a
#: group count before an identification, a date-time group before a paragraph's number,
#: captions before addressees.
STATE: Final = Dialect(
    "state",
    (
        BreakLens(),
        EndingLens(),
        LabelledLens(),
        HandsLens(),
        OperatorsNoteLens(),
        CorrectionLens(),
        AccountingLens(),
        PilotLens(),
        IdentificationLens(),
        RoutingLineLens(),
        Acp128Lens(),
        CallingStationLens(),
        InstructionsLens(),
        NumberLens(),
        PreambleLens(),
        OriginatorLens(),
        AddresseeLens(),
        ClassificationLens(),
        ExecutiveOrderLens(),
        TagsLens(),
        SubjectLens(),
        ReferencesLens(),
        AuthorityLens(),
        CaptionLens(),
        _GROUP,
        SetsLens(),
        ParagraphLens(),
        LooseTextLens(),
    ),
    SignatureLens(),
    _GROUP,
)
