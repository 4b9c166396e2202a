"""Rules about the repository: the order of rooms, names, codes, fixtures, documents."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Final

import attrs
import pytest

import cableformat
from cableformat._convert import FORMATS
from cableformat.cli import main
from cableformat.conformance._suite_check import ELSEWHERE
from cableformat.diagnostics import CATALOGUE, clause
from cableformat.model import (
    Content,
    Ending,
    Heading,
    ReaddressedHeading,
    Transmission,
)
from cableformat.text.kinds import Kind
from tests.meta import generated

if TYPE_CHECKING:
    from pathlib import Path

ROOT: Final = generated.ROOT
PACKAGE: Final = ROOT / "cableformat"
CASES: Final = sorted((ROOT / "fixtures" / "v1").glob("*/*/*/case.json"))
DOCUMENTS: Final = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CODE_OF_CONDUCT.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]

#: architecture.md 2: a room imports only rooms above it.
ROOMS: Final = (
    "errors",
    "_lazy_names",
    "_align",
    "_arrow_library",
    "_csv_tables",
    "_escape",
    "_junit",
    "_class_help",
    "_record",
    "diagnostics",
    "reference",
    "markings",
    "routing",
    "model",
    "text",
    "document",
    "comparison",
    "streams",
    "_changes",
    "schema",
    "_data",
    "json",
    "xml",
    "_detect",
    "_convert",
    "_files",
    "rules",
    "_check",
    "page",
    "cableformat",  # the front door, which alone re-exports from all
    "testing",
    "conformance",
    "_pytest",
    "bulk",
    "spark",
    "cli",
    "__main__",
)
#: The two document codecs never import each other.
STRANGERS: Final = {("xml", "json")}
LONGEST_MODULE: Final = 600
CODE: Final = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")


MODULES: Final = sorted(PACKAGE.rglob("*.py"))


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def rooms():
    """The public rooms of the package that have an ``__all__``."""
    names = [
        f"cableformat.{m.name}" for m in pkgutil.iter_modules(cableformat.__path__)
    ]
    found = [importlib.import_module(name) for name in names if "__main__" not in name]
    return [cableformat, *(module for module in found if hasattr(module, "__all__"))]


# Rooms


class _Imports(ast.NodeVisitor):
    """The modules of the package that a module imports when it runs."""

    def __init__(self):
        self.found = []

    def visit_If(self, node):
        if "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                self.visit(other)
        else:
            self.generic_visit(node)

    def visit_Import(self, node):
        self.found += [alias.name for alias in node.names]

    def visit_ImportFrom(self, node):
        assert node.level == 0, "imports are absolute"
        if node.module == "cableformat":
            self.found += [f"cableformat.{alias.name}" for alias in node.names]
        else:
            self.found.append(node.module)


def room_of(module):
    """The room of a dotted name; a name of the front door is the front door's."""
    if not module.startswith("cableformat"):
        return None
    name = [*module.split("."), "cableformat"][1]
    return name if name in ROOMS else "cableformat"


def room_at(path):
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "cableformat" if name == "__init__" else name


def test_a_room_imports_only_rooms_above_it():
    """At run time, a room imports only rooms above it. `TYPE_CHECKING` is exempt."""
    for path in MODULES:
        imports = _Imports()
        imports.visit(tree(path))
        room = room_at(path)
        assert room in ROOMS, path
        place = ROOMS.index(room)
        for module in imports.found:
            other = room_of(module)
            if other not in (None, room):
                assert ROOMS.index(other) < place, f"{path} imports {module}"
                assert (room, other) not in STRANGERS, path


