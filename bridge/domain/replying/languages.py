"""Which language a text is in, by the small words that only that language has."""

import re

from bridge.domain.folding import fold

SMALL_WORDS = {
    "es": "el la los las de que y en un una por con para no su se lo del al es como mas pero le ha hemos nos esta este usted gracias hola buenos "
        "buenas dias ya te tu si muy cuando desde hasta o le",
    "ca": "el la els les de que i en un una per amb no es els del al com pero li ha hem ens aquest aquesta vostre gracies bon dia bona tarda ja et "
        "teu si molt quan des fins seva seu o us dels aixo ho som tens pel",
    "gl": "o a os as de que e en un unha por con para non se do da ao coa co como mais pero lle ten temos nos esta este vostede grazas ola bo boas "
        "boa dias xa che teu si moi cando desde ata sua tua polo pola na no dun dende mensaxe",
    "pt": "o a os as de que e em um uma por com para nao se do da ao como mais mas lhe tem temos nos esta este voce obrigado obrigada ola bom dia "
        "ja te seu sua si muito quando desde ate foi pelo pela na no dos das os",
    "en": "the a an of and in to for with not it is you your we our us this that have has been will on at as be are was from please thank thanks "
        "hello hi dear by or if can",
    "eu": "eta da ez zure gure du dugu dira bat hau hori egun on eskerrik asko kaixo mesedez dut zuen bezala ere izan dizugu gara zaitugu gabe "
        "arte baino egin jaso erantzun",
    "fr": "le la les de et en un une par avec pour ne pas se du au est comme plus mais lui avons nous vous votre notre cette ce merci bonjour deja "
        "si tres quand depuis des sont qui que dans sur cordialement",
}
WEIGHT = {
    word: {language for language, words in SMALL_WORDS.items() if word in words.split()} for words in SMALL_WORDS.values() for word in words.split()
}
SPELLING = {
    "ca": r"\b(?:em|pots|podeu|envia-\w+|soc|comprovant|pagament|tapat|puc)\b|l·l|\b(?:et|farem|divendres|dilluns|dimarts|dimecres|dijous|dissabte|"
        r"demà|setmana|us|ens|ingrés|teva|seva|avui)\b|\b(?:amb|aquest\w*|hem|gràcies|estem|vostr\w+|puguem|això|què|mateix|perquè|tenim|podeu|"
        r"podem)\b|\b\w+ció\b|\b(?:truc\w+|escriu\w*|des d|botiga|nosaltres|fem|som|diners|gestionem|els|pel)\b",
    "gl": r"\b(?:venres|xoves|luns|mércores|cartos|onte|hoxe)\b|\b\w{4,}(?:che|lle)\b|\b(?:axiña|dígoche|falei|estamos a velo|reclamación|"
        r"devolución|facturación|quedou|cartos|pasado o|coa|ao)\b(?=.*\b(?:a|o|da|do|non|xa|"
        r"que)\b)|\b(?:unha|xa|non|mañá|grazas|moito|vostede|polo|pola|ó|ás|coa|dende|nosoutros|mensaxe|precisamos|lle|che|súa|túa|dous|"
        r"estar[aá]n?|recibimos)\b|\b\w+(?:ción|sión)\b.*\b(?:xa|non|unha)\b|x[eio]\w+",
    "pt": r"\b\w+-feira\b|\b(?:novo|entregamos|frigorífico|telemóvel)\b|\b(?:exm[oa]s?|senhora?|relativamente|avaria|processo|lamentamos os|"
        r"transtornos)\b|\b(?:mensagem|fatura|nosso|nossa|efetuad\w+|vossa|apresentad\w+|através|receb\w+|possível|nos envie|darmos|obrigad\w+|"
        r"reclamações|serviços|agradecemos|seguimento|dias úteis|ao abrigo|pelo que)\b|[ãõ]|ç[ãõ]|\b(?:não|você|obrigad[oa]|também|já|até|nós|lhe|"
        r"vosso|reclamaç\w+|encontra-se)\b|nh[oa]\b|lh[eoa]",
    "eu": r"\b\w+(?:tzen|tzeko|arekin|aren|aren|etan|rako|tako|dugu|dizu\w*|zaitez|gatik)\b|tx|tz",
    "es": r"ñ|¿|¡|\b\w+ción\b",
    "fr": r"\b(?:nous|vous|votre|êtes|été|à|où)\b|[êœ]|\b(?:j|n|qu|c)['’]\w|\b(?:remboursement|réclamation|malheureusement|merci|auprès|proposons|facture)\b",
    "en": r"\b(?:the|you|your|we|our|have|will|please)\b|'(?:ll|ve|re|m)\b",
}
LANGUAGES = tuple(SMALL_WORDS)


CLOSE = 1.5
"""Two languages whose scores differ by less than this are both read."""


def languages_of(text: str, declared: str = "") -> tuple[str, ...]:
    """The language's code first, and another one where the text is too short to tell. Spanish where nothing tells; a declared language only breaks a tie."""
    scores = _scores(text)
    tongue = declared[:2].lower()
    if tongue in scores:
        scores[tongue] += 0.3
    ranked = sorted(LANGUAGES, key=lambda language: -scores[language])
    return tuple(ranked[:2]) if scores[ranked[0]] - scores[ranked[1]] < CLOSE and scores[ranked[1]] > 1 else (ranked[0],)


def _scores(text: str) -> dict[str, float]:
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for word in re.findall(r"[a-z']+", fold(text))[:34]:
        for language in WEIGHT.get(word, ()):
            scores[language] += 1 / len(WEIGHT[word])
    for language, pattern in SPELLING.items():
        scores[language] += 1.2 * len(re.findall(pattern, text[:150], re.IGNORECASE)) * (0.5 if language == "es" else 1)
    scores["es"] += 0.5
    return scores
