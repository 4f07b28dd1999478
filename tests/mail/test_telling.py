"""Our own mails: the claimant hears of each answer once, the company once a day of all that waits; none can be answered by a machine."""

import email
import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default

import pytest
from sqlalchemy import select

from bridge.domain.phases import Event
from bridge.jobs.remind import sweep
from bridge.mail import telling
from bridge.packs import load_catalogue
from bridge.services import filing, find
from bridge.services.record import Act
from bridge.store.tables import ClaimRow
from tests.documents.samples import whole
from tests.mail.conftest import Instance
from tests.mail.letters import DENIED, address, letter
from tests.mail.servers import Company, relay, serving
from tests.mail.test_inbox import arrives
from tests.services.test_filing import RECEIPT


def parsed(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=default)


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part
    text: str = part.get_content()
    return text


def test_the_claimant_hears_of_an_answer_once_with_links_that_ask(instance: Instance) -> None:
    company = Company()
    with serving(company) as port:
        here = instance.through(relay(port))
        claim_id = here.claim()
        arrives(here, claim_id, letter(here, DENIED).as_bytes())
        here.work()
    told = [parsed(raw) for raw in company.mails]
    assert [message["To"] for message in told] == ["lucia@correo.example"]
    assert told[0]["Auto-Submitted"] == "auto-generated"
    assert company.envelopes[0][0] in {"", "<>", None}
    text = body(told[0])
    assert "Lo deniega" in text
    assert len(re.findall(r"https://consta\.example/di/\S+/is-\w+/\d+/\w+", text)) == len(telling.CHOICES)
    assert "/mia/" not in text


def on_record(here: Instance, many: int) -> None:
    for _ in range(many):
        claim_id = here.claim()
        with here.context.store.begin() as session:
            filing.keep_receipt(session, find.by_id(session, claim_id, lock=True), replace(RECEIPT, received_at=here.hands.at), Act("claimant", here.hands.at))


def test_the_company_gets_one_mail_a_day_for_all_its_claims(instance: Instance) -> None:
    company = Company()
    with serving(company) as port:
        lawful = replace(instance.context, catalogue=load_catalogue())
        here = Instance(lawful, instance.hands).through(relay(port))
        on_record(here, 3)
        for _ in range(20):
            sweep(here.context)
            here.work()
            here.hands.forward(24 * 3600)
            if len(company.mails) >= 4:
                break
        for _ in range(2):
            sweep(here.context)
            here.work()
    to = [parsed(raw)["To"] for raw in company.mails]
    assert to.count("reclamaciones@aerolinde.example") == 1, to
    assert to.count("lucia@correo.example") == 3
    digest = next(body(parsed(raw)) for raw in company.mails if parsed(raw)["To"].startswith("reclamaciones"))
    assert len(re.findall(r"https://consta\.example/e/", digest)) == 3
    with here.context.store.read() as session:
        claims = list(session.scalars(select(ClaimRow)))
        kinds = [[event.data["whom"] for event in find.state(session, claim).seen if event.kind == "reminded"] for claim in claims]
    assert kinds == [["company"]] * 3


@pytest.mark.parametrize("why", ["what_is_it", "due_soon", "overdue", "promise", "solved"])
def test_every_reminder_says_what_and_where(why: str) -> None:
    content = whole()
    text = telling.reminder(content, why, lambda deed: f"https://c.example/{deed}", None)
    assert content.status_url in text
    assert telling.subject(why, content)
    assert ("https://c.example/" in text) == (why in telling.DEEDS)


def test_an_answer_that_nobody_understood_is_asked_about() -> None:
    reply = Event(5, whole().issued_at, "reply", "company", {"class": "unknown", "text": "…"})
    assert "No sabemos qué es" in telling.reply_came(whole(), reply, str)


def test_no_mail_is_written_where_none_is_sent(instance: Instance) -> None:
    claim_id = instance.through(relay(1)).claim()
    here = instance.through(None)
    arrives(here, claim_id, letter(here, DENIED).as_bytes())
    here.work()
    assert here.state(claim_id).replies
    assert address(here, claim_id)
