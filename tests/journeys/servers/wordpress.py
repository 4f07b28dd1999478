"""A small blog in the shape of WordPress with its Webmention plugin: pages, an endpoint that verifies what it is told, XML-RPC pingbacks, its owner's file."""

from dataclasses import dataclass, field
from urllib.request import urlopen
from xmlrpc.client import Fault, dumps, loads

from flask import Flask, Response, make_response, request
from lxml import html

FOUND, NO_LINK = 200, 17


@dataclass
class Blog:
    """The blog and what its owner does."""

    host: str
    author: str = "Lucía Marín"
    posts: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Path → title and HTML."""
    mentions: dict[str, dict[str, str]] = field(default_factory=dict)
    """Source → what the page there says of itself."""
    pingbacks: list[tuple[str, str]] = field(default_factory=list)
    takes: str = "webmention"
    """`webmention`, `pingback` or nothing."""
    endpoint: str = "/wp-json/webmention/1.0/endpoint"
    own_file: str = ""
    refuses_with: int | None = None

    def publish(self, path: str, title: str, body: str) -> str:
        """Publishes, and gives the address."""
        self.posts[path] = (title, body)
        return f"http://{self.host}{path}"

    def app(self) -> Flask:
        """The blog as an application."""
        app = Flask("wordpress")
        app.add_url_rule("/wp-json/webmention/1.0/endpoint", view_func=self._told, methods=["POST"])
        app.add_url_rule("/xmlrpc.php", view_func=self._pinged, methods=["POST"])
        app.add_url_rule("/.well-known/consta.txt", view_func=self._own)
        app.add_url_rule("/<path:path>", view_func=self._page)
        return app

    def _own(self) -> tuple[Response, int]:
        return (Response(self.own_file, mimetype="text/plain"), 200) if self.own_file else (make_response("no"), 404)

    def _page(self, path: str) -> tuple[Response, int]:
        found = self.posts.get(f"/{path}")
        if found is None:
            return make_response("<h1>Página no encontrada</h1>"), 404
        title, body = found
        answer = make_response(
            f"""<!doctype html><html lang="es"><head><title>{title}</title><meta name="generator" content="WordPress 6.8"></head>
<body><article class="h-entry hentry"><h1 class="p-name entry-title">{title}</h1><span class="p-author h-card">{self.author}</span>
<time class="dt-published" datetime="2026-11-08T20:17:00+00:00">8 nov</time><div class="e-content entry-content">{body}</div></article></body></html>"""
        )
        if self.takes == "webmention":
            answer.headers.add("Link", f'<{self.endpoint}>; rel="webmention"')
        if self.takes == "pingback":
            answer.headers["X-Pingback"] = f"http://{self.host}/xmlrpc.php"
        return answer, 200

    def _told(self) -> tuple[Response, int]:
        """As the Recommendation says: fetch the source, look for the link; a source that is gone takes its mention with it."""
        if self.refuses_with:
            return make_response("later"), self.refuses_with
        source, target = request.form["source"], request.form["target"]
        status, page = _fetched(source)
        if status == 410:
            self.mentions.pop(source, None)
            return make_response("deleted"), FOUND
        entry = html.fromstring(page).xpath("//*[contains(@class, 'h-entry')]") if status == FOUND else []
        links = [link for one in entry for link in one.xpath(".//a[contains(@class, 'u-in-reply-to')]/@href")]
        if target not in links:
            return make_response("no link"), 400
        self.mentions[source] = {"says": " ".join(entry[0].text_content().split())}
        return make_response("ok"), FOUND

    def _pinged(self) -> Response:
        source, target = map(str, loads(request.get_data())[0])
        if target.rstrip("/") not in [str(link).rstrip("/") for link in html.fromstring(_fetched(source)[1]).xpath("//@href")]:
            return Response(dumps(Fault(NO_LINK, "no link")), mimetype="text/xml")
        self.pingbacks.append((source, target))
        return Response(dumps(("ok",), methodresponse=True), mimetype="text/xml")


def _fetched(url: str) -> tuple[int, str]:
    try:
        with urlopen(url, timeout=5) as answer:  # the tests' own application on this machine
            return answer.status, answer.read().decode()
    except OSError as error:
        return getattr(error, "code", 0), ""
