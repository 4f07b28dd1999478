"""The page of a claim for the world, with its twins for programs and calendars, and the form to find it by its reference."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from bridge.domain.moderation import WithdrawnError
from bridge.domain.public import SHOWN, Clocked, PublicClaim, TakenBackError, public_claim, was_shown
from bridge.domain.references import read_code
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs.context import Context
from bridge.packs.answers import all_steps
from bridge.sentences import Sentence, say
from bridge.services import find, planning
from bridge.web.access import bound, seen_by
from bridge.web.answering import accepted, page, refused, sent
from bridge.web.language import aloud, language
from bridge.web.unfurling import unfurling
from bridge.web.views import public_page
from forms.filing import CodeForm


class NothingToSeeError(NotFoundError):
    """There is no such claim, or its claimant keeps it private: the world cannot tell which."""

    code = "nothing_to_see"
    sentence = say("No hay ninguna reclamación pública con esa referencia. Comprueba que esté bien escrita. Si es tuya, entra con tu enlace secreto.")


def seen(context: Context, typed: str) -> PublicClaim:
    """The public shape of the claim with that code. Raises NothingToSeeError, or WithdrawnError."""
    code = read_code(typed)
    with context.store.read() as session:
        try:
            claim = find.by_code(session, code)
        except NotFoundError:
            raise NothingToSeeError from None
        content = find.content(session, claim)
        state, draft = find.state(session, claim), find.draft(session, claim)
        if claim.visibility not in SHOWN or content is None:
            raise TakenBackError if was_shown(state) else NothingToSeeError
        if state.withdrawn:
            raise WithdrawnError
        drawn = find.attachments(session, claim, "document")
        prints = (claim.content_sha256 or "", drawn[0].sha256 if drawn else None)
    running = planning.running(context.catalogue, draft, state, context.clock(), context.zone)
    clocked = Clocked(running.dated.deadline, running.progress, all_steps(running.dated)) if running else Clocked()
    return public_claim(content, state, clocked, prints)


@seen_by("world")
def status(context: Context, code: str) -> Response:
    """The status page; a code typed in another way goes to the one address that there is."""
    claim = seen(context, code)
    if code != claim.code:
        return redirect(f"/r/{claim.code}", 308)
    answer = page("public/status.html", None, None, page=public_page(claim, context.zone, context.address), sharing=unfurling(context, claim))
    if claim.indexed:
        answer.headers["X-Robots-Tag"] = "all"
    return answer


@seen_by("world")
def status_json(context: Context, code: str) -> dict[str, Any]:
    """The same, for programs."""
    claim = seen(context, code)
    return {
        "reference": claim.reference,
        "status_url": f"{context.address}/r/{claim.code}",
        "claimant": claim.claimant,
        "company": claim.company,
        "asks": str(aloud(claim.asks)),
        "amount": None if claim.amount is None else str(claim.amount),
        "currency": claim.currency,
        "issued_at": claim.issued_at.isoformat(),
        "presented_at": claim.presented_at.isoformat() if claim.presented_at else None,
        "procedure": {"id": claim.procedure_id, "name": claim.procedure_name},
        "status": {"heading": _said(claim.status.heading), "sentence": _said(claim.status.sentence), "badges": [_said(badge) for badge in claim.status.badges]},
        "due": claim.due.isoformat() if claim.due else None,
        "progress": _progress(claim),
        "steps": [_said(step) for step in claim.steps],
        "next": list(claim.next_steps),
        "ledger": [{"at": line.at.isoformat(), "side": line.side, "title": _said(line.title)} for line in claim.lines],
        "post": {"network": claim.post.network, "url": claim.post.url, "level": claim.post.level, "sha256": claim.post.sha256} if claim.post else None,
        "content_sha256": claim.content_sha256,
        "pdf_sha256": claim.pdf_sha256,
        "language": language(),
    }


def _said(sentence: Sentence) -> str:
    return str(aloud(sentence))


def _progress(claim: PublicClaim) -> dict[str, Any] | None:
    at = claim.progress
    return {"day": at.day, "total": at.total, "working_days": at.habiles, "late_by": at.late_by, "stopped": at.stopped} if at else None


@seen_by("world")
def status_ics(context: Context, code: str) -> Response:
    """The due date, for a calendar (RFC 5545)."""
    claim = seen(context, code)
    if claim.due is None:
        raise NothingToSeeError
    summary = _said(say("Vence el plazo de {company}: reclamación {reference}", company=claim.company, reference=claim.reference))
    body = calendar(claim, claim.due, summary, f"{context.address}/r/{claim.code}")
    answer = Response(body, mimetype="text/calendar")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{claim.code}.ics")
    return answer


def calendar(claim: PublicClaim, due: date, summary: str, url: str) -> str:
    """One event that lasts the whole of the last day."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Consta//ES",
        "BEGIN:VEVENT",
        f"UID:{claim.reference}@consta",
        f"DTSTAMP:{claim.issued_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"URL:{url}",
        *_alarm("TRIGGER:-P3D", summary),
        *_alarm("TRIGGER;RELATED=END:PT9H", summary),
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _alarm(trigger: str, summary: str) -> tuple[str, ...]:
    """Three days before, and on the morning after."""
    return "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(summary)}", trigger, "END:VALARM"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Lines of at most 75 octets; those that go on begin with a blank (RFC 5545, 3.1)."""
    parts, rest = [], line
    while len(rest.encode()) > 73:
        cut = next(n for n in range(73, 0, -1) if len(rest[:n].encode()) <= 73)
        parts.append(rest[:cut])
        rest = f" {rest[cut:]}"
    return [*parts, rest]


@seen_by("world")
def search(context: Context) -> Response:
    """Follow a claim: type its reference."""
    form = sent(CodeForm)
    if not accepted(form):
        return page("public/find.html", form, None, back="/")
    try:
        return redirect(f"/r/{seen(context, form.data['code']).code}", 303)
    except ConstaError as error:
        return page("public/find.html", form, refused(form, "code", error), back="/")


ROUTES = (
    ("GET", "/r/<code>", status),
    ("GET", "/r/<code>.json", status_json),
    ("GET", "/r/<code>.ics", status_ics),
    ("GET", "/seguir", search),
    ("POST", "/seguir", search),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("public", ROUTES, context)
