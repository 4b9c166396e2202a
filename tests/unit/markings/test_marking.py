"""Markings as values: normal form, join, the highest (content.md 3.1)."""

from __future__ import annotations

import pickle
from collections import Counter

import attrs
import pytest

from cableformat.errors import CableValueError
from cableformat.markings import (
    Category,
    Level,
    Marking,
    PortionMarking,
    _lattice,
    changes,
    covers,
    doubts_relido,
    faults,
    highest,
    join,
    needs_noforn,
    normalise,
    registered,
    to_ism,
)
from cableformat.markings._banner import Facts
from cableformat.model import ClassificationLine, Content, Paragraph

UNMARKED = Marking()


def banner(text):
    """The marking of a banner; `?` is unmarked, and before a banner partly so."""
    if text == "?":
        return UNMARKED
    found = Marking.from_banner(text.removeprefix("?"))
    return attrs.evolve(found, partly_unmarked=text.startswith("?"))


def printed(marking):
    """What `banner` reads."""
    if marking.level is None:
        assert marking == UNMARKED
        return "?"
    marked = attrs.evolve(marking, partly_unmarked=False)
    return "?" * marking.partly_unmarked + marked.banner()


# Construction


def test_a_marking_is_a_value():
    """A marking is unmarked by default, and is hashable, equal by value and frozen."""
    assert attrs.asdict(UNMARKED) == {
        "level": None,
        "owners": (),
        "controls": (),
        "releasable_to": None,
        "display_only_to": None,
        "partly_unmarked": False,
    }
    assert hash(banner("SECRET//NOFORN")) == hash(banner("S E C R E T NOFORN"))
    assert pickle.loads(pickle.dumps(banner("SECRET"))) == banner("SECRET")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        UNMARKED.level = Level.SECRET


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"level": "S"}, "Marking.level: expected Level; found 'S'"),
        ({"level": 1}, "Marking.level: expected Level; found 1"),
        ({"owners": None}, "Marking.owners: expected tuple; found None"),
        ({"owners": ["USA"]}, "Marking.owners: expected tuple; found ['USA']"),
        ({"owners": (1,)}, "Marking.owners: expected str; found 1"),
        ({"controls": "NF"}, "Marking.controls: expected tuple; found 'NF'"),
        ({"controls": ("NF", 1)}, "Marking.controls: expected str; found 1"),
        ({"controls": None}, "Marking.controls: expected tuple; found None"),
        (
            {"releasable_to": ["USA"]},
            "Marking.releasable_to: expected tuple; found ['USA']",
        ),
        (
            {"display_only_to": "USA"},
            "Marking.display_only_to: expected tuple; found 'USA'",
        ),
        (
            {"partly_unmarked": 1},
            "Marking.partly_unmarked: expected bool; found 1",
        ),
    ],
)
def test_a_field_of_another_type_is_refused(fields, message):
    """A `TypeError` has the field's name, the expected type, and what was found."""
    with pytest.raises(TypeError) as caught:
        Marking(**fields)
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["owners", "releasable_to", "display_only_to"])
@pytest.mark.parametrize("code", ["", "U", "USAXX", "gbr", "1AB", "ÄÖU", "GBR ", "A-B"])
def test_a_country_is_a_code(name, code):
    """A code that is not 2 to 4 letters or digits is refused (content.md 3.2)."""
    with pytest.raises(CableValueError) as caught:
        Marking(**{name: ("USA", code)})
    assert caught.value.code == "model.pattern"
    assert caught.value.field == f"Marking.{name}"
    found = f"Marking.{name}: expected such as GBR or NATO; found {code!r}"
    assert str(caught.value).startswith(found)


@pytest.mark.parametrize("name", ["owners", "releasable_to", "display_only_to"])
def test_a_country_of_every_length_is_taken(name):
    """Codes of 2 to 4 characters are accepted, and an empty or repeating list too."""
    codes = ("UN", "GBR", "NATO", "ABC1", "GBR")
    assert getattr(Marking(**{name: codes}), name) == codes
    assert getattr(Marking(**{name: ()}), name) == ()


@pytest.mark.parametrize(
    "control", ["", " NF", "NF ", "NF\n", "A\nB", "/", "//", ",", "/ ,\t/", "\x00"]
)
def test_a_control_is_a_line_of_text(control):
    """A control that has outer blanks or is not a line of text is refused."""
    with pytest.raises(CableValueError) as caught:
        Marking(controls=("NF", control))
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "Marking.controls"
    found = f"Marking.controls: expected a line of text; found {control!r}"
    assert str(caught.value).startswith(found)


@pytest.mark.parametrize("control", ["x", "-", "ZAP / ZIP", "é", ",a", "/X"])
def test_any_other_line_is_a_control(control):
    """A marking accepts any line of text as a control, known or not."""
    assert Marking(controls=(control,)).controls == (control,)


