"""Real texts against what people say of them: marks by eye, and editors' metadata.

The corpus is beside the project; without it there is nothing to compare.  Where the
two disagree, causes are named by category and counted, never hidden in a share.
What is printed (with ``-s``) holds numbers, file names and shapes: no name of a person
and no sentence of a telegram.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cableformat import text
from tests.real.test_exactness import SHARED, SOURCES, needs_corpus
from tests.real.test_headings import DATES, _same_date

MARKS = json.loads(
    (Path(__file__).parent / "marks" / "nara-bodies.json").read_text("utf-8")
)
BODIES = SHARED / "corpus" / "nara-bodies"
TELEGRAMS = SHARED / "corpus" / "frus-verbatim"
METADATA = SHARED / "corpus" / "frus-verbatim-meta"

#: What must hold; raised as the reader learns.
MARKS_ALIKE = 36
CLASSIFICATION_AGREES = 1.0
SIGNER_AGREES = 0.95
DATE_AGREES = 0.95
#: The largest mean share of visible characters that nothing claims, by folder.
UNRECOGNISED = {
    "foia-ocr": 0.46,
    "frus-verbatim": 0.04,
    "nara-bodies": 0.03,
    # Sets of formatted texts are no prose: the military dialect will read them.
    "navadmin": 0.48,
}


@functools.cache
def _reading(path: Path) -> text.Reading[Any]:
    return text.parse(path.read_bytes())


def _content(path: Path) -> Any:
    """The content; `None` where the reader finds no text of a message."""
    return _reading(path).cable.content


def _told(counted: Counter[str]) -> str:
    return "; ".join(f"{name}: {n}" for name, n in counted.most_common())


# Marks by eye


def _signed_by(signature: str | None) -> dict[str, Any] | None:
    """A signature as the marks store it."""
    if signature is None:
        return None
    printed = " ".join(signature.split())
    digest = hashlib.sha256(printed.encode()).hexdigest()
    return {"sha256": digest[:16], "words": len(printed.split())}


def _marking(printed: str) -> tuple[str, bool]:
    """The level of a marked marking, and whether it holds for the entire text."""
    level = re.match(r"\(?([A-Z]+)", printed)
    assert level is not None, printed
    return level[1], "ENTIRE TEXT" in printed


def _read(path: Path) -> dict[str, Any]:
    content = _content(path)
    paragraphs = () if content is None else content.paragraphs
    marked = [p for p in paragraphs if p.portion_marking is not None]
    return {
        "numbers": [p.number for p in paragraphs],
        "markings": [
            (p.number, p.portion_marking.level.value, p.portion_marking.entire_text)
            for p in marked
        ],
        "signature": _signed_by(None if content is None else content.signature),
    }


def _marked(mark: dict[str, Any]) -> dict[str, Any]:
    pairs = zip(mark["numbers"], mark["markings"], strict=True)
    return {
        "numbers": mark["numbers"],
        "markings": [
            (number, *_marking(printed)) for number, printed in pairs if printed
        ],
        "signature": mark["signature"],
    }


#: Why a body is read otherwise than it was marked; each was looked at.
CAUSES = {
    "train_1979PORTL01459.txt": "an unnumbered block has a marking of its own",
    "train_1975THEHA01744.txt": "a quotation mark before the number",
    "unittest_1979THEHA01153.txt": "an unnumbered block stands before the first number",
    "train_ToBeFixed_1976STATE199834.txt": "tokenised, and a number is lost: 3 . TEXT",
}


@needs_corpus
def test_marked_bodies_are_read_as_they_were_marked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Numbers, markings and signer of bodies are those marked; causes name the rest."""
    differing = {}
    for mark in MARKS:
        read, expected = _read(BODIES / mark["file"]), _marked(mark)
        wrong = [name for name, value in read.items() if value != expected[name]]
        if wrong:
            differing[mark["file"]] = wrong
    right = len(MARKS) - len(differing)
    causes = Counter(CAUSES.get(name, "unsorted") for name in differing)
    parts = Counter(itertools.chain.from_iterable(differing.values()))
    with capsys.disabled():
        print(f"\nnara-bodies: {right} of {len(MARKS)} marked bodies are read alike")
        print(f"  wrong parts: {_told(parts)}\n  causes: {_told(causes)}")
        for name, wrong in differing.items():
            print(f"  {name}: {', '.join(wrong)}: {CAUSES.get(name, 'unsorted')}")
    assert len(MARKS) == 40
    assert right >= MARKS_ALIKE
    assert set(differing) <= set(CAUSES)


