"""Military record messages: formatted sets, and the lines around them."""

from __future__ import annotations

import re
from typing import Final

import attrs

from cableformat import reference
from cableformat.text.dialects._dialect import Dialect, Row, Shape
from cableformat.text.dialects._state import STATE
from cableformat.text.lenses.content.captions import CAPTIONS
from cableformat.text.lenses.content.paragraph import LooseTextLens
from cableformat.text.lenses.heading.accounting import AccountingLens
from cableformat.text.lenses.heading.address_lines import AddresseeLens, OriginatorLens
from cableformat.text.lenses.heading.preamble import PreambleLens
from cableformat.text.lenses.lens import BEFORE_TEXT, Zone
from cableformat.text.lenses.sets.formatted import (
    ReferenceSetLens,
    SetLens,
    SubjectSetLens,
)
from cableformat.text.lenses.sets.grammar import begins_set
from cableformat.text.lenses.sets.remarks import NumberedLens, RemarksLens
from cableformat.text.lenses.sets.surroundings import (
    CodedLens,
    GatewayNoteLens,
    MailSubjectLens,
    MessageEndingLens,
    OfficeAddresseeLens,
    OfficeOriginatorLens,
    PassLens,
    PlainSubjectLens,
    RepeatedLevelLens,
    SeriesLens,
    SoughtHandsLens,
    WrappedPreambleLens,
)
from cableformat.text.lenses.sets.survey import late_begins
from cableformat.text.lenses.transmission.ending import (
    BreakLens,
    CorrectionLens,
    EndingLens,
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
from cableformat.text.passes import among_sets, paragraphs, placement, run_together

_PROCEDURE, _LISTED, _ADDRESS = Zone.PROCEDURE, Zone.LISTED, Zone.ADDRESS
_OPENING, _BODY, _CLOSED = Zone.OPENING, Zone.BODY, Zone.CLOSED

_ANYWHERE: Final = dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS, _OPENING), _OPENING)
_TEXT: Final = dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS, _OPENING, _BODY), _BODY)
_SETS: Final = {**_ANYWHERE, _BODY: _BODY}
_ADDRESSED: Final = dict.fromkeys((_PROCEDURE, _LISTED, _ADDRESS), _ADDRESS)
_CLEAN: Final = {_OPENING: _OPENING}
_AROUND: Final = {zone: zone for zone in Zone if zone is not _BODY}

#: The lenses of transmission and ending, whose lines are those of any telegram.
_SHARED: Final = (
    CorrectionLens,
    AccountingLens,
    PilotLens,
    IdentificationLens,
    RoutingLineLens,
    Acp128Lens,
    CallingStationLens,
    InstructionsLens,
)
_OF_HEADING: Final = (OriginatorLens, AddresseeLens)


def _rows(*lenses: type) -> tuple[Row, ...]:
    return tuple(row for row in STATE.rows if isinstance(row.lens, lenses))


#: A message has each of these once: more of them show no more.
_SHAPES: Final = (
    Shape(
        "set",
        re.compile(r"(?:MSGID|SUBJ|RMKS|REMARKS|GENTEXT|REF)/", re.IGNORECASE).match,
        1,
        most=2,
        signs=("MSGID/", "SUBJ/", "RMKS/", "GENTEXT/", "REMARKS/", "subj/", "rmks/"),
    ),
    Shape(
        "series",
        re.compile(
            rf"(?:{reference.message_series_pattern()})[ /]+[0-9]{{1,4}}(?![0-9])"
        ).match,
        2,
        most=1,
        signs=tuple(
            f"{name}" for name in reference.message_series_pattern().split("|")
        ),
    ),
)

MILITARY: Final = Dialect(
    "military",
    (
        Row(
            BreakLens(),
            {zone: _OPENING if zone in BEFORE_TEXT else _CLOSED for zone in Zone},
            opens_text=among_sets.opens_text,
        ),
        *(attrs.evolve(row, lens=MessageEndingLens()) for row in _rows(EndingLens)),
        Row(SoughtHandsLens(), {zone: zone for zone in Zone}, confirm=placement.hands),
        *_rows(*_SHARED),
        Row(SubjectSetLens(), _SETS, confirm=among_sets.parted, clean=_CLEAN),
        Row(ReferenceSetLens(), _SETS, confirm=among_sets.parted, clean=_CLEAN),
        Row(
            RemarksLens(),
            _TEXT,
            confirm=among_sets.first_remarks,
            clean={_OPENING: _BODY},
        ),
        Row(SetLens(), _SETS, confirm=among_sets.in_text, clean=_CLEAN),
        # Above the last line of a heading it does not end it.
        Row(
            SeriesLens(),
            {**_ANYWHERE, _ADDRESS: _ADDRESS},
            here=among_sets.no_series_yet,
            clean=_CLEAN,
        ),
        Row(
            OfficeOriginatorLens(),
            {_ADDRESS: _OPENING, _OPENING: _OPENING},
            here=among_sets.among_offices,
        ),
        Row(
            OfficeAddresseeLens(begins_set),
            {_OPENING: _OPENING},
            here=among_sets.among_offices,
        ),
        Row(
            WrappedPreambleLens(),
            _ADDRESSED,
            confirm=placement.preamble,
            clean=_ADDRESSED,
        ),
        Row(PreambleLens(), {_OPENING: _OPENING}, confirm=placement.preamble),
        *_rows(*_OF_HEADING),
        Row(
            RepeatedLevelLens(),
            _AROUND,
            here=placement.outside_text,
            confirm=among_sets.repeated_level,
        ),
        Row(CodedLens(), _ANYWHERE, here=placement.outside_text, clean=_CLEAN),
        Row(GatewayNoteLens(), _AROUND, confirm=among_sets.note),
        Row(
            MailSubjectLens(),
            _ANYWHERE,
            here=among_sets.has_subject_set,
            confirm=among_sets.mail_subject,
        ),
        Row(PlainSubjectLens(), _ANYWHERE, here=among_sets.no_subject_yet),
        Row(PassLens(), _ANYWHERE, here=among_sets.above_text),
        Row(CAPTIONS, _ANYWHERE),
        Row(CAPTIONS, _ANYWHERE, shape=CAPTIONS.passing, confirm=placement.passing),
        Row(NumberedLens(), _TEXT, confirm=paragraphs.paragraph, clean={_BODY: _BODY}),
        Row(
            LooseTextLens(),
            dict.fromkeys((_PROCEDURE, _LISTED, _OPENING), _OPENING),
            here=paragraphs.loose_text,
        ),
    ),
    shapes=_SHAPES,
    in_text=begins_set,
    fused={**(STATE.fused or {}), _OPENING: frozenset("B")},
    apart=run_together.cuts,
    furniture=among_sets.furniture,
    late=late_begins,
)
