"""What a type checker says of names after a bare import.

`tox -e types` asks mypy, `tox -e full` pyright.  A wrong name carries the error that
is reported; where none is, the comment is unused, and that is an error too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import cableformat

#: One name of every room, and some of the front door.
RIGHT: Final[tuple[Callable[[], Any], ...]] = (
    lambda: cableformat.Cable,
    lambda: cableformat.__version__,
    lambda: cableformat.parse,
    lambda: cableformat.cli.main,
    lambda: cableformat.comparison.differences,
    lambda: cableformat.conformance.run,
    lambda: cableformat.diagnostics.CATALOGUE,
    lambda: cableformat.document.VERSION,
    lambda: cableformat.errors.CableValueError,
    lambda: cableformat.json.dumps,
    lambda: cableformat.markings.Level.SECRET,
    lambda: cableformat.markings.join,
    lambda: cableformat.model.Addressee,
    lambda: cableformat.model.Citation,
    lambda: cableformat.reference.post,
    lambda: cableformat.routing.Precedence.FLASH,
    lambda: cableformat.rules.broken,
    lambda: cableformat.schema.xsd,
    lambda: cableformat.testing.cables,
    lambda: cableformat.text.Layout,
    lambda: cableformat.xml.dumps,
)

#: One of every package that has a ``__getattr__``, and of one that has none.
WRONG: Final[tuple[Callable[[], Any], ...]] = (
    lambda: cableformat.no_such_name,  # type: ignore[attr-defined]
    lambda: cableformat.diagnostics.no_such_name,  # type: ignore[attr-defined]
    lambda: cableformat.markings.no_such_name,  # type: ignore[attr-defined]
    lambda: cableformat.model.no_such_name,  # type: ignore[attr-defined]
    lambda: cableformat.reference.no_such_name,  # type: ignore[attr-defined]
    lambda: cableformat.text.no_such_name,  # type: ignore[attr-defined]
)
