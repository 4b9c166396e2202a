"""Pages of documentation that are generated: the grammar, the model, the codes.

Each page reads what the code reads: the dialect and its lenses, the field table, the
catalogue.  Nothing here lists a lens, a field or a code a second time.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import json
import re
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, Final

from cableformat import reference, text
from cableformat._record import Ordered, arm_of
from cableformat.diagnostics import CATALOGUE, Severity, clause
from cableformat.document import Envelope
from cableformat.model import field_table
from cableformat.reference import CaptionPlace, caption_pattern, series_pattern
from cableformat.reference._tables import rows_of
from cableformat.text.dialects import DIALECTS, STATE
from cableformat.text.kinds import SLOTS, Kind
from cableformat.text.lenses import furniture
from cableformat.text.lenses.furniture import Pattern
from cableformat.text.lenses.heading import lost_line_ends
from cableformat.text.lenses.lens import WIDTH, Lens, Zone
from cableformat.text.line_trace import reason_of
from cableformat.text.lines import line, residue
from cableformat.text.writing.canonical import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cableformat._record import Field
    from cableformat.diagnostics import Entry
    from cableformat.text.dialects import Dialect, Row

ROOT: Final = Path(__file__).parents[2]
DIALECTS_MODULE: Final = "cableformat.text.dialects"
COMMAND: Final = "pytest tests/meta --update-expected"
#: What holds of every class; written by hand.
MODEL_RULES: Final = Path(__file__).with_name("model_rules.md")

#: Invented; canonical, with a value of every kind (a test compares both).
TELEGRAM: Final = """\
OO RUEHLO
ZOV RUEHNO
VZCZCXRO2903     HH
PP RUEHC RUEHMD RUEHTU
DE RUEHLI #1205A/01 2110915
ZNY CCCAB/FFFFF ZZH INT ZDK RUEHTU
RUEHNO T RUEHTU XYAG
P R 291000Z JUL 08 ZDS
FM RUEHLI/AMEMBASSY LISBON//ECON/AGR//
TO RUEHC/SECSTATE WASHDC//EUR/WE// PRIORITY 7014
RUEHMD/AMEMBASSY MADRID NIACT IMMEDIATE 0603
INFO ZEN/RUEHTU/AMEMBASSY TUNIS 0042
RUEHZL/EUROPEAN POLITICAL COLLECTIVE
XMT/AMEMBASSY SOFIA
XMT AMEMBASSY BUCHAREST
R 281530Z JUL 08
FM AMCONSUL OPORTO
TO AMEMBASSY LISBON
INFO AMCONSUL PONTA DELGADA
XMT AMCONSUL FUNCHAL
WD GR 37
BT
C O N F I D E N T I A L NOFORN SECTION 01 OF 02 LISBON 001205

SIPDIS
TERREP

DEPT FOR EUR/WE

E.O. 12958: DECL: 07/29/2018
TAGS: SENV, ECON, PO, (DOE, JANE)
SUBJECT: THE CORK HARVEST ENDS EARLY AND THE MILLS ASK FOR HELP WITH
STORAGE

REF: A. LISBON 001184
     B. STATE 041213 (NOTAL)

Classified By: Consul Jane Doe, Reasons 1.4 (b) and (d)

Derived By: Richard Roe
Derived from: Forestry Guide 7
Declassify on: 07/29/2018

SUMMARY
-------

1. (C) Mills now hold more bark than their yards were laid out for.

2. (SBU/NF) A foreman showed stacks that lean on the fence.

GP-3

DOE

