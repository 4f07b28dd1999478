"""An association and its files, for the tests of batches."""

from dataclasses import replace

from bridge.domain.organisations import Profile
from bridge.jobs.batch_run import run_out
from bridge.jobs.context import Context
from bridge.jobs.slicing import begin, open_batch
from bridge.jobs.tabling import guess_reading
from bridge.services import batches, organisations
from bridge.services.batches import Line, Progress
from bridge.services.record import Act
from tests.conftest import NOON
from tests.web.site import law

HEADINGS = "Nombre;DNI;Dirección;CP;Municipio;Correo;Empresa;Correo empresa;Fecha de los hechos;Hechos;Qué se pide;Importe;Fecha de la representación"
GOOD = (
    "Lucía Marín Soto;12345678Z;Calle Mayor 3;28013;Madrid;lucia@correo.example;Zapatos Pino;sac@pino.example;03/10/2026;"
    "Se rompieron los zapatos.;devolución;286,40;01/11/2026"
)
SECOND = (
    "Íñigo Muñoz;00000000T;Calle Ñu 1;8001;Barcelona;inigo@correo.example;Zapatos Pino;sac@pino.example;2026-10-04;"
    "Se despegó la suela.;cambio;12,00;"
)
BAD_DAY = SECOND.replace("2026-10-04", "31/02/2026")
OPERATOR = Act("operator", NOON)


def lawful(context: Context) -> Context:
    """The context with the law in it."""
    return replace(context, catalogue=law())


def association(context: Context, slug: str = "asociacion") -> int:
    """An association."""
    with context.store.begin() as session:
        profile = Profile("Asociación de Prueba", "G00000000", "Plaza 1, 28001 Madrid", "hola@asociacion.example")
        return organisations.create(session, slug, profile, OPERATOR).id


def table(*rows: str, encoding: str = "cp1252") -> bytes:
    """A CSV as Spanish Excel writes it."""
    return "\r\n".join((HEADINGS, *rows, "")).encode(encoding)


def opened(context: Context, organisation_id: int, data: bytes, **opening: object) -> int:
    """A batch that nobody has begun."""
    return open_batch(context, organisation_id, data, {"name": "socios.csv", "reading": guess_reading(data).kept(), **opening}, OPERATOR)


def done(context: Context, organisation_id: int, data: bytes) -> tuple[int, Progress]:
    """A batch made and done."""
    batch_id = opened(context, organisation_id, data)
    begin(context, organisation_id, batch_id, OPERATOR)
    told: list[Progress] = []
    run_out(context, organisation_id, batch_id, told.append)
    return batch_id, told[-1]


def failures(context: Context, organisation_id: int, batch_id: int) -> list[Line]:
    """The rows that failed."""
    with context.store.read() as session:
        return list(batches.failed_lines(session, batches.find_one(session, organisation_id, batch_id)))
