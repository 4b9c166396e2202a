"""A baseline: the findings that are accepted, so that only new ones are reported.

It is a small JSON document, sorted, with one finding per line, so that it can be read,
compared and merged: file, code, path and words of each finding, and how often it
occurs.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs
import click
import orjson

from cableformat.cli import _io, _writing
from cableformat.cli._check._result import Fingerprint
from cableformat.cli._folders import expanded, once, same_file
from cableformat.cli._options import FILE, options
from cableformat.cli._print import counted
from cableformat.errors import CableDecodeError, CableFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cableformat.cli._folders import Input

#: The version of the document; another way to recognize findings needs another.
VERSION: Final = 1

#: What an entry holds, and of which type.
_MEMBERS: Final = {"file": str, "code": str, "path": str, "words": str, "count": int}

_SURROGATE: Final = re.compile(r"\\u(d[89a-f][0-9a-f]{2})")

#: ``--baseline`` and ``--write-baseline``.
baseline_options: Final = options(
    click.option(
        "--baseline",
        type=FILE,
        metavar="FILE",
        help="Report only findings that are not in this file, which --write-baseline "
        'wrote; "" means no baseline.',
    ),
    click.option(
        "--write-baseline",
        type=FILE,
        metavar="FILE",
        help="Write all findings to this file, to accept them.",
    ),
)


class Baseline:
    """The findings that are accepted, and how many of each are still to be met."""

    def __init__(self, counts: Counter[Fingerprint]) -> None:
        self._left = counts

    def accepts(self, finding: Fingerprint) -> bool:
        """Whether it has this finding; if it has one twice, the third is new."""
        if self._left[finding] < 1:
            return False
        self._left[finding] -= 1
        return True

    def gone(self, folder: str, checked: set[str], asked: Callable[[str], bool]) -> int:
        """How many of its findings were looked for and not met.

        They are about a file that was checked or no longer exists, and `asked` says
        that their code was looked for; names of files begin at `folder`.
        """
        files = {finding.file for finding, left in self._left.items() if left}
        over = {
            file
            for file in files
            if file in checked or not (file == _io.STANDARD or _is_there(folder, file))
        }
        return sum(
            left
            for finding, left in self._left.items()
            if finding.file in over and asked(finding.code)
        )


def _is_there(folder: str, file: str) -> bool:
    # If a name is not text, the baseline has its bytes spelled out.
    names = {file, _decoded(file)}
    return any(os.path.lexists(os.path.join(folder, name)) for name in names)  # noqa: PTH118


def _decoded(text: str) -> str:
    r"""The name of a file before `encodable` spelled out its bytes.

    >>> from cableformat._escape import encodable
    >>> _decoded(encodable("caf\udce9")) == "caf\udce9"
    True
    """
    return _SURROGATE.sub(lambda found: chr(int(found[1], 16)), text)


class Record(Baseline):
    """A baseline to be written: it accepts every finding."""

    def __init__(self) -> None:
        super().__init__(Counter())
        self._met: Counter[Fingerprint] = Counter()

    def accepts(self, finding: Fingerprint) -> bool:
        """Always true."""
        self._met[finding] += 1
        return True

    def document(self) -> bytes:
        """All that was met; the same findings make the same bytes."""
        entries = [
            json.dumps({**attrs.asdict(finding), "count": count})
            for finding, count in sorted(self._met.items())
        ]
        listed = ",".join(f"\n    {entry}" for entry in entries)
        end = "\n  ]" if entries else "]"
        text = f'{{\n  "version": {VERSION},\n  "findings": [{listed}{end}\n}}\n'
        return text.encode("ascii")


def read_baseline(name: str) -> Baseline:
    """The baseline in a file.

    Raises:
        CableFormatError: There is no such file (``baseline.missing``), it is no
            baseline (``baseline.malformed``) or one of a newer version
            (``baseline.newer-version``), or the system refuses it.
    """
    try:
        source = _io.read(name)
    except CableDecodeError as error:
        if error.code != "input.missing":
            raise
        raise CableFormatError(error.message, code="baseline.missing") from None
    try:
        return Baseline(_counts(orjson.loads(source)))
    except orjson.JSONDecodeError as error:
        msg = f"expected JSON; {error}"
        raise _malformed(msg) from None


def _counts(document: Any) -> Counter[Fingerprint]:
    version = document.get("version") if isinstance(document, dict) else None
    if type(version) is int and version > VERSION:
        msg = f"it has version {version}, and this library reads up to {VERSION}"
        raise CableFormatError(msg, code="baseline.newer-version")
    if (
        type(version) is not int
        or version != VERSION
        or set(document) != {"version", "findings"}
        or not isinstance(document["findings"], list)
    ):
        msg = f"expected an object with version {VERSION} and a list of findings"
        raise _malformed(msg)
    counts: Counter[Fingerprint] = Counter()
    for place, entry in enumerate(document["findings"]):
        if not _is_entry(entry):
            msg = (
                f"findings[{place}]: expected file, code, path and words, each a "
                "string, and a count of at least 1"
            )
            raise _malformed(msg)
        known = (entry[name] for name in _MEMBERS if name != "count")
        finding = Fingerprint(*known)
        # Two branches may have accepted one finding: what each of them saw is enough.
        counts[finding] = max(counts[finding], entry["count"])
    return counts


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == set(_MEMBERS)
        and all(type(entry[name]) is cls for name, cls in _MEMBERS.items())
        and entry["count"] > 0
    )


def _malformed(message: str) -> CableFormatError:
    return CableFormatError(message, code="baseline.malformed")


@attrs.frozen(slots=True)
class Accepting:
    """The file of a baseline and what it accepts; both are `None` without one."""

    name: str | None = None
    baseline: Baseline | None = None

    @property
    def folder(self) -> str:
        """The folder at which the names of its files begin."""
        return os.path.dirname(self.name or "") or os.curdir  # noqa: PTH120

    def files(
        self, names: Iterable[str], excludes: Callable[[str], bool]
    ) -> list[Input]:
        """The files to check, each once, without the baseline, which is no cable."""
        if self.name is None:
            return once(expanded(names, excludes))
        is_own = same_file(self.name)
        found = expanded(names, lambda name: is_own(name) or excludes(name))
        own = _io.real(self.name)
        # A glob may name it.
        return [file for file in once(found) if _io.real(file.name) != own]

    def tell(
        self, accepted: int, checked: set[str], asks: Callable[[str], bool]
    ) -> None:
        """Write a new baseline, or report what happened to the old one.

        `checked` are the files as they are known, and `asks` says of which codes
        findings are reported.

        Raises:
            CableEncodeError: The system refuses to write it (``output.unwritable``).
        """
        if self.name is None or self.baseline is None:
            return
        found = counted(accepted, "finding")
        if isinstance(self.baseline, Record):
            _writing.write(self.name, self.baseline.document())
            _io.tell(f"{self.name} accepts {found}")
            return
        line = f"{found} accepted by {self.name}"
        if left := self.baseline.gone(self.folder, checked, asks):
            line += f"; {left} more in it no longer found: --write-baseline drops them"
        _io.tell(line)


def accepting(read: str | None, write: str | None, files: Iterable[str]) -> Accepting:
    """The baseline of the options; one that is written is not read.

    Raises:
        click.UsageError: The baseline has no name, or would replace one of the files.
        CableFormatError: It can't be read (see `read_baseline`).
    """
    name = write if write is not None else read or None
    if name is None:
        return Accepting()
    if name in ("", _io.STANDARD):
        msg = "A baseline needs the name of a file: --baseline FILE"
        raise click.UsageError(msg)
    if write is None:
        return Accepting(name, read_baseline(name))
    if _io.real(name) in map(_io.real, files) and not _is_baseline(name):
        msg = f"{name} is a file to check and would be replaced: choose another name"
        raise click.UsageError(msg)
    return Accepting(name, Record())


def _is_baseline(name: str) -> bool:
    try:
        read_baseline(name)
    except CableFormatError:
        return False
    return True
