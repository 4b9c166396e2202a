"""The register of controls: their names, their order, and what standards call them.

Facts (content.md 3.2, 3.3, captions.csv): the register of the intelligence community
sorts controls into categories and gives each a word for banners and one for portions;
IC-ISM takes the latter.  State has controls of its own that are in no register.
Representation: the register is a table with one row for each control; what it lacks is
kept word for word.  Doubt: the register has its own LIMDIS, for imagery, which is not
State's.  A printed LIMDIS is read as State's; the other goes by its portion, DS.
"""

from __future__ import annotations

import enum
import itertools
import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat.markings.levels import Level

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "CODE",
    "EYES_ONLY",
    "NOFORN",
    "REGISTER",
    "SENSITIVE",
    "TWO",
    "Category",
    "Control",
    "abbreviated",
    "fused",
    "level_word",
    "listed",
    "may_be_cui_category",
    "order",
    "parents",
    "portion_of",
    "registered",
]


class Category(enum.IntEnum):
    """The categories after the level, in the order of a banner (content.md 3.2).

    CUI comes before dissemination controls, by 32 CFR 2002, from memory.  What belongs
    to no category of the register follows, and the unknown comes last.
    """

    NATO = 2
    SCI = 4
    SAP = 5
    AEA = 6
    FGI = 7
    CUI = 8
    CUI_CATEGORY = 9
    DISSEMINATION = 10
    NON_IC = 11
    STATE = 12
    DECLASSIFICATION = 13
    UNKNOWN = 14


@attrs.frozen(kw_only=True)
class Control:
    """One row of the register."""

    #: The word in a banner: what `Marking.controls` holds.
    name: str
    #: The word in a portion, and in IC-ISM.
    portion: str
    category: Category
    clause: str
    #: The attribute of IC-ISM, if it has one.
    ism: str | None = None
    #: The value in a STANAG 4774 label, if it has one.
    label: str | None = None
    #: Other spellings, in banners and captions.
    aliases: tuple[str, ...] = ()
    #: The level that the word states by itself.
    level: Level | None = None


NOFORN: Final = "NOFORN"
#: SBU on its own, or part of a longer name (captions.csv).
SENSITIVE: Final = "SENSITIVE"
#: For a named reader, without a list of countries (captions.csv).
EYES_ONLY: Final = "EYES ONLY"

