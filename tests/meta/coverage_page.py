"""The generated page of what the conformance suite covers.

A field of the model is covered by a valid case whose cable has it, and by a case with a
finding whose path leads to it; a lens by the telegrams that it reads, with a finding
about what it reads and without.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat import text
from cableformat._record import rows
from cableformat.conformance import Group, Level, suite
from cableformat.conformance._questions import cable_of_case
from cableformat.conformance._suite_check import ELSEWHERE
from cableformat.diagnostics import CATALOGUE
from cableformat.document import Envelope, structure
from cableformat.model import Cable, field_table
from cableformat.text.dialects import DIALECTS
from cableformat.text.line_trace import _Trace
from tests.meta import generated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat._record import Field
    from cableformat.conformance import Case
    from cableformat.text.kinds import Kind

#: What no case can show, and why.
EXCUSED: Final = {
    "OperatorsNoteLens: valid": "the note is a stray, which is a finding",
}
#: The cases that show a thing, by the thing: without a finding about it, and with one.
Shown = dict[Any, list[str]]
#: The kinds that a lens of any dialect reads, by the lens's name.
LENSES: Final[dict[str, set[Kind]]] = {}
for _lens in (lens for new in generated.NEW_LENSES.values() for lens in new):
    LENSES.setdefault(generated._name(_lens), set()).update(_lens.kinds)
#: Those that read values: syntax and furniture have no path that a finding could name.
WITH_VALUES: Final = [
    name for name, kinds in LENSES.items() if any(kind.names for kind in kinds)
]
FIELDS: Final = tuple(
    (cls.__name__, row.json_name)
    for table in (field_table(), field_table(Envelope))
    for cls, own in table.items()
    for row in own
)
CODES: Final = tuple(
    code for code, entry in CATALOGUE.items() if entry.severity is not None
)
RULES: Final = tuple(code for code in CODES if code.startswith("rules."))


@cache
def fields() -> tuple[Shown, Shown]:
    """The cases of each field: valid ones that have it, others whose finding does."""
    valid, other = defaultdict(list), defaultdict(list)
    for case in suite():
        if case.group is Group.VALID:
            found = {field for value in _values(case) for field in _held(value)}
        else:
            paths = [f["path"] for f in (*case.findings, *(case.breaches or ()))]
            found = {field for path in paths for field in _led_to(path)}
        for field in found:
            (valid if case.group is Group.VALID else other)[field].append(case.name)
    return valid, other


def _values(case: Case) -> Iterator[Any]:
    yield cable_of_case(case)
    if case.format == "json" and case.group is Group.VALID:
        members = json.loads(case.source.decode("utf-8-sig"))
        del members["$schema"]
        _, layout = structure(members)
        if layout is not None:
            yield Envelope(layout=layout)


def _held(value: Any) -> Iterator[tuple[str, str]]:
    """The fields that a value has, and those of what they hold."""
    if not attrs.has(type(value)):
        return
    for row in rows(type(value)):
        held = getattr(value, row.name)
        if held is not None and held != () and held is not False:
            yield type(value).__name__, row.json_name
            for each in held if isinstance(held, tuple) else (held,):
                yield from _held(each)


def _led_to(path: str) -> list[tuple[str, str]]:
    """The field that a path leads to, in each class that a union may be there."""
    classes: tuple[type, ...] = (Cable, Envelope)
    found: list[tuple[type, Field]] = []
    for step in path.split("/")[1:]:
        if step.isdigit():
            continue
        named = [(c, row) for c in classes if attrs.has(c) for row in rows(c)]
        named = [(c, row) for c, row in named if row.json_name == step]
        if not named:
            break
        found = named
        classes = tuple(t for _, row in named for t in row.types)
    return [(cls.__name__, row.json_name) for cls, row in found]


@cache
def lenses() -> tuple[Shown, Shown]:
    """The valid telegrams that each lens reads, and findings about what it reads."""
    valid, other = defaultdict(list), defaultdict(list)
    for case in suite():
        if case.group is not Group.VALID:
            for name in _reported(case):
                other[name].append(case.name)
        elif case.format == "text":
            for name in _reading(case.source):
                valid[name].append(case.name)
    return valid, other


def _reported(case: Case) -> list[str]:
    """The lenses whose elements a case has a finding about."""
    paths = [f["path"] for f in (*case.findings, *(case.breaches or ()))]
    return [
        name
        for name, kinds in LENSES.items()
        if any(k.names and p.startswith(k.path()) for k in kinds for p in paths)
    ]


def _reading(source: bytes) -> set[str]:
    """The lenses that read something in a telegram."""
    layout = text.parse(source).layout
    assert layout is not None
    framing = DIALECTS[layout.context.dialect].framing
    claimed = {claim.kind for claim in layout.claims}
    framed = [lens for lens in framing if claimed & {*lens.kinds}]
    blocks = _Trace(layout).blocks
    return {generated._name(x) for x in (*framed, *(block.lens for block in blocks))}


@cache
def codes() -> Shown:
    """The cases that have a finding of each code."""
    found = defaultdict(list)
    for case in suite():
        for code in {f["code"] for f in (*case.findings, *(case.breaches or ()))}:
            found[code].append(case.name)
    return found


@cache
def kept() -> Shown:
    """The cases beside which a rule is broken, and that say that they break none."""
    found = defaultdict(list)
    told = {case.name: case for case in suite()}
    for case in suite():
        near = told.get(case.neighbour or "")
        if near is not None and not near.breaches:
            for finding in case.breaches or ():
                found[finding["code"]].append(near.name)
    return found


def missing() -> set[str]:
    """What no case shows, in words."""
    told = (
        *(f"{'/'.join(f)}: valid" for f in FIELDS if not fields()[0][f]),
        *(f"{'/'.join(f)}: with a finding" for f in FIELDS if not fields()[1][f]),
        *(f"{x}: valid" for x in LENSES if not lenses()[0][x]),
        *(f"{x}: a finding" for x in WITH_VALUES if not lenses()[1][x]),
        *(code for code in CODES if not codes()[code] and code not in ELSEWHERE),
        *(f"{code}: kept" for code in RULES if not kept()[code]),
    )
    return set(told)


def coverage() -> str:
    """What the suite covers."""
    return generated._page(
        "What the suite covers",
        _numbers(),
        "## Fields",
        """
        The first number counts valid cases whose cable or layout has the field, the
        second cases with a finding whose path leads to the field.
        Each number links to the first such case.
        """,
        generated._table(
            ["class", "field", "valid", "with a finding"],
            [
                [cls, f"`{name}`", *(_cell(found[cls, name]) for found in fields())]
                for cls, name in FIELDS
            ],
        ),
        "## Lenses",
        """
        The first number counts valid telegrams in which a lens reads something, the
        second cases with a finding about an element of a kind that it reads.
        """,
        "\n".join(f"- {what}: none, because {why}." for what, why in EXCUSED.items()),
        generated._table(
            ["lens", "valid", "with a finding"],
            [
                [
                    f"`{name}`",
                    _cell(lenses()[0][name]),
                    _cell(lenses()[1][name]) if name in WITH_VALUES else "no value",
                ]
                for name in LENSES
            ],
        ),
        "## Codes",
        """
        This table has every code of a finding; [codes.md](codes.md) lists the cases of
        each.
        If no small file can show a code, a test does.
        """,
        generated._table(
            ["code", "severity", "cases"],
            [[f"`{code}`", _severity(code), _cell_of(code)] for code in CODES],
        ),
        "## Rules",
        """
        A case that breaks a rule has a neighbour that breaks none.
        """,
        generated._table(
            ["rule", "broken", "kept beside it"],
            [
                [f"`{code}`", _cell(codes()[code]), _cell(kept()[code])]
                for code in RULES
            ],
        ),
    )


def _severity(code: str) -> str:
    severity = CATALOGUE[code].severity
    return "" if severity is None else severity.value


def _cell_of(code: str) -> str:
    if code in ELSEWHERE:
        return f"`{ELSEWHERE[code]}`"
    return _cell(codes()[code])


def _cell(cases: list[str]) -> str:
    if not cases:
        return "0"
    return f"[{len(cases)}](../fixtures/v1/{cases[0]})"


def _numbers() -> str:
    groups = Counter(case.group for case in suite())
    levels = Counter(case.level for case in suite())
    formats = Counter(case.format for case in suite())
    covered = {
        "fields": sum(bool(all(f[each] for f in fields())) for each in FIELDS),
        "lenses": sum(
            bool(lenses()[0][x] and (x not in WITH_VALUES or lenses()[1][x]))
            for x in LENSES
        ),
        "codes": sum(bool(codes()[code]) for code in CODES),
        "rules": sum(bool(codes()[c] and kept()[c]) for c in RULES),
    }
    of = {
        "fields": len(FIELDS),
        "lenses": len(LENSES),
        "codes": len(CODES),
        "rules": len(RULES),
    }
    topics = {case.topic for case in suite()}
    told = [
        ["cases", str(len(suite()))],
        *([group.value, str(groups[group])] for group in Group),
        *([level.value, str(levels[level])] for level in Level),
        *([f"in {name}", str(count)] for name, count in sorted(formats.items())),
        ["topics", str(len(topics))],
        *([f"{name} shown both ways", f"{covered[name]} of {of[name]}"] for name in of),
    ]
    return generated._table(["", "number"], told)
