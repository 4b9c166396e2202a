"""A browser for tests: headless Chromium, spoken to over two pipes.

Facts (Chrome DevTools Protocol): with ``--remote-debugging-pipe`` the browser reads
messages from file descriptor 3 and writes to 4, each JSON followed by NUL; an
answer has the ``id`` of its request, and an event has none.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import time
from contextlib import suppress

#: The names of the program; if this variable is set, one of them has to be there.
NAMES = ("chromium", "chromium-browser", "google-chrome")
NEEDED = "CABLEFORMAT_NEEDS_BROWSER"
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--no-default-browser-check",
    "--remote-debugging-pipe",
)
#: Puts the pipes where the browser looks for them, and becomes it.
_START = (
    "import os, sys; r, w, *command = sys.argv[1:]; os.dup2(int(r), 3); "
    "os.dup2(int(w), 4); os.execvp(command[0], command)"
)
#: In seconds; of a crowded machine.
_PATIENCE = 60


def found():
    """The path of a browser; `None` where there is none, or no pipes to speak to it."""
    if os.name == "nt":
        return None
    return next(filter(None, map(shutil.which, NAMES)), None)


def _high(descriptor):
    """The same pipe under a number that is not in the way."""
    import fcntl  # noqa: PLC0415 - not on Windows

    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10)
    os.close(descriptor)
    return high


class Browser:
    """A running browser."""

    def __init__(self, program, profile):
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        theirs = [_high(theirs_in), _high(theirs_out)]
        command = [program, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        start = [sys.executable, "-c", _START, *map(str, theirs), *command]
        self._process = subprocess.Popen(
            start, pass_fds=theirs, stdout=-3, stderr=-3, start_new_session=True
        )
        for descriptor in theirs:
            os.close(descriptor)
        self._buffer = b""
        self._last = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with suppress(OSError, AssertionError):
            self.call("Browser.close")
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            # Its group is its own.
            os.killpg(self._process.pid, 9)
            self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def call(self, method, session=None, **params):
        """What the browser answers; the events until then are kept."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        self._write(json.dumps(message).encode() + b"\0")
        while (reported := self._next()).get("id") != self._last:
            self.events.append(reported)
        assert "error" not in reported, (method, reported["error"])
        return reported["result"]

    def wait_for(self, method):
        """The next event of a name, or the first that is kept."""
        for event in self.events:
            if event.get("method") == method:
                return event
        while (event := self._next()).get("method") != method:
            self.events.append(event)
        self.events.append(event)
        return event

    def _write(self, data):
        while data:
            data = data[os.write(self._out, data) :]

    def _next(self):
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], until - time.monotonic())
            assert ready, "the browser is silent"
            data = os.read(self._in, 1 << 20)
            assert data, "the browser has ended"
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def open(self, url, *, width=1280, dark=False):
        """A page of so many pixels, light or dark, when it has loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        reported = self.call("Target.attachToTarget", targetId=target, flatten=True)
        page = Page(self, target, reported["sessionId"])
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.call(f"{domain}.enable")
        page.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=800,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        page.call("Emulation.setEmulatedMedia", features=[scheme])
        self.events.clear()
        page.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")
        return page


class Page:
    """A page in a browser."""

    def __init__(self, browser, target, session):
        self._browser = browser
        self._target = target
        self._session = session

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._browser.call("Target.closeTarget", targetId=self._target)

    def call(self, method, **params):
        return self._browser.call(method, self._session, **params)

    def run(self, script):
        """The value of an expression in the page, or of what it promises."""
        reported = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in reported, reported["exceptionDetails"]
        return reported["result"].get("value")

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            more = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **more,
            )

    def reported(self, method):
        """The events of a name that the browser sent since the page was requested."""
        self.run("0")
        return [e["params"] for e in self._browser.events if e.get("method") == method]
