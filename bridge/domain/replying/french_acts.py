"""What a clause does, in French: act → patterns on folded text."""

W3 = r"(?:\S+ ){0,3}?"
W6 = r"(?:\S+ ){0,6}?"
PART = (
    r"(?:rembourse|credite|verse|paye|annule|echange|remplace|repare|corrige|resolu|regularise|retabli|restitue|vire|emis|effectue|realise|"
    r"indemnise|livre|expedie|envoye|resilie|solde|deduit|traite|retourne)(?:e|s|es)?"
)
NOUN = (
    r"(?:remboursement|virement|avoir|paiement|echange|remplacement|reparation|annulation|resiliation|montant|somme|argent|indemnisation|"
    r"indemnite|compensation|geste|remise|technicien|piece|colis|\d+[,.]?\d* ?(?:€|euros?|eur))"
)
DO = (
    r"(?:rembourser|crediter|verser|payer|annuler|echanger|remplacer|reparer|corriger|resoudre|regulariser|retablir|restituer|virer|emettre|"
    r"effectuer|indemniser|livrer|expedier|envoyer|renvoyer|resilier|deduire|proceder)"
)
DATUM = (
    r"(?:numero|rib|iban|facture|recu|ticket|justificatif\w*|copie|photo\w*|document\w*|adresse|telephone|mail|e-mail|nom|contrat|commande|"
    r"reference|date|coordonnees|informations?|modele|serie|carte|attestation|preuve|piece)"
)

