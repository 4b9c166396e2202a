"""Copies whose lines were joined, doubled, broken or misprinted.

The values that a reader asks for are read from each of them as from the original.
"""

from __future__ import annotations

import re
from typing import Final

import cableformat
from tests.ways import (
    EVERY,
    Way,
    above_paragraph_two,
    body_at,
    ended,
    into,
    line_of,
    text_at,
)


def _level_of(text: str) -> str:
    """The word of the classification line's level, as a page shows it."""
    line = cableformat.text.parse(text).cable.content.classification_line  # type: ignore[union-attr]
    return str(line.level.word)  # type: ignore[union-attr]


def _within(text: str, label: str, words: str) -> str:
    """Words within the line of a label, in front of its last word."""
    line = line_of(text, label)
    before, blank, last = line.rpartition(" ")
    return text.replace(line, f"{before} {words}{blank}{last}", 1) if line else text


def page_break(text: str, names: tuple[str, ...]) -> str:
    """The lines of a page break, each with blank lines around it."""
    captions = cableformat.text.parse(text).cable.content.captions  # type: ignore[union-attr]
    lines = {
        "level": _level_of(text),
        "line": text[text_at(text) :].partition("\n")[0],
        "page": "LIMA 00000701  002 OF 003",
        "captions": "\n".join(captions),
        "note": "NOTE BY OC/T: NOT PASSED ROME.",
        "other note": "NOTE: POUCHED TO ROME.",
    }
    return "".join(f"\n{lines[name]}\n" for name in names if lines[name])


def signed(text: str) -> str:
    """A telegram without its ending, signed by Doe."""
    return re.sub(r"\n+(?:[A-Z'-]+\n*)?\Z", "\n\nDOE\n", ended(text))


#: Day, hour, minute, each in two digits, zone, month, year in two.
_GROUP: Final = r"(?m)\b(\d\d)(\d)(\d)(\d\d)(Z) ([A-Z]{3}) (\d)(\d)$"
_PAGE: Final = "PAGE 02 LIMA 00701 02 OF 03 150846Z"

_OUTER: Final = tuple(name for name in EVERY if name not in ("text", "signature"))

