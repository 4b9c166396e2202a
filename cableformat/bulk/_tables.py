r"""Tables in CSV, a telegram a row: those of an archive, and the leaked set.

Facts (streams.md 6): the leaked set has eight columns without names, quotes them, and
escapes with a backslash; the telegram is the seventh, a blank line, and the eighth.
Extracts from the National Archives have the keys of the attribute block as names of
their columns, in other spellings.  Rows contain line ends.
Representation: a row of the leaked set begins where a line begins as none inside a row
can, with quotation marks that are not escaped; any other ends at the first line end
outside quotation marks, or at the line with a mark out of place.  If a
row is broken, only its first line is refused: the lines that a stray mark joined to it
are read again, each as a row.  So a broken row costs no other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._record import shown
from cableformat.bulk import _limits
from cableformat.bulk._charsets import without_controls
from cableformat.bulk._limits import refused, too_large
from cableformat.bulk._member import Member
from cableformat.bulk._stream import Gathering
from cableformat.errors import CableDecodeError, CableValueError
from cableformat.model import Archive
from cableformat.reference import archive_column, archive_key
from cableformat.text.lines.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.bulk._member import MemberPlace
    from cableformat.bulk._stream import Source

#: The columns of the leaked set that are claims, by their names in `claims`.
_LEAKED: Final = ("row", "date", "identifier", "origin", "classification", "references")
_BETWEEN: Final = b"\n\n"
#: What begins a row of the leaked set: its number, and a date with the month first.
_ROW: Final = re.compile(
    rb'(?:"[0-9]++"|[0-9]++),"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}"'
).match
_MARK: Final = b"\xef\xbb\xbf"
#: Quoted cells, and what in them is escaped.
_ESCAPED: Final = (
    re.compile(rb'"((?:[^"\\]++|\\.)*+)"', re.DOTALL).match,
    re.compile(rb"\\(.)", re.DOTALL).sub,
)
_DOUBLED: Final = (
    re.compile(rb'"((?:[^"]++|"")*+)"').match,
    re.compile(rb'"(")').sub,
)
#: So much of a table shows what is between its cells.
_FIRST: Final = 4096
_DELIMITER: Final = re.compile(rb'(?:"[^"]*+"|[^",;\t\r\n]*+)([,;\t])').match


def table_members(source: Source) -> Iterator[Member]:
    """The telegrams of a table, row by row."""
    stream = source.stream
    if stream.head(3) == _MARK:
        stream.read(3)
    if _ROW(stream.head(200)):
        yield from _leaked(source)
    else:
        yield from _named(source)


# The leaked set


def _leaked(source: Source) -> Iterator[Member]:
    rows = _gathered(source.stream.lines())
    for number, row in enumerate(rows, 1):
        place = attrs.evolve(source.place, row=number)
        if isinstance(row, CableDecodeError):
            yield Member(place=place, error=row)
            continue
        cells = cells_of(row, b",", escaped=True)
        if cells is None or len(cells) != len(_LEAKED) + 2:
            yield _broken(place, cells, len(_LEAKED) + 2)
            continue
        *claims, header, body = cells
        yield _within_cap(_joined(place, claims, header, body))


def _joined(
    place: MemberPlace, claims: list[bytes], header: bytes, body: bytes
) -> Member:
    start = len(header) + len(_BETWEEN)
    return Member(
        place=place,
        text=header + _BETWEEN + body,
        claims={k: decode(v)[0] for k, v in zip(_LEAKED, claims, strict=True)},
        columns={"header": (0, len(header)), "body": (start, start + len(body))},
    )


# Tables whose first row names their columns


def _named(source: Source) -> Iterator[Member]:
    found = _DELIMITER(source.stream.head(_FIRST))
    delimiter = b"," if found is None else found[1]
    lines = _Lines(source.stream.lines())
    quoting = _Quoting(delimiter)
    rows = _quoted(lines, quoting)
    names = _names(next(rows, b""), delimiter)
    text = _text_column(names)
    whole_row = quoting.whole_row(len(names))
    for number, row in enumerate(rows, 1):
        place = attrs.evolve(source.place, row=number)
        if isinstance(row, CableDecodeError):
            yield Member(place=place, error=row)
            continue
        if not row.strip(b"\r\n"):
            continue
        cells = cells_of(row, delimiter)
        if cells is None or len(cells) != len(names):
            below = row.partition(b"\n")[2]
            if whole_row(below):
                lines.put_back(below)
            yield _broken(place, cells, len(names))
            continue
        yield _within_cap(_described(place, names, cells, text))


def _described(
    place: MemberPlace, names: list[str], cells: list[bytes], text: int | None
) -> Member:
    claims = {
        name: decode(cell)[0]
        for number, (name, cell) in enumerate(zip(names, cells, strict=True))
        if number != text
    }
    content = b"" if text is None else cells[text]
    return Member(place=place, text=content, claims=claims, archive=_archive(claims))


def _names(row: bytes | CableDecodeError, delimiter: bytes) -> list[str]:
    """The names of the columns.

    Raises:
        CableDecodeError: None is of a table of the archive
            (``container.unknown-table``).
    """
    cells = None if isinstance(row, CableDecodeError) else cells_of(row, delimiter)
    names = [decode(cell)[0].strip(" ") for cell in cells or ()]
    if not any(map(_tells, names)):
        msg = f"expected a column of document numbers or of texts; found {shown(names)}"
        raise CableDecodeError(msg, code="container.unknown-table")
    return names


def _text_column(names: list[str]) -> int | None:
    """Which column has the telegram itself: of several the most complete."""
    columns = [(archive_column(name), place) for place, name in enumerate(names)]
    found = [(x.name, place) for x, place in columns if x is not None and x.is_text]
    # The one from the page head on is the last in the alphabet.
    return max(found)[1] if found else None


def _archive(claims: dict[str, str]) -> Archive | None:
    stated = {name: without_controls(value) for name, value in claims.items()}
    try:
        return Archive.from_columns(stated)
    except CableValueError:
        return None


# Rows and cells


class _Lines:
    """Lines, some of which are read again."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._again, self._place = b"", 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> bytes:
        begin, end = self._place, self._again.find(b"\n", self._place) + 1
        if begin == len(self._again):
            return next(self._lines)
        self._place = end or len(self._again)
        return self._again[begin : self._place]

    def put_back(self, lines: bytes) -> None:
        """Read the last lines again: the quotation mark before them was out of place.

        Only the last of the lines that a mark joined can join others in turn, so no
        line is put back twice for one mark.
        """
        if self._place < len(self._again):
            # They are a part of those that were put back before.
            self._place -= len(lines)
        else:
            self._again, self._place = lines, 0

    def pass_over(self, piece: bytes) -> None:
        """The rest of a line, of which that is the last piece that was read."""
        while piece and not piece.endswith(b"\n"):
            piece = next(self, b"")


