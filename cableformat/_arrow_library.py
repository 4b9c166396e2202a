"""pyarrow, which comes with the extra ``tables``.

Import it from here: without it, importing this module raises an exception of ours.

Raises:
    CableFormatError: pyarrow is not installed (``table.no-pyarrow``).
"""

from cableformat.errors import CableFormatError

__all__ = ["pyarrow"]

try:
    import pyarrow
except ImportError:
    _msg = "Arrow tables need pyarrow, which is not installed"
    raise CableFormatError(_msg, code="table.no-pyarrow") from None
