"""Words that are one slip from a known one: reported, never read as it."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.reference import Near, _nearness
from cableformat.text.lenses.content.captions import near_captions
from cableformat.text.lenses.content.classification import near_handling

NEAR = Near(["NOFORN", "EXDIS", "LIMDIS", "FEW", "CODEL"])


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("NOFRON", "NOFORN"),  # two letters in each other's place
        ("NOFOR", "NOFORN"),
        ("OFORN", "NOFORN"),
        ("NOOFORN", "NOFORN"),
        ("NOFORNS", "NOFORN"),
        ("NOFORM", "NOFORN"),
        ("XOFORN", "NOFORN"),
        ("nofron", "NOFORN"),
        ("EXDS", "EXDIS"),
        # None: itself, two slips, a neighbour of too few letters, nothing.
        ("NOFORN", None),
        ("nofoRN", None),
        ("NOFR", None),
        ("NFORNO", None),
        ("FE", None),
        ("FEWE", None),
        ("", None),
        ("N" * 1000, None),
        # A letter of another alphabet is another letter.
        ("NOFОRN", "NOFORN"),
    ],
)
def test_a_slip_is_one_letter_or_two_that_changed_places(word, known):
    assert NEAR.nearest(word) == known


def test_what_may_mean_two_words_means_none():
    near = Near(["CODEL", "MODEL"])
    assert near.nearest("RODEL") is None
    assert near.nearest("CODELS") == "CODEL"
    # A known word is no slip from another.
    assert near.nearest("CODEL") is None


def test_by_letters_deleted_no_word_further_away_is_found():
    """`BCDEF` is not near `ABCDE`, two slips away, although both are equal without one
    letter.
    """
    assert Near(["BCDEF"]).nearest("ABCDE") is None


def test_a_hint_names_both_words_and_says_that_nothing_was_read():
    hint = NEAR.hint("NOFRON")
    assert hint.startswith("NOFRON: did you mean NOFORN? It is kept as printed")
    assert NEAR.hint("SIPDIS") is None
    assert Near(()).hint("NOFRON") is None


def test_captions_of_a_place_are_known_by_their_names():
    line = near_captions()
    assert line.nearest("SIPDS") == "SIPDIS"
    level = near_handling()
    assert line.nearest("AGREMENT CHANEL") == "AGREMENT CHANNEL"
    assert level.nearest("AGREMENT CHANEL") is None


def hinted(source):
    """The codes, printed words and hints of what is a slip away."""
    return [
        (finding.code, source[slice(*finding.span)], finding.hint.split("? ")[0])
        for finding in text.parse(source).diagnostics
        if finding.hint is not None and "did you mean" in finding.hint
    ]


@pytest.mark.parametrize(
    ("line", "printed", "known"),
    [
        ("NOFRON", "NOFRON", "NOFRON: did you mean NOFORN"),
        ("SIPDS", "SIPDS", "SIPDS: did you mean SIPDIS"),
        ("SIPDIS NOFRON", "SIPDIS NOFRON", "NOFRON: did you mean NOFORN"),
        (
            "AGREMENT CHANEL",
            "AGREMENT CHANEL",
            "AGREMENT CHANEL: did you mean AGREMENT CHANNEL",
        ),
    ],
)
def test_an_unknown_caption_a_slip_away_is_hinted_at(line, printed, known):
    """An unknown caption a slip away from a known one is reported with a hint and kept
    as printed.
    """
    source = f"UNCLAS LIMA 000501\n\n{line}\n\nSUBJECT: CORK\n\n1. One.\n"
    assert hinted(source) == [("content.unknown-caption", printed, known)]
    assert text.parse(source).cable.content.captions == (line,)


def test_another_unknown_caption_has_no_hint():
    source = "UNCLAS LIMA 000501\n\nHARVESTFLASH\n\nSUBJECT: CORK\n\n1. One.\n"
    (finding,) = text.parse(source).diagnostics
    assert (finding.code, finding.hint) == ("content.unknown-caption", None)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("SUBJEXT: CORK", "SUBJEXT: did you mean SUBJECT"),
        ("TAGX: PREL", "TAGX: did you mean TAGS"),
        ("TASG: PREL", "TASG: did you mean TAGS"),
        ("CLASSIFIBD BY: DOE", "CLASSIFIBD BY: did you mean CLASSIFIED BY"),
        ("Classifixd By: Doe", "Classifixd By: did you mean CLASSIFIED BY"),
    ],
)
def test_a_label_a_slip_away_is_hinted_at(line, known):
    """A line whose label is a slip away from a known one is a stray with a hint."""
    source = f"UNCLAS LIMA 000501\n\n{line}\n\n1. One.\n"
    assert hinted(source) == [("text.unrecognised-line", line, known)]
    (stray,) = text.parse(source).cable.content.strays
    assert stray.text == line


@pytest.mark.parametrize("line", ["SUBJEXT CORK", "?? ?? :", "ŞUBJECT: CORK", "A: B"])
def test_what_is_no_label_has_no_hint(line):
    assert hinted(f"UNCLAS LIMA 000501\n\n{line}\n\n1. One.\n") == []


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("S E C R E T NOFRON LIMA 001205", "NOFRON"),
        ("S E C R E T NOFRON NODIS LIMA 001205", "NOFRON"),
        # The post is unknown: all words are taken for its name.
        ("S E C R E T NOFRON XYZVILLE 001205", "NOFRON"),
        ("S E C R E T LIMA 001205 SECTION 01 OF 02 NOFRON", None),
        ("S E C R E T NOFORN LIMA 001205", None),
        ("S E C R E T SECTION 01 OF 02 EXDSI LIMA 001205", "EXDSI"),
    ],
)
def test_a_handling_word_a_slip_away_is_reported(line, word):
    """The finding about a misspelt handling word is at the word, which the marking
    keeps.
    """
    source = f"{line}\n\nSUBJECT: CORK\n\n1. One.\n"
    found = [f for f in text.parse(source).diagnostics if "handling" in f.code]
    if word is None:
        assert found == []
        return
    (finding,) = found
    assert finding.code == "content.doubtful-handling"
    assert source[slice(*finding.span)] == word
    assert finding.path == "/content/classificationLine"
    assert finding.hint.startswith(f"{word}: did you mean ")
    meant = finding.hint.split("did you mean ")[1].split("?")[0]
    marking = text.parse(source).cable.content.marking
    other = text.parse(source.replace(word, meant)).cable.content.marking
    assert meant in other.banner()
    assert meant not in marking.banner()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("SECSTATE WASHDC PRIORTY", "PRIORTY"),
        ("SECSTATE WASHDC PRIORTY 0042", "PRIORTY"),
        ("RUEHC/SECSTATE WASHDC IMEDIATE 0042", "IMEDIATE"),
        ("AMEMBASSY LIMA NIACT IMMEDIAT", "IMMEDIAT"),
        ("AMEMBASSY LIMA RUOTINE", "RUOTINE"),
        ("AMEMBASSY LIMA FLSH", "FLSH"),
        ("AMEMBASSY LIMA priorty", "priorty"),
        ("AMEMBASSY LIMA PRIORITY", None),
        ("AMEMBASSY LIMA PROPERTY", None),
        ("AMEMBASSY PRAGUE", None),
        # Alone it is a name.
        ("ROUTIEN", None),
    ],
)
def test_a_precedence_a_slip_away_is_reported(line, word):
    """A precedence a slip away is reported and stays part of the name."""
    reading = text.parse(f"FM AMEMBASSY OSLO\nTO {line}\nBT\n")
    (addressee,) = reading.cable.heading.action_addressees
    found = [f for f in reading.diagnostics if f.code == "heading.doubtful-precedence"]
    assert len(found) == (word is not None)
    if word is not None:
        assert addressee.precedence is None
        assert addressee.designator.endswith(word)
        assert found[0].hint.startswith(f"{word}: did you mean ")
        assert found[0].path == "/heading/actionAddressees/0"


def test_a_known_misspelling_is_read_and_has_no_hint():
    source = "FM AMEMBASSY OSLO\nTO AMEMBASSY LIMA PRIOITY\nBT\n"
    assert hinted(source) == []
    assert text.parse(source).diagnostics[0].code == "heading.misspelt-precedence"


@pytest.mark.parametrize("line", ["NOFRON\n", "SUBJEXT: A\n", "TO A PRIORTY\n"])
def test_a_source_of_slips_costs_linear_time(line, monkeypatch):
    """The number of compared words grows linearly with the source (law 9)."""
    compared = 0
    slips = _nearness.slips

    def counted(*args):
        nonlocal compared
        compared += 1
        return slips(*args)

    monkeypatch.setattr(_nearness, "slips", counted)
    counts = []
    for size in (200, 400):
        compared = 0
        text.parse("FM AMEMBASSY LIMA\n\n" + line * size)
        counts.append(compared)
    assert counts[1] <= 2.1 * counts[0] + 50
