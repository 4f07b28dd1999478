"""The claimant shows that the post is theirs: a code is given, a check is asked for, and what came of it is written."""

import secrets

from sqlalchemy.orm import Session

from bridge.domain.captures import capture_json
from bridge.domain.phases import Event
from bridge.domain.posts import proven
from bridge.domain.posts_authorship import Challenge, authorship_code, open_challenge
from bridge.errors import InvalidError
from bridge.sentences import Sentence, say
from bridge.services import attaching, find, record
from bridge.services.attaching import Kept
from bridge.services.binding import bind
from bridge.services.record import Act
from bridge.store import sealing
from bridge.store.tables import ClaimRow

WAYS = ("reply", "edit", "profile")


class NoPostToProveError(InvalidError):
    """Without an address there is no account to compare."""

    code = "no_post_to_prove"
    sentence = say("No tenemos el enlace de tu publicación: sin él no se puede comprobar quién la escribió.")


class NoCodeError(InvalidError):
    """The code was used, is too old, or was never given."""

    code = "no_code"
    sentence = say("Ese código ya no vale. Pide otro.")


def give_code(session: Session, claim: ClaimRow, act: Act) -> Challenge:
    """A code for the claim's post, one use, seven days; the one that still counts if there is one. Raises NoPostToProveError."""
    url = post_url(session, claim)
    known = current(session, claim, act)
    if known:
        return known
    code = authorship_code(secrets.token_bytes(5))
    entry = record.write(session, claim, "code_given", Act("consta", act.at), {"code": code, "url": url})
    return Challenge(entry.seq, code, url, act.at)


def current(session: Session, claim: ClaimRow, act: Act) -> Challenge | None:
    """The code that still counts."""
    return open_challenge(find.events(session, claim), post_url(session, claim), act.at)


def post_url(session: Session, claim: ClaimRow) -> str:
    """The canonical address of the post. Raises NoPostToProveError."""
    capture = find.post(session, claim)
    if capture is None or capture.post.ref.canonical_url is None:
        raise NoPostToProveError
    return capture.post.ref.canonical_url


def ask(session: Session, claim: ClaimRow, way: str, url: str | None, act: Act) -> int:
    """Writes that a check was asked for, and gives the number of the entry. Raises NoCodeError or NoPostToProveError."""
    assert way in WAYS
    if current(session, claim, act) is None:
        raise NoCodeError
    return record.write(session, claim, "proof_asked", act, {"way": way, "url": url}).seq


def asked(events: tuple[Event, ...], seq: int) -> Event | None:
    """The check of that number."""
    return next((event for event in events if event.seq == seq), None)


def keep_proof(session: Session, claim: ClaimRow, way: str, kept: Kept | None, act: Act) -> None:
    """The author is proven: level A from here on; the code is used up."""
    if find.state(session, claim).author_proven:
        return
    if kept:
        attaching.attach(session, claim, kept, act.at)
    record.write(session, claim, "author_proven", act, {"way": way, "file_sha256": kept.sha256 if kept else None})
    capture = find.post(session, claim)
    if capture:
        sealing.put_json(session, claim, "post", capture_json(type(capture)(proven(capture.post), capture.captured_at, capture.sha256)))
    bind(session, claim, act)


def refuse(session: Session, claim: ClaimRow, reason: Sentence, act: Act) -> None:
    """The author is not proven, and why."""
    record.write(session, claim, "proof_failed", act, {"reason": str(reason)})
