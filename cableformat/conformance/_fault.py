"""What is wrong with a suite."""

from __future__ import annotations

import attrs

__all__ = ["Fault"]


@attrs.frozen(kw_only=True)
class Fault:
    """What is wrong with a file of a suite."""

    #: The file or folder, by its path in the suite.
    file: str
    told: str
