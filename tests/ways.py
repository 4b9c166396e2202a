"""Ways in which telegrams reach a reader that is not handed one clean copy.

Each way takes the text of a clean telegram, and another's, and gives a source.  It
says what must hold: which values are read as before, or which findings are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import attrs

from cableformat.model import Cable

Damage = Callable[[str, str], str]


@attrs.frozen
class Way:
    """One way, with the values or findings that a reading of the result must have."""

    damage: Damage
    #: The values that are read as they were; ``all`` are those of `VALUES`.
    same: tuple[str, ...] = ()
    #: One of these is found, where any are named.
    codes: tuple[str, ...] = ()


def _heading(cable: Cable, name: str) -> object:
    return cable.heading and getattr(cable.heading, name)


def _content(cable: Cable, name: str) -> object:
    return cable.content and getattr(cable.content, name)


def _level(cable: Cable) -> object:
    line = cable.content and cable.content.classification_line
    return line and line.level


def _texts(cable: Cable) -> list[str]:
    paragraphs = cable.content.paragraphs if cable.content else ()
    return [" ".join(each.text.split()) for each in paragraphs]


def _number(cable: Cable) -> object:
    line = cable.content and cable.content.classification_line
    return line and line.reference_number


#: The values that a reader of a telegram asks for first.
VALUES: Final[dict[str, Callable[[Cable], object]]] = {
    "date": lambda cable: _heading(cable, "preamble"),
    "from": lambda cable: _heading(cable, "originator"),
    "to": lambda cable: _heading(cable, "action_addressees"),
    "level": _level,
    "subject": lambda cable: _content(cable, "subject"),
    "tags": lambda cable: _content(cable, "tags"),
    "text": _texts,
}
ALL: Final = tuple(VALUES)
#: The values that only a copy with every line has too.
VALUES |= {
    "info": lambda cable: _heading(cable, "info_addressees"),
    "captions": lambda cable: _content(cable, "captions"),
    "order": lambda cable: _content(cable, "executive_order"),
    "references": lambda cable: _content(cable, "references"),
    "signature": lambda cable: _content(cable, "signature"),
    "number": _number,
}
EVERY: Final = tuple(VALUES)
_HEADING: Final = ("date", "from", "to")
_REST: Final = tuple(name for name in ALL if name not in _HEADING)


def _lines(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(change(line) for line in text.split("\n"))


def text_at(text: str) -> int:
    """Where the classification line begins: below BT, or below the addresses."""
    found = re.search(r"^BT\n+", text, re.MULTILINE)
    return found.end() if found else re.search(r"\n\n?(?=[A-Z] ?[A-Z ]+ )", text).end()  # type: ignore[union-attr]


def body_at(text: str) -> int:
    return re.search(r"^1\.", text, re.MULTILINE).start()  # type: ignore[union-attr]


def line_of(text: str, label: str) -> str:
    found = re.search(rf"^{label}.*\n", text, re.MULTILINE)
    return found[0] if found else ""


def _moved(text: str, label: str, place: int) -> str:
    line = line_of(text, label)
    return text if not line else into(text.replace(line, "", 1), line, place)


def into(text: str, words: str, place: int) -> str:
    return text[:place] + words + text[place:]


def ended(text: str) -> str:
    """Without the lines below the text."""
    return re.sub(r"\nBT\n(?:#.*\n)?(?:NNNN\n)?\Z", "\n", text)


def above_paragraph_two(text: str) -> int:
    found = re.search(r"\n\n2\.", text)
    return found.start() + 1 if found else len(text)


_MAIL: Final = (
    "From: registry@example.org\nTo: reader@example.org\n"
    "Subject: FW: a copy\nDate: Tue, 2 Mar 2010 06:15:00 +0000\n\n"
)
_SEVERAL: Final = ("text.several-telegrams",)
_IN_TEXT: Final = (
    "text.structure-in-text",
    "text.unread-classification",
    "text.repeated-element",
    "text.unrecognised-line",
)

WAYS: Final[dict[str, Way]] = {
    # Joined
    "joined": Way(lambda a, b: a + b, ALL, _SEVERAL),
    "joined after a blank line": Way(lambda a, b: f"{a}\n{b}", ALL, _SEVERAL),
    "joined after a form feed": Way(lambda a, b: f"{a}\f{b}", ALL, _SEVERAL),
    "joined without an ending": Way(lambda a, b: f"{ended(a)}\n{b}", ALL, _SEVERAL),
    "joined to a text without its heading": Way(
        lambda a, b: f"{ended(a)}\n{b[text_at(b) :]}", ("date", "level"), _SEVERAL
    ),
    "two texts without headings": Way(
        lambda a, b: f"{ended(a)[text_at(a) :]}\n{b[text_at(b) :]}",
        ("level",),
        _SEVERAL,
    ),
    "joined below a letterhead": Way(
        lambda a, b: f"{a}\nTELEGRAM\nDepartment of State\n{b}", ALL, _SEVERAL
    ),
    "three": Way(lambda a, b: f"{a}\n{b}\n{a}", ALL, _SEVERAL),
    "one and the heading of another": Way(
        lambda a, b: f"{a}\n{b[: text_at(b)]}", ALL, _SEVERAL
    ),
    # Cut
    "without its heading": Way(lambda a, _: a[text_at(a) :], _REST),
    "the body alone": Way(lambda a, _: a[body_at(a) :], codes=("text.no-heading",)),
    "the heading alone": Way(lambda a, _: a[: text_at(a)], _HEADING),
    "cut off below the subject": Way(
        lambda a, _: a[: body_at(a)], ("date", "from", "to", "level", "subject")
    ),
    "cut off within a paragraph": Way(
        lambda a, _: a[: body_at(a) + 12].rstrip(" "),
        ("level", "subject"),
        ("text.cut-off",),
    ),
    "without its ending": Way(lambda a, _: ended(a), ALL),
    "without its first line": Way(lambda a, _: a.partition("\n")[2], _REST),
    "without BT": Way(lambda a, _: re.sub(r"(?m)^BT\n", "", a), ("date", "text")),
    # Wrapped
    "a mail": Way(lambda a, _: _MAIL + a, ALL, ("text.looks-like-mail",)),
    "a mail quoted": Way(
        lambda a, _: _lines(a, lambda line: f"> {line}"),
        codes=("text.not-a-telegram", "text.unrecognised-line"),
    ),
    "a mailbox": Way(
        lambda a, _: f"From registry@example.org Tue Mar  2 06:15:00 2010\n{_MAIL}{a}",
        ALL,
        ("text.looks-like-mail",),
    ),
    "a subject above": Way(lambda a, _: f"SUBJECT: A COPY\n\n{a}", ALL),
    "labels above": Way(
        lambda a, _: f"Subject: A copy\nTAGS: PREL\n\n{a}",
        ALL,
        ("text.unrecognised-line",),
    ),
    "a page of HTML": Way(
        lambda a, _: f"<html><body><pre>\n{a}</pre>\n",
        ("date", "from", "to", "level", "subject", "tags"),
        ("text.looks-like-html",),
    ),
    "a row of a table": Way(
        lambda a, _: f'"1","3/2/2010 6:15","10LIMA1","Embassy Lima"\n{a}',
        ("level", "subject"),
        ("text.looks-like-csv",),
    ),
    "below stamps of an archive": Way(
        lambda a, _: f"RELEASED IN FULL\n{a}\nRELEASED IN FULL\n", ALL
    ),
    "above a list of attributes": Way(
        lambda a, _: (
            f"{ended(a)}\n<< END OF DOCUMENT >>\nSecure: OPEN\nSubject: A COPY\n"
            "TAGS: PREL\nTo: STATE\n"
        ),
        ("date", "from", "to", "level", "subject", "tags"),
        _IN_TEXT,
    ),
    "in a printed edition": Way(
        lambda a, _: (
            "31. Telegram 1 From the Embassy in Peru to the Department of State\n\n"
            f"Lima, March 2, 1970, 0615Z.\n\n{a[body_at(a) :]}"
        ),
        codes=("text.no-heading",),
    ),
    # Quoted
    "another within a quotation": Way(
        lambda a, b: into(
            a,
            f"\nThe other message was:\nQUOTE\n{ended(b)}UNQUOTE\n",
            above_paragraph_two(a),
        ),
        ("date", "from", "to", "level", "subject", "tags"),
    ),
    "another within the text": Way(
        lambda a, b: into(a, f"\n{b}", above_paragraph_two(a)),
        ("date", "from", "to", "level", "subject", "tags"),
        _SEVERAL,
    ),
    "a heading within the text": Way(
        lambda a, b: into(a, f"\n{b[: text_at(b)]}", above_paragraph_two(a)),
        ("date", "from", "to", "level", "subject", "tags"),
        _SEVERAL + _IN_TEXT,
    ),
    # Doubled
    "the classification line twice": Way(
        lambda a, _: into(a, a[text_at(a) :].partition("\n")[0] + "\n", text_at(a)),
        ALL,
    ),
    "the subject twice": Way(
        lambda a, _: a.replace(line_of(a, "SUBJECT"), line_of(a, "SUBJECT") * 2),
        ("date", "from", "to", "level"),
        _IN_TEXT,
    ),
    "the heading twice": Way(
        lambda a, _: a[: text_at(a)] + a, ("subject", "text"), _IN_TEXT
    ),
    "the telegram twice": Way(lambda a, _: f"{a}\n{a}", ALL, _SEVERAL),
    "a subject within a paragraph": Way(
        lambda a, b: into(a, line_of(b, "SUBJECT"), above_paragraph_two(a)),
        ("date", "from", "to", "level", "subject"),
        _IN_TEXT,
    ),
    "an order within a paragraph": Way(
        lambda a, _: into(a, "E.O. 12958: N/A\n", above_paragraph_two(a)),
        ("date", "from", "to", "level", "subject"),
        _IN_TEXT,
    ),
    "a page line within a paragraph": Way(
        lambda a, _: into(a, "LIMA 00000701  002 OF 003\n", above_paragraph_two(a)),
        ALL,
    ),
    # Indented, spaced
    "indented": Way(lambda a, _: _lines(a, lambda line: f"    {line}"), ALL),
    "indented by a tab": Way(lambda a, _: _lines(a, lambda line: f"\t{line}"), ALL),
    "blanks at the ends of lines": Way(
        lambda a, _: _lines(a, lambda line: f"{line}  "), ALL
    ),
    "lines that end in CR LF": Way(lambda a, _: a.replace("\n", "\r\n"), ALL),
    "lines that end in CR": Way(
        lambda a, _: a.replace("\n", "\r"),
        ("date", "from", "to", "level", "subject", "tags"),
    ),
    "a byte-order mark": Way(lambda a, _: f"\ufeff{a}", ALL),
    "blank lines above": Way(lambda a, _: f"\n\n\n{a}", ALL),
    "in lower case": Way(lambda a, _: a.lower(), ("level",)),
    # In another order
    "the classification line above the heading": Way(
        lambda a, _: a[text_at(a) :].partition("\n")[0] + f"\n{a}", ALL
    ),
    "the subject above the heading": Way(
        lambda a, _: _moved(a, "SUBJECT", 0), ("level", "date")
    ),
    "the tags below the text": Way(
        lambda a, _: _moved(ended(a), "TAGS", len(ended(a)) - len(line_of(a, "TAGS"))),
        ("date", "from", "to", "level", "subject"),
    ),
    "the classification line below the text": Way(
        lambda a, _: (
            ended(a)[: text_at(a)]
            + ended(a)[text_at(a) :].partition("\n")[2]
            + ended(a)[text_at(a) :].partition("\n")[0]
            + "\n"
        ),
        ("date", "from", "to"),
        ("text.unread-classification", "text.unrecognised-line"),
    ),
}
