"""What is wrong with a document, all of it, and where: the thorough way.

Theory of operation.  `_plain` reads a document that is one; this reads any, member by
member along the same field table, and goes on after every fault.  Both build values
with the same constructors.
"""

from __future__ import annotations

import difflib
import enum
from contextlib import suppress
from typing import Any, Final

import attrs

from cableformat._record import Field, arm_of, check_item, rows, shown
from cableformat.diagnostics import Place, Steps
from cableformat.diagnostics.place import LONGEST_NAME
from cableformat.document._form import DocumentLayout
from cableformat.document._plain import MEMBERS
from cableformat.errors import CableValueError
from cableformat.model import Cable

__all__ = [
    "Enough",
    "Place",
    "Problem",
    "Problems",
    "Steps",
    "examine",
]

_ABSENT_HINT: Final = "Leave the member out: what is absent is not written"
#: How many problems of a document are reported.
MOST: Final = 10_000
#: How many of them get a name that may have been meant: finding it is slow.
_HINTED: Final = 50


@attrs.frozen(slots=True)
class Problem:
    """Something wrong with one member of a document."""

    steps: Steps
    code: str
    message: str
    hint: str | None = None
    #: Where it is, if that is not the place of the member.
    place: Place | None = None


class Enough(Exception):
    """The limit of reported problems is reached."""


class Problems(list[Problem]):
    """Problems, ten thousand at most.

    Each costs a hundred times the memory of the few bytes that can make it.
    """

    def add(self, problem: Problem) -> None:
        """Add a problem.

        Raises:
            Enough: The limit is reached; the last problem says so.
        """
        if len(self) == MOST:
            message = f"more is wrong than these {MOST} findings"
            self.append(Problem((), "document.more-findings", message))
            raise Enough
        self.append(problem)


def examine(
    members: dict[str, Any],
) -> tuple[Cable | None, DocumentLayout | None, list[Problem]]:
    """The cable and the layout of a document, and everything that is wrong with it.

    `members` are those of the root, the identity taken off.  Without problems, what
    `structure` returns.
    """
    examination = _Examination()
    layouts = [row.json_name for row in MEMBERS if row.types == (DocumentLayout,)]
    cable = layout = None
    with suppress(Enough):
        cable = examination.record(Cable, members, (), also=layouts)
        for name in layouts:
            if name in members:
                layout = examination.record(DocumentLayout, members[name], (name,))
    if examination.problems:
        return None, None, examination.problems
    return cable, layout, []


