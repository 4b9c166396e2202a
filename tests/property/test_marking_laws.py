"""Law 8 for markings, and the round trips of their spellings (content.md 3)."""

from __future__ import annotations

import datetime
from functools import reduce

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cableformat.errors import CableValueError
from cableformat.markings._ism import from_ism, to_ism
from cableformat.markings._label import from_label, to_label
from cableformat.markings._lattice import covered
from cableformat.markings._marking import Marking, normalise
from cableformat.markings._roll_up import covers, highest, join
from cableformat.markings._statement import changes, completed
from cableformat.markings.consistency import faults
from cableformat.markings.levels import Level
from cableformat.markings.portions import PortionMarking
from cableformat.markings.register import REGISTER, level_word, registered
from cableformat.model import Content
from cableformat.testing import markings, values

_CREATED = datetime.datetime(2008, 9, 15, 11, 22, tzinfo=datetime.UTC)


def lists(**fields):
    return Marking(level=Level.SECRET, **fields)


# The semilattice


@given(markings())
@example(lists(releasable_to=("USA",), display_only_to=("USA",)))
@example(lists(controls=("FGI", "FGI GBR", "FGI and others")))
def test_the_normal_form_is_normal(a):
    """The normal form is idempotent, and is the join of a marking with itself."""
    assert normalise(normalise(a)) == normalise(a)
    assert join(a, a) == normalise(a)
    assert join(a, normalise(a)) == normalise(a)


@given(markings())
def test_the_normal_form_accounts_for_what_it_changes(a):
    """What a marking states is in the normal form or reported as removed, and back."""
    found, normal = changes(a), normalise(a)
    assert changes(normal)[:2] == ((), ())
    assert changes(normal).left_over == found.left_over
    assert set(found.added).isdisjoint(found.removed)
    assert set(found.added) - {f"REL TO {', '.join(normal.releasable_to or ())}"} - {
        f"DISPLAY ONLY {', '.join(normal.display_only_to or ())}"
    } <= {*normal.controls, level_word(normal.level) if normal.level else None}
    assert set(found.removed).isdisjoint(normal.controls)


@given(markings(), markings(), markings())
@example(
    lists(releasable_to=("USA", "GBR"), display_only_to=("AUS",)),
    lists(releasable_to=("USA", "AUS")),
    lists(controls=("RELIDO",), releasable_to=("USA", "GBR")),
)
@example(
    Marking(controls=("CUI",)),
    Marking(level=Level.UNCLASSIFIED),
    Marking(level=Level.SECRET),
)
@example(
    Marking(controls=("SBU",)),
    Marking(level=Level.UNCLASSIFIED),
    Marking(level=Level.LIMITED_OFFICIAL_USE),
)
def test_the_join_is_associative_and_commutative(a, b, c):
    """The banner is the same in any order of the portions.

    Owners that differ are sources of the United States' text.
    """
    owners = {normalise(m).owners or ("USA",) for m in (a, b) if m.level or m.owners}
    if len(owners) > 1:
        assert join(a, b).owners in ((), ("USA",))
        assert any(c.split(" ")[0] == "FGI" for c in join(a, b).controls)
    assert join(a, b) == join(b, a)
    assert join(a, join(b, c)) == join(join(a, b), c)


@given(markings(), markings(), markings())
def test_the_join_is_monotone(a, b, c):
    """A marking that covers another still does if both are joined with a third."""
    above = join(a, b)
    assert covers(above, a)
    assert covers(above, b)
    assert covers(join(above, c), join(a, c))


@given(markings(), markings(), markings())
def test_the_join_is_the_least_that_covers_both(a, b, c):
    """Every marking that covers both covers the join."""
    upper = join(join(a, b), c)
    assert covers(upper, join(a, b))
    assert covers(c, join(a, b)) == (covers(c, a) and covers(c, b))


@given(markings(), markings(), markings())
def test_covering_is_a_partial_order(a, b, c):
    """Covering is reflexive, transitive, and antisymmetric up to the normal form."""
    assert covers(a, a)
    assert not (covers(a, b) and covers(b, a)) or normalise(a) == normalise(b)
    assert not (covers(a, b) and covers(b, c)) or covers(a, c)


@given(markings(), markings())
def test_what_covers_has_no_less_of_anything(a, b):
    """The join loses no level and no control that protects, and gains no country."""
    above = join(a, b)
    assert above.level == max(
        (m.level for m in map(normalise, (a, b, above)) if m.level), default=None
    )
    for one in map(normalise, (a, b)):
        told = {c for c in one.controls if not c.startswith("FGI")}
        gone = told - set(above.controls) - covered(told | set(above.controls))
        assert gone <= {"EXDIS", "SBU", "FOUO", "LIMITED OFFICIAL USE", "CUI"}
        assert not {"NOFORN", "RELIDO"} <= set(above.controls)
        if one.releasable_to is not None:
            assert set(above.releasable_to or ()) <= set(one.releasable_to)
        elif "NOFORN" not in above.controls and tells_who(one):
            assert above.releasable_to is None