Drafted By: JDOE
Cleared By: RROE
Approved By: MPOE
Released By: MPOE
BT
C WA YARDS ARE FULL
#1205
E E E E E E E E AR
NNNN
"""

#: A military message, invented.
MESSAGE: Final = """\
R 032143Z JAN 05
FM CNO WASHINGTON DC
TO NAVADMIN
BT
UNCLAS //N05800//
PASS TO OFFICE CODES:
FM CNO WASHINGTON DC//N1//
TO NAVADMIN
INFO CNO WASHINGTON DC//N4//
NAVADMIN 002/05 (CORRECTED COPY)
MSGID/GENADMIN/CNO WASHINGTON DC/N1/JAN//
SUBJ/CORK FENDERS ON SMALL CRAFT//
REF/A/DOC/OPNAV/17JUL1989//
AMPN/REF A IS THE MANUAL OF FENDERS.//
POC/ROE, RICHARD/LCDR/OPNAV N4/TEL:(202) 555-0143//
RMKS/1. FENDERS OF CORK ARE REPLACED BY JUNE.

2. RELEASED BY VADM J. DOE, N4.//
BT
#0001
NNNN
"""

#: Canonical too, with elements that only the frame of a document has.
FRAMED: Final = (
    """\
Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
                              Message Text
PAGE 01  TOSEC 310027
46/15
ORIGIN EUR-07
INFO OCT-01 ISO-00 CIAE-00 COME-00 INR-07 NSAE-00 USIA-06 L-03 /024 R
70318
                     ------------------041882 291011Z /46
R 291000Z JUL 76
FM SECSTATE WASHDC
TO AMEMBASSY LISBON
BT
E.O. 11652: GDS
SUBJECT: CORK

Desired distribution: EUR ONLY
BT
<< END OF DOCUMENT >>

                              Message Attributes
Concepts: CORK, HARVESTS
Decaption Note:
Document Number: 1976STATE190044
""",
    """\
                              Message Text

n/a

                              Message Attributes
Locator: TEXT ON MICROFILM
""",
    """\
7. Telegram 2764 From Embassy in Peru to Department of State
Lima, June 14, 1956

2918.

Source: Department of State, Central Files. Secret