def imported(path):
    """Every name of the package that a module imports, for the type checker too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_a_room_imports_nothing_private_of_another():
    """No import from another room has an underscore, even under `TYPE_CHECKING`."""
    for path in MODULES:
        room = room_at(path)
        for name in imported(path):
            package, *steps = name.split(".")
            if package != "cableformat" or steps[:1] in ([], [room]):
                continue
            private = [step for step in steps[1:] if re.match("_(?!_)", step)]
            assert not private, f"{path} imports {name}"


#: What two names of modules may not differ by alone: `reader.py`, `reading.py`.
ENDINGS: Final = re.compile("(?<=...)(?:e|s|es|ed|er|ers|ing|ings)$")


def test_the_names_in_a_folder_differ_by_more_than_an_ending():
    """Modules of a folder differ by more than an underscore or an ending."""
    for folder in sorted(path.parent for path in PACKAGE.rglob("__init__.py")):
        stems: dict[str, str] = {}
        for info in pkgutil.iter_modules([str(folder)]):
            stem = ENDINGS.sub("", info.name.strip("_"))
            assert stem not in stems, f"{folder}: {stems[stem]}, {info.name}"
            stems[stem] = info.name


def test_a_module_tells_what_it_is_and_is_short():
    """Each module has a docstring and at most 600 lines."""
    for path in MODULES:
        assert ast.get_docstring(tree(path)), path
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= LONGEST_MODULE, path


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.__name__)
def test_a_public_name_exists_and_has_a_docstring(room):
    """Each public class and function has a docstring, and each constant exists."""
    assert len(set(room.__all__)) == len(room.__all__)
    for name in room.__all__:
        thing = getattr(room, name)
        if inspect.isclass(thing) or inspect.isroutine(thing):
            assert inspect.getdoc(thing), name


# The front door


@pytest.mark.parametrize("codec", FORMATS.values(), ids=FORMATS)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("parse", "(source, *, hints=None)"),
        ("check", "(source, *, hints=None)"),
        ("loads", "(source, *, hints=None)"),
        ("load", "(file, *, hints=None)"),
        ("dumps", "(cable, *, layout=None)"),
        ("dump", "(cable, file, *, layout=None)"),
    ],
)
def test_the_verbs_of_a_codec_have_the_signatures_of_the_design(codec, name, expected):
    """The signatures, apart from types, are those of the design (architecture.md 2)."""
    signature = inspect.signature(getattr(codec, name))
    bare = [p.replace(annotation=p.empty) for p in signature.parameters.values()]
    assert str(inspect.Signature(bare)) == expected


def test_the_kinds_of_element_stand_in_the_order_of_the_model():
    """Kinds of element are in the order of the field table."""
    named = [(kind.section, *kind.names) for kind in Kind]
    for section, cls in {
        ("transmission",): Transmission,
        ("transmission", "ending"): Ending,
        ("heading",): Heading,
        ("heading", "readdressed"): ReaddressedHeading,
        ("content",): Content,
    }.items():
        depth = len(section)
        inside = [names for names in named if names[:depth] == section]
        fields = [field.name for field in attrs.fields(cls)]
        assert list(dict.fromkeys(names[depth] for names in inside)) == fields


def test_rules_are_no_second_parser():
    """Rules import no pattern, no lens and no document: they compare values."""
    for path in sorted((PACKAGE / "rules").glob("*.py")):
        visitor = _Imports()
        visitor.visit(tree(path))
        assert {room_of(name) for name in visitor.found} <= {
            None,
            "diagnostics",
            "errors",
            "markings",
            "model",
            "reference",
            "routing",
            "rules",
        }, path
        assert not {"re", "string"} & set(visitor.found), path


# Codes


def given(node: ast.AST) -> list[ast.AST]:
    """Where a node of a syntax tree gives a code to a finding or an exception."""
    match node:
        case ast.Call(func=ast.Name("Note" | "Breach") | ast.Attribute(attr="note")):
            return node.args[:1]
        case ast.Call(func=ast.Name("Problem") | ast.Attribute(attr="_add")):
            return node.args[1:2]
        case ast.keyword("code"):
            return [node.value]
        case ast.arguments():
            pairs = zip(node.args[::-1], node.defaults[::-1], strict=False)
            return [default for argument, default in pairs if argument.arg == "code"]
        case ast.Assign([ast.Name("code")]):
            return [node.value]
    return []


def codes_in(path: Path) -> set[str]:
    """The codes that a module gives to findings and exceptions."""
    places = [place for node in ast.walk(tree(path)) for place in given(node)]
    constants = [
        node.value
        for place in places
        for node in ast.walk(place)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return {text for text in constants if CODE.fullmatch(text)}


def test_every_code_that_is_used_is_in_the_catalogue():
    """Every code in the package, strategies included, is in the catalogue."""
    for path in sorted(PACKAGE.rglob("*.py")):
        assert codes_in(path) <= set(CATALOGUE), path


def test_every_code_of_the_catalogue_is_raised_somewhere():
    """The library raises each code; strategies do not count."""
    used: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        if room_at(path) not in ("diagnostics", "testing"):
            used |= codes_in(path)
    assert set(CATALOGUE) - used == set()


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_code_that_no_case_shows_is_shown_by_a_test(code):
    """The listed test exists, and no case of the suite shows the code."""
    module, name = ELSEWHERE[code].split("::")
    assert f"def {name}(" in (ROOT / module).read_text("utf-8")
    assert not generated.fixtures_by_code()[code]


# The top level

#: Everything at the top of the repository; `.github` and `.ci` hold what runs it.
TOP_LEVEL: Final = {
    *".ci .gitattributes .github .gitignore .pre-commit-config.yaml".split(),
    *".pre-commit-hooks.yaml CHANGELOG.md CITATION.cff CODE_OF_CONDUCT.md".split(),
    *"CONTRIBUTING.md LICENSE README.md SECURITY.md cableformat".split(),
    *"docs fixtures pyproject.toml requirements.lock schemas tests".split(),
}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_nothing_else_is_at_the_top_level():
    """The top level is exactly as listed: a stray file may break README commands."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    assert {name.partition("/")[0] for name in listed.split("\0")} - {""} == TOP_LEVEL


