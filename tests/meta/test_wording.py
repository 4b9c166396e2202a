"""The prose that users read has none of the words that `docs/style.md` lists."""

from __future__ import annotations

from typing import Final

import pytest

from tests import wording

WORDS: Final = wording.terms(wording.LIST.read_text("utf-8"))


def test_the_prose_has_none_of_the_words_to_avoid(capsys):
    """Pages, public docstrings and messages have no word to avoid."""
    failed = wording.main()
    assert not failed, capsys.readouterr().out


def test_pages_docstrings_and_messages_are_read():
    """The program reads a page, a docstring and a message that are known to exist."""
    names = {name for name, _, _ in wording.pages()}
    assert {"README.md", "CHANGELOG.md", "docs/laws.md"} <= names
    texts = {(name, text.partition("\n")[0]) for name, _, text in wording.strings()}
    assert any(name == "cableformat/_convert.py" for name, _ in texts)
    assert any(name == "cableformat/diagnostics/_of_text.py" for name, _ in texts)


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
