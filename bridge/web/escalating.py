"""The next step: which are open and when, what each still asks, its document with everything attached, and the receipt of having handed it in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from bridge.domain.boxes import UNSATISFIED
from bridge.domain.escalation import NotOnRecordError, StepContent, StepReceipt, place_name, read_step
from bridge.domain.uploads import EVIDENCE
from bridge.errors import ConstaError, NotFoundError
from bridge.jobs import escalate
from bridge.jobs.context import Context
from bridge.jobs.making import day
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_job_now
from bridge.sentences import Sentence, say
from bridge.services import attaching, escalating
from bridge.services.escalating import Day, Known, NextStep
from bridge.web.access import bound, seen_by
from bridge.web.answering import FileRefusedError, accepted, page, refused, sent, uploads
from bridge.web.mine import Mine, change, look
from bridge.web.papers import NotDrawnYetError, download, drawn
from forms.asking import Asking
from forms.escalating import name_of, step_form, step_receipt_form

RECEIPT_FIELDS = {"receipt_in_future": "day", "receipt_before_claim": "day", "receipt_without_proof": "number"}
STATES: Mapping[str, Sentence] = {"early": say("Todavía no"), "open": say("Ya se puede"), "late": say("Fuera de plazo")}
TAGS = {"early": "plain", "open": "proof", "late": "warn"}


@dataclass(frozen=True, slots=True)
class StepView:
    """A next step as the list offers it."""

    id: str
    step: NextStep
    state: Sentence
    tag: str

    @property
    def questions(self) -> int:
        """How many things have still to be answered."""
        return len(self.step.lacks) + self.step.wants_reason


@seen_by("claimant")
def steps(context: Context, token: str) -> Response:
    """Every step that follows, with its term, what it costs, and whether one click writes it."""
    mine = look(context, token)
    try:
        found = escalating.next_steps(context.catalogue, _known(mine), _now(context))
    except NotOnRecordError as error:
        return page("escalating/waiting.html", None, None, back=mine.home, home=mine.home, why=error.spoken())
    views = [StepView(step.row.id, step, STATES[step.window.state], TAGS[step.window.state]) for step in found]
    return page("escalating/steps.html", None, None, back=mine.home, home=mine.home, steps=sorted(views, key=lambda view: view.tag == "warn"))


def _known(mine: Mine) -> Known:
    """Raises NotOnRecordError while nothing proves that the company received it."""
    if mine.content is None or mine.state.presented_at is None:
        raise NotOnRecordError
    return Known(mine.draft, mine.state, mine.content)


def _now(context: Context) -> Day:
    return Day(context.clock(), context.zone)


def _found(context: Context, mine: Mine, procedure_id: str) -> NextStep:
    return escalating.next_step(context.catalogue, _known(mine), procedure_id, _now(context))


@seen_by("claimant")
def step(context: Context, token: str, procedure_id: str) -> Response:
    """One step: what it still asks, or its document once it is written."""
    mine = look(context, token)
    found = _found(context, mine, procedure_id)
    if found.written is not None and request.args.get("otra") is None:
        return _written_page(mine, found)
    return _asking_page(mine, found, _form(found, mine))


@seen_by("claimant")
def write(context: Context, token: str, procedure_id: str) -> Response:
    """Writes the document. With nothing lacking, that is one click."""
    mine = look(context, token)
    found = _found(context, mine, procedure_id)
    form = _form(found, mine)
    if not form.validate():
        return _asking_page(mine, found, form, None if _was_asked(form) else 200)
    drawn(context, mine)  # the claim itself is the first annex
    with change(context, token) as (session, claim, act):
        local = replace(act, at=act.at.astimezone(context.zone))
        seq = escalating.prepare(session, claim, found, _answers(found, form), local)
        escalate.ask_for(session, claim.id, seq, act)
    return redirect(f"{mine.home}/siguiente/{procedure_id}", 303)


def _was_asked(form: Asking) -> bool:
    """Whether the form itself was sent, and not only the button of the list."""
    return any(name in request.form for name in form.data)


def _form(found: NextStep, mine: Mine) -> Asking:
    asked = step_form(found.asks, mine.draft.claimant.country, wants_reason=found.wants_reason)
    return sent(asked)


def _answers(found: NextStep, form: Asking) -> dict[str, str]:
    """By the keys of the boxes; a tick says yes or nothing."""
    said = {box.key: _written_answer(form.data[name_of(box)]) for box in found.asks}
    return {**said, **({UNSATISFIED: form.data[UNSATISFIED]} if found.wants_reason else {})}


def _written_answer(value: Any) -> str:
    return "y" if value is True else str(value or "")


def _asking_page(mine: Mine, found: NextStep, form: Asking, status: int | None = None) -> Response:
    if status == 200:
        form = type(form)()
    return page("escalating/questions.html", form, status, back=f"{mine.home}/siguiente", step=found, state=STATES[found.window.state])


def _written_page(mine: Mine, found: NextStep) -> Response:
    assert found.written is not None
    content = read_step(found.written.data["content"])
    shown = {
        "back": f"{mine.home}/siguiente", "home": mine.home, "id": found.row.id, "step": found, "content": content, "state": STATES[found.window.state],
        "tag": TAGS[found.window.state], "warnings": found.row.warnings, "annexes": tuple(_annexes(mine, content)),
        "ready": escalating.document_of(mine.state, found.written.seq) is not None, "taken": found.taken,
    }  # fmt: skip
    return page("escalating/written.html", None, None, **shown)


def _annexes(mine: Mine, content: StepContent) -> Iterable[tuple[str, str, str | None]]:
    """What goes with it: what it is, the file's name, and where to take it from."""
    papers = {file.about.sha256: f"{mine.home}/papeles/{file.id}" for file in mine.files}
    for annex in content.annexes:
        where = f"{mine.home}/documento.pdf" if annex.file.kind == "document" else papers.get(annex.file.sha256)
        yield annex.says, annex.file.name, where