# Documents


def test_the_changelog_begins_with_this_version():
    """The changelog begins with `## Unreleased`, or with the version and its date."""
    headings = re.findall(r"(?m)^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert headings[0] == "Unreleased" or (
        headings[0].partition(" ")[0] == cableformat.__version__
    )
    assert len(set(headings)) == len(headings)


def test_the_first_page_is_short():
    """README has at most 1,500 words, code included."""
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= 1500


def test_every_page_is_in_the_list_of_pages():
    """`docs/README.md`, which makes the site's navigation, lists each page once."""
    listed = re.findall(
        r"\]\(([\w/-]+\.md)\)", (ROOT / "docs" / "README.md").read_text("utf-8")
    )
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages <= set(listed)
    assert len(listed) == len(set(listed))


def test_the_reference_has_every_room():
    """`docs/api.md` shows each room except the command line and the one for Spark."""
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    shown = set(re.findall(r"(?m)^\.\. automodule:: (.+)$", page))
    names = {room.__name__ for room in rooms() if "._" not in room.__name__}
    assert names - {"cableformat.cli", "cableformat.spark"} == shown


def test_every_command_has_a_section():
    """Every command has a section and an example in `docs/commands.md`."""
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    headings = " ".join(re.findall(r"(?m)^## (.+)$", page)).split()
    for name in main.table:
        assert name in headings, name
        assert f"\ncableformat {name} " in page, name


def test_the_citation_names_this_version():
    """`CITATION.cff` names the version of the package."""
    told = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.findall(r"(?m)^version: (.+)$", told) == [cableformat.__version__]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_examples_of_a_document_are_true(path):
    """The blocks with `>>>` run unchanged, in the order of the page."""
    # A fence would be taken for output; a blank line ends it and keeps line numbers.
    lines = path.read_text("utf-8").split("\n")
    unfenced = "\n".join("" if line.startswith("```") else line for line in lines)
    examples = doctest.DocTestParser().get_doctest(
        unfenced, {}, path.name, str(path), 0
    )
    failed, _ = doctest.DocTestRunner(verbose=False).run(examples)
    assert not failed


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_links_of_a_document_lead_somewhere(path):
    """Each link leads to a file of the repository and to a place that it has."""
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub("`[^`\n]*`", "", prose(path))):
        name, _, anchor = target.partition("#")
        assert (path.parent / name).exists(), target
        page = path.parent / name if name else path
        assert not anchor or anchor in anchors(page), target


def prose(path):
    """A page without its fenced blocks."""
    return re.sub(r"(?ms)^```.*?^```$", "", path.read_text("utf-8"))


@cache
def anchors(path):
    """The places of a page that a link may name."""
    headings = re.findall(r"(?m)^#+ (.+)$", prose(path))
    named = re.findall(r'<a name="([^"]+)">', prose(path))
    return {*map(generated._anchor, headings), *named}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_test_that_a_document_names_exists(path):
    """A test exists in the module that the document names before it."""
    # As in `tests/property/test_text_laws.py::test_coverage_sums_to_one`.
    told = path.read_text("utf-8")
    for module, name in re.findall(r"\b(tests/[\w/]+\.py)(?:::(\w+))?", told):
        assert (ROOT / module).exists(), module
        assert not name or f"def {name}(" in (ROOT / module).read_text("utf-8"), name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_holds_one_sentence_a_line(path):
    """Outside code, tables and HTML, a line ends where its sentence ends."""
    prose = re.sub(r"(?ms)^```.*?^```$", "", path.read_text("utf-8"))
    for line in prose.split("\n"):
        if not line.startswith("|"):
            words = re.sub("`[^`]*`", "`", line)
            assert not re.search(r"[a-z)`][.!?] [A-Z]", words), line


def test_the_clause_of_a_code_is_known():
    """The clause of each code is in the list, with what it is about."""
    for code, entry in CATALOGUE.items():
        found = clause(entry.clause)
        assert found is not None, code
        assert found.about, code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("content.md 1.4", "content.md 1.4"),
        ("content.md 1.10", "content.md 1.10"),
        ("wire.md 1.7.2", "wire.md 1.7.2"),
        ("wire.md 5.1-5.3", "wire.md 5.1"),
        ("wire.md 5.9", "wire.md 5"),
        ("wire.md 0.1 (6)", "wire.md 0.1"),
        ("wire.md (a)", "wire.md (a)"),
        ("content.md 3.1 rule 1", "content.md 3.1"),
        ("laws.md 10", "laws.md 10"),
        ("laws.md 99", None),
        ("wire.md (z)", None),
        ("wire.md 5x", None),
        ("wires.md 5", None),
        ("wire.md", None),
        ("", None),
    ],
)
def test_a_clause_is_found_by_what_cites_it(name, expected):
    """A part that has no row of its own leads to the section around it."""
    found = clause(name)
    assert (found and found.name) == expected
