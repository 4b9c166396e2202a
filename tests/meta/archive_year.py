"""An invented year of an archive, small enough for a page: ``1974.zip``."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

_TELEGRAM: Final = """\
R {day:02}1030Z {month} 74
FM {post}
TO SECSTATE WASHDC {number}
INFO AMEMBASSY OSLO
BT
{level} {name} {serial:04}

{caption}E.O. 11652: GDS
TAGS: {tags}
SUBJECT: {subject}
REF: {references}

1. {text}
BT
"""

#: Post, serial, day, month, level, caption, TAGS, subject, references, text.
_ROWS: Final = (
    (
        *("AMEMBASSY COPENHAGEN", 417, 14, "FEB", "C O N F I D E N T I A L", "EXDIS"),
        *("EFIS, PBOR, DA", "HERRING BOATS AND THE FIFTY MILE LINE", "OSLO 602"),
        "ELEVEN HERRING BOATS WERE TURNED BACK\nBELOW THE LIGHTHOUSE.",
    ),
    (
        *("AMEMBASSY COPENHAGEN", 430, 19, "FEB", "UNCLAS", ""),
        *("EFIS, DA", "HARBOR DUES", "A. COPENHAGEN 417 B. OSLO 602"),
        "DUES RISE IN SPRING.",
    ),
    (
        *("AMEMBASSY OSLO", 602, 11, "FEB", "S E C R E T", "NODIS"),
        *("PBOR, NO", "THE FIFTY MILE LINE", "STATE 26431"),
        "THE MINISTER DREW A LINE ON OUR MAP.",
    ),
    (
        *("AMEMBASSY OSLO", 655, 21, "FEB", "C O N F I D E N T I A L", ""),
        *("EFIS, EAIR, NO", "FOG", "A. OSLO 602 B. COPENHAGEN 417 C. STATE 26431"),
        "FOG KEEPS BOATS AND AIRCRAFT AT HOME.",
    ),
    (
        *("AMEMBASSY REYKJAVIK", 101, 2, "MAR", "UNCLAS", ""),
        *("EFIS, IC", "HERRING PRICES", "OSLO 602"),
        "A BARREL OF HERRING COSTS MORE THAN A TIRE.",
    ),
)


def write(path: Path) -> None:
    """Write the archive: a text for each telegram, and a picture."""
    with zipfile.ZipFile(path, "w") as archive:
        for row in _ROWS:
            post, serial, day, month, level, caption, tags, subject, cited, text = row
            name = post.split(" ")[1]
            words = _TELEGRAM.format(
                **dict(post=post, name=name, serial=serial, number=serial + 1000),
                **dict(day=day, month=month, level=level, tags=tags, subject=subject),
                **dict(caption=caption and f"{caption}\n\n", references=cited),
                text=text,
            )
            archive.writestr(f"{name}/{serial}.txt", words)
        archive.writestr("1974.tar", b"\0" * 257 + b"ustar\0" + b"\0" * 1024)
