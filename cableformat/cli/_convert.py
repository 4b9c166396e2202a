"""``cableformat convert``: cables from one format to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click
import orjson
from click.core import ParameterSource

from cableformat._convert import FORMATS, cable_of, write
from cableformat.cli import _io, _writing
from cableformat.cli._accounts import REPORTS, lines
from cableformat.cli._findings import findings
from cableformat.cli._folders import (
    Input,
    expanded,
    format_of,
    holds_lines,
    same_file,
)
from cableformat.cli._input import attempted, each_attempted, processes
from cableformat.cli._options import (
    files_argument,
    from_option,
    hints_option,
    jobs_option,
    output_option,
)
from cableformat.cli._outputs import (
    BETWEEN,
    into_folder,
    outputs,
    part_names,
    refuse_loss,
)
from cableformat.cli._parts import parts
from cableformat.cli._progress import progress
from cableformat.diagnostics import Severity
from cableformat.errors import CableEncodeError, CableFormatError
from cableformat.text import account
from cableformat.text.lines.source import as_bytes

if TYPE_CHECKING:
    from cableformat.cli._print import Line
    from cableformat.cli._writing import Put
    from cableformat.diagnostics import Diagnostic
    from cableformat.text import Account, Hints, Reading

#: What is written of a source: documents, and the names of those that need one.
_Documents = list[tuple[str | None, bytes]]


@attrs.frozen(kw_only=True, slots=True)
class Wish:
    """How files are to be read and written."""

    from_: str | None
    to: str
    drop: bool
    exact: bool
    #: Whether the output is a folder, and whether it is JSON Lines.
    into: bool
    lines: bool
    #: How much to report of what happened to the source: one of `REPORTS`.
    report: str
    hints: Hints


@attrs.frozen(slots=True)
class Outcome:
    """The result for a file, and what to report about it."""

    #: The name of the input, or of an output that could not be written.
    name: str
    failed: bool = attrs.field(default=False, kw_only=True)
    found: tuple[Diagnostic, ...] = ()
    error: CableFormatError | None = None
    #: What canonical writing made of the source.
    account: tuple[Line, ...] = ()


@click.command(
    epilog="""\b
    Examples:
      cableformat convert cable.txt --to json | cableformat check -
      cableformat convert cable.txt -o cable.xml
      cableformat convert cable.xml --to text            # the bytes of cable.txt
      cableformat convert cable.txt --to text --canonical -o clean.txt
      cableformat convert cable.txt --to text --canonical --report plain -o clean.txt
      cableformat convert *.txt --to json -o out/
      cableformat convert cables/ --to json -o out/      # with its folders
      cableformat convert archive.txt -o all.ndjson      # of several telegrams
      cableformat convert all.ndjson --to text           # the bytes of archive.txt
    """,
)
@files_argument()
@from_option
@click.option(
    "--to",
    type=click.Choice(tuple(FORMATS)),
    help="The format to write.  [default: from the extension of OUT]",
)
@click.option(
    "--layout",
    type=click.Choice(("keep", "drop")),
    default="keep",
    show_default=True,
    help="Whether to write the layout, which holds what the cable does not: blanks, "
    "line ends, page lines.  Without it, text is written in its one canonical "
    "spelling, and a document cannot be turned into the source again.",
)
@click.option("--canonical", is_flag=True, help="The same as --layout drop.")
@click.option(
    "--report",
    type=click.Choice(REPORTS),
    default="summary",
    show_default=True,
    help="With --to text --canonical: report on standard error what happened to each "
    "visible character of the source: how many elements are exact, how many were "
    "canonicalised, and how many characters belong to no element; or list every "
    "element, for a person or as one JSON object per line.",
)
@click.option(
    "--exact",
    is_flag=True,
    help="With --to text: write the source that a document carries, verified by its "
    "digest, even if the cable beside it was edited.",
)
@output_option(
    "  For several files or a folder, or if OUT is a folder or ends in /: write into "
    "this folder, which is created if it does not exist."
)
@jobs_option
@hints_option
@click.pass_context
def convert(
    ctx: click.Context,
    files: tuple[str, ...],
    *,
    from_: str | None,
    to: str | None,
    layout: str,
    canonical: bool,
    report: str,
    exact: bool,
    output: str,
    jobs: int,
    hints: Hints,
) -> None:
    """Write cables in another format; FILE - is standard input.

    From a folder, its telegrams and documents are written: .txt, .json and .xml.
    Folders inside it are written to folders of the same names.

    The layout of a telegram goes with it, so that text to JSON to XML to text gives the
    source, byte for byte.  Standard output gets only the document; findings about the
    source go to standard error.  If a file cannot be converted, the others still are.
    A file with findings of severity error is written, and the exit code is 1.

    A source with several telegrams needs an output folder, where it gets a folder of
    its own, or JSON Lines (.ndjson or .jsonl): one document for each telegram and for
    the text between them.  Converted to text, they give the source again.
    """
    into = into_folder(files, output)
    lines = not into and holds_lines(output)
    if (to := to or _format_of(output, into=into)) is None:
        msg = "Which format to write?  Use --to, or -o with the extension of a format"
        raise click.UsageError(msg)
    drop = canonical or layout == "drop"
    given = {name for name in ctx.params if _is_given(ctx, name)}
    kept = "layout" in given and layout == "keep"
    _refuse_contradictions(to, drop=drop, kept=kept, exact=exact, lines=lines)
    if not (drop and to == "text"):
        if "report" in given:
            msg = "--report is about canonical text: use --to text --canonical"
            raise click.UsageError(msg)
        report = "none"
    pairs = _pairs(files, output, to, into=into)
    if into:
        with _io.ending_on_failure(output):
            _writing.make_folder(output)
    wish = Wish(
        from_=from_,
        to=to,
        drop=drop,
        exact=exact,
        into=into,
        lines=lines,
        report=report,
        hints=hints,
    )
    failed = False
    with progress("Converting", len(pairs)) as bar, _writing.synced_once(into) as put:
        inputs = [file for file, _ in pairs]
        each = each_attempted(_made, inputs, wish, jobs=processes(inputs, jobs))
        for (file, target), (_, made) in zip(pairs, each, strict=True):
            outcome = _put(file, target, made, put)
            failed = failed or outcome.failed
            if outcome.error is not None or outcome.found or outcome.account:
                with bar.aside():
                    _tell(outcome)
            bar.advance()
    ctx.exit(_io.FAILED if failed else 0)


def _pairs(
    files: tuple[str, ...], output: str, to: str, *, into: bool
) -> list[tuple[Input, str]]:
    if into:
        # What was written there before is no input.
        return outputs(tuple(expanded(files, same_file(output))), output, to)
    (name,) = files
    pairs = [(Input(name), output)]
    if _io.STANDARD not in (name, output):
        refuse_loss(pairs)
    return pairs


def _format_of(output: str, *, into: bool) -> str | None:
    """The format that the name of an output says."""
    if into:
        return None
    return "json" if holds_lines(output) else format_of(output)


def _is_given(ctx: click.Context, name: str) -> bool:
    return ctx.get_parameter_source(name) is not ParameterSource.DEFAULT


def _refuse_contradictions(
    to: str, *, drop: bool, kept: bool, exact: bool, lines: bool
) -> None:
    if lines and to != "json":
        msg = "JSON Lines hold JSON documents: use --to json"
    elif drop and kept:
        msg = "--canonical and --layout keep contradict each other"
    elif exact and to != "text":
        msg = "--exact writes telegram text: use --to text"
    elif exact and drop:
        msg = "--exact needs the layout, which --canonical and --layout drop leave out"
    else:
        return
    raise click.UsageError(msg)


def _put(
    file: Input,
    target: str,
    made: tuple[_Documents, Outcome] | CableFormatError,
    put: Put,
) -> Outcome:
    """Write the documents of a file; all writing is done by one process."""
    if isinstance(made, CableFormatError):
        # The findings of a document tell more than the first of them.
        if found := getattr(made, "diagnostics", ()):
            return Outcome(file.name, failed=True, found=found)
        return Outcome(file.name, failed=True, error=made)
    documents, outcome = made
    folder = Path(target).with_suffix("")
    if left := _left_in(folder, {name for name, _ in documents}):
        msg = (
            f"the folder holds {left}, which is not of this source: choose another one"
        )
        error = CableEncodeError(msg, code="output.unwritable")
        return Outcome(str(folder), failed=True, error=error)
    for name, document in documents:
        place = target if name is None else str(folder / name)
        written = attempted(put, place, document)
        if isinstance(written, CableFormatError):
            return Outcome(place, failed=True, error=written)
    return outcome


def _left_in(folder: Path, names: set[str | None]) -> str | None:
    """A file that another run has left where pieces are written: all would mix."""
    if names == {None} or not folder.is_dir():
        return None
    there = sorted(path.name for path in folder.iterdir())
    return next((name for name in there if name not in names), None)


def _made(file: Input, wish: Wish) -> tuple[_Documents, Outcome]:
    """The documents, and what to report once they are written."""
    name = file.readable()
    found: list[Diagnostic] = []
    shown: list[Line] = []
    documents: list[bytes] = []
    identities: list[str | None] = []
    several = parts(name, wish.from_)
    for part in several:
        reading = part.read(wish.hints)
        document, made = _written(reading, wish)
        shown += lines(made, reading.layout, part, wish.report)
        found += reading.diagnostics
        documents.append(document)
        identities.append(BETWEEN if part.between else reading.cable.canonical_id)
    # A telegram with an error is written all the same: nothing of it is lost.
    failed = any(finding.severity is Severity.ERROR for finding in found)
    outcome = Outcome(name, failed=failed, found=tuple(found), account=tuple(shown))
    return _gathered(documents, identities, wish, alone=several[0].alone), outcome


def _gathered(
    documents: list[bytes], identities: list[str | None], wish: Wish, *, alone: bool
) -> _Documents:
    """The documents of a source, with the names of those that need one.

    Raises:
        CableEncodeError: They need a folder (``output.several-telegrams``).
    """
    if wish.lines:
        # Dumps are indented; a line of JSON Lines holds no line end.
        each = (orjson.dumps(orjson.loads(document)) for document in documents)
        return [(None, b"".join(line + b"\n" for line in each))]
    if alone:
        return [(None, document) for document in documents]
    if wish.into:
        names = part_names(identities, len(documents), wish.to)
        return list(zip(names, documents, strict=True))
    if wish.to == "text" and not wish.drop:
        return [(None, b"".join(documents))]
    msg = f"the source holds {len(documents)} pieces, and a document holds one telegram"
    raise CableEncodeError(msg, code="output.several-telegrams")


def _tell(outcome: Outcome) -> None:
    if outcome.error is not None:
        _io.complain(outcome.name, outcome.error)
    else:
        _io.tell_lines(findings(outcome.found, outcome.name), needed=outcome.failed)
        _io.tell_lines(outcome.account)


def _written(reading: Reading[Any], wish: Wish) -> tuple[bytes, Account | None]:
    """The document, and its account of the source if one is reported."""
    if wish.exact:
        return _exact(reading), None
    if wish.report == "none":
        return write(reading, to=wish.to, canonical=wish.drop), None
    layout = reading.layout
    # A document without a layout has no source, nor has a cable that was edited.
    if layout is None or layout.base != reading.cable:
        return write(reading, to=wish.to, canonical=wish.drop), None
    made = account(layout)
    return as_bytes(made.text), made


def _exact(reading: Reading[Any]) -> bytes:
    """The source of a reading, as its layout has it."""
    cable_of(reading)
    layout = reading.layout
    if layout is None or not layout.verified:
        why = "it carries no layout" if layout is None else "its digest does not hold"
        msg = f"expected a document that holds its source; {why}"
        raise CableEncodeError(msg, code="layout.not-exact")
    return as_bytes(layout.source)
