"""Distinct invented telegrams of ordinary size, for timing."""

from __future__ import annotations

import random
import textwrap
from typing import Final

_NOUNS: Final = (
    "harbor tariff harvest ferry bridge quota survey minister tender canal".split()
)
_VERBS: Final = (
    "awaits approves questions delays welcomes reviews publishes funds".split()
)
_POSTS: Final = {
    "ASTANA": "RUEHTA",
    "TUNIS": "RUEHTU",
    "LIMA": "RUEHPE",
    "COLOMBO": "RUEHLM",
    "WARSAW": "RUEHWR",
}


def _sentence(draw: random.Random) -> str:
    words = [
        draw.choice(_NOUNS if n % 3 else _VERBS) for n in range(draw.randint(7, 16))
    ]
    return " ".join(words).capitalize() + "."


def _paragraph(draw: random.Random, number: int) -> str:
    text = " ".join(_sentence(draw) for _ in range(draw.randint(3, 8)))
    return textwrap.fill(f"{number}. ({draw.choice(['C', 'SBU', 'U'])}) {text}", 69)


def telegram(seed: int) -> str:
    """One telegram, as a relay delivers it: wrapped at 69, BT and NNNN at the end."""
    draw = random.Random(seed)
    post, station = draw.choice(list(_POSTS.items()))
    serial = draw.randint(1, 9999)
    stations = draw.sample([i for i in _POSTS.values() if i != station], 3)
    info = "\n".join(
        f"{_POSTS[name]}/AMEMBASSY {name} {draw.randint(1, 9999):04}"
        for name in draw.sample(list(_POSTS), draw.randint(1, 5))
    )
    body = "\n\n".join(_paragraph(draw, n) for n in range(1, draw.randint(4, 12)))
    return (
        f"VZCZCXRO{draw.randint(0, 9999):04}\nPP {' '.join(stations)}\n"
        f"DE {station} #{serial:04} 2591122\nZNY CCCCC ZZH\nP 151122Z SEP 08\n"
        f"FM AMEMBASSY {post}\n"
        f"TO RUEHC/SECSTATE WASHDC PRIORITY {draw.randint(1, 9999):04}\n"
        f"INFO {info}\nBT\n"
        f"C O N F I D E N T I A L {post} {serial:06}\n\nSIPDIS\n\n"
        f"E.O. 12958: DECL: 09/15/2018\nTAGS: PREL, PGOV, ECON, KZ\n"
        f"SUBJECT: {textwrap.fill(_sentence(draw).upper(), 60)}\n\n"
        f"REF: A. 08 {post} {serial - 1}\n     B. STATE {draw.randint(1000, 99999)}\n\n"
        "Classified By: Consul Jane Doe, Reasons 1.4 (b) and (d)\n\n"
        f"{body}\n\nDOE\nBT\n#{serial:04}\nNNNN\n"
    )


def telegrams(count: int = 2000) -> list[str]:
    """That many distinct telegrams, the same in every run."""
    return [telegram(seed) for seed in range(count)]
