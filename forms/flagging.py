"""What somebody objects to on a public page, and what the claimant says to it."""

from bridge.domain.moderation import REASONS
from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.fields import Option
from forms.validators import at_most, email, needed


class ReportForm(Asking):
    """The report."""

    reason = fields.Choice(say("¿Qué pasa con esta página?"), [needed(say("Elige qué pasa"))], options=[Option(code, name) for code, name in REASONS.items()])
    text = fields.Area(
        say("Explícalo"), [needed(say("Escribe qué dato o qué frase es")), at_most(4000)], rows=5, hint=say("Di qué dato o qué frase es, y por qué")
    )
    email = fields.Line(
        say("Tu correo"), [email, at_most(200)], hint=say("Solo si quieres que te contestemos. Quien reclama no lo ve"), box=fields.EMAIL, optional=True
    )  # fmt: skip


class ReportAnswerForm(Asking):
    """The claimant's words about the reports."""

    text = fields.Area(say("Tu contestación"), [needed(say("Escribe tu contestación")), at_most(4000)], rows=5, hint=say("La lee quien decide. No se publica"))
