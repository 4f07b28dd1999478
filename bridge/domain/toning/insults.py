"""Insults by language, folded. Those that are also ordinary words (thieves, rats, rubbish) count only when said of somebody."""

# Always an insult to somebody.
PLAIN = (
    r"hij[oa]s?(?: ?de| d)(?: la)? (?:(?:la )?gran )?(?:puta|perra|chingada|tu madre|fruta|mil putas)", r"hijueputas?", r"hijoputas?", r"jueputas?",
    r"hdps?", r"h de p", r"malnacid[oa]s?", r"malparid[oa]s?", r"gonorreas?", r"desgraciad[oa]s?",
    r"gilipollas", r"gilipuertas", r"subnormal(?:es)?", r"imbecil(?:es)?", r"cabron(?:es|a|as|azos?)?", r"capull[oa]s?", r"mamarrach[oa]s?",
    r"sinverguenzas?", r"sinverguenzura", r"caraduras?", r"gentuza", r"chusma", r"escoria", r"mongol[oa]s?", r"retrasad[oa]s? mental(?:es)?",
    r"garrul[oa]s?", r"trileros?", r"chorizos de mierda", r"mangantes?", r"soplapollas", r"tocapelotas", r"comemierdas?", r"lameculos",
    r"maric[oa]n(?:es)?(?: de mierda)?", r"zorras?", r"putas? (?:asquerosas?|de mierda)", r"cretin[oa]s?", r"patetic[oa]s? de mierda", r"hijos de su \w+",
    r"mierdas? de (?:empresa|gente|compania|tienda|personas)",
    r"(?:empresa|compania|gente|tienda|aerolinea|operadora|banco|panda|atajo|peste) de mierda", r"asquerosos de mierda",
        (r"(?:viej[oa]|pinche|pinches|put[oa]s?|jodid[oa]s?) (?:mamon(?:es|a)?|pendej[oa]s?|culer[oa]s?|ojetes?|ratas?|rateros?|ladron(?:es)?|"
        r"cabron(?:es)?|viej[oa]s?|gat[oa]s?|naco|empresa|tienda|inutil(?:es)?)"),
    r"mamones", r"pendej[oa]s?", r"culer[oa]s?", r"ojetes", r"que poca madre", r"poca madre", r"chinguen? a su madre", r"chinga tu madre",
    r"vayanse a la (?:verga|chingada|mierda)", r"huevon(?:es|a|as)?", r"weon(?:es)? (?:culiao|qlo|culia)\w*", r"conchesumadre\w*", r"conchadesumadre",
    r"ctm", r"boludos?", r"pelotud[oa]s?", r"forros", r"la concha de (?:tu|su) madre", r"sorete(?:s)?", r"cagones",
    (r"(?:iros|idos|vete|vayanse|vayase|iros todos|que os vayais|ios) (?:todos |todas )?(?:a la mierda|al carajo|al infierno|a tomar por culo|a "
    r"tomar viento|a freir esparragos|al diablo|a cagar)(?: los dos| todos| las dos)?"), r"que os (?:den|follen|jodan|parta un rayo)(?: por culo)?",
    r"que te (?:den|follen|jodan)(?: por culo)?", r"a tomar por culo (?:todos|vosotros|con)", r"comedme (?:la polla|los huevos)",
    r"me cago en (?:vuestr\w+|vosotros|tu|sus?) \w+",
    r"malparits?", r"fills? de puta", r"imbecils?", r"desgraciats?", r"poca-?soltes?", r"malcarats?", r"aneu a la merda", r"fillos de puta",
    r"fillos da gran puta", r"lambons?", r"parvos de merda", r"ide a merda",
    r"filhos? da (?:puta|mae)", r"aldraboes", r"aldrabao", r"aldrabona", r"cabroes", r"vigaristas", r"gatunos", r"vao a merda", r"canalhas?", r"idiotas",
    r"putakumeak?", r"lapurrak zarete", r"alu putak?",
    r"assholes?", r"(?:fucking|bloody) (?:idiots?|morons?|crooks?|thieves|liars?|clowns?|company)", r"morons?", r"bastards?", r"scumbags?",
    r"sons? of (?:a )?bitch(?:es)?", r"fuck (?:you|off)", r"wankers?", r"dickheads?", r"connards?", r"connasses?", r"encules?", r"fils de pute",
    r"salauds?", r"ordures",
)
# Only an insult when said of somebody: «sois unos…», «panda de…», «¡…!».
OF_SOMEBODY = (
    r"rat[ae]s", r"rata inmunda", r"ladron(?:es|as?)?", r"ladrons", r"lladres", r"ladroes", r"ladras", r"chorizos?", r"estafador(?:es|as?)?",
    r"timador(?:es|as?)?", r"inutil(?:es)?", r"inutils", r"incompetentes?", r"incompetents", r"payas[oa]s?", r"pallassos", r"palhacos", r"basura",
    r"escombros", r"cerd[oa]s?", r"burr[oa]s?", r"vag[oa]s?", r"mentiros[oa]s?", r"mentiders", r"mentirosos", r"embuster[oa]s?",
    r"idiotas?", r"tont[oa]s?", r"estupid[oa]s?", r"zoquetes?", r"impresentables?", r"mafios[oa]s?", r"mafia", r"delincuentes?", r"criminales", r"rateros?",
    r"ratera", r"buitres", r"parasitos?", r"sanguijuelas", r"jetas?", r"caras dura", r"analfabet[oa]s?", r"palet[oa]s?", r"catetos", r"piratas",
    r"bandidos", r"bandoleros", r"corruptos", r"miserables?", r"cobardes?", r"verguenza ajena", r"asco de gente", r"asquerosos?", r"patanes", r"nac[oa]s",
    r"chorros", r"chantas?", r"truchos",
    r"thieves", r"crooks", r"liars?", r"clowns", r"scammers?", r"idiots?", r"useless", r"voleurs", r"escrocs", r"menteurs", r"lapurrak", r"iruzurgileak",
    r"ladrons", r"burloes", r"incompetentes", r"trapaceiros", r"mentireiros", r"larapios", r"chourizos", r"descarad[oa]s?", r"sinsorgos",
    r"aprovechad[oa]s?", r"trepas", r"negados?", r"lerdos?", r"zopencos?",
)
SAID_OF = (
    r"(?:(?:no )?(?:sois|sodes|soi|son|eres|es|estais hechos|estan hechos|parecen|pareceis|sou|sao|zarete|you are|you're|they are|vous etes|"
    r"menudos?|menudas?|vaya|vaya par de|que|pedazos? de|so|seus?|suas?|vuestros|malditos?|panda de|banda de|cuadrilla de|pandilla de|atajo de|"
    r"hatajo de|par de|hato de|sarta de|manada de|recua de|colla de|colla d'|bando de|bunch of|bande de|putos?|putas?|jodidos?|todos|todas) "
    r"(?:todos |todas |todo |toda |solo |realmente |vosotros |simplemente |tan |muy |pura |puros |puras |nada mas que )?(?:(?:un|una|uns|unas|"
    r"unos|unha|a|an|el|la|los|las|des|les|bando de|una panda de|una banda de|unos putos|unas putas) )?)"
)
SWARM = (
    r"(?:que |vaya |menuda |sois una |son una |sois un |son un |una |un )?(?:panda|cuadrilla|banda|pandilla|atajo|hatajo|hato|manada|recua|colla|"
    r"bando|bunch|sarta|caterva|tropa) (?:de |d'|of )(?P<who>[a-z]{4,}(?: de mierda)?)"
)
SWARM_HARMLESS = {"gente", "amigos", "amigas", "musica", "ancha", "rock", "chicos", "ninos", "animales", "vecinos", "mentiras", "trabajo", "trabajadores",
    "excusas", "clientes", "tecnicos", "musicos", "cornetas", "frecuencia", "frecuencias"}
