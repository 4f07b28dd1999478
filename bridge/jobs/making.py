"""A whole claim in one go, from a draft that is already complete: the command line, a batch's row and the API."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bridge.domain.captures import Capture, corrected
from bridge.domain.claims import Content
from bridge.domain.drafts import Draft, PostSource
from bridge.domain.posts import UNPLACED, PostRef, from_address, pasted
from bridge.domain.uploads import Upload
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs import picture, render, watch
from bridge.jobs.context import Context
from bridge.jobs.handlers import registry_of
from bridge.jobs.running import run_job_now
from bridge.networks import capture as read_post
from bridge.networks import read_saved, recognise
from bridge.networks.evidence import warc
from bridge.networks.http import Fetched
from bridge.services import attaching, find, intake, issuing, planning
from bridge.services.intake import Opened
from bridge.services.record import Act

RENDER = registry_of([render.HANDLER])


@dataclass(frozen=True, slots=True)
class Material:
    """What comes with a draft: the post as captured, and files as (kind, upload)."""

    capture: Capture | None = None
    files: tuple[tuple[str, Upload], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """An issued claim and its document."""

    claim_id: int
    token: str
    content: Content
    content_sha256: str
    pdf_sha256: str
    pdf: bytes


def day(context: Context) -> date:
    """The day it is where the instance is."""
    return context.clock().astimezone(context.zone).date()


def with_procedure(context: Context, draft: Draft) -> Draft:
    """The draft with a procedure: the chosen one, or the first that applies."""
    if draft.procedure:
        return draft
    options = planning.options(context.catalogue, draft, day(context))
    return replace(draft, procedure=options[0].procedure.id) if options else draft


def make_claim(context: Context, draft: Draft, material: Material, *, token: str | None = None) -> Made:
    """Issues the claim and draws its document.

    Raises IncompleteError when the procedure would not admit it, before anything is stored.
    """
    plan = planning.plan(context.catalogue, draft, day(context))
    act = Act("claimant", context.clock().astimezone(context.zone))
    with context.store.begin() as session:
        opened = intake.open_claim(session, draft, act, token=token)
    claim_id = opened.claim.id
    kept = [attaching.keep(context.store, context.files, claim_id, kind, upload) for kind, upload in material.files]
    with context.store.begin() as session:
        claim = find.by_id(session, claim_id, lock=True)
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        if material.capture:
            intake.keep_capture(session, claim, material.capture, Act("consta", act.at))
            watch.begin(session, claim_id, material.capture.post, act.at)
        issuing.issue(session, claim, plan, act, context.address)
        render.ask_for(session, claim_id, act)
    run_job_now(context, RENDER, render.key(claim_id))
    return made(context, opened)


def made(context: Context, opened: Opened) -> Made:
    """What was issued, read back. Raises NotFoundError while its document is not drawn."""
    with context.store.read() as session:
        claim = find.by_id(session, opened.claim.id)
        content, documents = find.content(session, claim), find.attachments(session, claim, "document")
    if content is None or not documents:
        raise NotFoundError
    pdf = attaching.read(context.store, context.files, claim.id, documents[0].stored_as)
    return Made(claim.id, opened.token, content, claim.content_sha256 or "", documents[0].sha256, pdf)


def captured(context: Context, source: PostSource, saved: bytes | None) -> Material:
    """The post of a draft: read from a saved copy, from its text, or from its network; what cannot be read is only its address."""
    if source.url is None and source.text is None:
        return Material()
    ref = recognise(source.url) if source.url else UNPLACED
    found = _from_saved(context, ref, saved) if saved is not None else _read(context, ref, source)
    return replace(found, capture=_told(found.capture, source))


def with_picture(context: Context, material: Material, language: str) -> Material:
    """What is known of the post composed as a picture, where there is none: also of a text that was pasted or a copy that was saved."""
    known = material.capture
    if known is None or known.post.text is None or any(kind == "picture" for kind, _ in material.files):
        return material
    return replace(material, files=(*material.files, ("picture", picture.composed(context, known, language))))


def _from_saved(context: Context, ref: PostRef, saved: bytes) -> Material:
    upload = Upload("publicacion.html" if saved.lstrip()[:1] == b"<" else "publicacion.json", "application/octet-stream", saved)
    capture = Capture(read_saved(ref, saved), context.clock(), attaching.fingerprint(saved))
    return Material(capture, (("capture", upload),))


def _read(context: Context, ref: PostRef, source: PostSource) -> Material:
    if source.text is not None:
        return Material(Capture(pasted(ref, source.text, source.author_handle), context.clock(), attaching.fingerprint(source.text.encode(errors="replace"))))
    served: list[Fetched] = []
    try:
        post = read_post(ref, context.http.observed(served.append))
    except ConstaError:
        return Material(Capture(from_address(ref), context.clock()))
    upload = Upload("captura.warc", "application/warc", warc(served, context.clock()))
    capture = Capture(post, context.clock(), attaching.fingerprint(served[-1].body))
    return Material(capture, (("capture", upload), ("picture", picture.composed(context, capture, "es"))))


def _told(capture: Capture | None, source: PostSource) -> Capture | None:
    """What the draft itself says of the post, marked as the person's, where the reading did not say it."""
    if capture is None:
        return None
    for field, value, known in _claims_of(capture, source):
        if value and not known:
            capture = corrected(capture, field, value)
    return capture


def _claims_of(capture: Capture, source: PostSource) -> Iterable[tuple[str, str | None, object]]:
    post = capture.post
    yield "text", source.text, post.text
    yield "author_handle", source.author_handle, post.author and post.author.handle
    yield "published_at", source.published_at, post.shown_date
