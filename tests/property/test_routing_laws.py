"""The laws of the room `routing`: orders, inverses, and answers for everything."""

from __future__ import annotations

import datetime
from typing import Final

from hypothesis import assume, example, given
from hypothesis import strategies as st

from cableformat.errors import CableValueError
from cableformat.routing import (
    SIGNAL,
    Allocation,
    Confidence,
    DateTimeGroup,
    DesignatorKind,
    FilingTime,
    OperatingSignal,
    Precedence,
    PrecedencePolicy,
    RoutingIndicator,
    aig_number,
    designator_kind,
    effective_precedence,
    signals_in,
)

PRECEDENCES: Final = st.sampled_from(Precedence)
NUMBERS: Final = st.integers(0, 99)
#: Moments of UTC to the minute, whose neighbours are in the calendar too.
MOMENTS: Final = st.datetimes(
    datetime.datetime(1002, 1, 1),  # noqa: DTZ001 - the zone is given apart
    datetime.datetime(9997, 12, 31),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
).map(lambda moment: moment.replace(second=0, microsecond=0))
GROUPS: Final = st.builds(
    DateTimeGroup,
    day=NUMBERS,
    hour=NUMBERS,
    minute=NUMBERS,
    zone=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    month=st.integers(1, 12),
    year=st.none() | st.integers(1000, 9999),
)
FILING_TIMES: Final = st.builds(
    FilingTime, day_of_year=st.integers(0, 999), hour=NUMBERS, minute=NUMBERS
) | st.builds(FilingTime, day=NUMBERS, hour=NUMBERS, minute=NUMBERS)
INDICATORS: Final = st.builds(
    RoutingIndicator,
    text=st.from_regex("(RHCR|RUCR|[RQU][A-Z]{3})[A-Z]{0,4}", fullmatch=True),
)
#: Words that are no signals, and not the one that asks.
ARGUMENTS: Final = st.from_regex("[A-Z0-9/#.-]{1,8}", fullmatch=True).filter(
    lambda word: not signals_in([word]) and word != "INT"
)
SIGNALS: Final = st.builds(
    OperatingSignal,
    code=st.from_regex("[QZ][A-Z]{2}", fullmatch=True),
    variant=st.none() | st.from_regex("[0-9]{1,2}", fullmatch=True),
    interrogative=st.booleans(),
    arguments=st.lists(ARGUMENTS, max_size=3).map(tuple),
)


# Precedence


@given(PRECEDENCES, PRECEDENCES, PRECEDENCES)
def test_precedences_are_totally_ordered(
    a: Precedence, b: Precedence, c: Precedence
) -> None:
    """Precedences are totally and transitively ordered by their ranks (law 8)."""
    assert (a < b) + (a is b) + (a > b) == 1
    assert not (a <= b <= c) or a <= c
    assert (a < b) == (a.rank < b.rank)


@given(PRECEDENCES, st.booleans())
def test_a_precedence_is_read_from_what_it_writes(
    precedence: Precedence, lower: bool
) -> None:
    """A word reads back, and so does any prosign except that of NIACT IMMEDIATE."""
    for text in (precedence.word, precedence.prosign, precedence.prosign * 2):
        found = Precedence.from_text(text.lower() if lower else text)
        assert found.prosign == precedence.prosign
        assert found is precedence or precedence is Precedence.NIACT_IMMEDIATE
    assert Precedence.from_text(precedence.word) is precedence


@given(st.text(max_size=20))
def test_a_text_is_a_precedence_or_is_refused(text: str) -> None:
    """A refusal has one code; a precedence that is read has that spelling."""
    try:
        found = Precedence.from_text(text)
    except CableValueError as error:
        assert error.code == "model.pattern"
    else:
        spelled = (found.prosign, found.prosign * 2, found.word)
        assert " ".join(text.upper().split()) in spelled


