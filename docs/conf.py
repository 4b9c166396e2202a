"""The documentation as a site: `tox -e site`.

Sphinx, because the reference of the Python API comes from docstrings (autodoc).
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cableformat

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "cableformat"
author = "The cableformat authors"
version = release = cableformat.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "README"
exclude_patterns = ["examples"]
# `tests/meta` checks the links, many of which lead to files outside the site.
# A name may be public in two rooms; either is right.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure", "ref.python"]

html_theme = "furo"
html_title = "cableformat"

myst_heading_anchors = 4
default_role = "code"  # docstrings mark code as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_class_signature = "separated"
napoleon_google_docstring = True

_LINK: Final = re.compile(r"(?m)^- \[([^]]+)\]\(((?!\.\.)[\w/-]+)\.md\)")


def navigation(_: Sphinx, docname: str, source: list[str]) -> None:
    """The sections of the first page are the groups of the navigation."""
    if docname.endswith("/README"):  # the first page of a folder
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"
    if docname != root_doc:
        return
    first, *sections = source[0].split("\n## ")
    for number, section in enumerate(sections):
        links = _LINK.findall(section)
        if links:
            heading, _, _ = section.partition("\n")
            caption = f":caption: {heading}"
            pages = [f"{title.replace('*', '')} <{page}>" for title, page in links]
            tree = "\n".join(["```{toctree}", ":hidden:", caption, "", *pages, "```"])
            sections[number] = f"{section.rstrip()}\n\n{tree}\n"
    source[0] = "\n## ".join([first, *sections])


def skip(app: Sphinx, *given: Any) -> bool:
    """A room has a section of its own, and a class is shown in its own room."""
    _, _, member, skipped, _ = given
    room = app.env.current_document.autodoc_module
    elsewhere = inspect.isclass(member) and _room(member.__module__) != _room(room)
    return skipped or inspect.ismodule(member) or elsewhere


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


def index(app: Sphinx, failed: Exception | None) -> None:
    """The address of the site leads to its first page, which is called README."""
    if failed is None and app.builder.format == "html":
        refresh = f'<meta http-equiv="refresh" content="0; url={root_doc}/">\n'
        Path(app.outdir, "index.html").write_text(refresh, "utf-8")


def setup(app: Sphinx) -> None:
    """Sphinx calls this."""
    app.connect("build-finished", index)
    app.connect("source-read", navigation)
    app.connect("autodoc-skip-member", skip)
