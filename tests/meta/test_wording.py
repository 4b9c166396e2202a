"""Pages, docstrings and comments have none of the words that `docs/style.md` lists."""

from __future__ import annotations

import ast
import re
from typing import Final

import pytest

from tests import wording

WORDS: Final = wording.terms(wording.LIST.read_text("utf-8"))


def test_the_prose_has_none_of_the_words_to_avoid(capsys):
    """Pages, messages, and all docstrings and comments have no word to avoid."""
    failed = wording.main()
    assert not failed, capsys.readouterr().out


def test_pages_messages_docstrings_and_comments_are_read():
    """The program reads one of each that is known to exist."""
    names = {name for name, _, _ in wording.pages()}
    assert {"README.md", "CHANGELOG.md", "docs/laws.md"} <= names
    assert "cableformat/diagnostics/_of_text.py" in {
        n for n, _, _ in wording.messages()
    }
    read = [text for _, _, text in wording.remarks([wording.ROOT / "tests/wording.py"])]
    assert wording.__doc__ in read
    assert any(text.startswith("#: Modules whose every string") for text in read)


def test_the_docstring_of_a_test_is_a_sentence_of_its_own():
    """It does not continue the name of the test, and is not only a clause."""
    fragment = re.compile(
        r"(?:Nor|And|Of|Else|As|Also|Or|Which|Whatever|Whichever)\b|`*[a-z]+\.md "
    )
    found = [
        (path.name, node.name)
        for path in sorted((wording.ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if fragment.match(ast.get_docstring(node) or "")
    ]
    assert found == []


@pytest.mark.parametrize("term", WORDS)
def test_a_word_to_avoid_is_found(term):
    """A word is found with a capital and across lines, with what to write instead."""
    phrase = term[0].upper() + term[1:].replace(" ", "\n")
    ((line, found, use),) = wording.found(f"First\nthe {phrase} last", WORDS)
    assert (line, found.lower(), use) == (2, term.lower(), WORDS[term])


@pytest.mark.parametrize(
    "text",
    [
        "It understands what is beforehand; a standstill, upbehinds.",
        '`behind`, [a link](behind.md), and "behind" in quotation marks',
        "```text\nbehind\n```",
        ">>> behind\n'behind'\n",
        "the end of a line, some of the lines; what is absent is None",
    ],
)
def test_code_and_quotations_are_left_alone(text):
    assert [*wording.found(text, WORDS)] == []