The Minister wants spoons.
""",
)

#: What a lens shows that claims only what `TELEGRAM` lacks.
_OTHERS: Final = {
    "PilotLens": (
        "OO RUEHLO\nZOV RUEHNO\nVV   KLA128\nUNCLAS SVC ZUI KLB207 ZDK RUEHLI 1205\n"
        "PP RUEHC\nDE RUEHLI #1205 2110915\nFM AMEMBASSY LISBON\n"
    ),
    "Acp128Lens": "PTTUZYUW RUEHLIA1205 2110915-UUUU--RUEHCSA RUEHMDB.\n",
    "NumberLens": "BT\nLISBON 1205\n\nSUBJECT: CORK\n",
    "OperatorsNoteLens": (
        "SUBJECT: CORK\n\n1. It floats.\n\nDOE\nNOTE BY OC/T: PASSED MADRID.\n"
    ),
    "LooseTextLens": "SUBJECT: CORK\n\nSummary: the harvest ends early.\n",
    **dict.fromkeys(
        (
            "SubjectSetLens",
            "ReferenceSetLens",
            "RemarksLens",
            "SetLens",
            "SeriesLens",
            "OfficeOriginatorLens",
            "OfficeAddresseeLens",
            "CodedLens",
            "PassLens",
            "NumberedLens",
        ),
        MESSAGE,
    ),
    **dict.fromkeys(
        ("MailSubjectLens", "PlainSubjectLens"), "NAVADMIN 002/05\nSUBJ: CORK\n"
    ),
    "WrappedPreambleLens": "R 032143Z JAN 05 PSN 894910J31\nZYB\nRMKS/1. X//\n",
}

#: What a pattern is matched against, by the method that does it.
_HOW: Final = {
    "fullmatch": "the whole text",
    "match": "where the text begins",
    "finditer": "every place",
    "search": "any place",
    "split": "the separators",
    "findall": "every place",
}


def grammar() -> str:
    """The text grammar, as the dialect and its lenses have it."""
    return _page(
        "The grammar of telegram text",
        f"""
        This page describes the dialect `{STATE.name}` first; a part for each other
        dialect follows, with the rows and lenses that no earlier dialect has.
        A telegram is a sequence of lines, and each pass asks one question about them.
        First each line goes to the block of one element.
        It opens a block if a row of the table below says so; otherwise it continues the
        open block if the lens of that block says so; otherwise it is a stray.
        Some blocks can be settled only by later ones: lines above the message's own
        lines were a pilot, addressees above the routing line list deliveries, and an
        end of message above the heading belongs to an earlier message.
        Last, each lens reads the values of its blocks.
        """,
        _zones(),
        _shapes(),
        _order(),
        _sources(),
        *(_lens(lens) for lens in NEW_LENSES[STATE.name]),
        _captions(),
        *(part for d in DIALECTS.values() if d is not STATE for part in _part(d)),
    )


def _lenses(dialect: Dialect) -> tuple[Lens, ...]:
    """Every lens of a dialect, the order of the table first."""
    signature = () if dialect.signature is None else (dialect.signature,)
    return (*dialect.lenses, *signature, *dialect.framing)


def _new_lenses() -> dict[str, tuple[Lens, ...]]:
    """The lenses of each dialect that no earlier dialect has: a class, its kinds."""
    seen: dict[tuple[type, tuple[Kind, ...]], Lens] = {}
    found = {}
    for dialect in DIALECTS.values():
        lenses = {(type(lens), lens.kinds): lens for lens in _lenses(dialect)}
        found[dialect.name] = tuple(lenses[new] for new in lenses if new not in seen)
        seen |= lenses
    return found


#: By the name of a dialect: see `_new_lenses`.
NEW_LENSES: Final = _new_lenses()


def _part(dialect: Dialect) -> Iterator[str]:
    """What a dialect adds to those before it."""
    names = list(DIALECTS)
    earlier = [DIALECTS[name] for name in names[: names.index(dialect.name)]]
    known = [row for each in earlier for row in each.rows]
    module = importlib.import_module(f"{DIALECTS_MODULE}._{dialect.name}")
    yield _blocks(
        f"## The dialect `{dialect.name}`",
        _prose(module),
        "Its rows that no earlier dialect has; numbers are places in its own table:",
        _rows_of(dialect, known),
    )
    yield from map(_lens, NEW_LENSES[dialect.name])


def model() -> str:
    """Every class of the model and of documents, with its fields."""
    table, beside = field_table(), field_table(Envelope)
    both = table | beside
    return _page(
        "The model",
        """
        This page lists every class of which a cable consists, from `Cable` down, and
        every field in canonical order.
        All classes are frozen, take only keywords and compare by value; change one with
        `attrs.evolve`.
        Names are those of JSON and XML; in Python they are in `snake_case`.
        In XML the items of a list have a name of their own, in angle brackets here.
        An absent field is `None` in Python, an absent list `()`; in a document both are
        left out.
        [documents.md](documents.md) says how values are spelled in documents.
        """,
        "## Rules",
        MODEL_RULES.read_text("utf-8").strip(),
        "## Classes",
        *(_class(cls, rows) for cls, rows in table.items()),
        "## Beside the cable",
        """
        A document also holds things that are not part of the cable: the members of
        `Envelope` follow those of `Cable`.
        Python returns them as the layout of a reading, never as these classes.
        """,
        *(_class(cls, rows) for cls, rows in beside.items()),
        "## Enumerations",
        *(_enumeration(cls) for cls in _enumerations(both)),
        "## Patterns",
        "A string matches its whole pattern.",
        *_text_patterns(both),
    )


def codes() -> str:
    """Every code of the catalogue, with the fixtures that show it."""
    fixtures = fixtures_by_code()
    findings = {c: e for c, e in CATALOGUE.items() if e.severity is not None}
    exceptions = {c: e for c, e in CATALOGUE.items() if e.severity is None}
    counted = f"""
        Codes are API and are never reused; wording is not.
        There are {len(findings)} codes of findings and {len(exceptions)} of exceptions.
        """
    if not any(entry.severity is Severity.ERROR for entry in findings.values()):
        counted += """
        No code of a finding has severity error yet, so `loads` refuses no source up to
        the cap.
        """
    return _page(
        "The codes",
        counted,
        "## Findings",
        "In a message, the printed words take the place of `{}`, cut and quoted.",
        *(_code(code, entry, fixtures[code]) for code, entry in findings.items()),
        "## Exceptions",
        "Only an exception carries these: `error.code` is the code.",
        *(_code(code, entry, []) for code, entry in exceptions.items()),
    )


def variants() -> str:
    """Every known misspelling, with what it is read as, since when, and who says so."""
    kinds = (_variants_of(kind) for kind in reference.VariantKind)
    return _page(
        "Known misspellings",
        """
        A known misspelling is read as the word that was meant, with a warning, and
        comes back as printed; canonical text has the correct word.
        An unknown misspelling is never read as a word that it resembles: if it is one
        slip away from a known word the finding has a hint, and the words stay as
        printed.
        A slip is a missing, additional or different letter, or two swapped letters.
        The rows come from the table that the reader uses,
        [variants.csv](../cableformat/reference/variants.csv).
        [Its README](../cableformat/reference/README.md) explains the keys of the
        sources, and what a change of a row means.
        """,
        *kinds,
        "## Slips of form",
        """
        By their form, these lines can mean only one thing; no table lists them, and
        each fixture shows one.
        """,
        _table(["printed", "clause", "fixture"], [*_slips("routing.misprint")] or [[]]),
        "## Names of posts",
        """
        A name is never corrected: a post stays as printed.
        `cableformat.reference.post` finds a post by these forms too; they show the
        reader where the words in front of a post's name end.
        """,
        _table(
            ["post", "also printed", "source"],
            [
                [row["name"], row["aliases"].replace(";", ", "), row["source"]]
                for row in rows_of("posts.csv")
                if row["aliases"]
            ],
        ),
    )


#: The line of a word of each kind, and the code of its finding.
VARIANT_LINES: Final = {
    reference.VariantKind.SUBJECT_LABEL: ("{}: CORK", "content.misspelt-label"),
    reference.VariantKind.TAGS_LABEL: ("{}: PREL, PO", "content.misspelt-label"),
    reference.VariantKind.AUTHORITY_LABEL: (
        "{} BY: CONSUL JANE DOE, REASON 1.4 (B)",
        "content.misspelt-label",
    ),
    reference.VariantKind.SECTION_WORD: (
        "UNCLAS {} 01 OF 02 LIMA 000501",
        "content.misspelt-section",
    ),
    reference.VariantKind.SECTION_OF: (
        "UNCLAS SECTION 01 {} 02 LIMA 000501",
        "content.misspelt-section",
    ),
    reference.VariantKind.PRECEDENCE: (
        "TO AMEMBASSY LIMA {} 0042",
        "heading.misspelt-precedence",
    ),
}


def _variants_of(kind: reference.VariantKind) -> str:
    line, code = VARIANT_LINES[kind]
    known = reference.variants(kind)
    rows = [
        [
            f"`{each.variant}`",
            f"`{each.value}`",
            each.seen,
            ", ".join(each.source),
            each.confidence.value,
            each.added.isoformat(),
            each.note,
        ]
        for each in known
    ]
    title = kind.value.replace("tags", "TAGS").replace("of", "OF")
    head = ["printed", "read as", "seen", "source", "confidence", "read since", "note"]
    return _blocks(
        f"## {title[0].upper()}{title[1:]}",
        f"As in `{line.format(known[0].variant)}`; reported as "
        f"[{code}](codes.md#{_anchor(code)}).",
        _table(head, rows),
    )


def _slips(code: str) -> Iterator[list[str]]:
    """The text at a finding in each fixture that has it."""
    for folder in fixtures_by_code()[code]:
        case = ROOT / "fixtures" / "v1" / folder
        told = json.loads((case / "expected.diagnostics.json").read_text("utf-8"))
        (start, end) = next(f["span"] for f in told if f["code"] == code)
        printed = text.parse((case / "input.txt").read_bytes()).layout.text[start:end]
        clause = json.loads((case / "case.json").read_text("utf-8"))["clause"]
        yield [f"`{printed}`", clause, f"[{folder}](../fixtures/v1/{folder})"]


#: Every generated page by its name in ``docs/``.
PAGES: Final[dict[str, Callable[[], str]]] = {
    "grammar.md": grammar,
    "model.md": model,
    "codes.md": codes,
    "variants.md": variants,
}


def fixtures_by_code() -> dict[str, list[str]]:
    """The folders of the fixtures that hold each code, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    base = ROOT / "fixtures" / "v1"
    expected = ("expected.diagnostics.json", "expected.rules.json")
    for path in sorted(
        path for name in expected for path in base.glob(f"*/*/*/{name}")
    ):
        folder = path.parent.relative_to(base).as_posix()
        for code in dict.fromkeys(
            finding["code"] for finding in json.loads(path.read_text("utf-8"))
        ):
            found[code].append(folder)
    return found


