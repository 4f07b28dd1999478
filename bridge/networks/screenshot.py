"""A picture of a page as a browser shows it, where Chromium is installed. The browser runs in a process of its own and has no network.

Each thing that it asks for goes through our one door out, with the same rules; what the door refuses is not shown.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from base64 import b64decode, b64encode
from binascii import Error as BadBase64Error
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bridge.errors import ConstaError, UnavailableError
from bridge.networks.http import Http
from bridge.networks.http_safety import safe_url
from bridge.sentences import say

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SHOWN = re.compile(
    r"(?:text|image|font)/[a-z0-9.+-]+|application/(?:xhtml\+xml|json|xml|(?:x-)?javascript|ecmascript|[a-z.]+\+json|(?:x-)?font-\w+)", re.IGNORECASE
)
"""What a page is made of; for pictures only, never for reading."""
MOST_REQUESTS = 150
SECONDS = 40.0
MOST_BYTES = 40_000_000
CHILD = "bridge.networks.screenshot_child"
ROOT = Path(__file__).resolve().parent.parent.parent
PASSED_ON = frozenset({"content-type", "access-control-allow-origin"})
NOTHING = {"refused": True}


class NoPictureError(UnavailableError):
    """The browser did not give a picture in time."""

    code = "no_picture"
    sentence = say("No se ha podido hacer la captura de pantalla.")


@dataclass(frozen=True, slots=True)
class Eyes:
    """A browser to look with: where its program is."""

    browser: str

    def picture(self, url: str, http: Http) -> bytes:
        """The page as PNG. Raises NoPictureError, or a RefusedError for an address that the door does not open."""
        safe_url(url, http.allowed)
        child = _start(self.browser, url)
        timer = threading.Timer(SECONDS, _end, (child,))
        timer.start()
        try:
            return _served(child, replace(http, kinds=SHOWN))
        finally:
            timer.cancel()
            _end(child)


def installed() -> Eyes | None:
    """The browser of this machine, if there is one and the package that drives it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return Eyes(found) if found and find_spec("playwright") else None


def _start(browser: str, url: str) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return subprocess.Popen(  # noqa: S603 # our own module, told an address that was checked
        [sys.executable, "-m", CHILD, browser, url],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=kept, start_new_session=True,
    )  # fmt: skip


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the process and the browser that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()


def _served(child: subprocess.Popen[bytes], http: Http) -> bytes:
    """Answers what the browser asks for until it gives the picture."""
    assert child.stdin
    assert child.stdout
    for asked in range(MOST_REQUESTS + 1):
        told = _read(child.stdout.readline(MOST_BYTES))
        if "png" in told:
            return _decoded(told["png"])
        answer = fetched(str(told.get("url")), http) if asked < MOST_REQUESTS else NOTHING
        try:
            child.stdin.write(json.dumps(answer).encode() + b"\n")
            child.stdin.flush()
        except OSError as error:
            raise NoPictureError from error
    raise NoPictureError


def _read(line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise NoPictureError from error
    if not isinstance(told, dict):
        raise NoPictureError
    return told


def _decoded(text: str) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except (BadBase64Error, TypeError) as error:
        raise NoPictureError from error
    if not data.startswith(b"\x89PNG"):
        raise NoPictureError
    return data


def fetched(url: str, http: Http) -> dict[str, Any]:
    """What the door gives for an address that the browser asks for; nothing where it refuses."""
    try:
        found = http.get(url, accept="*/*")
    except ConstaError:
        return NOTHING
    headers = {name: value for name, value in found.headers if name.lower() in PASSED_ON}
    return {"status": found.status, "headers": headers, "body": b64encode(found.body).decode()}
