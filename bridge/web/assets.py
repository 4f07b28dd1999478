"""Style, script, icons and letters: served with addresses that change with their content, so that browsers may keep them for a year."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Response, send_from_directory

from bridge.web import fonts
from bridge.web.access import bound, seen_by

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
YEAR = 365 * 24 * 3600
HOUR = 3600


def addresses(static: Path = STATIC) -> Callable[[str], str]:
    """A function from the name of a static file to its address, with the fingerprint of its content."""
    known = {str(path.relative_to(static)): hashlib.sha256(path.read_bytes()).hexdigest()[:10] for path in static.rglob("*") if path.is_file()}
    return lambda name: f"/static/{name}?v={known[name]}"


@seen_by("world")
def static(_letters: Path, name: str) -> Response:
    """A file of static/."""
    return _kept(send_from_directory(STATIC, name), YEAR)


@seen_by("world")
def letter(letters: Path, name: str) -> Response:
    """A face of the letters, packed the first time that somebody asks."""
    return _kept(send_from_directory(fonts.build(letters), f"{name}.woff2", mimetype="font/woff2"), YEAR)


@seen_by("world")
def service_worker(_letters: Path) -> Response:
    """At the root, because a service worker rules only what is below it."""
    return _kept(send_from_directory(STATIC, "sw.js", mimetype="text/javascript"), HOUR)


@seen_by("world")
def manifest(_letters: Path) -> Response:
    """What makes the pages an app that phones share posts to."""
    return _kept(send_from_directory(STATIC, "manifest.webmanifest", mimetype="application/manifest+json"), HOUR)


def _kept(answer: Response, seconds: int) -> Response:
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    return answer


ROUTES = (
    ("GET", "/static/<path:name>", static),
    ("GET", "/letras/<name>.woff2", letter),
    ("GET", "/sw.js", service_worker),
    ("GET", "/manifest.webmanifest", manifest),
)


def make_blueprint(letters: Path) -> Blueprint:
    """The pages of this noun; `letters` is the folder where the packed letters are kept."""
    return bound("assets", ROUTES, letters)