ROLE = (
    r"(?:repartidor|camarer|tecnic|encargad|gerent|director|emplead|dependient|comercial|vendedor|recepcionist|operador|agente|conductor|chofer|"
    r"cajer|azafat|mensajer|transportist|instalador|jefe|duen|senor|tio|tipo|chic|medic|dentist|profesor|monitor|entrenador|asesor|ejecutiv|"
    r"supervisor|capitan|meser|mozo|"
    r"persona|equipo|teleoperador|mecanic|fontaner|electricist|perit|tramitador|gestor|inspector|revisor|piloto|camata|seguratas?|guardia|"
    r"vigilant|administrativ|secretari|abogad|oficinista|responsable|atencion al cliente)"
)
NICKNAMED = (
    r"(?:inutil|imbecil|idiota|tont[oa]|payas[oa]|sinverguenza|cretin[oa]|gilipollas|estupid[oa]|capull[oa]|cabron[a]?|incompetente|subnormal|"
    r"chul[oa]|lerd[oa]|zoquete|mentiros[oa]|ladron|impresentable|pendej[oa]|mamon|pesad[oa])"
)
SIGNS = "🖕"
# Reported speech and words about oneself are no insult of the claimant's.
NOT_THEIRS = (
    r"(?:\b(?:me|nos|le) (?:llam\w+|dij\w+|grit\w+|solt\w+|insult\w+|tom\w+|trat\w+|hac\w+|sient\w+|ve\w*)(?: (?:por|de|como|a|que|la cara "
    r"de))?(?: un| una| unos)? ?|\b(?:no soy|soy|no somos|no estoy|cara de|como un|como una|me siento|tomando por|tomarme por|por|parezco|"
    r"pareciendo|de|hacerse pasar por|pasar por|victima de|contra|unos) ?)$"
)
THREATS = (
    (r"\b(?:os|te|le|les|los|las|vos|us|lo|la) (?:(?:voy|vamos|va|vou|vaig) a )?(?:quem(?:o|ar|are|aremos|amos)|mat(?:o|ar|are|aremos)|raj(?:o|ar|"
    r"are)|revient(?:o|an)|revent(?:ar|are)|part(?:o|ir|ire) (?:la|las|los|el|una)|romp(?:o|er|ere) (?:la|las|los|el|una)|peg(?:o|ar|are)\b|inflo "
    r"a|dar(?:e)? (?:una paliza|de hostias|una hostia|lo suyo)|doy (?:una|de|dos)|pongo una bomba|prendo fuego|prender(?:e)? fuego|hund(?:o|ir|"
    r"ire|iremos)|destroz(?:o|ar|are)|arruin(?:o|ar|are)|cruj(?:o|ir|ire)|machac(?:o|ar|are)|hacer(?:e)? (?:la vida imposible|pagar)|hago "
    r"(?:pagar|la vida)|busco (?:en|por|a)|cazo|desfigur\w+|apunal\w+|disparo|exhib(?:o|ir|ire|imos)|espero (?:a la salida|fuera|en la calle)|"
    r"parto en|meto (?:un tiro|una hostia|una paliza)|crem(?:o|ar|are)|mataré)\b[^.,;!?\n]*(?:, (?:ya saben|ya sabeis|y lo sabeis|"
    r"que)\b[^.;!?\n]*)?"),
    (r"\b(?:voy a|vamos a|iré a|ire a|ire y|vou|vaig a) (?:\S+ )?(?:quemar|matar|rajar|reventar|partir(?:os|te|le|les)?|romper(?:os|te|le|les)?|"
    r"pegar(?:os|te|le|les)?|destrozar|incendiar|prender fuego|apedrear|acuchillar|hundir(?:os|te|les)?|arruinar(?:os|te|les)?)\b(?! (?:el "
    r"contrato|la relacion|mi|una lanza))[^.,;!?\n]*"),
    (r"\b(?:hare|faré|fare|armare|montare|farei|voy a (?:hacer|armar|montar)|armo|monto|lio|vou facer|vou armar) (?:\S+ )?(?:un|una|uno)? "
    r"?(?:escandalo|escandol|numerito|pollo|bronca|cirio|lio gordo|jaleo|desmadre|cristo|barbaridad|locura|escandol)\b[^.,;!?\n😡😤🤬]*"),
    (r"\b(?:se|sabemos|ya se) (?:muy bien |perfectamente )?donde (?:vives?|vivis|viven|trabaja[sn]?|esta tu casa|para)\b[^.,;!?\n]*|\b(?:os|te|se) "
    r"(?:vais|vas|van) a (?:arrepentir|acordar de mi|cagar)\b[^.,;!?\n]*|\bos arrepentireis\b|\bse arrepentir[aá]n?\b|\bte arrepentiras\b|\bno "
    r"respondo de (?:mi|mis actos|lo que)\b[^.,;!?\n]*|\batene?os a las consecuencias fisicas\b|\btened cuidado (?:cuando|por la calle|al "
    r"salir)\b[^.,;!?\n]*|\bcuidado (?:cuando|con) (?:salgais|salgas|vuestr\w+ (?:familia|hijos|coche)|tu (?:familia|coche|espalda))\b[^.,;!?\n]*|"
    r"\bvan a (?:correr|rodar) (?:la sangre|cabezas)\b|\bte voy a encontrar\b|\bos voy a encontrar\b|\bcon un bate\b[^.,;!?\n]*|\bi(?:'ll| will) "
    r"(?:burn|kill|smash|find you|hurt|punch|break your)\b[^.,;!?\n]*|\bje vais vous (?:tuer|casser|bruler)\b[^.,;!?\n]*|\b(?:vou|vamos) "
    r"(?:queimar|matar|partir|rebentar)(?:-\w+)?\b[^.,;!?\n]*"),
)
LAWFUL = (
    r"denunci|demand|reclam|consumo|omic|profeco|abogad|juzgad|juicio|polic|tribunal|arbitr|prensa|resena|hacienda|querell|burofax|indecopi|"
    r"sernac|aepd|notari|sue\b|court|lawyer|ombudsman|opinion"
)
