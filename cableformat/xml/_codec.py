"""The codec's verbs: `parse`, `check`, `inspect`, `loads`, `dumps`, `load`, `dump`."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from lxml import etree

from cableformat._record import shown
from cableformat.document import (
    NAMESPACE,
    Problem,
    cable_of,
    check_arguments,
    check_output,
    examined,
    inspected,
    members_of,
    reading_of,
    refusal_of_namespace,
    refusal_of_version,
    refused,
)
from cableformat.xml._findings import examine_root
from cableformat.xml._names import ROOT
from cableformat.xml._reader import NotPlain, has_attributes, read_root
from cableformat.xml._writer import write_root
from cableformat.xml.source import XmlSource

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cableformat.diagnostics import Diagnostic
    from cableformat.document import DocumentLayout
    from cableformat.model import Cable
    from cableformat.text import Hints, Inspection, Layout, Reading, Source

_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8'?>\n"


def parse(
    source: Source,
    *,
    hints: Hints | None = None,
) -> Reading[Cable | None]:
    r"""Read a document; if it is broken or not a cable, the findings say why.

    Every document up to the cap has a reading (law 1), whose cable may be `None`.
    Entities are never resolved, nothing is fetched, and a document type declaration is
    refused.  The layout, if there is one, plays back the source of the document;
    `hints` apply to it.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).
        TypeError: The source is neither `str` nor `bytes`.

    >>> parse("<cable/>").diagnostics[0].code
    'xml.wrong-namespace'
    """
    source = check_arguments(source, hints)
    return read(XmlSource(source))


def check(source: Source, *, hints: Hints | None = None) -> tuple[Diagnostic, ...]:
    """Every finding about a document, in document order.

    These are the findings of `parse`; if none of them is an error, also whether the
    layout reads as the cable.  Whatever the published schema refuses, `parse` refuses
    (law 7).

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).

    >>> [finding.code for finding in check("<cable/>")]
    ['xml.wrong-namespace']
    """
    return inspect(source, hints=hints).diagnostics


def inspect(source: Source, *, hints: Hints | None = None) -> Inspection[Cable | None]:
    """The findings of `check`, with the cable and the places of its members.

    Raises:
        CableDecodeError: The source is over 256 MiB (``input.too-large``).

    >>> inspect("<cable/>").cable is None, inspect("<cable/>").diagnostics[0].line
    (True, 1)
    """
    source = check_arguments(source, hints)
    document = XmlSource(source)
    return inspected(read(document), document)


def read(document: XmlSource) -> Reading[Cable | None]:
    """Read a document that is under the cap; see `parse`."""
    root = document.root()
    if root is None:
        assert document.problem is not None
        return refused([document.problem], document)
    document.elements[()] = root
    problem = _root_problem(root)
    if problem is not None:
        return refused([problem], document)
    problems = []
    if root.get("formatVersion") is None:
        message = "expected an attribute 'formatVersion'; found none"
        problems.append(Problem((), "document.missing-member", message))
    elif (found := _plainly(root, document)) is not None:
        return reading_of(*found, document)
    members, more = examine_root(root, document)
    return examined(members, document, [*problems, *more])


def _plainly(
    root: _Element, document: XmlSource
) -> tuple[Cable, DocumentLayout | None] | None:
    """What the fast way reads; `None` where it can't."""
    try:
        # The namespace and the version: without a third sign there is no attribute.
        bare = document.text.count("=") <= 2 or not has_attributes(root)
        return read_root(root) if bare and not document.interrupted else None
    except NotPlain:
        return None


def _root_problem(root: _Element) -> Problem | None:
    if root.tag != ROOT:
        namespace = etree.QName(root).namespace
        if namespace != NAMESPACE:
            found = "none" if namespace is None else shown(namespace)
            message = f"expected namespace {NAMESPACE!r}; found {found}"
            newer = refusal_of_namespace(namespace, ())
            return newer or Problem((), "xml.wrong-namespace", message)
        message = f"expected a root 'cable'; found {shown(etree.QName(root).localname)}"
        return Problem((), "document.not-a-cable", message)
    version = root.get("formatVersion")
    return None if version is None else refusal_of_version(str(version), ())


def loads(source: Source, *, hints: Hints | None = None) -> Cable:
    """The cable of a document; `parse` gives the layout and the findings too.

    Inverse of `dumps`: ``loads(dumps(c)) == c`` for every cable (law 4).

    Raises:
        CableDecodeError: The document is broken or not a cable; all findings are on
            the exception.  Or the source is over the cap (``input.too-large``).

    >>> from cableformat.model import build
    >>> cable = build(originator="AMEMBASSY ASTANA")
    >>> loads(dumps(cable)) == cable
    True
    """
    return cable_of(parse(source, hints=hints))


def dumps(cable: Cable, *, layout: Layout | None = None) -> str:
    r"""A cable as a document, with its layout if one is given.

    Every cable has a document (law 4).  With the layout of a reading, the document
    carries the source, and `cableformat.text` writes it again byte for byte (law 3); if
    the cable was edited since, the source is edited first (laws 5 and 10).
    A `str` has no encoding declaration; `dump` writes one.

    Raises:
        CableEncodeError: A constructor would refuse the cable
            (``document.not-readable-back``); the layout contradicts its document
            (``layout.disagrees``); the edited cable can't be written as text (see
            `cableformat.text.dumps`); the document is over the cap
            (``output.too-large``).

    >>> from cableformat.model import build
    >>> print(dumps(build(originator="AMEMBASSY ASTANA")), end="")
    <cable xmlns="https://w3id.org/cableformat/v1" formatVersion="1.0">
      <heading>
        <originator>
          <designator>AMEMBASSY ASTANA</designator>
        </originator>
      </heading>
    </cable>
    """
    root = write_root(members_of(cable, layout))
    return check_output(etree.tostring(root, encoding="unicode", pretty_print=True))


def load(file: BinaryIO, *, hints: Hints | None = None) -> Cable:
    """The cable of a document in a binary file; see `loads`."""
    return loads(file.read(), hints=hints)


def dump(cable: Cable, file: BinaryIO, *, layout: Layout | None = None) -> None:
    """Write a document to a binary file, in UTF-8: all of it or nothing."""
    file.write((_DECLARATION + dumps(cable, layout=layout)).encode())
