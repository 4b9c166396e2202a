"""Mailboxes and mails: their text parts, and what a mail may not cost."""

from __future__ import annotations

import base64
import quopri

import pytest

from cableformat.bulk import _limits, members
from tests.unit.bulk.containers import BONN, LIMA, outcomes, zipped

HEAD = b"From: registry@example.org\nSubject: Fax\n"
POSTMARK = b"From registry@example.org Tue Mar  2 06:15:00 2010\n"


@pytest.fixture
def path(tmp_path):
    """A file whose name says nothing."""
    return tmp_path / "box"


def mail(body=LIMA, *headers):
    """A mail with a body and more headers."""
    return HEAD + b"".join(header + b"\n" for header in headers) + b"\n" + body


def multipart(*parts, kind=b"mixed"):
    """A mail of several parts."""
    head = b'Content-Type: multipart/%s; boundary="cut"' % kind
    return mail(b"".join(b"--cut\n%s\n" % part for part in parts) + b"--cut--\n", head)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (b"7bit", LIMA),
        (b"8bit", LIMA + "ZÜRICH\n".encode()),
        (b"8bit", LIMA + b"Z\xdcRICH\r\n\x07\n"),
        (b"binary", LIMA),
        (b"quoted-printable", quopri.encodestring(LIMA)),
        (b"BASE64", base64.encodebytes(LIMA)),
        (b"x-unknown", LIMA),
    ],
)
def test_a_body_is_what_was_sent(path, encoding, body):
    path.write_bytes(mail(body, b"Content-Transfer-Encoding: " + encoding))
    decoded = body if encoding.lower()[:1] not in b"qb" or body == LIMA else LIMA
    assert outcomes(path) == [decoded]


def test_the_headers_are_claims(path):
    """The headers of an e-mail are decoded claims without line ends, and are not part
    of the telegram.
    """
    headers = (
        b"To: desk@example.org,\n other@example.org",
        b"Date: Tue, 2 Mar 2010 06:15:00 +0000",
        b"Message-ID: <1@example.org>",
        b"X-Other: 1",
    )
    path.write_bytes(
        mail(LIMA, *headers).replace(b"Fax", b"=?iso-8859-1?q?Z=FCrich?=", 1)
    )
    (member,) = members(path)
    assert member.text == LIMA
    assert dict(member.claims) == {
        "from": "registry@example.org",
        "to": "desk@example.org, other@example.org",
        "date": "Tue, 2 Mar 2010 06:15:00 +0000",
        "subject": "Zürich",
        "messageId": "<1@example.org>",
    }


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("us-ascii", LIMA),
        ("utf-8", LIMA),
        ("iso-8859-1", LIMA.decode()),
        ("utf-16", LIMA.decode()),
        ("koi8-r", LIMA.decode()),
        ("punycode", LIMA),
        ("rot13", LIMA),
        ("zlib", LIMA),
        ("no\0such", LIMA),
        ("a" * 1000, LIMA),
    ],
)
def test_characters_are_those_of_the_charset(path, charset, text):
    """A text is decoded by its charset if that is known, and stays bytes otherwise."""
    known = charset in ("utf-16", "koi8-r", "iso-8859-1")
    body = base64.encodebytes(LIMA.decode().encode(charset) if known else LIMA)
    path.write_bytes(
        mail(
            body,
            b"Content-Type: text/plain; charset=" + charset.encode(),
            b"Content-Transfer-Encoding: base64",
        )
    )
    assert outcomes(path) == [text]


TEXT = b"\n" + LIMA
PAGE = b"Content-Type: text/html\n\n<pre>FM BONN</pre>"
PICTURE = b"Content-Type: image/png\n\n\x89PNG\0"
NO_TEXT = "container.no-text"


def test_each_part_is_a_member(path):
    """The parts of an e-mail are members in their order, and a part without text is
    refused.
    """
    path.write_bytes(multipart(TEXT, PICTURE, PAGE, TEXT))
    found = [(m.place.part, m.error.code if m.error else m.text) for m in members(path)]
    assert found == [(1, LIMA), (2, NO_TEXT), (3, "FM BONN"), (4, LIMA)]
    path.write_bytes(multipart())
    assert outcomes(path) == [NO_TEXT]
    path.write_bytes(multipart(b"Content-Type: message/rfc822\n\n" + mail()))
    assert outcomes(path) == [LIMA]


def alternatives(*parts):
    """A part in several renderings."""
    inner = b"".join(b"--or\n%s\n" % part for part in parts)
    return b"Content-Type: multipart/alternative; boundary=or\n\n%s--or--\n" % inner


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((TEXT, PAGE), [LIMA]),
        ((PAGE, TEXT), [LIMA]),
        ((b"\n \n", PAGE), ["FM BONN"]),
        ((PAGE, b"Content-Type: text/x\n\n" + LIMA), [LIMA]),
        ((PAGE, PICTURE), ["FM BONN"]),
        ((PICTURE,), [NO_TEXT]),
        ((PAGE, alternatives(PAGE, TEXT)), [LIMA]),
        ((), [NO_TEXT]),
    ],
)
def test_of_alternatives_one_is_read(path, parts, expected):
    """One of several alternatives is read, and so are the parts beside them."""
    path.write_bytes(multipart(alternatives(*parts), b"\nlist footer\n"))
    assert outcomes(path) == [*expected, b"list footer\n"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (LIMA, LIMA),
        ("ZÜRICH".encode(), "ZÜRICH".encode()),
        (b"Z\xdcRICH", b"Z\xdcRICH"),
        (b"<html><body>FM BONN", "FM BONN"),
        ("<html>ZÜRICH".encode("utf-16"), NO_TEXT),
        (b"%PDF-1.4\n", NO_TEXT),
        (zipped({"a": LIMA}), NO_TEXT),
        (b"\x1f\x8b\x08", NO_TEXT),
    ],
)
def test_an_attachment_is_text_by_its_content(path, content, expected):
    head = (
        b"Content-Type: application/octet-stream; name=t.txt\n"
        b"Content-Transfer-Encoding: base64\n\n"
    )
    path.write_bytes(multipart(TEXT, head + base64.encodebytes(content)))
    assert outcomes(path) == [LIMA, expected]


