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


def test_confidence_is_ordered() -> None:
    """Low is less than medium, and medium than high."""
    assert [c.value for c in sorted(Confidence)] == ["low", "med", "high"]


@pytest.mark.parametrize("word", ["ZDK", "QSL", "ZFF4", "ZBZ05", "AAA", "ZAA", "QZZ99"])
def test_a_signal_is_three_letters_and_digits(word: str) -> None:
    """Three letters and digits are a signal if the first letter is Q or Z."""
    assert (re.fullmatch(SIGNAL, word) is not None) == (word[0] in "QZ")


@pytest.mark.parametrize(
    "word", ["", "ZD", "zdk", "ZDKA", "ZFF444", "Z2K", "ZDK-", "XZDK"]
)
def test_another_word_is_no_signal(word: str) -> None:
    """`SIGNAL` matches only a complete word of the right form, in capitals."""
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
    """INT comes first and digits without a blank; only `words` has the arguments."""
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
    """Each block has its allocation, and QVA to QZZ have none (wire.md 1.5)."""
    assert OperatingSignal(code=code).allocation is allocation


def test_blocks_are_those_of_the_source() -> None:
    """Each block has its first and its last signal (wire.md 1.5)."""
    assert " ".join("-".join(block.block) for block in Allocation) == (
        "QAA-QNZ QOA-QQZ QRA-QUZ ZAA-ZXZ ZYA-ZZZ"
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("code", value) for value in ("", "ZD", "ZDKA", "zdk", "ADK", "Z1K")),
        *(("variant", value) for value in ("", "123", "A", "\u0661")),
    ],
)
def test_a_signal_has_the_form_of_one(field: str, value: str) -> None:
    """A code of other than three capitals, or more than two digits, is refused."""
    with pytest.raises(CableValueError) as caught:
        OperatingSignal(**({"code": "ZDK"} | {field: value}))
    assert caught.value.code == "model.pattern"
    assert caught.value.field == f"OperatingSignal.{field}"


#: wire.md 1.5, written out: signal, source, confidence, meaning; n is for any digits.
ALLIED = """
ZAN | A127 | H | speaks of a circuit or its service; wording not found
ZAR2 | A127 | H | speaks of a circuit or its service; wording not found
ZAR3 | A127 | H | speaks of a circuit or its service; wording not found
ZBZ | A127 | H | speaks of a circuit or its service; wording not found
ZBZn | A127 | H | speaks of a circuit or its service; wording not found
ZDF | C2G | M | received by the addressee at the time given
ZDG | A127 420 | H | accuracy doubtful; a correction will follow
ZDH | A127 420 | M | send a corrected copy to the stations listed
ZDK | A127 | H | the following is repeated as you requested
ZDQ | A127 438 | H | relayed to one station by another at a time
ZDS | MEM | M | the message just sent was wrong; correct is
ZEC | A127 | H | speaks of a circuit or its service; wording not found
ZEL | A127 420 | H | this message is a correction
ZEN | A127 206.b | H | delivered by other means
ZEQ2 | A127 426 | H | reports a message missent or misrouted
ZEQ3 | A127 426 | H | reports a message missent or misrouted
ZEQ4 | A127 426 | H | reports a message missent or misrouted
ZEQ5 | A127 426 | H | reports a message missent or misrouted
ZEQ6 | A127 426 | H | delayed by misrouting
ZES2 | A127 419 | H | received incomplete or garbled; send again
ZEX | A127 206.c | H | this is a book message
ZFD | A127 427 | H | suspected duplicate
ZFF | PLUSD, FAH-230 | H | tell me when it was received or delivered
ZFFn | MEM | L | tell me when it was received or delivered
ZFG | A127 438 | H | exact duplicate of a message sent before
ZFH1 | A127 503.e | H | passed to you for action
ZFH2 | A127 503.e | H | passed to you for information
ZFH3 | MEM | M | passed to you for comment
ZFQ | A127 429-433 | H | reports that channel numbers do not agree
ZFR | A127 424 | H | cancel the transmission named
ZFT | A127 429-433 | H | reports that channel numbers do not agree
ZFU | A127 429-433 | H | reports that channel numbers do not agree
ZFV | A127 429-433 | H | reports that channel numbers do not agree
ZFX | A127 429-433 | H | reports that channel numbers do not agree
ZGC | A127 151.b | H | no receipt of FLASH from station to station
ZIC | A127 | H | speaks of a circuit or its service; wording not found
ZID | A127 | H | speaks of a circuit or its service; wording not found
ZKJ | A127 | H | speaks of a circuit or its service; wording not found
ZNR | A127 124 | H | security warning: unapproved circuits will do
ZNY | A127 124 | H | security warning: the classification follows
ZOC | C2G | M | relay to those for whom you are responsible
ZOE | A127 | H | speaks of a circuit or its service; wording not found
ZOG1 | A127 504 | M | pass this message to the station named
ZOJ | C2G | L | number of a corrected version
ZOT | A127 152.f | H | those named may get the lower precedence
ZOV | A127 426 | H | rerouted by the station named
ZPH | A127 424 | H | interrupted and cancelled; will be sent again
ZUI | A127 418-419 | H | your attention is invited to what is named
ZVQ | A127 305 | H | emergency traffic: any network will do
ZXB | A127 424 | H | interrupted; send a complete copy
"""
#: The same of the national block, with the dialect.
NATIONAL = """
ZZH | state | C2G | M | from offices of the Department of State
ZZK | state | A117-15 | H | immediate delivery is required
ZYB | navy | NAV | H | administrative message
"""


