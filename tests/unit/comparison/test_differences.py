"""What differs between two cables, by element."""

from __future__ import annotations

import datetime

import attrs
import pytest

from cableformat import build
from cableformat.comparison import Change, differences
from cableformat.comparison import _pairs as pairs_module
from cableformat.model import (
    Addressee,
    Cable,
    Content,
    Ending,
    Heading,
    OperatingSignal,
    Paragraph,
    Reference,
    Transmission,
)
from cableformat.routing import Precedence

DAY = datetime.date(2018, 7, 29)
NAMES = ("LIMA", "OSLO", "ROME", "SOFIA", "TUNIS")


def heading(*addressees):
    return Cable(heading=Heading(info_addressees=tuple(addressees)))


def addressed(*names, **members):
    return [Addressee(designator=f"AMEMBASSY {name}", **members) for name in names]


def changes_of(a, b, **options):
    """Each difference without the path that all of a test share."""
    return [
        (found.change.value, found.a_path, found.b_path, found.a, found.b)
        for found in differences(a, b, **options)
    ]


def test_equal_cables_differ_in_nothing():
    assert differences(build(subject="CORK"), build(subject="CORK")) == ()


def test_a_value_changes():
    found = changes_of(build(subject="CORK"), build(subject="BARK"))
    assert found == [
        ("changed", "/content/subject", "/content/subject", "CORK", "BARK")
    ]


def test_an_element_comes_or_goes():
    one, other = build(subject="CORK"), build(subject="CORK", signature="DOE")
    assert changes_of(one, other) == [
        ("added", None, "/content/signature", None, "DOE")
    ]
    assert changes_of(other, one) == [
        ("removed", "/content/signature", None, "DOE", None)
    ]
    assert [found.path for found in differences(one, other)] == ["/content/signature"]
    assert [found.path for found in differences(other, one)] == ["/content/signature"]


def test_a_part_that_one_cable_lacks_is_one_difference():
    ending = Transmission(ending=Ending(end_of_message="NNNN"))
    other = Cable(transmission=ending)
    members = {"ending": {"endOfMessage": "NNNN"}}
    assert changes_of(Cable(), other) == [
        ("added", None, "/transmission", None, members)
    ]
    assert changes_of(other, Cable()) == [
        ("removed", "/transmission", None, members, None)
    ]


def test_values_are_those_of_a_document():
    """An enumeration is shown as its value, and a flag that is not set is absent."""
    one = heading(Addressee(designator="A", precedence=Precedence.PRIORITY))
    other = heading(Addressee(designator="A", delivered_by_other_means=True))
    path = "/heading/infoAddressees/0"
    assert changes_of(one, other) == [
        ("added", None, f"{path}/deliveredByOtherMeans", None, True),
        ("removed", f"{path}/precedence", None, "P", None),
    ]
    assert changes_of(other, one) == [
        ("removed", f"{path}/deliveredByOtherMeans", None, True, None),
        ("added", None, f"{path}/precedence", None, "P"),
    ]


@pytest.mark.parametrize("place", range(len(NAMES) + 1))
def test_an_addressee_more_is_one_difference(place):
    one = addressed(*NAMES)
    new = Addressee(designator="AMEMBASSY VIENNA")
    other = [*one[:place], new, *one[place:]]
    path, value = f"/heading/infoAddressees/{place}", {"designator": new.designator}
    assert changes_of(heading(*one), heading(*other)) == [
        ("added", None, path, None, value)
    ]
    assert changes_of(heading(*other), heading(*one)) == [
        ("removed", path, None, value, None)
    ]


def test_an_addressee_that_others_passed_has_moved():
    one, other = addressed(*NAMES), addressed(*NAMES[1:], NAMES[0])
    path, value = "/heading/infoAddressees", {"designator": "AMEMBASSY LIMA"}
    assert changes_of(heading(*one), heading(*other)) == [
        ("moved", f"{path}/0", f"{path}/4", value, value)
    ]


def test_swapped_addressees_are_one_difference():
    one = addressed("LIMA", "OSLO", "ROME")
    other = addressed("OSLO", "LIMA", "ROME")
    (found,) = differences(heading(*one), heading(*other))
    assert found.change is Change.MOVED


def test_what_moved_from_list_to_list_goes_and_comes():
    one = Heading(action_addressees=tuple(addressed("LIMA")))
    other = Heading(info_addressees=tuple(addressed("LIMA")))
    value = {"designator": "AMEMBASSY LIMA"}
    assert changes_of(Cable(heading=one), Cable(heading=other)) == [
        ("removed", "/heading/actionAddressees/0", None, value, None),
        ("added", None, "/heading/infoAddressees/0", None, value),
    ]


