"""The pages that say what Consta is: how it works, accessibility, privacy, and the one for when there is no network."""

from flask import Blueprint, render_template

from bridge.domain.posts import LEVELS
from bridge.web.access import bound, seen_by


@seen_by("world")
def how() -> str:
    """How it works."""
    return render_template("pages/how.html", levels=LEVELS.items())


@seen_by("world")
def accessibility() -> str:
    """What we do for everybody to be able to claim, and what we have not tried."""
    return render_template("pages/accessibility.html")


@seen_by("world")
def privacy() -> str:
    """What is kept, for how long, and who sees it."""
    return render_template("pages/privacy.html")


@seen_by("world")
def offline() -> str:
    """Kept by the service worker for when there is no network."""
    return render_template("pages/offline.html")


ROUTES = (
    ("GET", "/como-funciona", how),
    ("GET", "/accesibilidad", accessibility),
    ("GET", "/privacidad", privacy),
    ("GET", "/sin-conexion", offline),
)


def make_blueprint() -> Blueprint:
    """The pages of this noun."""
    return bound("about", ROUTES)
