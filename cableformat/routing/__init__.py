"""Precedence, routing indicators, signals and times, as values.

This room knows what each means and how two compare; it must not know how a line of a
telegram is laid out, nor look anything up.
"""

from cableformat.routing._precedence import Precedence
from cableformat.routing._times import MONTHS, DateTimeGroup, FilingTime, resolve_year

__all__ = ["MONTHS", "DateTimeGroup", "FilingTime", "Precedence", "resolve_year"]
