"""What a terminal gets to see."""

from __future__ import annotations

import io

import click
import pytest

from cableformat.cli._print import STYLES, escaped, write_lines
from cableformat.markings import Level

LINES = [(("  1. ", "label"), ("(S)", "S"), (" Quiet.", "")), (), (("end ", ""),)]
PLAIN = "  1. (S) Quiet.\n\nend\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return Terminal()


COLOURED = "\x1b[2m  1. \x1b[0m\x1b[31m\x1b[1m(S)\x1b[0m Quiet.\n\nend\n"


def test_a_terminal_gets_colour(terminal):
    write_lines(LINES, terminal)
    assert terminal.getvalue() == COLOURED


def test_a_terminal_without_colour_gets_none(terminal, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    write_lines(LINES, terminal)
    assert terminal.getvalue() == PLAIN


@pytest.mark.parametrize(
    ("variables", "option", "expected"),
    [
        ({}, None, PLAIN),
        ({"FORCE_COLOR": "1"}, None, COLOURED),
        ({"FORCE_COLOR": ""}, None, PLAIN),
        ({"FORCE_COLOR": "1"}, False, PLAIN),
        ({}, True, COLOURED),
        ({"NO_COLOR": "1"}, True, COLOURED),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, None, PLAIN),
    ],
)
def test_a_pipe_gets_what_option_and_environment_say(
    monkeypatch, variables, option, expected
):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    with click.Context(click.Command("show")) as context:
        context.color = option
        write_lines(LINES, stream)
    assert stream.getvalue() == expected


@pytest.mark.parametrize("format_", ["json", "sarif", "github", "junit"])
def test_what_programs_read_never_has_colour(run, telegram, format_):
    words = ("check", "--format", format_, telegram)
    assert run("--color", "always", *words).stdout == run(*words).stdout


def test_no_color_is_for_terminals_too(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    write_lines(LINES, terminal)
    assert terminal.getvalue() == PLAIN


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("when", "coloured"), [("always", True), ("never", False)])
def test_color_is_an_option_of_every_command(run, telegram, before, when, coloured):
    option = ("--color", when)
    words = (*option, "check", telegram) if before else ("check", *option, telegram)
    assert ("\x1b[33m" in run(*words).stdout) == coloured


@pytest.mark.parametrize("before", [True, False])
def test_quiet_leaves_what_was_asked_for_and_why_it_failed(run, telegram, before):
    def quiet(name, *words):
        return run(*(("-q", name) if before else (name, "-q")), *words)

    found = quiet("check", telegram, telegram, "nowhere")
    assert found.stderr == "cableformat: nowhere: no such file [input.missing]\n"
    assert found.stdout == run("check", telegram).stdout
    assert quiet("convert", telegram, "--to", "json").stderr == ""
    assert run("convert", telegram, "--to", "json").stderr != ""


def test_every_level_has_a_style():
    assert {level.value for level in Level} <= set(STYLES)


def test_what_the_encoding_lacks_is_spelled_out():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    write_lines([(("Zoë “Major”", ""),)], stream)
    stream.flush()
    assert stream.buffer.getvalue() == rb"Zo\xeb \u201cMajor\u201d" + b"\n"


HOSTILE = [
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *(0xD800, 0xDFFF),
]


@pytest.mark.parametrize("point", HOSTILE, ids=hex)
def test_what_a_terminal_would_obey_is_spelled_out(point):
    shown = escaped(f"A{chr(point)}B")
    assert shown.isascii()
    assert shown.isprintable()
    assert shown[1] == "\\"


def test_the_rest_is_left_alone():
    assert escaped("Zoë 東京 \\x1b") == "Zoë 東京 \\x1b"


def test_no_page_holds_what_a_terminal_would_obey(run):
    hostile = "".join(map(chr, range(0x7F, 0xA0))) + "\u202e\u2066\u200f"
    source = "\n".join(
        (
            f"FM AMEMBASSY {hostile}ROME",
            f"TO SECSTATE {hostile}WASHDC",
            "BT",
            f"UNCLAS ROME{hostile} 12",
            "",
            f"SUBJECT: A{hostile}B",
            "",
            f"1. (U) Text{hostile} text",
            "",
            f"2. {hostile}",
            f"    a  {hostile}  b  c",
            "",
            hostile,
        )
    )
    for stdin in (source.encode(), hostile.encode(), b"\x1b[2J\x9b2J\x81\x8d"):
        page = run("show", "-", stdin=stdin).stdout.replace("\n", "")
        assert page == escaped(page)


def test_a_file_name_is_no_way_in(run):
    name = "no\x1b[31m\n\u202ewhere\udcff"
    assert run("show", name).stderr == (
        "cableformat: no\\x1b[31m\\n\\u202ewhere\\udcff: no such file [input.missing]\n"
    )
