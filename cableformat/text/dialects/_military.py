"""Military record messages: formatted sets, and the lines around them."""

from __future__ import annotations

import re
from typing import Final

import attrs

from cableformat import reference
from cableformat.text.dialects._dialect import Dialect, Row, Shape
from cableformat.text.dialects._state import ADDRESSED, ANYWHERE, BREAK_ZONES, STATE
from cableformat.text.kinds import Kind
from cableformat.text.lenses.content.captions import CAPTIONS
from cableformat.text.lenses.content.paragraph import LooseTextLens
from cableformat.text.lenses.heading.preamble import PreambleLens
from cableformat.text.lenses.lens import ABOVE_ADDRESS, Zone
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
from cableformat.text.lenses.transmission.ending import BreakLens
from cableformat.text.passes import among_sets, paragraphs, placement, run_together

_OPENING, _BODY = Zone.OPENING, Zone.BODY
_TEXT: Final = {**dict.fromkeys(ANYWHERE, _BODY), _BODY: _BODY}
_SETS: Final = {**ANYWHERE, _BODY: _BODY}
_CLEAN: Final = {_OPENING: _OPENING}
_AROUND: Final = {zone: zone for zone in Zone if zone is not _BODY}


def _rows(*kinds: Kind) -> tuple[Row, ...]:
    """The rows of the lines that any telegram has, by what they read."""
    return tuple(row for row in STATE.rows if row.lens.kinds[0] in kinds)


#: A message has each of these once, so that more of them do not count.
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
            BREAK_ZONES,
            opens_text=among_sets.opens_text,
        ),
        *(
            attrs.evolve(row, lens=MessageEndingLens())
            for row in _rows(Kind.VALIDATION_NUMBER)
        ),
        Row(SoughtHandsLens(), {zone: zone for zone in Zone}, confirm=placement.hands),
        *_rows(
            Kind.CORRECTION,
            Kind.ACCOUNTING_SYMBOL,
            Kind.PILOT,
            Kind.IDENTIFICATION,
            Kind.ROUTING_LINE,
            Kind.CALLING_STATION,
            Kind.SECURITY_WARNING,
        ),
        Row(SubjectSetLens(), _SETS, confirm=among_sets.parted, clean=_CLEAN),
        Row(ReferenceSetLens(), _SETS, confirm=among_sets.parted, clean=_CLEAN),
        Row(
            RemarksLens(),
            _TEXT,
            confirm=among_sets.first_remarks,
            clean={_OPENING: _BODY},
        ),
        Row(SetLens(), _SETS, confirm=among_sets.in_text, clean=_CLEAN),
        # Above the last line of a heading, it does not end the heading.
        Row(
            SeriesLens(),
            {**ANYWHERE, Zone.ADDRESS: Zone.ADDRESS},
            here=among_sets.no_series_yet,
            clean=_CLEAN,
        ),
        Row(
            OfficeOriginatorLens(),
            {Zone.ADDRESS: _OPENING, _OPENING: _OPENING},
            here=among_sets.among_offices,
        ),
        Row(
            OfficeAddresseeLens(begins_set),
            {_OPENING: _OPENING},
            here=among_sets.among_offices,
        ),
        Row(
            WrappedPreambleLens(),
            ADDRESSED,
            confirm=placement.preamble,
            clean=ADDRESSED,
        ),
        Row(PreambleLens(), {_OPENING: _OPENING}, confirm=placement.preamble),
        *_rows(Kind.ORIGINATOR, Kind.ACTION_ADDRESSEE),
        Row(
            RepeatedLevelLens(),
            _AROUND,
            here=placement.outside_text,
            confirm=among_sets.repeated_level,
        ),
        Row(CodedLens(), ANYWHERE, here=placement.outside_text, clean=_CLEAN),
        Row(GatewayNoteLens(), _AROUND, confirm=among_sets.note),
        Row(
            MailSubjectLens(),
            ANYWHERE,
            here=among_sets.has_subject_set,
            confirm=among_sets.mail_subject,
        ),
        Row(PlainSubjectLens(), ANYWHERE, here=among_sets.no_subject_yet),
        Row(PassLens(), ANYWHERE, here=among_sets.above_text),
        Row(CAPTIONS, ANYWHERE),
        Row(CAPTIONS, ANYWHERE, shape=CAPTIONS.passing, confirm=placement.passing),
        Row(NumberedLens(), _TEXT, confirm=paragraphs.paragraph, clean={_BODY: _BODY}),
        Row(
            LooseTextLens(),
            dict.fromkeys((*ABOVE_ADDRESS, _OPENING), _OPENING),
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
