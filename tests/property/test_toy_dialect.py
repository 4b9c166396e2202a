"""A dialect is one file: a toy of one, with lines and an order of its own.

Nothing outside this file knows it.  It is registered, detected, read, carried by
documents and written back, and the laws hold for its telegrams.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cableformat.json
import cableformat.xml
from cableformat import text
from cableformat.errors import CableEncodeError
from cableformat.model import Addressee, Cable, Originator, Paragraph
from cableformat.text import Hints, Scope
from cableformat.text.dialects import DIALECTS, Dialect, Row, Shape, detect
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses.lens import Claim, Lens, Zone, labelled
from cableformat.text.writing import proof
from cableformat.text.writing.canonical import Spelling
from cableformat.text.writing.proof import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.text.lenses.lens import Block, Facts
    from cableformat.text.lines.line import Line

# The dialect


class _LabelledLens(Lens):
    """A line with a label: ``ORIGIN= LIMA``."""

    def __init__(
        self, kind: Kind, label: str, make: Callable[[str], Any], field: str | None
    ) -> None:
        self.kinds = (kind,)
        self.initials = label[0]
        self._label = label
        self._line = re.compile(f"{label} *([^ \t].*)", re.DOTALL).fullmatch
        self._make = make
        self._field = field

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        claims = labelled(block, self.kinds[0], block.match.start(1), None)
        claims[1].value = self._make(block.match[1])
        return claims

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return value if self._field is None else getattr(value, self._field)

    def label(self, kind: Kind) -> str:
        return self._label

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return f"\n{self._label}"


class _TextLens(Lens):
    """A paragraph: ``>1 CORK FLOATS``, its other lines after ``|``."""

    kinds = (Kind.PARAGRAPH,)
    one_line = False
    initials = ">"
    _line = re.compile(r">([0-9]{1,3}) ([^ \t].*)", re.DOTALL).fullmatch

    def goes_on(self, block: Block, line: Line) -> bool:
        return not line.gap and line.text[0] == "|"

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        more = (line.text[2:] for line in block.lines[1:])
        lines = "\n".join((block.match[2], *more)).rstrip("\n")
        paragraph = Paragraph(number=block.match[1], text=lines)
        return [Claim(Kind.PARAGRAPH, paragraph, block.spans())]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return f">{value.number} " + value.text.replace("\n", "\n| ")


def _always(zone: Zone) -> dict[Zone, Zone]:
    return dict.fromkeys(Zone, zone)


def _addressee(name: str) -> Addressee:
    return Addressee(designator=name)


def _originator(name: str) -> Originator:
    return Originator(designator=name)


_SUBJECT: Final = (Kind.SUBJECT, None)
TOY: Final = Dialect(
    "toy",
    (
        Row(_LabelledLens(Kind.SUBJECT, "RE= ", str, None), _always(Zone.OPENING)),
        Row(
            _LabelledLens(Kind.ORIGINATOR, "ORIGIN= ", _originator, "designator"),
            _always(Zone.ADDRESS),
        ),
        Row(
            _LabelledLens(Kind.ACTION_ADDRESSEE, "DEST= ", _addressee, "designator"),
            _always(Zone.ADDRESS),
        ),
        Row(_TextLens(), _always(Zone.OPENING)),
    ),
    shapes=(Shape("label with a sign", re.compile("(?:RE|ORIGIN|DEST)= ").match, 2),),
    # The subject comes first.
    slots=(_SUBJECT, *(slot for slot in SLOTS if slot != _SUBJECT)),
)
SOURCE: Final = """\
ORIGIN=   LIMA
DEST= ROME
DEST= QUITO
WHO KNOWS
RE= CORK

