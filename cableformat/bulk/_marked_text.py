"""The text of a tree of elements: blocks as lines, everything else as it runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

#: Become blanks, whose runs are short or rare: to replace each would take much memory.
_OTHER_BLANKS: Final = re.compile(r"[\t\r\n\f]++")
_GAPS: Final = re.compile(r"[ ]?\n[ \n]*+")
_RUNS: Final = re.compile("[ ]{2,}+")
#: Between blocks.
PARAGRAPH: Final = "\n\n"


@attrs.frozen(kw_only=True, slots=True)
class Markup:
    """What the elements of a language mean for text."""

    #: Elements whose content is no text.
    skipped: frozenset[str]
    #: Elements that end a line.
    breaks: frozenset[str]
    #: What is between the texts where an element, named second, starts or ends.
    gap: Callable[[Any, str, str], str]
    #: Elements whose blanks and lines count.
    verbatim: frozenset[str] = frozenset()


@attrs.frozen(slots=True)
class Block:
    """A stretch of text, and whether its blanks and lines are those of the source."""

    text: str
    verbatim: bool


def text_of(root: Any, markup: Markup, without: Container[Any] = ()) -> str:
    """The text of an element.

    Blocks are parted by a blank line, and blanks run together, but for what is
    verbatim. Elements that it is `without` are none of it; what follows one is.
    """
    return PARAGRAPH.join(block.text for block in blocks_of(root, markup, without))


def blocks_of(
    root: Any, markup: Markup, without: Container[Any] = ()
) -> Iterator[Block]:
    """The text of an element, cut before and after what is verbatim; no empty block."""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if event == "start" and name in markup.verbatim:
            yield from _run_together(pieces)
            pieces.clear()
            if (block := _verbatim(element, markup)).text:
                yield block
            walker.skip_subtree()
            continue
        skipped = name in markup.skipped or element in without
        if name in markup.breaks:
            pieces.append("\n" if event == "start" else "")
        elif name not in markup.skipped:
            pieces.append(markup.gap(element, name, event))
        if event == "end":
            found = element.tail if element is not root else None
        elif skipped and element is not root:
            walker.skip_subtree()
            found = None
        else:
            found = element.text
        if found:
            pieces.append(_OTHER_BLANKS.sub(" ", found))
    yield from _run_together(pieces)


def _run_together(pieces: list[str]) -> Iterator[Block]:
    whole = _RUNS.sub(" ", "".join(pieces))
    if text := _GAPS.sub(_gap, whole).strip(" \n"):
        yield Block(text, verbatim=False)


def _verbatim(root: Any, markup: Markup) -> Block:
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if event == "end":
            found = element.tail if element is not root else None
        elif name in markup.skipped:
            walker.skip_subtree()
            found = None
        else:
            found = "\n" if name in markup.breaks else element.text
        pieces.append(found or "")
    # The first line end in the element is none of the text.
    return Block("".join(pieces).removeprefix("\n"), verbatim=True)


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _gap(match: re.Match[str]) -> str:
    return PARAGRAPH if match[0].count("\n") > 1 else "\n"
