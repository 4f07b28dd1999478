"""What our own mails say: an answer came, a date is near, was it kept, is it solved. Links ask to confirm: scanners follow links."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bridge.domain.answers import CLASS_NAMES
from bridge.domain.claims import Content
from bridge.domain.phases import Event
from bridge.sentences import Sentence, say
from bridge.words import speaker

SUBJECTS: Mapping[str, Sentence] = {
    "reply": say("{company} ha escrito: reclamación {reference}", company="", reference=""),
    "what_is_it": say("¿Qué era el mensaje de {company}? Reclamación {reference}", company="", reference=""),
    "due_soon": say("El plazo de {company} vence pronto: reclamación {reference}", company="", reference=""),
    "overdue": say("{company} no ha respondido a tiempo: reclamación {reference}", company="", reference=""),
    "promise": say("¿Ha cumplido {company}? Reclamación {reference}", company="", reference=""),
    "solved": say("¿Está resuelto? Reclamación {reference}", reference=""),
    "digest": say("Reclamaciones pendientes de respuesta: {count}", count=0),
}
CHOICES = ("resolution", "offer", "commitment", "refusal", "info_request", "deflection", "auto_ack", "unrelated")
"""Classes that a claimant tells apart."""
QUOTED = 1_500
Link = Callable[[str], str]
"""The address for a deed."""


def subject(why: str, content: Content) -> str:
    """The subject of a mail to the claimant."""
    pattern = SUBJECTS[why]
    known = {"company": content.company.called, "reference": content.reference}
    return speaker(content.language)(say(pattern.text, **{name: known[name] for name, _ in pattern.values}))


def reply_came(content: Content, reply: Event, link: Link) -> str:
    """An answer came: what we take it for and why; one click says whether it is so."""
    tell = speaker(content.language)
    kind = reply.data["class"]
    parts = [
        tell(say("{company} ha escrito sobre tu reclamación {reference}.", company=content.company.called, reference=content.reference)),
        f"«{reply.data.get('text', '')[:QUOTED]}»",
        *_proposal(content, reply, link),
        tell(say("Si es otra cosa, di cuál:")) + "\n" + "\n".join(f"- {tell(CLASS_NAMES[one])}: {link(f'is-{one}')}" for one in CHOICES if one != kind),
        tell(say("Mientras no haya una respuesta de verdad, el plazo sigue corriendo.")),
    ]
    return "\n\n".join(parts) + "\n"


def _proposal(content: Content, reply: Event, link: Link) -> Sequence[str]:
    tell = speaker(content.language)
    kind, reasons = reply.data["class"], " ".join(tell(Sentence(reason)) for reason in reply.data.get("reasons", ()))
    if kind == "unknown":
        return (tell(say("No sabemos qué es.")),)
    named = tell(CLASS_NAMES[kind])
    return (tell(say("Creemos que es: {named}. {reasons}", named=named, reasons=reasons)), tell(say("Si es así, confírmalo: {url}", url=link(f"is-{kind}"))))


def reminder(content: Content, why: str, link: Link, due: date | None) -> str:
    """A reminder to the claimant."""
    tell = speaker(content.language)
    known = {"company": content.company.called, "reference": content.reference, "url": content.status_url}
    return "\n\n".join([*(tell(one) for one in _said(why, known, due)), *_answers(content, why, link)]) + "\n"


def _said(why: str, known: Mapping[str, str], due: date | None) -> Sequence[Sentence]:
    company, url = known["company"], known["url"]
    told: Mapping[str, Sentence] = {
        "what_is_it": say("Todavía no has dicho qué era el último mensaje de {company}. Mientras tanto el plazo sigue.", company=company),
        "due_soon": say("{company} tiene hasta el {due} para responder.", company=company, due=due or ""),
        "overdue": say("{company} tenía que haber respondido a más tardar el {due}. Ya puedes dar el siguiente paso.", company=company, due=due or ""),
        "promise": say("{company} prometió arreglarlo. ¿Lo ha cumplido?", company=company),
        "solved": say("{company} te ha respondido. ¿Está resuelto?", company=company),
    }
    return (told[why], say("Estado de la reclamación {reference}: {url}", reference=known["reference"], url=url))


DEEDS: Mapping[str, tuple[tuple[str, Sentence], ...]] = {
    "what_is_it": tuple((f"is-{one}", CLASS_NAMES[one]) for one in CHOICES),
    "promise": (("kept", say("Sí, lo ha cumplido")), ("broken", say("No, no lo ha cumplido"))),
    "solved": (("solved", say("Sí, está resuelto")),),
}


def _answers(content: Content, why: str, link: Link) -> Sequence[str]:
    tell = speaker(content.language)
    return [f"- {tell(name)}: {link(deed)}" for deed, name in DEEDS.get(why, ())]


def digest(claims: Sequence[tuple[Content, date | None, str]]) -> tuple[str, str]:
    """One mail to a company about all its claims that wait: subject and text."""
    tell = speaker(claims[0][0].language)
    lines = [
        tell(say("{reference}: responder antes del {due}. {url}", reference=content.reference, due=due or "—", url=url)) for content, due, url in claims
    ]
    text = [
        tell(say("Estas reclamaciones esperan una respuesta vuestra:")), "\n".join(lines),
        tell(say("Se puede responder en cada enlace, sin registrarse, o contestando al correo de la reclamación.")),
    ]  # fmt: skip
    return tell(say(SUBJECTS["digest"].text, count=len(claims))), "\n\n".join(text) + "\n"