# The grammar


def _zones() -> str:
    """The table: which lens may open where, which zone follows, and on what terms."""
    zones = list(Zone)
    edges: dict[tuple[str, str], dict[str, None]] = {}
    for row in STATE.rows:
        for zone, after in row.zones.items():
            if after is not zone:
                edge = zone.value, after.value
                name = _name(row.lens).removesuffix("Lens")
                edges.setdefault(edge, {})[name] = None
    arrows = "\n".join(
        f"    {before} --> {after}: {', '.join(names)}"
        for (before, after), names in edges.items()
    )
    return _blocks(
        "## Zones",
        """
        A zone is a stretch of a telegram.
        A cell holds the zone that follows if the lens opens a block in the zone of the
        column; an empty cell means that the lens is not asked there.
        Rows are tried from top to bottom, and the first that takes the line gets it.
        If a lens has several rows, a row names the method that looks at the line,
        unless it is `shape`.
        The terms say where such a line may occur; a line that does not meet them is
        left to the rows below.
        `cableformat show --trace` prints the terms as reasons: see
        [reading.md](reading.md).
        """,
        _rows_of(STATE),
        "Only the changes of zone:",
        f"```mermaid\nstateDiagram-v2\n    [*] --> {zones[0].value}\n{arrows}\n```",
        """
        `SignatureLens` is in no zone: when the text closes, it looks for the signature
        on the last line of the last paragraph.
        """,
    )


