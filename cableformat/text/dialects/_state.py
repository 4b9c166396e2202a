"""The State Department's telegrams, in their printed form of 1973 to 2010."""

from __future__ import annotations

from typing import Final

from cableformat.text.dialects._dialect import Dialect
from cableformat.text.lenses.content.authority import AuthorityLens
from cableformat.text.lenses.content.captions import CaptionLens
from cableformat.text.lenses.content.classification import (
    ClassificationLens,
    NumberLens,
)
from cableformat.text.lenses.content.downgrading import DowngradingLens
from cableformat.text.lenses.content.executive_order import ExecutiveOrderLens
from cableformat.text.lenses.content.labels import HandsLens, LabelledLens
from cableformat.text.lenses.content.paragraph import LooseTextLens, ParagraphLens
from cableformat.text.lenses.content.references import ReferencesLens
from cableformat.text.lenses.content.sets import SetsLens
from cableformat.text.lenses.content.signature import SignatureLens
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.content.tags import TagsLens
from cableformat.text.lenses.heading.accounting import AccountingLens
from cableformat.text.lenses.heading.address_lines import AddresseeLens, OriginatorLens
from cableformat.text.lenses.heading.preamble import PreambleLens
from cableformat.text.lenses.transmission.ending import (
    BreakLens,
    CorrectionLens,
    EndingLens,
    OperatorsNoteLens,
)
from cableformat.text.lenses.transmission.identification import (
    IdentificationLens,
    PilotLens,
)
from cableformat.text.lenses.transmission.instructions import InstructionsLens
from cableformat.text.lenses.transmission.routing_line import (
    Acp128Lens,
    CallingStationLens,
    RoutingLineLens,
)

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
