"""What the data source makes of paths, options and columns, without a cluster."""

from __future__ import annotations

import json
import pickle

import pytest

from cableformat import CableFormatError, bulk

pytestmark = [pytest.mark.full, pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def read(tmp_path):
    """The rows that a source with those options reads, its parts sent elsewhere."""
    for name in ("a", "b"):
        text = f"R 011200Z MAR 75\nFM AMEMBASSY {name}\nTAGS: PREL\nSUBJ: CORK\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")

    def rows(columns=None, **options):
        from cableformat.spark._source import CableSource  # noqa: PLC0415

        given = {"path": str(tmp_path)} | options
        source = CableSource({k: v for k, v in given.items() if v is not None})
        schema = source.schema()
        schema = schema if columns is None else schema[:0].add(columns, "string")
        reader = source.reader(schema)
        sent = pickle.loads(pickle.dumps((reader, reader.partitions())))
        return [batch.to_pylist() for part in sent[1] for batch in sent[0].read(part)]

    return rows


def test_a_path_has_the_rows_of_bulk(read, tmp_path):
    """A small path is one partition with the rows and all columns of `bulk.batches`."""
    (found,) = read()
    (batch,) = bulk.batches(tmp_path)
    assert found == batch.to_pylist()


def test_several_paths_come_as_json(read, tmp_path):
    """Spark passes several paths as JSON; the option shareSize limits the size of a
    partition.
    """
    paths = json.dumps([str(tmp_path / "b.txt"), str(tmp_path / "a.txt")])
    (one,) = read(path=None, paths=paths)
    assert [row["originator"] for row in one] == ["AMEMBASSY b", "AMEMBASSY a"]
    assert len(read(path=None, paths=paths, shareSize="10")) == 2


def test_columns_that_are_asked_for_are_read_alone(read):
    assert read("subject") == [[{"subject": "CORK"}, {"subject": "CORK"}]]


def test_hints_are_options(read):
    (found,) = read(DIALECT="nara", date="1875-01-01")
    assert {(row["dialect"], row["year"]) for row in found} == {("nara", 1875)}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"path": None}, "input.missing"),
        ({"date": "1975"}, "config.wrong-value"),
        ({"shareSize": "big"}, "config.wrong-value"),
    ],
)
def test_options_that_make_no_sense_are_errors_of_ours(read, options, code):
    with pytest.raises(CableFormatError) as caught:
        read(**options)
    assert caught.value.code == code


def test_an_empty_folder_has_no_rows(read, tmp_path):
    """An empty folder is one partition without rows, because Spark needs
    a partition.
    """
    (tmp_path / "empty").mkdir()
    assert read(path=str(tmp_path / "empty")) == []
