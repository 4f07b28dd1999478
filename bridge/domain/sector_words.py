"""The words that give away a sector or a matter, and what companies of each sector are called: data, without accents."""

WORDS = (
    ("data_protection", (
        r"fichero de morosos", r"ficheros? de morosidad", r"asnef", r"proteccion ?de ?datos", r"proteccio de dades", r"rgpd", r"lopd",
        r"derecho de supresion", r"derecho de acceso", r"derecho al olvido", r"copia de los datos", r"borr\w+ (?:todos )?(?:mis|los) datos",
        r"cedi\w+ (?:todos )?(?:mis|los) datos",
    )),
    ("air", (
        r"aerolineas?", r"companyia aeria", r"vuelos?", r"voos?", r"voo", r"hegaldi\w*", r"embarque", r"overbooking", r"aeropuerto", r"aeroport",
        r"flight", r"azafat\w+", r"tarjeta de embarque",
    )),
    ("rail", (
        r"tren(?:es)?", r"trena", r"comboios?", r"ave", r"cercanias", r"rodalies", r"ferroviari[oa]", r"vagon", r"larga distancia", r"anden",
    )),
    ("coach", (
        r"autobus(?:es)?", r"autocar(?:es)?", r"autocarros?", r"autobusa", r"estacion de autobuses",
    )),
    ("postal", (
        r"repartidor(?:a)?", r"paquetes?", r"paquet", r"paketea", r"encomenda", r"encomienda", r"mensajeria", r"mensajero", r"correos",
        r"codigo de seguimiento", r"paqueteria", r"colis", r"guia de envio",
    )),
    ("gas", (
        r"gas", r"gas natural", r"metros cubicos",
    )),
    ("electricity", (
        r"cups", r"contador", r"comptador", r"kontagailua", r"luz", r"llum", r"argi\w*", r"kwh", r"electric\w+", r"comercializadora",
        r"potencia contratada", r"energia", r"refactur\w+",
    )),
    ("water", (
        r"(?:recibo|factura|corte|suministro|contador|compania) (?:de|del|da|de l) (?:agua|auga|aigua)", r"cort\w+ (?:\w+ ){0,2}(?:agua|auga|aigua)",
        r"(?:sin|sen|sense) (?:agua|auga|aigua)",
    )),
    ("telecom", (
        r"internet", r"interneta", r"fibra", r"wifi", r"cobertura", r"linea movil", r"linea fija", r"lin(?:e|i)?a \d+", r"operadora", r"router",
        r"telefonia", r"megas", r"roaming", r"portabilidad", r"permanencia", r"datos moviles", r"gigas", r"tarifa movil",
    )),
    ("insurance", (
        r"(?:el|mi|del|de|un) seguro(?: del? \w+)?", r"seguros", r"asseguranca", r"asegurad\w+", r"poliza", r"siniestro", r"perito", r"aseguranza",
    )),
    ("invest", (
        r"fondos? de inversion", r"broker", r"mis acciones", r"acciones en bolsa", r"mi inversion",
    )),
    ("bank", (
        r"bancos?", r"banc", r"banku\w*", r"transferencias?", r"tarjeta de (?:credito|debito)", r"hipoteca", r"comision(?:es)?", r"cajero", r"bizum",
        r"cuenta corriente", r"prestamo", r"sucursal", r"phishing",
    )),
    ("restaurant", (
        r"restaurante?s?", r"bar", r"sidreria", r"bodega", r"tapas", r"camarer[oa]", r"cachopo", r"menu", r"fonda", r"terraza", r"servicio de mesa",
        r"en la carta", r"chiringuito", r"cafeteria", r"propina", r"cubiertos",
    )),
    ("hotel", (
        r"hotel(?:es)?", r"habitacion(?:es)?", r"recepcion", r"hostal", r"noches", r"huespedes",
    )),
    ("shop", (
        r"en (?:la|el|vuestra|su) (?:tienda|local|clinica|gimnasio|supermercado|peluqueria|gasolinera|discoteca)", r"peluqueria",
        r"gasolinera", r"discoteca", r"supermercado", r"tintoreria", r"lavanderia", r"mercadillo", r"cajera", r"sesion del cine",
    )),
)  # fmt: skip
"""Words without accents; the sector with most of them wins, and the first of those that tie."""

