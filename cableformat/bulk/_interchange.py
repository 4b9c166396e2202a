"""A graph in a file: GraphML, node-link JSON, or its edges as a Parquet table."""

from __future__ import annotations

import enum
import itertools
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import attrs
import orjson

from cableformat._escape import encodable, fit_for_xml
from cableformat._record import shown
from cableformat.bulk._graph import Edge, Node
from cableformat.errors import CableEncodeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.bulk._graph import Graph

__all__ = ["GRAPH_FORMS", "write_graph"]

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
#: How many edges a row group of Parquet has.
_GROUP: Final = 100_000
#: The members of an edge that are ends of it, and no data.
_ENDS: Final = ("source", "target")


def _write_graphml(graph: Graph, file: BinaryIO) -> None:
    # An id of GraphML has no blanks: it is the place of a node, and its name a label.
    from lxml import etree  # noqa: PLC0415 - loads when needed

    places = {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: _GRAPHML}):
            for name, of, type_ in _keys():
                key = {"id": f"{of}-{name}", "for": of, "attr.name": name}
                xml.write("\n", etree.Element("key", key | {"attr.type": type_}))
            xml.write("\n")
            with xml.element("graph", edgedefault="directed"):
                for node in graph.nodes:
                    data = _plain(node)
                    data["label"] = data.pop("id")
                    xml.write("\n", _element("node", data, id=places[node.id]))
                for edge in _linked(graph):
                    ends = {each: places[getattr(edge, each)] for each in _ENDS}
                    data = {k: v for k, v in _plain(edge).items() if k not in _ENDS}
                    xml.write("\n", _element("edge", data, **ends))


def _keys() -> Iterator[tuple[str, str, str]]:
    for of, cls in (("node", Node), ("edge", Edge)):
        for field in attrs.fields(cls):
            if field.name not in _ENDS:
                name = "label" if (of, field.name) == ("node", "id") else field.name
                yield name, of, "int" if str(field.type) == "int" else "string"


def _element(tag: str, data: dict[str, Any], **ends: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - loads when needed

    element = etree.Element(tag, **ends)
    for name, value in data.items():
        if value is not None:
            each = etree.SubElement(element, "data", key=f"{tag}-{name}")
            each.text = fit_for_xml(str(value))
    return element


def _write_node_link(graph: Graph, file: BinaryIO) -> None:
    facts = {
        "resolvedShare": round(graph.resolved_share, 4),
        "fates": {fate.value: count for fate, count in graph.fates.items()},
        "failures": graph.failures,
    }
    file.write(b'{"directed": true, "multigraph": true,\n"graph": ')
    file.write(orjson.dumps(facts))
    unlinked = (edge for edge in graph.edges if edge.target is None)
    lists: dict[str, Iterable[Node | Edge]] = {
        "nodes": graph.nodes,
        "edges": _linked(graph),
        "unlinked": unlinked,
    }
    for name, values in lists.items():
        file.write(f',\n"{name}": ['.encode("ascii"))
        for place, value in enumerate(values):
            file.write(b",\n" if place else b"\n")
            file.write(orjson.dumps(_plain(value)))
        file.write(b"]")
    file.write(b"}\n")


def _write_edges(graph: Graph, file: BinaryIO) -> None:
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    from cableformat._arrow_library import pyarrow as pa  # noqa: PLC0415 - an extra

    types = {"int": pa.int32()}
    fields = attrs.fields(Edge)
    schema = pa.schema([(f.name, types.get(str(f.type), pa.string())) for f in fields])
    rows = map(_plain, graph.edges)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(itertools.islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _linked(graph: Graph) -> Iterable[Edge]:
    return (edge for edge in graph.edges if edge.target is not None)


def _plain(value: Node | Edge) -> dict[str, Any]:
    """The members of a node or an edge as strings and numbers."""
    names = (field.name for field in attrs.fields(type(value)))
    return {name: _flat(getattr(value, name)) for name in names}


def _flat(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    # The name of a file may be no text.
    return encodable(value) if isinstance(value, str) else value


_FORMS: Final[dict[str, Callable[[Graph, BinaryIO], None]]] = {
    "graphml": _write_graphml,
    "json": _write_node_link,
    "parquet": _write_edges,
}
#: The forms of a graph; the ending of a file says which it is.
GRAPH_FORMS: Final = tuple(_FORMS)


def write_graph(graph: Graph, file: BinaryIO, *, to: str) -> None:
    """Write a graph: as ``graphml``, as ``json``, or its edges as ``parquet``.

    GraphML has the nodes, and the edges that have two ends. JSON has both in the
    node-link form that networkx and D3 read; references that lead to no node are in
    ``unlinked``. Parquet has a row for each edge. The same graph gives the same bytes.

    Raises:
        CableEncodeError: There is no such form (``convert.unknown-format``).
        CableFormatError: It is Parquet, and pyarrow is not installed
            (``table.no-pyarrow``).

    >>> import io
    >>> from cableformat.bulk import graph
    >>> file = io.BytesIO()
    >>> write_graph(graph([]), file, to="json")
    >>> file.getvalue()[:36]
    b'{"directed": true, "multigraph": tru'
    """
    if to not in _FORMS:
        msg = f"expected one of {', '.join(_FORMS)}; found {shown(to)}"
        raise CableEncodeError(msg, code="convert.unknown-format")
    _FORMS[to](graph, file)
