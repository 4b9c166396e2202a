"""Whether two cables say the same, and what differs: by element, never by line.

This room knows the field table and what a value is in a document; it must not know any
format, any layout, or how a difference is printed.
"""

from cableformat.comparison._differences import Change, Difference, differences
from cableformat.comparison._hash import SCOPES, content_hash
from cableformat.comparison._line_wrapping import unwrapped

__all__ = [
    "SCOPES",
    "Change",
    "Difference",
    "content_hash",
    "differences",
    "unwrapped",
]