@given(PRECEDENCES, PRECEDENCES)
def test_numbers_of_rfc_6477_keep_the_order(a: Precedence, b: Precedence) -> None:
    """Numbers keep the order of precedences, and so do speeds of service."""
    assume(a <= b)
    if a.mmhs is not None and b.mmhs is not None:
        assert a.mmhs <= b.mmhs
    if a.objective_minutes is not None and b.objective_minutes is not None:
        assert a.objective_minutes >= b.objective_minutes


@given(
    st.none() | PRECEDENCES,
    PRECEDENCES,
    st.none() | PRECEDENCES,
    st.booleans(),
    st.sampled_from(PrecedencePolicy),
)
def test_an_effective_precedence_is_shown_or_routine(
    own: Precedence | None,
    action: Precedence,
    info: Precedence | None,
    for_info: bool,
    policy: PrecedencePolicy,
) -> None:
    """The precedence is shown or ROUTINE, and ACP 127's is at least as high."""
    found, strict = (
        effective_precedence(
            own, action=action, info=info, for_info=for_info, policy=each
        )
        for each in (policy, PrecedencePolicy.ACP127)
    )
    assert found in {own, action, info, Precedence.ROUTINE}
    assert found <= strict
    assert own is None or found is own


@given(PRECEDENCES, st.integers(1, 9998), st.sampled_from(["acp127", "state"]))
def test_what_is_no_longer_authorised_stays_so(
    precedence: Precedence, year: int, network: str
) -> None:
    """No precedence comes back in a later year."""
    later = precedence.authorised(year + 1, network=network)
    assert precedence.authorised(year, network=network) or not later


# Times


@given(MOMENTS)
def test_a_group_means_the_moment_it_was_made_of(moment: datetime.datetime) -> None:
    """A group made of a moment means that moment, and has its day of the year."""
    group = DateTimeGroup.from_datetime(moment)
    assert group.to_datetime() == moment
    assert group.is_complete
    assert group.day_of_year == moment.timetuple().tm_yday


@given(GROUPS)
def test_a_group_that_means_a_moment_is_on_the_clock(group: DateTimeGroup) -> None:
    """The moment has the group's zone, day and time, but 2400 is on the next day."""
    moment = group.to_datetime()
    if moment is None:
        return
    assert group.is_complete
    assert moment.utcoffset() == datetime.timedelta(hours=group.zone_offset)
    assert (moment.hour, moment.minute) == (group.hour % 24, group.minute)
    assert group.hour < 24 or group.minute == 0
    assert (moment.day == group.day) == (group.hour < 24)


@given(MOMENTS, st.integers(-181 * 1440, 181 * 1440))
@example(datetime.datetime(2008, 12, 31, 23, 55, tzinfo=datetime.UTC), 10)
def test_a_filing_time_near_its_group_means_its_moment(
    moment: datetime.datetime, minutes: int
) -> None:
    """A filing time within half a year of its group means the moment that made it."""
    group = DateTimeGroup.from_datetime(moment - datetime.timedelta(minutes=minutes))
    filed = FilingTime.from_datetime(moment)
    assert filed.near(group) == moment
    assert filed.to_datetime(year=moment.year) == moment


@given(MOMENTS, st.integers(-13 * 1440, 13 * 1440))
def test_a_day_of_the_month_near_its_group_means_its_moment(
    moment: datetime.datetime, minutes: int
) -> None:
    """A day of the month within half a month of its group means its moment."""
    group = DateTimeGroup.from_datetime(moment - datetime.timedelta(minutes=minutes))
    filed = FilingTime(day=moment.day, hour=moment.hour, minute=moment.minute)
    assert filed.near(group) == moment
    assert filed.to_datetime(year=moment.year, month=moment.month) == moment


@given(FILING_TIMES)
def test_a_filing_time_is_read_from_text(filed: FilingTime) -> None:
    """A filing time is read in either form."""
    clock = f"{filed.hour:02}{filed.minute:02}"
    text = (
        f"{filed.day_of_year:03}{clock}"
        if filed.day is None
        else f"{filed.day:02}/{clock}Z"
    )
    assert FilingTime.from_text(text) == filed


