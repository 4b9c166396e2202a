"""Several telegrams in one source: where each begins.

This room knows where telegrams begin and end within a text; it must not know what any
of them says, nor files, documents or containers.
"""

from cableformat.streams._pieces import Evidence, PieceKind, StreamPiece, split

__all__ = ["Evidence", "PieceKind", "StreamPiece", "split"]
