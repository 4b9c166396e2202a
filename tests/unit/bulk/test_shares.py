"""Shares of the work: together they are all of it, and each can be sent elsewhere."""

from __future__ import annotations

import pickle
import zipfile

import pytest

from cableformat import Hints
from cableformat.bulk import rows, shares


@pytest.fixture
def folder(tmp_path):
    """Small files, a link, a container that is large, and one that is not."""
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text(f"FM AMEMBASSY LIMA\nSUBJ: {n}\n", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "0.txt")
    for name, count in (("large.zip", 1300), ("small.zip", 2)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for n in range(count):
                archive.writestr(f"{n}.txt", f"FM AMEMBASSY ROME\nSUBJ: {n}\n")
    return tmp_path


def keys(found):
    return [(row["path"], row["member"], row["failure"]) for row in found]


@pytest.mark.parametrize("size", [-1, 0, 1, 100, 50_000, 10**9])
def test_together_they_have_every_row_once(folder, size):
    """Shares of any size together have every row once, and report a link
    in a folder.
    """
    paths = [folder, folder / "0.txt", folder / "missing.txt"]
    parts = pickle.loads(pickle.dumps(list(shares(paths, size=size))))
    found = [row for part in parts for row in part.rows()]
    assert sorted(keys(found), key=str) == sorted(keys(rows(paths)), key=str)
    assert {row["failure"] for row in found} == {
        None,
        "container.no-file",
        "input.missing",
    }


def test_a_share_is_full_at_its_size(folder):
    parts = list(shares([folder / f"{n}.txt" for n in range(9)], size=50))
    assert [len(part.given) for part in parts] == [2, 2, 2, 2, 1]


def test_a_large_container_has_several_shares_which_take_turns(folder):
    parts = list(shares(folder / "large.zip", size=50_000))
    counts = [sum(1 for _ in part.rows()) for part in parts]
    assert sum(counts) == 1300
    assert sum(count > 0 for count in counts) > 2


def test_a_link_that_is_given_is_followed(folder):
    (part,) = shares(folder / "link.txt")
    assert [row["subject"] for row in part.rows()] == ["0"]


def test_batches_are_of_the_same_rows(folder):
    (part,) = shares(folder / "0.txt")
    (batch,) = part.batches(hints=Hints(dialect="nara"))
    assert batch.column("dialect").to_pylist() == ["nara"]
    assert batch.column("subject").to_pylist() == [x["subject"] for x in part.rows()]
