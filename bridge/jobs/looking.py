"""What several jobs do: read a public address now, with no transaction open, and hold on to the bytes that were served."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bridge.domain.captures import Capture
from bridge.domain.posts import CapturedPost
from bridge.domain.uploads import Upload
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.networks import capture as read_post
from bridge.networks import recognise
from bridge.networks.errors import BusyError, UnreachableError
from bridge.networks.evidence import warc
from bridge.networks.following import one_step
from bridge.networks.http import Fetched, Http
from bridge.networks.webmention import links_to
from bridge.services import attaching, find
from bridge.services.attaching import Kept

LATER = (BusyError, UnreachableError)
"""What is worth trying again."""
SHORT = re.compile(r"https?://(?:t\.co|bit\.ly|buff\.ly|ow\.ly|tinyurl\.com|lnkd\.in|dlvr\.it)/[\w-]+")
MOST_SHORT = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """A post as it is now, and all that was served on the way."""

    post: CapturedPost
    served: tuple[Fetched, ...]


def look(context: Context, url: str) -> Looked:
    """Reads the post at that address. Raises RefusedError, InvalidError and UnavailableError kinds."""
    served: list[Fetched] = []
    post = read_post(recognise(url), context.http.observed(served.append))
    return Looked(post, tuple(served))


def kept_post(context: Context, claim_id: int) -> Capture | None:
    """The post as it was kept."""
    with context.store.read() as session:
        return find.post(session, find.by_id(session, claim_id))


def keep_served(context: Context, claim_id: int, kind: str, served: Sequence[Fetched], at: datetime) -> Kept | None:
    """The served bytes as a WARC, durable; None when nothing was served."""
    if not served:
        return None
    data = warc(served, at)
    name = f"{kind}-{at:%Y%m%d-%H%M}-{hashlib.sha256(data).hexdigest()[:6]}.warc"
    return attaching.keep(context.store, context.files, claim_id, kind, Upload(name, "application/warc", data))


def leads_to(text: str | None, status_url: str, http: Http) -> bool:
    """Whether one of the short links in a text leads to the claim's page: networks shorten what people paste."""
    return any((_step(link, http) or "").split("?")[0].rstrip("/") == status_url for link in SHORT.findall(text or "")[:MOST_SHORT])


def _step(link: str, http: Http) -> str | None:
    try:
        return one_step(link, http)
    except ConstaError:
        return None


def page_links(served: Sequence[Fetched], status_url: str) -> bool:
    """Whether a page that was served carries the link, whatever its words show."""
    return any(links_to(one, status_url) for one in served)
