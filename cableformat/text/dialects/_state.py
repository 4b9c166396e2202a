"""The State Department's telegrams, in their printed form of 1973 to 2010."""

from __future__ import annotations

import re
from typing import Final

from cableformat.text.dialects._dialect import Dialect, Row, Shape
from cableformat.text.lenses.content.authority import AuthorityLens
from cableformat.text.lenses.content.captions import CAPTIONS
from cableformat.text.lenses.content.classification import (
    ClassificationLens,
    NumberLens,
)
from cableformat.text.lenses.content.downgrading import DowngradingLens
from cableformat.text.lenses.content.executive_order import ExecutiveOrderLens
from cableformat.text.lenses.content.labels import HandsLens, LabelledLens
from cableformat.text.lenses.content.paragraph import (
    LooseTextLens,
    ParagraphLens,
    SetsLens,
    is_set,
)
from cableformat.text.lenses.content.references import ReferencesLens
from cableformat.text.lenses.content.signature import SignatureLens
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.content.tags import TagsLens
from cableformat.text.lenses.heading.accounting import AccountingLens
from cableformat.text.lenses.heading.address_lines import AddresseeLens, OriginatorLens
from cableformat.text.lenses.heading.preamble import PreambleLens
from cableformat.text.lenses.lens import BEFORE_TEXT, Zone
from cableformat.text.lenses.level_line import LEVEL, LEVEL_LETTERS
from cableformat.text.lenses.patterns import FLAGS
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
    PROSIGNS,
    Acp128Lens,
    CallingStationLens,
    RoutingLineLens,
)
from cableformat.text.passes import paragraphs, placement

_PROCEDURE, _LISTED, _ADDRESS = Zone.PROCEDURE, Zone.LISTED, Zone.ADDRESS
_OPENING, _BODY, _CLOSED = Zone.OPENING, Zone.BODY, Zone.CLOSED

#: A fragment may begin with any line of the opening.
ANYWHERE: Final = dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS, _OPENING), _OPENING)
#: A BT opens the text, or closes it.
BREAK_ZONES: Final = {
    zone: _OPENING if zone in BEFORE_TEXT else _CLOSED for zone in Zone
}
_IN_PROCEDURE: Final = {_PROCEDURE: _PROCEDURE}
#: Below a listing of deliveries too.
_ROUTED: Final = dict.fromkeys((_PROCEDURE, _LISTED), _PROCEDURE)
ADDRESSED: Final = dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS), _ADDRESS)
#: Below the first line of content the heading does not begin again.
_LATE_TOO: Final = {**ADDRESSED, _OPENING: _OPENING}
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
#: The letters of lines that may hold several format lines; among addressees, any.
_FUSED: Final = {
    _PROCEDURE: _LETTERS,
    _LISTED: _LETTERS,
    _ADDRESS: _LETTERS,
    _OPENING: frozenset(f"{PROSIGNS}BFIT"),
    _BODY: frozenset[str](),
    _CLOSED: frozenset[str](),
}
_GROUP: Final = DowngradingLens()

#: Lines that other telegrams lack.  TAGS and E.O. are the Department's own (content.md
#: 1.4, 1.5), and so is the colon after the label of the subject: a set has a slash
#: there (wire.md 7.3).  Address lines and numbers are common to all telegrams.
_SHAPES: Final = (
    Shape(
        "label of the Department",
        re.compile(r"(?:TAGS|E\.?O\.)[ \t:]").match,
        2,
        signs=("TAGS", "E.O.", "EO."),
    ),
    # No classification line of a service has the number of a post.
    Shape(
        "number of a post",
        re.compile(
            rf"(?:{LEVEL})[ \t]+(?:[A-Z][A-Z.'-]*[ \t]+){{1,4}}[0-9]{{4,6}}(?![^ \t])"
        ).match,
        3,
        most=1,
        initials=LEVEL_LETTERS,
    ),
    Shape(
        "subject",
        re.compile(r"SUBJ(?:ECT)?:", FLAGS).match,
        1,
        most=1,
        initials=frozenset("Ss"),
    ),
)

