"""What the headers and the report parts of a mail prove about a machine: bounces, receipts, out-of-office, automatic mail."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bridge.domain.folding import fold
from bridge.domain.messages import Fields, Message
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Sign:
    """`kind`: bounce, arrived, read, feedback, away, recall, automatic (a machine wrote it), stamped (a ticket system sent it, maybe for a person)."""

    kind: str
    reason: Sentence


DAEMON = re.compile(
    r"mailer[-_. ]?daemon|postmaster|mail delivery (?:system|subsystem|service)|mail administrator|mailadmin|mail[-_]?(?:er|gateway|router)\b|"
    r"bounces?@|mmdf|majordomo|mailsystem|double-bounce|internet mail delivery|mail deliver"
    r"|sistema de correo|antispam|quarantine|cuarentena|email[- ]security"
)
BOUNCE_SUBJECT = re.compile(
    r"undeliver|returned (?:mail|to sender)|failure notice|delivery (?:failure|failed|status|problem|report|notification|error|has failed|"
    r"unsuccessful|incomplete)|mail (?:delivery|failure|error|could not|system error)|could ?n.?t be delivered|not delivered|non.?delivery"
    r"|message (?:status|not deliver|undeliver|delayed|delivery|blocked|could not)|delayed (?:mail|message|delivery)|warning: (?:message|could "
    r"not)|user unknown|unzustellbar|non r[e]?capitabile|rejet|no (?:se )?(?:ha podido|pudo|ha sido posible|fue posible) (?:ser )?entrega|no "
    r"entregado|devuelto al remitente"
    r"|correo devuelto|mensaje devuelto|не доставлено|unable to deliver|nondeliverable|bounced mail|error sending your mail|mail error|error "
    r"(?:during|in) delivery|message you sent blocked|banned|notificacion(?:es)? de (?:estado|error)|returned message|mail status report|mensaxe "
    r"non entregada|missatge no lliurat"
    r"|mensagem nao entregue|falha na entrega|non remis|en cuarentena|quarantin|retenido|no ha podido ser entregado|mensaje rechazado|correo "
    r"rechazado|mail rejected|message rejected|confirm(?:e|a)? (?:su|tu|your) (?:mensaje|correo|message|email|identidad)|undelivered|host unknown|"
    r"mail failed|returning to sender"
)
SURE_SUBJECT = re.compile(
    r"^\W*(?:returned mail|undeliver|failure notice|delivery status notification|mail delivery (?:failed|failure|system)|delivery (?:failure|"
    r"failed)|mail failed|mensaje no entregado|correo devuelto|notificacion de estado)")
BOUNCE_BODY = re.compile(
    r"no (?:se )?(?:ha podido|pudo|ha sido posible|fue posible|hemos podido) (?:ser )?(?:entregad|entregar)\w*|no se ha entregado|no (?:ha sido|"
    r"fue) entregado|could not be delivered|couldn't be delivered|was not delivered|unable to deliver|undeliverable|delivery (?:has failed|to the "
    r"following|failed)"
    r"|mailbox (?:full|unavailable|is full)|buzon (?:\S+ ){0,4}(?:lleno|cuota)|cuota (?:\S+ ){0,4}(?:superad|excedid|lleno)|user unknown|no such "
    r"user|recipient address rejected|recipient rejected|address (?:not found|rejected)|no se ha encontrado la direccion|direccion (?:\S+ "
    r"){0,3}no existe"
    r"|(?:account|user|mailbox|address|recipient|email)\b[^.]{0,40}\b(?:does not exist|doesn't exist|disabled|not exist|unknown|invalid)|retenido "
    r"(?:\S+ ){0,4}cuarentena|puesto en cuarentena|has been quarantined|held in quarantine|(?:haga|haz) clic (?:\S+ ){0,6}(?:confirmar que (?:es|"
    r"eres)|no es un robot|demostrar)"
    r"|(?:confirm|verify) (?:that )?you(?:'re| are)? (?:a )?human|challenge.response|lista blanca|to release (?:your|this) message|for delivery i "
    r"need you to|status: ?[45]\.\d|\b5[05]\d[ -][#\d]|(?:mensaje|correo|mail|mensaxe) (?:\S+ ){0,4}(?:rechazad|bloquead|devuelt)\w+ (?:por|"
    r"automaticamente|al remitente)|rejected (?:your|the) message"
    r"|not been delivered|has been delayed|returned to sender|returning to sender|message (?:was )?undeliver|non e posible entregar|nao (?:foi "
    r"possivel|pode ser) entreg|no s'ha pogut lliurar|n'a pas pu etre (?:remis|delivre)|permanent(?: fatal)? error|giv(?:en|ing) up|unknown "
    r"(?:user|recipient|address)"
)
DELIVERED_BODY = re.compile(
    r"successfully delivered|was (?:relayed|delivered)|se ha entregado (?:correctamente|a)|has been delivered|entregado correctamente|delivered "
    r"to the (?:following|destination)|entrega(?:do)? con exito")
AWAY_SUBJECT = re.compile(
    r"^\W*(?:re:\s*|rv:\s*)*(?:out[- ]of[- ](?:the )?office|fuera de(?:l)? (?:la )?(?:oficina|escritorio)|fora de l.oficina|fora da oficina|"
    r"ausencia|ausente|ausente do escritorio|vacaciones|vacances|ferias|i am away|away (?:until|from)|(?:on )?vacation|abwesenheit|absence|absent|"
    r"fuori sede|bulegotik kanpo|oporretan)"
    r"|is out of (?:the )?office"
)
AUTO_SUBJECT = re.compile(
    r"^\W*(?:re:\s*|rv:\s*)*\[?(?:auto(?:matic|matische?|matica|matique)?[-_ :]*(?:reply|response|antwort|svar|respon\w*)|auto\s?:|autosvar|"
    r"risposta automatica|respuesta automatica|contestacion automatica|autorrespuesta|auto-?respuesta|reponse automatique|resposta automatica|"
    r"erantzun automatiko\w*"
    r"|this is an automated|mensaje automatico|correo automatico)"
)
READ_SUBJECT = re.compile(
    r"^\W*(?:read|leido|llegit|lido|lue?|lu|irakurrita|not read|no leido|nao lido|deleted|eliminado|return receipt|acuse de lectura|confirmacion "
    r"de lectura)\s*(?::|\(|-)")
RECALL_SUBJECT = re.compile(r"^\W*(?:recuperar|recall|rappel|recolher|message recall)\s*:")
STATUS = re.compile(r"(?<![\d.])([245])\.\d{1,3}\.\d{1,3}")


def sign_of(message: Message) -> Sign | None:
    """What the message's own machinery says, most certain first; None where nothing does."""
    if not message.is_mail:
        return None
    return next((sign for check in CHECKS if (sign := check(message))), None)


