"""Whether a reply names the claim, by the same account as the post: what makes «enlazada desde la publicación» true."""

import re
from collections.abc import Callable

from bridge.domain.posts import CapturedPost
from bridge.domain.posts_authorship import comparable, flattened, same_account

BARE = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def names_claim(text: str | None, status_url: str) -> bool:
    """Whether a text carries the address of the claim's page: its code is enough, because networks cut addresses short."""
    said = flattened(text or "")
    code = status_url.rsplit("/", 1)[-1].casefold()
    return BARE.sub("", status_url).casefold() in said or re.search(rf"(?<![0-9a-z]){re.escape(code)}(?![0-9a-z])", said) is not None


def why_unseen(original: CapturedPost | None, shown: CapturedPost, status_url: str, carries: Callable[[], bool]) -> str | None:
    """Why the link does not count; None when it does. `carries` looks behind the text: into short links and the page itself."""
    if original is None:
        return "no_post"
    if not is_same_page(original, shown):
        if not comparable(original.author, shown.author):
            return "no_account"
        if not same_account(original.author, shown.author):
            return "other_account"
    return None if names_claim(shown.text, status_url) or carries() else "no_link"


def is_same_page(original: CapturedPost, shown: CapturedPost) -> bool:
    """Whether the link was put into the post itself."""
    return shown.ref.canonical_url is not None and shown.ref.canonical_url == original.ref.canonical_url