#: Category, clause, attribute of IC-ISM, whether a label has them; then the controls in
#: the register's order, as name = word in a portion.
_TABLE: Final = (
    (Category.NATO, "content.md 3.2", "nonUSControls", False, "ATOMAL BALK BOHEMIA"),
    (Category.SCI, "content.md 3.2", "SCIcontrols", False, "HCS"),
    (Category.SCI, "content.md 3.3", "SCIcontrols", False, "KDK EL"),
    (
        *(Category.SCI, "content.md 3.2", "SCIcontrols", False),
        "RESERVE=RSV SI TALENT_KEYHOLE=TK",
    ),
    (
        *(Category.AEA, "content.md 3.2", "atomicEnergyMarkings", False),
        """RESTRICTED_DATA=RD FORMERLY_RESTRICTED_DATA=FRD DOD_UCNI=DCNI DOE_UCNI=UCNI
        TFNI""",
    ),
    (Category.AEA, "content.md 3.2", None, False, "CNWDI"),
    (Category.CUI, "content.md 3.2", None, False, "CUI"),
    (
        *(Category.DISSEMINATION, "content.md 3.2", "disseminationControls", True),
        """RSEN=RS FOUO ORCON=OC ORCON-USGOV=OC-USGOV IMCON=IMC NOFORN=NF PROPIN=PR
        RELIDO DEA_SENSITIVE=DSEN FISA""",
    ),
    (Category.DISSEMINATION, "content.md 3.3", None, False, "RAWFISA WAIVED"),
    # Directives of the intelligence community up to 1995, from memory, confidence
    # medium: in no register since.
    (
        *(Category.DISSEMINATION, "content.md 3.2", None, False),
        "WNINTEL NOCONTRACT CONTROLLED_DISSEM NO_DISSEM_ABROAD",
    ),
    # 32 CFR 2002, from memory: the limited dissemination controls of CUI.
    (
        *(Category.DISSEMINATION, "content.md 3.2", None, False),
        "FED_ONLY FEDCON NOCON DL_ONLY AC AWP DELIB",
    ),
    (Category.NON_IC, "content.md 3.3", "nonICmarkings", True, "NNPI"),
    (Category.NON_IC, "content.md 3.2", "nonICmarkings", False, "DS"),
    (
        *(Category.NON_IC, "content.md 3.2", "nonICmarkings", True),
        "EXDIS=XD NODIS=ND SBU LES SSI",
    ),
    (
        *(Category.STATE, "content.md 1.3", None, True),
        "CHEROKEE LIMDIS STADIS SPECAT LIMITED_OFFICIAL_USE=LOU EYES_ONLY",
    ),
    (
        *(Category.STATE, "content.md 1.3", None, False),
        """SPECAT_EXCLUSIVE CONDIS BACKGROUND_USE_ONLY
        NO_DISTRIBUTION_OUTSIDE_DEPARTMENT CODEWORD""",
    ),
    (Category.STATE, "content.md 1.2", None, False, "EFTO"),
)
#: captions.csv; content.md 1.2, 3.2: other spellings, with single blanks.  The long
#: titles are from the register of 2016 and from 32 CFR 2002; those that only older
#: directives have are from memory, confidence medium.
_ALIASES: Final = {
    "HCS": ("HUMINT CONTROL SYSTEM", "HUMINT"),
    "KDK": ("KLONDIKE",),
    "EL": ("ENDSEAL",),
    # Until 2011 SI was printed as COMINT.
    "SI": ("SPECIAL INTELLIGENCE", "COMINT"),
    "DOD UCNI": ("DOD UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION",),
    "DOE UCNI": ("DOE UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION",),
    "TFNI": ("TRANSCLASSIFIED FOREIGN NUCLEAR INFORMATION",),
    "CNWDI": ("CRITICAL NUCLEAR WEAPON DESIGN INFORMATION",),
    "CUI": ("CONTROLLED", "CONTROLLED UNCLASSIFIED INFORMATION"),
    "RSEN": ("RISK SENSITIVE",),
    "FOUO": ("FOR OFFICIAL USE ONLY",),
    "ORCON": (
        "ORIGINATOR CONTROLLED",
        "DISSEMINATION AND EXTRACTION OF INFORMATION CONTROLLED BY ORIGINATOR",
    ),
    "ORCON-USGOV": ("ORIGINATOR CONTROLLED-USGOV",),
    "IMCON": ("CONTROLLED IMAGERY",),
    NOFORN: (
        "N O F O R N",
        "NOT RELEASABLE TO FOREIGN NATIONALS",
        "NO FOREIGN DISSEM",
        "NO FOREIGN DISSEMINATION",
    ),
    "PROPIN": (
        "PROPRIETARY INFORMATION INVOLVED",
        "CAUTION-PROPRIETARY INFORMATION INVOLVED",
    ),
    "RELIDO": ("RELEASABLE BY INFORMATION DISCLOSURE OFFICIAL",),
    "DEA SENSITIVE": ("DRUG ENFORCEMENT ADMINISTRATION SENSITIVE",),
    "FISA": ("FOREIGN INTELLIGENCE SURVEILLANCE ACT",),
    "WNINTEL": (
        "WARNING NOTICE-INTELLIGENCE SOURCES OR METHODS INVOLVED",
        "WARNING NOTICE-SENSITIVE INTELLIGENCE SOURCES AND METHODS INVOLVED",
    ),
    "NOCONTRACT": ("NOT RELEASABLE TO CONTRACTORS OR CONSULTANTS",),
    "FED ONLY": ("FEDERAL EMPLOYEES ONLY",),
    "FEDCON": ("FEDERAL EMPLOYEES AND CONTRACTORS ONLY",),
    "NOCON": ("NO DISSEMINATION TO CONTRACTORS",),
    "DL ONLY": ("DISSEMINATION LIST CONTROLLED",),
    "AC": ("ATTORNEY-CLIENT",),
    "AWP": ("ATTORNEY-WP",),
    "DELIB": ("DELIBERATIVE",),
    "NNPI": ("NAVAL NUCLEAR PROPULSION INFORMATION",),
    "EXDIS": ("E X D I S", "EXCLUSIVE DISTRIBUTION"),
    "NODIS": ("NODIF", "N O D I S", "NO DISTRIBUTION"),
    "SBU": (SENSITIVE, "S E N S I T I V E", "SENSITIVE BUT UNCLASSIFIED"),
    "LES": ("LAW ENFORCEMENT SENSITIVE",),
    "SSI": ("SENSITIVE SECURITY INFORMATION",),
    "LIMDIS": ("L I M D I S", "LIMITED DISTRIBUTION"),
    "STADIS": ("S T A D I S",),
    "LIMITED OFFICIAL USE": ("L I M I T E D O F F I C I A L U S E",),
    "EFTO": ("E F T O",),
    "CONDIS": ("CONTROLLED DISTRIBUTION",),
    "BACKGROUND USE ONLY": ("BU",),
}
#: captions.csv: these labels are not the words of a banner.
_LABELS: Final = {"LIMITED OFFICIAL USE": "LOU", EYES_ONLY: "ONLY"}
#: content.md 3.3: added in 2022, so in no attribute of version 10.
_LATER: Final = frozenset({"ORCON-USGOV"})
#: Words that state a level: after UNCLASSIFIED they are the level, not controls.
_LEVELS: Final = {
    "CUI": Level.CUI,
    "FOUO": Level.FOR_OFFICIAL_USE_ONLY,
    "SBU": Level.SBU,
    "LIMITED OFFICIAL USE": Level.LIMITED_OFFICIAL_USE,
}


