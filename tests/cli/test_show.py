"""`cableformat show`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cableformat.cli import main
from cableformat.cli._parts import parts

FIXTURES = Path(__file__).parents[2] / "fixtures" / "v1"
INPUTS = sorted(FIXTURES.glob("*/*/*/input.txt"))

PAGE = """\
Precedence            PRIORITY
Date time group       2008-05-22 16:10 UTC  (221610Z MAY 08)
Originator            AMEMBASSY REYKJAVIK
Action addressees     SECSTATE WASHDC                RUEHC    PRIORITY  3741
                      AMEMBASSY DUBLIN               RUEHDL   PRIORITY  0096
Info addressees       EUROPEAN POLITICAL COLLECTIVE  RUEHZL
                      USMISSION USNATO               RUEHNO             0212
                      HQ USEUCOM VAIHINGEN GE        RHMFISS
Classification line   CONFIDENTIAL, REYKJAVIK 000418
Captions              SIPDIS
Passing instructions  DEPT FOR EUR/NB
Executive order       12958, declassify on 2018-05-22
Tags                  PREL EFIS SENV IC
Subject               HARBOR PILOTS WEIGH A JOINT TRAINING COURSE FOR THE
                      NORTHERN APPROACHES
References            A. REYKJAVIK 000377
                      B. STATE 041213 (NOTAL)
Classification        Consul Jane Doe, reasons 1.4 (b) (d)
authority

  1. (C) Three harbor pilots called at the chancery on May 20. They want a
     shared course for the winter routes.

  2. (SBU) The guild has a simulator but no instructor. Guild secretary Richard
     Poe hopes to borrow one for a month.

Signature             DOE
Canonical id          08REYKJAVIK418

Identifications       VZCZC XRO 4187
Routing line          PRIORITY to RUEHC RUEHDL RUEHHE RUEHLI RUEHMD RUEHNY
                      RUEHPG RUEHRA RUEHTL RUEHVL RUEHWR
Calling station       RUEHRK #0418, filed day 143 of the year, 16:10 UTC
Security warning      ZNY C
Operating signals     ZZH
Ending                #0418 NNNN

Findings  none
Coverage  structured 77.2%, prose 22.8%, furniture 0.0%, unrecognised 0.0%
"""

PHOTOGRAPH = """\
Strays  code text.unrecognised-line
          ÿØÿàJFIFHH
          ÿÛCéµq
          ÿÄz§ÿÙ

-:1:1: warning text.not-a-telegram no element of a telegram was recognised
-:1:1: warning text.encoding-assumed not UTF-8; read as windows-1252
    Text of another encoding is best decoded before it is read
-:1:5: info text.control-character no document can hold '\\x00\\x10'; kept only in the \
layout