# The normal form


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        # Names of the register, in its order, once.
        (
            {"controls": ("XD", "zap", "NF", "OC", "EXDIS", "TK", "zap")},
            {"controls": ("TALENT KEYHOLE", "ORCON", "NOFORN", "EXDIS", "zap")},
        ),
        ({"controls": ("NOFORN,ORCON",)}, {"controls": ("ORCON", "NOFORN")}),
        ({"controls": ("NOFORN EXDIS",)}, {"controls": ("NOFORN", "EXDIS")}),
        ({"controls": ("ZIP", "ZAP")}, {"controls": ("ZAP", "ZIP")}),
        ({"controls": ("NOFORN,ZAP",)}, {"controls": ("NOFORN", "ZAP")}),
        # A word that states a level becomes it, and goes beside a higher one.
        ({"level": "U", "controls": ("SBU",)}, {"level": "SBU"}),
        ({"level": "U", "controls": ("FOUO",)}, {"level": "FOUO"}),
        ({"level": "U", "controls": ("CUI",)}, {"level": "CUI"}),
        ({"level": "U", "controls": ("LOU",)}, {"level": "LOU"}),
        ({"level": "U", "controls": ("FOUO", "SBU")}, {"level": "SBU"}),
        ({"level": "U", "controls": ("LOU", "SBU")}, {"level": "LOU"}),
        (
            {"level": "U", "controls": ("SBU-NF",)},
            {"level": "SBU", "controls": ("NOFORN",)},
        ),
        ({"level": "C", "controls": ("SBU", "FOUO", "LOU")}, {"level": "C"}),
        (
            {"level": "C", "controls": ("SBU-NF",)},
            {"level": "C", "controls": ("NOFORN",)},
        ),
        # CUI alone stays beside another level: the register marks it there.
        ({"level": "S", "controls": ("CUI",)}, {"level": "S", "controls": ("CUI",)}),
        (
            {"level": "SBU", "controls": ("CUI",)},
            {"level": "SBU", "controls": ("CUI",)},
        ),
        (
            {"level": "CUI", "controls": ("SBU",)},
            {"level": "SBU", "controls": ("CUI",)},
        ),
        ({"level": "CUI", "controls": ("CUI", "FOUO")}, {"level": "CUI"}),
        # Without a level, a word states none: the rest of the text is unknown.
        (
            {"level": None, "controls": ("SBU", "CUI")},
            {"level": None, "controls": ("CUI", "SBU")},
        ),
        ({"level": None, "partly_unmarked": True}, {"level": None}),
        # NODIS beats EXDIS; neither adds NOFORN here.
        ({"controls": ("EXDIS", "NODIS")}, {"controls": ("NODIS",)}),
        ({"controls": ("EXDIS",)}, {"controls": ("EXDIS",)}),
        # NOFORN beats every list.
        (
            {"controls": ("NOFORN",), "releasable_to": ("USA", "GBR")},
            {"controls": ("NOFORN",)},
        ),
        (
            {"controls": ("NOFORN",), "display_only_to": ("GBR",)},
            {"controls": ("NOFORN",)},
        ),
        # A code that no table has makes a list unknown, and never NOFORN.
        (
            {"releasable_to": ("USA", "GRB")},
            {"controls": ("REL TO USA, GRB",)},
        ),
        (
            {"display_only_to": ("ZAP", "AFG")},
            {"controls": ("DISPLAY ONLY AFG, ZAP",)},
        ),
        # A list of the United States alone, or of nobody, is NOFORN.
        ({"releasable_to": ("USA",)}, {"controls": ("NOFORN",)}),
        ({"releasable_to": ()}, {"controls": ("NOFORN",)}),
        ({"display_only_to": ("USA",)}, {"controls": ("NOFORN",)}),
        ({"display_only_to": ()}, {"controls": ("NOFORN",)}),
        (
            {"releasable_to": (), "display_only_to": ()},
            {"controls": ("NOFORN",)},
        ),
        # USA first, trigraphs, the others; each once.
        (
            {"releasable_to": ("NATO", "GBR", "AUS", "USA", "GBR")},
            {"releasable_to": ("USA", "AUS", "GBR", "NATO")},
        ),
        (
            {"display_only_to": ("NATO", "GBR", "AUS", "USA")},
            {"display_only_to": ("AUS", "GBR", "NATO")},
        ),
        # Whom it may be released to, may be shown it.
        (
            {"releasable_to": ("USA", "GBR"), "display_only_to": ("AUS", "GBR")},
            {"releasable_to": ("USA", "GBR"), "display_only_to": ("AUS",)},
        ),
        (
            {"releasable_to": ("USA",), "display_only_to": ("AUS",)},
            {"display_only_to": ("AUS",)},
        ),
        # USA is in every list of REL TO, printed or not.
        ({"releasable_to": ("GBR",)}, {"releasable_to": ("USA", "GBR")}),
        ({"controls": ("REL TO GBR",)}, {"releasable_to": ("USA", "GBR")}),
        # A day is no protection.
        ({"controls": ("20141231", "X1", "NF")}, {"controls": ("NOFORN",)}),
        # A list among the controls is one; two that differ leave what both name.
        (
            {"controls": ("REL TO USA, GBR",)},
            {"releasable_to": ("USA", "GBR")},
        ),
        (
            {
                "controls": ("REL TO USA, GBR, AUS",),
                "releasable_to": ("USA", "CAN", "GBR"),
            },
            {"releasable_to": ("USA", "GBR")},
        ),
        (
            {"controls": ("DISPLAY ONLY AUS, GBR",), "display_only_to": ("GBR",)},
            {"display_only_to": ("GBR",)},
        ),
        # EYES becomes REL TO.
        (
            {"controls": ("USA/GBR/AUS EYES ONLY",)},
            {"releasable_to": ("USA", "AUS", "GBR")},
        ),
        (
            {"controls": ("USA/GBR EYES ONLY",), "releasable_to": ("USA", "AUS")},
            {"controls": ("NOFORN",)},
        ),
        ({"controls": ("NOFORN", "RELIDO")}, {"controls": ("NOFORN",)}),
        # What is covered goes: a whole beside its part, the weaker data of atoms.
        ({"controls": ("SI", "SI-G ABCD")}, {"controls": ("SI-G ABCD",)}),
        (
            {"controls": ("FRD", "RD", "TFNI")},
            {"controls": ("RESTRICTED DATA",)},
        ),
        (
            {"controls": ("FRD", "TFNI", "RD-CNWDI")},
            {"controls": ("RD-CNWDI",)},
        ),
        ({"controls": ("FRD-SG-14", "TFNI")}, {"controls": ("FRD-SG-14",)}),
        # RELIDO with DISPLAY ONLY is NOFORN; with REL TO it stays.
        (
            {"controls": ("RELIDO",), "display_only_to": ("GBR",)},
            {"controls": ("NOFORN",)},
        ),
        (
            {"controls": ("RELIDO",), "releasable_to": ("USA", "GBR")},
            {"controls": ("RELIDO",), "releasable_to": ("USA", "GBR")},
        ),
        # Sources are one list, and none is named where one is concealed.
        (
            {"controls": ("FGI NATO", "FGI GBR FRA")},
            {"controls": ("FGI FRA GBR NATO",)},
        ),
        ({"controls": ("FGI GBR", "FGI")}, {"controls": ("FGI",)}),
        # None is the United States', and so is USA alone.
        ({"owners": ("USA",)}, {"owners": ()}),
        ({"owners": ("NATO",)}, {"owners": ("NATO",)}),
        ({"owners": ("USA", "NATO", "GBR")}, {"owners": ("GBR", "USA", "NATO")}),
        (
            {"level": None, "owners": ("USA",)},
            {"level": None, "owners": ("USA",)},
        ),
        ({"partly_unmarked": True}, {"partly_unmarked": True}),
    ],
)
def test_the_normal_form_is_one(fields, expected):
    """`normalise` gives one form and does not change it (content.md 3.1, 3.2)."""

    def made(fields):
        level = fields.get("level", "S")
        return Marking(**{**fields, "level": None if level is None else Level(level)})

    assert normalise(made(fields)) == made(expected)
    assert normalise(made(expected)) == made(expected)