def _report_type(message: Message) -> str:
    found = re.search(r"report-type\s*=\s*\"?([\w-]+)", message.header("content-type").lower())
    return found[1] if found else ""


def _feedback(message: Message) -> Sign | None:
    if "message/feedback-report" in message.media_types or _report_type(message) == "feedback-report":
        return Sign("feedback", say("Es un informe de abuso de un proveedor de correo (ARF), no una respuesta."))
    return None


def _read_receipt(message: Message) -> Sign | None:
    by_subject = READ_SUBJECT.search(fold(message.subject)) and len(message.text) < 600
    is_receipt = message.disposition or by_subject or _report_type(message) == "disposition-notification"
    return Sign("read", say("Es un acuse de lectura automático: prueba que llegó, no contesta.")) if is_receipt else None


def _first(block: Fields, name: str) -> str:
    return next((value.lower() for key, value in block if key == name), "")


def _delivery_report(message: Message) -> Sign | None:
    actions = [words[0] for block in message.delivery_status if (words := re.findall(r"[a-z]+", _first(block, "action")))]
    statuses = [found[1] for block in message.delivery_status if (found := STATUS.search(_first(block, "status")))]
    if not actions and not statuses:
        return None
    arrived = all(re.match("deliver|relay|expand", action) for action in actions) if actions else set(statuses) == {"2"}
    if arrived:
        return Sign("arrived", say("El informe de entrega dice que llegó al buzón (RFC 3464)."))
    if "delayed" in actions and "failed" not in actions:
        return Sign("bounce", say("El informe de entrega dice que se retrasa y que se sigue intentando (RFC 3464)."))
    return Sign("bounce", say("El informe de entrega dice que no se pudo entregar (RFC 3464)."))


