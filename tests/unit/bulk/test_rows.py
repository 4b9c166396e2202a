"""Rows of telegrams, in Python and in Arrow."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import duckdb
import polars
import pyarrow as pa
import pytest

import cableformat
from cableformat import bulk
from cableformat.bulk import _rows
from cableformat.bulk._arrow import batch_of
from cableformat.bulk._columns import NAMES
from tests.fixtures import FIXTURES

TELEGRAM: Final = """\
RR RUEHC
DE RUEHPE #0077 2591122
R 151122Z SEP 08
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC
INFO RUEHQT/AMEMBASSY QUITO
BT
C O N F I D E N T I A L LIMA 000077
SIPDIS
TAGS: EAGR, PE
SUBJECT: CORK FLOATS

REF: QUITO 12

1. (C) Bark floats
on water.
BT
#0077
NNNN
"""


@pytest.fixture
def folder(tmp_path):
    """Two telegrams in one file, one in an archive, a broken document, no archive."""
    (tmp_path / "a.txt").write_text(TELEGRAM + TELEGRAM.replace("77", "78"), "utf-8")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("c.txt", "FM AMEMBASSY OSLO\nBT\nSUBJECT: TIN\n")
        archive.writestr("d.json", '{"content": 7}')
    (tmp_path / "e.zip").write_bytes(b"PK\3\4 and no more")
    return tmp_path


def named(rows):
    return [(Path(r["path"]).name, r["member"], r["piece"], r["failure"]) for r in rows]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_telegram_has_a_row_and_so_has_a_failure(folder, jobs):
    """Telegrams and failures have rows in the order of the members, whichever process
    read them.
    """
    assert named(bulk.rows(folder, jobs=jobs)) == [
        ("a.txt", None, 1, None),
        ("a.txt", None, 2, None),
        ("b.zip", "c.txt", 1, None),
        ("b.zip", "d.json", 1, "document.missing-member"),
        ("e.zip", None, 1, "container.broken"),
    ]


def test_a_row_answers_what_everybody_asks(folder):
    """A row has flat columns of plain types, and the cable as in its document."""
    first, second, *_ = bulk.rows(folder / "a.txt")
    assert tuple(first) == NAMES == tuple(bulk.SCHEMA.names)
    cable = cableformat.parse(TELEGRAM).cable
    expected = {
        "offset": 0,
        "format": "text",
        "dialect": "state",
        "canonical_id": "08LIMA77",
        "date": datetime.datetime(2008, 9, 15, 11, 22, tzinfo=datetime.UTC),
        "year": 2008,
        "post": "LIMA",
        "originator": "AMEMBASSY LIMA",
        "action": ["SECSTATE WASHDC"],
        "info": ["AMEMBASSY QUITO"],
        "precedence": "R",
        "level": "CONFIDENTIAL",
        "captions": ["SIPDIS"],
        "tags": ["EAGR", "PE"],
        "subject": "CORK FLOATS",
        "references": ["QUITO 12"],
        "text": "1. (C) Bark floats\non water.",
        "errors": 0,
        "failure": None,
        "message_hash": cableformat.content_hash(cable, scope="message"),
    }
    assert {name: first[name] for name in expected} == expected
    assert second["offset"] == len(TELEGRAM)
    document = json.loads(cableformat.json.dumps(cable))
    assert first["cable"] == {n: v for n, v in document.items() if n != "$schema"}


def test_a_telegram_has_a_list_where_it_says_nothing(tmp_path):
    """A list of a telegram may be empty; for a failure every list is missing."""
    (tmp_path / "a.txt").write_text("SUBJECT: CORK\n", "utf-8")
    (tmp_path / "b.txt").write_text("FM AMEMBASSY LIMA\n", "utf-8")
    (tmp_path / "c.json").write_text("{", "utf-8")
    lists = [field.name for field in bulk.SCHEMA if pa.types.is_list(field.type)]
    for row in bulk.rows(tmp_path):
        empty = None if row["failure"] else []
        assert all(row[name] == empty for name in lists), row


def test_a_document_keeps_the_hash_of_its_telegram(tmp_path):
    """A telegram and its documents have the same hash, by which copies are found."""
    (tmp_path / "a.txt").write_text(TELEGRAM, "utf-8")
    (tmp_path / "a.xml").write_text(cableformat.convert(TELEGRAM, to="xml"), "utf-8")
    text, document = bulk.rows(tmp_path)
    assert text["message_hash"] == document["message_hash"]
    assert (text["format"], document["format"]) == ("text", "xml")


def test_arrow_holds_every_cable_of_the_suite():
    """The Arrow schema has every field of every cable, and the values come back with
    the same types.
    """
    rows = list(bulk.rows(FIXTURES / "valid"))
    back = table([batch_of(rows)]).to_pylist()
    assert [without_nulls(row) for row in back] == [without_nulls(row) for row in rows]


def table(batches):
    return pa.Table.from_batches(batches, schema=bulk.SCHEMA)


def without_nulls(value):
    """A row as plain data has it, where nothing is null."""
    if isinstance(value, dict):
        return {n: without_nulls(v) for n, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_nulls(each) for each in value]
    return value


def test_duckdb_and_polars_take_batches(folder):
    """DuckDB and Polars read batches in three lines each, as `docs/archive.md` says."""
    reader = pa.RecordBatchReader.from_batches(bulk.SCHEMA, bulk.batches(folder))
    with duckdb.connect() as database:
        database.register("telegrams", reader)
        found = database.sql("select post, count(*) from telegrams group by all")
        assert set(found.fetchall()) == {("LIMA", 2), (None, 3)}
    frame = polars.from_arrow(bulk.batches(folder), schema=None)
    assert frame.filter(polars.col("post") == "LIMA").height == 2


def test_names_that_no_encoding_has_are_escaped(tmp_path):
    """The bytes of a file name that are not UTF-8 are escaped."""
    name = b"caf\xe9.txt"
    try:
        (tmp_path / name.decode("utf-8", "surrogateescape")).write_bytes(b"FM LIMA\n")
    except OSError:
        pytest.skip("a file system of UTF-8 alone")
    (row,) = bulk.rows(tmp_path)
    assert row["path"].endswith(r"caf\udce9.txt")


@pytest.mark.parametrize(
    ("module", "name"), [(cableformat.text, "parse"), (cableformat, "split")]
)
def test_what_reading_raises_is_the_failure_of_one_row(
    tmp_path, monkeypatch, module, name
):
    """A lack of memory, or an error of this library, is the failure of one row."""
    for word in ("memory", "mistake", "whole"):
        (tmp_path / word).write_text(f"FM LIMA\n?? {word}\n", "utf-8")

    def fails(source, **named):
        if b"memory" in source:
            raise MemoryError
        if b"mistake" in source:
            raise AssertionError
        return original(source, **named)

    original = getattr(module, name)
    monkeypatch.setattr(module, name, fails)
    failures = [row["failure"] for row in bulk.rows(tmp_path)]
    assert failures == ["input.out-of-memory", "input.unforeseen", None]


@pytest.mark.usefixtures("spawns_tests")
def test_a_member_that_kills_its_process_fails_alone(tmp_path):
    """If a member kills its process, the others that were sent with it still have their
    rows, and each, failed or not, is made with its place in the order.
    """
    for name in "abc":
        (tmp_path / name).write_text(f"FM LIMA\nSUBJECT: {name}\n", "utf-8")
    work = _rows.pieces([str(tmp_path)])
    made = list(_rows.made_of(deadly, work, jobs=2))
    failures = [(first, row["failure"]) for first, rows in made for row in rows]
    assert failures == [(0, None), (1, "input.worker-died"), (2, None)]


def deadly(piece):
    import os  # noqa: PLC0415 - in the process that dies

    if any(b"SUBJECT: b" in (each.text or b"") for each in piece.works):
        os._exit(9)
    return piece.first, _rows.rows_of(piece, None)


@pytest.mark.parametrize("path", [7, b"bytes", ["a.txt", 7]])
def test_a_path_of_another_type_is_refused_at_the_call(path):
    """A path of another type is refused at the call, before the first row
    is asked for.
    """
    with pytest.raises(TypeError):
        bulk.rows(path)


def test_importing_the_package_does_not_load_pyarrow():
    """Neither importing the package nor reading rows loads pyarrow."""
    code = (
        "import sys, cableformat; list(cableformat.bulk.rows('none.txt'));"
        "print('pyarrow' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "False\n"


def test_without_pyarrow_an_exception_of_ours_names_the_extra():
    """Without pyarrow, the schema and a Parquet file both raise an exception of this
    library.
    """
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from cableformat import bulk\n"
        "for ask in (lambda: bulk.SCHEMA, lambda: bulk.write_table([], 'a.parquet')):\n"
        "    try: ask()\n"
        "    except Exception as error: print(type(error).__name__, error.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "CableFormatError table.no-pyarrow\n" * 2
