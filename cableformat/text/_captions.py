"""The captions that the State dialect knows, as patterns (frozen for format v1).

Source: ``captions.csv`` of the reference, as of 2026-11, classes distribution,
dissemination, channel and admin: 5 FAH-2 H-252 and H-440, the PlusD list, the corpus of
2003-10.  A caption missing here is still read where captions stand (`CaptionLens`).
"""

from __future__ import annotations

from typing import Final

CAPTIONS: Final = (
    # 5 FAH-2 H-252.1-1; PlusD list: distribution
    "NODIS",
    "EXDIS",
    "LIMDIS",
    "STADIS",
    "CHEROKEE",
    "SIPDIS",
    # CAPCO 2016; PlusD list: dissemination
    "NOFORN",
    "SENSITIVE",
    "EYES ONLY",
    "CONDIS",
    "CODEWORD",
    "FOUO",
    # 5 FAH-2 H-440: channels
    "(?:ROGER|DS|AGREMENT|DIRGEN|MED|TM|DISSENT|HR|COURIER) CHANNEL",
    # 5 FAH-2, Cablegate: administrative
    "TERREP",
    "OFFICIAL[ -]INFORMAL",
    "AIDAC",
    "CODEL [A-Z'-]+",
    "STAFFDEL [A-Z'-]+",
    "VISAS (?:VIPER|DONKEY|EAGLE|MANTIS|CONDOR|BEAR|HAWK|MERLIN|PEGASUS)",
    "INFORM CONSULS",
    "INFORM ALL STATE EMPLOYEES",
    "CORRECTED COPY",
)
