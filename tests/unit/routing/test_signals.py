"""Operating signals: their words, who gives their meaning, which (wire.md 1.5)."""

from __future__ import annotations

import re

import pytest

from cableformat.errors import CableValueError
from cableformat.routing import (
    SIGNAL,
    Allocation,
    Confidence,
    Meaning,
    OperatingSignal,
    signals_in,
)
from cableformat.routing._signal_table import TABLES

LOW, MEDIUM, HIGH = Confidence


def test_confidence_is_ordered() -> None:
    """Low is less than medium, and medium than high."""
    assert [c.value for c in sorted(Confidence)] == ["L", "M", "H"]


@pytest.mark.parametrize("word", ["ZDK", "QSL", "ZFF4", "ZBZ05", "AAA", "ZAA", "QZZ99"])
def test_a_signal_is_three_letters_and_digits(word: str) -> None:
    """The first is Q or Z."""
    assert (re.fullmatch(SIGNAL, word) is not None) == (word[0] in "QZ")


@pytest.mark.parametrize(
    "word", ["", "ZD", "zdk", "ZDKA", "ZFF444", "Z2K", "ZDK-", "XZDK"]
)
def test_another_word_is_no_signal(word: str) -> None:
    """Capitals, all of the word."""
    assert re.fullmatch(SIGNAL, word) is None


@pytest.mark.parametrize(
    ("signal", "text", "words"),
    [
        (OperatingSignal(code="ZZH"), "ZZH", ("ZZH",)),
        (OperatingSignal(code="ZFF", variant="4"), "ZFF4", ("ZFF4",)),
        (OperatingSignal(code="ZDK", interrogative=True), "INT ZDK", ("INT", "ZDK")),
        (
            OperatingSignal(
                code="QRZ", variant="02", interrogative=True, arguments=("A", "1/2")
            ),
            "INT QRZ02",
            ("INT", "QRZ02", "A", "1/2"),
        ),
    ],
)
def test_a_signal_is_written_as_sent(
    signal: OperatingSignal, text: str, words: tuple[str, ...]
) -> None:
    """Digits without a blank, INT before; arguments are of the words alone."""
    assert signal.text == text
    assert signal.words == words


@pytest.mark.parametrize(
    ("code", "allocation"),
    [
        ("QAA", Allocation.AERONAUTICAL),
        ("QNZ", Allocation.AERONAUTICAL),
        ("QOA", Allocation.MARITIME),
        ("QQZ", Allocation.MARITIME),
        ("QRA", Allocation.ITU),
        ("QUZ", Allocation.ITU),
        ("QVA", None),
        ("QZZ", None),
        ("ZAA", Allocation.ALLIED),
        ("ZXZ", Allocation.ALLIED),
        ("ZYA", Allocation.NATIONAL),
        ("ZZZ", Allocation.NATIONAL),
    ],
)
def test_a_block_of_signals_is_allocated(
    code: str, allocation: Allocation | None
) -> None:
    """First and last of each; none from QVA to QZZ (wire.md 1.5)."""
    assert OperatingSignal(code=code).allocation is allocation


#: wire.md 1.5, written out: signal, source, confidence, a word of the meaning.
ALLIED = [
    ("ZDF", "C2G", MEDIUM, "received"),
    ("ZDG", "A127 420", HIGH, "doubtful"),
    ("ZDH", "A127 420", MEDIUM, "corrected copy"),
    ("ZDK", "A127", HIGH, "repeated"),
    ("ZDQ", "A127 438", HIGH, "relayed"),
    ("ZDS", "MEM", MEDIUM, "wrong"),
    ("ZEL", "A127 420", HIGH, "correction"),
    ("ZEN", "A127 206.b", HIGH, "other means"),
    ("ZEX", "A127 206.c", HIGH, "book"),
    *((f"ZEQ{n}", "A127 426", HIGH, "missent or misrouted") for n in (2, 3, 4, 5)),
    ("ZEQ6", "A127 426", HIGH, "delayed"),
    ("ZES2", "A127 419", HIGH, "garbled"),
    ("ZFD", "A127 427", HIGH, "suspected duplicate"),
    ("ZFF", "PLUSD, FAH-230", HIGH, "tell me"),
    ("ZFF4", "MEM", LOW, "tell me"),
    ("ZFF05", "MEM", LOW, "tell me"),
    ("ZFG", "A127 438", HIGH, "exact duplicate"),
    ("ZFH1", "A127 503.e", HIGH, "for action"),
    ("ZFH2", "A127 503.e", HIGH, "for information"),
    ("ZFH3", "MEM", MEDIUM, "for comment"),
    *((f"ZF{x}", "A127 429-433", HIGH, "channel numbers") for x in "QTUVX"),
    ("ZFR", "A127 424", HIGH, "cancel"),
    ("ZGC", "A127 151.b", HIGH, "receipt of FLASH"),
    ("ZNR", "A127 124", HIGH, "unapproved"),
    ("ZNY", "A127 124", HIGH, "classification"),
    ("ZOC", "C2G", MEDIUM, "relay"),
    ("ZOG1", "A127 504", MEDIUM, "pass"),
    ("ZOJ", "C2G", LOW, "corrected version"),
    ("ZOT", "A127 152.f", HIGH, "lower precedence"),
    ("ZOV", "A127 426", HIGH, "rerouted"),
    ("ZPH", "A127 424", HIGH, "sent again"),
    ("ZUI", "A127 418", HIGH, "attention"),
    ("ZVQ", "A127 305", HIGH, "emergency"),
    ("ZXB", "A127 424", HIGH, "complete copy"),
    *(
        (signal, "A127", HIGH, "circuit")
        for signal in "ZAN ZAR2 ZAR3 ZBZ ZBZ5 ZEC ZIC ZID ZKJ ZOE".split()
    ),
]


