"""Laws of containers: what was put in comes out, and damage reaches no other member."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import pathlib
import re
import tempfile
from typing import TYPE_CHECKING, Final

from hypothesis import assume, example, given
from hypothesis import strategies as st

import cableformat
from cableformat.bulk import Member, members
from cableformat.diagnostics import CATALOGUE
from cableformat.testing import telegrams
from cableformat.text.lines.containers import container_code
from tests.unit.bulk.containers import tarred, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD: Final = b"From registry@example.org Tue Mar  2 06:15:00 2010\nSubject: Fax\n"
_QUOTED: Final = re.compile(rb"^(?=>*From )", re.MULTILINE)


def _members_of(content: bytes) -> list[Member]:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "cables")
        path.write_bytes(content)
        return list(members(path))


def _box(
    sources: list[bytes], encoding: bytes, write: Callable[[bytes], bytes]
) -> bytes:
    """A mailbox whose mails have that encoding; the last line of each has an end."""
    head = _HEAD + b"Content-Transfer-Encoding: " + encoding + b"\n\n"
    return b"".join(head + write(source) + b"\n" for source in sources)


def _plain(body: bytes) -> bytes:
    return _QUOTED.sub(b">", body)


def _printable(body: bytes) -> bytes:
    # A soft line break may fall before `From `, so the lines are quoted as in any mail.
    return _plain(binascii.b2a_qp(body, istext=False) + b"=\n")


def _escaped(cell: bytes) -> bytes:
    return cell.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def _table(sources: list[bytes]) -> bytes:
    """The leaked form: a telegram is cut at its first blank line."""
    cells = [map(_escaped, source.partition(b"\n\n")[::2]) for source in sources]
    row = b'"%d","11/14/1967 16:20","67LIMA1","Lima","SECRET","","%s","%s"\n'
    return b"".join(row % (n, *pair) for n, pair in enumerate(cells, 1))


def _lines(sources: list[bytes]) -> bytes:
    return b"".join(source + b"\n" for source in sources)


def _named(sources: list[bytes]) -> dict[str, bytes]:
    return {f"{n}.txt": source for n, source in enumerate(sources)}


#: How members are put into each container.
_CONTAINERS: Final[dict[str, Callable[[list[bytes]], bytes]]] = {
    "zip": lambda sources: zipped(_named(sources)),
    "tar": lambda sources: tarred(_named(sources)),
    "tar.gz": lambda sources: tarred(_named(sources), "w:gz"),
    "tar.xz": lambda sources: tarred(_named(sources), "w:xz"),
    "gzip": lambda sources: gzip.compress(sources[0]),
    "mbox 8bit": lambda sources: _box(sources, b"8bit", _plain),
    "mbox base64": lambda sources: _box(sources, b"base64", base64.encodebytes),
    "mbox printable": lambda sources: _box(sources, b"quoted-printable", _printable),
    "table": _table,
}


@st.composite
def _sources(draw: st.DrawFn) -> list[bytes]:
    """Telegrams as bytes with a blank line and a last line end; none a container."""
    drawn = draw(st.lists(telegrams(), min_size=1, max_size=2))
    encoding = draw(st.sampled_from(["utf-8", "cp1252"]))
    more = draw(
        st.sampled_from([b"", b"\nFrom here: on\n>From\n>From there\n", b'"\\"\n'])
    )
    found = [source.encode(encoding, "replace") + b"\n" + more for source in drawn]
    assume(not any(map(container_code, found)))
    return [source if b"\n\n" in source else b"A\n\n" + source for source in found]


@given(_sources())
# A soft line break falls before the quoted line.
@example([b"\n\n" + b"A" * 66 + b"\n>From there\n"])
def test_members_come_back_byte_for_byte(sources: list[bytes]) -> None:
    """Packing, encoding and quoting change no byte of a member."""
    for kind, packed in _CONTAINERS.items():
        found = _members_of(packed(sources))
        expected = sources[:1] if kind == "gzip" else sources
        assert [member.text for member in found] == expected, kind
        assert all(member.error is None for member in found)


@given(_sources())
def test_documents_come_back_line_by_line(sources: list[bytes]) -> None:
    """Each line of JSON Lines is a document that converts to its source."""
    documents = [
        json.dumps(json.loads(cableformat.convert(source, to="json"))).encode()
        for source in sources
    ]
    found = [member.text for member in _members_of(_lines(documents))]
    if len(documents) > 1:
        assert found == documents
    assert [cableformat.convert(x, to="text") for x in found if x] == sources


@given(_sources(), st.floats(0, 1, exclude_max=True))
def test_what_is_cut_off_harms_no_member_before(
    sources: list[bytes], cut: float
) -> None:
    """Only the last member of a text may be incomplete; refusals have codes."""
    for kind, packed in _CONTAINERS.items():
        whole = packed(sources)
        left = whole[: int(cut * len(whole))]
        found = _members_of(left)
        texts = [member.text for member in found if member.error is None]
        refused = [member.error.code for member in found if member.error is not None]
        assert set(refused) <= set(CATALOGUE)
        if texts == [left]:
            # So little of it is left that it is no container.
            assert len(left) < 512
            continue
        assert texts[:-1] == sources[: len(texts[:-1])], kind
        if texts and not kind.startswith("mbox"):
            assert texts[-1] == sources[len(texts) - 1], kind


@given(st.binary(max_size=600), st.sampled_from(sorted(_CONTAINERS)), _sources())
def test_damage_is_reported_by_codes(
    damage: bytes, kind: str, sources: list[bytes]
) -> None:
    """A damaged container has members and findings with codes, and no other error."""
    whole = _CONTAINERS[kind](sources)
    middle = len(whole) // 2
    found = _members_of(whole[:middle] + damage + whole[middle + len(damage) // 2 :])
    codes = {member.error.code for member in found if member.error is not None}
    assert codes <= set(CATALOGUE) - {"input.unforeseen"}


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"PK\x03\x04",
            b"\x1f\x8b\x08",
            b"BZh91AY&SY",
            b"\xfd7zXZ\0",
            b"<html>",
            b"From a@b ",
            b"Received: x\nFrom: y@z\n",
            b'"1","1/1/1970 1:00","x"',
            b"{",
            b"<TEI ",
            bytes(257) + b"ustar\0",
        ]
    ),
)
def test_nothing_else_is_raised(rest: bytes, begin: bytes) -> None:
    """Bytes that begin like a container give members or findings with codes."""
    for member in _members_of(begin + rest):
        assert (member.error is None) != (member.text is None)
        if member.error is not None:
            assert member.error.code in set(CATALOGUE) - {"input.unforeseen"}
