"""The conformance suite as data: cases, and the files of each.

Theory of operation.  A case is a folder (``fixtures/v1/README.md`` says of what files),
and the suite is every case below one folder: the one that the package carries, or any
other of the same form.  Nothing here knows what a cable is: a reader in any language
needs no more than this.
"""

from __future__ import annotations

import enum
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import attrs
import orjson

from cableformat._escape import encodable
from cableformat._record import shown
from cableformat.conformance._archive import unzipped
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["Case", "Fault", "Group", "Level", "Roundtrip", "published", "suite"]

#: The version of the form of the suite: its folder below ``fixtures``.
VERSION: Final = "v1"
#: The formats of sources, by the endings of their files.
FORMATS: Final = {"txt": "text", "json": "json", "xml": "xml"}
#: The longest file of a case: one is read by people, and a hostile one costs no more.
LONGEST: Final = 1024 * 1024


class Group(enum.StrEnum):
    """What a reader makes of the source of a case."""

    #: No finding above info.
    VALID = "valid"
    #: A cable, and a warning at least.
    REPAIRABLE = "repairable"
    #: An error.
    INVALID = "invalid"


class Level(enum.StrEnum):
    """Who passes a case."""

    #: Every reader and writer.
    REQUIRED = "required"
    #: Those who choose to, for the reason that the case gives.
    OPTIONAL = "optional"
    #: Nobody yet: opinions are welcome.
    PROPOSED = "proposed"


class Roundtrip(enum.StrEnum):
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
    #: The dialect in which telegram text is read and written.
    dialect: str
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
        files = (self.folder / f"input.{each}" for each in FORMATS)
        found = [file for file in files if file.is_file()]
        if len(found) != 1:
            refuse_suite(f"{self.name}: expected one input; found {len(found)}")
        return found[0]

    @property
    def input(self) -> str:
        """The name of the file of its source, such as ``input.txt``."""
        return self._input.name

    @property
    def format(self) -> str:
        """The format of its source: ``text``, ``json`` or ``xml``."""
        return FORMATS[self._input.name.rpartition(".")[2]]

    @cached_property
    def source(self) -> bytes:
        """The bytes of its source."""
        return contents(self._input, self.name)

    @cached_property
    def cable(self) -> dict[str, Any] | None:
        """The cable that the source is, under the names of JSON; `None` for none."""
        return self._json("expected.json")  # type: ignore[no-any-return]

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """What reading reports: code, severity, path, span, line and column."""
        found = self._findings("expected.diagnostics.json")
        if found is None:
            refuse_suite(
                f"{self.name}: expected.diagnostics.json is missing or no list"
            )
        return found

    @cached_property
    def breaches(self) -> list[dict[str, Any]] | None:
        """The rules that the cable breaks; `None` where the case says nothing."""
        return self._findings("expected.rules.json")

    @cached_property
    def telegram(self) -> bytes | None:
        """The telegram that is written of a document with its layout, if it has one."""
        return self._bytes("expected.txt")

    def _findings(self, name: str) -> list[dict[str, Any]] | None:
        found = self._json(name)
        if found is None:
            return None
        if not isinstance(found, list) or not all(map(_is_finding, found)):
            refuse_suite(f"{self.name}: {name} is no list of findings")
        return found

    def _bytes(self, name: str) -> bytes | None:
        file = self.folder / name
        return contents(file, self.name) if file.is_file() else None

    def _json(self, name: str) -> Any:
        content = self._bytes(name)
        return None if content is None else members(content, f"{self.name}/{name}")


def _is_finding(told: Any) -> bool:
    """Whether it says what a finding is compared by; all of it is judged by a check."""
    if not isinstance(told, dict) or not isinstance(told.get("span"), list):
        return False
    words = (told.get(name) for name in ("code", "severity", "path"))
    return all(isinstance(word, str) for word in words)


@attrs.frozen(kw_only=True)
class Fault:
    """What is wrong with a file of a suite."""

    #: The file or folder, by its path in the suite.
    file: str
    told: str


