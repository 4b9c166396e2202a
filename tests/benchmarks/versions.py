"""Two versions of the library, and its yardsticks, in alternating batches of work.

Run by name: ``python -m tests.benchmarks.versions --base PATH --work "text parse"``.
`PATH` is a checkout, a wheel, or the interpreter of an environment; without it only
yardsticks are measured.  A figure is the median of the ratios of CPU time of batches
that ran one after the other, with its quartiles (architecture.md 7).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from tests.benchmarks.processes import commands, seconds
from tests.benchmarks.telegrams import telegrams
from tests.benchmarks.worker import WORKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
SHARED: Final = ROOT.parent / "shared"
#: The CPU time of a batch, and how many of them, at least.
BATCH: Final = 0.05
ROUNDS: Final = 15


@attrs.frozen
class Version:
    """An interpreter, and where it finds the library, if not in its environment."""

    python: str
    path: Path | None

    @classmethod
    def at(cls, given: Path, folder: Path) -> Version:
        """The version in a checkout, a wheel or an environment."""
        if given.is_dir():
            return cls(sys.executable, given.resolve())
        if given.suffix == ".whl":
            zipfile.ZipFile(given).extractall(folder)
            return cls(sys.executable, folder)
        return cls(str(given.absolute()), None)

    def environment(self, bytecode: Path) -> Mapping[str, str]:
        """Compiled modules are kept, as an installation has them."""
        mine = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
        mine.pop("PYTHONDONTWRITEBYTECODE", None)
        mine.pop("PYTHONPATH", None)
        if self.path is not None:
            mine["PYTHONPATH"] = str(self.path)
        return mine


class Worker:
    """A process that has one version, and does batches of work on request."""

    def __init__(self, version: Version, sources: Path, bytecode: Path) -> None:
        script = Path(__file__).with_name("worker.py")
        self._process = subprocess.Popen(
            [version.python, "-P", str(script), str(sources)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=version.environment(bytecode),
        )
        found = Path(self._line())
        if version.path is not None and not found.is_relative_to(version.path):
            msg = f"expected the library in {version.path}; found {found}"
            raise SystemExit(msg)

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(self._process.wait() or 1)
        return line.rstrip("\n")

    def seconds(
        self, work: str, name: str, start: int, count: int, repeats: int = 1
    ) -> float:
        """The CPU time of so many items of a set of sources, which is a cycle."""
        assert self._process.stdin is not None
        asked = json.dumps([work, name, start, count, repeats])
        self._process.stdin.write(f"{asked}\n")
        self._process.stdin.flush()
        return float(self._line())

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def sets() -> dict[str, list[str | bytes]]:
    """What is read: generated telegrams, the founding sample, folders of real ones."""
    found: dict[str, list[str | bytes]] = {"generated": [*telegrams()]}
    if sample().is_relative_to(SHARED):
        found["sample"] = [sample().read_bytes()]
    for folder in sorted((SHARED / "corpus").glob("*/")):
        files = sorted(folder.glob("*.txt"))
        if files:
            found[folder.name] = [file.read_bytes() for file in files]
    return found


def sample() -> Path:
    """The founding sample, or the longest telegram of the suite."""
    founding = SHARED / "samples" / "seed-telegram.txt"
    if founding.exists():
        return founding
    return ROOT / "fixtures" / "v1" / "valid" / "telegram" / "canonical" / "input.txt"


#: What measures the CPU time of a batch, by the number of its round.
Measure = Callable[[int], float]


def compared(measures: dict[str, Measure], rounds: int) -> Iterator[tuple[str, str]]:
    """The median of the first, and each ratio of it to another, with quartiles."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds):
        names = [*measures]
        for name in reversed(names) if number % 2 else names:
            taken[name].append(measures[name](number))
    ours, *others = taken
    yield ours, f"{statistics.median(taken[ours]) * 1e6:.4g} us"
    for other in others:
        ratios = [a / b for a, b in zip(taken[ours], taken[other], strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        yield other, f"{middle:.3g} times ({low:.3g} to {high:.3g})"


def batches(
    work: str, name: str, new: Worker, base: Worker | None
) -> dict[str, Measure]:
    """Batches of one work over one set of sources, of its yardstick and of the base."""

    def measure(worker: Worker, work: str, repeats: int = 1) -> Measure:
        worker.seconds(work, name, 0, 1)
        return lambda number: (
            worker.seconds(work, name, number * count, count, repeats) / count
        )

    new.seconds(work, name, 0, 1)  # What loads late is there from now on.
    count = 1
    while new.seconds(work, name, 0, count) < BATCH:
        count *= 2
    measures = {"": measure(new, work)}
    if base is not None:
        measures["base"] = measure(base, work)
    yardstick = WORKS[work].yardstick
    if yardstick is not None:
        # The same items, as often as the clock needs.
        once = new.seconds(yardstick, name, 0, count)
        measures[yardstick] = measure(new, yardstick, math.ceil(BATCH / once))
    return measures


def starts(
    name: str, new: Version, base: Version | None, bytecode: Path
) -> dict[str, Measure]:
    """Processes of one kind, of their yardstick and of the base."""
    command, yardstick = commands(sample())[name]

    def measure(version: Version, arguments: tuple[str, ...]) -> Measure:
        line = [version.python, "-P", *arguments]
        environment = version.environment(bytecode)
        seconds(line, environment)
        return lambda _: seconds(line, environment)

    measures = {"": measure(new, command)}
    if base is not None:
        measures["base"] = measure(base, command)
    measures[f"python -c '{yardstick[-1]}'"] = measure(new, yardstick)
    return measures


def figures(
    given: argparse.Namespace, folder: Path
) -> Iterator[tuple[str, dict[str, Measure]]]:
    """Everything to be measured that is asked for."""

    def wanted(name: str) -> bool:
        return not given.work or any(part in name for part in given.work)

    found = sets()
    chosen = [(w, name) for w in WORKS for name in found if wanted(f"{w}, {name}")]
    sources, bytecode = folder / "sources", folder / "bytecode"
    sources.write_bytes(pickle.dumps(found))
    new = Version.at(given.new, folder / "new")
    base = Version.at(given.base, folder / "base") if given.base else None
    if chosen:
        worker = Worker(new, sources, bytecode)
        other = Worker(base, sources, bytecode) if base else None
        for work, name in chosen:
            yield f"{work}, {name}", batches(work, name, worker, other)
        worker.close()
        if other is not None:
            other.close()
    for name in filter(wanted, commands(sample())):
        yield name, starts(name, new, base, bytecode)


def main() -> None:
    """Print a line for each work and set of sources, and for each process."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.versions")
    parser.add_argument("--base", type=Path, help="a checkout, wheel or interpreter")
    parser.add_argument("--new", type=Path, default=ROOT, help="by default this one")
    parser.add_argument(
        "--work", action="append", help='part of a name: "text parse, navadmin"'
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, measures in figures(given, Path(folder)):
            print(name, flush=True)
            for whose, figure in compared(measures, given.rounds):
                print(f"  {figure} {whose}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
