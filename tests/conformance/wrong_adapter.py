"""An adapter that is right but for one fault: ``python wrong_adapter.py SWITCH``.

Each switch is a mistake that a program for cables is likely to make, and nothing else.
What it answers is this library's own answer with the fault put in.
"""

from __future__ import annotations

import base64
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any, Final

import attrs

from cableformat.conformance import Answer, Operation, own_answer
from cableformat.conformance._library import result_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cableformat.conformance import Question


# Telegram to JSON: a fault in what is read.  Each changes the cable in place.


def parts(cable: Any, *names: str) -> Iterator[dict[str, Any]]:
    """Every object of one of some names, and the items of every list of one."""
    if isinstance(cable, dict):
        for name, value in cable.items():
            items = value if isinstance(value, list) else [value]
            if name in names:
                yield from (item for item in items if isinstance(item, dict))
            for item in items:
                yield from parts(item, *names)


def addressees(cable: Any) -> Iterator[dict[str, Any]]:
    yield from parts(cable, "actionAddressees", "infoAddressees", "exemptedAddressees")


def change(objects: Iterator[dict[str, Any]], name: str, made: Callable) -> None:
    for each in list(objects):
        if name in each:
            each[name] = made(each[name])


def drop(objects: Iterator[dict[str, Any]], *names: str) -> None:
    for each in list(objects):
        for name in names:
            each.pop(name, None)


def without_zeros(digits: str) -> str:
    return digits.lstrip("0") or "0"


def content(cable: Any) -> Iterator[dict[str, Any]]:
    return parts(cable, "content")


def heading(cable: Any) -> Iterator[dict[str, Any]]:
    return parts(cable, "heading", "readdressed")