NAMES = (
    ("air", (
        r"iberia", r"vueling", r"ryanair", r"volotea", r"easyjet", r"binter", r"aeromexico", r"volaris", r"latam", r"\baero\w*", r"\w*airlines?\b",
        r"\w*airways\b", r"\bjet\w*", r"\w+jet\b", r"\bair\b", r"\bfly\w*", r"\bsky\w*",
    )),
    ("rail", (
        r"renfe", r"iryo", r"ouigo", r"avlo", r"\bferro(?:v|carr)\w*", r"\brail\w*", r"\btrenes?\b",
    )),
    ("coach", (
        r"alsa", r"flixbus", r"socibus", r"\bbus\b", r"\bautobuses\b", r"\bautocares\b",
    )),
    ("postal", (
        r"correos", r"seur", r"\bmrw\b", r"\bgls\b", r"\bdhl\b", r"nacex", r"\w*express\b", r"\w*paq(?:uet\w*)?\b", r"\bmensajer\w*",
        r"\benvi[ao]\w*", r"\blogist\w*", r"\bpostal\w*",
    )),
    ("gas", (
        r"naturgy", r"nedgia", r"\bgas\b",
    )),
    ("electricity", (
        r"endesa", r"iberdrola", r"totalenergies", r"holaluz", r"octopus", r"\w*energ\w*", r"\belectric\w*", r"\bluz\b", r"\w*volt\b",
        r"\bargindar\w*",
    )),
    ("water", (
        r"canal de isabel ii", r"aqualia", r"agbar", r"\baguas?\b", r"\baugas?\b", r"\baigues\b",
    )),
    ("telecom", (
        r"movistar", r"vodafone", r"orange", r"yoigo", r"jazztel", r"masmovil", r"\bdigi\b", r"pepephone", r"lowi", r"simyo", r"izzi", r"megacable",
        r"totalplay", r"\btel[ecmf]\w+", r"\w*fibra\w*", r"\bfibr\w+", r"\w*(?<!auto)movil\b", r"\w*telecom\w*", r"\bmobile\b",
    )),
    ("insurance", (
        r"mapfre", r"\baxa\b", r"allianz", r"\bmutua\w*", r"sanitas", r"adeslas", r"\bseguros?\b", r"\w*asegurador\w*",
    )),
    ("invest", (
        r"\bbroker\w*", r"\binversiones\b", r"\binvest\w*",
    )),
    ("bank", (
        r"bbva", r"caixabank", r"sabadell", r"bankinter", r"unicaja", r"kutxabank", r"abanca", r"revolut", r"\bn26\b", r"wizink", r"cofidis",
        r"\bbanco\b", r"\w*bank\b", r"\bbanc\w*", r"\bcaja\b", r"\bcaixa\b",
    )),
    ("hotel", (
        r"\bhotel(?:es)?\b", r"\bhostal(?:es)?\b", r"\bresort\b",
    )),
    ("restaurant", (
        r"\bbar\b", r"\bbodegas?\b", r"\bsidreria\b", r"\brestaurante?\b", r"\btaberna\b", r"\basador\b", r"\bfonda\b", r"\bmeson\b",
        r"\bcafeteria\b", r"\bpizzeria\b", r"\bchiringuito\b", r"\bburgu?er\w*", r"\bmarisqueria\b", r"\bpulperia\b",
    )),
    ("shop", (
        r"\bpeluqueria\b", r"\btaller(?:es)?\b", r"\bgimnas(?:io)?\b", r"\bgym\b", r"\bclinica\b", r"\btintoreria\b", r"\bgasolinera\b",
        r"\bdiscoteca\b", r"\bsupermercados?\b", r"\bcines?\b",
    )),
)  # fmt: skip
"""What companies are called: known brands, and words that they put in their names."""

MATTERS = (
    ("data_rights", (
        r"ficheros? de moros\w+", r"asnef", r"proteccion ?de ?datos", r"proteccio de dades", r"rgpd", r"derecho de supresion", r"derecho de acceso",
        r"derecho al olvido", r"copia de los datos", r"borr\w+ (?:todos )?(?:mis|los) datos", r"cedi\w+ (?:todos )?(?:mis|los) datos",
    )),
    ("continuity", (
        r"cort(?!esi|isim)\w+ (?:\w+ ){0,3}(?:luz|agua|auga|gas|suministro|internet)", r"cort\w+ d(?:e|el) (?:luz|agua|gas|suministro|servicio)",
        r"tall\w+ (?:\w+ ){0,3}(?:llum|aigua|gas)", r"(?:sin|sen|sem|sense) (?:luz|llum|agua|auga|aigua|gas|internet|suministro)",
        r"suspen(?:sion|dido) del? (?:servicio|suministro)", r"devolvede a auga",
    )),
    ("billing", (
        r"sig[ua]\w* cobr\w+", r"segui\w+ cobr\w+", r"cobr\w+ (?:\w+ ){0,4}(?:de mas|dos veces|doble|duplicad\w+|indebid\w+|por error)",
        r"(?:cargo|cobro)s? (?:\w+ ){0,2}(?:indebid\w+|duplicad\w+|no autorizad\w+|que no)", r"doble cobro",
        r"cobr\w+ (?:\w+ ){0,12}(?:baja|cancel\w+)", r"(?:baja|cancel\w+) (?:\w+ ){0,12}cobr\w+", r"suscripcion que no", r"factura\w*",
        r"faktura\w*", r"fatura\w*", r"refactur\w+", r"recibo (?:\w+ ){0,3}(?:inflado|erroneo|incorrecto|doble)",
    )),
    ("meter_or_bill", (
        r"contador", r"comptador", r"kontagailua", r"refactur\w+", r"factura\w*", r"faktura\w*", r"lectura estimada",
    )),
    ("payment_service", (
        r"transferencias?", r"bizum", r"tarjetas?", r"adeudos?", r"domiciliacion", r"pagos? no autorizados?", r"cargos? no autorizados?",
        r"cargos? que no", r"phishing", r"cajero",
    )),
    ("form_refused", (
        r"hojas? de reclamaci\w+", r"libro de reclamaciones", r"fulls? de reclamacio", r"livro de reclamacoes",
    )),
)  # fmt: skip
"""What a claim is about, where a pack has a term of its own for it."""