>1 IT FLOATS,
| AND SO DOES WOOD.
"""


@pytest.fixture(scope="module", autouse=True)
def _registered() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(DIALECTS, TOY.name, TOY)
        yield


def _toy() -> Hints:
    return Hints(dialect="toy")


_NAMES: Final = st.sampled_from(["LIMA", "ROME", "TO THE POINT", "BT", "1. CORK", "="])
_LINES: Final = st.one_of(
    st.builds("{}{}".format, st.sampled_from(["RE= ", "DEST= ", "ORIGIN= "]), _NAMES),
    st.builds(">{} {}".format, st.integers(0, 999), _NAMES),
    st.builds("| {}".format, _NAMES),
    st.sampled_from(["", "FM LIMA", "SUBJECT: X", "RE=", "  DEST= BERN ", "\x07"]),
)
_SOURCES: Final = st.builds(
    str.join, st.sampled_from(["\n", "\r\n"]), st.lists(_LINES, max_size=12)
)


@st.composite
def _telegrams(draw: st.DrawFn) -> str:
    """Telegrams of the dialect without a stray."""
    texts = [
        f">{n} {draw(_NAMES)}\n" + f"| {draw(_NAMES)}\n" * draw(st.integers(0, 2))
        for n in range(draw(st.integers(1, 3)))
    ]
    addressees = [f"DEST= {draw(_NAMES)}\n" for _ in range(draw(st.integers(0, 3)))]
    top = [f"RE= {draw(_NAMES)}\n", f"ORIGIN= {draw(_NAMES)}\n", *addressees]
    return "".join((*draw(st.permutations(top)), *texts))


# Reading


def test_it_is_detected_and_reported() -> None:
    """The toy dialect is detected by its shapes, and State's telegrams are not."""
    choice = detect(SOURCE)
    assert choice.dialect == "toy"
    assert choice.scores == dict.fromkeys(DIALECTS, 0) | {"toy": 8}
    reading = text.parse(SOURCE)
    assert reading.dialect == "toy"
    assert reading.layout is not None
    assert reading.layout.context.hints == Hints()
    assert text.parse("FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n").dialect == "state"


def test_it_is_read_with_its_own_lenses() -> None:
    """Lines of other dialects are strays, and a hint of another reads nothing."""
    cable = text.parse(SOURCE).cable
    heading, content = cable.heading, cable.content
    assert heading is not None
    assert content is not None
    assert heading.originator == _originator("LIMA")
    assert [to.designator for to in heading.action_addressees] == ["ROME", "QUITO"]
    assert [stray.text for stray in heading.strays] == ["WHO KNOWS"]
    assert content.subject == "CORK"
    paragraph = Paragraph(number="1", text="IT FLOATS,\nAND SO DOES WOOD.")
    assert content.paragraphs == (paragraph,)
    other = text.parse(SOURCE, hints=Hints(dialect="state"))
    assert other.dialect == "state"
    assert other.cable != cable


def test_its_lines_are_traced() -> None:
    """Lines are traced in the dialect that was read, detected or not."""
    taken = [line.taken[0].name for line in text.trace(SOURCE)]
    assert taken == [
        "/heading/originator",
        "/heading/actionAddressees/0",
        "/heading/actionAddressees/1",
        "/heading/strays/0",
        "/content/subject",
        "/content/paragraphs/0",
        "/content/paragraphs/0",
    ]
    (line,) = text.trace(">1 CORK.\n", hints=_toy())
    assert line.taken[0].name == "/content/paragraphs/0"


@given(st.one_of(_SOURCES, st.text()), st.booleans())
def test_every_source_comes_back_exactly(source: str, hinted: bool) -> None:
    """Every source comes back exactly, with a hint and without (laws 1 and 2)."""
    reading = text.parse(source, hints=_toy() if hinted else None)
    assert text.dumps(reading.cable, layout=reading.layout) == source


# Documents

_JOURNEYS: Final = list(
    itertools.product((cableformat.json, cableformat.xml), repeat=2)
)


@given(_SOURCES, st.booleans(), st.sampled_from(_JOURNEYS))
def test_documents_carry_it(source: str, hinted: bool, journey: Any) -> None:
    """Documents keep the source, the context and a hint that was given (law 3)."""
    reading = begun = text.parse(source, hints=_toy() if hinted else None)
    for codec in journey:
        reading = codec.parse(codec.dumps(reading.cable, layout=reading.layout))
        assert reading.cable == begun.cable
    assert reading.layout is not None
    assert begun.layout is not None
    assert reading.layout.context == begun.layout.context
    assert reading.dialect == begun.dialect
    assert text.dumps(reading.cable, layout=reading.layout) == source


def test_what_no_reader_would_detect_is_read_from_a_document() -> None:
    """A document names the dialect, whatever its source shows."""
    reading = text.parse(">1 CORK.\n", hints=_toy())
    document = cableformat.json.dumps(reading.cable, layout=reading.layout)
    again = cableformat.parse(document.replace(',\n      "dialectGiven": true', ""))
    assert text.parse(">1 CORK.\n").dialect == "state"
    assert again.layout is not None
    assert again.layout.context.hints == Hints()
    assert (again.dialect, again.cable) == ("toy", reading.cable)
    assert not again.layout.disputed
    cable = _edited(reading.cable, paragraphs=(Paragraph(number="2", text="BARK."),))
    assert text.dumps(cable, layout=again.layout) == ">2 BARK.\n"


