"""Mailboxes and mails: the parts of each, as they were before they were sent.

Facts (streams.md 6): a mailbox parts its mails by a line that begins with ``From ``,
after a blank line or at the start, and senders quote such a line of a body as
``>From ``; header lines of a mail are not the heading of the telegram.
Representation: such a line parts mails only if it has the form of a mailbox and a
header follows, for not all quote.  Each part is a member: of alternatives one, in plain
text before HTML; an attachment whatever its type says, if it is text by its content.
The parser is that of the standard library with its lenient policy; what would cost it
more than linear time is counted before.
"""

from __future__ import annotations

import email
import email.header
import re
from email.message import Message
from typing import TYPE_CHECKING, Final, cast

import attrs

from cableformat._record import shown
from cableformat.bulk import _limits
from cableformat.bulk._charsets import characters
from cableformat.bulk._limits import guarded, refused, too_large
from cableformat.bulk._member import Member
from cableformat.bulk._page import text_of_page
from cableformat.bulk._stream import Gathering
from cableformat.errors import CableDecodeError
from cableformat.text.lines.containers import MAIL_BEGINS, container_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cableformat.bulk._member import MemberPlace
    from cableformat.bulk._stream import Source, Stream

_BLANK: Final = (b"\n", b"\r\n")
_BLANKS: Final = b" \t\r\n"
_VISIBLE: Final = re.compile(r"[^ \t\r\n]").search
_HEADER: Final = re.compile(rb"[!-9;-~]++:").match
#: One `>` of those in front of a ``From `` that was quoted.
_QUOTED: Final = re.compile(rb"^>(?=>*+From )", re.MULTILINE)
#: Lines each of which costs the parser an object, wherever they are.
_COSTLY: Final = re.compile(rb"(?:\A|(?<=[\r\n]))(?:--|[!-9;-~]++:)").finditer
_ABOUT_PART: Final = re.compile(
    rb"(?:\A|(?<=[\r\n]))content-[a-z-]{1,40}+:"
    rb"[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+",
    re.IGNORECASE,
).finditer
_NESTS: Final = re.compile(rb"multipart/|message/", re.IGNORECASE).search
#: The headers that say something of the telegram, as claims.
_CLAIMS: Final = {
    "From": "from",
    "To": "to",
    "Date": "date",
    "Subject": "subject",
    "Message-ID": "messageId",
}
#: What is no text, by the code of the reader's finding; most else has a NUL.
_BINARY: Final = (
    "text.looks-like-compressed",
    "text.looks-like-gzip",
    "text.looks-like-pdf",
    "text.looks-like-tar",
    "text.looks-like-zip",
)
_LONGEST_CLAIM: Final = 998  # RFC 5322, 2.1.1


def mailbox_members(source: Source) -> Iterator[Member]:
    """The parts of each mail of a mailbox."""
    for number, mail in enumerate(_mails(source.stream), 1):
        place = attrs.evolve(source.place, mail=number)
        if isinstance(mail, CableDecodeError):
            yield Member(place=place, error=mail)
        else:
            yield from guarded(_parts(_QUOTED.sub(b"", mail), place), place)


def mail_members(source: Source) -> Iterator[Member]:
    """The parts of a mail."""
    yield from _parts(source.stream.rest(_limits.MAIL), source.place)


def _mails(stream: Stream) -> Iterator[bytes | CableDecodeError]:
    """Each mail without the line that parts it from the one before."""
    mail = Gathering(_limits.MAIL)
    above, held = _BLANK[0], b""
    for line in stream.lines():
        if held:
            if _HEADER(line) is None:
                mail.add(held)
            elif mail.size:
                yield _whole(mail)
            above, held = held, b""
        if above in _BLANK and MAIL_BEGINS.match(line.decode("latin-1")):
            held = line
        else:
            mail.add(line)
        above = line
    mail.add(held)
    yield _whole(mail)


