"""Several telegrams in one source, and one telegram in several sources.

This room knows where telegrams begin and end within a text, and which sections make
one; it must not know documents, containers, files or the command line.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.streams._pieces import Evidence, PieceKind, StreamPiece, split

if TYPE_CHECKING:
    from cableformat.streams._assembly import Assembly, Seam, assemble, telegram_key

__all__ = [
    "Assembly",
    "Evidence",
    "PieceKind",
    "Seam",
    "StreamPiece",
    "assemble",
    "split",
    "telegram_key",
]

# Cutting compares no cables: what joins them loads when first asked for.
_LATER = {
    "Assembly": "_assembly",
    "Seam": "_assembly",
    "assemble": "_assembly",
    "telegram_key": "_assembly",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
