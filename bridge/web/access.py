"""Who may see a page: every route says it, and a test asks each of them."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])
AUDIENCES = ("world", "claimant", "operator")
"""`world`: anybody; what it shows is public. `claimant`: whoever holds the claim's capability link. `operator`: probes of the machine."""


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