def test_a_changed_item_is_found_among_new_ones():
    """An item that changed and moved is paired, and both of its paths are reported."""
    old = addressed("LIMA", "OSLO")
    changed = attrs.evolve(old[1], message_continuity_number="0042")
    new = [*addressed("VIENNA", "ROME"), old[0], *addressed("TUNIS"), changed]
    path = "/heading/infoAddressees"
    assert [found[:3] for found in changes_of(heading(*old), heading(*new))] == [
        ("added", None, f"{path}/0"),
        ("added", None, f"{path}/1"),
        ("added", None, f"{path}/3"),
        ("added", None, f"{path}/4/messageContinuityNumber"),
    ]


def test_paragraphs_are_paired_by_their_words():
    one = build(paragraphs=["(U) Bark floats on water.", "(C) Mills are full."])
    other = build(
        paragraphs=["(U) A new one.", "(C) Bark floats on oil.", "(C) Mills are full."]
    )
    path = "/content/paragraphs"
    assert [found[:3] for found in changes_of(one, other)] == [
        ("added", None, f"{path}/0"),
        ("changed", f"{path}/0/number", f"{path}/1/number"),
        (
            "changed",
            f"{path}/0/portionMarking/level",
            f"{path}/1/portionMarking/level",
        ),
        ("changed", f"{path}/0/text", f"{path}/1/text"),
        ("changed", f"{path}/1/number", f"{path}/2/number"),
    ]


def test_items_that_share_nothing_go_and_come():
    one = heading(Addressee(designator="AMEMBASSY LIMA"))
    other = heading(Addressee(designator="SECSTATE WASHDC"))
    assert [found[0] for found in changes_of(one, other)] == ["removed", "added"]


def test_in_long_lists_what_moved_along_is_paired_by_its_name():
    """Items are paired by their longest string if they share routing indicators."""
    names = [f"POST {number}" for number in range(100)]
    old = [Addressee(designator=n, routing_indicator="RUEHC") for n in names]
    changed = [attrs.evolve(a, message_continuity_number="0042") for a in old]
    found = changes_of(heading(*old), heading(*addressed("VIENNA"), *changed))
    path = "/heading/infoAddressees"
    assert [difference[:3] for difference in found] == [
        ("added", None, f"{path}/0"),
        *(
            ("added", None, f"{path}/{place}/messageContinuityNumber")
            for place in range(1, 101)
        ),
    ]


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        # Three words of ten are enough, two are not.
        ({"text": "a b c d e f g h i j"}, {"text": "a b c 4 5 6 7 8 9 0"}, ["changed"]),
        (
            {"text": "a b c d e f g h i j"},
            {"text": "a b 3 4 5 6 7 8 9 0"},
            ["removed", "added"],
        ),
        # A word counts under the name of its field alone.
        (
            {"label": "A", "text": "B"},
            {"label": "B", "text": "A"},
            ["removed", "added"],
        ),
    ],
)
def test_what_shares_few_words_is_no_pair(one, other, changes):
    found = changes_of(
        Cable(content=Content(references=(Reference(**one),))),
        Cable(content=Content(references=(Reference(**other),))),
    )
    assert [difference[0] for difference in found] == changes


def test_values_that_are_no_words_are_shared_too():
    one, other = (
        Addressee(designator=name, delivered_by_other_means=True)
        for name in ("LIMA", "OSLO")
    )
    path = "/heading/infoAddressees/0/designator"
    assert changes_of(heading(one), heading(other)) == [
        ("changed", path, path, "LIMA", "OSLO")
    ]


def test_offices_are_shared_one_by_one():
    one, same, other = (
        Addressee(designator=name, office_symbols=offices)
        for name, offices in (("LIMA", ("A", "B")), ("OSLO", ("A",)), ("ROME", ("C",)))
    )
    path = "/heading/infoAddressees/0"
    assert [found[:3] for found in changes_of(heading(one), heading(same))] == [
        ("changed", f"{path}/designator", f"{path}/designator"),
        ("removed", f"{path}/officeSymbols/1", None),
    ]
    changes = [found[0] for found in changes_of(heading(one), heading(other))]
    assert changes == ["removed", "added"]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        # Beside an item that has its name still, and before one that came.
        ("NODE/ALPHA BRAVO ONE", "NODE*/ALPHA BRAVO TWO", ["added", "changed"]),
        ("ROME/ALPHA BRAVO ONE", "ALPHA BRAVO TWO", ["removed", "changed"]),
        ("ALPHA BRAVO ONE", "ROME/ALPHA BRAVO TWO", ["added", "changed"]),
        # Pairs do not cross.
        (
            "ALPHA BRAVO ONE/NODE",
            "NODE*/ALPHA BRAVO TWO",
            ["removed", "added", "added"],
        ),
    ],
)
def test_items_are_paired_between_those_that_keep_their_names(old, new, changes):
    """Items are paired between those that keep their names.

    A ``*`` in a row means that the item got a continuity number.
    """
    one, other = (
        [
            Addressee(
                designator=name.rstrip("*"),
                message_continuity_number="0042" if name.endswith("*") else None,
            )
            for name in names.split("/")
        ]
        for names in (old, new)
    )
    assert [found[0] for found in changes_of(heading(*one), heading(*other))] == changes