def on_lines(made: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(made(line) for line in text.split("\n"))


def shifted(cable: Any) -> None:
    for group in parts(cable, "dateTimeGroup"):
        group["hour"] = (group["hour"] + 2) % 24


def info_as_action(cable: Any) -> None:
    for each in heading(cable):
        if "infoAddressees" in each:
            action = each.get("actionAddressees", [])
            each["actionAddressees"] = action + each.pop("infoAddressees")


def merged(cable: Any) -> None:
    for each in content(cable):
        first, *rest = each.get("paragraphs", [{}])
        if rest:
            first["text"] = "\n".join(p["text"] for p in (first, *rest))
            each["paragraphs"] = [first]


def unmarked_as_u(cable: Any) -> None:
    for each in parts(cable, "paragraphs"):
        each.setdefault("portionMarking", {"level": "U"})


def renumbered(cable: Any) -> None:
    for each in content(cable):
        numbered = [p for p in each.get("paragraphs", ()) if "number" in p]
        for place, paragraph in enumerate(numbered, 1):
            paragraph["number"] = str(place)


def put(name: str, value: Any) -> Callable[[Any], None]:
    """A part where the cable has none."""

    def change_it(cable: Any) -> None:
        for each in content(cable):
            each.setdefault(name, value)

    return change_it


def nnnn_added(cable: Any) -> None:
    if "transmission" in cable:
        cable["transmission"].setdefault("ending", {})["endOfMessage"] = "NNNN"


def other_century(date: str) -> str:
    return f"{int(date[:4]) - 100}{date[4:]}"


def day_before_month(date: str) -> str:
    """07/04 is read as the seventh of April, where there is such a day."""
    year, month, day = date.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 else date


def sections_as_numbers(cable: Any) -> None:
    change(parts(cable, "section"), "number", without_zeros)
    change(parts(cable, "section"), "total", without_zeros)


def places_in_xml_order(cable: Any) -> None:
    """Strays follow one another, and not what they followed."""
    change(parts(cable, "strays"), "follows", lambda _: "")


READING: Final[dict[str, Callable[[Any], None]]] = {
    "lost-zeros-of-station-serial": lambda c: change(
        parts(c, "callingStation"), "stationSerialNumber", without_zeros
    ),
    "lost-zeros-of-reference-number": lambda c: change(
        parts(c, "referenceNumber"), "serial", without_zeros
    ),
    "lost-zeros-of-continuity-number": lambda c: change(
        addressees(c), "messageContinuityNumber", without_zeros
    ),
    "lost-zeros-of-section": sections_as_numbers,
    "swapped-addressees": lambda c: change(
        heading(c), "actionAddressees", lambda them: them[::-1]
    ),
    "info-addressees-as-action": info_as_action,
    "one-info-addressee-alone": lambda c: change(
        heading(c), "infoAddressees", lambda them: them[:1]
    ),
    "lost-office-symbols": lambda c: drop(addressees(c), "officeSymbols"),
    "lost-exemption": lambda c: drop(addressees(c), "exempted"),
    "lost-delivery-by-other-means": lambda c: drop(
        addressees(c), "deliveredByOtherMeans"
    ),
    "lost-readdressal": lambda c: drop(parts(c, "heading"), "readdressed"),
    "local-time": shifted,
    "wrong-century-of-message": lambda c: change(
        parts(c, "dateTimeGroup"), "year", lambda year: 2000 + year % 100
    ),
    "wrong-century-of-declassification": lambda c: change(
        parts(c, "declassification", "declassifyOn"), "date", other_century
    ),
    "day-before-month": lambda c: change(
        parts(c, "declassification", "declassifyOn"), "date", day_before_month
    ),
    "two-digit-year": lambda c: change(
        parts(c, "dateTimeGroup"), "year", lambda year: year % 100
    ),
    "rewrapped-paragraphs": lambda c: change(
        parts(c, "paragraphs"), "text", lambda text: re.sub(r" *\n+ *", " ", text)
    ),
    "lost-blank-lines": lambda c: change(
        parts(c, "paragraphs"), "text", lambda text: re.sub(r"\n\n+", "\n", text)
    ),
    "lost-indentation": lambda c: change(
        parts(c, "paragraphs"), "text", on_lines(str.lstrip)
    ),
    "collapsed-columns": lambda c: change(
        parts(c, "paragraphs"), "text", on_lines(lambda x: re.sub(r"(?<=\S) +", " ", x))
    ),
    "expanded-tabs": lambda c: change(
        parts(c, "paragraphs"), "text", on_lines(str.expandtabs)
    ),
    "merged-paragraphs": merged,
    "renumbered-paragraphs": renumbered,
    "number-for-digits": lambda c: change(parts(c, "paragraphs"), "number", int),
    "ascii-only": lambda c: change(
        parts(c, "paragraphs"), "text", lambda x: x.encode("ascii", "replace").decode()
    ),
    "dropped-duplicate-caption": lambda c: change(
        content(c), "captions", lambda them: list(dict.fromkeys(them))
    ),
    "sorted-captions": lambda c: change(content(c), "captions", sorted),
    "lower-cased-tags": lambda c: change(
        content(c), "tags", lambda them: [tag.lower() for tag in them]
    ),
    "sorted-tags": lambda c: change(content(c), "tags", sorted),
    "lower-cased-subject": lambda c: change(content(c), "subject", str.capitalize),
    "lost-reference-labels": lambda c: drop(parts(c, "references"), "label"),
    "lost-last-reason": lambda c: change(
        parts(c, "classificationAuthority"), "reasons", lambda them: them[:-1]
    ),
    "lost-signature": lambda c: drop(content(c), "signature"),
    "dropped-strays": lambda c: drop(parts(c, "heading", "content"), "strays"),
    "strays-anywhere": places_in_xml_order,
    "lost-portion-markings": lambda c: drop(parts(c, "paragraphs"), "portionMarking"),
    "lost-controls": lambda c: drop(
        parts(c, "portionMarking", "classificationLine"), "controls"
    ),
    "lost-handling": lambda c: drop(parts(c, "classificationLine"), "handling"),
    "unmarked-as-unclassified": unmarked_as_u,
    "secret-for-confidential": lambda c: change(
        parts(c, "classificationLine", "portionMarking"),
        "level",
        lambda level: "S" if level == "C" else level,
    ),
    "lost-precedence-of-addressee": lambda c: drop(addressees(c), "precedence"),
    "lost-precedence-of-info": lambda c: drop(parts(c, "precedence"), "info"),
    "sorted-routing-indicators": lambda c: change(
        parts(c, "routingLine"), "routingIndicators", sorted
    ),
    "lost-operating-signals": lambda c: drop(
        parts(c, "transmission"), "operatingSignals"
    ),
    "nnnn-added": nnnn_added,
    "empty-list-written": put("tags", []),
    "null-for-absent": put("signature", None),
    "unknown-member-added": put("wordCount", 12),
}


def read_wrongly(change_it: Callable[[Any], None], answer: Answer) -> Answer:
    """A document with the fault; where it changes nothing, the right answer."""
    assert answer.output is not None
    changed = json.loads(answer.output)
    change_it(changed)
    if changed == json.loads(answer.output):
        return answer
    changed.pop("layout", None)
    return Answer(output=json.dumps(changed).encode())


# JSON and XML: a fault in how a document is written


def other(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda output: output.replace(old, new)


def attributes_for_elements(output: bytes) -> bytes:
    return re.sub(
        rb"<originator>\s*<designator>([^<]*)</designator>\s*</originator>",
        rb'<originator designator="\1"/>',
        output,
    )


def alphabetic(output: bytes) -> bytes:
    """Action before date-time group, and content before heading."""
    whole = re.fullmatch(
        rb"(.*)(  <heading>.*</heading>\n)(  <content>.*</content>\n)(.*)",
        output,
        re.DOTALL,
    )
    return b"".join(whole.group(1, 3, 2, 4)) if whole else output


WRITING: Final[dict[str, tuple[Operation, Callable[[bytes], bytes]]]] = {
    "wrong-namespace": (
        Operation.JSON_XML,
        other(b"https://w3id.org/cableformat/v1", b"http://w3id.org/cableformat/v1"),
    ),
    "no-namespace": (
        Operation.TEXT_XML,
        other(b' xmlns="https://w3id.org/cableformat/v1"', b""),
    ),
    "attributes-for-elements": (Operation.JSON_XML, attributes_for_elements),
    "elements-in-alphabetic-order": (Operation.JSON_XML, alphabetic),
    "ampersand-unescaped": (Operation.JSON_XML, other(b"&amp;", b"&")),
    "no-schema-named": (
        Operation.XML_JSON,
        lambda output: re.sub(rb'\n  "\$schema": "[^"]*",?', b"", output),
    ),
    "latin-1-for-utf-8": (
        Operation.XML_JSON,
        lambda output: output.decode().encode("latin-1", "replace"),
    ),
    # Telegram text, which is canonical, or that of a layout: byte for byte.
    "byte-order-mark-added": (
        Operation.CANONICALISE,
        lambda output: b"\xef\xbb\xbf" + output,
    ),
    "crlf-written": (Operation.CANONICALISE, other(b"\n", b"\r\n")),
    "labels-lower-case": (
        Operation.CANONICALISE,
        other(b"\nSUBJECT:", b"\nSubject:"),
    ),
}


# Any source: a fault before it is read, which a layout would have kept


def layout_dropped(source: bytes) -> bytes:
    document = json.loads(source)
    document.pop("layout", None)
    return json.dumps(document).encode()


#: These leave the cable as it is, mostly: what differs is what comes back.
BEFORE: Final[dict[str, tuple[Operation, Callable[[bytes], bytes]]]] = {
    "crlf-lost": (Operation.TEXT_JSON, other(b"\r", b"")),
    "trailing-blanks-lost": (
        Operation.TEXT_JSON,
        lambda source: re.sub(rb"[ \t]+(?=\r*(?:\n|$))", b"", source),
    ),
    "blank-lines-joined": (
        Operation.TEXT_JSON,
        lambda source: re.sub(rb"(\r*\n)(?:\r*\n){2,}", rb"\1\1", source),
    ),
    "control-characters-lost": (
        Operation.TEXT_JSON,
        lambda source: re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", b"", source),
    ),
    "read-as-upper-case": (Operation.TEXT_XML, bytes.upper),
    "layout-ignored": (Operation.JSON_TEXT, layout_dropped),
}


# Verdicts: a fault in what is found


def with_findings(made: Callable[[Question, dict[str, Any]], Any]) -> Callable:
    def change_them(question: Question, answer: Answer) -> Answer:
        assert answer.findings is not None
        found = (made(question, dict(finding)) for finding in answer.findings)
        return attrs.evolve(answer, findings=tuple(f for f in found if f is not None))

    return change_them


def without_span(question: Question, finding: dict[str, Any]) -> dict[str, Any]:
    """Readers of JSON and XML rarely say where things are."""
    if question.format != "text":
        finding.pop("span")
    return finding


def in_bytes(question: Question, finding: dict[str, Any]) -> dict[str, Any]:
    """Places of UTF-8, not of characters."""
    text = question.source.decode("utf-8", "replace")
    return {**finding, "span": [len(text[:at].encode()) for at in finding["span"]]}


def without_cr(question: Question, finding: dict[str, Any]) -> dict[str, Any]:
    """Places in what is left when line ends are normalised."""
    text = question.source.decode("utf-8", "replace")
    return {**finding, "span": [at - text[:at].count("\r") for at in finding["span"]]}


def from_one(question: Question, finding: dict[str, Any]) -> dict[str, Any]:
    if question.format != "text":
        return finding
    return {**finding, "span": [at + 1 for at in finding["span"]]}


def another_code(_: Question, finding: dict[str, Any]) -> dict[str, Any]:
    return {**finding, "code": finding["code"].upper()}


def another_path(_: Question, finding: dict[str, Any]) -> dict[str, Any]:
    """Places in lists from 1."""
    return {
        **finding,
        "path": re.sub(r"(?<=/)[0-9]+", lambda m: str(int(m[0]) + 1), finding["path"]),
    }


def no_path(_: Question, finding: dict[str, Any]) -> dict[str, Any]:
    return {**finding, "path": ""}


def no_strays(_: Question, finding: dict[str, Any]) -> dict[str, Any] | None:
    return None if "/strays/" in finding["path"] else finding


def accepting(_: Question, answer: Answer) -> Answer:
    return answer if answer.valid else Answer(valid=True)


def refusing(_: Question, answer: Answer) -> Answer:
    """Every finding is an error."""
    return Answer(valid=False) if answer.findings else answer


def one_too_many(_: Question, answer: Answer) -> Answer:
    assert answer.findings is not None
    more = {"code": "text.style", "path": "", "span": [0, 1]}
    return attrs.evolve(answer, findings=(*answer.findings, more))


def the_first_alone(_: Question, answer: Answer) -> Answer:
    assert answer.findings is not None
    return attrs.evolve(answer, findings=answer.findings[:1])


VERDICTS: Final[dict[str, Callable[[Question, Answer], Answer]]] = {
    "accepts-invalid": accepting,
    "refuses-what-can-be-read": refusing,
    "wrong-code": with_findings(another_code),
    "paths-from-one": with_findings(another_path),
    "no-path": with_findings(no_path),
    "findings-without-span": with_findings(without_span),
    "spans-in-bytes": with_findings(in_bytes),
    "spans-without-cr": with_findings(without_cr),
    "strays-are-silent": with_findings(no_strays),
    "one-finding-too-many": one_too_many,
    "the-first-finding-alone": the_first_alone,
    "spans-from-one": with_findings(from_one),
}

#: What is refused, and what is not.
REFUSALS: Final = ("writes-of-the-invalid", "refuses-a-layout")
#: What is no answer, over the wire; `misbehaving` knows more.
BEHAVIOURS: Final = ("chatty", "dies", "wrong-seq", "answers-twice")

SWITCHES: Final = (*READING, *WRITING, *BEFORE, *VERDICTS, *REFUSALS)


def is_asked(switch: str, question: Question) -> bool:
    """Whether a switch may change the answer to a question."""
    operation = question.operation
    if switch in READING:
        return operation is Operation.TEXT_JSON
    if switch in WRITING or switch in BEFORE:
        return operation is (WRITING | BEFORE)[switch][0]
    if switch in REFUSALS:
        return operation is Operation.XML_JSON
    return switch in VERDICTS and operation is Operation.VALIDATE


def wrong_answer(switch: str, question: Question, answer: Answer) -> Answer:
    """The answer of an adapter with one fault; `answer` is the right one."""
    if not is_asked(switch, question):
        return answer
    if switch in VERDICTS:
        return VERDICTS[switch](question, answer)
    if switch in REFUSALS:
        return refused_wrongly(switch, question, answer)
    return (
        answer if answer.output is None else written_wrongly(switch, question, answer)
    )


def written_wrongly(switch: str, question: Question, answer: Answer) -> Answer:
    if switch in BEFORE:
        return read_before(BEFORE[switch][1], question, answer)
    if switch in READING:
        return read_wrongly(READING[switch], answer)
    return Answer(output=WRITING[switch][1](answer.output))


def refused_wrongly(switch: str, question: Question, answer: Answer) -> Answer:
    if switch == "writes-of-the-invalid" and answer.refused:
        return Answer(output=b"{}")
    if switch == "refuses-a-layout" and b"<layout>" in question.source:
        return Answer(refused=True)
    return answer


def read_before(
    made: Callable[[bytes], bytes], question: Question, answer: Answer
) -> Answer:
    source = made(question.source)
    if source == question.source:
        return answer
    return own_answer(question.operation, question.format, source)


@attrs.frozen
class Asked:
    """A question as the wire has it."""

    operation: Operation
    format: str
    source: bytes


def say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def main(switch: str) -> None:
    operations = [operation.value for operation in Operation]
    who = {"name": f"wrong: {switch}"}
    say_first = {"protocol": 1, "implementation": who, "operations": operations}
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if message["command"] == "start":
            say(say_first)
        elif message["command"] == "stop":
            return
        else:
            answer_one(switch, message)


def answer_one(switch: str, message: dict[str, Any]) -> None:
    source = message["source"]
    data = base64.b64decode(source.get("base64", "")) or source["text"].encode()
    asked = Asked(Operation(message["operation"]), message["format"], data)
    right = own_answer(asked.operation, asked.format, asked.source)
    seq = message["seq"]
    if switch == "dies":
        os._exit(1)
    if switch == "chatty":
        print("reading ...", flush=True)
    if switch == "wrong-seq":
        seq += 1
    result = result_told(wrong_answer(switch, asked, right))
    for _ in range(2 if switch == "answers-twice" else 1):
        say({"seq": seq, "result": result})


if __name__ == "__main__":
    main(sys.argv[1])
