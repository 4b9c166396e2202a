"""Tables of telegrams as files: whole or not at all, whatever ends the run."""

from __future__ import annotations

import csv
import errno
import json
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pyarrow as pa
import pytest
from pyarrow import parquet

from cableformat import bulk
from cableformat.bulk import _forms, _limits, _output, _rows, _shards
from cableformat.bulk._shards import Shards
from cableformat.errors import CableEncodeError

FORMS = ["parquet", "ndjson", "sqlite", "csv"]


def telegram(number):
    return (
        f"FM AMEMBASSY LIMA\nBT\nTAGS: PREL, PE\nSUBJECT: CORK {number}\n\n1. Bark.\n"
    )


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(_rows, "_MEMBERS", 2)


@pytest.fixture
def source(tmp_path):
    """Seven telegrams, of which one is no telegram."""
    folder = tmp_path / "source"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(telegram(number), "utf-8")
    (folder / "3.txt").rename(folder / "3.json")
    (folder / "3.json").write_text('{"content": 7}', "utf-8")
    return folder


def read(path):
    """The rows of a table in plain data, whatever its form."""
    match path.suffix:
        case ".parquet":
            rows = parquet.read_table(path).to_pylist()
        case ".ndjson":
            rows = [json.loads(line) for line in path.read_bytes().splitlines()]
        case ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        case ".sqlite":
            with closing(sqlite3.connect(path)) as base:
                base.row_factory = sqlite3.Row
                rows = [dict(row) for row in base.execute("SELECT * FROM telegrams")]
    return [(row["subject"] or None, row["failure"] or None) for row in rows]


def names_in(folder):
    return {path.name for path in folder.iterdir()}


EXPECTED = [
    (f"CORK {n}" if n != 3 else None, "document.missing-member" if n == 3 else None)
    for n in range(7)
]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_has_the_rows_in_their_order(source, tmp_path, form):
    """A table has the rows in the order of the members, and no other file is left
    beside it.
    """
    output = tmp_path / f"table.{form}"
    made = bulk.write_table(source, output)
    assert (made.rows, made.failures) == (7, {"document.missing-member": 1})
    assert read(output) == EXPECTED
    assert names_in(tmp_path) == {"source", output.name}
    bulk.write_table(source, output)
    assert read(output) == EXPECTED


