"""Words of time in the languages that companies answer in, folded (no accents): numbers, months, weekdays, units, feasts."""

MONTHS = {
    1: "enero gener xaneiro janeiro january janvier urtarril urtarrilaren",
    2: "febrero febrer febreiro fevereiro february fevrier otsail otsailaren",
    3: "marzo marc marco march mars martxo martxoaren",
    4: "abril april avril apiril apirilaren",
    5: "mayo maig maio may mai maiatz maiatzaren",
    6: "junio juny xuno junho june juin ekain ekainaren",
    7: "julio juliol xullo julho july juillet uztail uztailaren",
    8: "agosto agost august aout abuztu abuztuaren",
    9: "septiembre setiembre setembre setembro september septembre irail irailaren",
    10: "octubre outubro october octobre urri urriaren",
    11: "noviembre novembre novembro november azaro azaroaren",
    12: "diciembre desembre decembro dezembro december decembre abendu abenduaren",
}
SHORT_MONTHS = {1: "ene jan", 2: "feb", 3: "mar", 4: "abr apr", 5: "may", 6: "jun", 7: "jul", 8: "ago aug", 9: "sep sept set", 10: "oct", 11: "nov",
    12: "dic dec des"}
MONTH_OF = {word: number for number, words in MONTHS.items() for word in words.split()}
SHORT_MONTH_OF = {word: number for number, words in SHORT_MONTHS.items() for word in words.split()}

WEEKDAYS = {
    0: "lunes dilluns luns segunda-feira segunda monday lundi astelehen astelehena astelehenean astelehenerako",
    1: "martes dimarts terca-feira terca tuesday mardi astearte asteartea asteartean astearterako",
    2: "miercoles dimecres mercores quarta-feira quarta wednesday mercredi asteazken asteazkena asteazkenean asteazkenerako",
    3: "jueves dijous xoves quinta-feira quinta thursday jeudi ostegun osteguna ostegunean ostegunerako",
    4: "viernes divendres venres sexta-feira sexta friday vendredi ostiral ostirala ostiralean ostiralerako",
    5: "sabado dissabte saturday samedi larunbat larunbata larunbatean",
    6: "domingo diumenge sunday dimanche igande igandea igandean",
}
WEEKDAY_OF = {word: number for number, words in WEEKDAYS.items() for word in words.split()}

NUMBERS = {
    1: "un una uno one une um uma bat", 2: "dos dues dous duas dois two deux bi", 3: "tres three trois hiru", 4: "cuatro quatre catro quatro four lau",
    5: "cinco cinc five cinq bost", 6: "seis sis six sei", 7: "siete set sete seven sept zazpi", 8: "ocho vuit oito eight huit zortzi",
        9: "nueve nou nove nine neuf bederatzi",
    10: "diez deu dez ten dix hamar", 12: "doce dotze doze twelve douze", 14: "catorce fourteen quatorze", 15: "quince quinze fifteen hamabost",
    20: "veinte vint vinte twenty vingt hogei", 21: "veintiun veintiuno", 24: "veinticuatro", 28: "veintiocho",
        30: "treinta trenta trinta thirty trente hogeita hamar",
    45: "cuarenta_y_cinco", 48: "cuarenta_y_ocho", 60: "sesenta seixanta sessenta sixty soixante", 90: "noventa noranta ninety",
}  # fmt: skip
NUMBER_OF = {word: number for number, words in NUMBERS.items() for word in words.split()}

HOUR = r"(?:horas?|hores|hrs?|h|hours?|heures?|ordu\w*)"
DAY = r"(?:dias?|dies?|days?|jours?|egun\w*)"
WEEK = r"(?:semanas?|setman(?:a|es)|weeks?|semaines?|aste\w*)"
MONTH = r"(?:mes(?:es|os)?|mes|months?|mois|hilabete\w*)"
WORKING = r"(?:habil(?:es)?|habils|laborables?|laborales?|lab\.|feiners?|uteis|util|ouvres|ouvrables|working|business|lan|laneko|lanegun\w*|hab\.)"
NATURAL = r"(?:naturales?|naturals?|calendario|corridos?|calendar|naturais|seguidos|calendaires)"

TODAY = r"(?:hoy|hoxe|avui|hoje|today|tonight|gaur|aujourd'hui)"
TOMORROW = r"(?:manana|mana|dema|amanha|tomorrow|bihar|demain)"
AFTER_TOMORROW = r"(?:pasado manana|dema passat|demap[ao]ssat|depois de amanha|pasadoman[ao]|the day after tomorrow|etzi|apres-demain)"
NEXT = r"(?:que viene|que ve|que ven|que vem|proxim[oa]|siguiente|vinent|entrante|seguinte|prochaine?|next)"
BEFORE = r"(?:antes|abans|before|avant|baino lehen)"

# Feast → (month, day); «before» it means its eve.
FEASTS = {
    r"navidad(?:es)?|nadal|natal|christmas|noel|gabon(?:ak|etan)?": (12, 25), r"nochebuena|noiteboa": (12, 24),
    r"nochevieja|fin de ano|final de ano|cap d'any|fim do ano|year end": (12, 31),
    r"(?:dia de )?reyes|reis": (1, 6), r"ano nuevo|any nou|ano novo|new year(?:'s)?": (1, 1), r"todos los santos|tots sants": (11, 1),
    r"dia de (?:los )?muertos": (11, 2), r"(?:la )?constitucion": (12, 6),
    r"(?:la )?inmaculada": (12, 8), r"san juan|sant joan|san xoan": (6, 24), r"halloween": (10, 31),
}  # fmt: skip
