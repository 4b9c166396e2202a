"""Layouts that are none: each refused by the code of its fault."""

from __future__ import annotations

import pytest

from cableformat import text
from cableformat.document import LineEnd
from tests.unit.document.layouts import EDITED, carried, codes, copy, literal, parse

# Copies


@pytest.mark.parametrize(
    ("run", "code", "member"),
    [
        (copy(start=-1), "model.range", "start"),
        (copy(start=100_000_000), "model.range", "start"),
        (copy(length=10**18), "model.range", "length"),
        (copy(start=1.0), "document.wrong-type", "start"),
        (copy(start="1"), "document.wrong-type", "start"),
        (copy(start=True), "document.wrong-type", "start"),
        (copy(start=None), "document.wrong-type", "start"),
        (copy(""), "model.pattern", "path"),
        (copy("/"), "model.pattern", "path"),
        (copy("content"), "model.pattern", "path"),
        (copy("/content/"), "model.pattern", "path"),
        (copy("/content/subject\n"), "model.pattern", "path"),
        (copy("/../content"), "model.pattern", "path"),
        (copy("/$schema"), "model.pattern", "path"),
        (copy("/content/paragraphs/00/text"), "model.pattern", "path"),
        (copy("/content/paragraphs/-1/text"), "model.pattern", "path"),
        (copy("/content/paragraphs/٠/text"), "model.pattern", "path"),
        (copy("/__class__"), "model.pattern", "path"),
        (copy(digest="ABCDEF01"), "model.pattern", "digest"),
        (copy(digest="0" * 64), "model.pattern", "digest"),
        (copy(text="A"), "document.unknown-member", "text"),
        ({**copy(), "kind": "zip"}, "document.unknown-value", "kind"),
        ({**copy(), "kind": 5}, "document.unknown-value", "kind"),
        ({**copy(), "kind": []}, "document.unknown-value", "kind"),
    ],
)
def test_a_copy_that_is_none_is_refused(run, code, member):
    assert codes(carried([run])) == [(code, f"/layout/runs/0/{member}")]


def test_a_run_says_what_it_is():
    """A run without a kind or of a wrong type is refused with a code."""
    run = {"text": "A"}
    assert codes(carried([run])) == [("document.missing-member", "/layout/runs/0")]
    assert codes(carried(["A"])) == [("document.wrong-type", "/layout/runs/0")]
    assert codes(carried("A")) == [("document.wrong-type", "/layout/runs")]
    assert codes(carried([])) == [("document.empty-list", "/layout/runs")]


# Literals


@pytest.mark.parametrize(
    ("words", "played"),
    [
        ("A", "A"),
        (" ", " "),
        ("\n", "\r\n"),
        ("\\u000a", "\n"),
        ("\\u000d", "\r"),
        ("\\u0000", "\0"),
        ("\\\\", "\\"),
        ("\\\\u0041", "\\u0041"),
        ("\\u005cu0041", "\\u0041"),
        ("\\ud800", "\ud800"),
        ("\\ud83d\\ude00", "\ud83d\ude00"),
        ("\\ufffe", "\ufffe"),
    ],
)
def test_a_literal_plays_back_what_it_escapes(words, played):
    assert parse(carried([literal(words)])).layout.source == played


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\\",
        "\\x41",
        "\\u",
        "\\u004",
        "\\uD800",
        "\\u00G0",
        "\\n",
        "\\\\\\",
        "A\\ ",
        "\r",
        "\x07",
        "\x00",
        "\ufffe",
        "\\U0001f600",
        "\\u{41}",
        "\\٠",
    ],
)
def test_a_malformed_literal_is_refused(words):
    expected = [("model.pattern", "/layout/runs/0/text")]
    assert codes(carried([literal(words)])) == expected


# Contexts


@pytest.mark.parametrize("member", LineEnd)
def test_a_line_end_is_played_back(member):
    made = carried([literal("A\nB\n")], context={"lineEnd": member.value})
    end = member.characters
    assert parse(made).layout.source == f"A{end}B{end}"


@pytest.mark.parametrize(
    ("encoding", "source"),
    [
        ("utf-8", "A?€☃".encode()),
        ("windows-1252", b"A?\x80?"),
    ],
)
def test_what_an_encoding_lacks_is_lost_in_a_forgery_only(encoding, source):
    """Characters that an encoding lacks are lost, and the layout is not verified."""
    context = {"encoding": encoding, "lineEnd": "LF"}
    made = carried([literal("A\\ud800€☃")], context=context)
    assert codes(made) == EDITED
    reading = parse(made)
    assert reading.layout.source == source
    assert not reading.layout.verified
    assert isinstance(text.dumps(reading.cable, layout=reading.layout), bytes)


@pytest.mark.parametrize(
    ("context", "code", "member"),
    [
        ({}, "document.missing-member", ""),
        ({"lineEnd": "NEL"}, "document.unknown-value", "/lineEnd"),
        ({"lineEnd": "lf"}, "document.unknown-value", "/lineEnd"),
        ({"lineEnd": "\n"}, "document.unknown-value", "/lineEnd"),
        (
            {"lineEnd": "LF", "encoding": "utf-16"},
            "document.unknown-value",
            "/encoding",
        ),
        ({"lineEnd": "LF", "encoding": "UTF-8"}, "document.unknown-value", "/encoding"),
        ({"lineEnd": "LF", "encoding": "rot13"}, "document.unknown-value", "/encoding"),
        ({"lineEnd": "LF", "date": "2023-02-29"}, "model.no-such-day", "/date"),
        ({"lineEnd": "LF", "date": "2023-13-01"}, "model.pattern", "/date"),
        ({"lineEnd": "LF", "date": "0000-01-01"}, "model.pattern", "/date"),
        ({"lineEnd": "LF", "date": "2023-02-28\n"}, "model.pattern", "/date"),
        ({"lineEnd": "LF", "date": "20230228"}, "model.pattern", "/date"),
        ({"lineEnd": "LF", "date": "now"}, "model.pattern", "/date"),
        ({"lineEnd": "LF", "date": "٢٠٢٣-٠٢-٢٨"}, "model.pattern", "/date"),
        ({"lineEnd": "LF", "margin": " "}, "document.unknown-member", "/margin"),
    ],
)
def test_a_context_that_is_none_is_refused(context, code, member):
    made = carried([literal("A")], context=context)
    assert codes(made) == [(code, f"/layout/context{member}")]


@pytest.mark.parametrize("date", ["1000-01-01", "1900-02-28", "9999-12-31"])
def test_a_date_at_the_end_of_the_calendar_is_a_hint_like_any(date):
    context = {"lineEnd": "LF", "date": date}
    made = carried([literal("R 031410Z JUN 44\nFM A\n")], context=context)
    assert parse(made).layout.base.heading.preamble.date_time_group.day == 3
