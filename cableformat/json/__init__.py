"""JSON: documents of cables, and back.

This room knows how JSON spells a document and where its members are; it must not know
telegram text, nor XML.
"""

from cableformat.json._codec import (
    check,
    dump,
    dumps,
    inspect,
    load,
    loads,
    parse,
)

__all__ = ["check", "dump", "dumps", "inspect", "load", "loads", "parse"]
