"""What a producer is asked, namely an operation on a source, and what it answers.

Theory of operation.  A case with a cable is asked about in both directions: its source
must be read, and the canonical documents of its cable must be written in each other
format.  An invalid case must be refused.  The files of a case say what is right; this
library reads the text or document of an answer, and its own tests prove that it reads
every case right.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Final

import attrs
import orjson

from cableformat import json, text, xml
from cableformat.conformance._suite import Group, refuse_suite
from cableformat.document import structure
from cableformat.errors import CableEncodeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cableformat.conformance._suite import Case
    from cableformat.model import Cable

__all__ = ["Answer", "Operation", "Question", "cable_of_case", "questions"]


class Operation(enum.StrEnum):
    """What a producer does with a source."""

    TEXT_JSON = "text-json"
    JSON_TEXT = "json-text"
    TEXT_XML = "text-xml"
    XML_TEXT = "xml-text"
    JSON_XML = "json-xml"
    XML_JSON = "xml-json"
    #: Say whether it is valid, and what is wrong with it.
    VALIDATE = "validate"
    #: Write telegram text in its one canonical spelling.
    CANONICALISE = "canonicalise"

    @property
    def takes(self) -> str | None:
        """The format it takes; `None` for any."""
        if self is Operation.VALIDATE:
            return None
        return "text" if self is Operation.CANONICALISE else self.value.split("-")[0]

    @property
    def gives(self) -> str | None:
        """The format it gives; `None` for a verdict."""
        if self is Operation.VALIDATE:
            return None
        return "text" if self is Operation.CANONICALISE else self.value.split("-")[1]


@attrs.frozen(kw_only=True)
class Question:
    """An operation on a source of a case."""

    case: Case
    operation: Operation
    #: The format of the source.
    format: str
    source: bytes = attrs.field(repr=False)

    @property
    def name(self) -> str:
        """Such as ``valid/telegram/canonical text-json``."""
        return f"{self.case.name} {self.operation.value}"


def _tuple(found: Iterable[dict[str, Any]] | None) -> tuple[dict[str, Any], ...] | None:
    return None if found is None else tuple(found)


_is: Final = attrs.validators.instance_of
_maybe: Final = attrs.validators.optional


@attrs.frozen(kw_only=True)
class Answer:
    """What a producer answers to a question: an output, a refusal or a verdict.

    Raises:
        TypeError: A value is of another type.
    """

    #: What it wrote; `None` for a verdict and for a refusal.
    output: bytes | None = attrs.field(
        default=None, repr=False, validator=_maybe(_is(bytes))
    )
    #: That it refuses the source.
    refused: bool = attrs.field(default=False, validator=_is(bool))
    #: Its verdict on the source, where that is asked.
    valid: bool | None = attrs.field(default=None, validator=_maybe(_is(bool)))
    #: What it finds wrong: mappings with a code, and optionally a path and a span.
    findings: tuple[dict[str, Any], ...] | None = attrs.field(
        default=None,
        converter=_tuple,
        validator=_maybe(attrs.validators.deep_iterable(_is(dict), _is(tuple))),
    )

    @property
    def kinds(self) -> list[str]:
        """What it is; a right answer has one."""
        return [
            *(["an output"] if self.output is not None else []),
            *(["a refusal"] if self.refused else []),
            *(["a verdict"] if self.valid is not None else []),
        ]


#: What is asked of a source of each format.
_OF: Final = {
    name: tuple(op for op in Operation if op.takes in (name, None))
    for name in ("text", "json", "xml")
}


def cable_of_case(case: Case) -> Cable | None:
    """The cable of a case as a value; `None` where it has none, and is invalid.

    Raises:
        CableFormatError: ``expected.json`` is no cable, or is missing where the case is
            read (``conformance.broken-suite``).
    """
    if case.cable is None:
        if case.group is not Group.INVALID:
            refuse_suite(f"{case.name}: expected.json is missing, and the case is read")
        return None
    try:
        cable, _ = structure(case.cable)
    except Exception:  # noqa: BLE001 - of any class, as `structure` says
        refuse_suite(f"{case.name}: expected.json is no cable{_fault(case.cable)}")
    return cable


def _fault(members: Any) -> str:
    """The first thing that a reader of documents finds wrong in some members."""
    try:
        findings = json.parse(orjson.dumps(members)).diagnostics
    except TypeError:
        return ""  # nested too deeply to be written
    found = next((each for each in findings if each.path), None)
    return "" if found is None else f": {found.path}: {found.message}"


def questions(
    cases: Iterable[Case], operations: Iterable[Operation] = Operation
) -> Iterator[Question]:
    """What is asked about some cases, in their order.

    >>> from cableformat.conformance import suite
    >>> cases = [c for c in suite() if c.name == "valid/telegram/canonical"]
    >>> [question.operation.value for question in questions(cases)][:4]
    ['text-json', 'text-xml', 'validate', 'canonicalise']
    """
    chosen = set(operations)
    for case in cases:
        for operation, name, source in _asked(case):
            if operation in chosen:
                yield Question(
                    case=case, operation=operation, format=name, source=source
                )


def _asked(case: Case) -> Iterator[tuple[Operation, str, bytes]]:
    # A broken case is reported before anybody is asked about it.
    _ = case.findings, case.breaches
    cable = cable_of_case(case)
    writable = _is_writable(case, cable)
    if case.group is Group.INVALID and case.format == "text":
        # A telegram with an error is converted, and refused by who asks for a verdict.
        yield Operation.VALIDATE, case.format, case.source
        return
    for operation in _OF[case.format]:
        if operation.gives != "text" or writable:
            yield operation, case.format, case.source
    if cable is None or case.format != "text":
        return
    # The way back, of the cable alone.
    for name, codec in (("json", json), ("xml", xml)):
        document = codec.dumps(cable).encode()
        for operation in _OF[name]:
            if operation is not Operation.VALIDATE and (
                operation.gives != "text" or writable
            ):
                yield operation, name, document


def _is_writable(case: Case, cable: Cable | None) -> bool:
    """Whether it is known what is right as text: a telegram, or that there is none.

    Text can be written of all cables but a rare few (law 4): nobody is asked for those.
    """
    if case.group is Group.INVALID or case.telegram is not None or cable is None:
        return True
    try:
        text.dumps(cable)
    except CableEncodeError:
        return False
    return True
