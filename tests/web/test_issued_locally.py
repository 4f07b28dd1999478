"""What is issued on a page bears the day of the place, not that of Greenwich."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bridge.jobs.context import Context
from bridge.services import intake
from bridge.services.record import Act
from bridge.web.mine import change
from tests.services.making import DRAFT

NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def test_half_past_midnight_in_madrid_is_already_next_year(context: Context) -> None:
    late = replace(context, clock=lambda: NEW_YEAR)
    with late.store.begin() as session:
        opened = intake.open_claim(session, DRAFT, Act("claimant", NEW_YEAR))
    with change(late, opened.token) as (_session, _claim, act):
        assert (act.at.year, act.at.utcoffset()) == (2027, timedelta(hours=1))