class _Quoting:
    """What a line of a table does with quotation marks, given what is between cells."""

    def __init__(self, delimiter: bytes) -> None:
        other = delimiter.replace(b"\t", rb"\t")
        cell = rb'(?:"(?:[^"]++|"")*+"|[^"%s]*+)' % other
        cells = rb"(?:%s%s)*+" % (other, cell)
        self._begun = re.compile(cell + cells).match
        self._within = re.compile(rb'(?:[^"]++|"")*+"' + cells).match
        self._opens = re.compile(rb'(?<![^%s])"(?:[^"]++|"")*+\Z' % other).match
        self._cell = cell.replace(b'[^"', rb'[^"\r\n')
        self._delimiter = other

    def after(self, line: bytes | bytearray, *, within: bool) -> bool | None:
        """Whether a line ends within a quotation; `None` if a mark is out of place."""
        text = line.rstrip(b"\r\n")
        found = (self._within if within else self._begun)(text)
        if found is None:
            return True
        if found.end() == len(text):
            return False
        return True if self._opens(text, found.end()) else None

    def whole_row(self, cells: int) -> Callable[[bytes], object]:
        """What finds a line that is by itself a row of so many cells."""
        more = b"(?:%s%s){%d}" % (self._delimiter, self._cell, cells - 1)
        return re.compile(rb"^%s%s\r?$" % (self._cell, more), re.MULTILINE).search