#: In the order of a banner.
REGISTER: Final = tuple(
    Control(
        name=name,
        portion=portion or name,
        category=category,
        clause=clause,
        ism=None if name in _LATER else attribute,
        label=_LABELS.get(name, name) if in_label else None,
        aliases=_ALIASES.get(name, ()),
        level=_LEVELS.get(name),
    )
    for category, clause, attribute, in_label, words in _TABLE
    for word in words.split()
    for name, _, portion in [word.replace("_", " ").partition("=")]
)

#: content.md 3.1: one word for two controls.
TWO: Final = {
    f"{word}{rest}": (one, NOFORN)
    for one, word in (
        ("SBU", "SBU"),
        ("SBU", "SENSITIVE BUT UNCLASSIFIED"),
        ("LES", "LES"),
        ("LES", "LAW ENFORCEMENT SENSITIVE"),
    )
    for rest in (" NOFORN", "-NF", " NF", "-NOFORN")
}

_NAME: Final = "[A-Z0-9]+(?:[- ][A-Z0-9]+)*"
#: Controls with a part of their own: pattern, category, attribute of IC-ISM.
_OPEN: Final = tuple(
    (re.compile(pattern, re.ASCII), category, attribute)
    for pattern, category, attribute in (
        (rf"(?:HCS|SI|TK|RSV|KDK|EL)-{_NAME}", Category.SCI, "SCIcontrols"),
        (rf"SAR-(?!SAR-){_NAME}", Category.SAP, "SARIdentifier"),
        (
            r"F?RD-(?:CNWDI|SG[- ][0-9]+(?: [0-9]+)*)",
            *(Category.AEA, "atomicEnergyMarkings"),
        ),
        (r"FGI(?: [A-Z][A-Z0-9]{1,3})*", Category.FGI, None),
        (r"SP-[A-Z]+", Category.CUI_CATEGORY, None),
        (r"ACCM-(?! )[A-Z0-9_ -]{0,60}[A-Z0-9_-]", Category.NON_IC, "nonICmarkings"),
        # Until February 2008 the banner ended with one of these.
        (
            r"[12][0-9]{7}|X[1-8]|25X[1-9]|50X[1-9]|50X1-HUM|50X2-WMD|OADR|MR",
            *(Category.DECLASSIFICATION, None),
        ),
    )
)

_CUI_CATEGORY: Final = re.compile("[A-Z]{2,10}").fullmatch

#: A country, an organization or a group of countries (content.md 3.2).
CODE: Final = "[A-Z][A-Z0-9]{1,3}"

_BY_NAME: Final = {row.name: row for row in REGISTER}
_BY_PORTION: Final = {row.portion: row for row in REGISTER}
_LEVEL_WORDS: Final = {level: name for name, level in _LEVELS.items()}
_PLACE: Final = {row.name: place for place, row in enumerate(REGISTER)}
_PLACE_OF_PORTION: Final = {row.portion: _PLACE[row.name] for row in REGISTER}


#: How many names may be in front of a part's own.
_DEPTH: Final = 4

#: content.md 3.2, 3.3: wholes and parts, joined by a hyphen, have two spellings.
_WHOLES: Final = {
    word: row.portion
    for row in REGISTER
    if row.category in (Category.SCI, Category.AEA)
    for word in (row.name, row.portion, *row.aliases)
} | {
    "SPECIAL ACCESS REQUIRED": "SAR",
    "ALTERNATIVE COMPENSATORY CONTROL MEASURES": "ACCM",
}
_PARTS: Final = {
    "GAMMA": "G",
    "ECRU": "EU",
    "NONBOOK": "NK",
    "BLUEFISH": "BLFH",
    "IDITAROD": "IDIT",
    "KANDIK": "KAND",
    "SIGMA": "SG",
    "CRITICAL NUCLEAR WEAPON DESIGN INFORMATION": "CNWDI",
}
#: Design information with SIGMA numbers: two controls in one word.
_DESIGN_IN_DEFENSE: Final = re.compile(r"\A(F?RD-)N\Z", re.ASCII)
_DESIGN: Final = re.compile("(F?RD-)(CNWDI)-(SG.*)", re.ASCII)


