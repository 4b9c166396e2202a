"""JSON and XML against their parsers, in one run (design section 11).

Run by name: ``python -m tests.benchmarks.documents``.

The baselines: `orjson.loads`, and `lxml.etree.fromstring` with a walk that looks at
every element's tag, text and tail, as any reader must.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Final

import orjson
from lxml import etree

from cableformat import json, text, xml
from tests.benchmarks.ratios import Jobs, report
from tests.benchmarks.telegrams import telegrams

if TYPE_CHECKING:
    from cableformat.text import Reading

_IMPORTS: Final = 15


def walked(document: bytes) -> int:
    """The baseline for XML: parse, and look at everything once."""
    seen = 0
    for element in etree.fromstring(document).iter():
        if element.tag and element.text is not element.tail:
            seen += 1
    return seen


def _jobs(readings: list[Reading[Any]], *, carried: bool) -> dict[str, Jobs]:
    pairs = [(r.cable, r.layout if carried else None) for r in readings]
    in_json = [json.dumps(cable, layout=layout).encode() for cable, layout in pairs]
    in_xml = [xml.dumps(cable, layout=layout).encode() for cable, layout in pairs]
    return {
        "json": {
            "orjson.loads": (orjson.loads, in_json),
            "json.parse": (json.parse, in_json),
            "json.dumps": (lambda pair: json.dumps(pair[0], layout=pair[1]), pairs),
        },
        "xml": {
            "etree.fromstring and walk": (walked, in_xml),
            "xml.parse": (xml.parse, in_xml),
            "xml.dumps": (lambda pair: xml.dumps(pair[0], layout=pair[1]), pairs),
        },
    }


def _import_cost(module: str) -> float:
    """The least of several runs: what the machine does besides only adds."""
    code = f"import time; t = time.perf_counter(); import {module}; "
    code += "print(time.perf_counter() - t)"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True
        )
        for _ in range(_IMPORTS)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print each ratio: median of the rounds, least and most."""
    readings = [text.parse(source) for source in telegrams()]
    started = time.perf_counter()
    for carried in (False, True):
        sys.stdout.write(f"documents {'with' if carried else 'without'} layout\n")
        for jobs in _jobs(readings, carried=carried).values():
            report(jobs)
    ours, theirs = _import_cost("cableformat"), _import_cost("attrs")
    sys.stdout.write(f"import cableformat: {ours / theirs:.2f} times import attrs\n")
    sys.stdout.write(f"{time.perf_counter() - started:.0f} s\n")


if __name__ == "__main__":
    main()