DAMAGED: Final[dict[str, Way]] = {
    # Joined at a page line
    **{
        f"a page line within the {name}": Way(
            lambda a, _, label=label: _within(a, label, _PAGE), EVERY
        )
        for name, label in {
            "subject": "SUBJECT",
            "tags": "TAGS",
            "references": "REF",
            "address": "INFO",
        }.items()
    },
    "a page line in words of a paragraph": Way(
        lambda a, _: re.sub(
            r"(?m)^2\.(?: \(\w+\))? \S+", r"\g<0> LIMA 00000701  002 OF 003", a
        ),
        EVERY,
    ),
    "a page line after the tags": Way(
        lambda a, _: re.sub("(?m)^TAGS.*", rf"\g<0> {_PAGE}", a), EVERY
    ),
    # Double-spaced
    **{
        f"a blank line after the label of the {name}": Way(
            lambda a, _, label=label: re.sub(
                rf"(?m)^({label}) (?=[^\n])", r"\1\n\n", a
            ),
            EVERY,
        )
        for name, label in {
            "subject": "SUBJECT:",
            "tags": "TAGS:",
            "references": "REF:",
            "addressees": "TO",
            "addressees for information": "INFO",
        }.items()
    },
    "blank lines between addressees": Way(
        lambda a, _: re.sub(
            r"(?<=\n)(?:TO|INFO) (?:[^\n]+\n)+?(?=[A-Z]{2,4}\n|INFO |\n)",
            lambda found: found[0].replace("\n", "\n\n"),
            a,
        ),
        EVERY,
    ),
    "blank lines between references": Way(
        lambda a, _: re.sub(r"(?m)^( +[B-Z]\. )", r"\n\1", a), EVERY
    ),
    "a double-spaced heading": Way(
        lambda a, _: a[: text_at(a)].replace("\n", "\n\n") + a[text_at(a) :], EVERY
    ),
    # Labels with another sign, or one slip
    **{
        f"the label {printed}": Way(
            lambda a, _, label=label, printed=printed: re.sub(
                f"(?m)^{label}", printed, a
            ),
            EVERY,
        )
        for label, printed in (
            *(("SUBJECT:", each) for each in ("SUBJ.:", "SUBJ.", "SUBJECT;", "SUBJ :")),
            *(("SUBJECT:", each) for each in ("SUBJECT -", "SUJECT:")),
            *(("TAGS:", each) for each in ("TAGS;", "TAGS.", "TAG:", "TAGZ:")),
            *(("REF:", each) for each in ("REF;", "REFS.:", "REF.", "REFTEL;")),
            ("(?:FM|TO|INFO)(?= )", r"\g<0>:"),
        )
    },
    **{
        f"no line end in front of the {name}": Way(
            lambda a, _, label=label, between=between: re.sub(
                rf"(?<=[A-Z0-9])\n+{label}:", f"{between}{label}:", a
            ),
            EVERY,
        )
        for name, label, between in (
            ("tags", "TAGS", " "),
            ("subject", "SUBJECT", " "),
            ("references", "REF", " "),
            ("label of the tags", "TAGS", ""),
            ("label of the subject", "SUBJECT", ""),
            ("label of the references", "REF", ""),
        )
    },
    # The date-time group
    **{
        f"a date-time group {name}": Way(
            lambda a, _, shown=shown: re.sub(_GROUP, shown, a, count=1), EVERY
        )
        for name, shown in {
            "with blanks inside": r"\1\2\3\4 \5 \6 \7 \8",
            "with blanks in its numbers": r"\1 \2 \3 \4\5 \6 \7 \8",
            "with a period after": r"\1\2\3\4\5 \6 \7\8.",
            "with the year on the next line": r"\1\2\3\4\5 \6\n\7\8",
            "with month and year on the next line": r"\1\2\3\4\5\n\6 \7\8",
            "with a hyphen after the zone": r"\1\2\3\4\5- \6 \7\8",
        }.items()
    },
    "a date-time group with 2 for Z": Way(
        lambda a, _: re.sub(_GROUP, r"\1\2\3\g<4>2 \6 \7\8", a, count=1),
        EVERY,
    ),
    # Periods at the ends of lines
    "a period after the lines of the heading": Way(
        lambda a, _: (
            re.sub(
                r"(?m)^((?:FM|TO|INFO|RU[A-Z]+/|AM[A-Z]+) .*[A-Z0-9]{3})$",
                r"\1.",
                a[: text_at(a)],
            )
            + a[text_at(a) :]
        ),
        EVERY,
    ),
    "a period after the classification line": Way(
        lambda a, _: a[: text_at(a)] + re.sub(r"\A(.*\d)\n", r"\1.\n", a[text_at(a) :]),
        EVERY,
    ),
    "a period after captions": Way(
        lambda a, _: re.sub(
            r"(?m)^((?:SIPDIS|NODIS|EXDIS|NOFORN)\b.*[A-Z])$", r"\1.", a
        ),
        EVERY,
    ),
    "a period after BT and the signature": Way(
        lambda a, _: re.sub(r"(?m)^(BT|DOE|[A-Z]{4,}(?=\nBT))$", r"\1.", a), EVERY
    ),
    # A copy that was sent before
    **{
        f"{remark} after the number{sign and ' and a sign'}": Way(
            lambda a, _, shown=f"{sign or ' '}{remark}": into(
                a, shown, a.index("\n", text_at(a))
            ),
            ("date", "from", "to", "level", "subject", "tags", "number"),
        )
        for remark in ("POSS DUPE", "POSSIBLE DUPLICATE")
        for sign in ("", "//")
    },
    "a level and POSS DUPE above": Way(
        lambda a, _: f"{_level_of(a)} POSS DUPE\n\n{a}", EVERY
    ),
    "POSS DUPE after a banner": Way(
        lambda a, _: (
            a[: text_at(a)]
            + re.sub(
                r"\A(?:[A-Z] ){5,}[A-Z](?: [A-Z]+)?(?= [A-Z]+ \d+\n)",
                "CONFIDENTIAL//NOFORN POSS DUPE",
                a[text_at(a) :],
            )
        ),
        ("date", "from", "to", "subject", "tags", "number", "text"),
    ),
    # Page breaks
    **{
        f"a page break of {', '.join(names)} {place}": Way(
            lambda a, _, names=names, at=at: into(a, page_break(a, names), at(a)), EVERY
        )
        for names in (
            ("level", "page"),
            ("line", "captions", "page"),
            ("page", "level", "captions"),
            ("captions", "level", "page"),
            ("level", "captions", "level"),
        )
        for place, at in {
            "above a paragraph": above_paragraph_two,
            "within a paragraph": lambda a: a.index(" ", above_paragraph_two(a) + 8),
        }.items()
    },
    # Another telegram within the text, and a section of its own
    "another repeated within the text": Way(
        lambda a, b: into(
            a,
            f"\nFOLLOWING TELEGRAM IS REPEATED FOR YOUR INFORMATION:\n\n{ended(b)}",
            above_paragraph_two(a),
        ),
        _OUTER,
    ),
    "another after QUOTE within the text": Way(
        lambda a, b: into(
            a, f"\nThe other was:\nQUOTE\n{ended(b)}", above_paragraph_two(a)
        ),
        _OUTER,
    ),
    "a text without its heading after QUOTE": Way(
        lambda a, b: into(
            a, f"\nQUOTE\n{ended(b)[text_at(b) :]}", above_paragraph_two(a)
        ),
        _OUTER,
    ),
    "another quoted in the last paragraph": Way(
        lambda a, b: f"{ended(a)}\n3. The other was: QUOTE\n{ended(b)}UNQUOTE\n",
        _OUTER,
    ),
    "a section within the text": Way(
        lambda a, _: (
            a
            if "SECTION 1 OF" not in a and "SECTION 01 OF" not in a
            else into(
                a,
                "\n"
                + re.sub("SECTION 0?1 OF", "SECTION 02 OF", a[text_at(a) : body_at(a)]),
                above_paragraph_two(a),
            )
        ),
        EVERY,
    ),
    # Line ends of another kind
    "a backslash at the end of lines": Way(
        lambda a, _: re.sub(r"(?<=[^\n])\n", r"\\\n", a), EVERY
    ),
    "a backslash where lines are not to be joined": Way(
        lambda a, _: re.sub(r"(?<=[^\n])\n(?=[^\n])", r"\\\n", a), EVERY
    ),
    "escapes for line ends": Way(lambda a, _: a.replace("\n", r"\n"), EVERY),
}

#: What is below a signature: `page_break` has the lines.
BELOW: Final = (
    ("captions",),
    ("level", "captions"),
    ("captions", "level"),
    ("captions", "page"),
    ("note",),
    ("other note",),
    ("level", "note"),
)
