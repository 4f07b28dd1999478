"""Short links followed to where they lead: HTTP redirects, `<meta refresh>`, and pages that only carry the link."""

import re

from bridge.domain.addresses import joined
from bridge.networks.errors import NothingReadError
from bridge.networks.http import Fetched, Http
from bridge.networks.pages import canonical
from bridge.networks.plain import attribute
from bridge.networks.reading import check_status
from bridge.networks.saved import Saved

REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
INTERSTITIAL = "//a[@data-tracking-control-name='external_url_click']/@href"


def follow(url: str, http: Http) -> str:
    """The address behind a short link, two pages deep at most."""
    here = url
    for _ in range(3):
        fetched = http.get(here)
        onward = _onward(Saved(fetched.body, fetched.header("content-type"), fetched.final_url))
        if onward is None:
            return _landed(url, fetched)
        here = onward
    raise NothingReadError


def one_step(url: str, http: Http) -> str | None:
    """Where a short link leads, without going there: to see what a reply links to; None when it leads nowhere."""
    fetched = http.get(url, follow=False)
    target = fetched.header("location")
    return joined(url, target) if target else _onward(Saved(fetched.body, fetched.header("content-type"), fetched.final_url))


def led_to(saved: Saved) -> str:
    """Where a saved answer of a short link leads; raises NothingReadError when it leads nowhere."""
    onward = _onward(saved)
    if onward is None:
        raise NothingReadError
    return onward


def _onward(saved: Saved) -> str | None:
    refresh = REFRESH.match(attribute(saved.html, "//meta[translate(@http-equiv,'REFSH','refsh')='refresh']/@content") or "")
    target = refresh[1].strip() if refresh else attribute(saved.html, INTERSTITIAL)
    return joined(saved.url or "", target) or None if target else None


def _landed(url: str, fetched: Fetched) -> str:
    """Where it ended. A page that refuses us still told its address; one that did not move may name its post as canonical."""
    if fetched.hops or fetched.final_url != url:
        return fetched.final_url
    check_status(fetched)
    return canonical(Saved(fetched.body, fetched.header("content-type"), fetched.final_url)) or fetched.final_url
