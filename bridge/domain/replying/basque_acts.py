"""What a clause does, in Basque: act → patterns on folded text."""

MONEY = r"(?:diru\w*|zenbateko\w*|\d+[,.]?\d* ?(?:€|euro\w*)|kobratutako\w*|fidantza\w*|kuota\w*|faktura\w*)"
DID = r"(?:dugu|ditugu|dut|ditut|dizugu|dizkizugu|dizut|da|dira|zaizu|zaizkizu|du|dute)"
DATUM = (
    r"(?:zenbaki\w*|nan\w*|ifz\w*|iban\w*|faktura\w*|tiket\w*|ordainagiri\w*|kopia\w*|argazki\w*|dokumentu\w*|dokumentazio\w*|helbide\w*|"
    r"telefono\w*|posta\w*|izen\w*|kontratu\w*|eskaera\w*|data\w*|datu\w*|informazio\w*|baimen\w*|egun\w*)"
)

ACTS: dict[str, tuple[str, ...]] = {
    "done": ((r"\b(?:itzuli|ordaindu|abonatu|konpondu|aldatu|ezeztatu|baliogabetu|zuzendu|ordeztu|egin|sartu|deskontatu|bidali|konponduta|itzulita|"
        rf"ordainduta|eginda|zuzenduta|baja emanda) (?:dizu\w*|dizki\w*|egin {DID}|{DID}|dago|daude|zaizu|zaizkizu)\b|\b(?:itzulketa|ordainketa|"
        r"abonua|konponketa) (?:egin|eginda|burutu)\w*"),),
    "promise": ((r"\b(?:itzuliko|ordainduko|abonatuko|konponduko|aldatuko|ezeztatuko|baliogabetuko|zuzenduko|ordeztuko|sartuko|deskontatuko|bidaliko|"
        r"egingo|jasoko|izango|eramango|jarriko|instalatuko|pasatuko|joango|etorriko) (?:\S+ ){0,2}?(?:dizu\w*|dizki\w*|dugu|ditugu|dut|ditut|da|"
        r"dira|duzu|dituzu|zaizu|zaizkizu|du|dute)\b"),),
    "present": (r"\b(?:doa|dator|heltzen|iristen|bidaltzen|egiten) (?:da|dira|dizugu|dugu)\b",),
    "deny": ((r"\bez (?:dago|da|dugu|ditugu|dut|dagokizu|dizugu|zaizu|gara|gaude) (?:\S+ ){0,5}?(?:onartu\w*|onartzen|itzuliko|itzultzen|ordainduko|"
        r"posible|bidezkoa|ahal|eskubiderik|arduradun\w*|aldatuko|egingo|itzulgarri\w*)\b|\b(?:ezetsi|ukatu|baztertu|ezin (?:dugu|dizugu|da|izan) "
        r"(?:\S+ ){0,3}(?:itzuli|onartu|aldatu|ordaindu|egin)|(?:itzuli|onartu|aldatu|ordaindu|konpondu) ezin)\w*|\bepez kanpo\b|\bbermetik "
        r"kanpo\b|\bbermea (?:amaitu|iraungi)\w*|\bzuzena da\b"),),
    "offer": ((r"\b(?:eskaintzen|eskaini|eskaintza|proposatzen|proposamen\w*|nahiago (?:duzu|al duzu)|ados (?:bazaude|zaude)|onartzen baduzu|iruditzen "
        r"zaizu|aukeratu)\b"),),
    "accept": (r"\b(?:nahiago|ados (?:bazaude|zaude)|onartzen baduzu|iruditzen zaizu|esaguzu|aukeratu)\b|\?\s*$",),
    "ask": ((r"\b(?:behar (?:dugu|ditugu|dut|da|dira|genuke|genituzke)|bidali|bidal|eman|emaiguzu|bidaliguzu|esan|esaguzu|adierazi|pasa|falta) (?:\S+ "
        rf"){{0,6}}?{DATUM}|\b{DATUM} (?:\S+ ){{0,5}}?(?:behar (?:dugu|ditugu|dut|da)|bidali(?:ko)?|bidaltzea|bidal|eman|falta|zein|eskatzen|"
        r"igorri|helaraz\w*)\b|\bzein da\b|\bmesedez,? (?:bidali|eman|esan|adierazi)\b(?! (?:\S+ )?(?:formulario|webgune))"),),
    "redirect": ((r"\b(?:deitu|deituz|idatzi|jo|etorri|joan|bete|erabili|jarri harremanetan|bideratu|hurbildu|zuzendu zaitez)\b (?:\S+ "
        r"){0,6}?(?:telefono\w*|zenbaki\w*|bulego\w*|webgune\w*|formulario\w*|helbide\w*|posta\w*|denda\w*|whatsapp\w*|app\w*|\d{3} ?\d{3} ?\d{3}|"
        r"https?:|\S+@\S+|[\w-]+(?:\.[\w-]+)+/)|\bez (?:ditugu|dugu|dira|da) (?:\S+ ){0,5}?(?:posta\w*|bide honetatik|hemendik|kanal\w*|sare\w*) "
        r"(?:\S+ ){0,3}(?:kudeatzen|tramitatzen|onartzen|egiten)?|\b(?:telefono\w*|bulego\w*|webgune\w*|formulario\w*|saltzaile\w*|agentzia\w*) "
        r"(?:\S+ ){0,4}(?:deitu|jo|egin behar|bete behar|kudeatzen|jarri)\b|\bmezu pribatu\w*"),),
    "unread": (r"\b(?:ez da irakurtzen|ez du erantzunik onartzen|jada ez da erabiltzen|ez dago erabilgarri)\b",),
    "receipt": ((r"\b(?:jaso (?:dugu|da|dut|izan dugu)|erregistratu (?:da|dugu)|erregistratuta|eskerrik asko (?:idazteagatik|gurekin|zure mezuagatik|"
        r"jartzeagatik)|zure (?:mezua|kexa|erreklamazioa) (?:jaso|heldu|iritsi))\b"),),
    "automatic": ((r"\b(?:erantzun automatiko\w*|mezu automatiko\w*|ez erantzun|lehenbailehen|ahalik eta (?:lasterren|azkarren)|ordutegia|lanegun\w*|"
        r"iritsiera ordena\w*)\b"),),
    "away": (r"\b(?:oporretan|bulegotik kanpo|kanpoan|baimenarekin|bajan|itxita) (?:nago|egongo|gaude|naiz|gara)?\b|\bez naiz egongo\b|\bitzuliko naiz\b",),
    "answering": ((r"\b(?:erantzungo|idatziko|deituko|jakinaraziko|esango|emango) (?:\S+ )?(?:dizu\w*|dugu)\b(?: erantzun\w*)?|\bharremanetan jarriko\b|"
        r"\berantzuna emango\b|\besango dizut\b"),),
    "looking": ((r"\b(?:begiratuko|aztertuko|galdetuko|hitz egingo|berrikusiko|aztertzen|begiratzen|pasatu|helarazi|irakurri|ikusi|galdetu|hitz egin) "
        r"(?:\S+ )?(?:dut|dugu|diot|diogu|ari gara|ari naiz|gaude)\b"),),
    "not_us": ((r"\bez (?:gara|naiz) (?:\S+ ){0,3}(?:enpresa|denda|konpainia)\w*|\bez dugu (?:\S+ ){0,3}(?:zerikusirik|harremanik)\b|\b(?:beste|"
        r"bestelako) (?:enpresa|sozietate)\w*|\boker(?:ra)? (?:zaude|zabiltza|bidali)\b|\benpresaz nahastu\b"),),
    "conditional": (r"\b(?:baduzu|badu|bada|baduzue|jaso ondoren|jasotakoan|jasotzen dugunean|duzunean|dugunean|izanez gero|ezean|gabe ezin|nahi baduzu)\b",),
    "enquiry": (r"\b(?:txosten\w*|peritu\w*|ikuskapen\w*|azterket\w*|erantzun\w*|ikerket\w*)\b",),
    "survey": (r"\b(?:inkesta|balora\w*|iritzi\w*)\b",),
    "advertising": (r"\b(?:eskaintza berezi\w*|deskontu\w*|beherapen\w*|buletin\w*|doan|zozket\w*)\b",),
    "greeting": (r"\b(?:eguberri on|urte berri on|zorionak)\b",),
    "routine": (r"\b(?:egiaztapen[- ]kode\w*|pasahitz\w*|zure faktura eskuragarri|eskerrik asko zure erosketagatik)\b",),
    "phishing": (r"\b(?:egiaztatu zure (?:kontua|txartela))\b",),
    "attached": (r"\b(?:erantsita|eranskin\w*|atxikita|atxiki)\b",),
    "bank_delay": (r"\bbankuaren arabera\b",),
}
