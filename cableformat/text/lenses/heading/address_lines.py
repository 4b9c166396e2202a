"""Format lines 6 to 9: originator, addressees for action and information, exemptions.

Facts (wire.md 1.7): the first addressee stands on the line of its prosign, the rest one
a line; joint messages have a prefix before each; XMT stands behind a collective, or on
a format line of its own.  Representation: XMT with a slash, or inside the block of TO,
exempts from the addressee before it; else from the whole message.  Doubt: nothing but
its shape tells the second line of a long name from the next addressee.  Damaged copies
print a colon behind FM, TO and INFO; so do mails, whose labels are not in capitals.
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
    read_addressee,
    read_name,
    read_prefix,
    surely_named,
    tail,
    without_period,
)
from cableformat.text.lenses.heading.lost_line_ends import may_be_fused
from cableformat.text.lenses.lens import Block, Claim, Lens, labelled, labelled_line
from cableformat.text.lenses.level_line import LEVEL
from cableformat.text.lenses.patterns import FLAGS, LABEL_ENDS, B

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.model import Addressee
    from cableformat.text.lenses.lens import Facts, Span
    from cableformat.text.lines.line import Line

_originator = unchecked(Originator)

#: Offices between double slashes, as no address of the web has them.
_OFFICES: Final = re.compile(
    r"[^/:]*[^/: ]//[A-Z0-9][A-Z0-9 ./-]{0,40}//", re.ASCII
).match
_FIRST_WORD: Final = re.compile(r"[^ \t]*").match
# wire.md 1.7.2: the alphabet of designators, widened by what copies add; a sentence has
# an end and a label a colon.
_PLAUSIBLE: Final = re.compile(r"[^:;!?*=<>{}|\\\"]{1,80}(?<![.,])").fullmatch
_MOST_WORDS: Final = 12
#: A message's own number (NAVADMIN 356/07), a passing line, a classification with the
#: subject's number (UNCLAS //N05800//), the end of a sentence.
_OTHER_LINE: Final = re.compile(
    rf"[A-Z]+[ \t]+[0-9]{{1,4}}/[0-9]{{2,4}}[ \t]*\Z|PASS[ \t]+TO[ \t]"
    r"|FOR[ \t].*[ \t]FROM[ \t]|(?:[A-Z/]+[ \t]+){1,3}PASS[ \t]"
    rf"|(?:{LEVEL}|UNCLASS?)[ \t]*(?:/|\Z)|[^.]*[A-Z0-9]{{3}}\.[ \t]+[A-Z]",
    FLAGS,
).match
# wire.md 1.9 a: `INFO OCT-01 ISO-00 /026 R` of NARA's pages distributes copies.
_DISTRIBUTION: Final = re.compile(
    r"(?:[A-Z]+-[0-9]{2}(?:[ \t]++|\Z))++(?:/[0-9]{3}.*)?", FLAGS | re.DOTALL
).fullmatch
_EXEMPTION: Final = re.compile(
    r"XMT(?:[ \t]*+(?P<mark>[/,])[ \t]*+|(?:[ \t]++|\Z))(?P<rest>.*)", FLAGS | re.DOTALL
).fullmatch


def _label(words: str) -> str:
    """The pattern of a label: with a colon in capitals only, for `To:` is a mail's."""
    return rf"(?:{words})(?![ \t]*+:)|(?-i:{words})[ \t]*+:"


def _plausible(text: str) -> bool:
    """Whether a text has the shape of a designator, as prose has not."""
    return PREFIXED(text) is not None or (
        _PLAUSIBLE(text) is not None and text.count(" ") < _MOST_WORDS
    )


def _named(text: str) -> bool:
    """Whether a label stands before what is an addressee by its form."""
    name = text.partition(" ")[2].lstrip(" \t:")
    return surely_named(name) and ("//" not in name or _OFFICES(name) is not None)


def _exempts(text: str) -> bool:
    """Whether a line begins with XMT."""
    return text[0] in "Xx" and _EXEMPTION(text) is not None


