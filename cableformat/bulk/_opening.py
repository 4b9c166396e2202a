"""What a file is, and which members it has.

Theory of operation.  A container is recognised by how it begins; its name counts only
if the beginning is not enough.  An archive yields sources, each opened like a file:
a mailbox in a zip yields its mails.  An archive in an archive is refused, except the
tar of a compressed one (streams.md 6).
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import attrs

from cableformat._detect import format_of
from cableformat.bulk import _limits
from cableformat.bulk._archives import tar_members, zip_members
from cableformat.bulk._compression import compressed
from cableformat.bulk._forms import is_table
from cableformat.bulk._limits import coded, guarded, refused
from cableformat.bulk._mail import mail_members, mailbox_members
from cableformat.bulk._member import Member, MemberPlace
from cableformat.bulk._page import page_members
from cableformat.bulk._stream import Budget, Gathering, Source, Stream
from cableformat.bulk._tables import table_members
from cableformat.bulk._volume import volume_members
from cableformat.bulk.folders import opened, walked
from cableformat.errors import CableDecodeError
from cableformat.text.lines.containers import container_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Heard = Callable[[int], None] | None

#: So much of a file shows what it is.
_HEAD: Final = 4096
#: What a source that begins so is, by the code of the reader's finding.
_BY_CODE: Final = {
    "text.looks-like-zip": "zip",
    "text.looks-like-tar": "tar",
    "text.looks-like-gzip": "compressed",
    "text.looks-like-compressed": "compressed",
    "text.looks-like-html": "page",
    "text.looks-like-csv": "table",
    "text.looks-like-mail": "mail",
}
#: What a file is whose beginning does not tell, by the ending of its name.
_BY_ENDING: Final = {
    ".csv": "table",
    ".eml": "mail",
    ".htm": "page",
    ".html": "page",
    ".tar": "tar",
    ".zip": "zip",
}
#: What is a mailbox if it begins with the postmark of one.
_BOXES: Final = ("mail", ".mbox", ".eml", ".mbx")
_LINES_ENDINGS: Final = (".jsonl", ".ndjson")
_ARCHIVES: Final[dict[str, Callable[[Source], Iterator[Source | Member]]]] = {
    "compressed": compressed,
    "tar": tar_members,
    "zip": zip_members,
}
#: A root element of TEI, or a document type that names one, after what a prolog has.
_TEI: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t\r\n]++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+"
    rb"<(?:!DOCTYPE[ \t\r\n]++)?(?:[A-Za-z_.-]++:)?(?:TEI|teiCorpus)[ \t\r\n>\[]",
    re.DOTALL,
).match


def members(path: str | os.PathLike[str]) -> Iterator[Member]:
    r"""The members of a container, one at a time: telegrams, documents, and refusals.

    A container is a folder, an archive (zip, gzip, bzip2, xz, tar), a mailbox or a
    mail, a CSV table, JSON Lines, an HTML page, or a TEI volume of *Foreign Relations*;
    any other file is its own only member. Nothing is written to disk, no link is
    followed, and the expanded size of a container is capped. A member that can't be
    read is yielded with its `error`, and the others follow.

    Raises:
        TypeError: The path is neither `str` nor `os.PathLike` of `str`; raised at the
            call. Nothing else is raised.

    >>> import pathlib, tempfile, zipfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name, "fax.zip")
    >>> with zipfile.ZipFile(path, "w") as archive:
    ...     archive.writestr("lima.txt", "FM AMEMBASSY LIMA\nSUBJ: CORK\n")
    >>> for member in members(path):
    ...     print(member.place.name, member.cable().content.subject)
    lima.txt CORK
    >>> folder.cleanup()
    """
    name: object = os.fspath(path)
    if not isinstance(name, str):
        msg = f"expected a path of str; found {type(name).__name__}"
        raise TypeError(msg)
    return members_heard(name, None)


def members_heard(path: str, heard: Heard) -> Iterator[Member]:
    """The same; `heard` is called with the size of whatever is read of a file."""
    if not os.path.isdir(path):  # noqa: PTH112 - `Path.is_dir` may be refused
        yield from file_members(path, heard, follow=True)
        return
    for each in files_of(path):
        if isinstance(each, Member):
            yield each
        else:
            yield from file_members(each, heard, follow=False)


def files_of(folder: str) -> Iterator[str | Member]:
    """The files of a folder, without tables of this library.

    A folder that can't be listed is a refused member.
    """
    for path, error in walked(folder):
        if error is not None:
            yield Member(place=MemberPlace(path=path), error=coded(error))
        elif not is_table(path):
            yield path


def file_members(path: str, heard: Heard = None, *, follow: bool) -> Iterator[Member]:
    """The members of a file, up to the cap of their number."""
    place = MemberPlace(path=path)
    found = guarded(_opened(place, heard, follow=follow), place)
    for number, member in enumerate(found):
        if number == _limits.COUNT:
            msg = f"expected {_limits.COUNT} members at most; the file has more"
            yield refused(place, msg, code="container.too-many")
            return
        yield member


def _opened(place: MemberPlace, heard: Heard, *, follow: bool) -> Iterator[Member]:
    with opened(place.path, follow=follow) as plain:
        file = plain if heard is None else cast("BinaryIO", _Heard(plain, heard))
        budget = Budget(os.fstat(file.fileno()).st_size)
        stream = Stream(file.read)
        yield from _of(
            Source(
                stream=stream, place=place, budget=budget, name=place.path, file=file
            )
        )


class _Heard:
    """A file that says how much of it is read."""

    def __init__(self, file: BinaryIO, heard: Callable[[int], None]) -> None:
        self._file, self._heard = file, heard

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._heard(len(piece))
        return piece

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _of(source: Source) -> Iterator[Member]:
    """The members of a source, whatever it is."""
    kind = _kind_of(source)
    if kind not in _ARCHIVES:
        yield from _HANDLERS[kind](source)
    elif source.within and (kind, source.within) != ("tar", ("compressed",)):
        msg = "an archive in an archive is not opened"
        yield refused(source.place, msg, code="container.too-deep")
    else:
        for inner in _ARCHIVES[kind](source):
            if isinstance(inner, Member):
                yield inner
            else:
                yield from guarded(_of(inner), inner.place)
                source.budget.check()


def _kind_of(source: Source) -> str:
    """What a source is: by its beginning, then by its name."""
    head = source.stream.head(_HEAD)
    ending = os.path.splitext(source.name)[1].lower()  # noqa: PTH122 - a label
    kind = _BY_CODE.get(container_code(head) or "")
    if head.lstrip(b"\r\n").startswith(b"From ") and (kind or ending) in _BOXES:
        return "mailbox"
    if kind is not None and not (kind in _ARCHIVES and head[:1] in (b"\r", b"\n")):
        return kind
    if _TEI(head):
        return "volume"
    if format_of(head) == "json":
        return "lines" if ending in _LINES_ENDINGS or _has_lines(source) else "text"
    return _BY_ENDING.get(ending, "text")


def _has_lines(source: Source) -> bool:
    """Whether the first line is a document, and another begins in the second."""
    size = _HEAD
    while True:
        head = source.stream.head(size)
        first, end, rest = head.partition(b"\n")
        if end or len(head) < size:
            return first.rstrip(b"\r ").endswith(b"}") and rest.startswith(b"{")
        if size > _limits.MEMBER:
            return True
        size *= 2


def _text(source: Source) -> Iterator[Member]:
    yield Member(place=source.place, text=source.stream.rest())


def _lines(source: Source) -> Iterator[Member]:
    """Each line that is not blank: a document of ours."""
    number, line = 1, Gathering(_limits.MEMBER)
    for piece in source.stream.lines():
        line.add(piece)
        if piece.endswith(b"\n"):
            yield from _line(source, number, line)
            number += 1
    yield from _line(source, number, line)


def _line(source: Source, number: int, line: Gathering) -> Iterator[Member]:
    place = attrs.evolve(source.place, row=number)
    try:
        text = line.taken()
    except CableDecodeError as error:
        yield Member(place=place, error=error)
        return
    text = text.removesuffix(b"\n").removesuffix(b"\r")
    if text.strip(b" \t"):
        yield Member(place=place, text=text)


_HANDLERS: Final[dict[str, Callable[[Source], Iterator[Member]]]] = {
    "lines": _lines,
    "mail": mail_members,
    "mailbox": mailbox_members,
    "page": page_members,
    "table": table_members,
    "text": _text,
    "volume": volume_members,
}
