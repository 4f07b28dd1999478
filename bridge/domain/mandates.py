"""Representation (representación): who lets the association act, for what, since when and until when. It must be proved (Ley 39/2015 art. 5.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bridge.errors import InvalidError
from bridge.sentences import Sentence, say

KINDS = ("paper", "electronic")


class NoMandateError(InvalidError):
    """Nothing is presented in the name of somebody who has not let us."""

    code = "no_mandate"
    sentence = say("Falta su representación firmada. Pon la fecha en que la firmó, o mándale el enlace para aceptarla.")


class MandateEndedError(InvalidError):
    """The representation is over."""

    code = "mandate_ended"
    sentence = say("Su representación acabó el {day}: hace falta otra.", day="")


class MandateInFutureError(InvalidError):
    """A signature of a day that has not come."""

    code = "mandate_in_future"
    sentence = say("La representación lleva una fecha que aún no ha llegado: {day}.", day="")


@dataclass(frozen=True, slots=True)
class Mandate:
    """A representation. `campaign_id` None: for every consumer claim. `signed_on` None: it waits to be accepted."""

    kind: str
    signed_on: date | None
    ends_on: date | None = None
    revoked_on: date | None = None
    campaign_id: int | None = None

    def holds(self, on: date, campaign_id: int | None) -> bool:
        """Whether the association may act under it on that day, in that matter."""
        return self.signed_on is not None and self.signed_on <= on <= self.last_day and self.campaign_id in {None, campaign_id}

    @property
    def last_day(self) -> date:
        """The last day that it holds."""
        revoked = self.revoked_on or date.max
        return min(self.ends_on or date.max, revoked)


def check(mandates: Iterable[Mandate], on: date, campaign_id: int | None) -> Mandate:
    """The representation to act under on that day. Raises NoMandateError, MandateEndedError or MandateInFutureError."""
    signed = [mandate for mandate in mandates if mandate.signed_on and mandate.campaign_id in {None, campaign_id}]
    holding = [mandate for mandate in signed if mandate.holds(on, campaign_id)]
    if holding:
        return max(holding, key=lambda mandate: mandate.last_day)
    last = max((mandate.last_day for mandate in signed), default=None)
    if last is not None and last < on:
        raise MandateEndedError(day=last)
    if signed:
        raise MandateInFutureError(day=min(mandate.signed_on for mandate in signed if mandate.signed_on))
    raise NoMandateError


AGAINST = say("Autorizo a {association} a presentar en mi nombre mi reclamación contra {company} y a recibir las respuestas.", association="", company="")
ANY = say("Autorizo a {association} a presentar en mi nombre mis reclamaciones de consumo y a recibir las respuestas.", association="")


def words(association: str, company: str | None, ends_on: date | None) -> tuple[Sentence, ...]:
    """What somebody accepts, word for word: the same is kept and shown again."""
    return (
        say(AGAINST.text, association=association, company=company) if company else say(ANY.text, association=association),
        say("Puedo retirarla cuando quiera, con este mismo enlace."),
        say("Vale hasta el {day}.", day=ends_on) if ends_on else say("Vale hasta que la retire o acabe la reclamación."),
    )
