"""Whether an answer is right, and if not, in one line why.

Theory of operation.  An answer is data from somebody else's program: it is read by this
library and compared with the files of the case, and nothing of it is run.  Two cables
are compared by element, so that a verdict names what differs; every text that is shown
is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat import json, text, xml
from cableformat._convert import FORMATS, cable_of
from cableformat._record import shown
from cableformat.comparison import differences
from cableformat.conformance._questions import Operation, cable_of_case
from cableformat.conformance._suite import Group
from cableformat.errors import CableDecodeError
from cableformat.text._source import as_bytes

if TYPE_CHECKING:
    from cableformat.comparison import Difference
    from cableformat.conformance._questions import Question
    from cableformat.conformance._suite import Case
    from cableformat.model import Cable
    from cableformat.text import Reading

__all__ = ["Answer", "Judgement", "judge"]

#: How much of an answer a report holds.
MOST_SHOWN: Final = 16 * 1024
#: How many differences a line of verdict names.
_NAMED: Final = 3
#: How the code of a rule across elements begins.
_RULES: Final = "rules."

#: Code, path and span of a finding.
_Key = tuple[str, str, str]


@attrs.frozen(kw_only=True)
class Answer:
    """What a producer answers to a question."""

    #: What it wrote; `None` for a verdict and for a refusal.
    output: bytes | None = attrs.field(default=None, repr=False)
    #: That it refuses the source.
    refused: bool = False
    #: Its verdict on the source, where that is asked.
    valid: bool | None = None
    #: What it finds wrong: mappings with a code, and with path and span if it tells.
    findings: tuple[dict[str, Any], ...] | None = None


@attrs.frozen(kw_only=True)
class Judgement:
    """Whether an answer is right; if not, why, and both sides to compare."""

    passed: bool
    why: str = ""
    expected: str = attrs.field(default="", repr=False)
    actual: str = attrs.field(default="", repr=False)
    #: By element what differs, from the cable that is right to that of the answer.
    apart: tuple[Difference, ...] = attrs.field(default=(), repr=False)


_RIGHT: Final = Judgement(passed=True)


def judge(question: Question, answer: Answer) -> Judgement:
    """Whether an answer is what the case states.

    >>> from cableformat.conformance import Operation, questions, suite
    >>> cases = [c for c in suite() if c.name == "valid/telegram/canonical"]
    >>> (question,) = questions(cases, [Operation.VALIDATE])
    >>> judge(question, Answer(valid=True)).passed
    True
    >>> judge(question, Answer(valid=False)).why
    'expected a valid source; found it refused'
    """
    if question.operation is Operation.VALIDATE:
        return _verdict(question, answer)
    if question.case.group is Group.INVALID:
        return _refusal(question, answer)
    if answer.refused:
        return _wrong("expected an output; found a refusal", _expected(question), "")
    if answer.output is None:
        return _wrong("expected an output; found none", _expected(question), "")
    return _output(question, answer.output)


def _verdict(question: Question, answer: Answer) -> Judgement:
    should = question.case.group is not Group.INVALID
    found = not answer.refused if answer.valid is None else answer.valid
    if found != should:
        words = ("a valid source", "it refused") if should else ("a refusal", "none")
        why = f"expected {words[0]}; found {words[1]}"
        return _wrong(why, _listed(question.case.findings), _told(answer))
    if answer.findings is None:
        return _RIGHT
    expected, given = _compared(question.case, answer.findings)
    if expected == given:
        return _RIGHT
    missing, extra = sorted(expected - given), sorted(given - expected)
    parts = [f"lacks {_codes(missing)}"] if missing else []
    parts += [f"has {_codes(extra)} besides"] if extra else []
    why = f"the findings differ: {' and '.join(parts)}"
    return _wrong(why, _listed(question.case.findings), _told(answer))


def _compared(
    case: Case, told: tuple[dict[str, Any], ...]
) -> tuple[set[_Key], set[_Key]]:
    """The findings that are expected, and those that were given.

    Nobody need know rules across elements: they are compared where the case says which
    are broken, and some are told.
    """
    expected = {_key(finding) for finding in case.findings}
    given = {_key(finding) for finding in told}
    rules = {key for key in given if key[0].startswith(_RULES)}
    if not rules or case.breaches is None:
        return expected, given - rules
    return expected | {_key(breach) for breach in case.breaches}, given


def _key(finding: Any) -> _Key:
    """Findings compare by code, path and span: there is no wording in the suite."""
    span = finding.get("span") if isinstance(finding, dict) else None
    members = finding if isinstance(finding, dict) else {}
    return str(members.get("code")), str(members.get("path")), str(span)


def _codes(keys: list[_Key]) -> str:
    return ", ".join(
        f"{shown(code)} at {shown(path)}" for code, path, _ in keys[:_NAMED]
    )


def _refusal(question: Question, answer: Answer) -> Judgement:
    if answer.refused:
        return _RIGHT
    (finding,) = question.case.findings
    why = f"expected a refusal ({finding['code']}); found an output"
    return _wrong(why, _listed([finding]), _text(answer.output or b""))


def _output(question: Question, output: bytes) -> Judgement:
    expected = _exact(question)
    if expected is not None:
        if output == expected:
            return _RIGHT
        why = f"expected these bytes; found others from byte {_apart(expected, output)}"
        wrong = _wrong(why, _text(expected), _text(output))
        return attrs.evolve(wrong, apart=_by_element(question, output))
    gives = question.operation.gives
    assert gives is not None
    try:
        reading = FORMATS[gives].parse(output)
        found = cable_of(reading)
    except CableDecodeError as error:
        why = f"the {gives} is refused: {error}"
        return _wrong(why, _expected(question), _text(output))
    cable = cable_of_case(question.case)
    assert cable is not None
    if apart := differences(cable, found):
        wrong = _wrong(_named(apart), _expected(question), _text(output))
        return attrs.evolve(wrong, apart=apart)
    return _layout(question, reading)


def _by_element(question: Question, output: bytes) -> tuple[Difference, ...]:
    """What differs by element where the bytes of a telegram do."""
    cable = cable_of_case(question.case)
    try:
        found = text.parse(output).cable
    except CableDecodeError:
        return ()
    return () if cable is None else differences(cable, found)


def _layout(question: Question, reading: Reading[Any]) -> Judgement:
    """A layout, if a document of a telegram has one, plays it back (law 3)."""
    layout = reading.layout
    if question.format != "text" or question.operation.gives == "text":
        return _RIGHT
    if layout is None or as_bytes(layout.source) == question.source:
        return _RIGHT
    why = "the layout plays back other bytes than those of the telegram"
    return _wrong(why, _text(question.source), _text(as_bytes(layout.source)))


def _exact(question: Question) -> bytes | None:
    """The bytes that alone are right; `None` where equal cables are."""
    if question.case.telegram is not None and question.operation.gives == "text":
        return question.case.telegram
    if question.operation is not Operation.CANONICALISE:
        return None
    cable = cable_of_case(question.case)
    assert cable is not None
    return text.dumps(cable).encode()


def _expected(question: Question) -> str:
    """What would be right, as a person compares it."""
    exact = _exact(question)
    cable = cable_of_case(question.case)
    if exact is not None or cable is None:
        return _text(exact or b"")
    return _cut(_written(cable, question.operation.gives))


def _written(cable: Cable, name: str | None) -> str:
    if name == "xml":
        return xml.dumps(cable)
    return json.dumps(cable) if name == "json" else str(text.dumps(cable))


def _named(found: tuple[Difference, ...]) -> str:
    told = [f"{each.path} {each.change.value}" for each in found[:_NAMED]]
    more = f", and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"another cable: {', '.join(told)}{more}"


def _apart(expected: bytes, output: bytes) -> int:
    """The first place where two runs of bytes differ."""
    pairs = enumerate(zip(expected, output, strict=False))
    least = min(len(expected), len(output))
    return next((place for place, (a, b) in pairs if a != b), least)


def _listed(findings: list[dict[str, Any]]) -> str:
    lines = [f"{f['severity']} {f['code']} {f['path']} {f['span']}" for f in findings]
    return "\n".join(lines) or "no finding"


def _told(answer: Answer) -> str:
    if answer.findings is None:
        return "valid" if answer.valid and not answer.refused else "refused"
    return _cut("\n".join(" ".join(_key(f)) for f in answer.findings) or "no finding")


def _text(data: bytes) -> str:
    return _cut(data.decode("utf-8", "backslashreplace"))


def _cut(words: str) -> str:
    if len(words) <= MOST_SHOWN:
        return words
    return f"{words[:MOST_SHOWN]}\n... and {len(words) - MOST_SHOWN} characters more"


def _wrong(why: str, expected: str, actual: str) -> Judgement:
    return Judgement(passed=False, why=why, expected=expected, actual=actual)