Coverage  structured 0.0%, prose 0.0%, furniture 42.1%, unrecognised 57.9%
"""


def test_a_telegram_becomes_a_page(run):
    result = run("show", str(FIXTURES / "valid/telegram/canonical/input.txt"))
    assert (result.stdout, result.stderr, result.exit_code) == (PAGE, "", 0)


def test_a_photograph_is_read_and_reported(run):
    source = (FIXTURES / "repairable/sources/photograph/input.txt").read_bytes()
    result = run("show", "-", stdin=source)
    assert (result.stdout, result.stderr, result.exit_code) == (PHOTOGRAPH, "", 0)


def test_an_empty_file_is_read_and_reported(run):
    result = run("show", "-")
    assert result.stdout == (
        "-:1:1: warning text.empty nothing to read\n"
        "\n"
        "Coverage  structured 0.0%, prose 0.0%, furniture 100.0%, "
        "unrecognised 0.0%\n"
    )
    assert (result.stderr, result.exit_code) == ("", 0)


def test_no_fixture_sends_a_character_that_a_terminal_obeys(run):
    """The page of every fourth fixture contains no character that a terminal obeys."""
    some = INPUTS[::4]
    result = run("show", *map(str, some))
    assert (result.stderr, result.exit_code) == ("", 0)
    count = sum(len(parts(str(path), None)) for path in some)
    assert result.stdout.count("\nCoverage  structured") == count
    text = result.stdout.replace("\n", "")
    assert not [c for c in text if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0]


def test_strays_and_findings_follow_the_text(run, telegram):
    assert run("show", telegram).stdout.endswith(
        "Strays                code text.unrecognised-line\n"
        "                        COPY KEPT IN THE READING ROOM\n"
        "\n"
        "cable.txt:1:1: warning text.unrecognised-line 'COPY KEPT IN THE READING ROOM' "
        "belongs to no element; kept as a stray\n"
        "\n"
        "Coverage  structured 67.5%, prose 24.6%, furniture 0.0%, "
        "unrecognised 7.9%\n"
    )


def test_the_rows_of_a_table_are_kept(run):
    page = run("show", str(FIXTURES / "valid/paragraphs/table/input.txt")).stdout
    assert (
        "  1. (U) Nets mended by ward:\n"
        "\n"
        "          Ward        Nets    Hours\n"
        "          North         12       30\n"
        "          Old Port       7     18.5\n"
        "          Total         19     48.5\n"
        "\n"
        "        -- Old Port was closed on Friday.\n"
    ) in page


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        (
            "P R 281830C JAN 10",
            [
                "Precedence PRIORITY, for information ROUTINE",
                "Date time group 2010-01-28 18:30 UTC+03:00 (281830C JAN 10)",
            ],
        ),
        ("R 281830Z", ["Date time group 281830Z"]),
        (
            "S E C R E T NOFORN SECTION 01 OF 02 BERN 000645",
            ["Classification line SECRET NOFORN, BERN 000645, section 01 of 02"],
        ),
        ("UNCLAS ROME 12\n\nE.O. 12958: N/A\n", ["Executive order 12958, N/A"]),
        ("UNCLAS ROME 12\n\nREF: BERN 7\n", ["References BERN 7"]),
        (
            "UNCLAS ROME 12\n\n1. (S/NF - ENTIRE TEXT) N",
            ["1. (S/NF - ENTIRE TEXT) N"],
        ),
        ("UNCLAS ROME 12\n\n1. (U)\n", ["1. (U)"]),
        ("UNCLAS ROME 12\n\n1.\n\n2. Two\n", ["1.", "", "2. Two"]),
        ("NNNN\n", ["Ending NNNN"]),
        ("DE RUEHRO\n", ["Calling station RUEHRO"]),
        ("CONFIDENTIAL\n\nSIPDIS\n", ["Classification line CONFIDENTIAL"]),
        ("UNCLAS ROME 12\n\nE.O.: OADR\n", ["Executive order exempt by OADR"]),
        ("UNCLAS ROME 12\n\nE.O. 12958:\n", ["Executive order 12958"]),
        (
            "UNCLAS ROME 12\n\nSIPDIS\nSTATE FOR EUR\nTAGS: PREL, (DOE, JANE)\n",
            [
                "Captions SIPDIS",
                "Passing instructions STATE FOR EUR",
                "Tags PREL",
                "(DOE, JANE)",
            ],
        ),
        (
            "OO RUEHLO\nZOV RUEHNO\nXRO2903     HH\nPP RUEHC\nDE RUEHRO #12\n",
            [
                "Pilots IMMEDIATE to RUEHLO, ZOV RUEHNO",
                "Identifications XRO 2903",
                "Security prosign HH",
                "Routing line PRIORITY to RUEHC",
            ],
        ),
        (
            "UNCLAS SVC ZUI KLB207\nRR RUEHC\nDE RUEHRO #12\n",
            ["Pilots UNCLAS SVC, ZUI KLB207"],
        ),
        (
            "JJJJJSSSSSZZ RUEHC\nDE RUEHRO #12\n",
            ["Routing line FLASH to RUEHC, bell"],
        ),
        (
            "RTTUZYUW RUEHROA0217 0480915-UUUU--RUEHCSA.\n",
            [
                (
                    "Routing line ROUTINE to RUEHCSA, media TT, class U (UUUU), "
                    "content indicator"
                ),
                "ZYUW",
                "Calling station RUEHROA #0217, filed day 48 of the year, 09:15 UTC",
            ],
        ),
        (
            "RR RUEHC\nDE RUEHRO #116B 15/1530Z\n",
            ["Calling station RUEHRO #116B, filed day 15 of the month, 15:30 UTC"],
        ),
        (
            "ZNY CCCAB/FFFFF ZZH INT ZDK RUEHTU\nRUEHNO T RUEHTU XYAG\n",
            [
                "Security warning ZNY C, releasable to A B, special handling F",
                "Operating signals ZZH",
                "INT ZDK RUEHTU",
                # A long label has two lines.
                "Transmission RUEHNO T RUEHTU XYAG",
                "instructions",
            ],
        ),
        (
            (
                "FM RUEHRO/AMEMBASSY ROME//ECON/AGR//\nTO ZEN/AMEMBASSY BERN\n"
                "INFO EUROPEAN POLITICAL COLLECTIVE\nXMT/AMEMBASSY SOFIA\n"
                "XMT AMEMBASSY BUCHAREST\nWD GR 37\nBT\n"
            ),
            [
                "Originator AMEMBASSY ROME //ECON/AGR//, routing indicator RUEHRO",
                "Action addressees AMEMBASSY BERN delivered by other means",
                "Info addressees EUROPEAN POLITICAL COLLECTIVE",
                "exempted AMEMBASSY SOFIA",
                "Exempted addressees AMEMBASSY BUCHAREST",
                "Accounting symbol WD",
                "Group count 37",
            ],
        ),
        (
            (
                "R 291000Z JUL 08\nFM AMEMBASSY ROME\nTO AMEMBASSY BERN\n"
                "R 281530Z JUL 08\nFM AMCONSUL GENOA\nTO AMEMBASSY ROME\nBT\n"
            ),
            [
                "Readdressed the message that follows",
                "Precedence ROUTINE",
                "Date time group 2008-07-28 15:30 UTC (281530Z JUL 08)",
                "Originator AMCONSUL GENOA",
                "Action addressees AMEMBASSY ROME",
            ],
        ),
        (
            "UNCLAS ROME 12\nBT\nC WA YARDS\n#0012\nE E E E E E E E AR\nNNNN\n",
            ["Ending #0012 NNNN, corrections WA YARDS, cancelled"],
        ),
        (
            "UNCLAS ROME 12\n\nGP-3\nDRAFTED BY: JDOE\nAPPROVED BY: RROE\n",
            ["Downgrading group GP-3", "Drafted by JDOE", "Approved by RROE"],
        ),
    ],
)
def test_a_row_is_as_a_person_reads_it(run, source, rows):
    """A row has the label of a field and its value as a person reads it."""
    page = run("show", "-", stdin=source.encode()).stdout
    lines = "\n".join(" ".join(line.split()) for line in page.splitlines())
    assert "\n".join(rows) in lines


@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (1, 40), (300, 100)])
def test_a_page_is_as_wide_as_the_terminal_within_reason(columns, widest):
    source = b"UNCLAS ROME 12\n\n1. " + b"a " * 400 + b"\n"
    runner = CliRunner(env={"COLUMNS": str(columns)})
    page = runner.invoke(main, ["show", "-"], input=source).stdout
    assert widest - 2 < max(map(len, page.split("\n"))) <= widest


def test_of_what_is_no_telegram_a_sample_is_shown(run):
    source = b"Dear Jane,\n\n" + b"so it goes " * 9 + b"\n\nx\n" * 30
    page = run("show", "-", stdin=source)
    assert page.stdout.count("\n          x") == 8
    assert f"          {'so it goes ' * 5}...\n" in page.stdout
    assert "        and 22 lines more\n" in page.stdout


def test_of_many_findings_of_one_code_a_hundred_are_shown(run):
    page = run("show", "-", stdin=b"FM AMEMBASSY ROME\n" + b"\nx y z\n" * 150).stdout
    assert page.count("warning text.unrecognised-line") == 100
    assert "and 50 more of text.unrecognised-line\n" in page
    assert "            and 50 lines more\n" in page


def test_what_strays_have_in_common_is_reported_once(run):
    source = b"?? one ??\nFM AMEMBASSY ROME\n?? two ??\n?? three ??\nTO BERN\nBT\n"
    assert (
        "Strays             code text.unrecognised-line\n"
        "                     ?? one ??\n"
        "                   code text.unrecognised-line, follows originator\n"
        "                     ?? two ??\n"
        "                     ?? three ??\n"
    ) in run("show", "-", stdin=source).stdout


def test_a_long_line_is_wrapped_as_far_in_as_it_is(run):
    source = b"?? " + b"word " * 20 + b"??\nFM AMEMBASSY ROME\n"
    reported = run("show", "-", stdin=source).stdout
    assert reported.count("\n              word word") == 1


class TestDocuments:
    @pytest.mark.parametrize("to", ["json", "xml"])
    def test_the_page_of_a_document_is_that_of_its_telegram(self, run, to):
        path = FIXTURES / "valid/telegram/canonical/input.txt"
        document = run("convert", str(path), "--to", to).stdout_bytes
        result = run("show", "-", stdin=document)
        assert (result.stdout, result.stderr, result.exit_code) == (PAGE, "", 0)

    @pytest.mark.parametrize("to", ["json", "xml"])
    def test_without_a_layout_there_is_no_coverage(self, run, to):
        path = FIXTURES / "valid/telegram/canonical/input.txt"
        args = ("convert", str(path), "--to", to, "--layout", "drop")
        result = run("show", "-", stdin=run(*args).stdout_bytes)
        assert result.stdout == PAGE.partition("Coverage")[0]
        assert result.exit_code == 0

    def test_of_a_broken_document_the_findings_are_shown(self, run, telegram):
        Path("bad.json").write_bytes(b'{"heading": ')
        result = run("show", "bad.json")
        reported = "bad.json:1:13: error json.malformed unexpected end of data\n"
        assert (result.stdout, result.stderr, result.exit_code) == (reported, "", 1)
        result = run("show", "bad.json", telegram)
        assert result.stdout.startswith(
            f"==> bad.json <==\n\n{reported}\n==> cable.txt"
        )
        assert result.exit_code == 1

    def test_the_format_can_be_named(self, run):
        result = run("show", "-", "--from", "text", stdin=b'{"heading": ')
        assert "text.not-a-telegram" in result.stdout
        assert result.exit_code == 0


class TestSeveralFiles:
    def test_each_has_its_title(self, run, telegram):
        lines = run("show", telegram, telegram).stdout.split("\n")
        assert lines[:2] == ["==> cable.txt <==", ""]
        middle = lines.index("==> cable.txt <==", 1)
        assert lines[middle - 1] == ""

    def test_the_others_are_shown_where_one_fails(self, run, telegram):
        result = run("show", "nowhere.txt", telegram, ".")
        assert "AMEMBASSY COLOMBO" in result.stdout
        assert result.stderr == (
            "cableformat: nowhere.txt: no such file [input.missing]\n"
            "cableformat: .: expected a file; found a folder [input.is-a-folder]\n"
            "    Name the files in it, for example cables/*.txt\n"
        )
        assert result.exit_code == 1


class TestDate:
    SOURCE = b"R 031410Z JUN 44\nFM AMEMBASSY TUNIS\n"

    def test_it_settles_years_of_two_digits(self, run):
        result = run("show", "-", "--date", "1944-01-01", stdin=self.SOURCE)
        assert "1944-06-03" in result.stdout
        assert "2044-06-03" in run("show", "-", stdin=self.SOURCE).stdout

    @pytest.mark.parametrize("date", ["1944-13-01", "19440101", "1944-W01-1", "today"])
    def test_another_than_a_day_is_a_usage_error(self, run, date):
        result = run("show", "-", "--date", date)
        assert result.exit_code == 2
        assert f"expected a day of the calendar as YYYY-MM-DD; found {date!r}" in (
            result.stderr
        )


class TestInput:
    def test_a_missing_file_is_reported(self, run, tmp_path):
        result = run("show", str(tmp_path / "no.txt"))
        assert result.stderr == (
            f"cableformat: {tmp_path / 'no.txt'}: no such file [input.missing]\n"
        )
        assert (result.stdout, result.exit_code) == ("", 1)

    def test_a_folder_is_reported(self, run, tmp_path):
        result = run("show", str(tmp_path))
        assert "found a folder [input.is-a-folder]\n" in result.stderr
        assert result.exit_code == 1

    def test_what_the_system_refuses_is_reported(self, run, telegram, monkeypatch):
        def refuse(*_args, **_named):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.open", refuse)
        monkeypatch.setattr("os.access", lambda *_args, **_named: False)
        result = run("show", telegram)
        assert result.stderr == (
            "cableformat: cable.txt: Permission denied [input.unreadable]\n"
        )
        assert result.exit_code == 1

    def test_a_file_over_the_cap_is_refused(self, run, tmp_path):
        path = tmp_path / "large"
        with path.open("wb") as file:
            file.truncate((1 << 24) + 1)
        result = run("show", str(path))
        assert "[input.too-large]" in result.stderr
        assert result.exit_code == 1

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
    def test_an_endless_file_is_refused(self, run):
        assert "[input.too-large]" in run("show", "/dev/zero").stderr

    def test_standard_input_over_the_cap_is_refused(self, run):
        result = run("show", "-", stdin=b"x" * ((1 << 24) + 1))
        assert result.stderr.startswith("cableformat: -: expected a source of ")
        assert result.exit_code == 1

    def test_closed_standard_input_is_reported(self, capsys, monkeypatch):
        monkeypatch.setattr(sys, "stdin", None)
        with pytest.raises(SystemExit) as exited:
            main(["show", "-"])
        assert exited.value.code == 1
        assert capsys.readouterr().err == (
            "cableformat: -: standard input is closed [input.unreadable]\n"
        )

    def test_no_file_at_all_is_a_usage_error(self, run):
        assert run("show").exit_code == 2


def test_what_every_telegram_has_and_this_one_lacks_is_named():
    source = b"UNCLAS ROME 12\n\nSUBJECT: X\n\n1. Y.\n"
    result = CliRunner().invoke(main, ["show", "-"], input=source)
    assert "Not found            date time group, originator" in result.stdout


def test_a_caption_of_the_classification_line_is_shown_with_the_captions():
    source = b"S E C R E T NODIS SIPDIS ROME 12\n\nEXDIS\n"
    result = CliRunner().invoke(main, ["show", "-"], input=source)
    page = [" ".join(line.split()) for line in result.stdout.split("\n")]
    assert page[:2] == [
        "Classification line SECRET NODIS, ROME 12",
        "Captions SIPDIS EXDIS",
    ]
