"""The picture that the world sees of a claim: only ever the copy that its claimant covered and chose."""

from sqlalchemy.orm import Session

from bridge.services import attaching, find, record
from bridge.services.attaching import Kept
from bridge.services.record import Act
from bridge.store.tables import AttachmentRow, ClaimRow

COVERED = "covered"


def show(session: Session, claim: ClaimRow, kept: Kept, of: str, act: Act) -> None:
    """From here on the world sees this copy. `of` is the fingerprint of the original, which stays as it was."""
    row = attaching.attach(session, claim, kept, act.at)
    record.write(session, claim, "picture_shown", act, {"sha256": row.sha256, "of": of})


def show_none(session: Session, claim: ClaimRow, act: Act) -> None:
    """From here on the world sees no picture."""
    if find.state(session, claim).picture is not None:
        record.write(session, claim, "picture_shown", act, {"sha256": None, "of": None})


def seen(session: Session, claim: ClaimRow) -> AttachmentRow | None:
    """The covered copy that the claimant chose; None where there is none. No other kind of file is ever looked at."""
    chosen = find.state(session, claim).picture
    return next((row for row in find.attachments(session, claim, COVERED) if row.sha256 == chosen), None)
