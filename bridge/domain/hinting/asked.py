"""What people ask for, by kind, folded; the order decides where two kinds are asked with equal force."""

# What is asked outright: «quiero mi reembolso», «devolvedme», «exijo que lo arregléis».
WANT = (
    r"(?:quiero|queremos|exijo|exigimos|pido|pedimos|solicito|solicitamos|reclamo|reclamamos|espero|necesito|demando|os pido|les pido|le pido|me "
    r"gustaria|vull|volem|demano|exigeixo|eixo|quero|queremos|esixo|pido|peco|exijo|i want|i demand|please|je veux|je demande|nahi dut|eskatzen "
    r"dut|requiero)"
)
KINDS: dict[str, tuple[str, ...]] = {
    "terminate": (
        (r"\b(?:d(?:ar|en|enme|adme|eis|ad|arme|e)|tramit\w+|quiero|solicito|pido|hac\w+) (?:\S+ ){0,3}(?:de )?baja\b|\b(?:cancel|anul|rescind|"
        r"resolv|finali[zc]|termin)\w*(?:me|nos)? (?:\S+ ){0,3}(?:contrato|suscripcion|permanencia|poliza|servicio|cuenta|linea|membresia|abono "
        r"anual|reserva)\b|\bsin penalizacion\b|\bquiero (?:irme|cancelar|anular|dejar)\b|\bportabilidad\b.*\b(?:deshac|anul|revert)|\b(?:cancel|"
        r"terminate) my\b|\brescindir\b"),
    ),
    "replace": (
        (r"\b(?:cambi(?:ad|en|enme|adme|enmelo|admelo|ame|eme|arme|armelo|armela|enmela)(?:l[oa])?|cambienmelo|cambiadmelo|sustitu(?:id|yan|irme|"
        r"ir)\w*|reempla[cz]\w+|repon(?:ed|gan|er)\w*|mand(?:ad|en|adme|enme) (?:otr[oa]|un[oa]? (?:nuev[oa]|que))|quiero (?:otr[oa]|un[oa] "
        r"(?:nuev[oa]|que|igual))|uno nuevo|una nueva|que me (?:lo |la )?(?:cambi|sustitu|repon|manden|envien otr)\w+|exchange|replacement|"
        r"canvi(?:eu|ar)\w*|cambiadm\w+|trocar|troquem|troca)\b"),
    ),
    "repair": (
        (r"\b(?:repar(?:ad|en|eis|arlo|arla|acion|enlo|enme|admel[oa])\w*|reparem|arregl(?:ad|en|adlo|enlo|eis|arlo|arla|admelo|enmelo|ar)\w*|"
        r"arreglo|hag(?:an|ais) valida la garantia|valida la garantia|(?:que )?(?:me )?(?:manden|envien|mandad|venga|venga un) (?:\S+ "
        r"){0,2}tecnico|amanad\w*|amañad\w*|arranxad\w*|arregleu\w*|fix (?:it|this|my)|konpon\w+|restablec\w+|devolve(?:d|de|me)? (?:a|la|o|el)? "
        r"?(?:luz|auga|agua|internet|linea|servicio)|solucion(?:ad|en|adlo|enlo|enme|admelo)\w*)\b"),
    ),
    "refund": (
        (r"\b(?:devolv(?:ais|ed|edme|edlo|edla|an|anme|eis|erme|ednos|annos|edmel[oa]s?|anmel[oa]s?|ede|edeme|am|eran|er(?:me)?)|devuelv(?:an|anme|"
        r"an?le|anmel[oa]s?|eme|emel[oa]s?|a[ns]?)\w*|devolucion|reembols\w+|regres(?:en|an|enme|anme|enmel[oa]s?)\b|reintegr\w+|abon(?:ad|adme|"
        r"en|enme|o de|arme|eis)\b|ingres(?:ad|adme|en)\w*|mi dinero|mis (?:\d+|pavos|euros|pesos)|mi pasta|mi plata|la pasta|su plata|lo que "
        r"pague|me la regresan|me lo regresan|me l[oa] devuel\w+|me los devolv\w+|refund|money back|torneu\w*|retorn(?:eu|in|ar)\w*|devolvam|"
        r"devolva|reembolso|remboursement|rembours\w+|itzul\w+|me lo pagais|me lo paguen|que me paguen|descont\w+|bonificacion|anul(?:·?leu|eu|ad|en|"
        r"ar) (?:la |el )?(?:factura|recibo|cargo|cobro)|refactur\w+|quit(?:ad|en)(?:me)? (?:el|ese|la|esa) (?:cargo|cobro|cuota|comision)|"
        r"rectific\w+ (?:la )?factura)\b"),
    ),
    "compensation": ((r"\b(?:compens\w+|indemniz\w+|indemnitz\w+|danos y perjuicios|perjuicios|os hagais cargo|se hagan cargo|haceos cargo|hacerse cargo|que "
        r"(?:me )?paguen (?:los danos|el)|reglamento 261|261/2004|compensation|dedommag\w+|indemnis\w+|kalte\w+)\b"),),
    "apology": ((r"\b(?:disculp(?:a|as|aos|arse|ense)\b.{0,30}(?:public|por escrito|exij|quier|esper|pid)|(?:quiero|exijo|espero|pido|una) (?:\S+ "
        r"){0,3}(?:disculpa|disculpas|perdon publico)|pedid perdon|pidan (?:perdon|disculpas)|apolog\w+|demano disculpes|desculpas)\b"),),
    "explanation": ((r"\b(?:explic(?:acion|aciones|adme|ad|ame|enme|o|acion)\b|que me expliqu\w+|alguien (?:me )?(?:puede|podria) (?:explicar|decir)|quiero "
        r"(?:saber|una respuesta|que me respond\w+|que me contest\w+)|respondan|contest(?:ad|en)|dad(?:me)? (?:una )?(?:explicacion|respuesta)|"
        r"por que (?:me|nos) (?:cobr|hab)\w+|explanation|explain)\b"),),
    "other": ((r"\b(?:saqueis|sacadme|saquenme|supresion|borr(?:ad|en|adme) mis datos|copia de (?:los|mis) datos|entreg(?:ad|en|"
        r"adme|uen)\w*|aparece o|aparezca)\b"),),
}
DEMAND = (
    r"(?:\b(?:quiero|queremos|exijo|exigimos|pido|solicito|reclamo|os pido|les pido|pedimos|vull|demano|quero|esixo|peco|ya|porfa|por favor|hoy|"
    r"ahora|inmediat\w+)\b|!)"
)

