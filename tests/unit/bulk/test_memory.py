"""Members are handed on one at a time: a container costs the memory of a few."""

from __future__ import annotations

import tracemalloc

import pytest

from cableformat.bulk import members
from tests.unit.bulk.containers import tarred, zipped
from tests.unit.bulk.test_mail import POSTMARK, mail
from tests.unit.bulk.test_markup import END, ROOT
from tests.unit.bulk.test_tables import COLUMNS, VALUES, row

COUNT = 60
BODY = (b"FM LIMA " * 100 + b"\n") * 50
FILES = {str(number): BODY for number in range(COUNT)}


@pytest.mark.parametrize(
    "content",
    [
        zipped(FILES),
        tarred(FILES, "w:gz"),
        (POSTMARK + mail(BODY) + b"\n") * COUNT,
        row(body=BODY) * COUNT,
        COLUMNS.encode() + VALUES.format(BODY.decode()).encode() * COUNT,
        b'{"a":"%s"}\n' % BODY.replace(b"\n", b" ") * COUNT,
        (ROOT + f"<div type='document'>{BODY.decode()}</div>" * COUNT + END).encode(),
    ],
    ids=["zip", "tar.gz", "mbox", "leaked", "table", "lines", "volume"],
)
def test_a_container_costs_the_memory_of_a_few_members(tmp_path, content):
    path = tmp_path / "cables"
    path.write_bytes(content)
    assert sum(1 for _ in members(path)) == COUNT
    tracemalloc.start()
    try:
        for member in members(path):
            assert member.error is None
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < COUNT * len(BODY) / 3
