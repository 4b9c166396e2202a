"""How many mutants of each part of the package the tests kill, and which survive.

``tox -e mutation -- json rules`` runs two parts, ``tox -e mutation`` all, one after the
other.  ``--sample 250`` runs so many of each part, the same ones in every run of one
version; ``--seed again`` draws others.  The table of parts is ``tests/mutants.toml``:
what is mutated, and the tests that should notice; the examples in docstrings are among
them (`tests.examples`).  Each part is a folder of
``mutants/``: there ``mutmut show NAME`` shows what survived.

mutmut mutates the bodies of functions without decorators: tables, patterns and
properties have tests of their edges instead.  A mutant that reaches its time limit
counts as killed; one that no test reaches has survived.  Wording is not API, so a
mutant that changes nothing but words for a person is not counted: see `differ`.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from fnmatch import fnmatch
from functools import _lru_cache_wrapper, cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
MUTANTS: Final = ROOT / "mutants"
_PACKAGE: Final = "cableformat"
_COPIED: Final = (_PACKAGE, "tests", "docs", "fixtures", "schemas", "pyproject.toml")
_KILLED: Final = ("killed", "timeout")
#: The mutant for which the caches of this process were emptied.
_EMPTIED: Final[set[str]] = set()
#: Text for a person: two words in small letters, such as no code or name has.
_WORDING: Final = re.compile(r"[a-z]{2,}[,:;]? [a-z]{2,}")
#: What a message is called where it is made, and where it is handed on.
_MESSAGES: Final = {"msg", "message", "hint"}


class Part(NamedTuple):
    """A row of the table."""

    name: str
    #: Patterns of modules, as seen from the package; ``*`` matches folders too.
    modules: list[str]
    #: The tests that are to notice, as pytest has them.
    tests: list[str]
    #: Which of them, as ``-k`` of pytest has it.
    where: str = ""
    #: Which cases of the suite are to notice too: see `tests.corpus.topics`.
    topics: str = ""
    #: The share of mutants that must be killed.
    least: float = 0.0


def parts() -> dict[str, Part]:
    """The table of parts, by their names."""
    table = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return {name: Part(name, **row) for name, row in tomllib.loads(table).items()}


def main() -> int:
    """Run the parts, print a row for each and what survived; fail under the least."""
    known = parts()
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(known)}")
    parser.add_argument("--sample", type=int, help="how many mutants of each part")
    parser.add_argument("--seed", default="", help="any text: another sample")
    parser.add_argument("--max-children", default="1", help="processes at a time")
    arguments = parser.parse_args()
    chosen = arguments.parts or list(known)
    if unknown := set(chosen) - set(known):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    print(
        "| part | mutants | run | killed | score |", "| --- |" + " --- |" * 4, sep="\n"
    )
    failed = False
    for name in chosen:
        part = known[name]
        mutants, results = _run(part, arguments)
        survivors = sorted(n for n, status in results.items() if status not in _KILLED)
        killed = len(results) - len(survivors)
        score = killed / len(results)
        row = f"| {name} | {mutants} | {len(results)} | {killed} | {score:.1%} |"
        print(row, flush=True)
        print(*survivors, sep="\n", file=sys.stderr)
        failed = failed or score < part.least
    return int(failed)


def _run(part: Part, arguments: argparse.Namespace) -> tuple[int, dict[str, str]]:
    """The number of a part's mutants, and the status of those that ran."""
    sample = arguments.sample
    folder = MUTANTS / part.name
    _prepare(part, folder)
    with contextlib.chdir(folder):
        names = sorted(_countable(part))
        assert names, f"{part.name}: no mutants"
        chosen = names
        if sample is not None and sample < len(names):
            chosen = random.Random(part.name + arguments.seed).sample(names, sample)
        with Path("mutmut.log").open("w", encoding="utf-8") as log:
            # mutmut opens files in the default encoding.
            subprocess.run(
                [
                    *(sys.executable, "-X", "utf8", "-m", "mutmut", "run"),
                    *("--max-children", arguments.max_children, *chosen),
                ],
                stdout=log,
                stderr=log,
                check=True,
                env=os.environ
                | {
                    "CABLEFORMAT_MUTATED": " ".join(part.modules),
                    "CABLEFORMAT_TOPICS": part.topics,
                    "HYPOTHESIS_PROFILE": "fast",
                },
            )
        statuses = _statuses()
        return len(names), {name: statuses[name] for name in chosen}


