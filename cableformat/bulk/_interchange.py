"""A graph in a file: GraphML, node-link JSON, or its edges as a Parquet table."""

from __future__ import annotations

import enum
import itertools
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import attrs
import orjson

from cableformat._escape import encodable, fit_for_xml
from cableformat.bulk._graph import Edge, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cableformat.bulk._graph import Graph

__all__ = ["GRAPH_FILES"]

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Final = {"int": "int"}
#: How many edges a row group of Parquet has.
_GROUP: Final = 100_000
#: The members of an edge that are ends of it, and no data.
_ENDS: Final = ("source", "target")


def write_graphml(graph: Graph, file: BinaryIO) -> None:
    """Write the nodes, and the edges that have two ends, as GraphML.

    Its ids take no blanks, so a node's id is its place, and its name a label.
    """
    from lxml import etree  # noqa: PLC0415 - loads when needed

    places = {node.id: f"n{place}" for place, node in enumerate(graph.nodes)}
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: _GRAPHML}):
            for name, of, type_ in _keys():
                known = {"attr.name": name, "attr.type": type_}
                xml.write(
                    etree.Element("key", id=f"{of}-{name}", **{"for": of}, **known)
                )
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
                yield name, of, _TYPES.get(str(field.type), "string")


def _element(tag: str, data: dict[str, Any], **ends: str) -> Any:
    from lxml import etree  # noqa: PLC0415 - loads when needed

    element = etree.Element(tag, **ends)
    for name, value in data.items():
        if value is not None:
            each = etree.SubElement(element, "data", key=f"{tag}-{name}")
            each.text = fit_for_xml(str(value))
    return element


def write_node_link(graph: Graph, file: BinaryIO) -> None:
    """Write node-link JSON, as networkx and D3 read it.

    References that lead to no node are in ``unlinked``.
    """
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


def write_edges(graph: Graph, file: BinaryIO) -> None:
    """Write a row for each edge, with both ends or one, as Parquet.

    Raises:
        CableFormatError: pyarrow is not installed (``table.no-pyarrow``).
    """
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


#: What writes the file of an ending.
GRAPH_FILES: Final[dict[str, Callable[[Graph, BinaryIO], None]]] = {
    ".graphml": write_graphml,
    ".json": write_node_link,
    ".parquet": write_edges,
}