# The join

JOINS = """\
UNCLASSIFIED | UNCLASSIFIED | UNCLASSIFIED
UNCLASSIFIED | SECRET | SECRET
CONFIDENTIAL | TOP SECRET | TOP SECRET
RESTRICTED | CONFIDENTIAL | CONFIDENTIAL
LIMITED OFFICIAL USE | RESTRICTED | RESTRICTED
UNCLASSIFIED//SBU | LIMITED OFFICIAL USE | LIMITED OFFICIAL USE
UNCLASSIFIED//FOUO | UNCLASSIFIED//SBU | UNCLASSIFIED//SBU
UNCLASSIFIED//FOUO | CONFIDENTIAL | CONFIDENTIAL
UNCLASSIFIED//SBU NOFORN | CONFIDENTIAL | CONFIDENTIAL//NOFORN
UNCLASSIFIED//LES NOFORN | CONFIDENTIAL | CONFIDENTIAL//NOFORN//LES
CUI//SP-PRVCY | SECRET | SECRET//CUI//SP-PRVCY
CUI | UNCLASSIFIED | CUI
CUI | UNCLASSIFIED//FOUO | CUI
SECRET//NOFORN | SECRET//ORCON | SECRET//ORCON/NOFORN
SECRET//EXDIS | CONFIDENTIAL//NODIS | SECRET//NODIS
SECRET//SI | SECRET//TK | SECRET//SI/TALENT KEYHOLE
SECRET//ZAP | CONFIDENTIAL//zip | SECRET//ZAP/zip
SECRET//FGI GBR | SECRET//FGI FRA | SECRET//FGI FRA GBR
SECRET//FGI GBR | SECRET//FGI | SECRET//FGI
SECRET//REL TO USA, AUS, GBR | SECRET//REL TO USA, GBR | SECRET//REL TO USA, GBR
SECRET//REL TO USA, AUS | SECRET//REL TO USA, GBR | SECRET//NOFORN
SECRET//REL TO USA, GBR | SECRET//REL TO GBR | SECRET//REL TO USA, GBR
SECRET//REL TO USA, FVEY | SECRET//REL TO USA, GBR | SECRET//NOFORN
SECRET//20141231 | SECRET//20181231 | SECRET
SECRET//REL TO USA, GBR | SECRET//NOFORN | SECRET//NOFORN
SECRET//REL TO USA, GBR | CONFIDENTIAL | SECRET//NOFORN
SECRET//REL TO USA, GBR | RESTRICTED | SECRET//NOFORN
SECRET//REL TO USA, GBR | //NATO RESTRICTED | SECRET//FGI NATO//NOFORN
SECRET//REL TO USA, GBR | UNCLASSIFIED | SECRET//REL TO USA, GBR
SECRET//REL TO USA, GBR | UNCLASSIFIED//SBU | SECRET//REL TO USA, GBR
SECRET//REL TO USA, GBR | UNCLASSIFIED//LES | SECRET//REL TO USA, GBR//LES
SECRET//REL TO USA, GBR | LIMITED OFFICIAL USE | SECRET//REL TO USA, GBR
SECRET//REL TO USA, GBR | UNCLASSIFIED//NOFORN | SECRET//NOFORN
SECRET//REL TO USA, GBR | UNCLASSIFIED//RELIDO | SECRET//NOFORN
SECRET//REL TO USA, GBR | UNCLASSIFIED//EXDIS | SECRET//NOFORN//EXDIS
SECRET//REL TO USA, GBR | UNCLASSIFIED//NODIS | SECRET//NOFORN//NODIS
SECRET//REL TO USA, GBR | UNCLASSIFIED//REL TO USA, AUS | SECRET//NOFORN
SECRET//REL TO USA, GBR | UNCLASSIFIED//DISPLAY ONLY GBR | SECRET//DISPLAY ONLY GBR
SECRET//REL TO USA, GBR | //GBR UNCLASSIFIED | SECRET//FGI GBR//NOFORN
SECRET//REL TO USA, GBR | //JOINT UNCLASSIFIED GBR USA | SECRET//FGI GBR//NOFORN
SECRET//REL TO USA, GBR | UNCLASSIFIED//FGI GBR | SECRET//FGI GBR//NOFORN
SECRET//REL TO USA, GBR | SECRET//RELIDO | SECRET//NOFORN
SECRET//REL TO USA, AUS, GBR | SECRET//DISPLAY ONLY GBR | SECRET//DISPLAY ONLY GBR
SECRET//DISPLAY ONLY GBR | SECRET//DISPLAY ONLY AUS | SECRET//NOFORN
SECRET//DISPLAY ONLY GBR | SECRET | SECRET//NOFORN
SECRET//DISPLAY ONLY GBR | UNCLASSIFIED | SECRET//DISPLAY ONLY GBR
SECRET//RELIDO | SECRET//DISPLAY ONLY GBR | SECRET//NOFORN
SECRET//RELIDO | SECRET | SECRET//RELIDO
TOP SECRET//SI | SECRET//SI-G | TOP SECRET//SI-G
SECRET//RD | SECRET//FRD | SECRET//RESTRICTED DATA
//FGI SECRET | SECRET | SECRET//FGI
//RD SECRET | //AUS SECRET | SECRET//FGI
//FGI SECRET | //GBR SECRET | SECRET//FGI
SECRET | //NATO SECRET | SECRET//FGI NATO
CONFIDENTIAL | //NATO SECRET | SECRET//FGI NATO
SECRET//NOFORN | //GBR SECRET | SECRET//FGI GBR//NOFORN
SECRET//FGI FRA | //GBR SECRET | SECRET//FGI FRA GBR
SECRET//FGI | //GBR SECRET | SECRET//FGI
//GBR SECRET | //FRA SECRET | SECRET//FGI FRA GBR
//GBR SECRET | //GBR CONFIDENTIAL | //GBR SECRET
//JOINT SECRET GBR USA | //JOINT CONFIDENTIAL GBR USA | //JOINT SECRET GBR USA
//JOINT SECRET GBR USA | //GBR SECRET | SECRET//FGI GBR
//JOINT SECRET GBR USA | SECRET | SECRET//FGI GBR
? | //GBR SECRET | ?//GBR SECRET
? | ? | ?
? | SECRET//ZAP | ?SECRET//ZAP
? | UNCLASSIFIED | ?UNCLASSIFIED
? | SECRET//REL TO USA, GBR | ?SECRET//NOFORN
?UNCLASSIFIED | SECRET//REL TO USA, GBR | ?SECRET//NOFORN
?UNCLASSIFIED | CONFIDENTIAL | ?CONFIDENTIAL
"""


