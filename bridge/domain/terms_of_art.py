"""What the claim is called where it is made: a queja in Mexico, a reclamo in Chile. The packs say which word (`word`); here it is put into sentences."""

from collections.abc import Mapping

from bridge.sentences import Sentence, say

TITLES: Mapping[str, Sentence] = {
    "reclamacion": say("Reclamación a {company}", company=""), "queja": say("Queja contra {company}", company=""),
    "reclamo": say("Reclamo a {company}", company=""), "pqr": say("Petición, queja o recurso a {company}", company=""),
    "denuncia": say("Denuncia contra {company}", company=""),
}  # fmt: skip
NUMBERED: Mapping[str, Sentence] = {
    "reclamacion": say("Reclamación {reference}", reference=""), "queja": say("Queja {reference}", reference=""),
    "reclamo": say("Reclamo {reference}", reference=""), "pqr": say("Petición, queja o recurso {reference}", reference=""),
    "denuncia": say("Denuncia {reference}", reference=""),
}  # fmt: skip
YOURS: Mapping[str, Sentence] = {
    "reclamacion": say("Tu reclamación a {company}", company=""), "queja": say("Tu queja contra {company}", company=""),
    "reclamo": say("Tu reclamo a {company}", company=""), "pqr": say("Tu petición, queja o recurso a {company}", company=""),
    "denuncia": say("Tu denuncia contra {company}", company=""),
}  # fmt: skip
STAMPS: Mapping[str, Sentence] = {
    "reclamacion": say("RECLAMACIÓN"), "queja": say("QUEJA"), "reclamo": say("RECLAMO"), "pqr": say("RECLAMACIÓN"), "denuncia": say("DENUNCIA"),
}  # fmt: skip
USUAL = "reclamacion"
"""The word for whatever has none of its own: an official form, an application, a réclamation are claims here."""


def title(word: str, company: str) -> Sentence:
    """«Queja contra Cinemex»."""
    return say(TITLES.get(word, TITLES[USUAL]).text, company=company)


def numbered(word: str, reference: str) -> Sentence:
    """«Queja CONSTA-2026-7QK4-M93D»."""
    return say(NUMBERED.get(word, NUMBERED[USUAL]).text, reference=reference)


def yours(word: str, company: str) -> Sentence:
    """«Tu queja contra Cinemex»."""
    return say(YOURS.get(word, YOURS[USUAL]).text, company=company)


def stamped(word: str) -> Sentence:
    """What the stamp says around."""
    return STAMPS.get(word, STAMPS[USUAL])
