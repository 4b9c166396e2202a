"""Markings as confidentiality labels of STANAG 4774.

Facts: content.md 3.4, captions.csv.  Representation: a label has the policy of one
owner, the level in the policy's words, and categories.  Controls of the United States
belong to the category Additional Sensitivity of their policy; REL TO is the category
Releasable To.  What has no counterpart is reported, never replaced; a label that could
be read only in part, because of entities or doubled elements, is refused.  Doubt: we
know no policy identifier of the United States or of any other country, so the label
names the country, and a caller who knows the identifier passes it.  Binding a label to
its text, by STANAG 4778, is up to the caller.
"""

from __future__ import annotations

import datetime
import re
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cableformat._record import LINE, refuse
from cableformat.errors import CableValueError
from cableformat.markings._banner import Facts
from cableformat.markings._controls import DISPLAY
from cableformat.markings._lattice import USA
from cableformat.markings._marking import Marking, check_type, dates_of, normalise
from cableformat.markings._statement import Changes, Stated, changes
from cableformat.markings.levels import Level
from cableformat.markings.register import (
    NOFORN,
    REGISTER,
    fused,
    level_word,
    order,
    registered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.markings.portions import PortionMarking

__all__ = [
    "BINDING_NAMESPACE",
    "LABEL_NAMESPACE",
    "InLabel",
    "from_label",
    "to_label",
]

#: content.md 3.4.
LABEL_NAMESPACE: Final = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0"
#: content.md 3.4: the namespace of STANAG 4778, which binds a label to its text.
BINDING_NAMESPACE: Final = "urn:nato:stanag:4778:bindinginformation:1:0"
_NATO_POLICY: Final = "urn:oid:1.3.26.1.3.1"
_SENSITIVITY: Final = ("RESTRICTIVE", "Additional Sensitivity")
_RELEASABLE: Final = ("PERMISSIVE", "Releasable To")
_ROOTS: Final = (
    "originatorConfidentialityLabel",
    "alternativeConfidentialityLabel",
    "metadataConfidentialityLabel",
)
_INFORMATION: Final = "ConfidentialityInformation"

_CLASSES: Final = {level.word: level for level in Level if level_word(level) is None}
# How NATO's highest level is displayed (content.md 3.4).
_CLASSES["COSMIC TOP SECRET"] = Level.TOP_SECRET
#: The names of controls, by their values in a label.
_NAMES: Final = {row.label: row.name for row in REGISTER if row.label}


class InLabel(NamedTuple):
    """A marking as a label, and what is not in it."""

    #: ``originatorConfidentialityLabel``, an element of lxml.
    element: Any
    #: Controls without counterpart, as `Marking.controls` names them.
    left_over: tuple[str, ...]
    #: How the normal form, which is converted, differs from the marking.
    changes: Changes


def to_label(
    marking: Marking | PortionMarking,
    *,
    created: datetime.datetime,
    review: datetime.datetime | None = None,
    policy_uri: str | None = None,
) -> InLabel:
    """A marking as a label of STANAG 4774, and what it can't hold (content.md 3.4).

    `created` and `review` have a time zone; a day of declassification goes into
    `review`.  `policy_uri` identifies the owner's policy; NATO's is known.

    Raises:
        CableValueError: The marking is unmarked or partly so
            (``markings.partly-unmarked``); it has several owners, and a label one
            policy (``markings.several-owners``); a time has no zone (``model.range``);
            `policy_uri` is no line of text (``model.pattern``).
        TypeError: An argument is of another type.

    >>> import datetime
    >>> created = datetime.datetime(2008, 9, 15, 11, 22, tzinfo=datetime.UTC)
    >>> label = to_label(Marking.from_banner("SECRET//SI//NODIS"), created=created)
    >>> [value.text for value in label.element.iter("{*}GenericValue")]
    ['NODIS']
    >>> label.left_over
    ('SI',)
    """
    from lxml import etree  # noqa: PLC0415 - most readers of markings need none

    check_type("created", created, datetime.datetime)
    check_type("review", review, datetime.datetime, NoneType)
    check_type("policy_uri", policy_uri, str, NoneType)
    if policy_uri is not None and re.fullmatch(LINE, policy_uri) is None:
        refuse("policy_uri", "a line of text", policy_uri)
    facts = normalise(marking).facts()
    owner = _owner(facts.owners)
    root = etree.Element(_tag("originatorConfidentialityLabel"), nsmap=_NSMAP)
    if review is not None:
        root.set("ReviewDateTime", _time("review", review))
    information = etree.SubElement(root, _tag(_INFORMATION))
    policy = etree.SubElement(information, _tag("PolicyIdentifier"))
    policy.text = owner
    uri = policy_uri or (_NATO_POLICY if owner == "NATO" else None)
    if uri is not None:
        policy.set("URI", uri)
    left = _classify(information, facts, owner)
    etree.SubElement(root, _tag("CreationDateTime")).text = _time("created", created)
    return InLabel(root, left + dates_of(marking), changes(marking))


def _classify(information: Any, facts: Facts, owner: str) -> tuple[str, ...]:
    """Add the classification and the categories; what has no counterpart is left."""
    word = level_word(facts.level)
    level = Level.UNCLASSIFIED if word else facts.level
    classification = information.makeelement(_tag("Classification"))
    classification.text = level.word
    information.append(classification)
    labels, left = _values({*facts.controls, *([word] if word else ())}, owner)
    _add(information, _SENSITIVITY, labels)
    _add(information, _RELEASABLE, facts.releasable_to or ())
    if facts.display_only_to is not None:
        left = (*left, DISPLAY + ", ".join(facts.display_only_to))
    return left


_NSMAP: Final = {None: LABEL_NAMESPACE}


def _tag(name: str) -> str:
    return f"{{{LABEL_NAMESPACE}}}{name}"


def _owner(owners: tuple[str, ...]) -> str:
    if len(owners) > 1:
        msg = f"to_label: expected one owner, as a label has one policy; found {owners}"
        raise CableValueError(msg, code="markings.several-owners", field="Marking")
    return owners[0] if owners else USA


def _time(name: str, moment: datetime.datetime) -> str:
    if moment.tzinfo is None:
        refuse(name, "a time with its zone", moment, code="model.range")
    return moment.isoformat().replace("+00:00", "Z")


def _values(names: set[str], owner: str) -> tuple[list[str], tuple[str, ...]]:
    """The values of the owner's policy, and the controls that it lacks."""
    both = fused(names)
    labels, left = [], []
    for name in sorted(names - {NOFORN} if both else names, key=order):
        row = registered(name)
        if row is None or row.label is None or owner != USA:
            left += [name, NOFORN] if both and name == "SBU" else [name]
        else:
            labels.append("SBU NOFORN" if both and name == "SBU" else row.label)
    return labels, tuple(sorted(left, key=order))


def _add(parent: Any, category: tuple[str, str], values: Iterable[str]) -> None:
    """A category with its values, if there are any."""
    values = list(values)
    if not values:
        return
    element = parent.makeelement(_tag("Category"))
    parent.append(element)
    element.set("Type", category[0])
    element.set("TagName", category[1])
    for value in values:
        child = element.makeelement(_tag("GenericValue"))
        child.text = value
        element.append(child)


def from_label(element: Any) -> Stated:
    """What a label states: the marking, in normal form, and the rest (content.md 3.4).

    Takes an element of lxml, never text: a caller who parses text must not resolve
    entities.  Unknown restrictive values become controls word for word; categories of
    other types, privacy marks and all other elements are left over.  The times and the
    policy's identifier are given as texts, as printed.

    Raises:
        CableValueError: It is no label; it has no policy, no known classification, or
            several; or a value is more than text, or one that no marking can hold
            (``model.pattern``).
        TypeError: It is no element of lxml.
    """
    from lxml import etree  # noqa: PLC0415 - most readers of markings need none

    check_type("element", element, etree._Element)  # noqa: SLF001 - it has no other name
    if element.tag not in map(_tag, _ROOTS):
        refuse("Marking", "a label of STANAG 4774", element.tag)
    information = _one(element, _INFORMATION)
    policy = _one(information, "PolicyIdentifier")
    words = _text(_one(information, "Classification")).upper()
    level = _CLASSES.get(words)
    if level is None:
        refuse("Marking", "a classification such as SECRET", words)
    texts = {
        "created": _stripped(element.findtext(_tag("CreationDateTime"))),
        "review": element.get("ReviewDateTime", ""),
        "policy_uri": policy.get("URI", ""),
    }
    known = (information.tag, _tag("CreationDateTime"))
    controls, releasable, left = _categories(information)
    left += (_rest(child) for child in _children(element) if child.tag not in known)
    marking = Marking(
        level=level,
        owners=(_text(policy),),
        controls=tuple(controls),
        releasable_to=None if releasable is None else tuple(releasable),
    )
    texts = {name: text for name, text in texts.items() if text}
    return Stated(normalise(marking), None, texts, tuple(left), changes(marking))


def _categories(
    information: Any,
) -> tuple[list[str], list[str] | None, list[tuple[str, ...]]]:
    """The controls, the list of REL TO if there is one, and what is left over."""
    controls: list[str] = []
    releasable: list[str] | None = None
    left: list[tuple[str, ...]] = []
    for child in _children(information):
        if child.tag == _tag("Category"):
            kind, values = _kind(child), [_text(value) for value in _values_of(child)]
            filled = [value for value in values if value]
            if kind == _RELEASABLE:
                releasable = [*(releasable or ()), *filled]
            elif kind[0] == _SENSITIVITY[0]:
                controls += (_NAMES.get(value, value) for value in filled)
            else:
                left += ((*kind, value) for value in filled or ("",))
        elif child.tag not in (_tag("PolicyIdentifier"), _tag("Classification")):
            left.append(_rest(child))
    return controls, releasable, left


def _stripped(text: str | None) -> str:
    return (text or "").strip(" \t\r\n")


def _children(element: Any) -> Iterator[Any]:
    """The child elements of an element; comments between them are ignored."""
    for text in (element.text, *(child.tail for child in element)):
        if _stripped(text):
            refuse("Marking", f"elements alone in {element.tag}", text)
    for child in element:
        if isinstance(child.tag, str):
            yield child
        elif child.text is not None and child.text.startswith("&"):
            refuse("Marking", "no entity, since it may stand for anything", child.text)


def _one(element: Any, name: str) -> Any:
    found = [child for child in _children(element) if child.tag == _tag(name)]
    if len(found) != 1:
        refuse("Marking", f"one {name}", f"{len(found)} of them")
    return found[0]


def _text(element: Any) -> str:
    """The text of an element that contains nothing else."""
    if len(element):
        refuse("Marking", "text alone", f"{element[0]!r} in {element.tag}")
    return _stripped(element.text)


def _values_of(category: Any) -> Iterator[Any]:
    for child in _children(category):
        if child.tag != _tag("GenericValue"):
            refuse("Marking", "a GenericValue", child.tag)
        yield child


def _rest(element: Any) -> tuple[str, str]:
    name = element.tag.rpartition("}")[2]
    return name, _stripped("".join(element.itertext()))


def _kind(category: Any) -> tuple[str, str]:
    return category.get("Type", ""), category.get("TagName", "")