def rows(table):
    return [tuple(map(str.strip, row.split("|"))) for row in table.splitlines()]


@pytest.mark.parametrize(("a", "b", "expected"), rows(JOINS))
def test_two_markings_have_a_least_that_covers_both(a, b, expected):
    """The join is the same in either order (content.md 3.1; rule 00088 of IC-ISM)."""
    assert printed(join(banner(a), banner(b))) == expected
    assert printed(join(banner(b), banner(a))) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SECRET", "SECRET"),
        ("SECRET", "UNCLASSIFIED"),
        ("SECRET", "CONFIDENTIAL"),
        ("SECRET//NOFORN", "SECRET"),
        ("SECRET//NOFORN", "SECRET//REL TO USA, GBR"),
        ("SECRET//REL TO USA, GBR", "UNCLASSIFIED"),
        ("SECRET//REL TO USA, GBR", "SECRET//REL TO USA, AUS, GBR"),
        ("SECRET//FGI GBR", "//GBR CONFIDENTIAL"),
        ("SECRET//FGI GBR", "//JOINT CONFIDENTIAL GBR USA"),
        ("?SECRET", "?"),
        ("?", "?"),
    ],
)
def test_a_marking_covers_what_asks_for_less(a, b):
    """The first marking covers the second, and the reverse only if they are equal."""
    assert covers(banner(a), banner(b)) is True
    assert covers(banner(b), banner(a)) is (a == b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("SECRET", "CONFIDENTIAL//NOFORN"),
        ("SECRET", "SECRET//REL TO USA, GBR"),
        ("SECRET//REL TO USA, AUS", "SECRET//REL TO USA, GBR"),
        ("SECRET", "//NATO CONFIDENTIAL"),
        ("SECRET", "?"),
        ("SECRET", "?UNCLASSIFIED"),
    ],
)
def test_some_markings_cover_neither_the_other(a, b):
    """If each of two markings has more of something, neither covers the other."""
    assert covers(banner(a), banner(b)) is False
    assert covers(banner(b), banner(a)) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SECRET//EXDIS", True),
        ("SECRET//NODIS", True),
        ("SECRET//NODIS//EXDIS", True),
        ("UNCLASSIFIED//EXDIS", True),
        ("SECRET//NOFORN//EXDIS", False),
        ("SECRET//REL TO USA//EXDIS", False),
        ("SECRET//NOFORN", False),
        ("SECRET//STADIS", False),
        ("SECRET", False),
    ],
)
def test_nodis_and_exdis_ask_for_noforn(text, expected):
    """`needs_noforn` checks what is printed, after contradictions are settled."""
    assert needs_noforn(banner(text)) is expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], False),
        (["(S/RELIDO)"], False),
        (["(S/RELIDO)", "(S)"], True),
        (["(S)", "(S/RELIDO)"], True),
        (["(S/RELIDO)", "(R)"], True),
        (["(S/RELIDO)", None], True),
        (["(S/RELIDO)", "(U)", "(SBU)"], False),
        (["(U/RELIDO)", "(U)"], False),
        (["(S/RELIDO)", "(S/NF)"], False),
        (["(S/RELIDO)", "(S/REL TO USA, GBR)", "(S/DISPLAY ONLY GBR)"], False),
        (["(S)", "(C)"], False),
        (["(S/RELIDO - ENTIRE TEXT)", None], False),
    ],
)
def test_relido_beside_what_says_nothing_is_in_doubt(marks, expected):
    """A portion without NOFORN or RELIDO puts RELIDO in doubt (content.md 3.1)."""
    portions = [
        None if mark is None else PortionMarking.from_text(mark) for mark in marks
    ]
    assert doubts_relido(portions) is expected
    assert doubts_relido(iter(portions)) is expected


