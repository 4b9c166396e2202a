"""How many of the messages that real telegrams cite are found, and why others are not.

The blocks are cut out here, and their messages were counted by eye, so that the share
is of `citations` alone: what the reader makes of a block is shown elsewhere.  Past
parsers found a post and a number in 76 % of them.  Nothing of the corpus is here.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from cableformat.model import Citation, CitationKind
from cableformat.model._citation_list import citations
from tests.real.test_exactness import SHARED, needs_corpus

TELEGRAMS = SHARED / "corpus" / "frus-verbatim"

_LABEL = re.compile(r"[ \t]*REF(?:TEL|ERENCE)?S?(?:[ \t]*:[ \t]*(.*)|[ \t]*)", re.ASCII)
_BLANK = re.compile(r"[ \t]*", re.ASCII)

#: How many messages and documents the blocks of a file name, by eye; one where a file
#: is not here.
SEVERAL = {
    "frus1969-76ve04_d104": 2,
    "frus1969-76ve04_d108": 2,
    "frus1969-76ve04_d137": 2,
    "frus1969-76ve04_d142": 2,
    "frus1969-76ve04_d149": 2,
    "frus1969-76ve04_d157": 2,
    "frus1969-76ve04_d17": 3,
    "frus1969-76ve04_d188": 3,
    "frus1969-76ve04_d217": 2,
    "frus1969-76ve04_d22": 2,
    "frus1969-76ve04_d232": 2,
    "frus1969-76ve04_d279": 2,
    "frus1969-76ve04_d283": 3,
    "frus1969-76ve04_d55": 3,
    "frus1969-76ve04_d57": 2,
    "frus1969-76ve04_d68": 2,
    "frus1969-76ve05p1_d251": 2,
    "frus1969-76ve05p1_d292": 2,
    "frus1969-76ve05p1_d301": 2,
    "frus1969-76ve05p1_d321": 2,
    "frus1969-76ve05p1_d52": 3,
    "frus1969-76ve05p2_d48": 2,
    "frus1969-76ve14p1_d10": 4,
    "frus1969-76ve14p1_d102": 6,
    "frus1969-76ve14p1_d133": 2,
    "frus1969-76ve14p1_d179": 3,
    "frus1969-76ve14p1_d180": 3,
    "frus1969-76ve14p1_d24": 3,
    "frus1969-76ve14p1_d49": 2,
    "frus1969-76ve14p1_d62": 6,
    "frus1969-76ve14p1_d72": 2,
    "frus1969-76ve14p1_d87": 4,
    "frus1969-76ve15p1_d35": 2,
    "frus1969-76ve15p1_d45": 2,
}


def blocks(path: Path) -> list[str]:
    """The text after each label of a file, to the next blank line."""
    found: list[str] = []
    lines = iter(path.read_text("utf-8").split("\n"))
    for line in lines:
        if match := _LABEL.fullmatch(line):
            rest = [match[1]] if match[1] else []
            for more in lines:
                if _BLANK.fullmatch(more):
                    if rest:
                        break
                else:
                    rest.append(more)
            found.append("\n".join(rest))
    return found


def cause(citation: Citation) -> str | None:
    """Why a citation is not resolved; `None` where it is."""
    if citation.kind is CitationKind.OTHER:
        return (
            "a document without a known form, or a garbled number"
            if any(c in "0123456789" for c in citation.text)
            else "no number at all"
        )
    if citation.kind is CitationKind.TELEGRAM and citation.post is None:
        return "a number alone, without a post before it"
    return None


@needs_corpus
def test_cited_messages_are_resolved(capsys: pytest.CaptureFixture[str]) -> None:
    """Citations lead to a post and number, or to another kind; causes name the rest."""
    kinds: Counter[str] = Counter()
    causes: Counter[str] = Counter()
    unlisted: Counter[str] = Counter()
    miscounted = {}
    cited = 0
    for path in sorted(TELEGRAMS.glob("*.txt")):
        read = [c for block in blocks(path) for c in citations(block)]
        expected = SEVERAL.get(path.stem, 1) if read else 0
        cited += expected
        if len(read) != expected:
            miscounted[path.stem] = (len(read), expected)
        for citation in read:
            why = cause(citation)
            causes.update([why] if why else [])
            kinds[citation.kind.value] += not why
            if citation.kind is CitationKind.TELEGRAM and not why:
                unlisted["known" if citation.known else "not in the list"] += 1
    resolved = kinds.total()
    with capsys.disabled():
        print(
            f"\nfrus-verbatim: {resolved} of {cited} cited messages are resolved",
            end="",
        )
        print(f" ({resolved / cited:.1%}); {dict(kinds)}; posts {dict(unlisted)}")
        for why, times in causes.most_common():
            print(f"  {times}: {why}")
    assert miscounted == {}
    assert causes == {
        "a document without a known form, or a garbled number": 2,
        "a number alone, without a post before it": 1,
    }
    assert cited >= 120
    assert resolved >= 0.97 * cited