@seen_by("claimant")
def document(context: Context, token: str, procedure_id: str) -> Response:
    """The step's PDF. If nobody has drawn it yet, it is drawn now."""
    mine = look(context, token)
    seq = _written_seq(mine, procedure_id)
    sha256 = escalating.document_of(mine.state, seq)
    if sha256 is None:
        run_job_now(context, REGISTRY, escalate.key(mine.id, seq))
        mine = look(context, token)
        sha256 = escalating.document_of(mine.state, seq)
    file = next((file for file in mine.of_kind("step") if file.about.sha256 == sha256), None)
    if file is None:
        raise NotDrawnYetError
    return download(attaching.read(context.store, context.files, mine.id, file.stored_as), "application/pdf", file.about.name)


@seen_by("claimant")
def drawing(context: Context, token: str, procedure_id: str) -> str:
    """The fragment that the page asks for while the document is being drawn."""
    mine = look(context, token)
    drawn = escalating.document_of(mine.state, _written_seq(mine, procedure_id))
    return render_template("documents/progress.html", finished=f"{mine.home}/siguiente/{procedure_id}" if drawn else None)


def _written_seq(mine: Mine, procedure_id: str) -> int:
    event = next((event for event in reversed(mine.state.steps) if event.data["procedure"] == procedure_id), None)
    if event is None:
        raise NotFoundError
    return event.seq


@seen_by("claimant")
def receipt(context: Context, token: str, procedure_id: str) -> Response:
    """The proof that it was handed in: the claim is then with whoever decides."""
    mine = look(context, token)
    found = _found(context, mine, procedure_id)
    form = sent(step_receipt_form(_places(found), lambda: day(context)))
    if not accepted(form):
        return _receipt_page(mine, found, form)
    try:
        _keep_receipt(context, mine, found, form)
    except FileRefusedError as problem:
        return _receipt_page(mine, found, form, refused(form, problem.field, problem.error))
    except ConstaError as error:
        return _receipt_page(mine, found, form, refused(form, RECEIPT_FIELDS.get(error.code, "channel"), error))
    return redirect(f"{mine.home}?hecho=elevada", 303)


def _places(found: NextStep) -> list[tuple[str, Sentence]]:
    ids = dict.fromkeys((*(channel.id for channel in found.row.channels), "other"))
    return [(id_, place_name(id_)) for id_ in ids]


def _receipt_page(mine: Mine, found: NextStep, form: Asking, status: int | None = None) -> Response:
    return page("escalating/receipt.html", form, status, back=f"{mine.home}/siguiente/{found.row.id}", name=found.row.name)


def _keep_receipt(context: Context, mine: Mine, found: NextStep, form: Asking) -> None:
    said: dict[str, Any] = form.data
    kept = [attaching.keep(context.store, context.files, mine.id, "step_receipt", file) for file in uploads(form, "file", EVIDENCE)]
    received = datetime.combine(said["day"], said["hour"] or time(0), context.zone)
    with change(context, mine.token) as (session, claim, act):
        for file in kept:
            attaching.attach(session, claim, file, act.at)
        proof = StepReceipt(said["channel"], received, said["number"], kept[0].sha256 if kept else None)
        escalating.take(session, claim, found, proof, act)


STEP = "/mia/<token>/siguiente/<procedure_id>"
Page = Callable[..., Any]
ROUTES: tuple[tuple[str, str, Page], ...] = (
    ("GET", "/mia/<token>/siguiente", steps),
    ("GET", STEP, step),
    ("POST", STEP, write),
    ("GET", f"{STEP}/documento.pdf", document),
    ("GET", f"{STEP}/documento/estado", drawing),
    ("GET", f"{STEP}/justificante", receipt),
    ("POST", f"{STEP}/justificante", receipt),
)


def make_blueprint(context: Context) -> Blueprint:
    """The pages of this noun."""
    return bound("escalating", ROUTES, context)