def test_two_pairs_that_share_less_are_better_than_one_that_shares_more():
    texts = (("a b c d", "q r s t"), ("a b x y", "a b c q r"))
    one, other = (
        Cable(content=Content(references=tuple(Reference(text=t) for t in each)))
        for each in texts
    )
    assert [found[0] for found in changes_of(one, other)] == ["changed", "changed"]


def test_bare_items_that_share_a_word_are_paired_before_those_that_share_none():
    one = build(captions=["FOR A", "NODIS"])
    other = build(captions=["EXDIS", "FOR B AND C"])
    assert [found[:3] for found in changes_of(one, other)] == [
        ("added", None, "/content/captions/0"),
        ("changed", "/content/captions/0", "/content/captions/1"),
        ("removed", "/content/captions/1", None),
    ]


def test_a_bare_item_replaces_another():
    one, other = build(captions=["SIPDIS"]), build(captions=["NODIS"])
    path = "/content/captions/0"
    assert changes_of(one, other) == [("changed", path, path, "SIPDIS", "NODIS")]
    more = build(captions=["EXDIS", "FOR A AND B"])
    assert changes_of(build(captions=["FOR A"]), more) == [
        ("added", None, path, None, "EXDIS"),
        ("changed", path, "/content/captions/1", "FOR A", "FOR A AND B"),
    ]


def test_a_value_of_another_class_is_another_value():
    """Two values of different classes are one difference, with the kind of each."""
    one = build(executive_order="12958", declassification="X1")
    other = build(executive_order="12958", declassification=DAY)
    (found,) = differences(one, other)
    assert found.path == "/content/executiveOrder/declassification"
    assert found.a["kind"] != found.b["kind"]


def test_wrapping_counts_unless_it_is_not_asked_for():
    one = Cable(content=Content(paragraphs=(Paragraph(text="Bark\n  floats."),)))
    other = Cable(content=Content(paragraphs=(Paragraph(text="Bark floats."),)))
    assert len(differences(one, other)) == 1
    assert differences(one, other, wrapping=False) == ()
    third = Cable(content=Content(paragraphs=(Paragraph(text="Bark\nburns."),)))
    (found,) = differences(one, third, wrapping=False)
    assert (found.a, found.b) == ("Bark floats.", "Bark burns.")


def test_other_things_are_refused():
    with pytest.raises(TypeError, match="expected Cable; found str"):
        differences(build(subject="CORK"), "CORK")


def hostile(kind, size):
    """Two lists of which no item is equal, and hardly one unlike."""
    names = [f"WORD{number} OF {kind}" for number in range(size)]
    if kind == "all changed":
        return (
            [Addressee(designator=name) for name in names],
            [Addressee(designator=f"{name} X") for name in names],
        )
    if kind == "one name":
        return (
            [
                Addressee(designator="A", message_continuity_number=str(n))
                for n in range(size)
            ],
            [
                Addressee(designator="A", routing_indicator=f"RUEHC{chr(65 + n % 26)}")
                for n in range(size + 3)
            ],
        )
    return (
        [Addressee(designator=name) for name in names],
        [Addressee(designator=name) for name in reversed(names)],
    )


@pytest.mark.parametrize("kind", ["all changed", "one name", "reversed"])
def test_likening_grows_with_the_length_of_lists(kind, monkeypatch):
    """Twice the items lead to about twice as many comparisons of items (law 9)."""
    likened = 0
    alike = pairs_module._alike

    def counted(*args):
        nonlocal likened
        likened += 1
        return alike(*args)

    monkeypatch.setattr(pairs_module, "_alike", counted)
    counts = []
    for size in (400, 800):
        likened = 0
        one, other = hostile(kind, size)
        assert differences(heading(*one), heading(*other))
        counts.append(likened)
        assert likened <= 64 * size
    assert counts[1] <= 2.1 * counts[0]


def test_signals_in_lists_are_descended_into():
    one = Transmission(operating_signals=(OperatingSignal(code="ZNY"),))
    signal = OperatingSignal(code="ZNY", arguments=("CCCCC",))
    other = Transmission(operating_signals=(signal,))
    assert changes_of(Cable(transmission=one), Cable(transmission=other)) == [
        ("added", None, "/transmission/operatingSignals/0/arguments/0", None, "CCCCC")
    ]
