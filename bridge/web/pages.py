"""The pages that say what Consta is: how it works, accessibility, privacy, and the one for when there is no network."""

from flask import Blueprint, render_template

from bridge.domain.posts import LEVELS
from bridge.web.access import seen_by

TEMPLATES = {"/accesibilidad": "accessibility", "/privacidad": "privacy", "/sin-conexion": "offline"}


def make_blueprint() -> Blueprint:
    """The pages of this noun."""
    pages = Blueprint("pages", __name__)

    @pages.get("/como-funciona")
    @seen_by("world")
    def how() -> str:
        return render_template("pages/how.html", levels=LEVELS.items())

    @seen_by("world")
    def page(name: str) -> str:
        return render_template(f"pages/{name}.html")

    for address, name in TEMPLATES.items():
        pages.add_url_rule(address, name, page, defaults={"name": name})
    return pages