def _whole(mail: Gathering) -> bytes | CableDecodeError:
    """A mail; the blank line at its end belongs to the mailbox."""
    try:
        whole = mail.taken()
    except CableDecodeError as error:
        return error
    for blank in reversed(_BLANK):
        if whole.endswith(b"\n" + blank):
            return whole.removesuffix(blank)
    return whole


def _parts(mail: bytes, place: MemberPlace) -> Iterator[Member]:
    """The members that a mail is."""
    _check(mail)
    message = email.message_from_bytes(mail)
    claims = _claims(message)
    for number, part in enumerate(_leaves(message), 1):
        here = attrs.evolve(place, part=number)
        yield from guarded(_part(part, claims, here), here)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that have no parts, in their order; of alternatives those of one."""
    if not message.is_multipart():
        yield message
        return
    parts = cast("list[Message]", message.get_payload())
    if message.get_content_type() == "multipart/alternative":
        found = [list(_leaves(part)) for part in parts]
        # The last is the richest (RFC 2046, 5.1.4).
        last = [leaves for leaves in found if any(map(_says, leaves))][-1:]
        plain = [leaves for leaves in found if any(map(_is_plain, leaves))][:1]
        for leaves in plain or last or found[-1:]:
            yield from leaves
        return
    for part in parts:
        yield from _leaves(part)


def _says(part: Message) -> bool:
    """Whether a part is text, and not blank; it is not decoded, which takes time."""
    payload = part.get_payload()
    text = part.get_content_maintype() == "text"
    return text and isinstance(payload, str) and _VISIBLE(payload) is not None


def _is_plain(part: Message) -> bool:
    return _says(part) and part.get_content_subtype() == "plain"


def _part(
    part: Message, claims: dict[str, str], place: MemberPlace
) -> Iterator[Member]:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    if len(content) > _limits.MEMBER:
        raise too_large(_limits.MEMBER)
    kind = part.get_content_type()
    code = None
    if part.get_content_maintype() != "text":
        code = container_code(content)
        blank = not content.strip(_BLANKS)
        if blank or b"\0" in content or code in _BINARY:
            msg = f"expected text; found a part of the type {shown(kind)}"
            yield refused(place, msg, code="container.no-text")
            return
    text = characters(content, part.get_content_charset())
    if kind == "text/html" or code == "text.looks-like-html":
        text = text_of_page(text)
    yield Member(place=place, text=text, claims=claims)


def _check(mail: bytes) -> None:
    """Refuse what costs the parser more than its length.

    Raises:
        CableDecodeError: It has parts in parts (``container.too-deep``), lines
            (``container.too-many``) or a header (``container.broken``) beyond a cap.
    """
    if any(n > _limits.MAIL_LINES for n, _ in enumerate(_COSTLY(mail), 1)):
        msg = f"expected {_limits.MAIL_LINES} headers at most; the mail has more"
        raise CableDecodeError(msg, code="container.too-many")
    depth, deepest, most = 0, _limits.MAIL_DEPTH, _limits.MAIL_HEADER
    for header in _ABOUT_PART(mail):
        if header.end() - header.start() > most:
            msg = (
                f"expected headers of {most} bytes at most about a part; one is longer"
            )
            raise CableDecodeError(msg, code="container.broken")
        depth += _NESTS(header[0]) is not None
    if depth > deepest:
        msg = f"expected {deepest} parts with parts at most; the mail has more"
        raise CableDecodeError(msg, code="container.too-deep")


def _claims(message: Message) -> dict[str, str]:
    """What the headers of a mail say, in characters."""
    found = {}
    for header, name in _CLAIMS.items():
        value = message.get(header)
        if value is not None:
            found[name] = _decoded(str(value)[:_LONGEST_CLAIM])
    return found


def _decoded(value: str) -> str:
    """A header without its line ends, and its encoded words as characters."""
    line = re.sub(r"[\r\n]++[ \t]*+", " ", value)
    try:
        return str(email.header.make_header(email.header.decode_header(line)))
    except Exception:  # noqa: BLE001 - of any class, for the words name the encoding
        return line
