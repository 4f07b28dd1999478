"""Style, script, icons and letters: served with names that change with their content, so that browsers may keep them for a year."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Response, send_from_directory

from bridge.web import fonts
from bridge.web.access import seen_by

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
YEAR = 365 * 24 * 3600
ROOTED = {"sw.js": "text/javascript", "manifest.webmanifest": "application/manifest+json"}
"""Files that must live at the root: a service worker rules only what is below it."""


def addresses(static: Path = STATIC) -> Callable[[str], str]:
    """A function from the name of a static file to its address, with the fingerprint of its content."""
    known = {str(path.relative_to(static)): hashlib.sha256(path.read_bytes()).hexdigest()[:10] for path in static.rglob("*") if path.is_file()}
    return lambda name: f"/static/{name}?v={known[name]}"


def make_blueprint(letters: Path) -> Blueprint:
    """The pages of this noun; `letters` is the folder where the packed fonts are kept."""
    pages = Blueprint("assets", __name__)

    @pages.get("/static/<path:name>")
    @seen_by("world")
    def static(name: str) -> Response:
        return _kept(send_from_directory(STATIC, name), YEAR)

    @pages.get("/letras/<name>.woff2")
    @seen_by("world")
    def letter(name: str) -> Response:
        return _kept(send_from_directory(fonts.build(letters), f"{name}.woff2", mimetype="font/woff2"), YEAR)

    @pages.get("/sw.js", defaults={"name": "sw.js"})
    @pages.get("/manifest.webmanifest", defaults={"name": "manifest.webmanifest"})
    @seen_by("world")
    def rooted(name: str) -> Response:
        return _kept(send_from_directory(STATIC, name, mimetype=ROOTED[name]), 3600)

    return pages


def _kept(answer: Response, seconds: int) -> Response:
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    return answer
