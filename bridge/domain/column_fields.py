"""The fields that a row of an association's file may fill: their names, what their headings say, how their cells are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.domain import sectors
from bridge.domain.cells import YES_OR_NO, one_of, read_amount, read_day, read_names, read_text
from bridge.domain.drafts import REQUEST_KINDS
from bridge.sentences import Sentence, say

REQUESTS = one_of({
    **{kind: kind for kind in REQUEST_KINDS},
    "devolución": "refund", "reembolso": "refund", "devolución del dinero": "refund", "reintegro": "refund", "reparación": "repair", "arreglo": "repair",
    "sustitución": "replace", "cambio": "replace", "resolución": "terminate", "baja": "terminate", "cancelación": "terminate", "rescisión": "terminate",
    "indemnización": "compensation", "compensación": "compensation", "explicación": "explanation", "información": "explanation",
    "disculpa": "apology", "disculpas": "apology", "otra": "other", "otro": "other", "otra cosa": "other", "otros": "other",
})  # fmt: skip
COUNTRIES = one_of({
    "ES": "ES", "España": "ES", "Spain": "ES", "MX": "MX", "México": "MX", "PT": "PT", "Portugal": "PT", "PE": "PE", "Perú": "PE", "CL": "CL", "Chile": "CL",
    "CO": "CO", "Colombia": "CO", "AR": "AR", "Argentina": "AR", "BR": "BR", "Brasil": "BR", "FR": "FR", "Francia": "FR", "DE": "DE", "Alemania": "DE",
    "IT": "IT", "Italia": "IT", "IE": "IE", "Irlanda": "IE", "GB": "GB", "Reino Unido": "GB", "US": "US", "Estados Unidos": "US", "AD": "AD", "Andorra": "AD",
})  # fmt: skip
SECTORS = one_of({
    **{name: name for name in (*sectors.KNOWN, *sectors.SUBSECTORS)},
    "telefonía": "telecom", "telecomunicaciones": "telecom", "aéreo": "air", "aerolínea": "air", "vuelos": "air", "banca": "bank", "banco": "bank",
    "seguros": "insurance", "energía": "energy", "luz": "electricity",
    "electricidad": "electricity", "agua": "water", "paquetería": "postal", "correos": "postal",
    "tren": "rail", "autobús": "coach", "turismo": "tourism", "hotel": "tourism", "general": "general", "comercio": "general",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a row may say. `path` is the claim object's, or one of a row's own: `row_id`, `mandate.signed_on`."""

    path: str
    name: Sentence
    words: tuple[str, ...]
    """What its heading may say, whoever it is about."""
    read: Callable[[str], Any] = read_text
    example: str = ""

    @property
    def party(self) -> str:
        """`claimant` or `company` where the same words could be about either."""
        head = self.path.partition(".")[0]
        return head if head in {"claimant", "company"} else ""


