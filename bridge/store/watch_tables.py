"""Which posts are watched, and when each is looked at next: dates, not jobs that wait for weeks (docs/decisions/0003)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Moment, Record


class WatchRow(Record):
    """The watch over a claim's post."""

    __tablename__ = "watch"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    look_at: Mapped[datetime] = mapped_column(Moment, index=True)
    standing: Mapped[dict[str, Any]] = mapped_column(JSON)
    """How far it is (bridge.domain.watching.Standing): fingerprints, no words."""
