"""What a post may be."""

from __future__ import annotations

from typing import Final

__all__ = ["POST_KINDS"]

#: content.md 1.2: what a post is, where its name has that in front.
POST_KINDS: Final = frozenset(
    """AMEMBASSY AMEMB EMBASSY AMCONSUL AMCONGEN CONSULATE USMISSION USDEL USINT
    USLO""".split()
)