def _quoted(lines: _Lines, quoting: _Quoting) -> Iterator[bytes | CableDecodeError]:
    """The rows of a table, or why one is none; its quotation marks show its end."""
    row, begin, within = bytearray(), 0, False
    while (piece := next(lines, b"")) or row:
        row += piece
        over = len(row) > _limits.MEMBER
        if piece and not over and not piece.endswith(b"\n"):
            continue
        after = None if over else quoting.after(row[begin:], within=within)
        if after and piece:
            begin, within = len(row), True
            continue
        if after is False:
            yield bytes(row)
        else:
            first = row.find(b"\n") + 1 or len(row)
            lines.put_back(bytes(row[first:]))
            if over and first == len(row):
                lines.pass_over(piece)
            yield too_large(_limits.MEMBER) if over else _out_of_place()
        row, begin, within = bytearray(), 0, False


def _out_of_place() -> CableDecodeError:
    msg = "expected a row; found a quotation mark out of place"
    return CableDecodeError(msg, code="container.broken")


def _gathered(lines: Iterable[bytes]) -> Iterator[bytes | CableDecodeError]:
    """The rows of the leaked set, or why one is none."""
    row = Gathering(_limits.MEMBER)
    at_start = True
    for line in lines:
        if at_start and row.size and _ROW(line):
            yield _whole(row)
        row.add(line)
        at_start = line.endswith(b"\n")
    if row.size:
        yield _whole(row)


def _whole(row: Gathering) -> bytes | CableDecodeError:
    try:
        return row.taken()
    except CableDecodeError as error:
        return error


def cells_of(
    row: bytes, delimiter: bytes, *, escaped: bool = False
) -> list[bytes] | None:
    r"""The cells of a row, without quotation marks and escapes; `None` of a broken one.

    >>> cells_of(b'"7","FM ""LIMA""\n",\r\n', b",")
    [b'7', b'FM "LIMA"\n', b'']
    >>> cells_of(rb'"7","FM \"LIMA\""', b",", escaped=True)
    [b'7', b'FM "LIMA"']
    """
    within, plain = _ESCAPED if escaped else _DOUBLED
    cells, place, end = [], 0, len(row)
    while end and row[end - 1] in b"\r\n":
        end -= 1
    while True:
        quoted = within(row, place, end)
        if quoted is not None:
            cells.append(plain(rb"\1", quoted[1]))
            place = quoted.end()
        else:
            stop = row.find(delimiter, place, end)
            stop = end if stop < 0 else stop
            cells.append(row[place:stop])
            if b'"' in cells[-1]:
                return None
            place = stop
        if place == end:
            return cells
        if row[place : place + 1] != delimiter:
            return None
        place += 1


def _broken(place: MemberPlace, cells: list[bytes] | None, expected: int) -> Member:
    found = "a quotation mark out of place" if cells is None else f"{len(cells)}"
    msg = f"expected a row of {expected} cells; found {found}"
    return refused(place, msg, code="container.broken")


def _within_cap(member: Member) -> Member:
    assert member.text is not None
    if len(member.text) <= _limits.MEMBER:
        return member
    return Member(place=member.place, error=too_large(_limits.MEMBER))


def _tells(name: str) -> bool:
    """Whether a column shows that a table is one of an archive: others have dates."""
    column, key = archive_column(name), archive_key(name.replace("_", " "))
    named = column.key if column else key and key.name
    return named == "Document Number" or (column is not None and column.is_text)