# Mailboxes


def test_a_mailbox_has_its_mails(path):
    """The e-mails of a mailbox are members; the blank line before the next one belongs
    to none.
    """
    path.write_bytes(POSTMARK + mail() + b"\n" + POSTMARK + mail(BONN) + b"\n")
    found = list(members(path))
    assert [(m.place.mail, m.text) for m in found] == [(1, LIMA), (2, BONN)]
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert outcomes(path) == [x.replace(b"\n", b"\r\n") for x in (LIMA, BONN)]


def test_quoted_lines_are_unquoted(path):
    body = b"1. A.\n\n>From here on\n>>From there\n> From no one\n>from\n"
    path.write_bytes(POSTMARK + mail(body) + b"\n")
    assert outcomes(path) == [
        b"1. A.\n\nFrom here on\n>From there\n> From no one\n>from\n"
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"From here on",
        b"From: nobody",
        b"FROM X\nTo: Y",
        b"From the port we learn this.\nCOMMENT: bark.",
    ],
)
def test_a_line_of_a_body_parts_no_mails(path, line):
    """A line of a body separates e-mails only if it has the form of a `From ` line and
    a header follows.
    """
    body = LIMA + b"\n" + line + b"\n" + POSTMARK + b"\n\n" + POSTMARK + b"END\n"
    path.write_bytes(POSTMARK + mail(body) + b"\n")
    assert outcomes(path) == [body]


def test_a_mailbox_in_a_zip_has_its_mails(path):
    path.write_bytes(zipped({"m": POSTMARK + mail() + b"\n"}))
    (member,) = members(path)
    assert str(member.place) == f"{path}: m: mail 1: part 1"
    assert member.text == LIMA


@pytest.mark.parametrize(
    "postmark",
    [
        b"From - Tue Mar  2 06:15:00 2010\n",
        b"From MAILER-DAEMON Fri Jul  8 12:08 2011\n",
    ],
)
def test_a_postmark_needs_no_address(path, postmark):
    path.write_bytes(postmark + mail())
    assert outcomes(path) == [LIMA]


# Hostile


def nested(depth):
    """Parts in parts."""
    inner = b"\n" + LIMA
    for level in range(depth):
        cut = b"c%d" % level
        inner = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n--%s--\n" % (
            cut,
            cut,
            inner,
            cut,
        )
    return HEAD + inner


@pytest.mark.parametrize(
    ("hostile", "code"),
    [
        (nested(60), "container.too-deep"),
        (nested(20_000), "container.too-many"),
        (mail(LIMA, *[b"a:"] * 60_000), "container.too-many"),
        (multipart(*[b"\nA"] * 60_000), "container.too-many"),
        (
            mail(LIMA, b"Content-Type: text/plain" + b";" * 1_000_000),
            "container.broken",
        ),
        (
            mail(LIMA, b"Content-Type: text/plain;" + b'\n "\\";' * 1_000_000),
            "container.broken",
        ),
        (
            multipart(b"content-type\n: x", b"CONTENT-Type:" + b"\r ;" * 9000),
            BROKEN := "container.broken",
        ),
    ],
)
def test_what_would_cost_much_is_refused(path, hostile, code):
    """An e-mail that would take long to parse is refused, and the next one is read."""
    path.write_bytes(POSTMARK + hostile + b"\n\n" + POSTMARK + mail(BONN) + b"\n")
    assert outcomes(path) == [code, BONN]


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?b?" + b"?=" * 400,
        b"Subject: =?no-such?q?A?= \xff\xfe",
        b"Subject: =?utf-16?b?AA==?=",
        b"From: " + b"(" * 5000,
        b"Date: " + b"9" * 5000,
        b"Content-Type: ;;;=",
        b"Content-Type: text/plain; charset*0*=x'y'%FF; charset*1=z",
        b"Content-Transfer-Encoding: \x00",
        b"Content-Disposition: attachment; filename=../../x",
        b" folded",
    ],
)
def test_a_header_that_makes_no_sense_costs_no_text(path, header):
    path.write_bytes(POSTMARK + mail(LIMA, header) + b"\n")
    assert outcomes(path) == [LIMA]


def test_a_mail_over_the_cap_stops_no_other(path, monkeypatch):
    monkeypatch.setattr(_limits, "MAIL", 200)
    path.write_bytes(
        POSTMARK + mail(b"A" * 300_000) + b"\n\n" + POSTMARK + mail() + b"\n"
    )
    assert outcomes(path) == ["input.too-large", LIMA]
    monkeypatch.setattr(_limits, "MEMBER", 10)
    assert outcomes(path) == ["input.too-large"] * 2
