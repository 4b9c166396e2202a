"""The signals that end the program: it cleans up first, and then ends by the signal."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class _Ended(BaseException):
    """That a signal came; no `Exception`, so that nothing takes it for a failure."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def ending_by_signal() -> Iterator[None]:
    """Let SIGTERM and SIGHUP unwind what runs, as Ctrl-C does: files, adapters.

    Then the program ends by the signal, so that whoever waits for it sees which.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # Windows has no SIGHUP; what is ignored, by nohup for one, stays ignored.
    wanted = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    numbers = [n for n in wanted if n and signal.getsignal(n) is signal.SIG_DFL]

    def end(number: int, _: FrameType | None) -> NoReturn:
        # Cleaning up is not interrupted once more.
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise _Ended(number)

    for each in numbers:
        signal.signal(each, end)
    try:
        yield
    except _Ended as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        signal.raise_signal(ended.number)
    finally:
        for each in numbers:
            signal.signal(each, signal.SIG_DFL)
