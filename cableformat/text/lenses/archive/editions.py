"""The editors' head of a telegram in a printed edition, its dateline and their notes.

Facts (streams.md 7): the head is ``31. Telegram 2764 From the Embassy in Portugal to
the Department of State``, its first number that of the document in the volume; place
and date are below it, or in it; a footnote names source, level, captions and drafter.
Representation: an attribute a part, each where it is printed.  Doubt: ``to`` is part of
some names (``the Mission to the United Nations``); a table has the titles before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cableformat._record import unchecked
from cableformat.model import ArchiveAttribute
from cableformat.reference import edition_keys, edition_words, series
from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Claim, Lens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cableformat.text.lines.line import Line

    #: A key, and where its value is in a text.
    Part = tuple[str, int, int]

_attribute = unchecked(ArchiveAttribute)

_MONTH: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November"
    "|December)"
)
_TIME: Final = (
    # A printer's dash is of any length.
    "(?:[ ]?[,;][ ]?|[ ]?[\u2010-\u2015\u2212-]{1,2}[ ]?|[ ])"
    r"(?:[0-9]{3,4}[ ]?Z|[0-9]{1,2}(?:[:.][0-9]{2})?[ ]?[ap]\.?[ ]?m\.?|noon|midnight)"
)
_DATE: Final = (
    rf"(?:[Uu]ndated|(?:{_MONTH},?[ ][0-9]{{1,2}}(?:[\u2010-\u2015-][0-9]{{1,2}})?,?[ ]"
    rf"|[0-9]{{1,2}}[ ]{_MONTH}[ ])[0-9]{{4}}(?:{_TIME})?)"
)
#: The mark of a footnote, where a head or a dateline ends.
_MARK: Final = (
    "(?:[ ]?(?:\\[[0-9]{1,2}\\]|[\u00b9\u2020\u00b2\u00b3\u2074-\u2079*]"
    r"|(?<=[^0-9 ])[0-9]{1,2}|(?<=\.[ ])[0-9]{1,2}|(?<=[ ])1))?"
)
DATELINE: Final = re.compile(
    rf"(?:(?P<place>[A-Z][^0-9\n]{{1,60}}?),[ ])?(?P<date>{_DATE})\.?{_MARK}", re.ASCII
).fullmatch
#: The date at the end of a head.
_DATED: Final = re.compile(rf",[ ]?(?P<date>{_DATE})\.?{_MARK}\Z", re.ASCII).search
_PLACE: Final = re.compile(
    r",[ ](?!the[ ]|and[ ]|All[ ])(?P<place>[A-Z][^,()0-9]{1,40})\Z"
).search
_ENDS: Final = re.compile(rf"(?<![ ,.*])[ ,.*]*+{_MARK}\Z", re.ASCII).search
VOLUME: Final = re.compile("Foreign Relations of the United States.*").fullmatch
#: The number of the document, with a mark of a rendering before it.
NUMBER: Final = re.compile(
    r"(?:[#*]{1,6}[ ]?)?(?:No\.[ ]?)?(?P<number>[0-9]{1,4}[a-z]?\.)[ ]+", re.ASCII
).match
_FROM: Final = re.compile("[ ][Ff]rom[ ]").search
_TO: Final = re.compile(",?[ ][Tt]o[ ]").finditer
_ARTICLE: Final = re.compile("[Tt]he[ ]").match
#: A head has what it says of the kind within so many characters.
_KIND: Final = 90
_WORDS: Final = re.compile("[^ ]+").finditer
_DIGIT: Final = re.compile("[0-9]", re.ASCII).search

_NOTE_MARK: Final = r"(?:(?:\[[0-9]{1,2}\]|[0-9]{1,2}[.)]?|[*\u00b9\u2020])[ ]?)?"
#: The footnote of the head, and those of the text.
SOURCE_BEGINS: Final = rf"{_NOTE_MARK}(?P<label>\[?Source:)[ ]"
SOURCE: Final = re.compile(SOURCE_BEGINS, re.ASCII).match
FOOTNOTE: Final = re.compile(
    r"\[?(?P<mark>[0-9]{1,3})\]?[.)]?[ ]?(?=[^0-9 .,)\]a-z])", re.ASCII
).match
SUMMARY: Final = re.compile(r"\[?(?:Summary|Abstract):[ ]").match
#: The number of the telegram, with which its text begins: its post's, or of a series.
_SERIAL: Final = re.compile(
    r"(?P<serial>(?:(?P<series>[A-Z][a-z]{4,6})[ ])?(?P<number>[0-9]{1,6}))\."
    r"(?:[ ]+(?=[^ ])|\Z)",
    re.ASCII,
).match
#: In front of what the text between two parts of a note must end.
_SENTENCE: Final = re.compile(r"\.[ ]+").match
_BESIDE: Final = re.compile(r"[;,][ ](?P<handling>[^.]+)").match

#: The parts of the footnote of the head, in order.
_OF_NOTE: Final = ("sourceNote", "classification", "handling", "sourceRemarks")
#: What is before an attribute in canonical text, by its key.
_BEFORE: Final = {
    "documentNumber": "\n\n",
    "kind": " ",
    "number": " ",
    "from": " From ",
    "to": " to ",
    "place": "\n",
    "date": "\n",
    "summary": "\n\nSummary: ",
    "serial": "\n\n",
    "footnote": "\n",
}


class EditionLens(Lens):
    """The attributes of a printed edition: the lines of head, dateline and notes."""

    kinds = (Kind.ATTRIBUTE,)

    def shape(self, text: str) -> Any:
        return None  # only the head of a document shows that there is one

    def holds_all(self, values: Sequence[Any]) -> bool:
        """Whether every key is one of an edition."""
        return all(value.key in edition_keys() for value in values)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        full = value.key in ("documentNumber", "serial")
        return f"{value.value}." if full else str(value.value)

    def separator(self, kind: Kind, before: Any, item: Any) -> str:
        key, above = item.key, before.key
        if key == "date" and above == "place":
            return ", "
        if key not in _OF_NOTE:
            return _BEFORE.get(key, "\n\n")
        if above not in _OF_NOTE or _OF_NOTE.index(above) >= _OF_NOTE.index(key):
            return "\n\nSource: "
        return "; " if key == "handling" else ". "

    def end(self, kind: Kind) -> str:
        return "\n"

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"


class Joined:
    """Lines as one, and where each of its characters lies in the source."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.text = " ".join(line.text for line in lines)

    def claims(self, parts: Sequence[Part]) -> Iterator[Claim]:
        """The attributes of parts of the text."""
        begin, lines = 0, iter(self.lines)
        line = next(lines)
        for key, start, end in parts:
            while start > begin + len(line.text):
                begin += len(line.text) + 1
                line = next(lines)
            first = line.span(start - begin, start - begin + 1)[0]
            while end > begin + len(line.text):
                begin += len(line.text) + 1
                line = next(lines)
            last = line.span(0, end - begin)[1]
            value = _value(key, self.text[start:end])
            yield Claim(Kind.ATTRIBUTE, value, [(first, last)])


