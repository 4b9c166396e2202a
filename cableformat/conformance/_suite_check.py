"""Whether a suite is sound: its form, what its cases say, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.conformance._fault import Fault
from cableformat.conformance._suite import published, refuse
from cableformat.conformance._suite_form import Form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["Fault", "faults"]


def faults(
    folder: Traversable | None = None, *, complete: bool | None = None
) -> Iterator[Fault]:
    """What is wrong with a suite, the published one by default.

    Of a suite that is to be `complete`, as the published one is, also what it lacks.

    Raises:
        CableFormatError: There is no such folder, or no case in it
            (``conformance.broken-suite``), or the installation lacks the suite
            (``data.missing``).

    >>> from pathlib import Path
    >>> list(faults(Path("no-such-folder")))
    Traceback (most recent call last):
    cableformat.errors.CableFormatError: the suite can't be read: ...
    """
    del complete
    form = Form(published() if folder is None else folder)
    try:
        yield from form.faults()
    except OSError as error:
        refuse(error.strerror or str(error))
