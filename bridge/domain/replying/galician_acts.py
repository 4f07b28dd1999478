"""What a clause does, in Galician: act → patterns on folded text."""

W3 = r"(?:\S+ ){0,3}?"
W6 = r"(?:\S+ ){0,6}?"
PART = (
    r"(?:devolt|aboad|reembolsad|reintegrad|pagad|pag|anulad|cancelad|cambiad|substituid|reparad|arranxad|amanad|corrixid|resolt|solucionad|"
    r"descontad|repost|mandad|desbloquead|restablecid|transferid|emitid|realizad|feit|compensad|indemnizad|entregad|enviad|ingresad|reposto?|operativ|"
    r"rectificad|instalad|retirad|efectuad)[oa]?s?"
)
NOUN = (
    r"(?:devolucion|reembolso|aboamento|abono|ingreso|pagamento|cambio|substitucion|reparacion|anulacion|desconto|importe|cartos|dineiro|"
    r"compensacion|indemnizacion|comision\w*|factura|tecnico|peza|fianza|\d+[,.]?\d* ?(?:€|euros?|eur))"
)
DO = (
    r"(?:devolver|aboar|abonar|reembolsar|reintegrar|pagar|anular|cancelar|cambiar|substituir|reparar|arranxar|amanar|corrixir|resolver|descontar|"
    r"desbloquear|restablecer|transferir|emitir|compensar|indemnizar|entregar|enviar|mandar|ingresar|repor|instalar|proceder|facer)"
)
DATUM = (
    r"(?:numero|dni|nif|iban|factura|ticket|recibo|xustificante|copia|foto\w*|documento\w*|documentacion|enderezo|telefono|correo|nome|contrato|"
    r"pedido|referencia|data|datos|informacion|modelo|serie|nomina|declaracion|captura|video|dia|horario|autorizacion|titular|lina|linea|tique|"
    r"liña)"
)

