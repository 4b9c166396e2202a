"""Front ends: what wraps a telegram, how it is peeled off, and how it is put back.

One row a front end.  `residue` builds its pattern from them, `line` knows by them what
a source was wrapped in, and writing dresses an edited element as the source does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from cableformat._record import VISIBLE

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen(kw_only=True, eq=False)
class FrontEnd:
    """What wraps a telegram."""

    #: As a context names it.
    name: str
    #: What a source holds that is wrapped in it, and so does every dressed element.
    sign: str
    #: What a source holds of which it may have residue; else nothing is sought.
    marks: tuple[str, ...]
    #: The characters with which its residue begins.
    begins: str
    #: Alternatives of a pattern, each after one of those characters.  Of one with the
    #: groups `text` and `close`, the text stays; residue that is the group `clings`
    #: belongs to the element that begins after it.
    residue: tuple[str, ...]
    #: For the field of an element, what of its text is dressed, and how.
    dress: Mapping[str, tuple[re.Pattern[str], str]]

    def dressed(self, field: str, text: str) -> str:
        """The text of an element as the front end shows it.

        >>> MARKDOWN.dressed("paragraphs", "1. (U) It floats.")
        '[¶1.](#) (U) It floats.'
        """
        if field not in self.dress:
            return text
        pattern, shown = self.dress[field]
        return pattern.sub(shown, text)


#: A web page as Markdown (content.md 0): anchors are links whose target is a fragment.
MARKDOWN: Final = FrontEnd(
    name="markdown",
    sign="](#",
    marks=("](#", "¶"),
    begins="[¶",
    residue=(
        # [¶1.](#), [PREL](#); nothing else in brackets is touched.
        (
            rf"(?<=\[)¶?(?P<text>(?:(?![\[\]()])[\t\x20{VISIBLE}]){{1,60}})"
            rf"(?P<close>\]\(#(?:(?![()])[{VISIBLE}]){{0,60}}\))"
        ),
        r"(?<=^¶)(?P<clings>(?=[0-9]))",
        # content.md 1.7: ¶ before the letter of a reference.
        r"(?<=¶)(?=[A-Z]\.[ ])",
    ),
    dress={
        "tags": (re.compile(r"\A.*\Z", re.DOTALL), r"[\g<0>](#)"),
        "paragraphs": (re.compile(r"\A[0-9]{1,3}\."), r"[¶\g<0>](#)"),
    },
)

#: Every front end, by its name.
FRONT_ENDS: Final[dict[str, FrontEnd]] = {MARKDOWN.name: MARKDOWN}
