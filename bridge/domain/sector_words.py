"""The words that give away a sector or a matter, and what companies of each sector are called: data, without accents."""

WORDS = (
    ("data_protection", (
        r"fichero de morosos", r"asnef", r"proteccion ?de ?datos", r"proteccio de dades", r"rgpd", r"lopd", r"derecho de supresion",
        r"derecho al olvido", r"copia de los datos", r"borr\w+ (?:todos )?mis datos", r"mis datos (?:personales|sin)", r"sin mi consentimiento",
    )),
    ("air", (
        r"aerolinea", r"companyia aeria", r"vuelos?", r"voos?", r"embarque", r"overbooking", r"aeropuerto", r"aeroport", r"flight", r"azafat\w+",
        r"piloto",
    )),
    ("rail", (
        r"tren(?:es)?", r"comboios?", r"ave", r"cercanias", r"rodalies", r"ferroviari[oa]", r"estacion de tren", r"vagon", r"larga distancia",
    )),
    ("coach", (
        r"autobus(?:es)?", r"autocar(?:es)?", r"autocarros?", r"conductor", r"estacion de autobuses",
    )),
    ("postal", (
        r"repartidor(?:a)?", r"paquetes?", r"paquet", r"encomenda", r"mensajeria", r"mensajero", r"correos", r"seguimiento", r"paqueteria", r"envio",
        r"colis",
    )),
    ("gas", (
        r"gas", r"gas natural", r"metros cubicos", r"calefaccion", r"caldera",
    )),
    ("electricity", (
        r"cups", r"contador", r"luz", r"llum", r"kwh", r"electric\w+", r"comercializadora", r"potencia contratada", r"energia", r"refactur\w+",
    )),
    ("water", (
        r"agua", r"auga", r"aigua", r"aguas", r"grifo", r"agua potable",
    )),
    ("telecom", (
        r"internet", r"fibra", r"wifi", r"cobertura", r"linea movil", r"linea fija", r"lin[ei]a", r"operadora", r"router", r"telefonia", r"megas",
        r"roaming", r"portabilidad", r"permanencia", r"datos moviles", r"gigas",
    )),
    ("insurance", (
        r"seguros?", r"asseguranca", r"asegurad\w+", r"poliza", r"siniestro", r"perito", r"parte del seguro",
    )),
    ("invest", (
        r"fondos? de inversion", r"broker", r"acciones", r"bolsa", r"inversion(?:es)?",
    )),
    ("bank", (
        r"bancos?", r"banc", r"transferencias?", r"tarjeta de (?:credito|debito)", r"hipoteca", r"comision(?:es)?", r"cajero", r"bizum",
        r"cuenta corriente", r"prestamo", r"sucursal", r"phishing",
    )),
    ("restaurant", (
        r"restaurante?s?", r"bar", r"sidreria", r"bodega", r"tapas", r"camarer[oa]", r"cachopo", r"menu", r"fonda", r"terraza", r"cocina", r"mesa",
        r"carta", r"cena", r"chiringuito", r"cafeteria", r"taperia", r"pulperia",
    )),
    ("hotel", (
        r"hotel(?:es)?", r"habitacion(?:es)?", r"recepcion", r"hostal", r"noches", r"balneario",
    )),
    ("shop", (
        r"en (?:la|el|vuestra|su) (?:tienda|taller|local|clinica|gimnasio|supermercado|peluqueria|gasolinera|discoteca)", r"peluqueria",
        r"gasolinera", r"taller", r"discoteca", r"supermercado", r"tintoreria", r"lavanderia", r"mercadillo",
    )),
)  # fmt: skip
"""Words without accents; the sector with most of them wins, and the first of those that tie."""

