"""What is built reads back (laws 4 and 6, for cables made from data)."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

import cableformat
from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.markings import Level, PortionMarking
from cableformat.reference import archive_keys
from cableformat.routing import DateTimeGroup, Precedence
from cableformat.testing._leaves import BY_FIELD, line, text_lines
from tests.laws import deep, drawn, rebuilt

_PROSIGNS: Final = [p for p in Precedence if p is not Precedence.NIACT_IMMEDIATE]
_PRECEDENCES: Final = st.sampled_from(_PROSIGNS).flatmap(
    lambda p: st.sampled_from([p, p.value, p.word, p.word.lower()])
)
_LEVELS: Final = st.sampled_from(Level).flatmap(
    lambda level: st.sampled_from([level, level.value, level.word])
)
_MOMENTS: Final = st.one_of(
    st.datetimes(
        datetime.datetime(1945, 1, 2),  # noqa: DTZ001 - `timezones` makes them aware
        datetime.datetime(2099, 12, 30),  # noqa: DTZ001
        timezones=st.timezones(),
    ),
    st.sampled_from(
        ["151122Z SEP 08", "011200Z JAN 75", "301200a jun 1999", "151122Z"]
    ),
)
_MARKINGS: Final = st.sampled_from(
    ["", "(U) ", "(C) ", "(S/NF) ", "(SBU)  ", "(C - ENTIRE TEXT) ", "(C)\n", "3. (C) "]
)
_PARAGRAPHS: Final = st.builds("{}{}".format, _MARKINGS, text_lines.filter(bool))
_NAMES: Final = st.sampled_from(
    ["AMEMBASSY LIMA", "SECSTATE WASHDC", "AFOSI DET 102", "CTF 70", "JOINT STAFF"]
)
_REFERENCES: Final = st.sampled_from(
    [
        "07 ASTANA 1234",
        "STATE 041213 (NOTAL)",
        "DOE-ROE TELCON 5 MAY",
        "Lima 12, para 3",
    ]
)


def _list(items: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(items, max_size=4)


_DATA: Final = st.fixed_dictionaries(
    {},
    optional={
        "originator": _NAMES,
        "action_addressees": _list(_NAMES),
        "info_addressees": _list(_NAMES),
        "captions": _list(st.sampled_from(["SIPDIS", "NODIS", "NOFORN"])),
        "executive_order": st.sampled_from(["12958", "11652"]),
        "declassification": st.one_of(
            st.dates(datetime.date(1945, 1, 1)), st.sampled_from(["N/A", "2018-09-15"])
        ),
        "tags": _list(BY_FIELD["Content", "tags"]),
        "subject": line,
        "references": _list(_REFERENCES),
        "distribution": st.sampled_from(
            ["ACTION EUR-25 INFO OCT-01 ISO-00 /026 W", "ORIGIN SS-10 R", "ACTION A-00"]
        ),
        "archive": st.dictionaries(
            st.sampled_from([key.column for key in archive_keys()]),
            line | st.none(),
            max_size=4,
        ),
    },
)
_TEXTS: Final = st.fixed_dictionaries(
    {"paragraphs": st.lists(_PARAGRAPHS, min_size=1, max_size=4)},
    optional={"signature": st.sampled_from(["DOE", "VAN DER DOE"])},
)
_PREAMBLES: Final = st.fixed_dictionaries(
    {"date_time_group": _MOMENTS, "precedence": _PRECEDENCES},
    optional={"info_precedence": _PRECEDENCES},
)
_LINES: Final = st.fixed_dictionaries(
    {"level": _LEVELS},
    optional={
        "handling": _list(st.sampled_from(["NOFORN", "EFTO"])),
        "reference_number": st.sampled_from(["ASTANA 001774", "SAN SALVADOR 12"]),
    },
)
_AUTHORITIES: Final = st.fixed_dictionaries(
    {"classifier": st.sampled_from(["Consul Jane Doe", "Jane Doe, Consul"])},
    optional={
        "order_section": st.sampled_from(["1.4", "1.5"]),
        "reasons": st.lists(st.sampled_from("abcdefgh"), max_size=3),
    },
)
_NOTHING: Final = st.just({})
_ARGUMENTS: Final = st.builds(
    lambda *parts: {name: value for part in parts for name, value in part.items()},
    _DATA,
    _PREAMBLES | _NOTHING,
    _LINES | _NOTHING,
    _AUTHORITIES | _NOTHING,
    _TEXTS | _NOTHING,
)


@given(_ARGUMENTS)
def test_what_is_built_reads_back_or_is_refused_with_a_code(
    arguments: dict[str, Any],
) -> None:
    """What `build` makes, constructors accept, and its text reads back as it."""
    cable = cableformat.build(**arguments)
    assert rebuilt(cable) == cable
    try:
        written = text.dumps(cable)
    except CableEncodeError as error:
        assert error.code == "text.not-readable-back"
    else:
        assert text.parse(written).cable == cable


def test_little_of_what_is_built_is_refused() -> None:
    """At most 5 % of cables built from ordinary data have no canonical text."""
    shares: Counter[bool] = Counter()
    for arguments in drawn(_ARGUMENTS, deep(500)):
        try:
            text.dumps(cableformat.build(**arguments))
        except CableEncodeError:
            shares[False] += 1
        else:
            shares[True] += 1
    assert shares[False] <= 0.05 * shares.total(), shares


@given(st.datetimes(datetime.datetime(1000, 1, 2), timezones=st.timezones()))  # noqa: DTZ001
def test_a_moment_is_its_group_to_the_minute(moment: datetime.datetime) -> None:
    """A moment of any zone becomes a group in zone Z that means its minute."""
    try:
        group = DateTimeGroup.from_datetime(moment)
    except cableformat.CableValueError as error:
        assert error.code == "model.range"
        return
    assert group.zone == "Z"
    sent = moment.astimezone(datetime.UTC).replace(second=0, microsecond=0)
    assert group.to_datetime() == sent


@given(
    st.builds(
        PortionMarking,
        level=st.sampled_from(Level),
        controls=st.lists(st.sampled_from(["NF", "REL TO USA, GBR", "SI-G"])).map(
            lambda controls: tuple(controls[:4])
        ),
        entire_text=st.booleans(),
    )
)
def test_a_portion_marking_is_what_it_shows(marking: PortionMarking) -> None:
    """`from_text` reads a marking from what `str` writes, in any case."""
    assert PortionMarking.from_text(str(marking)) == marking
    assert PortionMarking.from_text(str(marking).lower()) == marking