# The editors' metadata of Foreign Relations of the United States

LEVELS = {
    "Unclassified": "U",
    "Limited Official Use": "LOU",
    "Confidential": "C",
    "Secret": "S",
    "Top Secret": "TS",
}


def _spaced(words: str) -> str:
    """A pattern of words, letter-spaced or not."""
    return " +".join(" ?".join(word) for word in words.split())


#: A line that opens with a level and is no sentence of a text whose lines are joined.
_LEVEL_LINE = re.compile(
    f"({'|'.join(map(_spaced, map(str.upper, LEVELS)))}|UNCLAS)\\b.{{0,48}}"
)


def _lines(path: Path) -> list[str]:
    """The lines that show something."""
    return [
        line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()
    ]


def _folded(words: str) -> str:
    """Capitals without punctuation, one blank between words."""
    return " ".join(re.findall("[A-Z]+", words.upper()))


def _classification(path: Path, told: dict[str, Any]) -> str:
    content = _content(path)
    line = None if content is None else content.classification_line
    read = None if line is None or line.level is None else line.level.value
    shown = any(_LEVEL_LINE.fullmatch(line) for line in _lines(path))
    if read is None:
        return "shown, not read" if shown else "the file shows no level"
    if read == LEVELS[told["classification"]]:
        return "agrees" if shown else "agrees, though no line shows it"
    return "another level is read"


def _signer(path: Path, told: dict[str, Any]) -> str:
    content = _content(path)
    signature = None if content is None else content.signature
    read = None if signature is None else _folded(signature)
    lines = [_folded(line) for line in _lines(path)]
    if not told["signed"]:
        return _unnamed(read, _lines(path))
    name = _folded(told["signed"][0])
    if name not in lines:
        return "the file has no line of the name"
    if read == name:
        return "agrees"
    if read is not None:
        return "another name is read"
    place = len(lines) - lines[::-1].index(name)
    return _why_unread(lines[place - 2], lines[place:])


#: Below a signature, and no part of it.
_TRAILER = re.compile(r"NOTE\b.*|END\b.*|N{3,}\w*|.*END OF DOCUMENT.*")
_NAME = r"[A-Z][A-Z'-]*(?: [A-Z][A-Z'-]*)?"


def _unnamed(read: str | None, lines: list[str]) -> str:
    """The editors name nobody: the file itself may."""
    if read is not None:
        return "the editors name nobody, the file does: read"
    below = (_TRAILER.fullmatch(line) or _LEVEL_LINE.fullmatch(line) for line in lines)
    last = [line for line, trailer in zip(lines, below, strict=True) if not trailer][-1]
    if re.fullmatch(_NAME, last):
        return "the editors name nobody, the file does on a line: not read"
    if re.search(rf"[.)\"!?] {_NAME}$", last):
        return "the editors name nobody, the file does behind a sentence: not read"
    return "the editors name nobody, nor does the file"


def _why_unread(above: str, below: list[str]) -> str:
    if below:
        return "not read: lines stand below the name"
    if re.fullmatch(r"N{3,4}\w*|BT", above):
        return "not read: the name stands below the end of the message"
    if len(above.split()) <= 3:
        return "not read: a line as short stands above the name"
    return "not read: the name stands below a line of text"


_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_GROUP = re.compile(rf"(?:[A-Z]+ )*[0-9]{{6}}Z (?:{_MONTHS}) [0-9]{{2}}(?: .*)?")
_GARBLED = re.compile(
    rf".{{0,24}}[0-9]Z?\b\W{{1,2}}(?:{_MONTHS}) [0-9]{{2}}(?: .{{0,12}})?"
)


