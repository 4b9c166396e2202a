"""How to break each rule alone in a telegram that breaks none."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from cableformat.markings import (
    DeclassificationDate,
    DeclassificationExemption,
    DeclassificationText,
    Level,
    PortionMarking,
)
from cableformat.model import (
    Acp128Header,
    Addressee,
    Archive,
    ArchiveAttribute,
    ClassificationAuthority,
    ClassificationLine,
    Content,
    Distribution,
    FormattedSet,
    OfficeCopies,
    Paragraph,
    Reference,
    Section,
    Series,
)
from cableformat.reference import archive_key
from cableformat.routing import Precedence

if TYPE_CHECKING:
    from collections.abc import Callable

    from cableformat.model import Cable


class Break(NamedTuple):
    """The change of a telegram that breaks a rule, and the telegrams that it needs."""

    change: Callable[[Cable], Cable]
    #: Arguments of `sound_cables`.
    of: dict[str, Any]


def put(value: Any, path: str, new: Any) -> Any:
    """A value with something else at a path: ``content.paragraphs.-1.text``."""
    step, _, rest = path.partition(".")
    if isinstance(value, tuple):
        items = list(value)
        place = int(step)
        items[place] = put(items[place], rest, new) if rest else new
        return tuple(items)
    inner = put(getattr(value, step), rest, new) if rest else new
    return attrs.evolve(value, **{step: inner})


def get(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


def putting(path: str, new: Any) -> Callable[[Cable], Cable]:
    """A change that puts a value, given or computed of the cable, at a path."""
    return lambda cable: put(cable, path, new(cable) if callable(new) else new)


def appending(path: str, new: Any) -> Callable[[Cable], Cable]:
    def change(cable: Cable) -> Cable:
        made = new(cable) if callable(new) else new
        return put(cable, path, (*get(cable, path), made))

    return change


def both(*changes: Callable[[Cable], Cable]) -> Callable[[Cable], Cable]:
    def change(cable: Cable) -> Cable:
        for each in changes:
            cable = each(cable)
        return cable

    return change


def _day(cable: Cable) -> datetime.date:
    return get(cable, "heading.preamble.date_time_group").in_utc().date()


def _shifted(serial: str) -> str:
    return f"{(int(serial) + 1) % 10_000:04}"


def _header(redundancy: str) -> Callable[[Cable], Acp128Header]:
    def header(cable: Cable) -> Acp128Header:
        letter = get(cable, "transmission.security_warning.classification")
        return Acp128Header(
            language_media_format="TT",
            classification=letter,
            content_indicator_code="ZYUW",
            classification_redundancy=redundancy,
        )

    return header


def _filed_later(cable: Cable) -> int:
    day = get(cable, "transmission.calling_station.filing_time.day_of_year")
    return day + 3 if day < 100 else day - 3


def _marked(*marks: str) -> Callable[[Cable], tuple[Paragraph, ...]]:
    return lambda _: tuple(
        Paragraph(
            number=str(place),
            portion_marking=PortionMarking.from_text(mark) if mark else None,
            text="IT FLOATS.",
        )
        for place, mark in enumerate(marks, 1)
    )


def _dated(year: int) -> dict[str, Any]:
    """A year in the middle of an order and of a list of codes."""
    return {
        "first": datetime.date(year, 1, 5),
        "last": datetime.date(year, 12, 25),
    }


_SECRET: Final = putting("content.classification_line.level", Level.SECRET)
_STATION: Final = "transmission.calling_station"
_WARNING: Final = "transmission.security_warning"
_ROUTING: Final = "transmission.routing_line"
_LINE: Final = "content.classification_line"
_PAIR: Final = "heading.preamble.precedence"
_FIRST: Final = "content.paragraphs.0"
_ORDER: Final = "content.executive_order"
_INSTRUCTION: Final = f"{_ORDER}.declassification"
_2008: Final = {**_dated(2008), "classified": True}
_OPEN: Final = {**_dated(2008), "classified": False}


def _routine(*, info: Precedence | None) -> Callable[[Cable], Cable]:
    return both(
        putting(f"{_PAIR}.action", Precedence.ROUTINE),
        putting(f"{_PAIR}.info", info),
        putting(f"{_ROUTING}.precedence", Precedence.ROUTINE),
    )


def _years_on(cable: Cable, years: int, days: int) -> DeclassificationDate:
    day = _day(cable)
    later = day.replace(year=day.year + years, day=min(day.day, 28))
    date = later + datetime.timedelta(days)
    return DeclassificationDate(date=date.isoformat())


def _own_number(cable: Cable, more: int) -> Reference:
    number = get(cable, f"{_LINE}.reference_number")
    return Reference(label="X", text=f"{number.post} {int(number.serial) + more:06}")


#: By the code of each rule.
def archived(*, stamp: str | None = None, **values: Any) -> Callable[[Cable], Cable]:
    """An archive with these attributes, named as in a column of a table."""

    def change(cable: Cable) -> Cable:
        attributes = []
        for name, value in values.items():
            known = archive_key(name.replace("_", " "))
            key = name if known is None else known.name
            made = value(cable) if callable(value) else value
            attributes.append(ArchiveAttribute(key=key, value=made))
        archive = Archive(release_stamp=stamp, attributes=tuple(attributes))
        return attrs.evolve(cable, archive=archive)

    return change


def _distributed(total: str | None) -> Callable[[Cable], Cable]:
    office = OfficeCopies(office="EUR", copies="02")
    made = Distribution(kind="ACTION", lead=(office,), total=total)
    return putting("distribution", lambda _: made)


def _military(*changes: Callable[[Cable], Cable]) -> Callable[[Cable], Cable]:
    """Changes of a military message, made of a telegram that breaks no rule."""
    return both(putting("content", _of_sets), *changes)


def _of_sets(cable: Cable) -> Content:
    day = _day(cable)
    month = f"{day:%b}".upper()
    group = f"010915Z{month}{day.year - 1}"
    return Content(
        classification_line=ClassificationLine(level=get(cable, f"{_LINE}.level")),
        series=Series(name="NAVADMIN", number="071", year=day.year),
        sets=(_msgid(month),),
        subject=get(cable, "content.subject"),
        references=(
            Reference(label="A", fields=("DOC", "OPNAV", "17JUL1989")),
            Reference(
                label="B",
                fields=("MSG", "CNO WASHINGTON DC", group),
                amplification=f"NAVADMIN 012/{day.year - 1}.",
            ),
        ),
        paragraphs=get(cable, "content.paragraphs"),
    )


def _msgid(month: str) -> FormattedSet:
    fields = ("GENADMIN", "CNO WASHINGTON DC", "N4", month)
    return FormattedSet(identifier="MSGID", fields=fields)


def _half_a_year_off(cable: Cable) -> FormattedSet:
    day = _day(cable)
    return _msgid(f"{day.replace(month=(day.month + 5) % 12 + 1, day=1):%b}".upper())


_STAMP: Final = "Declassified/Released US Department of State EO Systematic Review "

BREAKS: Final[dict[str, Break]] = {
    "rules.routing-precedence": Break(
        putting(
            f"{_ROUTING}.precedence",
            lambda cable: next(
                p
                for p in (Precedence.FLASH, Precedence.IMMEDIATE, Precedence.PRIORITY)
                if p not in (get(cable, f"{_PAIR}.action"), get(cable, f"{_PAIR}.info"))
            ),
        ),
        {},
    ),
    "rules.warning-signal": Break(
        putting(
            f"{_WARNING}.signal",
            lambda c: "ZNR" if get(c, f"{_WARNING}.signal") == "ZNY" else "ZNY",
        ),
        {},
    ),
    "rules.warning-level": Break(
        both(
            putting(f"{_WARNING}.classification", "R"),
            putting(f"{_WARNING}.signal", "ZNY"),
        ),
        {},
    ),
    "rules.classification-redundancy": Break(
        putting(f"{_ROUTING}.acp128_header", _header("RRRR")), {}
    ),
    "rules.release-codes": Break(
        putting(f"{_WARNING}.release_codes", ("C", "A")), {"classified": True}
    ),
    "rules.duplicate-indicator": Break(
        appending(
            f"{_ROUTING}.routing_indicators",
            lambda c: get(c, f"{_ROUTING}.routing_indicators.0"),
        ),
        {},
    ),
    "rules.filing-time": Break(
        putting(f"{_STATION}.filing_time.day_of_year", _filed_later), {}
    ),
    "rules.station-serial": Break(
        both(
            putting(
                f"{_STATION}.station_serial_number",
                lambda c: _shifted(get(c, f"{_STATION}.station_serial_number")),
            ),
            putting(
                "transmission.ending.validation_number",
                lambda c: get(c, f"{_STATION}.station_serial_number"),
            ),
        ),
        {},
    ),
    "rules.validation-number": Break(
        putting(
            "transmission.ending.validation_number",
            lambda c: _shifted(get(c, f"{_STATION}.station_serial_number")),
        ),
        {},
    ),
    "rules.station-section": Break(
        both(
            putting(f"{_STATION}.section", "01"),
            putting(f"{_LINE}.section", Section(number="2", total="2")),
        ),
        {},
    ),
    "rules.precedence-order": Break(_routine(info=Precedence.FLASH), {}),
    "rules.addressee-precedence": Break(
        both(
            _routine(info=None),
            putting("heading.action_addressees.0.precedence", Precedence.PRIORITY),
        ),
        {},
    ),
    "rules.precedence-at-date": Break(
        both(
            putting(f"{_PAIR}.action", Precedence.CRITIC),
            putting(f"{_PAIR}.info", None),
            putting(f"{_ROUTING}.precedence", Precedence.CRITIC),
        ),
        {},
    ),
    "rules.duplicate-addressee": Break(
        appending(
            "heading.action_addressees", lambda c: get(c, "heading.action_addressees.0")
        ),
        {},
    ),
    "rules.action-and-info": Break(
        appending(
            "heading.info_addressees", lambda c: get(c, "heading.action_addressees.0")
        ),
        {},
    ),
    "rules.exemption": Break(
        putting("heading.exempted_addressees", (Addressee(designator="AIG 205"),)), {}
    ),
    "rules.post-of-number": Break(
        both(
            putting(f"{_LINE}.reference_number.post", "TUNIS"),
            putting("content.references", ()),
        ),
        {},
    ),
    "rules.section": Break(
        both(
            putting(f"{_LINE}.section", Section(number="3", total="2")),
            putting(f"{_STATION}.section", "3"),
        ),
        {},
    ),
    "rules.captions": Break(
        putting("content.captions", ("ROGER CHANNEL", "MED CHANNEL")), {}
    ),
    "rules.duplicate-caption": Break(
        putting("content.captions", ("SIPDIS", "SIPDIS")), {}
    ),
    "rules.duplicate-tag": Break(
        appending("content.tags", lambda c: get(c, "content.tags.0")), {}
    ),
    "rules.unknown-tag": Break(appending("content.tags", "QQQQ"), {}),
    "rules.tag-at-date": Break(appending("content.tags", "PHUM"), _dated(1976)),
    "rules.missing-line": Break(
        both(putting("content.subject", None), putting(f"{_LINE}.section", None)), {}
    ),
    "rules.paragraph-number": Break(
        appending(
            "content.paragraphs",
            lambda c: put(get(c, "content.paragraphs.-1"), "number", "17"),
        ),
        {},
    ),
    "rules.long-line": Break(putting("content.paragraphs.-1.text", "A" * 70), {}),
    "rules.characters": Break(putting("content.paragraphs.-1.text", "CAFÉ"), {}),
    "rules.order-at-date": Break(putting(f"{_ORDER}.number", "10501"), {}),
    "rules.unknown-order": Break(putting(f"{_ORDER}.number", "12985"), {}),
    "rules.reason-section": Break(
        putting("content.classification_authority.order_section", "1.5"), _2008
    ),
    "rules.reason-letter": Break(
        putting("content.classification_authority.reasons", ("h",)),
        {**_dated(1999), "classified": True},
    ),
    "rules.declassified-before": Break(
        putting(_INSTRUCTION, lambda c: _years_on(c, 0, -30)), _2008
    ),
    "rules.declassified-late": Break(
        putting(_INSTRUCTION, lambda c: _years_on(c, 25, 5)), _2008
    ),
    "rules.declassification-code": Break(
        putting(_INSTRUCTION, DeclassificationExemption(codes=("X1",))), _2008
    ),
    "rules.two-instructions": Break(
        both(
            putting(_INSTRUCTION, lambda c: _years_on(c, 10, 0)),
            putting("content.declassify_on", lambda c: _years_on(c, 11, 0)),
        ),
        _2008,
    ),
    "rules.unclassified-authority": Break(
        putting(
            "content.classification_authority",
            ClassificationAuthority(classifier="Consul Jane Doe"),
        ),
        _OPEN,
    ),
    "rules.unclassified-instruction": Break(
        putting(_INSTRUCTION, lambda c: _years_on(c, 1, 0)), _OPEN
    ),
    "rules.not-applicable": Break(
        putting(_INSTRUCTION, DeclassificationText(text="N/A")), {"classified": True}
    ),
    "rules.banner-higher": Break(
        both(
            putting("content.paragraphs", _marked("(C)", "(U)")),
            putting(f"{_LINE}.level", Level.SECRET),
            putting(f"{_LINE}.section", None),
            putting(f"{_WARNING}.classification", "S"),
        ),
        {"classified": True},
    ),
    "rules.banner-level": Break(
        both(
            putting("content.paragraphs", _marked("(C)", "(TS)")),
            putting(f"{_LINE}.level", Level.SECRET),
            putting(f"{_WARNING}.classification", "S"),
        ),
        {"classified": True},
    ),
    "rules.banner-controls": Break(
        putting(f"{_FIRST}.portion_marking.controls", ("NOFORN",)), _2008
    ),
    "rules.unmarked-portion": Break(
        putting("content.paragraphs", _marked("(C)", "")), {"classified": True}
    ),
    "rules.no-portion-marked": Break(
        putting("content.paragraphs", _marked("", "")), _2008
    ),
    "rules.release-beside": Break(
        putting("content.captions", ("NODIS", "REL TO USA, GBR")), _2008
    ),
    "rules.control-level": Break(putting("content.captions", ("ORCON",)), _OPEN),
    "rules.control-needs": Break(
        both(
            putting("content.paragraphs", _marked("(S)")),
            putting(f"{_LINE}.level", Level.SECRET),
            putting(f"{_LINE}.controls", ("CNWDI",)),
            putting(f"{_WARNING}.classification", "S"),
        ),
        _2008,
    ),
    "rules.exclusive-controls": Break(
        putting(f"{_LINE}.controls", ("NOFORN", "REL TO USA, GBR")), _2008
    ),
    "rules.misspelt-control": Break(
        putting(f"{_LINE}.controls", ("NOFORM",)), {"classified": True}
    ),
    "rules.overridden-control": Break(putting(f"{_LINE}.controls", ("SBU",)), _2008),
    "rules.release-list": Break(putting(f"{_LINE}.controls", ("REL TO GBR",)), _2008),
    "rules.unknown-control": Break(
        putting(f"{_LINE}.controls", ("ZAP",)), {"classified": True}
    ),
    "rules.unknown-nation": Break(
        putting(f"{_LINE}.controls", ("REL TO USA, QQQ",)), {"classified": True}
    ),
    "rules.without-noforn": Break(putting("content.captions", ("EXDIS",)), _2008),
    "rules.relido": Break(
        both(
            putting("content.captions", ("RELIDO",)),
            putting(f"{_FIRST}.portion_marking.controls", ("RELIDO",)),
            appending(
                "content.paragraphs",
                lambda c: Paragraph(
                    number=str(len(get(c, "content.paragraphs")) + 1),
                    portion_marking=PortionMarking.from_text("(C)"),
                    text="IT FLOATS.",
                ),
            ),
        ),
        _2008,
    ),
    "rules.misprinted-reference": Break(
        putting("content.references", (Reference(text="L1MA 99999999"),)), {}
    ),
    "rules.unknown-post": Break(
        putting("content.references", (Reference(text="QQQQ 99999999"),)), {}
    ),
    "rules.refers-to-itself": Break(
        putting("content.references", lambda c: (_own_number(c, 0),)), {}
    ),
    "rules.copies-total": Break(_distributed("003"), {}),
    "rules.archive-number": Break(archived(document_number="1901LIMA00001"), {}),
    "rules.archive-date": Break(archived(draft_date="14 FEB 1951"), _2008),
    "rules.archive-sent-date": Break(
        archived(sent_date=lambda c: f"{_day(c):%d/%m/%Y}"), _2008
    ),
    "rules.archive-office": Break(
        both(_distributed(None), archived(office="ACTION EA")), {}
    ),
    "rules.archive-level": Break(archived(original_classification="SECRETARY"), _2008),
    "rules.archive-restrictions": Break(
        both(
            putting("content.captions", ()),
            archived(original_handling_restrictions="EXDIS"),
        ),
        _2008,
    ),
    "rules.archive-subject": Break(archived(subject="QUAGGA"), {}),
    "rules.archive-tags": Break(archived(tags="QQQQ"), _2008),
    "rules.archive-order": Break(
        archived(executive_order="X1"), {**_dated(1975), "classified": True}
    ),
    "rules.archive-drafter": Break(
        both(putting("content.drafted_by", "EUR:JDOE"), archived(drafter="QROE")), {}
    ),
    "rules.archive-stamp": Break(
        archived(stamp=f"{_STAMP}30 JUN 2005", markings=f"{_STAMP}04 MAY 2006"), {}
    ),
    "rules.archive-locator": Break(archived(locator="TEXT ON MICROFILM"), {}),
    "rules.archive-counts": Break(archived(line_count="9999"), {}),
    "rules.archive-decaptioning": Break(
        both(
            putting("content.captions", ()),
            archived(automatic_decaptioning="Z", original_handling_restrictions="n/a"),
        ),
        _2008,
    ),
    "rules.archive-disposition": Break(
        archived(disposition_action="RELEASED", original_classification="UNCLASSIFIED"),
        _OPEN,
    ),
    "rules.refers-to-future": Break(
        putting("content.references", (Reference(text="30 MADRID 000123"),)), _2008
    ),
    "rules.message-month": Break(
        _military(putting("content.sets.0", _half_a_year_off)), {}
    ),
    "rules.reference-letter": Break(
        _military(putting("content.references.1.label", "C")), {}
    ),
    "rules.free-explanation": Break(
        _military(
            appending(
                "content.sets",
                FormattedSet(identifier="AMPN", amplification="IT FLOATS."),
            )
        ),
        {},
    ),
    "rules.unlisted-reference": Break(
        _military(putting(f"{_FIRST}.text", "REFS A AND D FLOAT.")), {}
    ),
    "rules.reference-keys": Break(
        _military(
            putting(
                "content.references.1.amplification",
                lambda c: f"NAVADMIN 012/{_day(c).year}.",
            )
        ),
        {},
    ),
    "rules.series-year": Break(
        _military(putting("content.series.year", lambda c: _day(c).year + 1)), {}
    ),
}
