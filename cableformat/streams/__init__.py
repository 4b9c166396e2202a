"""Several telegrams in one source, and one telegram in several sources.

This room knows where telegrams begin and end within a text, and which sections make
one; it must not know documents, containers, files or the command line.
"""

from cableformat.streams._pieces import Evidence, PieceKind, StreamPiece, split
from cableformat.streams.assembly import Assembly, Seam, assemble, telegram_key

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