def tells_who(marking):
    """Whether a marking that has no list says that there is none."""
    return (
        marking.level is None
        or marking.level >= Level.RESTRICTED
        or marking.partly_unmarked
        or marking.owners != ()
        or bool({"RELIDO", "NODIS", "EXDIS"} & set(marking.controls))
    )


@given(markings())
def test_no_marking_is_an_identity(a):
    """No marking leaves both an unmarked and a marked one as they are in a join."""
    secret = Marking(level=Level.SECRET)
    assert join(a, Marking()) != Marking() or join(a, secret) != secret


@given(markings(marked=True))
def test_unclassified_changes_no_marking_of_the_united_states(a):
    """UNCLASSIFIED changes nothing in a join with a US marking that has a level."""
    unclassified = Marking(level=Level.UNCLASSIFIED)
    expected = normalise(a)
    if expected.owners:
        above = join(a, unclassified)
        sources = [c for c in above.controls if c.split(" ")[0] == "FGI"]
        assert above.owners == ()
        assert sources == ["FGI"] or (
            set(expected.owners) - {"USA"} <= set(sources[0].split(" ")[1:])
        )
    else:
        assert join(a, unclassified) == expected


@given(markings(), markings())
def test_that_a_portion_was_unmarked_is_never_forgotten(a, b):
    """A join with an unmarked marking is unmarked or partly so."""
    unmarked = any(m.level is None or m.partly_unmarked for m in (a, b))
    above = join(a, b)
    assert (above.level is None or above.partly_unmarked) == unmarked


@given(st.lists(markings(), max_size=5))
def test_the_highest_is_the_join_of_all(portions):
    """The highest is the join of all markings; that of none is unknown."""
    expected = reduce(join, portions, portions[0]) if portions else Marking()
    assert highest(portions) == expected


# Round trips


def written(write):
    """What is written; a marking that can't be is none of the law's."""
    try:
        return write()
    except CableValueError as error:
        assert error.code == "markings.not-readable-back"
        assume(condition=False)


@given(markings(marked=True))
def test_a_banner_reads_back(a):
    """A banner reads back as the normal form."""
    assert Marking.from_banner(written(a.banner)) == normalise(a)


@pytest.mark.parametrize("style", ["state", "capco"])
@given(a=markings(marked=True))
def test_a_portion_reads_back(style, a):
    """A portion reads back in both styles."""
    printed = written(lambda: a.portion(style=style))
    assert Marking.from_portion(printed) == normalise(a)


@given(markings().filter(lambda a: a.level is None or a.partly_unmarked))
def test_what_is_partly_unmarked_is_never_written(a):
    """No banner, portion or label can say that a text is partly unmarked."""
    for write in (
        a.banner,
        a.portion,
        lambda: to_ism(a),
        lambda: to_label(a, created=_CREATED),
    ):
        with pytest.raises(CableValueError) as caught:
            write()
        assert caught.value.code == "markings.partly-unmarked"


@given(markings(marked=True))
def test_ism_reads_back(a):
    """The attributes and what they can't hold are together the marking."""
    normal = normalise(a)
    if normal.level is Level.RESTRICTED and not normal.owners:
        with pytest.raises(CableValueError) as caught:
            to_ism(a)
        assert caught.value.code == "markings.level-not-in-ism"
        return
    result = to_ism(a)
    assert result.added == result.removed == ()
    found = from_ism(result.attributes)
    read = found.marking
    assert found[1:4] == (None, {}, ())
    assert found.changes[:2] == ((), ())
    assert completed(read, result.left_over) == normal
    assert covers(a, read) or "DISPLAY ONLY" in str(result.left_over)
    assert to_ism(read).attributes == result.attributes
    assert to_ism(read).left_over == ()


@given(markings(marked=True))
def test_noforn_that_is_added_satisfies_the_rule(a):
    """NF is beside ND and XD, and every list that goes is reported (content.md 3.3)."""
    assume(normalise(a).level is not Level.RESTRICTED)
    result = to_ism(a, add_noforn=True)
    values = set(result.attributes.get("nonICmarkings", "").split(" "))
    if {"ND", "XD"} & values:
        assert "NF" in result.attributes["disseminationControls"].split(" ")
        assert "SBU-NF" not in values
    if result.added:
        lists = (normalise(a).releasable_to, normalise(a).display_only_to)
        assert len(result.removed) == sum(codes is not None for codes in lists)