def _is_daemon(message: Message) -> bool:
    sender = fold(f"{message.sender_name} {message.sender_address} {message.header('sender')}")
    is_report = _report_type(message) == "delivery-status" or "message/delivery-status" in message.media_types
    return is_report or bool(DAEMON.search(sender)) or bool(message.header("x-failed-recipients"))


def _bounce(message: Message) -> Sign | None:
    subject, body = fold(message.subject), fold(message.text[:6_000])
    daemon, by_subject, by_body = _is_daemon(message), bool(BOUNCE_SUBJECT.search(subject)), bool(BOUNCE_BODY.search(body))
    if daemon and DELIVERED_BODY.search(body) and not by_body:
        return Sign("arrived", say("El servidor de correo dice que lo entregó."))
    if (AUTO_SUBJECT.search(subject) or AWAY_SUBJECT.search(subject)) and not daemon:
        return None
    if daemon and (by_subject or by_body):
        return Sign("bounce", say("Lo envía un servidor de correo y dice que el mensaje no llegó."))
    if by_subject and (by_body or STATUS.search(body) or SURE_SUBJECT.search(subject)) and not _is_reply(message):
        return Sign("bounce", say("El asunto y el texto dicen que el mensaje no se entregó."))
    return None


def _notification(message: Message) -> Sign | None:
    """What big senders post as JSON instead of a delivery report."""
    found = re.search(r"\"(?:notificationType|eventType)\"\s*:\s*\"(\w+)\"", message.text[:4_000])
    if not found or found[1] not in {"Bounce", "Delivery", "Complaint"}:
        return None
    return {
        "Bounce": Sign("bounce", say("El aviso de entrega dice que no llegó.")), "Delivery": Sign("arrived", say("El aviso de entrega dice que llegó.")),
        "Complaint": Sign("feedback", say("Es un informe de abuso de un proveedor de correo (ARF), no una respuesta.")),
    }[found[1]]  # fmt: skip


def _is_reply(message: Message) -> bool:
    """A person's reply to a bounce keeps its subject: «Re: …»."""
    return bool(re.match(r"(?i)\s*(?:re|rv|fw|fwd)\s*:", message.subject))


def _recall(message: Message) -> Sign | None:
    return Sign("recall", say("Pide recuperar un mensaje anterior: no dice nada.")) if RECALL_SUBJECT.search(fold(message.subject)) else None


def _away(message: Message) -> Sign | None:
    return Sign("away", say("El asunto dice que está fuera de la oficina.")) if AWAY_SUBJECT.search(fold(message.subject)) else None


def _automatic(message: Message) -> Sign | None:
    submitted = message.header("auto-submitted").lower()
    if submitted.startswith(("auto-replied", "auto-notified")):
        return Sign("automatic", say("La cabecera Auto-Submitted dice que es una respuesta automática (RFC 3834)."))
    for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-ms-exchange-inbox-rules-loop", "x-autogenerated"):
        if message.header(name) and message.header(name).lower() != "no":
            return Sign("automatic", say("La cabecera {name} dice que la envía una regla automática.", name=name))
    marks = (
        f"{message.header('x-post-messageclass')} {message.header('precedence')} {message.header('x-mailer')} {message.header('delivered-by')} "
        f"{message.header('x-autoresponse')}"
    ).lower()
    if re.search(r"autorespond|auto_?reply|vacation", marks):
        return Sign("automatic", say("Las cabeceras dicen que es una respuesta automática."))
    if AUTO_SUBJECT.search(fold(message.subject)):
        return Sign("automatic", say("El asunto dice que es una respuesta automática."))
    if message.header("return-path").strip() == "<>":
        return Sign("automatic", say("No admite devolución (Return-Path vacío): la envía una máquina."))
    return None


def _stamped(message: Message) -> Sign | None:
    submitted = message.header("auto-submitted").lower()
    precedence = message.header("precedence").lower()
    nobody = re.match(r"(?:no[-_.]?(?:reply|responder|responda|contestar)|do[-_.]?not[-_.]?reply|notificaciones|avisos)", message.sender_address)
    if (submitted and submitted != "no") or precedence in {"bulk", "junk", "list"} or message.header("x-auto-response-suppress") or nobody:
        return Sign("stamped", say("La envía un sistema (cabeceras o remitente), quizá en nombre de una persona."))
    return None


CHECKS: tuple[Callable[[Message], Sign | None], ...] = (_feedback, _read_receipt, _delivery_report, _notification, _bounce, _recall, _away, _automatic,
    _stamped)
