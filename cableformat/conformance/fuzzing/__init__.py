"""Drawn cables for a producer, and the smallest that it fails on; needs Hypothesis.

This package knows how cables are drawn, and how failures are made small and kept as
cases; it must not know how an adapter is spoken to, nor what a right answer is.
"""

from cableformat.conformance.fuzzing._kept_case import Kept, keep
from cableformat.conformance.fuzzing._search import Found, Fuzzed, fuzz

__all__ = ["Found", "Fuzzed", "Kept", "fuzz", "keep"]
