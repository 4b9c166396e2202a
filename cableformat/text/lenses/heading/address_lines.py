"""Format lines 6 to 9: originator, addressees for action and information, exemptions.

Facts (wire.md 1.7): a list of addressees begins on the line of its prosign; `entries`
divides it.  Doubt: prose may begin with `To`, so a label counts only before words with
the shape of an address.  Damaged copies print a colon after FM, TO and INFO; so do
e-mails, whose labels are not in capitals.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import Originator
from cableformat.text.kinds import Kind
from cableformat.text.lenses.clean import CleanForm, CleanMore
from cableformat.text.lenses.heading.addressee import (
    CLEAN,
    PREFIXED,
    clean_addressee,
    is_urgent,
    read_name,
    read_prefix,
    surely_named,
    without_period,
)
from cableformat.text.lenses.heading.entries import exempts, read_entries
from cableformat.text.lenses.heading.lost_line_ends import may_be_fused
from cableformat.text.lenses.lens import Block, Claim, Lens, labelled, labelled_line
from cableformat.text.lenses.level_line import LEVEL
from cableformat.text.lenses.patterns import FLAGS, LABEL_ENDS, B

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.model import Addressee
    from cableformat.text.lenses.lens import Facts
    from cableformat.text.lines.line import Line

_originator = unchecked(Originator)

#: Offices between double slashes, which no address of the web has.
_OFFICES: Final = re.compile(
    r"[^/:]*[^/: ]//[A-Z0-9][A-Z0-9 ./-]{0,40}//", re.ASCII
).match
_FIRST_WORD: Final = re.compile(r"[^ \t]*").match
# wire.md 1.7.2: the alphabet of designators, and characters that copies add; a sentence
# has an end, and a label has a colon.
_PLAUSIBLE: Final = re.compile(r"[^:;!?*=<>{}|\\\"]{1,80}(?<![.,])").fullmatch
_MOST_WORDS: Final = 12
#: A message's own number (NAVADMIN 356/07), a passing line, a classification with a
#: subject code (UNCLAS //N05800//), the end of a sentence.
_OTHER_LINE: Final = re.compile(
    rf"[A-Z]+[ \t]+[0-9]{{1,4}}/[0-9]{{2,4}}[ \t]*\Z|PASS[ \t]+TO[ \t]"
    r"|FOR[ \t].*[ \t]FROM[ \t]|(?:[A-Z/]+[ \t]+){1,3}PASS[ \t]"
    rf"|(?:{LEVEL}|UNCLASS?)[ \t]*(?:/|\Z)|[^.]*[A-Z0-9]{{3}}\.[ \t]+[A-Z]",
    FLAGS,
).match
#: wire.md 1.7.2: a label begins a list, never a name.
_LABELLED: Final = re.compile(r"(?:FM|TO|INFO|XMT)(?![^ \t,/])", FLAGS).match
# wire.md 1.9 a: `INFO OCT-01 ISO-00 /026 R` on NARA's pages distributes copies.
_DISTRIBUTION: Final = re.compile(
    r"(?:[A-Z]+-[0-9]{2}(?:[ \t]++|\Z))++(?:/[0-9]{3}.*)?", FLAGS | re.DOTALL
).fullmatch


def _label(words: str) -> str:
    """The pattern of a label; with a colon only in capitals: `To:` is an e-mail's."""
    return rf"(?:{words})(?![ \t]*+:)|(?-i:{words})[ \t]*+:"


def _plausible(text: str) -> bool:
    """Whether a text has the shape of a designator, which prose does not have."""
    return PREFIXED(text) is not None or (
        _PLAUSIBLE(text) is not None and text.count(" ") < _MOST_WORDS
    )


def _named(text: str) -> bool:
    """Whether the words after a label are an addressee by their form."""
    name = text.partition(" ")[2].lstrip(" \t:")
    return surely_named(name) and ("//" not in name or _OFFICES(name) is not None)


