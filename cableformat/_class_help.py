"""What `help` shows of a class of the model: plain types, and what each field means."""

import inspect
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from cableformat._record import Field

__all__ = ["Description", "signature"]

_MODULES: Final = re.compile(r"(?:[a-z_]+\.)+(?=[A-Z])")


class _Parameter(inspect.Parameter):
    """A parameter that prints its type without the modules of the classes in it."""

    def __str__(self) -> str:
        annotation = _MODULES.sub("", inspect.formatannotation(self.annotation))
        default = "" if self.default is self.empty else f" = {self.default!r}"
        return f"{self.name}: {annotation}{default}"


def signature(cls: type) -> inspect.Signature:
    """The signature of the ``__init__`` that attrs made for a class."""
    empty = inspect.Parameter.empty
    fields = [
        _Parameter(
            a.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=empty if a.default is attrs.NOTHING else a.default,
            annotation=a.type,
        )
        for a in attrs.fields(cls)
    ]
    this = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return inspect.Signature([this, *fields])


class Description:
    """A docstring that ends with the meaning of each field; made when it is read."""

    def __init__(
        self, prose: str | None, rows: Callable[[type], Iterable["Field"]]
    ) -> None:
        self._prose = prose
        self._rows = rows

    def __get__(self, instance: object, cls: type) -> str:
        fields = "\n".join(map(_meaning, self._rows(cls)))
        # Under `python -OO` a class has no docstring.
        return f"{inspect.cleandoc(self._prose or '')}\n\nAttributes:\n{fields}\n"


def _meaning(row: "Field") -> str:
    # Every start of the library loads this module; few read the help.
    import textwrap  # noqa: PLC0415

    limits = ""
    if row.text is not None:
        limits = f" ({row.text.told})"
    elif row.whole is not None:
        limits = f" ({row.whole.least} to {row.whole.most})"
    return textwrap.fill(
        f"{row.name}: {row.doc.text}{limits}.",
        width=80,
        initial_indent=" " * 4,
        subsequent_indent=" " * 8,
        break_on_hyphens=False,
    )