def refuse_suite(why: str) -> NoReturn:
    """Report that a suite can't be read.

    Raises:
        CableFormatError: Always (``conformance.broken-suite``).
    """
    msg = f"the suite can't be read: {why}"
    raise CableFormatError(msg, code="conformance.broken-suite") from None


def refuse_empty() -> NoReturn:
    """Report that a folder is no suite.

    Raises:
        CableFormatError: Always (``conformance.broken-suite``).
    """
    refuse_suite("expected cases in valid, repairable or invalid; found none")


def contents(file: Traversable, name: str) -> bytes:
    """The bytes of a file of a suite.

    Raises:
        CableFormatError: There is none, the system refuses it, or it is longer than any
            (``conformance.broken-suite``).
    """
    found = opened(file)
    if isinstance(found, str):
        refuse_suite(f"{name}/{file.name} {found}")
    return found


def opened(file: Traversable) -> bytes | str:
    """The bytes of a file of a suite, or why it can't be read."""
    try:
        # A pipe would never end.
        if not file.is_file():
            return "is no file"
        with file.open("rb") as stream:
            found = stream.read(LONGEST + 1)
    except OSError as error:
        return f"can't be read: {error.strerror or error}"
    return found if len(found) <= LONGEST else f"is over {LONGEST} bytes"


def members(content: bytes, name: str) -> Any:
    """What a JSON file of a suite holds.

    Raises:
        CableFormatError: It is no JSON (``conformance.broken-suite``).
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        refuse_suite(f"{name}: no JSON: {error}")


@cache
def published() -> Traversable:
    """The folder of the suite that the package carries, or a checkout has.

    A wheel has it as one archive, so that what is returned need not be on any disk.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).

    >>> (published() / "valid/telegram/canonical/input.txt").is_file()
    True
    """
    archive = resources.files("cableformat") / "_suite" / f"{VERSION}.zip"
    if archive.is_file():
        return unzipped(archive.read_bytes())
    checkout = Path(__file__).parents[2] / "fixtures" / VERSION
    if (checkout / "case.schema.json").is_file():
        return checkout
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
        found = [case_of(name, at) for name, at in _at(base)]
    except OSError as error:
        refuse_suite(error.strerror or str(error))
    if not found:
        refuse_empty()
    return tuple(sorted(found, key=lambda case: case.name))


def _at(base: Traversable) -> Iterator[tuple[str, Traversable]]:
    for group in Group:
        if (base / group.value).is_dir():
            for topic in _folders(base / group.value):
                for case in _folders(topic):
                    name = f"{group.value}/{topic.name}/{case.name}"
                    # No message and no report could name it.
                    if encodable(name) != name:
                        refuse_suite(f"{encodable(name)}: its name is not UTF-8")
                    yield name, case


def _folders(folder: Traversable) -> list[Traversable]:
    return [each for each in folder.iterdir() if each.is_dir()]


def case_of(name: str, folder: Traversable) -> Case:
    """A case as its ``case.json`` states it.

    Raises:
        CableFormatError: It states none (``conformance.broken-suite``).
    """
    told = members(contents(folder / "case.json", name), f"{name}/case.json")
    try:
        return _stated(name, folder, told)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        refuse_suite(f"{name}/case.json: {type(error).__name__}: {error}")


def _stated(name: str, folder: Traversable, told: dict[str, Any]) -> Case:
    return Case(
        name=name,
        description=_word(told["description"]),
        clause=_word(told["clause"]),
        words=_word(told["words"]),
        level=Level(told["level"]),
        reason=None if (reason := told.get("reason")) is None else _word(reason),
        roundtrip=Roundtrip(told["roundtrip"]),
        dialect=_word(told["dialect"]),
        features=tuple(map(_word, told["features"])),
        neighbour=None if (other := told.get("neighbour")) is None else _word(other),
        folder=folder,
    )


def _word(told: object) -> str:
    if not isinstance(told, str):
        msg = f"expected a string; found {shown(told)}"
        raise TypeError(msg)
    return told
