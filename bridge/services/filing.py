"""The claim is presented, and what proves it is recorded."""

from sqlalchemy.orm import Session

from bridge.domain.filing import Receipt, channel, check_receipt
from bridge.services import find, record
from bridge.services.record import Act
from bridge.store.tables import ClaimRow


def file_by(session: Session, claim: ClaimRow, channel_id: str, act: Act) -> None:
    """Records that the claimant presents it by that way. Raises UnknownChannelError or ConflictError."""
    channel(channel_id)
    state = find.state(session, claim)
    if any(event.data["channel"] == channel_id for event in state.filed):
        return
    record.write(session, claim, "filed", act, {"channel": channel_id})


def keep_receipt(session: Session, claim: ClaimRow, receipt: Receipt, act: Act) -> None:
    """Records the proof of reception: from its moment on the claim *consta* and the clock runs.

    Raises NotYetError, TooEarlyError, NothingProvenError, UnknownChannelError or ConflictError.
    """
    content = find.content(session, claim)
    assert content is not None
    check_receipt(receipt, content.issued_at, act.at)
    file_by(session, claim, receipt.channel, act)
    known = {(e.data["channel"], e.data["number"], e.data["received_at"]) for e in find.state(session, claim).receipts}
    said = {
        "channel": receipt.channel, "number": receipt.number,
        "received_at": receipt.received_at.isoformat(timespec="minutes"), "file_sha256": receipt.file_sha256,
    }  # fmt: skip
    if (said["channel"], said["number"], said["received_at"]) not in known:
        record.write(session, claim, "receipt", act, said)
