"""The picture of a page in the documentation: ``python -m tests.browser.picture``.

It writes ``docs/images/page.png``, of an invented telegram, as headless Chromium shows
it.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path

from cableformat import text
from cableformat.page import Shown, html
from tests.browser.chromium import Browser, found

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "page.png"
TELEGRAM = """\
## RELAY TEST 7 ##
VZCZCXRO2903
PP RUEHC RUEHLO
DE RUEHLI #0417 0451030
ZNY CCCCC ZZH
P 141030Z FEB 08
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC PRIORITY 1198
INFO RUEHLO/AMEMBASSY LONDON 0212
BT
C O N F I D E N T I A L LISBON 000417

SIPDIS

E.O. 12958: DECL: 02/14/2018
TAGS: PREL, EAGRSENV, PO
SUBJECT: THE CORK HARVEST OF THE NORTH

REF: A. LISBON 000377
     B. STATE 041213

Classified By: Econ Counselor Jane Doe, Reasons 1.4 (b) and (d)

1. (C) Mills hold more bark than last year. A foreman showed
stacks that reach the roof, and the river carries more.

LISBON 00000417  002 OF 002

2. (U) The growers ask for a later harvest.

ROE
BT
#0417
NNNN
"""
_SIZE = {"width": 1120, "height": 820}


def main() -> None:
    """Show the page with the note of a code, and keep what is seen."""
    reading = text.parse(TELEGRAM)
    shown = Shown(cable=reading.cable, layout=reading.layout, name="cable.txt")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(html(shown), "utf-8")
        with (
            Browser(found(), Path(folder, "profile")) as browser,
            browser.open(file.as_uri(), width=_SIZE["width"]) as page,
        ):
            page.call(
                "Emulation.setDeviceMetricsOverride",
                **_SIZE,
                deviceScaleFactor=1,
                mobile=False,
            )
            link = """document.querySelector('[id="/content/tags/0"] a')"""
            page.run(f"{link}.focus({{preventScroll: true}})")
            reported = page.call("Page.captureScreenshot", format="png")
    PICTURE.write_bytes(base64.b64decode(reported["data"]))


if __name__ == "__main__":
    main()
