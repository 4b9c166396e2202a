"""The table of the session `mutation`, and which mutants it does not count."""

from __future__ import annotations

import ast

import pytest

from tests.mutants import ROOT, differ, modules, parts

PACKAGE = ROOT / "cableformat"


def test_no_module_is_in_two_parts():
    found = [
        module for part in parts().values() for module in modules(part.modules, PACKAGE)
    ]
    assert len(found) == len(set(found)) > 100


@pytest.mark.parametrize("part", parts().values(), ids=lambda part: part.name)
def test_a_part_has_modules_and_tests(part):
    assert modules(part.modules, PACKAGE)
    for path in part.tests:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize(
    ("original", "mutant", "counts"),
    [
        ("msg = f'found {x}'", "msg = None", False),
        ("msg = f'found {a + b}'", "msg = f'found {a - b}'", False),
        ("raise E(msg, code='a.b')", "raise E(None, code='a.b')", False),
        ("raise E(msg, code='a.b')", "raise E(msg, code='XXa.bXX')", True),
        ("raise E(msg, code='a.b')", "raise E(code='a.b')", True),
        ("tell(x, message='no')", "tell(x, message='NO')", False),
        ("tell('not that one')", "tell('XXnot that oneXX')", False),
        ("tell('not that one', 1)", "tell('not that one', 2)", True),
        ("x = 'RESTRICTED DATA'", "x = 'restricted data'", True),
        ("x = a < b", "x = a <= b", True),
        ("return f(x, y)", "return f(x, )", True),
    ],
)
def test_a_mutant_of_a_message_does_not_count(original, mutant, counts):
    assert differ(ast.parse(original), ast.parse(mutant)) == counts
