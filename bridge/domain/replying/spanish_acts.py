"""What a clause does, in Spanish: the acts that decide nothing, and those of REMEDIES. Act → patterns on folded text."""

from bridge.domain.replying.spanish import DATUM, GO, IMPERATIVE, MEANS, SEND
from bridge.domain.replying.spanish_remedies import REMEDIES

ACTS: dict[str, tuple[str, ...]] = {
    **REMEDIES,
    "ask": (
        r"\b(?:devolver|devuelv\w+) (?:\S+ )?firmad[oa]s?\b",
        rf"\bayud\w*(?:me|nos) con (?:\S+ ){{0,4}}?{DATUM}",
        (rf"\b(?:rog|solicit|ped|agradec|requer|suplic)\w+ (?:que )?(?:nos|me) (?:lo |la |los )?{SEND}\w*|(?<!por )(?<!al )(?<!de )\b(?:traer|"
        r"mandar|enviar|pasar|hacer llegar|facilitar|aportar|remitir)(?:nos|me)\b (?:un|una|el|la|los|las|tu|su)\b"),
        (r"\b(?:necesit(?:o|amos|aria|ariamos|ara|aremos)|nesecit\w+|precis(?:o|amos|aria|ariamos)|requer(?:imos|iremos|imos)|requiero|hace falta|"
        r"haria falta|harian falta|hacen falta|me falta|nos falta|nos faltan|me faltan|falta|faltan|es necesari[oa]|es imprescindible|es preciso|"
        r"es indispensable|sera necesario|seria necesario|debe|debes|deben|deberia|deberas?|tiene que|tienes que|tendria que|tendras? que|ten "
        rf"que)\b (?!ver |hablar |revisar |consultar |comprobar |mirar |preguntar |esperar )(?:\S+ ){{0,10}}?(?:{DATUM}\b|que (?:me |nos "
        rf")?{SEND}\w*)"),
        (r"\b(?:(?:roga|agradec|solicita|ped|requer|suplica)\w+|(?:puede|puedes|podria|podrias|podeis|pueden|podrian|podes|seria tan amable de|"
        r"serias tan amable de|le importaria|te importa|te importaria|haga el favor de|hagame el favor de|favor de|tenga a bien|me hace favor de|"
        r"me ayudas? (?:con|a)|nos ayuda\w* (?:con|a)|sea tan amable de|sirvase|quedamos a la espera de|a la espera de|pendientes? de)) (?:\S+ "
        rf"){{0,4}}?{SEND}\w* ?(?:\S+ ){{0,10}}?{DATUM}\b"),
        rf"\b{SEND}\w*(?:nos|me|noslo|melo|noslos|la|lo|los|las|se)\b (?:\S+ ){{0,10}}?{DATUM}\b",
        (r"(?:^|[,.;:!¡¿?] ?|\by |\bpor favor,? |\bporfa,? |\btambien )(?:adjunt[ea]|aport[ea]|remit[ae]|envi[ea]|indi(?:que|ca)|facilit[ea]|"
        r"sub[ae]|confirm[ea]|complet[ea]|mand[ea]|proporcion[ea]|acredit[ea]|ensen[ea]|detall[ea]|anex[ea]|compart[ea]|rellen[ea]|firm[ea])\b(?! "
        rf"(?:le|te|os|les|se|encontrar)) (?:\S+ ){{0,8}}?{DATUM}\b"),
        (r"(?<!que )\b(?:me|nos) (?:pas[ae]s?|mand[ae]s?|envi[ae]s?|dic?es?|d[ae]s|facilit[ae]s?|confirm[ae]s?|indic[ae]s?|reenvi[ae]s?|ensen[ae]s?|"
        r"dej[ae]s?|hac[ea]s? llegar|haga llegar|manden?|envien?|dig[ae]n?|di?gas?|indiques?|pod[ei]s decir|puedes decir|puedes dar|puede decir|"
        rf"cuent[ae]s?)\b (?:\S+ ){{0,8}}?(?:{DATUM}|que|cual|cuando|donde|como|si|otr[oa])\b"),
        (rf"\b(?:cual|cuales|que) (?:es|son|era|fue) (?:su|tu|el|la|vuestr[oa]) {DATUM}|\bque (?:dia|dias|hora|numero|modelo|talla|direccion|fecha|"
        rf"franja|horario|habitacion|linea|producto) (?:\S+ ){{0,4}}\w+|\b(?:tiene|tienes|conserva|conservas|guarda|guardas) (?:usted )?(?:el|la|"
        rf"algun|alguna|todavia|aun) {DATUM}\b[^.]*\?"),
        (r"\b(?<!cualquier )(?:documentacion|informacion|datos?) (?:pendiente|requerid[oa]s?|adicional|siguiente|que falta|necesari[oa]s?|"
        r"incomplet[oa]s?|ilegibles?)\b|\bfalta (?:informacion|documentacion|aportar)\b|\baccion requerida\b|\bno (?:ha podido|hemos podido|puedo|"
        r"podemos|he podido|pudimos|se puede|consigo) (?:\S+ )?(?:abrir|leer|ver|visualizar|localizar|encontrar|identificar)\w*|\bvuelva a "
        r"(?:enviar|adjuntar|mandar|subir)\w*|\bilegibles?\b|\bse ve (?:\S+ )?(?:borros|cortad|oscur|mal)\w*|\bse requiere (?:que|su|la|el|copia|"
        r"de)\b"),
        (r"\b(?:subsane|subsanacion|requerimiento de (?:subsanacion|documentacion)|plazo (?:\S+ ){0,3}para (?:aportar|subsanar|presentar|enviar|"
        r"completar|remitir)\w*|dispone(?:s)? de (?:\S+ ){0,6}para (?:aport|subsan|envi|remit|complet|present)\w*|de no (?:recibir|aportar|"
        r"enviar)\w*)"),
        (r"\bcon (?:un|una|el|la) (?:papel|foto|captura|copia|autorizacion|escrito|documento)\b (?:\S+ ){0,15}?(?:me|nos) (?:vale|basta|sirve|"
        r"bastaria)\b|\bsin (?:su|tu|la|el|esa|ese|esos|esas|los|las) (?:\S+ )?(?:autorizacion|dni|factura|datos?|documento\w*|numero|ticket|"
        r"tique|firma|justificante|permiso|foto\w*) (?:\S+ ){0,3}?no (?:puedo|podemos|se puede|nos)\b|\b(?:me vale|nos vale|me basta|nos basta|"
        r"basta|bastaria) (?:con )?(?:un|una|el|la) (?:papel|foto|captura|copia|autorizacion|escrito|documento|correo)\b|\b(?:le|te) (?:viene|va|"
        r"vendria|iria) (?:mejor|bien) (?:por|el|la|que|a|en|manana)|\bcuando (?:le|te|os) (?:viene|va|vendria|iria) bien|\b(?:pasara|visitara|"
        r"ira|acudira|vendra) (?:\S+ ){0,3}(?:perit|inspector)\w*|\b(?:perito|inspector\w*|peritaje|inspeccion) (?:\S+ ){0,5}(?:pasara|visitara|"
        r"acudira|ira|visita|se pondra|cita)\b"),
        (r"\brespondas? a este (?:correo|mensaje|email) con\b|\brespondiendo a este (?:correo|mensaje|email|mail)\b|\bqued(?:o|amos) a la espera "
        r"(?:de|para) (?:\S+ ){0,4}?(?:documentacion|datos|foto\w*|factura|informacion|numero|recibir|poder|que)\b|\b(?:dinos|diganos|dime|digame|"
        r"decidnos|cuentanos|cuenteme|indiquenos|indicanos|confirmanos|confirmenos) (?:\S+ ){0,4}?(?:que|cual|cuando|donde|el|la|tu|su|numero|"
        r"si)\b|\ben cuanto (?:lo|la|los|nos|me) (?:lo |la |los )?(?:haga|hagas|envi|mand|pas|facilit|remit|aport|digas|confirm)\w*"),
    ),
    "redirect": (
        (r"\bpara (?:las |sus |tus )?(?:quejas|reclamaciones|reclamar|incidencias|devoluciones)\b[^.]{0,40}?(?:\S+@\S+|\d{3} \d{2,3} \d{2,3})|\bel "
        r"(?:numero|telefono|correo|mail|email) (?:es|para eso es|correcto es) (?:el |este)?|(?<!le )(?<!les )(?<!lo )(?<!la )\b(?:vente|venga|"
        r"ven|acercate|acerquese|pasate|pase) "
        r"(?:\S+ ){0,3}?(?:por|al|a la|hasta)\b|\b(?:tus|sus) datos los (?:lleva|gestiona|tiene)"),
        (r"\b(?:eso|esto|ese tramite|este tramite|el tramite) (?:ya )?(?:toca|va|se hace|se gestiona|hay que hacerlo|tienes que hacerlo|es) (?:\S+ "
        rf")?(?:por|desde|en|a traves de|con) (?:\S+ ){{0,3}}?{MEANS}"),
        rf"\b{GO}{IMPERATIVE} (?:\S+ ){{0,8}}?(?:a traves de|por|al?|en|con|via|mediante|desde|hacia|para|dentro de)l? (?:\S+ ){{0,4}}?{MEANS}",
        (r"\b(?:debe|debes|deben|debera|deberas|deberan|deberia|deberias|tiene que|tienes que|tendra que|tendras que|tendria que|tendrias que|ha "
        r"de|hay que|es necesario|es indispensable|es imprescindible|puede|puedes|podra|podras|le rogamos que|te rogamos que|le pedimos que|le "
        rf"agradeceremos|le sugerimos|te sugerimos|le recomendamos|te recomendamos|le invitamos a|te invitamos a) (?:que )?(?:\S+ ){{0,4}}?{GO}\w* "
        rf"(?:\S+ ){{0,10}}?{MEANS}"),
        (rf"\b(?:a traves de|por|via|mediante|en|desde) (?:\S+ ){{0,3}}?{MEANS}[^.]{{0,60}}\b(?:podra|podras|puede|puedes|te atenderan|le atenderan|"
        r"te ayudaran|le ayudaran|lo gestionan|lo tramitan)\b"),
        (r"\b(?:eso|esto|esos temas|estos temas|ese tema|este tema|esas cosas|estas cosas|lo de (?:la|el|los|las) \S+|(?:las?|los|el|estas?|"
        r"estos?) (?:averias?|cuotas?|pagos?|temas?|bajas?|altas?|devoluci\w+|reembolsos?|reclamaci\w+|quejas?|incidencias?|cancelaci\w+|"
        r"facturas?|cobros?|garantias?|cambios?|equipajes?|envios?|siniestros?|matriculas?|fianzas?)) (?:\S+ ){0,3}?(?:lo |la |los |las |se "
        r")?(?:mira|miran|arregla|arreglan|reclama|reclaman|resuelve|resuelven|lleva|llevan|gestiona|gestionan|tramita|tramitan|presenta|"
        r"presentan|hace(?! falta)|hacen(?! falta)|realiza|realizan|ve|ven|corresponde|corresponden|es (?:competencia|cosa)|son (?:competencia|"
        r"cosa)|atiende|atienden|solicita|solicitan|piden?)\b (?:\S+ ){0,4}"),
        (r"\b(?:por|en) (?:este (?:mismo )?(?:medio|canal|correo|buzon|chat|perfil)|esta (?:via|direccion|cuenta|red)|aqui|redes sociales|correo|"
        r"mail|e-?mail|email|telefono|twitter|dm)\b(?: \w+){0,2}? (?:no|unicamente|solo|solamente)\b|\bno (?:\S+ ){0,4}(?:por|en|a traves de|"
        r"desde|mediante) (?:este (?:medio|canal|correo|buzon|chat|mail|email|perfil)|esta (?:via|direccion|cuenta|red)|aqui|redes|redes sociales|"
        r"correo(?: electronico)?|mail|e-?mail|telefono|twitter|instagram|facebook|dm|mensaje)\b"),
        (r"\bcanal (?:incorrecto|equivocado|inadecuado|no habilitado)|\bno (?:es|somos) (?:el|la) (?:canal|via|departamento|medio|persona|area|"
        r"seccion) (?:\S+ ){0,3}(?:adecuad|correct|indicad|competente|para|que)\w*"),
        (rf"\b(?:tienes?|tiene|debes?|debe|deberia|deberias|habria|hay|toca) (?:que )?(?:\S+ ){{0,2}}?(?:ponerte|ponerse|contactar|hablar|reclamar|"
        rf"dirigir|acudir|pedir|gestionar|solicitar|tratar)\w* (?:\S+ ){{0,5}}?(?:ell[oa]s|{MEANS})|\bson ell[oa]s (?:quienes|los que|las que) "
        r"(?:tienen|deben|han de|te|le|os|gestionan|tramitan)|\bla garantia la (?:da|lleva|cubre) (?:el|la)\b|\bes otr[oa]: "),
        (r"\b(?:te|le|os|les) (?:atienden|atenderan|atendemos|ayudan|ayudaran|ayudamos|lo solucionan|lo miran) (?:en|por|desde|a traves)|\b(?:mand|"
        r"envi|escrib|dej)\w+ (?:\S+ )?(?:whats\w*|wasap|guasap|dm|md|mensaje (?:directo|privado)|inbox)\b|\b(?:escrib|envi|reenvi|mand|dirig|"
        r"remit)\w* (?:\S+ ){0,6}?\S+@\S+|\b(?:entra|entre|accede|acceda) (?:\S+ ){0,2}?(?:en|a) \S+\.\S+"),
        (r"\besto lo lleva\b|\blo lleva otr[oa]\b|\ble voy a transferir\b|\bte paso con\b|\bno (?:llevamos|gestionamos|tramitamos|atendemos|"
        r"discutimos|manejamos|resolvemos|tratamos|tenemos acceso)\b(?! (?:\S+ ){0,3}(?:reserva|pedido))|\bcontacta(?:r|te)? (?:directamente "
        r")?con (?:el|la|tu|su|nuestro|nuestra) (?:vendedor|agencia|fabricante|transportista|proveedor|aseguradora|tienda|servicio|departamento|"
        r"banco|compania)|\bdebe (?:gestionarl[oa]|dirigirse|tramitarl[oa]|reclamarl[oa]|solicitarl[oa]) (?:con|a|en|ante)\b|\babre (?:una "
        r")?incidencia aqui\b|\b(?:canalice|canalizar|canaliza)\b"),
        (r"\b(?:mand|envi|escrib|hab|ponte|pong|contact)\w*(?:nos|me|te|se)? (?:\S+ ){0,6}?(?:dm|md|privado|privi|inbox|whatsapp|direct|mensaje "
        r"directo|mensaje privado)\b|\bte (?:hemos )?(?:abierto|escrito|mandado) (?:por|un) (?:dm|md|privado)|\bpor (?:dm|md|privado|interno|"
        r"inbox)\b"),
        (r"\bse pas[ae] por\b|\bpas(?:ate|ese|a|e|ar|arse) por\b|\bacerc(?:ate|ese|arse)\b|\bven(?:ir|ga|te)? (?:al|a la|a) (?:club|tienda|centro|"
        r"local|oficina)|\bpresent(?:arse|ese|e|ate) en\b|\b(?:acud|pas|present|ven|tramit|solicit|recog|hac|acerc)\w+ (?:\S+ "
        r"){0,6}(?:personalmente|presencial\w*|en persona)\b|\b(?:solo|unicamente|exclusivamente|de forma|de manera) (?:presencial\w*|en persona|"
        r"personalmente)"),
    ),
    "unread": (
        (r"\b(?:no se lee|nadie (?:va a leer|lee)|no (?:admite|acepta|atiende|recibe) (?:respuestas|correos|mensajes|reclamaciones)|no (?:esta|se "
        r"encuentra) (?:monitorizad|atendid|supervisad|operativ|activ)\w+|buzon no atendido|ha dejado de (?:utilizarse|usarse|estar)|dejara de "
        r"estar operativ\w+|se encuentra inactiv\w+|ya no (?:se usa|esta operativ|forma parte|trabaja)|no ha sido redirigido)\b"),
    ),
    "receipt": (
        r"\b(?:queja|reclamacion|solicitud|mensaje|correo|escrito|consulta) (?:ya )?(?:nos )?ha (?:entrado|llegado|sido dad[oa] de alta)\b",
        (r"\b(?:hemos|se ha) (?:juntado|unido|fusionado) (?:\S+ ){0,4}(?:mensaje|caso|conversacion|correo)|\bsigue en cola\b|\b(?:hemos|ha sido|"
        r"han sido|he) (?:\S+ )?recibid[oa]s?\b (?:\S+ ){0,4}(?:mensaje|reclamacion|solicitud|correo|consulta|peticion|queja|e-?mail|escrito|caso|"
        r"reclamo|comunicacion|comentario|formulario|documentacion|reporte|incidencia|incidente)|\b(?:mensaje|reclamacion|solicitud|correo|"
        r"consulta|queja|escrito|reclamo|reporte|caso|peticion|incidencia|ticket) (?:\S+ ){0,3}?(?:recibid[oa]|registrad[oa]|ingresad[oa]|creado|"
        r"creada|abiert[oa]|generad[oa]|guardad[oa]|asignad[oa])\b|^\W*(?:mensaje )?recibid[oa]\b"),
        (r"\bacus(?:e|amos|o|ar)\b (?:de )?(?:recibo|recepcion)|\bconfirmamos (?:la )?recepcion|\bconfirmacion de recepcion|\bgracias por "
        r"(?:contactar|escribir|ponerte en contacto|ponerse en contacto|su mensaje|tu mensaje|comunicar|enviar|su correo|tu correo|escribirnos|su "
        r"consulta|hacernos llegar|dirigirse|su reclamacion|contar)\w*|\bagradecemos (?:su|tu|que) (?:contacto|mensaje|correo|comunicacion|"
        r"consulta|escrito)"),
        (r"\b(?:ha|han|hemos|queda|quedo|ha quedado|ha sido|fue|qued[oa]) (?:\S+ ){0,3}(?:registrad|ingresad|abiert\w+(?! una investigacion)|"
        r"generad|asignad|cread|dad[oa] de alta|incorporad|unid)\w*\b|\b(?:tu|su) (?:mensaje|correo|reclamacion|solicitud|caso) (?:nos )?(?:ha "
        r"llegado|ha entrado)|\b(?:tenemos|nos llega|nos ha llegado|nos llego) (?:tu|su) (?:mensaje|correo|reclamacion)|\bnumero de (?:caso|"
        r"ticket|expediente|folio|referencia|registro|solicitud)|\bcodigo de reclamacion|\b(?:conserve|guarde|conserva|guarda) (?:este|su|tu|el) "
        r"(?:numero|codigo|folio|justificante)|\bcopia de su hoja\b|\bestado:? (?:nuevo|abierto|en curso|recibido|pendiente)"),
    ),
    "automatic": (
        (r"\bno hay nadie (?:conectado|disponible)|\bdejanos (?:tu|un) mensaje|\bequipo (?:responsable|correspondiente|encargado|competente)|"
        r"\bdepartamento correspondiente|\ba partir de las \d"),
        (r"\b(?:mensaje|correo|respuesta|e-?mail|notificacion) (?:\S+ ){0,3}?(?:automatic[oa]|automaticamente|generad[oa] automaticamente)|"
        r"\bautorespuesta|\bauto-?respuesta|\bno respond\w* a este|\b(?:este|no responda).{0,30}(?:buzon|mensaje|correo) no (?:admite|acepta)|"
        r"\basistente virtual\b|\bsoy (?:el|la) (?:bot|asistente)\b|\bchatbot\b"),
        (r"\b(?:muchisimos|gran cantidad de|numerosos|elevado numero de|alto volumen|mucho volumen|volumen (?:alto|elevado)|muchas) (?:de "
        r")?(?:mensajes|consultas|solicitudes|correos|peticiones)|\bpor orden de (?:llegada|entrada|recepcion)|\bhorario (?:de (?:atencion|"
        r"oficina)|comercial|es de|de lunes)|\bnuestro horario\b|\bfuera de (?:nuestro )?horario|\bno es necesario (?:que )?(?:realice|haga|"
        r"realices|hagas)|\bno tiene que hacer nada|\bno hace falta que (?:insistas|hagas)|\bno cierres? esta ventana|\ben un momento (?:uno|te|"
        r"le)|\buno de nuestros (?:asesores|agentes|ejecutivos)|\bun(?:a)? (?:agente|asesor|ejecutivo|gestor|especialista|tecnico|companero|"
        r"miembro)\w* (?:\S+ ){0,3}(?:te|le|se|revisara|atendera|respondera|dara)|\bbienvenid[oa]s?\b|\bgestor asignado\b|\bnuestro equipo (?:\S+ "
        r"){0,2}(?:revisara|contactara|respondera|se pondra|atendera|analizara)|\btiempo (?:estimado|medio|de espera|de respuesta)|\bmayor "
        r"brevedad|\bbrevedad\b|\blo antes posible\b|\blo mas pronto posible|\bdias? (?:habiles|laborables|naturales)\b"),
        (r"\ben cola\b|\b(?:hemos|se ha) (?:juntado|unido|fusionado)\b|\bestamos al tanto\b|\btrabajando (?:en ello|para|con)\b.*\b(?:informacion|"
        r"redes|novedades)|\bmientras tanto\b|\bcentro de ayuda\b|\bpreguntas frecuentes\b|\bprontisimo\b|\bno (?:generar|es necesario (?:que "
        r")?(?:vuelv|envi)|vuelvas? a)\w*|\blibro de reclamaciones\b|\bse dara respuesta\b|\bdebera dar respuesta\b|\btarda(?:r|re)mos\b|\bpuede "
        r"que tardemos\b"),
    ),
    "away": (
        (r"^\W*(?:de )?(?:permiso|baja|vacaciones|excedencia|asuntos propios)\b (?:\S+ ){0,3}(?:hasta|del \d|desde el)|\bno cogemos el (?:correo|"
        r"telefono)\b|\b(?:estoy|estare|me encuentro|estaremos|estamos|encontrare|me encontrare|estara|sigo) (?:\S+ ){0,3}?(?:fuera (?:de|del|"
        r"hasta)|ausente|de vacaciones|de baja|de permiso|de viaje|disfrutando|de descanso|cerrad[oa]s?|sin acceso)|\bfuera de(?:l)? (?:la |mi "
        r")?(?:oficina|escritorio|despacho)|\bno (?:sera leid|podre leer|leere|tendre acceso|estare disponible)\w*|\b(?:regreso|vuelvo|"
        r"reincorporo|retorn\w+|retomare|volvere|volvemos|volveremos|reanudaremos|reabrimos) (?:\S+ ){0,4}(?:el|al|a la|a labores|manana|en|de)\b|"
        r"\bcerrad[oa]s? (?:por|hasta|del|desde)|\bpor vacaciones\b|\bout of office\b|\bperiodo vacacional|\ben mi ausencia\b|\bdurante mi "
        r"ausencia\b|\bcontamos con menos personal\b|\bferia\b.*\bcerrad"),
    ),
    "answering": (
        r"\bseguimos en contacto\b|\b(?:te|le) (?:mantengo|mantenemos|tendre|tendremos) (?:al tanto|informad[oa])",
        (r"\b(?:te|le|os|les|se lo|te lo) (?:respond|contest|escrib|decim|dig|cuent|contam|llam|avis|inform(?:are|aremos)|ir(?:e|emos) "
        r"(?:informando|contando|diciendo)|mantendr|tendr(?:e|emos) (?:informad|al tanto)|confirm(?:are|aremos)|comunic(?:are|aremos)|dar(?:e|"
        r"emos) (?:respuesta|una respuesta|noticias|novedades)|dare una|comentamos|comento)\w*|\b(?:nos|me) (?:pondremos|pondre|ponemos|pongo|"
        r"pondran) en contacto|\b(?:dar|recibir|tendr|emitir)\w+ (?:\S+ ){0,3}(?:respuesta|contestacion|noticias|novedades|informacion)|\b(?:sera|"
        r"seran) (?:atendid|respondid|contestad|analizad|revisad|gestionad|tramitad|estudiad|valorad|derivad|asignad|tratad)\w+|\bquedo pendiente|"
        r"\bse pondra en contacto|\b(?:te|le) (?:contactara|llamara)\w*|\ble atenderemos|\bte atenderemos|\bte diremos|\bvolver(?:e|emos) a "
        r"(?:escribir|contactar)\w*|\ben cuanto (?:sepa|tenga|me conteste|nos conteste|haya|me diga|nos diga|tengamos (?:informacion|noticias|"
        r"novedades|respuesta))\w*"),
    ),
    "looking": (
        r"\b(?:le|les) he (?:dicho|pedido|preguntado|mandado|escrito)\b|\ben estudio\b|\brecab\w+",
        (r"\b(?:dame|deme|dadme|denos|danos) (?:un|unos|un par|hasta)\b|\b(?:lo )?(?:comparto|compartimos) con\b|\b(?:sigue|siguen|seguimos|"
            r"sigo) (?:estudiando|mirando|revisando|analizando|investigando|"
        r"pendiente)|\bvoy a ir (?:yo )?a ver"),
        r"\bescal(?:e|amos|o|ado|ada|aron)\b|\brecien (?:veo|leo)\b|\b(?:averiguar|averiguo)\b",
        (r"\b(?:lo|la|le|los) (?:miro|miramos|revis(?:o|amos|are|aremos)|consult(?:o|amos|are|aremos)|pregunt(?:o|amos|are|aremos)|habl(?:o|amos|"
        r"are|aremos)|veo|vemos|vere(?:mos)?|mirare(?:mos)?|pas(?:o|amos|are|aremos)|elev(?:o|amos|are|aremos)|traslad(?:o|amos|are|aremos)|"
        r"comento|comentamos|comentare|investig(?:o|amos|are|aremos)|estudi(?:o|amos|are|aremos)|leo|leemos|dejo|dejamos|tengo|tenemos|he "
        r"(?:visto|leido|pasado|trasladado|remitido|enviado|comentado|dejado|elevado|anotado|preguntado|derivado|mandado)|estamos (?:viendo|"
        r"mirando|revisando|estudiando|investigando|analizando)|estoy (?:viendo|mirando|revisando))\b"),
        (r"\b(?:he|hemos|acabo de|acabamos de|se ha|se han|ha sido|ya) (?:\S+ ){0,3}?(?:visto|leid[oa]|hablad[oa]|hablar|preguntad[oa]|preguntar|"
        r"pasad[oa]|pasar|trasladad[oa]|trasladar|remitid[oa]|remitir|elevad[oa]|elevar|derivad[oa]|derivar|turnad[oa]|turnarl?[oa]?|escalad[oa]|"
        r"escalar|comentad[oa]|consultad[oa]|consultar|anotad[oa]|unid[oa]|dejado|reenviad[oa]|pedido (?:que|un informe|informe|explicaciones|las "
        r"grabaciones|el parte)|solicitado (?:un informe|informe|las grabaciones|el informe|al)|abierto una (?:investigacion|incidencia)|iniciado "
        r"(?:una |la )?investigacion|puesto en conocimiento|mirad[oa]|revisad[oa]|localizad[oa])\b"),
        (r"\b(?:voy a|vamos a|tengo que|tenemos que|manana|hoy|ahora|luego|dejame|dejeme|deja que|permitame|ire a) (?:\S+ ){0,2}?(?:mirar|revisar|"
        r"hablar|hablo|preguntar|pregunto|consultar|consulto|ver|verlo|investigar|estudiar|comentar|mirarlo|revisarlo|verificar|checar|checarlo|"
        r"checo|comprobar|comprobarlo|pedir|reclamar|averiguar|miro|reviso|localizar|buscar|leer)\w*\b"),
        (r"\b(?:pregunto|consulto|averiguo|hablo|reviso|miro|lo estudiamos|lo investigamos|lo valoramos|lo valorare|valoraremos|dejo (?:hecha|"
        r"anotad|constancia)|tomo nota|tomamos nota|toma nota|queda anotad|anotado|ya veo|he visto|lo elevo|lo paso|paso (?:tu|su|la|el)|traslado "
        r"(?:tu|su|la|el)|estamos (?:revisando|investigando|analizando|estudiando|viendo|en ello|comprobando|mirando|gestionando|pendientes)|"
        r"estoy (?:en ello|mirando|revisando|comprobando|pendiente)|en ello|lo hablamos|seguimos (?:en ello|trabajando|investigando)|esta en "
        r"(?:estudio|revision|analisis|tramite de estudio)|se esta (?:analizando|revisando|estudiando|tramitando))\b"),
        (r"\b(?:llamo|llamare|escribo|pregunto|preguntare|hablo|hablare|consulto|consultare|reviso|miro|busco|averiguo|compruebo|pido|reclamo|ando|"
        r"lo enseno|se lo (?:enseno|paso|comento|digo|pregunto)) (?:\S+ )?(?:al|a la|a los|a mi|a ver|con|en el|con el|manana|ahora|hoy|checando|"
        r"viendo)\b|\b(?:lo|la|le) van? a (?:revisar|estudiar|mirar|valorar|analizar|ver|checar|investigar)|\b(?:le|les|se lo|se la) (?:pase|"
        r"mande|envie|turne|reenvie|comente|pregunte) (?:su|tu|el|la|al|a)\b|\bno (?:le|te|les|os) (?:puedo|podemos) (?:decir|adelantar|"
        r"confirmar)|\bhasta (?:que )?habl\w+ con|\b(?:estoy|estamos) (?:esperando|pendientes?|hablando|checando|averiguando)\b|\ben manos de "
        r"(?:nuestro|mi|el|la|un)\b|\btomado conocimiento\b|\bte cuento\b|\bte contamos\b|\bte digo\b|\bte decimos\b|\ble digo\b|\ble cuento\b|"
        r"\bmiralo tu\b|\bmirad esto\b|\bcontestale\b|\bencargate\b|\bpuedes (?:mirarlo|verlo|encargarte)\b|\bno cierro (?:la|el|tu|su)\b|\bsoy "
        r"(?:el|la) (?:duen|encargad|responsable|gerente|director)\w+"),
    ),
    "not_us": (
        (r"\b(?:esta empresa|nuestra empresa|esta compania|esta entidad) no (?:presta|opera|vende|suministra|distribuye|gestiona)\b|\bno (?:es|"
        r"somos )?(?:la|el) que (?:usted |tu )?busca|\b(?:su|tu) (?:suministrador|compania|comercializadora|aseguradora|operador\w*|distribuidora|"
        r"banco) es\b"),
        r"\bno (?:me|nos) suena|\baqui (?:somos|es) (?:un|una)\b|\bsolo compartimos (?:direccion|nombre|marca|local|edificio)|\bse extinguio\b",
        (r"\b(?:nos|me) (?:confunde|confundes|confunden|estan? confundiendo|estas confundiendo)n? con\b|\baqui no (?:ha|has|han) (?:\S+ "
        r")?(?:estado|comprado|venido|alojado|reservado|contratado)"),
        (r"\bdebe (?:de )?haber (?:un error|una confusion|alguna confusion)|\b(?:sera|debe ser|debe de ser|seria|es) otra (?:empresa|tienda|"
        r"compania|sociedad|clinica|agencia)\b|\b(?:empresa|tienda|compania|sociedad) con (?:el mismo nombre|un nombre (?:parecido|similar))|"
        r"\beste (?:correo|telefono|mail|email|numero) (?:es|pertenece) (?:de|a) (?:un|una)\b|\bya no (?:somos|llevamos|gestionamos|"
        r"administramos) (?:los |las |el |la )?(?:administrador|gestor|propietari|titular|responsable|duen|comunidad|finca|local|marca)\w*|"
        r"\bahora (?:la|lo) lleva otr[oa]\b|\b(?:nunca hemos|no hemos) (?:\S+ )?(?:vendido|alquilado|tenido|prestado|trabajado|sido)\b (?:nunca |"
        r"jamas )?"),
        (r"\bno (?:es|eres|figura|consta|aparece)s? (?:usted |tu )?(?:\S+ ){0,2}?(?:cliente|asegurad\w|abonad\w|usuari\w|soci\w) (?:nuestr\w|de "
        r"esta|de nuestr\w|con nosotros)\b|\b(?:su|tu|el) (?:contrato|poliza|pedido|reserva|compra|suministro|linea) (?:\S+ ){0,2}?(?:es|esta|"
        r"esta hech\w|se hizo|fue) (?:\S+ )?(?:con|a|de) (?:otr[oa]|una? (?:empresa|compania|comercializadora) (?:distinta|diferente))"),
        (r"\bno (?:somos|soy|es) (?:\S+ ){0,3}?(?:esa (?:empresa|tienda|compania|marca)|la (?:empresa|compania|tienda|persona|comercializadora|"
        r"aseguradora) (?:que (?:busca|reclama|usted|tu|menciona|indica|refiere)|a la que|contra la)|los que|quien(?:es)?|ninguna (?:empresa|"
        r"tienda|compania|aerolinea|agencia)|ningun)\b|\bno tenemos (?:nada que ver|ninguna relacion|relacion (?:alguna )?con|vinculo)|\bno "
        r"(?:guardamos|mantenemos|tenemos|hay|existe) (?:ninguna |ningun )?(?:relacion|vinculo|vinculacion|contrato|poliza)(?: \w+)? (?:con|"
        r"suscrit|a su nombre|a tu nombre)"),
        (r"\b(?:empresa|sociedad|compania|persona juridica|entidad|tienda|marca|razon social)s? (?:\S+ ){0,4}?(?:distinta|diferente|ajena|"
        r"independiente)s?\b|\bno consta (?:ningun |como |que )?(?:contrato|poliza|cliente|relacion|pedido|compra)s?\b (?:\S+ ){0,6}(?:esta "
        r"(?:sociedad|empresa|compania|entidad)|con nosotros|nuestra (?:empresa|base|sociedad|compania))|\bse ha(?:n)? (?:equivocado|confundido) "
        r"de (?:empresa|direccion|destinatario|tienda|persona|correo|compania)|\bte has (?:equivocado|confundido) de\b|\b(?:busca|buscas|buscan|"
        r"querra decir|se refiere|te refieres) (?:probablemente |seguramente |quiza |tal vez )?a? ?(?:a )?(?:otr[oa]|[a-z]+ (?:movil|seguros))|"
        r"\bprobablemente (?:busca|se refiera)\b|\berror de destinatario\b|\bpor error\b.*\bno (?:soy|somos)\b"),
        (r"\b(?:yo )?no (?:soy|somos) (?:\S+ ){0,2}(?:empresa|tienda|hotel|agencia|compania|aerolinea|banco)\b|\bno (?:vendemos|ofrecemos|"
        r"prestamos|fabricamos|distribuimos|operamos|comercializamos|tenemos tienda)\b (?:\S+ ){0,5}|\b(?:cogimos|compramos|adquirimos|llevamos) "
        r"(?:el |la )?(?:local|negocio|traspaso|tienda|bar|restaurante) (?:\S+ ){0,3}(?:en|hace|desde)|\b(?:antiguo|anterior) (?:dueno|propietari|"
        r"titular|gestor|inquilin)\w*|\b(?:ya )?no (?:gestionamos|llevamos|administramos) (?:esa|ese|este|esta|dicha|dicho) (?:\S+ ){0,2}(?:desde|"
        r"finca|comunidad|edificio|local|vivienda|apartamento|marca)|\b(?:franquicia|negocio|empresa|sociedad) (?:\S+ ){0,3}(?:cerro|extinguid|"
        r"disuelt)\w*"),
    ),
    "conditional": (
        (r"^\W*(?:si|en caso de|en caso que|siempre que|siempre y cuando|de no|una vez|cuando|en cuanto|tan pronto|mientras no|a menos que|salvo "
        r"que|hasta que)\b|\b(?:si (?:usted|tu|te|le|les|os|nos|me|lo|la|no|(?:lo )?prefier\w+|acept\w+|quiere|desea|necesita|tiene|se)|una vez "
        r"(?:que |recibid|tengamos|nos|me|hay|"
        r"complet|analiz|revis|verific|finaliz|valid)\w*|en cuanto (?:nos|me|lo|la|los|recib|tenga|llegue|haya|est|disp|confirm|pued)\w*|tan "
        r"pronto (?:como )?(?:nos|me|recib|teng|disp|lleg)\w*|cuando (?:nos|me|recib|tengamos|tenga|lo tenga|haya|este|llegue|disponga|lo "
        r"recib)\w*|siempre que|siempre y cuando|previa? (?:presentacion|recepcion|entrega|confirmacion)|a la espera de|hasta que (?:no )?(?:nos|"
        r"me|recib|tengamos|teng)\w*|sin (?:su|tu|ese|esa|eso|este|la|el) (?:autorizacion|documento|factura|ticket|dato|dni|firma|confirmacion|"
        r"justificante|numero|recibo|papel)\w*|sin (?:eso|esto|ello)|mientras no|en funcion de|dependiendo de(?:l)? (?:resultado|informe|"
        r"analisis))\b"),
    ),
    "enquiry": (  # the promised act is only a step of finding out
        (r"\b(?:informe|peritaje|perito|inspeccion|prueba|analisis|laboratorio|investigacion|revision|valoracion|diagnostico|verificacion|"
        r"auditoria|comprobacion|estudio|respuesta|resolucion|contestacion|dictamen|visita|reunion|conclusion|expediente|averigu|llamada)\w*\b"),
    ),
    "colleague": (
        (r"\b(?:que|como) (?:le|les) (?:decimos|contestamos|respondemos|digo|contesto|ponemos)|\ba (?:est[ea]|ese|esa) (?:que|senor\w*|cliente)? "
        r"?(?:que )?le (?:decimos|contest)|\bsi se pone (?:muy )?pesad|\b(?:dile|decidle) que\b|\bel (?:tipo|tio|pesado) (?:este|ese)|\b(?:no le "
        r"contestes|dale largas|pasale|mandale)\b"),
    ),
    "survey": (
        (r"\b(?:encuesta|valora(?:nos| tu| la atencion|cion de tu| tu experiencia)|valore (?:su|la|nuestr)|tu opinion|su opinion|satisfaccion|"
        r"puntua|puntue|califica|califique|que te ha parecido|que le ha parecido|cuentanos (?:que tal|tu experiencia)|del 0 al 10|de 0 a 10|del 1 "
        r"al (?:5|10)|recomendarias|recomendaria|como (?:fue|ha sido) (?:tu|su) (?:experiencia|atencion)|como lo hemos hecho)\b"),
    ),
    "advertising": (
        (r"\d+ ?% (?:de )?(?:descuento|dto)|\b(?:descuentos?|black friday|cyber monday|rebajas|descuento del|oferta exclusiva|promocion(?:es)?|"
        r"sorteo|newsletter|boletin|suscribete|nueva coleccion|llevate|descubr\w+|estren\w+|novedades|link en bio|gratis|masterclass|webinar|"
        r"evento|inscribete|cupo limitado|compra ya|aprovecha|descubre|estrenamos|trae a un amigo|solo hasta|hasta el -?\d+ ?%|-\d+ ?%|"
        r"comunicaciones comerciales|te esperamos|preventa|ven a conocer)\b"),
    ),
    "greeting": ((r"\bfeliz (?:navidad|ano|cumple|dia de|pascua)\w*|\bfelices (?:fiestas|pascuas|vacaciones)|\bprospero\b|\bfelicidades\b|\bte deseamos\b|"
        r"\bos desea\b|\bles desea\b"),),
    "routine": (
        r"\bcambio (?:de|en) (?:las |nuestras )?condiciones\b|\bcodigo de acceso\b|\bcaduca en \d+ minutos",
        r"\bconfirma\w+ (?:de )?(?:su|tu) (?:cita|asistencia|plaza|inscripcion)\b",
          # a bill, a code, an order: about the contract, not about the claim
        (r"\b(?:codigo|clave|pin) (?:de (?:verificacion|seguridad|acceso|un solo uso|confirmacion)|otp|temporal)\b|\bno (?:lo )?compartas? (?:este|"
        r"con)|\b(?:tu|su) (?:factura|recibo|extracto) (?:de \w+ )?(?:ya )?(?:esta )?disponible|\bya puede[s]? consultar (?:tu|su) (?:factura|"
        r"extracto|recibo)|\b(?:la|lo) cargaremos|\b(?:tu|su) factura de \w+ (?:ya )?(?:esta|llega|ha llegado)|\b(?:tiene|tienes) cita (?:con|en|"
        r"el|a)|\brecorda(?:mos|rle|rte) (?:que )?(?:\S+ ){0,4}cita|\bgracias por (?:tu|su) (?:compra|pedido|reserva|suscripcion|registro|"
        r"inscripcion)|\b(?:confirmacion|resumen) de (?:tu |su )?(?:pedido|compra|reserva|cita|registro|alta)|\b(?:tu|su) pedido (?:\S+ "
        r"){0,3}(?:ha sido enviado|esta en camino|ha salido|confirmado|en reparto)|\bcita (?:confirmada|previa)|\brecordatorio de (?:pago|cita|"
        r"tu)|\b(?:curriculum|candidatura|proceso de seleccion|oferta de empleo|vacante)\b|\b(?:restablecer|cambiar|cambio de) (?:tu |su |la "
        r")?contrasena|\binicio de sesion\b|\bha iniciado sesion\b|\bcondiciones (?:generales )?(?:actualizadas|modificad)|\bactualizamos "
        r"(?:nuestra|la) (?:politica|privacidad)|\bcorte programado\b|\bsu cita\b.*\bmedic"),
    ),
    "phishing": (
        (r"\bverifi(?:que|car|ca) (?:su|tu|sus|tus) (?:tarjeta|cuenta|datos|identidad|informacion)|\b(?:enlace|link) seguro\b|\bcaduca en \d+ "
        r"(?:horas|h)\b|\bsu cuenta (?:sera|ha sido) (?:bloqueada|suspendida)|\bactuali(?:ce|za) (?:sus|tus) datos (?:bancarios|de pago)|\bhaga "
        r"clic (?:aqui|en el)|\bpul(?:se|sa) aqui|\b(?:contrasena|cuenta) (?:\S+ )?caduca|\bpremi(?:o|ado)\b"),
    ),
    "attached": ((r"\b(?:adjunt\w+|anex\w+|envio|enviamos|remit\w+|ver|vea|vease)\b (?:\S+ ){0,4}(?:carta|escrito|respuesta|resolucion|documento|archivo|"
        r"pdf|contestacion|comunicacion|oficio|adjunto)\b|\b(?:en|ver) (?:el )?(?:documento |archivo |fichero )?adjunto\b|^\W*(?:adjunto|se "
        r"adjunta)\b"),),
}
