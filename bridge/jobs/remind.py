"""Tells the claimant what came and what is due, and the company, once a day in one mail, what waits for it."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain import mailboxes
from bridge.domain.claims import Content
from bridge.domain.phases import Event
from bridge.errors import ConstaError
from bridge.jobs.context import Context
from bridge.jobs.deliver import Outgoing, post
from bridge.jobs.handlers import Handler, Periodic
from bridge.mail import telling
from bridge.mail.addresses import BadAddressError, one_address
from bridge.mail.composing import Headers, composed, sealed
from bridge.services import find, reminding, replying
from bridge.services.inbox import TELL
from bridge.services.record import Act
from bridge.services.reminding import Owed

EVERY = 3600


def _tell(context: Context, arguments: Mapping[str, Any]) -> None:
    """A mail to the claimant about an answer that came."""
    with context.store.read() as session:
        claim = find.by_id(session, arguments["claim_id"])
        content, state = find.content(session, claim), find.state(session, claim)
        reply = next((event for event in state.replies if event.seq == arguments["seq"]), None)
    if content and reply:
        tell_claimant(context, arguments["claim_id"], content, f"told-reply-{reply.seq}", _about(context, content, reply))


def _about(context: Context, content: Content, reply: Event) -> tuple[str, str]:
    return telling.subject("reply", content), telling.reply_came(content, reply, links(context, content, reply.seq))


def links(context: Context, content: Content, seq: int) -> telling.Link:
    """Addresses for the deeds that a mail offers about an answer."""

    def link(deed: str) -> str:
        with context.store.read() as session:
            return context.address + reminding.click_path(session, content.reference[-9:], deed, seq)

    return link


def tell_claimant(context: Context, claim_id: int, content: Content, kind: str, said: tuple[str, str]) -> None:
    """Asks for a mail to the claimant, once for each kind; nothing where we send no mail or have no address of theirs."""
    if not context.mail.sends or not content.claimant.email:
        return
    try:
        to = one_address(content.claimant.email)
    except BadAddressError:
        return
    _post(context, claim_id, content, Headers(to=to, sender=context.mail.sender, sender_name="Consta", automatic=True), (kind, *said))


def _post(context: Context, claim_id: int, content: Content, headers: Headers, said: tuple[str, str, str]) -> None:
    kind, subject, text = said
    now = context.clock()
    message_id = mailboxes.message_id(context.store.vault.secret(replying.MAILBOXES), content.reference[-9:], kind, context.mail.domain)
    message = composed(subject, text, headers, content.language)
    message["Message-ID"], message["Date"] = message_id, now
    post(context, claim_id, Outgoing(kind, headers.to, message_id, sealed(message), now), Act("consta", now))


def _nothing(_session: Session, _arguments: Mapping[str, Any], _result: None) -> None:
    """The outbox has it."""


HANDLER = Handler(TELL, _tell, _nothing, lease_seconds=60)


def sweep(context: Context) -> None:
    """Looks at every claim whose day has come."""
    waiting: dict[str, list[Owed]] = defaultdict(list)
    for owed in _owed(context):
        _remind_claimant(context, owed)
        if any(one.to == "company" for one in owed.now) and owed.content.company.email:
            waiting[owed.content.company.email.strip().lower()].append(owed)
    for claims in waiting.values():
        _nudge(context, claims)


def _owed(context: Context) -> Sequence[Owed]:
    found: list[Owed] = []
    last, more = 0, True
    while more:
        now = context.clock()
        with context.store.read() as session:
            ids = reminding.claims_to_look_at(session, now.astimezone(context.zone).date(), now, last)
        found += [owed for claim_id in ids if (owed := _look(context, claim_id)) and owed.now]
        more, last = bool(ids), ids[-1] if ids else last
    return found


def _look(context: Context, claim_id: int) -> Owed | None:
    """One claim that cannot be looked at (just erased) does not keep the others waiting."""
    try:
        with context.store.begin() as session:
            claim = find.by_id(session, claim_id, lock=True)
            return reminding.owed(session, claim, context.catalogue, context.clock(), context.zone)
    except ConstaError:
        return None


def _remind_claimant(context: Context, owed: Owed) -> None:
    for one in owed.now:
        if one.to == "claimant":
            text = telling.reminder(owed.content, one.why, links(context, owed.content, one.seq or 0), owed.due)
            tell_claimant(context, owed.claim_id, owed.content, one.kind, (telling.subject(one.why, owed.content), text))


def _nudge(context: Context, claims: Sequence[Owed]) -> None:
    """One mail a company and day, whatever the number of its claims."""
    fresh = [owed for owed in claims if not _known(owed)]
    if not fresh or not context.mail.sends:
        return
    try:
        to = one_address(fresh[0].content.company.email or "")
    except BadAddressError:
        return
    _post(context, fresh[0].claim_id, fresh[0].content, _to_company(context, fresh[0], to), (_kind(fresh), *_digest(context, fresh)))
    _write(context, fresh)


def _kind(fresh: Sequence[Owed]) -> str:
    """The same claims and steps are the same mail: a sweep that died in the middle sends none twice."""
    steps = sorted(f"{owed.claim_id}{one.kind}" for owed in fresh for one in owed.now if one.to == "company")
    return f"nudge-{hashlib.sha256('|'.join(steps).encode()).hexdigest()[:20]}"


def _known(owed: Owed) -> bool:
    said = {event.data["kind"] for event in owed.state.seen if event.kind == "reminded"}
    return all(one.kind in said for one in owed.now if one.to == "company")


def _to_company(context: Context, owed: Owed, to: str) -> Headers:
    secret = context.store.vault.secret(replying.MAILBOXES)
    back = mailboxes.reply_address(secret, owed.content.reference[-9:], context.mail.domain)
    return Headers(to=to, sender=context.mail.sender, sender_name="Consta", reply_to=back, automatic=True)


def _digest(context: Context, fresh: Sequence[Owed]) -> tuple[str, str]:
    with context.store.read() as session:
        urls = [replying.reply_url(session, find.by_id(session, owed.claim_id), context.address) for owed in fresh]
    return telling.digest([(owed.content, owed.due, url) for owed, url in zip(fresh, urls, strict=True)])


def _write(context: Context, fresh: Sequence[Owed]) -> None:
    for owed in fresh:
        with context.store.begin() as session:
            claim = find.by_id(session, owed.claim_id, lock=True)
            for one in owed.now:
                if one.to == "company":
                    reminding.reminded(session, claim, one, Act("consta", context.clock()))


SWEEP = Periodic("remind", EVERY, sweep)
