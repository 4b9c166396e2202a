"""Print date, from, to, subject and level of every telegram in a folder."""

import sys
from pathlib import Path

import cableformat

for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    cable = cableformat.read(path).cable
    if cable is not None:
        to = ", ".join(each.designator for each in cable.action)
        print(cable.date, cable.originator, to, cable.subject, cable.level, sep="\t")