# The portions of a text


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "?"),
        (["(C)", "(C)", "(C)", "(SBU)", "(SBU)"], "CONFIDENTIAL"),
        (["(U)", "(SBU)"], "UNCLASSIFIED//SBU"),
        (["(SBU)", "(SBU/N)"], "UNCLASSIFIED//SBU NOFORN"),
        (["(S/REL TO USA, GBR)", "(U)", "(SBU)"], "SECRET//REL TO USA, GBR"),
        (["(C)", None], "?CONFIDENTIAL"),
        ([None, "(C)"], "?CONFIDENTIAL"),
        ([None], "?"),
        ([None, None], "?"),
        (["(C - ENTIRE TEXT)"], "CONFIDENTIAL"),
        (["(C - ENTIRE TEXT)", None, None], "CONFIDENTIAL"),
        (["(C - ENTIRE TEXT)", "(S)", None], "SECRET"),
        (["(C/NF - ENTIRE TEXT)", None], "CONFIDENTIAL//NOFORN"),
        ([None, "(C - ENTIRE TEXT)", None], "?CONFIDENTIAL"),
        (["(C - ENTIRE TEXT)", None, "(S - ENTIRE TEXT)", None], "SECRET"),
        (["(//NS)"], "//NATO SECRET"),
    ],
)
def test_the_highest_is_what_the_portions_state(marks, expected):
    """A portion without a mark is unknown, unless one above it held for all."""
    portions = [
        None if mark is None else PortionMarking.from_text(mark) for mark in marks
    ]
    assert printed(highest(portions)) == expected
    assert printed(highest(iter(portions))) == expected


def test_the_highest_takes_markings_too():
    """The highest of markings and portions is in normal form, even of a single one."""
    loose = Marking(level=Level.SECRET, controls=("NF",))
    assert highest([loose]) == Marking(level=Level.SECRET, controls=("NOFORN",))
    mixed = [PortionMarking(level=Level.CONFIDENTIAL, entire_text=True), loose, None]
    assert printed(highest(mixed)) == "SECRET//NOFORN"
    assert printed(highest([loose, UNMARKED])) == "?SECRET//NOFORN"


