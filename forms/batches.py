"""What is asked to make a batch: its file."""

from bridge.domain.campaigns import CAMPAIGN_HINT
from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.validators import at_most, needed

TABLES = ".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BatchForm(Asking):
    """A file of claims."""

    file = fields.Files(
        say("El archivo"), [needed(say("Elige el archivo"))], accept=TABLES, hint=say("CSV o XLSX, con una fila de títulos y una reclamación en cada fila")
    )  # fmt: skip
    campaign = fields.Line(say("Campaña"), [at_most(60)], box=fields.MEDIUM, hint=CAMPAIGN_HINT, optional=True)
    to_file = fields.Tick(say("Presentarlas por correo según se hacen; cada persona tiene que haber firmado su representación"))
