"""The ways to present a claim (presentación) that need no mail server: what to do, and what proves that it arrived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bridge.errors import InvalidError
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to present a claim. `proof` says what makes it *constar*; `reaches` whether the addressee is certain to have it."""

    id: str
    name: Sentence
    steps: tuple[Sentence, ...]
    proof: Sentence
    reaches: Sentence
    needs: str | None = None
    """Dotted path of the claim object without which this way does not exist."""


CHANNELS: tuple[Channel, ...] = (
    Channel(
        "own_email", say("Por correo electrónico, desde tu cuenta"),
        (
            say("Descarga el correo ya escrito (.eml) y ábrelo con tu programa de correo, o pulsa «Escribir el correo» y adjunta el PDF."),
            say("Comprueba que va a la dirección de reclamaciones de la empresa y envíalo."),
            say("Cuando te contesten, aunque sea un acuse automático, guarda ese mensaje: lleva la fecha y la hora en que lo recibieron."),
        ),
        say("El acuse de recibo de la empresa, con su número o clave si lo da."),
        say("Les llega si la dirección es buena. Sin acuse, un correo prueba que lo enviaste, no que lo recibieron."),
    ),
    Channel(
        "portal", say("En el formulario o portal de la empresa"),
        (
            say("Abre el formulario de reclamaciones de la empresa."),
            say("Copia los textos que te damos en cada casilla y adjunta el PDF si te deja."),
            say("Al terminar te darán un número: apúntalo con la fecha y la hora, o guarda una captura."),
        ),
        say("El número de entrada o la clave identificativa que da el formulario."),
        say("Les llega: lo recibe su propio sistema, y debe darte una clave."),
    ),
    Channel(
        "counter", say("En mano, en la tienda o la oficina"),
        (
            say("Imprime dos copias de la reclamación y fírmalas."),
            say("Entrega una y pide que te sellen la otra, con la fecha y la hora."),
            say("Si no quieren sellarla, pide la hoja de reclamaciones oficial: están obligados a dártela, y este documento la acompaña."),
        ),
        say("Tu copia sellada, o la copia para ti de la hoja de reclamaciones."),
        say("Les llega: la reciben delante de ti."),
    ),
    Channel(
        "registered_post", say("Por correo certificado con aviso de recibo"),
        (
            say("Imprime y firma la reclamación, y métela en un sobre con la dirección de la empresa."),
            say("En la oficina de Correos pide certificado con aviso de recibo y guarda el resguardo."),
            say("Cuando vuelva el aviso firmado, apunta su número y la fecha de entrega."),
        ),
        say("El aviso de recibo firmado, con su fecha. Prueba la entrega, no lo que iba en el sobre."),
        say("Les llega si la dirección es la suya."),
        needs="company.address",
    ),
    Channel(
        "burofax", say("Por burofax con certificación de texto y acuse"),
        (
            say("En Correos, en la oficina o por internet, pide un burofax con certificación de texto y acuse de recibo."),
            say("Pon la dirección de la empresa y adjunta el PDF de la reclamación."),
            say("Guarda el certificado de entrega: dice qué se entregó, cuándo y a quién."),
        ),
        say("El certificado de entrega. Es lo que mejor prueba qué recibieron y cuándo."),
        say("Les llega si la dirección es la suya. Cuesta dinero: resérvalo para cantidades que lo valgan."),
        needs="company.address",
    ),
)  # fmt: skip
OURS: tuple[Channel, ...] = (
    Channel(
        "email", say("Por correo electrónico, desde Consta"),
        (
            say("Consta envía el correo a la empresa con el PDF. Durante unos minutos puedes deshacerlo."),
            say("Guardamos lo que responde su servidor, palabra por palabra."),
            say("Lo que la empresa conteste llega a la dirección propia de esta reclamación, y te avisamos."),
        ),
        say("La confirmación del servidor de la empresa, o su respuesta."),
        say("Les llega si la dirección es buena: si el servidor no confirma o devuelve el correo, te lo decimos."),
        needs="company.email",
    ),
    Channel(
        "replyspace", say("En el espacio de respuesta"), (),
        say("La propia empresa la marca como recibida."),
        say("Les llega: la han abierto."),
    ),
)  # fmt: skip
"""Ways that this instance takes itself: by mail where it has a relay, and what the company does on its own page."""
BY_ID: Mapping[str, Channel] = {channel.id: channel for channel in (*CHANNELS, *OURS)}


class UnknownChannelError(InvalidError):
    """No such way to present a claim."""

    code = "unknown_channel"
    sentence = say("No conocemos esa forma de presentar la reclamación.")


class NotYetError(InvalidError):
    """A receipt of the future."""

    code = "receipt_in_future"
    sentence = say("Esa fecha aún no ha llegado. Escribe el día y la hora que pone el justificante.")


class TooEarlyError(InvalidError):
    """A receipt from before the claim was written."""

    code = "receipt_before_claim"
    sentence = say("Esa fecha es anterior a la reclamación, que es del {issued}. Escribe el día y la hora que pone el justificante.", issued="")


class NothingProvenError(InvalidError):
    """A receipt with neither number nor file proves nothing."""

    code = "receipt_without_proof"
    sentence = say("Para que conste hace falta el número de entrada o una copia del justificante.")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What proves reception (justificante): LO 1/2025 art. 10.2 asks who received it, when, and with what content."""

    channel: str
    received_at: datetime
    number: str | None = None
    file_sha256: str | None = None


def channel(channel_id: str) -> Channel:
    """The way to present a claim with that id. Raises UnknownChannelError."""
    if channel_id not in BY_ID:
        raise UnknownChannelError
    return BY_ID[channel_id]


def check_receipt(receipt: Receipt, issued_at: datetime, now: datetime) -> None:
    """Raises NotYetError, TooEarlyError or NothingProvenError if the receipt cannot be one of this claim.

    A clock that is a few minutes ahead is forgiven; the day of issue counts whole, since paper says no hour.
    """
    if receipt.received_at > now + timedelta(minutes=10):
        raise NotYetError
    if receipt.received_at.date() < issued_at.astimezone(receipt.received_at.tzinfo).date():
        raise TooEarlyError(issued=issued_at.astimezone(receipt.received_at.tzinfo).date())
    if not receipt.number and not receipt.file_sha256:
        raise NothingProvenError
    channel(receipt.channel)
