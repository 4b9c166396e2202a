"""`cableformat diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cableformat.errors import CableEncodeError

ONE = """\
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 7014
INFO AMEMBASSY MADRID
AMEMBASSY TUNIS
BT
C O N F I D E N T I A L LISBON 001205
SUBJECT: CORK

1. (C) Mills now hold more bark than their yards were laid out for, and
the foremen say that the harvest will end early in the south this year.
BT
"""
OTHER = (
    ONE.replace("7014", "7015")
    .replace("INFO AMEMBASSY MADRID", "INFO AMEMBASSY PARIS\nAMEMBASSY MADRID")
    .replace("more bark", "more cork")
    .replace("end early", "end\nlate")
)
REWRAPPED = ONE.replace("for, and\nthe", "for,\nand the")


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Files of these sources in the working folder, by short names."""
    monkeypatch.chdir(tmp_path)

    def write(**sources):
        for name, source in sources.items():
            Path(f"{name}.txt").write_text(source, "utf-8")
        return [f"{name}.txt" for name in sources]

    return write


@pytest.fixture
def pair(files):
    return files(a=ONE, b=OTHER)


def test_what_differs_is_printed_by_element(run, pair):
    """Differences are printed by element; for a long text, only the changed words and
    the words around them.
    """
    result = run("diff", *pair)
    assert result.stdout == (
        "--- a.txt\n"
        "+++ b.txt\n"
        "\n"
        "/heading/actionAddressees/0/messageContinuityNumber  changed\n"
        '- "7014"\n'
        '+ "7015"\n'
        "\n"
        "/heading/infoAddressees/0  added\n"
        '+ designator: "AMEMBASSY PARIS"\n'
        "\n"
        "/content/paragraphs/0/text  changed\n"
        '- "Mills now hold more bark than their yards were ...\n'
        '+ "Mills now hold more cork than their yards were ...\n'
        "- ... that the harvest will end early in the south this ...\n"
        "+ ... that the harvest will end\\nlate in the south this ...\n"
    )
    assert result.stderr == "3 differences: 1 added, 2 changed\n"
    assert result.exit_code == 1


def test_of_equal_cables_nothing_is_printed(run, pair):
    """Nothing is printed for equal cables, whatever their formats and
    their line ends.
    """
    Path("a.json").write_bytes(run("convert", pair[0], "--to", "json").stdout_bytes)
    Path("a.dos").write_bytes(ONE.replace("\n", " \r\n").encode())
    for other in (pair[0], "a.json", "a.dos"):
        result = run("diff", pair[0], other)
        assert (result.output, result.exit_code) == ("", 0)


def test_standard_input_is_one_of_both(run, pair):
    canonical = run("convert", pair[0], "--to", "text", "--canonical").stdout_bytes
    for names in ((pair[0], "-"), ("-", pair[0])):
        result = run("diff", *names, stdin=canonical)
        assert (result.output, result.exit_code) == ("", 0)
    result = run("diff", "-", "-")
    assert "Standard input can be read only once" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


def test_wrapping_counts_unless_it_is_ignored(run, files):
    names = files(a=ONE, b=REWRAPPED)
    result = run("diff", *names)
    assert "laid out for, and\\nthe foremen say" in result.stdout
    assert result.exit_code == 1
    for option in ("-w", "--ignore-wrapping"):
        result = run("diff", option, *names)
        assert (result.output, result.exit_code) == ("", 0)


@pytest.mark.parametrize("option", ["-q", "--brief"])
def test_brief_says_only_whether_they_differ(run, pair, option):
    result = run("diff", option, *pair)
    assert result.stdout == "a.txt and b.txt differ\n"
    assert (result.stderr, result.exit_code) == ("", 1)
    result = run("diff", option, "a.txt", "a.txt")
    assert (result.output, result.exit_code) == ("", 0)


def test_json_has_one_object_a_difference(run, pair):
    result = run("diff", "--format", "json", *pair)
    reported = [json.loads(line) for line in result.stdout.splitlines()]
    assert [difference["path"] for difference in reported] == [
        "/heading/actionAddressees/0/messageContinuityNumber",
        "/heading/infoAddressees/0",
        "/content/paragraphs/0/text",
    ]
    assert reported[1] == {
        "change": "added",
        "path": "/heading/infoAddressees/0",
        "aPath": None,
        "bPath": "/heading/infoAddressees/0",
        "a": None,
        "b": {"designator": "AMEMBASSY PARIS"},
    }
    assert result.stdout.isascii()
    assert result.exit_code == 1


def test_what_moved_is_reported_with_both_places(run, files):
    names = files(
        a="FM A\nTO SECSTATE WASHDC\nAMEMBASSY LIMA\nAMEMBASSY OSLO\n",
        b="FM A\nTO AMEMBASSY LIMA\nAMEMBASSY OSLO\nSECSTATE WASHDC\n",
    )
    result = run("diff", *names)
    assert result.stdout.splitlines()[3:] == [
        "/heading/actionAddressees/0  moved: /heading/actionAddressees/2",
        '  designator: "SECSTATE WASHDC"',
    ]
    assert result.stderr == "1 difference: 1 moved\n"


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["/content"], ["/content/paragraphs/0/text"]),
        (["/heading/infoAddressees"], ["/heading/infoAddressees/0"]),
        (
            ["/heading/infoAddressees/0/designator"],
            ["/heading/infoAddressees/0/designator"],
        ),
        (["/content/subject", "/heading/originator"], []),
        (["/content/paragraphs/0/text", "/content"], ["/content/paragraphs/0/text"]),
        (["/transmission"], []),
    ],
)
def test_elements_are_chosen_by_their_paths(run, pair, paths, expected):
    options = [option for path in paths for option in ("--select", path)]
    result = run("diff", "--format", "json", *options, *pair)
    reported = [json.loads(line)["path"] for line in result.stdout.splitlines()]
    assert reported == expected
    assert result.exit_code == bool(expected)


