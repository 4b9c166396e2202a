"""The pytest plugin: the conformance suite as tests of a producer, an item a question.

Theory of operation.  Nothing is collected that nobody asked for: a test module asks by
a name, `cableformat_producer`, which is bound to functions or to the command of an
adapter; the command line asks by ``--cableformat-adapter``.  pytest loads this module
wherever the library is installed, so it imports no more than pytest until then.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any, Final

import pytest

__all__: list[str] = []

#: What a test module binds to have the suite ask a producer.
NAME: Final = "cableformat_producer"
_LEVELS: Final = ("required", "optional", "proposed")
_OPERATIONS: Final = (
    *("text-json", "json-text", "text-xml", "xml-text", "json-xml", "xml-json"),
    *("validate", "canonicalise"),
)


def _seconds(text: str) -> float:
    value = float(text)
    # NaN is none either; a day is the longest, as of `Adapter`.
    if not 0 < value <= 86_400:
        msg = f"expected more than 0 and at most 86,400 seconds; found {text}"
        raise argparse.ArgumentTypeError(msg)
    return value


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the command line name an adapter, and choose questions."""
    group = parser.getgroup("cableformat", "conformance of producers of cables")
    group.addoption(
        "--cableformat-adapter",
        metavar="CMD",
        help="ask this program the questions of the conformance suite, besides "
        "running the tests that are collected",
    )
    group.addoption(
        "--cableformat-level",
        choices=_LEVELS,
        default="required",
        help="ask the cases of this level and of those before it (default: required)",
    )
    group.addoption(
        "--cableformat-operation",
        choices=_OPERATIONS,
        action="append",
        metavar="NAME",
        help=f"ask for this operation alone, once or more: {', '.join(_OPERATIONS)}",
    )
    group.addoption(
        "--cableformat-timeout",
        type=_seconds,
        default=10.0,
        metavar="SECONDS",
        help="how long an adapter may take for an answer (default: 10)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of an item of the suite."""
    config.addinivalue_line("markers", "cableformat: a question of the cable suite")


def pytest_pycollect_makeitem(
    collector: pytest.Collector, name: str, obj: object
) -> pytest.Collector | None:
    """Collect the questions for what a module calls `cableformat_producer`."""
    if name != NAME or not isinstance(obj, Mapping | str | list | tuple):
        return None
    from cableformat.conformance.pytest_items import Questions  # noqa: PLC0415

    made: Questions = Questions.from_parent(collector, name=name, producer=obj)
    return made


# Before those that pick items by their marks and names.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[Any]
) -> None:
    """Add the questions for the adapter of the command line."""
    command = config.getoption("cableformat_adapter")
    if not command or config.getoption("--help"):
        return
    from cableformat.conformance.pytest_items import Questions  # noqa: PLC0415

    node = Questions.from_parent(session, name="cableformat", producer=command)
    items += node.collect()
