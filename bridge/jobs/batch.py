"""The jobs of a batch: a slice of rows, a row whose post has to be read first, a claim to send. One row, one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from bridge.domain.mandates import Mandate
from bridge.jobs import deliver
from bridge.jobs.context import Context
from bridge.jobs.handlers import Handler
from bridge.jobs.making import Material, captured, day
from bridge.jobs.rows import Order, Ready, checked, issue, keep_repeated, prepared
from bridge.jobs.slicing import open_slice
from bridge.services import batches, find, mandates
from bridge.services.batches import SLICE_JOB, Line
from bridge.services.record import Act
from bridge.store import jobs
from bridge.store.jobs import Task

ROW_JOB, SEND_JOB = "batch_row", "batch_send"
RENEW_EVERY = 15.0
READ_EVERY = 1.0
"""Seconds between two posts of one site: many at once is what gets a reader blocked."""
SEND_EVERY = 20.0
"""Seconds between two messages to one company's domain: never taken for spam."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a slice: rows whose post is to be read first, by their site; claims to send, by the company's domain."""

    batch_id: int
    slice_id: int
    to_read: tuple[tuple[int, str], ...]
    to_send: tuple[tuple[int, str], ...]
    act: Act


@dataclass(frozen=True, slots=True)
class Known:
    """What is known already of some rows: the claims that they are, and who lets the association act."""

    claims: dict[bytes, int]
    given: Mapping[bytes, Sequence[Mandate]]


def _work_slice(context: Context, arguments: Mapping[str, Any]) -> Worked:
    slice_id = arguments["slice_id"]
    piece = open_slice(context, slice_id)
    waiting = [row for row in piece.rows if row[0] not in piece.done and not piece.cancelled]
    found = [prepared(context, piece.order, number, cells) for number, cells in waiting]
    keep_all(context, piece.order, [one for one in found if isinstance(one, Line)])
    ready = [one for one in found if isinstance(one, Ready)]
    far = tuple((one.number, site_of(one)) for one in ready if is_far(one))
    near = [one for one in ready if not is_far(one)]
    lines = do_rows(context, piece.order, near)
    return Worked(piece.order.batch_id, slice_id, far, tuple(_to_send(piece.order, near, lines)), Act("consta", context.clock()))


def is_far(ready: Ready) -> bool:
    """Whether the row's post has to be read from its network."""
    post = ready.claimed.draft.post
    return post.url is not None and post.text is None


def site_of(ready: Ready) -> str:
    """The host of the row's post."""
    return (urlsplit(ready.claimed.draft.post.url or "").hostname or "-")[:60]


def keep_all(context: Context, order: Order, lines: Sequence[Line]) -> None:
    """Writes what is wrong with rows: no claim comes of them, so they share a transaction."""
    if lines:
        with context.store.begin() as session:
            for line in lines:
                batches.keep_line(session, order.organisation_id, order.batch_id, line)


def do_rows(context: Context, order: Order, ready: Sequence[Ready]) -> list[Line]:
    """Makes claims of rows, one by one. What is known already of all of them is asked once."""
    with context.store.read() as session:
        claims = batches.known(session, order.organisation_id, (one.key for one in ready))
        given = mandates.of_members(session, order.organisation_id, (one.member for one in ready))
    known, renewed = Known(claims, given), context.clock()
    lines: list[Line] = []
    for one in ready:
        if (context.clock() - renewed).total_seconds() > RENEW_EVERY:
            context.renew()
            renewed = context.clock()
        lines.append(_done(context, order, one, known))
        if lines[-1].state == "cancelled":
            break
        known.claims.update({one.key: lines[-1].claim_id} if lines[-1].claim_id else {})
    return lines


def _done(context: Context, order: Order, one: Ready, known: Known) -> Line:
    if one.key in known.claims:
        return keep_repeated(context, order, one)
    good = checked(context, order, one, known.given.get(one.member, ()))
    if isinstance(good, tuple):
        line = Line(one.number, "failed", None, good)
        keep_all(context, order, [line])
        return line
    post = one.claimed.draft.post
    return issue(context, order, one, good, captured(context, post, None) if post.url or post.text else Material())


def _to_send(order: Order, ready: Sequence[Ready], lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    if not order.to_file:
        return
    domains = {one.number: (one.claimed.draft.company.email or "").rpartition("@")[2] for one in ready}
    for line in lines:
        if line.state == "issued" and line.claim_id and domains[line.number]:
            yield line.claim_id, domains[line.number]


def _finish(session: Session, _arguments: Mapping[str, Any], worked: Worked) -> None:
    """Asks for what the rows lead to: far posts one behind another for each site, messages one behind another for each company."""
    batch_id, at = worked.batch_id, worked.act.at
    reads = [
        Task(ROW_JOB, f"{ROW_JOB}:{batch_id}:{number}", {"slice_id": worked.slice_id, "number": number}, at, batch_id, f"read:{site}", 6)
        for number, site in worked.to_read
    ]  # fmt: skip
    sends = [Task(SEND_JOB, f"{SEND_JOB}:{claim_id}", {"claim_id": claim_id}, at, batch_id, f"send:{domain}", 6) for claim_id, domain in worked.to_send]
    jobs.enqueue_all(session, [*reads, *sends])


def _work_row(context: Context, arguments: Mapping[str, Any]) -> Worked:
    piece = open_slice(context, arguments["slice_id"])
    wanted = [row for row in piece.rows if row[0] == arguments["number"] and row[0] not in piece.done and not piece.cancelled]
    found = [prepared(context, piece.order, number, cells) for number, cells in wanted]
    ready = [one for one in found if isinstance(one, Ready)]
    lines = do_rows(context, piece.order, ready)
    return Worked(piece.order.batch_id, arguments["slice_id"], (), tuple(_to_send(piece.order, ready, lines)), Act("consta", context.clock()))


def _work_send(context: Context, arguments: Mapping[str, Any]) -> None:
    """Presents a claim by mail, if who claims still lets us. Raises NoMandateError and its kin: then a person is needed."""
    claim_id = arguments["claim_id"]
    with context.store.read() as session:
        mandates.check_may_present(session, find.by_id(session, claim_id), day(context))
    deliver.send_claim(context, claim_id, Act("association", context.clock()))


def _sent(_session: Session, _arguments: Mapping[str, Any], _result: None) -> None:
    """The outbox has it."""


HANDLERS = (
    Handler(SLICE_JOB, _work_slice, _finish, lease_seconds=60),
    Handler(ROW_JOB, _work_row, _finish, lease_seconds=60, spacing=READ_EVERY),
    Handler(SEND_JOB, _work_send, _sent, spacing=SEND_EVERY),
)
