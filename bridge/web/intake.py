"""A claim starts: with a link, shared or pasted, or with what the person has instead of one."""

import re
import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from bridge.domain.captures import Capture
from bridge.domain.drafts import Draft, PostSource
from bridge.domain.posts import UNPLACED, CapturedPost, pasted
from bridge.domain.posts_links import find_link
from bridge.domain.uploads import PAGES, PICTURES, Upload
from bridge.errors import ConstaError
from bridge.jobs import capture as capture_job
from bridge.jobs import picture
from bridge.jobs.context import Context
from bridge.networks import recognise, web_link
from bridge.networks.http_safety import safe_url
from bridge.services import attaching, intake
from bridge.services.record import Act
from bridge.web.access import bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, refused, sent, uploads
from bridge.web.language import language
from bridge.web.saved_pages import read_page
from forms.asking import Asking
from forms.intake import LinkForm, WithoutLinkForm

KEY = re.compile(r"[A-Za-z0-9_-]{22}")
SAMPLE = datetime(2026, 11, 10, 9, 42, tzinfo=ZoneInfo("Europe/Madrid"))
"""The moment on the stamp of the example."""


@seen_by("world")
def start(_context: Context) -> Response:
    """The first page: paste a link."""
    return _start(LinkForm(data={"key": new_key()}))


@seen_by("world")
def shared(_context: Context) -> Response:
    """The share target: it only fills the form, because a GET must change nothing."""
    return _start(LinkForm(data={"key": new_key(), **shared_link(request.args.to_dict())}))


@seen_by("world")
def open_from_link(context: Context) -> Response:
    """Opens a claim from a link, and asks for the post to be read."""
    form = sent(LinkForm)
    if not accepted(form):
        return _start(form)
    try:
        link = web_link(form.data["link"])
        safe_url(link, context.http.allowed)
        recognise(link)
    except ConstaError as error:
        return _start(form, refused(form, "link", error))
    draft = Draft(post=PostSource(url=link), facts=form.data["told"], language=language())
    act = Act("claimant", context.clock())
    with context.store.begin() as session:
        opened = intake.open_claim(session, draft, act, token=_key(form))
        capture_job.ask_for(session, opened.claim.id, act)
    return redirect(f"/mia/{opened.token}/publicacion", 303)


@seen_by("world")
def without_link(_context: Context) -> Response:
    """For whoever has no link."""
    return page("intake/without_link.html", WithoutLinkForm(data={"key": new_key()}), back="/")


@seen_by("world")
def open_without_link(context: Context) -> Response:
    """Opens a claim from a text, a picture or a saved page."""
    form = sent(WithoutLinkForm)
    if not accepted(form):
        return page("intake/without_link.html", form, back="/")
    try:
        shots, saved = uploads(form, "picture", PICTURES), uploads(form, "page", PAGES)
        capture = _captured(context, form.data["text"], saved)
    except FileRefusedError as problem:
        return page("intake/without_link.html", form, problem.told(form), back="/")
    files = (*(("picture", file) for file in shots), *(("capture", file) for file in saved))
    token = _open_with(context, form, capture, files)
    return redirect(f"/mia/{token}/publicacion", 303)


def new_key() -> str:
    """The token of the claim that a form will open: sent twice, it opens one."""
    return secrets.token_urlsafe(16)


def shared_link(given: dict[str, str]) -> dict[str, str]:
    """The link among what a phone shared, and the words that came with it."""
    text = given.get("text", "")[:5000]
    link = find_link(given.get("title"), text, given.get("url")) or ""
    return {"link": link or text.strip(), "told": text.replace(link, "").strip() if link else ""}


def _start(form: Asking, status: int | None = None) -> Response:
    return page("intake/start.html", form, status, sample=SAMPLE)


def _key(form: Asking) -> str | None:
    key = form.data["key"] or ""
    return key if KEY.fullmatch(key) else None


def _open_with(context: Context, form: Asking, capture: Capture | None, files: tuple[tuple[str, Upload], ...]) -> str:
    """Opens the claim and keeps what was given as evidence. The token of its link."""
    act = Act("claimant", context.clock())
    draft = Draft(post=PostSource(text=form.data["text"]), language=language())
    with context.store.begin() as session:
        opened = intake.open_claim(session, draft, act, token=_key(form))
    kept = [attaching.keep(context.store, context.files, opened.claim.id, kind, upload) for kind, upload in files]
    with context.store.begin() as session:
        claim = intake.open_claim(session, draft, act, token=opened.token).claim
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        if claim.post is None and capture:
            intake.keep_capture(session, claim, capture, act)
            if not any(kind == "picture" for kind, _ in files):
                picture.ask_for(session, claim.id, act)
    return opened.token


def _captured(context: Context, text: str | None, saved: tuple[Upload, ...]) -> Capture | None:
    """The post as given: the saved page tells most, then the text; a picture alone leaves the text to be written."""
    if saved:
        return Capture(_read(saved[0]), context.clock(), attaching.fingerprint(saved[0].data))
    if text:
        return Capture(pasted(UNPLACED, text), context.clock(), attaching.fingerprint(text.encode(errors="replace")))
    return None


def _read(saved: Upload) -> CapturedPost:
    try:
        return read_page(saved)
    except ConstaError as error:
        raise FileRefusedError("page", error) from error


ROUTES = (
    ("GET", "/", start),
    ("GET", "/nueva", shared),
    ("POST", "/nueva", open_from_link),
    ("GET", "/sin-enlace", without_link),
    ("POST", "/sin-enlace", open_without_link),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("intake", ROUTES, context)