def test_the_highest_settles_once(monkeypatch):
    """Each portion is settled once, and their join once; work is linear (law 9)."""
    counts = []
    for size in (50, 100):
        portions = [
            Marking(level=Level.SECRET, controls=(f"ZAP{number}",))
            for number in range(size)
        ]
        calls = Counter()
        for room, name in ((_lattice, "registered"), (_lattice, "settled")):
            real = getattr(room, name)

            def counted(*args, real=real, name=name, calls=calls):
                calls[name] += 1
                return real(*args)

            monkeypatch.setattr(room, name, counted)
        assert len(highest(portions).controls) == size
        assert calls["settled"] == size + 1
        counts.append(calls)
        monkeypatch.undo()
    once, twice = counts
    assert twice["registered"] <= 2 * once["registered"] + 10


# A level with the words around it


@pytest.mark.parametrize(
    ("level", "words", "expected"),
    [
        ("S", {}, "SECRET"),
        ("S", {"owners": ("NATO",)}, "//NATO SECRET"),
        ("S", {"controls": ("NOFORN/ORCON", "ZAP")}, "SECRET//ORCON/NOFORN//ZAP"),
        ("S", {"captions": ("NODIS", "SIPDIS")}, "SECRET//NODIS"),
        ("S", {"captions": ("NODIS CHEROKEE",)}, "SECRET//NODIS//CHEROKEE"),
        ("S", {"captions": ("NODIF",)}, "SECRET//NODIS"),
        ("S", {"captions": ("NO DISTRIBUTION",)}, "SECRET//NODIS"),
        ("S", {"captions": ("EXDIS", "STADIS")}, "SECRET//EXDIS//STADIS"),
        ("S", {"captions": ("LIMDIS",)}, "SECRET//LIMDIS"),
        ("S", {"captions": ("SPECAT EXCLUSIVE FOR DOE",)}, "SECRET//SPECAT EXCLUSIVE"),
        ("S", {"captions": ("N O F O R N",)}, "SECRET//NOFORN"),
        ("S", {"captions": ("REL TO USA, GBR",)}, "SECRET//REL TO USA, GBR"),
        ("S", {"captions": ("USA/GBR EYES ONLY",)}, "SECRET//REL TO USA, GBR"),
        ("S", {"captions": ("DISPLAY ONLY GBR",)}, "SECRET//DISPLAY ONLY GBR"),
        ("S", {"captions": ("FGI GBR",)}, "SECRET//FGI GBR"),
        ("U", {"captions": ("SENSITIVE",)}, "UNCLASSIFIED//SBU"),
        ("U", {"captions": ("SBU NOFORN",)}, "UNCLASSIFIED//SBU NOFORN"),
        ("U", {"captions": ("EFTO SENSITIVE",)}, "UNCLASSIFIED//SBU//EFTO"),
        ("U", {"captions": ("FOUO",)}, "UNCLASSIFIED//FOUO"),
        ("C", {"captions": ("SENSITIVE",)}, "CONFIDENTIAL"),
        ("S", {"handling": ("NOFRON", "SIPDIS")}, "SECRET//NOFRON"),
        ("U", {"handling": ("EFTO", "FOUO")}, "UNCLASSIFIED//FOUO//EFTO"),
        ("S", {"captions": ("AMB/DCM EYES ONLY", "EYES ONLY")}, "SECRET//EYES ONLY"),
        ("S", {"captions": ("CONTROLLED DISTRIBUTION", "CONDIS")}, "SECRET//CONDIS"),
        # captions.csv: these are routing.
        ("S", {"captions": ("ROGER CHANNEL", "DS CHANNEL")}, "SECRET"),
        ("S", {"captions": ("DEPT FOR EUR/WE", "TERREP", "INFORM CONSULS")}, "SECRET"),
        ("S", {"captions": ("",)}, "SECRET"),
    ],
)
def test_captions_count_where_the_register_has_them(level, words, expected):
    """Words after a level count, and captions of the register (content.md 1.2, 1.3)."""
    assert printed(normalise(Marking.of(Level(level), **words))) == expected


def test_a_second_list_is_kept_word_for_word():
    """A second list is kept as a control, and `normalise` settles it."""
    marking = Marking.from_banner("SECRET//REL TO USA, GBR, AUS//REL TO USA, GBR")
    assert marking.releasable_to == ("USA", "AUS", "GBR")
    assert marking.controls == ("REL TO USA, GBR",)
    assert printed(normalise(marking)) == "SECRET//REL TO USA, GBR"


def test_without_a_level_captions_make_no_level():
    """Captions such as SENSITIVE give a marking controls, but no level."""
    found = Marking.of(None, captions=("SENSITIVE", "NODIS"))
    assert found == Marking(controls=("NODIS", "SBU"))
    assert Marking.of(None) == UNMARKED


# Markings of a cable


def content(**fields):
    return Content(subject="CORK", **fields)


