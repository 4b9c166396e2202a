"""Law 3 and the residue over real telegrams, where the corpus is beside the project.

The project contains nothing of the corpus; without it there is nothing to walk.
"""

from __future__ import annotations

from collections import Counter

import pytest

import cableformat.json
import cableformat.xml
from cableformat import text
from tests.laws import literals
from tests.real.test_exactness import SAMPLE, SOURCES, needs_corpus, needs_sample

#: At most so much of the characters of a folder is in literals.
RESIDUE = {
    "frus-verbatim": 0.04,
    "nara-bodies": 0.03,
    "navadmin": 0.07,
    "foia-ocr": 0.06,
}


def residue(document: str) -> int:
    return sum(map(len, literals(document)))


@needs_corpus
@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.full)])
def test_files_of_the_corpus_survive_a_journey(
    every: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Text to JSON to XML to text is the identity, and the residue is small (law 3)."""
    left: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in SOURCES[::every]:
        source = path.read_bytes()
        reading = text.parse(source)
        in_json = cableformat.json.dumps(reading.cable, layout=reading.layout)
        second = cableformat.json.parse(in_json)
        in_xml = cableformat.xml.dumps(second.cable, layout=second.layout)
        third = cableformat.xml.parse(in_xml)
        assert second.diagnostics == third.diagnostics == (), path.name
        assert second.cable == third.cable == reading.cable, path.name
        assert text.dumps(third.cable, layout=third.layout) == source, path.name
        again = cableformat.json.dumps(third.cable, layout=third.layout)
        assert again == in_json, path.name
        left[path.parent.name] += residue(in_json)
        total[path.parent.name] += len(reading.layout.text)
    shares = {folder: left[folder] / total[folder] for folder in total}
    with capsys.disabled():
        printed = (f"{folder} {share:.1%}" for folder, share in shares.items())
        print("\nresidue:", ", ".join(printed))
    for folder, most in RESIDUE.items():
        assert shares.get(folder, 0) <= most


@needs_sample
def test_the_residue_of_the_sample_is_a_quarter_at_most() -> None:
    """The residue, mostly links of a web page, is at most a quarter of the sample."""
    reading = text.parse(SAMPLE.read_bytes())
    document = cableformat.json.dumps(reading.cable, layout=reading.layout)
    assert 0.05 < residue(document) / len(reading.layout.text) <= 0.25