@given(markings(marked=True))
def test_a_label_reads_back(a):
    """The label and what it can't hold are the marking; a label has one owner."""
    if len(normalise(a).owners) > 1:
        with pytest.raises(CableValueError) as caught:
            to_label(a, created=_CREATED)
        assert caught.value.code == "markings.several-owners"
        return
    element, left, _ = to_label(a, created=_CREATED)
    found = from_label(element)
    read = found.marking
    assert found.left_over == ()
    assert completed(read, left) == normalise(a)
    assert covers(a, read) or "DISPLAY ONLY" in str(left)


@given(st.text(max_size=40) | st.text("SECRT /UNLAC(),-NFO", max_size=40))
def test_any_text_is_read_or_refused(text):
    """A refusal is one exception, and every marking that is read can be normalised."""
    for read in (Marking.from_banner, Marking.from_portion):
        try:
            found = read(text)
        except CableValueError as error:
            assert error.code == "model.pattern"
        else:
            normalise(found)


_PIECES = (
    *"( ) S TS C U SBU LOU CTS NR // / - , . NF NOFORN N XD REL ENTIRE TEXT".split(" "),
    *"GBR UN JOINT USA ZAP ZIP9 s nf zap".split(" "),
    " ",
    "\t",
    "REL TO USA, GBR",
    "USA/GBR EYES ONLY",
    " - ENTIRE TEXT",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
@example("C.")
@example("C,NF")
@example("S/-")
@example("//UN S")
@example("S//USA//GBR EYES ONLY")
def test_both_roads_of_a_portion_agree(inside):
    """A portion reads alike as text and as a paragraph's value, in capitals."""
    text = f"({inside})"
    try:
        value = PortionMarking.from_text(text)
    except CableValueError:
        return
    assert Marking.from_portion(text.upper()) == Marking.from_portion(value)


@given(markings(marked=True))
def test_a_portion_that_is_written_reads_as_a_value_too(a):
    """A portion reads as a value too if a value can hold its controls and owners."""
    text = written(a.portion)
    try:
        value = PortionMarking.from_text(text)
    except CableValueError:
        return
    assert Marking.from_portion(value) == Marking.from_portion(text.upper())


# Cables


@given(values(Content))
def test_the_text_of_any_cable_has_a_marking(content):
    """The marking is at or above the level of the line, and covers the handling words.

    SIPDIS is exempt. The highest portion covers every portion.
    """
    line = content.classification_line
    level = None if line is None else line.level
    marking = normalise(content.marking)
    told = Marking.from_banner("SECRET//NODIS")
    for word in () if line is None else line.handling:
        if word != "SIPDIS" and word.strip("/,;"):
            told = join(told, Marking(level=Level.SECRET, controls=(word,)))
    secret = attrs.evolve(content.marking, level=Level.TOP_SECRET)
    names = {row.name for row in REGISTER if len(row.name) > 4}
    for caption in content.captions:
        told = join(
            told, Marking(level=Level.SECRET, controls=tuple({caption} & names))
        )
    above = join(secret, Marking.from_banner("SECRET//NODIS"))
    assert set(told.controls) <= set(above.controls), (told, above)
    if level is None:
        assert marking.level is None
    else:
        assert marking.level >= level
        assert not marking.partly_unmarked
    above = content.highest_portion
    for portion in content.portion_markings:
        if portion is not None:
            assert covers(above, Marking.from_portion(portion))


# By the register


_ROWS = [row for row in REGISTER if row.level is None and row.name != "EYES ONLY"]
_NAMING = {"rules.misspelt-control", "rules.unknown-control", "rules.unknown-nation"}


@st.composite
def spelt(draw):
    """Controls of the register, each in one of its spellings of a banner."""
    rows = draw(st.lists(st.sampled_from(_ROWS), unique=True, min_size=1, max_size=5))
    words = [draw(st.sampled_from((row.name, *row.aliases))) for row in rows]
    return {row.name for row in rows}, draw(st.sampled_from("/ //".split())).join(words)


@given(spelt())
def test_every_spelling_of_the_register_is_read_in_a_banner(drawn):
    names, words = drawn
    found = Marking.from_banner(f"TOP SECRET//{words}")
    assert set(found.controls) == names
    assert _NAMING.isdisjoint(fault.code for fault in faults(found))


@given(st.sampled_from(_ROWS), st.data())
def test_a_name_that_lacks_a_letter_is_reported(row, data):
    """A name that lacks a letter is unknown and has the fault of a misspelt control."""
    words = [w for w in (row.name, *row.aliases) if len(w) > 4 and w.isalpha()]
    assume(words)
    word = data.draw(st.sampled_from(words))
    place = data.draw(st.integers(0, len(word) - 1))
    missed = word[:place] + word[place + 1 :]
    found = Marking.from_banner(f"TOP SECRET//{missed}")
    assume(found.controls == (missed,) and registered(missed) is None)
    assert [fault.code for fault in faults(found)] == ["rules.misspelt-control"]
