"""What strings hold: the words of telegrams, and everything else that is allowed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from cableformat._record import LINE, LINES, UPPER_RANGES, Text
from cableformat.model.leaves import TAG, WORD

_LINE: Final = re.compile(LINE)
_LINES: Final = re.compile(LINES)

#: Any character a value may hold (model.md 2), line ends apart.
_ANY: Final = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs"],
    exclude_characters="\x20\ufffe\uffff",
)
_WORDS: Final = (
    "AMEMBASSY ASTANA TUNIS SAN SALVADOR HQ STAFF OFFICE TALKS ON THE HARBOR AND TRADE "
    "Talks continue in the capital minister said harvest figures rose U.S. 3.5 percent "
    "-- & (AMENDED) O'DOE ÉTUDE façade Köln ČESKÁ Ελλάς Žďár 漢字 tab\ttab x 12 0077 "
    "1774 9 1. A. (C) /// [1] BT# N/A TO FOR PASS REF. zz"
).split(" ")


def _mostly(common: list[str], rare: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Strings from a pool, now and then any: whole telegrams need cheap leaves.

    What Hypothesis can draw in one example is bounded; a telegram of costly leaves
    would be thrown away, and only the small ones would ever be tried.
    """
    pool = st.sampled_from(common)
    return st.one_of(pool, pool, pool, pool, rare)


word: Final = _mostly([w for w in _WORDS if w], st.text(_ANY, min_size=1, max_size=4))


def _tidy(text: str) -> str:
    return text.strip(" \t")


line: Final = (
    st.lists(word, min_size=1, max_size=7)
    .map(" ".join)
    .map(_tidy)
    .filter(lambda text: _LINE.fullmatch(text) is not None)
)


@st.composite
def _text_lines(draw: st.DrawFn) -> str:
    first = draw(line)
    more = draw(
        st.lists(
            st.one_of(
                line,
                st.builds(
                    "{}{}".format, st.sampled_from(["  ", "\t", "     - "]), line
                ),
                st.just(""),
            ),
            max_size=4,
        )
    )
    return "\n".join([first, *more]).rstrip("\n")


text_lines: Final = st.one_of(st.just(""), _text_lines()).filter(
    lambda text: _LINES.fullmatch(text) is not None
)

#: Names as in an address: words, hyphens, dots, digits at the end.
name: Final = st.one_of(
    st.sampled_from(
        [
            "AMEMBASSY ASTANA",
            "SECSTATE WASHDC",
            "EUROPEAN POLITICAL COLLECTIVE",
            "AFOSI DET 102",
            "CTF 70",
            "PRIORITY MATERIAL OFFICE DET",
            "amembassy lima",
            "AMCONSUL SÃO PAULO",
        ]
    ),
    st.builds(
        "{} {}".format, st.sampled_from(["USMISSION", "JOINT STAFF", "HQ"]), word
    ),
).filter(lambda text: _LINE.fullmatch(text) is not None)

_post: Final = st.sampled_from(
    [
        "ASTANA",
        "NEW DELHI",
        "STATE",
        "USUN NEW YORK",
        "PORT-AU-PRINCE",
        "Lima",
        "SÃO PAULO",
    ]
)
_caption: Final = st.one_of(
    st.sampled_from(
        ["SIPDIS", "NODIS", "EXDIS", "NOFORN", "SENSITIVE", "ROGER CHANNEL", "TERREP"]
    ),
    st.sampled_from(["SENSITVE", "CODEL DOE-ROE"]),
)
_passing: Final = st.builds(
    "{} {}".format,
    st.sampled_from(["DEPT FOR", "STATE PLEASE PASS TO", "FOR"]),
    st.sampled_from(["EUR/RUS, NEA/IPA", "P", "TREASURY AND USTR", "ÉTUDES 3"]),
)
_signature: Final = st.sampled_from(
    ["DOE", "VAN DER DOE", "O'DOE", "DOE-ROE", "doe", "ÅNGSTRÖM", "DOE##"]
)
_instruction: Final = st.sampled_from(["N/A", "NA", "DECL: N/A", "decl: 13/45/2001"])
_event: Final = st.sampled_from(
    ["AFTER THE TALKS", "AT END CURRENT TEST SERIES", "upon signature", "ÉTÉ 3"]
)
_heading: Final = st.sampled_from(
    ["SUMMARY", "COMMENT", "Meeting with the Mayor", "TALKS, AND MORE", "Ελλάς", "x"]
)
#: Adjacent words are codes if a table knows one of them.
_tag: Final = st.one_of(
    st.deferred(lambda: st.sampled_from(_POOLS[TAG.name])),
    st.from_regex(
        re.compile(r"[A-Z0-9]{1,6}(?:[/&'-][A-Z0-9]{1,5})?", re.ASCII), fullmatch=True
    ),
    st.sampled_from(["MEDIA REACTION REPORT", "HUMAN RIGHTS", "AER LINGUS"]),
)
_hand: Final = st.sampled_from(["EUR/RUS:JDOE", "Jane Doe", "POL: ROE; ECON: POE"])
_argument: Final = st.sampled_from(
    ["RUEAHQ", "RUFDAE", "174", "03/1040Z", "CTG", "XZA103", "2941606"]
)
_group: Final = st.sampled_from(["XYAG", "ABCD", "RBDIC", "HAVF"])
_correction: Final = st.sampled_from(
    ["WA 1500Z POSITION", "7 - PROXU 9 - ECPDF", "PAGE 3 LINE 2 WAS GREEN"]
)
#: content.md 1.7: a letter and a period in the midst begin the next reference.
_LETTERED: Final = re.compile(r"(?:^|[ \t;,])(?:[(\[]?[A-Za-z][)\].])[ \t]|[;,]$")
_reference: Final = line.filter(lambda text: _LETTERED.search(text) is None)
#: military.md 2: fields of sets, whatever their set.
_field: Final = st.sampled_from(
    "GENADMIN|CNO WASHINGTON DC|N1|-|JAN|DOC|MSG|171425ZJAN2006|NOTAL|DOE, JANE"
    "|TEL:(202) 555-0143|https://example.mil/a/b|été".split("|")
)
_explanation: Final = st.sampled_from(
    ["REF A IS THE MANUAL OF FENDERS.", "REF A IS ONE.\nREF B IS TWO.", "été"]
)
_office: Final = st.sampled_from(["N1", "USDP", "CG-62", "EUR RUS", "J3.1", "été"])
_continuity: Final = st.one_of(
    st.from_regex("0[0-9]{3}", fullmatch=True),
    st.sampled_from(["3299", "12", "140323"]),
)

