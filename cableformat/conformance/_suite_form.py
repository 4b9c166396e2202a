"""The form of a suite: names of folders, files of a case, what ``case.json`` may say.

Theory of operation.  A folder is not trusted: it is listed, its files are read up to a
cap, and what is no case is reported and not judged any further.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import orjson

from cableformat.conformance._suite import (
    FORMATS,
    Fault,
    Group,
    case_of,
    opened,
    published,
    refuse_empty,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from jsonschema import Draft202012Validator

    from cableformat.conformance._suite import Case

__all__ = ["Form"]

#: What may be beside the groups; names that begin with a period are skipped.
_BESIDE: Final = {"README.md", "LICENSE", "case.schema.json", "suite.schema.json"}
_NAME: Final = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
_INPUTS: Final = {f"input.{ending}" for ending in FORMATS}
_NEEDED: Final = ("case.json", "expected.diagnostics.json")
_FILES: Final = {
    *_INPUTS,
    *_NEEDED,
    "expected.json",
    "expected.rules.json",
    "expected.txt",
}


class Form:
    """A walk over a suite: what is wrong with its form, and its whole cases."""

    def __init__(self, base: Traversable) -> None:
        self.base = base
        self.cases: list[Case] = []
        self._seen = False
        self._told = _validator("case.schema.json", "")
        self._findings = _validator("suite.schema.json", "#/$defs/findings")

    def faults(self) -> Iterator[Fault]:
        """Every fault of form, folder by folder.

        Raises:
            CableFormatError: There is no case (``conformance.broken-suite``).
        """
        if not any((self.base / group.value).is_dir() for group in Group):
            refuse_empty()
        yield from self._groups()
        if not self._seen:
            refuse_empty()

    def _groups(self) -> Iterator[Fault]:
        for group in _sorted(self.base):
            if group.name in {each.value for each in Group} and group.is_dir():
                yield from self._group(group)
            elif group.name not in _BESIDE and not group.name.startswith("."):
                told = "expected valid, repairable or invalid, a README.md or a LICENSE"
                yield Fault(file=group.name, told=told)

    def _group(self, group: Traversable) -> Iterator[Fault]:
        for topic in _sorted(group):
            name = f"{group.name}/{topic.name}"
            yield from _folder(name, topic)
            for case in _sorted(topic) if topic.is_dir() else ():
                yield from self._case(f"{name}/{case.name}", case)

    def _case(self, name: str, folder: Traversable) -> Iterator[Fault]:
        self._seen = True
        found = [*_folder(name, folder)]
        if not found:
            found = [*_files(name, folder)] or [*self._contents(name, folder)]
        if not found:
            self.cases.append(case_of(name, folder))
        yield from found

    def _contents(self, name: str, folder: Traversable) -> Iterator[Fault]:
        for file, validator in (
            ("case.json", self._told),
            ("expected.diagnostics.json", self._findings),
            ("expected.rules.json", self._findings),
            ("expected.json", None),
        ):
            if (folder / file).is_file():
                yield from _against(f"{name}/{file}", folder / file, validator)


def _folder(name: str, folder: Traversable) -> Iterator[Fault]:
    if not folder.is_dir():
        yield Fault(file=name, told="expected a folder")
    elif _NAME(folder.name) is None:
        told = "expected a name of lower-case words joined by hyphens"
        yield Fault(file=name, told=told)


def _files(name: str, folder: Traversable) -> Iterator[Fault]:
    """Files that are missing, and files that no case has."""
    found = {file.name for file in folder.iterdir()}
    for unknown in sorted(found - _FILES):
        yield Fault(file=f"{name}/{unknown}", told="no file of a case has this name")
    inputs = found & _INPUTS
    if len(inputs) != 1:
        told = f"expected one input.txt, input.json or input.xml; found {len(inputs)}"
        yield Fault(file=name, told=told)
    for needed in _NEEDED:
        if needed not in found:
            yield Fault(file=f"{name}/{needed}", told="is missing")
    if not name.startswith(Group.INVALID.value) and "expected.json" not in found:
        yield Fault(file=f"{name}/expected.json", told="is missing: the case is read")
    if "expected.txt" in found and "input.txt" in found:
        told = "stands beside documents with a layout alone"
        yield Fault(file=f"{name}/expected.txt", told=told)
    for file in sorted(found & _FILES):
        if isinstance(why := opened(folder / file), str):
            yield Fault(file=f"{name}/{file}", told=why)


def _against(
    name: str, file: Traversable, validator: Draft202012Validator | None
) -> Iterator[Fault]:
    """What is wrong with a JSON file by its schema."""
    try:
        told = orjson.loads(file.read_bytes())
        for error in () if validator is None else validator.iter_errors(told):
            path = "".join(f"/{step}" for step in error.absolute_path) or "/"
            yield Fault(file=name, told=f"{path}: {_cut(error.message)}")
    except orjson.JSONDecodeError as error:
        yield Fault(file=name, told=f"no JSON: {error}")
    except RecursionError:
        yield Fault(file=name, told="is nested too deep")


def _cut(words: str) -> str:
    """What a schema says, which may quote all of a file."""
    return words if len(words) <= 160 else words[:157] + "..."


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda each: each.name)


def _validator(name: str, fragment: str) -> Draft202012Validator:
    """A published schema of suites, or a part of it; of that a suite has, nothing."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import
    from referencing import Registry  # noqa: PLC0415 - slow to import
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415 - slow to import

    schema = orjson.loads((published() / name).read_bytes())
    registry: Registry[Any] = DRAFT202012.create_resource(schema) @ Registry()
    return Draft202012Validator(
        {"$ref": f"{schema['$id']}{fragment}"}, registry=registry
    )
