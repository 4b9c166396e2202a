"""Many telegrams: what archives, mailboxes, tables and pages hold, and tables of them.

This room knows what a container is, how its members are taken out, one at a time and
within caps, and what a row of a table says of a telegram; it must not know how a
telegram is read.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later

if TYPE_CHECKING:
    from cableformat.bulk._arrow import SCHEMA, batches
    from cableformat.bulk._forms import TABLE_FORMS
    from cableformat.bulk._member import Member, MemberPlace
    from cableformat.bulk._opening import members
    from cableformat.bulk._output import TableSummary, write_table
    from cableformat.bulk._rows import rows

__all__ = [
    "SCHEMA",
    "TABLE_FORMS",
    "Member",
    "MemberPlace",
    "TableSummary",
    "batches",
    "members",
    "rows",
    "write_table",
]

_LATER = {
    "Member": "_member",
    "MemberPlace": "_member",
    "SCHEMA": "_arrow",
    "TABLE_FORMS": "_forms",
    "TableSummary": "_output",
    "batches": "_arrow",
    "members": "_opening",
    "rows": "_rows",
    "write_table": "_output",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
