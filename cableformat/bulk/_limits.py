"""How much of a container is read, expanded and kept: the caps (laws.md 15).

Precedents: the largest record message of the corpus has 0.1 MiB, the leaked set a
quarter of a million telegrams in 1.6 GB, the years 1973 to 1979 two million.
"""

from __future__ import annotations

from typing import Final

from cableformat.text import CAP

#: Bytes of the text of a member: what `parse` takes.
MEMBER: Final = CAP
#: Bytes of a mail, whose body may be encoded (base64 adds a third) and have
#: attachments.
MAIL: Final = 4 * CAP
#: Headers and boundaries of a mail, each of which costs the parser an object.
MAIL_LINES: Final = 50_000
#: Multipart and enclosed mails within a mail: its parser asks each about every line.
MAIL_DEPTH: Final = 50
#: Bytes of a header that says what a part is.
MAIL_HEADER: Final = 4096
#: Bytes of an XML document with many telegrams; one volume has about ten million.
VOLUME: Final = 16 * CAP
#: Bytes of the directory of a zip, which is read as a whole.
DIRECTORY: Final = 32 * 1024 * 1024
#: Bytes of a name in a tar, or of what else describes one member.
TAR_HEADER: Final = 64 * 1024
#: Bytes that a decoder of xz may take; the highest preset takes 65 MiB.
XZ_MEMORY: Final = 128 * 1024 * 1024
#: Members of one file.
COUNT: Final = 10_000_000
#: What one file may expand to: so much at all events, so many times its size, and
#: never more than the total.
EXPANDED: Final = 64 * 1024 * 1024
RATIO: Final = 200
TOTAL: Final = 64 * 1024 * 1024 * 1024
