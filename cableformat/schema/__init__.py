"""The field table as published schemas: JSON Schema 2020-12 and XML Schema 1.0.

This room knows how each schema language says what a field is; it must not know a
document, nor a field that the table lacks.  What is published is in ``schemas/``, and a
test compares it with what is generated here.
"""

from cableformat.schema._json import json_schema
from cableformat.schema._rules import RULES
from cableformat.schema._xsd import xsd

__all__ = ["RULES", "json_schema", "xsd"]