NAMES = (
    ("air", (
        r"iberia", r"vueling", r"ryanair", r"volotea", r"easyjet", r"binter", r"air europa", r"aeromexico", r"volaris", r"latam",
        r"\w*(?:aero|airlines?|airways|jet)\w*", r"\bair\b", r"\bfly\w*",
    )),
    ("rail", (
        r"renfe", r"iryo", r"ouigo", r"avlo", r"\w*ferro\w*", r"\w*rail\w*", r"\btren\w*",
    )),
    ("coach", (
        r"alsa", r"avanza", r"flixbus", r"socibus", r"\w*(?:bus|autocares)\b",
    )),
    ("postal", (
        r"correos", r"seur", r"mrw", r"gls", r"dhl", r"nacex", r"celeritas", r"\w*(?:express|paquet|mensajer|envi[ao]|logist|postal)\w*",
    )),
    ("gas", (
        r"naturgy", r"nedgia", r"\bgas\b", r"\w*gas\b",
    )),
    ("electricity", (
        r"endesa", r"iberdrola", r"totalenergies", r"holaluz", r"octopus", r"repsol luz", r"\w*(?:energ|electr|\bluz\b|watio|volt)\w*",
    )),
    ("water", (
        r"canal de isabel ii", r"aqualia", r"agbar", r"\b(?:aguas|augas|aigues)\b", r"\w*aqua\w*",
    )),
    ("telecom", (
        r"movistar", r"vodafone", r"orange", r"yoigo", r"jazztel", r"masmovil", r"digi", r"pepephone", r"lowi", r"simyo", r"izzi", r"megacable",
        r"totalplay", r"\btel\w+", r"\w*(?:fibra|fibr|movil|telecom|mobile)\w*",
    )),
    ("insurance", (
        r"mapfre", r"axa", r"allianz", r"mutua\w*", r"sanitas", r"adeslas", r"\w*(?:segur|asegur)\w*",
    )),
    ("invest", (
        r"\w*(?:broker|capital|inversion|invest)\w*",
    )),
    ("bank", (
        r"bbva", r"santander", r"caixabank", r"sabadell", r"bankinter", r"unicaja", r"kutxabank", r"abanca", r"ing\b", r"revolut", r"n26", r"wizink",
        r"cofidis", r"\w*(?:banco|bank|banc|caja|caixa)\w*",
    )),
    ("hotel", (
        r"\b(?:hotel|hoteles|hostal|resort)\b",
    )),
    ("restaurant", (
        r"\b(?:bar|bodega|sidreria|restaurante|taberna|asador|fonda|mesones?|cafeteria|pizzeria|chiringuito|burguer|burger|marisqueria|pulperia)\b",
    )),
    ("shop", (
        r"\b(?:peluqueria|talleres|taller|gimnasio|gym|clinica|tintoreria|gasolinera|discoteca)\b",
    )),
)  # fmt: skip
"""What companies are called: known brands, and words that they put in their names."""

MATTERS = (
    ("data_rights", (
        r"fichero de morosos", r"proteccion ?de ?datos", r"derecho de supresion", r"copia de los datos", r"borre[ni]s? mis datos",
    )),
    ("continuity", (
        r"cort(?:ado|aron|aste|e) (?:de |la |el )*(?:luz|agua|gas|suministro|internet)", r"cortou\w* a auga", r"devolvede a auga",
        r"(?:sin|sen|sem) (?:luz|agua|auga|gas|internet|suministro)", r"suspension del servicio",
    )),
    ("billing", (
        r"segui\w+ cobrando", r"cobr\w+ (?:de mas|dos veces|indebid\w+|por error)", r"(?:cargos?|cobros?) indebidos?", r"doble cobro", r"factura\w*",
        r"refactur\w+",
    )),
    ("meter_or_bill", (
        r"contador", r"comptador", r"refactur\w+", r"factura\w*", r"lectura estimada",
    )),
    ("payment_service", (
        r"transferencias?", r"bizum", r"tarjetas?", r"adeudos?", r"domiciliacion", r"pago no autorizado", r"cargos? no autorizados?",
    )),
    ("form_refused", (
        r"hojas? de reclamaci\w+", r"libro de reclamaciones",
    )),
)  # fmt: skip
"""What a claim is about, where a pack has a term of its own for it."""
