"""A table of ten times as many telegrams takes as much memory."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="no such figures on Windows")

MEASURED = """
import json, resource, sys
from cableformat import bulk

if __name__ == "__main__":
    made = bulk.write_table(sys.argv[1], sys.argv[2], jobs=2)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(json.dumps([made.rows, *(resource.getrusage(x).ru_maxrss for x in who)]))
"""
TELEGRAM = (
    '"1974OSLO{0:05}","R 141030Z FEB 74\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC {0}\n'
    'BT\nUNCLAS OSLO {0}\nTAGS: EFIS, NO\nSUBJECT: HERRING {0}\n\n1. BARREL {0}.\n"\n'
)


@pytest.mark.full
@pytest.mark.parametrize("form", ["parquet", "ndjson", "sqlite", "csv"])
def test_memory_does_not_grow_with_the_telegrams(tmp_path, form):
    """The memory of the program and of the largest worker does not grow with the number
    of telegrams.
    """
    found = []
    for count in (20_000, 200_000):
        table = tmp_path / f"{count}.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            file.write('"doc_nbr","text"\n')
            file.writelines(TELEGRAM.format(number) for number in range(count))
        command = [sys.executable, "-c", MEASURED, table, tmp_path / f"t.{form}"]
        rows, *peaks = json.loads(subprocess.check_output(command))
        assert rows == count
        found.append(peaks)
    small, large = found
    assert all(y <= 1.2 * x for x, y in zip(small, large, strict=True)), found