class _Examination:
    def __init__(self) -> None:
        self.problems = Problems()

    def _add(
        self, steps: Steps, code: str, message: str, hint: str | None = None
    ) -> None:
        self.problems.add(Problem(steps, code, message, hint))

    def _wrong_type(self, steps: Steps, expected: str, found: object) -> None:
        hint = _ABSENT_HINT if found is None or found is False else None
        message = f"expected {expected}; found {_shown(found)}"
        self._add(steps, "document.wrong-type", message, hint)

    def record(
        self, cls: type, value: Any, steps: Steps, *, also: list[str] | None = None
    ) -> Any:
        """The value of a class, or `None` after a problem.

        Members named in `also` are allowed, and ignored.
        """
        if type(value) is not dict:
            self._wrong_type(steps, "an object", value)
            return None
        before = len(self.problems)
        kind = ["kind"] if arm_of(cls) else []
        self._unknown(cls, value, steps, [*kind, *(also or ())])
        fields = {}
        for row in rows(cls):
            if row.json_name in value:
                inner = (*steps, row.json_name)
                fields[row.name] = self._field(row, value[row.json_name], inner)
            elif row.required:
                message = f"expected a member {row.json_name!r}; found none"
                self._add(steps, "document.missing-member", message)
        if len(self.problems) > before:
            return None
        try:
            made = cls(**fields)
            self._moved(made, fields, steps)
        except CableValueError as error:
            self._add(_broken(cls, error, fields, steps), error.code, error.message)
            return None
        return made

    def _moved(self, made: Any, fields: dict[str, Any], steps: Steps) -> None:
        """Tell of strays that the constructor had to move: a document shows them so."""
        given = fields.get("strays")
        if given is not None and made.strays != given:
            message = (
                "expected each stray behind a field that is there, in the order of "
                "the fields; found another order"
            )
            self._add((*steps, "strays"), "document.stray-order", message)

    def _unknown(
        self, cls: type, value: dict[str, Any], steps: Steps, also: list[str]
    ) -> None:
        names = [row.json_name for row in rows(cls)]
        for name in value:
            if name in names or name in also:
                continue
            near = (
                difflib.get_close_matches(name, names, 1)
                if len(name) <= LONGEST_NAME and len(self.problems) < _HINTED
                else []
            )
            self._add(
                (*steps, name),
                "document.unknown-member",
                f"{cls.__name__} has no member {shown(name)}",
                f"Did you mean {near[0]!r}?" if near else None,
            )

    def _field(self, row: Field, value: Any, steps: Steps) -> Any:
        if not row.many:
            return self._item(row, value, steps)
        if type(value) is not list:
            self._wrong_type(steps, "a list", value)
            return ()
        if not value:
            message = "expected one item at least; found none"
            self._add(steps, "document.empty-list", message, _ABSENT_HINT)
        return tuple(self._item(row, v, (*steps, n)) for n, v in enumerate(value))

    def _item(self, row: Field, value: Any, steps: Steps) -> Any:
        if len(row.types) > 1:
            return self._arm(row, value, steps)
        (cls,) = row.types
        if attrs.has(cls):
            return self.record(cls, value, steps)
        if issubclass(cls, enum.Enum):
            return self._member(row, cls, value, steps)
        if type(value) is not cls or value is False:
            self._wrong_type(steps, _EXPECTED[cls], value)
            return None
        return self._checked(row, value, steps)

    def _checked(self, row: Field, value: Any, steps: Steps) -> Any:
        try:
            check_item(row, row.json_name, value)
        except CableValueError as error:
            self._add(steps, error.code, error.message)
        return value

    def _member(
        self, row: Field, cls: type[enum.Enum], value: Any, steps: Steps
    ) -> Any:
        if type(value) is not str:
            self._wrong_type(steps, "a string", value)
            return None
        found = next((member for member in cls if member.value == value), None)
        if found is None:
            allowed = [
                repr(member.value)
                for member in cls
                if row.among is None or member in row.among.members
            ]
            message = f"expected one of {', '.join(allowed)}; found {shown(value)}"
            self._add(steps, "document.unknown-value", message)
            return None
        return self._checked(row, found, steps)

    def _arm(self, row: Field, value: Any, steps: Steps) -> Any:
        if type(value) is not dict:
            self._wrong_type(steps, "an object", value)
            return None
        arms: dict[Any, type] = {arm.kind: arm for arm in row.types}  # type: ignore[attr-defined]
        if "kind" not in value:
            self._add(
                steps, "document.missing-member", "expected a member 'kind'; found none"
            )
            return None
        kind = value["kind"]
        arm = arms.get(kind) if type(kind) is str else None
        if arm is None:
            named = ", ".join(map(repr, arms))
            message = f"expected one of {named}; found {_shown(kind)}"
            self._add((*steps, "kind"), "document.unknown-value", message)
            return None
        return self.record(arm, value, steps)


def _broken(
    cls: type, error: CableValueError, fields: dict[str, Any], steps: Steps
) -> Steps:
    """The member that a rule across fields names; what holds it, if it is not there."""
    name = (error.field or "").partition(".")[2]
    found = (row.json_name for row in rows(cls) if row.name == name and name in fields)
    return (*steps, *found)


_EXPECTED: Final = {str: "a string", int: "a whole number", bool: "true"}


def _shown(value: object) -> str:
    """What was found instead, in the words of documents."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return shown(value)
