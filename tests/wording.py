"""Words to avoid, as `docs/style.md` lists them, in pages, docstrings and comments.

`python -m tests.wording` prints each with its place, and what to write instead;
`python -m tests.wording PATH ...` looks only at those modules or folders.
"""

from __future__ import annotations

import ast
import os
import re
import sys
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
PACKAGE: Final = ROOT / "cableformat"
LIST: Final = ROOT / "docs" / "style.md"
#: Modules whose every string is a message or the reason for one.
MESSAGES: Final = ("diagnostics",)
#: What is no prose in Markdown and in docstrings: code, links' targets, quotations.
_CODE: Final = re.compile(
    r"(?ms)^ *```.*?^ *```$|`[^`\n]*`|(?:\[[^\]\s]*)?\]\([^)\n]*\)|\"[^\"\n]*\""
    r"|^ *>>> .*?(?:\n\s*\n|\Z)"
)


def terms(page: str) -> dict[str, str]:
    """What to write instead, by the word or phrase to avoid."""
    section = page.partition("\n## Words to avoid\n")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (`.+) \| (.+) \|$", section)
    return {term: use for avoid, use in rows for term in re.findall("`([^`]+)`", avoid)}


def pattern(words: dict[str, str]) -> re.Pattern[str]:
    """One pattern for all of them, the longest first; with a capital too."""
    parts = []
    for term in sorted(words, key=len, reverse=True):
        phrase = f"[{term[0]}{term[0].upper()}]" + re.escape(term[1:])
        parts.append(phrase.replace(r"\ ", r"\s+"))
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


def found(text: str, words: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """The line of each word to avoid, the word, and what to write instead."""
    prose = _CODE.sub(lambda code: "\n" * code[0].count("\n") + "`", text)
    for match in pattern(words).finditer(prose):
        term = re.sub(r"\s+", " ", match[0])
        use = words.get(term) or words[term[0].lower() + term[1:]]
        yield prose.count("\n", 0, match.start()) + 1, term, use


def pages() -> Iterator[tuple[str, int, str]]:
    """Every page: its name, the line where it begins, its text."""
    folders = ("fixtures/v1", "cableformat/reference", "tests/meta")
    docs = sorted((ROOT / "docs").rglob("*.md"))
    beside = (page for each in (".", *folders) for page in (ROOT / each).glob("*.md"))
    for path in (*beside, *docs):
        text = path.read_text("utf-8")
        if path == LIST:
            text = re.sub(r"(?m)^\| .*$", "", text)
        yield str(path.relative_to(ROOT)), 1, text


def messages() -> Iterator[tuple[str, int, str]]:
    """The strings of the catalogue: the module, the line, the text."""
    for folder in MESSAGES:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.Constant(value=str() as text):
                        yield str(path.relative_to(ROOT)), node.lineno, text


def remarks(paths: list[Path]) -> Iterator[tuple[str, int, str]]:
    """All docstrings and comments, private ones too: module, line, text."""
    for path in paths:
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            name = os.path.relpath(module, ROOT)
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                match node:
                    case ast.Expr(value=ast.Constant(value=str() as text)):
                        yield name, node.lineno, text
            with module.open("rb") as file:
                for token in tokenize.tokenize(file.readline):
                    if token.type == tokenize.COMMENT:
                        yield name, token.start[0], token.string


def main(*paths: str) -> int:
    """Print what is found; exit code 1 if there is any."""
    words = terms(LIST.read_text("utf-8"))
    count = 0
    modules = [Path(path) for path in paths] or [PACKAGE, ROOT / "tests"]
    prose = remarks(modules) if paths else (*pages(), *messages(), *remarks(modules))
    for name, first, text in prose:
        for line, term, use in found(text, words):
            print(f"{name}:{first + line - 1}: {term!r}; write: {use}")
            count += 1
    return bool(count)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