def test_the_marking_of_a_text_is_that_of_its_line_and_captions():
    """A text has its line's level, owners and handling words, and its captions."""
    line = ClassificationLine(
        level=Level.SECRET,
        owners=("NATO",),
        controls=("ATOMAL", "ZAP"),
        handling=("SPECIAL", "EXDIS"),
    )
    assert content(classification_line=line, captions=("STADIS",)).marking == Marking(
        level=Level.SECRET,
        owners=("NATO",),
        controls=("ATOMAL", "EXDIS", "STADIS", "SPECIAL", "ZAP"),
    )
    assert content().marking == UNMARKED
    assert content(captions=("NODIS",)).marking == Marking(controls=("NODIS",))


def test_a_banner_is_compared_with_the_portions():
    """A lower banner does not cover the portions (content.md 3.1 rule 1)."""
    low = ClassificationLine(level=Level.CONFIDENTIAL)
    marks = ("(C)", "(S/NF)")
    text = content(
        classification_line=low,
        paragraphs=tuple(
            Paragraph(
                number=str(number),
                portion_marking=PortionMarking.from_text(mark),
                text="It floats.",
            )
            for number, mark in enumerate(marks, 1)
        ),
    )
    assert printed(text.highest_portion) == "SECRET//NOFORN"
    assert not covers(text.marking, text.highest_portion)
    assert content().highest_portion == UNMARKED


@pytest.mark.parametrize(
    ("marks", "expected", "unmarked"),
    [
        (("(S/NF)", None, "(C)"), "SECRET//NOFORN", (1,)),
        (("(S/REL TO USA, GBR)", None), "SECRET//REL TO USA, GBR", (1,)),
        ((None, "(U)"), "UNCLASSIFIED", (0,)),
        (("(C - ENTIRE TEXT)", None), "CONFIDENTIAL", ()),
        ((None, None), "?", (0, 1)),
    ],
)
def test_an_unmarked_paragraph_is_reported_and_the_rest_answered(
    marks, expected, unmarked
):
    """An unmarked paragraph is unknown, not UNCLASSIFIED (content.md 3.1 rule 1)."""
    text = content(
        classification_line=ClassificationLine(level=Level.TOP_SECRET),
        paragraphs=tuple(
            Paragraph(
                number=str(number),
                portion_marking=mark and PortionMarking.from_text(mark),
                text="It floats.",
            )
            for number, mark in enumerate(marks, 1)
        ),
    )
    assert printed(text.highest_portion) == expected
    assert text.unmarked_paragraphs == unmarked
    if expected != "?":
        banner = attrs.evolve(text.highest_portion, level=Level.TOP_SECRET)
        assert covers(banner, text.highest_portion)


# Writing


@pytest.mark.parametrize("marking", [UNMARKED, banner("?SECRET")])
@pytest.mark.parametrize("write", [Marking.banner, Marking.portion, Marking.facts])
def test_what_is_unmarked_is_not_written(marking, write):
    """A marking that is partly unmarked is refused: no printed words can say so."""
    with pytest.raises(CableValueError) as caught:
        write(marking)
    assert caught.value.code == "markings.partly-unmarked"
    assert caught.value.field == "Marking"
    assert str(caught.value).startswith(
        "Marking: expected a level for every portion; found Marking(level="
    )
    assert str(caught.value).endswith(
        "...: what is written would hide that some showed none"
        " [markings.partly-unmarked]"
    )


def test_facts_are_those_of_the_value():
    """Facts repeat the fields, in normal form or not."""
    marking = Marking(
        level=Level.SECRET,
        owners=("NATO",),
        controls=("ZAP",),
        releasable_to=("USA", "GBR"),
        display_only_to=("AUS",),
    )
    assert marking.facts() == Facts(
        Level.SECRET, ("NATO",), ("ZAP",), ("USA", "GBR"), ("AUS",)
    )


def test_what_would_read_as_another_marking_is_not_written():
    """A portion that would read as another marking is refused with a code."""
    marking = Marking(level=Level.SECRET, controls=("ENTIRE TEXT",))
    assert marking.banner() == "SECRET//ENTIRE TEXT"
    with pytest.raises(CableValueError) as caught:
        marking.portion()
    assert caught.value.code == "markings.not-readable-back"
    assert caught.value.field == "Marking"
    assert str(caught.value).startswith(
        "Marking: '(S/ENTIRE TEXT)' would read as another marking"
    )


SECRET = Marking(level=Level.SECRET)


@pytest.mark.parametrize(
    "call",
    [
        lambda: Marking.from_banner(None),
        lambda: Marking.from_banner(b"SECRET"),
        lambda: Marking.from_portion(None),
        lambda: Marking.from_portion(Level.SECRET),
        lambda: Marking.of("S"),
        lambda: Marking.of(Level.SECRET, owners="NATO"),
        lambda: Marking.of(Level.SECRET, captions="NODIS"),
        lambda: Marking.of(Level.SECRET, controls="NODIS"),
        lambda: Marking.of(Level.SECRET, handling="NODIS"),
        lambda: Marking.of(Level.SECRET, captions=(1,)),
        lambda: Marking.of(Level.SECRET, controls=None),
        lambda: normalise("SECRET"),
        lambda: normalise(None),
        lambda: join(SECRET, "SECRET"),
        lambda: join(None, SECRET),
        lambda: covers(SECRET, Level.SECRET),
        lambda: highest("S"),
        lambda: highest([SECRET, "S"]),
        lambda: highest(None),
        lambda: doubts_relido(["S"]),
        lambda: needs_noforn("SECRET"),
    ],
)
def test_another_type_is_refused(call):
    """Arguments of another type are a `TypeError`; nothing is guessed."""
    with pytest.raises(TypeError):
        call()


