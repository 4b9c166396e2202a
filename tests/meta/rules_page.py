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
    """Every rule: its message, the reason for its severity, the number of files."""
    counts = json.loads(COUNTS.read_text("utf-8"))
    entries = {c: e for c, e in CATALOGUE.items() if c.startswith("rules.")}
    files = [f"{folder} {n['files']}" for folder, n in counts.items()]
    return generated._page(
        "The rules across elements",
        f"""
        `check` applies these {len(entries)} rules to a cable of any format; `parse`,
        `show` and `convert` do not.
        A rule compares values that were read, and reads none itself.
        It compares only what is there: a part of a cable breaks no rule by what it
        lacks, except `rules.missing-line`.
        A rule that depends on a date uses that of the date-time group, otherwise the
        one that `--date` gives; without a date it is silent.
        """,
        "## Severity",
        """
        A finding is an error if the sources call it one: a banner lower than a portion.
        A contradiction is a warning: one of two elements is wrong, and no rule knows
        which.
        Style, and membership of incomplete lists, is info.
        If real telegrams regularly break a rule of the books, it is only info, or the
        reason says why it is more.
        No rule ever changes a cable.
        """,
        "## Every rule",
        f"""
        The last column counts the files of the corpus in which a rule fires.
        The corpus has {", ".join(files)} files.
        It has no transmission lines of State's, and few telegrams later than 1979, so
        it says nothing about rules for either: their severity comes from the clause.
        """,
        generated._table(
            ["code", "severity", "message", "clause", "n"],
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