ACTS: dict[str, tuple[str, ...]] = {
    "done": ((rf"\b(?:avons|ai|a|ont|est|sont|etes) (?:bien |deja |ete |desormais |donc )*{W3}{PART}\b|\b(?:avons|ai) procede (?:au|a la|a l)|\bc'est "
        rf"(?:fait|regle|repare)\b|\b(?:virement|remboursement) (?:a ete |est )?(?:effectue|emis|parti|fait)\b|\bci-joint (?:\S+ ){{0,3}}(?:avoir|"
        r"copie|justificatif de virement)"),),
    "promise": ((rf"\b(?:allons|vais|va|vont) (?:vous |donc |proceder a )?{W3}{DO}\b|\b(?:rembours|credit|verser|annul|echang|remplac|repar|livr|enver|"
        rf"effectu|indemnis|proced)(?:er)?(?:ons|a|ai|ont)\b|\b(?:sera|seront|serez) {W3}{PART}|\b(?:recevrez|aurez|verrez) {W3}{NOUN}|\b(?:a ete|"
        rf"est|avons|ai) (?:\S+ )?(?:demande|autorise|valide|accepte|programme|commande|lance)e?s? {W3}{NOUN}?|\b(?:remboursement|virement|"
        rf"echange) (?:\S+ )?(?:valide|accorde|autorise|en cours|programme)\b|\btechnicien (?:\S+ ){{0,3}}(?:passe|passera|viendra|interviendra)\b"),),
    "present": ((r"\b(?:vous|le|la|les|l') ?(?:rembourse|envoie|envoyons|renvoie|livre|arrive|verse|remboursons|versons|fais|faisons|change|changeons)\b|"
        r"\b(?:part|arrive|passe)\b"),),
    "deny": (
        r"\baucun (?:remboursement|dedommagement|geste|avoir|echange)\b|\bne sera pas (?:rembours|indemnis|echang|accept)\w*",
        (r"\b(?:ne|n') ?(?:\S+ )?(?:pouvons|peux|peut|pourrons|sommes|est|sera|saurions|avez|donne|ouvre|prevoit|correspond|acceptons)\b (?:\S+ "
        rf")?(?:pas|aucun\w*|malheureusement pas|plus) (?:\S+ ){{0,4}}?(?:{DO}|possible|remboursable|accepter|donner (?:une )?suite|acceder|en "
        r"mesure|droit|responsable|recevable|couvert|eligible|prise? en charge)"),
        (r"\b(?:refus|rejet|irrecevable|non (?:rembours|fonde|recevable|couvert)|hors (?:delai|garantie)|garantie (?:expiree|annulee)|exclu)\w*|"
        r"\bdefavorable\b|\bsuite (?:defavorable|negative)\b|\breponse negative\b|\bmaintenons (?:notre|la) (?:position|decision)|"
        r"\b(?:facturation|montant|somme|frais) (?:\S+ ){0,4}(?:est|sont) (?:correct|justifie|du|conforme)\w*|\bregrett\w+ (?:\S+ ){0,4}(?:ne pas|"
        r"pas pouvoir)|\bmauvaise utilisation\b|\bdossier (?:est )?(?:clos|cloture)\b"),
    ),
    "offer": ((r"\b(?:proposons|propose|proposer|proposition|offrons|offrir|souhaiterions (?:vous )?(?:offrir|proposer|dedommager)|geste commercial|"
        r"titre commercial|pouvons (?:vous )?(?:offrir|proposer|faire)|si (?:vous )?(?:acceptez|etes d'accord|cela vous convient|vous preferez)|"
        r"preferez|au choix|votre choix|a l'amiable|qu'en pensez)\b"),),
    "accept": ((r"\bsi (?:vous )?(?:acceptez|etes d'accord|cela vous convient|preferez)|\bpreferez|\bau choix\b|\bvotre choix\b|\bqu'en pensez\b|"
        r"\bdites[- ](?:moi|nous)|\bvotre accord\b|\?\s*$"),),
    "ask": ((r"\b(?:besoin|manque|necessaire|faut|faudrait|merci de|prions de|veuillez|pouvez[- ]vous|pourriez[- ]vous|demandons de|attente de|il nous "
        rf"manque) {W6}(?:(?:nous |me )?(?:envoyer|fournir|transmettre|communiquer|indiquer|confirmer|preciser|joindre|faire parvenir|adresser|"
        rf"retourner)|{DATUM})|\bquel(?:le)? est (?:\S+ )?{DATUM}|\b(?:envoyez|transmettez|indiquez|confirmez|precisez|fournissez)[- ](?:nous|"
        r"moi)\b|\bpieces? (?:manquante|complementaire)s?\b|\bne (?:parvenons|pouvons) pas (?:a )?(?:ouvrir|lire|retrouver|identifier)"),),
    "redirect": ((r"\b(?:contactez|contacter|appelez|appeler|ecrivez|ecrire|rendez-vous|rapprochez-vous|rapprocher|adressez|adresser|remplissez|remplir|"
        rf"utilisez|connectez|envoyez|passez|veuillez|invitons|devez|deposez|deposer) {W6}(?:sur|par|via|au|a|en|dans|notre|le|la|de|aupres)? "
        rf"?{W3}(?:formulaire|site|espace client|application|appli|telephone|agence|magasin|boutique|chat|whatsapp|mp|dm|message prive|messages "
        rf"prives|mail|e-mail|vendeur|transporteur|assureur|fabricant|service (?:client|consommateurs|apres)|numero|\d{{2}} ?\d{{2}} ?\d{{2}}|"
        rf"https?:|www\.|[\w.]+@[\w.]+|[\w-]+(?:\.[\w-]+)+/)|\b(?:ne|n')\S* (?:\S+ ){{0,4}}pas (?:\S+ ){{0,4}}(?:par|sur|via|ici) (?:mail|ce canal|"
        r"cette adresse|les reseaux|ici|twitter)|\bpas le bon (?:service|canal|interlocuteur)"),),
    "unread": (r"\b(?:boite|adresse) (?:\S+ ){0,3}(?:pas (?:consultee|lue|surveillee)|n'est plus)|\bne travaille plus\b|\bn'est pas consultee\b",),
    "receipt": ((r"\b(?:avons bien recu|ai bien recu|bien recu|accusons reception|accuse de reception|a bien ete (?:recue?|enregistre|prise?)|enregistree?|"
        r"merci (?:de|pour) (?:votre|nous avoir|avoir contacte))\b"),),
    "automatic": ((r"\b(?:message|reponse|courriel) automatique|\bne pas repondre\b|\bmeilleurs delais\b|\bplus brefs delais\b|\bjours ouvres\b|\bhoraires\b|"
        r"\bnos conseillers\b|\bun conseiller\b|\bgrand nombre de\b|\bpar ordre\b"),),
    "away": ((r"\b(?:suis|serai|sommes) (?:\S+ ){0,2}(?:absent\w*|en conge|en vacances|ferme\w*)|\babsence du bureau\b|\bde retour le\b|\bjusqu'au "
        r".{0,20}inclus\b"),),
    "answering": ((r"\b(?:repondr|reviendr|contacter|tiendr|recontacter|informer)(?:ons|ai|a)\b|\b(?:reviens|revenons) vers vous\b|\btenons informe|\bvous "
        r"tiens (?:informe|au courant)|\bretour de notre part\b"),),
    "looking": ((r"\b(?:vais|allons) (?:\S+ )?(?:regarder|verifier|voir|demander|me renseigner|nous renseigner|etudier|examiner|transmettre)\b|\b(?:ai|"
        r"avons) (?:\S+ )?(?:transmis|lu|vu|demande|parle|verifie|interroge|pris connaissance|fait suivre)\b|\b(?:en cours d'(?:etude|examen|"
        r"analyse|instruction))\b|\bje (?:regarde|verifie|me renseigne|transmets)\b"),),
    "not_us": ((r"\bne (?:sommes|suis) pas (?:\S+ ){0,3}(?:societe|entreprise|magasin|vendeur|compagnie)\b|\baucun (?:lien|rapport)\b|\b(?:societe|"
        r"entreprise)s? (?:\S+ ){0,2}(?:distincte|differente)|\btrompe\w* (?:de societe|d'entreprise|de destinataire|d'adresse)|\bpar erreur\b"),),
    "conditional": ((r"^\W*(?:si|en cas|des que|des reception|une fois|lorsque|quand|a reception)\b|\b(?:si vous|des (?:que|reception)|une fois|a reception|"
        r"sous reserve|sans (?:ce|cette|votre|le|la) (?:document|facture|justificatif|accord))\b"),),
    "enquiry": (r"\b(?:rapport|expertise|expert|enquete|analyse|inspection|reponse)\b",),
    "survey": (r"\b(?:enquete de satisfaction|votre avis|satisfaction|notez|evaluez)\b",),
    "advertising": (r"\b(?:soldes|promotions?|newsletter|offre exclusive|black friday|profitez|desabonn\w+|nouveautes)\b",),
    "greeting": (r"\b(?:joyeux noel|bonne annee|joyeuses fetes|bon anniversaire|meilleurs voeux)\b",),
    "routine": (r"\bcode de (?:verification|securite|confirmation)\b|\bvotre facture est disponible|\bmerci pour votre (?:commande|achat)|\bmot de passe\b",),
    "phishing": (r"\bverifiez (?:votre compte|vos donnees|votre carte)|\bcliquez ici\b|\blien securise\b",),
    "attached": (r"\b(?:ci-joint|en piece jointe|piece jointe)\b",),
    "instalments": (r"\b(?:echelonn\w+|plusieurs fois|mensualites|echeancier)\b",),
    "bank_delay": (r"\bselon votre banque|\bpeut prendre\b",),
}
