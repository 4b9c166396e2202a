"""Dialects: which lenses read a telegram, and where each may open.

This room knows the order in which lenses are asked; it must not know what they read.
"""

from cableformat.text.dialects._detection import Choice, Reason, choose, detect
from cableformat.text.dialects._dialect import Dialect, Row, Shape
from cableformat.text.dialects._frus import FRUS
from cableformat.text.dialects._military import MILITARY
from cableformat.text.dialects._nara import NARA
from cableformat.text.dialects._registry import DEFAULT, DIALECTS, holding, named
from cableformat.text.dialects._state import STATE

__all__ = [
    "DEFAULT",
    "DIALECTS",
    "FRUS",
    "MILITARY",
    "NARA",
    "STATE",
    "Choice",
    "Dialect",
    "Reason",
    "Row",
    "Shape",
    "choose",
    "detect",
    "holding",
    "named",
]
