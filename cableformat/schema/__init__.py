"""The field table as published schemas: JSON Schema 2020-12, XML Schema 1.0, Arrow.

This room knows how each schema language says what a field is; it must not know a
document, nor a field that the table lacks.  What is published is in ``schemas/``, and a
test compares it with what is generated here.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later
from cableformat.schema._json import json_schema
from cableformat.schema._rules import RULES
from cableformat.schema._xsd import xsd

if TYPE_CHECKING:
    from cableformat.schema._arrow import arrow_cable, arrow_field, arrow_json

__all__ = ["RULES", "arrow_cable", "arrow_field", "arrow_json", "json_schema", "xsd"]

# They need pyarrow, which is an extra.
_LATER = dict.fromkeys(("arrow_cable", "arrow_field", "arrow_json"), "_arrow")

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
