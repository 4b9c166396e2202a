"""The words by which a reference says what kind of thing it refers to.

Facts (content.md 1.7): most references are telegrams, by post and number; the others
say what they are, by a word or by the form of their number.  Representation: closed
lists of such words.  Another word here changes only the value of a property.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cableformat.model._citations import CitationKind
from cableformat.reference import CaptionPlace, caption_pattern
from cableformat.routing import MONTHS

__all__ = [
    "KEYWORDS",
    "LETTERS",
    "NO_NAME",
    "OWN_NUMBERS",
    "REMARKS",
    "TOKEN",
    "TRANSPARENT",
    "is_caption",
]

_WORDS: Final = {
    CitationKind.E_MAIL: "E-MAIL E-MAILS EMAIL EMAILS MAIL MAILS",
    CitationKind.TELEPHONE: """TELCON TELCONS TELECON TELECONS PHONECON PHONECONS
        FONECON TELEPHONE PHONE CALL CALLS TELEPHONIC""",
    CitationKind.LETTER: """LETTER LETTERS LTR MEMO MEMOS MEMORANDUM MEMCON MEMCONS
        NOTE NOTES DIPNOTE DIPNOTES NONPAPER NON-PAPER""",
    CitationKind.FAX: "FAX FAXES TELEFAX FACSIMILE",
    CitationKind.REPORT: "TD TDX TDCS IIR IIRS OSC FBIS INTSUM NIE SNIE REPORT REPORTS",
    CitationKind.REGULATION: "FAM FAH",
}
#: What a word in a reference makes of it.
KEYWORDS: Final = {
    word: kind for kind, words in _WORDS.items() for word in words.split()
}

#: Offices at a post that number their messages apart from it.
OWN_NUMBERS: Final = frozenset(
    "USDAO DAO DATT USDEL USIS USICA USAID AID LEGAT RSO".split()
)

#: Words between a name and its number that add nothing.
TRANSPARENT: Final = frozenset(
    "ALDAC MSG MESSAGE MSGS TEL TELS TELEGRAM CABLE CABLES NO NR NUMBER DTG".split()
)

#: What begins a remark on the citation before it.
REMARKS: Final = frozenset(
    """PARA PARAS PARAGRAPH PARAGRAPHS PAGE PAGES SECTION SECTIONS PART OF ON DATED DTD
    DATE""".split()
)

#: Words that no name of a post contains: a number after them is no telegram's.
NO_NAME: Final = REMARKS | frozenset(
    """A AN ANNEX ARTICLE AT BILL BY CASE CFR CHAPTER CONTRACT CY DOCUMENT EO E.O
    FLIGHT FOR FROM FY IN INA ITEM MEETING ORDER OUR PL POUCH RES RESOLUTION ROOM SEE
    SERIES TAB THE TO UNGA UNSC UNSCR USC VOL VOLUME YOUR""".split()
    + list(MONTHS)
)


@cache
def _captions() -> re.Pattern[str]:
    return re.compile(caption_pattern(CaptionPlace.REFERENCE), re.ASCII)


def is_caption(word: str) -> bool:
    """Whether a word is a caption of references (content.md 1.7)."""
    return _captions().fullmatch(word) is not None


_MONTH: Final = (
    "(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Z])\.?"
)
LETTERS: Final = "A-Za-z\u00c0-\u024f"

#: A reference word by word; every character is in one of them.  What repeats is a
#: single class or possessive, so that no text is gone over twice.
TOKEN: Final = re.compile(
    rf"""
    (?P<blank>[ \t\r\n]++)
    |(?P<group>[0-9]{{6}}[A-Z](?:(?![A-Z0-9])|(?=(?:{"|".join(MONTHS)})[0-9]{{2}}))
        (?:[ \t]*+(?:{"|".join(MONTHS)})(?:[ \t]*+(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]))?+
        (?![A-Z]))?+)
    |(?P<date>
        (?:[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-]|[0-9]{{1,2}}[ \t]{_MONTH}(?:,?[ \t]'?)?)
            (?P<last>[0-9]{{4}}|[0-9]{{2}})(?![0-9])
        |(?P<first>[0-9]{{4}})-[0-9]{{2}}-[0-9]{{2}}(?![0-9])
        |[0-9]{{1,2}}[ \t]{_MONTH}
        |{_MONTH}[ \t]?[0-9]{{1,2}}(?![0-9])(?:,?[ \t](?P<year>[0-9]{{4}})(?![0-9]))?+)
    |[(\[][ \t]?+(?P<label>[A-Z]|[0-9]{{1,2}})[ \t]?+[)\]]
    |(?P<pilcrow>\u00b6[ \t]?+[A-Z])[.)]
    |(?P<letter>[A-Z])(?:\.(?![A-Z]\b)|[):])
    |(?P<number>[0-9]++(?:\.[0-9]++)*+)
    |(?P<join>(?:AND|&|THRU|THROUGH|TO(?=[ \t\r\n]++[0-9]))(?![{LETTERS}])
        |[,:;()\[\]])
    |(?P<word>[{LETTERS}]++(?:['\u2019.-][{LETTERS}]++)*+[.]?+)
    |(?P<dash>[-/\#])
    |(?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII,
)