CURRENCY_BY_COUNTRY = {"ES": "EUR", "PT": "EUR", "FR": "EUR", "MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS", "PE": "PEN", "BR": "BRL", "IE": "EUR",
    "US": "USD", "UY": "UYU", "EC": "USD"}
SIGNS = (
    (r"R\$", "BRL"), (r"US\$|USD|d[oó]lares", "USD"), (r"MXN|pesos mexicanos|MX\$", "MXN"), (r"COP|pesos colombianos", "COP"),
    (r"CLP|pesos chilenos", "CLP"), (r"ARS|AR\$|pesos argentinos", "ARS"), (r"S/\.?|PEN|soles", "PEN"),
    (r"€|EUR|euros?|euracos?|pavos|eurazos|leuros|eur", "EUR"), (r"£|GBP|libras|pounds", "GBP"), (r"\$|pesos?|varos|lana", "LOCAL"), (r"reais", "BRL"),
)  # fmt: skip
ORDER = (
    r"(?i:\b(?:n[uú]mero(?: de (?:pedido|env[ií]o|gu[ií]a|seguimiento|reserva|orden|p[oó]liza|contrato|factura|caso|expediente|cliente))?|pedido|"
    r"orden|order|localizador|reserva|gu[ií]a|env[ií]o|seguimiento|tracking|referencia|ref|factura|p[oó]liza|contrato|caso|ticket|folio|"
    r"expediente|comanda|encomenda|booking|billete)\b\.?:?\s*(?:n\.?[ºo°]?\.?|#|num\.?)?:?\s*)(?P<number>(?=[A-Z-]*\d)[A-Z0-9][A-Z0-9-]{4,24})\b"
)
LONE_ORDER = r"(?<![\w./-])(?P<number>\d{3}-\d{7}(?:-\d{2,7})?|[A-Z]{2,3}\d{9}[A-Z]{2}|[A-Z]{2}\d{8,12}|[A-Z]{1,4}-\d{5,12})(?![\w/-])"
# Where nothing is asked outright, what was wrongly charged is wanted back.
CHARGED = r"\b(?:cobr(?:an|aron|ado|asteis|ais|o|andome|ando)|cargaron|cargado|clav(?:an|aron)|cobraronme|cobreu|cobrat|cobraram|charged|metieron)\b"
