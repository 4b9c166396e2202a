"""Files in any format, within the cap: `read` takes a path, `load` an open file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from cableformat._convert import codec_of, loads
from cableformat.errors import CableDecodeError
from cableformat.text import CAP as TEXT_CAP

if TYPE_CHECKING:
    from cableformat.model import Cable
    from cableformat.text import Hints, Reading

__all__ = ["bounded", "file_content", "load", "read"]

_IS_WEB_ADDRESS: Final = re.compile("(?:https?|ftp)://", re.IGNORECASE).match


def read(
    path: str | os.PathLike[str],
    *,
    from_: str | None = None,
    hints: Hints | None = None,
) -> Reading[Cable | None]:
    """Read the cable of a file, in any of the formats; see `cableformat.parse`.

    Telegram text always has a cable.  A document that is broken or not a cable has
    none, and the findings say why.

    Args:
        path: The name of a file.
        from_: The format of the file; without it, the format is detected.
        hints: What the caller knows and the file does not say.

    Raises:
        CableDecodeError: There is no such file (``input.missing``), it is a folder
            (``input.is-a-folder``), or the system refuses it (``input.unreadable``);
            it is over the cap (``input.too-large``); or `from_` names no format
            (``convert.unknown-format``).
        TypeError: It is no name of a file.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "cable.txt")
    ...     _ = path.write_text("FM AMEMBASSY ASTANA", "utf-8")
    ...     print(read(path).cable.originator)
    AMEMBASSY ASTANA
    """
    try:
        content = file_content(path)
    except CableDecodeError as error:
        msg = f"{os.fspath(path)}: {error.message}"
        raise CableDecodeError(msg, code=error.code) from error.__cause__
    return codec_of(content, from_).parse(content, hints=hints)


def load(file: BinaryIO, *, hints: Hints | None = None) -> Cable:
    """The cable of an open binary file, in any of the formats; see `loads`.

    Raises:
        CableDecodeError: See `loads`.
        TypeError: It is not an open file.

    >>> import io
    >>> print(load(io.BytesIO(b"FM AMEMBASSY ASTANA")).originator)
    AMEMBASSY ASTANA
    """
    if not hasattr(file, "read"):
        msg = f"expected an open file; found {type(file).__name__}; "
        msg += "cableformat.read(path) reads a file by its name"
        raise TypeError(msg)
    return loads(file.read(), hints=hints)


def file_content(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file: never more than one byte over the cap of documents.

    So an endless file costs bounded memory; the codec refuses that byte.

    Raises:
        CableDecodeError: See `read`.
        TypeError: It is no name of a file.
    """
    name: object = os.fspath(path)
    if not isinstance(name, str):
        msg = "expected the name of a file; found bytes; cableformat.parse(source) "
        msg += "reads content"
        raise TypeError(msg)
    if _IS_WEB_ADDRESS(name):
        msg = "expected a file; found a web address: download it first, for example "
        msg += "with curl -O"
        raise CableDecodeError(msg, code="input.missing")
    try:
        with Path(path).open("rb") as file:
            return bounded(file)
    except (FileNotFoundError, NotADirectoryError) as error:
        msg = "no such file"
        raise CableDecodeError(msg, code="input.missing") from error
    except ValueError as error:  # a zero byte in the name
        raise CableDecodeError(str(error), code="input.missing") from error
    except OSError as error:
        # Windows answers a folder with "permission denied".  Unlike `Path.is_dir`, this
        # can't be refused.
        if os.path.isdir(path):  # noqa: PTH112
            msg = "expected a file; found a folder"
            raise CableDecodeError(msg, code="input.is-a-folder") from error
        msg = error.strerror or str(error)
        raise CableDecodeError(msg, code="input.unreadable") from error


def bounded(file: BinaryIO) -> bytes:
    """What is in a file, up to one byte over the cap of documents."""
    # Memory for all that is asked for is taken at once: most sources are telegrams.
    head = file.read(TEXT_CAP + 1)
    if len(head) <= TEXT_CAP:
        return head
    from cableformat.document import CAP  # noqa: PLC0415 - loads the codecs

    return head + file.read(CAP - TEXT_CAP)