_STAMP: Final = (
    "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
)

#: Strategies for fields whose pattern says less than their meaning, by class and field.
BY_FIELD: Final[dict[tuple[str, str], st.SearchStrategy[Any]]] = {
    ("Addressee", "designator"): name,
    ("Addressee", "message_continuity_number"): _continuity,
    ("Originator", "designator"): name,
    ("Originator", "office_symbols"): _office,
    ("Addressee", "office_symbols"): _office,
    ("Addressee", "exempted"): name,
    ("FormattedSet", "identifier"): st.sampled_from("MSGID POC EXER DECL".split()),
    ("FormattedSet", "fields"): _field,
    ("FormattedSet", "amplification"): _explanation,
    ("FormattedSet", "narrative"): _explanation,
    ("Reference", "fields"): _field,
    ("Reference", "amplification"): _explanation,
    ("Reference", "narrative"): _explanation,
    ("Series", "name"): st.sampled_from("NAVADMIN ALNAV MARADMIN".split()),
    ("Series", "remark"): st.sampled_from(["CORRECTED COPY", "CHANGE 1", "(PART 2)"]),
    ("OperatingSignal", "arguments"): _argument,
    ("TransmissionInstruction", "designators"): _group,
    ("Ending", "corrections"): _correction,
    ("Pilot", "service"): st.sampled_from(["UNCLAS", "UNCLAS EFTO"]),
    ("Reference", "text"): _reference,
    ("ReferenceNumber", "post"): _post,
    ("Content", "captions"): _caption,
    ("Content", "passing_instructions"): _passing,
    ("Content", "signature"): _signature,
    ("DeclassificationText", "text"): _instruction,
    ("DeclassificationEvent", "event"): _event,
    ("DeclassificationSchedule", "event"): _event,
    ("DeclassificationSchedule", "officer"): st.sampled_from(["DOE, JANE H.", "ROE"]),
    ("ClassificationLine", "controls"): st.sampled_from(
        ["NOFORN", "SBU NOFORN", "NOFORN,ORCON", "SI/TK", "REL TO USA, GBR"]
    ),
    ("ClassificationLine", "tail"): st.sampled_from(
        ["ZFR901", "SUSPECTED DUPLICATE 1392", "TOSEC 010063", "ZDK164 POSS DUPE"]
    ),
    ("Paragraph", "heading"): _heading,
    ("Content", "tags"): _tag,
    ("Content", "derived_by"): _hand,
    ("Content", "derived_from"): _hand,
    ("Content", "drafted_by"): _hand,
    ("Content", "cleared_by"): _hand,
    ("Content", "approved_by"): _hand,
    ("Content", "released_by"): _hand,
    ("ClassificationLine", "handling"): st.sampled_from(["NOFORN", "EFTO", "EXDIS"]),
    ("Preamble", "instructions"): st.sampled_from(
        ["ZDS", "ZFF4", "MID200080142300U", "été"]
    ),
    ("PortionMarking", "controls"): st.sampled_from(
        ["NF", "N", "REL TO USA, GBR", "SI-G"]
    ),
    ("Content", "desired_distribution"): st.sampled_from(
        ["EUR, NEA ONLY", "All Bureaus", "S/S"]
    ),
    ("Ending", "end_of_message"): st.sampled_from(["NNNN", "NNN", "NNNNMAFVVZCZ"]),
    ("Archive", "release_stamp"): st.sampled_from(
        [f"{name}{_STAMP}" for name in ("", "Jane Q. Doe ", "R. O'Doe ")]
    ),
    ("Archive", "notice"): st.sampled_from(["n/a", "No text on line"]),
    ("ArchiveAttribute", "key"): st.sampled_from(
        ["Concepts", "Draft Date", "Locator", "Subject", "TAGS", "To", "Type"]
    ),
    ("ArchiveAttribute", "value"): st.one_of(
        st.sampled_from(
            ["", "n/a", "14 FEB 1974", "TEXT ON-LINE", "PREL, (DOE, JANE)"]
        ),
        line,
    ),
    ("OfficeCopies", "office"): st.sampled_from(["EUR", "L", "SS", "INFO", "EA/P"]),
}


