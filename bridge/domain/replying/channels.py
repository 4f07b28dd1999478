"""Where a deflection sends the claimant: the first channel that it names."""

import re

from bridge.domain.folding import fold

CHANNELS = {
    "whatsapp": r"whats?\s?app|\bwhats\b|wasap|guasap|\bwpp\b",
    "chat": r"\bchat\b|\bchatbot\b|asistente virtual|live chat",
    "dm": r"\bd\.?m\.?\b|\bdms\b|\bm\.?d\.?\b|mensajes? (?:privado|directo)s?|missatges? (?:privat|directe)s?|mensaxes? (?:privada|directa)s?|"
        r"mensage(?:m|ns) (?:privada|direta)s?|(?:private|direct) messages?|messages? prives?|\bpor privado\b|\bper privat\b|\binbox\b|\ben "
        r"privado\b|mezu (?:pribatu|zuzen)\w*|\bpor interno\b|\bpriv(?:ado|i)\b|\bdirect\b",
    "app": r"\bapp\b|\baplicacion\b|\baplicacio\b|\baplicativo\b|mis pedidos|\baplikazio\w*",
    "other_company": r"\bvendedor\w*|\bvenedor\w*|\bseller\b|\bagencia\b|\bagency\b|\bmediador\w*|\bcorredur\w+|\bcorredor\w*|\bfabricante\w*|\bfabricant\b|"
        r"\bmanufacturer\b|\btransportista\b|\baerolinea\b|\bcompania aerea\b|\bairline\b|\bdistribuidora\b|\borganizador\w*|\bpromotor\w*|"
        r"\binterlocutor\w*|\bplataforma (?:de (?:venta|reserva)|donde|por la que)|\bintermediari\w*|\bcomercio externo|\bproveedor\b|\bbroker\b|"
        r"\btour ?operador|\bsu banco\b|\btu banco\b|\bemisor\w*|\bbooking\b|\bservicio tecnico oficial\b|\b(?:con|a|ante) ell[oa]s\b|\bmarca\b|"
        r"\bdonde (?:lo |la )?(?:compro|compraste|reservo|adquirio)|\bvendeur\b|\bou vous avez achete",
    "email": r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|\bcorreo electronico\b|\be-?mail\b|\bcorreu electronic\b|\bposta elektroniko\w*|"
        r"\b(?:nuestro|al|un) "
        r"correo\b|\bcourriel\b",
    "phone": r"\btelefon\w*|\bllam(?:e|a|ar|enos|anos|arnos|ando|ad|en)\b|\bmarc(?:ar|ando|a|ue)\b|\bphone\b|\bcall\b|\btruc(?:ar|a|i|eu)\b|\bchame?\b|"
        r"\bchamar?\b|\bdeitu\w*|\bligue\b|\bligar\b|\bappele[rz]\b|(?<![\w-])(?:\+?\d{1,3}[ .]?)?(?:\d{3}[ .]\d{3}[ .]\d{3}|\d{3}[ .]\d{2}[ "
        r".]\d{2}[ .]\d{2}|9\d{8}|[68]00[ .]?\d{3}[ .]?\d{3,4}|\d{2}[ .]\d{4}[ .]\d{4}|01[ .]?800[ .]\d{3}[ .]\d{4})(?![\w-])|\*\d{3}\b|\blinea "
        r"(?:de atencion|[a-z]+) \d|\bcall ?center\b|\b\d{4}\b(?= y | para | i )",
    "form": r"\bformulari\w*|\bform\b|\bformulaire\b|\bhttps?://\S+|\bwww\.\S+|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}/\S+|\b(?:pagina )?web\b|"
        r"\bwebsite\b|\bsitio\b|"
        r"\bportal\b|\barea (?:de )?(?:client\w*|privada|personal|usuario)|\benlace\b|\blink\b|\bapartado\b|\bwebgune\w*|\bsite\b|\ben linea\b|"
        r"\bonline\b",
    "office": r"\boficinas?\b|\bsucursal\w*|\btiendas?\b|\brecepcion\b|\bmostrador\b|\ben persona\b|\bpersonalmente\b|\bpresencial\w*|\brestaurante\b|"
        r"\blocal\b|\bclub\b|\bcentro (?:de atencion|comercial|mas cercano)|\bcentro\b|\btaquillas?\b|\bcaja\b|\bgimnasio\b|\btaller\b|cuando (?:vengas|"
        r"venga|entrenes|pases)|\bbranch\b|\bin person\b|\b(?:the |our )?(?:shop|store|front desk|reception|desk|office)\b|\bbotiga\b|\bbulego\w*|"
        r"\bloja\b|\bbalcao\b|\btenda\b|\bpersoalmente\b|\bagence\b|\bmagasin\b|\bestablecimiento\b|\bdelegacion\b|\bventanilla\b|\bmodulo\b|"
        r"\bdenda\w*|\bpresencialment\b",
}
READY = {kind: re.compile(pattern) for kind, pattern in CHANNELS.items()}
WITH_ANOTHER = re.compile(r"\b(?:con|a traves de|with|ante|al|amb|junto) (?:\S+ ){0,3}?(?:vendedor|agencia|seller|fabricante|mediador|venedor|correduria)")
# An address, a number or a link is where to go; «llame o escriba» only says how.
EXPLICIT = re.compile(r"@|\d{3}|/")
REFUSED_HERE = re.compile(
    r"(?:no|nunca|jamas|non|nao|not|ez|ne)\b[^.;,]{0,60}?\b(?:por|en|a traves de|desde|per|via|through|by|pelo|polo|through|de|pas|"
    r"posta)\b[^.;,]{0,25}|\bpor (?:correo|mail|e-?mail|redes(?: sociales)?|este \w+|aqui|esta via)\b[^.;,]{0,12}\b(?:no|unicamente|"
    r"solo)\b[^.;,]{0,60}"
    r"|\b(?:las recibidas|recibidas|enviadas) por correo(?: electronico)?"
)


def channel_of(text: str) -> str | None:
    """The kind of the first channel named, apart from the one that is refused; None where none is."""
    folded = REFUSED_HERE.sub(lambda gone: _blank_channel(gone[0]), fold(text))
    found = [(match.start() - 1_000 * bool(EXPLICIT.search(match[0])), kind) for kind, pattern in READY.items() if (match := pattern.search(folded))]
    return _preferred(folded, found) if found else None


def _blank_channel(refused: str) -> str:
    return re.sub(r"correos?(?: electronicos?)?|e-?mails?|mail|redes(?: sociales)?|telefono|chat|dm\b|posta elektroniko\w*|web", "-", refused)


def _preferred(folded: str, found: list[tuple[int, str]]) -> str:
    """The first one; but «al WhatsApp 222…» is WhatsApp and not a telephone, and «con el vendedor: Mis pedidos» is the seller."""
    kinds = {kind for _, kind in found}
    if "whatsapp" in kinds:
        return "whatsapp"
    if "other_company" in kinds and (not kinds & {"phone", "email", "form"} or WITH_ANOTHER.search(folded)):
        return "other_company"
    return min(found)[1]
