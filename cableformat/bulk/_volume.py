"""Volumes of *Foreign Relations* in TEI: each document with what its editors say of it.

Facts (streams.md 7): a telegram is a ``div`` of the type document; who sent it and to
whom is in the head, day and place are in the dateline, level and archive in a note;
the original format lines are gone; a summary is the editors' own.
Representation: the text is the document as it is printed, head, dateline and source
note first, for the reader of telegrams knows these; footnotes are left out.  What the
markup states becomes attributes, with the keys that the reader gives them;
so does the summary, which is no text of the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs
from lxml import etree

from cableformat.bulk import _limits
from cableformat.bulk._limits import guarded, refused, too_large
from cableformat.bulk._marked_text import PARAGRAPH, Markup, local, text_of
from cableformat.bulk._member import Member
from cableformat.errors import CableDecodeError
from cableformat.model import Archive, ArchiveAttribute
from cableformat.text.lenses.archive.editions import SOURCE, SUMMARY, source_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk._member import MemberPlace
    from cableformat.bulk._stream import Source

_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
_FRUS: Final = "{http://history.state.gov/frus/ns/1.0}"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_DOCUMENT: Final = f"{_TEI}div"
_BLOCKS: Final = frozenset(
    "ab byline closer dateline div figure head item l label lg list opener p "
    "postscript quote row salute signed table".split(" ")
)


def _gap(element: Any, name: str, event: str) -> str:
    """Between blocks a blank line; a label and its item are in one."""
    if name == "cell" or (name == "label" and event == "end"):
        return " "
    if name == "item" and event == "start":
        above = element.getprevious()
        return "" if above is not None and local(above) == "label" else PARAGRAPH
    # In an opener a segment is a line of its own, such as that of the subject.
    is_line = name == "seg" and local(element.getparent()) == "opener"
    return PARAGRAPH if is_line or name in _BLOCKS else ""


_PROSE: Final = Markup(
    skipped=frozenset({"note", "pb", "fw"}), breaks=frozenset({"lb"}), gap=_gap
)
_GAP: Final = re.compile("[ \n]++")
#: That of a sentence, and not that of ``p.m.``.
_PERIOD: Final = re.compile(r"(?<![ap]\.m)\.?\Z")
_CLASSIFICATION: Final = f"{_FRUS}classification"


def volume_members(source: Source) -> Iterator[Member]:
    """The documents of a volume, in its order."""
    element = None
    for element in _documents(source):
        place = attrs.evolve(source.place, document=element.get(_ID))
        yield from guarded(_members(element, place), place)
    if element is None:
        msg = "the volume has no document"
        yield refused(source.place, msg, code="container.no-text")


def _documents(source: Source) -> Iterator[Any]:
    """The elements that are documents; what is done with is forgotten."""
    parser = etree.XMLPullParser(
        ("start", "end"),
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    volume = size = 0
    document = None
    for piece in source.stream.pieces():
        volume, size = volume + len(piece), size + len(piece)
        error = _fed(parser, piece)
        for event, element in parser.read_events():
            if document is None and event == "start":
                document = _begun(element)
            elif event == "end" and document in (None, element):
                if document is not None:
                    yield element
                document, size = None, 0
                _forget(element)
        if error is not None:
            raise error
        if size > _limits.MEMBER:
            raise too_large(_limits.MEMBER)
        if volume > _limits.VOLUME:
            raise too_large(_limits.VOLUME)
    parser.close()


def _fed(parser: etree.XMLPullParser, piece: bytes) -> etree.XMLSyntaxError | None:
    """What is wrong in a piece; the elements before it are whole."""
    try:
        parser.feed(piece)
    except etree.XMLSyntaxError as error:
        return error
    return None


def _begun(element: Any) -> Any:
    """The element, if it is a document.

    Raises:
        CableDecodeError: It is the root, below a document type (``xml.doctype``).
    """
    if element.getparent() is None and element.getroottree().docinfo.internalDTD:
        msg = "expected no document type, whose entities could expand; found one"
        raise CableDecodeError(msg, code="xml.doctype")
    is_document = element.tag == _DOCUMENT and element.get("type") == "document"
    return element if is_document else None


def _forget(element: Any) -> None:
    # The element itself has to stay: the parser may be adding text after it.
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and (other := element.getprevious()) is not None:
        parent.remove(other)


def _members(element: Any, place: MemberPlace) -> Iterator[Member]:
    pairs = [(key, value) for key, value in _said(element) if value]
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    claims = {key: "; ".join(found) for key, found in values.items()}
    attributes = tuple(ArchiveAttribute(key=k, value=v) for k, v in pairs)
    archive = Archive(attributes=attributes) if attributes else None
    when = _date(element)
    if when is not None and when.get("when"):
        claims["when"] = when.get("when")
    yield Member(place=place, text=_text(element), claims=claims, archive=archive)


def _text(element: Any) -> str:
    """The document as it is printed, a block a line, with a blank line between."""
    head, dateline = _head(element), _dateline(element)
    around = [x for x in (head, dateline, _source(element)) if x is not None]
    blocks = [_line(x) for x in around]
    # In newer volumes the dateline is in the head.
    if dateline is not None and head in dateline.iterancestors():
        del blocks[1]
    blocks.append(text_of(element, _PROSE, without=around))
    return "".join(f"{block}\n\n" for block in blocks if block)[:-1]


def _said(element: Any) -> Iterator[tuple[str, str]]:
    """What the editors say, by the keys of streams.md 7."""
    yield "documentNumber", element.get("n", "")
    head = _head(element)
    for key in ("from", "to"):
        for side in _within(head, "gloss", "persName"):
            if side.get("type") == key:
                yield key, _line(side)
    dateline, date = _dateline(element), _date(element)
    places = [_line(place) for place in _within(dateline, "placeName")]
    for place in places:
        yield "place", place
    if dateline is not None and _line(dateline):
        yield "date", _printed_date(_line(dateline), places)
    elif date is not None:
        yield "date", _line(date)
    parts = _source_parts(element)
    if level := element.get(_CLASSIFICATION):
        parts["classification"] = level
    yield from parts.items()
    for note in _within(element, "note"):
        if note.get("type") == "summary":
            summary = _line(note)
            label = SUMMARY(summary)
            yield "summary", summary[label.end() :] if label else summary


def _source_parts(element: Any) -> dict[str, str]:
    """What the reader of telegrams finds in the note on the source."""
    if (source := _source(element)) is None:
        return {}
    note = _line(source)
    if SOURCE(note) is None:
        note = f"Source: {note}"
    return {key: note[start:end] for key, start, end in source_parts(note)}


def _head(element: Any) -> Any:
    return element.find(f"{_TEI}head")


def _dateline(element: Any) -> Any:
    return next(_within(element, "dateline"), None)


def _source(element: Any) -> Any:
    notes = _within(element, "note")
    return next((note for note in notes if note.get("type") == "source"), None)


def _date(element: Any) -> Any:
    dates = (*_within(_dateline(element), "date"), *_within(_head(element), "date"))
    return next(iter(dates), None)


def _within(element: Any, *names: str) -> Iterator[Any]:
    """The elements of those names, but what a note has in it is its own."""
    if element is not None:
        for found in element.iter(*(f"{_TEI}{name}" for name in names)):
            if next(found.iterancestors(f"{_TEI}note"), None) is None:
                yield found


def _printed_date(dateline: str, places: list[str]) -> str:
    """A dateline without its place: its time may be in no element."""
    for place in places:
        dateline = dateline.removeprefix(place).lstrip(" ,")
    return _PERIOD.sub("", dateline)


def _line(element: Any) -> str:
    return _GAP.sub(" ", text_of(element, _PROSE))