def _value(key: str, printed: str) -> ArchiveAttribute:
    if key in ("documentNumber", "serial"):
        printed = printed.removesuffix(".")
    elif key == "footnote":
        match = FOOTNOTE(printed)
        assert match is not None
        printed = f"{match['mark']} {printed[match.end() :]}"
    return _attribute(key, printed)


# The head


def head_parts(text: str) -> list[Part]:
    """The parts of a head; none of a text that is no head."""
    number = NUMBER(text)
    begin = number.end() if number else 0
    until = begin + _KIND
    said = _FROM(text, begin, until) or next(_TO(text, begin, until), None)
    names, dated = _dated_parts(text, said.end() if said else begin)
    kind = _kind_parts(text, begin, said.start() if said else names)
    if not kind or (said is None and names > until):
        return []
    parts = [("documentNumber", *number.span("number"))] if number else []
    parts += kind
    for key, start, end in _sides(text, said, names) if said else ():
        article = _ARTICLE(text, start, end)
        parts.append((key, article.end() if article else start, end))
    parts += dated
    return parts if all(start < end for _, start, end in parts) else []


def _kind_parts(text: str, begin: int, end: int) -> list[Part]:
    """The kind of a document, and the number before it or after it."""
    words = list(_WORDS(text, begin, end))
    known = [n for n, word in enumerate(words) if word[0] in edition_words("kind")]
    if not known:
        return []
    first = last = known[0]
    while last + 1 in known:
        last += 1
    numbered = any(_DIGIT(word[0]) for word in words[:first])
    parts = [("number", begin, words[first - 1].end())] if numbered else []
    parts.append(
        ("kind", words[first].start() if numbered else begin, words[last].end())
    )
    if words[last + 1 :]:
        parts.append(("number", words[last + 1].start(), words[-1].end()))
    return parts


