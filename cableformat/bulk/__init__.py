"""Containers: archives, mailboxes, tables and pages that hold telegrams or documents.

This room knows what a container is and how its members are taken out, one at a time and
within caps; it must not know how a telegram is read, nor write anything.
"""

from typing import TYPE_CHECKING

from cableformat._lazy_names import later

if TYPE_CHECKING:
    from cableformat.bulk._graph import Edge, Fate, Graph, Node, graph
    from cableformat.bulk._interchange import GRAPH_FILES
    from cableformat.bulk._member import Member, MemberPlace
    from cableformat.bulk._opening import members
    from cableformat.bulk._statistics import Look, Statistics, stats

__all__ = [
    "GRAPH_FILES",
    "Edge",
    "Fate",
    "Graph",
    "Look",
    "Member",
    "MemberPlace",
    "Node",
    "Statistics",
    "graph",
    "members",
    "stats",
]

_LATER = {
    "Edge": "_graph",
    "Fate": "_graph",
    "GRAPH_FILES": "_interchange",
    "Graph": "_graph",
    "Look": "_statistics",
    "Node": "_graph",
    "Statistics": "_statistics",
    "graph": "_graph",
    "Member": "_member",
    "MemberPlace": "_member",
    "members": "_opening",
    "stats": "_statistics",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = later(__name__, _LATER)
