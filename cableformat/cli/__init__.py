"""The command line: files in, a page or a document out.

This room knows files, streams, terminals and exit codes; it must not know the grammar
of any format.
"""

from cableformat.cli._program import main

__all__ = ["main"]
