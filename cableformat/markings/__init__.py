"""Levels of classification and the portion markings that use them, as values.

This room knows what protection a marking states and how two compare; it must not know
how a cable is laid out, nor read a file.
"""

from cableformat.markings._declassification import (
    Declassification,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
)
from cableformat.markings._levels import Level
from cableformat.markings._portions import PortionMarking

__all__ = [
    "Declassification",
    "DeclassificationDate",
    "DeclassificationEvent",
    "DeclassificationExemption",
    "DeclassificationSchedule",
    "DeclassificationText",
    "Level",
    "PortionMarking",
]
