"""Many telegrams: what archives, mailboxes, tables and pages hold, and tables of them.

This room knows what a container is, how its members are taken out, one at a time and
within caps, and what a row of a table says of a telegram; it must not know how a
telegram is read.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later

if TYPE_CHECKING:
    from cableformat.bulk._arrow import SCHEMA, batches
    from cableformat.bulk._graph import Edge, Fate, Graph, Node, graph
    from cableformat.bulk._interchange import GRAPH_FILES
    from cableformat.bulk._member import Member, MemberPlace
    from cableformat.bulk._opening import members
    from cableformat.bulk._rows import rows
    from cableformat.bulk._statistics import Look, Statistics, stats

__all__ = [
    "GRAPH_FILES",
    "SCHEMA",
    "Edge",
    "Fate",
    "Graph",
    "Look",
    "Member",
    "MemberPlace",
    "Node",
    "Statistics",
    "batches",
    "graph",
    "members",
    "rows",
    "stats",
]

_LATER = {
    "Edge": "_graph",
    "Fate": "_graph",
    "GRAPH_FILES": "_interchange",
    "Graph": "_graph",
    "Look": "_statistics",
    "Member": "_member",
    "MemberPlace": "_member",
    "Node": "_graph",
    "SCHEMA": "_arrow",
    "Statistics": "_statistics",
    "batches": "_arrow",
    "graph": "_graph",
    "members": "_opening",
    "rows": "_rows",
    "stats": "_statistics",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
