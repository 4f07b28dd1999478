"""From what a message does to its class: an ordered table, the first rule that holds decides. Headers come before words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bridge.domain.messages import Message
from bridge.domain.replying.machines import Sign
from bridge.domain.replying.reading import Reading
from bridge.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the rules look at."""

    message: Message
    text: str
    sign: Sign | None
    reading: Reading

    def has(self, *acts: str) -> bool:
        """Whether the newest words do any of these."""
        return self.reading.has(*acts)

    def sent_by(self, *kinds: str) -> bool:
        """Whether the headers show one of these machines."""
        return self.sign is not None and self.sign.kind in kinds

    @property
    def is_mass_mail(self) -> bool:
        return bool(self.message.header("list-unsubscribe") or self.message.header("precedence").lower() in {"bulk", "list"})

    @property
    def failed_authentication(self) -> bool:
        return bool(re.search(r"\b(?:spf|dkim|dmarc)=fail", self.message.header("authentication-results")))


@dataclass(frozen=True, slots=True)
class Rule:
    """When it holds, the class; `shown_by` names the acts whose words are quoted as the reason."""

    kind: str
    holds: Callable[[Case], bool]
    why: Sentence
    shown_by: tuple[str, ...] = ()


def decide(case: Case) -> tuple[str, tuple[Sentence, ...]]:
    """The class and its reasons."""
    rule = next(rule for rule in RULES if rule.holds(case))
    quotes = tuple(say("Lo dice aquí: «{words}»", words=case.reading.acts[act].words[:160]) for act in rule.shown_by if case.has(act))
    header = (case.sign.reason,) if case.sign and rule.kind in {"bounce", "auto_ack", "deflection", "info_request", "unrelated", "unknown"} else ()
    return rule.kind, (rule.why, *header, *quotes[:2])


def _is_empty(case: Case) -> bool:
    return not any(re.search(r"\w{2}", clause.folded) for clause in case.reading.clauses) or not re.search(r"[^\W\d_]{2}", case.text)


def _is_remedy(case: Case) -> bool:
    return case.has("done", "dated", "promise")


def _is_done(case: Case) -> bool:
    """Done, and what is still to come is at most the bank's delay in showing it."""
    return case.has("done") and (not case.has("dated") or case.has("bank_delay"))


def _asks(case: Case) -> bool:
    """Something is needed first. A courtesy («avísame si no te llega») after a remedy is not."""
    if not case.has("ask"):
        return False
    words = case.reading.acts["ask"].words.lower()
    return not (_is_remedy(case) and re.search(r"confirm|avis|cualquier|dime si|me dices|let me know|shout", words))


def _is_machine(case: Case) -> bool:
    return case.sent_by("automatic", "away")


# A person gives themselves away by speaking of themselves and of somebody they know.
PERSONAL = re.compile(
    r"\b(?:he|soy|voy|acabo|dejame|dejeme|yo|mi (?:jef|compa)\w+|me|pregunto|miro|hablo|llamo|reviso|consulto|te cuento|te digo|te aviso|le digo|"
    r"comparto|elevo|leido|"
    r"comento|lo (?:paso|miro|comento|hablo|pregunto|reviso|elevo)|(?:le|les) (?:pase|pregunte|dije)|pedi|platique|hable|ho|vou|estou|i|i'm|i've|"
    r"je|vaig|estic|dut|naiz)\b")


def _sounds_automatic(case: Case) -> bool:
    if case.has("receipt") and not any(PERSONAL.search(clause.folded) for clause in case.reading.clauses):
        return True
    return case.has("receipt", "automatic") and (not case.has("looking") or (case.has("automatic") and case.has("receipt")) or case.sent_by("stamped"))


def _answers_elsewhere(case: Case) -> bool:
    """«Escríbanos a … y le atenderemos»: the answer is promised there, not here."""
    if not (case.has("optional_redirect") and case.has("answering")) or case.has("receipt", "looking"):
        return False
    return case.reading.acts["optional_redirect"].clause == case.reading.acts["answering"].clause


def _is_question(case: Case) -> bool:
    """A question of some length to the claimant, and nothing else."""
    wants_a_yes = case.has("accept") and len(case.reading.acts["accept"].words) > 3
    return not wants_a_yes and any(clause.folded.rstrip().endswith("?") and len(clause.folded) > 15 for clause in case.reading.clauses)


def _says_nothing_else(case: Case) -> bool:
    return not case.has("done", "dated", "promise", "deny", "offer", "ask", "redirect", "looking", "answering", "receipt")


