"""``cableformat check``, and what serves this command alone.

Files are read and checked one by one; findings are chosen by code, compared with a
baseline, counted, and written in one of several formats.
"""

from cableformat.cli._check._command import check

__all__ = ["check"]
