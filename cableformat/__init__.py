r"""State Department telegrams ("cables"): one model, and its faithful representations.

A map of the package; each room imports only rooms above it:

- `cableformat.errors`: the exceptions; nothing else escapes.
- `cableformat.diagnostics`: findings about a source, and the catalogue of their codes.
- `cableformat.reference`: posts, TAGS, captions, routing indicators, executive
  orders: look-up tables with their sources.
- `cableformat.markings`: levels, markings that join, declassification. Pure values.
- `cableformat.routing`: precedence, indicators, signals, times. Pure values.
- `cableformat.model`: what a cable is; no format, no files.
- `cableformat.text`: telegram text to cable and back.
- `cableformat.document`: what JSON and XML documents share, including layouts.
- `cableformat.comparison`: differences between two cables; a hash of what one says.
- `cableformat.schema`: the field table as JSON Schema and XSD.
- `cableformat.json`, `cableformat.xml`: documents to cable and back.
- `cableformat.streams`: the telegrams of one source, and the sections of one telegram.
- `cableformat.rules`: contradictions between the elements of a cable.
- `cableformat.page`: a telegram as a page of HTML; citations.
- `cableformat.testing`: Hypothesis strategies, and the assertion that two cables are
  the same (extra ``testing``).
- `cableformat.conformance`: the kit for producers: suite, harness, reports.
- `cableformat.bulk`: many cables: archives, mailboxes, tables and pages.
- `cableformat.spark`: the same as a data source of Spark (extra ``spark``).
- `cableformat.cli`: the command line.

After ``import cableformat`` every room is available, and loads at first use.

The front door is here: `read` reads a file, `load` an open one, `parse` and `loads` any
source; `dumps` and `convert` write.  `check` finds what is wrong with a source, `split`
cuts one into its telegrams, `assemble` joins the sections of a telegram, `build` makes
a cable from data, `differences` compares two and `content_hash` many; `text`, `json`
and `xml` are the codecs themselves.

Compatibility: you may rely on the names in the ``__all__`` of this package and of the
rooms directly below it, the codes of findings and exceptions, the published schemas and
the exit codes of the command line.  Do not rely on the wording of messages or any repr,
do not create the exceptions yourself, and do not subclass.  Modules inside a room are
not public: those without an underscore are for other rooms of this package, those with
one for their own room.  Better conformance to the sources is a fix, not a break.

>>> import cableformat
>>> reading = cableformat.parse("FM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n")
>>> print(reading.cable.originator)
AMEMBASSY ASTANA
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later, room
from cableformat.errors import (
    CableDecodeError,
    CableEncodeError,
    CableFormatError,
    CableValueError,
)

if TYPE_CHECKING:
    from cableformat import bulk as bulk
    from cableformat import cli as cli
    from cableformat import comparison as comparison
    from cableformat import conformance as conformance
    from cableformat import diagnostics as diagnostics
    from cableformat import document as document
    from cableformat import errors as errors
    from cableformat import json, text, xml
    from cableformat import markings as markings
    from cableformat import model as model
    from cableformat import page as page
    from cableformat import reference as reference
    from cableformat import routing as routing
    from cableformat import rules as rules
    from cableformat import schema as schema
    from cableformat import spark as spark
    from cableformat import streams as streams
    from cableformat import testing as testing
    from cableformat._check import check
    from cableformat._convert import convert, dumps, loads, parse
    from cableformat._files import load, read
    from cableformat.comparison import content_hash, differences
    from cableformat.diagnostics import Diagnostic, Severity
    from cableformat.model import Cable, build
    from cableformat.streams import assemble, split
    from cableformat.text import Hints, Reading

__all__ = [
    "Cable",
    "CableDecodeError",
    "CableEncodeError",
    "CableFormatError",
    "CableValueError",
    "Diagnostic",
    "Hints",
    "Reading",
    "Severity",
    "assemble",
    "build",
    "check",
    "content_hash",
    "convert",
    "differences",
    "dumps",
    "json",
    "load",
    "loads",
    "parse",
    "read",
    "split",
    "text",
    "xml",
]

__version__ = "0.1.0.dev0"

# What is needed loads when it is first asked for (architecture.md 6: what importing
# costs); pytest imports this package wherever it is installed.
_LATER = {
    "Cable": "model",
    "Diagnostic": "diagnostics",
    "Hints": "text",
    "Reading": "text",
    "Severity": "diagnostics",
    "assemble": "streams",
    "build": "model",
    "check": "_check",
    "content_hash": "comparison",
    "convert": "_convert",
    "differences": "comparison",
    "dumps": "_convert",
    "load": "_files",
    "loads": "_convert",
    "parse": "_convert",
    "read": "_files",
    "split": "streams",
}
_ROOMS = frozenset(
    "bulk cli comparison conformance diagnostics document errors json markings model "
    "page reference routing rules schema spark streams testing text xml".split()
)

if not TYPE_CHECKING:
    _found, _listed = later(__name__, _LATER)

    def __getattr__(name: str) -> object:
        return room(__name__, name) if name in _ROOMS else _found(name)

    def __dir__() -> list[str]:
        return sorted({*_listed(), *_ROOMS})
