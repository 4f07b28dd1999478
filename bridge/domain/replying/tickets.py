"""The company's own number for the claim: «caso 00492817», «Folio AQ-90071254», a lone code in the subject."""

import re

NUMBER = r"(?P<number>(?:[A-Z]{1,5}[-/ ]?)?\d[\dA-Z]*(?:[-/.][\dA-Z]+){0,4}|[A-Z]{2,6}(?:[-/][\dA-Z]+){1,4})"
WORD = (
    r"(?:caso|case|folio|t[ií]cket|expediente|expte|exp|expedient|expedientea|n[uú]mero de (?:caso|expediente|referencia|ticket|registro|"
    r"reclamaci[oó]n|solicitud|incidencia)|referencia|refer[eè]ncia|reference|ref|rma|siniestro|sinistre|solicitud|"
    r"sol·licitud|incidencia|incid[eè]ncia|reclamaci[oó]n?|queja|reporte|processo|proceso|pedido|conversaci[oó]n|registro|registrad[oa]|"
    r"rexistrada|rexistrado|registad[oa]|c[oó]digo de reclamaci[oó]n|hoja de reclamaci[oó]n|dictamen|claim|request|protocolo|tr[aá]mite|"
    r"aviso|parte|gesti[oó]n|dossier|r[eé]clamation|zenbakia|zenbakiarekin|erreferentzia|espediente|ingresado|radicado|radicaci[oó]n|pqr|caso n)"
)
AFTER_WORD = re.compile(
    rf"(?i)\b{WORD}\b\.?(?: (?:con|bajo|co|com|under|amb))?(?: (?:el|la|o|a|your|su|tu|the)(?= ))?(?: (?:n[uú]mero|n[uú]m|number|folio|c[oó]digo|"
    r"referencia))?\s*(?:n\.?\s?[º°o]\.?|n[uú]m\.?|no\.|number|is|es|:|#)*\s*[#:]?\s*" + f"(?-i:{NUMBER})")
BRACKETED = re.compile(r"\[(?:[\w .áéíóú]{0,30}?[ -]*)?#?" + NUMBER + r"\]|#" + NUMBER.replace("number", "other"))
LONE_CODE = re.compile(r"(?<![\w-])(?P<number>[A-Z]{2,6}[-/]\d[\dA-Z]*(?:[-/][\dA-Z]+)*|\d{4}[-/]\d{4,}|[A-Z]{1,4}\d{2}-\d{3,}|\d{2}-[A-Z]{2}-\d{3,})(?![\w-])")
OURS = re.compile(r"^(?:19|20)\d\d$|^\d{1,3}$", re.IGNORECASE)
THEIRS = re.compile(r"(?i)(?:su|tu|el|del|your|order|n[uú]mero de) (?:pedido|order|orden|env[ií]o|gu[ií]a|factura|invoice|p[oó]liza|billete|"
    r"reserva)\W*(?:n\W{0,2}\S{0,2})?\s*$")


def ticket_of(subject: str, text: str, language: str) -> str | None:
    """The number as written in the subject or the text; None where none is given. Order and invoice numbers are not it."""
    subject, text = (re.sub(r"CONSTA-[\w-]+", " ", source) for source in (subject, text))
    for source in (subject, text):
        for match in AFTER_WORD.finditer(source[:6_000]):
            if _is_ticket(match, source, language):
                return match["number"].rstrip(".-/")
    return _in_brackets(subject) or _lone(subject)


def _is_ticket(match: re.Match[str], source: str, language: str) -> bool:
    number = match["number"]
    if OURS.search(number) or len(re.sub(r"\D", "", number)) < 2 or _is_date(number):
        return False
    word = source[match.start() :].lower()
    is_order = word.startswith("pedido") and language != "pt"
    return not is_order and not THEIRS.search(source[max(0, match.start("number") - 40) : match.start("number")])


def _is_date(number: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})", number))


def _in_brackets(subject: str) -> str | None:
    for match in BRACKETED.finditer(subject):
        number = match["number"] or match["other"]
        if number and not OURS.search(number) and len(number) > 3:
            return number
    return None


def _lone(subject: str) -> str | None:
    found = [match["number"] for match in LONE_CODE.finditer(subject) if not OURS.search(match["number"])]
    before = (subject[: subject.index(number)] for number in found)
    return next((number for number,
    left in zip(found, before, strict=True) if not re.search(r"(?i)(?:pedido|order|abono|factura|gu[ií]a|nº|n°)\s*(?:n\S{0,2}\s*)?$", left)), None)