def _rows_of(dialect: Dialect, known: Sequence[Row] = ()) -> str:
    zones = list(Zone)
    head = ["row", "lens", *(zone.value for zone in zones), "terms"]
    body = [
        [
            str(place),
            _asked(row),
            *(row.zones[zone].value if zone in row.zones else "" for zone in zones),
            "<br>".join(_terms(row)),
        ]
        for place, row in enumerate(dialect.rows, 1)
        if row not in known
    ]
    return _table(head, body)


def _asked(row: Row) -> str:
    """The lens of a row, and the method that looks at a line if it is another."""
    name, shape = f"`{_name(row.lens)}`", row.shape
    if inspect.ismethod(shape) and shape.__name__ != Lens.shape.__name__:
        name += f", `{shape.__name__}`"
    return name


def _terms(row: Row) -> Iterator[str]:
    """What a row's functions say about the place of a line."""
    for term in (row.here, row.confirm, row.opens_text):
        if term is not None:
            yield f"{reason_of(term)}."


def _shapes() -> str:
    """What shows that a telegram is in the dialect."""
    body = [
        [
            dialect.name,
            shape.name,
            str(shape.weight),
            "any" if shape.most is None else str(shape.most),
            f"`{shape.match.__self__.pattern}`".replace("|", "\\|"),  # type: ignore[attr-defined]
        ]
        for dialect in DIALECTS.values()
        for shape in dialect.shapes
    ]
    return _blocks(
        "## Detection",
        """
        A line that begins with one of these patterns scores its weight for the dialect;
        the table says how many lines of a shape count.
        A telegram is read in the dialect with the highest score, unless a hint names
        another; if several share the highest score, in the first dialect.
        """,
        _table(["dialect", "shape", "weight", "lines", "pattern"], body),
    )