def abbreviated(name: str) -> tuple[str, ...]:
    """A control and its part, both abbreviated; design information is two controls.

    >>> abbreviated("SI-GAMMA"), abbreviated("RESTRICTED DATA-CNWDI-SIGMA 14")
    (('SI-G',), ('RD-CNWDI', 'RD-SG 14'))
    """
    whole, hyphen, rest = name.partition("-")
    if not hyphen or whole not in _WHOLES:
        return (name,)
    for word, short in _PARTS.items():
        rest = re.sub(rf"(?<![A-Z]){word}(?![A-Z])", short, rest)
    found = f"{_WHOLES[whole]}-{rest}"
    # Defense directives write N for CNWDI, from memory, confidence medium.
    found = _DESIGN_IN_DEFENSE.sub(r"\1CNWDI", found)
    both = _DESIGN.fullmatch(found)
    return (found,) if both is None else (both[1] + both[2], both[1] + both[3])


def listed(codes: frozenset[str]) -> tuple[str, ...]:
    """Countries in the order of a list: USA, trigraphs, the others (content.md 3.2).

    >>> listed(frozenset({"NATO", "GBR", "USA", "AUS"}))
    ('USA', 'AUS', 'GBR', 'NATO')
    """
    return tuple(sorted(codes, key=lambda code: (code != "USA", len(code) != 3, code)))


def registered(name: str) -> Control | None:
    """The row of a control, from the table or from an open pattern; `None` if unknown.

    >>> registered("NODIS").portion, registered("SI-G").category.name
    ('ND', 'SCI')
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    for pattern, category, attribute in _OPEN:
        if pattern.fullmatch(name):
            # A list of IC-ISM has blanks between its values.
            fits = " " not in name
            return Control(
                name=name,
                portion=name,
                category=category,
                clause="content.md 3.2",
                ism=attribute if fits else None,
                # captions.csv has a label for ACCM-xxx alone of these.
                label=name if category is Category.NON_IC else None,
            )
    return None


def order(name: str) -> tuple[int, int, str]:
    """The sort key of a control in a banner; a part follows its whole.

    >>> sorted(["TALENT KEYHOLE", "SI-G", "NOFORN", "SI"], key=order)
    ['SI', 'SI-G', 'TALENT KEYHOLE', 'NOFORN']
    """
    if name in _PLACE:
        return _BY_NAME[name].category, _PLACE[name], ""
    row = registered(name)
    if row is None:
        return Category.UNKNOWN, len(REGISTER), name
    parent = re.split("[- ]", name)[0]
    return row.category, _PLACE_OF_PORTION.get(parent, len(REGISTER)), name


def parents(name: str) -> tuple[str, ...]:
    """The controls that one is a part of, the nearest first (content.md 3.2).

    >>> parents("SI-G ABCD"), parents("RD-CNWDI"), parents("NOFORN")
    (('SI-G', 'SI'), ('RESTRICTED DATA',), ())
    """
    found: list[str] = []
    # Compartments and their parts; no more are looked up (law 9).
    for mark in itertools.islice(re.finditer("[- ]", name), _DEPTH):
        parent = name[: mark.start()]
        row = _BY_NAME.get(parent) or _BY_PORTION.get(parent) or registered(parent)
        if row is not None and row.category in (Category.SCI, Category.AEA):
            found.insert(0, row.name)
    return tuple(found)


def may_be_cui_category(name: str) -> bool:
    """Whether an unknown word beside CUI may be one of its basic categories.

    Source: 32 CFR 2002, whose list is too long to repeat here.

    >>> may_be_cui_category("LEI"), may_be_cui_category("SP-LEI")
    (True, False)
    """
    return _CUI_CATEGORY(name) is not None


def level_word(level: Level) -> str | None:
    """The control that distinguishes a level from UNCLASSIFIED, if it needs one.

    >>> level_word(Level.SBU), level_word(Level.SECRET)
    ('SBU', None)
    """
    return _LEVEL_WORDS.get(level)


def fused(names: Collection[str]) -> bool:
    """Whether SBU and NOFORN are one word: not beside NODIS or EXDIS.

    These need a NOFORN of their own (content.md 3.3, rules 00313 and 00314).

    >>> fused({"SBU", "NOFORN"}), fused({"SBU", "NOFORN", "EXDIS"})
    (True, False)
    """
    both = "SBU" in names and NOFORN in names
    return both and "NODIS" not in names and "EXDIS" not in names


def portion_of(name: str) -> str:
    """The word in a portion."""
    row = registered(name)
    return name if row is None else row.portion
