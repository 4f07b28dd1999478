"""Claims to draw in the tests: one whole, and the ways in which others differ from it."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from bridge.domain.claims import Attached, Cited, Content, Counting, QuotedPost
from bridge.domain.drafts import Request
from bridge.domain.parties import Claimant, Company, Representative

MADRID = timezone(timedelta(hours=1))
POST = QuotedPost(
    network="X", kind="post", url="https://x.com/lucia_m/status/1987654321098765432", author_name="Lucía M.", author_handle="@lucia_m",
    text="@AeroLinde llevo TRES semanas esperando el reembolso del vuelo cancelado LIS-MAD del 3 de octubre. 286,40 €. Solo me contestáis por DM que «escriba a un correo». ¿De verdad esto no consta en ningún sitio?",
    published_at=datetime(2026, 11, 8, 20, 17, tzinfo=UTC), published_precision="exact", published_source="id", level="B",
    captured_at=datetime(2026, 11, 9, 7, 3, tzinfo=UTC), sha256="9f2c41d7a0be6c5318e4d92a77f0b3c69f2c41d7a0be6c5318e4d92a77f0b3c6", how="fetched",
)  # fmt: skip


@cache
def screenshot(width: int = 900, height: int = 470) -> bytes:
    """A picture that looks a little like a post."""
    image = Image.new("RGB", (width, height), "#ffffff")
    pen = ImageDraw.Draw(image)
    pen.rectangle((24, 24, width - 24, height - 24), outline="#cfd6d6", width=2)
    pen.ellipse((56, 56, 128, 128), fill="#3a2fa0")
    pen.text((150, 66), "Lucia M.", fill="#14202b", font_size=30)
    pen.text((150, 100), "@lucia_m", fill="#4b5864", font_size=22)
    pen.multiline_text(
        (56, 160),
        "@AeroLinde llevo TRES semanas esperando\nel reembolso del vuelo cancelado LIS-MAD\ndel 3 de octubre. 286,40 EUR.",
        fill="#14202b",
        font_size=32,
        spacing=12,
    )
    pen.text((56, 380), "21:17 - 8 nov. 2026", fill="#4b5864", font_size=22)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


INVOICE = b"%PDF-1.4 a small invoice\n" * 40
CAPTURE = b'{"author":"@lucia_m","text":"..."}' * 20


def attached(data: bytes, name: str, media_type: str, kind: str, description: str | None = None) -> Attached:
    """A file as the claim names it."""
    return Attached(name, media_type, len(data), hashlib.sha256(data).hexdigest(), kind, description)


def files(*extra: bytes) -> dict[str, bytes]:
    """The bytes of the whole claim's files by fingerprint."""
    return {hashlib.sha256(data).hexdigest(): data for data in (screenshot(), INVOICE, CAPTURE, *extra)}


