"""What anybody reported about a public page: sealed under the claim's key, gone with it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Identity, Moment, Record


class FlagRow(Record):
    """One report; `seq` is its line in the claim's registro, which says only its kind."""

    __tablename__ = "flag"
    __table_args__ = (UniqueConstraint("claim_id", "seq"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    seq: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(String(20))
    said: Mapped[bytes] = mapped_column(LargeBinary)
    """Sealed: the words, and the address of who wants an answer."""
    answer: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed: what the claimant says to it."""
    made_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
