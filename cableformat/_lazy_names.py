"""Public names that load their module when first asked for (design section 10)."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["later"]


def later(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A ``__getattr__`` for a package: names, and the modules in it that have them.

    >>> later("cableformat.markings", {"join": "_marking"})("join").__name__
    'join'
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

    return found