def test_of_a_part_that_one_lacks_an_element_is_chosen(run, files):
    """Only the part at the path is compared, and a part that both cables lack is not a
    difference.
    """
    names = files(a="FM A\n", b="FM A\nBT\nSUBJECT: CORK\nTAGS: PREL\n")
    chosen = ("diff", "--format", "json", "--select")
    result = run(*chosen, "/content/tags/0", *names)
    (reported,) = map(json.loads, result.stdout.splitlines())
    assert (reported["path"], reported["a"], reported["b"]) == (
        "/content/tags/0",
        None,
        "PREL",
    )
    assert reported["aPath"] is None
    assert reported["bPath"] == "/content/tags/0"
    for path in ("/content/tags/1", "/content/signature", "/content/paragraphs/0/text"):
        result = run(*chosen, path, *names)
        assert (result.output, result.exit_code) == ("", 0)


def test_within_what_moved_all_has_moved(run, files):
    names = files(a="TO LIMA\nOSLO\nROME\nINFO A\n", b="TO OSLO\nROME\nLIMA\nINFO A\n")
    path = "/heading/actionAddressees/0/designator"
    result = run("diff", "--format", "json", "--select", path, *names)
    assert json.loads(result.stdout)["change"] == "moved"


@pytest.mark.parametrize(
    "path",
    [
        "heading",
        "/",
        "",
        "/headin",
        "/heading/0",
        "/content/tags/-1",
        "/content/tags/x",
        "/content/tags/01",
        "/content/subject/0",
        "/heading/",
    ],
)
def test_a_path_that_no_cable_has_is_a_usage_error(run, pair, path):
    """An unknown path is a usage error, because no difference would be a
    wrong answer.
    """
    result = run("diff", "--select", path, *pair)
    assert "expected the path of an element" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_file_that_is_missing_is_trouble(run, pair, turn):
    result = run("diff", *(pair[0], "no.txt")[::turn])
    assert "no.txt: no such file [input.missing]" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


def test_a_document_that_is_no_cable_is_trouble(run, pair):
    """The findings of a broken document are printed, and the exit code is 2."""
    Path("broken.json").write_text('{"heading": ', "utf-8")
    result = run("diff", pair[0], "broken.json")
    assert result.stderr.startswith("broken.json:1:")
    assert (result.stdout, result.exit_code) == ("", 2)


def test_a_format_that_is_named_is_that_of_both(run, pair):
    Path("odd.txt").write_text('{"content": 1}', "utf-8")
    assert run("diff", "--from", "text", "odd.txt", pair[0]).exit_code == 1
    assert run("diff", "--from", "json", "odd.txt", pair[0]).exit_code == 2


def test_an_output_that_is_full_is_trouble(run, pair, monkeypatch):
    def full():
        msg = "no space"
        raise CableEncodeError(msg, code="output.unwritable")

    monkeypatch.setattr("cableformat.cli._io.standard_output", full)
    result = run("diff", *pair)
    assert "no space" in result.stderr
    assert result.exit_code == 2


def test_nothing_raw_goes_to_a_terminal(run, files):
    hostile = "1. " + "words and " * 8 + "\x9b2J \u202e and more of them\n"
    names = files(a=hostile, b=hostile.replace("and more", "no more"))
    result = run("diff", *names)
    assert result.exit_code == 1
    assert not {"\x9b", "\u202e"} & set(result.stdout)
    assert "\\x9b2J \\u202e no more" in result.stdout


def test_long_texts_that_share_nothing_are_printed_whole(run, files):
    bark, cork = (
        " ".join(f"{word}{number}" for number in range(20)) for word in ("bark", "cork")
    )
    result = run("diff", *files(a=f"1. {bark}\n", b=f"1. {cork}\n"))
    assert result.stdout.splitlines()[3:] == [
        "/content/paragraphs/0  removed",
        '- number: "1"',
        f'- text: "{bark}"',
        "",
        "/content/paragraphs/0  added",
        '+ number: "1"',
        f'+ text: "{cork}"',
    ]


def test_changes_at_both_ends_of_a_long_text(run, files):
    words = " ".join(f"word{number}" for number in range(20))
    names = files(a=f"SUBJECT: OLD {words} OLD\n", b=f"SUBJECT: NEW {words} NEW\n")
    result = run("diff", *names)
    assert result.stdout.splitlines()[3:] == [
        "/content/subject  changed",
        '- "OLD word0 word1 word2 word3 ...',
        '+ "NEW word0 word1 word2 word3 ...',
        '- ... word16 word17 word18 word19 OLD"',
        '+ ... word16 word17 word18 word19 NEW"',
    ]


def test_help_lists_the_exit_codes(run):
    result = run("diff", "--help")
    assert "1  they differ" in result.stdout
    assert "diff" in run("--help").stdout
