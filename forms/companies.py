"""The site of a company, and the company that it really is."""

from bridge.sentences import say
from forms import fields
from forms.asking import Asking
from forms.drafting import CompanyForm
from forms.validators import at_most, needed, web_address


class SiteForm(Asking):
    """The site whose legal notice is looked at."""

    website = fields.Line(
        say("¿Cuál es la web de la empresa?"),
        [needed(say("Escribe la dirección de la web")), at_most(300), web_address],
        hint=say("Por ejemplo, www.aerolinde.es. Su aviso legal tiene que decir quién es"),
        box=fields.WEB,
    )


class RightCompanyForm(CompanyForm):
    """The company that it really is."""
