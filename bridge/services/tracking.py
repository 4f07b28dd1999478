"""What happens after: answers noted, the post linked, visibility, the end. Each is an event by the one who did it."""

from sqlalchemy.orm import Session

from bridge.domain.answers import CLASSES, Reply
from bridge.domain.phases import OUTCOMES, VISIBILITIES
from bridge.errors import InvalidError
from bridge.sentences import say
from bridge.services import find, public_companies, record
from bridge.services.record import Act
from bridge.store.tables import ClaimRow


class UnknownChoiceError(InvalidError):
    """A choice that is not on the list."""

    code = "unknown_choice"
    sentence = say("Elige una de las opciones.")


def _chosen(choice: str, choices: tuple[str, ...] | frozenset[str]) -> str:
    if choice not in choices:
        raise UnknownChoiceError
    return choice


def note_reply(session: Session, claim: ClaimRow, reply: Reply, act: Act) -> None:
    """Records an answer of the company that came by any way. Only its class decides whether the clock stops."""
    said = {
        "class": _chosen(reply.kind, CLASSES), "received_at": reply.received_at.isoformat(timespec="minutes"),
        "text": reply.text, "file_sha256": reply.file_sha256,
    }  # fmt: skip
    record.write(session, claim, "reply", act, said)


def reclassify(session: Session, claim: ClaimRow, seq: int, kind: str, act: Act) -> None:
    """Records what the claimant says that an answer was; it outranks our reading."""
    if not any(event.seq == seq for event in find.state(session, claim).replies):
        raise UnknownChoiceError
    record.write(session, claim, "reclassified", act, {"of": seq, "class": _chosen(kind, CLASSES)})


def complete_information(session: Session, claim: ClaimRow, act: Act) -> None:
    """Records that the claimant sent what the company asked for."""
    record.write(session, claim, "completed", act, {})


def show(session: Session, claim: ClaimRow, visibility: str, act: Act) -> None:
    """Changes who may see the status page. Only the claimant's act makes anything public."""
    if claim.visibility == _chosen(visibility, VISIBILITIES):
        return
    record.write(session, claim, "visibility", act, {"to": visibility})
    claim.visibility = visibility
    public_companies.place(session, claim)


def link_back(session: Session, claim: ClaimRow, url: str, act: Act, *, seen: bool) -> None:
    """Records the address of the reply that names the claim; `seen` only if we read it there ourselves."""
    known = {(event.data["url"], event.data["seen"]) for event in find.state(session, claim).linked}
    if (url, seen) not in known:
        record.write(session, claim, "linked", act, {"url": url, "seen": seen})


def close(session: Session, claim: ClaimRow, outcome: str, act: Act) -> None:
    """Closes the claim with an outcome. Only the claimant closes as resolved."""
    record.write(session, claim, "closed", act, {"outcome": _chosen(outcome, OUTCOMES)})


def reopen(session: Session, claim: ClaimRow, act: Act) -> None:
    """Opens a closed claim again."""
    record.write(session, claim, "reopened", act, {})