FIELDS: tuple[Field, ...] = (
    Field("row_id", say("Tu número de expediente"), ("expediente", "numero expediente", "n expediente", "referencia", "ref"), example="2026/0415"),
    Field(
        "claimant.name", say("Nombre de quien reclama"),
        ("nombre", "nombre apellidos", "nombre completo", "name", "full name", ""),
        example="Lucía Marín Soto",
    ),
    Field("claimant.surname", say("Apellidos"), ("apellidos", "apellido", "surname", "last name", "primer apellido")),
    Field(
        "claimant.id_number", say("DNI o NIE"),
        ("dni", "nif", "nie", "dni nie", "nif nie", "documento", "identificacion", "documento identidad", "id number"),
        example="12345678Z",
    ),
    Field("claimant.address", say("Domicilio"), ("direccion", "domicilio", "calle", "direccion postal", "address"), example="Calle Mayor 3, 2.º B"),
    Field("claimant.postal_code", say("Código postal"), ("cp", "codigo postal", "c p", "postal code", "zip"), example="28013"),
    Field("claimant.city", say("Municipio"), ("municipio", "localidad", "ciudad", "poblacion", "city"), example="Madrid"),
    Field("claimant.country", say("País"), ("pais", "country"), COUNTRIES),
    Field("claimant.email", say("Correo electrónico"), ("email", "correo", "correo electronico", "e mail", "mail"), example="lucia@correo.example"),
    Field("claimant.phone", say("Teléfono"), ("telefono", "movil", "tel", "tlf", "phone", "telefono movil"), example="600 123 456"),
    Field("company.name", say("Empresa: razón social"), ("", "nombre", "razon social", "reclamada", "contra", "name"), example="Linde Air, S.A."),
    Field("company.brand", say("Empresa: nombre comercial"), ("marca", "nombre comercial", "comercial", "brand"), example="AeroLinde"),
    Field("company.tax_id", say("Empresa: NIF"), ("nif", "cif", "nif cif", "tax id", "dni")),
    Field(
        "company.address", say("Empresa: domicilio"),
        ("direccion", "domicilio", "sede", "domicilio social", "address"),
        example="Calle del Puerto 1, 28001 Madrid",
    ),
    Field("company.email", say("Empresa: correo"), ("email", "correo", "correo electronico", "e mail", "mail"), example="reclamaciones@aerolinde.example"),
    Field("company.website", say("Empresa: web"), ("web", "pagina web", "website", "url", "sitio web")),
    Field("company.country", say("Empresa: país"), ("pais", "country"), COUNTRIES),
    Field("company.bound_by_ley_10_2025", say("¿Es una gran empresa (Ley 10/2025)?"), ("gran", "ley 10 2025", "obligada ley 10 2025", "grande"), YES_OR_NO),
    Field(
        "post.url", say("Enlace de la publicación"),
        ("enlace", "url", "link", "publicacion", "enlace publicacion", "tuit", "tweet", "post", "enlace tuit", "enlace post", "link publicacion"),
        example="https://x.com/lucia_m/status/1987253416478126080",
    ),
    Field("post.text", say("Texto de la publicación"), ("texto publicacion", "texto tuit", "texto post", "mensaje publicado")),
    Field("post.author_handle", say("Cuenta que lo publicó"), ("usuario", "cuenta", "handle", "autor", "perfil", "usuario red social")),
    Field(
        "facts_date", say("Fecha de los hechos"),
        ("fecha", "fecha hechos", "fecha incidencia", "fecha compra", "dia", "date", "fecha suceso", "facts date"),
        read_day, "03/10/2026",
    ),
    Field(
        "facts", say("Hechos"),
        ("hechos", "descripcion", "motivo", "relato", "que paso", "descripcion hechos", "motivo reclamacion", "reclamacion", "facts", "detalle",
         "exposicion"),
        example="El vuelo se canceló y no me han devuelto el dinero.",
    ),
    Field(
        "request.kind", say("Qué se pide"),
        ("tipo peticion", "tipo solicitud", "peticion", "que pide", "que se pide", "request kind", "tipo", "tipo reclamacion"),
        REQUESTS, "devolución",
    ),
    Field(
        "request.text", say("Petición, con sus palabras"),
        ("solicita", "solicitud", "texto peticion", "pretension", "detalle peticion", "solicito", "request", "request text"),
        example="Que me devuelvan lo que pagué.",
    ),
    Field(
        "request.amount", say("Importe"),
        ("importe", "cantidad", "cuantia", "euros", "importe euros", "amount", "importe reclamado", "cantidad reclamada", "total"),
        read_amount, "286,40",
    ),
    Field("request.currency", say("Moneda"), ("moneda", "divisa", "currency")),
    Field(
        "evidence", say("Pruebas, por su nombre"), ("pruebas", "documentos", "adjuntos", "archivos", "documentacion", "evidence", "justificantes"), read_names,
        "tarjeta de embarque.pdf; factura.pdf",
    ),
    Field("sector", say("Sector"), ("sector", "actividad"), SECTORS),
    Field("procedure", say("Cauce"), ("cauce", "procedimiento", "procedure"), example="es.general"),
    Field("language", say("Idioma del documento"), ("idioma", "lengua", "language")),
    Field(
        "mandate.signed_on", say("Fecha de la representación firmada"),
        ("representacion", "fecha representacion", "mandato", "fecha mandato", "autorizacion", "fecha autorizacion", "poder", "fecha firma",
         "autorizacion firmada", "fecha poder", "mandate date", "firma representacion"),
        read_day, "01/11/2026",
    ),
    Field(
        "mandate.ends_on", say("Fin de la representación"),
        ("fin representacion", "fin mandato", "fin autorizacion", "mandato hasta", "representacion hasta", "caducidad mandato", "vencimiento mandato",
         "mandate end"),
        read_day,
    ),
)  # fmt: skip
BY_PATH: Mapping[str, Field] = {field.path: field for field in FIELDS}
