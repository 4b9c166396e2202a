"""For tests: Hypothesis strategies, and the assertion that two cables are the same.

This room knows how to draw (values of the model, telegrams in any dress, damage, edits)
and how to tell a test what differs; it must not know what the laws are.  It needs the
extra ``testing``.
"""

from cableformat.testing._assertion import assert_same_cable
from cableformat.testing._cables import cables, values
from cableformat.testing._damage import damaged
from cableformat.testing._documents import documents
from cableformat.testing._dress import Dress, dresses, telegrams
from cableformat.testing._edits import Edit, edits
from cableformat.testing._markings import markings
from cableformat.testing._sections import Sectioned, sections
from cableformat.testing._sound_cables import sound_cables

__all__ = [
    "Dress",
    "Edit",
    "Sectioned",
    "assert_same_cable",
    "cables",
    "damaged",
    "documents",
    "dresses",
    "edits",
    "markings",
    "sections",
    "sound_cables",
    "telegrams",
    "values",
]
