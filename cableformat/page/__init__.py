"""A telegram for people: the source as an HTML page, and citations.

This room knows how a reading is shown to a person; it must not know files, or how a
telegram is read.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later

if TYPE_CHECKING:
    from cableformat.page.citation import csl, reference
    from cableformat.page.telegrams import Shown, html

__all__ = ["Shown", "csl", "html", "reference"]

_LATER = {
    "Shown": "telegrams",
    "csl": "citation",
    "html": "telegrams",
    "reference": "citation",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
