"""Public names that load their module when first asked for (architecture.md 6).

A ``__getattr__`` hides wrong names from a type checker, which takes it to know them
all.  So a package defines it under ``if not TYPE_CHECKING``, and imports the same names
under ``if TYPE_CHECKING``.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

__all__ = ["later", "room"]


def later(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """``__getattr__`` and ``__dir__`` of a package: names, and the modules with them.

    >>> found, listed = later("cableformat.markings", {"join": "_roll_up"})
    >>> found("join").__name__, "join" in listed()
    ('join', True)
    """

    def found(name: str) -> object:
        if name not in modules:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        module = importlib.import_module(f"{package}.{modules[name]}")
        value = getattr(module, name)
        # Asked for once only.
        setattr(sys.modules[package], name, value)
        return value

    def listed() -> list[str]:
        names = vars(sys.modules[package])
        return sorted({*names, *names["__all__"]})

    return found, listed


def room(package: str, name: str) -> ModuleType:
    """A package inside another.

    Raises:
        AttributeError: It needs a distribution that is not installed.

    >>> room("cableformat", "routing").Precedence.FLASH
    <Precedence.FLASH: 'Z'>
    """
    try:
        return importlib.import_module(f"{package}.{name}")
    except ModuleNotFoundError as error:
        msg = f"{package}.{name} needs {error.name}, which is not installed"
        raise AttributeError(msg) from error
