"""What a clause does, in Catalan and Valencian: act → patterns on folded text."""

W3 = r"(?:\S+ ){0,3}?"
W6 = r"(?:\S+ ){0,6}?"
PART = (
    r"(?:retornat|tornat|abonat|reemborsat|reintegrat|pagat|anul·lat|anullat|cancel·lat|canviat|substituit|reparat|arreglat|corregit|resolt|"
    r"solucionat|descomptat|desbloquejat|restablert|transferit|emes|realitzat|fet|compensat|indemnitzat|lliurat|enviat|ingressat|reposat|"
    r"rectificat|instal·lat|retirat|efectuat|regularitzat)(?:ada|a|s|es|da|des)?"
)
NOUN = (
    r"(?:devolucio|reemborsament|abonament|ingres|pagament|canvi|substitucio|reparacio|anul·lacio|descompte|import|diners|compensacio|"
    r"indemnitzacio|comissio\w*|factura|tecnic|peca|fianca|quota|\d+[,.]?\d* ?(?:€|euros?|eur))"
)
DO = (
    r"(?:retornar|tornar|abonar|reemborsar|reintegrar|pagar|anul·lar|cancel·lar|canviar|substituir|reparar|arreglar|corregir|resoldre|descomptar|"
    r"desbloquejar|restablir|transferir|emetre|compensar|indemnitzar|lliurar|enviar|ingressar|reposar|instal·lar|procedir|fer|donar de baixa)"
)
DATUM = (
    r"(?:numero|num|dni|nif|iban|factura|tiquet|rebut|justificant|copia|foto\w*|document\w*|adreca|telefon|correu|nom|contracte|comanda|"
    r"referencia|data|dades|informacio|model|serie|captura|video|dia|hora|horari|autoritzacio|titular|linia|informe|cups|taula|lectura)"
)

