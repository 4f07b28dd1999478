"""The acts of an answer as Spanish says them (Spain and Latin America), folded: no accents, lower case."""

CLITIC = r"(?:(?:te|le|les|os|se|lo|la|los|las|te lo|te la|te los|te las|se lo|se la|se los|se las|os lo|os la) )"
AR = (
    "abon|reembols|reintegr|compens|indemniz|cambi|repar|anul|cancel|rectific|bonific|entreg|instal|pag|ingres|deposit|regulariz|arregl|acredit|"
    "solucion|refactur|recarg|liquid|cobr|factur|mont|coloc|retir|elimin|borr|quit|activ|reactiv|desbloque|condon|mand|envi|repint|revert|"
    "deshabilit|desactiv|sald|pon|reubic|subsan|ajust|descuent|descont|reenvi|refund|restaur|tap|pint|desatasc|limpi|cerr|lleg|levant|habilit|"
    "quedar|record"
)
ER = "devolv|devuelv|repon|repus|retroced|restablec|recog|resolv|met|hac|pon|deshac"
IR = "restitu|sustitu|resarc|correg|transfer|cubr|asum|emit|repet|revert|transfir|expid|expid"
MONEY = (
    "abon|reembols|reintegr|compens|indemniz|cambi|repar|anul|cancel|rectific|bonific|entreg|instal|pag|ingres|deposit|regulariz|arregl|acredit|"
    "solucion|liquid|mont|retir|quit|activ|condon|mand|envi|ajust|reenvi|gir|transf"
)
PARTICIPLES = ["abonado", "reembolsado", "reintegrado", "compensado", "indemnizado", "cambiado", "reparado", "anulado", "cancelado", "rectificado",
    "bonificado", "entregado", "instalado", "pagado", "ingresado", "depositado", "regularizado", "arreglado", "acreditado", "solucionado", "refacturado",
    "liquidado", "retirado", "eliminado", "borrado", "quitado", "activado", "reactivado", "desbloqueado", "condonado", "devuelto", "repuesto",
    "retrocedido", "restablecido", "recogido", "resuelto", "deshecho", "restituido", "sustituido", "resarcido", "corregido", "transferido", "emitido",
    "revertido", "efectuado", "realizado", "ejecutado", "hecho", "subsanado", "ajustado", "descontado", "reenviado", "concedido", "completado", "recargado",
    "saldado", "cargado", "contabilizado", "aplicado", "montado", "colocado", "colgado", "tapado", "pintado", "cerrado", "reubicado", "restaurado",
    "asumido", "cubierto", "desactivado", "desatascado", "pintado", "operativo", "reembolsada"]
