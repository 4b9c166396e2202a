"""Captions by their spellings, and where each is known (content.md 1.2, 1.3, 1.7)."""

from __future__ import annotations

import pytest

from cableformat.model import CitationKind, Reference
from cableformat.reference import CaptionKind, CaptionPlace, caption, captions, series
from tests.unit.text.telegrams import read


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("NODIS", "NODIS", "distribution"),
        ("NODIF", "NODIS", "distribution"),
        ("sipdis", "SIPDIS", "distribution"),
        ("N O F O R N", "NOFORN", "dissemination"),
        ("REL TO USA, GBR", "REL TO", "dissemination"),
        ("AMB/DCM ONLY", "EYES ONLY", "dissemination"),
        ("ROGERCHANNEL", "ROGER CHANNEL", "channel"),
        ("OFFICIAL-INFORMAL NO. 12", "OFFICIAL INFORMAL", "administrative"),
        ("E F T O", "EFTO", "level"),
        ("NOTAL", "NOTAL", "reference"),
    ],
)
def test_a_caption_is_known_by_any_of_its_spellings(
    printed: str, name: str, kind: str
) -> None:
    """A complete caption is known in any case; with a word more it is not."""
    found = caption(printed)
    assert found is not None
    assert (found.name, found.kind) == (name, CaptionKind(kind))
    assert caption(f"{printed} X") is None or name == "REL TO"


def test_places_are_those_of_the_list() -> None:
    """TERREP is known on lines only, NOTAL in references only, EXDIS in every place."""
    places = {name: caption(name).places for name in ("TERREP", "NOTAL", "EXDIS")}  # type: ignore[union-attr]
    assert places == {
        "TERREP": (CaptionPlace.LINE,),
        "NOTAL": (CaptionPlace.REFERENCE,),
        "EXDIS": tuple(CaptionPlace),
    }


@pytest.mark.parametrize("name", ["TOSEC", "VIPTO", "CEDTO"])
def test_a_series_is_one_in_references_and_after_the_number(name: str) -> None:
    """References and classification lines know the same series (content.md 1.2)."""
    assert series(name.lower()) is series(name) is not None
    (found,) = Reference(text=f"{name} 12").citations
    assert (found.kind, found.series) == (CitationKind.SERIES, name)
    line = f"UNCLAS SOMEWHERE 1774 {name} 12\n\nSUBJECT: X\n"
    assert read(line, "content", "classificationLine", "tail") == f"{name} 12"
    assert series("LIMA") is None


def test_a_caption_is_spaced_after_a_level_as_on_its_line() -> None:
    """A letter-spaced caption is read after a level too (content.md 1.2, 1.3)."""
    line = "C O N F I D E N T I A L N O F O R N LIMA 000401\n"
    read_line = read(line, "content", "classificationLine")
    assert read_line["handling"] == ["NOFORN"]
    assert read_line["referenceNumber"] == {"post": "LIMA", "serial": "000401"}


def test_the_captions_of_a_place_are_those_known_there() -> None:
    """`captions` gives only the captions that are known in the place."""
    for place in CaptionPlace:
        found = captions(place)
        assert all(place in each.places for each in found)
        assert ("NOTAL" in {each.name for each in found}) == (
            place is CaptionPlace.REFERENCE
        )