ACTS: dict[str, tuple[str, ...]] = {
    "done": (
        r"\bja (?:tens|teniu|esta|estan|queden) (?:\S+ ){0,3}?(?!registr|assign|obert|rebut)\w{3,}(?:at|ada|ats|ades|it|ida|uit|uida)\b",
        (rf"\b(?:hem|he|ha|han|s'ha|s'han|t'hem|t'he|li hem|us hem|ja|ha estat|han estat|ha quedat|queda|queden|esta|estan|tens) {W3}{PART}\b|"
        r"\b(?:hem|he) procedit (?:ja )?a\b|\bvam (?:retornar|abonar|ingressar|fer|anul·lar|canviar|pagar|reparar)\b"),
        (r"\bja (?:esta|tens|te|teniu|hi ha|funciona) (?:\S+ )?(?:arreglat|resolt|solucionat|servei|linia|llum|aigua|internet|fet|els diners)\w*|"
        r"\bja funciona\b|\b(?:t'|us |li )?adjuntem (?:\S+ ){0,3}(?:copia|justificant|factura rectificativa|abonament)|\bja ho tens\b"),
    ),
    "promise": (
        r"\b(?:passara|passa|vindra|ve|anira) (?:\S+ )?(?:el|un) tecnic\b",
        (r"\b(?:retornar|tornar|abonar|ingressar|enviar|canviar|reparar|arreglar|pagar|descomptar|fer|substituir|anul·lar|procedir|compensar|"
        rf"lliurar|instal·lar)(?:em|e|a|an)\b|\b(?:sera|seran|quedara|estara) {W3}{PART}|\b(?:anem a|vaig a|procedim a|ens comprometem a|ens "
        rf"encarreguem de) {W3}{DO}|\b(?:rebra|rebras|rebreu|tindra|tindras|veura|veuras|cobrara[s]?) {W3}{NOUN}|\b(?:el |un )?tecnic (?:\S+ "
        rf"){{0,4}}(?:passa|anira|ve|vindra|passara)\b|\b(?:hem|he|s'ha|ha) {W3}(?:sol·licitat|demanat|autoritzat|aprovat|acceptat|programat|"
        rf"tramitat|encarregat|ordenat) {W3}{NOUN}"),
        (r"\b(?:devolucio|reemborsament|abonament|canvi|indemnitzacio) (?:\S+ )?(?:autoritzad|aprovad|acceptad|sol·licitad|tramitad)\w*|\bfarem "
        r"(?:l'ingres|l'abonament|la transferencia|el canvi|la devolucio)"),
    ),
    "present": ((r"\b(?:et|t'|us|li|te|te'l|te'ls|us el|us els|se li|els|l') ?(?:retorno|retornem|ingresso|ingressem|envio|enviem|arriba|entra|abonem|faig|"
        r"fem|canvio|canviem|paguem|pago|portem|porto|passem|passo|descompto|descomptem|arreglem|instal·lem|poso|posem|deixo|deixem|torno|"
        r"tornem)\b|\b(?:arriba|ve|passa|fem|faig|tens|tindras|entra)\b"),),
    "deny": (
        (rf"\bno (?:\S+ )?(?:(?:pod|puc|pot)\w* (?:\S+ ){{0,3}}?(?:{DO}|atendre|accedir|acceptar|estimar|fer-nos carrec|fer res|tramitar)|(?:es|"
        r"sera|ha estat|resulta|ens es) (?:\S+ )?(?:possible|procedent|reemborsable|aplicable)|procedeix|escau|correspon|hi ha lloc|te dret|tens "
        r"dret|cobreix|entra en garantia|ens fem carrec|acceptem|assumim|retornem|es retorna|es retornen|fem devolucions)\b"),
        (r"\b(?:desestim|deneg|rebutj|improced|inadm)\w+|\bfora de (?:termini|garantia)|\bgarantia (?:\S+ )?(?:anul·lada|vencuda|caducada|"
        r"exhaurida)|\b(?:carrec|import|factura|cobrament)\w* (?:\S+ ){0,5}(?:es correct\w|es mante)|\b(?:lamentem|sentim) (?:\S+ ){0,3}no\b|"
        r"\bmal us\b|\bdonem (?:\S+ )?per tancad\w+|\btermini (?:\S+ ){0,4}(?:va acabar|ha vencut|va vencer|s'ha exhaurit)"),
    ),
    "offer": ((r"\b(?:oferim|oferir-(?:te|li|vos)|ofereixo|proposem|proposo|proposta|ens agradaria (?:compensar|oferir|convidar)\w*|voldriem "
        r"(?:compensar|oferir)\w*|podem (?:oferir|fer|retornar|descomptar|canviar|tornar)\w*|si (?:accepta|acceptes|accepteu|esta d'acord|estas "
        r"d'acord|esteu d'acord|li sembla|et sembla|us sembla)|prefereix|prefereixes|preferiu|que et sembla|que li sembla|que us sembla|com ho "
        r"veus|com ho veieu|a canvi de)\b"),),
    "accept": ((r"\bsi (?:accepta|acceptes|accepteu|esta d'acord|estas d'acord|esteu d'acord|li sembla|et sembla|us sembla)|\bpreferei\w+|\bpreferiu\b|"
        r"\bque (?:et|li|us) sembla|\bdigue'?(?:m|ns)|\?\s*$"),),
    "ask": (
        (rf"\b(?:necessit|cal|ens cal|falta|falten|preg|sol·licit|demanem|agrair)\w* {W6}(?:{DATUM}|que (?:ens |m')?(?:envi|facilit|indi|aport|fac|"
        r"remet)\w*)|\b(?:envia|envii|envieu|facilita|faciliti|faciliteu|indica|indiqui|indiqueu|confirma|confirmi|confirmeu|passa|passi|passeu|"
        rf"digue|digui|digueu|fes|adjunta|aporti|remeti)(?:'ns|'m|-nos|-me|ns|m)?\b {W6}{DATUM}|\b(?:ens|em) (?:podries|podrieu|podria|pots|podeu|"
        rf"pot) (?:dir|enviar|facilitar|confirmar|passar|indicar)\b|\b(?:em|ens) (?:passes|envies|dius|dieu|passeu|envieu) {W6}{DATUM}|"
        r"\bquin(?:a)? (?:es|dia|numero|hora|model|era)\b[^.]*\?|\bdocumentacio (?:pendent|que falta|addicional)|\bno (?:hem pogut|podem|trobem) "
        r"(?:obrir|llegir|localitzar)\b|\baniria be\b"),
    ),
    "redirect": (
        (r"\b(?:omple|ompli|ompliu|utilitza|fes servir|feu servir|trucar|truqui|truca|contacti|cal omplir) (?:\S+ ){0,3}?(?:formulari|app|xat|chat|"
        r"portal|venedor|agencia|fabricant|\d{3} ?\d{2,3} ?\d{2,3})"),
        (r"\b(?:truca|truqui|truqueu|trucar|escriu|escriviu|escrigui|escrius|escriure|envia|envii|envieu|adreca|adreci|adrecar|contacta|contacti|"
        r"contacteu|contactar|passa|passi|passeu|vine|veniu|cal|ha de|heu de|has de|utilitza|fes servir|entra|omple|ompli|ompliu|presenta|parla|"
        rf"posa't)\S* {W6}(?:a|al|per|a traves|en|amb|des de|mitjancant|d') ?{W3}(?:telefon|formulari|web|portal|app|oficina|botiga|chat|xat|"
        r"whatsapp|dm|missatge (?:privat|directe)|privat|correu|area de clients?|venedor|agencia|fabricant|recepcio|servei d'atencio|numero|"
        rf"\d{{3}} ?\d{{2,3}} ?\d{{2,3}}|https?:|www\.|[\w.]+@[\w.]+|[\w-]+(?:\.[\w-]+)+/)"),
        (r"\bno (?:\S+ ){0,5}(?:per|en|des de|a traves) (?:d')?(?:aquest|aquesta|aqui|correu|xarxes|telefon|instagram|twitter)|\bno es el (?:canal|"
        r"departament)\b|\baixo ho porta\b|\bho porta (?:un|una|l'|el|la)\b|\bmillor ens ho escriu\w*\b|\bens ho (?:escrius|escriviu|envies|"
        r"envieu) a\b|\bno portem\b|\bno gestionem\b"),
    ),
    "unread": (r"\b(?:no es llegeix|ningu (?:ho )?(?:llegira|llegeix)|no admet respostes|ha deixat d'(?:utilitzar|usar)-se|ja no (?:treballa|s'utilitza))\b",),
    "receipt": ((r"\b(?:hem rebut|he rebut|s'ha rebut|ha estat rebu|ha quedat registrad|registrat|acusem|gracies per (?:contactar|escriure|el teu missatge|"
        r"el seu missatge|posar))\w*"),),
    "automatic": ((r"\b(?:missatge|resposta|correu) automatic\w*|\bno respongu\w+\b|\bal mes aviat possible\b|\bcom mes aviat millor\b|\bper ordre d\w*|"
        r"\bhorari\b|\bdies habils\b|\bdies laborables\b|\bun agent\b|\bbrevetat\b|\bmolts missatges\b"),),
    "away": ((r"\b(?:estic|estare|actualment estic|em trobo|estarem|soc) (?:\S+ ){0,2}(?:de vacances|absent|fora|de permis|de baixa|tancat\w*)|\bfora "
        r"de l'oficina\b|\bno llegire\b|\btorno (?:el|al)\b|\btancat\w* per\b|\bpermis de maternitat\b"),),
    "answering": ((r"\b(?:et|us|li|t'|ens|te)? ?(?:respondr|contestar|informar|avisar|escriur|trucar|dir)(?:em|e)\b|\bens posarem en contacte|\bem posare en "
        r"contacte|\bja (?:et|us|li) (?:dic|diem|dire|direm|explico)|\b(?:et|us|li) (?:dic|diem) (?:algo|alguna cosa|el que)|\bdonarem (?:\S+ "
        r")?resposta"),),
    "looking": ((r"\b(?:ho|el|la) (?:miro|mirem|mirarem|miraré|mirare|reviso|revisem|consulto|consultem|pregunto|preguntem|parlo|passo|passem|estudiem|"
        r"veig)\b|\b(?:he|hem|acabo d'?e?|s'ha) (?:\S+ )?(?:vist|llegit|parlat|parlar|preguntat|passat|traslladat|remes|elevat|anotat|demanat que|"
        r"revisat|mirat|derivat)\b|\b(?:vaig a|haig de|hem de|dema|avui) (?:\S+ )?(?:mirar|parlar|parlo|preguntar|pregunto|revisar|consultar|"
        r"consulto)\b|\bestem (?:mirant|revisant|investigant|en aixo)|\bens preocupa\b|\bprenc nota\b|\bprenem nota\b"),),
    "not_us": ((r"\bno (?:som|soc) (?:\S+ ){0,3}(?:empresa|botiga|companyia|hotel)\b|\bno tenim (?:res a veure|cap relacio|relacio)|\b(?:empresa|societat|"
        r"companyia)s? (?:\S+ ){0,2}(?:diferent|distint|aliena)\w*|\bno consta cap (?:contracte|polissa|client)|\b(?:t'has|s'ha|us heu) "
        r"(?:equivocat|confos) d\w+|\bagafar el local\b|\bhem agafat el local\b"),),
    "conditional": ((r"^\W*(?:si|en cas de|quan|un cop|tan bon punt|sempre que|una vegada)\b|\b(?:si (?:ens|no|vols|vol|voleu|us|tens|ho)|un cop (?:ho|tinguem|"
        r"rebut|hagu)\w*|tan bon punt|quan (?:ens|ho|tinguem|rebem)|quan ho|sense (?:la|el|aquest|aquesta|l'|la seva) (?:autoritzacio|factura|"
        r"document|dada))\b"),),
    "enquiry": (r"\b(?:informe|perit|peritatge|inspeccio|analisi|investigacio|revisio|resposta|valoracio)\b",),
    "colleague": (r"\bque (?:li|els) (?:diem|contestem|responem)\b",),
    "survey": (r"\b(?:enquesta|valora'ns|opinio|satisfaccio)\b",),
    "advertising": (r"\b(?:promocio|rebaixes|butlleti|sorteig|gratis|novetats|black friday|subscriu)\w*",),
    "greeting": (r"\bbon nadal\b|\bbones festes\b|\bfeli[cç] (?:any|nadal)\b",),
    "routine": ((r"\bcodi de (?:verificacio|seguretat)\b|\b(?:la teva|la seva) factura (?:\S+ ){0,3}disponible|\bgracies per (?:la teva|la seva) (?:compra|"
        r"comanda)|\bcontrasenya\b"),),
    "phishing": (r"\bverifiqui (?:el seu compte|les seves dades|la seva targeta)|\benllac segur\b",),
    "attached": (r"\b(?:adjunto|adjuntem|us adjunto|en l'adjunt)\b",),
    "instalments": (r"\b(?:terminis|fraccionar|pla de pagaments?)\b",),
    "bank_delay": (r"\bsegons el (?:teu|seu) banc|\bpot trigar\b|\bdepen del banc\b",),
}
