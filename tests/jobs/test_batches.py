"""Batches: good rows become claims, bad rows come back with the reason in each, and nothing is ever made twice."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from bridge.domain.ledger import first_broken
from bridge.errors import NotFoundError
from bridge.jobs import slicing
from bridge.jobs.batch_results import corrections
from bridge.jobs.batch_run import REGISTRY, Trial, run_out, try_out
from bridge.jobs.context import Context
from bridge.jobs.running import run, run_until_empty, taker
from bridge.jobs.slicing import NoRelayError, begin
from bridge.jobs.tabling import guess_reading, open_table
from bridge.services import attaching, batches, find, organisations
from bridge.services.batches import Progress
from bridge.store import jobs
from bridge.store.organisation_tables import LineRow, ListedRow, MandateRow
from bridge.store.tables import AttachmentRow, ClaimRow
from tests.jobs.associations import BAD_DAY, GOOD, OPERATOR, SECOND, association, done, failures, lawful, opened, table


@pytest.fixture
def lawful_context(context: Context) -> Context:
    return lawful(context)


def count(context: Context, table_: type[ClaimRow | LineRow | ListedRow | MandateRow]) -> int:
    with context.store.read() as session:
        return session.scalar(select(func.count()).select_from(table_)) or 0


def test_good_rows_become_issued_claims_with_their_documents(lawful_context: Context) -> None:
    us = association(lawful_context)
    _, at = done(lawful_context, us, table(GOOD, SECOND))
    assert (at.many, at.issued, at.failed, at.finished) == (2, 2, 0, True)
    with lawful_context.store.read() as session:
        for claim in session.scalars(select(ClaimRow)):
            content = find.content(session, claim)
            assert content
            assert find.state(session, claim).phase == "ready"
            assert first_broken(find.entries(session, claim)) is None
            (document,) = find.attachments(session, claim, "document")
            assert attaching.read(lawful_context.store, lawful_context.files, claim.id, document.stored_as).startswith(b"%PDF-")
            assert session.get_one(ListedRow, claim.id).company == "zapatos pino"


def test_who_signed_is_represented_and_who_did_not_is_not(lawful_context: Context) -> None:
    us = association(lawful_context)
    done(lawful_context, us, table(GOOD, SECOND))
    with lawful_context.store.read() as session:
        contents = [find.content(session, claim) for claim in session.scalars(select(ClaimRow).order_by(ClaimRow.id))]
    first, second = (content.representative for content in contents if content)
    assert first
    assert (first.name, first.capacity) == ("Asociación de Prueba", "Asociación, con representación firmada el 1 de noviembre de 2026")
    assert second is None
    assert count(lawful_context, MandateRow) == 1


def test_bad_rows_come_back_with_the_reason_and_go_in_once_put_right(lawful_context: Context) -> None:
    us = association(lawful_context)
    batch_id, at = done(lawful_context, us, table(GOOD, BAD_DAY))
    assert (at.issued, at.failed) == (1, 1)
    back = b"".join(corrections(lawful_context, us, batch_id))
    rows = list(csv.reader(io.StringIO(back.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][-1] == "Motivo"
    assert len(rows) == 2
    assert rows[1][-1] == "«31/02/2026» no es una fecha. Escríbela como 03/10/2026."
    _, again = done(lawful_context, us, back.replace(b"31/02/2026;", b"04/10/2026;", 1))
    assert (again.many, again.issued, again.repeated) == (1, 1, 0)
    assert count(lawful_context, ClaimRow) == 2


def test_the_same_file_twice_doubles_nothing(lawful_context: Context) -> None:
    us = association(lawful_context)
    done(lawful_context, us, table(GOOD, SECOND))
    _, at = done(lawful_context, us, table(SECOND, GOOD, encoding="utf-8"))
    assert (at.issued, at.repeated) == (0, 2)
    assert count(lawful_context, ClaimRow) == 2


def test_the_same_person_twice_in_a_file_is_one_claim_and_with_other_facts_two(lawful_context: Context) -> None:
    us = association(lawful_context)
    _, at = done(lawful_context, us, table(GOOD, GOOD, GOOD.replace("Se rompieron los zapatos.", "Y luego la bolsa.")))
    assert (at.issued, at.repeated) == (2, 1)


def test_two_associations_with_the_same_member_have_a_claim_each_and_no_index_in_common(lawful_context: Context) -> None:
    one, other = association(lawful_context), association(lawful_context, "otra")
    done(lawful_context, one, table(GOOD))
    _, at = done(lawful_context, other, table(GOOD))
    assert at.issued == 1
    with lawful_context.store.read() as session:
        keys = list(session.scalars(select(ClaimRow.row_key)))
    assert len(set(keys)) == 2


def test_a_batch_of_another_association_is_not_found(lawful_context: Context) -> None:
    us, them = association(lawful_context), association(lawful_context, "otra")
    batch_id, _ = done(lawful_context, us, table(GOOD))
    with pytest.raises(NotFoundError), lawful_context.store.read() as session:
        batches.find_one(session, them, batch_id)


def test_what_a_row_lacks_for_its_procedure_is_told_with_the_procedures_words(lawful_context: Context) -> None:
    us = association(lawful_context)
    batch_id, _ = done(lawful_context, us, table(GOOD.replace("Zapatos Pino", "AeroLinde").replace("Se rompieron los zapatos", "Se canceló el vuelo")))
    (line,) = failures(lawful_context, us, batch_id)
    assert {problem.field for problem in line.problems} == {"evidence", "facts.flight_number"}
    assert "número de vuelo" in str(line.problems[1].sentence)


def test_two_workers_on_one_slice_make_each_claim_once(lawful_context: Context) -> None:
    us = association(lawful_context)
    batch_id = opened(lawful_context, us, table(GOOD, SECOND))
    begin(lawful_context, us, batch_id, OPERATOR)
    with lawful_context.store.begin() as session:
        (taken,) = jobs.take(session, taker(REGISTRY), lawful_context.clock())
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda _: run(lawful_context, REGISTRY, taken), range(2)))
    assert sorted(outcomes) == ["done", "lost"]
    assert count(lawful_context, ClaimRow) == 2
    assert count(lawful_context, LineRow) == 2


def test_a_slice_done_again_after_a_crash_goes_on_where_it_was(lawful_context: Context) -> None:
    us = association(lawful_context)
    batch_id = opened(lawful_context, us, table(GOOD, SECOND))
    begin(lawful_context, us, batch_id, OPERATOR)
    with lawful_context.store.begin() as session:
        (taken,) = jobs.take(session, taker(REGISTRY), lawful_context.clock())
    REGISTRY[taken.kind].work(lawful_context, taken.arguments)  # and it dies before it can say so
    assert run(lawful_context, REGISTRY, taken) == "done"
    assert count(lawful_context, ClaimRow) == 2


def test_a_paused_batch_waits_and_a_cancelled_one_makes_no_more(lawful_context: Context) -> None:
    us = association(lawful_context)
    batch_id = opened(lawful_context, us, table(GOOD))
    begin(lawful_context, us, batch_id, OPERATOR)
    with lawful_context.store.begin() as session:
        batches.pause(session, batches.find_one(session, us, batch_id), OPERATOR)
    run_until_empty(lawful_context, REGISTRY)
    assert count(lawful_context, ClaimRow) == 0
    with lawful_context.store.begin() as session:
        batches.resume(session, batches.find_one(session, us, batch_id), OPERATOR)
        batches.cancel(session, batches.find_one(session, us, batch_id), OPERATOR)
    run_until_empty(lawful_context, REGISTRY)
    assert count(lawful_context, ClaimRow) == 0
    told: list[Progress] = []
    run_out(lawful_context, us, batch_id, told.append)
    assert told[-1].state == "cancelled"


def test_trying_out_stores_nothing_and_needs_no_association(lawful_context: Context) -> None:
    data = table(GOOD, BAD_DAY, GOOD)
    found = list(try_out(lawful_context, "nueva", data, Trial(guess_reading(data))))
    assert [(line.number, line.state) for line in sorted(found, key=lambda line: line.number)] == [(2, "issued"), (3, "failed"), (4, "repeated")]
    assert count(lawful_context, ClaimRow) == 0


def test_presenting_wants_a_representation_of_each(lawful_context: Context) -> None:
    data = table(GOOD, SECOND, SECOND.replace(";12,00;", ";12,00;01/01/2030"))
    found = {line.number: line for line in try_out(lawful_context, "nueva", data, Trial(guess_reading(data), to_file=True))}
    assert found[2].state == "issued"
    assert "Falta su representación firmada" in str(found[3].problems[0].sentence)
    assert "aún no ha llegado" in str(found[4].problems[0].sentence)


def test_presenting_by_mail_wants_a_relay(lawful_context: Context) -> None:
    us = association(lawful_context)
    with pytest.raises(NoRelayError):
        opened(lawful_context, us, table(GOOD), to_file=True)


def test_a_post_that_is_gone_is_quoted_by_its_address(lawful_context: Context) -> None:
    us = association(lawful_context)
    heading, row = "Nombre;Correo;Empresa;Enlace;Hechos;Qué se pide", "Ana;ana@correo.example;Pino;https://x.com/ana/status/1987253416478126080;No llegó.;devolución"
    _, at = done(lawful_context, us, f"{heading}\n{row}\n".encode())
    assert at.issued == 1
    with lawful_context.store.read() as session:
        content = find.content(session, session.scalars(select(ClaimRow)).one())
    assert content
    assert content.post
    assert (content.post.level, content.post.network) == ("C", "x")


def test_columns_said_once_are_remembered(lawful_context: Context) -> None:
    us = association(lawful_context)
    data = "Uno;Dos;Tres;Cuatro\nAna;Pino;No llegó.;ana@correo.example\n".encode()
    reading = guess_reading(data).sharing({"request.kind": "devolución"}, {0: "claimant.name", 1: "company.name", 2: "facts", 3: "claimant.email"})
    batch_id = slicing.open_batch(lawful_context, us, data, {"name": "raro.csv", "reading": reading.kept()}, OPERATOR)
    begin(lawful_context, us, batch_id, OPERATOR)
    run_until_empty(lawful_context, REGISTRY)
    assert count(lawful_context, ClaimRow) == 1
    with lawful_context.store.read() as session:
        from_memory = batches.remembered_columns(session, us, open_table(data, reading).headings_print)
    assert from_memory == reading.meaning


def test_nothing_personal_lies_open_in_the_rows_of_a_batch(lawful_context: Context, database_url: str) -> None:
    us = association(lawful_context)
    done(lawful_context, us, table(GOOD, BAD_DAY, GOOD.replace("12345678Z", "12345678A")))
    with lawful_context.store.engine.connect() as connection:
        found = [str(row) for name in ("claim", "line", "deed", "batch", "mandate", "listed", "job", "slice", "columns", "attachment", "entry")
                 for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]  # fmt: skip
    assert not [row for row in found if any(secret in row for secret in ("Lucía", "Luc\\", "12345678", "Calle", "correo.example", "socios.csv"))]


def test_everything_that_was_done_is_in_the_associations_registro(lawful_context: Context) -> None:
    us = association(lawful_context)
    done(lawful_context, us, table(GOOD))
    with lawful_context.store.read() as session:
        said = organisations.deeds(session, us)
    assert [deed.kind for deed in said] == ["batch_begun", "batch_opened", "created"]


def test_a_full_disk_loses_no_row(lawful_context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    us = association(lawful_context)
    batch_id = opened(lawful_context, us, table(GOOD))
    begin(lawful_context, us, batch_id, OPERATOR)
    with monkeypatch.context() as patched:
        patched.setattr("bridge.store.files._write_durably", _full)
        run_until_empty(lawful_context, REGISTRY)
    assert count(lawful_context, ClaimRow) == 0
    with lawful_context.store.read() as session:
        assert session.scalar(select(func.count()).select_from(AttachmentRow)) == 0
    with lawful_context.store.begin() as session:
        waiting = session.execute(select(jobs.JOB.c.key, jobs.JOB.c.state).where(jobs.JOB.c.batch_id == batch_id)).one()
    assert waiting.state == "queued"


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")
