"""Whether a suite is sound: its form, what its cases say, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cableformat.conformance._fault import Fault
from cableformat.conformance._suite import published, refuse
from cableformat.conformance._suite_complete import lacking
from cableformat.conformance._suite_form import Form
from cableformat.conformance._suite_readings import read_of, written_of
from cableformat.conformance._suite_schemas import schemas_of
from cableformat.conformance._suite_stated import stated

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
    form = Form(published() if folder is None else folder)
    try:
        yield from form.faults()
    except OSError as error:
        refuse(error.strerror or str(error))
    yield from stated(form.cases)
    for case in form.cases:
        for judge in (read_of, written_of, schemas_of):
            yield from judge(case)
    if folder is None if complete is None else complete:
        yield from lacking(form.cases)
