"""The archive's stamp, the two titles of a document, and the notice without a text.

Facts (nara.md 2): the stamp is at the head and the foot of every page, often after
a form feed; a title is once in a document, indented.  Doubt: how far, and the words
of a notice; so no rule asks.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cableformat.text.kinds import Kind
from cableformat.text.lenses.lens import Lens

#: What every stamp says before its date.
STAMP_WORDS: Final = "Declassified/Released US Department of State EO Systematic Review"
TEXT_TITLE: Final = "Message Text"
ATTRIBUTES_TITLE: Final = "Message Attributes"
#: A stamp, and the name of a reviewer before its words.
STAMP: Final = re.compile(
    r"(?:(?:[A-Z][A-Za-z.'-]*[ ]){1,5})?"
    rf"{STAMP_WORDS.replace(' ', '[ ]+')}[ ]+[0-9]{{1,2}}[ ][A-Za-z]{{3}}[ ][0-9]{{4}}",
    re.ASCII,
).fullmatch
#: How far canonical writing indents a title.
_INDENT: Final = " " * 30


class StampLens(Lens):
    """The stamp of the release: once in the model, wherever else it is."""

    kinds = (Kind.RELEASE_STAMP,)
    _line = staticmethod(STAMP)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)


class TitleLens(Lens):
    """The titles: syntax, and no values."""

    kinds = (Kind.TEXT_TITLE, Kind.ATTRIBUTES_TITLE)

    def shape(self, text: str) -> Any:
        return text in (TEXT_TITLE, ATTRIBUTES_TITLE)

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        words = TEXT_TITLE if kind is Kind.TEXT_TITLE else ATTRIBUTES_TITLE
        return _INDENT + words

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n" if kind is Kind.TEXT_TITLE else "\n\n"


class NoticeLens(Lens):
    """The words in place of a text, if the archive has none."""

    kinds = (Kind.NOTICE,)

    def shape(self, text: str) -> Any:
        return None  # only the whole document shows that there is no text

    def write(self, kind: Kind, value: Any, width: int | None) -> str:
        return str(value)

    def lead(self, kind: Kind, before: Kind | None) -> str:
        return "\n\n"