def is_address(label: str, text: str) -> bool:
    """Whether a label and a text are an address line: prose may begin with `To`.

    With a colon it may be a mail's, in capitals too.
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
        # A foreign minister is FM too, by name.
        return (Kind.ORIGINATOR, None) if _named(text) else None

    def clean_forms(self) -> Iterable[CleanForm]:
        pattern = "FM ([A-Z]{2,}(?: [A-Z]+){0,5})"
        yield CleanForm("F", pattern, self.kinds[:1], _clean_originator)

    def goes_on(self, block: Block, line: Line) -> bool:
        # Only its offices show that a second line belongs to the name.
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

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return "FM "


def _closes_offices(above: str, text: str) -> bool:
    """Whether a line holds the last offices of the one above: `//00/01/`, `02//`."""
    open_above = "//" in above and above.endswith("/") and not above.endswith("//")
    return open_above and text.endswith("//") and " " not in text


def _prefixed(addressee: Addressee) -> bool:
    """Whether an indicator or ZEN is written before a name."""
    return addressee.delivered_by_other_means or (
        addressee.routing_indicator is not None
    )


def _clean_originator(line: Line, _: Facts, name: str) -> list[Claim] | None:
    if may_be_fused(line.text):
        return None
    return labelled_line(line, Kind.ORIGINATOR, 2, 3, _originator(None, name, ()))


def _clean_list(kind: Kind, line: Line, _: Facts, *parts: str) -> list[Claim] | None:
    value = clean_addressee(*parts)
    if value is None or may_be_fused(line.text):
        return None
    label = 2 if kind is Kind.ACTION_ADDRESSEE else 4
    return labelled_line(line, kind, label, label + 1, value)


def _clean_item(line: Line, above: Claim, match: re.Match[str]) -> Claim | None:
    value = clean_addressee(*match.groups())
    if value is None or may_be_fused(line.text):
        return None
    # Only an indicator shows that a line after a gap, or further in, is one more.
    if value.routing_indicator is None and (line.gap or line.indent):
        return None
    return Claim(above.kind, value, [line.whole])


class _Entry:
    """One addressee of a block: its words, where they stand, who is exempted."""

    __slots__ = ("exempted", "spans", "text")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.spans = [span]
        self.exempted: list[str] = []

    def reach(self, line: Line, span: Span) -> None:
        """Go on to a span of a later line, across nothing but its line end."""
        if line.cut:
            self.spans.append(span)
        else:
            self.spans[-1] = self.spans[-1][0], span[1]


#: Where the place behind a label is, by its first letter; what stands there.
_BEHIND: Final = {
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
        #: Whether a line stands only in the text, never in a list of addressees.
        self._in_text = in_text

    _line = re.compile(
        rf"({_label('TO|INFO')})(?:{B}(.+))?"
        r"|(XMT)[ \t]*+(?:[/,][ \t]*+|(?<=[ \t])|\Z)(.+)?",
        FLAGS | re.DOTALL,
    ).fullmatch

    def shape(self, text: str) -> Any:
        # TAGS and IN begin like labels: a look at the place after one first.
        return self._line(text) if text[_BEHIND[text[0]]] in _AFTER_LABEL else None

    def landmark_of(self, text: str) -> tuple[Kind, None] | None:
        # Prose begins with `TO` too.
        return (_LABELS[text[: text.index("O") + 1]], None) if _named(text) else None

    @staticmethod
    def parts(match: re.Match[str]) -> tuple[Kind, str, str | None]:
        """The kind of addressee of a line, its label as printed, and the name."""
        label = match[1] or match[3]
        return _LABELS[label.upper().rstrip(" \t:")], label, match[2] or match[4]

    @staticmethod
    def distributes(name: str) -> bool:
        """Whether the words after a label list copies, and address nobody."""
        return "-" in name and _DISTRIBUTION(name) is not None

    def clean_forms(self) -> Iterable[CleanForm]:
        more = CleanMore("RQUAS", re.compile(CLEAN, re.ASCII).fullmatch, _clean_item)
        for label, kind in list(_LABELS.items())[:2]:
            read = partial(_clean_list, kind)
            pattern = f"{label} {CLEAN}"
            yield CleanForm(label[0], pattern, (kind,), read, more=more)

    def goes_on(self, block: Block, line: Line) -> bool:
        text = line.text
        if PREFIXED(text):
            return True
        if _exempts(text) and not line.gap:
            return True
        if (
            not _plausible(without_period(text))
            or _OTHER_LINE(text)
            or self._in_text(text)
        ):
            return False
        # Copies are double-spaced: after one blank line an addressee shows itself.
        return not line.gap or (line.gap == 1 and self._shown(block, text))

    def _shown(self, block: Block, text: str) -> bool:
        """Whether a list goes on below a blank line: a label says so, or the name."""
        alone = len(block.lines) == 1 and self.parts(block.match)[2] is None
        if alone or text.endswith(("/", " WASHDC")):
            return True
        return "//" not in text and (surely_named(text) or is_urgent(text))

    def kinds_of(self, block: Block) -> tuple[Kind, ...]:
        others = block.lines[1:]
        if any(_exempts(line.text) for line in others):
            return self._kinds_read(block)
        kind, _, name = self.parts(block.match)
        return (kind,) if name is not None or others else ()

    def read(self, block: Block, facts: Facts) -> list[Claim]:
        match, first = block.match, block.lines[0]
        kind, label, _ = self.parts(match)
        kind = block.of_heading(kind)
        begin = max(match.start(2), match.start(4))
        claims = [Claim(kind, None, [first.span(0, len(label))], label=True)]
        entries, exempt = self._entries(block, begin)
        for entry in entries:
            exempted = tuple(entry.exempted)
            value = read_addressee(entry.text, block, kind, entry.spans, exempted)
            claims.append(Claim(kind, value, entry.spans))
        claims += exempt
        return claims

    def _entries(self, block: Block, begin: int) -> tuple[list[_Entry], list[Claim]]:
        """The addressees of a block, and the claims of its format line 9.

        Behind an exemption what follows is exempted too, up to an addressee with a
        prefix.
        """
        lines, count = block.lines, len(block.lines)
        entries: list[_Entry] = []
        exempt: list[Claim] = []
        place = 0
        while place < count:
            cut = next(
                (n for n in range(max(place, 1), count) if _exempts(lines[n].text)),
                count,
            )
            entries += self._listed(lines[place:cut], 0 if place else begin)
            place = self._end_of_exempted(lines, cut)
            if cut < count:
                inside = self._inside(block)
                exempt += self._exempted(
                    block, cut, place, entries, inside=inside and not exempt
                )
        return entries, exempt

    @staticmethod
    def _end_of_exempted(lines: list[Line], cut: int) -> int:
        """Where exemptions end: before an addressee with a prefix, if they have none.

        Only in an indicator or ZEN does an addressee of the list show itself.
        """
        shown = False
        for place in range(cut, len(lines)):
            text = lines[place].text
            if found := _EXEMPTION(text):
                shown = PREFIXED(found["rest"]) is not None
            elif not shown and PREFIXED(text):
                return place
        return len(lines)

    def _listed(self, lines: list[Line], begin: int) -> list[_Entry]:
        """The addressees of some lines; the first begins at a place in its line."""
        entries: list[_Entry] = []
        prefixed = True  # whether every addressee has a prefix
        column = 0
        for line in lines:
            text = line.text
            start = begin if line is lines[0] else 0
            if start < 0:
                continue
            if entries and (
                self._wrapped(line, column if prefixed else None)
                or _closes_offices(entries[-1].text, text)
            ):
                entries[-1].text += f" {text}"
                entries[-1].reach(line, line.whole)
            elif text.count("/", start) > 1:
                entries += self._parted(line, start)
            else:
                span = line.span(start, len(text))
                entries.append(_Entry(text[start:] if start else text, span))
            prefixed = prefixed and PREFIXED(entries[-1].text) is not None
            column = len(line.indent) + start
        return entries

    @staticmethod
    def _exempted(
        block: Block, begin: int, end: int, entries: list[_Entry], *, inside: bool
    ) -> list[Claim]:
        """Give exemptions to the addressee before them; those of the message remain."""
        kind = block.of_heading(Kind.EXEMPTED_ADDRESSEE)
        claims: list[Claim] = []
        member = False
        for line in block.lines[begin:end]:
            start = 0
            if found := _EXEMPTION(line.text):
                # Behind one of the message, none is an addressee's.
                member = bool(entries) and not claims
                member = member and (inside or found["mark"] is not None)
                start = found.start("rest")
                if not member:
                    claims.append(Claim(kind, None, [line.span(0, 3)], label=True))
            text = line.text[start:]
            if member:
                # XMT goes with who is exempted: nobody else needs the word.
                entries[-1].reach(line, line.whole)
                entries[-1].exempted += [text] if text else []
            elif text:
                span = line.span(start, len(line.text))
                value = read_addressee(text, block, kind, [span], ())
                claims.append(Claim(kind, value, [span]))
        return claims

    def _inside(self, block: Block) -> bool:
        """Whether exemptions are inside the block of TO: one of INFO follows it."""
        return (
            self.parts(block.match)[0] is Kind.ACTION_ADDRESSEE
            and block.below is not None
            and self.parts(block.below)[0] is Kind.INFO_ADDRESSEE
        )

    @staticmethod
    def _wrapped(line: Line, column: int | None) -> bool:
        """Whether a line continues the name before it.

        That name begins at a column; `None` where not every one has a prefix, so that
        its lack shows nothing.
        """
        if tail()(line.text):
            return True
        return (
            column is not None
            and len(line.indent) > column
            and PREFIXED(line.text) is None
        )

    @staticmethod
    def _parted(line: Line, start: int) -> list[_Entry]:
        """The addressees of one line: several, where each has a prefix."""
        text = line.text
        if not PREFIXED(text[start:]):
            return [_Entry(text[start:], line.span(start, len(text)))]
        cuts = [start, *(found.end() for found in _NEXT(text, start))]
        entries = []
        for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            words = text[begin:end].rstrip(" \t")
            entries.append(_Entry(words, line.span(begin, begin + len(words))))
        return entries

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def label(self, kind: Kind) -> str:
        return _WRITTEN[kind.names[-1]]

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        # What follows exemptions without a label would be one more, and an addressee
        # with a prefix behind one without would be none.
        ended = before.exempted
        if kind.names[-1] == Kind.EXEMPTED_ADDRESSEE.names[-1]:
            ended = _prefixed(item) and not _prefixed(before)
        return f"\n{self.label(kind)}" if ended else "\n"


_WRITTEN: Final = {kind.names[-1]: f"{label} " for label, kind in _LABELS.items()}
_NEXT: Final = re.compile(
    r"(?<![ \t])[ \t]++(?=(?:ZEN|[RQ][A-Z]{3,7})/[ \t]*[^ \t/])"
).finditer
