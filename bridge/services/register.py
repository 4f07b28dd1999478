"""The register of the instance: days are closed over the entries of all claims, stamped, and shown to whoever asks.

It holds digests over salted commitments and nothing else, so that all of it may be published.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bridge.domain import register
from bridge.domain.ledger import first_broken
from bridge.domain.merkle import Tree, leaf_hash
from bridge.domain.register import Day, Inclusion
from bridge.errors import ConflictError, NotFoundError
from bridge.evidence.timestamps import NoTimeError, Stamp
from bridge.sentences import say
from bridge.services.find import entry_of
from bridge.store.engine import Store
from bridge.store.register_tables import DayRow, LeafRow, StampRow
from bridge.store.tables import ClaimRow, EntryRow


class DayNotOverError(ConflictError):
    """A day is closed when it is over."""

    code = "day_not_over"
    sentence = say("El {day} aún no ha acabado: su registro se cierra al día siguiente.", day="")


class DayPassedError(ConflictError):
    """A later day was closed already; what was written meanwhile is in that one."""

    code = "day_passed"
    sentence = say("Ya se cerró un día posterior al {day}: lo de ese día está en el siguiente que se cerró.", day="")


class NoSuchDayError(NotFoundError):
    """The register did not close that day."""

    code = "no_such_day"
    sentence = say("El registro no se cerró ese día.")


def day_of(row: DayRow) -> Day:
    """The value of a row."""
    return Day(row.number, row.dated, row.size, row.root)


def days(session: Session) -> tuple[Day, ...]:
    """All closed days, the first first."""
    return tuple(day_of(row) for row in session.scalars(select(DayRow).order_by(DayRow.number)))


def close_day(session: Session, on: date, now: datetime) -> Day:
    """Takes in what was written until the end of that day (UTC) and was not taken in yet. Closed twice, it is the same day.

    What is written late, by a clock behind or a slow transaction, is taken in by the next day: nothing is left out.
    Raises DayNotOverError or DayPassedError.
    """
    if now.astimezone(UTC).date() <= on:
        raise DayNotOverError(day=on)
    row = session.scalars(select(DayRow).where(DayRow.dated == on)).one_or_none()
    return day_of(row) if row else _close(session, on)


def _close(session: Session, on: date) -> Day:
    before = days(session)
    if before and before[-1].on > on:
        raise DayPassedError(day=on)
    found = _waiting(session, on)
    day = register.close(len(before), on, [digest for _, digest in found])
    session.add(DayRow(number=day.number, dated=on, size=day.size, root=day.root, head=register.head([*before, day])))
    session.flush()
    if found:
        session.execute(insert(LeafRow), [{"entry_id": entry, "day_number": day.number, "place": place} for place, (entry, _) in enumerate(found)])
    return day


def _waiting(session: Session, on: date) -> list[tuple[int, bytes]]:
    end = datetime.combine(on + timedelta(days=1), time(), UTC)
    taken = select(LeafRow.entry_id).where(LeafRow.entry_id == EntryRow.id).exists()
    query = select(EntryRow.id, EntryRow.digest).where(EntryRow.at < end, ~taken).order_by(EntryRow.id)
    return [(entry, digest) for entry, digest in session.execute(query)]


def inclusions(session: Session, claim: ClaimRow) -> dict[int, Inclusion]:
    """By the number of each entry of the claim, what shows that it is in the register; those not taken in yet are not there."""
    query = select(EntryRow.seq, LeafRow.day_number, LeafRow.place).join(LeafRow, LeafRow.entry_id == EntryRow.id)
    placed = session.execute(query.where(EntryRow.claim_id == claim.id).order_by(LeafRow.day_number, EntryRow.seq))
    known, proofs = days(session), dict[int, Inclusion]()
    for number, found in groupby(placed, key=lambda line: line[1]):
        tree = _tree(session, number)
        proofs |= {seq: register.include(known, number, tree, place) for seq, _, place in found}
    return proofs


def inclusion(session: Session, entry: EntryRow) -> Inclusion | None:
    """What shows that the entry is in the register; None until its day is closed."""
    leaf = session.get(LeafRow, entry.id)
    return register.include(days(session), leaf.day_number, _tree(session, leaf.day_number), leaf.place) if leaf else None


def _tree(session: Session, number: int) -> Tree:
    return Tree([leaf_hash(digest) for digest in _digests(session, number)])


def _digests(session: Session, number: int) -> list[bytes]:
    query = select(EntryRow.digest).join(LeafRow, LeafRow.entry_id == EntryRow.id).where(LeafRow.day_number == number)
    return list(session.scalars(query.order_by(LeafRow.place)))


@dataclass(frozen=True, slots=True)
class Published:
    """A day as anybody may see it: its head, the proof from the head before, what was stamped and the stamps."""

    day: Day
    head: bytes
    step: register.Step
    statement: bytes
    stamps: tuple[Stamp, ...]


def published(session: Session, on: date) -> Published:
    """The day of that date, to be published. Raises NoSuchDayError."""
    known = days(session)
    day = next((day for day in known if day.on == on), None)
    if day is None:
        raise NoSuchDayError
    step = register.step(known, day.number, day.number + 1)
    return Published(day, step.head, step, register.statement(on, day.number + 1, step.head), stamps(session, day))


def stamps(session: Session, day: Day) -> tuple[Stamp, ...]:
    """The time-stamps of a day."""
    rows = session.scalars(select(StampRow).where(StampRow.day_number == day.number).order_by(StampRow.id))
    return tuple(Stamp(row.authority, row.answer, row.at) for row in rows)


def unstamped(session: Session) -> tuple[tuple[Day, bytes], ...]:
    """The days that wait for a time-stamp, each with what is to be stamped: an outage leaves them for later."""
    done = select(StampRow.id).where(StampRow.day_number == DayRow.number).exists()
    rows = session.scalars(select(DayRow).where(~done).order_by(DayRow.number))
    return tuple((day_of(row), register.statement(row.dated, row.number + 1, row.head)) for row in rows)


def keep_stamp(session: Session, day: Day, stamp: Stamp) -> None:
    """Keeps a day's time-stamp; a second one by the same authority adds nothing."""
    known = select(StampRow.id).where(StampRow.day_number == day.number, StampRow.authority == stamp.authority)
    if session.scalars(known).first() is None:
        session.add(StampRow(day_number=day.number, authority=stamp.authority, answer=stamp.answer, at=stamp.at))


