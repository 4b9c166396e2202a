"""Volumes of *Foreign Relations* in TEI: each document with what its editors say of it.

Facts (streams.md 7): a telegram is a ``div`` of the type document; who sent it and to
whom is in the head, day and place are in the dateline, level and archive in a note;
the original format lines are gone.
Representation: the text is the document as it is printed, head and notes among it, for
the reader of telegrams knows these; what the markup tells for certain becomes
attributes, with the keys that the reader gives them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs
from lxml import etree

from cableformat.bulk import _limits
from cableformat.bulk._marked_text import PARAGRAPH, Markup, local, text_of
from cableformat.bulk._member import Member
from cableformat.bulk._refusal import guarded, refused, too_large
from cableformat.errors import CableDecodeError
from cableformat.model import Archive, ArchiveAttribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk._member import MemberPlace
    from cableformat.bulk._stream import Source

_TEI: Final = "{http://www.tei-c.org/ns/1.0}"
_FRUS: Final = "{http://history.state.gov/frus/ns/1.0}"
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_DOCUMENT: Final = f"{_TEI}div"
_BLOCKS: Final = frozenset(
    "ab closer div head item l label list opener p postscript quote row salute signed "
    "table".split(" ")
)


def _gap(element: Any, name: str, event: str) -> str:
    """Between blocks a blank line; a label and its item are in one."""
    if name == "cell" or (name == "label" and event == "end"):
        return " "
    if name == "item" and event == "start":
        above = element.getprevious()
        return "" if above is not None and local(above) == "label" else PARAGRAPH
    return PARAGRAPH if name in _BLOCKS else ""


_PROSE: Final = Markup(
    skipped=frozenset({"note", "pb", "fw"}), breaks=frozenset({"lb"}), gap=_gap
)
#: What the editors printed around the text, and is none of it.
_AROUND: Final = frozenset({"head", "opener", "dateline", "note"})
_LEVEL: Final = re.compile(
    r"(?<=\. )(?:Top Secret|Secret|Confidential|Limited Official Use|Official Use Only"
    r"|Unclassified)(?=[;,.])"
).search
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
    blocks += [text_of(x, _PROSE) for x in element if local(x) not in _AROUND]
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
    note = "" if (source := _source(element)) is None else _line(source)
    level = _LEVEL(note)
    found = note[: level.start()] if level else note
    yield "sourceNote", found.removeprefix("Source:").strip(" .")
    yield "classification", element.get(_CLASSIFICATION) or (level[0] if level else "")


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
    if element is not None:
        yield from element.iter(*(f"{_TEI}{name}" for name in names))


def _printed_date(dateline: str, places: list[str]) -> str:
    """A dateline without its place: its time may be in no element."""
    for place in places:
        dateline = dateline.removeprefix(place).lstrip(" ,")
    return _PERIOD.sub("", dateline)


def _line(element: Any) -> str:
    return _GAP.sub(" ", text_of(element, _PROSE))
