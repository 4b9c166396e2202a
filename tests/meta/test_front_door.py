"""After a bare import every package is there, and no name that does not exist."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

import cableformat
from tests.meta.checked_names import RIGHT, WRONG
from tests.meta.generated import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROOMS: Final = sorted(
    info.name
    for info in pkgutil.iter_modules(cableformat.__path__)
    if not info.name.startswith("_")
)
#: The packages that load names when they are first asked for.
LAZY: Final = ["", ".diagnostics", ".markings", ".model", ".reference"]


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_bare_import_leads_to_every_public_name() -> None:
    """`import cableformat` alone leads to each package and to each of its names."""
    code = """if True:
        import sys
        for room in sys.argv[1:]:
            for name in [n for n in sys.modules if n.startswith("cableformat")]:
                del sys.modules[name]
            import cableformat
            package = getattr(cableformat, room)
            assert package is sys.modules[f"cableformat.{room}"]
            assert room in dir(cableformat)
            for name in package.__all__:
                getattr(package, name)
                assert name in dir(package), name
            print(room)
    """
    assert run(code, *ROOMS).split() == ROOMS


@pytest.mark.parametrize("room", ["", *(f".{room}" for room in ROOMS)])
def test_a_name_that_does_not_exist_is_an_attribute_error(room: str) -> None:
    """An unknown name, public or private, is an `AttributeError` in every package."""
    package = importlib.import_module(f"cableformat{room}")
    for name in ("no_such_name", "_no_such_name"):
        with pytest.raises(AttributeError):
            getattr(package, name)


def test_a_room_without_its_extra_is_an_attribute_error() -> None:
    """The message says what is missing, and `inspect.getmembers` still works."""
    code = """if True:
        import inspect, sys
        sys.modules["hypothesis"] = None
        import cableformat
        try:
            cableformat.testing
        except AttributeError as error:
            print(error)
        inspect.getmembers(cableformat)
    """
    assert run(code) == (
        "cableformat.testing needs hypothesis, which is not installed\n"
    )


@pytest.mark.parametrize("room", LAZY)
def test_a_type_checker_sees_the_names_that_load_late(room: str) -> None:
    """A type checker imports each name from the module that it is loaded from."""
    package = importlib.import_module(f"cableformat{room}")
    (block,) = (
        node
        for node in ast.parse(inspect.getsource(package)).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    seen = {
        alias.asname or alias.name: (node.module or "")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    late = {
        name: f"{package.__name__}.{module}" for name, module in package._LATER.items()
    }
    if not room:
        late |= dict.fromkeys(ROOMS, "cableformat")
        assert {*ROOMS} == package._ROOMS
    assert seen == late
    assert {*package._LATER} <= {*package.__all__}


def test_what_a_type_checker_is_asked_is_so_at_run_time() -> None:
    """At run time the right names exist and the wrong ones raise `AttributeError`."""
    for ask in RIGHT:
        ask()
    for ask in WRONG:
        with pytest.raises(AttributeError):
            ask()


@pytest.mark.full
def test_pyright_sees_real_names_and_no_others(tmp_path: Path) -> None:
    """Pyright has no complaint about the file that mypy reads in `tox -e types`."""
    pytest.importorskip("basedpyright")
    settings = {
        "typeCheckingMode": "off",
        "reportAttributeAccessIssue": "error",
        "reportPrivateLocalImportUsage": "error",
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    assert _complaints("tests/meta/checked_names.py", settings, tmp_path) == []


@pytest.mark.full
def test_the_example_passes_the_strictest_type_checker(tmp_path: Path) -> None:
    """Pyright in strict mode has no complaint about `docs/examples/folder.py`."""
    pytest.importorskip("basedpyright")
    settings = {"typeCheckingMode": "strict"}
    assert _complaints("docs/examples/folder.py", settings, tmp_path) == []


def _complaints(
    name: str, settings: dict[str, str], tmp_path: Path
) -> list[dict[str, str]]:
    """What pyright says about a file of the repository."""
    written = {"include": [str(ROOT / name)], **settings}
    path = tmp_path / "pyrightconfig.json"
    path.write_text(json.dumps(written), "utf-8")
    command = ["-m", "basedpyright", "-p", str(path), "--outputjson"]
    done = subprocess.run(
        [sys.executable, *command, "--pythonpath", sys.executable],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    found: list[dict[str, str]] = report["generalDiagnostics"]
    return found
