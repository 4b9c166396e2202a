"""Lines for a person: pieces, each with the name of a style, whoever prints them."""

from __future__ import annotations

__all__ = ["Line", "Span"]

#: A piece of a line, and the name of its style, which may be "".
Span = tuple[str, str]
Line = tuple[Span, ...]
