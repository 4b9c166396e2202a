"""The pages that clauses name, cut into their sections, and what cites them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from tests.meta.generated import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A page by its name, and where it is.
PAGES: Final = {
    **{path.name: path for path in sorted((ROOT / "docs" / "sources").glob("*.md"))},
    **{name: ROOT / "docs" / name for name in ("laws.md", "model.md")},
    "architecture.md": ROOT / "docs" / "architecture.md",
}
del PAGES["README.md"]

_SECTION: Final = re.compile(
    r'(?ms)^<a name="(?P<place>[^"]+)"></a>\n#+ (?P<number>\S+) (?P<title>[^\n]+)\n'
    r"(?P<text>.*?)(?=^<a name=|^#{1,2} [A-Z]|\Z)"
)
_NAMES: Final = "|".join(name.removesuffix(".md") for name in PAGES)
#: A clause, with the items that are named in it; of a range, its first and its last.
_CITED: Final = re.compile(
    rf"(?<![/\w])(?P<page>(?:{_NAMES})\.md),? "
    r"(?P<first>[0-9]+(?:\.[0-9]+)*|\([a-z]\))(?![0-9a-zA-Z])"
    r"(?:-(?P<last>[0-9]+(?:\.[0-9]+)*))?"
    r"(?P<item>(?:,? (?:\([0-9]+\)|(?:rule|law|trap) [0-9]+|[VR][0-9]+))?)"
)
_TEXTS: Final = (".py", ".md", ".json", ".csv", ".xsd", ".xml", ".toml")
#: Tests that name wrong clauses and codes on purpose.
_WRONG: Final = {"test_judge.py", "test_repository.py", "test_suite_check.py"}
_FOLDERS: Final = ("cableformat", "schemas", "fixtures", "docs", "tests")


def plain(words: str) -> str:
    """Words without the signs of Markdown, on one line."""
    return " ".join(re.sub(r"[`*_|\\]", "", words).split()).lower()


@cache
def sections() -> dict[str, str]:
    """The text of every section, its heading included, by the clause that names it."""
    return {
        f"{name} {_spelled(match['place'])}": match[0]
        for name, path in PAGES.items()
        for match in _SECTION.finditer(path.read_text("utf-8"))
    }


def titles() -> dict[str, str]:
    """The title of every section, by the clause that names it."""
    return {
        f"{name} {_spelled(match['place'])}": match["title"]
        for name, path in PAGES.items()
        for match in _SECTION.finditer(path.read_text("utf-8"))
    }


def numbers() -> Iterator[tuple[str, str, str]]:
    """The anchor and the number of every section, with its page."""
    for name, path in PAGES.items():
        for match in _SECTION.finditer(path.read_text("utf-8")):
            yield name, match["place"], match["number"].rstrip(".").strip("()")


def cited() -> Iterator[tuple[Path, str, str]]:
    """Every clause that a file of the project cites: the file, the clause, its item."""
    for path, text in texts():
        for match in _CITED.finditer(text):
            yield path, f"{match['page']} {match['first']}", match["item"].strip(" ,")
            if match["last"]:
                yield path, f"{match['page']} {match['last']}", ""


def texts() -> Iterator[tuple[Path, str]]:
    """Every text of the project that may cite something; no inputs of cases."""
    paths = [*ROOT.glob("*.md"), *(p for f in _FOLDERS for p in (ROOT / f).rglob("*"))]
    for path in sorted(paths):
        if path.name in _WRONG or path.name.startswith(("input.", "expected.")):
            continue
        if path.suffix in _TEXTS:
            yield path, path.read_text("utf-8")


def _spelled(place: str) -> str:
    return f"({place})" if place.isalpha() else place
