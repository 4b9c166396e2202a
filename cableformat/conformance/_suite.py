"""The conformance suite as data: cases, and the files of each.

Theory of operation.  A case is a folder (``fixtures/v1/README.md`` says of what files),
and the suite is every case below one folder: the one that the package carries, or any
other of the same form.  Nothing here knows what a cable is: a reader in any language
needs no more than this.
"""

from __future__ import annotations

import enum
import json
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Case", "Group", "Level", "Roundtrip", "published", "suite"]

#: The version of the form of the suite: its folder below ``fixtures``.
VERSION: Final = "v1"
_FORMATS: Final = {"txt": "text", "json": "json", "xml": "xml"}


class Group(enum.Enum):
    """What a reader makes of the source of a case."""

    #: No finding above info.
    VALID = "valid"
    #: A cable, and a warning at least.
    REPAIRABLE = "repairable"
    #: An error.
    INVALID = "invalid"


class Level(enum.Enum):
    """Who passes a case."""

    #: Every reader and writer.
    REQUIRED = "required"
    #: Whoever chooses to, for the reason that the case gives.
    OPTIONAL = "optional"
    #: Nobody yet: whoever has an opinion is asked for it.
    PROPOSED = "proposed"


class Roundtrip(enum.Enum):
    """What holds on the way back."""

    #: The same bytes: the source is canonical.
    ONE_PASS = "onePass"  # noqa: S105 - no password
    #: The same cable.
    TWO_PASS = "twoPass"  # noqa: S105
    #: Nothing is written back.
    NONE = "none"


@attrs.frozen(kw_only=True)
class Case:
    """One case: what it states, on which words of a clause it rests, and its files.

    Equal by its name and what it states.
    """

    #: Group, topic and folder: ``valid/telegram/canonical``.
    name: str
    description: str
    clause: str
    words: str
    level: Level
    #: Why it is not required.
    reason: str | None = None
    roundtrip: Roundtrip
    features: tuple[str, ...]
    #: The name of the nearest case without a finding.
    neighbour: str | None = None
    folder: Traversable = attrs.field(repr=False, eq=False)

    @property
    def group(self) -> Group:
        return Group(self.name.split("/")[0])

    @property
    def topic(self) -> str:
        return self.name.split("/")[1]

    @cached_property
    def _input(self) -> Traversable:
        (found,) = (f for f in self.folder.iterdir() if f.name.startswith("input."))
        return found

    @property
    def format(self) -> str:
        """The format of its source: ``text``, ``json`` or ``xml``."""
        return _FORMATS[self._input.name.rpartition(".")[2]]

    @cached_property
    def source(self) -> bytes:
        """The bytes of its source."""
        return self._input.read_bytes()

    @cached_property
    def cable(self) -> dict[str, Any] | None:
        """The cable that the source is, under the names of JSON; `None` for none."""
        return self._json("expected.json")  # type: ignore[no-any-return]

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """What reading reports: code, severity, path, span, line and column."""
        return self._json("expected.diagnostics.json")  # type: ignore[no-any-return]

    @cached_property
    def breaches(self) -> list[dict[str, Any]] | None:
        """The rules that the cable breaks; `None` where the case says nothing."""
        return self._json("expected.rules.json")  # type: ignore[no-any-return]

    @cached_property
    def telegram(self) -> bytes | None:
        """The telegram that is written of a document with its layout, if it has one."""
        return self._bytes("expected.txt")

    def _bytes(self, name: str) -> bytes | None:
        file = self.folder / name
        return file.read_bytes() if file.is_file() else None

    def _json(self, name: str) -> Any:
        content = self._bytes(name)
        return None if content is None else json.loads(content)


def published() -> Traversable:
    """The folder of the suite that the package carries, or a checkout has.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).
    """
    package = resources.files("cableformat")
    checkout = Path(__file__).parents[2] / "fixtures"
    for folder in (package / "_suite" / VERSION, checkout / VERSION):
        if (folder / "case.schema.json").is_file():
            return folder
    msg = "this installation lacks the conformance suite: install the package once more"
    raise CableFormatError(msg, code="data.missing")


def suite(folder: Traversable | None = None) -> tuple[Case, ...]:
    """Every case of a suite, in the order of their names; the published one by default.

    Raises:
        CableFormatError: There is no such folder, a file of a case is missing or
            broken (``conformance.broken-suite``), or the installation lacks the suite
            (``data.missing``).

    >>> next(case for case in suite() if case.name == "valid/telegram/canonical").format
    'text'
    """
    base = published() if folder is None else folder
    try:
        cases = [
            _case(f"{group.value}/{topic.name}/{case.name}", case)
            for group in Group
            if (base / group.value).is_dir()
            for topic in _folders(base / group.value)
            for case in _folders(topic)
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"the suite can't be read: {error}"
        raise CableFormatError(msg, code="conformance.broken-suite") from None
    return tuple(sorted(cases, key=lambda case: case.name))


def _folders(folder: Traversable) -> list[Traversable]:
    return [each for each in folder.iterdir() if each.is_dir()]


def _case(name: str, folder: Traversable) -> Case:
    told = json.loads((folder / "case.json").read_bytes())
    return Case(
        name=name,
        description=told["description"],
        clause=told["clause"],
        words=told["words"],
        level=Level(told["level"]),
        reason=told.get("reason"),
        roundtrip=Roundtrip(told["roundtrip"]),
        features=tuple(told["features"]),
        neighbour=told.get("neighbour"),
        folder=folder,
    )
