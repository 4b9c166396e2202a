"""What a producer answers to a question, however it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Answer"]


def _tuple(found: Iterable[dict[str, Any]] | None) -> tuple[dict[str, Any], ...] | None:
    return None if found is None else tuple(found)


_is: Final = attrs.validators.instance_of
_maybe: Final = attrs.validators.optional


@attrs.frozen(kw_only=True)
class Answer:
    """What a producer answers to a question: an output, a refusal or a verdict.

    Raises:
        TypeError: A value is of another type.
    """

    #: What it wrote; `None` for a verdict and for a refusal.
    output: bytes | None = attrs.field(
        default=None, repr=False, validator=_maybe(_is(bytes))
    )
    #: That it refuses the source.
    refused: bool = attrs.field(default=False, validator=_is(bool))
    #: Its verdict on the source, where that is asked.
    valid: bool | None = attrs.field(default=None, validator=_maybe(_is(bool)))
    #: What it finds wrong: mappings with a code, and with path and span if it tells.
    findings: tuple[dict[str, Any], ...] | None = attrs.field(
        default=None,
        converter=_tuple,
        validator=_maybe(attrs.validators.deep_iterable(_is(dict), _is(tuple))),
    )

    @property
    def kinds(self) -> list[str]:
        """What it is: of a right answer, one thing."""
        return [
            *(["an output"] if self.output is not None else []),
            *(["a refusal"] if self.refused else []),
            *(["a verdict"] if self.valid is not None else []),
        ]
