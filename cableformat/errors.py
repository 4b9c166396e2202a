"""The exceptions; nothing else escapes this library (laws.md 14).

This room knows how a failure is reported, and must not know of any format.
Wrong argument types are plain `TypeError`.
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "CableDecodeError",
    "CableEncodeError",
    "CableFormatError",
    "CableValueError",
]


def _rebuild(cls: type[CableFormatError], state: dict[str, Any]) -> CableFormatError:
    return cls(**state)


class CableFormatError(Exception):
    """The root of every exception of this library.

    `code` is the slug under which the catalogue explains the failure.  It is API; the
    wording is not.
    """

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.code = code

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.__dict__)

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]"


class CableDecodeError(CableFormatError, ValueError):
    """A source that could not be read, or that has findings of severity error.

    `diagnostics` holds every finding, in document order.
    """

    def __init__(
        self, message: str, *, code: str, diagnostics: tuple[Any, ...] = ()
    ) -> None:
        super().__init__(message, code=code)
        self.diagnostics = diagnostics


class CableEncodeError(CableFormatError, ValueError):
    """A cable that could not be written so that it reads back as itself (law 6).

    `path` names the first element that would differ, if it is known.
    """

    def __init__(self, message: str, *, code: str, path: str | None = None) -> None:
        super().__init__(message, code=code)
        self.path = path


class CableValueError(CableFormatError, ValueError):
    """A value that no format could carry, refused by a constructor.

    `field` is the class and the field that refused it.
    """

    def __init__(self, message: str, *, code: str, field: str | None = None) -> None:
        super().__init__(message, code=code)
        self.field = field