def test_processes_write_the_same_bytes(source, tmp_path):
    """Several processes write the same bytes as one, in the order of the members."""
    bulk.write_table(source, tmp_path / "one.ndjson")
    bulk.write_table(source, tmp_path / "two.ndjson", jobs=2)
    one, two = (tmp_path / f"{name}.ndjson" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_parquet_keeps_the_descriptions_of_the_columns(source, tmp_path):
    """Parquet keeps the descriptions of the columns as metadata of the fields."""
    bulk.write_table(source, tmp_path / "a.parquet")
    schema = parquet.read_schema(tmp_path / "a.parquet")
    assert schema.field("tags").metadata[b"description"] == b"The TAGS."
    assert schema.field("tags").type == pa.list_(pa.field("element", pa.string()))
    assert schema.equals(bulk.SCHEMA)


def test_lists_and_the_cable_are_json_where_cells_are_plain(source, tmp_path):
    """In SQLite lists and the cable are JSON, which its functions can read."""
    bulk.write_table(source, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        found = base.execute(
            "SELECT value, json_extract(cable, '$.content.subject') "
            "FROM telegrams, json_each(tags) WHERE telegrams.rowid = 1"
        )
        assert found.fetchall() == [("PREL", "CORK 0"), ("PE", "CORK 0")]


def test_every_word_is_found_in_sqlite(source, tmp_path):
    """A full-text index finds the words of telegrams, and has the name by which
    Datasette looks for it.
    """
    bulk.write_table(source, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as base:
        found = base.execute(
            "SELECT subject FROM telegrams WHERE rowid IN "
            "(SELECT rowid FROM telegrams_fts WHERE telegrams_fts MATCH 'bark AND 4')"
        )
        assert found.fetchall() == [("CORK 4",)]
        (made,) = base.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'telegrams_fts'"
        ).fetchone()
        assert 'content="telegrams"' in made


# What ends a run


class Ended(BaseException):
    pass


def broken_after(monkeypatch, count, error):
    """Let a run be ended when it has made so many shards; what it makes is counted."""
    made = []
    original = _output.rows_of

    def rows_of(piece, hints):
        if len(made) == count:
            raise error
        made.append(piece)
        return original(piece, hints)

    monkeypatch.setattr(_output, "rows_of", rows_of)
    return made


@pytest.mark.parametrize("form", FORMS)
def test_a_run_goes_on_where_another_was_ended(source, tmp_path, monkeypatch, form):
    """A run continues where an earlier one ended, with the same rows, and repeats no
    work.
    """
    output = tmp_path / f"table.{form}"
    with monkeypatch.context() as patch:
        broken_after(patch, 3, Ended())
        with pytest.raises(Ended):
            bulk.write_table(source, output)
    assert not output.exists()
    with monkeypatch.context() as patch:
        made = broken_after(patch, 99, None)
        bulk.write_table(source, output)
        assert len(made) == 1
    assert read(output) == EXPECTED
    assert names_in(tmp_path) == {"source", output.name}


def test_a_run_by_other_options_begins_again(source, tmp_path, monkeypatch):
    """A run starts from the beginning if its options or its inputs have changed."""
    with monkeypatch.context() as patch:
        broken_after(patch, 3, Ended())
        with pytest.raises(Ended):
            bulk.write_table(source, tmp_path / "a.csv")
    made = broken_after(monkeypatch, 2, Ended())
    with pytest.raises(Ended):
        bulk.write_table(source, tmp_path / "a.csv", to="ndjson")
    monkeypatch.undo()
    monkeypatch.setattr(_rows, "_MEMBERS", 2)
    (source / "0.txt").write_text(telegram(10), "utf-8")
    made = broken_after(monkeypatch, 99, None)
    bulk.write_table(source, tmp_path / "a.csv", to="ndjson")
    assert [piece.first for piece in made] == [0, 4, 6]
    table = (tmp_path / "a.csv").rename(tmp_path / "a.ndjson")
    assert read(table) == [("CORK 10", None), *EXPECTED[1:]]


KILLED = """
import sys, time
from cableformat.bulk import _output, _rows, write_table
_rows._MEMBERS = 2
original = _output.rows_of
def slow(piece, hints):
    if piece.first >= 4:
        print("there", flush=True)
        time.sleep(600)
    return original(piece, hints)
_output.rows_of = slow
write_table(sys.argv[1], sys.argv[2])
"""


@pytest.fixture
def killed(source, tmp_path):
    """A run that waits in its middle."""
    command = [sys.executable, "-c", KILLED, str(source), str(tmp_path / "a.ndjson")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as run:
        assert run.stdout.readline() == "there\n"
        yield run
        run.kill()


def test_a_run_goes_on_after_one_that_was_killed(source, tmp_path, killed):
    """A table that a running process writes is refused to others; after SIGKILL the
    next run continues it.
    """
    output = tmp_path / "a.ndjson"
    with pytest.raises(CableEncodeError, match="another run") as caught:
        bulk.write_table(source, output)
    assert caught.value.code == "output.in-use"
    killed.kill()
    killed.wait()
    assert not output.exists()
    assert len(names_in(tmp_path / ".a.ndjson.parts")) == 2 + 2
    bulk.write_table(source, output)
    assert read(output) == EXPECTED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("where", ["shard", "table"])
def test_a_full_disk_loses_nothing(source, tmp_path, monkeypatch, form, where):
    """On a full disk, the table that was there before stays unchanged, and a later run
    replaces it.
    """
    output = tmp_path / f"table.{form}"
    bulk.write_table(source / "0.txt", output)
    full = OSError(errno.ENOSPC, "No space left on device")

    def refuse(*_):
        raise full

    with monkeypatch.context() as patch:
        kind = type(_forms.form_of(form))
        patch.setattr(kind, "pack" if where == "shard" else "join", refuse)
        with pytest.raises(CableEncodeError, match="No space left") as caught:
            bulk.write_table(source, output)
    assert caught.value.code == "output.unwritable"
    assert read(output) == EXPECTED[:1]
    bulk.write_table(source, output)
    assert read(output) == EXPECTED


def test_a_full_database_is_no_other_failure(source, tmp_path, monkeypatch):
    """A full disk in SQLite is reported like any other full disk, although SQLite
    raises another exception.
    """

    def refuse(*_):
        msg = "database or disk is full"
        raise sqlite3.OperationalError(msg)

    monkeypatch.setattr(_forms, "_declared", refuse)
    with pytest.raises(CableEncodeError, match=r"disk is full \[output\.unwritable\]"):
        bulk.write_table(source, tmp_path / "a.sqlite")


def test_what_vanishes_is_a_row(source, tmp_path, monkeypatch):
    """A file that disappears between listing and reading has a row with a failure."""
    original = _rows.Work.of

    def of(member):
        (source / "5.txt").unlink(missing_ok=True)
        return original(member)

    monkeypatch.setattr(_rows.Work, "of", of)
    made = bulk.write_table(source, tmp_path / "a.csv")
    assert (made.rows, made.failures["input.missing"]) == (7, 1)


def test_a_bomb_is_a_row(source, tmp_path, monkeypatch):
    """A member that expands beyond the caps of `members` has a row with a failure."""
    monkeypatch.setattr(_limits, "EXPANDED", 1000)
    with zipfile.ZipFile(source / "8.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", telegram(8))
        archive.writestr("b.txt", "A" * 10_000_000)
        archive.writestr("c.txt", telegram(9))
    made = bulk.write_table(source, tmp_path / "a.csv")
    assert (made.rows, made.failures["container.expands-too-far"]) == (10, 2)
    assert read(tmp_path / "a.csv")[:7] == EXPECTED


def test_commas_keep_what_a_text_has_in_it(tmp_path):
    """CSV keeps quotation marks and line ends, and an empty text differs from a missing
    value.
    """
    (tmp_path / 'a "x",\r.txt').write_text(telegram(1), "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    output = tmp_path / "a.csv"
    bulk.write_table(tmp_path, output)
    with output.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [str(tmp_path / name) for name in ('a "x",\r.txt', "b.txt")]
    assert [row["path"] for row in rows] == names
    assert b',"",' in output.read_bytes()


# What is not replaced


@pytest.mark.parametrize("form", FORMS)
def test_what_is_no_table_of_ours_is_not_replaced(source, tmp_path, form):
    """A file is replaced only if it is empty or a table of this library, whatever its
    name.
    """
    output = tmp_path / f"table.{form}"
    for content in (
        b"a,b\n1,2\n",
        b"{}\n",
        b'{"path":"a","size":1}\n',
        b"PAR1",
        b"SQLite format 3\0" + b"\0" * 99,
    ):
        output.write_bytes(content)
        with pytest.raises(CableEncodeError) as caught:
            bulk.write_table(source, output)
        assert caught.value.code == "output.not-a-table"
        assert output.read_bytes() == content
    output.write_bytes(b"")
    bulk.write_table(source, output)
    assert read(output) == EXPECTED


def test_a_parquet_file_of_others_is_not_replaced(source, tmp_path):
    """A Parquet file without this library's key in its metadata is not replaced."""
    output = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"path": ["a"]}), output)
    with pytest.raises(CableEncodeError, match=r"output\.not-a-table"):
        bulk.write_table(source, output)


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_this_library_is_no_telegram_of_its_folder(source, form):
    """A table of this library is skipped in a folder, and read if its own name is
    given.
    """
    table = source / f"all.{form}"
    bulk.write_table(source, table)
    paths = [member.place.path for member in bulk.members(source)]
    assert len(paths) == 7
    assert str(table) not in paths
    assert sum(1 for share in bulk.shares(source) for _ in share.rows()) == 7
    statistics = bulk.stats(source)
    assert statistics.telegrams + statistics.failures.total() == 7
    assert [member.place.path for member in bulk.members(table)][:1] == [str(table)]
    others = source / "others.csv"
    others.write_text("id,body\n1,FM LIMA\n", "utf-8")
    assert str(others) in [member.place.path for member in bulk.members(source)]


def test_an_input_is_no_output(source, tmp_path):
    """An input is refused as output even through a link; a table in an input folder is
    not read.
    """
    output = source / "a.ndjson"
    for _ in range(2):
        assert bulk.write_table(source, output).rows == 7
    (tmp_path / "link.ndjson").symlink_to(output)
    for one, other in [(output, tmp_path / "link.ndjson"), (output, output)]:
        with pytest.raises(CableEncodeError, match=r"output\.is-an-input"):
            bulk.write_table(one, other)
    assert read(output) == EXPECTED


@pytest.mark.parametrize(
    ("name", "code"),
    [("table", "convert.unknown-format"), ("no/a.csv", "output.unwritable")],
)
def test_a_name_that_can_not_be_written_is_refused(source, tmp_path, name, code):
    """A name without a known format, or in a missing folder, is refused."""
    with pytest.raises(CableEncodeError) as caught:
        bulk.write_table(source, tmp_path / name)
    assert caught.value.code == code


def test_a_folder_is_no_output(source, tmp_path):
    with pytest.raises(CableEncodeError, match=r"expected a file \[output\.unwri"):
        bulk.write_table(source, tmp_path, to="csv")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_table_keeps_the_mode_of_the_one_it_replaces(source, tmp_path):
    """A table keeps the mode of the one that it replaces, so that nobody else can read
    it.
    """
    output = tmp_path / "a.csv"
    bulk.write_table(source, output)
    output.chmod(0o600)
    bulk.write_table(source, output)
    assert output.stat().st_mode & 0o777 == 0o600


def test_a_lock_that_was_removed_is_no_lock(tmp_path, monkeypatch):
    """A lock whose file was removed between opening and locking is not held."""
    output = tmp_path / "a.csv"
    first = Shards(output, {})
    original, removed = _shards._lock, []

    def lock(file):
        if not removed:
            removed.append(True)
            first.remove()
            first.close()
        original(file)

    monkeypatch.setattr(_shards, "_lock", lock)
    second = Shards(output, {})
    assert second.folder.exists()
    second.close()