def _order() -> str:
    body = [
        [f"`{kind.name}`", _path(kind), "as is" if kind.stray else _writer(kind)]
        for kind in Kind
        if kind is not Kind.NOTE  # it is never written
    ]
    return _blocks(
        "## Order of a canonical telegram",
        f"""
        Elements are written in this order; absent ones are left out.
        Values of one line are wrapped at {WIDTH} characters, paragraphs never.
        Strays come after the field that they follow.
        In a path, `n` is the place in a list, from 0.
        """,
        _table(["kind", "path", "written by"], body),
    )


def _sources() -> str:
    names = "\n".join(f"- {pattern.value}" for pattern in Pattern)
    return _blocks(
        "## Before the lenses",
        "A line ends at:",
        _fenced(_visible(line.LINE_END.pattern)),
        """
        Residue of a rendering, and characters that no value can hold, are removed from
        a line before any lens sees it:
        """,
        _fenced(_visible(residue._RESIDUE.pattern)),
        "Named patterns recognise furniture, and no lens sees it:",
        names,
        "A page line, its old form, and that of a station:",
        _fenced(
            furniture.PAGE.__self__.pattern,
            furniture.OLD_PAGE.__self__.pattern,
            furniture.STATION_PAGE.__self__.pattern,
        ),
        """
        A line of the heading that holds several format lines is cut before the label of
        each, if they are in the order of format lines; `l7` is the label of format
        line 7.
        """,
        _fenced(lost_line_ends._LABEL.__self__.pattern),
    )


def _captions() -> str:
    return _blocks(
        "## The table of captions",
        "Frozen for format v1; `CaptionLens` recognises these anywhere.",
        _fenced(caption_pattern(CaptionPlace.LINE)),
        "These also occur after a level on its line:",
        _fenced(caption_pattern(CaptionPlace.LEVEL)),
        "A number of one of these series may follow the reference number:",
        _fenced(series_pattern()),
    )


def _lens(lens: Lens) -> str:
    initials = " ".join(f"`{letter}`" for letter in lens.initials) or "any"
    module = type(lens).__module__.replace(".", "/") + ".py"
    facts = [
        f"- Module: [{module.rpartition('/')[2]}](../{module})",
        f"- Kinds: {', '.join(f'`{k.name}` ({_path(k)})' for k in lens.kinds)}",
        f"- First letters: {initials}",
        f"- Lines: {'one' if lens.one_line else 'one or more'}",
    ]
    if lens.landmark:
        facts.append(f"- Recognisable anywhere: `{_visible(lens.landmark)}`")
    if lens is STATE.signature:
        facts[1:2] = ["- Opens nowhere: it is looked for when the text closes"]
    if any(lens in dialect.framing for dialect in DIALECTS.values()):
        facts[2:] = ["- Opens nowhere: the frame is found first, in the whole text"]
    listed = [
        f"{about}\n\n{_fenced(_visible(pattern))}" for about, pattern in _patterns(lens)
    ]
    return _blocks(
        f"## {_name(lens)}",
        _prose(lens),
        "\n".join(facts),
        *listed,
        *_example(lens),
    )


def _example(lens: Lens) -> tuple[str, ...]:
    if lens.kinds == (Kind.NOTE,):
        return ("It is furniture, and is never written.",)
    return "Canonical text, written by the lens:", _fenced(example(lens))


def example(lens: Lens) -> str:
    """What a lens writes of the invented cables, each of its kinds in turn."""
    first = _OTHERS.get(_name(lens), TELEGRAM)
    cables = [text.loads(each) for each in (first, MESSAGE, *FRAMED)]
    slots = [slot for slot in SLOTS if slot[0] in lens.kinds]
    dialect = next(d for d in DIALECTS.values() if lens in _lenses(d))
    shown = (Spelling(dialect).compose(cable, slots) for cable in cables)
    return next(filter(None, shown))