def test_a_document_without_its_dialect_is_not_played(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A document of an unknown dialect gives its cable, a finding and no layout."""
    reading = text.parse(SOURCE)
    document = cableformat.xml.dumps(reading.cable, layout=reading.layout)
    monkeypatch.delitem(DIALECTS, "toy")
    again = cableformat.parse(document)
    assert [finding.code for finding in again.diagnostics] == ["layout.unknown-dialect"]
    assert again.cable == reading.cable
    assert again.layout is again.dialect is None


# Writing


@given(_telegrams())
def test_its_canonical_text_is_a_fixed_point(source: str) -> None:
    """Canonical text of the dialect, in its own order, is a fixed point (law 4)."""
    cable = text.parse(source, hints=_toy()).cable
    written = Spelling(TOY).canonical(cable)
    again = text.parse(written, hints=_toy())
    assert again.cable == cable
    assert not again.diagnostics
    assert Spelling(TOY).canonical(again.cable) == written
    assert written.startswith("RE= ")


@given(_telegrams())
def test_without_a_layout_the_default_dialect_is_written(source: str) -> None:
    """Without a layout State's dialect is written, or the cable is refused."""
    cable = text.parse(source, hints=_toy()).cable
    try:
        written = text.dumps(cable)
    except CableEncodeError as error:
        assert error.code == "text.not-readable-back"
    else:
        reading = text.parse(written)
        assert (reading.cable, reading.dialect) == (cable, "state")


def _edited(cable: Cable, **changes: Any) -> Cable:
    """A cable with other fields of its heading, or of its content."""
    sections = {
        name: attrs.evolve(
            section,
            **{k: v for k, v in changes.items() if hasattr(section, k)},
        )
        for name, section in (("heading", cable.heading), ("content", cable.content))
        if section is not None
    }
    return attrs.evolve(cable, **sections)


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({"originator": _originator("BERN")}, "LIMA", "BERN"),
        ({"subject": "BARK"}, "CORK", "BARK"),
        ({"action_addressees": (_addressee("ROME"),)}, "DEST= QUITO\n", ""),
        (
            {"action_addressees": tuple(map(_addressee, ["ROME", "BERN", "QUITO"]))},
            "DEST= QUITO",
            "DEST= BERN\nDEST= QUITO",
        ),
        (
            {"paragraphs": (Paragraph(number="1", text="IT\nSINKS."),)},
            ">1 IT FLOATS,\n| AND SO DOES WOOD.",
            ">1 IT\n| SINKS.",
        ),
    ],
)
def test_an_edit_is_written_in_it(changes: Any, before: str, after: str) -> None:
    """An edit keeps the bytes of what did not change (law 5)."""
    reading = text.parse(SOURCE)
    cable = _edited(reading.cable, **changes)
    written = write(cable, layout=reading.layout)
    assert written.scope is Scope.ELEMENT
    assert written.text == SOURCE.replace(before, after)
    assert text.parse(written.text).cable == cable


def test_all_of_it_may_be_written_canonically(monkeypatch: pytest.MonkeyPatch) -> None:
    """If no narrower scope reads back, all of the text is written in the dialect."""
    monkeypatch.setattr(proof, "_spliced", lambda *_: iter(()))
    reading = text.parse(SOURCE)
    cable = _edited(reading.cable, subject="BARK", strays=())
    written = write(cable, layout=reading.layout)
    assert written.scope is Scope.WHOLE
    assert written.text == (
        "RE= BARK\nORIGIN= LIMA\nDEST= ROME\nDEST= QUITO\n"
        ">1 IT FLOATS,\n| AND SO DOES WOOD.\n"
    )


@given(_telegrams(), _telegrams())
def test_any_of_its_cables_is_written_into_any_of_its_telegrams(
    source: str, other: str
) -> None:
    """Any cable of the dialect is written into any of its telegrams (law 5)."""
    layout = text.parse(source, hints=_toy()).layout
    cable = text.parse(other, hints=_toy()).cable
    written = text.dumps(cable, layout=layout)
    assert text.parse(written, hints=_toy()).cable == cable


def test_what_it_has_no_line_for_is_refused() -> None:
    """A value that has no line in the dialect is refused, and its path is named."""
    reading = text.parse(SOURCE)
    cable = _edited(reading.cable, tags=("PREL",))
    with pytest.raises(CableEncodeError, match="no line of the dialect toy") as caught:
        text.dumps(cable, layout=reading.layout)
    assert (caught.value.code, caught.value.path) == (
        "text.not-readable-back",
        "/content/tags/0",
    )


def test_an_edited_document_is_written_in_it() -> None:
    """An edited document keeps its layout for what did not change."""
    reading = text.parse(SOURCE)
    document = cableformat.json.dumps(reading.cable, layout=reading.layout)
    again = cableformat.parse(
        document.replace('"subject": "CORK"', '"subject": "BARK"')
    )
    assert again.cable is not None
    assert text.dumps(again.cable, layout=again.layout) == SOURCE.replace(
        "CORK", "BARK"
    )
