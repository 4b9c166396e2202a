"""Levels of classification, portion markings, declassification; markings as values.

This room knows what protection a marking states, how two compare, and what other
standards call it; it must not know how a cable is laid out, nor read a file.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.markings.declassification import (
    Declassification,
    DeclassificationDate,
    DeclassificationEvent,
    DeclassificationExemption,
    DeclassificationSchedule,
    DeclassificationText,
)
from cableformat.markings.levels import Level
from cableformat.markings.portions import PortionMarking

if TYPE_CHECKING:
    from cableformat.markings._ism import ISM_NAMESPACE, InIsm, from_ism, to_ism
    from cableformat.markings._label import (
        BINDING_NAMESPACE,
        LABEL_NAMESPACE,
        InLabel,
        from_label,
        to_label,
    )
    from cableformat.markings._marking import Marking, normalise
    from cableformat.markings._roll_up import (
        covers,
        doubts_relido,
        highest,
        join,
        needs_noforn,
    )
    from cableformat.markings._statement import Changes, Stated, changes, completed
    from cableformat.markings.consistency import Fault, faults
    from cableformat.markings.due_date import When, WhenKind, when
    from cableformat.markings.register import REGISTER, Category, Control, registered

__all__ = [
    "BINDING_NAMESPACE",
    "ISM_NAMESPACE",
    "LABEL_NAMESPACE",
    "REGISTER",
    "Category",
    "Changes",
    "Control",
    "Declassification",
    "DeclassificationDate",
    "DeclassificationEvent",
    "DeclassificationExemption",
    "DeclassificationSchedule",
    "DeclassificationText",
    "Fault",
    "InIsm",
    "InLabel",
    "Level",
    "Marking",
    "PortionMarking",
    "Stated",
    "When",
    "WhenKind",
    "changes",
    "completed",
    "covers",
    "doubts_relido",
    "faults",
    "from_ism",
    "from_label",
    "highest",
    "join",
    "needs_noforn",
    "normalise",
    "registered",
    "to_ism",
    "to_label",
    "when",
]

# No codec needs these: they load when first asked for (architecture.md 6).
_LATER = {
    "BINDING_NAMESPACE": "_label",
    "Category": "register",
    "Changes": "_statement",
    "Control": "register",
    "ISM_NAMESPACE": "_ism",
    "LABEL_NAMESPACE": "_label",
    "REGISTER": "register",
    "registered": "register",
    "Fault": "consistency",
    "InIsm": "_ism",
    "InLabel": "_label",
    "Marking": "_marking",
    "Stated": "_statement",
    "When": "due_date",
    "WhenKind": "due_date",
    "changes": "_statement",
    "completed": "_statement",
    "covers": "_roll_up",
    "doubts_relido": "_roll_up",
    "faults": "consistency",
    "from_ism": "_ism",
    "from_label": "_label",
    "highest": "_roll_up",
    "join": "_roll_up",
    "needs_noforn": "_roll_up",
    "normalise": "_marking",
    "to_ism": "_ism",
    "to_label": "_label",
    "when": "due_date",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
