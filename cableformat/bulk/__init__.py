"""Many telegrams: reading them from containers, and writing tables and graphs of them.

This room knows what a container is, how to take its members out one at a time and
within caps, and what a row of a table says about a telegram; it must not know how a
telegram is read.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later

if TYPE_CHECKING:
    from cableformat.bulk._arrow import SCHEMA, batches
    from cableformat.bulk._forms import TABLE_FORMS
    from cableformat.bulk._graph import Edge, Fate, Graph, Node, graph
    from cableformat.bulk._interchange import GRAPH_FORMS, write_graph
    from cableformat.bulk._member import Member, MemberPlace
    from cableformat.bulk._opening import members
    from cableformat.bulk._output import TableSummary, write_table
    from cableformat.bulk._rows import rows
    from cableformat.bulk._shares import Share, shares
    from cableformat.bulk._statistics import Look, Statistics, stats

__all__ = [
    "GRAPH_FORMS",
    "SCHEMA",
    "TABLE_FORMS",
    "Edge",
    "Fate",
    "Graph",
    "Look",
    "Member",
    "MemberPlace",
    "Node",
    "Share",
    "Statistics",
    "TableSummary",
    "batches",
    "graph",
    "members",
    "rows",
    "shares",
    "stats",
    "write_graph",
    "write_table",
]

_LATER = {
    "GRAPH_FORMS": "_interchange",
    "Edge": "_graph",
    "Fate": "_graph",
    "Graph": "_graph",
    "Look": "_statistics",
    "Member": "_member",
    "MemberPlace": "_member",
    "Node": "_graph",
    "SCHEMA": "_arrow",
    "TABLE_FORMS": "_forms",
    "Share": "_shares",
    "Statistics": "_statistics",
    "TableSummary": "_output",
    "batches": "_arrow",
    "graph": "_graph",
    "members": "_opening",
    "rows": "_rows",
    "shares": "_shares",
    "stats": "_statistics",
    "write_graph": "_interchange",
    "write_table": "_output",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
