"""Whether an answer is right, and if not, in one line why.

Theory of operation.  An answer is data from somebody else's program: it is read by this
library and compared with the files of the case, and nothing of it is run.  Two cables
are compared by element, so that a verdict names what differs; every text that is shown
is cut.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat import json, text, xml
from cableformat._convert import FORMATS, cable_of
from cableformat._record import shown
from cableformat.comparison import differences
from cableformat.conformance._questions import Answer, Operation, cable_of_case
from cableformat.conformance._suite import Group
from cableformat.diagnostics import Severity
from cableformat.errors import CableDecodeError, CableEncodeError
from cableformat.text.lines.source import as_bytes

if TYPE_CHECKING:
    from cableformat.comparison import Difference
    from cableformat.conformance._questions import Question
    from cableformat.conformance._suite import Case
    from cableformat.model import Cable
    from cableformat.text import Reading

__all__ = ["Judgement", "judge"]

#: How much of an answer a report holds.
MOST_SHOWN: Final = 16 * 1024
#: How many differences a line of verdict names.
_NAMED: Final = 3
#: An output may have so many bytes, and so many for each of the source; one that has
#: more is not read: to judge it could take longer than the adapter may.
_ROOM: Final = 64 * 1024
_TIMES: Final = 16
#: How the code of a rule across elements begins.
_RULES: Final = "rules."

#: Code, path and span of a finding.
_Key = tuple[str, str, str]


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
    if len(answer.kinds) > 1:
        why = f"expected one answer; found {' and '.join(answer.kinds)}"
        return _wrong(why, "", _told(answer))
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
    if answer.kinds not in (["a verdict"], ["a refusal"]):
        why = f"expected a verdict; found {' '.join(answer.kinds) or 'none'}"
        return _wrong(why, _listed(question.case.findings), "")
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
    missing, extra = (
        sorted(each.elements()) for each in (expected - given, given - expected)
    )
    parts = [f"lacks {_codes(missing)}"] if missing else []
    parts += [f"has {_codes(extra)} besides"] if extra else []
    why = f"the findings differ: {' and '.join(parts)}"
    return _wrong(why, _listed(question.case.findings), _told(answer))


def _compared(
    case: Case, told: tuple[dict[str, Any], ...]
) -> tuple[Counter[_Key], Counter[_Key]]:
    """The findings that are expected, and those that were given.

    A producer need not know rules across elements: they are compared if the case says
    which are broken, and the answer names some.
    """
    expected, given = Counter(map(_key, case.findings)), Counter(map(_key, told))
    rules = [key for key in given if key[0].startswith(_RULES)]
    if rules and case.breaches is not None:
        return expected + Counter(map(_key, case.breaches)), given
    for rule in rules:
        del given[rule]
    return expected, given


def _key(finding: dict[str, Any]) -> _Key:
    """Findings compare by code, path and span: there is no wording in the suite."""
    span = finding.get("span")
    places = list(span) if isinstance(span, tuple) else span
    return str(finding.get("code")), str(finding.get("path")), str(places)


def _codes(keys: list[_Key]) -> str:
    return ", ".join(
        f"{shown(code)} at {shown(path)}" for code, path, _ in keys[:_NAMED]
    )


def _refusal(question: Question, answer: Answer) -> Judgement:
    if answer.refused:
        return _RIGHT
    found = question.case.findings
    codes = ", ".join(finding["code"] for finding in found[:_NAMED])
    why = f"expected a refusal ({codes}); found {' '.join(answer.kinds) or 'none'}"
    return _wrong(why, _listed(found), _text(answer.output or b""))


def _output(question: Question, output: bytes) -> Judgement:
    most = _ROOM + _TIMES * len(question.source)
    if len(output) > most:
        why = f"expected {most:,} bytes at most; found {len(output):,}"
        return _wrong(why, _expected(question), _text(output))
    if (exact := _exact(question)) is not None:
        return _bytes(question, exact, output)
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
    if codes := _repaired(reading, cable, gives):
        why = f"the {gives} is read with repairs: {', '.join(codes[:_NAMED])}"
        return _wrong(why, _expected(question), _text(output))
    return _RIGHT if gives == "text" else _layout(question, cable, reading)


def _bytes(question: Question, expected: bytes, output: bytes) -> Judgement:
    if output == expected:
        return _RIGHT
    why = f"expected these bytes; found others from byte {_apart(expected, output)}"
    wrong = _wrong(why, _text(expected), _text(output))
    return attrs.evolve(wrong, apart=_by_element(question, output))


def _by_element(question: Question, output: bytes) -> tuple[Difference, ...]:
    """What differs by element where the bytes of a telegram do."""
    cable = cable_of_case(question.case)
    try:
        found = text.parse(output).cable
    except CableDecodeError:
        return ()
    return () if cable is None else differences(cable, found)


def _repaired(reading: Reading[Any], cable: Cable, gives: str) -> list[str]:
    """The codes of warnings about an output that no canonical output has."""
    if not (found := _warnings(reading)):
        return []
    canonical = FORMATS[gives].parse(_written(cable, gives).encode())
    return sorted(found - _warnings(canonical))


def _warnings(reading: Reading[Any]) -> set[str]:
    return {f.code for f in reading.diagnostics if f.severity is not Severity.INFO}


def _layout(question: Question, cable: Cable, reading: Reading[Any]) -> Judgement:
    """A layout, if a document has one, plays back the telegram (law 3)."""
    if reading.layout is None:
        return _RIGHT
    played, right = as_bytes(reading.layout.source), _telegram(question, cable)
    if played != right:
        why = "the layout plays back other bytes than those of the telegram"
        return _wrong(why, _text(right), _text(played))
    # Other readers would report such a layout as broken or as edited.
    if (
        reading.unopened is not None
        and next(iter(reading.unopened.broken()), None) is not None
    ):
        why = "a copy of the layout leads to no string, or not to the one it knows"
        return _wrong(why, "", "")
    if any(finding.code == "layout.edited" for finding in reading.diagnostics):
        return _wrong("the layout has other digests than those of its cable", "", "")
    return _RIGHT


def _telegram(question: Question, cable: Cable) -> bytes:
    """What a layout plays back: of a source that has none, the canonical telegram."""
    if question.format == "text":
        return question.source
    if question.format == question.case.format and question.case.telegram is not None:
        return question.case.telegram
    try:
        return text.dumps(cable).encode()
    except CableEncodeError:
        return b""


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
        return "valid" if answer.valid else "refused"
    return _cut("\n".join(" ".join(_key(f)) for f in answer.findings) or "no finding")


def _text(data: bytes) -> str:
    # No more is decoded than is shown, or one that is long costs four times its length.
    if len(data) <= 4 * MOST_SHOWN:
        return _cut(data.decode("utf-8", "backslashreplace"))
    begin = data[: 4 * MOST_SHOWN].decode("utf-8", "backslashreplace")[:MOST_SHOWN]
    return f"{begin}\n... and more: {len(data):,} bytes"


def _cut(words: str) -> str:
    if len(words) <= MOST_SHOWN:
        return words
    return f"{words[:MOST_SHOWN]}\n... and {len(words) - MOST_SHOWN} characters more"


def _wrong(why: str, expected: str, actual: str) -> Judgement:
    return Judgement(passed=False, why=why, expected=expected, actual=actual)