#: Common strings of the patterns, by the name of the pattern.
_POOLS: Final[dict[str, list[str]]] = {
    "a routing indicator": "RUEHC RUEHTA RUCNDT RHMFISS QAAA UZZZZZZZ".split(),
    "one to six digits": "1774 0881 0001 42 7 123456".split(),
    "three or four digits": "2903 0000 027".split(),
    "two or three letters": "XRO ABC ZZ".split(),
    "one or two digits": "01 2 10".split(),
    "two letters": "TT AA IT".split(),
    "a content indicator code": "ZYUW ZFH2 ZHSW".split(),
    "four letters": "UUUU CCCC CCAA".split(),
    "an accounting symbol": "XQZ NA-CNRF ABEX ACEX".split(),
    "a count of groups or NC": "37 NC 120 0".split(),
    "an office symbol": ["N1", "USDP", "EUR RUS"],
    "VZCZC, ZCZC or VV": "VZCZC ZCZC VV".split(),
    "NATO or the three or four letters of a country": "NATO GBR CAN ISAF".split(),
    "a code of exemption": "X1 X5 25X6 50X1-HUM OADR MR".split(),
    "NNNN or another mark": "NNNN NNN NNNNMAFVVZCZ".split(),
    "one to three digits": "1 2 3 4 5 12 001".split(),
    "one to eight digits": "001774 1717 00024324 1".split(),
    "a letter": "C S T U E".split(),
    "a zone letter": "Z A J N Y".split(),
    "a Q or Z signal": "ZZH ZZK ZFD QRA ZNY".split(),
    "four or five digits": "12958 11652 13526 1295".split(),
    "a capital letter": "A B C D Z".split(),
    "a word without blanks": "ZDS ZFF4 NOFORN été -- 3".split(),
    "the name of a post": ["ASTANA", "SÃO PAULO", "Port-au-Prince", "x"],
    "a control of a portion marking": ["NF", "REL TO USA, GBR", "SI-G"],
    "the code of a diagnostic": ["text.unrecognised-line", "text.repeated-element"],
    "a TAGS code or a name in brackets": [
        *"PREL PGOV NATO KZ UNGA/C-6 AU-1 1A ECON".split(),
        "(DOE, JANE Q)",
        "(ROE)",
        "(DOE, ÉVA)",
        "AER LINGUS",
    ],
}


#: Any character from U+0080 on that a value may hold.
_UPPER: Final = st.characters(
    codec="utf-8", min_codepoint=0x80, exclude_characters="\ufffe\uffff"
)


@st.composite
def _widened(draw: st.DrawFn, narrow: st.SearchStrategy[str]) -> str:
    """The drawn string with any upper character in place of each from Latin-1."""
    return "".join(draw(_UPPER) if c >= "\x80" else c for c in draw(narrow))


def narrowed(pattern: str) -> str:
    """The pattern, with each class that reaches U+10FFFF cut at U+00FF."""
    return pattern.replace(UPPER_RANGES, r"\xff")


def matching(pattern: str) -> st.SearchStrategy[str]:
    """Every string that the pattern matches in full.

    Hypothesis lists the members of each character class, which takes seconds where a
    class reaches U+10FFFF. Such a class is drawn up to U+00FF, then widened.
    """
    narrow = narrowed(pattern)
    strings = st.from_regex(re.compile(narrow, re.ASCII), fullmatch=True)
    return strings if narrow == pattern else _widened(strings)


@cache
def leaf(text: Text) -> st.SearchStrategy[str]:
    """Strings of a pattern."""
    if text.pattern == LINE:
        return line
    if text.pattern == LINES:
        return text_lines
    if text is WORD:
        return _mostly(_POOLS[text.name], st.text(_ANY, min_size=1, max_size=4))
    every = matching(text.pattern)
    pool = _POOLS.get(text.name)
    return every if pool is None else _mostly(pool, every)