def is_address(label: str, text: str) -> bool:
    """Whether a label and a text are an address line: prose may begin with `To`.

    A label with a colon may be an e-mail's, even in capitals.
    """
    if label[-1] == ":":
        return surely_named(text) and _plausible(text)
    word = _FIRST_WORD(text)[0]  # type: ignore[index]
    capitals = label.isupper() or "/" in word or (len(word) > 1 and word.isupper())
    return capitals and _plausible(text)


class OriginatorLens(Lens):
    """Format line 6: ``FM`` and the designator of the originator (wire.md 1.7.1)."""

    kinds: tuple[Kind, ...] = (Kind.ORIGINATOR, Kind.READDRESSED_ORIGINATOR)
    one_line = False
    initials = "F"
    landmark_begins: tuple[str, ...] = ("FM",)
    landmark = rf"FM{LABEL_ENDS}[A-Z0-9]"
    _line = re.compile(rf"({_label('FM')}){B}(.+)", FLAGS | re.DOTALL).fullmatch

    def landmark_of(self, text: str) -> tuple[Kind, None] | None:
        # FM is also a foreign minister, with a name.
        return (Kind.ORIGINATOR, None) if _named(text) else None

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = "FM ([A-Z]{2,}(?: [A-Z]+){0,5})"
        yield CleanForm("F", pattern, self.kinds[:1], _clean_originator)

    def goes_on(self, block: Block, line: Line) -> bool:
        # Only offices show that a second line belongs to the name.
        if line.gap or len(block.lines) > 1 or "//" in block.match[2]:
            return False
        return "//" in line.text and _plausible(line.text)

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        kind, begin = block.of_heading(Kind.ORIGINATOR), block.match.start(2)
        name, indicator = block.match[2], None
        offices: tuple[str, ...] = ()
        claims = labelled(block, kind, begin, None)
        if len(block.lines) > 1:
            name = block.joined(begin)
        name = without_period(name)
        if "/" in name:
            _, indicator, name = read_prefix(name, block, kind, claims[1].spans)
            name, offices = read_name(name)
        claims[1].value = _originator(indicator, name, offices)
        return claims

    def label(self, kind: Kind) -> str:
        return "FM "


def _prefixed(addressee: Addressee) -> bool:
    """Whether an indicator or ZEN is written before a name."""
    return addressee.delivered_by_other_means or (
        addressee.routing_indicator is not None
    )


def _clean_originator(line: Line, _: Facts, name: str) -> list[Claim] | None:
    if may_be_fused(line.text):
        return None
    return labelled_line(line, Kind.ORIGINATOR, 2, 3, _originator(None, name, ()))


def _clean_list(
    kind: Kind, label: int, line: Line, _: Facts, *parts: str
) -> list[Claim] | None:
    value = clean_addressee(*parts)
    if value is None or may_be_fused(line.text):
        return None
    return labelled_line(line, kind, label, label + 1, value)


def _clean_item(line: Line, above: Claim, match: re.Match[str]) -> Claim | None:
    value = clean_addressee(*match.groups())
    if value is None or may_be_fused(line.text):
        return None
    # Only an indicator shows that a line after a gap, or indented, is an addressee.
    if value.routing_indicator is None and (line.gap or line.indent):
        return None
    return Claim(above.kind, value, [line.whole])


#: The place of the character after a label, by the first letter of the label.
_PLACE_AFTER: Final = {
    letter: slice(len(label), len(label) + 1)
    for label in ("TO", "INFO", "XMT")
    for letter in (label[0], label[0].lower())
}
_AFTER_LABEL: Final = frozenset({"", " ", "\t", ":", "/", ","})
_LABELS: Final = {
    "TO": Kind.ACTION_ADDRESSEE,
    "INFO": Kind.INFO_ADDRESSEE,
    "XMT": Kind.EXEMPTED_ADDRESSEE,
}