def stamp_days(store: Store, ask: Callable[[bytes], Stamp]) -> int:
    """Stamps the days that wait, oldest first, with no transaction open while an authority is asked. How many it stamped."""
    with store.read() as session:
        waiting = unstamped(session)
    for done, (day, said) in enumerate(waiting):
        try:
            stamp = ask(said)
        except NoTimeError:
            return done
        with store.begin() as session:
            keep_stamp(session, day, stamp)
    return len(waiting)


def close_until_yesterday(store: Store, now: datetime) -> Day:
    """The nightly turn: closes yesterday (UTC), with whatever no day has taken in. Two workers that do it at once close it once."""
    on = now.astimezone(UTC).date() - timedelta(days=1)
    try:
        with store.begin() as session:
            return close_day(session, on, now)
    except IntegrityError:
        with store.begin() as session:
            return close_day(session, on, now)


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where what is kept does not follow: an entry of a claim, or a day's root or head."""

    what: str
    """`entry`, `day` or `head`."""
    number: int
    """Of the claim, or of the day."""
    seq: int | None = None


def broken(session: Session) -> Iterator[Broken]:
    """Every place where the past was changed: claims whose chain does not hold, days whose root or head is another."""
    rows = session.scalars(select(EntryRow).order_by(EntryRow.claim_id, EntryRow.seq).execution_options(yield_per=5000))
    for claim_id, entries in groupby(rows, key=lambda row: row.claim_id):
        if seq := first_broken(map(entry_of, entries)):
            yield Broken("entry", claim_id, seq)
    known = days(session)
    kept_heads = session.scalars(select(DayRow.head).order_by(DayRow.number)).all()
    for day, head, kept in zip(known, register.heads(known), kept_heads, strict=True):
        if register.close(day.number, day.on, _digests(session, day.number)) != day:
            yield Broken("day", day.number)
        if head != kept:
            yield Broken("head", day.number)
