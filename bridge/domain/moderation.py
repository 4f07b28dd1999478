"""Objections to a public page: why, what was decided, and how the registro tells it. A report hides nothing by itself: somebody decides."""

from collections.abc import Callable, Mapping

from bridge.domain.mail_lines import Line
from bridge.domain.phases import Event
from bridge.errors import ConstaError
from bridge.sentences import Sentence, say

REASONS: Mapping[str, Sentence] = {
    "personal_data": say("Tiene datos personales míos o de otra persona"),
    "not_true": say("Dice algo que no es verdad"),
    "court_order": say("Hay una resolución de un juez o de una autoridad"),
    "other": say("Otro motivo"),
}
DECISIONS: Mapping[str, Sentence] = {
    "hide": say("Página pública retirada por moderación"),
    "restore": say("Página pública repuesta"),
    "dismiss": say("Aviso revisado: la página sigue como está"),
}
HIDDEN_OF_MODERATION = frozenset({"flagged", "flag_answered", "moderated"})


class WithdrawnError(ConstaError):
    """The public page was withdrawn by whoever runs this instance."""

    code = "withdrawn"
    sentence = say("Esta página se ha retirado por moderación. Quien reclama conserva su reclamación y todo lo que consta en ella.")


def _flagged(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "consta", say("Alguien ha avisado sobre tu página pública"), lines=(REASONS[event.data["reason"]],))


def _answered(event: Event, _public: bool) -> Line:
    return Line(event.seq, event.at, "claimant", say("Contestación a un aviso"))


def _moderated(event: Event, _public: bool) -> Line:
    why = (say("Motivo: {reason}", reason=event.data["reason"]),) if event.data.get("reason") else ()
    return Line(event.seq, event.at, "consta", DECISIONS[event.data["decision"]], lines=why)


def _statement(event: Event, _public: bool) -> Line:
    """The company's right of reply: words that it asked to be public, already without anybody's data."""
    return Line(event.seq, event.at, "company", say("La empresa dice en público"), lines=(say("«{words}»", words=event.data["text"]),))


TELLERS: Mapping[str, Callable[[Event, bool], Line]] = {"flagged": _flagged, "flag_answered": _answered, "moderated": _moderated, "statement": _statement}
