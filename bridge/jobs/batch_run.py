"""A batch done at once, by whoever waits for it; and tried out, storing nothing."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bridge.domain.batches import SLICE
from bridge.domain.mandates import Mandate
from bridge.domain.organisations import Profile, check_slug
from bridge.domain.spreadsheets import EmptyTableError, Row
from bridge.jobs import batch
from bridge.jobs.context import Context
from bridge.jobs.handlers import registry_of
from bridge.jobs.rows import Order, Ready, checked, prepared
from bridge.jobs.running import run, taker
from bridge.jobs.tabling import Reading, check_table, open_table
from bridge.services import batches, campaigns, mandates, organisations
from bridge.services.batches import Line, Progress
from bridge.services.organisations import NoSuchOrganisationError
from bridge.store import jobs
from bridge.store.engine import StorageBusyError

REGISTRY = registry_of(batch.HANDLERS)
LOOK_AGAIN = 0.2


def run_out(context: Context, organisation_id: int, batch_id: int, tell: Callable[[Progress], None]) -> None:
    """Does the batch's jobs until nothing of it is left, beside whatever workers there are."""
    while not (at := _progress(context, organisation_id, batch_id)).finished:
        tell(at)
        if not _one_job(context):
            time.sleep(LOOK_AGAIN)
    tell(at)


def _progress(context: Context, organisation_id: int, batch_id: int) -> Progress:
    with context.store.read() as session:
        return batches.progress(session, batches.find_one(session, organisation_id, batch_id))


def _one_job(context: Context) -> bool:
    """Does one job of a batch, if one is due."""
    try:
        with context.store.begin() as session:
            jobs.sweep(session, context.clock())
            taken = jobs.take(session, taker(REGISTRY), context.clock())
        return bool([run(context, REGISTRY, job) for job in taken])
    except StorageBusyError:
        return False


@dataclass(frozen=True, slots=True)
class Trial:
    """How a file is to be tried out."""

    reading: Reading
    campaign: str | None = None
    to_file: bool = False


def try_out(context: Context, slug: str, data: bytes, trial: Trial) -> Iterator[Line]:
    """What would become of each row; nothing is stored. The association need not exist yet.

    Raises what reading the file raises, NoColumnsError or EmptyTableError.
    """
    organisation_id, profile, shared, remembered = _known(context, slug, data, trial)
    reading = trial.reading.sharing(shared, remembered)
    table = open_table(data, reading)
    check_table(table, reading)
    order = Order(0, organisation_id, profile, table.meaning, shared, trial.to_file)
    seen: set[bytes] = set()
    part = list(islice(table.rows, SLICE))
    if not part:
        raise EmptyTableError
    while part:
        yield from _tried(context, order, part, seen)
        part = list(islice(table.rows, SLICE))


def _known(context: Context, slug: str, data: bytes, trial: Trial) -> tuple[int, Profile, Mapping[str, str], Mapping[int, str] | None]:
    """What is on record about the association: nothing for one that does not exist yet."""
    headings = open_table(data, trial.reading).headings_print
    with context.store.read() as session:
        try:
            row = organisations.find_one(session, check_slug(slug))
        except NoSuchOrganisationError:
            return 0, Profile(slug), {}, None
        remembered = batches.remembered_columns(session, row.id, headings)
        return row.id, organisations.profile(session, row), campaigns.shared(session, row.id, trial.campaign)[0], remembered


def _tried(context: Context, order: Order, rows: Sequence[Row], seen: set[bytes]) -> Iterator[Line]:
    found = [prepared(context, order, number, cells) for number, cells in rows]
    ready = [one for one in found if isinstance(one, Ready)]
    with context.store.read() as session:
        known = batches.known(session, order.organisation_id, (one.key for one in ready))
        given = mandates.of_members(session, order.organisation_id, (one.member for one in ready))
    seen |= known.keys()
    for one in found:
        line = one if isinstance(one, Line) else _tried_one(context, order, one, seen, given)
        if isinstance(one, Ready) and line.state == "issued":
            seen.add(one.key)
        yield line


def _tried_one(context: Context, order: Order, one: Ready, known: set[bytes], given: Mapping[bytes, Sequence[Mandate]]) -> Line:
    if one.key in known:
        return Line(one.number, "repeated")
    good = checked(context, order, one, given.get(one.member, ()))
    return Line(one.number, "failed", None, good) if isinstance(good, tuple) else Line(one.number, "issued")
