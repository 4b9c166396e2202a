"""The generated page of the rules, with their counts on real telegrams."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from cableformat.diagnostics import CATALOGUE, clause
from tests.meta import generated

if TYPE_CHECKING:
    from cableformat.diagnostics import Entry

COUNTS: Final = generated.ROOT / "tests" / "real" / "marks" / "rules.json"


def rules() -> str:
    """Every rule: what it says, why it is as grave as it is, in how many files."""
    counts = json.loads(COUNTS.read_text("utf-8"))
    entries = {c: e for c, e in CATALOGUE.items() if c.startswith("rules.")}
    files = [f"{folder} {n['files']}" for folder, n in counts.items()]
    return generated._page(
        "The rules across elements",
        f"""
        `check` holds a cable against these {len(entries)} rules, whatever format it is
        in; `parse`, `show` and `convert` do not.
        A rule compares values that were read, and reads none itself.
        It compares what is there: part of a cable breaks no rule by what it lacks,
        with the exception of `rules.missing-line`.
        A rule that depends on a date takes that of the date-time group, else the one
        that `--date` gives; without any it is silent.
        """,
        "## How grave",
        """
        An error is told where the sources call it one: a banner lower than a portion.
        A contradiction is a warning: one of two elements is wrong, and no rule knows
        which.
        Style, and membership of lists that are not complete, is info.
        Where real telegrams break a rule of the books as a habit, it is no more than
        info, or the reason says why it is.
        Nothing is ever mended by a rule.
        """,
        "## Every rule",
        f"""
        The last column counts the files of the corpus in which a rule fires, of
        {", ".join(files)}.
        The corpus has no transmission lines of State's, and few telegrams later than
        1979, so a rule about either counts for nothing there: its severity comes from
        its clause.
        """,
        generated._table(
            ["code", "severity", "says", "clause", "n"],
            [_row(code, entry, counts) for code, entry in entries.items()],
        ),
        "## Why",
        "\n".join(f"- `{code}`: {entry.reason}." for code, entry in entries.items()),
    )


def _row(code: str, entry: Entry, counts: dict[str, dict[str, int]]) -> list[str]:
    assert entry.severity is not None
    n = sum(folder.get(code, 0) for folder in counts.values())
    about = clause(entry.clause)
    assert about is not None, entry.clause
    told = f"{generated.linked(entry.clause)}, {about.about}"
    return [f"`{code}`", entry.severity.value, entry.message, told, str(n)]
