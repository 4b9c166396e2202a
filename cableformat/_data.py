"""The published files that the package carries."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cableformat.document import VERSION
from cableformat.errors import CableFormatError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["published", "schema"]

_NAMES: Final = {"json": "cable.schema.json", "xsd": "cable.xsd"}


def schema(name: Literal["json", "xsd"]) -> bytes:
    """The published JSON Schema or XML Schema, byte for byte.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).

    >>> schema("xsd")[:11]
    b'<xs:schema '
    """
    return published(_NAMES[name])


def published(name: str) -> bytes:
    """A file of the published schemas by its name in their folder.

    Raises:
        CableFormatError: The installation lacks it (``data.missing``).

    >>> published("conformance/report.schema.json")[:1]
    b'{'
    """
    for folder in _folders():
        file = folder / f"v{VERSION}" / name
        if file.is_file():
            return file.read_bytes()
    msg = f"this installation lacks {name}: install the package once more"
    raise CableFormatError(msg, code="data.missing")


def _folders() -> list[Traversable]:
    """Where a wheel has them; where a checkout does, that editable installs use."""
    package = resources.files("cableformat")
    return [package / "_published", Path(__file__).parents[1] / "schemas"]
