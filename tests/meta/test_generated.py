"""The generated pages of ``docs/`` are those that the code gives now."""

from __future__ import annotations

import re
import shutil
import subprocess

import click
import pytest

from cableformat import text
from cableformat.cli import main
from cableformat.text.dialects import DIALECTS
from cableformat.text.kinds import Kind
from cableformat.text.line_trace import reason_of
from tests.meta import coverage_page, generated, manual_page, rules_page

#: Every generated page of ``docs/``.
PAGES = {
    **generated.PAGES,
    "rules.md": rules_page.rules,
    "coverage.md": coverage_page.coverage,
    "cableformat.1": manual_page.manual,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_up_to_date(name, request):
    """A page is what its generator writes (`--update-expected` rewrites it)."""
    path = generated.ROOT / "docs" / name
    page = PAGES[name]()
    if request.config.getoption("--update-expected", default=False):
        path.write_bytes(page.encode())
    # Runs differ in the order of sets and in places in memory.
    assert path.read_bytes().decode() == page
    assert " at 0x" not in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="without groff")
def test_the_manual_page_is_sound():
    """groff has no warning, and every command has a section in its output."""
    path = generated.ROOT / "docs" / "cableformat.1"
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii", "-P-cbou", str(path)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stderr == ""
    for name in main.list_commands(click.Context(main)):
        assert f"\n   cableformat {name}\n" in done.stdout


def test_the_invented_telegram_is_canonical_and_holds_every_kind():
    """The telegrams on the page read back unchanged and have every kind of element."""
    telegrams = [generated.TELEGRAM, generated.MESSAGE, *generated.FRAMED]
    cables = [text.loads(each) for each in telegrams]
    assert [*map(text.dumps, cables)] == telegrams
    for kind in Kind:
        held = any(map(kind.items, cables))
        assert held or kind.stray or not kind.names, kind


WRITING = [
    lens
    for lenses in generated.NEW_LENSES.values()
    for lens in lenses
    if lens.kinds != (Kind.NOTE,)
]


@pytest.mark.parametrize("lens", WRITING, ids=generated._name)
def test_every_lens_has_an_example(lens):
    """A lens writes what it is about, and its docstring says what that is."""
    assert generated.example(lens)
    assert type(lens).__doc__


def test_every_field_lens_code_and_rule_is_shown_with_a_finding_and_without():
    """The suite shows each field, lens, code and rule that a case can show."""
    assert coverage_page.missing() == set(coverage_page.EXCUSED)


#: Each function that a row asks.
PLACEMENTS = list(
    dict.fromkeys(
        function
        for dialect in DIALECTS.values()
        for row in dialect.rows
        for function in (row.here, row.confirm, row.opens_text)
        if function is not None
    )
)


@pytest.mark.parametrize("function", PLACEMENTS, ids=lambda f: f.__name__)
def test_a_row_states_where_its_line_may_be(function):
    """The docstring's first line states the rule, for the grammar's page and traces.

    It is a sentence, so that it is the reason where a line does not keep the rule.
    """
    first, _, more = function.__doc__.partition("\n")
    assert not more or more.startswith("\n")
    assert re.fullmatch(r"[A-Z`][^\n]{15,}[a-z0-9)`]\.", first)
    assert not first.startswith(("Whether", "If", "Why"))
    assert reason_of(function) == first.removesuffix(".")


def test_no_two_functions_of_rows_state_the_same():
    assert len(set(map(reason_of, PLACEMENTS))) == len(PLACEMENTS)