def _date(path: Path, told: dict[str, Any]) -> str:
    heading = _reading(path).cable.heading
    preamble = None if heading is None else heading.preamble
    group = None if preamble is None else preamble.date_time_group
    verdict = _same_date(group, told["dates"][0]["when"])
    if group is None:
        lines = _lines(path)
        if any(map(_GROUP.fullmatch, lines)):
            return "not read, though well-formed"
        garbled = any(map(_GARBLED.fullmatch, lines))
        return (
            "the group is garbled" if garbled else "the file has no group on one line"
        )
    if verdict is False:
        return DATES.get(path.stem, "unsorted")
    return "agrees" if verdict is True else verdict


#: What says nothing about the reader: there is nothing to agree with.
NOT_COMPARED = re.compile(
    "the file shows no level|the file has no|the editors name nobody|the group is"
)


@needs_corpus
@pytest.mark.parametrize(
    ("name", "verdict", "least"),
    [
        ("classification", _classification, CLASSIFICATION_AGREES),
        ("signer", _signer, SIGNER_AGREES),
        ("date", _date, DATE_AGREES),
    ],
)
def test_texts_agree_with_the_metadata_of_their_editors(
    capsys: pytest.CaptureFixture[str], name: str, verdict: Any, least: float
) -> None:
    """Level, signer and date agree with the metadata; causes name the rest."""
    counted: Counter[str] = Counter()
    differing = []
    for path in sorted(TELEGRAMS.glob("*.txt")):
        told = json.loads((METADATA / f"{path.stem}.json").read_text("utf-8"))
        cause = verdict(path, told)
        counted[cause] += 1
        if not (cause.startswith("agrees") or NOT_COMPARED.match(cause)):
            differing.append(f"{path.stem}: {cause}")
    agreeing = sum(n for cause, n in counted.items() if cause.startswith("agrees"))
    compared = agreeing + len(differing)
    with capsys.disabled():
        print(f"\nfrus-verbatim {name}: {agreeing} of {compared} compared agree")
        print(f"  of all {counted.total()}: {_told(counted)}")
        for line in differing:
            print(f"  {line}")
    assert compared > 0
    assert agreeing >= least * compared


# Coverage


@needs_corpus
def test_coverage_of_the_corpus_by_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """No folder has a larger unrecognised share than its limit; shares are printed."""
    shares: dict[str, list[Any]] = {}
    for path in SOURCES:
        shares.setdefault(path.parent.name, []).append(_reading(path).coverage)
    for folder, found in sorted(shares.items()):
        means = {
            kind: sum(getattr(coverage, kind) for coverage in found) / len(found)
            for kind in ("structured", "prose", "furniture", "unrecognised")
        }
        whole = sum(coverage.unrecognised == 0 for coverage in found)
        with capsys.disabled():
            told = ", ".join(f"{kind} {mean:.2%}" for kind, mean in means.items())
            print(f"\n{folder}: {told}; {whole} of {len(found)} files whole", end="")
        assert means["unrecognised"] <= UNRECOGNISED[folder]


# What nothing claims

#: A shape is cut here: lines differ at their beginnings.
_WIDTH = 48


def _shape(line: str) -> str:
    """Letters A, digits 9, a run of either one; three words or more are ``A..``."""
    classes = "".join(
        "A" if c.isalpha() else "9" if c.isdigit() else " " if c.isspace() else c
        for c in line
    )
    runs = re.sub(r"([A9 ])\1+", r"\1", classes)
    words = re.sub(r"\bA(?: A){2,}\b", "A..", runs)
    return words if len(words) <= _WIDTH else f"{words[:_WIDTH]}..."


@needs_corpus
@pytest.mark.parametrize("folder", ["frus-verbatim", "nara-bodies"])
def test_every_unrecognised_shape_is_counted(
    capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    """The most frequent shapes of strays are printed, without their words."""
    shapes: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    for path in sorted((SHARED / "corpus" / folder).glob("*.txt")):
        cable = _reading(path).cable
        for name in ("transmission", "heading", "content"):
            for stray in getattr(getattr(cable, name), "strays", ()):
                shapes[_shape(stray.text)] += 1
                sections[f"{name}, {stray.code}"] += 1
    with capsys.disabled():
        print(f"\n{folder}: {shapes.total()} strays, {len(shapes)} shapes", end="")
        print(f"; {_told(sections)}", end="")
        for shape, count in shapes.most_common(30):
            print(f"\n  {count:4} {shape}", end="")
    assert shapes.total() == sections.total()