@pytest.mark.parametrize(("text", "source", "confidence", "word"), ALLIED)
@pytest.mark.parametrize("dialect", ["acp131", "state", "navy", "military"])
def test_an_allied_signal_means_the_same_in_every_dialect(
    text: str, source: str, confidence: Confidence, word: str, dialect: str
) -> None:
    """The table of ACP 131, as far as it is known, with its source."""
    (signal,) = signals_in([text])
    meaning = signal.meaning(dialect)
    assert meaning is not None
    assert (meaning.source, meaning.confidence) == (source, confidence)
    assert word in meaning.text


NATIONAL = [
    ("ZZH", "state", "C2G", MEDIUM, "Department of State"),
    ("ZZK", "state", "A117-15", HIGH, "immediate delivery"),
    ("ZYB", "navy", "NAV", HIGH, "administrative"),
]


@pytest.mark.parametrize(("code", "home", "source", "confidence", "word"), NATIONAL)
def test_a_national_signal_means_what_its_dialect_says(
    code: str, home: str, source: str, confidence: Confidence, word: str
) -> None:
    """And nothing in another (wire.md 0.1 (7))."""
    signal = OperatingSignal(code=code)
    for dialect in ("acp131", "state", "navy", "military", ""):
        meaning = signal.meaning(dialect)
        if dialect == home:
            assert meaning is not None
            assert (meaning.source, meaning.confidence) == (source, confidence)
            assert word in meaning.text
        else:
            assert meaning is None


@pytest.mark.parametrize(
    "text",
    ["ZES", "ZES1", "ZEQ", "ZEQ7", "ZDK2", "ZAR", "ZFH", "ZAA", "QSL", "QVA1", "ZZA"],
)
def test_a_signal_that_no_table_has_means_nothing_known(text: str) -> None:
    """A digit chooses another meaning, so the one without it does not hold."""
    (signal,) = signals_in([text])
    assert signal.meaning("state") is None


def test_a_question_has_the_meaning_that_it_asks_about() -> None:
    """And arguments change nothing."""
    asked = OperatingSignal(code="ZDK", interrogative=True, arguments=("1",))
    assert asked.meaning("navy") == OperatingSignal(code="ZDK").meaning("navy")


def test_every_row_of_a_table_is_of_its_block() -> None:
    """And is short, and is told in our own words."""
    for dialect, table in TABLES.items():
        for key, meaning in table.items():
            assert re.fullmatch(f"{SIGNAL}|[QZ][A-Z]{{2}}n", key)
            allied = OperatingSignal(code=key[:3]).allocation is Allocation.ALLIED
            assert allied == (dialect == "acp131")
            assert isinstance(meaning, Meaning)
            assert 10 < len(meaning.text) <= 60
    listed = {text for text, *_ in ALLIED} - {"ZFF4", "ZFF05", "ZBZ5"}
    assert set(TABLES["acp131"]) == listed | {"ZFFn", "ZBZn"}
    assert set(TABLES["state"]) | set(TABLES["navy"]) == {code for code, *_ in NATIONAL}


def signal(code: str, *arguments: str, **rest: object) -> OperatingSignal:
    return OperatingSignal(code=code, arguments=arguments, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("", ()),
        ("PSN 060348K21", ()),
        ("ZZH", (signal("ZZH"),)),
        ("ZFF4", (signal("ZFF", variant="4"),)),
        ("ZFF RUQVRA RUEHSA", (signal("ZFF", "RUQVRA", "RUEHSA"),)),
        (
            "UUUUU ZUI RUEWMCS4098 0350316 ZUI RUCOMCB1547 0350803",
            (
                signal("ZUI", "RUEWMCS4098", "0350316"),
                signal("ZUI", "RUCOMCB1547", "0350803"),
            ),
        ),
        ("ZDK CTG MULTIPLE SVCS", (signal("ZDK", "CTG", "MULTIPLE", "SVCS"),)),
        ("INT ZDK A", (signal("ZDK", "A", interrogative=True),)),
        ("INT ZDK ZEL", (signal("ZDK", interrogative=True), signal("ZEL"))),
        (
            "ZEL INT ZDK A INT ZBZ5",
            (
                signal("ZEL"),
                signal("ZDK", "A", interrogative=True),
                signal("ZBZ", variant="5", interrogative=True),
            ),
        ),
        # INT is a word where no signal follows.
        ("INT", ()),
        ("INT A ZDK", (signal("ZDK"),)),
        ("ZDK INT", (signal("ZDK", "INT"),)),
        ("ZDK INT A", (signal("ZDK", "INT", "A"),)),
        ("ZDK INT INT ZEL", (signal("ZDK", "INT"), signal("ZEL", interrogative=True))),
        ("ZDK int ZEL", (signal("ZDK", "int"), signal("ZEL"))),
        # No signal: too long, in small letters, with something else about it.
        ("ZELX zdk ZDK/A ZY6", ()),
    ],
)
def test_signals_are_found_in_words(
    text: str, signals: tuple[OperatingSignal, ...]
) -> None:
    """Each has the words up to the next; those before the first are skipped."""
    assert signals_in(text.split()) == signals
    assert signals_in(iter(text.split())) == signals


@pytest.mark.parametrize("word", ["", "A B"])
def test_a_word_has_no_blanks(word: str) -> None:
    """Behind a signal; before the first, nothing is looked at."""
    assert signals_in([word, "ZDK"]) == (OperatingSignal(code="ZDK"),)
    with pytest.raises(CableValueError) as caught:
        signals_in(["ZDK", word])
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "OperatingSignal.arguments"
