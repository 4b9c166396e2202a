"""Formatted sets: identification, subject, references, contacts, and any other.

Facts (military.md 1, 2): AMPN and NARR belong to the set above them, which has one of
each at most.  Representation: the subject is a string, a reference has its letter and
the other fields, every other set is kept as a tree.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import FormattedSet, Reference
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.lens import Block, Claim, Lens, labelled_line, wrap
from cableformat.text.lenses.patterns import FLAGS, capitals
from cableformat.text.lenses.sets.grammar import (
    EXPLAINING,
    KNOWN,
    OF_TEXT,
    begins_set,
    begins_unknown,
    ends_text,
    fields_of,
    is_end_mark,
    is_ended,
    joined,
    set_at,
    without_mark,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

_set = unchecked(FormattedSet)
_reference = unchecked(Reference)

#: A set of fields takes no more lines.
_MOST_LINES: Final = 16
_LETTER: Final = re.compile(r"\(?([A-Z])\)?", FLAGS).fullmatch
#: Lines around sets, on which none runs that lacks its end mark.
AROUND: Final = re.compile(
    r"PASS[ \t]+TO[ \t]|UNCLAS[A-Z]*[ \t]*/|FM[ \t]+[A-Z]|\*{3}"
    r"|(?:NAVADMIN|ALNAV|MARADMIN|ALMAR)[ \t/]+[0-9]{1,4}/[0-9]{2,4}/{0,2}\Z",
    re.ASCII,
).match


_KIND_OF: Final = {
    "SUBJ": Kind.SUBJECT,
    "REF": Kind.REFERENCE,
    **dict.fromkeys(OF_TEXT, Kind.PARAGRAPH),
}


#: A field of a contact that names itself, below an end mark too.
DESCRIBED: Final = re.compile(r"(?:TEL|COMM?|DSN|E-?MAIL|PHONE)[ \t]*:", FLAGS).match


#: What a misspelt identifier means, by its group.
_MISSPELT: Final = {"turned": "AMPN", "misspelt": "MSGID"}


#: Fields in the ordinary print: no blanks beside a slash, and no web address.
_FIELD: Final = r"[^ \t/:](?:[^/:]*[^ \t/:])?"
_FIELDS: Final = rf"{_FIELD}(?:/{_FIELD})*"


class Opened:
    """How a set begins, and where explanations of it begin in its block."""

    __slots__ = ("begin", "identifier", "parts")

    def __init__(self, identifier: str, begin: int) -> None:
        self.identifier = identifier
        #: Where its fields begin in the first line.
        self.begin = begin
        #: The identifier of each explanation, its first line, where its words begin.
        self.parts: list[tuple[str, int, int]] = []
        if identifier in EXPLAINING:
            self.parts.append((identifier, 0, begin))


def opened(match: re.Match[str]) -> Opened:
    """How a set begins, of the match of its identifier."""
    identifier = (
        match["identifier"] or match["bare"] or _MISSPELT[match.lastgroup or ""]
    )
    return Opened(capitals(identifier), match.end())


#: What goes on with no field, nor with an explanation that has its end mark: a number
#: of a paragraph, an end.
_BELOW_ENDED: Final = re.compile(
    r"[0-9]{1,3}\.[ \t]|E(?:[ ]E){7}|N{3,4}\Z|\#[0-9]+\Z", re.ASCII
).match


class SetLens(Lens):
    """Any other set (military.md 2)."""

    kinds: tuple[Kind, ...] = (Kind.SET,)
    one_line = False
    holds = True
    sought = True
    landmark = rf"(?:{'|'.join(KNOWN)})/"
    landmark_begins = tuple({name[:2] for name in KNOWN})
    #: Whether AMPN and NARR below it are its own.
    explained = True

    def shape(self, text: str) -> Any:
        found = set_at(text)
        return found and opened(found)

    def clean_forms(self) -> Iterable[CleanForm]:
        yield CleanForm("M", rf"MSGID/({_FIELDS})//", (Kind.SET,), _clean_msgid)

    def landmark_of(self, text: str) -> tuple[Kind, None] | None:
        # An explanation is inside the set above it.
        identifier = text[: text.index("/")].upper()
        if identifier in EXPLAINING:
            return None
        return _KIND_OF.get(identifier, Kind.SET), None

    def keeps(self, block: Block, line: Line) -> bool:
        """Whether a line belongs to the open set, whatever it looks like."""
        text = line.text
        ended = is_ended(block.lines[-1].text)
        if is_end_mark(text):
            return not ended
        found = begins_set(text)
        if found is not None:
            return self._explains(found, block)
        if ends_text(text):
            return False
        if block.match.parts:
            below = line.gap or AROUND(text) or _BELOW_ENDED(text)
            return not (ended and below)
        return self._has_field(block, line, ended=ended)

    @staticmethod
    def _has_field(block: Block, line: Line, *, ended: bool) -> bool:
        """Whether a line goes on with the fields of a set."""
        text = line.text
        if ended:
            if block.match.identifier != "POC" or line.gap:
                return False
            numbered = text[0] in "0123456789"
            more = len(fields_of(text)) > 1 and not (numbered or begins_unknown(text))
            return more or DESCRIBED(text) is not None
        apart = line.gap > 0 and text[0] != "/"
        other = apart or AROUND(text) or _BELOW_ENDED(text)
        return not other and len(block.lines) < _MOST_LINES

    def _explains(self, found: re.Match[str], block: Block) -> bool:
        """Whether a set explains the one that is open: each has one of a kind."""
        part, state = opened(found), block.match
        again = any(part.identifier == name for name, *_ in state.parts)
        if part.identifier not in EXPLAINING or again or not self.explained:
            return False
        if state.identifier in EXPLAINING:
            return False
        state.parts.append((part.identifier, len(block.lines), part.begin))
        return True

    def goes_on(self, block: Block, line: Line) -> bool:
        return False

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, state, spans = Kind.SET, block.match, block.spans()
        printed = block.lines[0].text[: len(state.identifier)]
        block.capitals(printed, kind, spans)
        value = _set(state.identifier, self._fields(block), *explanations(block))
        return [Claim(kind, value, spans)]

    @staticmethod
    def _fields(block: Block) -> tuple[str, ...]:
        return fields_of(without_mark(_words(block)))

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        head = str(value)
        free = value.identifier in EXPLAINING and not value.fields
        sets = [] if free else [wrap(head, width)]
        return "\n".join([*sets, *explanations_written(value)]) or head

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n"


def _words(block: Block, *, as_field: bool = True) -> str:
    """The fields of a set, its lines joined, up to what explains it."""
    state = block.match
    end = state.parts[0][1] if state.parts else len(block.lines)
    texts = [line.text for line in block.lines[:end]]
    if not texts:
        return ""
    texts[0] = texts[0][state.begin :]
    if len(texts) > 1 and is_end_mark(texts[-1]):
        texts[-1] = "//"
    return joined(texts, as_field=as_field)


def explanations(block: Block) -> tuple[str | None, str | None]:
    """The amplification and the narrative of a set."""
    found: dict[str, str] = {}
    parts = [*block.match.parts, ("", len(block.lines), 0)]
    for (name, first, begin), (_, end, _) in pairwise(parts):
        words = text_of(block.lines[first:end], begin)
        if words:
            found[name] = words
    return found.get("AMPN"), found.get("NARR")


def text_of(lines: list[Line], begin: int) -> str:
    """Lines of free text, without the mark at their end."""
    texts = [lines[0].text[begin:].lstrip(" \t")]
    for line in lines[1:]:
        texts += [""] * line.gap
        texts.append(line.indent + line.text)
    return without_mark("\n".join(texts)).strip(" \t\n")


def explanations_written(value: Any) -> list[str]:
    """AMPN and NARR of a value, each a set."""
    words = ("AMPN", value.amplification), ("NARR", value.narrative)
    return [f"{name}/{text}//" for name, text in words if text is not None]


class ReferenceSetLens(SetLens):
    """REF: what the message refers to (military.md 2)."""

    kinds = (Kind.REFERENCE, Kind.SET)
    initials = "R"
    landmark = ""
    landmark_begins = ()
    _line = re.compile(
        r"(?P<identifier>REF)[ \t]*/|(?P<bare>REF)[ \t]+(?=[A-Z]{1,2}[ \t]*/)", FLAGS
    ).match

    def shape(self, text: str) -> Any:
        found = self._line(text)
        return found and opened(found)

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = rf"REF/([A-Z])/({_FIELDS})//"
        yield CleanForm("R", pattern, (Kind.REFERENCE,), _clean_reference)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return (Kind.REFERENCE,) if self._parted(block)[1] else (Kind.SET,)

    def _parted(self, block: Block) -> tuple[str | None, tuple[str, ...]]:
        """The letter, and the fields after it."""
        fields = self._fields(block)
        letter = _LETTER(fields[0]) if fields else None
        if letter is None or len(fields) == 1:
            return None, fields
        return letter[1].upper(), fields[1:]

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        letter, fields = self._parted(block)
        if not fields:
            return super().read(block, facts)
        value = _reference(letter, None, fields, *explanations(block))
        return [Claim(Kind.REFERENCE, value, block.spans())]

    def holds_all(self, values: Sequence[Any]) -> bool:
        return all(value.text is None for value in values)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.SET:
            return super().write(kind, value, width)
        label = () if value.label is None else (value.label,)
        fields = value.fields or (value.text,)
        written = wrap("/".join(("REF", *label, *fields)) + "//", width)
        return "\n".join([written, *explanations_written(value)])

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        return "\n"


class SubjectSetLens(SetLens):
    """SUBJ: one field, whose lines may each begin with a slash (military.md 2)."""

    kinds = (Kind.SUBJECT, Kind.SET)
    initials = "S"
    explained = False
    landmark = ""
    landmark_begins = ()
    _line = re.compile(r"(?P<identifier>SUBJ)(?P<bare>)[ \t]*/", FLAGS).match

    def shape(self, text: str) -> Any:
        found = self._line(text)
        return found and opened(found)

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = r"SUBJ/([^ \t/:](?:(?:[^/:]|/(?!/))*[^ \t/:])?)//"
        yield CleanForm("S", pattern, (Kind.SUBJECT,), _clean_subject)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return (Kind.SUBJECT,) if self._subject(block) else (Kind.SET,)

    @staticmethod
    def _subject(block: Block) -> str:
        return without_mark(_words(block, as_field=False)).rstrip("/ \t")

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        subject = self._subject(block)
        if not subject:
            return super().read(block, facts)
        kind, first = Kind.SUBJECT, block.lines[0]
        begin = block.match.begin
        spans = [span for span in block.spans(begin) if span[0] < span[1]]
        label = Claim(kind, None, [first.span(0, begin)], label=True)
        return [label, Claim(kind, subject, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        if kind is Kind.SET:
            return super().write(kind, value, width)
        return wrap(f"{value}//", width, used=len(self.label(kind)))

    def label(self, kind: Kind) -> str:
        return "SUBJ/" if kind is Kind.SUBJECT else ""


def _clean_msgid(line: Line, _: Facts, fields: str) -> list[Claim]:
    value = _set("MSGID", tuple(fields.split("/")), None, None)
    return [Claim(Kind.SET, value, [line.whole])]


def _clean_reference(line: Line, _: Facts, letter: str, fields: str) -> list[Claim]:
    value = _reference(letter, None, tuple(fields.split("/")), None, None)
    return [Claim(Kind.REFERENCE, value, [line.whole])]


def _clean_subject(line: Line, _: Facts, subject: str) -> list[Claim]:
    begin = len("SUBJ/")
    return labelled_line(line, Kind.SUBJECT, begin, begin, subject)
