"""The published files that the package carries."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cableformat.document import VERSION
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["schema"]

_NAMES: Final = {"json": "cable.schema.json", "xsd": "cable.xsd"}


def schema(name: Literal["json", "xsd"]) -> bytes:
    """The published JSON Schema or XML Schema, byte for byte.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).

    >>> schema("xsd")[:11]
    b'<xs:schema '
    """
    for folder in _folders():
        file = folder / f"v{VERSION}" / _NAMES[name]
        if file.is_file():
            return file.read_bytes()
    msg = f"this installation lacks {_NAMES[name]}: install the package once more"
    raise CableFormatError(msg, code="data.missing")


def _folders() -> list[Traversable]:
    """Where a wheel has them; where a checkout does, that editable installs use."""
    package = resources.files("cableformat")
    return [package / "_published", Path(__file__).parents[1] / "schemas"]
