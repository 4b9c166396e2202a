"""An sdist of the checkout, and a wheel of the sdist, hold what they promise."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.meta.generated import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.full
pytest.importorskip("build")

#: What a tester of the sdist needs besides the package.
SHIPPED = ("cableformat", "docs", "fixtures", "schemas", "tests")


def run(*command: object, **options: object) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        encoding="utf-8",
        **options,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, folder: Path, *kinds: str) -> None:
    options = ("--no-isolation", *kinds, "--outdir", folder)
    run(sys.executable, "-P", "-m", "build", *options, source)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist and the wheel, the wheel built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    build(ROOT, folder)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


def test_the_sdist_holds_every_file_of_the_repository(
    packages: tuple[Path, Path],
) -> None:
    with tarfile.open(packages[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tracked = run("git", "ls-files", *SHIPPED, cwd=ROOT).split("\n")
    assert len(tracked) > 4000
    assert {*filter(None, tracked), "LICENSE", "README.md"} <= names


def test_the_sdist_and_the_checkout_build_the_same_wheel(
    packages: tuple[Path, Path], tmp_path: Path
) -> None:
    """The files in both wheels are the same, byte for byte."""
    build(ROOT, tmp_path, "--wheel")
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(packages[1]) as other:
        assert one.namelist() == other.namelist()
        differing = [n for n in one.namelist() if one.read(n) != other.read(n)]
    assert not differing


def test_the_command_line_runs_from_the_wheel(
    packages: tuple[Path, Path], tmp_path: Path
) -> None:
    """An unpacked wheel converts, prints a schema and checks its suite."""
    site = tmp_path / "site"
    with zipfile.ZipFile(packages[1]) as archive:
        archive.extractall(site)
    telegram = tmp_path / "telegram.txt"
    telegram.write_bytes(b"FM AMEMBASSY LIMA\r\nTO SECSTATE WASHDC\r\nBT\r\n")
    program = (sys.executable, "-P", "-m", "cableformat")
    options = {"cwd": tmp_path, "env": os.environ | {"PYTHONPATH": str(site)}}
    module = run(
        sys.executable,
        "-P",
        "-c",
        "import cableformat; print(cableformat.__file__)",
        **options,
    )
    assert module.startswith(str(site))
    document = tmp_path / "telegram.json"
    run(*program, "convert", telegram, "-o", document, "--to", "json", **options)
    again = tmp_path / "again.txt"
    run(*program, "convert", document, "-o", again, "--to", "text", **options)
    assert again.read_bytes() == telegram.read_bytes()
    assert run(*program, "schema", "xsd", **options).startswith("<xs:schema")
    assert run(*program, "conform", "check", **options) == ""
