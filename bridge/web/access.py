"""Pages and who may see them: every page says it, and a test asks each of them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint

View = TypeVar("View", bound=Callable[..., Any])
Route = tuple[str, str, Callable[..., Any]]
"""Method, address, and the function that makes the answer from what the blueprint closes over and what the address says."""
AUDIENCES = ("world", "claimant", "company", "addressee", "association", "program", "operator")
"""`world`: anybody; what it shows is public. `claimant`: whoever holds the claim's link. `company`: whoever holds the link to answer it.

`addressee`: whoever got a mail of ours with a question. `association`: whoever has entered that association, as far as their role reaches.
`program`: whoever holds a token of the API. `operator`: probes of the machine.
"""


def seen_by(audience: str) -> Callable[[View], View]:
    """Declares who may see the page that the function makes."""
    if audience not in AUDIENCES:
        raise ValueError(audience)

    def declare(view: View) -> View:
        view.seen_by = audience  # type: ignore[attr-defined]
        return view

    return declare


def audience_of(view: Callable[..., Any]) -> str | None:
    """Who may see that page; None when it does not say."""
    found: str | None = getattr(view, "seen_by", None)
    return found


def bound(name: str, routes: Sequence[Route], *closed: Any) -> Blueprint:
    """A blueprint whose pages all work with the same things, handed over here and nowhere else."""
    pages = Blueprint(name, __name__)
    for method, rule, view in routes:
        pages.add_url_rule(rule, endpoint=f"{method.lower()}_{view.__name__}", view_func=_closing(view, closed), methods=[method])
    return pages


def _closing(view: Callable[..., Any], closed: tuple[Any, ...]) -> Callable[..., Any]:
    @wraps(view)
    def call(**arguments: Any) -> Any:
        return view(*closed, **arguments)

    return call
