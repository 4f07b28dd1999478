"""The newest words cut into clauses, without greetings, signatures, legal footers and rows that repeat the claim."""

import re
from dataclasses import dataclass

from bridge.domain.folding import fold

FOOTER = re.compile(
    r"el presente (?:correo|mensaje|e-?mail)|queda prohibida|aviso (?:legal|de (?:privacidad|confidencialidad))|(?:es|son|caracter|informacion|"
    r"estrictamente) confidencial(?:es)?|confidencialidad|\brgpd\b|\blopd|responsable del tratamiento|(?:ley|reglamento|normativa|politica|"
    r"delegado|informacion (?:basica )?sobre)\b.{0,40}proteccion de datos|antes de imprimir|^este correo es un servicio|registro mercantil"
    r"|la informacion (?:de este correo|contenida)|este mensaje (?:se dirige|y, en su caso|contiene informacion|puede contener)|esta mensaxe "
    r"(?:dirix|pode|e conf|cont)|aquest (?:missatge|correu) (?:conte|va dirigit|es confidencial)|if you are not the intended|this (?:e-?mail|"
    r"message) (?:and any|is confidential|may contain)"
    r"|esta mensagem (?:e|pode)|^\W*(?:\(c\)|©)|copyright|todos los derechos|politica de privacidad|privacidad\b.*\bcookies|recibes este correo "
    r"porque|si tu compra fue online|darse de baja|darte de baja de|unsubscribe|horario de nuestras tiendas|siguenos en|entidad inscrita|inscrita "
    r"en|mezu hau (?:konfidentziala|jasotzaile)"
    r"|ce message (?:est|et)|scroll down for"
)
CLOSING = re.compile(
    r"^\W*(?:(?:reciba |recibe |un |una |muchos |mil |con un |os mando un )?(?:cordial(?:es)? |gran |fuerte |afectuos\w+ |mejores )?(?:salud\w+|"
    r"salut\w*|abrazo\w*|beso\w*|besit\w*|abracada\w*|apert\w+|abracos?|beijinhos?)(?: .{0,25})?|atentamente|atte\b.*|cordialment\w*|"
    r"saludos?\b.{0,20}|atenciosamente|com os melhores cumprimentos.*|cumprimentos|melhores cumprimentos.*"
    r"|(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards|yours (?:sincerely|faithfully)|sincerely|all the best|cheers|thanks|thank you|"
    r"gracias|gracies|grazas|obrigad[oa]|merci|eskerrik asko|adeitasunez|ondo izan|agur|moltes gracies|muchas gracias|cordialement|bien a vous|"
    r"salutations.*|quedo a (?:su|tu) disposicion|quedamos a su disposicion|sin otro particular.*)\W*$"
)
HELLO = (
    r"(?:(?:muy )?(?:hola|holii?|ola|boas?|bon dia|bona tarda|bones|buen[oa]s?|estimad\w+|apreciad\w+|querid\w+|benvolgu\w+|dear|hi|hello|morning|"
    r"good (?:morning|afternoon)|caro|cara|exm[oa]s?|ex\.m[oa]|prezad\w+|bonjour|madame|monsieur|kaixo|egun on|arratsalde on|sra?s?|senor\w*))"
)
GREETING = re.compile(rf"^\W*{HELLO}\b(?:[ ,]+[^\s,:]+){{0,6}}?\s?[:,]\s*$|^\W*{HELLO}\b(?:[ ,]+[^\s,:]+){{0,3}}?\s*[.!]?\s*$")
ECHO_LABEL = re.compile(r"^\W*(?:asunto|detalle|descripcion|consumidor|fecha|tipo|monto\b.*|nombre|mensaje|comentarios?|tu mensaje|su mensaje|pedido|domicilio|"
    r"telefono|assumpte|descripcio|assunto|subject|description|your message|articulo|producto|importe|observaciones.*)\W*$")
STATUS_CELL = re.compile(r"^\W*(?:pendiente|en curso|hoy|nuevo|abierto|\(pendiente\)|pending|open|-|completado|recibido)?\W*$")
ENDS = re.compile(r"(?<=[.!?…])\s+(?=[¿¡\"«(]?[A-ZÁÉÍÓÚÑÀÈÒÇ0-9¿¡👉])|(?<=[!?])\s+|;\s+|(?<=[a-z]\.)(?=[a-z]{4,} )|\s+[•·]\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence as written, and folded for comparing. Both have the same length."""

    words: str
    folded: str


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses that say something, in order."""
    found = [part.strip() for paragraph in _paragraphs(text) for part in ENDS.split(paragraph)]
    return tuple(Clause(part, fold(part)) for part in found if re.search(r"\w", part))


def _paragraphs(text: str) -> list[str]:
    kept: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        lines = [_without_footer(line) for line in _lines(block)]
        kept.extend(_joined([line for line in lines if line]))
    return kept


def _without_footer(line: str) -> str:
    """The line up to the sentence in which a legal footer begins."""
    footer = FOOTER.search(fold(line))
    if not footer:
        return line
    starts = [match.end() for match in ENDS.finditer(line) if match.end() <= footer.start() + 1]
    return line[: max(starts, default=0)].strip()


def _lines(block: str) -> list[str]:
    kept: list[str] = []
    for line in block.split("\n"):
        folded = fold(line.strip())
        if CLOSING.match(folded) and len(folded) < 60:
            break
        if folded and not GREETING.match(folded) and not _is_echo(line):
            kept.append(line.strip())
    return kept


def _is_echo(line: str) -> bool:
    """Whether the line is a table row that repeats what the claimant said, or a step of a progress bar."""
    cells = [fold(cell.strip()) for cell in line.split("\t")]
    return len(cells) > 1 and bool(ECHO_LABEL.match(cells[0]) or all(STATUS_CELL.match(cell) for cell in cells[1:]))


def _joined(lines: list[str]) -> list[str]:
    """Lines that a mail program wrapped put together again."""
    found: list[str] = []
    for line in lines:
        goes_on = found and (len(found[-1]) > 55 or found[-1].endswith(",")) and re.match(r"[a-záéíóúñàèòç(<0-9]", line) and found[-1][-1] not in ".:!?"
        if goes_on:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found