def _writer(kind: Kind) -> str:
    """The lens whose `write` it is."""
    for dialect in DIALECTS.values():
        if kind in dialect.writers:
            write = dialect.writers[kind].write
            return f"`{write.__qualname__.partition('.')[0]}`"
    raise AssertionError(kind)


def _path(kind: Kind) -> str:
    if not kind.names:
        return "syntax, no path"
    return f"`{kind.path()}/n`" if kind.many else f"`{kind.path()}`"


def _name(lens: Lens) -> str:
    return type(lens).__name__


def _patterns(lens: Lens) -> Iterator[tuple[str, str]]:
    """The patterns a lens reads with, found from its methods, in order of use."""
    found: dict[str, str] = {}
    for function in _functions(lens):
        for name, pattern, how in _used(type(lens), function, set()):
            case = ", any case" if pattern.flags & re.IGNORECASE else ""
            found.setdefault(pattern.pattern, f"`{name}` ({how}{case}):")
    for pattern, about in found.items():
        yield about, pattern


def _functions(lens: Lens) -> Iterator[Any]:
    """The methods of a lens, and its rows' conditions on the place of a line."""
    methods = [vars(cls) for cls in type(lens).__mro__ if issubclass(cls, Lens)]
    names = dict.fromkeys(("shape", *(n for names in methods for n in names)))
    found = (getattr(type(lens), name, None) for name in names)
    yield from (thing for thing in found if inspect.isfunction(thing))
    for row in (row for dialect in DIALECTS.values() for row in dialect.rows):
        if row.lens is lens:
            yield from filter(None, (row.here, row.confirm))


def _used(
    cls: type, function: Any, seen: set[Any]
) -> Iterator[tuple[str, re.Pattern[str], str]]:
    if function in seen or not hasattr(function, "__code__"):
        return
    seen.add(function)
    for name in _names(function.__code__):
        own = getattr(cls, name, None) if name.startswith("_") else None
        for thing in map(_made, (own, function.__globals__.get(name)), (cls, cls)):
            if isinstance(thing, re.Pattern):
                yield name, thing, _HOW["fullmatch"]
            elif isinstance(getattr(thing, "__self__", None), re.Pattern):
                yield name, thing.__self__, _HOW[thing.__name__]
            elif inspect.isclass(thing) and _is_grammar(thing):
                yield from _used(thing, thing.__init__, seen)
            elif inspect.isfunction(thing) and _is_grammar(thing):
                yield from _used(cls, thing, seen)


def _made(thing: Any, cls: type) -> Any:
    """A pattern that is made when first asked, from a table, or a kept function."""
    if isinstance(thing, cached_property):
        return thing.func(cls())
    if hasattr(thing, "cache_info") and _is_grammar(thing):
        # What is kept by its arguments is a function like any other.
        kept = inspect.signature(thing).parameters
        return thing.__wrapped__ if kept else thing()
    return thing


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def _is_grammar(thing: Any) -> bool:
    module = getattr(thing, "__module__", None) or ""
    return module.startswith("cableformat.text.")


# The model


def _class(cls: type, rows: Iterable[Field]) -> str:
    head = ["field", "type", "values", "needed", "meaning", "clause"]
    body = [
        [
            f"`{row.json_name}`",
            _types(row),
            _values(row),
            _presence(row),
            row.doc.text,
            linked(row.doc.clause),
        ]
        for row in rows
    ]
    kind = arm_of(cls)
    told = f"In a document its `kind` is `{kind}`." if kind else ""
    return _blocks(f"## {cls.__name__}", _prose(cls), told, _table(head, body))


def _types(row: Field) -> str:
    plain = {str: "string", int: "number", bool: "boolean"}
    names = [
        plain.get(t) or f"[{t.__name__}](#{t.__name__.lower()})" for t in row.types
    ]
    one = " or ".join(names)
    return f"list of {one}, each `<{row.doc.item}>`" if row.many else one


