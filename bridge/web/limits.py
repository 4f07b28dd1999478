"""What may be done how often, as one table: by address, by the link that somebody holds, and by an API's token."""

import ipaddress
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from bridge.domain.limits import Limit
from bridge.jobs.context import Context
from bridge.services import limiting
from bridge.store.engine import StorageBusyError

MINUTE, HOUR, DAY = 60, 3600, 86_400
PLAIN_FORM = 300_000
"""Bytes of a form without files."""
READS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Which addresses a limit is for, and who is counted: `address`, `capability` (the link in the path) or `token` (of the API)."""

    limit: Limit
    routes: re.Pattern[str]
    per: str
    reads: bool = False
    """Whether looking counts as well."""


RULES: tuple[Rule, ...] = (
    Rule(Limit("open a claim", 60, HOUR), re.compile(r"/nueva|/sin-enlace|/compartir"), "address"),
    Rule(Limit("type a code", 30, 10 * MINUTE), re.compile(r"/seguir|/verificar|/responder"), "address"),
    Rule(Limit("object to a page", 10, HOUR), re.compile(r"/r/<code>/avisar"), "address"),
    Rule(Limit("check a file", 60, 10 * MINUTE), re.compile(r"/verificar/archivo"), "address"),
    Rule(Limit("work on a claim", 240, HOUR), re.compile(r"/mia/<token>/.*"), "capability"),
    Rule(Limit("give files", 60, HOUR), re.compile(r"/mia/<token>/(publicacion|hechos|justificante)|/mia/<token>/.*/(justificante|comprobante)"), "capability"),
    Rule(Limit("send mail", 20, DAY), re.compile(r"/mia/<token>/(enviar|correo/codigo)"), "capability"),
    Rule(Limit("type a mailed code", 10, HOUR), re.compile(r"/mia/<token>/correo/comprobar"), "capability"),
    Rule(Limit("answer as the company", 60, HOUR), re.compile(r"/e/<code>/<key>/.*"), "capability"),
    Rule(
        Limit("join or sign in", 40, 10 * MINUTE),
        re.compile(r"/asociaciones/<slug>/(entrar|invitacion/<key>)|/c/<campaign>|/representacion/<key>"), "address",
    ),
    Rule(Limit("call the API", 1_200, MINUTE), re.compile(r"/api/.*"), "token", reads=True),
    Rule(Limit("anything", 600, 10 * MINUTE), re.compile(r"/(?!api/).*"), "address"),
)  # fmt: skip
GUESSES = Rule(Limit("guess a code", 60, 10 * MINUTE), re.compile(r"/r/<code>.*|/oembed|/e/<code>/<key>.*|/di/.*|/mia/<token>.*"), "address", reads=True)
"""Only misses are counted; whoever has missed that often is not answered, or a hit would show."""


class Number(IntegerConverter):
    """A number in an address that a database can hold; a larger one leads nowhere."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**63 - 1)


def _address() -> str:
    """The address; of IPv6 the network (/64) that one customer has whole."""
    given = request.remote_addr or ""
    try:
        parsed = ipaddress.ip_address(given)
    except ValueError:
        return given
    return given if parsed.version == 4 else str(ipaddress.ip_network((given, 64), strict=False))


def _capability() -> str:
    held = request.view_args or {}
    return "/".join(str(held[name]) for name in ("token", "code", "key") if name in held) or _address()


def _token() -> str:
    return request.headers.get("Authorization") or _address()


COUNTED: Mapping[str, Callable[[], str]] = {"address": _address, "capability": _capability, "token": _token}


def applying(rule: str, method: str) -> tuple[Rule, ...]:
    """The rows of the table that are for that route and method."""
    return tuple(row for row in RULES if row.routes.fullmatch(rule) and (row.reads or method not in READS))


def install(app: Flask, context: Context, proxies: int) -> None:
    """Counts before every act. Whose word is taken for the address: the connection's, or that of so many proxies of the operator's own (ASVS V4.1.3)."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
    app.url_map.converters["int"] = Number
    app.before_request(lambda: _count(context))
    app.after_request(lambda answer: _missed(context, answer))


def bound_forms() -> None:
    """A form of the plain kind is read whole and cut into fields at once, and werkzeug sets it no limit of its own: 32 MB of `a&a&a…` would be gigabytes."""
    if request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = PLAIN_FORM


def _route() -> str:
    return request.url_rule.rule if request.url_rule else ""


def _count(context: Context) -> None:
    """Raises TooOftenError."""
    rows = applying(_route(), request.method)
    if rows:
        with context.store.begin() as session:
            limiting.spend_all(session, [(row.limit, COUNTED[row.per]()) for row in rows], context.clock())
    if GUESSES.routes.fullmatch(_route()):
        with context.store.read() as session:
            limiting.look(session, GUESSES.limit, _address(), context.clock())


def _missed(context: Context, answer: Response) -> Response:
    if answer.status_code == 404 and GUESSES.routes.fullmatch(_route()):
        with suppress(StorageBusyError), context.store.begin() as session:
            limiting.count(session, GUESSES.limit, _address(), context.clock())
    return answer
