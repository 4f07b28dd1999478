"""How often something was done lately, for the limits: counters whose names say nothing of anybody."""

from datetime import datetime

from sqlalchemy import Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Identity, Moment, Record


class TallyRow(Record):
    """A counter of one limit, one doer and one window. The doer is a blind index: neither address nor e-mail can be read from it."""

    __tablename__ = "tally"

    who: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    window: Mapped[int] = mapped_column(Identity, primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(Integer)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