def _dated_parts(text: str, begin: int) -> tuple[int, list[Part]]:
    """Where the names in a head end, and the place and the date below them."""
    match = _DATED(text, begin)
    if match is None:
        ends = _ENDS(text, begin)
        assert ends is not None
        return ends.start(), []
    names, parts = match.start(), [("date", *match.span("date"))]
    place = _PLACE(text, begin, names)
    if place is not None and any(_TO(text, begin, place.start())):
        names = place.start()
        parts.insert(0, ("place", *place.span("place")))
    return names, parts


def _sides(text: str, said: re.Match[str], end: int) -> list[Part]:
    """Who sends, and who receives."""
    begin = said.end()
    if said[0].strip(" ,").lower() == "to":
        return [("to", begin, end)]
    found = list(_TO(text, begin, end))
    if not found:
        return [("from", begin, end)]
    titles = edition_words("title")
    parting = next((m for m in found if _last(text, begin, m) not in titles), found[0])
    return [("from", begin, parting.start()), ("to", parting.end(), end)]


def _last(text: str, begin: int, match: re.Match[str]) -> str:
    """The last word in front of a ``to``, but with a comma, which ends a name."""
    if match[0][0] == ",":
        return ","
    return text[max(begin, match.start() - 30) : match.start()].rpartition(" ")[2]


def keys_of(parts: Sequence[Part]) -> set[str]:
    """What the parts of a text say."""
    return {key for key, _, _ in parts}


def dateline_parts(text: str) -> list[Part]:
    """The place and the date of a dateline."""
    match = DATELINE(text)
    if match is None:
        return []
    keys = [key for key in ("place", "date") if match[key]]
    return [(key, *match.span(key)) for key in keys]


def serial_of(text: str) -> re.Match[str] | None:
    """The number with which a line begins, if it may be a telegram's."""
    match = _SERIAL(text)
    if match is None or (match["series"] and series(match["series"]) is None):
        return None
    return match


# The notes


@cache
def _level() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a level in a note, and what shows that the note begins with one."""
    words = sorted(edition_words("level"), key=len, reverse=True)
    words += [" ".join(word) for word in words if " " not in word]
    level = rf"(?:{'|'.join(words)})(?=[;,.]|\Z)"
    return re.compile(rf"(?<=\.[ ]){level}"), re.compile(level)


def source_parts(text: str) -> list[Part]:
    """The parts of the footnote of a head."""
    label = SOURCE(text)
    assert label is not None
    begin, end = label.end(), len(text)
    if label["label"][0] == "[" and text.endswith("]"):
        end -= 1
    within, first = _level()
    level = first.match(text, begin, end) or within.search(text, begin, end)
    if level is None:
        return _trimmed(text, [("sourceNote", begin, end)])
    parts = [("sourceNote", begin, level.start()), ("classification", *level.span())]
    place = level.end()
    beside = _BESIDE(text, place, end)
    if beside is not None:
        parts.append(("handling", *beside.span("handling")))
        place = beside.end()
    stop = _SENTENCE(text, place, end)
    if stop is not None:
        parts.append(("sourceRemarks", stop.end(), end))
    return _trimmed(text, parts)


def _trimmed(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts that say something, without blanks and the period at their ends."""
    found = []
    for key, begin, end in parts:
        last = end
        while last > begin and (
            text[last - 1] == " " or (text[last - 1] == "." and key != "sourceRemarks")
        ):
            last -= 1
        if last > begin:
            found.append((key, begin, last))
    return found
