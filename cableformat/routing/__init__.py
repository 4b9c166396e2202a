"""Precedence, routing indicators, designators, signals and times, as values.

This room knows what each means and how two compare; it must not know how a line of a
telegram is laid out, nor look anything up but in its own small, frozen tables.
"""

from cableformat.routing._designators import DesignatorKind, aig_number, designator_kind
from cableformat.routing._filing import FilingTime
from cableformat.routing._indicators import (
    RoutingFamily,
    RoutingIndicator,
    RoutingNetwork,
)
from cableformat.routing._signal_table import Confidence, Meaning
from cableformat.routing._signals import SIGNAL, Allocation, OperatingSignal, signals_in
from cableformat.routing.precedence import (
    Precedence,
    PrecedencePolicy,
    effective_precedence,
)
from cableformat.routing.times import MONTHS, DateTimeGroup, resolve_year

__all__ = [
    "MONTHS",
    "SIGNAL",
    "Allocation",
    "Confidence",
    "DateTimeGroup",
    "DesignatorKind",
    "FilingTime",
    "Meaning",
    "OperatingSignal",
    "Precedence",
    "PrecedencePolicy",
    "RoutingFamily",
    "RoutingIndicator",
    "RoutingNetwork",
    "aig_number",
    "designator_kind",
    "effective_precedence",
    "resolve_year",
    "signals_in",
]
