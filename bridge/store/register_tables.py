"""The tables of the register: its days, the places of the entries in them, their time-stamps; and what remains of an erased claim."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bridge.store.model import Identity, Moment, Record


class DayRow(Record):
    """A closed day of the register (bridge.domain.register): it took in `size` entries, whose root and the head over all days are kept."""

    __tablename__ = "day"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    dated: Mapped[date] = mapped_column(Date, unique=True)
    size: Mapped[int] = mapped_column(Integer)
    root: Mapped[bytes] = mapped_column(LargeBinary(32))
    head: Mapped[bytes] = mapped_column(LargeBinary(32))


class LeafRow(Record):
    """The place that an entry took in the register. Entries are taken in once, in the day that closes after they are written."""

    __tablename__ = "leaf"
    __table_args__ = (UniqueConstraint("day_number", "place"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True, autoincrement=False)
    day_number: Mapped[int] = mapped_column(ForeignKey("day.number"))
    place: Mapped[int] = mapped_column(Integer)


class StampRow(Record):
    """A time-stamp (RFC 3161) over what the register said on a day: the authority's whole answer."""

    __tablename__ = "stamp"
    __table_args__ = (UniqueConstraint("day_number", "authority"),)

    id: Mapped[int] = mapped_column(Identity, primary_key=True)
    day_number: Mapped[int] = mapped_column(ForeignKey("day.number"))
    authority: Mapped[str] = mapped_column(String(200))
    """Its address."""
    answer: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment)
    """The moment that the token says."""


class ErasureRow(Record):
    """A claim whose content was taken from us: what may still be said of it, and until when its key is kept in the custodian's box."""

    __tablename__ = "erasure"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True, autoincrement=False)
    actor: Mapped[str] = mapped_column(String(20))
    """Who asked: the claimant, or the table of retention (`consta`)."""
    phase: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str | None] = mapped_column(String(20))
    blocked_at: Mapped[datetime] = mapped_column(Moment)
    boxed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The claim's key, which only the custodian's offline key opens; None once destroyed."""
    destroy_on: Mapped[date | None] = mapped_column(Date, index=True)
    destroyed_at: Mapped[datetime | None] = mapped_column(Moment)
