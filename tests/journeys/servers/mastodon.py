"""A small server in the shape of Mastodon: accounts, statuses with ids that carry their time, context, edits, deletions, ActivityPub, a closed API."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any

from flask import Flask, Response, jsonify, make_response, request


@dataclass
class Account:
    """An account: what it is called may change, its address does not."""

    user: str
    shown: str
    note: str = ""


@dataclass
class Status:
    """A status; `edited` is when it was changed."""

    id: str
    account: Account
    text: str
    at: datetime
    reply_to: str | None = None
    edited: datetime | None = None


@dataclass
class Mastodon:
    """The server and what people do on it."""

    host: str
    accounts: dict[str, Account] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    closed: bool = False
    """Whether the API answers only to those who log in."""
    busy: int | None = None
    """Seconds that everybody is asked to wait."""
    asked: list[str] = field(default_factory=list)

    def join(self, user: str, shown: str, note: str = "") -> None:
        self.accounts[user] = Account(user, shown, note)

    def publish(self, user: str, text: str, at: datetime, reply_to: str | None = None) -> str:
        """Publishes, and gives the address."""
        number = str((int(at.timestamp() * 1000) << 16) + len(self.statuses))
        self.statuses[number] = Status(number, self.accounts[user], text, at, reply_to.rsplit("/", 1)[-1] if reply_to else None)
        return f"http://{self.host}/@{user}/{number}"

    def edit(self, url: str, text: str, at: datetime) -> None:
        status = self.statuses[url.rsplit("/", 1)[-1]]
        status.text, status.edited = text, at

    def delete(self, url: str) -> None:
        del self.statuses[url.rsplit("/", 1)[-1]]

    def account(self, one: Account) -> dict[str, Any]:
        url = f"http://{self.host}/@{one.user}"
        return {"acct": one.user, "username": one.user, "display_name": one.shown, "url": url, "uri": f"http://{self.host}/users/{one.user}", "note": one.note}

    def status(self, one: Status) -> dict[str, Any]:
        return {
            "id": one.id, "account": self.account(one.account), "content": f"<p>{_linked(one.text)}</p>", "spoiler_text": "", "media_attachments": [],
            "created_at": _written(one.at), "edited_at": _written(one.edited) if one.edited else None, "in_reply_to_id": one.reply_to,
            "url": f"http://{self.host}/@{one.account.user}/{one.id}", "uri": f"http://{self.host}/users/{one.account.user}/statuses/{one.id}",
        }  # fmt: skip

    def note(self, one: Status) -> dict[str, Any]:
        told = self.status(one)
        actor = f"http://{self.host}/users/{one.account.user}"
        return {"type": "Note", "id": told["uri"], "url": told["url"], "attributedTo": actor, "content": told["content"], "published": told["created_at"]}

    def below(self, number: str) -> list[dict[str, Any]]:
        found = [one for one in self.statuses.values() if one.reply_to == number]
        return [told for one in found for told in (self.status(one), *self.below(one.id))]

    def app(self) -> Flask:
        """The server as an application."""
        app = Flask("mastodon")
        app.add_url_rule("/api/v1/statuses/<number>", view_func=self._status)
        app.add_url_rule("/api/v1/statuses/<number>/context", view_func=self._context)
        app.add_url_rule("/@<user>/<number>", view_func=self._page)
        app.add_url_rule("/users/<user>", view_func=self._actor)
        app.before_request(self._before)
        return app

    def _before(self) -> Response | None:
        self.asked.append(request.path)
        if self.busy is None:
            return None
        answer = make_response("busy", 429)
        if self.busy:
            answer.headers["Retry-After"] = str(self.busy)
        return answer

    def _status(self, number: str) -> tuple[Response, int]:
        if self.closed:
            return jsonify(error="This method requires an authenticated user"), 401
        found = self.statuses.get(number)
        return (jsonify(self.status(found)), 200) if found else (jsonify(error="Record not found"), 404)

    def _context(self, number: str) -> tuple[Response, int]:
        return (jsonify(error="closed"), 401) if self.closed else (jsonify(ancestors=[], descendants=self.below(number)), 200)

    def _page(self, user: str, number: str) -> tuple[Response, int]:
        found = self.statuses.get(number)
        if found is None or found.account.user != user:
            return make_response("<h1>404</h1>"), 404
        if "activity+json" in request.headers.get("Accept", ""):
            return Response(jsonify(self.note(found)).get_data(), mimetype="application/activity+json"), 200
        return make_response("<html><head><title>Mastodon</title></head><body><noscript>Please enable JavaScript</noscript></body></html>"), 200

    def _actor(self, user: str) -> Response:
        one = self.accounts[user]
        told = {"type": "Person", "id": f"http://{self.host}/users/{user}", "name": one.shown, "summary": f"<p>{escape(one.note)}</p>", "attachment": []}
        return Response(jsonify(told).get_data(), mimetype="application/activity+json")


def _linked(text: str) -> str:
    """Addresses as Mastodon writes them: their middle visible, their ends hidden."""
    words = []
    for word in text.split(" "):
        if word.startswith(("http://", "https://")):
            scheme, rest = word.split("://", 1)
            words.append(f'<a href="{word}" rel="nofollow noopener"><span class="invisible">{scheme}://</span><span class="ellipsis">{rest}</span></a>')
        else:
            words.append(escape(word))
    return " ".join(words)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
