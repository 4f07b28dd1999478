"""What answers instead of the post: cookie notices, empty shells that need a program, and doors for members only."""

import re

from bridge.domain.addresses import apart
from bridge.errors import UnavailableError
from bridge.networks.errors import ConsentWallError, HiddenPostError, ScriptShellError
from bridge.networks.pages import canonical, meta
from bridge.networks.plain import text_of
from bridge.networks.saved import Node, Saved

CONSENT_HOST = re.compile(r"consent\.[a-z.]+")
LOGIN_PATH = re.compile(r"/(?:login|accounts/login|authwall|uas/login|checkpoint|signup|i/flow/login)(?:[/.?].*|$)")
LOGIN_TITLE = re.compile(
    r"^(?:log in|log into|sign in|sign up|iniciar sesión|inicia sesión|entrar|login)\b.*(?:facebook|instagram|linkedin|x|threads|tiktok)?", re.IGNORECASE
)
CONSENT_TITLE = re.compile(r"^(?:before you continue|antes de continuar|antes de ir a|bevor sie|avant d)", re.IGNORECASE)
SHELL_TEXT = re.compile(
    r"javascript (?:is not available|is disabled|required)|(?:enable|activar?|habilitar?) javascript|verify(?:ing)? (?:that )?you are human|just a moment",
    re.IGNORECASE,
)


def check_walls(saved: Saved) -> None:
    """Raises the error that names the wall when the page is one."""
    root = saved.html
    if root is None:
        return
    own = canonical(saved)
    title = text_of(root.find(".//title")) or ""
    wall = _by_address(saved.url) or _by_address(own) or _by_title(title) or _by_text(saved)
    if wall:
        raise wall


def _by_address(address: str | None) -> UnavailableError | None:
    parts = apart(address)
    if CONSENT_HOST.fullmatch(parts.netloc):
        return ConsentWallError()
    return HiddenPostError() if LOGIN_PATH.fullmatch(parts.path) else None


def _by_title(title: str) -> UnavailableError | None:
    if CONSENT_TITLE.match(title):
        return ConsentWallError()
    return HiddenPostError() if LOGIN_TITLE.match(title) and len(title) < 60 else None


def _by_text(saved: Saved) -> UnavailableError | None:
    root: Node = saved.html
    seen = text_of(root.find("body")) or ""
    asks = SHELL_TEXT.search(saved.text[:200_000])
    empty = len(seen) < 400 and not meta(root, "og:description") and not root.xpath("//article|//*[contains(@class,'h-entry')]")
    return ScriptShellError() if asks and empty else None
