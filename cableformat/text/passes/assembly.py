"""The cable of what was read.

Input: the values of each kind, in the order of the source.  Output: the cable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat._record import unchecked
from cableformat.model import (
    Archive,
    Cable,
    Content,
    Distribution,
    Ending,
    Heading,
    OfficeCodes,
    ReaddressedHeading,
    Transmission,
)
from cableformat.model.stray import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cableformat.text.kinds import Kind

_cable = unchecked(Cable)


def _part(cls: Any) -> tuple[Any, tuple[str, ...], tuple[Any, ...]]:
    """How a part of a cable is built: of values by name, or their defaults."""
    fields = attrs.fields(cls)
    return (
        unchecked(cls),
        tuple(a.name for a in fields),
        tuple(a.default for a in fields),
    )


#: Parts within a section, by its name and theirs.
_PARTS: Final = {
    ("transmission", "ending"): _part(Ending),
    ("heading", "readdressed"): _part(ReaddressedHeading),
    ("content", "office_codes"): _part(OfficeCodes),
}
_SECTIONS: Final = {
    "transmission": _part(Transmission),
    "heading": _part(Heading),
    "content": _part(Content),
    "distribution": _part(Distribution),
    "archive": _part(Archive),
}


def cable_of(items: Mapping[Kind, list[Any]]) -> Cable:
    """The cable of everything that was read."""
    values: dict[str, dict[str, Any]] = {}
    for kind, found in items.items():
        section = values.setdefault(kind.section, {})
        if len(kind.names) == 2:
            section = section.setdefault(kind.names[0], {})
        section[kind.names[-1]] = tuple(found) if kind.many else found[0]
    for (section_name, name), part in _PARTS.items():
        if inner := values.get(section_name, {}).get(name):
            values[section_name][name] = _built(part, inner)
    return _cable(*(_section(name, values.get(name)) for name in _SECTIONS))


def _section(name: str, values: dict[str, Any] | None) -> Any:
    if values is None:
        return None
    section = _built(_SECTIONS[name], values)
    if "strays" in values:
        settle(section)
    return section


def _built(part: tuple[Any, Any, Any], values: dict[str, Any]) -> Any:
    """A part of a cable, of the values that were read of it."""
    build, names, defaults = part
    return build(*map(values.get, names, defaults))
