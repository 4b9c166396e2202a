"""XML: documents of cables, and back.

This room knows how XML spells a document and where its elements are; it must not know
telegram text, nor JSON.
"""

from cableformat.xml._codec import (
    check,
    dump,
    dumps,
    inspect,
    load,
    loads,
    parse,
)

__all__ = ["check", "dump", "dumps", "inspect", "load", "loads", "parse"]