def _values(row: Field) -> str:
    if row.text is not None:
        return f"[{row.text.name}](#{_anchor(row.text.name)})"
    if row.whole is not None:
        return f"{row.whole.least} to {row.whole.most}"
    if row.among is not None:
        members = [m for cls in row.types for m in cls if m in row.among.members]
        return ", ".join(f"`{member.value}`" for member in members)
    return ""


def _presence(row: Field) -> str:
    if row.many:
        return f"at least {row.doc.least}" if row.doc.least else ""
    return "required" if row.required else ""


def _enumerations(table: dict[type, tuple[Field, ...]]) -> list[type[enum.Enum]]:
    return list(
        dict.fromkeys(
            t
            for rows in table.values()
            for row in rows
            for t in row.types
            if issubclass(t, enum.Enum)
        )
    )


def _enumeration(cls: type[enum.Enum]) -> str:
    ordered = issubclass(cls, Ordered)
    order = "Members, lowest first:" if ordered else "Members:"
    body = [[f"`{member.value}`", member.name.replace("_", " ")] for member in cls]
    return _blocks(
        f"### {cls.__name__}", _prose(cls), order, _table(["value", "name"], body)
    )


def _text_patterns(table: dict[type, tuple[Field, ...]]) -> list[str]:
    named: dict[str, str] = {}
    for rows in table.values():
        for row in rows:
            if row.text is not None:
                pattern = named.setdefault(row.text.name, row.text.pattern)
                assert pattern == row.text.pattern, row.text.name
    return [
        f"### {name}\n\n{_fenced(_visible(pattern))}" for name, pattern in named.items()
    ]


def _anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


# The codes


def _code(code: str, entry: Entry, fixtures: list[str]) -> str:
    facts = [f"- Message: {entry.message}", f"- Reason: {entry.reason}"]
    if entry.severity is not None:
        facts.insert(0, f"- Severity: {entry.severity.value}")
    if entry.hint is not None:
        facts.append(f"- Hint: {entry.hint}")
    facts.append(f"- Clause: {linked(entry.clause)}")
    facts += [f"- Fixture: [{f}](../fixtures/v1/{f})" for f in fixtures]
    return f"### {code}\n\n" + "\n".join(facts)


# Markdown


def linked(cited: str) -> str:
    """A clause with a link to its section, for a page of `docs`."""
    found = clause(cited)
    assert found is not None, cited
    return f"[{cited}]({found.address.removeprefix('docs/')})"


def _page(title: str, *blocks: str) -> str:
    told = f"Generated by `{COMMAND}`; edits by hand are lost."
    return _blocks(told, f"# {title}", *blocks) + "\n"


def _blocks(*blocks: str) -> str:
    return "\n\n".join(
        _sentences(block) if block.startswith("\n") else block
        for block in blocks
        if block
    )


def _prose(documented: Any) -> str:
    """A docstring without its examples and its list of fields."""
    if not inspect.isclass(documented) and not inspect.ismodule(documented):
        documented = type(documented)
    prose = re.split("Attributes:|>>>", inspect.getdoc(documented) or "")[0]
    return _sentences(prose)


def _sentences(prose: str) -> str:
    """Prose as Markdown, one sentence a line."""
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", prose.strip())]
    # The period of an initial (E.O.) ends no sentence.
    ends = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.) (?=[A-Z`(])")
    return "\n\n".join(ends.sub("\n", p).replace("``", "`") for p in paragraphs)


def _table(head: list[str], body: list[list[str]]) -> str:
    rows = [head, ["---"] * len(head), *body]
    cells = ([cell.replace("|", r"\|") for cell in row] for row in rows)
    return "\n".join("| " + " | ".join(row) + " |" for row in cells)


def _fenced(*lines: str) -> str:
    return "\n".join(["```text", *lines, "```"])


def _visible(pattern: str) -> str:
    """A pattern with its control characters spelled out."""
    return "".join(repr(ch)[1:-1] if ch < " " else ch for ch in pattern)