@pytest.mark.parametrize("style", ["x", "", None, "STATE", ("state",)])
def test_a_style_is_one_of_two(style):
    """Any style except `state` and `capco` is refused, and so is `None`."""
    with pytest.raises(CableValueError) as caught:
        SECRET.portion(style=style)
    assert caught.value.code == "model.pattern"
    assert caught.value.field == "style"
    assert str(caught.value).startswith(
        f"style: expected state or capco; found {style!r}"
    )


# As text, and in categories


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S E C R E T NOFORN", "SECRET//NOFORN"),
        ("(S/NF)", "SECRET//NOFORN"),
        (" (//NS)", "//NATO SECRET"),
        ("(//CTS-B)", "//COSMIC TOP SECRET//BOHEMIA"),
        ("(//CTSA)", "//COSMIC TOP SECRET//ATOMAL"),
        ("(//CAN DEU S)", "//CAN DEU SECRET"),
        ("SECRET//ZAP", "SECRET//ZAP"),
    ],
)
def test_a_marking_is_read_of_any_text_and_has_one(text, expected):
    """`Marking.from_text` reads a banner or a portion, and `str` reads back."""
    assert str(Marking.from_text(text)) == expected
    assert Marking.from_text(str(Marking.from_text(text))) == normalise(
        Marking.from_text(text)
    )


@pytest.mark.parametrize("text", ["", "NOFORN", "(NF)"])
def test_other_text_is_no_marking(text):
    """Text that does not begin with a level is refused."""
    with pytest.raises(CableValueError) as caught:
        Marking.from_text(text)
    assert caught.value.code == "model.pattern"


def test_any_marking_has_a_text():
    """`str` also works for markings that no banner can say."""
    assert str(UNMARKED) == "unmarked"
    assert str(banner("?SECRET")) == "SECRET, partly unmarked"
    assert str(Marking(level=Level.SECRET, controls=("X/Y",))) == "SECRET//X/Y"


def test_a_portion_may_be_given_for_a_marking():
    """Functions of markings accept a `PortionMarking`."""
    portion = PortionMarking.from_text("(S/NF)")
    marking = banner("SECRET//NOFORN")
    assert normalise(portion) == join(portion, portion) == marking
    assert join(portion, banner("TOP SECRET")) == banner("TOP SECRET//NOFORN")
    assert covers(portion, marking)
    assert covers(marking, portion)
    assert not needs_noforn(portion)
    assert to_ism(portion) == to_ism(marking)
    assert faults(portion) == ()


def test_controls_are_of_a_category():
    """`of_category` selects the controls of the register, or the unknown ones."""
    marking = banner("TOP SECRET//SI/TK//ORCON/NOFORN//ZAP")
    assert marking.of_category(Category.SCI) == ("SI", "TALENT KEYHOLE")
    assert marking.of_category(Category.DISSEMINATION) == ("ORCON", "NOFORN")
    assert marking.of_category(Category.UNKNOWN) == ("ZAP",)
    assert marking.of_category(Category.SAP) == ()
    assert registered("NODIS").category is Category.NON_IC


@pytest.mark.parametrize(
    ("text", "added", "removed", "left_over"),
    [
        ("SECRET//NOFORN", (), (), ()),
        ("SECRET//NOFORN/REL TO USA, GBR", (), ("REL TO USA, GBR",), ()),
        ("SECRET//NODIS/EXDIS//ZAP", (), ("EXDIS",), ("ZAP",)),
        ("SECRET//SBU", (), ("SBU",), ()),
        ("UNCLASSIFIED//SBU", (), (), ()),
        ("SECRET//REL TO GBR", ("REL TO USA, GBR",), ("REL TO GBR",), ()),
        ("SECRET//REL TO USA, GRB", (), (), ("REL TO USA, GRB",)),
        (
            "SECRET//USA/GBR EYES ONLY",
            ("REL TO USA, GBR",),
            ("USA/GBR EYES ONLY",),
            (),
        ),
        (
            "SECRET//RELIDO/DISPLAY ONLY AFG",
            ("NOFORN",),
            ("RELIDO", "DISPLAY ONLY AFG"),
            (),
        ),
        ("TOP SECRET//SI/SI-G//20141231", (), ("SI", "20141231"), ()),
        ("(S//NF//REL TO USA, GBR)", (), ("REL TO USA, GBR",), ()),
    ],
)
def test_the_normal_form_reports_what_it_changes(text, added, removed, left_over):
    """Every conversion, which writes the normal form, reports the same changes."""
    marking = Marking.from_text(text)
    assert changes(marking) == (added, removed, left_over)
    assert to_ism(marking).changes == changes(marking)