@given(FILING_TIMES, GROUPS)
def test_a_filing_time_is_never_an_error(
    filed: FilingTime, group: DateTimeGroup
) -> None:
    """A filing time's moment is within two years of the group, or there is none."""
    near = filed.near(group)
    if near is not None:
        moment = group.to_datetime()
        assert moment is not None
        assert abs(near - moment) < datetime.timedelta(days=2 * 366)
    assert filed.agrees_with(group) in {True, False, None}


@given(MOMENTS, st.integers(0, 400 * 1440))
def test_agreement_is_that_of_the_days(moment: datetime.datetime, minutes: int) -> None:
    """A filing time agrees with its group on the same day and on the next only."""
    filed = FilingTime.from_datetime(moment + datetime.timedelta(minutes=minutes))
    later = moment + datetime.timedelta(minutes=minutes)
    days = (later.date() - moment.date()).days
    assume(days < 364)
    group = DateTimeGroup.from_datetime(moment)
    assert filed.agrees_with(group) is (days <= 1)


# Routing indicators


@given(INDICATORS)
def test_a_collective_is_entered_and_received_back_and_forth(
    indicator: RoutingIndicator,
) -> None:
    """`as_entered` and `as_received` are inverse, and each is its own fixed point."""
    entered, received = indicator.as_entered, indicator.as_received
    assert indicator in {entered, received}
    assert entered.as_received == received
    assert received.as_entered == entered
    assert entered.as_entered == entered
    assert received.as_received == received
    assert (entered != received) == indicator.is_collective


@given(INDICATORS)
def test_every_indicator_has_answers(indicator: RoutingIndicator) -> None:
    """An indicator begins with its family, and a State one has no office."""
    assert indicator.network.value == indicator.text[0]
    family = indicator.family
    assert family is None or indicator.text.startswith(family.prefix)
    if indicator.is_state:
        assert (indicator.office, indicator.nation) == (None, "United States")
        assert family is not None


# Signals


@given(st.lists(SIGNALS, max_size=4), st.lists(ARGUMENTS, max_size=2))
def test_signals_are_found_in_the_words_they_write(
    signals: list[OperatingSignal], before: list[str]
) -> None:
    """`signals_in` finds signals in their own words, whatever words come before."""
    words = [word for signal in signals for word in signal.words]
    assert signals_in([*before, *words]) == tuple(signals)


@given(st.lists(ARGUMENTS | st.sampled_from(["INT", "ZDK", "QRZ1"]), max_size=8))
def test_no_word_after_the_first_signal_is_lost(words: list[str]) -> None:
    """The words of the signals that were found are the last of the words read."""
    signals = signals_in(words)
    written = [word for signal in signals for word in signal.words]
    assert written == words[len(words) - len(written) :]
    left = words[: len(words) - len(written)]
    assert signals_in(left) == ()


@given(SIGNALS, st.text(max_size=8))
def test_a_meaning_outside_the_national_block_is_everyone_s(
    signal: OperatingSignal, dialect: str
) -> None:
    """Any dialect has the allied meanings, and no Q signal has a meaning yet."""
    found = signal.meaning(dialect)
    if signal.allocation is not Allocation.NATIONAL:
        assert found == signal.meaning("acp131")
    if signal.code.startswith("Q"):
        assert found is None
    assert found is None or found.confidence in Confidence


@given(st.from_regex(SIGNAL, fullmatch=True))
def test_a_signal_word_is_one_signal(word: str) -> None:
    """A signal of one word has that word as its text."""
    (signal,) = signals_in([word])
    assert signal.text == word
    assert signal.arguments == ()


# Designators


@given(
    st.text(max_size=20)
    | st.from_regex(r"(AIG|CTF|EYNT|SCA)[ .0-9]{0,4}( COLLECTIVE)?", fullmatch=True)
)
def test_every_text_has_a_kind(text: str) -> None:
    """A text is an AIG exactly if it has a number."""
    kind = designator_kind(text)
    assert (kind is DesignatorKind.AIG) == (aig_number(text) is not None)
    if kind is not DesignatorKind.PLAIN_LANGUAGE:
        assert text.isascii()
        assert text == text.strip()