#: The order matters where two rows could claim one line: a label before a name, a group
#: count before an identification, a date-time group before a paragraph's number,
#: captions before addressees.
STATE: Final = Dialect(
    "state",
    (
        Row(
            BreakLens(),
            BREAK_ZONES,
            opens_text=placement.text_opens_late,
            clean={_ADDRESS: _OPENING, _BODY: _CLOSED},
        ),
        Row(
            EndingLens(),
            # An ending that an earlier message left closes nothing.
            {**dict.fromkeys(Zone, _CLOSED), **_IN_PROCEDURE},
            confirm=placement.validation_number,
            clean={_CLOSED: _CLOSED},
        ),
        Row(LabelledLens(), ANYWHERE, confirm=placement.source),
        Row(HandsLens(), {zone: zone for zone in Zone}, confirm=placement.hands),
        Row(OperatorsNoteLens(), {_BODY: _BODY}),
        Row(
            CorrectionLens(),
            {_CLOSED: _CLOSED},
            here=placement.before_end_of_message,
        ),
        Row(AccountingLens(), ADDRESSED, confirm=placement.accounting),
        Row(PilotLens(), _IN_PROCEDURE, confirm=placement.above_own_lines),
        Row(IdentificationLens(), _IN_PROCEDURE),
        Row(RoutingLineLens(), _ROUTED),
        Row(Acp128Lens(), _ROUTED),
        Row(CallingStationLens(), _IN_PROCEDURE),
        Row(
            InstructionsLens(),
            _IN_PROCEDURE,
            confirm=placement.in_transmission,
            clean=_IN_PROCEDURE,
        ),
        Row(
            NumberLens(),
            {**_IN_PROCEDURE, _ADDRESS: _OPENING, _OPENING: _OPENING},
            here=placement.bare_number,
        ),
        Row(PreambleLens(), _LATE_TOO, confirm=placement.preamble, clean=ADDRESSED),
        Row(
            OriginatorLens(),
            _LATE_TOO,
            confirm=placement.originator,
            clean=ADDRESSED,
        ),
        Row(
            AddresseeLens(is_set),
            {**_LATE_TOO, _PROCEDURE: _LISTED, _LISTED: _LISTED},
            confirm=placement.addressee,
            clean={_ADDRESS: _ADDRESS},
        ),
        Row(
            ClassificationLens(),
            ANYWHERE,
            here=placement.outside_text,
            confirm=placement.classification,
            clean={_ADDRESS: _OPENING, _OPENING: _OPENING},
        ),
        Row(ExecutiveOrderLens(), ANYWHERE),
        Row(TagsLens(), ANYWHERE),
        Row(SubjectLens(), ANYWHERE, confirm=placement.subject, clean=ANYWHERE),
        Row(ReferencesLens(), ANYWHERE),
        Row(
            AuthorityLens(),
            ANYWHERE,
            confirm=placement.authority,
            clean=ANYWHERE,
        ),
        Row(CAPTIONS, ANYWHERE, confirm=placement.caption),
        Row(CAPTIONS, ANYWHERE, shape=CAPTIONS.passing, confirm=placement.passing),
        Row(
            CAPTIONS,
            ANYWHERE,
            shape=CAPTIONS.unknown,
            here=placement.among_captions,
            confirm=placement.unknown_caption,
        ),
        Row(_GROUP, {_OPENING: _OPENING, _BODY: _BODY}),
        Row(SetsLens(), {_OPENING: _BODY}, here=paragraphs.before_text),
        Row(
            ParagraphLens(),
            dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS, _OPENING, _BODY), _BODY),
            confirm=paragraphs.paragraph,
            clean=dict.fromkeys((_PROCEDURE, _OPENING, _BODY), _BODY),
        ),
        # A label below it still opens: one unknown line must not swallow the opening.
        Row(
            LooseTextLens(),
            dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS, _OPENING), _OPENING),
            here=paragraphs.loose_text,
        ),
    ),
    SignatureLens(),
    _GROUP,
    shapes=_SHAPES,
    in_text=is_set,
    fused=_FUSED,
)
