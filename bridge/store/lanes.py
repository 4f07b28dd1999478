"""Lanes: jobs that must go one behind another, so many seconds apart, whichever worker does them."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bridge.store.tables import LaneRow


def reserve(session: Session, name: str, spacing: float, now: datetime) -> datetime:
    """Reserves the lane's first free moment for the caller."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(insert(LaneRow).values(name=name, next_at=now).on_conflict_do_nothing(index_elements=["name"]))
    lane = session.scalars(select(LaneRow).where(LaneRow.name == name).with_for_update()).one()
    slot = max(lane.next_at, now)
    lane.next_at = slot + timedelta(seconds=spacing)
    return slot
