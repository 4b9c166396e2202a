"""The program of `docs/page.md` that reads the sources out of a page."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "page.md"
(PROGRAM,) = re.findall(r"(?ms)^```python\n(.*?)^```$", PAGE.read_text("utf-8"))


def sources(page):
    """The sources of a page, as the program of the documentation finds them."""
    names = {"__name__": "sources"}
    exec(PROGRAM, names)
    return names["sources"](page)
