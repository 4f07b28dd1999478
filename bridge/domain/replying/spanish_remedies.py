"""What a clause decides, in Spanish: done, promised, denied, offered. Act → patterns on folded text."""

from bridge.domain.replying.spanish import (
    ADVERBS,
    AMBIGUOUS,
    ASKED,
    CLITIC,
    FUTURE,
    FUTURE_CLEAR,
    INFINITIVE,
    MONEY,
    NOUN,
    PART,
    PAST,
    PRESENT,
    UP_TO_3,
    UP_TO_6,
)

REMEDIES: dict[str, tuple[str, ...]] = {
    "done": (
        (r"\b(?:esta|estan) (?:ya )?en (?:su|tu) (?:cuenta|poder|domicilio|casa|tarjeta|buzon)\b|\b(?:ya )?funcionan? (?:ya|desde|de nuevo|otra "
        r"vez|correctamente|con normalidad|perfectamente)\b"),
        (r"^\W*(?:modificad|anulad|corregid|cancelad|devuelt|abonad|rectificad|solucionad|reparad|arreglad|cambiad)[oa]s? (?:la|el|los|las|su|tu|"
        r"como)\b|\bdej(?:e|amos) (?:\S+ ){1,6}?en (?:conserjeria|porteria|correos|el buzon|su buzon|tu buzon|su casa|tu casa)"),
        (r"^\W*(?:hecho|listo|solucionado|resuelto|arreglado|todo arreglado|ya esta hecho|ya quedo)\b\W|\blleg(?:o|aron) (?:ayer|hoy|esta manana|"
        r"anoche)\b|\b(?:esta|estan|queda|quedan|sigue|dejado|puesto) (?:ya )?a cero\b|\bya (?:esta|tenemos|tiene|tienes|teneis|hay|ha vuelto|"
        r"volvio|vuelve a haber|hay otra vez) (?:de nuevo |otra vez )?(?:el |la )?(?:agua|luz|linea|internet|servicio|gas|wifi|calefaccion|"
        r"ascensor)\b|\bvino (?:ayer|hoy|ya)? ?el (?:tecnico|fontanero|electricista)\b|\b(?:adjunto|adjuntamos|anexo|envio|aqui (?:le|te) (?:paso|"
        r"dejo|envio|mando)) (?:\S+ ){0,5}?que (?:nos |me )?(?:solicit|ped|pid|reclam|requer)\w+"),
        (r"\bacab(?:o|amos|an) de (?:devolver|abonar|ingresar|transferir|reembolsar|anular|pagar|cancelar|reparar|arreglar|cambiar|sustituir|"
        r"quitar|corregir|depositar|dar de baja|mandar(?:te|le|os) (?:el|la|los|las) (?:dinero|importe|\d+|transferencia)|hacer(?:te|le|os)? "
        r"(?:el|la|un|una) (?:bizum|ingreso|transferencia|abono|pago|cambio|devolucion|reembolso|envio)|(?:dejar|llevar|echar)(?:lo|la|los|las|te|"
        r"telo|selo)? (?:\S+ ){0,2}?(?:en|a) (?:correos|el buzon|la agencia|su casa|tu casa|tu portal))(?:te|le|les|os|telo|selo|lo|la)?\b"),
        rf"\b(?:hemos|he|han|ha|habiendo|se ha|se han|te he|le he)\b {ADVERBS}{PART}\b",
        (rf"\b(?:hemos|he|se ha|han) procedido (?:ya )?(?:a|con) (?:la |el |su |tu |los |las |una? |realizar|efectuar|tramitar)?{UP_TO_3}(?:{NOUN}|"
        rf"{INFINITIVE})"),
        (rf"\b(?:ha|han) sido {ADVERBS}{PART}\b|\bfue(?:ron)? {ADVERBS}{PART}\b|\b(?:qued[ao]n?|quedaron|esta|estan|consta|figura|aparece|tienes?|"
        rf"tiene|teneis|tienen|se encuentran?)\b {ADVERBS}(?:{PART}|puest[oa]s?)\b"),
        (rf"\bya\b {UP_TO_3}{CLITIC}?{PAST}\b|\b{CLITIC}(?!{AMBIGUOUS}){PAST}\b|\b{PAST} (?:ya |hoy |ayer |hace (?:un )?rato |esta manana )?(?:el|"
        rf"la|los|las|tu|su) {NOUN}"),
        (r"\bse (?:aplico|abono|reembolso|ingreso|deposito|realizo|efectuo|ejecuto|anulo|cancelo|corrigio|reparo|sustituyo|reintegro|devolvieron|"
        rf"devolvio (?:el|la|los|las|su|tu|ya))\b {UP_TO_3}{NOUN}"),
        (r"\bya (?:esta|estan) (?:todo |toda |tod[oa]s )?(?:en su cuenta|en tu cuenta|arreglad|solucionad|resuelt|list[oa]|hech|de baja|operativ|"
        r"funcionando|activ|al dia|corregid|en su poder|cambiad|puest|montad|dad[oa] de baja|disponible|en el buzon|en casa)"),
        (r"\b(?:esta|vuelve a estar|estan|sigue) (?:de vuelta|operativ\w|en funcionamiento|funcionando)\b|\bdejaron? (?:\S+ ){0,4}(?:funcionando|"
        r"arreglad|reparad|instalad|list[oa])|\bdejado (?:\S+ ){0,4}(?:funcionando|arreglad\w+|reparad\w+|instalad\w+|en correos|en tu (?:casa|"
        r"cuenta|buzon)|en su (?:casa|cuenta|domicilio))"),
        (r"\b(?:ya )?(?:tienes?|tiene|tenes) (?:ya )?(?:el (?:dinero|importe|abono|reembolso|ingreso)|tu dinero|su dinero|servicio|linea|luz|agua|"
        r"internet|la fianza|los \d+)|\bya (?:cuentas|cuenta) con (?:servicio|suministro)"),
        (rf"\badjunt(?:o|amos|a)\b {UP_TO_6}(?:copia (?:integra|completa|de su|de tu|de la|del)|abono|nota de credito|factura rectificativa|el "
        r"justificante de (?:la )?(?:transferencia|devolucion|abono|reembolso|pago)|comprobante de (?:la )?(?:transferencia|devolucion|reembolso|"
        rf"pago)|{UP_TO_3}que (?:solicitaba|pedia|nos pidio|solicito|reclamaba|pediste|pedias))"),
        (r"\bemitid[oa] en (?:tu|su) cuenta|\bbaja definitiva\b|\b(?:abono|reembolso|devolucion|ingreso|transferencia) (?:ya )?(?:realizad|"
        r"efectuad|hech|emitid|ejecutad|completad)\w+"),
        (r"\b(?:asunto|tema|incidencia|averia|problema|caso|error|reclamacion|expediente) (?:ha sido |ha quedado |queda |quedo |ya esta |esta |fue "
        r"|resulto )?(?:solucionad|resuelt|subsanad|arreglad|corregid)\w+|\bresulto procedente\b|\b(?:resuelt\w+|procedi\w+|resolvi\w+|fallad\w+|"
        r"resolucion) (?:\S+ ){0,3}?(?:a|en) (?:su|tu) favor\b|\bresuelt\w+ "
        r"favorable\w*|\bfavorablemente\b"),
        (r"\bno (?:le|te|se le|se te|os) (?:hemos|ha|van a|va a|vamos a)? ?(?:cobrado|cobrar|facturado) (?:nada|ningun)|\b(?:ya )?(?:salio|hecha|"
        r"enviada|lanzada) (?:la|tu|su) transferencia|\btransferencia (?:hecha|enviada|realizada|mandada)"),
        (r"\b(?:he|hemos|ha) (?:pedido perdon y )?(?:dado de baja|dejado sin efecto|dejado a cero|puesto a cero|cargado en (?:tu|su) (?:cuenta|"
        r"monedero|tarjeta))|\bsin efecto (?:el|la) (?:cargo|recibo|factura|sancion|penalizacion)|\b(?:di|dimos) de baja\b"),
    ),
    "promise": (
        rf"\bhabr(?:emos|a|an) (?:\S+ )?{PART}|\btardaran?\b (?:\S+ ){{0,6}}?(?:en (?:llegar|aparecer|reflejar|ver|estar)|dias|horas|semanas)",
        (rf"\b(?:hemos|ha|han|he|se ha) (?:decidido|acordado|resuelto|optado por) (?:\S+ )?{INFINITIVE}|\b(?:te|le|les|os|se) (?:lo|la|los|las) "
        rf"(?:{MONEY}|devolv|repon)(?:o|amos|emos)\b|\b(?:te|le|les|os) (?:devolvemos|devuelvo|(?:reembols|abon|ingres|reintegr)(?:o|amos))\b"),
        (r"\b(?:nos comprometemos|me comprometo|nos obligamos) a (?!\S*(?:respond|contest|estudi|analiz|revis|investig|inform|valor|llam|escrib|"
        r"averigu|dar(?:le|te) (?:una )?resp))\w+"),
        (r"\bse (?:hara|haran|realizara|realizaran|efectuara|efectuaran|ejecutara|procedera)n?\b(?! (?:\S+ )?(?:saber|llegar|una (?:investigacion|"
        r"revision|visita|inspeccion|prueba)))"),
        rf"\b{FUTURE}\b {UP_TO_6}(?:{NOUN}|\bnuev[oa]\b|\botr[oa]\b|{PART})",
        rf"\b(?:te|le|les|os|se|lo|la|los|las|se lo|se la|se le|se te|te lo|te la) (?:lo |la |los |las )?{FUTURE_CLEAR}\b",
        rf"\b(?:sera|seran|quedara|quedaran|estara|estaran)n? {UP_TO_3}(?:{PART}|list[oa]s?|de vuelta|operativ\w+)",
        (r"\b(?:vamos a|voy a|van a|va a|se va a|se van a|procedemos a|procederemos a|procedere a|se procedera a|se procede a|procedemos con|"
        r"procedere con|pasaremos a|pasaran a|nos comprometemos a|me comprometo a|nos encargamos de|me encargo de) (?:que )?(?:la |el |su |tu |"
        rf"realizar |efectuar |tramitar |hacer )?{UP_TO_3}(?:{INFINITIVE}|{NOUN})"),
        (rf"\b(?:hemos|he|ha|han|se ha|se han|ha sido|han sido|esta|estan|queda|quedan|ya|hoy se|ayer se|se) {UP_TO_3}(?:{ASKED})\b "
        rf"{UP_TO_6}(?:{NOUN}|vuelta|funda|mueble|sofa|otr[oa]|nuev[oa]|recogida|envio|tecnico|entrega|instalacion|importe)"),
        (r"\b(?:reembolso|devolucion|abono|indemnizacion|compensacion|cambio|sustitucion|baja|recogida|reposicion) (?:ya )?(?:ha sido |queda |"
        r"quedo |esta |fue |se encuentra )?(?:autorizad|aprobad|aceptad|concedid|tramitad|cursad|solicitad|programad|en tramite|en proceso|en "
        r"curso)\w*"),
        (r"\b(?:los abonos|las transferencias|los pagos|los reembolsos|las devoluciones|el abono|el pago|la transferencia|el reembolso|la "
        r"devolucion|el ingreso|la entrega|la instalacion|la recogida|el envio|la reparacion|la visita) se (?:realiz|har|hac|efect|ejecut|abon|"
        r"lleva)\w+"),
        (r"\b(?:sale|saldra|salen) (?:a ruta|a reparto|hoy|manana|el|de almacen|de fabrica)|\b(?:lo|la|te|le|se) (?:tienes?|tiene|tendras?|tendra|"
        r"vera[s]?|ves) (?:\S+ ){0,5}(?:en (?:tu|su|la|el)|puest|instalad|list)|\b(?:reflejad|reflejar|refleja)\w*|\btendr?as? (?:los|el|la|tu) |"
        r"\bveras? (?:\S+ ){0,3}(?:descontad|reflejad|abonad|el importe|el abono)"),
        (r"\b(?:hago|hacemos|hare|haremos|hace|haran) (?:el|la|un|una|yo el|yo la) (?:abono|ingreso|transferencia|devolucion|reembolso|cambio|"
        r"bizum|pago|envio)|\bnos hacemos cargo\b|\bse hace cargo de (?:todo|la|los|el)\b|\b(?:asumimos|asumiremos|cubrimos|correremos con) (?:el|"
        r"la|los|las|todos) "),
        (r"\b(?:ira|iran|va|van) (?:el|la|un|una|dos|los|manana|hoy|esta|alguien|nuestro)\b (?:\S+ ){0,4}(?:tecnic|compa|fontaner|operari|montador|"
        r"chic|electricist|cuadrilla|equipo)\w*|\b(?:tecnic|fontaner|operari|montador|instalador|service|electricist|transportist|repartidor|"
        r"mensajer|pintor|albanil|cerrajer)\w* (?:\S+ ){0,4}(?:va|van|iran?|pasan?|pasaran?|vienen|vendran?|acudiran?|lo cambia|te lo cambia|se "
        r"lo cambia|lo arregla|te lo arregla|lo repara|viene|acude|acudira|estara|esta ahi|estara ahi)\b"),
        (r"\b(?:quedara|queda|quedo) (?:\S+ ){0,4}(?:instalad|reparad|solucionad|arreglad|restablecid|de alta|operativ)\w*|\bse restablecera\b|"
        r"\brecuperaras?\b|\bvolvera(?:s|n)? a (?:tener|funcionar|su|la)\b|\bte (?:entra|llega|cae)\b|\b(?:esta|estaran) (?:ya )?(?:en camino|de "
        r"camino|en reparto)\b|\bsera (?:el|este|manana|hoy|antes)\b"),
    ),
    "present": (rf"\b{CLITIC}{PRESENT}\b", r"\bsale\b|\bpasase\b"),
    "deny": (
        (r"\bno (?:veo|vemos|encontramos|apreciamos|existe|hay|encuentro) (?:\S+ )?(?:motivos?|razon(?:es)?|causa|base|fundamento)\b|\bno "
        r"(?:podemos|puedo) dar(?:le|te|os)? la razon\b"),
        (r"\bpoco (?:podemos|puedo|se puede) hacer\b|\bexent[oa]s? de\b|\b(?:corren?|van?|son|sera|seran|es) (?:de|por|a) (?:su|tu) (?:cuenta|"
        r"cargo)\b|\ba cargo del (?:cliente|consumidor|usuario|comprador)"),
        r"\binfundad[oa]s?\b|\bno se accede\b|\bno acced\w+ a\b|\bno ha lugar\b|\bsin lugar\b|\bno favorable\b",
        (r"\bno (?:tiene|tienen|lleva|llevan) (?:\S+ )?(?:devolucion|reembolso|cambio|garantia|cobertura|derecho|seguro|vuelta)|(?<!no "
        r")\b(?:debera|deberas|tiene que|tienes que|hay que|debe|le corresponde|te corresponde|te toca|le toca) (?:\S+ )?(?:pagar|abonar|asumir|"
        r"hacerse cargo)\w*|\bno es (?:\S+ )?(?:cosa|culpa|problema|asunto|responsabilidad|competencia) (?:nuestr[oa]|de (?:la tienda|esta "
        r"empresa|la empresa))|\b(?:correcta|correctamente) (?:facturacion|facturad\w+|aplicad\w+|cobrad\w+)|\bno hay nada que (?:devolver|"
        r"reclamar|hacer|abonar|compensar)|\bni modo\b|\bno (?:se )?(?:puede|pueden) hacer valida"),
        (rf"\bno (?:\S+ )?(?:pod|pued)\w+ (?:\S+ ){{0,3}}?(?:{INFINITIVE}|atender|acceder|aceptar|estimar|hacernos cargo|hacerme cargo|hacer nada|"
        r"proceder|autorizar|conceder|asumir|admitir|tramitar|acoger|dar (?:curso|tramite|por bueno|la razon|provimento)|ofrecer(?:le|te)? "
        rf"(?:ning|otra|un reembolso|la devol)|aplicar|recoger|compensar|realizar|gestionar|procesar|hacer (?:la|el|una|ningun) {NOUN})"),
        (r"\bno (?:es|sera|resulta|nos es|ha sido|fue|nos ha sido|me es|nos resulta|nos sea|sea|va a ser|nos fue|seria|era|nos sera)\b (?:\S+ "
        r")?(?:posible|procedente|viable|factible|reembolsable|aplicable|imputable|admisible|de aplicacion|responsabilidad|culpa|abonable|"
        r"indemnizable|retornable|objeto de)\b"),
        (r"\bno (?:(?:lo|la|los|las|le|les|te|os|se|nos|me) ){0,2}(?:admiten? (?:\S+ ){0,2}(?:cambio|devolu|reembols)\w*|(?:hacen?|hace|realizan?|"
        r"efectuan?) (?:devoluciones|cambios|reembolsos)|procede|proceden|procederia|ha lugar|cabe|corresponde|le corresponde|te corresponde|"
        r"aplica|cubre|entran? en (?:la )?garantia|entran? en|esta cubiert\w|estan cubiert\w|esta incluid\w|se devuelve\w?|se reembols\w+|se "
        r"abon\w+|se admite\w?|se aceptan?|se cambian?|hacemos devoluciones|hacemos cambios|aceptamos|admitimos|asumimos|devolvemos|reembolsamos|"
        r"abonamos|compensamos|realizamos (?:devoluciones|cambios|reembolsos)|tiene derecho|tienes derecho|existe derecho|tiene cobertura|genera "
        r"derecho|da derecho|da lugar|nos deja|me deja|hay (?:nada que|derecho a|lugar|motivo|reembolso|devolucion|defecto)|somos responsables|"
        r"nos hacemos|se hace cargo|nos responsabilizamos|contempla|contemplan|computa|procedemos|reune|cumple|constituye|apreciamos|se aprecia|"
        r"se observa|detectamos|ha quedado acreditad|queda acreditad|consta acreditad|podra ser|voy a|vamos a|os vamos a|te vamos a|te voy a|le "
        r"vamos a|se va a|se le va a|se te va a|se le puede|se te puede|se puede)\b(?! (?:poder )?(?:confirmar|informar|facilitar|decir|dar |"
        r"cobrar|ver|localizar|encontrar|identificar|leer|abrir|acceder a (?:su|tu) (?:contrato|cuenta)))"),
        (r"\b(?:son|es|sean|resultan?) no (?:reembolsable|procedente|retornable)s?|\bnon refundable|\bno reembolsables?\b|\bsin (?:indemnizacion|"
        r"derecho a|compensacion|reembolso)\b"),
        (r"\bdesestim\w+|\bdeneg(?:ad|am|ar|o|u)\w*|\bdenieg\w+|\brechaz(?:ad[oa]|amos|o)\b|\brehus(?:ad[oa]|amos|e)\b|\bimproceden\w+|"
        r"\binadmi(?:tid|tim|si)\w+|\bdesfavorable\w*|\bno favorable\w*|\bdeclin(?:amos|ar|ada?)\b(?! la oferta)|\bno podra ser atendid\w*|\ben "
        r"sentido negativo\b|\bresolucion negativa\b"),
        (r"\b(?:cargo|cobro|importe|factura\w*|liquidacion|penalizacion|sancion|cuota|recargo|comision|consumo|lectura|gasto|decision|resolucion|"
        r"actuacion|suplemento|precio|cantidad|tarifa)s?\b (?:\S+ ){0,8}?(?:(?:es|son|fue|fueron|esta|estan|resulta|resultan|era) (?:\S+ "
        r")?(?:correct[oa]s?|conformes?|procedentes?|debid[oa]s?|ajustad[oa]s?|bien|legal\w*|valid[oa]s?)|se (?:mantiene|mantendra|ajusta)n?|no "
        r"se (?:puede|devuelve|anula))"),
        (r"\bnos ratificamos\b|\b(?:ratific|reiter|manten|mantien|confirm)\w+ (?:en )?(?:la |nuestra |el |su )?(?:posicion|decision|resolucion|"
        r"respuesta|postura|rehuse|negativa|improcedencia|cargo|rechazo)"),
        (r"\b(?:queda|quedan|esta|estan|estaria|quedaria|se encuentran?|viene)\b (?:\S+ )?(?:excluid[oa]s?|fuera de (?:plazo|garantia|cobertura)|"
        r"anulada|expresamente excluid\w+|prescrit\w+)|\bexcluye (?:\S+ ){0,2}(?:de )?(?:la )?(?:cobertura|los danos|expresamente)|\bgarantia "
        r"(?:esta |queda |ha sido |fue )?(?:anulad|vencid|caducad|expirad|agotad|invalidad)\w*|\bfuera de (?:la )?garantia\b|\bpierde la garantia|"
        r"\bno (?:esta|entra|estaba) (?:en|dentro de(?:l)?) (?:la )?(?:garantia|plazo)"),
        (r"\bplazo (?:\S+ ){0,6}?(?:termino|vencio|finalizo|expiro|acabo|caduco|ha (?:vencido|finalizado|expirado|terminado|concluido|caducado)|"
        r"habia (?:vencido|finalizado|expirado)|esta (?:vencido|superado)|concluyo)|\bterminaron el\b|\bya (?:ha|han|habian?) (?:pasado|"
        r"transcurrido|vencido)\b|\bcomo pasaron\b|\bextemporane\w+|\bfuera de plazo\b"),
        (r"\bno (?:se trata|tratarse|se trate|nos consta|consta|hay constancia|existe|aprecia\w*) (?:de |que (?:haya|existiera) |ning\w+ )?(?:un |"
        r"ningun )?(?:defecto|averia|anomalia|incidencia|error|incumplimiento|irregularidad|negligencia)|\bmal uso\b|\buso (?:indebido|inadecuado|"
        r"incorrecto)\b|\bresponsabilidad (?:exclusiva )?(?:del|de la) (?:titular|cliente|usuari|comprador|pasajer|consumidor)\w*|\bcausas? "
        r"(?:extraordinarias|ajenas|de fuerza mayor)\b|\bfuerza mayor\b|\bcircunstancias extraordinarias\b"),
        (r"\blamenta\w+ (?:\S+ ){0,2}(?:no poder (?:dar|atender|ayudar|ofrecer|darle|darte|acceder|satisfacer|complacer)|(?:comunicar|informar|"
        r"decir|trasladar)\w* (?:\S+ )?que (?:\S+ ){0,4}no |que (?:\S+ ){0,4}no (?:nos )?(?:sea|podamos))|\b(?:no|sin) (?:es|ser|traerle|traerte) "
        r"(?:la respuesta que|mejores noticias)|\bsient\w+ no (?:poder|traer)\w*|\bno (?:cabe|ha lugar)\b|\bte la debo\b|\blas? politicas? no "
        r"(?:\S+ )*permit"),
        (r"\bno (?:te|le|os|se|les) (?:lo |la |los |las )?(?:vamos a|voy a|van a|podemos|puedo|pueden|va a|puede) (?:\S+ )?(?:devolver|reembolsar|"
        r"abonar|cambiar|pagar|compensar|descontar|quitar|anular|arreglar|recoger)\w*|\bno (?:tenemos|tengo) (?:obligacion|responsabilidad|por "
        r"que)\b|\b(?:no esta|no estamos|no estan) (?:obligad\w+)|\bno (?:nos )?(?:hacemos|hago|hacen|hace) (?:cargo|responsable)|\bsolo "
        r"procede\b|\bno hay (?:devolucion|reembolso|cambio)|\bsin que (?:proceda|quepa)\b|\bno (?:va a|puede|podra|podria|pueden) ser (?:atendid|"
        r"aceptad|reembolsad|devuelt|estimad|cambiad|indemnizad|abonad|tramitad|considerad|cubiert|imputad)\w+"),
        (r"\bes (?:correcto|conforme)\b (?:a |con |y |segun )|\bse ajusta a (?:las|lo|la|el)\b|\b(?:conforme|de acuerdo|segun) (?:a |con )?(?:las|"
        r"lo) (?:condiciones|pactado|contratado|estipulado)|\bservicio ya prestado\b|\blo (?:pone|firmo|firmaste|firmasteis|acepto|aceptaste) "
        r"(?:en|al|cuando|usted)|\bcontra (?:esta|la presente) resolucion\b|\bagota(?:da|r)? la via\b|\bquedan a salvo sus derechos\b"),
    ),
    "closed": ((r"\b(?:damos|doy|se da) (?:\S+ ){0,4}?por (?:zanjad|cerrad|finalizad|concluid|terminad)\w+|\bqueda (?:por nuestra parte )?(?:zanjad|"
        r"cerrad)\w+|\bse archiva\b|\bprocedemos al archivo\b"),),
    "offer": (
        rf"\bque (?:te|le|os) parec(?:e|eria) (?:\S+ ){{0,3}}?{NOUN}",
        (r"\b(?:le|te|os|les) (?:puede|podria|pueden|podemos|puedo|podriamos) (?:\S+ )?(?:dar|ofrecer|hacer|dejar|devolver|descontar|regresar|"
        r"cambiar|regalar|abonar|bonificar)\b|\blo que (?:si )?(?:esta en mi mano|puedo hacer|podemos hacer|te puedo|le puedo|esta en nuestra "
        r"mano)\b|\blo (?:maximo|unico|mas) que (?:me dejan|nos dejan|puedo|podemos)\b"),
        (r"\b(?:(?:le|te|les|os|se) )?(?:ofrec(?:emos|iendo|erle|erte|eros|erl|o|e|en|imos)|ofreceria\w*|ofrezco)\b(?! (?:\S+ )?(?:disculpas?|"
        r"nuestras|nuestro apoyo))|\bofrec(?:erle|erte|eros)\b|\b(?:propon(?:emos|go|e|erte|erle|iendo)|propuesta|oferta|ofrecimiento)\b"),
        (r"\b(?:nos gustaria|me gustaria|quisiera|quisieramos|queremos|querriamos|me encantaria|nos encantaria|quiero) (?:\S+ ){0,2}(?:compensar|"
        r"invitar|ofrecer|proponer|tener un detalle|obsequiar|regalar|enviar(?:te|le)|hacer(?:te|le))\w*"),
        (r"\b(?:podemos|puedo|podriamos|podria|pueden|lo que (?:si )?(?:te|le|os)? ?(?:podemos|puedo)|estaria(?:mos)? dispuest\w+|estamos "
        r"dispuest\w+|esta dispuest\w+|lo unico que (?:podemos|puedo)) (?:\S+ ){0,3}(?:ofrec|propon|hacer(?:te|le|os)? (?:es|un|una)|descontar|"
        r"devolver|rebajar|dejar|compensar|dar(?:te|le|os)?|cambiar|llegar a|abonar|reembolsar|quedar|bonificar|mandar(?:te|le)|enviar(?:te|le)|"
        r"regalar)\w*"),
        (r"\b(?:que|cual|cuales?) (?:\S+ )?(?:prefiere|prefieres|preferis|prefieren|opcion|elige|escoge)\b|\bprefieres? (?:que|el|la|un|una)\b|"
        r"\bprefiere (?:que|usted|el|la|un|una)\b|\b(?:elija|elige|escoja|escoge|opte) (?:entre|la|una|que|por|usted)|\b(?:opcion|"
        r"alternativa)(?:es)? (?:elegida|preferida|que prefier\w+|siguientes?|a\b|1\b)|\bindi\w+ (?:la|su|que|cual) (?:opcion|preferencia|"
        r"elegida)|\b(?:damos|doy|tiene|tienes|da|dan) (?:usted |ustedes )?(?:la (?:opcion|posibilidad|alternativa)|(?:dos|tres|varias) "
        r"(?:opciones|alternativas))|\ba elegir\b|\ba su eleccion\b|\ba tu eleccion\b|\bcomo (?:prefiera|prefieras|quiera|quieras|guste)\b"),
        (r"\b(?:usted|tu|ustedes) (?:me |nos )?(?:dice|diras|dira|decides?|decide)\b|\blo que (?:tu|usted) (?:digas|diga|prefieras|prefiera|"
        r"decidas)|\bpienselo\b|\bpiensatelo\b|\bpiensalo\b|\b(?:responda|responde|conteste|diga|dime|digame|escriba)\W* (?:\S+ )?[\"']?(?:acepto|"
        r"si acepta|si aceptas|conforme)\b"),
        (r"\b(?:a cambio de|llegar a un acuerdo|acuerdo (?:amistoso|transaccional|extrajudicial)|renuncia a|finiquit|sin reconocer|sin que (?:ello "
        r")?(?:suponga|implique) (?:reconocimiento|admision)|(?:dejarlo|lo dejamos|quedamos) en (?:los )?\d+|a medias|la mitad y)\b"),
        (r"\baceptar (?:la )?propuesta\b|\bpropone (?:devolver|reembolsar|pagar|abonar|enviar|cambiar)\w*|\bha hecho una propuesta|\b(?:puede|"
        r"puedes) (?:elegir|escoger|optar|percibir (?:de una|mediante))\b|\bpor cuenta de la casa\b|\bindemnizacion maxima (?:\S+ ){0,4}seria\b|"
        r"\b(?:quieres|quiere|quereis|quieren|desea|deseas|te gustaria|le gustaria|preferirias?) (?:una? (?:vale|bono|cupon|reembolso|cambio|"
        r"devolucion)|el (?:reembolso|cambio|dinero)|la (?:devolucion|reparacion))\b|\bque (?:te|le|os|se) (?:lo |la |los |las )?(?:devolvamos|"
        r"mandemos|enviemos|abonemos|cambiemos|reembolsemos|arreglemos|compensemos|descontemos|paguemos)\b"),
    ),
    "accept": (  # the claimant's yes is needed
        (r"\b(?:que le|que te|que os|como lo|como la) (?:parece|pareceria|ve|ves|veis|ven|verias?)\b|\b(?:te|le|os) (?:parece bien|vale|iria bien|cuadra|"
        r"late|encaja|sirve|va bien|viene bien)\b[^.]{0,12}\?|\b(?:a la espera de|pendientes? de|esperamos|esperando|espero) (?:su|tu|vuestra) "
        r"(?:conformidad|decision|aceptacion|ok|visto bueno|respuesta|eleccion)\b|\bsu conformidad\b|\bcual (?:le|te|os) (?:conviene|interesa|"
        r"gusta|va|viene|parece)|\bque me dice[s]?\b|\bme dice[s]? (?:cual|que)|\btu decides\b|\busted decide\b"),
        (r"\bsi (?!no |se )(?:usted |tu )?(?:\S+ ){0,2}?(?:acepta|aceptas|aceptan|aceptais|esta de acuerdo|estas de acuerdo|estais de acuerdo|"
        r"estan de acuerdo|estuviera de acuerdo|esta conforme|estas conforme|conforme|le parece|te parece|les parece|os parece|le interesa|te "
        r"interesa|le conviene|te conviene|te va bien|le va bien|le vale|te vale|quiere aceptar|lo prefiere|lo prefieres|prefiere|prefieres|te "
        r"animas|lo ve bien|lo ves bien|te cuadra|le cuadra|te late|le late|gusta)\b"),
        (r"\b(?:que|cual) (?:\S+ )?prefier\w+|\bprefier\w+ que\b|\b(?:como lo ve|que te parece|que le parece|usted me dice|tu me dices|tu diras|"
        r"pienselo|piensatelo|dime algo|digame algo|nos indique la opcion|opcion elegida|aceptar propuesta|responda acepto)\w*|\?\s*$"),
    ),
    "instalments": (r"\b(?:fraccion|aplaz)\w+|\ben (?:\w+ )?(?:plazos|cuotas|mensualidades)\b|\bplan de pagos?\b",),
    "bank_delay": ((r"\b(?:segun|dependiendo|depende|en funcion) de(?:l)? (?:tu |su )?(?:banco|entidad)|\b(?:tu|su|el) (?:banco|entidad)\b.{0,60}(?:tard|"
        r"demor|puede|reflej)|\bpuede (?:tardar|demorar|verse)\b"),),
}