class AddresseeLens(Lens):
    """Format lines 7 to 9: ``TO``, ``INFO``, ``XMT``, and their lists (wire.md 1.7)."""

    kinds = (
        *_LABELS.values(),
        Kind.READDRESSED_ACTION_ADDRESSEE,
        Kind.READDRESSED_INFO_ADDRESSEE,
        Kind.READDRESSED_EXEMPTED_ADDRESSEE,
    )
    one_line = False
    initials = "TIX"
    landmark = rf"(?:TO|INFO){LABEL_ENDS}[A-Z0-9]"
    landmark_begins: tuple[str, ...] = ("TO", "IN")

    def __init__(self, in_text: Callable[[str], Any]) -> None:
        #: Whether a line occurs only in the text, never in a list of addressees.
        self._in_text = in_text

    _line = re.compile(
        rf"({_label('TO|INFO')})(?:{B}(.+))?"
        r"|(XMT)[ \t]*+(?:[/,][ \t]*+|(?<=[ \t])|\Z)(.+)?",
        FLAGS | re.DOTALL,
    ).fullmatch

    def shape(self, text: str) -> Any:
        # TAGS and IN begin like labels: the character after the label is cheaper.
        return self._line(text) if text[_PLACE_AFTER[text[0]]] in _AFTER_LABEL else None

    def landmark_of(self, text: str) -> tuple[Kind, None] | None:
        # Prose may begin with `TO` too.
        return (_LABELS[text[: text.index("O") + 1]], None) if _named(text) else None

    @staticmethod
    def parts(match: re.Match[str]) -> tuple[Kind, str, str | None]:
        """The kind of addressee on a line, the label as printed, and the name."""
        label = match[1] or match[3]
        return _LABELS[label.upper().rstrip(" \t:")], label, match[2] or match[4]

    @staticmethod
    def distributes(name: str) -> bool:
        """Whether the words after a label are a list of copies, not an addressee."""
        return "-" in name and _DISTRIBUTION(name) is not None

    def clean_forms(self) -> Iterable[CleanForm]:
        more = CleanMore("RQUAS", re.compile(CLEAN, re.ASCII).fullmatch, _clean_item)
        for label, kind in list(_LABELS.items())[:2]:
            read = partial(_clean_list, kind, len(label))
            pattern = f"{label} {CLEAN}"
            yield CleanForm(label[0], pattern, (kind,), read, more=more)

    def goes_on(self, block: Block, line: Line) -> bool:
        text = line.text
        if PREFIXED(text):
            return True
        if exempts(text) and not line.gap:
            return True
        if (
            not _plausible(without_period(text))
            or _LABELLED(text)
            or _OTHER_LINE(text)
            or self._in_text(text)
        ):
            return False
        # Some copies are double-spaced: after one blank line, the form must show an
        # addressee.
        return not line.gap or (line.gap == 1 and self._shown(block, text))

    def _shown(self, block: Block, text: str) -> bool:
        """Whether a list goes on below a blank line, by the label or by the name."""
        alone = len(block.lines) == 1 and self.parts(block.match)[2] is None
        if alone or text.endswith(("/", " WASHDC")):
            return True
        return "//" not in text and (surely_named(text) or is_urgent(text))

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        others = block.lines[1:]
        if any(exempts(line.text) for line in others):
            return self._kinds_read(block)
        kind, _, name = self.parts(block.match)
        return (kind,) if name is not None or others else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        match, first = block.match, block.lines[0]
        kind, label, _ = self.parts(match)
        kind = block.of_heading(kind)
        begin = max(match.start(2), match.start(4))
        claims = [Claim(kind, None, [first.span(0, len(label))], label=True)]
        return claims + read_entries(block, kind, begin, inside=self._inside(block))

    def _inside(self, block: Block) -> bool:
        """Whether the block is that of TO, and one of INFO follows: wire.md 1.7.3."""
        return (
            self.parts(block.match)[0] is Kind.ACTION_ADDRESSEE
            and block.below is not None
            and self.parts(block.below)[0] is Kind.INFO_ADDRESSEE
        )

    def label(self, kind: Kind) -> str:
        return _WRITTEN[kind.names[-1]]

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        # Without a label, an addressee after exemptions would be one more exemption,
        # and an exempted one with a prefix, after one without, would be none.
        ended = before.exempted
        if kind.names[-1] == Kind.EXEMPTED_ADDRESSEE.names[-1]:
            ended = _prefixed(item) and not _prefixed(before)
        return f"\n{self.label(kind)}" if ended else "\n"


_WRITTEN: Final = {kind.names[-1]: f"{label} " for label, kind in _LABELS.items()}
