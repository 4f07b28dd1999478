"""The headers of every answer: nothing from outside, nothing inline, nothing framed, nothing kept that is somebody's."""

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # not no-referrer: Flask-WTF checks the Referer of our own forms over https
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
HSTS = "max-age=31536000; includeSubDomains"
INDEXED = frozenset({"/", "/como-funciona", "/accesibilidad", "/privacidad"})
"""Claims are not for search engines: only these pages are."""


def harden(answer: Response, *, secure: bool) -> Response:
    """The answer with our headers; those that a view set itself (a long cache, a sandbox for downloads) stay."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.path in INDEXED:
        del answer.headers["X-Robots-Tag"]
    if secure:
        answer.headers.setdefault("Strict-Transport-Security", HSTS)
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def install(app: Flask) -> None:
    """Hardens every answer of the app; whether people come by https is a setting, because a proxy may end it before us."""
    secure = bool(app.config["SESSION_COOKIE_SECURE"])
    app.after_request(lambda answer: harden(answer, secure=secure))
