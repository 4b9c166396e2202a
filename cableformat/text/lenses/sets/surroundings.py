"""The lines around the sets: series, office codes, classification, mail subject.

Facts (military.md 3): the series is on a line of its own above the sets; below
PASS TO OFFICE CODES the addresses are repeated with the codes of offices; the
classification may appear twice, the second time with the subject code.  Doubt: gateways
print a subject of their own above, and run it into the lines below it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.markings.levels import SPELLED, level_spelled
from cableformat.model import Series
from cableformat.routing import resolve_year
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm
from cableformat.text.lenses.content.classification import ClassificationLens
from cableformat.text.lenses.content.labels import HandsLens
from cableformat.text.lenses.content.subject import SubjectLens
from cableformat.text.lenses.furniture import Furniture, Pattern
from cableformat.text.lenses.heading.address_lines import AddresseeLens, OriginatorLens
from cableformat.text.lenses.heading.preamble import PreambleLens
from cableformat.text.lenses.lens import Block, Claim, Lens
from cableformat.text.lenses.level_line import Parts, read_line
from cableformat.text.lenses.patterns import FLAGS, capitals
from cableformat.text.lenses.sets.grammar import begins_set, series_names
from cableformat.text.lenses.strays import OF_CONTENT
from cableformat.text.lenses.transmission.ending import EndingLens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lenses.sets.survey import Survey
    from cableformat.text.lines.line import Line

_series = unchecked(Series)

#: What is after the number of a series, or on the line below it.
_REMARK: Final = re.compile(
    r"\(?(?:CORRECTE?D?|CORRECTION|CHANGE|PART|REISSUE|SECTION|RE-?TRANSMI)", FLAGS
).match
_LEVEL: Final = rf"(?P<level>UNCLASS?|UNCLASSIF(?:I?E)?D|{SPELLED})"
# The subject code in every printed form: N and slashes are lost at times.
_CODED: Final = re.compile(
    rf"{_LEVEL}(?:[ \t]*/{{1,3}}[ \t]*|[ \t]+(?=N))(?P<code>N?[0-9]{{4,5}})"
    r"[ \t]*/{0,3}",
    FLAGS,
).fullmatch
_LABELLED: Final = re.compile(
    r"CLASSIFICATION[ \t]*:[ \t]*(?P<level>[^/]*[^/ \t])[ \t]*/*", FLAGS
).fullmatch
_MISSPELT: Final = re.compile(r"UNCLASS?|UNCLASSIF(?:I?E)?D", FLAGS).fullmatch


class SeriesLens(Lens):
    """The series: ``NAVADMIN 234/04`` (military.md 3)."""

    kinds = (Kind.SERIES,)
    one_line = False

    @cached_property
    def _line(self) -> Callable[[str], Any]:  # type: ignore[override]
        return re.compile(
            rf"(?P<name>{series_names()})[ \t/:]*(?P<number>[0-9]{{1,4}}+)"
            r"(?:[ \t]*[/-][ \t]*(?P<year>[0-9]{4}|[0-9]{2}))?(?![0-9/-][0-9])"
            r"[ \t]*/{0,3}(?P<rest>.*)",
            FLAGS | re.DOTALL,
        ).fullmatch

    def clean_forms(self) -> Iterable[CleanForm]:
        names = series_names()
        letters = "".join({name[0] for name in names.split("|")})
        pattern = rf"({names}) ([0-9]{{3}})/([0-9]{{2}})"
        yield CleanForm(letters, pattern, self.kinds, _clean_series)

    def goes_on(self, block: Block, line: Line) -> bool:
        if begins_set(line.text):
            return False
        if line.gap:
            return _REMARK(line.text) is not None and len(line.text) < _LONGEST_REMARK
        begun = len(block.lines) > 1 or block.match["rest"].strip(" ,/")
        return bool(begun or _REMARK(line.text)) and len(block.lines) < _MOST_REMARKS

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        match, kind, spans = block.match, Kind.SERIES, block.spans()
        name = block.capitals(match["name"], kind, spans)
        year = match["year"]
        full = year and (int(year) if len(year) > 2 else resolve_year(int(year)))
        remark = block.joined(match.start("rest")).strip(" \t,/")
        value = _series(name, match["number"], full, remark or None)
        return [Claim(kind, value, spans)]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n"


def _clean_series(
    line: Line, _: Facts, name: str, number: str, year: str
) -> list[Claim]:
    value = _series(name, number, resolve_year(int(year)), None)
    return [Claim(Kind.SERIES, value, [line.whole])]


_MOST_REMARKS: Final = 6
_LONGEST_REMARK: Final = 80


class WrappedPreambleLens(PreambleLens):
    """Format line 5, whose instructions may go on below it (military.md 6)."""

    one_line = False
    _more = re.compile(
        r"(?:(?:Z[A-Z]{2}|MIN|PSN|[0-9]{6}[A-Z][0-9]{2}|(?:ASN|MID)[0-9A-Z-]+)"
        r"(?:[ \t]+|\Z))+",
        re.ASCII,
    ).fullmatch

    def goes_on(self, block: Block, line: Line) -> bool:
        more = not line.gap and self._more(line.text) is not None
        return more or super().goes_on(block, line)


class CodedLens(ClassificationLens):
    """The classification line, with the subject code or after a label."""

    initials = "TSCRLFUN/"

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = r"(UNCLAS) ?//(N[0-9]{5})//"
        yield CleanForm("U", pattern, self.kinds, _clean_code)

    @staticmethod
    def shape_of(text: str) -> Parts | None:
        """The parts of a line; `None` where it is none."""
        coded = _CODED(text)
        if coded is not None:
            code = capitals(coded["code"])
            return _parts(coded["level"], code if code[0] == "N" else f"N{code}")
        labelled = _LABELLED(text)
        if labelled is not None:
            text = labelled["level"]
        if _MISSPELT(text.rstrip("/ \t")):
            return _parts(text.rstrip("/ \t"), None)
        return read_line(text)

    _line: Callable[[str], Any] = staticmethod(shape_of)


def _clean_code(line: Line, _: Facts, level: str, code: str) -> list[Claim]:
    value = CodedLens.value_of(_parts(level, code))
    return [Claim(Kind.CLASSIFICATION_LINE, value, [line.whole])]


def _parts(printed: str, code: str | None) -> Parts:
    known = not _MISSPELT(printed)
    level = level_spelled(printed if known else "UNCLASSIFIED")
    return Parts(
        level=level,
        printed=printed,
        owners=(),
        controls=(),
        handling=(),
        subject_code=code,
        section=None,
        misspelt=False,
        post_kind=None,
        post=None,
        serial=None,
        tail=None,
    )


_OFFICES: Final = {
    Kind.ORIGINATOR: Kind.OFFICE_ORIGINATOR,
    Kind.ACTION_ADDRESSEE: Kind.OFFICE_ACTION,
    Kind.INFO_ADDRESSEE: Kind.OFFICE_INFO,
}
_EXEMPTS: Final = re.compile("XMT(?![A-Z])", FLAGS).match


def _of_offices(claims: list[Claim], block: Block) -> list[Claim]:
    for claim in claims:
        claim.kind = _OFFICES[claim.kind]
    for n, note in enumerate(block.notes or ()):
        if note.kind in _OFFICES:
            assert block.notes is not None
            block.notes[n] = note.of(_OFFICES[note.kind])
    return claims


class OfficeOriginatorLens(OriginatorLens):
    """FM below PASS TO OFFICE CODES: the office that sends the message."""

    _place = re.compile(r"(?!UNCLAS|NAVADMIN)[A-Z]{3,} [A-Z]{2}", re.ASCII).fullmatch

    kinds: tuple[Kind, ...] = (Kind.OFFICE_ORIGINATOR,)
    landmark = ""
    landmark_begins: tuple[str, ...] = ()

    def goes_on(self, block: Block, line: Line) -> bool:
        if "//" in block.match[2] and not block.match[2].endswith("//"):
            return not line.gap and line.text.endswith("//")
        # A name of one word at the end of a line that was run together.
        once = len(block.lines) == 1 and not line.gap and " " not in block.match[2]
        place = once and self._place(line.text) is not None
        return place or super().goes_on(block, line)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        return _of_offices(super().read(block, facts), block)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n"


class OfficeAddresseeLens(AddresseeLens):
    """TO and INFO below PASS TO OFFICE CODES."""

    kinds = (Kind.OFFICE_ACTION, Kind.OFFICE_INFO)
    initials = "TI"
    landmark = ""
    landmark_begins: tuple[str, ...] = ()

    def shape(self, text: str) -> Any:
        return None if _EXEMPTS(text) else super().shape(text)

    def goes_on(self, block: Block, line: Line) -> bool:
        return not _EXEMPTS(line.text) and super().goes_on(block, line)

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return tuple(_OFFICES[kind] for kind in super().kinds_of(block))

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        return _of_offices(super().read(block, facts), block)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n"


class PassLens(Lens):
    """PASS TO OFFICE CODES, above the second block of addresses (military.md 3)."""

    # Like captions: a heading may still follow.
    kinds = (Kind.CAPTION, Kind.PASSING_INSTRUCTION)
    one_line = False
    initials = "P"
    _line = re.compile(
        r"(?:PLEASE[ \t]++)?PASS[ \t]++TO(?:[ \t]++ALL)?"
        r"(?:(?P<whole>[ \t]++OFFICE[ \t]++CODES?[ \t]*+:?)|[ \t]++OFFICE)?"
        r"[ \t]*+/{0,2}",
        FLAGS,
    ).fullmatch
    _rest = re.compile(r"(?:(?:ALL )?OFFICE )?CODES?[ ]?:?/{0,2}", FLAGS).fullmatch

    def goes_on(self, block: Block, line: Line) -> bool:
        if block.match["whole"] or len(block.lines) > 1 or line.gap:
            return False
        return self._rest(line.text) is not None

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds[1:] if block.match["whole"] or block.lines[1:] else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        return [Claim(Kind.PASSING_INSTRUCTION, block.joined(), block.spans())]

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n"


NUMERALS: Final = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split()
_COUNT: Final = rf"(?:[0-9]{{1,2}}|{'|'.join(NUMERALS)})"
#: military.md 5: the line between two parts or sections, which numbers the lower one.
SECTION_BREAK: Final = (
    rf"(?:UNCLAS[A-Z]*[ ])?(?:FINAL[ ]SECTION|(?:SECTION|SECT|PART)[ ](?P<n>{_COUNT}))"
    rf"[ ]OF[ ](?P<m>{_COUNT})"
)


class PlainSubjectLens(SubjectLens):
    """A subject after its label, if no set has one; a level may be run into it."""

    _tail = re.compile(
        r"(?<![ ])(?:[ ]*+,)?[ ]*+(?:UNCLAS[A-Z]{0,40}+)?[ ]*+/{0,3}\Z"
    ).search

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        claims = super().read(block, facts)
        printed = claims[-1].value
        found = self._tail(printed)
        assert found is not None  # every part may be missing
        claims[-1].value = printed[: found.start()] or printed
        return claims


class _NoteLens(Lens):
    """Words of a relay around the text: they are furniture."""

    kinds: tuple[Kind, ...] = (Kind.NOTE,)
    pattern = Pattern.GATEWAY_NOTE

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        pattern = self.pattern_of(block)
        block.furniture = [
            Furniture(line.whole, pattern, line.text) for line in block.lines
        ]
        return []

    def pattern_of(self, block: Block) -> Pattern:
        """What the words are called."""
        return self.pattern


class GatewayNoteLens(_NoteLens):
    """Notes of gateways, and what a mail prints in front (military.md 3)."""

    initials = "*QARPSUFNOZ#"
    _line = re.compile(
        r"\*{3}[ ]?THIS[ ]IS[ ]A[ ][0-9]{1,2}[ ]SECTION(?:ED)?[ ](?:MESSAGE|MSG)[ ]"
        r"COLLATED[ ]BY[ ][^*]{2,40}\*{3}[ ]*(?:Q{4})?|Q{4}"
        r"|\*{3}[ ]?MISSING[ ]CLASSIFICATION[ ]?\*{3}|NNNN/{1,2}|#"
        r"|\*{9}[ ](?:THIS[ ]IS[ ]A[ ]COMBINED[ ]MESSAGE|START[ ]OF[ ]SECTION[ ][0-9]+)"
        r"[ ]\*{9}|SECTION[ ][0-9]{1,2}:[ ]PSN[ ][0-9A-Z]+"
        # A routing line with nothing filled in.
        r"|(?P<unfilled>[A-Z]{8,9}[ ]+DDDHHMM-[A-Z]{4}--[ ]*\.?)"
        r"|(?P<routine>ROUTINE|ATTENTION[ ]INVITED[ ]TO[ :]*|ADMINISTRATIVE[ ]MESSAGE"
        r"|REROUTE[ ]DETECTED.*)|RTD:[0-9-]+/COPIES:.*"
        rf"|(?P<seam>{SECTION_BREAK})",
        FLAGS,
    ).fullmatch

    def pattern_of(self, block: Block) -> Pattern:
        seam = block.match.lastgroup == "seam"
        return Pattern.SECTION_BREAK if seam else self.pattern


class RepeatedLevelLens(_NoteLens):
    """A level above the line that has the subject code, or one after a label."""

    initials = f"{CodedLens.initials}-*"
    pattern = Pattern.CLASSIFICATION

    def shape(self, text: str) -> Any:
        bare = text.strip("-* ")
        return CodedLens.shape_of(bare) if bare else None


class MailSubject:
    """How the subject of a mail begins, in a message whose sets have one too."""

    __slots__ = ("match", "message")

    def __init__(self, match: re.Match[str], message: Survey) -> None:
        self.match = match
        self.message = message

    def __getitem__(self, group: str) -> str:
        return self.match[group]


class MailSubjectLens(SubjectLens, _NoteLens):
    """A subject that a gateway prints above the sets, which have it themselves.

    It repeats theirs, mostly cut short; other words are a stray.
    """

    kinds = (Kind.NOTE,)
    pattern = Pattern.MAIL_SUBJECT
    landmark = ""
    landmark_begins: tuple[str, ...] = ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        printed = block.joined(block.match.match.start("rest"))
        if block.match.message.repeats_subject(printed):
            return _NoteLens.read(self, block, facts)
        return [OF_CONTENT.words(block, "text.repeated-element")]

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        return self.kinds


class SoughtHandsLens(HandsLens):
    """Who released the message, if a separate line says so (military.md 3)."""

    sought = True


class MessageEndingLens(EndingLens):
    """The end of a message: no line of its text begins like the end of another's."""

    text_begins = ("#", "NN", "E ", "E\t")