RULES: tuple[Rule, ...] = (
    Rule("bounce", lambda c: c.sent_by("bounce"), say("El mensaje no llegó a su buzón: la reclamación no está presentada por esta vía.")),
    Rule("auto_ack", lambda c: c.sent_by("arrived", "read"), say("Prueba que llegó, pero no contesta: el plazo sigue.")),
    Rule("unrelated", lambda c: c.sent_by("feedback"), say("No habla de la reclamación.")),
    Rule("unknown", lambda c: c.sent_by("recall"), say("No dice nada que se pueda clasificar.")),
    Rule("auto_ack", lambda c: c.sent_by("away") and not c.has("done", "deny", "dated"), say("Avisa de que no está: es automático y no contesta."), ("away",)),
    Rule("unknown", lambda c: "text/calendar" in c.message.media_types and len(c.text) < 40, say("Es una invitación de calendario sin texto: no contesta.")),
    Rule("auto_ack", lambda c: _is_empty(c) and _is_machine(c), say("Es automático y no contesta.")),
    Rule("unknown", _is_empty, say("No trae texto: si la respuesta está en un adjunto, ábrelo y dinos qué es.")),
    Rule("unrelated", lambda c: c.has("phishing") and (c.failed_authentication or not c.has("looking", "answering")),
        say("Parece un engaño: no pulses sus enlaces. No es una respuesta."), ("phishing",)),
    Rule("auto_ack", lambda c: c.has("away") and not c.has("done", "deny", "dated", "offer"), say("Avisa de que no está: no contesta."), ("away",)),
    Rule("unrelated", lambda c: c.is_mass_mail and c.has("advertising") and not c.has("receipt", "deny"), say("Es publicidad, no una respuesta."),
        ("advertising",)),
    Rule("deflection", lambda c: _is_machine(c) and c.has("redirect", "unread") and not c.has("answering", "receipt"),
        say("Nadie lo atiende aquí: te manda a otro canal, y eso no para el plazo."), ("redirect",)),
    Rule("info_request", lambda c: _is_machine(c) and c.has("ask") and not c.has("receipt"), say("Pide algo antes de seguir; no contesta aún."), ("ask",)),
    Rule("auto_ack", _is_machine, say("Es una respuesta automática: el plazo sigue."), ("receipt", "automatic")),
    Rule("wrong_company", lambda c: c.has("not_us"),
        say("Dice que no es la empresa contra la que reclamas. Compruébalo: una presentación nueva abre un plazo nuevo."), ("not_us",)),
    Rule("unknown", lambda c: c.has("colleague"), say("Parece un mensaje interno que te llegó por error: no te contesta a ti."), ("colleague",)),
    Rule("unrelated", lambda c: c.has("routine") and not c.has("done", "deny", "offer"), say("Es un aviso corriente, no habla de la reclamación."),
        ("routine",)),
    Rule("offer", lambda c: c.has("offer") and c.has("accept"), say("Propone algo que tienes que aceptar o elegir."), ("offer", "accept")),
    Rule("deflection", lambda c: c.has("redirect") and _asks(c) and not c.has("done", "dated"),
        say("Te manda a otro canal aunque pida datos, y eso no para el plazo."), ("redirect",)),
    Rule("commitment", lambda c: c.has("deny") and c.has("dated") and not c.has("ask"),
        say("Niega una parte, pero se compromete a hacer algo en una fecha."), ("dated",)),
    Rule("refusal", lambda c: c.has("deny"), say("Deniega lo que pides."), ("deny",)),
    Rule("refusal", lambda c: c.has("closed") and not _is_remedy(c) and not c.has("ask", "redirect", "offer"),
        say("Da el asunto por cerrado sin concederlo."), ("closed",)),
    Rule("refusal", lambda c: c.has("weak_deny") and not c.has("redirect", "ask", "dated", "offer"), say("Deniega lo que pides."), ("weak_deny",)),
    Rule("offer", lambda c: c.has("offer") and not c.has("ask") and not c.has("dated"), say("Propone una solución que depende de ti."), ("offer",)),
    Rule("info_request", _asks, say("Necesita algo de ti antes de contestar."), ("ask",)),
    Rule("deflection", lambda c: c.has("redirect") and not _is_remedy(c), say("Aquí no lo atienden: te mandan a otro canal, y eso no para el plazo."),
        ("redirect",)),
    Rule("deflection", lambda c: c.has("unread") and not c.has("receipt", "done", "dated"),
        say("Ese buzón ya no se atiende: hay que ir por otro canal, y eso no para el plazo."), ("unread",)),
    Rule("resolution", lambda c: _is_done(c) and not c.has("enquiry_promise"), say("Dice que ya está hecho."), ("done",)),
    Rule("commitment", lambda c: c.has("dated"), say("Se compromete a hacerlo en una fecha."), ("dated",)),
    Rule("resolution", lambda c: c.has("done"), say("Dice que ya está hecho."), ("done",)),
    Rule("commitment", lambda c: c.has("promise") and not (c.sent_by("stamped") and c.has("receipt")), say("Se compromete a hacerlo, sin fecha clara."),
        ("promise",)),
    Rule("unrelated", lambda c: c.has("advertising", "greeting", "survey") and not c.has("receipt", "answering", "looking"),
        say("No habla de la reclamación."), ("advertising", "greeting", "survey")),
    Rule("deflection", _answers_elsewhere, say("Solo remite a otro canal, y eso no para el plazo."), ("optional_redirect",)),
    Rule("auto_ack", _sounds_automatic, say("Solo confirma que lo recibió, con palabras de plantilla: el plazo sigue."), ("receipt", "automatic")),
    Rule("human_ack", lambda c: c.has("looking", "answering"), say("Alguien lo ha leído y lo mirará, sin decidir nada: el plazo sigue."),
        ("looking", "answering")),
    Rule("auto_ack", lambda c: c.has("receipt", "automatic"), say("Solo confirma que lo recibió: el plazo sigue."), ("receipt", "automatic")),
    Rule("deflection", lambda c: c.has("optional_redirect"), say("Solo remite a otro canal, y eso no para el plazo."), ("optional_redirect",)),
    Rule("info_request", lambda c: c.has("ask"), say("Pide algo más; no contesta aún."), ("ask",)),
    Rule("unrelated", lambda c: c.has("advertising", "greeting", "survey") or (c.is_mass_mail and _says_nothing_else(c)),
        say("No habla de la reclamación."), ("advertising", "greeting")),
    Rule("info_request", _is_question, say("Te pregunta algo antes de contestar.")),
    Rule("unknown", lambda c: c.has("attached") or bool(c.message.attachments), say("La respuesta está en el adjunto: ábrelo y dinos qué es."), ("attached",)),
    Rule("unknown", lambda _: True, say("No se entiende qué contesta: dínoslo tú. Mientras, el plazo sigue.")),
)  # fmt: skip