ACTS: dict[str, tuple[str, ...]] = {
    "done": (
        (rf"\b(?:foi|foron|queda|quedan|quedou|quedaron|quedan|esta|estan|xa esta|xa che quedan|vai|tes|ten) (?:\S+ ){{0,2}}?{PART}\b|"
        r"\b(?:devolvemos|devolvin|aboamos|abonamos|ingresamos|ingresei|fixemos|fixen|anulamos|anulei|cambiamos|arranxamos|arranxei|mandamos|"
        rf"mandei|pagamos|paguei|reparamos|corriximos|descontamos|enviamos|transferin|repuxemos)\b {W3}(?:o|a|os|as|xa|onte|hoxe|che|lle)?"),
        (r"\bxa (?:esta|tes|ten|hai|funciona|che|lle) (?:\S+ )?(?:arranxad|resolt|amanad|servizo|linea|lina|auga|luz|internet|solucionad|feit|os "
        r"cartos|cobrad)\w*|\btes servizo\b|\bten servizo\b|\bxa funciona\b|\bachegamos (?:\S+ ){0,3}(?:copia|xustificante|factura rectificativa)|"
        r"\bvolve(?:u)? a (?:ter|funcionar|haber)\b"),
    ),
    "promise": (
        (rf"\b(?:quedara|sera|seran|procederase a|procederemos a|procedemos a|imos|vou|vaise|vanse|vai|comprometemonos a) {W3}(?:{DO}|"
        rf"{PART})(?:\w*)|\b(?:devolver|aboar|abonar|ingresar|mandar|enviar|cambiar|reparar|arranxar|pagar|descontar)(?:emos|ei|emosche|emoslle|"
        rf"eiche|eille|a|anse|ase)\w*\b|\b(?:recibira|recibiras|tera|teras|vera|veras) {W3}{NOUN}|\b(?:o |un )?tecnico (?:\S+ ){{0,4}}(?:pasa|vai|"
        r"ira|pasara)\w*|\bpasase\b|\bpasase por\b"),
        rf"\b(?:foi|quedou|esta|xa) (?:\S+ )?(?:solicitad|autorizad|aprobad|pedid|programad|aceptad|estimad|tramitad)\w\b {W3}{NOUN}?",
    ),
    "present": (
        r"\b(?:devolv|mand|abon|aboa|ingres|envi|cambi|pag|descont|repar|arranx|transfer|instal|pon|pas|lev)\w*(?:che|lle|llo|cho|chos|chas)\b",
        (r"\b(?:devolvemosche|devolvoche|mandamosche|mandoche|chega|chegache|entra|pasase|levo|levamos|fago|facemos|ingresoche|vai|van|queda|"
        r"quedas|pasa|cambiamosche|pagamosche|poemos|pon)\b")),
    "deny": (
        (rf"\b(?:non|no) (?:\S+ )?(?:(?:pod|pud)\w+ (?:\S+ ){{0,3}}?(?:{DO}|atender|acceder|aceptar|estimar|facernos cargo)|e posible|sera posible|"
        r"procede|ha lugar|cabe|corresponde|se devolv\w+|aceptamos|asumimos|devolvemos|ten dereito|tes dereito|cubre|entra en garantia|nos "
        r"facemos)\b"),
        (r"\b(?:desestim|deneg|rexeit|improced|inadmit)\w+|\bfora de (?:prazo|garantia)|\bgarantia (?:\S+ )?(?:anulada|caducad\w|vencid\w)|"
        r"\b(?:cargo|importe|factura|cobro)\w* (?:\S+ ){0,5}(?:e correct\w|mantense)|\blamenta\w+ (?:\S+ ){0,3}non\b|\bdam(?:os) por (?:pechad|"
        r"rematad)\w+|\bmal uso\b|\bprazo (?:\S+ ){0,4}(?:rematou|venceu|caducou)"),
    ),
    "offer": ((r"\b(?:ofrecemos\w*|ofrezo\w*|propomos\w*|propono\w*|proposta|gustarianos (?:compensar|ofrecer|convidar)\w*|podemos (?:ofrecer|facer|"
        r"devolver|descontar|cambiar)\w*|se (?:acepta|aceptas|esta de acordo|estas de acordo|lle parece|che parece)|prefires?|prefire|que che "
        r"parece|que lle parece|como o ves|a cambio de)\b"),),
    "accept": (r"\bse (?:acepta|aceptas|esta de acordo|estas de acordo|lle parece|che parece)|\bprefires?\b|\bprefire\b|\bque (?:che|lle) parece|\?\s*$",),
    "ask": (
        (rf"\b(?:precis|necesit|fai falta|falta|faltan|rog|solicit|pedim|agradec)\w* {W6}(?:{DATUM}|que (?:nos |me )?(?:achegue|envie|mande|indique|"
        r"remita)\w*)|\b(?:envie|envia|mande|manda|remita|achegue|achega|indique|indica|confirme|confirma|facilite|pase|pasa|diga|di|podes|pode|"
        rf"poderia)(?:nos|me|no-lo)?\b {W6}(?:{DATUM}|mandar|enviar|indicar|dicir|pasar)|\bcal e (?:\S+ )?{DATUM}|\bdocumentacion (?:pendente|que "
        r"falta|adicional)|\b(?:que|a que) (?:dia|hora|numero|modelo)\b[^.]*\?"),
    ),
    "redirect": (
        (r"\b(?:encha|enche|utilice|use|usa|cubra|cubre|chame|contacte) (?:\S+ ){0,3}?(?:formulario|app|chat|portal|vendedor|axencia|fabricante|"
        r"\d{3} ?\d{3} ?\d{3})"),
        (r"\b(?:chame|chama|chamade|escriba|escribe|escribenos|envie|envia|mande|manda|mandanos|acuda|acode|pase|pasa|dirixase|dirixete|debe|debes|"
        rf"ten que|tes que|utilice|usa|entra|enche|encha|contacte|contacta|presente|fale|fala) {W6}(?:a|ao|por|polo|pola|en|no|na|co|coa|desde|"
        rf"dende|a traves) {W3}(?:telefono|formulario|web|portal|app|oficina|tenda|chat|whatsapp|dm|mensaxe (?:privada|directa)|privado|correo|"
        rf"area de clientes?|vendedor|axencia|fabricante|banco|servizo de atencion|numero|\d{{3}} ?\d{{3}} ?\d{{3}}|https?:|www\.|[\w.]+@[\w.]+|"
        r"[\w-]+(?:\.[\w-]+)+/)"),
        (r"\bnon (?:\S+ ){0,4}(?:por|neste|nesta|desde|a traves|aqui) (?:correo|este|esta|aqui|canle|medio|redes|enderezo)|\bnon e (?:a canle|o "
        r"departamento|o medio)\b|\bisto levao\b|\blevao outr\w\b|\bnon o levamos\b|\bnon levamos\b"),
    ),
    "unread": (r"\b(?:non se le|ninguen (?:le|vai ler)|non admite respostas|deixou de (?:usarse|utilizarse)|xa non (?:se usa|traballa))\b",),
    "receipt": ((r"\b(?:recibimos|recibin|foi recibid|quedou rexistrad|rexistrad|acusamos|grazas por (?:contactar|escribir|a sua mensaxe|a tua mensaxe|"
        r"porte|poñerte|confiar))\w*"),),
    "automatic": ((r"\b(?:mensaxe|resposta|correo) automatic\w+|\bnon responda\b|\bo antes posible\b|\bpor orde de\b|\bhorario\b|\bdias habiles\b|\bunha "
        r"persoa do equipo\b|\bbrevidade\b|\bmoitas (?:mensaxes|consultas)\b"),),
    "away": ((r"\b(?:estou|estarei|atopome|estaremos|estamos) (?:\S+ ){0,2}(?:de vacacions|ausente|fora|de permiso|de baixa|pechad\w+)|\bfora da "
        r"oficina\b|\bvolvo (?:o|a|en)\b|\bpechad\w+ por\b"),),
    "answering": ((r"\b(?:responder|contestar|informar|avisar|escribir|chamar)(?:emos|ei|emosche|emoslle|eiche|eille)\w*|\b(?:poremonos|ponerémonos|"
        r"porémonos|ponemonos|poremonos) en contacto|\bxa che (?:conto|digo|contamos)|\bdareiche\b|\bdaremos\w* (?:\S+ )?(?:resposta|novas)|"
        r"\bcontamosche\b|\bdigoche\b|\bcontoche\b"),),
    "looking": ((r"\b(?:vou|imos) (?:\S+ )?(?:mirar|ver|falar|preguntar|revisar|consultar|comprobar)\w*|\b(?:mireino|falei|preguntei|vin|lin|paseino|pasei|"
        r"trasladei|trasladamos|revisamos|estamos (?:mirando|revisando|con iso|a mirar)|estou (?:mirando|niso))\b|\bacabo de (?:falar|ver|ler|"
        r"preguntar)|\bmiroo\b|\bmiramolo\b|\bpreguntolle\b|\bfalo con\b|\bo miro\b|\btomo nota\b"),),
    "not_us": ((r"\bnon (?:somos|son) (?:\S+ ){0,3}(?:empresa|tenda|compania)\b|\bnon temos (?:nada que ver|ningunha relacion|relacion)|\b(?:empresa|"
        r"sociedade)s? (?:\S+ ){0,2}(?:distint|diferent|allea)\w*|\bnon consta (?:\S+ ){0,3}contrato\b|\btrabucou?se\b|\bequivocou?se de\b|"
        r"\bcolleuse o local\b|\bcollemos o local\b"),),
    "conditional": ((r"^\W*(?:se|no caso de|cando|en canto|unha vez|despois de)\b|\b(?:se (?:non|nos|quere|queres|precisa|o)|en canto (?:nos|teñamos|tenamos|"
        r"recib|mo)\w*|unha vez (?:que|recibid|teñamos|tenamos)\w*|cando (?:nos|recib|teñ|ten)\w*|sen (?:a sua|esa|ese|o|a) (?:autorizacion|"
        r"factura|documento|datos?))\b"),),
    "enquiry": (r"\b(?:informe|perito|peritaxe|inspeccion|analise|investigacion|revision|resposta|valoracion)\b",),
    "colleague": (r"\bque lle (?:dicimos|contestamos|digo)\b",),
    "survey": (r"\b(?:enquisa|valora|opinion|satisfaccion)\b",),
    "advertising": (r"\b(?:promocion|rebaixas|desconto exclusivo|boletin|sorteo|gratis|novidades|black friday)\b",),
    "greeting": (r"\b(?:bo nadal|feliz (?:nadal|ano)|boas festas)\b",),
    "routine": ((r"\bcodigo de (?:verificacion|seguridade)\b|\ba (?:tua|sua) factura (?:\S+ ){0,3}dispoñible|\bgrazas pola (?:tua|sua) compra\b|"
        r"\bcontrasinal\b"),),
    "phishing": (r"\bverifique (?:a sua conta|os seus datos|a sua tarxeta)|\bligazon segura\b",),
    "attached": (r"\b(?:achego|achegamos|adxunto|adxuntamos|no adxunto)\b",),
    "instalments": (r"\b(?:prazos|fraccionar|plan de pagamentos?)\b",),
    "bank_delay": (r"\bsegundo o (?:teu|seu) banco|\bpode tardar\b|\bdependendo do banco\b",),
}
