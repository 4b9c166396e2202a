"""The text of a tree of elements: blocks as lines, everything else as it runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

_BLANKS: Final = re.compile(r"[ \t\r\n\f]++")
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


def text_of(root: Any, markup: Markup, *, verbatim: bool = False) -> str:
    """The text of an element.

    Blocks are parted by a blank line, and blanks run together; `verbatim` text keeps
    its blanks and its lines.
    """
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if name in markup.breaks:
            pieces.append("\n" if event == "start" else "")
        elif not verbatim and name not in markup.skipped:
            pieces.append(markup.gap(element, name, event))
        if event == "end":
            found = element.tail if element is not root else None
        elif name in markup.skipped and element is not root:
            walker.skip_subtree()
            found = None
        else:
            found = element.text
        if found:
            pieces.append(found if verbatim else _BLANKS.sub(" ", found))
    whole = "".join(pieces)
    return whole if verbatim else _GAPS.sub(_gap, _RUNS.sub(" ", whole)).strip(" \n")


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _gap(match: re.Match[str]) -> str:
    return PARAGRAPH if match[0].count("\n") > 1 else "\n"
