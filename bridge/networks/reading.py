"""How a network's answers become a captured post: each address asked in turn until author, text and date are known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bridge.domain.posts import CapturedPost, PostRef, Reading, merge
from bridge.errors import UnavailableError
from bridge.networks.errors import BusyError, HiddenPostError, NothingReadError, PostGoneError, UnreachableError
from bridge.networks.http import Fetched, Http
from bridge.networks.saved import Saved
from bridge.networks.walls import check_walls

Read = Callable[[PostRef, Saved], tuple[Reading, ...]]
Ask = str | tuple[str, str]
"""An address, or an address and the media type to ask it for."""
GONE, HIDDEN = frozenset((404, 410)), frozenset((401, 403, 451))


def answer(http: Http, address: str, accept: str | None = None) -> Saved:
    """What that address serves.

    Raises PostGoneError, HiddenPostError, BusyError or UnreachableError by its status.
    """
    fetched = http.get(address, accept=accept) if accept else http.get(address)
    check_status(fetched)
    return Saved(fetched.body, fetched.header("content-type"), fetched.final_url)


def check_status(fetched: Fetched) -> None:
    """Raises the error that an unhappy status means."""
    if fetched.status in GONE:
        raise PostGoneError
    if fetched.status in HIDDEN:
        raise HiddenPostError
    if fetched.status == 429:
        raise BusyError(fetched.retry_after)
    if not 200 <= fetched.status < 300:
        raise UnreachableError(host=fetched.host)


def captured(ref: PostRef, http: Http, addresses: Iterable[Ask], read: Read) -> CapturedPost:
    """The post as the first addresses that answer tell it; raises what the first one met when none does."""
    found: list[Reading] = []
    problem: UnavailableError | None = None
    for address in addresses:
        try:
            found += told(ref, answer(http, *((address,) if isinstance(address, str) else address)), read)
        except UnavailableError as error:
            problem = problem or error
        if complete(ref, found):
            break
    if not useful(found):
        raise problem or NothingReadError()
    return merge(ref, found, "fetched")


def told(ref: PostRef, saved: Saved, read: Read) -> tuple[Reading, ...]:
    """What a body says of the post, once it is known not to be a wall."""
    check_walls(saved)
    return read(ref, saved)


def useful(found: Sequence[Reading]) -> bool:
    """Whether anything of the post itself was read."""
    return any(reading.author or reading.text or reading.media for reading in found)


def complete(ref: PostRef, found: Sequence[Reading]) -> bool:
    """Whether author, text and a date to be shown are known."""
    dated = ref.published_precision in {"exact", "day"} or any(reading.time for reading in found)
    return dated and any(reading.author for reading in found) and any(reading.text for reading in found)


def from_saved(ref: PostRef, saved: Saved, read: Read, how: str = "saved") -> CapturedPost:
    """The post as one response or saved page tells it."""
    if saved.status in GONE:
        raise PostGoneError
    found = told(ref, saved, read)
    if not useful(found):
        raise NothingReadError
    return merge(ref, [replace(reading, origin="saved") if how == "saved" else reading for reading in found], how)
