"""Fuzz one reader: ``python -m tests.fuzz json build/fuzz --seconds 600``.

The folder keeps the corpus, which the next run starts from, and under ``failures`` the
inputs that broke a law; ``python -m tests.fuzz json FILE`` runs one of them again.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import atheris

from tests.fuzz.mutation import mutated

with atheris.instrument_imports(include=["cableformat"]):
    from tests.fuzz.readers import READERS, seeds

#: Seconds for one input, megabytes for the process, bytes of the longest input.
LIMITS: Final = ("-timeout=30", "-rss_limit_mb=2048", "-max_len=8192", "-len_control=0")


def write_dictionary(path: Path, sources: list[bytes]) -> None:
    """The words that at least five seeds hold, for the fuzzer to insert."""
    words = Counter(w for s in sources for w in {*re.findall(rb'[\w.:/"<>]{2,24}', s)})
    lines = [
        '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'
        for word, count in words.items()
        if count >= 5
    ]
    path.write_text("\n".join(lines), "ascii")


def fuzz(reader: str, folder: Path, seconds: int) -> None:
    """Run libFuzzer, which ends the process."""
    law = READERS[reader]
    corpus = folder / reader
    corpus.mkdir(parents=True, exist_ok=True)
    (folder / "failures").mkdir(exist_ok=True)
    sources = list(seeds(reader))
    for number, source in enumerate(sources):
        (corpus / f"seed-{number:04}").write_bytes(source)
    words = folder / f"{reader}.dict"
    write_dictionary(words, sources)
    with atheris.instrument_imports(include=["cableformat"]):
        # What loads when it is first used is instrumented too.
        law(max(sources, key=len))

    def change(part: bytes) -> bytes:
        return atheris.Mutate(part, len(part) + 24)

    def mutator(data: bytes, limit: int, seed: int) -> bytes:
        return mutated(reader, data, seed, change)[:limit]

    options = (
        f"-max_total_time={seconds}",
        f"-dict={words}",
        f"-artifact_prefix={folder}/failures/{reader}-",
        "-print_final_stats=1",
        *LIMITS,
    )
    arguments = [sys.argv[0], str(corpus), *options]
    atheris.Setup(arguments, law, custom_mutator=mutator)
    atheris.Fuzz()


def main() -> None:
    """Fuzz, or run one file again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("path", type=Path, help="a folder, or the file of a failure")
    parser.add_argument("--seconds", type=int, default=1200)
    given = parser.parse_args()
    if given.path.is_file():
        READERS[given.reader](given.path.read_bytes())
    else:
        fuzz(given.reader, given.path, given.seconds)


if __name__ == "__main__":
    main()
