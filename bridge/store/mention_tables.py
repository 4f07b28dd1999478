"""Whose sites were told of a claim's page, for as long as they may have to be told that it is gone."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Moment, Record


class MentionRow(Record):
    """A site that was told. Sealed under the instance's secret: when the claim's own key is destroyed, one last word must still go out."""

    __tablename__ = "mention"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    target: Mapped[bytes] = mapped_column(LargeBinary)
    told_at: Mapped[datetime] = mapped_column(Moment)