def whole() -> Content:
    """A claim that says all there is to say."""
    return Content(
        reference="CONSTA-2026-7QK4-M93D", verification_code="7QK4-M93D-8TXN-2V6H", status_url="https://consta.example/r/7QK4-M93D", language="es", paper="A4",
        issued_at=datetime(2026, 11, 10, 9, 42, tzinfo=MADRID),
        claimant=Claimant(name="Lucía Martín Núñez", id_number="12345678Z", address="Calle de la Peñíscola, 12, 3.º B", postal_code="28013", city="Madrid", email="lucia@ejemplo.example", phone="+34 600 000 000"),
        representative=None,
        company=Company(name="Aerolíneas Linde, S. A. U.", brand="AeroLinde", tax_id="A00000000", address="Avenida de la Hispanidad, 100, 28042 Madrid", email="atencion@aerolinde.example", website="https://aerolinde.example", bound_by_ley_10_2025=True),
        post=POST,
        facts=(
            "El 3 de octubre de 2026 tenía billete para el vuelo AL 3177 de Lisboa a Madrid (localizador QX7T2M), por el que pagué 286,40 €. La compañía lo canceló cuatro horas antes de la salida y no ofreció transporte alternativo el mismo día.\n\n"
            "Pedí el reembolso el 4 de octubre en el formulario de la web, que devolvió un mensaje automático sin número de expediente. Repetí la petición por teléfono el 14 y el 21 de octubre.\n\n"
            "El 8 de noviembre publiqué la queja que se cita más abajo. La cuenta oficial contestó con un mensaje automático que remite a un correo electrónico. A día de hoy no he recibido ni el dinero ni una respuesta escrita."
        ),
        facts_date=date(2026, 10, 3),
        request=Request("refund", "El reembolso íntegro del billete, en dinero y en la misma tarjeta con la que pagué, y una respuesta motivada por escrito.", Decimal("286.40"), "EUR"),
        attachments=(
            attached(screenshot(), "captura.png", "image/png", "picture", "Captura de la publicación de @lucia_m en X, tomada el 9 de noviembre de 2026"),
            attached(CAPTURE, "respuesta-oembed.json", "application/json", "capture"),
            attached(INVOICE, "billete-QX7T2M.pdf", "application/pdf", "evidence", "Billete electrónico y justificante del pago"),
        ),
        procedure_id="es.empresa", procedure_version="2026-11-01", procedure_name="Reclamación al servicio de atención a la clientela", addressee=None,
        cited=(
            Cited("Reglamento (CE) n.º 261/2004", "artículos 5.1.a y 8.1.a", "https://eur-lex.europa.eu/eli/reg/2004/261/oj", "text", "Cancelado el vuelo, el pasajero puede pedir el reembolso en siete días del coste íntegro del billete."),
            Cited("Ley 10/2025, de servicios de atención a la clientela", "artículo 17.1", "https://www.boe.es/buscar/act.php?id=BOE-A-2025-26698", "text", "Las reclamaciones se responden en quince días hábiles como máximo."),
            Cited("Texto refundido de la Ley General para la Defensa de los Consumidores y Usuarios", "artículo 21.3", None, "secondary"),
        ),
        counting=Counting("15 días hábiles", "desde el día siguiente a su presentación", date(2026, 12, 2), ("Empieza el 11 de noviembre de 2026, el día siguiente al de la presentación.", "No cuentan los sábados, los domingos ni los festivos: en Madrid, ninguno más en esos días.", "Acaba el 2 de diciembre de 2026.")),
        next_steps=("Agencia Estatal de Seguridad Aérea (AESA), como entidad de resolución alternativa", "Junta Arbitral de Consumo", "Juicio verbal, sin abogado ni procurador hasta 2.000 €"),
    )  # fmt: skip


def with_post(text: str, **changes: Any) -> Content:
    """The whole claim with another post text."""
    return replace(whole(), post=replace(POST, text=text, **changes))


def bare() -> Content:
    """As little as a claim can say: no post, no files, no law, no deadline."""
    return replace(
        whole(),
        post=None,
        attachments=(),
        cited=(),
        counting=None,
        next_steps=(),
        facts_date=None,
        facts="No funciona.",
        claimant=Claimant(name="Ana"),
        company=Company(brand="Tienda"),
        request=Request(),
    )


def english() -> Content:
    """A claim in English on US Letter."""
    return replace(
        whole(),
        language="en",
        paper="LETTER",
        company=replace(whole().company, country="GB"),
        representative=Representative("Bridge Consumers Association", "G00000000", None, "casework@bridge.example", "Consumer association"),
    )


def mexican() -> Content:
    """A claim in Mexican Spanish on US Letter."""
    shop = Company(name="Telefonía del Valle, S. A. de C. V.", brand="TeleValle", address="Av. Insurgentes Sur 1000, Ciudad de México", country="MX")
    return replace(
        whole(),
        paper="LETTER",
        company=shop,
        claimant=replace(whole().claimant, country="MX", city="Ciudad de México"),
        request=Request("compensation", "Bonificación de lo cobrado.", Decimal("1860.00"), "MXN"),
    )


def long() -> Content:
    """A claim of fifty thousand characters of facts."""
    return replace(
        whole(),
        facts="\n".join(
            f"{n}. " + "La compañía volvió a remitirme al mismo formulario sin número de expediente, y así lo comuniqué ese mismo día. " * 4
            for n in range(1, 118)
        ),
    )


HOSTILE = "Tercer mes 😡😡 <b>no</b> & «café» e\u0301 3ª nº 5 → ✓ €\n👩‍👩‍👧‍👦 🇪🇸 ❤️ 👍🏽 漢字かな 한국어 العربية שלום Привет Ελλάδα ½ ≥\nzero\u200bwidth \u202eRTL\u202c \x07bell \U000f0000 \u0378 a\u0323\u0307\u0300"


def hostile() -> Content:
    """A claim whose every free text is an attack on printing."""
    return replace(
        whole(),
        facts=HOSTILE,
        claimant=replace(whole().claimant, name=HOSTILE),
        company=replace(whole().company, name="x" * 5000, brand=HOSTILE),
        post=replace(POST, text=HOSTILE, author_name=HOSTILE),
    )


def small() -> Content:
    """A claim of one page with a link, a figure and a table: enough to take requirements away from."""
    return replace(bare(), post=replace(POST, text="No funciona."), attachments=(attached(INVOICE, "billete.pdf", "application/pdf", "evidence"),))
