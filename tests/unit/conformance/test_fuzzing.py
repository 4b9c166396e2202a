"""Fuzzing finds each kind of failure once, with the smallest cable that shows it."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import strategies as st

from cableformat import build, text
from cableformat.conformance import Answer, Failure, Operation, Skipped, suite
from cableformat.conformance.fuzzing import _search, fuzz, keep
from cableformat.conformance.fuzzing._drawn_question import made_question
from cableformat.conformance.fuzzing._kept_case import case_file
from cableformat.conformance.fuzzing._reduction import smaller
from cableformat.errors import CableFormatError
from cableformat.model import Addressee, Cable, Content, Heading
from cableformat.testing import Dress
from tests.unit.conformance.in_process import InProcess, right

TEXT_JSON = (Operation.TEXT_JSON,)
CRLF = Dress(line_ends=("\r\n",))
TAGS = st.lists(st.sampled_from(["EFIN", "PO", "SENV"]), max_size=3, unique=True)
SMALL = st.builds(build, subject=st.text("ABCK", min_size=1), tags=TAGS)


@pytest.fixture
def fuzzed(monkeypatch):
    """Draw small cables only, for an adapter in this process."""
    monkeypatch.setattr(_search, "cables", lambda: SMALL)
    monkeypatch.setattr(_search, "sound_cables", lambda: SMALL)
    monkeypatch.setattr(_search, "dresses", lambda: st.just(CRLF))

    def run(adapter, operations=TEXT_JSON, **options):
        monkeypatch.setattr(_search, "Adapter", adapter)
        return fuzz(["mine"], operations=operations, **{"examples": 40, **options})

    return run


def misread(question):
    """The right answer, but for one tag that is read as another."""
    return Answer(output=right(question).output.replace(b"SENV", b"TBIO"))


def test_of_a_right_adapter_nothing_is_found(fuzzed):
    """For a right adapter every cable is drawn, every question is answered, and nothing
    is found.
    """
    drawn = []
    adapter = InProcess()
    result = fuzzed(
        adapter,
        [*Operation],
        examples=11,
        timeout=3.0,
        on_drawn=lambda: drawn.append(None),
    )
    assert (result.found, result.notes) == ((), ())
    assert (result.drawn, len(drawn), result.answered) == (11, 11, 11 * 8)
    assert result.implementation.name == "mine"
    assert adapter.options == [(["mine"], 3.0)]
    assert (adapter.started, adapter.stopped) == (1, 1)


def test_a_failure_is_found_with_the_smallest_cable_that_shows_it(fuzzed):
    """A failure is reported with a cable from which nothing can be left out, and
    without a dress.
    """
    (found,) = fuzzed(InProcess(misread)).found
    assert found.question.source == b"TAGS: SENV\n"
    assert found.cable == text.loads("TAGS: SENV\n")
    assert (found.operation, found.path) == (Operation.TEXT_JSON, "/content/tags/0")
    assert found.kind == "/content/tags/* changed"
    assert found.judgement.apart


def test_each_kind_of_failure_is_found_once(fuzzed):
    """Each kind of failure is reported once; failures at two places of a list are one
    kind.
    """

    def answer(question):
        found = misread(question)
        return Answer(output=found.output.replace(b"K", b"KA"))

    result = fuzzed(InProcess(answer), examples=80)
    kinds = {found.kind for found in result.found}
    assert len(kinds) == len(result.found)
    assert {"/content/subject changed", "/content/tags/* changed"} <= kinds
    assert result.drawn == 80


def test_no_more_kinds_are_looked_for_than_wanted(fuzzed):
    """The run ends when the wanted number of kinds has been found, and says so."""
    result = fuzzed(InProcess(lambda _: Answer(output=b"{}")), examples=60, most=1)
    assert len(result.found) == 1
    assert result.notes == ("more kinds of failure were not looked for",)
    assert result.drawn < 60


def test_a_number_chooses_the_cables(fuzzed):
    """The same number draws the same cables, and another number others."""

    def sources(number):
        seen = []
        fuzzed(InProcess(lambda q: seen.append(q.source) or right(q)), number=number)
        return seen

    assert sources(1) == sources(1) != sources(2)


def test_what_is_skipped_is_noted_once_for_each_operation(fuzzed):
    """Skips are noted once for each operation, and an operation that is not announced
    is not asked.
    """
    reasons = iter(range(1000))
    adapter = InProcess(
        lambda _: Skipped(reason=f"not yet {next(reasons)}"),
        operations=[Operation.TEXT_JSON, Operation.VALIDATE],
    )
    result = fuzzed(
        adapter, [Operation.TEXT_JSON, Operation.VALIDATE, Operation.XML_JSON]
    )
    assert (result.found, result.answered) == ((), 0)
    assert result.notes == (
        "it does not announce xml-json",
        "it skips text-json: not yet 0",
        "it skips validate: not yet 1",
    )


def dying(question):
    if b"SENV" in question.source:
        return Failure(why="it ended with exit code 9")
    return right(question)


def test_an_adapter_that_dies_is_started_again(fuzzed):
    """An adapter that dies is started again, also while its cable is made smaller, and
    exit codes make no other kind.
    """
    adapter = InProcess(dying)
    (found,) = fuzzed(adapter).found
    assert found.kind == "no answer: it ended with exit code #"
    assert found.why == "no answer: it ended with exit code 9"
    assert found.question.source == b"TAGS: SENV\n"
    assert adapter.started > 2


def test_an_error_that_is_reported_is_no_death(fuzzed):
    """After a reported error the adapter continues, and is not started again."""
    adapter = InProcess(lambda _: Failure(why="no memory", fatal=False))
    (found,) = fuzzed(adapter).found
    assert found.kind == "no answer: no memory"
    assert adapter.started == 1


def test_an_adapter_that_dies_of_everything_is_asked_no_more(fuzzed):
    """If an operation always kills the adapter, it is asked no more, and other
    operations still are.
    """

    def answer(question):
        if question.operation is Operation.TEXT_XML:
            return Failure(why="gone")
        return right(question)

    result = fuzzed(
        InProcess(answer), [Operation.TEXT_XML, Operation.TEXT_JSON], examples=140
    )
    assert [found.kind for found in result.found] == ["no answer: gone"]
    assert "text-xml is asked no more: no answer too often" in result.notes
    assert result.drawn == 140


@pytest.mark.parametrize("starts", [[Failure(why="no")], [None, Failure(why="no")]])
def test_an_adapter_that_does_not_start_is_an_error(fuzzed, starts):
    """An adapter that does not start is an error, at the first time and
    after it died.
    """
    with pytest.raises(CableFormatError) as caught:
        fuzzed(InProcess(lambda _: Failure(why="gone"), starts=starts))
    assert caught.value.code == "conformance.no-adapter"


def test_an_adapter_that_answers_differently_each_time_ends_nothing(fuzzed):
    """The failures of an adapter that answers differently each time count, and all
    cables are drawn.
    """
    count = iter(range(10_000))

    def answer(question):
        if next(count) % 3 == 1:
            return Answer(refused=True)
        return right(question)

    result = fuzzed(InProcess(answer), examples=20)
    assert result.drawn == 20
    assert [found.kind for found in result.found] == [
        "expected an output; found a refusal"
    ]


# Questions about drawn cables

CORK = build(subject="CORK")


@pytest.mark.parametrize(
    ("operation", "format_", "source"),
    [
        (Operation.TEXT_XML, "text", b"SUBJECT: CORK\r\n"),
        (Operation.VALIDATE, "text", b"SUBJECT: CORK\r\n"),
        (Operation.CANONICALISE, "text", b"SUBJECT: CORK\r\n"),
    ],
)
def test_a_telegram_wears_the_dress(operation, format_, source):
    """A drawn telegram wears the dress, and expects the same cable with the findings of
    the dress.
    """
    question = made_question(CORK, operation, CRLF)
    assert (question.operation, question.format) == (operation, format_)
    assert (question.source, question.case.source) == (source, source)
    assert question.case.cable == {"content": {"subject": "CORK"}}
    assert question.case.group.value == "valid"
    assert question.case.roundtrip.value == "twoPass"
    assert question.case.format == "text"


@pytest.mark.parametrize("operation", [Operation.JSON_XML, Operation.XML_TEXT])
def test_a_document_wears_no_dress(operation):
    """A drawn document is canonical, without a dress, and must come back as the same
    bytes.
    """
    question = made_question(CORK, operation, CRLF)
    assert question.format == question.case.format == operation.takes
    assert question.case.roundtrip.value == "onePass"
    assert question.case.findings == []
    plain = made_question(CORK, Operation.TEXT_JSON, Dress())
    assert plain.case.roundtrip.value == "onePass"


def test_the_case_of_a_question_expects_the_findings_of_its_source():
    """A drawn case expects the findings of its source, and is repairable if one is a
    warning.
    """
    cable = text.loads("FM LIMA\nTO ROME\nBT\nXYZ 4\n")
    question = made_question(cable, Operation.TEXT_JSON, Dress())
    reading = text.parse(question.source)
    told = [(each.code, list(each.span)) for each in reading.diagnostics]
    assert [(each["code"], each["span"]) for each in question.case.findings] == told


@pytest.mark.parametrize("operation", [Operation.TEXT_JSON, Operation.JSON_TEXT])
def test_of_a_cable_without_a_text_no_text_is_asked(operation):
    """For a cable without a spelling in text, no text is asked for, because nobody
    knows what would be right (law 4).
    """
    cable = Cable(content=Content(signature="1. A"))
    assert made_question(cable, operation, Dress()) is None
    assert made_question(cable, Operation.JSON_XML, Dress()) is not None


# Smaller cables


def test_a_smaller_cable_lacks_one_element_or_all_of_a_list():
    """A smaller cable lacks one element, one item of a list or the list; a part that
    would be empty is left out.
    """
    found = list(smaller(build(subject="CORK", tags=["PO", "SENV"])))
    assert set(map(text.dumps, found)) == {
        "",
        "SUBJECT: CORK\n",
        "TAGS: PO\nSUBJECT: CORK\n",
        "TAGS: SENV\nSUBJECT: CORK\n",
        "TAGS: PO, SENV\n",
    }
    assert len(found) == 5
    assert list(smaller(Cable())) == []


def test_an_item_of_a_list_is_made_smaller_too():
    """An item of a list is made smaller too, except for the members that
    it requires.
    """
    addressee = Addressee(designator="LIMA", office_symbols=("POL",))
    cable = Cable(heading=Heading(action_addressees=(addressee,)))
    found = [each for each in smaller(cable) if each.heading is not None]
    bare = Addressee(designator="LIMA")
    assert [each.heading.action_addressees for each in found] == [(bare,)]


# Kept cases


@pytest.fixture
def found(fuzzed):
    (failure,) = fuzzed(InProcess(misread)).found
    return failure


def test_a_failure_is_kept_as_a_case_that_is_proposed(found, tmp_path):
    """A failure is kept as a proposed case with the clause of the field
    that differs.
    """
    (kept,) = keep([found], tmp_path)
    assert (kept.found, kept.is_new) == (found, True)
    assert kept.name == "valid/fuzz/text-json-content-tags-changed"
    (case,) = suite(tmp_path)
    assert case.name == kept.name
    assert case.source == b"TAGS: SENV\n"
    assert (case.level.value, case.roundtrip.value) == ("proposed", "onePass")
    assert case.features == ("fuzz", "text-json")
    assert case.description == "text-json: /content/tags/0 is kept"
    assert case.dialect == "state"


def test_failures_with_one_source_make_one_case(found, tmp_path):
    """Failures with one source make one case, and a case that exists already is not
    changed.
    """
    first, second = keep([found, found], tmp_path)
    assert (first.name, second.name) == (first.name, first.name)
    assert (first.is_new, second.is_new) == (True, False)
    (tmp_path / first.name / "case.json").write_text("mine")
    (again,) = keep([found], tmp_path)
    assert not again.is_new
    assert (tmp_path / first.name / "case.json").read_text() == "mine"


def test_a_folder_that_can_not_be_written_is_an_error(found, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CableFormatError) as caught:
        keep([found], tmp_path / "file")
    assert caught.value.code == "output.unwritable"


def test_a_failure_of_no_element_rests_on_the_laws(fuzzed):
    """A refusal has no path, so its case cites the laws and is described
    by its source.
    """
    (found,) = fuzzed(InProcess(lambda _: Answer(refused=True))).found
    told = case_file(found)
    assert found.path is None
    assert told["clause"] == "laws.md 1"
    assert told["description"].startswith("text-json: drawn cable ")
    assert len(told["description"]) <= 70


def test_a_long_path_is_described_by_its_end(found):
    """A long path is described by its end, and the clause is that of the last field in
    it.
    """

    path = "/heading/readdressed/actionAddressees/12/messageContinuityNumber/x"
    told = case_file(attrs.evolve(found, path=path))
    assert len(told["description"]) == 70
    assert told["description"].endswith(
        "Addressees/12/messageContinuityNumber/x is kept"
    )
    assert told["clause"].startswith("wire.md ")