def _prepare(part: Part, folder: Path) -> None:
    """Make a folder that mutmut works in: links, and settings of this part."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _COPIED:
        (folder / name).symlink_to(ROOT / name)
    selection = [*part.tests, "tests/examples.py"]
    if part.topics:
        selection.append("tests/corpus/topics.py")
    if part.where:
        selection += ["-k", part.where]
    settings = RawConfigParser()
    settings["mutmut"] = {
        "source_paths": _PACKAGE,
        "only_mutate": "\n".join(f"{_PACKAGE}/{each}" for each in part.modules),
        "also_copy": "docs\nfixtures\nschemas",
        # Some mutants go on for ever.  Seconds, beside the time that the tests take:
        # on a busy machine collecting them takes a few.
        "timeout_constant": "15.0",
        "timeout_multiplier": "2.0",
        "pytest_add_cli_args": "-p\ntests.mutants",
        "pytest_add_cli_args_test_selection": "\n".join(selection),
    }
    with (folder / "setup.cfg").open("w", encoding="utf-8") as file:
        settings.write(file)


def pytest_runtest_setup() -> None:
    """Empty the caches: what an earlier test left there no mutant would make again.

    Those of the whole room: one that holds what a lens said is the dialect's.  For a
    mutant once is enough, for all that follows is its own.
    """
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    if mutant in _EMPTIED:
        return
    if mutant.startswith(f"{_PACKAGE}."):
        _EMPTIED.add(mutant)
    patterns = os.environ["CABLEFORMAT_MUTATED"].split(" ")
    rooms = {pattern.partition("/")[0] for pattern in patterns}
    for name, module in list(sys.modules.items()):
        package, _, rest = name.partition(".")
        path = f"{rest.replace('.', '/')}.py"
        if package == _PACKAGE and path.partition("/")[0] in rooms:
            for value in vars(module).values():
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()
                elif type(value).__module__.startswith(_PACKAGE):
                    _forget(value)


def _forget(value: Any) -> None:
    """Empty the cached properties of an object."""
    kept = getattr(value, "__dict__", {})
    for name in tuple(kept):
        if isinstance(getattr(type(value), name, None), cached_property):
            del kept[name]


def _countable(part: Part) -> list[str]:
    """The names of all mutants but those of wording."""
    # Only here, so that a test can read the table where mutmut is not installed.
    from mutmut.mutation.file_mutation import mutate_file_contents  # noqa: PLC0415
    from mutmut.utils.format_utils import get_mutant_name  # noqa: PLC0415

    found = []
    for module in modules(part.modules, Path(_PACKAGE)):
        made = mutate_file_contents(str(module), module.read_text(encoding="utf-8"))
        functions = {
            node.name: node
            for node in ast.walk(ast.parse(made.code))
            if isinstance(node, ast.FunctionDef)
        }
        for name in made.mutant_names:
            original = functions[name.rpartition("_")[0] + "_orig"]
            if differ(original.body, functions[name].body) or differ(
                original.args, functions[name].args
            ):
                found.append(get_mutant_name(module, name))
    return found


def modules(patterns: list[str], package: Path) -> list[Path]:
    """The files of a part: in a pattern, as in those of mutmut, ``*`` matches ``/``."""
    return [
        path
        for path in sorted(package.rglob("*.py"))
        if any(fnmatch(path.relative_to(package).as_posix(), p) for p in patterns)
    ]


def differ(one: Any, other: Any) -> bool:
    """Whether syntax differs in anything but what a message says."""
    if _is_message(one) and isinstance(other, ast.Constant):
        return False
    if type(one) is not type(other):
        return True
    if isinstance(one, list):
        return len(one) != len(other) or any(map(differ, one, other))
    if isinstance(one, ast.AST):
        return any(
            differ(getattr(one, field, None), getattr(other, field, None))
            for field in one._fields
            if not (field == "value" and _names_message(one))
        )
    return one != other


def _is_message(node: Any) -> bool:
    if isinstance(node, ast.Name):
        return node.id in _MESSAGES
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _WORDING.search(node.value) is not None
    )


def _names_message(node: ast.AST) -> bool:
    """Whether a statement or an argument gives a message its words."""
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and _is_message(node.targets[0])
    return isinstance(node, ast.keyword) and node.arg in _MESSAGES


def _statuses() -> dict[str, str]:
    from mutmut.stats import status_by_exit_code  # noqa: PLC0415

    return {
        name: status_by_exit_code[code]
        for path in Path("mutants").rglob("*.py.meta")
        for name, code in json.loads(path.read_text(encoding="utf-8"))[
            "exit_code_by_key"
        ].items()
    }


if __name__ == "__main__":
    sys.exit(main())