#: The letters of the sources.
SURE = {"L": Confidence.LOW, "M": Confidence.MEDIUM, "H": Confidence.HIGH}


def cells(table: str) -> list[tuple[str, ...]]:
    return [tuple(row.split(" | ")) for row in table.strip().split("\n")]


@pytest.mark.parametrize(("key", "source", "confidence", "phrase"), cells(ALLIED))
def test_an_allied_signal_means_the_same_in_every_dialect(
    key: str, source: str, confidence: str, phrase: str
) -> None:
    """A signal of ACP 131 has its meaning and source in every dialect."""
    expected = Meaning(phrase, source, SURE[confidence])
    for text in {key.replace("n", digits) for digits in ("9", "05")}:
        (signal,) = signals_in([text])
        for dialect in ("acp131", "state", "navy", "military"):
            assert signal.meaning(dialect) == expected, dialect


@pytest.mark.parametrize(
    ("code", "home", "source", "confidence", "phrase"), cells(NATIONAL)
)
def test_a_national_signal_means_what_its_dialect_says(
    code: str, home: str, source: str, confidence: str, phrase: str
) -> None:
    """A national signal has no meaning in another dialect (wire.md 0.1 (7))."""
    signal = OperatingSignal(code=code)
    for dialect in ("acp131", "state", "navy", "military", ""):
        expected = Meaning(phrase, source, SURE[confidence])
        assert signal.meaning(dialect) == (expected if dialect == home else None)


@pytest.mark.parametrize(
    "text",
    ["ZES", "ZES1", "ZEQ", "ZEQ7", "ZDK2", "ZAR", "ZFH", "ZAA", "QSL", "QVA1", "ZZA"],
)
def test_a_signal_that_no_table_has_means_nothing_known(text: str) -> None:
    """A signal with another digit does not have the meaning of the one without it."""
    (signal,) = signals_in([text])
    assert signal.meaning("state") is None


def test_a_question_has_the_meaning_that_it_asks_about() -> None:
    """INT and arguments do not change the meaning of a signal."""
    asked = OperatingSignal(code="ZDK", interrogative=True, arguments=("1",))
    assert asked.meaning("navy") == OperatingSignal(code="ZDK").meaning("navy")


def test_every_row_of_a_table_is_of_its_block() -> None:
    """Each row belongs to its block and has a short phrase of our own."""
    for dialect, table in TABLES.items():
        for key, meaning in table.items():
            assert re.fullmatch(f"{SIGNAL}|[QZ][A-Z]{{2}}n", key)
            allied = OperatingSignal(code=key[:3]).allocation is Allocation.ALLIED
            assert allied == (dialect == "acp131")
            assert isinstance(meaning, Meaning)
            assert 10 < len(meaning.text) <= 60
    assert set(TABLES["acp131"]) == {row[0] for row in cells(ALLIED)}
    assert {*TABLES["state"], *TABLES["navy"]} == {row[0] for row in cells(NATIONAL)}


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
    """A signal has the words up to the next one; words before the first are skipped."""
    assert signals_in(text.split()) == signals
    assert signals_in(iter(text.split())) == signals


@pytest.mark.parametrize("word", ["", "A B"])
def test_a_word_has_no_blanks(word: str) -> None:
    """An argument with a blank is refused; before the first signal it is skipped."""
    assert signals_in([word, "ZDK"]) == (OperatingSignal(code="ZDK"),)
    with pytest.raises(CableValueError) as caught:
        signals_in(["ZDK", word])
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "OperatingSignal.arguments"
