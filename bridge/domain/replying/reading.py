"""What the newest words do, after weighing each act in its clause: conditions, whose act it is, and by when."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from bridge.domain.commitments import NamedDate, named_dates
from bridge.domain.promising.days import Holidays
from bridge.domain.replying.acts import Found, acts_of
from bridge.domain.replying.clauses import Clause, clauses

# A promise of an answer, of news or of a step of the enquiry is no remedy.
ONLY_AN_ANSWER = re.compile(
    r"^\W*(?:\S+ ){0,4}?(?:respuesta|contestacion|noticias|novedades|informacion|informad\w*|llamada|correo|email|mensaje|sms|notificacion|"
    r"resposta|novas|noticies|resolucion|reponse|answer|news|reply|update|feedback|erantzun|saber|llegar|confirmacion|contact\w*|visita|perit\w*|"
    r"inspec\w*|informe|explicacion|erantzun\w*)(?:s|es)?\b"
)
HANDED_OVER = re.compile(
    r"^\W*(?:con|a|al) (?:un |una |el |la |mi |nuestr[oa] )?(?:otr[oa] )?(?:especialista|compan|departamento|agente|area|supervisor|asesor|equipo|"
    r"encargad|responsable|gerente|jef|tecnico que|person|seccion|superior|direccion)\w*")
ENQUIRY_TAIL = re.compile(r"^\W*(?:\S+ ){0,6}?(?:informe|peritaje|perito|inspeccion|prueba|analisis|laboratorio|investigacion|revision|valoracion|diagnostico|"
    r"verificacion|dictamen|peritacio|inspeccio|relatorio|inspection|survey|report|test)\w*")
# «Ayer le enviamos el recambio»: the present and the past look alike, the day tells.
PAST_DAY = re.compile(r"\b(?:ayer|anoche|anteayer|onte|ahir|ontem|yesterday|hier|atzo|esta manana|hace (?:un rato|\d+ (?:dias?|horas?)|unos dias))\b")
LACKING = re.compile(r"\b(?:sin (?:su|tu|ese|esa|eso|este|la|el|los)|sense|sem|without|mientras no|hasta que|until|de no|si no (?:nos|me))\b")
# «En 48 horas tienes el dinero»: said as if done, and still to come.
STILL_TO_COME = re.compile(r"(?:ya )?(?:te |le |os )?(?:tienes?|tiene|teneis|tienen|tenes|queda|quedan|esta|estan|tens|tes|ten)\b")
# A date that binds the claimant, or a shelf life.
CLAIMANTS_DATE = re.compile(
    r"\b(?:dispon(?:e|es|eis|en) de|tien(?:e|es|en) (?:un plazo de |hasta |de plazo)|validez|valid[oa] (?:hasta|durante)|caduca|hasta el "
    r".{0,30}para|plazo para (?:aceptar|responder|contestar|aportar)|si (?:en|no|antes)|de no|tens (?:fins|un termini)|you have (?:until|\d+)|"
    r"valid (?:for|until)|expires|tem ate|"
    r"garantia de|con \d+ \w+ de antelacion|dias de prueba|hace \d+|han pasado)\b"
)
# «No podemos tramitar…» may speak of the channel: with a way out named beside it, it is no refusal.
WEAK_DENIAL = re.compile(
    r"\b(?:recibir|tramitar|gestionar|atender|resolver|informacion|handle|deal|actuar|hacer nada|do anything|tractar|xestionar|tratar|fer res|"
    r"kudeatzen)\w*")


@dataclass(slots=True)
class Reading:
    """The acts that count, by name, and the dates promised."""

    language: str
    clauses: tuple[Clause, ...]
    acts: dict[str, Found] = field(default_factory=dict)
    dates: list[NamedDate] = field(default_factory=list)

    def has(self, *names: str) -> bool:
        """Whether any of these acts was found."""
        return any(name in self.acts for name in names)

    def add(self, found: Found, name: str | None = None) -> None:
        self.acts.setdefault(name or found.act, found)


def read(text: str, languages: tuple[str, ...], on: date, holidays: Holidays) -> Reading:
    """The reading of the newest words."""
    parts = clauses(text)
    reading = Reading(languages[0], parts)
    by_clause: dict[int, dict[str, Found]] = {}
    for found in acts_of(parts, languages):
        by_clause.setdefault(found.clause, {}).setdefault(found.act, found)
    for number, acts in sorted(by_clause.items()):
        _weigh(reading, parts[number], acts, named_dates(parts[number].words, on, holidays), on)
    return reading


def _weigh(reading: Reading, clause: Clause, acts: dict[str, Found], dates: tuple[NamedDate, ...], on: date) -> None:
    is_conditional = "conditional" in acts
    ahead = [named for named in dates if named.due >= on]
    if "done" in acts and any(named.due > on for named in ahead) and STILL_TO_COME.match(clause.folded[acts["done"].start :]):
        acts = {**{act: found for act, found in acts.items() if act != "done"}, "promise": replace(acts["done"], act="promise")}
    done_before = "present" in acts and not any(named.due > on for named in ahead) and PAST_DAY.search(clause.folded)
    if done_before and "looking" not in acts:
        acts = {**acts, "done": acts.get("done") or replace(acts["present"], act="done")}
    for act, found in acts.items():
        WEIGHERS.get(act, _plain)(reading, clause, found, acts, is_conditional)
    if ahead and not done_before and _promises(clause, acts, is_conditional):
        reading.dates.extend(ahead)
        reading.add(_promise_in(acts), "dated")


def _plain(reading: Reading, _: Clause, found: Found, __: dict[str, Found], ___: bool) -> None:
    reading.add(found)


def _done(reading: Reading, clause: Clause, found: Found, acts: dict[str, Found], is_conditional: bool) -> None:
    receipt = acts.get("receipt")
    overlaps = receipt and receipt.start < found.end and found.start < receipt.end
    if overlaps or _is_paperwork(clause.folded, found):
        return
    starts_with_if = is_conditional and re.match(r"\W*(?:si|se|if|en cuanto|una vez|cuando|quan|quando|when|once|un cop)\b", clause.folded)
    if not starts_with_if and not re.search(r"\?\s*$", clause.folded):
        reading.add(found)


def _is_paperwork(folded: str, found: Found) -> bool:
    """Whether what was done is only moving the file: the case was opened, sent on, its status changed."""
    words, before, after = folded[found.start : found.end], folded[: found.start], folded[found.end :]
    moved = re.search(r"ingresad|registrad|abiert|asignad|cread|actualizad|cambiad|cerrad|enviad|enviar|mand|remit|pasad|procesad|completad|generad|incluid|"
        r"trasladad", words)
    subject = re.search(r"\b(?:estado|ticket|caso|solicitud|reclamacion|reclamo|queja|consulta|expediente|reporte|mensaje|correo|peticion|incidencia|"
        r"formulario)\b[^.,;]{0,30}$", f"{before}{words[:25]}")
    thing = re.match(r"^\W*(?:(?:ya |el |la |su |tu |esta |este |todo |toda |un |una |al |a |los |las )){0,3}(?:caso|queja|reclamacion|reclamo|correo|mensaje|"
        r"escrito|consulta|expediente|peticion|solicitud|informacion|documentacion|datos|informe|email|ticket|nota|aviso)\b", after)
    within = re.search(r"\b(?:caso|queja|reclamacion|reclamo|correo|mensaje|escrito|consulta|expediente|solicitud|informe)\b", words)
    return bool(moved and (subject or thing or within))


def _promise(reading: Reading, clause: Clause, found: Found, acts: dict[str, Found], is_conditional: bool) -> None:
    rest = clause.folded[found.end :]
    if ONLY_AN_ANSWER.match(rest) or HANDED_OVER.match(rest) or ONLY_AN_ANSWER.search(clause.folded[found.start : found.end]):
        return
    if is_conditional:
        reading.add(found, "offer" if "accept" in acts else "conditional_promise")
    elif ENQUIRY_TAIL.match(rest):
        reading.add(found, "enquiry_promise")
    elif not re.search(r"\?\s*$", clause.folded):
        reading.add(found)


def _deny(reading: Reading, clause: Clause, found: Found, acts: dict[str, Found], is_conditional: bool) -> None:
    needs = is_conditional and LACKING.search(clause.folded)
    if needs or (is_conditional and re.match(r"\W*(?:si|se|if|en caso)\b", clause.folded)):
        reading.add(found, "conditional_deny")
        if needs:
            reading.add(found, "ask")
    elif "redirect" in acts and WEAK_DENIAL.search(clause.folded[found.start : found.end + 8]):
        return
    else:
        reading.add(found, "weak_deny" if WEAK_DENIAL.search(clause.folded[found.start : found.end + 8]) else None)


def _redirect(reading: Reading, clause: Clause, found: Found, acts: dict[str, Found], is_conditional: bool) -> None:
    optional = re.search(
        r"\b(?:si|se|if) (?:\S+ ){0,3}?(?:\w*duda|cualquier|necesita|quiere|desea|tiene|tienes|urgen\w+|otra|mas|any|further|urgent|dubte|duvida|"
        r"quedaches|prefiere|algo|es de un)\w*|\b(?:para|per|for) (?:\S+ )?(?:\w*duda|cualquier|cosas|urgen\w+|otras?|mas |mayor|any|further|"
        r"urgent|qualsevol|calquera|qualquer)\w*|\burgen\w+|\b(?:puede|puedes|pode|pots|you can|recuerda|tambien)\b",
        clause.folded,
    )
    before = clause.folded[: found.start]
    if re.search(r"\b(?:hasta que|cuando|en cuanto|despues de que|una vez que|para que|dejame que|dejeme que|deja que|espero que|quiera que) (?:\w+ )?$",
        before) and not re.search(r"\b(?:rog|ped|agradec|recom|suger|necesari|indispensable|imprescindible|preciso|tien|hay|deb)\w* (?:\S+ ){0,3}$", before):
        return
    if re.search(r"\b(?:puedo|podemos|voy a|vamos a|ire a|quiero|tengo que|tenemos que|acabo de|he de|hemos de|intentare|intentaremos) (?:\w+ )?$", before):
        return
    elsewhere = re.search(r"vendedor|agencia|fabricante|mediador|correduria|transportista|seller|agency|venedor", found.words.lower())
    comes_first = is_conditional and acts["conditional"].start < found.start
    reading.add(found, "optional_redirect" if (comes_first or optional) and not elsewhere else None)


def _promises(clause: Clause, acts: dict[str, Found], is_conditional: bool) -> bool:
    """Whether the dates of this clause bind the company to a remedy."""
    if is_conditional or CLAIMANTS_DATE.search(clause.folded) or clause.folded.rstrip().endswith("?"):
        return False
    found = acts.get("promise") or acts.get("present")
    only_present = "promise" not in acts
    if not found or (only_present and ("answering" in acts or "looking" in acts)) or "away" in acts or "ask" in acts:
        return False
    return not ONLY_AN_ANSWER.match(clause.folded[found.end :])


def _promise_in(acts: dict[str, Found]) -> Found:
    return acts.get("promise") or acts["present"]


def _present(reading: Reading, clause: Clause, found: Found, acts: dict[str, Found], is_conditional: bool) -> None:
    is_question = clause.folded.rstrip(" )😊🙏🙂").endswith("?")
    ours = re.match(r"(?:te|le|les|os|se) (?:lo |la |los |las )?\w+(?:o|amos|emos|imos)\b", clause.folded[found.start : found.end])
    asks_what = re.search(r"\b(?:que|cual|donde|cuando|quien|como)\b", clause.folded[: found.start])
    reading.add(found, "offer" if (is_conditional and "accept" in acts) or (is_question and ours and not asks_what) else None)


WEIGHERS = {"present": _present, "done": _done, "promise": _promise, "deny": _deny, "redirect": _redirect}
