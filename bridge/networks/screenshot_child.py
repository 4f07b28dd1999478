"""The browser's own process: it asks its parent for everything over its pipes, and gives back one picture. It reaches no network by itself."""

import json
import os
import sys
from base64 import b64decode, b64encode
from contextlib import suppress
from typing import Any

from playwright.sync_api import Error, Page, Route, sync_playwright

FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-extensions", "--mute-audio",
)  # fmt: skip
"""Whatever did not go through the pipes would go to a proxy that is not there."""
WIDTH, TALLEST = 900, 3000
LOAD_MS, QUIET_MS = 15_000, 4_000


def main(browser: str, url: str) -> None:
    """Shows the page and writes its picture."""
    flags = [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=browser, args=flags)
        context = launched.new_context(
            viewport={"width": WIDTH, "height": 1000}, locale="es-ES", timezone_id="Europe/Madrid", service_workers="block", accept_downloads=False
        )
        context.route("**/*", _answer)
        context.route_web_socket("**/*", lambda socket: socket.close())
        page = context.new_page()
        with suppress(Error):
            page.goto(url, wait_until="load", timeout=LOAD_MS)
            page.wait_for_load_state("networkidle", timeout=QUIET_MS)
        _tell({"png": b64encode(_picture(page)).decode()})


def _picture(page: Page) -> bytes:
    tall = int(page.evaluate("document.documentElement ? document.documentElement.scrollHeight : 1000"))
    page.set_viewport_size({"width": WIDTH, "height": max(600, min(tall, TALLEST))})
    return page.screenshot(timeout=LOAD_MS)


def _answer(route: Route) -> None:
    """Only GET of the web; what the page would send is not sent."""
    asked = route.request
    if asked.method != "GET" or not asked.url.startswith(("http://", "https://")):
        route.abort()
        return
    _tell({"url": asked.url})
    told: dict[str, Any] = json.loads(sys.stdin.readline())
    if told.get("refused"):
        route.abort()
        return
    route.fulfill(status=told["status"], headers=told["headers"], body=b64decode(told["body"]))


def _tell(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:3])