PART = "(?:" + "|".join(sorted({word[:-1] for word in PARTICIPLES}, key=len, reverse=True)) + ")[oa]s?"
ASKED = (  # set going, not yet done: «solicitado», «cursado», «autorizado»
    r"(?:solicit|pedid|curs|autoriz|aprob|tramit|orden|inici|program|gestion|lanz|encarg|agend|aceptad|acept|estimad|reconocid|conced|levantad|"
    r"generad|present|dad[oa] (?:la )?orden|dad[oa] instrucciones|mandad[oa] hacer|reserv|prevista|previst|preparad)\w*"
)
NOUN = (
    r"(?:devoluci\w+|reembolsos?|abonos?|reintegros?|compensaci\w+|indemnizaci\w+|cambios?|sustituci\w+|reparaci\w+|anulaci\w+|cancelaci\w+|"
    r"descuentos?|bonificaci\w+|importes?|extornos?|plata|cantidad|dinero|pago|transferencia|ingreso|"
    r"rectificativa|refacturaci\w+|factura rectificativa|baja|retrocesi\w+|reposici\w+|ajuste|nota de credito|pieza|repuesto|sustituto|recambio|"
    r"portes|cargos?|cuotas?|comisi\w+|penalizaci\w+|fianza|se[nñ]al|deposito|recibos?|saldo|euros?|eur|pesos|\d+ ?€|€|\$)"
)
REQUEST = (
    r"(?:solicitud|peticion|reclamacion|reclamo|pretension|requerimiento|queja|demanda|devolucion|reembolso|cambio|abono|compensacion|"
    r"indemnizacion|anulacion|cancelacion|garantia|baja|reparacion|sustitucion|lo solicitado|lo que (?:pide|solicita|reclama|nos pide)|expediente|"
    r"siniestro|prestacion|cobertura|desistimiento|aclaracion)"
)
FUTURE = (
    rf"(?:(?:{AR})(?:ar)(?:e|a|emos|an|as|eis)|(?:{ER})er(?:e|a|emos|an|as|eis)|(?:{IR})ir(?:e|a|emos|an|as|eis)|repondr\w+|pondr(?:e|a|emos|an)|"
    r"har(?:e|a|emos|an)|dar(?:e|a|emos|an)|recibir(?:a|as|an)|tendr(?:a|as|an)|ver(?:a|as|an)|cobrar(?:a|as)|percibir(?:a|as)|quedar(?:a|an)|"
    r"estar(?:a|an) (?:listo|lista|list|instalad|reparad|en su|en tu|operativ|de vuelta|arreglad|solucionad)\w*|ir(?:a|an|emos) (?:a|el|un|dos|"
    r"incluid|descontad)\w*|llegar(?:a|an)|aparecer(?:a|an)|pasar(?:a|an|emos) a (?:recog|instal|cambi|repar|mont)\w+|procederemos|cargar(?:emos|"
    r"an|a))"
)
FUTURE_CLEAR = (
    rf"(?:(?:{AR})(?:ar)(?:e|a|emos|an|as|eis)|(?:devolv|repon|retroced|restablec|recog|resolv)er(?:e|a|emos|an|as|eis)|(?:{IR})ir(?:e|a|emos|an|"
    r"as|eis)|repondr\w+|pondr(?:e|a|emos|an)|recibir(?:a|as|an)|tendr(?:a|as|an)|ver(?:a|as|an)|cobrar(?:a|as)|percibir(?:a|as)|quedar(?:a|an)|llegar(?:a|an)|"
    r"aparecer(?:a|an)|cargar(?:emos|an|a))"
)
INFINITIVE = (
    rf"(?:(?:{AR})ar|(?:{ER})er|(?:{IR})ir|repo?ner|hacer(?:le|te|os)? (?:el|la|un|una|efectiv)|dar(?:le|te)? de baja|poner|efectuar|realizar|"
    r"ejecutar|aplicar|tramitar)(?:te|le|les|os|se|me|nos)?(?:lo|la|los|las)?"
)
PRESENT = (
    rf"(?:(?:{MONEY})(?:o|a|an|amos)\b|"
    r"(?:devuelv[oe]n?|devolvemos|abon(?:o|a|an|amos)|reembols(?:o|a|an|amos)|ingres(?:o|a|an|amos)|reintegr(?:o|a|an|amos)|mand(?:o|a|an|amos)|"
    r"envi(?:o|a|an|amos)|cambi(?:o|a|an|amos)|pon(?:e|en|emos)|pongo|lleg(?:a|an)|lleva(?:n|mos)?|llevo|"
    r"entr(?:a|an)|descuent(?:o|a|an)|descontamos|arregl(?:o|a|an|amos)|repar(?:o|a|an|amos)|instal(?:o|a|an|amos)|qued(?:a|an)|anul(?:o|a|an|"
    r"amos)|pag(?:o|a|an|amos)|transfier(?:o|e|en)|transferimos|deposit(?:o|a|an|amos)|recog(?:e|en|emos)|recojo|mont(?:a|an|amos)|regal(?:o|"
    r"amos)|invit(?:o|amos)|regres(?:o|a|"
    r"an|amos)|"
    r"sustituy(?:o|e|en)|repon(?:e|en|emos)|repongo|entreg(?:o|a|an|amos)|quit(?:o|a|an|amos)|aplic(?:o|a|an|amos)|carg(?:o|a|an|amos)|sale|salen|"
    r"tienes?|tiene|recib(?:e|es|en)|ves?|devolvere|refleja[nr]?|pas(?:a|an|amos)|cae|caen|dejo|dejamos|dejan|saldo|bonific(?:o|a|amos)|sub(?:o|"
    r"en|imos)))"
)
PAST = (  # first person, or with «ya»: «te transferí», «ya le hicimos el abono»
    rf"(?:(?:{MONEY})(?:amos|aron)\b|"
    r"(?:transferi(?:mos|ste)?|devolvi(?:mos)?|deposit[eo]|depositamos|ingres[eo]|ingresamos|abon[eo]|abonamos|reembols[eo]|reembolsamos|hic(?:e|"
    r"imos)|hizo|pag(?:ue|amos|o)|cancel[eo]|cancelamos|anul[eo]|anulamos|cambi[eo]|cambiamos|mand[eo]|mandamos|envi[eo]|enviamos|di de baja|"
    r"dimos de baja|aplic(?:ue|amos|o)|correg[i](?:mos)?|corrigio|qued[eo]|quedaron|arregl[eo]|arreglamos|repar[eo]|reparamos|solucion[eo]|"
    r"solucionamos|repuse|repusimos|entreg(?:ue|amos|o)|quit(?:e|amos|o)|baj(?:e|amos)|elimin[eo]|eliminamos|descont[eo]|descontamos|retir[eo]|"
    r"retiramos|salio|cay[o]|regres(?:e|o|amos)|puse|pusimos|bonifi(?:que|camos|co)|acredit[eo]|reintegr[eo]|reintegramos))"
)
DATUM = (
    r"(?:dni|nif|nie|ine|curp|rfc|iban|clabe|cuenta(?: bancaria)?|numero|n[uº]m?\.?|nº|n°|n\.|factura|ticket|tique|tiquet|recibo|justificante|"
    r"comprobante|documento|documentacion|copia|foto\w*|imagen\w*|captura|pantallazo|video|pedido|orden|referencia|localizador|contrato|poliza|"
    r"telefono|movil|"
    r"celular|direccion|correo|e-?mail|email|nombre|titular|matricula|cups|imei|serie|modelo|fecha|hora|poder|representacion|informe|presupuesto|"
    r"autorizacion|escrito|"
    r"firma|formulario|tarjeta|datos|talla|usuario|guia|folio|codigo|identificacion|certificado|extracto|nomina|declaracion|billete|entradas?|"
    r"boletos?|"
    r"albaran|acta|denuncia|peritaje|papel|detalle|info|informacion|domicilio|habitacion|motivo|color|medidas|resguardo|prueba\w*|embalaje|"
    r"etiqueta|envio|cliente|linea|reserva|horario|franja|disponibilidad)"
)
SEND = (
    r"(?:envi|mand|remit|facilit|adjunt|aport|indi(?:qu|c)|pas|confirm|diga|dig|dim|dinos|deme|da|dan|dame|danos|proporcion|hag|haz|complet|sub|"
    r"compart|escan|rellen|ensen|respond|conteste|contesta|trae|deja|cuent|acredit|achegu|inform|detall|especifi|copi|anex|env|actualiz|haci|"
    r"hacer llegar|hacernos llegar|llegar)"
)
MEANS = (
    r"(?:mensajes? (?:privados?|directos?)|m\.?d\b|d\.?m\b|dms?\b|privado|inbox|whats?(?:app)?|wasap|telefonos?|tlf|formularios?|correo|e-?mail|"
    r"mail|buzon|pagina|web|sitio|app|aplicacion|departamento|servicio de atencion|atencion al cliente|oficinas?|sucursal(?:es)?|tiendas?|"
    r"centros?|club|local|mostrador|recepcion|"
    r"chat|linea|numero|enlace|link|area de clientes?|area privada|portal|vendedor|agencia|mediador|corredor\w*|fabricante|transportista|"
    r"proveedor|aseguradora|servicio tecnico|seccion|apartado|perfil|call ?center|taquillas?|taller(?:es)?|plataforma|distribuidora|organizador|promotor|banco|"
    r"compania|comercio|establecimiento|delegacion|consultorio|modulo|ventanilla|buzones|canal(?:es)?|intermediario|operador\w*|persona|ell[oa]s|"
    r"cajas?|[\w.+-]+@[\w.-]+|https?:|www\.|[\w-]+(?:\.[\w-]+)+/|\d{3}[ .]?\d{2,3}[ .]?\d{2,3})"
)
GO = (
    r"(?:contact|escrib|escrit|llam|marc(?=a el|a al|ue)|acud|acerc|dirij|dirig|comunic|utili[cz]|us[ae]|rellen|complet|ingres|visit(?=e|a "
    r"(?:nuestr|la|el))|entra|entre|pas[ae]|presentar?s|present|tramit|hag|haz|hac|gestion|abr|manda|mande|envi|ponte|pongase|pon(?:erse|te|gase)|"
    r"cana?li|reclam|consult(?=e)|registr|solicit|hablar?|habl|trat|vaya|vay|ven|venir|ir|remit|reenvi|clic|pulsa|busca|descarg)"
)
UP_TO_3 = r"(?:\S+ ){0,3}?"
IMPERATIVE = r"(?:[ea](?:n|d|nos|me|se|te|la|lo|las|los|le|les|nnos|dnos|dme|nosl[ao]|sel[ao]|ndo)?|[ei]d|(?:ed|id)nos|ganos|ga|gan|gala|galo|gase|gate)?\b"
ADVERBS = (
    r"(?:(?:ya|hoy|ayer|tambien|por tanto|finalmente|asimismo|todo|toda|incluso|recien|sido|le|te|les|os|\w+mente|(?:el|la|los|las|tu|su|tus|sus) "
    r"\w+) ){0,3}?"
)
UP_TO_6 = r"(?:\S+ ){0,6}?"
# Forms that are present and past alike once folded: only «ya» or a past day tells.
AMBIGUOUS = (
    r"\w*(?:amos|transferimos|ingreso|abono|anulo|cambio|mando|envio|pago|deposito|reembolso|arreglo|reparo|quito|regreso|cancelo|retiro|"
    r"reintegro|acredito|soluciono|elimino)\b"
)
